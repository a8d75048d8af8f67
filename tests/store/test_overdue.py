"""What wants its outcome: counted whatever its age, from an index of planned appointments alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, AppointmentValues, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.people import Function, PractitionerValues
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id


@pytest.fixture
def written(services):
    """Write down an appointment that ended so long ago, of the practitioner who is there."""
    services.practitioners.create(
        PractitionerValues(first_name="Nadia", last_name="Belkacem", function=Function.ACFI), {}
    )
    [nadia] = services.agenda.practitioners()
    with services.context.writing(Right.MANAGE_AUTHORITIES) as uow:
        noisy = Authority(id=new_id(), name="Noisy-le-Sec", kind=AuthorityKind.COMMUNE)
        uow.add(noisy)
        uow.commit()
        noisy_id = noisy.id

    def write(ago, kind=AppointmentKind.ADVICE):
        end = services.context.now() - ago
        values = AppointmentValues(
            practitioner_id=nadia.id,
            kind=kind,
            mode=PlaceMode.CENTRE,
            start=end - timedelta(hours=1),
            end=end,
            title="Conseil",
            authority_id=noisy_id,
        )
        return services.bookings.book(values, confirmation=Confirmation("Saisi après coup")).ids[0]

    return write


def everybody(services):
    return [each.id for each in services.agenda.practitioners()]


def test_what_nobody_settled_is_counted_however_old_it_is(services, written):
    old = written(timedelta(days=5 * 365))
    recent = written(timedelta(hours=2))
    written(timedelta(minutes=-30))
    written(timedelta(minutes=5))
    written(timedelta(days=3), AppointmentKind.INTERNAL)
    assert [row.id for row in services.agenda.overdue(everybody(services))] == [old, recent]
    assert services.agenda.late_count() == 2
    services.bookings.set_status(old, AppointmentStatus.DONE)
    assert services.agenda.late_count() == 1


def test_the_count_starts_from_the_planned_ones_alone(desk, services, written):
    """However many years of appointments there are, few are planned and over."""
    written(timedelta(hours=2))
    asked = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        asked.append((statement, parameters))

    people = everybody(services)
    event.listen(desk.store.engine, "before_cursor_execute", note)
    services.agenda.late_count()
    services.agenda.overdue(people)
    event.remove(desk.store.engine, "before_cursor_execute", note)
    planned = [each for each in asked if "'planned'" in each[0]]
    assert len(planned) == 2
    with desk.store.engine.connect() as connection:
        for statement, parameters in planned:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            assert "ix_appointments_planned_start" in plan[0][3], plan
