"""Who came to the permanences on a statement: counted, for the centre alone; nothing is due by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.slots import Attendance, attendance, slots
from cigdesk.domain.statement import Source
from cigdesk.domain.statement_ledger import OpenLine
from cigdesk.ports import UnitOfWork
from cigdesk.ports.statements import ReceivedRow


def attendance_on(uow: UnitOfWork, lines: Iterable[OpenLine]) -> Mapping[UUID, Attendance]:
    """The slots and the honoured ones of each permanence on these lines, by its id."""
    keys = [line.due.key for line in lines]
    ids = {each.record_id for each in keys if each.source is Source.PERMANENCE}
    found: defaultdict[UUID, list[ReceivedRow]] = defaultdict(list)
    for row in uow.statements.received(ids) if ids else ():
        found[row.permanence_id].append(row)
    return {permanence_id: _counted(rows) for permanence_id, rows in found.items()}


def _counted(rows: list[ReceivedRow]) -> Attendance:
    first = rows[0]
    own = slots(Interval(first.start, first.end), first.slot_minutes, first.buffer_minutes)
    came = [Interval(row.met_from, row.met_until) for row in rows if row.met_from and row.met_until]
    return attendance(own, came)
