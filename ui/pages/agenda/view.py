"""The agenda's page: small month at the left, the grid, and a panel at the right for what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from cigdesk.domain.note import NoteKind
from cigdesk.domain.rights import Right
from cigdesk.ports.agenda import AgentRow, AppointmentRow, PermanenceRow
from cigdesk.services.social_note_views import NoteOwner
from ui.actions import ActionSpec
from ui.notes.over_page import PageNotes
from ui.page import Notice, Page, PageState, Workbench
from ui.pages.agenda.acts import agenda_acts
from ui.pages.agenda.board import Board, Mode
from ui.pages.agenda.conductor import Conductor
from ui.pages.agenda.dock import PanelDock
from ui.pages.agenda.items import who
from ui.pages.agenda.kept_state import kept, take_up
from ui.pages.agenda.left_panel import LeftPanel
from ui.pages.agenda.list_rows import Writing
from ui.pages.agenda.month_board import Month
from ui.pages.agenda.page_header import AgendaHeader
from ui.pages.agenda.people import Showing
from ui.pages.agenda.place_field import PlaceField
from ui.pages.agenda.presenter import AgendaPresenter
from ui.pages.agenda.printing_ways import WaysOut
from ui.pages.agenda.services import Services
from ui.pages.agenda.targets import (
    BookFor,
    BookOrder,
    BookSession,
    BookSpan,
    Reserve,
    ShowAppointment,
    ShowDay,
    ShowLate,
)
from ui.pages.agenda.views import Views
from ui.pages.agenda.week_view import WeekView
from ui.settings_targets import ShowPractitioner
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.pages.agenda.booking.sheet import ReserveSheet


class AgendaPage(Page):
    """Weeks, days and the team.

    Args:
        agents_page: id of the page that shows an agent, where there is one.
        people_page: id of the page where practitioners are created, where there is one.
    """

    page_id = "agenda"
    title = "Agenda"
    icon = "calendar-event"
    kinds = frozenset(
        {
            "appointments", "permanences", "absences", "agents", "practitioners", "working_hours",
            "authorities", "sites", "rooms", "centres", "closures",
        }
    )  # fmt: skip

    def __init__(
        self, bench: Workbench, parent: QWidget | None = None, *, agents_page: str = "", people_page: str = ""
    ) -> None:
        super().__init__(bench, parent)
        self._agents_page, self._people_page = agents_page, people_page
        self._wanted: ShowAppointment | None = None
        self._kept_shown = False
        known = Services.of(bench.services)
        self.presenter = AgendaPresenter(known, bench.operations, self)
        self.presenter.masked = bench.masking.masked
        self.grid = WeekView()
        self.grid.setAccessibleName(self.tr("Agenda"))
        self.place = PlaceField(known.agenda, bench.operations)
        self.left = LeftPanel(self.presenter.today, bench.masking, self.place)
        self.views = Views(self.grid, known.agenda.zone, self._nobody)
        self.conductor = Conductor(
            self.presenter, self.views, bench, agents_open=bool(agents_page) and bench.may(Right.SEE_NAMES)
        )
        self.header = AgendaHeader(self.presenter, self.conductor.book, self._unfold)
        bench.gate(Right.BOOK, self.header.book)
        self.ways = WaysOut(self, bench, self.presenter, self.grid)
        self.notes = PageNotes(self, bench)
        self._lay_out()
        self._connect()

    # layout

    def _lay_out(self) -> None:
        room = QWidget()
        agenda = QWidget()
        whole = tight(QHBoxLayout(agenda))
        whole.addWidget(self.left)
        whole.addWidget(self.views.stack, 1)
        whole.addWidget(room)
        self._screens = QStackedLayout(self)
        self._screens.addWidget(agenda)
        self.dock = PanelDock(agenda, room)
        self.ways.put_in(self.dock)
        self.conductor.put_in(self.dock)

    def _nobody(self) -> QWidget:
        button = Button(self.tr("Ajouter un intervenant"), "primary", icon_name="user-plus")
        button.clicked.connect(lambda: self.bench.go(self._people_page, ShowPractitioner()))
        return EmptyState(
            self.tr("Aucun intervenant"),
            self.tr("L’agenda montre les semaines de ceux qui reçoivent : ajoutez-en un dans les réglages."),
            icon_name="users",
            action=button if self._people_page else None,
            framed=False,
        )

    def _connect(self) -> None:
        presenter, left = self.presenter, self.left
        presenter.board_changed.connect(self._show_board)
        presenter.month_changed.connect(self._show_month)
        presenter.rows_changed.connect(self._show_rows)
        presenter.people_changed.connect(self._show_people)
        presenter.marks_changed.connect(left.calendar.set_marks)
        presenter.period_changed.connect(self._show_period)
        left.calendar.picked.connect(presenter.go_to)
        self.grid.day_under = self._day_under
        self.grid.over_day.connect(left.calendar.grid.set_target)
        self.conductor.placing.copied.connect(self._tell_copied)
        left.calendar.month_changed.connect(presenter.show_month)
        left.people.changed.connect(self._choose_people)
        self.place.chosen.connect(presenter.choose_place)
        left.team_asked.connect(lambda: presenter.set_mode(Mode.TEAM))
        left.layer_toggled.connect(lambda layer, shown: presenter.hide_layer(layer, hidden=not shown))
        left.weekend_toggled.connect(lambda shown: presenter.show_weekend(shown=shown))
        self.conductor.deeds.occurrence_moved.connect(self._offer_series)
        self.bench.masking.changed.connect(lambda masked: presenter.mask(masked=masked))
        self.conductor.booking_asked.connect(self.open_booking)
        self.conductor.written.connect(lambda made: self.navigate(ShowAppointment(made, details=False)))
        self.conductor.panels.tell_asked.connect(self.ways.offer)
        self.conductor.panels.notes_open_asked.connect(self._open_notes)
        self.notes.closed.connect(self._take_keyboard)
        self.ways.changed.connect(self.header_changed)
        self.conductor.panels.agent_asked.connect(lambda agent: self.bench.go(self._agents_page, agent))

    # booking somebody on the phone

    @cached_property
    def reserve(self) -> ReserveSheet:
        """The screen that looks for a time, made when it is first asked for."""
        from ui.pages.agenda.booking.sheet import ReserveSheet

        made = ReserveSheet(self.bench.services, self.bench.operations, self.bench.masking)
        made.closed.connect(self.close_booking)
        made.booked.connect(self._show_booked)
        made.presenter.chosen_changed.connect(self._follow_typing)
        made.clear_button.clicked.connect(made.start_again)
        made.close_button.clicked.connect(self.close_booking)
        self._screens.addWidget(made)
        return made

    @property
    def booking(self) -> bool:
        """Whether that screen is in sight."""
        return self._screens.currentIndex() > 0

    def open_booking(self, agent: AgentRow | None = None, request_id: UUID | None = None) -> None:
        """Look for a time for somebody, with what was typed last or for that person."""
        self.ways.close()
        self._screens.setCurrentWidget(self.reserve)
        self.reserve.open_sheet(agent, request_id)
        self.header_changed.emit()

    def close_booking(self) -> None:
        """Back to the agenda; what was typed is kept."""
        self._screens.setCurrentIndex(0)
        self.header_changed.emit()
        self._take_keyboard()

    def _show_booked(self, appointment_id: UUID) -> None:
        self.close_booking()
        self.navigate(ShowAppointment(appointment_id))

    def _follow_typing(self) -> None:
        """The header says that something would be kept, once there is something."""
        if self.booking and self._kept_shown != self.reserve.presenter.touched:
            self._kept_shown = not self._kept_shown
            self.header_changed.emit()

    # what the window asks

    def refresh(self, _kinds: frozenset[str]) -> None:
        self.presenter.load()
        self.ways.refresh()
        if self.booking:
            self.reserve.presenter.check()

    def header_title(self) -> str:
        if self.booking:
            return self.tr("Réserver un rendez-vous")
        return self.tr("Imprimer l’agenda") if self.ways.printing else self.title

    def save_text(self) -> str:
        return self.tr("Votre saisie est gardée") if self.booking and self._kept_shown else ""

    def header_start_widgets(self) -> Sequence[QWidget]:
        if self.booking or self.ways.printing:
            return ()
        header = self.header
        shown = [header.fold] if self.compact else []
        detail = [] if self.compact else [header.week]
        return (*shown, header.today, header.previous, header.next, header.period, *detail)

    def header_tool_widgets(self) -> Sequence[QWidget]:
        return () if self.booking or self.ways.printing else (self.header.modes,)

    def header_widgets(self) -> Sequence[QWidget]:
        if not self.booking:
            return () if self.ways.printing else (self.ways.button, self.header.book)
        clear = (self.reserve.clear_button,) if self._kept_shown else ()
        return (*clear, self.reserve.close_button)

    def page_actions(self) -> Sequence[ActionSpec]:
        acts = agenda_acts(self.conductor, self.conductor.placing, self.grid)
        return (*acts, *self.ways.acts())

    def zones(self) -> Sequence[QWidget]:
        if self.booking:
            return self.reserve.zones()
        if self.notes.shown:
            return (self.notes.sheet,)
        if self.ways.printing:
            return self.ways.sheet.zones()
        main = self.views.of(self.presenter.mode)
        return (self.left, main, *self.dock.panels)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.left.setVisible(not compact)
        self.header_changed.emit()

    def _unfold(self) -> None:
        self.left.setVisible(self.left.isHidden())

    def on_shown(self) -> None:
        if self.booking:
            self.reserve.take_keyboard()
        elif not self.ways.printing:
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        self.views.of(self.presenter.mode).setFocus()

    def _open_notes(self, row: AppointmentRow, wanted: NoteKind | None) -> None:
        """The notes of that appointment, over the grid."""
        masking = self.bench.masking
        self.notes.open(NoteOwner(appointment_id=row.id), lambda: who(row, masked=masking.masked), wanted)

    def can_leave(self) -> bool:
        return self.notes.can_leave()

    def on_hidden(self) -> None:
        self.notes.flush()

    def navigate(self, target: object) -> None:
        """Show a day, an appointment, or book for an agent (`ui.pages.agenda.targets`)."""
        if not self.notes.close():
            return
        agenda, operations, key = self.presenter.services.agenda, self.bench.operations, (id(self), "target")
        if self.booking and not isinstance(target, BookFor | Reserve):
            self.close_booking()
        if isinstance(target, ShowDay):
            self.presenter.go_to(target.day)
        elif isinstance(target, Reserve):
            self.conductor.book()
        elif isinstance(target, BookSpan):
            operations.query(
                key, agenda.practitioners, lambda people: self.conductor.placing.book_at(target, people)
            )
        elif isinstance(target, ShowLate):
            self.presenter.show_late()
        elif isinstance(target, ShowAppointment):
            operations.query(
                key,
                partial(agenda.appointment, target.appointment_id),
                lambda line: self._go_to(line, target),
            )
        elif isinstance(target, BookFor):
            operations.query(
                key,
                partial(agenda.agent, target.agent_id),
                lambda agent: self.open_booking(agent, target.request_id),
            )
        elif isinstance(target, BookSession):
            operations.query(
                key,
                partial(agenda.find_authorities, target.authority),
                lambda rows: self.conductor.placing.book_session(target, rows),
            )
        elif isinstance(target, BookOrder):
            operations.query(
                key,
                lambda: (agenda.find_authorities(target.authority), agenda.practitioners()),
                lambda read: self.conductor.placing.book_order(target, *read),
            )

    def _go_to(self, line: AppointmentRow, target: ShowAppointment) -> None:
        self._wanted, presenter = target, self.presenter
        day = line.start.astimezone(presenter.services.agenda.zone).date()
        if presenter.mode in (Mode.MONTH, Mode.LIST):
            presenter.show_day(Mode.WEEK, day)
        presenter.reveal(day, line.practitioner_id)

    def save_state(self) -> PageState:
        return kept(self.presenter, self.grid)

    def restore_state(self, state: PageState) -> None:
        take_up(state, self.presenter, self.grid)
        self.left.show_layers(self.presenter.hidden, weekend=self.presenter.weekend)
        self.header.show_period()

    # what the presenter tells

    def _show_board(self, board: Board) -> None:
        self._show_page(self.views.hours if board.columns else self.views.nobody)
        self.grid.show_board(board)
        self.grid.show_now(self.presenter.now, self.presenter.services.agenda.zone)
        self.conductor.board_shown()
        if self._wanted is not None:
            self._show_wanted(self._wanted)

    def _show_page(self, page: QWidget) -> None:
        """The keyboard goes from the layout that is left to the one that comes."""
        stack = self.views.stack
        left = stack.currentWidget()
        had = left is not None and left.isAncestorOf(self.focusWidget() or self)
        stack.setCurrentWidget(page)
        if had and self.presenter.practitioners:
            self._take_keyboard()

    def _show_month(self, month: Month) -> None:
        if self.presenter.mode is not Mode.MONTH:
            return
        shown = self.views.month
        self._show_page(shown if self.presenter.practitioners else self.views.nobody)
        shown.show_month(month, self.presenter.day)
        self.conductor.board_shown()

    def _show_rows(self, rows: Sequence[AppointmentRow], writing: Writing) -> None:
        shown = self.views.list
        self._show_page(shown if self.presenter.practitioners else self.views.nobody)
        shown.show_choice(self.presenter.sought, self.presenter.listed)
        shown.show_rows(rows, writing, self.presenter.late)
        self.conductor.board_shown()

    def show_waiting(self) -> None:
        self.navigate(ShowLate())

    def _choose_people(self, ids: list[UUID]) -> None:
        """Ticking somebody gives the place up: one of both says who is shown."""
        self.place.show_choice(None)
        self.presenter.place = None
        self.presenter.choose(ids)

    def _show_wanted(self, wanted: ShowAppointment) -> None:
        item = self.grid.items.item(self.grid.items.appointment_index(wanted.appointment_id))
        if item is None:
            return
        self._wanted = None
        self.grid.choose(item)
        if wanted.details:
            self.conductor.show_item(item)

    def _offer_series(self, row: PermanenceRow) -> None:
        self.bench.notify(
            Notice(
                self.tr("Déplacée cette fois seulement"),
                self.tr("Les autres de la série gardent leur heure."),
                icon="refresh",
                action=self.tr("Appliquer aux suivantes"),
                on_action=lambda: self.conductor.change_series(row),
            )
        )

    def _day_under(self, place: QPoint) -> date | None:
        calendar = self.left.calendar.grid
        return calendar.day_at(QPointF(calendar.mapFromGlobal(place))) if calendar.isVisible() else None

    def _tell_copied(self, _row: AppointmentRow) -> None:
        self.bench.notify(
            Notice(
                self.tr("Rendez-vous copié"),
                self.tr("Choisissez un moment, puis Ctrl V."),
                icon="copy",
            )
        )

    def _show_people(self, showing: Sequence[Showing]) -> None:
        self.left.show_people(showing, self.presenter.chosen)

    def _show_period(self) -> None:
        self.left.calendar.select(self.presenter.day)
        self.left.calendar.set_today(self.presenter.today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dock.arrange()
