"""Reading what only an export of the agenda needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, Table, func, select
from sqlalchemy.orm import Session

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import LONGEST, LONGEST_ABSENCE
from cigdesk.ports.agenda_export import PractitionerName, Revision
from db.tables import absences, appointments, journal, permanences, practitioners

_LONGEST: Final = {appointments: LONGEST, permanences: LONGEST, absences: LONGEST_ABSENCE}


class SqlAgendaExportQueries:
    """See `cigdesk.ports.agenda_export.AgendaExportQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def practitioners(self) -> list[PractitionerName]:
        """All of them by name, those who left included."""
        its = practitioners.c
        rows = select(its.id, its.first_name, its.last_name, its.function, its.active)
        return [PractitionerName(*row) for row in self._session.execute(rows.order_by(its.sort_key, its.id))]

    def revisions(self, practitioner_ids: Collection[UUID], span: Interval) -> dict[UUID, Revision]:
        """By record, of the appointments, permanences and absences that touch the span."""
        return {
            record_id: Revision(rev, changed)
            for table in _LONGEST
            for record_id, rev, changed in self._revisions(table, practitioner_ids, span)
        }

    def _revisions(
        self, table: Table, practitioner_ids: Collection[UUID], span: Interval
    ) -> Iterator[tuple[UUID, int, Any]]:
        touching = (table.c.start < span.end, table.c.end > span.start)
        # Nothing lasts longer: the start alone bounds what the index is asked for.
        bounded = table.c.start > span.start - _LONGEST[table]
        mine = table.c.practitioner_id.in_(practitioner_ids)
        for row in self._session.execute(_latest(table).where(mine, bounded, *touching)):
            yield row.id, row.rev, row.changed


def _latest(table: Table) -> Select[Any]:
    """Each record with the instant of its latest entry in the journal."""
    its = select(func.max(journal.c.at)).where(journal.c.record_id == table.c.id)
    return select(table.c.id, table.c.rev, its.scalar_subquery().label("changed"))
