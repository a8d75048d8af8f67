"""The part « Relevés » of its page: the month, the statement of one authority, and the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget
from shiboken6 import isValid

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.money import total
from cigdesk.domain.rights import Right
from cigdesk.domain.statement import WorkKey
from cigdesk.french import NBSP, amount, capitalised, month_year, of_month, plural
from cigdesk.services.desk import Services
from cigdesk.services.in_turn import Outcome
from cigdesk.services.statement_trail import Behind, Trail
from cigdesk.services.statement_view import LineView
from ui.actions import NEXT_POINT, ActionSpec
from ui.icons import icon
from ui.page import Workbench
from ui.page_part import PagePart
from ui.pages.agenda.targets import ShowAppointment, ShowDay
from ui.pages.agents.targets import PAGE_ID as AGENTS
from ui.pages.authorities.targets import PAGE_ID as AUTHORITIES
from ui.pages.authorities.targets import ShowMemberships
from ui.pages.quotes.report_panel import ReportPanel
from ui.pages.quotes.targets import PAGE_ID as QUOTES
from ui.pages.statements import PAGE_ID
from ui.pages.statements.body import StatementBody
from ui.pages.statements.correction_form import CorrectionForm
from ui.pages.statements.month_list import MonthList
from ui.pages.statements.panel import StatementPanel
from ui.pages.statements.paper_view import PaperView
from ui.pages.statements.points import PointStrip
from ui.pages.statements.presenter import StatementsPresenter
from ui.pages.statements.targets import ShowStatement
from ui.support_targets import ShowCase, ShowTime
from ui.table_files import CSV, XLSX, TableFiles
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState, page_of

KEY = "statements"
AGENDA, CATALOGUE = "agenda", "catalogue"
_BODY, _PAPER, _NOTHING = range(3)


class StatementsPart(PagePart):
    """`go_to` takes a `ShowStatement`."""

    key, title = KEY, "Relevés"
    kinds = frozenset(
        {
            *("statements", "statement_lines", "statement_corrections", "authorities", "centres"),
            *("appointments", "permanences", "session_seats", "time_entries", "cases"),
            *("quotes", "quote_lines", "memberships", "membership_terms", "engagements", "catalogues"),
        }
    )

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self.presenter = StatementsPresenter(services, bench.operations, self)
        self.list, self.body = MonthList(), StatementBody(self._watch)
        self.paper = PaperView(bench, self.presenter)
        self.panel, self.report = StatementPanel(services.context.zone), ReportPanel("Collectivité")
        bench.gate(Right.MANAGE_STATEMENTS, self.panel.close_button)
        self.tables = TableFiles(bench, self)
        self._stack = QStackedWidget()
        self._make_header()
        self._lay_out()
        self._connect()
        self._say_month()

    def _make_header(self) -> None:
        self.before = IconButton("chevron-left", self.tr("Mois précédent"), parent=self)
        self.after = IconButton("chevron-right", self.tr("Mois suivant"), parent=self)
        self.month_label = Label("", "strong", parent=self)
        self.more_button = IconButton("dots", self.tr("Autres exports du mois"), side=32, parent=self)
        self.export_button = Button(
            self.tr("Exporter le mois"), icon_name="file-spreadsheet", keycap="Ctrl E", parent=self
        )
        for widget in (*self.header_start_widgets(), *self.header_widgets()):
            widget.hide()

    def _lay_out(self) -> None:
        back = Button(self.tr("Mois précédent"), icon_name="chevron-left")
        back.clicked.connect(lambda: self._step(-1))
        self.nothing = EmptyState("", icon_name="receipt", action=back)
        for page in (self.body, self.paper, page_of(self.nothing)):
            self._stack.addWidget(page)
        layout = tight(QHBoxLayout(self))
        layout.addWidget(self.list)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.panel)
        layout.addWidget(self.report)
        self._stack.hide()
        self.panel.hide()

    def _connect(self) -> None:
        presenter, body, panel = self.presenter, self.body, self.panel
        presenter.listed.connect(self._listed)
        presenter.viewed.connect(self._viewed)
        presenter.running_changed.connect(self._fit_running)
        presenter.reported.connect(self._reported)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.export_button.clicked.connect(self.export)
        self.more_button.clicked.connect(self._show_more)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._enter)
        self.list.close_asked.connect(self.close_ready)
        body.opened.connect(self.follow)
        body.corrected.connect(self._correct)
        body.put_off.connect(self._put_off)
        body.withdrawn.connect(presenter.withdraw)
        panel.preview_asked.connect(self.preview)
        panel.close_confirmed.connect(lambda: presenter.close(self._not_closed))
        panel.form.edited.connect(self._write_chorus)
        self.paper.closed.connect(self.leave_preview)
        self.report.export_asked.connect(
            lambda table: self.tables.save(lambda: table, "compte-rendu-releves", XLSX)
        )
        self.report.closed.connect(lambda: self.panel.setVisible(not self._empty))

    def _watch(self, strip: PointStrip) -> None:
        """What the acts of a point do."""
        strip.status_asked.connect(self.presenter.set_status)
        strip.opened.connect(self.follow)
        strip.time_asked.connect(
            lambda key: self.presenter.enter_time(key, lambda _error: self._show_appointment(key))
        )
        strip.catalogue_asked.connect(lambda: self.bench.go(CATALOGUE, None))
        strip.field_asked.connect(self.panel.form.reach)

    # what the page asks

    def refresh(self) -> None:
        self.presenter.read()

    def header_start_widgets(self) -> Sequence[QWidget]:
        return (self.before, self.month_label, self.after)

    def header_widgets(self) -> Sequence[QWidget]:
        return (self.more_button, self.export_button)

    def acts(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec("statements.point", self.tr("Point suivant à régler du relevé"), self.next_point,
                       (NEXT_POINT,), "flag"),
            ActionSpec("statements.before", self.tr("Relevés du mois précédent"), lambda: self._step(-1),
                       ("Ctrl+Left",), "chevron-left", focus=self.list.table),
            ActionSpec("statements.after", self.tr("Relevés du mois suivant"), lambda: self._step(1),
                       ("Ctrl+Right",), "chevron-right", focus=self.list.table),
            ActionSpec("statements.preview", self.tr("Aperçu du PDF du relevé"), self.preview, (),
                       "file-type-pdf", words="imprimer liste interne"),
            ActionSpec("statements.ready", self.tr("Valider les relevés prêts"), self.close_ready, (),
                       "checks", words="clore lot"),
            ActionSpec("statements.csv", self.tr("Exporter le mois des relevés en CSV"), self.export_csv, (),
                       "file-export", words="finances"),
            ActionSpec("statements.detail", self.tr("Exporter le détail interne du mois"),
                       self.export_detail, (), "table", words="dossiers lignes"),
            ActionSpec("statements.pages", self.tr("Enregistrer les PDF du mois"), self.save_pages, (),
                       "download", words="dossier lot releves"),
        )  # fmt: skip

    def zones(self) -> Sequence[QWidget]:
        return (self.list, self._stack, self.panel, self.report)

    def narrow(self) -> None:
        self.list.narrow()

    def focus_first(self) -> None:
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, target: object) -> bool:
        if not isinstance(target, ShowStatement):
            return False
        self.panel.form.flush()
        self.leave_preview()
        self.list.show_all()
        self.presenter.show_month(target.month, target.authority_id)
        self._say_month()
        return True

    def flush(self) -> None:
        self.panel.form.flush()

    # what is shown

    def _listed(self) -> None:
        listing = self.presenter.listing
        if listing is None:
            return
        self.list.show_listing(listing, self.presenter.authority_id)
        self._show_nothing(empty=not listing.rows)
        held = any(row.lines for row in listing.rows)
        self.export_button.set_reason("" if held else self.tr("Rien n’est dû pour ce mois."))
        self._fit_running()

    def _show_nothing(self, *, empty: bool) -> None:
        """A month in which nobody owes anything has one page for all of them."""
        if empty:
            month = month_year(self.presenter.month)
            self.nothing.set_text(
                self.tr("Aucun relevé en {month}").format(month=month),
                self.tr("Le travail fait et daté de ce mois viendra ici."),
            )
            self._stack.setCurrentIndex(_NOTHING)
            self._stack.show()
            self.panel.hide()
        elif self._stack.currentIndex() == _NOTHING:
            self._stack.setCurrentIndex(_BODY)
            self._viewed()

    @property
    def _empty(self) -> bool:
        listing = self.presenter.listing
        return listing is not None and not listing.rows

    def _viewed(self) -> None:
        view = self.presenter.view
        if self._empty or view is None:
            return
        self._stack.show()
        self.panel.setVisible(self.report.isHidden())
        self.body.show_view(view)
        self.panel.show_view(view)
        self._order_stops()
        if self._stack.currentIndex() == _PAPER:
            self.paper.show_view(view)

    def _order_stops(self) -> None:
        """Tab goes from the list to the points, the lines and the panel, though the lines are new."""
        stops: list[QWidget] = [self.list.close_button]
        stops += [button for strip in self.body.points.strips for button in strip.buttons]
        stops += [*self.body.buttons, *self.panel.form.editors.values()]
        stops += [self.panel.preview_button, self.panel.close_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _choose(self, authority_id: object) -> None:
        self.panel.form.flush()
        if authority_id != self.presenter.authority_id:
            self.panel.renounce()
        self.presenter.choose(authority_id)  # type: ignore[arg-type] # the signal carries a UUID

    def _step(self, months: int) -> None:
        self.panel.form.flush()
        self.leave_preview()
        self.presenter.step(months)
        self._say_month()

    def _say_month(self) -> None:
        self.month_label.setText(capitalised(month_year(self.presenter.month)))
        self.header_changed.emit()

    def _enter(self) -> None:
        self.leave_preview()
        self.body.take_keyboard()

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("file-export"), self.tr("Exporter en CSV…"), self.export_csv)
        menu.addAction(icon("table"), self.tr("Exporter le détail interne…"), self.export_detail)
        menu.addAction(icon("download"), self.tr("Enregistrer les PDF du mois…"), self.save_pages)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    # acts

    def next_point(self) -> None:
        """The next point to settle, a field that is missing included; else the decision."""
        self._come()
        self.leave_preview()
        strip = self.body.next_point(self.panel.form.held)
        if strip is not None and strip.point.field:
            self.panel.form.reach(strip.point.field)
        elif strip is None and self.panel.isVisible():
            button = self.panel.close_button
            (button if button.isEnabled() else self.panel.preview_button).setFocus()

    def _come(self) -> None:
        """An act asked from another part of the page shows this one first."""
        if not self.isVisible():
            self.bench.go(PAGE_ID, KEY)

    def follow(self, key: WorkKey) -> None:
        """Show the work behind a line."""
        self.presenter.follow(key, self._show_trail)

    def _show_trail(self, trail: Trail) -> None:
        goals: dict[Behind, tuple[str, object]] = {
            Behind.APPOINTMENT: (AGENDA, trail.record_id and ShowAppointment(trail.record_id)),
            Behind.DAY: (AGENDA, trail.day and ShowDay(trail.day)),
            Behind.CASE: (AGENTS, ShowCase(trail.record_id) if trail.record_id else ShowTime()),
            Behind.MEMBERSHIP: (AUTHORITIES, ShowMemberships(trail.record_id)),
            Behind.QUOTE: (QUOTES, trail.record_id),
        }
        self.bench.go(*goals[trail.behind])

    def _show_appointment(self, key: object) -> None:
        self.bench.go(AGENDA, ShowAppointment(key))  # type: ignore[arg-type] # the signal carries a UUID

    def _correct(self, line: LineView, form: CorrectionForm) -> None:
        values = form.values()
        if values is not None:
            self.presenter.correct(line.key, *values, form.reason.text(), _live(form))

    def _put_off(self, line: LineView, form: CorrectionForm) -> None:
        self.presenter.set_aside(line.key, form.reason.text(), _live(form))

    def _write_chorus(self, before: object, after: object) -> None:
        form, now = self.panel.form, self.bench.services.agenda.now
        self.presenter.write_chorus(
            before, after, lambda: form.say_saved(now()), form.show_faults  # type: ignore[arg-type]
        )  # fmt: skip

    def _not_closed(self, error: CigdeskError) -> None:
        self.panel.say(str(error), "bad")

    def preview(self) -> None:
        """The page of the statement in place of its lines."""
        self._come()
        view = self.presenter.view
        if view is not None and view.lines:
            self.panel.form.flush()
            self._stack.setCurrentIndex(_PAPER)
            self.paper.show_view(view)
            self.paper.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_preview(self) -> None:
        """Back to the lines."""
        if self._stack.currentIndex() == _PAPER:
            self._stack.setCurrentIndex(_BODY)
            if self.panel.isVisible():
                self.panel.preview_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_ready(self) -> None:
        """Ask, then close all that are ready."""
        self._come()
        listing = self.presenter.listing
        ready = len(listing.ready) if listing else 0
        if listing is None or not ready or self.presenter.running:
            return
        self.report.close_panel()
        self.leave_preview()
        held = total(each.total for each in listing.rows if each.authority_id in listing.ready)
        words = plural(ready, "relevé", "relevés")
        self.panel.ask(
            f"Valider {words} {of_month(listing.month)}{NBSP}?",
            self.tr(
                "{held} en tout. Chacun est numéroté et figé\u00a0; ceux à vérifier restent ouverts."
            ).format(held=amount(held)),
            self.tr("Valider {words}").format(words=words),
            self.presenter.close_ready,
        )

    def export(self) -> None:
        self._export(XLSX)

    def export_csv(self) -> None:
        """The month as text separated by semicolons."""
        self._export(CSV)

    def _export(self, suffix: str) -> None:
        month, tables = self.presenter.month, self.bench.services.statement_export
        make = partial(tables.finance, month, month, drafts=True)
        self.tables.save(make, f"releves-{month:%Y-%m}", suffix)

    def export_detail(self) -> None:
        """Every line by day and case number, for the centre alone."""
        month, tables = self.presenter.month, self.bench.services.statement_export
        make = partial(tables.internal, month, month, drafts=True)
        self.tables.save(make, f"releves-detail-interne-{month:%Y-%m}", XLSX)

    def save_pages(self) -> None:
        """The page of each statement in a folder."""
        folder = self.bench.dialogs.folder(self.window(), self.tr("Dossier des relevés du mois"))
        if folder is not None and not self.presenter.running:
            self.presenter.write_pages(folder)

    def _fit_running(self) -> None:
        running = self.presenter.running
        busy = self.tr("Le travail est en cours. Échap l’arrête, ce qui est fait reste.")
        if running:
            self.list.close_button.set_reason(busy)
            self.panel.close_button.set_reason(busy)
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.presenter.listing is not None:
            ready = self.presenter.listing.ready
            self.list.close_button.set_reason("" if ready else self.tr("Aucun relevé de ce mois n’est prêt."))

    def _reported(self, outcome: Outcome) -> None:
        self.panel.hide()
        self.report.show_outcome(outcome)
        self.report.open_panel(self.report.close_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.presenter.running:
            self.presenter.stop()
        elif event.key() == Qt.Key.Key_Escape and self._stack.currentIndex() == _PAPER:
            self.leave_preview()
        else:
            super().keyPressEvent(event)


def _live(form: CorrectionForm) -> Callable[[dict[str, str]], None]:
    """Show faults in the form, unless the statement was drawn again meanwhile."""

    def show(faults: dict[str, str]) -> None:
        if isValid(form):
            form.show_faults(faults)

    return show
