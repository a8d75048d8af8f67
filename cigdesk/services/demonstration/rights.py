"""What three people of the demonstration asked of their data: two to answer, one refused with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from cigdesk.domain.erasure import AskedFor, Decision, PersonRequest, due_on
from cigdesk.domain.support import Case
from cigdesk.services.context import new_id

_ACCESS_AGO, _ERASURE_AGO, _REFUSED_AGO = (timedelta(days=each) for each in (12, 26, 60))
_REFUSAL = "Accompagnement en cours : le dossier est nécessaire à la mission de service public (RGPD 17-3-b)."


def asked(cases: Sequence[Case], person_id: UUID, today: date) -> Iterator[PersonRequest]:
    """Who has an open case asks to read and is refused, whose case is closed asks to be erased."""
    open_ones, closed = _agents(cases, open_ones=True), _agents(cases, open_ones=False)
    both = (*zip(open_ones, (_access, _refusal), strict=False), *zip(closed, (_erasure,), strict=False))
    for agent_id, make in both:
        yield make(agent_id, person_id, today)


def _agents(cases: Sequence[Case], *, open_ones: bool) -> list[UUID]:
    """The latest ones first, each once; nobody of both."""
    later = {each.agent_id for each in cases if each.open and not open_ones}
    found = (each.agent_id for each in reversed(cases) if each.open is open_ones)
    return list(dict.fromkeys(each for each in found if each is not None and each not in later))


def _access(agent_id: UUID, _person_id: UUID, today: date) -> PersonRequest:
    return _request(AskedFor.ACCESS, agent_id, today - _ACCESS_AGO)


def _erasure(agent_id: UUID, _person_id: UUID, today: date) -> PersonRequest:
    return _request(AskedFor.ERASURE, agent_id, today - _ERASURE_AGO)


def _refusal(agent_id: UUID, person_id: UUID, today: date) -> PersonRequest:
    request = _request(AskedFor.ERASURE, agent_id, today - _REFUSED_AGO)
    request.decision, request.reason, request.person_id = Decision.REFUSED, _REFUSAL, person_id
    request.decided_on = request.done_on = today - _REFUSED_AGO + timedelta(days=9)
    return request


def _request(asked_for: AskedFor, agent_id: UUID, day: date) -> PersonRequest:
    return PersonRequest(
        id=new_id(), asked_for=asked_for, agent_id=agent_id, received_on=day, due_on=due_on(day)
    )
