"""What the journals show, and what is asked of them. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.accesses import Verdict
from cigdesk.domain.agenda.wall import whole_day
from cigdesk.domain.rights import Right
from cigdesk.ports.accesses import EVERY_ACCESS, AccessFilter, AccessOrder
from cigdesk.ports.changes import EVERY_CHANGE, ChangeFilter, ChangeOrder
from cigdesk.services.access_log import AccessListing
from cigdesk.services.centre_settings import CentreView
from cigdesk.services.change_log import ChangeListing
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.journal_tables import accesses_table, changes_table
from cigdesk.services.tables import Table
from ui.listing.presenter import Listing, ListingPresenter, Order, Where
from ui.operations import Operations, Progress


class JournalPresenter(ListingPresenter[Where, Order, Listing]):
    """A journal between two days, the latest first."""

    def __init__(
        self,
        services: Services,
        operations: Operations,
        key: str,
        read: Callable[..., Listing],
        *,
        everything: Where,
        order: Order,
        read_lines: Callable[..., object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(
            operations,
            key,
            lambda text, where, order, *, descending: read(where, order, descending=descending, text=text),
            everything=everything,
            order=order,
            read_lines=read_lines,  # type: ignore[arg-type]  # rows of a journal
            parent=parent,
        )
        self.services = services
        self.descending = True

    def set_days(self, first: date | None, last: date | None) -> None:
        """From the first to the last day, both included; None for no bound."""
        zone = self.services.context.zone
        self.narrow(
            since=whole_day(first, zone).start if first else None,
            until=whole_day(last, zone).end if last else None,
        )


class AccessListPresenter(JournalPresenter[AccessFilter, AccessOrder, AccessListing]):
    """Who opened what."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        log = services.accesses
        super().__init__(
            services,
            operations,
            "journals.accesses",
            log.listing,
            everything=EVERY_ACCESS,
            order=AccessOrder.AT,
            read_lines=log.lines,
            parent=parent,
        )

    def table(self, listing: AccessListing) -> Table:
        """What is listed, to be kept in a file."""
        return accesses_table(self.services.accesses, listing, self.services.context.zone)


class ChangeListPresenter(JournalPresenter[ChangeFilter, ChangeOrder, ChangeListing]):
    """What was changed."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        log = services.change_log
        super().__init__(
            services,
            operations,
            "journals.changes",
            log.listing,
            everything=EVERY_CHANGE,
            order=ChangeOrder.AT,
            read_lines=log.lines,
            parent=parent,
        )

    def table(self, listing: ChangeListing) -> Table:
        """What is listed, to be kept in a file."""
        services = self.services
        return changes_table(services.accesses, services.change_log, listing, services.context.zone)


class KeepingPresenter(QObject):
    """How long accesses are kept, and whether their chain holds."""

    verified = Signal(object)
    """(Verdict)."""
    months_read = Signal(int)

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations

    def may(self, right: Right) -> bool:
        """Whether the person at the keyboard may."""
        return self._services.context.actor.may(right)

    def read(self) -> None:
        """Read how long, in the background."""
        self._operations.query("journals.months", self._services.centre.view, self._take)

    def _take(self, view: CentreView) -> None:
        self.months_read.emit(view.settings.access_months)

    def set_months(self, months: int) -> None:
        """Keep them so long from now on; undone from the toast."""
        self._operations.change(partial(self._write, months))

    def _write(self, months: int) -> Change:
        centre = self._services.centre
        before = centre.view().settings
        after = replace(before, access_months=months)
        return centre.edit(before, after, "Durée du journal des accès modifiée")

    def verify(self) -> None:
        """Read the chain through, in the background."""
        log = self._services.accesses

        def job(progress: Progress) -> Verdict:
            return log.verify(progress.step)

        label = "Vérification du journal des accès"
        self._operations.query("journals.verify", job, self.verified.emit, label=label)
