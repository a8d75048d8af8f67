"""The ways out of the agenda: paper, calendar files, and words for the agent."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.agenda_sheets import Message
from ui.actions import EXPORT, ActionSpec
from ui.icons import icon
from ui.page import Notice, Workbench
from ui.pages.agenda.board import Mode
from ui.pages.agenda.dock import PanelDock
from ui.pages.agenda.presenter import AgendaPresenter
from ui.pages.agenda.printing_mail import Attendee, mail_address, may_be_signed, may_be_told, plain_text
from ui.pages.agenda.printing_presenter import Order, Paper
from ui.pages.agenda.week_view import WeekView
from ui.widgets.buttons import IconButton
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from ui.pages.agenda.printing_export import ExportPanel
    from ui.pages.agenda.printing_sheet import PrintingSheet

_NO_SESSION = "Choisissez d’abord une séance collective qui n’est pas annulée."
_NOTHING = "Choisissez d’abord un rendez-vous à venir avec un agent."


class WaysOut(QObject):
    """Made with the page; what prints is made when it is first asked for."""

    changed = Signal()
    """The screen that prints has come, or gone."""

    def __init__(self, page: QWidget, bench: Workbench, presenter: AgendaPresenter, grid: WeekView) -> None:
        super().__init__(page)
        self._page, self._bench, self._presenter, self._grid = page, bench, presenter, grid
        self._dock: PanelDock | None = None
        self._beneath: SidePanel | None = None
        self.button = IconButton("printer", "Imprimer ou exporter l’agenda", side=32)
        self.button.clicked.connect(self.open_menu)

    def put_in(self, dock: PanelDock) -> None:
        """The place where the panel of the export opens; a panel that opens closes the printing."""
        self._dock = dock
        dock.changed.connect(self._give_way)

    def _give_way(self) -> None:
        """Whatever opens beneath is what the person wants to see."""
        current = self._dock.current if self._dock else None
        if current not in (None, self._beneath):
            self.close()

    def close(self) -> None:
        """Back to the agenda, if a paper is in sight."""
        if self.printing:
            self.sheet.close_sheet()

    @cached_property
    def sheet(self) -> PrintingSheet:
        """The screen that prints; printers and PDF pages are loaded with it, not with the window."""
        from ui.pages.agenda.printing_output import PaperOutput
        from ui.pages.agenda.printing_presenter import PrintingPresenter
        from ui.pages.agenda.printing_sheet import PrintingSheet
        from ui.widgets.pdf_preview import PdfPreview

        bench = self._bench
        presenter = PrintingPresenter(bench.services.agenda_printing, bench.operations, self)
        output, preview = PaperOutput(bench, self._page), PdfPreview(bench.operations)
        made = PrintingSheet(self._page, presenter, output, preview, bench.masking)
        made.opened.connect(self.changed)
        made.closed.connect(self.changed)
        made.closed.connect(partial(self._grid.setFocus, Qt.FocusReason.OtherFocusReason))
        return made

    @cached_property
    def export(self) -> ExportPanel:
        """The panel that writes calendar files."""
        from ui.pages.agenda.printing_export import ExportPanel

        made = ExportPanel(self._bench)
        if self._dock is not None:
            self._dock.add(made)
        return made

    @property
    def printing(self) -> bool:
        """Whether the screen that prints is in sight."""
        return "sheet" in self.__dict__ and self.sheet.isVisible()

    def refresh(self) -> None:
        """Something was written elsewhere: draw the paper in sight again."""
        if self.printing:
            self.sheet.presenter.begin(self.sheet.presenter.order)

    def acts(self) -> Sequence[ActionSpec]:
        """For the menus, the palette and the keys."""
        return (
            ActionSpec("agenda.print", "Imprimer l’agenda…", self.open_print, ("Ctrl+P",), "printer",
                       words="feuille permanence semaine liste pdf"),
            ActionSpec("agenda.export", "Exporter au format ICS…", self.open_export, (EXPORT,), "file-export",
                       words="calendrier icalendar thunderbird outlook"),
            ActionSpec("agenda.slip", "Imprimer le rappel pour l’agent…", self.slip_of_current, (), "printer",
                       words="convocation"),
            ActionSpec("agenda.attendance", "Imprimer la feuille d’émargement…", self.attendance_of_current,
                       icon="signature", words="séance participants présence"),
            ActionSpec("agenda.mail", "Écrire à l’agent", self.write_for_current, (), "mail",
                       words="courriel rappel convocation"),
            ActionSpec("agenda.copy_text", "Copier le texte pour l’agent", self.copy_for_current, (), "copy",
                       words="rappel sms"),
        )  # fmt: skip

    def open_menu(self) -> None:
        """What the button of the header offers."""
        menu = QMenu(self.button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("printer", "text2"), "Imprimer…\tCtrl P", self.open_print)
        menu.addAction(icon("file-export", "text2"), "Exporter au format ICS…\tCtrl E", self.open_export)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    # paper and files

    def open_print(self) -> None:
        """Print what is shown: the week, what is held somewhere on that day, or the list of several days."""
        if self.printing:
            self.sheet.print()
            return
        shown = self._presenter
        paper, first, last = paper_of(shown.mode, shown.day, shown.bounds())
        self._open(paper, Order(paper, first, last, shown.chosen))

    def _open(self, paper: Paper, order: Order) -> None:
        order = Order(
            paper,
            order.first,
            order.last,
            order.practitioners,
            names=self.sheet.usual_names(paper),
            appointment=order.appointment,
            participation=order.participation,
        )
        self._beneath = self._dock.current if self._dock else None
        self.sheet.open_for(self._presenter.practitioners, order, self._presenter.day)

    def open_export(self) -> None:
        """Write a calendar file; while a paper is in sight, keep that instead."""
        if self.printing:
            self.sheet.save()
            return
        shown = self._presenter
        chosen = shown.chosen[0] if len(shown.chosen) == 1 and shown.mode is not Mode.TEAM else None
        if self._dock is not None:
            self._dock.make_way(self.export)
        self.export.open_for(shown.practitioners, chosen, shown.day)
        if self._dock is not None:
            self._dock.arrange()

    # for the agent

    def slip_of_current(self) -> None:
        """Print what the agent keeps."""
        row = self._current()
        if row is not None:
            self.slip(row)

    def write_for_current(self) -> None:
        """Write to the agent of the appointment that the keyboard is on."""
        row = self._current()
        if row is not None:
            self.write(row)

    def copy_for_current(self) -> None:
        """Copy the words for that agent."""
        row = self._current()
        if row is not None:
            self.copy(row)

    def slip(self, row: AppointmentRow) -> None:
        """Print what the agent keeps of it."""
        day = row.start.astimezone(self._presenter.services.agenda.zone).date()
        self._open(Paper.SLIP, Order(Paper.SLIP, day, day, appointment=row.id))

    def write(self, row: AppointmentRow) -> None:
        """Have the person's mail program write to the agent."""
        self._said(row.id, self._mail)

    def copy(self, row: AppointmentRow) -> None:
        """Put the words for the agent on the clipboard."""
        self._said(row.id, self._copy)

    def offer(self, whom: AppointmentRow | Attendee, place: QPoint) -> None:
        """What can be done for the agent, for those of a session, or for one of them, as a menu."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(whom, Attendee):
            self._fill_for_session(menu, whom)
        else:
            self._fill_for_agent(menu, whom)
        menu.popup(place)

    def _fill_for_agent(self, menu: QMenu, row: AppointmentRow) -> None:
        menu.addAction(icon("mail", "text2"), "Écrire un courriel", partial(self.write, row))
        menu.addAction(icon("copy", "text2"), "Copier le texte", partial(self.copy, row))
        menu.addAction(icon("printer", "text2"), "Imprimer le rappel…", partial(self.slip, row))

    # for those who come to a session

    def _fill_for_session(self, menu: QMenu, whom: Attendee) -> None:
        """One person is told; for all of them there is a sheet to sign too."""
        every = whom.participation_id is None
        slips = partial(self._print_session, Paper.SESSION_SLIPS, whom)
        if every:
            attendance = partial(self._print_session, Paper.ATTENDANCE, whom)
            menu.addAction(icon("signature", "text2"), "Feuille d’émargement…", attendance)
            menu.addAction(icon("printer", "text2"), "Convocations…", slips)
        else:
            menu.addAction(icon("printer", "text2"), "Imprimer sa convocation…", slips)
        writing = "Écrire aux participants" if every else "Écrire un courriel"
        menu.addAction(icon("mail", "text2"), writing, partial(self._tell_session, whom, self._mail))
        menu.addAction(
            icon("copy", "text2"), "Copier le texte", partial(self._tell_session, whom, self._copy)
        )

    def _print_session(self, paper: Paper, whom: Attendee) -> None:
        row = whom.session
        day = row.start.astimezone(self._presenter.services.agenda.zone).date()
        self._open(paper, Order(paper, day, day, appointment=row.id, participation=whom.participation_id))

    def _tell_session(self, whom: Attendee, then: Callable[[Message], None]) -> None:
        job = partial(
            self._bench.services.agenda_printing.session_message, whom.session.id, whom.participation_id
        )
        self._bench.operations.query((id(self), "message"), job, then)

    def attendance_of_current(self) -> None:
        """Print what is signed at the session that the keyboard is on."""
        item = self._grid.current_item()
        row = item.appointment if item is not None else None
        if row is None or not may_be_signed(row):
            self._bench.operations.refused.emit("", CigdeskError(_NO_SESSION))
            return
        self._print_session(Paper.ATTENDANCE, Attendee(row))

    def _current(self) -> AppointmentRow | None:
        item = self._grid.current_item()
        row = item.appointment if item is not None else None
        if row is None or not may_be_told(row):
            self._bench.operations.refused.emit("", CigdeskError(_NOTHING))
            return None
        return row

    def _said(self, appointment_id: UUID, then: Callable[[Message], None]) -> None:
        printing = self._bench.services.agenda_printing
        self._bench.operations.query((id(self), "message"), partial(printing.message, appointment_id), then)

    def _mail(self, message: Message) -> None:
        if not self._bench.dialogs.open_address(mail_address(message)):
            sentence = "Aucun programme de ce poste n’écrit de courriel. Copiez le texte, puis collez-le."
            self._bench.operations.refused.emit("", CigdeskError(sentence))

    def _copy(self, message: Message) -> None:
        QGuiApplication.clipboard().setText(plain_text(message))
        self._bench.notify(Notice("Texte copié", "à coller dans un courriel ou un message", "copy"))


def paper_of(mode: Mode, day: date, bounds: tuple[date, date]) -> tuple[Paper, date, date]:
    """The paper nearest to what is shown, with its days; of the weeks around a month, that month alone."""
    first, last = bounds
    if mode is Mode.WEEK:
        return Paper.WEEK, first, last
    if first == last:
        return Paper.DAY, day, day + timedelta(days=6)
    if (last - first).days > 31:
        first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return Paper.LIST, first, last
