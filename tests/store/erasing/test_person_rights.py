"""What people ask of their data: a month to answer, a decision with its reason, an erasure at once."""

from __future__ import annotations

from datetime import date

import pytest

from cigdesk.domain.appointment import Appointment, AppointmentStatus
from cigdesk.domain.backups import Place
from cigdesk.domain.erasure import ERASED, AskedFor, Decision
from cigdesk.domain.errors import InvalidInput, MovedOn, NotAllowed, Refused
from cigdesk.domain.people import Agent
from cigdesk.domain.request import Request, RequestOutcome
from cigdesk.domain.rights import Role
from cigdesk.services.context import Actor, Context
from cigdesk.services.desk import Services

ASKED = date(2026, 11, 2)


@pytest.fixture
def rights(services):
    return services.person_rights


def noted(rights, world, asked_for=AskedFor.ERASURE):
    return rights.note(world.person, asked_for, ASKED).ids[0]


def as_role(services, role):
    context = services.context
    actor = Actor(context.actor.person_id, context.actor.name, frozenset({role}))
    mine = Context(context.store, context.clock, actor, context.zone)
    return Services(**{**services_parts(services), "context": mine})


def services_parts(services):
    return {name: getattr(services, name) for name in Services.__dataclass_fields__}


def test_a_request_is_due_a_month_after_it_came_in(rights, world):
    noted(rights, world)
    (shown,) = rights.open()
    assert shown.line.due_on == date(2026, 12, 2)
    assert "dans 20 jours" in shown.state.replace("\xa0", " ")
    assert not shown.soon
    with pytest.raises(Refused, match="attend déjà"):
        noted(rights, world)
    with pytest.raises(InvalidInput):
        rights.note(world.other, AskedFor.ACCESS, date(2026, 11, 13))


def test_two_more_months_are_taken_once_with_a_reason_and_in_time(rights, world, clock):
    request = noted(rights, world)
    with pytest.raises(InvalidInput):
        rights.extend(request, "  ")
    rights.extend(request, "Dossier réparti sur trois services.").undo.run()
    rights.extend(request, "Dossier réparti sur trois services.")
    assert rights.open()[0].line.due_on == date(2027, 2, 2)
    with pytest.raises(Refused, match="déjà été prolongé"):
        rights.extend(request, "Encore.")
    late = rights.note(world.other, AskedFor.ACCESS, ASKED).ids[0]
    clock.move(days=25)
    with pytest.raises(Refused, match="mois est passé"):
        rights.extend(late, "Trop tard.")
    assert rights.open()[0].late


def test_a_refusal_has_a_reason_and_can_be_taken_back(rights, world):
    request = noted(rights, world)
    with pytest.raises(InvalidInput):
        rights.refuse(request, "")
    change = rights.refuse(request, "Mission de service public, dossier en cours.")
    (shown,) = rights.of_agent(world.person)
    assert (shown.line.decision, shown.open) == (Decision.REFUSED, False)
    assert shown.line.decided_by == "Camille Roussel"
    with pytest.raises(Refused, match="déjà été refusée"):
        rights.erase(request)
    change.undo.run()
    assert rights.open()


def test_an_erasure_is_summed_up_then_done_for_good(rights, world, desk, clock, markers_in):
    made = desk.services.backups.back_up_now().backup
    world.meet(world.person, -20)
    closed = world.services.requests.close(world.asked, RequestOutcome.ANSWERED)
    request = noted(rights, world)
    summary = rights.summary(world.person)
    assert (summary.cases, summary.appointments, summary.requests) == (1, 2, 1)
    assert [each.backup.path for each in summary.copies] == [made.path]
    assert summary.gone_by == date(2027, 8, 18)
    change = rights.erase(request)
    assert change.undo is None
    assert world.get(Agent, world.person).name == ERASED
    assert markers_in(desk.path, desk.store.key) == []
    (shown,) = rights.of_agent(world.person)
    assert (shown.line.decision, shown.line.done_on) == (Decision.GRANTED, date(2026, 11, 12))
    assert [each.backup.path for each in rights.still_held()] == [made.path]
    with pytest.raises(MovedOn):
        closed.undo.run()
    with pytest.raises(Refused, match="a été effacée"):
        rights.note(world.person, AskedFor.ACCESS, ASKED)
    assert world.get(Request, world.asked).received_on == date(2026, 2, 2)


def test_an_appointment_to_come_is_cancelled(rights, world):
    upcoming = world.meet(world.person, 48, status=AppointmentStatus.PLANNED)
    assert rights.summary(world.person).upcoming == 1
    rights.erase(noted(rights, world))
    assert world.get(Appointment, upcoming).status is AppointmentStatus.CANCELLED


def test_texts_that_name_the_person_are_told_before(rights, world):
    other = world.agent("Zzyxwarth", "Anna")
    world.meet(None, -90, title="Réunion avec M. Zzyxw")
    world.meet(None, -80, title="Réunion Zzyxwarth")
    summary = rights.summary(world.person)
    assert [each.text for each in summary.mentions] == ["Réunion avec M. Zzyxw"]
    assert world.get(Agent, other).name == "Anna Zzyxwarth"


def test_states_set_aside_are_told_apart(rights, world, desk):
    made = desk.services.backups.back_up_now().backup
    again = desk.restored(made.path)
    try:
        summary = again.services.person_rights.summary(world.person)
        assert {each.backup.place for each in summary.set_aside} == {Place.ASIDE}
        assert summary.gone_by is not None
    finally:
        again.store.close()


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.SOCIAL_WORKER])
def test_nobody_else_decides(services, world, role):
    request = noted(services.person_rights, world)
    theirs = as_role(services, role).person_rights
    for act in (
        lambda: theirs.erase(request),
        lambda: theirs.summary(world.person),
        lambda: theirs.refuse(request, "Non."),
        lambda: theirs.of_agent(world.person),
        lambda: theirs.note(world.other, AskedFor.ACCESS, ASKED),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert theirs.open() == ()
    assert world.get(Agent, world.person).name == "Qorvex Zzyxw"
