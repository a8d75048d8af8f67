"""What the list of memberships shows, its reminders, and what is done to several at once. No widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.membership import Convention, Standing
from cigdesk.ports.memberships import EVERY_MEMBERSHIP, MembershipFilter, MembershipOrder
from cigdesk.services.desk import Services
from cigdesk.services.membership_listing import MembershipListing
from cigdesk.services.membership_reminders import MembershipReminder
from ui.listing.presenter import ListingPresenter
from ui.operations import Operations


class MembershipListPresenter(ListingPresenter[MembershipFilter, MembershipOrder, MembershipListing]):
    """Memberships by authority, until another order is asked."""

    reminded = Signal(object, int)
    """(the reminders of the day, how many memberships lack the terms of `next_year`)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "memberships.list",
            services.memberships.listing,
            everything=EVERY_MEMBERSHIP,
            order=MembershipOrder.AUTHORITY,
            parent=parent,
        )
        self._services = services

    def ask(self) -> None:
        """Overrides ListingPresenter: the reminders are read with the list."""
        super().ask()
        self._operations.query("memberships.reminders", self._remember, self._remembered)

    def _remember(self) -> tuple[tuple[MembershipReminder, ...], int]:
        waiting = self._services.membership_terms.to_carry(self.year_to_fix)
        return self._services.memberships.reminders(), len(waiting)

    def _remembered(self, found: tuple[tuple[MembershipReminder, ...], int]) -> None:
        self.reminded.emit(*found)

    @property
    def year_to_fix(self) -> int:
        """The year whose terms are to be fixed: the next one from October, this one before."""
        today = self._services.context.today()
        return today.year + (today.month >= 10)

    def set_standing(self, chosen: Standing | str | None) -> None:
        """Only those that stand so, « due » for those to renew by themselves, or all."""
        standing = chosen if isinstance(chosen, Standing) else None
        self.narrow(standing=standing, due=chosen == DUE)

    def set_convention(self, convention: Convention | None) -> None:
        """Only those of that convention, or all."""
        self.narrow(convention=convention)

    def set_year(self, year: int | None) -> None:
        """Only those that cover a day of that year, with its amounts, or all."""
        self.narrow(year=year)

    def set_waiting(self, on: bool) -> None:
        """Only those on the waiting list, or all."""
        self.narrow(waiting_list=on)

    def set_recruitment(self, on: bool) -> None:
        """Only those that depend on a recruitment, or all."""
        self.narrow(pending_recruitment=on)

    # acts on several

    def renew_due(self) -> None:
        """Write the next period of every one that is due."""
        job = self._services.membership_renewals.renew_all
        self._operations.change(job, label="Reconduction")

    def carry_terms(self) -> None:
        """Take up the options of the year before, at the price of the year to fix."""
        job = partial(self._services.membership_terms.carry, self.year_to_fix)
        self._operations.change(job, label="Termes de l’année")


DUE = "due"
