"""The booking of somebody on the phone: looks again at each answer, proposes, writes. No widget."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.agenda.naming import read_name
from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Subject, check_appointment
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.ports.agenda import AgentRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.agenda import AgendaSpan
from cigdesk.services.callers import CallerFacts
from cigdesk.services.desk import Services
from cigdesk.services.slot_finding import PAGE, FoundSlot
from ui.operations import Operations
from ui.pages.agenda.booking.doubles import DoublesLookup
from ui.pages.agenda.booking.looking import Answer, Question, Wished, look, same
from ui.pages.agenda.booking.ways import PHONE, Way
from ui.pages.agenda.booking_presenter import BookingPresenter
from ui.pages.agenda.draft import Draft
from ui.pages.agenda.services import Services as AgendaServices

LOOK_MS = 120


class ReservePresenter(BookingPresenter):
    """The draft, what is proposed for it, and the time chosen among that."""

    looked = Signal(object)
    """(Answer): other times are proposed."""
    chosen_changed = Signal()
    """Another time is chosen, or none; what would be booked is said again."""
    facts_changed = Signal(object)
    """(CallerFacts or None): what is known of the person."""
    day_read = Signal(object)
    """(AgendaSpan): the day of the practitioner whose time is chosen."""
    warned = Signal(object)
    """({field: sentence}): what will be refused, known before it is asked."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        known = AgendaServices.of(services)
        super().__init__(known, operations, parent)
        self._all = services
        self.zone = services.agenda.zone
        self.way: Way | None = None
        self.answer: Answer | None = None
        self.chosen: FoundSlot | None = None
        self.facts: CallerFacts | None = None
        self.after: date | None = None
        self.only: UUID | None = None
        self.everybody = False
        self._wanted, self._picked, self._lost = PAGE, False, False
        self._due: str | None = None
        self._preferred: UUID | None = None
        self._refused: FoundSlot | None = None
        self._timer.setInterval(LOOK_MS)
        self.doubles = DoublesLookup(services, operations, self)

    # what is being asked

    @property
    def now(self) -> datetime:
        """The present instant."""
        return self._all.agenda.now()

    @property
    def today(self) -> date:
        """The present day of the centre."""
        return self._all.agenda.today()

    @property
    def shown_way(self) -> Way:
        """The way of meeting chosen, or the one proposed meanwhile."""
        return self.way or (self.answer.way if self.answer else PHONE)

    @property
    def wished(self) -> Wished | None:
        """The typed hour, and what it meets."""
        return self.answer.wished if self.answer else None

    @property
    def touched(self) -> bool:
        """Whether something has been typed that would be lost."""
        draft = self.draft
        return bool(draft.agent or draft.new_name or draft.day or self.way or draft.requester)

    @property
    def looked_from(self) -> date:
        """The day from which times are proposed: the one asked, else the one wished, else today."""
        return max(self.after or self.draft.day or self.today, self.today)

    @property
    def lost(self) -> bool:
        """Whether the time chosen has just been refused, and no other was picked yet."""
        return self._lost

    def who(self, *, masked: bool) -> str:
        """The person received, or nothing."""
        agent = self.draft.agent
        if agent is not None:
            return agent_name(agent.civility, agent.first_name, agent.last_name, masked=masked)
        if self.draft.new_name:
            typed = read_name(self.draft.new_name)
            return agent_name(typed.civility, typed.first_name, typed.last_name, masked=masked)
        return ""

    def open(self) -> None:
        """The screen comes in sight: what is proposed may have changed since."""
        self._open = True
        self.check()

    def start_again(self) -> None:
        """Forget everything that was typed."""
        self.way = self.facts = self.chosen = self.after = self.only = None
        self._wanted, self._picked, self._lost = PAGE, False, False
        self.everybody, self._due, self._preferred = False, None, None
        self._operations.forget((id(self), "facts"))
        self.facts_changed.emit(None)
        self.doubles.clear()
        self.begin(Draft(minutes=None))

    # each answer

    def changed(self) -> None:
        """An answer is another one: look again in a moment."""
        self._wanted, self._lost = PAGE, False
        super().changed()
        self.chosen_changed.emit()

    def take_agent(self, agent: AgentRow | None, request_id: UUID | None = None) -> None:
        """Somebody who has a sheet, or nobody any more; `request_id` is the request to answer."""
        self.draft.agent, self.draft.new_name, self.draft.phone = None, "", ""
        self.draft.request_id, self.draft.video_link = request_id, ""
        if self.facts is not None and self.facts.request is not None:
            self.draft.requester, self.draft.subject = None, Subject.NEUTRAL  # they came from that request
        self.facts = None
        self._operations.forget((id(self), "facts"))
        if agent is not None:
            self.draft.take_agent(agent)
            callers, agent_id = self._all.callers, agent.id
            self._operations.query((id(self), "facts"), lambda: callers.facts(agent_id), self._take_facts)
        self.doubles.clear()
        if agent is not None:
            self.doubles.follow(self.draft)
        self.facts_changed.emit(None)
        self._again()

    def _take_facts(self, facts: CallerFacts) -> None:
        self.facts = facts
        request, draft = facts.request, self.draft
        if request is not None and draft.request_id in (None, request.id):
            draft.request_id = request.id
            draft.requester = draft.requester or request.requester
            draft.subject = draft.subject if draft.subject is not Subject.NEUTRAL else request.subject
        draft.video_link = draft.video_link or facts.video_link
        self.facts_changed.emit(facts)
        self.changed()

    def noted(self) -> None:
        """An answer that changes nothing in what is proposed: a number, a link, who asked."""
        self.chosen_changed.emit()

    def take_name(self, name: str) -> None:
        """Somebody new."""
        self.draft.new_name = name
        self.doubles.follow(self.draft)
        self.changed()

    def take_authority(self, authority: AuthorityRow | None) -> None:
        """The employer of somebody new."""
        self.draft.authority = authority
        self.doubles.follow(self.draft)
        self._again()

    def take_way(self, way: Way) -> None:
        """How they meet; the kind follows."""
        self.way = way
        self._again()

    def take_moment(self, day: date | None, at: time | None) -> None:
        """The day and the hour that were typed, either or both."""
        if (day, at) == (self.draft.day, self.draft.at):
            return
        self.draft.day, self.draft.at = day, at
        self._preferred = None
        self._picked = False
        self.changed()

    def prefer(self, practitioner_id: UUID) -> None:
        """Ask that one first for the typed hour."""
        self._preferred = practitioner_id
        self._again()

    def take_time(self, moment: datetime) -> None:
        """Take a proposed time in the place of the one typed, with the same practitioner."""
        held = self.wished.slot if self.wished else self._refused
        self._preferred = held.practitioner.id if held else None
        self._picked = False
        super().take_time(moment)

    def take_practitioner(self, practitioner_id: UUID | None, *, everybody: bool = False) -> None:
        """Look at one agenda, at those of the social service, or at all of them."""
        self.only, self.everybody = practitioner_id, everybody
        self._again()

    def take_after(self, day: date | None) -> None:
        """Look from that day on."""
        self.after = day
        self._again()

    def _again(self) -> None:
        """What is chosen rather than typed is looked at without waiting for another key."""
        self._picked = False
        self.changed()
        if self._open:
            self._timer.start(0)

    def show_more(self) -> None:
        """Propose the times that follow too."""
        if self.answer is not None and self.answer.more:
            self._wanted = len(self.answer.slots) + PAGE
            self._timer.start(0)

    # looking

    def check(self) -> None:
        """Ask what can be proposed; the answer to an older question is dropped."""
        self._timer.stop()
        self._timer.setInterval(LOOK_MS)
        services, question = self._all, self._question()
        self._operations.query((id(self), "check"), lambda: look(services, question), self._take)

    def _question(self) -> Question:
        draft, facts = self.draft, self.facts
        return Question(
            way=self.way,
            minutes=draft.minutes,
            agent_id=draft.agent.id if draft.agent else None,
            authority_id=self._employer(),
            subject=draft.subject,
            practitioner_id=self.only,
            everybody=self.everybody,
            followed_by=self._preferred or (facts.followed_by.id if facts and facts.followed_by else None),
            after=self.looked_from,
            day=draft.day,
            at=draft.at,
            wanted=self._wanted,
        )

    def _take(self, answer: Answer) -> None:
        before, self.answer = self.chosen, answer
        self.looked.emit(answer)
        self._choose(self._best(answer))
        self._book_if_due(before)

    def _book_if_due(self, before: FoundSlot | None) -> None:
        """Keys typed ahead of the search book what was in sight, or nothing."""
        due, self._due = self._due, None
        if due is not None and before is not None and self.chosen is not None and same(before, self.chosen):
            self.book(due)

    def _best(self, answer: Answer) -> FoundSlot | None:
        """What was picked while it is there; else the typed hour, else the nearest to it, else the first."""
        kept = self._kept(answer)
        if kept is not None and (self._picked or self._wanted > PAGE):
            return kept
        if self._lost:
            return None
        wished = answer.wished
        if wished is not None and not wished.free:
            day = day_of(wished.slot.span.start, self.zone)
            beside = [
                each
                for each in answer.slots
                if each.practitioner.id == wished.slot.practitioner.id
                and day_of(each.span.start, self.zone) == day
            ]
            return next(iter(beside or answer.slots), None)
        return next(iter(answer.choices), None)

    def _kept(self, answer: Answer) -> FoundSlot | None:
        if self.chosen is None:
            return None
        held = self.chosen
        return next((each for each in answer.choices if same(each, held)), None)

    def pick(self, slot: FoundSlot) -> None:
        """The person chooses a time."""
        self._picked, self._lost = True, False
        self._choose(slot)

    def _choose(self, slot: FoundSlot | None) -> None:
        self.chosen = slot
        self._seen = frozenset() if slot is not None else None
        self.chosen_changed.emit()
        self.warned.emit(self._warnings())
        self._read_day()

    def _read_day(self) -> None:
        slot = self.chosen or (self.wished.slot if self.wished else None)
        if slot is None:
            return
        agenda, row, day = self._all.agenda, slot.practitioner, day_of(slot.span.start, self.zone)

        def read() -> AgendaSpan:
            return agenda.span_of((row,), day, day)

        self._operations.query((id(self), "day"), read, self.day_read.emit)

    # writing

    def _ready(self) -> Draft:
        slot, way = self.chosen, self.shown_way
        if slot is None:
            return replace(self.draft, practitioner_id=None, day=None, at=None)
        local = slot.span.start.astimezone(self.zone)
        return replace(
            self.draft,
            kind=way.kind,
            mode=self._mode_of(slot, way),
            practitioner_id=slot.practitioner.id,
            day=local.date(),
            at=local.time(),
            minutes=slot.span.minutes,
        )

    @staticmethod
    def _mode_of(slot: FoundSlot, way: Way) -> PlaceMode:
        """A permanence of no authority is held at the centre."""
        if way.kind is AppointmentKind.PERMANENCE and slot.permanence and not slot.permanence.authority_id:
            return PlaceMode.CENTRE
        return way.mode

    def faults(self) -> dict[str, str]:
        """What keeps this from being booked, by field; what only the store knows is left to it."""
        if self.chosen is None:
            return {"slot": "Choisissez un créneau dans la liste, ou tapez une date et une heure."}
        ready = self._ready()
        try:
            values = ready.values(self._all.agenda)
        except InvalidInput as error:
            return error.errors
        day = day_of(values.start, self.zone)
        on_leave = self.facts is None or self.facts.on_sick_leave(day)
        found = check_appointment(values, on_sick_leave=on_leave)
        if ready.new_agent is not None:
            found.pop("agent", None)
            if ready.authority is None:
                found["authority"] = "Indiquez l’employeur."
        return found

    def _warnings(self) -> dict[str, str]:
        """What forbids the way of meeting is said at once, the rest when it is asked or left."""
        refusal = self.answer.refusal if self.answer else ""
        found = {name: said for name, said in self.faults().items() if name == "kind"}
        return found or ({"kind": refusal} if refusal else {})

    def book(self, reason: str = "") -> None:
        """Write the appointment; with a reason, over what the typed hour meets."""
        if self._is_stale():
            self._due = reason
            self.check()
            return
        wished = self.wished
        if reason and wished is not None and not wished.free:
            self.chosen, self._seen = wished.slot, wished.verdict.keys
        faults = self.faults()
        if faults:
            self.faults_found.emit(faults)
            return
        super().book(reason)

    def _is_stale(self) -> bool:
        """Whether what is in sight was proposed for other answers."""
        return self._open and (self.answer is None or self.answer.question != self._question())

    def _failed(self, error: CigdeskError) -> None:
        """Whatever was chosen is no longer to be had: another time is never taken in silence."""
        self._refused = self.chosen
        super()._failed(error)
        if not isinstance(error, InvalidInput):
            self._lost, self._picked = True, False
            self.check()
