"""Days of prevention ordered for a year: who keeps up, who has nothing planned, whose package is used up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.authority import Authority, Headcount
from cigdesk.domain.catalogue import Catalogue, TierTariff
from cigdesk.domain.catalogue.tiers import at_headcount
from cigdesk.domain.engagement_balance import Balance
from cigdesk.domain.engagement_offers import PACKAGE
from cigdesk.domain.engagement_pace import EXTRA_DAYS, PaceState, PreventionKind, Stretch, kind_of, pace_of
from cigdesk.domain.quote import Quote
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.engagement_granting import ungranted
from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.engagements import EngagementService
from cigdesk.services.prevention_listing import (
    PreventionLine,
    PreventionRow,
    PreventionYear,
    awaits_days,
)
from cigdesk.services.quote_lines import LineValues, append_line
from cigdesk.services.tables import Cell, CellKind, Column, Table

KIND_NAMES: Final = {
    PreventionKind.INSPECTION: "Inspection",
    PreventionKind.ADVICE: "Conseil",
    PreventionKind.ERGONOMICS: "Ergonomie",
    PreventionKind.EXTRA: "Jours supplémentaires",
    PreventionKind.PRESENCE: "Présence",
}
STATE_NAMES: Final = {
    PaceState.LATE: "En retard",
    PaceState.TO_ENTER: "Jours à fixer",
    PaceState.TO_PLAN: "À planifier",
    PaceState.PLANNED: "Tout planifié",
    PaceState.USED_UP: "Terminé",
}

_COLUMNS: Final = (
    Column("Collectivité", width=32),
    Column("Effectif", CellKind.NUMBER, 10),
    Column("Strate", width=22),
    Column("Nature", width=22),
    Column("Commande", width=20),
    Column("Jours accordés", CellKind.NUMBER, 15),
    Column("Jours faits", CellKind.NUMBER, 13),
    Column("Jours planifiés", CellKind.NUMBER, 15),
    Column("Jours à planifier", CellKind.NUMBER, 16),
    Column("Retard en jours", CellKind.NUMBER, 15),
    Column("Prochaine journée", CellKind.DATE, 17),
)

_ONE_DAY: Final = Decimal(1)


class PreventionService:
    """Reading a year of prevention, and ordering the days beyond it."""

    def __init__(self, context: Context, engagements: EngagementService) -> None:
        self._context, self._engagements = context, engagements

    def year(self, year: int) -> PreventionYear:
        """The year whole, with the accepted quotes that nobody has taken up yet."""
        today = self._context.today()
        with self._context.reading() as uow:
            missing = len(ungranted(uow, None, today))
        return PreventionYear(year, today, self.rows(year), missing)

    def rows(self, year: int) -> tuple[PreventionRow, ...]:
        """Every authority that ordered days of prevention for that year, in a fixed number of questions."""
        orders, today = self._engagements.every_balance(year), self._context.today()
        with self._context.reading() as uow:
            names = {each.id: each.name for each in uow.find(Authority)}
            heads = {each.authority_id: each.heads for each in uow.find(Headcount, year=year)}
            tier = _tiers(catalogue_on(uow, centre_of(uow), date(year, 1, 1)))
        return tuple(
            PreventionRow(
                found, names[found], heads.get(found), tier(heads.get(found)), year, lines, awaits_days(lines)
            )
            for found, ordered in orders.items()
            if (lines := tuple(_lines(ordered, today)))
        )

    def offer_extra_days(self, authority_id: UUID, year: int) -> Change:
        """A draft of one day beyond the package of that year (ACFI-SUP), for the person to complete.

        Its day of service lies in that year, whose package it needs (OFFERS.md).
        """
        today = self._context.today()
        day = min(max(today, date(year, 1, 1)), date(year, 12, 31))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Authority, authority_id)
            quote = Quote(
                id=new_id(),
                authority_id=authority_id,
                object=f"Jours d’intervention supplémentaires {year}",
                service_day=day,
                created_at=self._context.now(),
                follower=self._context.actor.name,
            )
            append_line(quote, EXTRA_DAYS, LineValues(quantity=_ONE_DAY))
            uow.add(quote)
            return (quote.id,)

        return self._context.change(Right.MANAGE_QUOTES, work, "Devis de jours supplémentaires créé")


def _lines(orders: Iterable[EngagementLine], today: date) -> Iterator[PreventionLine]:
    for order in orders:
        kind = kind_of(order.offer, order.unit)
        if kind is not None:
            yield PreventionLine(order, kind, pace_of(order.balance, _stretches(order), today))


def _stretches(order: EngagementLine) -> Iterator[Stretch]:
    """The months of a presence, each with its own days; else the whole period."""
    for each in order.months or (order,):
        yield Stretch(each.balance.granted, each.start, each.end)


def _tiers(catalogue: Catalogue | None) -> Callable[[int | None], str]:
    """How the tier of a headcount is called, in the catalogue of the year."""
    package = catalogue.offers.get(PACKAGE) if catalogue else None
    scale = package.tariff.tiers if package and isinstance(package.tariff, TierTariff) else ()

    def name(heads: int | None) -> str:
        return at_headcount(scale, heads).tier.label if scale and heads else ""

    return name


def prevention_table(rows: Sequence[PreventionRow], year: int) -> Table:
    """A line for each order of these authorities, for a spreadsheet; nothing of a person is in it."""
    cells = [_cells(row, line) for row in rows for line in row.shown]
    return Table(f"Prévention {year}", _COLUMNS, len(cells), cells)


def _cells(row: PreventionRow, line: PreventionLine) -> Sequence[Cell]:
    balance: Balance = line.order.balance
    return (
        *(row.name, row.heads, row.tier),
        *(KIND_NAMES[line.kind], line.order.source),
        *(balance.granted, balance.done, balance.planned, balance.left),
        *(line.pace.behind, balance.next_day),
    )
