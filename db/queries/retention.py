"""Reading the cases that are kept, with the latest of each thing done for them, in one statement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, literal_column, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.elimination import LIVE
from cigdesk.domain.retention import RetentionAct
from cigdesk.domain.support_time import RECORDING, WITH_TIME
from cigdesk.ports.retention import CaseFacts, DecisionRow, EliminationRow
from db.tables import (
    agents,
    appointments,
    authorities,
    case_decisions,
    cases,
    confidential_notes,
    elimination_cases,
    eliminations,
    persons,
    practitioners,
    requests,
    time_entries,
)
from db.types import Instant

_A_DAY: Final = timedelta(days=1)
"""Around the world, a day on a wall is over by the end of the next one in UTC."""
_NAMES: Final = [each.name for each in fields(CaseFacts)]
_DECIDED: Final = [each.name for each in fields(DecisionRow)]
_LISTED: Final = [each.name for each in fields(EliminationRow)]


class SqlRetentionQueries:
    """See `cigdesk.ports.retention.RetentionQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def facts(self, ids: Collection[UUID]) -> list[CaseFacts]:
        """Those at hand and archived ones of these ids, by number."""
        return self._found(_facts().where(cases.c.id.in_(ids)))

    def rested(self, since: date, today: date) -> list[CaseFacts]:
        """Those that may be due, by number: opened, closed and worked on by that day, kept by no decision."""
        its, entry = cases.c, time_entries.c
        later = select(entry.id).where(entry.case_id == its.id, entry.day > since).correlate(cases)
        return self._found(
            _facts().where(
                its.opened_on <= since,
                or_(its.closed_on.is_(None), its.closed_on <= since),
                or_(its.kept_until.is_(None), its.kept_until <= today),
                ~later.exists(),
                ~_met_after(since),
            )
        )

    def archived(self) -> list[CaseFacts]:
        """Those of the intermediate archive, by number."""
        return self._found(_facts().where(cases.c.archived_on.is_not(None)))

    def decisions(self, case_id: UUID) -> list[DecisionRow]:
        """All that was decided of a case, the latest first."""
        its = case_decisions.c
        columns = {**its, "person": persons.c.name}
        rows = (
            select(*map(columns.__getitem__, _DECIDED))
            .join(persons, persons.c.id == its.person_id)
            .where(its.case_id == case_id)
            .order_by(its.id.desc())
        )
        found = self._session.execute(rows)
        return [DecisionRow(**dict(zip(_DECIDED, row, strict=True))) for row in found]

    def eliminations(self) -> list[EliminationRow]:
        """Every list, the latest number first."""
        its = eliminations.c
        columns = {**its, "person": persons.c.name}
        rows = (
            select(*map(columns.__getitem__, _LISTED))
            .join(persons, persons.c.id == its.person_id)
            .order_by(its.year.desc(), its.sequence.desc())
        )
        found = self._session.execute(rows)
        return [EliminationRow(**dict(zip(_LISTED, row, strict=True))) for row in found]

    def consulted(self, case_id: UUID, person_id: UUID, day: date) -> bool:
        """Whether that person has opened an archived case on that day, with a reason."""
        its = case_decisions.c
        found = select(its.id).where(
            its.case_id == case_id,
            its.person_id == person_id,
            its.decided_on == day,
            its.act == RetentionAct.CONSULT,
        )
        return self._session.scalar(found.limit(1)) is not None

    def _found(self, rows: Select[Any]) -> list[CaseFacts]:
        found = self._session.execute(rows)
        return [CaseFacts(**dict(zip(_NAMES, row, strict=True))) for row in found]


def _with_them() -> tuple[ColumnElement[bool], ...]:
    """A meeting with the person of a case in social support, for that employer.

    Who received them says that it was social support: a physician's hour is none.
    """
    its = appointments.c
    return (
        its.agent_id == cases.c.agent_id,
        its.authority_id == cases.c.authority_id,
        its.kind.in_(WITH_TIME),
        practitioners.c.function.in_(RECORDING),
    )


def _meetings(column: ColumnElement[Any]) -> Select[Any]:
    return select(column).join(practitioners, practitioners.c.id == appointments.c.practitioner_id)


def _last(status: AppointmentStatus) -> ScalarSelect[Any]:
    """The latest in that status, from the latest back, along the index of the agent."""
    its = appointments.c
    found = _meetings(its.start).where(*_with_them(), its.status == status)
    return found.order_by(its.start.desc()).limit(1).correlate(cases).scalar_subquery()


def _met_after(day: date) -> ColumnElement[bool]:
    """Whether they were met some time after that day: the few meetings since are soon read."""
    its = appointments.c
    since = datetime.combine(day + _A_DAY, time(), UTC)
    held = _meetings(its.id).where(*_with_them(), its.status == AppointmentStatus.DONE, its.start >= since)
    return held.correlate(cases).exists()


def _answering(status: AppointmentStatus) -> ScalarSelect[Any]:
    """The latest meeting that answers the request of a case."""
    its = appointments.c
    return (
        select(func.max(its.start, type_=Instant()))
        .where(its.request_id == cases.c.request_id, its.status == status)
        .correlate(cases)
        .scalar_subquery()
    )


def _later(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
    """The later of two instants, either of which may be unknown."""
    none = -(2**62)
    at = func.max(func.coalesce(one, none), func.coalesce(other, none))
    return func.nullif(at, none, type_=Instant())


def _asked() -> ScalarSelect[Any]:
    its = requests.c
    # The plus keeps SQLite from the index of authorities: a person has few requests, an employer many.
    theirs = (its.agent_id == cases.c.agent_id) & (
        literal_column("+requests.authority_id") == cases.c.authority_id
    )
    return (
        select(func.max(its.received_on, type_=its.received_on.type))
        .where(or_(its.id == cases.c.request_id, theirs))
        .correlate(cases)
        .scalar_subquery()
    )


def _worked() -> ScalarSelect[Any]:
    its = time_entries.c
    last = func.max(its.day, type_=its.day.type)
    return select(last).where(its.case_id == cases.c.id).correlate(cases).scalar_subquery()


def _of_notes(column: ColumnElement[Any]) -> ScalarSelect[Any]:
    """The notes of a case, and those of the meetings of which the time is on it: what goes with it."""
    its, entry = confidential_notes.c, time_entries.c
    meetings = select(entry.appointment_id).where(entry.case_id == cases.c.id).correlate(cases)
    whose = or_(its.case_id == cases.c.id, its.appointment_id.in_(meetings))
    return select(column).select_from(confidential_notes).where(whose).correlate(cases).scalar_subquery()


@cache
def _facts() -> Select[Any]:
    """The columns named in `_NAMES`, in that order."""
    live = (
        select(elimination_cases.c.case_id, eliminations.c.id, eliminations.c.year, eliminations.c.sequence)
        .join(eliminations, eliminations.c.id == elimination_cases.c.elimination_id)
        .where(eliminations.c.state.in_(LIVE))
        .subquery("live")
    )
    columns: dict[str, ColumnElement[Any]] = {
        **cases.c,
        "authority": authorities.c.name,
        "civility": agents.c.civility,
        "first_name": func.coalesce(agents.c.first_name, ""),
        "last_name": func.coalesce(agents.c.last_name, ""),
        "referent_first_name": practitioners.c.first_name,
        "referent_last_name": practitioners.c.last_name,
        "asked_on": _asked(),
        "met_at": _later(_last(AppointmentStatus.DONE), _answering(AppointmentStatus.DONE)),
        "worked_on": _worked(),
        "noted_at": _of_notes(func.max(confidential_notes.c.changed_at, type_=Instant())),
        "notes": func.coalesce(_of_notes(func.count()), 0),
        "awaited_at": _later(_last(AppointmentStatus.PLANNED), _answering(AppointmentStatus.PLANNED)),
        "list_id": live.c.id,
        "list_year": live.c.year,
        "list_sequence": live.c.sequence,
    }
    return (
        select(*map(columns.__getitem__, _NAMES))
        .select_from(cases)
        .join(authorities, authorities.c.id == cases.c.authority_id)
        .join(practitioners, practitioners.c.id == cases.c.referent_id)
        .outerjoin(agents, agents.c.id == cases.c.agent_id)
        .outerjoin(live, live.c.case_id == cases.c.id)
        .where(cases.c.eliminated_on.is_(None))
        .order_by(cases.c.sequence)
    )
