"""What the papers of the agenda say, ready to be laid out: every sentence is given.

No paper says the subject of an appointment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Names(StrEnum):
    """How somebody who is received stands on a paper."""

    HIDDEN = "hidden"
    """Not at all: for what hangs in a hall."""
    INITIALS = "initials"
    FULL = "full"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The centre, as it stands at the head and the foot of a paper; empty text is left out."""

    name: str
    short_name: str
    service: str
    address: str
    contact: str
    demo: bool


@dataclass(frozen=True)
class Place:
    """A site, or an authority where no site is said."""

    site_id: UUID | None
    authority_id: UUID | None


class RowState(StrEnum):
    """What a row of a day sheet is."""

    TAKEN = "taken"
    FREE = "free"
    CLOSED = "closed"
    """The practitioner is elsewhere, or nobody can be received."""


@dataclass(frozen=True)
class DayRow:
    """One slot."""

    hours: str
    who: str
    state: RowState
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DaySheet:
    """One half-day of a practitioner, or what is received there besides; rows by hour."""

    hours: str
    practitioner: str
    function: str
    room: str
    summary: str
    rows: tuple[DayRow, ...]


@dataclass(frozen=True, kw_only=True)
class PlaceDay:
    """A day at a place: one sheet for each permanence."""

    head: Letterhead
    place: str
    address: str
    day: date
    names: Names
    closed: str
    """Why the day is closed, if it is."""
    sheets: tuple[DaySheet, ...]


class BlockKind(StrEnum):
    """What lies in a column of the week, from the back to the front."""

    ABSENCE = "absence"
    PERMANENCE = "permanence"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, kw_only=True)
class WeekBlock:
    """A stretch of a day, in minutes since its midnight on the wall; lines from the most needed on."""

    kind: BlockKind
    start: int
    end: int
    hours: str
    lines: tuple[str, ...]
    family: str = "accent"
    """The colour of its kind in the window: accent, indigo, plum, brown or neutral."""


@dataclass(frozen=True)
class WeekDay:
    """A column; `closed` is the name of the holiday."""

    day: date
    closed: str
    blocks: tuple[WeekBlock, ...]


@dataclass(frozen=True, kw_only=True)
class WeekSheet:
    """The week of a practitioner."""

    practitioner: str
    function: str
    days: tuple[WeekDay, ...]


@dataclass(frozen=True, kw_only=True)
class Weeks:
    """The same week of some practitioners."""

    head: Letterhead
    first: date
    last: date
    names: Names
    sheets: tuple[WeekSheet, ...]


@dataclass(frozen=True, kw_only=True)
class ListRow:
    """One appointment; `gone` for what was given up."""

    hours: str
    practitioner: str
    kind: str
    place: str
    who: str
    status: str
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class AppointmentList:
    """The appointments of a period by day, both days included."""

    head: Letterhead
    first: date
    last: date
    names: Names
    whose: str
    days: Mapping[date, tuple[ListRow, ...]]


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What an agent is given to remember an appointment."""

    head: Letterhead
    addressee: str
    day: date
    hour: str
    length: str
    practitioner: str
    function: str
    where: tuple[str, ...]
    """From the most needed line on: the name of the place, its address; or the phone; or the link."""
    bring: str
    moving: str
    session: str = ""
    """What a collective session is called; empty for an appointment with one agent."""


@dataclass(frozen=True)
class Message:
    """A mail to be sent by the person's own program; `to` is empty when no address is known.

    Those of `hidden` receive it too, and no one reads who they are.
    """

    to: str
    subject: str
    body: str
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signer:
    """A line of an attendance sheet; a free seat has no name, and no employer where nobody holds it."""

    name: str
    employer: str


@dataclass(frozen=True)
class SeatsCount:
    """What an authority has in a session, and how many are registered on it."""

    authority: str
    seats: int
    registered: int


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """What those who come to a collective session sign."""

    head: Letterhead
    title: str
    day: date
    hours: str
    length: str
    where: tuple[str, ...]
    facilitator: str
    function: str
    signed: tuple[str, ...]
    """The columns of signatures: one, or one for each half of a day."""
    signers: tuple[Signer, ...]
    """Those who are registered by name, then the free seats, by employer."""
    seats: tuple[SeatsCount, ...]
    names: Names
