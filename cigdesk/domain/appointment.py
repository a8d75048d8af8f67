"""One meeting of a practitioner: what it is, where, with whom, and what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from urllib.parse import urlsplit
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.french import NBSP, NNBSP

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=12)
"""How long an appointment or a permanence lasts, both included."""
LONGEST_ABSENCE = timedelta(days=1100)
"""Three years: a long leave."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
"""The years in which something can be planned, both included."""
STATUS_DUE_AFTER = timedelta(minutes=15)
"""A planned appointment becomes "à renseigner" this long after its end (UI.md §4)."""


class AppointmentKind(StrEnum):
    """What kind of work it is (DOMAIN.md, Appointment)."""

    PERMANENCE = "permanence"
    REMOTE = "remote"
    HOURLY = "hourly"
    HOME_VISIT = "home-visit"
    COLLECTIVE = "collective"
    INSPECTION = "inspection"
    ADVICE = "advice"
    INTERNAL = "internal"


class PlaceMode(StrEnum):
    """How people meet."""

    SITE = "site"
    CENTRE = "centre"
    PHONE = "phone"
    VIDEO = "video"
    HOME = "home"


class Subject(StrEnum):
    """The three fields of the Martinique seed, and a neutral one; nothing more precise is kept in plain."""

    HEALTH = "health"
    MONEY = "money"
    FAMILY = "family"
    NEUTRAL = "neutral"


class Requester(StrEnum):
    """Who asked for the appointment."""

    EMPLOYER = "employer"
    AGENT = "agent"
    PARTNER = "partner"


class CircleKind(StrEnum):
    """What an event of the Cercle de la prévention is (see `cigdesk.domain.circle`)."""

    MORNING = "morning"
    MEETING = "meeting"


class AppointmentStatus(StrEnum):
    """What is recorded. `excused` and `cancelled` free the time, the others hold it."""

    PLANNED = "planned"
    DONE = "done"
    EXCUSED = "excused"
    NO_SHOW = "no-show"
    CANCELLED = "cancelled"

    @property
    def holds_time(self) -> bool:
        """Whether the practitioner's time stays taken."""
        return self not in (AppointmentStatus.EXCUSED, AppointmentStatus.CANCELLED)


class ShownStatus(StrEnum):
    """What is shown: the recorded status, refined by the hour for a planned one."""

    UPCOMING = "upcoming"
    ONGOING = "ongoing"
    TO_FILL_IN = "to-fill-in"
    DONE = "done"
    EXCUSED = "excused"
    NO_SHOW = "no-show"
    CANCELLED = "cancelled"


TRANSITIONS: dict[AppointmentStatus, frozenset[AppointmentStatus]] = {
    AppointmentStatus.PLANNED: frozenset(AppointmentStatus) - {AppointmentStatus.PLANNED},
    AppointmentStatus.DONE: frozenset({AppointmentStatus.PLANNED}),
    AppointmentStatus.EXCUSED: frozenset({AppointmentStatus.PLANNED}),
    AppointmentStatus.NO_SHOW: frozenset({AppointmentStatus.PLANNED}),
    AppointmentStatus.CANCELLED: frozenset({AppointmentStatus.PLANNED}),
}
"""A set status can only be taken back to planned, which is checked again for overlaps."""


@dataclass(eq=False, kw_only=True)
class Permanence:
    """A half-day of a practitioner at a place, cut into individual slots of `slot_minutes`."""

    id: UUID
    rev: int = 1
    practitioner_id: UUID
    authority_id: UUID | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None
    start: datetime
    end: datetime
    slot_minutes: int = 45
    cancelled: bool = False
    buffer_minutes: int = 0
    """Kept free after each appointment received in it."""
    subjects: tuple[Subject, ...] = ()
    """For which subjects it is held; empty for all of them."""
    series_id: UUID | None = None
    """The series that it is an occurrence of, if any (see `cigdesk.domain.series`)."""
    occurrence: datetime | None = None
    """The start that its series gave it, whatever became of it since."""
    changed: bool = False
    """Moved, skipped or changed by itself: a change of the whole series leaves it as it is."""
    overlap_reason: str = ""
    """What was confirmed when it was saved over a warning, as it was shown; empty without."""


@dataclass(eq=False, kw_only=True)
class Absence:
    """A stretch in which the practitioner cannot be booked (leave, training, travel)."""

    id: UUID
    rev: int = 1
    practitioner_id: UUID
    start: datetime
    end: datetime
    label: str = ""
    series_id: UUID | None = None
    """Common to the absences that were noted in one go (a day of the week, several practitioners)."""
    overlap_reason: str = ""
    """What was confirmed when it was saved over a warning, as it was shown; empty without."""


@dataclass(eq=False, kw_only=True)
class Appointment:
    """One meeting; instants are UTC, the interval is half-open."""

    id: UUID
    rev: int = 1
    practitioner_id: UUID
    kind: AppointmentKind
    mode: PlaceMode
    start: datetime
    end: datetime
    status: AppointmentStatus = AppointmentStatus.PLANNED
    agent_id: UUID | None = None
    authority_id: UUID | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None
    permanence_id: UUID | None = None
    subject: Subject = Subject.NEUTRAL
    requester: Requester | None = None
    phone: str = ""
    video_link: str = ""
    title: str = ""
    """Only for what concerns no agent: a meeting, an inspection, a collective session."""
    overlap_reason: str = ""
    """What the person confirmed when the appointment was written over another."""
    buffer_minutes: int = 0
    """Kept free after its end, beside what the place asks for."""
    request_id: UUID | None = None
    """The request that it answers, if any."""
    seats: int | None = None
    """How many people a collective session can take; None for no limit."""
    moved_from: datetime | None = None
    """The start that it had before it was last moved to another day or hour."""
    engagement_id: UUID | None = None
    """What it uses up of what was ordered; those of a session are with the seats of each authority."""
    units: Decimal | None = None
    """How much of it, in its unit; None for what its length comes to."""
    circle: CircleKind | None = None
    """A session that is an event of the Cercle: held for every authority that has it, for none alone."""
    invited_on: date | None = None
    """The day on which the invitations to that event were last prepared."""

    def shown_status(self, now: datetime) -> ShownStatus:
        """The status as it is shown at that instant."""
        if self.status is not AppointmentStatus.PLANNED:
            return ShownStatus(self.status.value)
        if now < self.start:
            return ShownStatus.UPCOMING
        return ShownStatus.ONGOING if now < self.end + STATUS_DUE_AFTER else ShownStatus.TO_FILL_IN


MODES_OF: dict[AppointmentKind, tuple[PlaceMode, ...]] = {
    AppointmentKind.PERMANENCE: (PlaceMode.SITE, PlaceMode.CENTRE),
    AppointmentKind.REMOTE: (PlaceMode.PHONE, PlaceMode.VIDEO),
    AppointmentKind.HOURLY: (PlaceMode.SITE, PlaceMode.CENTRE, PlaceMode.PHONE, PlaceMode.VIDEO),
    AppointmentKind.HOME_VISIT: (PlaceMode.HOME,),
    AppointmentKind.COLLECTIVE: (PlaceMode.SITE, PlaceMode.CENTRE, PlaceMode.VIDEO),
    AppointmentKind.INSPECTION: (PlaceMode.SITE,),
    AppointmentKind.ADVICE: (PlaceMode.SITE, PlaceMode.CENTRE, PlaceMode.PHONE, PlaceMode.VIDEO),
    AppointmentKind.INTERNAL: (PlaceMode.CENTRE, PlaceMode.SITE, PlaceMode.PHONE, PlaceMode.VIDEO),
}
"""How people can meet for each kind, the usual way first."""

FOR_AN_AGENT = frozenset(
    {AppointmentKind.PERMANENCE, AppointmentKind.REMOTE, AppointmentKind.HOURLY, AppointmentKind.HOME_VISIT}
)
"""The kinds that receive one agent; the others have a title."""

FOR_AN_AUTHORITY = frozenset({AppointmentKind.COLLECTIVE, AppointmentKind.INSPECTION, AppointmentKind.ADVICE})
"""The kinds that are done for an authority as such."""


@dataclass(frozen=True, kw_only=True)
class AppointmentValues:
    """What a person decides of an appointment; the status follows."""

    practitioner_id: UUID
    kind: AppointmentKind
    mode: PlaceMode
    start: datetime
    end: datetime
    agent_id: UUID | None = None
    authority_id: UUID | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None
    subject: Subject = Subject.NEUTRAL
    requester: Requester | None = None
    phone: str = ""
    video_link: str = ""
    title: str = ""
    permanence_id: UUID | None = None
    """Follows from the practitioner and the time: whatever is given here is found again at each write."""
    buffer_minutes: int = 0
    """Kept free after the end; a permanence gives its own."""
    request_id: UUID | None = None
    """The request that it answers."""
    seats: int | None = None
    """Of a collective session; None for no limit."""
    engagement_id: UUID | None = None
    """What was ordered, on the account of which it is done."""
    units: Decimal | None = None
    """How much of it, where its length does not tell."""
    circle: CircleKind | None = None
    """Of which kind the event of the Cercle is that the session is, if it is one."""


MOST_UNITS = Decimal(1000)
"""What one appointment may use up of an order, written by hand."""


def check_appointment(values: AppointmentValues, *, on_sick_leave: bool = False) -> dict[str, str]:
    """What is wrong with the values, by field, each in a French sentence; empty when nothing is.

    `on_sick_leave` tells whether the agent is "en congé pour raison de santé" on the day of the start.
    """
    return {
        **check_span(values.start, values.end),
        **_check_who(values),
        **_check_how(values),
        **_check_home_visit(values, on_sick_leave=on_sick_leave),
        **_check_units(values.units),
    }


def check_span(start: datetime, end: datetime, *, longest: timedelta = LONGEST) -> dict[str, str]:
    """What is wrong with the times of something planned, under `start` or `end`."""
    if not FIRST_YEAR <= start.year <= LAST_YEAR or not FIRST_YEAR <= end.year <= LAST_YEAR:
        return {"start": f"Date attendue entre {FIRST_YEAR} et {LAST_YEAR}."}
    if end <= start:
        return {"end": "La fin doit suivre le début."}
    if end - start < SHORTEST:
        return {"end": f"La durée est de 5{NBSP}min au moins."}
    if end - start > longest:
        most = f"{longest.days}{NBSP}jours" if longest.days else f"12{NNBSP}h"
        return {"end": f"La durée est de {most} au plus."}
    return {}


def _check_who(values: AppointmentValues) -> dict[str, str]:
    if values.kind in FOR_AN_AGENT:
        return {} if values.agent_id else {"agent": "Indiquez la personne reçue."}
    errors = (
        {} if values.title.strip() else {"title": f"Donnez un objet, par exemple «{NBSP}Coordination{NBSP}»."}
    )
    if values.kind in FOR_AN_AUTHORITY and values.authority_id is None and values.circle is None:
        errors["authority"] = "Indiquez la collectivité."
    return errors


def _check_how(values: AppointmentValues) -> dict[str, str]:
    if values.mode not in MODES_OF[values.kind]:
        return {"mode": "Ce mode de rencontre ne va pas avec cette nature de rendez-vous."}
    if values.mode is PlaceMode.PHONE and values.kind in FOR_AN_AGENT:
        return check_phone(values.phone)
    if values.mode is PlaceMode.VIDEO and values.kind in FOR_AN_AGENT:
        return check_video_link(values.video_link)
    return {}


def check_phone(phone: str) -> dict[str, str]:
    """A consultation by phone needs a number to call: ten digits, or an international one."""
    digits = re.sub(r"[\s.\-()]", "", phone)
    if not digits:
        return {"phone": "Indiquez le numéro à appeler."}
    if re.fullmatch(r"0[1-9][0-9]{8}|(\+|00)[1-9][0-9]{7,13}", digits):
        return {}
    return {"phone": "Un numéro compte 10 chiffres, ou commence par + et l’indicatif du pays."}


def check_video_link(link: str) -> dict[str, str]:
    """A video consultation needs a link that begins with https://."""
    text = link.strip()
    if not text:
        return {"video_link": "Indiquez le lien de la visio."}
    try:
        parts = urlsplit(text)
        sound = parts.scheme == "https" and "." in (parts.hostname or "") and not re.search(r"\s", text)
    except ValueError:
        sound = False
    return (
        {} if sound else {"video_link": "Le lien de visio commence par https:// et ne contient pas d’espace."}
    )


def _check_home_visit(values: AppointmentValues, *, on_sick_leave: bool) -> dict[str, str]:
    if values.kind is not AppointmentKind.HOME_VISIT or values.agent_id is None or on_sick_leave:
        return {}
    return {
        "kind": "Une visite à domicile demande que l’agent soit en congé pour raison de santé ce jour-là"
        f"{NBSP}: notez d’abord ses dates de congé sur sa fiche."
    }


def _check_units(units: Decimal | None) -> dict[str, str]:
    if units is None or (units.is_finite() and 0 <= units <= MOST_UNITS):
        return {}
    return {"units": f"Un rendez-vous prend de 0 à {MOST_UNITS} unités d’une commande."}


def check_status(appointment: Appointment, status: AppointmentStatus, now: datetime) -> None:
    """Raise `Refused` unless the appointment can take that status at that instant."""
    if status not in TRANSITIONS[appointment.status]:
        raise Refused(f"Ce rendez-vous a déjà un statut{NBSP}: remettez-le d’abord «{NBSP}À venir{NBSP}».")
    if status not in possible_statuses(appointment.status, appointment.start, now):
        raise Refused(
            f"Ce rendez-vous n’a pas encore commencé{NBSP}: il ne peut pas être noté honoré ni absent."
        )


def possible_statuses(
    status: AppointmentStatus, start: datetime, now: datetime
) -> frozenset[AppointmentStatus]:
    """The statuses that can be given at that instant: honoured or no-show only once it has begun."""
    held = {AppointmentStatus.DONE, AppointmentStatus.NO_SHOW}
    return TRANSITIONS[status] - held if now < start else TRANSITIONS[status]


def check_movable(appointment: Appointment) -> None:
    """Raise `Refused` for what became of an appointment already: it is corrected, not moved."""
    if appointment.status is not AppointmentStatus.PLANNED:
        raise Refused(
            f"Seul un rendez-vous à venir se déplace{NBSP}: "
            f"remettez d’abord son statut «{NBSP}À venir{NBSP}»."
        )


def check_permanence(start: datetime, end: datetime, slot_minutes: int) -> dict[str, str]:
    """What is wrong with the times of a permanence: its slots last 5 min at least and one fits in it."""
    errors = check_span(start, end)
    if not 5 <= slot_minutes <= 720:
        errors["slot_minutes"] = f"Un créneau dure de 5 à 720{NBSP}min."
    elif not errors and end - start < timedelta(minutes=slot_minutes):
        errors["slot_minutes"] = "La permanence est plus courte qu’un créneau."
    return errors


def check_absence(start: datetime, end: datetime) -> dict[str, str]:
    """What is wrong with the times of an absence."""
    return check_span(start, end, longest=LONGEST_ABSENCE)
