"""« Conservation » within the page of agents: what is due, the archive, the lists of elimination."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.elimination import VisaValues
from cigdesk.domain.retention import DecisionValues, RetentionAct
from cigdesk.french import plural
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.elimination_sheet import file_name
from cigdesk.services.eliminations import EliminationView
from cigdesk.services.retention import CaseKeeping, KeptCase
from cigdesk.services.retention_listing import RetentionListing, Shelf, retention_table
from ui.actions import ActionSpec
from ui.page import Workbench
from ui.page_part import PagePart
from ui.pages.agenda.printing_output import PaperOutput
from ui.pages.retention.decision_panel import DecisionPanel
from ui.pages.retention.elimination_panel import EliminationPanel
from ui.pages.retention.list_view import EliminationsView, RetentionListView
from ui.pages.retention.presenter import RetentionPresenter
from ui.pages.retention.words import CHIPS, LISTS, RETENTION
from ui.support_targets import PAGE_ID, ShowCase, ShowRetention
from ui.table_files import TableFiles, ask_kind
from ui.widgets.base import row, surface, tight
from ui.widgets.segmented import Chip, ChipGroup

KINDS = frozenset({"case_decisions", "eliminations", "elimination_cases", "centres", "cases", "time_entries"})
"""What the part shows beyond agents, authorities and appointments."""


class RetentionPart(PagePart):
    """Nothing falls away by itself: somebody decides, with a reason."""

    key, title, kinds = RETENTION, "Conservation", KINDS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self._services = services
        retention = services.retention
        self.presenter = RetentionPresenter(services, bench.operations, self)
        self.chips = ChipGroup(
            [(key, Chip(text, icon_name=icon, edged=True)) for key, (text, icon) in CHIPS.items()], self
        )
        self.list_view = RetentionListView(self.presenter, bench.masking, retention.today)
        self.lists_view = EliminationsView()
        self.panel = DecisionPanel(retention, bench.masking)
        self.list_panel = EliminationPanel(retention)
        self.papers, self.tables = PaperOutput(bench, self), TableFiles(bench, self)
        self._wanted_case: UUID | None = None
        self._wanted_list: UUID | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = surface("plain")
        self._bar = tight(QHBoxLayout(bar), 8, (20, 8, 20, 0))
        self._bar.addLayout(row(*self.chips.chips.values(), None))
        self._stack.addWidget(self.list_view)
        self._stack.addWidget(self.lists_view)
        left = tight(QVBoxLayout())
        left.addWidget(bar)
        left.addWidget(self._stack, 1)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(left, 1)
        layout.addWidget(self.panel)
        layout.addWidget(self.list_panel)
        self.chips.set_value(Shelf.DUE.value)

    def _connect(self) -> None:
        presenter, panel, lists = self.presenter, self.panel, self.list_panel
        self.chips.chosen.connect(self.show_shelf)
        presenter.listed.connect(self._listed)
        presenter.case_read.connect(self._case_read)
        presenter.list_read.connect(lists.show_view)
        presenter.usual_read.connect(panel.show_until)
        presenter.archives_read.connect(panel.show_archives)
        presenter.refused.connect(self._show_faults)
        self.list_view.opened.connect(lambda _id: self.open_chosen())
        self.list_view.selection_changed.connect(self._follow)
        self.lists_view.opened.connect(self.open_list)
        panel.act_chosen.connect(self._act_chosen)
        panel.submitted.connect(self._decide)
        panel.proposed.connect(self._propose)
        lists.obtain_asked.connect(self._obtain)
        lists.carry_asked.connect(self._carry_out)
        lists.give_up_asked.connect(self._give_up)
        for asked, take in (
            (lists.open_asked, self.papers.open),
            (lists.save_asked, self.papers.save),
            (lists.print_asked, self.papers.print),
        ):
            asked.connect(partial(self._hand, take))

    # what the page asks

    @property
    def on_lists(self) -> bool:
        """Whether the lists of elimination are shown."""
        return self._stack.currentWidget() is self.lists_view

    def refresh(self) -> None:
        if self._services.retention.may_decide:
            self.presenter.read()

    def on_chosen(self) -> None:
        self.refresh()

    def header_title(self) -> str:
        return self.title

    def subtitle(self) -> str:
        listing = self.presenter.listing
        due = listing.facets.shelves[Shelf.DUE] if listing else 0
        return f"{plural(due, 'dossier')} à l’échéance" if due else ""

    def zones(self) -> Sequence[QWidget]:
        shown = self.lists_view if self.on_lists else self.list_view
        return (shown, self.panel, self.list_panel)

    def narrow(self) -> None:
        self.list_view.focus_search()

    def focus_first(self) -> None:
        (self.lists_view if self.on_lists else self.list_view).focus_table()

    def acts(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec("agents.retention", self.tr("Voir les dossiers à l’échéance"),
                       lambda: self.bench.go(PAGE_ID, ShowRetention()), (), "calendar-due",
                       words="conservation archive élimination bordereau"),
        )  # fmt: skip

    def export(self) -> None:
        """Ctrl+E: what is listed, by number, as a workbook or a text."""
        ask_kind(self, self.mapToGlobal(self.rect().topRight()), self.export_as)

    def export_as(self, suffix: str) -> None:
        """Keep the cases that are listed as a table."""
        listing = self.presenter.listing
        if listing is not None and listing.rows:
            cases = [each.case for each in listing.rows]
            title, exported = CHIPS[listing.where.shelf.value][0], self._services.retention.exported
            self.tables.save(lambda: retention_table(exported(cases), title), "conservation", suffix)

    def go_to(self, target: object) -> bool:
        if not isinstance(target, ShowRetention):
            return False
        if target.case_id is not None:
            self.open_case(target.case_id)
        else:
            self.show_shelf(Shelf.DUE.value)
        return True

    # what is shown

    def show_shelf(self, key: str) -> None:
        """Show what is due, the archive, or the lists."""
        if self.chips.value() != key:
            self.chips.set_value(key)
            return
        self._close_panels()
        self._stack.setCurrentWidget(self.lists_view if key == LISTS else self.list_view)
        # Above the cases, their search brings its own room.
        self._bar.setContentsMargins(20, 8, 20, 8 if key == LISTS else 0)
        if key != LISTS:
            self.presenter.narrow(shelf=Shelf(key), referent_id=None, proposed=None)

    def _listed(self, listing: RetentionListing) -> None:
        for shelf, count in listing.facets.shelves.items():
            self.chips.chips[shelf.value].set_count(count or None)
        self.chips.chips[LISTS].set_count(listing.facets.lists or None)
        self.lists_view.show_listing(listing)
        self._show_again()
        if self._wanted_list is not None:
            wanted, self._wanted_list = self._wanted_list, None
            self.open_list(wanted)
        self.header_changed.emit()

    def open_case(self, case_id: UUID) -> None:
        """The decision about one case, whether it is due or not."""
        self._wanted_case = case_id
        self.presenter.read_case(case_id)

    def _case_read(self, read: CaseKeeping) -> None:
        if self._wanted_case != read.case.id:
            self.panel.show_decisions(read)
            return
        self._wanted_case = None
        self.show_shelf((Shelf.ARCHIVED if read.case.facts.archived_on else Shelf.DUE).value)
        place = self.list_view.model.place(read.case.id)
        if place >= 0:
            self.list_view.table.select_row(place)
        self._open_panel([read.case])
        self.panel.show_decisions(read)

    # the panels

    def open_chosen(self) -> None:
        """Decide of what is chosen."""
        cases = self._cases()
        if cases:
            self._open_panel(cases)
            self._read_history(cases)

    def _open_panel(self, cases: Sequence[KeptCase]) -> None:
        self.list_panel.close_panel()
        self.panel.show_cases(cases)
        self.panel.open_panel(self.panel.first())

    def _cases(self) -> list[KeptCase]:
        found = (self.presenter.case(each) for each in self.list_view.chosen())
        return [each for each in found if each is not None]

    def _read_history(self, cases: Sequence[KeptCase]) -> None:
        if len(cases) == 1:
            self.presenter.read_case(cases[0].id)

    def _follow(self) -> None:
        cases = self._cases()
        if self.panel.isVisible() and cases and tuple(each.id for each in cases) != self.panel.ids:
            self.panel.show_cases(cases)
            self._read_history(cases)

    def _show_again(self) -> None:
        """What the panels show may have changed, or be gone."""
        if self.panel.isVisible():
            cases = [case for each in self.panel.ids if (case := self.presenter.case(each)) is not None]
            if cases:
                self.panel.show_cases(cases)
                self._read_history(cases)
        if self.list_panel.isVisible() and self.list_panel.view is not None:
            self.presenter.read_list(self.list_panel.view.row.id)

    def open_list(self, elimination_id: UUID) -> None:
        """One list of elimination beside the others."""
        if not self.on_lists:
            self.show_shelf(LISTS)
        self.panel.close_panel()
        self.lists_view.select(elimination_id)
        self.presenter.read_list(elimination_id)
        self.list_panel.open_panel(self.list_panel.first())

    def _close_panels(self) -> None:
        self.panel.close_panel()
        self.list_panel.close_panel()

    def _show_faults(self, faults: dict[str, str]) -> None:
        panel = self.list_panel if self.list_panel.isVisible() else self.panel
        panel.show_faults(faults)

    # acts

    def _act_chosen(self, act: RetentionAct) -> None:
        if act is RetentionAct.ELIMINATE:
            self.presenter.read_archives()
        else:
            self.presenter.read_usual(act)

    def _decide(self, act: RetentionAct, ids: Sequence[UUID], values: DecisionValues) -> None:
        done = self._consulted if act is RetentionAct.CONSULT else self._decided
        self.presenter.decide(act, ids, values, done)

    def _decided(self, _change: Change) -> None:
        self.panel.close_panel()
        self.list_view.focus_table()

    def _consulted(self, change: Change) -> None:
        self.panel.close_panel()
        self.bench.go(PAGE_ID, ShowCase(change.ids[0]))

    def _propose(self, ids: Sequence[UUID], archives_service: str) -> None:
        self.presenter.propose(ids, archives_service, self._proposed)

    def _proposed(self, change: Change) -> None:
        self._wanted_list = change.ids[0]
        self.presenter.read()

    def _with_view(self, act: Callable[[EliminationView], None]) -> None:
        if (view := self.list_panel.view) is not None:
            act(view)

    def _obtain(self, values: VisaValues) -> None:
        self._with_view(lambda view: self.presenter.obtain(view.row.id, values, self._moved))

    def _give_up(self, reason: str) -> None:
        self._with_view(lambda view: self.presenter.give_up(view.row.id, reason, self._moved))

    def _carry_out(self) -> None:
        self._with_view(lambda view: self.presenter.carry_out(view.row.id, self._moved))

    def _moved(self, _change: Change) -> None:
        self._with_view(lambda view: self.presenter.read_list(view.row.id))

    def _hand(self, take: Callable[[bytes, str], None]) -> None:
        self._with_view(
            lambda view: self.presenter.pdf(view.row.id, lambda pdf: take(pdf, file_name(view.row.number)))
        )
