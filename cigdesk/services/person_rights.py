"""What people ask of what is kept about them: noted, due within a month, decided, carried out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.appointment import Appointment, AppointmentStatus
from cigdesk.domain.backups import LONGEST_KEPT, Place
from cigdesk.domain.erasure import (
    ASKED_FOR,
    DECISIONS,
    DUE_SOON_DAYS,
    ERASED,
    AskedFor,
    Decision,
    ErasedKind,
    ErasedRecord,
    PersonRequest,
    check_extension,
    check_received,
    check_refusal,
    due_on,
    due_text,
    require_undecided,
)
from cigdesk.domain.errors import NotAllowed, Refused
from cigdesk.domain.people import Agent
from cigdesk.domain.request import Request
from cigdesk.domain.rights import Right
from cigdesk.domain.session import Participation
from cigdesk.domain.support import Case
from cigdesk.french import NBSP, date_long, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.backups import Backup, LocalBackupSettings, Shelf
from cigdesk.ports.erasure import ErasureList, Mention, PersonRequestLine
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.erasing import cancel_upcoming, patterns_of, wipe_agent
from cigdesk.store_errors import StoreError

RIGHT_OF: Final = {AskedFor.ACCESS: Right.EXPORT_PERSON, AskedFor.ERASURE: Right.ERASE}
"""Who notes and decides each kind of request."""


@dataclass(frozen=True)
class PersonRequestView:
    """One request as it is shown."""

    line: PersonRequestLine
    today: date
    may: bool
    """Whether the person at the keyboard decides of it."""

    @property
    def id(self) -> UUID:
        """The request."""
        return self.line.id

    @property
    def open(self) -> bool:
        """Whether an answer is still due."""
        return self.line.done_on is None

    @property
    def late(self) -> bool:
        """Whether the day of the answer is over."""
        return self.open and self.line.due_on < self.today

    @property
    def soon(self) -> bool:
        """Whether that day is near, or over."""
        return self.open and (self.line.due_on - self.today).days <= DUE_SOON_DAYS

    @property
    def extendable(self) -> bool:
        """Whether two more months can still be taken."""
        undecided = self.open and self.line.decision is None and not self.line.extension
        return undecided and self.today <= due_on(self.line.received_on)

    @property
    def name(self) -> str:
        """« Mme Leïla Haddad »."""
        line = self.line
        return agent_name(line.civility, line.first_name, line.last_name)

    @property
    def state(self) -> str:
        """« à répondre d’ici le 12 déc. 2026, dans 30 jours », « refusée le… »."""
        if self.open and self.line.decision is None:
            return due_text(self.line.due_on, self.today)
        decided = DECISIONS[self.line.decision] if self.line.decision else "close"
        day = self.line.done_on or self.line.decided_on
        said = f"{decided} le {date_long(day)}" if day else decided
        return f"{said}, {due_text(self.line.due_on, self.today)}" if self.open else said


@dataclass(frozen=True)
class HeldCopy:
    """A backup that still names the person, and the day on which it will have left."""

    backup: Backup
    until: date | None
    """None for a state that a restore set aside: it stays until somebody removes it."""


@dataclass(frozen=True, kw_only=True)
class ErasureSummary:
    """What erasing a person would do, read before it is done: it can't be taken back."""

    agent_id: UUID
    name: str
    leaves: int
    requests: int
    appointments: int
    upcoming: int
    """Of the appointments, those that will be cancelled."""
    participations: int
    cases: int
    open_cases: int
    """Of the cases, those that will be closed."""
    former_sheets: int
    mentions: tuple[Mention, ...]
    """Texts about something else in which the name will be replaced."""
    kept_mentions: tuple[Mention, ...]
    """Documents that were handed over, and people of the same name: they stay."""
    copies: tuple[HeldCopy, ...]

    @property
    def gone_by(self) -> date | None:
        """The day on which no backup will name the person any more, as far as time alone does it."""
        return max((each.until for each in self.copies if each.until), default=None)

    @property
    def set_aside(self) -> tuple[HeldCopy, ...]:
        """What time alone will not remove."""
        return tuple(each for each in self.copies if each.until is None)

    @property
    def text(self) -> str:
        """« 12 rendez-vous, 1 demande, 2 dossiers, 1 congé »."""
        counted = (
            (self.cases, "dossier"),
            (self.appointments, "rendez-vous"),
            (self.requests, "demande"),
            (self.participations, "participation"),
            (self.leaves, "congé"),
        )
        return ", ".join(plural(count, noun) for count, noun in counted if count)


class PersonRightsService:
    """Requests of access and of erasure, from their day of arrival to the answer."""

    def __init__(
        self, context: Context, shelf: Shelf, settings: LocalBackupSettings, erasures: ErasureList
    ) -> None:
        self._context, self._shelf = context, shelf
        self._settings, self._erasures = settings, erasures

    def may(self, asked_for: AskedFor) -> bool:
        """Whether the person at the keyboard notes and decides such requests."""
        return self._context.actor.may(RIGHT_OF[asked_for])

    @property
    def may_any(self) -> bool:
        """Whether the person has to do with these requests at all."""
        return any(map(self.may, AskedFor))

    def of_agent(self, agent_id: UUID) -> tuple[PersonRequestView, ...]:
        """What one agent asked: the open requests first."""
        self._require_any()
        with self._context.reading() as uow:
            return self._views(uow.erasure.requests(agent_id))

    def open(self) -> tuple[PersonRequestView, ...]:
        """What is still to be answered, the earliest due first; nothing for whoever decides none of it."""
        if not self.may_any:
            return ()
        with self._context.reading() as uow:
            return tuple(each for each in self._views(uow.erasure.requests(open_only=True)) if each.may)

    def all(self) -> tuple[PersonRequestView, ...]:
        """Every request: the open ones first, the earliest due first."""
        self._require_any()
        with self._context.reading() as uow:
            return self._views(uow.erasure.requests())

    def _views(self, lines: Iterable[PersonRequestLine]) -> tuple[PersonRequestView, ...]:
        today = self._context.today()
        return tuple(PersonRequestView(each, today, self.may(each.asked_for)) for each in lines)

    def _require_any(self) -> None:
        if not self.may_any:
            raise NotAllowed("Vos droits ne permettent pas cette action. Rien n’a été modifié.")

    # Received, extended, refused

    def note(self, agent_id: UUID, asked_for: AskedFor, received_on: date) -> Change:
        """Note what an agent asked, due a month later. Raises `InvalidInput`, `Refused` while one is open."""
        require_sound(check_received(received_on, self._context.today()))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            _require_somebody(uow.get(Agent, agent_id))
            pending = [each for each in uow.find(PersonRequest, agent_id=agent_id) if each.open]
            if any(each.asked_for is asked_for for each in pending):
                raise Refused(
                    f"Une demande d’{ASKED_FOR[asked_for]} de cette personne attend déjà sa réponse."
                )
            record = PersonRequest(
                id=new_id(),
                asked_for=asked_for,
                agent_id=agent_id,
                received_on=received_on,
                due_on=due_on(received_on),
            )
            uow.add(record)
            return (record.id,)

        detail = f"réponse due le {date_long(due_on(received_on))}"
        return self._context.change(
            RIGHT_OF[asked_for], work, f"Demande d’{ASKED_FOR[asked_for]} notée", detail
        )

    def extend(self, request_id: UUID, reason: str) -> Change:
        """Take two more months, with the reason that the person is told. Raises `InvalidInput`, `Refused`."""

        def work(_uow: UnitOfWork, request: PersonRequest) -> None:
            require_sound(check_extension(request, reason, self._context.today()))
            request.extension = reason.strip()
            request.due_on = due_on(request.received_on, extended=True)

        return self._change(request_id, work, "Délai prolongé de deux mois")

    def refuse(self, request_id: UUID, reason: str) -> Change:
        """Refuse, with the reason that the person is told. Raises `InvalidInput`, `Refused`."""
        require_sound(check_refusal(reason))

        def work(_uow: UnitOfWork, request: PersonRequest) -> None:
            self._decide(request, Decision.REFUSED)
            request.reason = reason.strip()

        return self._change(request_id, work, "Demande refusée")

    def handed_over(self, request_id: UUID) -> Change:
        """The person has got the export that they asked for."""

        def work(_uow: UnitOfWork, request: PersonRequest) -> None:
            if request.asked_for is not AskedFor.ACCESS:
                raise Refused("Une demande d’effacement se clôt par l’effacement ou par un refus.")
            self._decide(request, Decision.GRANTED)

        return self._change(request_id, work, "Export remis à la personne")

    def remove(self, request_id: UUID) -> Change:
        """Remove a request that was noted by mistake; one that was answered stays."""

        def work(uow: UnitOfWork, request: PersonRequest) -> None:
            require_undecided(request)
            uow.remove(request)

        return self._change(request_id, work, "Demande retirée")

    def _decide(self, request: PersonRequest, decision: Decision) -> None:
        require_undecided(request)
        request.decision, request.person_id = decision, self._context.actor.person_id
        request.decided_on = request.done_on = self._context.today()

    def _change(
        self, request_id: UUID, work: Callable[[UnitOfWork, PersonRequest], None], label: str
    ) -> Change:
        def run(uow: UnitOfWork) -> tuple[UUID, ...]:
            work(uow, uow.get(PersonRequest, request_id))
            return (request_id,)

        return self._context.change(self._right_of(request_id), run, label)

    def _right_of(self, request_id: UUID) -> Right:
        with self._context.reading() as uow:
            return RIGHT_OF[uow.get(PersonRequest, request_id).asked_for]

    # Erasing

    def summary(self, agent_id: UUID) -> ErasureSummary:
        """What erasing that person would do. Reads the whole store and its copies: may take seconds."""
        with self._context.reading(Right.ERASE) as uow:
            agent = uow.get(Agent, agent_id)
            _require_somebody(agent)
            return self._summary(uow, agent)

    def _summary(self, uow: UnitOfWork, agent: Agent) -> ErasureSummary:
        meetings, cases = uow.find(Appointment, agent_id=agent.id), uow.find(Case, agent_id=agent.id)
        requests = uow.find(Request, agent_id=agent.id)
        former = uow.erasure.former_sheets(agent.id)
        own = {agent.id, *(each.id for each in meetings), *(each.id for each in cases)}
        own |= {each.id for each in requests}
        mentions = [
            each for each in uow.erasure.mentions(patterns_of(uow, agent.id)) if each.record_id not in own
        ]
        now = self._context.now()
        return ErasureSummary(
            agent_id=agent.id,
            name=agent.name,
            leaves=len(agent.leaves),
            requests=len(requests),
            appointments=len(meetings),
            upcoming=sum(each.status is AppointmentStatus.PLANNED and each.start > now for each in meetings),
            participations=len(uow.find(Participation, agent_id=agent.id)),
            cases=len(cases),
            open_cases=sum(each.open for each in cases),
            former_sheets=len(former),
            mentions=tuple(each for each in mentions if not each.frozen),
            kept_mentions=tuple(each for each in mentions if each.frozen),
            copies=self._copies({agent.id, *former}),
        )

    def _copies(self, agent_ids: Iterable[UUID]) -> tuple[HeldCopy, ...]:
        wanted = [ErasedRecord(self._context.now(), ErasedKind.AGENT, each) for each in agent_ids]
        return self._held(wanted)

    def _held(self, wanted: list[ErasedRecord]) -> tuple[HeldCopy, ...]:
        try:
            found = self._shelf.still_holding(wanted, self._settings.read().second_folder)
        except StoreError:
            return ()
        return tuple(HeldCopy(each, _leaves_on(each)) for each in found)

    def still_held(self) -> tuple[HeldCopy, ...]:
        """The copies that still name somebody who was erased; reads every copy."""
        with self._context.reading(Right.ERASE) as uow:
            return self._held(uow.erasure.erased())

    def erase(self, request_id: UUID) -> Change:
        """Grant a request of erasure and carry it out at once; it can't be taken back.

        A backup is not made first: it would keep what has to go. The log of the store is folded away, its
        documents that nobody refers to any more leave, and the list beside the store follows.
        """
        with self._context.writing(Right.ERASE) as uow:
            request = uow.get(PersonRequest, request_id)
            if request.asked_for is not AskedFor.ERASURE:
                raise Refused("Cette demande porte sur l’accès aux données, non sur leur effacement.")
            self._decide(request, Decision.GRANTED)
            cancelled = cancel_upcoming(uow, request.agent_id, self._context.now())
            wipe_agent(uow, request.agent_id)
            erased = uow.erasure.erased()
            agent_id, commit = request.agent_id, uow.commit()
        self._follow_up(erased)
        detail = f"{plural(cancelled, 'rendez-vous')} à venir annulé{'s' if cancelled > 1 else ''}"
        return Change(commit.kinds, ERASED, detail if cancelled else "", None, (agent_id,))

    def _follow_up(self, erased: Iterable[ErasedRecord]) -> None:
        self._erasures.keep(erased)
        self._shelf.fold()
        self._shelf.tidy()


def _require_somebody(agent: Agent) -> None:
    if agent.last_name == ERASED:
        raise Refused(f"Cette personne a été effacée{NBSP}: plus rien ne permet de la reconnaître.")


def _leaves_on(backup: Backup) -> date | None:
    """At the latest, provided that backups go on being made."""
    return None if backup.place is Place.ASIDE else (backup.taken_at + LONGEST_KEPT).date()
