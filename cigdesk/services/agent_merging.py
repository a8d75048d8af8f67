"""Two sheets of one person made one: found, weighed, and merged in one transaction that can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from typing import Final
from uuid import UUID

from cigdesk.domain.agent_doubles import DistinctAgents, Ground, Identity, grounds, probable_doubles
from cigdesk.domain.agent_merge import (
    check_two,
    completed,
    differing,
    holding,
    joined,
    merged,
    sharing_days,
    to_confirm,
)
from cigdesk.domain.appointment import Appointment, AppointmentStatus
from cigdesk.domain.authority import Authority
from cigdesk.domain.erasure import PersonRequest, Redaction
from cigdesk.domain.errors import MovedOn, NeedsConfirmation
from cigdesk.domain.people import Agent, AgentValues, SickLeave, check_agent
from cigdesk.domain.request import Request
from cigdesk.domain.rights import Right
from cigdesk.domain.session import Participation
from cigdesk.domain.support import Case
from cigdesk.domain.values import read_values, write_values
from cigdesk.french import plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.listing import Found
from cigdesk.ports.people import AgentLine
from cigdesk.services.agents import require_employer
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound

MOST_SHOWN: Final = 200
"""Probable doubles that are listed at once, the surest first."""


@dataclass(frozen=True)
class DoubleLine:
    """Two sheets that are likely to be of one person, and why."""

    one: AgentLine
    other: AgentLine
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Doubles:
    """The probable doubles of the store."""

    lines: tuple[DoubleLine, ...]
    total: int
    """How many there are, beyond those that are listed."""


@dataclass(frozen=True)
class Attached:
    """What refers to a sheet."""

    appointments: int = 0
    upcoming: int = 0
    """Of the appointments, the planned ones that are still to come."""
    requests: int = 0
    participations: int = 0
    leaves: int = 0
    cases: int = 0

    @property
    def total(self) -> int:
        """All of it together."""
        return self.appointments + self.requests + self.participations + self.leaves + self.cases

    @property
    def text(self) -> str:
        """« 12 rendez-vous, 1 demande, 1 congé »; nothing where nothing refers to it."""
        counted = (
            (self.appointments, "rendez-vous", "rendez-vous"),
            (self.requests, "demande", "demandes"),
            (self.cases, "dossier", "dossiers"),
            (self.participations, "participation", "participations"),
            (self.leaves, "congé", "congés"),
        )
        return ", ".join(plural(count, one, many) for count, one, many in counted if count)


@dataclass(frozen=True)
class Side:
    """One of the two sheets."""

    id: UUID
    values: AgentValues
    authority: str
    archived: bool
    attached: Attached


@dataclass(frozen=True, kw_only=True)
class MergePreview:
    """What merging would do, read before anything is written.

    Attributes:
        differing: the fields where somebody has to choose.
        completed: the fields that the kept sheet takes from the other one, having none itself.
        shared_sessions: sessions where the person stands twice: one place is given back.
        joined_leaves: sick leaves that share days, and become one with others.
        clashes: appointments to come of both sheets that are at the same time: the person is expected twice.
        reasons: what has to be confirmed.
    """

    kept: Side
    gone: Side
    differing: tuple[str, ...]
    completed: tuple[str, ...]
    shared_sessions: int
    joined_leaves: int
    clashes: int
    reasons: tuple[str, ...]

    @property
    def back_in_lists(self) -> bool:
        """Whether the kept sheet leaves the archives: the other one had not been archived."""
        return self.kept.archived and not self.gone.archived


class AgentMergingService:
    """Finding and merging the sheets of one person."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def doubles(self) -> Doubles:
        """The probable doubles of the whole store, the surest first, at most `MOST_SHOWN`."""
        with self._context.reading(Right.MANAGE_AGENTS) as uow:
            apart = _apart(uow)
            probable = probable_doubles(uow.people.identities())
            found = [each for each in probable if _pair(each.one.id, each.other.id) not in apart]
            listed = found[:MOST_SHOWN]
            lines = self._lines(uow, {each.id for pair in listed for each in (pair.one, pair.other)})
        pairs = [(each.one.id, each.other.id, each.grounds) for each in listed]
        return Doubles(tuple(DoubleLine(lines[one], lines[two], why) for one, two, why in pairs), len(found))

    def _lines(self, uow: UnitOfWork, ids: Iterable[UUID]) -> dict[UUID, AgentLine]:
        found = Found(list(ids))
        rows = uow.people.agent_lines(found, now=self._context.now(), today=self._context.today())
        return {each.id: each for each in rows}

    def doubles_of(self, agent_id: UUID) -> tuple[AgentLine, ...]:
        """Who else is likely to be that person, by the same rule; raises `NotFound`.

        Looked for among the agents of the same employer, and those of the same name or number elsewhere.
        """
        with self._context.reading(Right.MANAGE_AGENTS) as uow:
            agent = uow.get(Agent, agent_id)
            near = uow.people.identities(agent.authority_id) + self._elsewhere(uow, agent)
            mine = _identity(agent)
            apart = _apart(uow)
            alike = dict.fromkeys(
                each.id for each in near if grounds(mine, each) and _pair(agent_id, each.id) not in apart
            )
            return tuple(self._lines(uow, alike).values())

    def _elsewhere(self, uow: UnitOfWork, agent: Agent) -> list[Identity]:
        values, now, today = read_values(agent, AgentValues), self._context.now(), self._context.today()
        lines = uow.people.doubles(values, now=now, today=today, besides=agent.id)
        return [_identity(uow.get(Agent, each.id)) for each in lines]

    def pair_among(self, ids: Sequence[UUID]) -> tuple[UUID, UUID] | None:
        """The first two of these sheets that are likely to be of one person, those that still exist."""
        with self._context.reading(Right.MANAGE_AGENTS) as uow:
            agents = [agent for each in ids for agent in uow.find(Agent, id=each)]
            apart = _apart(uow)
        pairs = combinations(map(_identity, agents), 2)
        alike = ((one.id, other.id) for one, other in pairs if grounds(one, other))
        return next((pair for pair in alike if _pair(*pair) not in apart), None)

    def keep_apart(self, one_id: UUID, other_id: UUID) -> Change:
        """Note that two sheets are of two people, no longer proposed; raises `Refused`, `NotFound`."""
        check_two(one_id, other_id)
        first, second = _pair(one_id, other_id)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            for each in (first, second):
                uow.get(Agent, each)
            if not uow.find(DistinctAgents, agent_id=first, other_id=second):
                uow.add(DistinctAgents(id=new_id(), agent_id=first, other_id=second))
            return first, second

        return self._context.change(Right.MANAGE_AGENTS, work, "Deux personnes différentes")

    def better_kept(self, one_id: UUID, other_id: UUID) -> tuple[UUID, UUID]:
        """Which of two to propose to keep, and which to let go.

        One in use rather than archived, then the one that more refers to, then the older one.
        """
        with self._context.reading(Right.MANAGE_AGENTS) as uow:
            sides = [self._side(uow, uow.get(Agent, each)) for each in sorted((one_id, other_id))]
        kept, gone = sorted(sides, key=lambda side: (side.archived, -side.attached.total))
        return kept.id, gone.id

    def preview(self, kept_id: UUID, gone_id: UUID) -> MergePreview:
        """What merging the second sheet into the first would do.

        Raises `NotFound`, or `Refused` for a sheet with itself.
        """
        check_two(kept_id, gone_id)
        with self._context.reading(Right.MANAGE_AGENTS) as uow:
            return self._preview(uow, uow.get(Agent, kept_id), uow.get(Agent, gone_id))

    def merge(self, seen: MergePreview, taken: Collection[str] = (), *, confirmed: bool = False) -> Change:
        """Make one sheet of the two that were `seen`; `taken` names the fields of the one that goes.

        Everything that refers to the sheet that goes follows. Raises `NeedsConfirmation` for the reasons of
        the preview, `MovedOn` when a sheet is no longer as it was seen, `InvalidInput` for an employer that
        was archived meanwhile, `NotFound`.
        """
        after = merged(seen.kept.values, seen.gone.values, taken)
        require_sound(check_agent(after))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            kept, gone = uow.get(Agent, seen.kept.id), uow.get(Agent, seen.gone.id)
            _require_as_seen(seen, kept, gone)
            now = self._preview(uow, kept, gone)
            if now.reasons and not confirmed:
                raise NeedsConfirmation(now.reasons)
            if after.authority_id is not None and after.authority_id != kept.authority_id:
                require_employer(uow, after.authority_id)
            _gather(uow, kept, gone)
            write_values(kept, after)
            kept.archived = kept.archived and gone.archived
            # What refers to the sheet has to have left it before it can go.
            uow.flush()
            uow.remove(gone)
            return (kept.id,)

        detail = seen.gone.attached.text
        label = f"Fiches de {after.name} fusionnées"
        return self._context.change(
            Right.MANAGE_AGENTS, work, label, f"{detail}, sur la fiche gardée" if detail else ""
        )

    def _preview(self, uow: UnitOfWork, kept: Agent, gone: Agent) -> MergePreview:
        stays, goes = self._side(uow, kept), self._side(uow, gone)
        groups = sharing_days([*kept.leaves, *gone.leaves])
        return MergePreview(
            kept=stays,
            gone=goes,
            differing=differing(stays.values, goes.values),
            completed=completed(stays.values, goes.values),
            shared_sessions=len(_sessions(uow, kept).keys() & _sessions(uow, gone).keys()),
            joined_leaves=sum(len(group) for group in groups if len(group) > 1),
            clashes=self._clashes(uow, kept, gone),
            reasons=to_confirm(stays.authority, goes.authority),
        )

    def _clashes(self, uow: UnitOfWork, kept: Agent, gone: Agent) -> int:
        mine, theirs = (self._upcoming(uow.find(Appointment, agent_id=each.id)) for each in (kept, gone))
        return sum(one.start < other.end and other.start < one.end for one in mine for other in theirs)

    def _upcoming(self, meetings: Iterable[Appointment]) -> list[Appointment]:
        now = self._context.now()
        return [each for each in meetings if each.start > now and each.status is AppointmentStatus.PLANNED]

    def _side(self, uow: UnitOfWork, agent: Agent) -> Side:
        meetings = uow.find(Appointment, agent_id=agent.id)
        attached = Attached(
            appointments=len(meetings),
            upcoming=len(self._upcoming(meetings)),
            requests=len(uow.find(Request, agent_id=agent.id)),
            participations=len(uow.find(Participation, agent_id=agent.id)),
            leaves=len(agent.leaves),
            cases=len(uow.find(Case, agent_id=agent.id)),
        )
        employer = uow.get(Authority, agent.authority_id).name
        return Side(agent.id, read_values(agent, AgentValues), employer, agent.archived, attached)


def _identity(agent: Agent) -> Identity:
    return Identity(**{each.name: getattr(agent, each.name) for each in fields(Identity)})


def _pair(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """In the order in which they are kept."""
    return (one, other) if one < other else (other, one)


def _apart(uow: UnitOfWork) -> frozenset[tuple[UUID, UUID]]:
    return frozenset((each.agent_id, each.other_id) for each in uow.find(DistinctAgents))


def _require_as_seen(seen: MergePreview, kept: Agent, gone: Agent) -> None:
    told = (seen.kept.values, seen.gone.values)
    if tuple(read_values(each, AgentValues) for each in (kept, gone)) != told:
        raise MovedOn("Une des deux fiches vient d’être modifiée ailleurs. Rouvrez la fusion pour continuer.")


def _gather(uow: UnitOfWork, kept: Agent, gone: Agent) -> None:
    """Have everything that refers to one sheet refer to the other."""
    _gather_sessions(uow, kept, gone)
    _forget_distinctions(uow, gone)
    referring: list[Appointment | Request | Case | PersonRequest | Redaction] = [
        *uow.find(Appointment, agent_id=gone.id),
        *uow.find(Request, agent_id=gone.id),
        *uow.find(Case, agent_id=gone.id),
        *uow.find(PersonRequest, agent_id=gone.id),
        *uow.find(Redaction, agent_id=gone.id),
    ]
    for each in referring:
        each.agent_id = kept.id
    _gather_leaves(kept, gone)


def _sessions(uow: UnitOfWork, agent: Agent) -> dict[UUID, Participation]:
    return {each.appointment_id: each for each in uow.find(Participation, agent_id=agent.id)}


def _gather_sessions(uow: UnitOfWork, kept: Agent, gone: Agent) -> None:
    """A person sits once in a session, with the status that holds, on the seat on which that was noted."""
    mine, theirs = _sessions(uow, kept), _sessions(uow, gone)
    for session in mine.keys() & theirs.keys():
        status = holding(mine[session].status, theirs[session].status)
        dropped = theirs if mine[session].status is status else mine
        uow.remove(dropped.pop(session))
    uow.flush()
    for each in theirs.values():
        each.agent_id = kept.id


def _forget_distinctions(uow: UnitOfWork, gone: Agent) -> None:
    """What was said of a sheet that goes says nothing of the one that is kept."""
    for each in (*uow.find(DistinctAgents, agent_id=gone.id), *uow.find(DistinctAgents, other_id=gone.id)):
        uow.remove(each)


def _gather_leaves(kept: Agent, gone: Agent) -> None:
    for group in sharing_days([*kept.leaves, *gone.leaves]):
        start, end = joined(group)
        stays, *others = sorted(group, key=lambda leave: leave.agent_id != kept.id)
        for each in others:
            _owner(each, kept, gone).leaves.remove(each)
        if stays in gone.leaves:
            gone.leaves.remove(stays)
            kept.leaves.append(stays)
        stays.start, stays.end = start, end


def _owner(leave: SickLeave, kept: Agent, gone: Agent) -> Agent:
    return kept if leave in kept.leaves else gone
