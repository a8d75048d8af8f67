"""Practitioners: their sheet, their week, and why some are not deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from cigdesk.domain.appointment import Permanence
from cigdesk.domain.errors import InvalidInput, MovedOn, Refused
from cigdesk.domain.people import Function, PractitionerValues
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id

VALUES = PractitionerValues(first_name="Nora", last_name="Belkacem", function=Function.SOCIAL_WORKER)
MORNING = ((time(9), time(12)),)
WHOLE = ((time(9), time(12)), (time(13, 30), time(17)))


@pytest.fixture
def nora(services):
    return services.practitioners.create(VALUES, {0: WHOLE}).ids[0]


def refer(services, practitioner_id):
    start, end = (datetime(2026, 11, 19, hour, tzinfo=UTC) for hour in (8, 11))

    def work(uow):
        uow.add(Permanence(id=new_id(), practitioner_id=practitioner_id, start=start, end=end))
        return (practitioner_id,)

    services.context.change(Right.BOOK, work, "")


def test_a_practitioner_is_kept_with_their_week(services, nora):
    sheet = services.practitioners.sheet(nora)
    assert (sheet.values, sheet.active, sheet.week) == (VALUES, True, {0: WHOLE})


def test_faults_are_said_by_field(services):
    with pytest.raises(InvalidInput) as refused:
        services.practitioners.create(replace(VALUES, last_name=" "), {2: ((time(9), time(8)),)})
    assert refused.value.errors.keys() == {"last_name", "day2"}


def test_a_day_changes_without_touching_the_others(services, nora):
    shown = services.practitioners.sheet(nora).week
    changed = services.practitioners.set_week(nora, shown, shown | {1: MORNING})
    assert services.practitioners.sheet(nora).week == {0: WHOLE, 1: MORNING}
    services.practitioners.set_week(nora, shown, {0: MORNING})
    assert services.practitioners.sheet(nora).week == {0: MORNING, 1: MORNING}
    with pytest.raises(MovedOn):
        services.practitioners.set_week(nora, shown, {0: ()})
    changed.undo.run()
    assert services.practitioners.sheet(nora).week == {0: MORNING}


def test_a_day_given_up_is_taken_back(services, nora):
    shown = services.practitioners.sheet(nora).week
    changed = services.practitioners.set_week(nora, shown, {})
    assert services.practitioners.sheet(nora).week == {}
    changed.undo.run()
    assert services.practitioners.sheet(nora).week == {0: WHOLE}


def test_the_inactive_ones_come_last_and_keep_their_past(services, nora):
    services.practitioners.create(replace(VALUES, last_name="Zidi"))
    services.practitioners.set_active(nora, active=False)
    assert [line.last_name for line in services.practitioners.listing()] == ["Zidi", "Belkacem"]
    assert services.practitioners.sheet(nora).active is False


def test_one_that_something_refers_to_is_not_deleted(services, nora):
    refer(services, nora)
    with pytest.raises(Refused, match="1\u00a0permanence"):
        services.practitioners.delete(nora)
    assert services.practitioners.listing()


def test_one_written_by_mistake_is_deleted_and_comes_back(services, nora):
    deleted = services.practitioners.delete(nora)
    assert services.practitioners.listing() == []
    deleted.undo.run()
    assert services.practitioners.sheet(nora).week == {0: WHOLE}


def test_a_new_one_is_told_apart_by_a_free_colour(services, nora):
    assert services.practitioners.free_colour() == "indigo"
    shown = services.practitioners.sheet(nora).values
    services.practitioners.edit(nora, shown, replace(shown, colour="plum"))
    assert services.practitioners.free_colour() == "accent"
