"""What can be proposed to the person on the phone, asked of the services in one go. No widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import whole_day
from cigdesk.domain.appointment import AppointmentValues, Subject
from cigdesk.domain.people import Function
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.agenda_checks import Verdict
from cigdesk.services.desk import Services
from cigdesk.services.slot_finding import PAGE, FoundSlot, FoundSlots, SlotWish
from ui.pages.agenda.booking.ways import PERMANENCE, PHONE, Way

SOCIAL = frozenset({Function.SOCIAL_WORKER, Function.CESF, Function.OTHER})
"""Who receives agents outside permanences, unless others are asked for (DOMAIN.md, who uses it)."""
SOON = timedelta(days=30)
"""A permanence is proposed by itself, before a way of meeting is chosen, when it has a place this soon."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is known of the wish. `way` is None until one is chosen; `at` without `day` means nothing."""

    way: Way | None = None
    minutes: int | None = None
    agent_id: UUID | None = None
    authority_id: UUID | None = None
    subject: Subject = Subject.NEUTRAL
    practitioner_id: UUID | None = None
    """The only one to look at, if one was chosen."""
    everybody: bool = False
    """Look at all of them, not only at those of the social service."""
    followed_by: UUID | None = None
    """Who is asked first for a wished hour."""
    after: date | None = None
    day: date | None = None
    at: time | None = None
    wanted: int = PAGE


@dataclass(frozen=True)
class Wished:
    """The day and hour that were typed, with one practitioner; a verdict with reasons means taken.

    `elsewhere` is the same hour with a colleague who is free.
    """

    slot: FoundSlot
    verdict: Verdict
    elsewhere: FoundSlot | None = None

    @property
    def free(self) -> bool:
        """Whether it can be booked as it is."""
        return is_clean(self.verdict)


@dataclass(frozen=True)
class Answer:
    """The way looked at, the next free times, and what the typed hour meets."""

    question: Question
    way: Way
    slots: tuple[FoundSlot, ...]
    more: bool
    practitioners: tuple[PractitionerRow, ...]
    wished: Wished | None = None
    fault: str = ""
    """Why the typed hour cannot be: it does not exist that day."""
    refusal: str = ""
    """Why that way cannot be booked at all: the employer has not taken what it asks for."""
    narrowed: bool = False
    """Whether some practitioners were left out by their function."""

    @property
    def choices(self) -> tuple[FoundSlot, ...]:
        """All that can be chosen: the typed hour first, when it is free."""
        if self.wished is None or not self.wished.free:
            return self.slots
        own = self.wished.slot
        return (own, *(each for each in self.slots if not same(each, own)))


def is_clean(verdict: Verdict) -> bool:
    """Whether nothing speaks against it."""
    return not verdict.reasons and not verdict.refusal


def same(one: FoundSlot, other: FoundSlot) -> bool:
    """Whether both are the same time of the same practitioner."""
    return one.span == other.span and one.practitioner.id == other.practitioner.id


def look(services: Services, question: Question) -> Answer:
    """The next free times for that question, and what the typed hour would meet."""
    return _Look(services, question).answer()


class _Look:
    def __init__(self, services: Services, question: Question) -> None:
        self._services, self._question = services, question
        self._zone = services.agenda.zone
        self._people = services.agenda.practitioners()

    def answer(self) -> Answer:
        way, found = self._first()
        fault, wished = "", None
        try:
            wished = self._wished(way, found)
        except ValueError as error:
            fault = str(error)
        return Answer(
            question=self._question,
            way=way,
            slots=found.slots,
            more=found.more,
            practitioners=self._people,
            wished=wished,
            fault=fault,
            refusal=self._refusal(way, found),
            narrowed=self._narrowed(way),
        )

    def _first(self) -> tuple[Way, FoundSlots]:
        """The way chosen; before that a permanence of the employer, or a call."""
        if self._question.way is not None:
            return self._question.way, self._find(self._question.way)
        held = self._find(PERMANENCE) if self._question.authority_id else None
        if held is not None and self._is_soon(held):
            return PERMANENCE, held
        calls = self._find(PHONE)
        if held is not None and held.slots and self._refusal(PHONE, calls):
            return PERMANENCE, held
        return PHONE, calls

    def _is_soon(self, found: FoundSlots) -> bool:
        now = self._services.agenda.now()
        return bool(found.slots) and found.slots[0].span.start <= max(self._after or now, now) + SOON

    def _refusal(self, way: Way, found: FoundSlots) -> str:
        """These times are free: what is refused all the same is the way itself."""
        if self._question.authority_id is None or not found.slots:
            return ""
        return self._check(way, found.slots[0]).refusal

    def _narrowed(self, way: Way) -> bool:
        return len(self._among(way)) < len(self._people) and self._question.practitioner_id is None

    def _among(self, way: Way) -> tuple[PractitionerRow, ...]:
        """Who is looked at; of a permanence it is known who holds it."""
        if self._question.practitioner_id is not None:
            return tuple(each for each in self._people if each.id == self._question.practitioner_id)
        if self._question.everybody or way is PERMANENCE:
            return self._people
        return tuple(each for each in self._people if each.function in SOCIAL) or self._people

    @property
    def _after(self) -> datetime | None:
        day = self._question.after
        return whole_day(day, self._zone).start if day else None

    def _find(self, way: Way, after: datetime | None = None) -> FoundSlots:
        return self._services.slots.find(self._wish(way, after), wanted=self._question.wanted)

    def _wish(self, way: Way, after: datetime | None = None) -> SlotWish:
        question = self._question
        return SlotWish(
            kind=way.kind,
            mode=way.mode,
            minutes=question.minutes or way.minutes,
            practitioner_ids=tuple(each.id for each in self._among(way)),
            authority_id=question.authority_id,
            agent_id=question.agent_id,
            subject=question.subject,
            after=after or self._after,
        )

    # the hour that was typed

    def _wished(self, way: Way, found: FoundSlots) -> Wished | None:
        """Raises `ValueError` in French for an hour that does not exist."""
        question = self._question
        if question.day is None or question.at is None or not self._people:
            return None
        start = self._services.agenda.instant(question.day, question.at)
        free = [each for each in self._find(way, start).slots if each.span.start == start]
        first = self._asked_first(way, found, free)
        own = next((each for each in free if each.practitioner.id == first.id), None)
        if own is not None:
            return Wished(own, Verdict())
        slot = FoundSlot(first, Interval.lasting(start, question.minutes or way.minutes))
        verdict = self._check(way, slot)
        return Wished(slot, verdict, self._elsewhere(way, slot, free) if verdict.reasons else None)

    def _asked_first(self, way: Way, found: FoundSlots, free: list[FoundSlot]) -> PractitionerRow:
        """The one chosen, else who follows the agent, else who is free then, else who is free first."""
        known = {each.id: each for each in self._people}
        for wanted in (self._question.practitioner_id, self._question.followed_by):
            if wanted in known:
                return known[wanted]
        return next((each.practitioner for each in (*free, *found.slots)), self._among(way)[0])

    def _elsewhere(self, way: Way, slot: FoundSlot, free: list[FoundSlot]) -> FoundSlot | None:
        if free or self._question.practitioner_id is not None:
            return next(iter(free), None)
        for each in self._among(way):
            colleague = replace(slot, practitioner=each)
            if each.id != slot.practitioner.id and is_clean(self._check(way, colleague)):
                return colleague
        return None

    def _check(self, way: Way, slot: FoundSlot) -> Verdict:
        return self._services.bookings.check(
            AppointmentValues(
                practitioner_id=slot.practitioner.id,
                kind=way.kind,
                mode=way.mode,
                start=slot.span.start,
                end=slot.span.end,
                agent_id=self._question.agent_id,
                authority_id=self._question.authority_id,
                subject=self._question.subject,
            )
        )
