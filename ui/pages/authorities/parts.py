"""The parts of the page beside the list of authorities, each made when it is first shown."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.page import Workbench
from ui.pages.authorities.membership_part import MembershipsPart
from ui.pages.campaign.part import CampaignPart
from ui.widgets.segmented import Segmented

LIST, MEMBERSHIPS, CAMPAIGN = "list", "memberships", "campaign"


class Parts(QObject):
    """The choice of a part, for the header of the page, and the parts in its stack."""

    sheet_asked = Signal(object)
    """(UUID): the sheet of that authority."""
    changed = Signal()
    """Another part is shown, or something else of it."""

    def __init__(self, bench: Workbench, stack: QStackedWidget, home: QWidget) -> None:
        super().__init__(stack)
        self._bench, self._stack, self._home = bench, stack, home
        self.choice = Segmented(
            (
                (LIST, self.tr("Collectivités")),
                (MEMBERSHIPS, self.tr("Adhésions")),
                (CAMPAIGN, self.tr("Effectifs")),
            ),
            self.tr("Collectivités, adhésions ou effectifs"),
        )
        self._memberships: MembershipsPart | None = None
        self._campaign: CampaignPart | None = None
        self.choice.chosen.connect(self._follow)

    @property
    def memberships(self) -> MembershipsPart:
        """Who belongs to which convention."""
        if self._memberships is None:
            self._memberships = MembershipsPart(self._bench)
            self._take_in(self._memberships)
        return self._memberships

    @property
    def on_memberships(self) -> bool:
        """Whether the memberships are shown."""
        return self._memberships is not None and self._stack.currentWidget() is self._memberships

    def hold(self) -> bool:
        """Whether what is shown may be left; if not, it says why."""
        return not self.on_memberships or self.memberships.hold()

    @property
    def campaign(self) -> CampaignPart:
        """The headcounts of the year."""
        if self._campaign is None:
            self._campaign = CampaignPart(self._bench)
            self._take_in(self._campaign)
        return self._campaign

    @property
    def on_campaign(self) -> bool:
        """Whether the headcounts are shown."""
        return self._campaign is not None and self._stack.currentWidget() is self._campaign

    def _take_in(self, part: MembershipsPart | CampaignPart) -> None:
        part.sheet_asked.connect(self._ask_sheet)
        part.changed.connect(self.changed)
        self._stack.addWidget(part)
        part.refresh()

    @property
    def offered(self) -> bool:
        """Whether the choice stands in the header: on a part that is not reading a file."""
        at_home = self._stack.currentWidget() is self._home
        return at_home or self.on_memberships or (self.on_campaign and not self.campaign.importing)

    def show(self, part: str) -> None:
        """Show that part."""
        if self.choice.value() == part:
            self._follow(part)
        else:
            self.choice.set_value(part)

    def refresh(self) -> None:
        """Read again the parts that were shown."""
        if self._memberships is not None:
            self._memberships.refresh()
        if self._campaign is not None:
            self._campaign.refresh()

    def focus(self) -> None:
        """Put the keyboard in the part that is shown."""
        if self.on_memberships:
            self.memberships.focus()
        elif self.on_campaign:
            self.campaign.view.table.setFocus()

    def _follow(self, part: str) -> None:
        if part != MEMBERSHIPS and not self.hold():
            with QSignalBlocker(self.choice):
                self.choice.set_value(MEMBERSHIPS)
            return
        shown: QWidget = self._home
        if part != LIST:
            shown = self.memberships if part == MEMBERSHIPS else self.campaign
        self._stack.setCurrentWidget(shown)
        self.focus()
        self.changed.emit()

    def _ask_sheet(self, authority_id: UUID) -> None:
        self.sheet_asked.emit(authority_id)
