"""What speaks against an appointment at some time: a double is refused, the rest is confirmed or given up.

Sources: DOMAIN.md « Rules of the agenda »; the two levels of alert of RDV Service Public. A sentence never
names an agent of another appointment, only the practitioner, the place and the hours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.hours import Hours, stretches, within_hours
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import days_of
from cigdesk.domain.agenda.whereabouts import Whereabouts, apart
from cigdesk.domain.agenda.words import KINDS, SUBJECTS, when
from cigdesk.domain.agenda.words import weekday as weekday_word
from cigdesk.domain.appointment import AppointmentKind, Subject
from cigdesk.domain.errors import NeedsConfirmation
from cigdesk.french import NBSP, date_title, time_of_day, time_range

PAST: Final = "past"
"""The key of the reason that a time is over."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Time that somebody wants of a practitioner. `record_id` is what is being moved, if anything."""

    practitioner_id: UUID
    span: Interval
    kind: AppointmentKind
    agent_id: UUID | None = None
    room_id: UUID | None = None
    permanence_id: UUID | None = None
    title: str = ""
    subject: Subject = Subject.NEUTRAL
    where: Whereabouts | None = None
    """None for what takes place nowhere in particular: no journey is counted."""
    buffer: timedelta = timedelta(0)
    """Kept free after the end."""
    record_id: UUID | None = None

    @property
    def held(self) -> Interval:
        """The time that it takes, what is kept free after it included."""
        return Interval(self.span.start, self.span.end + self.buffer)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """An appointment that holds its time; `place` is the authority or the site, for the sentence."""

    id: UUID
    practitioner_id: UUID
    practitioner: str
    span: Interval
    kind: AppointmentKind
    agent_id: UUID | None = None
    room_id: UUID | None = None
    permanence_id: UUID | None = None
    title: str = ""
    subject: Subject = Subject.NEUTRAL
    where: Whereabouts | None = None
    buffer: timedelta = timedelta(0)
    place: str = ""

    @property
    def held(self) -> Interval:
        """The time that it takes, what is kept free after it included."""
        return Interval(self.span.start, self.span.end + self.buffer)


@dataclass(frozen=True, kw_only=True)
class Band:
    """A permanence that is not cancelled."""

    id: UUID
    practitioner_id: UUID
    practitioner: str
    span: Interval
    slot_minutes: int
    buffer_minutes: int = 0
    room_id: UUID | None = None
    where: Whereabouts | None = None
    subjects: tuple[Subject, ...] = ()
    """For which subjects it is held; empty for all."""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Away:
    """An absence of the practitioner."""

    id: UUID
    span: Interval
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """All that lies around a wish: of its practitioner, of its agent, of its room.

    `closed` are the days on which the centre is closed, with why; `travel` is the time that a journey between
    two places takes; `step` is the number of minutes from a time proposed to the next, by default what the
    appointment takes.
    """

    practitioner: str
    taken: Sequence[Taken] = ()
    bands: Sequence[Band] = ()
    absences: Sequence[Away] = ()
    hours: Hours = ()
    holidays: Mapping[date, str] = field(default_factory=dict)
    closed: Mapping[date, str] = field(default_factory=dict)
    travel: timedelta = timedelta(0)
    step: int | None = None
    now: datetime
    zone: ZoneInfo


@dataclass(frozen=True)
class Reason:
    """Why a time wants a confirmation; `key` tells it from the others, so that a new one is noticed."""

    key: str
    sentence: str


@dataclass(frozen=True)
class Confirmation:
    """What the person answers to the reasons shown.

    Attributes:
        reason: why it is written all the same, kept with the appointment; empty while nothing is confirmed.
        seen: the keys of the reasons that were shown; None when nothing was shown (scripts).
    """

    reason: str = ""
    seen: frozenset[str] | None = None

    def covers(self, reasons: Sequence[Reason]) -> bool:
        """Whether the person has confirmed each of these reasons."""
        return bool(self.reason.strip()) and not self.unseen(reasons)

    def unseen(self, reasons: Sequence[Reason]) -> list[Reason]:
        """The reasons that came up after the person looked."""
        return [] if self.seen is None else [each for each in reasons if each.key not in self.seen]


class SlotTaken(NeedsConfirmation):
    """The time is not free; nothing was written.

    Attributes:
        found: the reasons, to be shown and confirmed.
        lead: what happened since the person looked, or nothing.
        next_free: the next instant at which the same would fit, if one is near.
    """

    def __init__(self, found: tuple[Reason, ...], lead: str = "", next_free: datetime | None = None) -> None:
        super().__init__((*([lead] if lead else []), *(each.sentence for each in found)))
        self.found = found
        self.lead = lead
        self.next_free = next_free


def exact_double(wish: Wish, around: Surroundings) -> str:
    """The sentence that refuses the same appointment a second time; empty when there is none.

    The same practitioner, start and end, and the same agent; without agent, the same kind and title.
    """
    for taken in others(wish, around):
        if _same(wish, taken):
            return (
                f"Ce rendez-vous existe déjà{NBSP}: même intervenant, même personne, même heure "
                f"({_about(taken, around.zone)}). Rien n’a été réservé."
            )
    return ""


def reasons(wish: Wish, around: Surroundings) -> tuple[Reason, ...]:
    """Why that time wants a confirmation, the gravest first; empty when it is free."""
    return (
        *_practitioner_taken(wish, around),
        *_buffer_taken(wish, around),
        *_agent_taken(wish, around),
        *_same_day(wish, around),
        *_absent(wish, around),
        *_holiday(wish, around),
        *_closed(wish, around),
        *_permanences(wish, around),
        *_too_far(wish, around),
        *_outside_hours(wish, around),
        *_room_taken(wish, around),
        *_past(wish, around),
    )


def others(wish: Wish, around: Surroundings) -> Iterator[Taken]:
    """The appointments around but for the record itself; those of a permanence are no obstacle to it."""
    own = wish.record_id
    if own is None:
        return iter(around.taken)
    return (each for each in around.taken if own not in (each.id, each.permanence_id))


def _journey(wish: Wish, practitioner_id: UUID, where: Whereabouts | None) -> bool:
    if practitioner_id != wish.practitioner_id or where is None or wish.where is None:
        return False
    return apart(wish.where, where)


def _overlapping(wish: Wish, around: Surroundings) -> Iterator[Taken]:
    return (each for each in others(wish, around) if each.span.overlaps(wish.span))


def _same(wish: Wish, taken: Taken) -> bool:
    if wish.practitioner_id != taken.practitioner_id or wish.span != taken.span:
        return False
    if wish.agent_id is not None:
        return wish.agent_id == taken.agent_id
    return taken.agent_id is None and (wish.kind, wish.title) == (taken.kind, taken.title)


def _practitioner_taken(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    for taken in _overlapping(wish, around):
        if taken.practitioner_id == wish.practitioner_id:
            yield Reason(f"appointment:{taken.id}", _taken_sentence(wish, taken, around.zone))


def _taken_sentence(wish: Wish, taken: Taken, zone: ZoneInfo) -> str:
    about = _about(taken, zone)
    if taken.span.holds(wish.span.start):
        start = time_of_day(wish.span.start.astimezone(zone))
        return f"{start} est déjà pris par {taken.practitioner} ({about})."
    return f"Le créneau empiète sur un autre rendez-vous de {taken.practitioner} ({about})."


def _about(taken: Taken, zone: ZoneInfo) -> str:
    return ", ".join(part for part in (taken.place, KINDS[taken.kind], when(taken.span, zone)) if part)


def _buffer_taken(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    """Time that is kept free after an appointment, here or there."""
    for taken in others(wish, around):
        mine = taken.practitioner_id == wish.practitioner_id and not taken.span.overlaps(wish.span)
        if mine and taken.held.overlaps(wish.held):
            yield Reason(
                f"buffer:{taken.id}",
                f"Le temps gardé libre après un rendez-vous de {taken.practitioner} n’y est plus "
                f"({_about(taken, around.zone)}).",
            )


def _same_day(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    """The same person twice a day for the same subject is a mistake more often than a wish."""
    days = set(days_of(wish.span, around.zone))
    for taken in others(wish, around):
        same = wish.agent_id is not None and taken.agent_id == wish.agent_id
        apart_in_time = not taken.span.overlaps(wish.span)
        if (
            same
            and apart_in_time
            and taken.subject is wish.subject
            and days & {*days_of(taken.span, around.zone)}
        ):
            yield Reason(
                f"same-day:{taken.id}",
                "La personne a déjà rendez-vous ce jour-là pour le même sujet "
                f"({taken.practitioner}, {when(taken.span, around.zone)}).",
            )


def _too_far(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    """Less time than the journey from what comes before, or to what comes after, at another place."""
    minutes = int(around.travel.total_seconds() // 60)
    wide = Interval(wish.span.start - around.travel, wish.span.end + around.travel)
    met = [
        (each.id, each.practitioner_id, each.where, each.span, _about(each, around.zone))
        for each in others(wish, around)
        if wish.permanence_id is None or each.permanence_id != wish.permanence_id
    ]
    met += [
        (each.id, each.practitioner_id, each.where, each.span, _about_band(each, around.zone))
        for each in around.bands
        # Who is received in a permanence finds the practitioner there: the way between two was told when
        # the second was opened.
        if wish.permanence_id is None and each.id != wish.record_id
    ]
    for record_id, practitioner_id, where, span, about in met:
        near = span.overlaps(wide) and not span.overlaps(wish.span)
        if near and _journey(wish, practitioner_id, where):
            yield Reason(
                f"travel:{record_id}",
                f"{around.practitioner} a moins de {minutes}{NBSP}min pour changer de lieu ({about}).",
            )


def _about_band(band: Band, zone: ZoneInfo) -> str:
    return ", ".join(part for part in (band.place, "permanence", when(band.span, zone)) if part)


def _agent_taken(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    for taken in _overlapping(wish, around):
        elsewhere = taken.practitioner_id != wish.practitioner_id
        if elsewhere and wish.agent_id is not None and taken.agent_id == wish.agent_id:
            yield Reason(
                f"agent:{taken.id}",
                "La personne a déjà rendez-vous avec "
                f"{taken.practitioner} ({when(taken.span, around.zone)}).",
            )


def _room_taken(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    if wish.room_id is None:
        return
    for taken in _overlapping(wish, around):
        if taken.practitioner_id != wish.practitioner_id and taken.room_id == wish.room_id:
            yield _room_reason(taken.id, taken.practitioner, taken.span, around.zone)
    for band in _bands_met(wish, around):
        if band.practitioner_id != wish.practitioner_id and band.room_id == wish.room_id:
            yield _room_reason(band.id, band.practitioner, band.span, around.zone)


def _room_reason(record_id: UUID, practitioner: str, span: Interval, zone: ZoneInfo) -> Reason:
    return Reason(f"room:{record_id}", f"La salle est déjà prise par {practitioner} ({when(span, zone)}).")


def _bands_met(wish: Wish, around: Surroundings) -> Iterator[Band]:
    return (each for each in around.bands if each.span.overlaps(wish.span))


def _absent(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    for away in around.absences:
        if away.id != wish.record_id and away.span.overlaps(wish.span):
            about = ", ".join(part for part in (away.label, when(away.span, around.zone)) if part)
            yield Reason(f"absence:{away.id}", f"{around.practitioner} n’est pas disponible{NBSP}: {about}.")


def _holiday(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    for day in days_of(wish.span, around.zone):
        if day in around.holidays:
            yield Reason(
                f"holiday:{day}", f"Le {date_title(day)} est un jour férié ({around.holidays[day]})."
            )


def _closed(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    for day in days_of(wish.span, around.zone):
        if day in around.closed:
            why = f" ({around.closed[day]})" if around.closed[day] else ""
            yield Reason(f"closed:{day}", f"Le centre est fermé le {date_title(day)}{why}.")


def _permanences(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    """Time on site is for the people received there; a permanence slot belongs to a permanence."""
    own = [each for each in _bands_met(wish, around) if each.practitioner_id == wish.practitioner_id]
    for band in own:
        if band.id not in (wish.permanence_id, wish.record_id):
            place = f" à {band.place}" if band.place else ""
            hours = when(band.span, around.zone)
            yield Reason(f"band:{band.id}", f"{around.practitioner} tient une permanence{place} ({hours}).")
        elif band.id == wish.permanence_id and band.subjects and wish.subject not in band.subjects:
            said = ", ".join(SUBJECTS[each] for each in band.subjects)
            yield Reason(f"subject:{band.id}", f"Cette permanence est tenue pour d’autres sujets ({said}).")
    inside = any(each.id == wish.permanence_id and each.span.covers(wish.span) for each in own)
    if wish.permanence_id is not None and not inside:
        yield Reason("outside-band", "Ce créneau déborde des heures de la permanence.")
    if wish.permanence_id is None and wish.kind is AppointmentKind.PERMANENCE and not own:
        yield Reason("no-band", f"{around.practitioner} n’a pas de permanence ouverte à cette heure.")


def _outside_hours(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    if within_hours(wish.span, around.hours, around.zone):
        return
    day = next(days_of(wish.span, around.zone))
    worked = stretches(around.hours, day)
    if not worked:
        yield Reason("hours", f"{around.practitioner} ne travaille pas le {weekday_word(day)}.")
        return
    usual = ", ".join(time_range(each.start, each.end) for each in worked)
    yield Reason(
        "hours",
        "Ce créneau sort des heures de travail de "
        f"{around.practitioner} ({weekday_word(day)}{NBSP}: {usual}).",
    )


def _past(wish: Wish, around: Surroundings) -> Iterator[Reason]:
    if wish.span.start < around.now:
        yield Reason(PAST, "Ce créneau est déjà passé.")
