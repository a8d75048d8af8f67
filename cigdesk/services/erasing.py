"""Emptying the records of a person or of one case: what counts and statements rest on stays, no name does.

Works inside the transaction of whoever decided it, and asks for no right itself. Nothing of it can be taken
back: the journal is emptied with the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from cigdesk.domain.agent_doubles import DistinctAgents
from cigdesk.domain.appointment import Appointment, AppointmentStatus
from cigdesk.domain.erasure import (
    ERASED,
    ErasedKind,
    PersonRequest,
    Redaction,
    empty_agent,
    empty_agreement,
    empty_appointment,
    empty_asked,
    empty_case,
    empty_decision,
    empty_request,
)
from cigdesk.domain.naming_in_text import name_pattern
from cigdesk.domain.people import Agent
from cigdesk.domain.request import Request
from cigdesk.domain.retention import CaseDecision
from cigdesk.domain.session import Participation
from cigdesk.domain.support import BillingAgreement, Case
from cigdesk.domain.support_time import TimeEntry
from cigdesk.ports import UnitOfWork


def wipe_case(uow: UnitOfWork, case_id: UUID) -> None:
    """Make a stub of one case, and let go of who it was about, who may stay elsewhere.

    The appointments of the case, and the request that it came from, go to the same nobody, so that counts
    stay. Whoever does it may have no right to names: the store is asked below its mask. On the list of
    erasures. Raises `NotFound`.
    """
    case = uow.get(Case, case_id)
    told = [case.id, *_empty(uow, case)]
    if case.agent_id is not None and not uow.erasure.is_nobody(case.agent_id):
        told += _hand_to_nobody(uow, case, case.agent_id)
    uow.flush()
    uow.vaults.wipe(told)
    uow.erasure.wipe_journal(told)
    uow.erasure.note(ErasedKind.CASE, case_id)


def wipe_agent(uow: UnitOfWork, agent_id: UUID) -> None:
    """Make a person nobody: their record stays for what is counted by it, and their cases become stubs.

    The sheets that were merged into this one, or were deleted under the same name, leave the journal too,
    and texts about something else name them no longer. On the list of erasures. Raises `NotFound`.
    """
    agent = uow.get(Agent, agent_id)
    former = uow.erasure.former_sheets(agent_id)
    patterns = patterns_of(uow, agent_id)
    told = uow.erasure.journaled_about({agent_id, *former, *(each.id for each in agent.leaves)})
    own = set(_empty_all(uow, agent))
    told |= own
    uow.flush()
    uow.vaults.wipe(tuple(own))
    uow.erasure.wipe_journal(told)
    uow.erasure.wipe_mentions(patterns, ERASED)
    for each in (agent_id, *sorted(former)):
        uow.erasure.note(ErasedKind.AGENT, each)


def patterns_of(uow: UnitOfWork, agent_id: UUID) -> list[re.Pattern[str]]:
    """What finds the names that a person ever had here in a text."""
    sheets = {agent_id, *uow.erasure.former_sheets(agent_id)}
    found = (name_pattern(first, last) for first, last in sorted(uow.erasure.names_of(sheets)))
    return [each for each in found if each is not None]


def cancel_upcoming(uow: UnitOfWork, agent_id: UUID, now: datetime) -> int:
    """Give up the appointments to come of somebody who will be nobody; gives how many."""
    planned = uow.find(Appointment, agent_id=agent_id, status=AppointmentStatus.PLANNED)
    upcoming = [each for each in planned if each.start > now]
    for each in upcoming:
        each.status = AppointmentStatus.CANCELLED
    return len(upcoming)


def _empty_all(uow: UnitOfWork, agent: Agent) -> Iterator[UUID]:
    """Empty each record of the person; gives the ids of those of which the journal may tell."""
    yield agent.id
    yield from [each.id for each in agent.leaves]
    for case in uow.find(Case, agent_id=agent.id):
        yield case.id
        yield from _empty(uow, case)
        uow.erasure.note(ErasedKind.CASE, case.id)
    yield from _empty_meetings(uow.find(Appointment, agent_id=agent.id))
    yield from _empty_requests(uow.find(Request, agent_id=agent.id))
    for asked in uow.find(PersonRequest, agent_id=agent.id):
        empty_asked(asked)
        yield asked.id
    yield from [each.id for each in uow.find(Participation, agent_id=agent.id)]
    yield from _remove(uow, _distinctions(uow, agent.id))
    yield from _remove(uow, uow.find(Redaction, agent_id=agent.id))
    empty_agent(agent)


def _empty(uow: UnitOfWork, case: Case) -> Iterator[UUID]:
    """The case and what is of it alone."""
    empty_case(case, uow.erasure.last_work(case.id))
    for agreement in uow.find(BillingAgreement, case_id=case.id):
        empty_agreement(agreement)
        yield agreement.id
    for decision in uow.find(CaseDecision, case_id=case.id):
        empty_decision(decision)
        yield decision.id


def _hand_to_nobody(uow: UnitOfWork, case: Case, agent_id: UUID) -> Iterator[UUID]:
    meetings = _meetings_of(uow, case, agent_id)
    asked = [each for each in uow.find(Request, id=case.request_id) if each.agent_id == agent_id]
    stranger = uow.erasure.add_nobody(case.authority_id)
    case.agent_id = stranger
    for meeting in meetings:
        meeting.agent_id = stranger
    for request in asked:
        request.agent_id = stranger
    yield from (*_empty_meetings(meetings), *_empty_requests(asked))


def _meetings_of(uow: UnitOfWork, case: Case, agent_id: UUID) -> list[Appointment]:
    """The appointments with that person whose time was noted on the case; all of them in their only case."""
    cases = uow.find(Case, agent_id=agent_id, authority_id=case.authority_id)
    meetings = uow.find(Appointment, agent_id=agent_id, authority_id=case.authority_id)
    if cases == [case]:
        return meetings
    worked = {each.appointment_id for each in uow.find(TimeEntry, case_id=case.id)}
    return [each for each in meetings if each.id in worked]


def _empty_meetings(meetings: Iterable[Appointment]) -> Iterator[UUID]:
    for each in meetings:
        empty_appointment(each)
        yield each.id


def _empty_requests(requests: Iterable[Request]) -> Iterator[UUID]:
    for each in requests:
        empty_request(each)
        yield each.id


def _distinctions(uow: UnitOfWork, agent_id: UUID) -> list[DistinctAgents]:
    return [*uow.find(DistinctAgents, agent_id=agent_id), *uow.find(DistinctAgents, other_id=agent_id)]


def _remove(uow: UnitOfWork, records: Sequence[DistinctAgents | Redaction]) -> Iterator[UUID]:
    for each in records:
        uow.remove(each)
        yield each.id
