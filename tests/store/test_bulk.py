"""What is written by the thousand is, column by column, what the desk writes one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from cigdesk.domain.appointment import Appointment, AppointmentKind, PlaceMode, Requester, Subject
from cigdesk.domain.authority import Authority, AuthorityKind, AuthorityValues
from cigdesk.domain.errors import MovedOn
from cigdesk.domain.people import (
    Agent,
    AgentValues,
    Civility,
    Function,
    LeaveValues,
    Practitioner,
    PractitionerValues,
    SickLeave,
)
from cigdesk.domain.quote import Quote, QuoteLine
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.history.bodies import fictitious_siren
from cigdesk.services.quote_lines import LineValues
from db import tables
from db.mapping import KINDS, OWNED

IDENTITY = {"id", "quote_id", "agent_id", "practitioner_id"}


@pytest.fixture
def authority(services):
    """One of the desk, without SIREN: no two authorities have the same."""
    values = AuthorityValues(
        name="L’Haÿ-les-Roses", kind=AuthorityKind.COMMUNE, postcode="94240", city="L’Haÿ-les-Roses"
    )
    return services.authorities.create(values).ids[0]


@pytest.fixture
def agent(services, authority):
    values = AgentValues(
        last_name="d’Étoile",
        first_name="Zoé",
        civility=Civility.MRS,
        authority_id=authority,
        phone="06 39 98 12 34",
        mail="zoe@agent.example",
    )
    agent_id = services.agents.create(values).ids[0]
    services.agents.add_leave(agent_id, LeaveValues(start=date(2026, 1, 5), end=date(2026, 2, 6)))
    return agent_id


@pytest.fixture
def quote(services, authority):
    drafting = services.quotes.drafting
    quote_id = drafting.create(authority, object_="Œuvre d’été").ids[0]
    drafting.add_line(quote_id, "QVCT", LineValues(quantity=Decimal("4.50")))
    return quote_id


@pytest.fixture
def practitioner(services):
    values = PractitionerValues(last_name="Nérée", first_name="Élodie", function=Function.NURSE)
    morning = (time(9), time(12, 30))
    return services.practitioners.create(values, {0: (morning,), 3: (morning,)}).ids[0]


@pytest.fixture
def appointment(services, practitioner, agent, authority):
    start = services.context.now() + timedelta(days=1)
    record = Appointment(
        id=new_id(),
        practitioner_id=practitioner,
        kind=AppointmentKind.REMOTE,
        mode=PlaceMode.PHONE,
        start=start,
        end=start + timedelta(minutes=45),
        agent_id=agent,
        authority_id=authority,
        subject=Subject.MONEY,
        requester=Requester.AGENT,
        phone="0639981234",
    )
    with services.context.writing(Right.MANAGE_CENTRE) as uow:
        uow.add(record)
        uow.commit()
    return record.id


KIND_OF = {
    "authority": Authority,
    "agent": Agent,
    "quote": Quote,
    "practitioner": Practitioner,
    "appointment": Appointment,
}


def _copy(record, **changes):
    """The same with another id, and the same parts with other ids."""
    kind = type(record)
    names = [column.name for column in KINDS[kind].columns if column.name not in ("id", "rev", "sort_key")]
    copy = kind(**{name: getattr(record, name) for name in names} | {"id": new_id()} | changes)
    if kind in OWNED:
        name, _part, _order = OWNED[kind]
        owner = f"{kind.__name__.lower()}_id"
        setattr(copy, name, [_copy(part, **{owner: copy.id}) for part in getattr(record, name)])
    return copy


def _stored(desk, kind, owner, record_id):
    """The rows as the file has them, but for who they are."""
    table = KINDS[kind]
    with desk.store.engine.connect() as connection:
        rows = connection.execute(select(table).where(table.c[owner] == record_id)).mappings().all()
    return [{name: value for name, value in row.items() if name not in IDENTITY} for row in rows]


def _entry(desk, record_id):
    entries = tables.search_entries
    query = select(entries.c.kind, entries.c.words).where(entries.c.record_id == record_id)
    with desk.store.engine.connect() as connection:
        return connection.execute(query).all()


@pytest.fixture
def twins(desk, request):
    """A record of the desk and its copy, written with many others at once."""

    def make(name):
        kind, record_id = KIND_OF[name], request.getfixturevalue(name)
        with desk.services.context.writing(Right.MANAGE_CENTRE) as uow:
            copy = _copy(uow.get(kind, record_id))
            uow.add_unjournaled([copy])
            uow.commit()
        return kind, record_id, copy.id

    return make


@pytest.mark.parametrize("name", KIND_OF)
def test_every_column_and_every_word_is_the_same(desk, twins, name):
    kind, first, then = twins(name)
    assert first != then
    assert _stored(desk, kind, "id", first) == _stored(desk, kind, "id", then)
    assert _entry(desk, first) == _entry(desk, then)
    if kind in OWNED:
        part, owner = OWNED[kind][1], f"{name}_id"
        assert _stored(desk, part, owner, first) == _stored(desk, part, owner, then) != []


def test_both_are_found_by_the_same_words(desk, twins):
    _kind, first, then = twins("agent")
    with desk.services.context.reading() as uow:
        for typed in ("etoile", "zoe eto", "0639981234"):
            assert {each.id for each in uow.agenda.agents(typed, 9)} == {first, then}


def test_the_journal_is_silent_until_somebody_changes_the_record(desk, twins):
    _kind, _first, then = twins("agent")

    def told():
        with desk.store.engine.connect() as connection:
            rows = select(tables.journal).where(tables.journal.c.record_id == then)
            return connection.execute(rows).all()

    assert told() == []
    agents = desk.services.agents
    before = agents.sheet(then).values
    change = agents.edit(then, before, replace(before, first_name="Chloé"))
    assert [row.field for row in told()] == ["first_name"]
    change.undo.run()
    assert agents.sheet(then).values == before
    with pytest.raises(MovedOn):
        change.undo.run()


def test_what_a_rolled_back_transaction_wrote_is_gone(desk, authority):
    agents = [Agent(id=new_id(), last_name=f"Martin {number}", authority_id=authority) for number in range(3)]
    with desk.services.context.writing(Right.MANAGE_CENTRE) as uow:
        uow.add_unjournaled(agents)
        assert len(uow.find(Agent)) == 3
    with desk.services.context.reading() as uow:
        assert uow.find(Agent) == []
        assert uow.agenda.agents("martin", 9) == []


def test_records_of_several_kinds_come_in_the_order_in_which_they_lean_on_each_other(desk):
    authority = Authority(id=new_id(), name="Orly (démo)", kind=AuthorityKind.COMMUNE)
    quote = Quote(
        id=new_id(),
        authority_id=authority.id,
        service_day=date(2026, 1, 1),
        created_at=desk.services.context.now(),
    )
    quote.lines = [QuoteLine(id=new_id(), quote_id=quote.id, position=0, offer="QVCT")]
    agent = Agent(id=new_id(), last_name="Martin", authority_id=authority.id)
    agent.leaves = [SickLeave(id=new_id(), agent_id=agent.id, start=date(2026, 1, 1))]
    with desk.services.context.writing(Right.MANAGE_CENTRE) as uow:
        uow.add_unjournaled(iter([authority, quote, agent]))
        uow.commit()
    assert desk.store.check(full=True).sound


def test_an_invented_siren_has_its_key_and_is_of_nobody():
    found = [fictitious_siren(number) for number in range(1, 500)]
    assert len(set(found)) == len(found)
    assert all(each.startswith("0000") for each in found)
