"""Days of prevention ordered for a year: who keeps up, who has nothing planned, whose package is used up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Final
from uuid import UUID

from cigdesk.domain.authority import Authority, Headcount
from cigdesk.domain.catalogue import Catalogue, TierTariff
from cigdesk.domain.catalogue.tiers import at_headcount
from cigdesk.domain.engagement_balance import Balance, together
from cigdesk.domain.engagement_offers import PACKAGE
from cigdesk.domain.engagement_pace import (
    EXTRA_DAYS,
    AuditState,
    PaceState,
    PreventionKind,
    Stretch,
    audit_of,
    kind_of,
    pace_of,
)
from cigdesk.domain.engagement_units import named
from cigdesk.domain.quote import Quote
from cigdesk.domain.rights import Right
from cigdesk.french import month_name
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.days_changes import Moved, read_moves
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
    PreventionKind.PSYCHOSOCIAL: "Psychosocial",
    PreventionKind.GROUPS: "Groupes et coaching",
    PreventionKind.AWARENESS: "Handicap et sensibilisation",
    PreventionKind.SUPPORT: "QVCT et transformation",
    PreventionKind.HEALTH: "Santé au travail",
    PreventionKind.OTHER: "Autres interventions",
}
AUDIT_NAMES: Final = {
    AuditState.TO_ENTER: "jours à fixer",
    AuditState.TO_PLAN: "à planifier",
    AuditState.PLANNED: "planifié",
    AuditState.ONGOING: "en cours",
    AuditState.DONE: "fait",
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
    Column("Accordés", CellKind.NUMBER, 11),
    Column("Faits", CellKind.NUMBER, 10),
    Column("Planifiés", CellKind.NUMBER, 11),
    Column("À planifier", CellKind.NUMBER, 12),
    Column("Retard", CellKind.NUMBER, 10),
    Column("Prochaine date", CellKind.DATE, 17),
    Column("Unité", width=24),
    Column("Audit de l’année 1", width=20),
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
            firsts = uow.circle.first_packages()
        return tuple(
            PreventionRow(
                *(found, names[found], heads.get(found), tier(heads.get(found)), year, lines),
                to_enter=awaits_days(lines),
                audit=_audit(lines) if firsts.get(found) == year else None,
            )
            for found, ordered in orders.items()
            if (lines := tuple(_lines(ordered, today)))
        )

    def moves(self, engagement_ids: Collection[UUID]) -> tuple[Moved, ...]:
        """What became of the days agreed for these orders since they were agreed, the latest first."""
        with self._context.reading() as uow:
            return read_moves(uow, self._context, engagement_ids)

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
            late = tuple(each for each in order.months if each.end < today and each.balance.left)
            yield PreventionLine(order, kind, pace_of(order.balance, _stretches(order), today), late)


def _audit(lines: Iterable[PreventionLine]) -> AuditState | None:
    """How far the audit of a package is, by its days of inspection; None without a package."""
    of_package = [each for each in lines if each.order.offer == PACKAGE]
    inspections = [each.order.balance for each in of_package if each.kind is PreventionKind.INSPECTION]
    return audit_of(reduce(together, inspections)) if inspections else None


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
    """A line for each order of these authorities, one for each month of a presence; no person is in it."""
    cells = [line for row in rows for order in row.shown for line in _cells(row, order)]
    return Table(f"Prévention {year}", _COLUMNS, len(cells), cells)


def _cells(row: PreventionRow, line: PreventionLine) -> Iterator[Sequence[Cell]]:
    order, kind = line.order, KIND_NAMES[line.kind]
    head = (row.name, row.heads, row.tier)
    audit = AUDIT_NAMES[row.audit] if row.audit and line.kind is PreventionKind.INSPECTION else ""
    unit = named(order.unit, Decimal(2))
    if not order.months:
        yield (*head, kind, order.source, *_figures(order.balance, line.pace.behind), unit, audit)
    late = {each.id for each in line.late_months}
    for month in order.months:
        missing = month.balance.left if month.id in late else Decimal(0)
        named_month = f"{kind}, {month_name(month.start)}"
        yield (*head, named_month, order.source, *_figures(month.balance, missing), unit, audit)


def _figures(balance: Balance, behind: Decimal) -> tuple[Cell, ...]:
    return (balance.granted, balance.done, balance.planned, balance.left, behind, balance.next_day)
