"""The cases within the page of agents: the list, the panel that opens one, the sheet, the panel of time."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.note import NoteKind
from cigdesk.domain.rights import Right
from cigdesk.domain.support_allowance import BeyondAllowance
from cigdesk.domain.support_time import Task, TimeValues, work_of
from cigdesk.french import number, time_of_day
from cigdesk.ports.support import TimeRow
from cigdesk.services.desk import Services
from cigdesk.services.social_note_views import NoteOwner
from cigdesk.services.support_cases import CaseSheet
from ui.notes.card import NotesCard
from ui.notes.over_page import PageNotes
from ui.page import Crumb, Workbench
from ui.page_part import PagePart
from ui.pages.cases.keeping_line import KeepingLine
from ui.pages.cases.list_presenter import CaseListPresenter
from ui.pages.cases.list_view import CaseListView
from ui.pages.cases.open_panel import OpenPanel
from ui.pages.cases.open_presenter import OpenPresenter
from ui.pages.cases.sheet_presenter import CasePresenter
from ui.pages.cases.sheet_view import CaseSheetView
from ui.pages.cases.time_panel import TimePanel
from ui.pages.cases.time_presenter import Asked, TimePresenter
from ui.pages.cases.words import spoken, state_pill
from ui.record_journal import history_card, openings_card
from ui.support_targets import NewCase, NewCaseForRequest, ShowCase, ShowCases, ShowRetention
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.pill import Pill

_AGENTS = "agents"
KINDS = frozenset({"cases", "time_entries", "billing_agreements", "engagements", "memberships", "headcounts"})
"""What the part shows beyond agents, authorities and appointments."""


class CasesPart(PagePart):
    """Who is followed, since when, by whom, with how much time."""

    key, title, kinds = "cases", "Dossiers", KINDS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self._services = services
        self.list_presenter = CaseListPresenter(services, bench.operations, self)
        self.open_presenter = OpenPresenter(services, bench.operations, self)
        self.presenter = CasePresenter(services, bench.operations, self)
        self.list = CaseListView(self.list_presenter, bench.masking)
        self.panel = OpenPanel(self.open_presenter, services, bench.operations, bench.masking)
        self.notes = PageNotes(self, bench)
        self.sheet = CaseSheetView(
            self.presenter, KeepingLine(services, bench.operations), self._make_notes_card()
        )
        self._add_journals(bench)
        self.time_panel = TimePanel(TimePresenter(services, bench.operations, self), bench.masking)
        tr = self.tr
        self.new_button = Button(
            tr("Nouveau dossier"), "primary", icon_name="plus", keycap=tr("Ctrl N"), parent=self
        )
        self.time_button = Button(
            tr("Saisir du temps"), "primary", icon_name="clock", keycap=tr("Ctrl N"), parent=self
        )
        self.close_button = Button(tr("Clore le dossier"), icon_name="archive", parent=self)
        self.reopen_button = Button(tr("Rouvrir"), icon_name="arrow-back-up", parent=self)
        bench.gate(Right.SUPPORT, *self._buttons(), self.time_panel.submit)
        bench.gate(Right.SEE_NAMES, self.sheet.agent_button)
        if not bench.may(Right.SUPPORT):
            self.sheet.only_read()
        self._pill = Pill("", parent=self)
        for hidden in (*self._buttons(), self._pill):
            hidden.hide()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _add_journals(self, bench: Workbench) -> None:
        """What was changed of the case, and who opened it."""
        given = self._services, bench.operations, bench.masking
        self.openings, self.history = openings_card(*given), history_card(*given, "cases")
        for card in (self.openings, self.history):
            self.sheet.add_card(card)
        self.presenter.shown.connect(self._show_journals)

    def _show_journals(self, sheet: CaseSheet, _other: bool) -> None:
        self.openings.show_record(sheet.line.id)
        self.history.show_record(sheet.line.id)

    def _make_notes_card(self) -> NotesCard | None:
        """Nobody else sees that there are notes."""
        if not self.notes.allowed:
            return None
        made = NotesCard(self._services, self.bench.operations, self.bench.masking)
        made.open_asked.connect(self.open_notes)
        return made

    def _buttons(self) -> tuple[Button, ...]:
        return self.new_button, self.time_button, self.close_button, self.reopen_button

    def _lay_out(self) -> None:
        for main, panel in ((self.list, self.panel), (self.sheet, self.time_panel)):
            page = QWidget()
            side_by_side = tight(QHBoxLayout(page))
            side_by_side.addWidget(main, 1)
            side_by_side.addWidget(panel)
            self._stack.addWidget(page)
        tight(QHBoxLayout(self)).addWidget(self._stack)

    def _connect(self) -> None:
        self.list.opened.connect(self.open)
        self.list.create_asked.connect(self.begin)
        self.list_presenter.listed.connect(lambda _listing: self.header_changed.emit())
        self.open_presenter.opened.connect(self._opened)
        self.panel.closed.connect(self.header_changed)
        self.presenter.shown.connect(self._shown)
        self.presenter.gone.connect(self.back)
        self.notes.moved.connect(self.header_changed)
        self.notes.closed.connect(self.focus_first)
        self.presenter.saved.connect(self.header_changed)
        self.presenter.beyond.connect(self._ask_agreement)
        self.sheet.entry_asked.connect(self._correct)
        self.sheet.agent_asked.connect(lambda agent: self.bench.go(_AGENTS, agent))
        for asked in (self.sheet.keeping.decide_asked, self.presenter.archived):
            asked.connect(lambda case: self.bench.go(_AGENTS, ShowRetention(case)))
        self.time_panel.closed.connect(self.header_changed)
        self.new_button.clicked.connect(self.begin)
        self.time_button.clicked.connect(self.enter_time)
        self.close_button.clicked.connect(self.presenter.close_case)
        self.reopen_button.clicked.connect(self.presenter.reopen)
        self.bench.masking.changed.connect(lambda _masked: self.header_changed.emit())

    # what the page asks

    @property
    def on_sheet(self) -> bool:
        """Whether the sheet of a case is shown."""
        return self._stack.currentIndex() == 1

    @property
    def shown_sheet(self) -> CaseSheet | None:
        """The case that is shown, once it is read."""
        return self.presenter.sheet if self.on_sheet else None

    def on_chosen(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        self.list_presenter.ask()
        self.presenter.read()

    def header_title(self) -> str:
        sheet = self.shown_sheet
        return spoken(sheet.line, masked=self.bench.masking.masked) if sheet else self.title

    def subtitle(self) -> str:
        if (sheet := self.shown_sheet) is not None:
            return sheet.line.authority
        listing = self.list_presenter.listing
        return f"{number(listing.facets.open)} ouverts" if listing and listing.facets.open else ""

    def breadcrumb(self) -> Sequence[Crumb]:
        return (Crumb(self.title, self.back),) if self.on_sheet else ()

    def state_pill(self) -> QWidget | None:
        if (sheet := self.shown_sheet) is None:
            return None
        self._pill.set_data(state_pill(sheet.line))
        return self._pill

    def save_text(self) -> str:
        at = self.presenter.saved_at
        if not self.on_sheet or at is None:
            return ""
        return f"Enregistré à {time_of_day(at.astimezone(self.presenter.zone))}"

    def header_widgets(self) -> Sequence[QWidget]:
        sheet = self.shown_sheet
        if self.notes.shown:
            return ()
        if sheet is None:
            return () if self.panel.isVisible() or self.on_sheet else (self.new_button,)
        if not sheet.line.at_hand:
            return ()
        if not sheet.line.open:
            return (self.reopen_button,)
        return (self.close_button,) if self.time_panel.isVisible() else (self.close_button, self.time_button)

    def zones(self) -> Sequence[QWidget]:
        if self.notes.shown:
            return (self.notes.sheet,)
        return (self.sheet, self.time_panel) if self.on_sheet else (self.list, self.panel)

    def focus_first(self) -> None:
        if self.on_sheet:
            self.sheet.focus_first()
        else:
            self.list.focus_table()

    def narrow(self) -> None:
        self.back()
        self.list.focus_search()

    def flush(self) -> None:
        self.sheet.flush()
        self.notes.flush()

    def can_leave(self) -> bool:
        return self.notes.can_leave()

    def go_to(self, target: object) -> bool:
        if isinstance(target, ShowCase):
            self.open(target.case_id)
        elif isinstance(target, NewCase):
            self.begin_for(target.agent_id)
        elif isinstance(target, NewCaseForRequest):
            self.begin_for_request(target.request_id, target.authority_id, target.authority)
        elif isinstance(target, ShowCases):
            self.back()
        return isinstance(target, ShowCase | NewCase | NewCaseForRequest | ShowCases)

    # acts

    def open(self, case_id: UUID) -> None:
        """Show the sheet of that case."""
        if not self.notes.close():
            return
        self.sheet.flush()
        self.panel.close_panel()
        self.presenter.open(case_id)

    def back(self) -> None:
        """Show the list again."""
        if not self.on_sheet or not self.notes.close():
            return
        self.sheet.flush()
        self.time_panel.close_panel()
        self.presenter.close()
        self._stack.setCurrentIndex(0)
        self.list.focus_table()
        self.header_changed.emit()

    def new(self) -> None:
        """Ctrl+N: time on the case shown, or a new case."""
        if self.on_sheet:
            self.enter_time()
        else:
            self.begin()

    def begin(self) -> None:
        """Open a new case."""
        self.back()
        self.panel.begin()
        self.header_changed.emit()

    def begin_for(self, agent_id: UUID) -> None:
        """Open a new case of that agent."""
        self.back()
        self.open_presenter.begin_for_agent(agent_id)

    def begin_for_request(self, request_id: UUID, authority_id: UUID, authority: str) -> None:
        """Open a case that answers a request."""
        self.back()
        self.panel.know_authority(authority_id, authority)
        self.open_presenter.begin_for_request(request_id)

    def open_notes(self, wanted: object = None) -> None:
        """Show the notes of the case shown: that one, a new one of that kind, or the latest."""
        sheet = self.shown_sheet
        if sheet is not None and (wanted is None or isinstance(wanted, UUID | NoteKind)):
            line, masking = sheet.line, self.bench.masking
            owner = NoteOwner(case_id=line.id)
            self.notes.open(owner, lambda: spoken(line, masked=masking.masked), wanted)

    def enter_time(self) -> None:
        """Note time on the case shown."""
        sheet = self.shown_sheet
        if sheet is None or not sheet.line.open:
            return
        values = TimeValues(
            practitioner_id=sheet.line.referent_id,
            day=self.presenter.today(),
            minutes=0,
            case_id=sheet.line.id,
            work=work_of(sheet.line.kind, Task.STEPS),
            mode=PlaceMode.CENTRE,
        )
        self.time_panel.begin(Asked(values, sheet.line))
        self.header_changed.emit()

    def _correct(self, entry: TimeRow) -> None:
        sheet = self.shown_sheet
        if sheet is None:
            return
        act = [each for each in sheet.entries if each.act_id == entry.act_id]
        head = next(each for each in act if each.id == entry.act_id)
        values = TimeValues(
            practitioner_id=head.practitioner_id,
            day=head.day,
            minutes=sum(each.minutes for each in act),
            case_id=head.case_id,
            work=head.work,
            mode=head.mode,
            task=head.task,
            appointment_id=head.appointment_id,
        )
        self.time_panel.begin(Asked(values, sheet.line, entry_id=head.id))
        self.header_changed.emit()

    def _ask_agreement(self, appointment_id: UUID, beyond: BeyondAllowance) -> None:
        sheet = self.shown_sheet
        row = next((each for each in sheet.waiting if each.id == appointment_id), None) if sheet else None
        if sheet is None or row is None:
            return
        values = TimeValues(
            practitioner_id=row.practitioner_id,
            day=self._services.time.day_of(row),
            minutes=row.minutes,
            case_id=sheet.line.id,
            work=work_of(sheet.line.kind, Task.MEETING),
            mode=row.mode,
            task=Task.MEETING,
            appointment_id=row.id,
        )
        self.time_panel.begin(Asked(values, sheet.line, appointment_id=row.id, beyond=beyond))
        self.header_changed.emit()

    def _opened(self, case_id: UUID) -> None:
        self.panel.close_panel()
        self.open(case_id)

    def _shown(self, _sheet: CaseSheet, other: bool) -> None:
        if not self.on_sheet:
            self._stack.setCurrentIndex(1)
        if other and self.isVisible():
            self.sheet.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.header_changed.emit()
