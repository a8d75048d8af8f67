"""Booking somebody new: overlap check, journal and search index, in the one transaction that writes.

It fills the store that it is given: a working copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from figures import FLAT, Aim, Figure, Row, figure, milliseconds
from sqlalchemy import Engine, Table, select
from sqlalchemy.orm import Session, registry

from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, AppointmentValues, PlaceMode
from cigdesk.services.agenda_checks import Verdict
from cigdesk.services.booking import NewAgent
from cigdesk.services.context import new_id
from cigdesk.services.demonstration import PASSPHRASE
from db.engine import WRITING
from db.tables import agents, appointments, journal, search_entries

ROWS = (
    Row(
        "booking",
        "Booking of somebody new, checked, journaled, indexed",
        "the same rows through the ORM in one commit",
        Aim(ratio=2, growth=FLAT),
    ),
    Row("booking.check", "Overlap check of a busy time", aim=Aim(growth=FLAT)),
)
REPEATS = 60
WARM_UP = 4
_WEEKS = 26


def measure(store: Path) -> Iterator[Figure]:
    """Book in turns by the program and by the bare ORM; then ask what a time that is taken meets."""
    desk = open_store(store, PASSPHRASE)
    wishes = free_times(desk, REPEATS + WARM_UP)
    floor = _BareRows(desk.store.engine)
    somebody = NewAgent("Mme Jeanne Mesure", desk.services.agenda.find_authorities("a")[0].id)
    bookings = desk.services.bookings
    ours_times, floor_times = [], []
    for values in wishes:
        ours_times.append(milliseconds(lambda values=values: bookings.book(values, new_agent=somebody)))
        floor.copy_of_last()
        floor_times.append(milliseconds(floor.write))
    yield figure("booking", ours_times[WARM_UP:], floor_times[WARM_UP:])
    checks = [milliseconds(lambda values=values: bookings.check(values)) for values in wishes]
    yield figure("booking.check", checks[WARM_UP:])
    desk.close()


def free_times(desk: Desk, count: int) -> list[AppointmentValues]:
    """Slots of coming permanences that nothing speaks against, over all practitioners."""
    agenda, found = desk.services.agenda, []
    people, first = agenda.practitioners(), agenda.today() + timedelta(days=2)
    for week in range(_WEEKS):
        day = first + timedelta(weeks=week)
        for opened in agenda.span_of(people, day, day + timedelta(days=6)).permanences:
            visits = [_visit(opened.row.practitioner_id, slot) for slot in opened.free]
            found += [values for values in visits if desk.services.bookings.check(values) == Verdict()]
            if len(found) >= count:
                return found[:count]
    raise RuntimeError(f"{len(found)} free slots in {_WEEKS} weeks: too few to book")


def _visit(practitioner_id: UUID, slot: Interval) -> AppointmentValues:
    return AppointmentValues(
        practitioner_id=practitioner_id,
        kind=AppointmentKind.PERMANENCE,
        mode=PlaceMode.SITE,
        start=slot.start,
        end=slot.end,
    )


class _BareRows:
    """The rows of the last booking, again, by classes that nothing listens to."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(**{WRITING: True})
        self._kinds = {table: _mapped(table) for table in (agents, appointments, journal, search_entries)}
        self._rows: list[object] = []

    def copy_of_last(self) -> None:
        """Prepare what the last transaction of the journal wrote, with keys of its own."""
        with self._engine.connect() as connection:
            last = select(journal.c.transaction_id).order_by(journal.c.seq.desc()).limit(1).scalar_subquery()
            noted = select(journal.c.record_id).where(journal.c.transaction_id == last)
            again = {record_id: new_id() for record_id in connection.scalars(noted)}
            written = [
                (table, dict(row))
                for table in self._kinds
                for column in ("record_id" if "record_id" in table.c else "id",)
                for row in connection.execute(select(table).where(table.c[column].in_(again))).mappings()
            ]
        self._rows = [self._kinds[table](**_renewed(table, row, again)) for table, row in written]

    def write(self) -> None:
        """One transaction."""
        with Session(self._engine) as session:
            session.add_all(self._rows)
            session.commit()


def _renewed(table: Table, row: dict[str, Any], again: dict[UUID, UUID]) -> dict[str, Any]:
    """The row under other keys; those that are plain numbers are the store's to give."""
    numbered = {"seq"} if table is journal else {"id"} if table is search_entries else set()
    return {name: again.get(value, value) for name, value in row.items() if name not in numbered}


class _Record:
    """A row of any table."""

    def __init__(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self, name, value)


def _mapped(table: Table) -> type[_Record]:
    kind = type(table.name, (_Record,), {})
    registry().map_imperatively(kind, table)
    return kind
