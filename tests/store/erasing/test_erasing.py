"""Erasing on a real store: no byte of it names the person any more, and what is counted stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Enum, LargeBinary, String, select

from cigdesk.domain.agent_doubles import DistinctAgents
from cigdesk.domain.appointment import (
    Absence,
    Appointment,
    AppointmentStatus,
    Subject,
)
from cigdesk.domain.erasure import ERASED, ErasedKind
from cigdesk.domain.errors import MovedOn
from cigdesk.domain.people import Agent, AgentValues, LeaveValues
from cigdesk.domain.request import Request
from cigdesk.domain.session import Participation
from cigdesk.domain.support import BillingAgreement, Case, CaseKind
from cigdesk.domain.support_time import TimeEntry
from cigdesk.services.erasing import wipe_agent, wipe_case
from db import personal
from db.masking import mask_agents
from db.tables import metadata
from db.types import Exact, Lines, WordList


def test_no_byte_of_the_store_names_the_person_any_more(world, desk, markers_in, in_plain):
    world.services.agents.add_leave(world.person, LeaveValues(start=date(2031, 7, 19)))
    world.services.agents.edit(
        world.person,
        AgentValues(
            last_name="Zzyxw", first_name="Qorvex", authority_id=world.town, phone="0698765432",
            mail="q@wexlor.example",
        ),
        AgentValues(last_name="Zzyxw", first_name="Qorvex", authority_id=world.town),
    )  # fmt: skip
    world.write(DistinctAgents, agent_id=world.person, other_id=world.other)
    world.write(
        Absence,
        practitioner_id=world.worker,
        start=world.services.context.now(),
        end=world.services.context.now() + timedelta(hours=2),
        label="Accompagner Mme ZZYXW au tribunal",
    )
    twin = world.agent("Zzyxw", "Qorvex-Croisix", phone="0698765432")
    merging = world.services.agent_merging
    merging.merge(merging.preview(world.person, twin), confirmed=True)
    assert set(markers_in(desk.path, desk.store.key)) >= {
        "Zzyxw",
        "Qorvex",
        "0698765432",
        "wexlor",
        "Partenairix",
        "Croisix",
    }
    world.wipe(wipe_agent, world.person)
    desk.store.checkpoint()
    assert markers_in(desk.path, desk.store.key) == []
    assert b"2031-07-19" not in in_plain(desk)
    with world.services.context.reading() as uow:
        (absence,) = uow.find(Absence)
        assert absence.label == f"Accompagner {ERASED} au tribunal"
        assert {(each.kind, each.record_id) for each in uow.erasure.erased()} == {
            (ErasedKind.AGENT, world.person),
            (ErasedKind.AGENT, twin),
            (ErasedKind.CASE, world.case),
        }
    assert world.get(Agent, world.other).name == "Leïla Haddad"
    assert not world.services.search.find("zzyxw").agents.best


def test_what_is_counted_stays(world):
    world.write(
        Participation,
        appointment_id=world.meet(None, -72),
        agent_id=world.person,
        authority_id=world.town,
        status=AppointmentStatus.DONE,
    )
    before = world.services.activity.sheet(2026)
    world.wipe(wipe_agent, world.person)
    agent, case = world.get(Agent, world.person), world.get(Case, world.case)
    assert (agent.name, agent.status, agent.archived, agent.leaves) == (ERASED, None, True, [])
    assert (case.number, case.subject, case.kind) == ("SST-0001", Subject.MONEY, CaseKind.INDIVIDUAL)
    assert (case.opened_on, case.closed_on) == (date(2024, 1, 1), date(2026, 12, 31))
    assert (case.partner, case.on_sick_leave, case.referent_id) == ("", False, world.worker)
    assert world.get(TimeEntry, world.entry).minutes == 50
    assert world.get(Appointment, world.meeting).agent_id == world.person
    assert world.get(BillingAgreement, world.agreement).given_on == date(2024, 4, 1)
    assert world.services.activity.sheet(2026) == before


def test_a_case_is_emptied_while_its_person_stays(world):
    world.wipe(wipe_case, world.case)
    assert world.get(Agent, world.person).name == "Qorvex Zzyxw"
    case = world.get(Case, world.case)
    stranger = world.get(Agent, case.agent_id)
    assert stranger.name == ERASED
    assert world.get(Appointment, world.meeting).agent_id == stranger.id
    assert world.get(Request, world.asked).partner == ""
    assert world.services.agents.sheet(world.person).history == ()
    with world.services.context.reading() as uow:
        assert [each.record_id for each in uow.erasure.erased()] == [world.case]


def test_a_case_is_emptied_by_whoever_may_not_read_names(world, desk):
    mask_agents(desk.store.engine)
    world.wipe(wipe_case, world.case)
    world.wipe(wipe_case, world.case)
    stranger = world.get(Case, world.case).agent_id
    assert stranger != world.person
    with world.services.context.reading() as uow:
        assert uow.erasure.is_nobody(stranger)
        assert not uow.erasure.is_nobody(world.person)


def test_an_erasure_is_not_undone_by_an_older_undo(world):
    change = world.services.agents.archive(world.person)
    world.wipe(wipe_agent, world.person)
    with pytest.raises(MovedOn):
        change.undo.run()
    assert world.get(Agent, world.person).name == ERASED


def test_a_homonym_who_stays_is_left_alone(world):
    homonym = world.agent("Zzyxw", "Qorvex")
    world.wipe(wipe_agent, world.person)
    assert world.get(Agent, homonym).name == "Qorvex Zzyxw"
    with world.services.context.reading() as uow:
        assert homonym not in {each.record_id for each in uow.erasure.erased()}


def test_acts_and_dates_of_the_journal_stay(world, desk):
    its = metadata.tables["journal"].c
    with desk.store.engine.connect() as connection:
        rows = select(its.act, its.at, its.field).where(its.record_id == world.person)
        before = connection.execute(rows).all()
    world.wipe(wipe_agent, world.person)
    with desk.store.engine.connect() as connection:
        assert connection.execute(rows).all()[: len(before)] == before


def _may_name(column):
    impersonal = isinstance(column.type, (Enum, Exact, WordList))
    return isinstance(column.type, (String, Lines, LargeBinary)) and not impersonal


LISTS = (personal.WIPED, personal.TEXTS, personal.FROZEN, personal.IMPERSONAL)


def test_each_text_of_the_schema_is_wiped_looked_through_or_declared_impersonal():
    texts = {(t.name, c.name) for t in metadata.sorted_tables for c in t.columns if _may_name(c)}
    declared = {(table, name) for each in LISTS for table, names in each.items() for name in names}
    assert texts - declared == set(), "say in db/personal.py what these columns may tell of an agent"
    assert declared - texts == set()
    told = {(table, name) for each in LISTS[:3] for table, names in each.items() for name in names}
    impersonal = {(table, name) for table, names in personal.IMPERSONAL.items() for name in names}
    assert told & impersonal == set()


def test_each_column_that_is_declared_wiped_is_empty_on_the_records_of_the_person(world, desk):
    world.wipe(wipe_agent, world.person)
    own = {
        "agents": world.person,
        "requests": world.asked,
        "cases": world.case,
        "billing_agreements": world.agreement,
        "appointments": world.meeting,
    }
    with desk.store.engine.connect() as connection:
        for table, record_id in own.items():
            its = metadata.tables[table].c
            row = connection.execute(
                select(*(its[name] for name in personal.WIPED[table])).where(its.id == record_id)
            )
            assert set(row.one()) <= {"", ERASED, "personne effacee", "l’employeur"}, table
