"""The statement of an authority and a month: what was done and is due; computed while open, then frozen.

Source: DOMAIN.md (Statement, Chorus Pro). Our readings: docs/decisions/0014-readings-of-the-statements.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import bare, line_fault, siret_fault, tidy
from cigdesk.domain.quote_answer import LONGEST_REFERENCE
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, month_year

Month = date
"""A month, named by its first day."""


class StatementState(StrEnum):
    """What is recorded of a statement."""

    OPEN = "open"
    CLOSED = "closed"


TRANSITIONS: dict[StatementState, frozenset[StatementState]] = {
    StatementState.OPEN: frozenset({StatementState.CLOSED}),
    StatementState.CLOSED: frozenset(),
}
"""The one table of transitions (DOMAIN.md, States): what is closed is corrected, never opened again."""


class Source(StrEnum):
    """Which record a piece of work is."""

    APPOINTMENT = "appointment"
    """A meeting; of a session, the seats of one authority."""
    PERMANENCE = "permanence"
    ENTRY = "entry"
    """Time that was entered, from an appointment or by hand: it counts in the place of the appointment."""
    TERM = "term"
    """A year of membership."""
    ORDER = "order"
    """A line of an accepted quote that is due as a whole: a package, a year, a line priced by hand."""


class DueGroup(StrEnum):
    """Under which heading a line stands, in the order of the page."""

    HOURS = "hours"
    HALF_DAYS = "half-days"
    DAYS = "days"
    MEETINGS = "meetings"
    SEATS = "seats"
    YEARLY = "yearly"

    @property
    def label(self) -> str:
        """« Accompagnement social, à l’heure »."""
        return _GROUPS[self]


_GROUPS: Final = {
    DueGroup.HOURS: "Accompagnement social, à l’heure",
    DueGroup.HALF_DAYS: "Permanences et interventions, à la demi-journée",
    DueGroup.DAYS: "Jours d’intervention",
    DueGroup.MEETINGS: "Séances et interventions",
    DueGroup.SEATS: "Places en séances partagées",
    DueGroup.YEARLY: "Forfaits et adhésions",
}


@dataclass(frozen=True)
class WorkKey:
    """Which work, of which authority: what stands once and only once on its statements."""

    source: Source
    record_id: UUID
    authority_id: UUID


@dataclass(eq=False, kw_only=True)
class Statement:
    """What an authority is told for a month. One that is open is computed: its row keeps what is typed."""

    id: UUID
    rev: int = 1
    authority_id: UUID
    month: Month
    state: StatementState = StatementState.OPEN
    siret: str = ""
    """This and the three below leave for Chorus Pro; empty for what is proposed."""
    service_code: str = ""
    engagement_number: str = ""
    purchase_order: str = ""
    note: str = ""
    """For the finance department; nothing of a person."""
    start: datetime
    end: datetime
    """The instants of the month in the centre's zone, half-open."""
    year: int | None = None
    """Of the month, once numbered."""
    sequence: int | None = None
    total: Decimal | None = None
    """Euros before tax, once closed."""
    closed_at: datetime | None = None
    closed_by: str = ""
    snapshot: str = ""
    """The sheet that left for the authority, once closed: a reprint reads nothing else."""
    pdf_sha256: str = ""

    @property
    def number(self) -> str:
        """« RI-2026-0042 »; nothing while it is open."""
        return statement_number(self.year, self.sequence)

    @property
    def closed(self) -> bool:
        """Whether it is frozen."""
        return self.state is StatementState.CLOSED

    def close(self, sequence: int, total: Decimal, at: datetime, by: str) -> None:
        """Number and freeze it; raises `Refused` where it is closed already."""
        if StatementState.CLOSED not in TRANSITIONS[self.state]:
            raise Refused(f"Le relevé {self.number} est déjà validé.")
        self.state, self.year, self.sequence = StatementState.CLOSED, self.month.year, sequence
        self.total, self.closed_at, self.closed_by = total, at, by


@dataclass(eq=False, kw_only=True)
class StatementLine:
    """A line of a closed statement, as it was frozen. The reference of its source says which work it is."""

    id: UUID
    rev: int = 1
    statement_id: UUID
    authority_id: UUID
    position: int
    source: Source
    appointment_id: UUID | None = None
    """Also the meeting of which the time was entered, which is locked with it."""
    permanence_id: UUID | None = None
    time_entry_id: UUID | None = None
    term_id: UUID | None = None
    quote_line_id: UUID | None = None
    day: date
    group: DueGroup
    offer: str
    label: str
    unit: str
    quantity: Decimal
    """In that unit; minutes where it is an hour; negative on a line that takes back."""
    unit_price: Decimal
    amount: Decimal
    reason: str = ""
    """Why it is not charged."""
    order: str = ""
    """« Devis 2026-0133 »."""
    case_number: str = ""
    """Internal: never on what leaves for the authority."""
    mode: PlaceMode | None = None
    corrects: str = ""
    """The number of the statement on which it stood before; empty for work that stands for the first time."""
    why: str = ""
    """The reason of a correction, as somebody typed it; internal too."""

    @property
    def key(self) -> WorkKey:
        """The work behind it."""
        return WorkKey(self.source, getattr(self, REFERENCE_OF[self.source]), self.authority_id)


class CorrectionKind(StrEnum):
    """What a person decides of a line."""

    UNITS = "units"
    """Other units, or another price; 0 units for what is not due."""
    ASIDE = "aside"
    """Not on this month's statement: it waits for the next."""


@dataclass(eq=False, kw_only=True)
class StatementCorrection:
    """What was decided of a piece of work, with its reason; the last one about its units holds."""

    id: UUID
    rev: int = 1
    authority_id: UUID
    source: Source
    appointment_id: UUID | None = None
    permanence_id: UUID | None = None
    time_entry_id: UUID | None = None
    term_id: UUID | None = None
    quote_line_id: UUID | None = None
    kind: CorrectionKind
    month: Month
    """From which it was set aside, or in which the units were corrected."""
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    """None for the price that it has."""
    reason: str
    made_at: datetime
    made_by: str = ""
    statement_id: UUID | None = None
    """The closed statement that took it up: it is then no longer taken back."""

    @property
    def key(self) -> WorkKey:
        """The work that it is about."""
        return WorkKey(self.source, getattr(self, REFERENCE_OF[self.source]), self.authority_id)


@dataclass(eq=False, kw_only=True)
class StatementCounter:
    """The last number given in a year."""

    id: UUID
    rev: int = 1
    year: int
    last: int = 0


REFERENCE_OF: Final = {
    Source.APPOINTMENT: "appointment_id",
    Source.PERMANENCE: "permanence_id",
    Source.ENTRY: "time_entry_id",
    Source.TERM: "term_id",
    Source.ORDER: "quote_line_id",
}
"""The attribute of a line or of a correction that says which record of a source it is about."""


def reference_of(key: WorkKey) -> dict[str, Any]:
    """The attributes by which a line or a correction says which work it is about."""
    named = {REFERENCE_OF[key.source]: key.record_id}
    return {"source": key.source, "authority_id": key.authority_id, **named}


def statement_number(year: int | None, sequence: int | None) -> str:
    """« RI-2026-0042 »: by centre and year of the month, without hole, nothing of the authority in it."""
    return "" if year is None or sequence is None else f"RI-{year}-{sequence:04d}"


def month_of(day: date) -> Month:
    """The month of a day."""
    return day.replace(day=1)


def next_month(month: Month) -> Month:
    """The month after."""
    return month + relativedelta(months=1)


def previous_month(day: date) -> Month:
    """The month before that of a day: the one that is drawn up."""
    return month_of(day) - relativedelta(months=1)


def last_day_of(month: Month) -> date:
    """The last day of a month."""
    return next_month(month) - timedelta(days=1)


def check_month_over(month: Month, today: date) -> None:
    """Raise `Refused` for a month that is not over: work may still be added to it."""
    if today <= last_day_of(month):
        raise Refused(
            f"{month_year(month).capitalize()} n’est pas terminé{NBSP}: le relevé se valide ensuite."
        )


@dataclass(frozen=True, kw_only=True)
class ChorusValues:
    """What a person may write of an open statement."""

    siret: str = ""
    service_code: str = ""
    engagement_number: str = ""
    purchase_order: str = ""
    note: str = ""

    def tidied(self) -> ChorusValues:
        """As it is kept."""
        lines = {name: tidy(getattr(self, name)) for name in (*CHORUS_REFERENCES, "note")}
        return replace(self, **lines, siret=bare(self.siret))


CHORUS_REFERENCES: Final = ("service_code", "engagement_number", "purchase_order")


def chorus_faults(values: ChorusValues) -> dict[str, str]:
    """What keeps these values from being kept, by field."""
    return only_faults(
        {
            "siret": siret_fault(values.siret) if values.siret.strip() else "",
            "note": line_fault(values.note),
            **{name: _reference_fault(getattr(values, name)) for name in CHORUS_REFERENCES},
        }
    )


def _reference_fault(text: str) -> str:
    count = len(tidy(text))
    if count > LONGEST_REFERENCE:
        return f"{count}{NBSP}caractères, la limite est {LONGEST_REFERENCE}."
    return line_fault(text)


MOST_UNITS: Final = Decimal(100_000)
"""Units, or minutes, that a correction may state."""


def correction_faults(quantity: Decimal | None, unit_price: Decimal | None, reason: str) -> dict[str, str]:
    """What keeps a correction from being kept, by field; nothing in `quantity` for one that sets aside."""
    faults = {"reason": line_fault(reason) if reason.strip() else "Indiquez la raison."}
    if quantity is not None and not (quantity.is_finite() and 0 <= quantity <= MOST_UNITS):
        faults["quantity"] = f"De 0 à {MOST_UNITS} unités."
    if unit_price is not None and not (unit_price.is_finite() and 0 <= unit_price <= MOST_UNITS):
        faults["unit_price"] = "Un prix va de 0 à 100\u202f000\u00a0€."
    return only_faults(faults)
