"""The campaign of headcounts: opened once a year, followed until everybody has declared."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cigdesk.domain.authority import Authority, Headcount
from cigdesk.domain.campaign import (
    USUAL_TIME,
    CampaignLetter,
    HeadcountCampaign,
    PriceEffect,
    TierChange,
    campaign_faults,
    offers_by_headcount,
    price_effects,
    tier_change,
)
from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.errors import InvalidInput, NeedsConfirmation, Refused
from cigdesk.domain.headcount import heads_fault, year_fault
from cigdesk.domain.letters import Way
from cigdesk.domain.rights import Right
from cigdesk.french import NBSP, date_long, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.campaigns import CampaignRow
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.editing import require_sound

_EDIT = Right.MANAGE_AUTHORITIES


@dataclass(frozen=True)
class CampaignLine:
    """One authority: what it declared, and what that changes."""

    row: CampaignRow
    tier: TierChange | None
    effects: tuple[PriceEffect, ...]
    """On the offers that it has this year or had the year before."""

    @property
    def answered(self) -> bool:
        """Whether it has declared."""
        return self.row.heads is not None


@dataclass(frozen=True)
class CampaignView:
    """The campaign of a year as the window shows it; before it is opened there is no deadline."""

    year: int
    opened_on: date | None
    deadline: date | None
    proposed_deadline: date
    """What is proposed to open it today."""
    lines: tuple[CampaignLine, ...]
    today: date

    @property
    def answered(self) -> int:
        """How many have declared."""
        return sum(line.answered for line in self.lines)

    @property
    def missing(self) -> int:
        """How many have not."""
        return len(self.lines) - self.answered

    @property
    def overdue(self) -> bool:
        """Past its deadline, with somebody still to answer."""
        return self.deadline is not None and self.deadline < self.today and self.missing > 0


class CampaignService:
    """Opening campaigns, entering what comes back, keeping count of what was sent."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def years(self) -> tuple[int, ...]:
        """Those that can be looked at, the latest first: each with a campaign, this year and the next."""
        this = self._context.today().year
        with self._context.reading() as uow:
            kept = {each.year for each in uow.find(HeadcountCampaign)}
        return tuple(sorted(kept | {this, this + 1}, reverse=True))

    def view(self, year: int, *, everybody: bool = False) -> CampaignView:
        """Those who are in a convention that year, or everybody."""
        today = self._context.today()
        with self._context.reading() as uow:
            campaign = _campaign(uow, year)
            rows = [row for row in uow.campaigns.rows(year) if everybody or row.member]
            lines = _lines(uow, year, rows)
        return CampaignView(
            year,
            campaign.opened_on if campaign else None,
            campaign.deadline if campaign else None,
            today + USUAL_TIME,
            lines,
            today,
        )

    def missing(self, year: int) -> int:
        """How many members have not declared, once the campaign of that year is open; 0 before."""
        with self._context.reading() as uow:
            if _campaign(uow, year) is None:
                return 0
            return sum(row.member and row.heads is None for row in uow.campaigns.rows(year))

    def open(self, year: int, deadline: date) -> Change:
        """Open the campaign of a year today; raises `InvalidInput` by field, an open one under `year`."""
        today = self._context.today()
        require_sound(campaign_faults(year, today, deadline))
        campaign = HeadcountCampaign(id=new_id(), year=year, opened_on=today, deadline=deadline)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            if _campaign(uow, year) is not None:
                raise InvalidInput({"year": f"La campagne {year} est déjà ouverte."})
            uow.add(campaign)
            return (campaign.id,)

        return self._context.change(_EDIT, work, f"Campagne {year} ouverte", _until(deadline))

    def move_deadline(self, year: int, deadline: date) -> Change:
        """Give another last day to answer; raises `InvalidInput` under `deadline`."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            campaign = _open_campaign(uow, year)
            require_sound(campaign_faults(year, campaign.opened_on, deadline))
            campaign.deadline = deadline
            return (campaign.id,)

        return self._context.change(_EDIT, work, "Date limite déplacée", _until(deadline) if deadline else "")

    def declare(
        self,
        year: int,
        heads: Mapping[UUID, int],
        *,
        by: Mapping[UUID, str] | None = None,
        replace: bool = False,
    ) -> Change:
        """Write what several authorities declared for a year, today, in one go.

        Raises `InvalidInput` (`year`, or `heads`), and `NeedsConfirmation` for figures that would take the
        place of others, unless `replace` says that the person has seen them. Nothing is then kept.
        """
        require_sound(
            {"year": year_fault(year), "heads": next(filter(None, map(heads_fault, heads.values())), "")}
        )
        if not heads:
            raise Refused("Aucun effectif à enregistrer.")
        today, said_by = self._context.today(), by or {}

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            kept = {each.authority_id: each for each in uow.find(Headcount, year=year)}
            _confirm_replaced(heads, kept, confirmed=replace)
            for authority_id, count in heads.items():
                uow.get(Authority, authority_id)
                declared = kept.get(authority_id)
                if declared is None:
                    declared = Headcount(id=new_id(), authority_id=authority_id, year=year, heads=count)
                    uow.add(declared)
                declared.heads, declared.declared_on = count, today
                declared.declared_by = said_by.get(authority_id, declared.declared_by).strip()
            return tuple(heads)

        label = f"{plural(len(heads), 'effectif')} {year} {'déclaré' if len(heads) == 1 else 'déclarés'}"
        return self._context.change(_EDIT, work, label)

    def note_letters(self, year: int, authority_ids: Collection[UUID], way: Way) -> Change:
        """Keep that a letter or a mail was prepared for each of them, today."""
        today = self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            campaign = _open_campaign(uow, year)
            for authority_id in authority_ids:
                uow.add(
                    CampaignLetter(
                        id=new_id(),
                        campaign_id=campaign.id,
                        authority_id=authority_id,
                        prepared_on=today,
                        way=way,
                    )
                )
            return tuple(authority_ids)

        many = len(authority_ids)
        label = f"{plural(many, way.label)} {'préparé' if many == 1 else 'préparés'}"
        return self._context.change(_EDIT, work, label, f"Campagne {year}")


def _until(deadline: date) -> str:
    return f"Réponses attendues jusqu’au {date_long(deadline)}"


def _campaign(uow: UnitOfWork, year: int) -> HeadcountCampaign | None:
    return next(iter(uow.find(HeadcountCampaign, year=year)), None)


def _open_campaign(uow: UnitOfWork, year: int) -> HeadcountCampaign:
    campaign = _campaign(uow, year)
    if campaign is None:
        raise Refused(f"La campagne {year} n’est pas ouverte.")
    return campaign


def _confirm_replaced(heads: Mapping[UUID, int], kept: Mapping[UUID, Headcount], *, confirmed: bool) -> None:
    replaced = [each for key, each in kept.items() if key in heads and heads[key] != each.heads]
    if replaced and not confirmed:
        many = plural(len(replaced), "effectif déjà déclaré", "effectifs déjà déclarés")
        raise NeedsConfirmation((f"{many}{NBSP}: les nouveaux en prendraient la place.",))


def _lines(uow: UnitOfWork, year: int, rows: list[CampaignRow]) -> tuple[CampaignLine, ...]:
    day = date(year, 1, 1)
    catalogue = catalogue_on(uow, centre_of(uow), day)
    moved = {row.authority_id for row in rows if row.heads and row.before and row.heads != row.before}
    known = uow.quotes.priced_authorities(moved) if moved else {}
    held = {key: _held(each.offers, year) for key, each in known.items()}
    return tuple(_line(row, catalogue, day, held.get(row.authority_id, frozenset())) for row in rows)


def _held(offers: Collection[tuple[str, int]], year: int) -> frozenset[str]:
    return frozenset(offer for offer, of_year in offers if of_year in (year - 1, year))


def _line(row: CampaignRow, catalogue: Catalogue | None, day: date, held: frozenset[str]) -> CampaignLine:
    if catalogue is None or row.heads is None or row.before is None:
        return CampaignLine(row, None, ())
    followed = tuple(code for code in offers_by_headcount(catalogue) if code in held)
    effects = price_effects(catalogue, day, followed, row.before, row.heads) if followed else ()
    return CampaignLine(row, tier_change(catalogue, row.before, row.heads), effects)
