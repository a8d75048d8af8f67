"""Agents kept, found, corrected, archived; their sick leaves and what was planned with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, PlaceMode, ShownStatus
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import InvalidInput, MovedOn, Refused
from cigdesk.domain.people import (
    Agent,
    AgentStatus,
    AgentValues,
    Civility,
    Function,
    LeaveValues,
    PractitionerValues,
)
from cigdesk.domain.rights import Right
from cigdesk.ports.listing import PAGE
from cigdesk.ports.people import AgentFilter, AgentOrder
from cigdesk.services.context import new_id

NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)


@pytest.fixture
def employ(services):
    def add(name):
        return services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE)).ids[0]

    return add


@pytest.fixture
def pantin(employ):
    return employ("Pantin")


@pytest.fixture
def lilas(employ):
    return employ("Les Lilas")


@pytest.fixture
def add(services, pantin):
    def create(last_name, first_name="", employer=None, **more):
        values = AgentValues(
            last_name=last_name, first_name=first_name, authority_id=employer or pantin, **more
        )
        return services.agents.create(values).ids[0]

    return create


@pytest.fixture
def meet(services):
    """Write an appointment as it is kept, whatever the hour."""
    practitioner = services.practitioners.create(
        PractitionerValues(first_name="Camille", last_name="Roussel", function=Function.SOCIAL_WORKER)
    ).ids[0]

    def write(agent_id, hours, status=AppointmentStatus.PLANNED):
        start = NOW + timedelta(hours=hours)
        record = Appointment(
            id=new_id(),
            practitioner_id=practitioner,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            start=start,
            end=start + timedelta(minutes=45),
            status=status,
            agent_id=agent_id,
        )

        def work(uow):
            uow.add(record)
            return (record.id,)

        services.context.change(Right.BOOK, work, "")
        return start

    return write


def names(services, text="", where=None, order=AgentOrder.NAME, **more):
    rows = services.agents.listing(text, where or AgentFilter(), order, **more).rows
    return [row.last_name for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "had",
        "HADDAD leila",
        "leïla had",
        "pantin haddad",
        "06 12 34",
        "0612345678",
        "06.12.34.56.78",
        "exemple",
    ],
)
def test_an_agent_is_found_by_name_phone_mail_or_employer(services, add, lilas, text):
    add("Haddad", "Leïla", phone="+33 6 12 34 56 78", mail="leila@exemple.fr")
    add("Moreau", "Jean", lilas)
    assert names(services, text) == ["Haddad"]


@pytest.mark.parametrize("text", ["'; DROP TABLE agents", "%", "_", '"', "(", "haddad OR moreau", "*"])
def test_what_is_typed_is_taken_literally(services, add, text):
    add("Haddad")
    assert names(services, text) in ([], ["Haddad"])
    assert names(services) == ["Haddad"]


def test_the_list_sorts_without_accents_and_filters(services, add, lilas):
    add("Zola")
    add("Éluard", employer=lilas)
    ill = add("Desnos")
    services.agents.add_leave(ill, LeaveValues(start=date(2026, 11, 12)))
    assert names(services) == ["Desnos", "Éluard", "Zola"]
    assert names(services, where=AgentFilter(authority_id=lilas)) == ["Éluard"]
    assert names(services, where=AgentFilter(on_leave=True)) == ["Desnos"]
    facets = services.agents.listing().facets
    assert (facets.total, facets.on_leave, facets.archived) == (3, 1, 0)
    assert [(each.name, each.agents) for each in facets.employers] == [("Les Lilas", 1), ("Pantin", 2)]


def test_the_list_shows_the_last_and_the_next_appointment(services, add, meet):
    seen, new = add("Adam"), add("Blum")
    meet(seen, -72, AppointmentStatus.DONE)
    last = meet(seen, -48, AppointmentStatus.NO_SHOW)
    meet(seen, -24, AppointmentStatus.CANCELLED)
    upcoming = meet(seen, 24)
    meet(seen, 48)
    meet(seen, 2, AppointmentStatus.CANCELLED)
    first, second = services.agents.listing().rows
    assert (first.last, first.next) == (last, upcoming)
    assert (second.id, second.last, second.next) == (new, None, None)
    for descending in (False, True):
        assert names(services, order=AgentOrder.NEXT, descending=descending) == ["Adam", "Blum"]


@pytest.mark.parametrize("order", [AgentOrder.NAME, AgentOrder.LAST])
def test_a_long_list_is_all_there_and_read_a_page_at_a_time(services, add, order):
    everybody = [f"Adam{number:03}" for number in range(PAGE + 2)]
    made = set(map(add, everybody))
    listing = services.agents.listing(order=order)
    assert (set(listing.ids), len(listing.rows)) == (made, PAGE)
    rest = services.agents.lines(listing.ids[PAGE:])
    assert [line.last_name for line in (*listing.rows, *rest)] == everybody
    services.agents.archive(rest[0].id)
    assert services.agents.lines([new_id(), rest[1].id]) == [rest[1]]


def test_the_sheet_tells_the_history_latest_first(services, add, meet):
    seen = add("Adam")
    past, done, upcoming = meet(seen, -48), meet(seen, -24, AppointmentStatus.DONE), meet(seen, 24)
    history = services.agents.sheet(seen).history
    assert [each.start for each in history] == [upcoming, done, past]
    assert [each.shown_status(NOW) for each in history] == [
        ShownStatus.UPCOMING,
        ShownStatus.DONE,
        ShownStatus.TO_FILL_IN,
    ]
    assert {each.practitioner for each in history} == {"Camille Roussel"}


def test_faults_are_said_by_field_and_nothing_is_kept(services, pantin):
    with pytest.raises(InvalidInput) as refused:
        services.agents.create(AgentValues(last_name="", authority_id=pantin, phone="1 85 05 78 006 084"))
    assert refused.value.errors.keys() == {"last_name", "phone"}
    assert names(services) == []


def test_an_archived_employer_is_refused(services, pantin):
    services.authorities.archive(pantin)
    with pytest.raises(InvalidInput) as refused:
        services.agents.create(AgentValues(last_name="Adam", authority_id=pantin))
    assert "archivée" in refused.value.errors["authority_id"]


def test_a_creation_is_taken_back_and_done_again(services, pantin):
    made = services.agents.create(AgentValues(last_name="Adam", authority_id=pantin, civility=Civility.MR))
    assert made.label == "Fiche de M. Adam créée"
    undone = made.undo.run()
    assert names(services) == []
    undone.undo.run()
    assert names(services, "adam") == ["Adam"]


def test_two_people_may_write_two_fields_but_not_the_same_one(services, add):
    seen = add("Adam")
    shown = services.agents.sheet(seen).values
    services.agents.edit(seen, shown, replace(shown, status=AgentStatus.TENURED))
    services.agents.edit(seen, shown, replace(shown, mail="adam@exemple.fr"))
    kept = services.agents.sheet(seen).values
    assert (kept.status, kept.mail) == (AgentStatus.TENURED, "adam@exemple.fr")
    with pytest.raises(MovedOn):
        services.agents.edit(seen, shown, replace(shown, mail="autre@exemple.fr"))


def test_an_agent_is_archived_with_a_word_on_what_is_planned(services, add, meet):
    seen = add("Adam")
    meet(seen, 24)
    archived = services.agents.archive(seen)
    assert archived.detail.replace("\u00a0", " ") == "1 rendez-vous à venir dans l’agenda"
    assert names(services) == []
    assert services.agents.search("adam") == []
    assert names(services, where=AgentFilter(archived=True)) == ["Adam"]
    archived.undo.run()
    assert names(services) == ["Adam"]
    services.agents.archive(seen)
    services.agents.restore(seen)
    assert names(services) == ["Adam"]


def test_likely_doubles_are_told_even_archived(services, add, pantin, lilas):
    old = add("Lopès", "Ana", phone="0612345678")
    services.agents.archive(old)
    add("Lopes", "Anne")
    by_name = AgentValues(last_name="ana", first_name="LOPES", authority_id=lilas)
    by_phone = AgentValues(last_name="Martin", authority_id=lilas, phone="+33 6 12 34 56 78")
    nobody = AgentValues(last_name="", authority_id=lilas)
    assert [row.id for row in services.agents.doubles(by_name)] == [old]
    assert [row.id for row in services.agents.doubles(by_phone)] == [old]
    assert services.agents.doubles(nobody) == []
    assert services.agents.doubles(by_name, besides=old) == []


def test_a_number_written_in_pairs_is_the_same_number(services, add):
    seen = add("Adam")

    def work(uow):
        uow.get(Agent, seen).phone = "06 12 34 56 78"
        return (seen,)

    services.context.change(Right.MANAGE_PEOPLE, work, "")
    typed = AgentValues(last_name="Blum", authority_id=None, phone="+33 6 12 34 56 78")
    assert [row.id for row in services.agents.doubles(typed)] == [seen]


def test_sick_leaves_are_kept_apart(services, add):
    seen = add("Adam")
    march = LeaveValues(start=date(2026, 3, 3), end=date(2026, 3, 12))
    services.agents.add_leave(seen, march)
    with pytest.raises(InvalidInput) as refused:
        services.agents.add_leave(seen, LeaveValues(start=date(2026, 3, 12)))
    assert refused.value.errors.keys() == {"start"}
    services.agents.add_leave(seen, LeaveValues(start=date(2026, 11, 1)))
    sheet = services.agents.sheet(seen)
    assert [leave.values.start for leave in sheet.leaves] == [date(2026, 11, 1), date(2026, 3, 3)]
    assert sheet.current_leave.start == date(2026, 11, 1)


def test_a_leave_is_corrected_beside_itself_and_removed(services, add):
    seen = add("Adam")
    services.agents.add_leave(seen, LeaveValues(start=date(2026, 3, 3), end=date(2026, 3, 12)))
    kept = services.agents.sheet(seen).leaves[0]
    services.agents.edit_leave(seen, kept.id, LeaveValues(start=date(2026, 3, 5), end=date(2026, 3, 20)))
    assert services.agents.sheet(seen).leaves[0].values.end == date(2026, 3, 20)
    removed = services.agents.remove_leave(seen, kept.id)
    assert services.agents.sheet(seen).leaves == ()
    removed.undo.run()
    assert services.agents.sheet(seen).leaves[0].values.start == date(2026, 3, 5)


def test_a_leave_does_not_come_back_over_another(services, add):
    seen = add("Adam")
    services.agents.add_leave(seen, LeaveValues(start=date(2026, 3, 3), end=date(2026, 3, 12)))
    removed = services.agents.remove_leave(seen, services.agents.sheet(seen).leaves[0].id)
    services.agents.add_leave(seen, LeaveValues(start=date(2026, 3, 1)))
    with pytest.raises(Refused):
        removed.undo.run()
    assert [leave.values.start for leave in services.agents.sheet(seen).leaves] == [date(2026, 3, 1)]
