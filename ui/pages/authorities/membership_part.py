"""The memberships within the page of authorities: reminders, list, and the panels of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.membership import Convention, MembershipValues
from cigdesk.domain.rights import Right
from cigdesk.french import plural
from cigdesk.services.desk import Services
from cigdesk.services.membership_reminders import MembershipReminder
from ui.page import Workbench
from ui.pages.authorities.membership_desk import MembershipDesk
from ui.pages.authorities.membership_list_presenter import DUE, MembershipListPresenter
from ui.pages.authorities.membership_list_view import MembershipListView
from ui.pages.authorities.membership_recall import MembershipRecall
from ui.pages.quotes.authority_search import AuthoritySearch
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.side_panel import SidePanel

KINDS = frozenset(
    {"memberships", "membership_terms", "amendments", "kept_documents", "authorities", "headcounts"}
)
"""What the part shows."""


class ChoosePanel(SidePanel):
    """For whom is the new membership?"""

    def __init__(self, bench: Workbench) -> None:
        super().__init__("Nouvelle adhésion")
        self.search = AuthoritySearch(bench)
        self.body.addWidget(Field("&Collectivité", self.search))
        note = "Le formulaire s’ouvre dès que la collectivité est choisie."
        self.body.addWidget(Label(note, "secondary", "text3", wrap=True))
        self.body.addStretch(1)

    def open_fresh(self) -> None:
        """Open with the keyboard in the search."""
        self.search.clear()
        self.open_panel(self.search)


class MembershipsPart(QWidget):
    """Who belongs to which convention, and until when."""

    sheet_asked = Signal(object)
    """(UUID): the sheet of that authority."""
    changed = Signal()
    """Something else is shown."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        services: Services = bench.services
        self._bench, self._services = bench, services
        self.presenter = MembershipListPresenter(services, bench.operations, self)
        self.recall = MembershipRecall()
        self.list = MembershipListView(self.presenter)
        self.choose = ChoosePanel(bench)
        self.desk = MembershipDesk(bench, names_authority=True)
        self.new_button = Button(
            self.tr("Nouvelle adhésion"), "primary", icon_name="plus", keycap=self.tr("Ctrl N"), parent=self
        )
        self.new_button.hide()
        bench.gate(Right.MANAGE_MEMBERSHIPS, self.new_button)
        self._build()
        self._connect()

    def _build(self) -> None:
        left = tight(QVBoxLayout())
        left.addWidget(self.recall)
        left.addWidget(self.list, 1)
        across = tight(QHBoxLayout(self))
        across.addLayout(left, 1)
        across.addWidget(self.choose)
        across.addWidget(self.desk)

    def _connect(self) -> None:
        self.list.opened.connect(self.open)
        self.list.create_asked.connect(self.begin)
        self.new_button.clicked.connect(self.begin)
        self.presenter.listed.connect(lambda _listing: self.changed.emit())
        self.presenter.reminded.connect(self._remind)
        self.recall.opened.connect(self.open)
        self.recall.renew_asked.connect(self.presenter.renew_due)
        self.recall.carry_asked.connect(self.presenter.carry_terms)
        self.recall.due_asked.connect(lambda: self.presenter.set_standing(DUE))
        self.choose.search.chosen.connect(self._begin_for)
        self.choose.closed.connect(self.changed)
        for signal in (self.desk.opened, self.desk.closed):
            signal.connect(self._fit)
        self.desk.authority_asked.connect(self._ask_sheet)

    # what the page asks

    @property
    def header_widgets(self) -> Sequence[QWidget]:
        """The primary button, unless a panel holds the decision."""
        open_panel = self.desk.current is not None or not self.choose.isHidden()
        return () if open_panel else (self.new_button,)

    @property
    def subtitle(self) -> str:
        """How many there are."""
        listing = self.presenter.listing
        total = listing.facets.total if listing is not None else 0
        return plural(total, "adhésion") if total else ""

    @property
    def zones(self) -> tuple[QWidget, ...]:
        """The stops of F6."""
        return self.recall, self.list, self.choose, *self.desk.all

    def refresh(self) -> None:
        """Read again what is shown."""
        self.presenter.ask()
        self.desk.refresh()

    def hold(self) -> bool:
        """Whether the part may be left; if not, it says why."""
        return self.desk.hold()

    def focus(self) -> None:
        """Put the keyboard on the list."""
        self.list.focus_table()

    def focus_search(self) -> None:
        """Put the keyboard in the search."""
        self.list.focus_search()

    # acts

    def open(self, membership_id: UUID) -> None:
        """Show that membership in the panel."""
        self.choose.close_panel()
        self.desk.open(membership_id)

    def show_due(self) -> None:
        """Show what is to be renewed, or everything when nothing is."""
        self.list.clear_filters()
        self.focus()

    def begin(self) -> None:
        """Ask for whom a new membership is."""
        if self.desk.dismiss():
            self.choose.open_fresh()
            self.changed.emit()

    def _begin_for(self, authority_id: UUID) -> None:
        def answered(found: tuple[tuple[Convention, ...], MembershipValues]) -> None:
            self.choose.close_panel()
            self.desk.form.set_conventions(found[0])
            self.desk.begin(authority_id, found[1])

        job = partial(self._services.memberships.opening, authority_id)
        self._bench.operations.query((id(self), "new"), job, answered)

    def _remind(self, reminders: Sequence[MembershipReminder], to_carry: int) -> None:
        self.recall.show_reminders(reminders, to_carry, self.presenter.year_to_fix)

    def _fit(self) -> None:
        listing, sheet = self.presenter.listing, self.desk.presenter.sheet
        if listing is not None and sheet is not None:
            self.list.table.select_row(max(self.list.model.place(sheet.id), 0))
        self.changed.emit()

    def _ask_sheet(self, authority_id: UUID) -> None:
        if self.desk.dismiss():
            self.sheet_asked.emit(authority_id)
