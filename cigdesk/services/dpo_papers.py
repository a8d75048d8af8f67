"""The papers for the data protection officer: what this store has, gathered, then drawn."""

from __future__ import annotations

from datetime import date, datetime

from cigdesk.domain.agenda.wall import wall_time
from cigdesk.domain.backups import Place
from cigdesk.domain.carry import CarryState, Side
from cigdesk.domain.centre import Centre
from cigdesk.domain.passphrases import RECOVERY
from cigdesk.domain.people import Person
from cigdesk.domain.persons import tidy_roles
from cigdesk.domain.rights import Right
from cigdesk.ports.backups import LocalBackupSettings, Shelf
from cigdesk.ports.carrying import CarryRow
from cigdesk.services.agenda_wording import letterhead
from cigdesk.services.context import Context, centre_of
from cigdesk.services.dpo_paper import Departure, DpoPaper, Opener, PassphraseCost, StoreFacts
from cigdesk.services.loss_sheet import loss_sheet
from cigdesk.services.persons import Access
from cigdesk.services.processing_record import processing_record

_RIGHT = Right.MANAGE_CENTRE


class DpoPapers:
    """Made by whoever keeps the centre. They read the folder of backups: not on the thread of the window."""

    def __init__(self, context: Context, access: Access, shelf: Shelf, settings: LocalBackupSettings) -> None:
        self._context, self._access, self._shelf, self._settings = context, access, shelf, settings

    def record(self, lock_minutes: int | None = None) -> DpoPaper:
        """The record of the processing and its impact assessment.

        `lock_minutes` is when the window of this computer locks itself, which the store does not know.
        """
        return processing_record(self.facts(lock_minutes))

    def loss(self) -> DpoPaper:
        """The sheet for a computer that is lost or stolen."""
        return loss_sheet(self.facts())

    def facts(self, lock_minutes: int | None = None) -> StoreFacts:
        """What this store has today. Raises `NotAllowed` for whoever does not keep the centre."""
        with self._context.reading(_RIGHT) as uow:
            centre, persons, carry = centre_of(uow), uow.find(Person), uow.carries.last()
        return self._told(centre, persons, carry, lock_minutes)

    def _told(
        self, centre: Centre, persons: list[Person], carry: CarryRow | None, lock_minutes: int | None
    ) -> StoreFacts:
        holders, copies, state = self._access.holders(), self._shelf.copies(), self._settings.read()
        here = [each for each in copies if each.place is Place.HERE]
        return StoreFacts(
            head=letterhead(centre),
            day=self._context.today(),
            siret=centre.siret,
            signatory=centre.signatory,
            signatory_title=centre.signatory_title,
            case_months=centre.case_retention_months,
            access_months=centre.access_months,
            lock_minutes=lock_minutes,
            openers=_openers(persons, holders),
            cost=PassphraseCost(*self._access.cheapest()),
            recovery=RECOVERY in holders,
            backups=len(here),
            set_aside=sum(each.place is Place.ASIDE for each in copies),
            last_backup=self._day(max((each.taken_at for each in here), default=None)),
            second_folder=state.second_folder is not None,
            last_second=self._day(state.second_at),
            rehearsed=self._day(state.rehearsed_at),
            mask_small_counts=centre.mask_small_counts,
            departure=self._departure(carry),
            counts=dict(self._shelf.present_counts()),
        )

    def _departure(self, carry: CarryRow | None) -> Departure | None:
        if carry is None:
            return None
        given_up = carry.state is CarryState.OVERRIDDEN and carry.side is Side.OFFICE
        return Departure(
            day=wall_time(carry.taken_at, self._context.zone).date(),
            by=carry.by,
            label=carry.label,
            side=carry.side,
            open=carry.state is CarryState.OUT,
            reason=carry.reason if given_up else "",
        )

    def _day(self, at: datetime | None) -> date | None:
        return wall_time(at, self._context.zone).date() if at else None


def _openers(persons: list[Person], holders: frozenset[str]) -> tuple[Opener, ...]:
    """Whoever has not left and has a passphrase, by name."""
    able = [each for each in persons if each.left_on is None and each.id.hex in holders]
    return tuple(
        Opener(name=each.name, roles=tidy_roles(each.roles), provisional=each.provisional)
        for each in sorted(able, key=lambda each: each.name.casefold())
    )
