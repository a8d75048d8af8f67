"""Cases of social support: opened, read, corrected, closed; and what their employers agreed to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of, whole_day
from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.appointment import Requester
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.people import Agent
from cigdesk.domain.request import Request
from cigdesk.domain.retention import require_at_hand
from cigdesk.domain.rights import Right
from cigdesk.domain.support import (
    AgreementValues,
    BillingAgreement,
    Case,
    CaseKind,
    CaseValues,
    check_agreement,
    check_case,
    check_closing,
)
from cigdesk.domain.values import by_field, read_values
from cigdesk.french import hours
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AgentRow
from cigdesk.ports.support import (
    EVERY_CASE,
    CaseFacets,
    CaseFilter,
    CaseLine,
    CaseOrder,
    TimeRow,
    WaitingRow,
)
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound, write_changes
from cigdesk.services.newcomers import NewAgent, add_newcomer
from cigdesk.services.retention_access import require_readable
from cigdesk.services.support_acts import add_case, require_alone
from cigdesk.services.support_bearing import SupportStanding, standing_of

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


@dataclass(frozen=True)
class CaseListing:
    """The list as asked, and what filters it."""

    rows: tuple[CaseLine, ...]
    facets: CaseFacets

    @property
    def ids(self) -> tuple[UUID, ...]:
        """All of them."""
        return tuple(each.id for each in self.rows)


@dataclass(frozen=True)
class AgreementRow:
    """That the employer agreed to pay hours beyond the allowance."""

    id: UUID
    values: AgreementValues


@dataclass(frozen=True)
class CaseSheet:
    """One case with all that stands beside it."""

    line: CaseLine
    values: CaseValues
    agent: AgentRow | None
    standing: SupportStanding
    """What the authority has on the last day of its work, or today."""
    entries: tuple[TimeRow, ...]
    """All its time, the latest first."""
    practitioners: dict[UUID, str]
    """The names of those who worked for it."""
    waiting: tuple[WaitingRow, ...]
    """The done appointments of its agent without time, by start."""
    agreements: tuple[AgreementRow, ...]


class CaseService:
    """Reading and changing cases."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def today(self) -> date:
        """The present day of the centre."""
        return self._context.today()

    def listing(
        self,
        text: str = "",
        where: CaseFilter = EVERY_CASE,
        order: CaseOrder = CaseOrder.NUMBER,
        *,
        descending: bool = True,
    ) -> CaseListing:
        """The cases that match, in that order: by default the latest number first."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            rows = uow.support.listing(text, where=where, order=order, descending=descending)
            return CaseListing(tuple(rows), uow.support.facets())

    def of_agent(self, agent_id: UUID) -> tuple[CaseLine, ...]:
        """The cases of one agent, the latest first."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return tuple(uow.support.listing(where=CaseFilter(agent_id=agent_id)))

    def sheet(self, case_id: UUID) -> CaseSheet:
        """One case with its time, its agreements and what its authority has; raises `NotFound`.

        Raises `Refused` for one that was eliminated, `InArchive` for an archived one that the person at the
        keyboard has not opened today with a reason (`RetentionService.consult`).
        """
        with self._context.reading(Right.READ_SUPPORT) as uow:
            line, record = uow.support.one(case_id), uow.get(Case, case_id)
            require_readable(uow, record, self._context)
            self._context.accesses.note(AccessAct.VIEW, "cases", [case_id])
            entries = tuple(uow.support.of_case(case_id))
            day = line.closed_on or self._context.today()
            agreements = uow.find(BillingAgreement, case_id=case_id)
            return CaseSheet(
                line,
                read_values(record, CaseValues),
                uow.agenda.agent(record.agent_id) if record.agent_id else None,
                standing_of(uow, self._context, record.authority_id, day),
                entries,
                {
                    each: uow.agenda.practitioner(each).name
                    for each in {row.practitioner_id for row in entries}
                },
                self._waiting(uow, record),
                tuple(AgreementRow(each.id, read_values(each, AgreementValues)) for each in agreements),
            )

    def _waiting(self, uow: UnitOfWork, record: Case) -> tuple[WaitingRow, ...]:
        if record.agent_id is None:
            return ()
        last = record.closed_on or self._context.today()
        span = Interval(
            whole_day(record.opened_on, self._context.zone).start, whole_day(last, self._context.zone).end
        )
        found = uow.support.waiting(None, span, agent_id=record.agent_id)
        return tuple(each for each in found if each.authority_id == record.authority_id)

    def standing(self, authority_id: UUID, day: date | None = None) -> SupportStanding:
        """What an authority has for social support on that day, or today."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return standing_of(uow, self._context, authority_id, day or self._context.today())

    def values_for_agent(self, agent_id: UUID, referent_id: UUID | None = None) -> CaseValues:
        """What a new case of an agent begins with: their status and their leave of the day."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            begun = CaseValues(
                requester=Requester.AGENT, opened_on=self._context.today(), referent_id=referent_id
            )
            return self._of_agent(uow, begun, agent_id)

    def values_for_request(self, request_id: UUID) -> CaseValues:
        """What a new case begins with when it answers a request; raises `NotFound`."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            asked, today = uow.get(Request, request_id), self._context.today()
            begun = CaseValues(
                requester=asked.requester,
                opened_on=today,
                kind=CaseKind.INDIVIDUAL if asked.agent_id else CaseKind.COLLECTIVE,
                authority_id=asked.authority_id,
                partner=asked.partner,
                subject=asked.subject,
                referent_id=asked.practitioner_id,
                request_id=request_id,
            )
            return self._of_agent(uow, begun, asked.agent_id) if asked.agent_id else begun

    def _of_agent(self, uow: UnitOfWork, values: CaseValues, agent_id: UUID) -> CaseValues:
        agent = uow.get(Agent, agent_id)
        return replace(
            values,
            agent_id=agent_id,
            authority_id=agent.authority_id,
            agent_status=agent.status,
            on_sick_leave=agent.on_sick_leave(values.opened_on),
        )

    def open(self, values: CaseValues, *, new_agent: NewAgent | None = None) -> Change:
        """Open a case under the next number, and with it the sheet of somebody new.

        Raises `InvalidInput` by field: `agent` too for an agent who has an open case with that employer.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            asked = values
            if new_agent is not None:
                added = add_newcomer(uow, new_agent)
                uow.flush()
                asked = replace(values, agent_id=added.id)
            return (add_case(uow, self._ready(uow, asked)).id,)

        return self._context.change(Right.SUPPORT, work, "Dossier ouvert", self._who(values))

    def edit(self, case_id: UUID, before: CaseValues, after: CaseValues) -> Change:
        """Write the fields that differ; whom it is for stays.

        Raises `InvalidInput` by field, `MovedOn` for one written since.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Case, case_id)
            require_at_hand(record)
            ready = self._ready(uow, after, known=True)
            first = min((each.day for each in uow.support.of_case(case_id)), default=None)
            if first is not None and ready.opened_on > first:
                raise InvalidInput({"opened_on": "Du temps est déjà saisi avant ce jour."})
            if record.closed_on is not None and ready.opened_on > record.closed_on:
                raise InvalidInput({"opened_on": "Le dossier a été clos avant ce jour."})
            write_changes(record, before, ready)
            return (case_id,)

        return self._context.change(Right.SUPPORT, work, "Dossier modifié")

    def close(self, case_id: UUID, day: date | None = None) -> Change:
        """Close a case on that day, or today; raises `InvalidInput` under `closed_on`."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            number = uow.get(Case, case_id).number

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record, line = uow.get(Case, case_id), uow.support.one(case_id)
            require_at_hand(record)
            closed = day or self._context.today()
            fault = check_closing(record.opened_on, line.last_day, closed, self._context.today())
            if fault:
                raise InvalidInput({"closed_on": fault})
            record.closed_on = closed
            return (case_id,)

        return self._context.change(Right.SUPPORT, work, f"Dossier {number} clos")

    def reopen(self, case_id: UUID) -> Change:
        """Work on a closed case again; raises `Refused` when its agent has another open one there."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            number = uow.get(Case, case_id).number

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Case, case_id)
            require_at_hand(record)
            record.closed_on = None
            require_alone(uow, record)
            return (case_id,)

        return self._context.change(
            Right.SUPPORT,
            work,
            f"Dossier {number} rouvert",
            still_allowed=lambda uow: require_alone(uow, uow.get(Case, case_id)),
        )

    def agree(self, case_id: UUID, values: AgreementValues) -> Change:
        """Note that the employer agreed to pay hours of a case; raises `InvalidInput` by field."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            return (add_agreement(uow, case_id, values, self._context.today()),)

        return self._context.change(Right.SUPPORT, work, "Accord de l’employeur noté", _agreed(values))

    def withdraw(self, agreement_id: UUID) -> Change:
        """Remove an agreement noted by mistake; raises `Refused` when hours are billed on it."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(BillingAgreement, agreement_id)
            require_at_hand(uow.get(Case, record.case_id))
            left = [each for each in uow.find(BillingAgreement, case_id=record.case_id) if each is not record]
            limits = [each.most_minutes for each in left]
            most = None if None in limits else sum(each for each in limits if each is not None)
            if most is not None and uow.support.billed_by_agreement(record.case_id) > most:
                raise Refused("Des heures sont facturées au titre de cet accord : retirez-les d’abord.")
            uow.remove(record)
            return (record.case_id,)

        return self._context.change(Right.SUPPORT, work, "Accord de l’employeur retiré")

    def _ready(self, uow: UnitOfWork, values: CaseValues, *, known: bool = False) -> CaseValues:
        """The values as they are kept: a new case is with the agent's employer; raises `InvalidInput`."""
        kept = values.tidied()
        if kept.agent_id is not None and not known:
            kept = replace(kept, authority_id=uow.get(Agent, kept.agent_id).authority_id)
        require_sound(check_case(kept, self._context.today()))
        return kept

    def _who(self, values: CaseValues) -> str:
        if values.agent_id is None:
            return ""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            agent = uow.get(Agent, values.agent_id)
            return agent_name(agent.civility, agent.first_name, agent.last_name)

    def day_of(self, row: WaitingRow) -> date:
        """The day on the wall of an appointment."""
        return day_of(row.start, self._context.zone)


def add_agreement(uow: UnitOfWork, case_id: UUID, values: AgreementValues, today: date) -> UUID:
    """Keep an agreement of the employer of a case; raises `InvalidInput` by field."""
    require_at_hand(uow.get(Case, case_id))
    require_sound(check_agreement(values, today))
    record = BillingAgreement(id=new_id(), case_id=case_id, **by_field(values))
    uow.add(record)
    uow.flush()
    return record.id


def _agreed(values: AgreementValues) -> str:
    return f"jusqu’à {hours(values.most_minutes)}" if values.most_minutes else "sans limite"
