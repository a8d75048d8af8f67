"""Cases that fall due, archived, kept longer, eliminated with the visa of the Archives: on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    Requester,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.backups import Reason
from cigdesk.domain.elimination import EliminationState, VisaValues
from cigdesk.domain.erasure import ERASED
from cigdesk.domain.errors import InvalidInput, MovedOn, NotAllowed, Refused
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.request import Request
from cigdesk.domain.retention import CaseDecision, Contact, DecisionValues, RetentionAct
from cigdesk.domain.rights import Right, Role
from cigdesk.domain.support import Case, CaseKind, CaseValues
from cigdesk.domain.support_time import Charge, Task, TimeEntry, TimeValues, WorkKind
from cigdesk.domain.vault import LOSS_WORDS, VaultKind
from cigdesk.services.context import Context, new_id
from cigdesk.services.elimination_sheet import elimination_from_json, elimination_to_json
from cigdesk.services.eliminations import EliminationService
from cigdesk.services.retention import RetentionService
from cigdesk.services.retention_access import InArchive
from cigdesk.services.social_note_views import NoteOwner
from cigdesk.services.support_cases import CaseService

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 11, 12)
OLD = date(2023, 3, 6)
ARCHIVES = "Archives départementales du Val-de-Marne"
WHY = DecisionValues(reason="Recours en cours", until=date(2028, 1, 1))


def draw(sheet):
    return b"%PDF-1.7 " + sheet.number.encode()


def at(day, hour=9):
    return datetime.combine(day, time(hour), PARIS).astimezone(UTC)


class Cases:
    """A town, a social worker, a physician, and old cases made as they are asked for."""

    def __init__(self, services):
        self.services, self._last = services, 0
        self.town = Authority(id=new_id(), name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE)
        self.worker, self.physician = (
            Practitioner(id=new_id(), first_name="Nadia", last_name="Belkacem", function=each)
            for each in (Function.SOCIAL_WORKER, Function.PHYSICIAN)
        )
        self.write(self.town, self.worker, self.physician)

    def write(self, *records):
        def work(uow):
            for each in records:
                uow.add(each)
            return ()

        self.services.context.change(Right.SUPPORT, work, "")
        return records[0]

    def case(self, **known):
        self._last += 1
        agent = Agent(
            id=new_id(), civility=Civility.MRS, last_name=f"Zéphir{self._last}", authority_id=self.town.id
        )
        usual = {
            "authority_id": self.town.id,
            "agent_id": agent.id,
            "requester": Requester.AGENT,
            "referent_id": self.worker.id,
            "opened_on": OLD,
            "closed_on": OLD + timedelta(90),
        }
        self.write(agent)
        return self.write(Case(id=new_id(), sequence=self._last, **(usual | known)))

    def meeting(self, case, day, **known):
        usual = {
            "practitioner_id": self.worker.id,
            "kind": AppointmentKind.PERMANENCE,
            "mode": PlaceMode.CENTRE,
            "start": at(day),
            "end": at(day, 10),
            "status": AppointmentStatus.DONE,
            "agent_id": case.agent_id,
            "authority_id": case.authority_id,
        }
        return self.write(Appointment(id=new_id(), **(usual | known)))

    def due(self):
        return {each.facts.number for each in self.services.retention.due()}

    def last(self, case):
        kept = self.services.retention.of_case(case.id).case.keeping
        return kept.last, kept.contact

    def acting(self, *roles):
        context = self.services.context
        actor = replace(context.actor, roles=frozenset(roles))
        return Context(context.store, context.clock, actor, context.zone)

    def read(self, case):
        with self.services.context.reading() as uow:
            return uow.get(Case, case.id)


@pytest.fixture
def cases(services):
    return Cases(services)


def listed(services, *ids):
    """A list with its visa."""
    (elimination,) = services.eliminations.propose(ids, ARCHIVES, draw).ids
    services.eliminations.obtain(elimination, VisaValues(reference="AD94-2026-17", day=TODAY))
    return elimination


def test_the_last_contact_comes_from_all_that_was_done(cases):
    case = cases.case()
    assert cases.last(case) == (OLD + timedelta(90), Contact.CLOSING)
    cases.meeting(case, date(2024, 1, 9))
    assert cases.last(case) == (date(2024, 1, 9), Contact.MEETING)
    cases.meeting(case, date(2024, 3, 1), status=AppointmentStatus.NO_SHOW)
    cases.meeting(case, date(2024, 3, 2), practitioner_id=cases.physician.id)
    assert cases.last(case) == (date(2024, 1, 9), Contact.MEETING)
    cases.write(
        Request(
            id=new_id(),
            requester=Requester.AGENT,
            received_on=date(2024, 4, 2),
            agent_id=case.agent_id,
            authority_id=case.authority_id,
        )
    )
    assert cases.last(case) == (date(2024, 4, 2), Contact.REQUEST)
    cases.write(
        TimeEntry(
            id=new_id(),
            authority_id=case.authority_id,
            case_id=case.id,
            practitioner_id=cases.worker.id,
            day=date(2024, 5, 3),
            minutes=20,
            work=WorkKind.INDIVIDUAL,
            mode=PlaceMode.CENTRE,
            task=Task.STEPS,
            charge=Charge.UNCHARGED,
        )
    )
    assert cases.last(case) == (date(2024, 5, 3), Contact.TIME)


def test_a_meeting_of_the_evening_is_of_the_day_on_the_wall(cases):
    case = cases.case()
    cases.meeting(
        case, date(2024, 6, 1), start=datetime(2024, 5, 31, 22, 30, tzinfo=UTC), end=at(date(2024, 6, 1))
    )
    assert cases.last(case)[0] == date(2024, 6, 1)


def test_a_collective_case_is_met_by_what_answers_its_request(cases):
    asked = cases.write(
        Request(
            id=new_id(),
            requester=Requester.EMPLOYER,
            received_on=date(2023, 2, 1),
            authority_id=cases.town.id,
        )
    )
    case = cases.case(kind=CaseKind.COLLECTIVE, agent_id=None, request_id=asked.id, group_name="Crèches")
    cases.meeting(case, date(2024, 2, 6), request_id=asked.id, kind=AppointmentKind.COLLECTIVE)
    assert cases.last(case) == (date(2024, 2, 6), Contact.MEETING)


def test_the_cases_that_are_due_follow_the_setting_and_who_is_awaited(cases, services):
    first, second, awaited = cases.case(), cases.case(closed_on=TODAY - timedelta(200)), cases.case()
    cases.meeting(awaited, TODAY + timedelta(9), status=AppointmentStatus.PLANNED)
    assert cases.due() == {first.number}
    settings = services.centre.view().settings
    services.centre.edit(settings, replace(settings, case_retention_months=6))
    assert cases.due() == {first.number, second.number}
    assert [each.facts.number for each in services.retention.due()] == [first.number, second.number]


def test_archiving_closes_and_hides_a_case_and_can_be_taken_back(cases, services):
    case = cases.case(closed_on=None)
    change = services.retention.archive([case.id], WHY)
    kept = cases.read(case)
    assert (kept.archived_on, kept.kept_until, kept.closed_on) == (TODAY, WHY.until, TODAY)
    assert cases.due() == set()
    assert [each.id for each in services.retention.overview().archived] == [case.id]
    assert not services.cases.listing().rows
    assert not services.cases.of_agent(case.agent_id)
    assert services.cases.listing().facets.total == 0
    for words in (case.number, "zephir1"):
        assert not services.search.find(words).cases.best
    assert not services.search.known([case.id])
    (decision,) = services.retention.of_case(case.id).decisions
    assert (decision.act, decision.reason, decision.until) == (RetentionAct.ARCHIVE, *vars(WHY).values())
    change.undo.run()
    assert cases.read(case).open
    assert services.search.find(case.number).cases.best
    assert not services.retention.of_case(case.id).decisions


def test_an_archived_case_is_opened_for_a_reason_that_is_kept_and_for_the_day(cases, services, clock):
    case = cases.case()
    services.retention.archive([case.id], WHY)
    with pytest.raises(InArchive):
        services.cases.sheet(case.id)
    with pytest.raises(InvalidInput):
        services.retention.consult(case.id, " ")
    assert services.retention.consult(case.id, "Demande de l’agent").undo is None
    assert services.cases.sheet(case.id).line.number == case.number
    assert services.retention.of_case(case.id).decisions[0].act is RetentionAct.CONSULT
    clock.move(days=1)
    with pytest.raises(InArchive):
        services.cases.sheet(case.id)
    with pytest.raises(NotAllowed):
        CaseService(cases.acting(Role.SECRETARIAT)).sheet(case.id)


def test_an_archived_case_does_not_move_until_it_comes_out(cases, services):
    case = cases.case()
    values = CaseValues(requester=Requester.AGENT, opened_on=OLD, referent_id=cases.worker.id)
    time_of_it = TimeValues(practitioner_id=cases.worker.id, day=case.closed_on, minutes=30, case_id=case.id)
    services.retention.archive([case.id], WHY)
    for act in (
        lambda: services.cases.edit(case.id, values, values),
        lambda: services.cases.reopen(case.id),
        lambda: services.cases.close(case.id),
        lambda: services.time.enter(time_of_it),
        lambda: services.retention.archive([case.id], WHY),
    ):
        with pytest.raises(Refused, match="archivé"):
            act()
    services.retention.reopen(case.id, "Nouvelle demande de l’agent")
    services.cases.reopen(case.id)
    assert cases.read(case).open
    with pytest.raises(Refused, match="n’est pas archivé"):
        services.retention.reopen(case.id, "Encore")


def test_keeping_longer_is_for_several_at_once_all_or_none(cases, services):
    first, second = cases.case(), cases.case(closed_on=TODAY)
    with pytest.raises(InvalidInput) as refused:
        services.retention.extend(
            [first.id, second.id], DecisionValues(reason="Suivi", until=date(2027, 6, 1))
        )
    assert set(refused.value.errors) == {"until"}
    assert cases.due() == {first.number}
    services.retention.extend([first.id, second.id], DecisionValues(reason="Suivi", until=date(2029, 6, 1)))
    assert cases.due() == set()


def test_one_who_is_to_be_met_is_not_archived(cases, services):
    case = cases.case()
    cases.meeting(case, TODAY + timedelta(9), status=AppointmentStatus.PLANNED)
    with pytest.raises(Refused, match="rendez-vous"):
        services.retention.archive([case.id], WHY)


def test_a_list_is_numbered_without_hole_and_its_paper_stays_the_same(cases, services, clock):
    first, second = cases.case(), cases.case(opened_on=date(2020, 1, 6))
    (one,) = services.eliminations.propose([first.id], ARCHIVES, draw).ids
    with pytest.raises(Refused, match="BE-2026-0001"):
        services.eliminations.propose([first.id], ARCHIVES, draw)
    services.eliminations.give_up(one, "Liste à compléter")
    (two,) = services.eliminations.propose([first.id, second.id], ARCHIVES, draw).ids
    assert [each.number for each in services.retention.overview().eliminations] == [
        "BE-2026-0002",
        "BE-2026-0001",
    ]
    view = services.eliminations.view(two)
    assert (view.row.cases, view.row.first_day, view.row.last_day) == (2, date(2020, 1, 6), first.closed_on)
    assert elimination_from_json(elimination_to_json(view.sheet)) == view.sheet
    never = lambda _sheet: pytest.fail("drawn again")  # noqa: E731
    assert services.eliminations.pdf(two, never) == b"%PDF-1.7 BE-2026-0002"
    clock.move(days=60)
    third = cases.case()
    (three,) = services.eliminations.propose([third.id], ARCHIVES, draw).ids
    assert services.eliminations.view(three).row.number == "BE-2027-0001"


def test_what_is_open_awaited_or_not_due_goes_on_no_list(cases, services):
    opened, later = cases.case(closed_on=None), cases.case(closed_on=TODAY)
    for case, why in ((opened, "ouvert"), (later, "gardé jusqu’au")):
        with pytest.raises(Refused, match=why):
            services.eliminations.propose([case.id], ARCHIVES, draw)
    assert not services.retention.overview().eliminations


def test_nothing_goes_without_a_visa(cases, services):
    case = cases.case()
    (elimination,) = services.eliminations.propose([case.id], ARCHIVES, draw).ids
    with pytest.raises(Refused, match="visa"):
        services.eliminations.carry_out(elimination)
    with pytest.raises(InvalidInput) as refused:
        services.eliminations.obtain(elimination, VisaValues(reference="", day=TODAY + timedelta(1)))
    assert set(refused.value.errors) == {"reference", "day"}
    assert cases.read(case).agent_id is not None


def test_what_goes_leaves_its_number_and_what_was_kept_meanwhile_stays(cases, services):
    gone, kept = cases.case(), cases.case()
    archive = services.retention.archive([gone.id], replace(WHY, until=TODAY + timedelta(1)))
    archive.undo.run()
    elimination = listed(services, gone.id, kept.id)
    services.retention.extend([kept.id], WHY)
    view = services.eliminations.view(elimination)
    assert (view.ready, [each.number for each in view.spared]) == (1, [kept.number])
    change = services.eliminations.carry_out(elimination)
    assert change.undo is None
    left = cases.read(gone)
    assert (left.number, left.eliminated_on) == ("SST-0001", TODAY)
    with services.context.reading() as uow:
        assert uow.erasure.is_nobody(left.agent_id)
    assert cases.read(kept).agent_id is not None
    with pytest.raises(Refused, match="éliminé"):
        services.cases.sheet(gone.id)
    assert [each.number for each in services.cases.listing().rows] == [kept.number]
    view = services.eliminations.view(elimination)
    assert (view.row.state, view.row.eliminated, view.numbers) == (
        EliminationState.CARRIED_OUT,
        1,
        ("SST-0001", "SST-0002"),
    )
    with pytest.raises(Refused):
        services.eliminations.carry_out(elimination)


def test_a_backup_is_made_before_and_the_log_is_empty_after(cases, desk):
    case = cases.case()
    elimination = listed(desk.services, case.id)
    desk.services.eliminations.carry_out(elimination)
    assert desk.store.backups()[0].reason is Reason.PURGE
    log = desk.store.path.with_name(desk.store.path.name + "-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_notes_put_the_day_off_are_counted_and_go_with_the_case(cases, services, clock):
    case = cases.case()
    services.vaults.accept_loss(VaultKind.TEAM, LOSS_WORDS)
    services.notes.write(NoteOwner(case_id=case.id), "Zzyxwa en instance")
    assert cases.last(case) == (TODAY, Contact.NOTE)
    assert cases.due() == set()
    clock.move(days=800)
    archived = services.retention.archive([case.id], DecisionValues(reason="Zzyxwb", until=date(2030, 1, 1)))
    assert not services.notes.search("zzyxwa")
    with pytest.raises(InArchive):
        services.notes.of_case(case.id)
    with pytest.raises(Refused, match="archivé"):
        services.notes.write(NoteOwner(case_id=case.id), "Encore")
    archived.undo.run()
    assert services.notes.search("zzyxwa")
    services.retention.extend([case.id], DecisionValues(reason="Zzyxwc", until=date(2029, 6, 1)))
    clock.move(days=800)
    (elimination,) = services.eliminations.propose([case.id], ARCHIVES, draw).ids
    services.eliminations.obtain(elimination, VisaValues(reference="AD94", day=services.retention.today()))
    view = services.eliminations.view(elimination)
    assert (view.row.notes, view.notes) == (1, 1)
    services.eliminations.carry_out(elimination)
    with services.context.reading() as uow:
        assert not uow.vaults.notes([each.id for each in uow.vaults.vaults()], case_id=case.id)
        decisions = uow.find(CaseDecision, case_id=case.id)
    assert [each.reason for each in decisions] == ["", "Bordereau BE-2031-0001, visa AD94"]
    with services.context.store.reading() as uow:
        found = uow._session.execute(text("SELECT count(*) FROM journal WHERE old || new LIKE '%Zzyxw%'"))
        assert found.scalar() == 0


def test_an_older_copy_does_not_bring_an_eliminated_case_back(cases, desk):
    case = cases.case()
    elimination = listed(desk.services, case.id)
    desk.services.eliminations.carry_out(elimination)
    before = next(each for each in desk.store.backups() if each.reason is Reason.PURGE)
    restored = desk.restored(before.path)
    try:
        with restored.services.context.reading() as uow:
            assert uow.get(Agent, uow.get(Case, case.id).agent_id).last_name == ERASED
    finally:
        restored.store.close()


def test_what_is_not_due_any_more_when_it_runs_ends_nothing(cases, services):
    case = cases.case()
    elimination = listed(services, case.id)
    services.retention.extend([case.id], WHY)
    with pytest.raises(Refused, match="abandonnez"):
        services.eliminations.carry_out(elimination)
    assert services.eliminations.view(elimination).row.state is EliminationState.VISA


def test_giving_up_is_not_taken_back_once_a_case_is_on_another_list(cases, services):
    case = cases.case()
    elimination = listed(services, case.id)
    given_up = services.eliminations.give_up(elimination, "Visa à refaire")
    given_up.undo.run()
    given_up = services.eliminations.give_up(elimination, "Visa à refaire")
    listed(services, case.id)
    with pytest.raises((Refused, MovedOn)):
        given_up.undo.run()


def test_who_may_decide_and_who_may_eliminate(cases, services):
    case = cases.case()
    nothing = lambda: None  # noqa: E731
    for roles, archive, eliminate in (
        ((Role.SOCIAL_WORKER,), True, False),
        ((Role.HEAD,), False, True),
        ((Role.SECRETARIAT,), False, False),
        ((Role.ADMINISTRATOR,), False, False),
    ):
        context = cases.acting(*roles)
        retention = RetentionService(context)
        eliminations = EliminationService(context, services.files, nothing, services.shelf, services.erasures)
        assert (retention.may_archive, retention.may_eliminate) == (archive, eliminate)
        if not (archive or eliminate):
            assert retention.due() == ()
            with pytest.raises(NotAllowed):
                retention.overview()
        if not archive:
            with pytest.raises(NotAllowed):
                retention.extend([case.id], WHY)
        if not eliminate:
            with pytest.raises(NotAllowed):
                eliminations.propose([case.id], ARCHIVES, draw)
