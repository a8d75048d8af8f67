"""The report of a day as it will be printed, and beside it what can be done: send, print, keep, correct."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, NotFound
from cigdesk.domain.inspection_report import check_correcting, numbered
from cigdesk.domain.letters import Way
from cigdesk.french import NBSP, date_long, date_medium
from cigdesk.ports.follow_ups import DepartureRow
from cigdesk.services.desk import Services
from cigdesk.services.inspection_reports import ReportView, SentReport
from ui.masked_preview import PreviewPlace
from ui.page import Workbench
from ui.pages.authorities.cards import replace_all
from ui.pages.prevention.follow_up.output import ReportOutput
from ui.theme import Accent
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.pill import Pill, PillData

_SIDE = 336


class ReportPane(QWidget):
    """One report; Échap goes back to where it was asked for."""

    closed = Signal()
    shown = Signal()
    """Another report, or another state of it."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self.output = bench, ReportOutput(bench, self)
        self.inspection_id: UUID | None = None
        self.view: ReportView | None = None
        self._way: Way | None = None
        self.preview = PdfPreview(bench.operations)
        self.preview_place = PreviewPlace(self.preview, bench.masking)
        self.back_button = Button(self.tr("Retour"), icon_name="arrow-left", size="medium")
        self._pill = Pill("", parent=self)
        self._title, self._said = Label("", "section", wrap=True), Label("", "secondary", "text2", wrap=True)
        self.mail_button = Button(self.tr("Envoyer par courriel"), "primary", icon_name="mail")
        self.post_button = Button(self.tr("Envoyé par courrier"), icon_name="send")
        self.print_button = Button(self.tr("Imprimer"), icon_name="printer")
        self.save_button = Button(
            self.tr("Enregistrer le PDF"), icon_name="download", keycap=self.tr("Ctrl E")
        )
        self.correct_button = Button(self.tr("Rapport rectificatif…"), icon_name="edit")
        self.confirm_button = Button("", "primary", icon_name="check")
        self.give_up_button = Button(self.tr("Ne pas envoyer"))
        self._summary = Label("", "body", wrap=True)
        self.reason = LineEdit(placeholder=self.tr("Date de la visite erronée…"))
        self.reason_field = Field(self.tr("Ce que le rectificatif &corrige"), self.reason)
        self.reopen_button = Button(self.tr("Rouvrir la journée"), "primary", icon_name="lock-open")
        self._log = tight(QVBoxLayout(), 6)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._confirm, self._correcting = QWidget(), QWidget()
        asked = tight(QVBoxLayout(self._confirm), 10)
        asked.addWidget(self._summary)
        asked.addWidget(self.confirm_button)
        asked.addWidget(self.give_up_button)
        corrected = tight(QVBoxLayout(self._correcting), 10)
        corrected.addWidget(self.reason_field)
        corrected.addWidget(self.reopen_button)
        side = surface("side")
        side.setFixedWidth(_SIDE)
        inner = tight(QVBoxLayout(side), 10, (20, 14, 18, 14))
        inner.addLayout(row(self.back_button, None, self._pill))
        inner.addWidget(self._title)
        inner.addWidget(self._said)
        inner.addWidget(rule())
        for widget in (
            *(self.mail_button, self.post_button, self._confirm),
            *(self.print_button, self.save_button, self.correct_button, self._correcting),
        ):
            inner.addWidget(widget)
        inner.addWidget(rule())
        inner.addLayout(self._log)
        inner.addStretch(1)
        layout = tight(QHBoxLayout(self))
        layout.addWidget(side)
        layout.addWidget(self.preview_place, 1)
        self._confirm.hide()
        self._correcting.hide()

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.closed)
        self.mail_button.clicked.connect(lambda: self._ask(Way.MAIL))
        self.post_button.clicked.connect(lambda: self._ask(Way.POST))
        self.confirm_button.clicked.connect(self._send)
        self.give_up_button.clicked.connect(self._settle)
        self.print_button.clicked.connect(lambda: self._with_view(self.output.print))
        self.save_button.clicked.connect(self.save)
        self.preview.open_asked.connect(lambda: self._with_view(self.output.open))
        self.correct_button.clicked.connect(self._begin_correcting)
        self.reopen_button.clicked.connect(self.correct)
        self.reason.returnPressed.connect(self.correct)

    @property
    def _services(self) -> Services:
        services: Services = self._bench.services
        return services

    # what it shows

    def show_report(self, inspection_id: UUID) -> None:
        """Show the report of that day."""
        if inspection_id != self.inspection_id:
            self.inspection_id, self.view = inspection_id, None
            self.preview.clear()
        self._settle()
        self.refresh()

    def refresh(self) -> None:
        """Read it again, and draw it again where it is not frozen."""
        if self.inspection_id is None:
            return
        reports, wanted = self._services.inspection_reports, self.inspection_id
        self._bench.operations.query(
            (id(self), "view"), partial(reports.view, wanted), self._show, on_error=self._gone
        )
        self._bench.operations.query(
            (id(self), "pdf"), partial(reports.pdf, wanted), self.preview.show_pdf, on_error=self._gone
        )

    def _gone(self, error: CigdeskError) -> None:
        if not isinstance(error, NotFound):
            self._bench.operations.refused.emit("", error)
        self.inspection_id = None
        self.closed.emit()

    def _show(self, view: ReportView) -> None:
        self.view = view
        line = view.line
        self._title.setText(f"{view.title} {numbered(view.number)}" if view.number else view.title)
        where = ", ".join(part for part in (line.authority, line.sites) if part)
        self._said.setText(f"{where}\n{date_long(line.day).capitalize()}")
        self._pill.set_data(_pill(view))
        reason = (
            "" if view.closed else self.tr("Clôturez la journée d’abord\u00a0: son rapport est un brouillon.")
        )
        for button in (self.mail_button, self.post_button):
            button.set_reason(reason)
        self.mail_button.setText(
            self.tr("Renvoyer par courriel") if view.departures else self.tr("Envoyer par courriel")
        )
        self.correct_button.setVisible(view.frozen)
        replace_all(self._log, self._log_rows(view), ruled=False)
        self.shown.emit()

    def _log_rows(self, view: ReportView) -> list[QWidget]:
        rows: list[QWidget] = []
        if view.departures:
            rows.append(Label(self.tr("Envois"), "section"))
            rows += [Label(self._left(each), "secondary", "text2", wrap=True) for each in view.departures]
        earlier = [each for each in view.sent if each.number != view.number or view.correcting]
        if earlier:
            rows.append(Label(self.tr("Rapports remplacés"), "section"))
            rows += [self._earlier(each) for each in earlier]
        return rows

    def _left(self, row_: DepartureRow) -> str:
        day = date_medium(row_.at.astimezone(self._services.context.zone).date())
        to = f", {row_.recipient}" if row_.recipient else ""
        return f"{row_.what.label} par {row_.way.label}, {day}{to}"

    def _earlier(self, report: SentReport) -> QWidget:
        button = Button(f"{numbered(report.number)}, {date_medium(report.issued_on)}", "link", size="medium")
        button.clicked.connect(lambda: self.output.open_sent(report.id, report.number))
        return button

    # acts

    def _with_view(self, act: Callable[[ReportView], None]) -> None:
        if self.view is not None:
            act(self.view)

    def save(self) -> None:
        """Keep it as a PDF."""
        self._with_view(self.output.save)

    def _ask(self, way: Way) -> None:
        """What can't be taken back is confirmed; what is frozen leaves at once."""
        view = self.view
        if view is None:
            return
        if view.frozen:
            self.output.send(view, way)
            return
        self._way = way
        to = view.recipient or self.tr("une adresse que vous indiquerez")
        how = f"par courriel à {to}" if way is Way.MAIL else "par courrier"
        words = self.tr(
            "Le rapport prend le {number}, daté d’aujourd’hui, et part {how}. Ses pages ne changent plus"
            "\u00a0: une correction demandera un rapport rectificatif."
        )
        self._summary.setText(words.format(number=numbered(view.next_number), how=how))
        self.confirm_button.setText(
            self.tr("Arrêter et préparer le courriel") if way is Way.MAIL else self.tr("Arrêter le rapport")
        )
        self.mail_button.hide()
        self.post_button.hide()
        self._confirm.show()
        self.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        view, way = self.view, self._way
        self._settle()
        if view is not None and way is not None:
            self.output.send(view, way)

    def _settle(self) -> None:
        """Nothing waits to be confirmed."""
        self._way = None
        self._confirm.hide()
        self._correcting.hide()
        self.mail_button.show()
        self.post_button.show()

    def _begin_correcting(self) -> None:
        self.reason.clear()
        self.reason_field.clear_error()
        self._correcting.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def correct(self) -> None:
        """Open the day again for a report that annuls this one."""
        view = self.view
        if view is None:
            return
        try:
            reason = check_correcting(view.line.sent_on, self.reason.text())
        except CigdeskError as error:
            self.reason_field.set_error(str(error))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._settle()
        job = partial(self._services.inspection_reports.correct, view.id, reason)
        self._bench.operations.change(job)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._way is not None or self._correcting.isVisible():
            self._settle()
        else:
            self.closed.emit()


def _pill(view: ReportView) -> PillData:
    if view.frozen and view.line.sent_on is not None:
        return PillData(f"Envoyé le {date_medium(view.line.sent_on)}", Accent.OK, "check")
    if view.correcting:
        return PillData(f"Rectificatif{NBSP}: brouillon", Accent.WARN, "edit")
    if view.closed:
        return PillData("À envoyer", Accent.WARN, "send")
    return PillData("Brouillon", Accent.NEUTRAL, "pencil")
