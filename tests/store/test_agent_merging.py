"""Two sheets made one on a real store: what follows, what is chosen, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from cigdesk.domain.agent_doubles import Ground
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    Requester,
)
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import InvalidInput, MovedOn, NeedsConfirmation, NotFound, Refused
from cigdesk.domain.people import (
    Agent,
    AgentStatus,
    AgentValues,
    Function,
    LeaveValues,
    PractitionerValues,
    SickLeave,
)
from cigdesk.domain.request import RequestValues
from cigdesk.domain.rights import Right
from cigdesk.domain.session import Participation
from cigdesk.services.context import new_id
from db.tables import metadata

NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)
DONE, PLANNED, EXCUSED = AppointmentStatus.DONE, AppointmentStatus.PLANNED, AppointmentStatus.EXCUSED


@dataclass
class World:
    """Leïla Haddad has two sheets in Pantin."""

    services: object

    def __post_init__(self):
        services = self.services
        self.pantin, self.lilas = (
            services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE)).ids[0]
            for name in ("Pantin", "Les Lilas")
        )
        self.camille = services.practitioners.create(
            PractitionerValues(first_name="Camille", last_name="Roussel", function=Function.SOCIAL_WORKER)
        ).ids[0]
        self.kept = self.agent("Haddad", "Leïla", phone="0612345678")
        self.gone = self.agent("Hadad", "Leïla", status=AgentStatus.TENURED, mail="l.haddad@ville.example")

    def agent(self, last_name, first_name="", employer=None, **more):
        values = AgentValues(
            last_name=last_name, first_name=first_name, authority_id=employer or self.pantin, **more
        )
        return self.services.agents.create(values).ids[0]

    def meet(self, agent, hours, status=PLANNED, kind=AppointmentKind.PERMANENCE):
        start = NOW + timedelta(hours=hours)
        record = Appointment(
            id=new_id(),
            practitioner_id=self.camille,
            kind=kind,
            mode=PlaceMode.SITE,
            start=start,
            end=start + timedelta(minutes=45),
            status=status,
            agent_id=agent,
            authority_id=self.pantin,
        )
        self.write(record)
        return record.id

    def seat(self, session, agent, status=PLANNED):
        record = Participation(
            id=new_id(), appointment_id=session, agent_id=agent, authority_id=self.pantin, status=status
        )
        self.write(record)
        return record.id

    def write(self, record):
        self.services.context.change(Right.BOOK, lambda uow: (uow.add(record), ())[1], "Essai")

    def ask(self, agent):
        asked = RequestValues(
            requester=Requester.AGENT,
            received_on=date(2026, 11, 2),
            agent_id=agent,
            authority_id=self.pantin,
        )
        return self.services.requests.note(asked).ids[0]

    def merge(self, *taken, **more):
        merging = self.services.agent_merging
        return merging.merge(merging.preview(self.kept, self.gone), taken, **more)

    def state(self):
        """Everything that a merge may touch, as it is kept."""
        with self.services.context.reading() as uow:
            return {
                kind.__name__: {
                    each.id: {name: value for name, value in vars(each).items() if name in _TOLD}
                    for each in uow.find(kind)
                }
                for kind in (Agent, Appointment, Participation, SickLeave)
            }


_TOLD = {"last_name", "first_name", "phone", "mail", "status", "archived", "authority_id", "agent_id"} | {
    "appointment_id",
    "start",
    "end",
}


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def full(world):
    """Both sheets have appointments, a request, a session in common and sick leaves."""
    world.meet(world.kept, -72, DONE)
    world.meet(world.gone, -48, DONE)
    world.meet(world.gone, 48)
    world.ask(world.gone)
    common, other = (world.meet(None, hours, kind=AppointmentKind.COLLECTIVE) for hours in (-24, 30))
    world.seat(common, world.kept, EXCUSED)
    world.seat(common, world.gone, DONE)
    world.seat(other, world.gone)
    agents = world.services.agents
    agents.add_leave(world.kept, LeaveValues(start=date(2026, 3, 1), end=date(2026, 3, 10)))
    agents.add_leave(world.gone, LeaveValues(start=date(2026, 3, 8), end=date(2026, 3, 20)))
    agents.add_leave(world.gone, LeaveValues(start=date(2026, 9, 1), end=None))
    return world


def test_what_moves_is_told_before(full):
    preview = full.services.agent_merging.preview(full.kept, full.gone)
    assert preview.differing == ("last_name",)
    assert preview.completed == ("status", "mail")
    told = preview.gone.attached.text.replace("\u00a0", " ")
    assert told == "2 rendez-vous, 1 demande, 2 participations, 2 congés"
    assert preview.gone.attached.upcoming == 1
    assert (preview.shared_sessions, preview.joined_leaves, preview.clashes) == (1, 2, 0)
    assert preview.reasons == ()


def test_everything_follows_and_the_other_sheet_goes(full):
    change = full.merge()
    assert change.ids == (full.kept,)
    with pytest.raises(NotFound):
        full.services.agents.sheet(full.gone)
    sheet = full.services.agents.sheet(full.kept)
    assert len(sheet.history) == 3
    assert sheet.values.status is AgentStatus.TENURED
    assert (sheet.values.last_name, sheet.values.phone) == ("Haddad", "0612345678")
    assert [leave.values for leave in sheet.leaves] == [
        LeaveValues(start=date(2026, 9, 1), end=None),
        LeaveValues(start=date(2026, 3, 1), end=date(2026, 3, 20)),
    ]
    assert len(full.services.requests.of_agent(full.kept)) == 1


def test_of_two_seats_in_one_session_the_status_that_holds_stays(full):
    full.merge()
    with full.services.context.reading() as uow:
        statuses = [each.status for each in uow.find(Participation, agent_id=full.kept)]
    assert sorted(statuses) == [DONE, PLANNED]


def test_undo_brings_both_back_whole_and_redo_merges_again(full):
    before = full.state()
    change = full.merge("last_name")
    after = full.state()
    undone = change.undo.run()
    assert full.state() == before
    undone.undo.run()
    assert full.state() == after


def test_search_follows(full):
    agents = full.services.agents
    full.merge("last_name")
    assert [each.id for each in agents.search("hadad")] == [full.kept]
    assert [each.id for each in agents.search("l.haddad@ville")] == [full.kept]


def test_a_field_is_taken_from_the_sheet_that_goes(world):
    world.merge("last_name", "status")
    assert world.services.agents.sheet(world.kept).values.last_name == "Hadad"


def test_employers_that_differ_are_confirmed(world):
    world.gone = world.agent("Haddad", "Leïla", world.lilas, phone="0698765432")
    with pytest.raises(NeedsConfirmation, match="Les Lilas"):
        world.merge()
    assert world.services.agents.sheet(world.gone)
    world.merge("authority_id", confirmed=True)
    assert world.services.agents.sheet(world.kept).authority == "Les Lilas"


def test_an_employer_archived_meanwhile_is_not_taken(world):
    world.gone = world.agent("Haddad", "Leïla", world.lilas)
    world.services.authorities.archive(world.lilas)
    with pytest.raises(InvalidInput):
        world.merge("authority_id", confirmed=True)


def test_an_archived_sheet_comes_back_when_the_other_was_in_use(world):
    world.services.agents.archive(world.kept)
    assert world.services.agent_merging.preview(world.kept, world.gone).back_in_lists
    world.merge()
    assert not world.services.agents.sheet(world.kept).archived


def test_a_sheet_in_use_stays_in_use_when_an_archived_one_goes(world):
    world.services.agents.archive(world.gone)
    world.merge()
    assert not world.services.agents.sheet(world.kept).archived


def test_what_was_written_meanwhile_is_not_lost(world):
    merging = world.services.agent_merging
    seen = merging.preview(world.kept, world.gone)
    values = world.services.agents.sheet(world.gone).values
    world.services.agents.edit(world.gone, values, AgentValues(last_name="Adda", authority_id=world.pantin))
    with pytest.raises(MovedOn):
        merging.merge(seen)


def test_a_sheet_is_not_merged_with_itself(world):
    with pytest.raises(Refused):
        world.services.agent_merging.preview(world.kept, world.kept)


def test_undo_is_refused_once_the_kept_sheet_has_moved_on(world):
    change = world.merge("last_name")
    values = world.services.agents.sheet(world.kept).values
    renamed = AgentValues(last_name="Adda", first_name="Leïla", authority_id=world.pantin)
    world.services.agents.edit(world.kept, values, renamed)
    with pytest.raises(MovedOn):
        change.undo.run()
    assert world.services.agents.sheet(world.kept).values.last_name == "Adda"


def test_somebody_expected_twice_at_one_hour_is_told(world):
    world.meet(world.kept, 24)
    world.meet(world.gone, 24.5)
    assert world.services.agent_merging.preview(world.kept, world.gone).clashes == 1


def test_the_sheet_that_more_refers_to_is_proposed_to_be_kept(world):
    merging = world.services.agent_merging
    assert merging.better_kept(world.gone, world.kept) == (world.kept, world.gone)
    world.meet(world.gone, -48)
    assert merging.better_kept(world.kept, world.gone) == (world.gone, world.kept)
    world.services.agents.archive(world.gone)
    assert merging.better_kept(world.gone, world.kept) == (world.kept, world.gone)


def test_probable_doubles_are_listed_until_they_are_merged(world):
    world.agent("Adam", "Pierre")
    found = world.services.agent_merging.doubles()
    (line,) = found.lines
    assert {line.one.id, line.other.id} == {world.kept, world.gone}
    assert line.grounds == (Ground.NEAR_NAME, Ground.EMPLOYER)
    assert found.total == 1
    world.merge()
    assert world.services.agent_merging.doubles().lines == ()


def test_two_people_who_look_alike_are_kept_apart_until_it_is_taken_back(world):
    world.agent("Adam", "Pierre")
    merging = world.services.agent_merging
    change = merging.keep_apart(world.gone, world.kept)
    assert merging.doubles().total == 0
    assert merging.pair_among([world.kept, world.gone]) is None
    merging.keep_apart(world.kept, world.gone)
    change.undo.run()
    assert merging.doubles().total == 1


def test_two_sheets_kept_apart_can_be_merged_after_all(world):
    merging = world.services.agent_merging
    merging.keep_apart(world.gone, world.kept)
    change = world.merge()
    change.undo.run()
    assert merging.doubles().total == 0


def test_who_else_a_person_may_be_is_told_by_the_same_rule(world):
    merging = world.services.agent_merging
    called = world.agent("Benali", "Leïla", phone="06 12 34 56 78")
    world.agent("Haddad", "Leïla", world.lilas)
    world.agent("Haddad", "Karim", phone="0612345678")
    assert {each.id for each in merging.doubles_of(world.kept)} == {world.gone, called}
    assert merging.pair_among([world.gone, called, new_id(), world.kept]) == (world.gone, world.kept)
    assert merging.pair_among([world.kept]) is None


def test_every_reference_to_an_agent_is_known_to_the_merge():
    """A new table that refers to agents has to follow a merge: it is added to the service and here."""
    referring = {
        table.name
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "agents"
    }
    assert referring == {
        "appointments",
        "cases",
        "distinct_agents",
        "participations",
        "person_requests",
        "redactions",
        "requests",
        "sick_leaves",
    }
