"""Old cases in the demonstration: due, kept longer, archived, on a list of elimination, eliminated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.domain.appointment import PlaceMode, Requester, Subject
from cigdesk.domain.elimination import (
    Elimination,
    EliminationCase,
    EliminationState,
)
from cigdesk.domain.people import Agent
from cigdesk.domain.retention import CaseDecision, RetentionAct
from cigdesk.domain.support import Case, CaseKind
from cigdesk.domain.support_time import Charge, Task, TimeEntry, WorkKind
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.elimination_sheet import elimination_sheet, elimination_to_json
from cigdesk.services.eliminations import next_number
from cigdesk.services.retention import KeptCase, kept_cases

_COUNT: Final = 17
"""How many there are where there are agents enough."""
_OPEN, _EXTENDED, _ARCHIVED, _PROPOSED, _ELIMINATED = 2, 1, 3, 3, 2
"""Of them: still open, kept longer, archived, on a list that waits for its visa, eliminated."""
_SUBJECTS: Final = (Subject.MONEY, Subject.HEALTH, Subject.FAMILY)
_REASONS: Final = (
    "Recours indemnitaire en cours",
    "Échéancier de remboursement suivi jusqu’à son terme",
    "Dossier de retraite pour invalidité en instance",
)
_ARCHIVES: Final = "Archives départementales"
_VISA: Final = "AD-2025-114"
_APART: Final = 41
"""Days between two openings."""


class OldCases:
    """Writes them, the oldest first: they have the first numbers."""

    def __init__(
        self, uow: UnitOfWork, context: Context, team: Sequence[UUID], random: Random, charge: Charge
    ) -> None:
        self._uow, self._context, self._team, self._random = uow, context, team, random
        self._charge = charge
        self._today = context.today()

    def write(self, agents: Sequence[Agent]) -> None:
        """One for each of the first of these agents."""
        cases = [self._case(place, agent) for place, agent in enumerate(agents[:_COUNT])]
        self._add(cases)
        self._add(each for case in cases for each in self._times(case))
        rest = iter(cases)
        gone, listed, archived, extended = (
            list(islice(rest, count)) for count in (_ELIMINATED, _PROPOSED, _ARCHIVED, _EXTENDED)
        )
        for case in islice(rest, _OPEN):
            case.closed_on = None
        self._uow.flush()
        self._eliminated(gone)
        self._proposed(listed)
        for place, case in enumerate(archived):
            self._archive(case, place)
        for case in extended:
            case.kept_until = self._today + relativedelta(months=7)
            self._decide(case, RetentionAct.EXTEND, _REASONS[-1], 20, case.kept_until)
        self._uow.flush()

    def _case(self, place: int, agent: Agent) -> Case:
        opened = self._today - relativedelta(years=5) + timedelta(days=_APART * place)
        return Case(
            id=new_id(),
            sequence=place + 1,
            authority_id=agent.authority_id,
            agent_id=agent.id,
            kind=CaseKind.INDIVIDUAL,
            requester=self._random.choice((Requester.AGENT, Requester.EMPLOYER)),
            subject=self._random.choice(_SUBJECTS),
            agent_status=agent.status,
            referent_id=self._random.choice(self._team),
            opened_on=opened,
            closed_on=opened + timedelta(days=self._random.randint(90, 200)),
        )

    def _times(self, case: Case) -> Iterator[TimeEntry]:
        for week in range(self._random.randint(2, 4)):
            yield TimeEntry(
                id=new_id(),
                authority_id=case.authority_id,
                practitioner_id=case.referent_id,
                case_id=case.id,
                day=case.opened_on + timedelta(weeks=2 * week),
                minutes=self._random.choice((20, 30, 45)),
                work=WorkKind.INDIVIDUAL,
                mode=PlaceMode.PHONE,
                task=self._random.choice((Task.STEPS, Task.WRITING)),
                charge=self._charge,
            )

    def _archive(self, case: Case, place: int) -> None:
        """The first of them may go by now: it was archived for as long as was said."""
        case.archived_on = self._today - relativedelta(months=14 - place)
        case.kept_until = self._today + relativedelta(months=24 * place, days=-3)
        days = (self._today - case.archived_on).days
        self._decide(case, RetentionAct.ARCHIVE, _REASONS[place % len(_REASONS)], days, case.kept_until)

    def _decide(
        self, case: Case, act: RetentionAct, reason: str, days_ago: int, until: date | None = None
    ) -> None:
        self._uow.add(
            CaseDecision(
                id=new_id(),
                case_id=case.id,
                act=act,
                reason=reason,
                decided_on=self._today - timedelta(days=days_ago),
                person_id=self._context.actor.person_id,
                until=until,
            )
        )

    def _proposed(self, cases: list[Case]) -> None:
        """A list of this year that waits for its visa."""
        self._list(cases, self._today - timedelta(days=9))

    def _eliminated(self, cases: list[Case]) -> None:
        """A list of the year before, carried out: what is left of its cases is their number and figures."""
        day = date(self._today.year - 1, 10, 6)
        made = self._list(cases, day)
        if made is None:
            return
        made.state, made.visa_reference = EliminationState.CARRIED_OUT, _VISA
        made.visa_on, made.ended_on = day + timedelta(days=35), day + timedelta(days=38)
        made.eliminated = len(cases)
        for case in cases:
            self._decide(case, RetentionAct.ELIMINATE, made.number, (self._today - made.ended_on).days)
            case.agent_id, case.agent_status, case.eliminated_on = None, None, made.ended_on
            case.opened_on = case.opened_on.replace(month=1, day=1)
            case.closed_on = date((case.closed_on or case.opened_on).year, 12, 31)

    def _list(self, cases: list[Case], day: date) -> Elimination | None:
        ids = [each.id for each in cases]
        kept = kept_cases(self._uow, self._context, self._uow.retention.facts(ids)) if ids else ()
        if not kept:
            return None
        made = self._elimination(kept, day)
        self._uow.add(made)
        self._uow.flush()
        self._add(EliminationCase(id=new_id(), elimination_id=made.id, case_id=each) for each in ids)
        return made

    def _elimination(self, kept: Sequence[KeptCase], day: date) -> Elimination:
        centre = centre_of(self._uow)
        made = Elimination(
            id=new_id(),
            year=day.year,
            sequence=next_number(self._uow, day.year),
            proposed_on=day,
            person_id=self._context.actor.person_id,
            archives_service=_ARCHIVES,
            cases=len(kept),
            first_day=min(each.facts.opened_on for each in kept),
            last_day=max(each.keeping.last for each in kept),
            snapshot="",
        )
        sheet = elimination_sheet(centre, made, centre.case_retention_months, kept)
        made.snapshot = elimination_to_json(sheet)
        return made

    def _add(self, records: Iterable[object]) -> None:
        for each in records:
            self._uow.add(each)
        self._uow.flush()
