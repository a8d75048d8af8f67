"""The page of agents: its parts under one head, and the sheet that merges two agents over them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cigdesk.domain.rights import Right
from cigdesk.services.desk import Services
from ui.actions import FILTER, NEW, ActionSpec
from ui.merging.sheet import MergeSheet
from ui.notes.part import NotesPart
from ui.page import Crumb, Notice, Page, Workbench
from ui.page_part import PagePart
from ui.pages.agenda.targets import BookFor, ShowAppointment
from ui.pages.agents.doubles_part import DoublesPart
from ui.pages.agents.sheets_part import SheetsPart
from ui.pages.agents.targets import PAGE_ID
from ui.pages.agents.work_parts import WORK_KINDS, WORK_PARTS, WorkParts
from ui.pages.requests.part import RequestsPart
from ui.pages.retention.part import RetentionPart
from ui.rights.sheet import RightsSheet
from ui.rights_targets import ShowRights
from ui.support_targets import NewCase, ShowRetention
from ui.widgets.base import tight
from ui.widgets.segmented import Segmented

AGENDA = "agenda"
_PARTS = (
    (SheetsPart.key, SheetsPart.title),
    (RequestsPart.key, RequestsPart.title),
    *WORK_PARTS,
    (NotesPart.key, NotesPart.title),
    (DoublesPart.key, DoublesPart.title),
)
_NEEDED = {
    SheetsPart.key: Right.SEE_NAMES,
    NotesPart.key: Right.NOTES,
    DoublesPart.key: Right.MANAGE_AGENTS,
}
"""What a part asks for, where it is more than reading the support of agents."""


class AgentsPage(Page):
    """Who is received, what is asked, what is worked; `navigate` takes a target that a part knows."""

    page_id, icon = PAGE_ID, "users"
    title = "Agents"
    kinds = SheetsPart.kinds | RequestsPart.kinds | WORK_KINDS | RetentionPart.kinds

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self.sheets, self.requests, self.doubles = SheetsPart(bench), RequestsPart(bench), DoublesPart(bench)
        self.work, self.retention = WorkParts(bench, self), RetentionPart(bench)
        self.notes = NotesPart(bench) if bench.may(Right.NOTES) else None
        self.merging = MergeSheet(self, services, bench.operations, bench.masking)
        own: tuple[PagePart, ...] = (
            *(self.sheets, self.requests, *self.work.parts.values()),
            *(() if self.notes is None else (self.notes,)),
            *(self.doubles, self.retention),
        )
        self._by_key = {each.key: each for each in own}
        self._open = [each for each in _PARTS if bench.may(_NEEDED.get(each[0], Right.READ_SUPPORT))]
        if services.retention.may_decide:
            self._open.append((RetentionPart.key, RetentionPart.title))
        self.parts = Segmented(
            self._open, self.tr("Agents, demandes, dossiers, temps ou doublons"), parent=self
        )
        self.rights = RightsSheet(self, bench)
        self.parts.hide()
        self._name_parts()
        self._stack = QStackedWidget()
        for each in own:
            self._stack.addWidget(each)
        self._stack.setCurrentWidget(self._by_key[self._open[0][0]])
        tight(QHBoxLayout(self)).addWidget(self._stack)
        self._connect()

    def _name_parts(self) -> None:
        """What others speak to without asking in which part it stands."""
        sheets = self.sheets
        self.list, self.panel, self.sheet = sheets.list, sheets.panel, sheets.sheet
        self.list_presenter, self.sheet_presenter = sheets.list_presenter, sheets.sheet_presenter
        self.new_button, self.archive_button = sheets.new_button, sheets.archive_button
        self.bench.gate(Right.MANAGE_AGENTS, sheets.new_button, sheets.archive_button, sheets.merge_button)
        self.bench.gate(Right.SUPPORT, self.work.cases.new_button, self.work.cases.time_button)
        self.bench.gate(Right.BOOK, self.requests.new_button, sheets.book_button)
        self.merge_button, self.book_button = sheets.merge_button, sheets.book_button

    def _connect(self) -> None:
        for each in self._by_key.values():
            each.header_changed.connect(partial(self._part_changed, each))
        self.parts.chosen.connect(self.show_part)
        sheets, sheet, merging = self.sheets, self.sheet, self.merging
        sheets.create_asked.connect(self.begin)
        sheets.list_asked.connect(self.back)
        sheets.sheet_ready.connect(lambda: self._stack.setCurrentWidget(sheets))
        sheets.merge_asked.connect(self.merge)
        sheets.book_asked.connect(lambda agent_id: self.bench.go(AGENDA, BookFor(agent_id)))
        sheet.meeting_asked.connect(lambda meeting: self.bench.go(AGENDA, ShowAppointment(meeting)))
        sheet.requests.opened.connect(self.show_request)
        sheet.requests.create_asked.connect(self.begin_request)
        sheet.cases.opened.connect(self.work.open_case)
        sheet.cases.create_asked.connect(self._begin_case)
        self.requests.begin_asked.connect(self.begin_request)
        self.work.show_asked.connect(self.show_part)
        self.doubles.merge_asked.connect(merging.open_for)
        merging.opened.connect(self.header_changed)
        merging.closed.connect(self.on_shown)
        merging.closed.connect(self.header_changed)
        merging.merged.connect(self._merged)
        sheet.rights.asked.connect(self.show_rights)
        self.rights.opened.connect(self.header_changed)
        self.rights.closed.connect(self.on_shown)
        self.rights.closed.connect(self.header_changed)
        self.bench.masking.changed.connect(lambda _masked: self.header_changed.emit())

    # which part is in sight

    @property
    def part(self) -> PagePart:
        """The part that is shown."""
        shown = self._stack.currentWidget()
        return next(each for each in self._by_key.values() if each is shown)

    @property
    def on_sheet(self) -> bool:
        """Whether the sheet of an agent is shown."""
        return self.part is self.sheets and self.sheets.on_sheet

    @property
    def on_requests(self) -> bool:
        """Whether the requests are shown."""
        return self.part is self.requests

    @property
    def _on_case(self) -> bool:
        return self.part is self.work.cases and self.work.cases.on_sheet

    def _is_open(self, key: str) -> bool:
        return any(key == each for each, _title in self._open)

    def show_part(self, key: str) -> None:
        """Show that part; of the agents, their list. One that is not for the person stays closed."""
        if not self._is_open(key):
            self.bench.notify(
                Notice(self.tr("Cette partie n’est pas ouverte à votre rôle."), icon="info-circle")
            )
            return
        for each in self._by_key.values():
            each.flush()
        if self.notes is not None and key != self.notes.key:
            self.notes.forget()
        self.sheets.leave_sheet()
        if key != self.parts.value():
            self.parts.set_value(key)
        self._stack.setCurrentWidget(self._by_key[key])
        self.part.on_chosen()
        self.part.focus_first()
        self.header_changed.emit()

    def _part_changed(self, part: PagePart) -> None:
        if part is self.part:
            self.header_changed.emit()

    # what the window asks

    def refresh(self, _kinds: frozenset[str]) -> None:
        shown = dict.fromkeys((self.sheets, self.requests, self.doubles, self.part))
        for each in (part for part in shown if self._is_open(part.key)):
            each.refresh()

    @property
    def _covered(self) -> QWidget | None:
        """What lies over the page, if anything does."""
        over: tuple[QWidget, ...] = (self.merging, self.rights)
        return next((each for each in over if each.isVisible()), None)

    def header_tool_widgets(self) -> Sequence[QWidget]:
        alone = self.on_sheet or self._covered is not None or self._on_case
        return () if alone else (self.parts,)

    def header_title(self) -> str:
        return "" if self.rights.isVisible() else self.part.header_title()

    def subtitle(self) -> str:
        return "" if self.rights.isVisible() else self.part.subtitle()

    def breadcrumb(self) -> Sequence[Crumb]:
        return () if self.rights.isVisible() else self.part.breadcrumb()

    def state_pill(self) -> QWidget | None:
        return None if self.rights.isVisible() else self.part.state_pill()

    def save_text(self) -> str:
        return "" if self.rights.isVisible() else self.part.save_text()

    def header_widgets(self) -> Sequence[QWidget]:
        return () if self._covered is not None else self.part.header_widgets()

    def page_actions(self) -> Sequence[ActionSpec]:
        tr, sheets = self.tr, self.sheets
        return (
            ActionSpec("agents.new", tr("Nouvel agent ou nouvelle demande"), self._new, (NEW,), "plus"),
            ActionSpec("agents.requests", tr("Voir les demandes"), self.show_requests, (), "list-check"),
            ActionSpec("agents.request", tr("Noter une demande"), self.begin_request, (), "message-2"),
            ActionSpec("agents.filter", tr("Chercher un agent"), self._filter, (FILTER,), "search"),
            ActionSpec("agents.leave", tr("Noter un congé"), sheets.note_leave, (), "home-heart"),
            ActionSpec("agents.book", tr("Réserver pour cet agent"), sheets.book, (), "calendar-plus"),
            ActionSpec("agents.archive", tr("Archiver la fiche"), sheets.toggle_archived, (), "archive"),
            ActionSpec("agents.doubles", tr("Voir les doublons probables"), self.show_doubles, (), "users"),
            ActionSpec("agents.merge", tr("Fusionner avec une autre fiche"), self.merge, (), "users"),
            *self._rights_acts(),
            *self.work.acts(),
            *self._note_acts(),
            *(self.retention.acts() if self.retention.key in self.parts.keys else ()),
            ActionSpec("agents.back", tr("Revenir à la liste"), self.back, ("Alt+Left",), "arrow-left"),
        )

    def _note_acts(self) -> Sequence[ActionSpec]:
        """Nobody else learns that there are notes."""
        notes = self.notes
        if notes is None:
            return ()
        search = self.tr("Chercher dans les notes")
        return (ActionSpec("agents.notes", search, lambda: self.show_part(notes.key), (), "lock"),)

    def zones(self) -> Sequence[QWidget]:
        return (self._covered,) if self._covered is not None else self.part.zones()

    def navigate(self, target: object) -> None:
        self.merging.close_sheet()
        self.rights.close_sheet()
        if isinstance(target, ShowRights):
            self.show_rights_of(target.agent_id)
        elif isinstance(target, UUID) and not self._is_open(self.sheets.key):
            self.show_part(self.sheets.key)
        elif self.requests.go_to(target):
            self.show_part(self.requests.key)
        elif isinstance(target, ShowRetention):
            self.show_retention(target)
        elif not self.sheets.go_to(target):
            self.work.take(target)

    def show_retention(self, target: ShowRetention) -> None:
        """The cases that are due, or what may be decided of one; nothing for whoever decides of none."""
        if self.retention.key in self.parts.keys:
            self.show_part(self.retention.key)
            self.retention.go_to(target)

    def on_shown(self) -> None:
        if self._covered is None:
            self.part.focus_first()

    def can_leave(self) -> bool:
        return all(part.can_leave() for part in self._by_key.values())

    def on_hidden(self) -> None:
        for part in self._by_key.values():
            part.flush()

    # agents

    def begin(self, text: str = "") -> None:
        """Create an agent, by the words that were looked for."""
        self.back()
        self.sheets.begin(text)

    def open_sheet(self, agent_id: UUID) -> None:
        """Show the sheet of that agent."""
        self.sheets.open_sheet(agent_id)

    def back(self) -> None:
        """Show the list again."""
        if self._on_case:
            self.work.cases.back()
        elif self.on_sheet or self.part.key != self._open[0][0]:
            self.show_part(self._open[0][0])

    def _new(self) -> None:
        """Ctrl+N: what the list in sight holds."""
        if self.part is self.work.cases:
            self.work.cases.new()
        elif self.on_requests or not self._is_open(self.sheets.key):
            self.begin_request()
        else:
            self.begin()

    def _filter(self) -> None:
        part = self.sheets if self.part is self.doubles else self.part
        part.narrow()

    # requests and cases

    def show_requests(self) -> None:
        """Show the requests, those to treat first."""
        self.show_part(self.requests.key)

    def show_waiting(self) -> None:
        self.show_requests()

    def show_request(self, request_id: UUID) -> None:
        """Show one request beside the list."""
        self.show_requests()
        self.requests.open(request_id)

    def begin_request(self) -> None:
        """Note a request, for the agent whose sheet is shown."""
        sheet = self.sheets.shown_sheet if self.on_sheet else None
        self._request_for(sheet.id if sheet else None)

    def _request_for(self, agent_id: UUID | None) -> None:
        self.show_requests()
        if agent_id is None:
            self.requests.begin()
        else:
            self.requests.begin_for(agent_id)

    def _begin_case(self) -> None:
        if (sheet := self.sheets.shown_sheet) is not None:
            self.work.take(NewCase(sheet.id))

    # what people ask of their data

    def _rights_acts(self) -> Sequence[ActionSpec]:
        """For whoever decides of such a request."""
        tr, services = self.tr, self.bench.services
        if not services.person_rights.may_any:
            return ()
        everybody = tr("Voir les demandes sur les données")
        return (
            ActionSpec("agents.rights", tr("Droits de la personne"), self.show_rights, (), "shield-lock"),
            ActionSpec("agents.all_rights", everybody, self.show_rights_of, (), "shield-lock"),
        )

    def show_rights(self) -> None:
        """What the agent shown asked of their data; without one, what everybody asked."""
        sheet = self.sheets.shown_sheet if self.on_sheet else None
        if sheet is not None:
            self.sheet.flush()
        self.show_rights_of(sheet.id if sheet else None)

    def show_rights_of(self, agent_id: UUID | None = None) -> None:
        """What that agent asked, or all that was asked; nothing for whoever decides of none of it."""
        if self.bench.services.person_rights.may_any:
            self.rights.open_for(agent_id)

    # doubles

    def show_doubles(self) -> None:
        """Show the sheets that are likely to be of one person."""
        self.show_part(self.doubles.key)

    def merge(self) -> None:
        """Merge the sheet shown with another one; without one, show which may be."""
        sheet = self.sheets.shown_sheet if self.on_sheet else None
        if sheet is None:
            self.show_doubles()
        else:
            self.sheet.flush()
            self.merging.open_with(sheet.id)

    def _merged(self, kept_id: UUID) -> None:
        if self.part is not self.doubles:
            self.open_sheet(kept_id)
