"""Statements as they are shown inside the centre: a list of a month, and one with its lines and points."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.slots import Attendance
from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.engagement_units import counted
from cigdesk.domain.money import total
from cigdesk.domain.statement import ChorusValues, DueGroup, Month, StatementState, WorkKey, last_day_of
from cigdesk.domain.statement_due import Point, PointKind
from cigdesk.domain.statement_ledger import OpenLine
from cigdesk.domain.text import fold
from cigdesk.french import NBSP
from cigdesk.ports.statements import AuthorityRow, CorrectionRow, OrderNumbersRow
from cigdesk.services.quote_sheet import NotSubjectToVat, VatTable
from cigdesk.services.statement_reading import MonthAccount

NO_CHORUS: Final = ChorusValues()
_NOBODY_ASKED: Final[Mapping[UUID, Attendance]] = {}


class StatementStanding(StrEnum):
    """Where a statement stands, in the order in which they are dealt with."""

    TO_CHECK = "to-check"
    """Something is to be settled before it can be closed."""
    READY = "ready"
    RUNNING = "running"
    """Its month is not over."""
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """« À vérifier »."""
        return _LABELS[self]


_LABELS = {
    StatementStanding.TO_CHECK: "À vérifier",
    StatementStanding.READY: "Prêt",
    StatementStanding.RUNNING: "Mois en cours",
    StatementStanding.CLOSED: "Validé",
}


@dataclass(frozen=True)
class StatementListRow:
    """One authority of the list of a month."""

    authority_id: UUID
    name: str
    month: Month
    standing: StatementStanding
    total: Decimal
    """Euros before tax."""
    points: int
    """How many things are to be settled before closing."""
    lines: int
    number: str = ""
    statement_id: UUID | None = None
    chorus: ChorusValues = NO_CHORUS
    siren: str = ""


@dataclass(frozen=True)
class MonthListing:
    """The statements of a month, by name."""

    month: Month
    rows: tuple[StatementListRow, ...]

    @property
    def total(self) -> Decimal:
        """Euros before tax of all of them."""
        return total(each.total for each in self.rows)

    @property
    def ready(self) -> tuple[UUID, ...]:
        """The authorities whose statement can be closed as it is."""
        return tuple(each.authority_id for each in self.rows if each.standing is StatementStanding.READY)

    def count(self, standing: StatementStanding) -> int:
        """How many stand there."""
        return sum(each.standing is standing for each in self.rows)


@dataclass(frozen=True)
class LineView:
    """A line of the internal table; `key` leads to the work behind it."""

    key: WorkKey
    day: date
    group: DueGroup
    offer: str
    label: str
    unit: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    reason: str
    order: str
    case_number: str
    mode: PlaceMode | None
    late: bool
    corrects: str
    why: str
    attendance: Attendance | None = None
    """Of a permanence; never on what leaves for the authority."""

    @property
    def words(self) -> str:
        """The quantity with its unit: « 1 h 30 », « 1 demi-journée »."""
        if self.quantity < 0:
            return f"\N{MINUS SIGN}{counted(self.unit, -self.quantity)}"
        return counted(self.unit, self.quantity)


@dataclass(frozen=True)
class GroupView:
    """The lines under one heading."""

    group: DueGroup
    lines: tuple[LineView, ...]

    @property
    def amount(self) -> Decimal:
        """Euros before tax."""
        return total(each.amount for each in self.lines)

    @property
    def quantity(self) -> str:
        """The charged units together where all are of one unit and price: « 6 h 15 »; else nothing."""
        charged = [each for each in self.lines if not each.reason]
        if len({(each.unit, each.unit_price) for each in charged}) != 1:
            return ""
        found = sum((each.quantity for each in charged), Decimal(0))
        return counted(charged[0].unit, found) if found >= 0 else ""


@dataclass(frozen=True)
class LeftOut:
    """An appointment that is never on the statement: excused in time."""

    appointment_id: UUID
    day: date
    minutes: int
    reason: str


@dataclass(frozen=True)
class StatementView:
    """One statement, for the people of the centre."""

    authority_id: UUID
    name: str
    siren: str
    month: Month
    standing: StatementStanding
    groups: tuple[GroupView, ...]
    points: tuple[Point, ...]
    left_out: tuple[LeftOut, ...]
    total: Decimal
    """Euros before tax."""
    gross: Decimal
    vat: NotSubjectToVat | VatTable
    chorus: ChorusValues
    """What leaves for Chorus Pro: what was typed, else what is proposed."""
    typed: ChorusValues
    wanted: frozenset[str]
    """The Chorus Pro fields that the authority wants."""
    corrections: tuple[CorrectionRow, ...]
    """Those that wait to be taken up: they can still be removed."""
    number: str = ""
    statement_id: UUID | None = None
    closed_at: datetime | None = None
    closed_by: str = ""

    @property
    def lines(self) -> tuple[LineView, ...]:
        """All of them."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def blocking(self) -> tuple[Point, ...]:
        """What is to be settled before closing."""
        return tuple(each for each in self.points if each.blocks)


def groups_of(
    lines: Iterable[OpenLine], came: Mapping[UUID, Attendance] = _NOBODY_ASKED
) -> tuple[GroupView, ...]:
    """The lines by heading, in the order of the page; `came` tells of permanences."""
    shown = [line_view(each, came.get(each.due.key.record_id)) for each in lines]
    found = ((group, tuple(each for each in shown if each.group is group)) for group in DueGroup)
    return tuple(GroupView(group, lines) for group, lines in found if lines)


def line_view(line: OpenLine, came: Attendance | None = None) -> LineView:
    """A line as it is shown."""
    due = line.due
    return LineView(
        due.key,
        due.day,
        due.group,
        due.offer,
        due.label,
        due.unit,
        due.quantity,
        due.unit_price,
        due.amount,
        due.reason,
        due.order,
        due.case_number,
        due.mode,
        line.late,
        line.corrects,
        line.why,
        came,
    )


def standing_of(account: MonthAccount, points: Collection[Point], today: date) -> StatementStanding:
    """Where it stands on that day."""
    if account.closed:
        return StatementStanding.CLOSED
    if any(each.blocks for each in points):
        return StatementStanding.TO_CHECK
    over = last_day_of(account.month) < today
    return StatementStanding.READY if over and account.lines else StatementStanding.RUNNING


def typed_of(account: MonthAccount) -> ChorusValues:
    """What was typed of it, or frozen once it is closed."""
    kept = account.kept
    if kept is None:
        return NO_CHORUS
    return ChorusValues(
        siret=kept.siret,
        service_code=kept.service_code,
        engagement_number=kept.engagement_number,
        purchase_order=kept.purchase_order,
        note=kept.note,
    )


def chorus_of(
    account: MonthAccount, authority: AuthorityRow, quotes: Mapping[UUID, OrderNumbersRow]
) -> ChorusValues:
    """What was typed, else what the authority's sheet and the quotes of its lines propose."""
    typed = typed_of(account)
    if account.kept is not None and account.kept.state is StatementState.CLOSED:
        return typed
    mine = [quotes[each] for each in quotes_of(account) if each in quotes]
    return ChorusValues(
        siret=typed.siret or authority.siret,
        service_code=typed.service_code or _only(mine, "service_code") or authority.chorus_service,
        engagement_number=typed.engagement_number or _only(mine, "engagement_number"),
        purchase_order=typed.purchase_order or _only(mine, "purchase_order"),
        note=typed.note,
    )


def _only(quotes: Iterable[OrderNumbersRow], name: str) -> str:
    """The one value that these quotes have; nothing where they differ."""
    found = {value for each in quotes if (value := getattr(each, name))}
    return found.pop() if len(found) == 1 else ""


_WANTED = {
    "service_code": "requires_service_code",
    "engagement_number": "requires_engagement",
    "purchase_order": "requires_purchase_order",
}
_MISSING = {
    "service_code": "le code service Chorus Pro",
    "engagement_number": "le numéro d’engagement juridique",
    "purchase_order": "le numéro de bon de commande",
}


def wanted_by(authority: AuthorityRow) -> frozenset[str]:
    """The Chorus Pro fields without which the authority refuses a bill."""
    return frozenset(name for name, flag in _WANTED.items() if getattr(authority, flag))


def chorus_points(account: MonthAccount, authority: AuthorityRow, chorus: ChorusValues) -> tuple[Point, ...]:
    """What is missing for Chorus Pro where something is to be billed; the SIRET alone blocks nothing here."""
    if account.closed or account.total <= 0:
        return ()
    wanted = wanted_by(authority)
    missing = [name for name in _MISSING if name in wanted and not getattr(chorus, name)]
    points = [_chorus_point(account, name, f"Indiquez {_MISSING[name]}{NBSP}: la collectivité le demande.")
              for name in missing]  # fmt: skip
    if not chorus.siret:
        said = "Le SIRET de la collectivité manque : Chorus Pro le demande."
        points.append(_chorus_point(account, "siret", said, blocks=False))
    return tuple(points)


def _chorus_point(account: MonthAccount, name: str, message: str, *, blocks: bool = True) -> Point:
    day = last_day_of(account.month)
    return Point(kind=PointKind.CHORUS, message=message, day=day, blocks=blocks, field=name)


def by_name(rows: Iterable[StatementListRow]) -> tuple[StatementListRow, ...]:
    """In the order of names."""
    return tuple(sorted(rows, key=lambda each: fold(each.name)))


def quotes_of(*accounts: MonthAccount) -> set[UUID]:
    """The quotes whose prices the open lines of these accounts have."""
    lines = (line for account in accounts for line in account.lines)
    return {line.due.quote_id for line in lines if line.due.quote_id is not None}
