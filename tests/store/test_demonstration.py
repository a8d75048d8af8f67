"""The demonstration obeys the rules of the program, whatever the day, and shows the team of the pictures."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from cigdesk.bootstrap import create_demo, open_store
from cigdesk.domain.agenda.holidays import public_holidays
from cigdesk.domain.appointment import (
    Absence,
    Appointment,
    AppointmentStatus,
    AppointmentValues,
    Permanence,
    ShownStatus,
    check_appointment,
    check_permanence,
)
from cigdesk.domain.authority import (
    Authority,
    Contact,
    ContactValues,
    Headcount,
    authority_faults,
    contact_faults,
    values_of,
)
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_units import HOUR
from cigdesk.domain.headcount import heads_fault
from cigdesk.domain.inspection import InspectionState
from cigdesk.domain.membership import Membership, Standing, membership_faults, overlap_fault
from cigdesk.domain.membership import values_of as membership_values
from cigdesk.domain.note import NoteKind
from cigdesk.domain.observation import Severity
from cigdesk.domain.people import Agent, Person, Practitioner
from cigdesk.domain.quote import Quote, QuoteState
from cigdesk.domain.statement_due import PointKind
from cigdesk.domain.support import BillingAgreement, Case
from cigdesk.domain.support_time import Charge, TimeEntry, TimeValues, check_time
from cigdesk.domain.values import read_values
from cigdesk.domain.vault import VaultKind
from cigdesk.services.context import centre_of
from cigdesk.services.demonstration import PASSPHRASE, Extent, centres, scenario, shown_instant
from cigdesk.services.statement_view import StatementStanding
from db.crypto import Cost

CHEAP = Cost(memory_mib=19, passes=1, lanes=1)
SMALL = Extent(weeks_before=2, weeks_after=1, quotes=12, agents=120)
CIG = centres()[-1]


class At:
    def __init__(self, instant):
        self.instant = instant

    def now(self):
        return self.instant


@pytest.fixture(scope="module")
def make_demo(tmp_path_factory):
    """Makes the demonstration of a centre at an instant, once."""
    made = {}

    def make(centre=CIG, clock=None, extent=None):
        clock = clock or At(shown_instant(centre))
        key = centre, clock.now(), extent
        if key not in made:
            path = tmp_path_factory.mktemp("demo") / "demo.cigdesk"
            made[key] = create_demo(path, centre, PASSPHRASE, clock=clock, cost=CHEAP, extent=extent)
        return made[key]

    yield make
    for desk in made.values():
        desk.store.close()


@pytest.fixture(params=centres())
def demo(request, make_demo):
    """The demonstration of each centre on the day of the pictures."""
    return make_demo(request.param)


DAYS = [
    datetime(2026, 11, 22, 3, tzinfo=UTC),  # a Sunday
    datetime(2027, 1, 1, 7, tzinfo=UTC),  # a holiday
    datetime(2028, 2, 29, 16, tzinfo=UTC),
    datetime(2029, 3, 26, 6, tzinfo=UTC),  # the Monday after the change of hour
]


def _records(desk, kind):
    with desk.services.context.reading() as uow:
        return uow.find(kind)


def _faults(desk):
    """Every rule that a record breaks."""
    agents = {agent.id: agent for agent in _records(desk, Agent)}
    zone = desk.services.context.zone
    for authority in _records(desk, Authority):
        yield from authority_faults(values_of(authority)).values()
    for contact in _records(desk, Contact):
        values = ContactValues(name=contact.name, role=contact.role, phone=contact.phone, mail=contact.mail)
        yield from contact_faults(values).values()
    for headcount in _records(desk, Headcount):
        yield heads_fault(headcount.heads)
    memberships = _records(desk, Membership)
    for membership in memberships:
        yield from membership_faults(membership_values(membership)).values()
        yield overlap_fault(membership, memberships)
    for permanence in _records(desk, Permanence):
        yield from check_permanence(permanence.start, permanence.end, permanence.slot_minutes).values()
    for appointment in _records(desk, Appointment):
        agent = agents.get(appointment.agent_id)
        day = appointment.start.astimezone(zone).date()
        names = AppointmentValues.__dataclass_fields__
        values = AppointmentValues(**{name: getattr(appointment, name) for name in names})
        yield from check_appointment(values, on_sick_leave=bool(agent and agent.on_sick_leave(day))).values()


def _held(desk):
    """What holds a practitioner's time: permanences, appointments outside them, absences."""
    held = defaultdict(list)
    for permanence in _records(desk, Permanence):
        held[permanence.practitioner_id].append(permanence)
    for absence in _records(desk, Absence):
        held[absence.practitioner_id].append(absence)
    for appointment in _records(desk, Appointment):
        if appointment.permanence_id is None and appointment.status.holds_time:
            held[appointment.practitioner_id].append(appointment)
    return held


def _assert_sound(desk):
    assert [fault for fault in _faults(desk) if fault] == []
    assert desk.store.check().sound
    for records in _held(desk).values():
        ordered = sorted(records, key=lambda each: each.start)
        assert all(first.end <= then.start for first, then in pairwise(ordered))


def test_every_record_obeys_the_rules(demo):
    _assert_sound(demo)
    assert demo.services.centre.view().missing == {}


@pytest.mark.parametrize("instant", DAYS)
def test_it_can_be_made_on_any_day(make_demo, instant):
    desk = make_demo(clock=At(instant), extent=SMALL)
    _assert_sound(desk)
    today = desk.services.context.today()
    monday = today - timedelta(days=today.weekday())
    starts = [each.start.date() for each in _records(desk, Appointment)]
    assert sum(monday <= day < monday + timedelta(days=5) for day in starts) > 40
    assert max(starts) > today


def test_a_slot_lies_in_its_permanence_and_nobody_comes_twice_at_a_time(demo):
    bands = {each.id: each for each in _records(demo, Permanence)}
    by_agent = defaultdict(list)
    for each in _records(demo, Appointment):
        if each.permanence_id:
            band = bands[each.permanence_id]
            assert band.start <= each.start < each.end <= band.end
            assert band.practitioner_id == each.practitioner_id
            assert (each.start - band.start) % timedelta(minutes=band.slot_minutes) == timedelta()
        if each.agent_id:
            by_agent[each.agent_id].append((each.start, each.end))
    for times in by_agent.values():
        assert all(first[1] <= then[0] for first, then in pairwise(sorted(times)))


def test_nothing_to_come_is_done_and_nothing_falls_on_a_holiday(demo):
    now = demo.services.context.now()
    with demo.services.context.reading() as uow:
        centre = centre_of(uow)
    for each in _records(demo, Appointment):
        day = each.start.astimezone(centre.zone_info).date()
        assert day not in public_holidays(centre.holidays, day.year)
        if each.start > now:
            assert each.status not in (AppointmentStatus.DONE, AppointmentStatus.NO_SHOW)


def test_there_is_every_kind_of_thing_to_see(demo):
    now = demo.services.context.now()
    statuses = {each.shown_status(now) for each in _records(demo, Appointment)}
    assert statuses == set(ShownStatus)
    today = demo.services.context.today()
    standings = {each.standing(today) for each in _records(demo, Membership)}
    assert {Standing.IN_FORCE, Standing.TO_RENEW, Standing.ENDED, Standing.PROPOSED} <= standings
    states = {each.state for each in _records(demo, Quote)}
    assert {QuoteState.DRAFT, QuoteState.SENT, QuoteState.ACCEPTED, QuoteState.REFUSED} <= states
    assert any(agent.on_sick_leave(today) for agent in _records(demo, Agent))


def test_what_is_written_names_real_authorities_and_people_of_the_team(demo):
    known = {authority.name for authority in _records(demo, Authority)}
    written = next(each for each in map(scenario, centres()) if each.user_name == demo.person_name)
    assert written.visited <= known
    assert written.authorities.keys() <= known
    assert {quote.authority for quote in written.quotes} <= known
    assert {item.practitioner for item in written.week} == {member.key for member in written.team}


def test_the_one_who_opens_it_is_a_practitioner(demo):
    person = _records(demo, Person)[0]
    own = next(each for each in _records(demo, Practitioner) if each.id == person.practitioner_id)
    assert own.name == person.name == demo.person_name


def test_numbers_follow_each_other_and_every_page_can_be_read(demo):
    numbered = [each for each in _records(demo, Quote) if each.sequence and not each.revision]
    by_year = defaultdict(list)
    for quote in sorted(numbered, key=lambda each: each.sequence):
        by_year[quote.year].append(quote)
    for quotes in by_year.values():
        assert [each.sequence for each in quotes] == list(range(1, len(quotes) + 1))
        days = [each.issued_on for each in quotes]
        assert days == sorted(days)
    for quote in (numbered[0], next(each for each in _records(demo, Quote) if each.revision)):
        pages = PdfReader(BytesIO(demo.services.quotes.issuing.pdf(quote.id))).pages
        assert quote.number in pages[0].extract_text()


def test_the_next_quote_goes_on_from_there(make_demo):
    desk = make_demo(clock=At(datetime(2026, 11, 13, 9, tzinfo=UTC)), extent=SMALL)
    quotes = desk.services.quotes
    last = max(each.sequence for each in _records(desk, Quote) if each.year == 2026)
    draft = next(
        each for each in quotes.search(states=frozenset({QuoteState.DRAFT})) if not _refusals(desk, each)
    )
    quotes.issuing.issue(draft.id)
    assert quotes.view(draft.id).number == f"2026-{last + 1:04d}"


def _refusals(desk, row):
    return desk.services.quotes.view(row.id).refusals


def test_the_draft_of_the_pictures_has_its_two_faults(make_demo):
    quotes = make_demo().services.quotes
    drafts = [quotes.view(each.id) for each in quotes.search(states=frozenset({QuoteState.DRAFT}))]
    choisy = next(each for each in drafts if each.authority == "Choisy-le-Roi")
    assert (choisy.object, choisy.headcount, choisy.total) == ("Programme 2027", 1284, Decimal("47305.00"))
    assert [line.code for line in choisy.lines if line.refusals] == ["SENS-PSAS", "SST-40"]
    assert choisy.refusals == 2


def test_the_week_of_the_pictures_is_there(make_demo):
    desk = make_demo()
    now = shown_instant(CIG)
    zone = desk.services.context.zone
    agents = {each.id: f"{each.civility} {each.last_name}" for each in _records(desk, Agent)}
    own = _records(desk, Person)[0].practitioner_id
    seen = {
        (local.strftime("%d %H:%M"), agents.get(each.agent_id, each.title)): each.shown_status(now)
        for each in _records(desk, Appointment)
        if each.practitioner_id == own
        and date(2026, 11, 9) <= (local := each.start.astimezone(zone)).date() <= date(2026, 11, 13)
    }
    assert len(seen) == 21
    assert seen["09 10:30", "Mme Haddad"] is ShownStatus.NO_SHOW
    assert seen["10 11:00", "Mme Weber"] is ShownStatus.CANCELLED
    assert seen["12 09:45", "Mme Rocher"] is ShownStatus.TO_FILL_IN
    assert seen["12 10:30", "M. Lopes"] is ShownStatus.ONGOING
    assert seen["13 09:00", "Mme Keller"] is ShownStatus.UPCOMING
    friday = [each for each in _records(desk, Absence) if each.label == "Formation continue"]
    assert [each.start.astimezone(zone).time() for each in friday] == [time(13)]


def test_the_same_day_gives_the_same_demonstration(make_demo, tmp_path):
    first = make_demo()
    again = create_demo(tmp_path / "again.cigdesk", CIG, PASSPHRASE, clock=At(shown_instant(CIG)), cost=CHEAP)
    try:
        assert _told(first) == _told(again)
    finally:
        again.store.close()


def _told(desk):
    agents = {each.id: (each.name, each.phone) for each in _records(desk, Agent)}
    return (
        [(each.start, each.status, agents.get(each.agent_id)) for each in _records(desk, Appointment)],
        [(each.number, each.total, each.state) for each in _records(desk, Quote)],
        [(each.name, each.mail) for each in _records(desk, Contact)],
    )


def test_a_demonstration_in_a_file_opens_with_the_printed_passphrase(make_demo):
    desk = open_store(make_demo().path, PASSPHRASE)
    try:
        assert desk.demo
        assert desk.person_name == "Camille Roussel"
    finally:
        desk.store.close()


def test_the_inspections_lack_nothing_but_the_draft_a_date(make_demo):
    inspections = make_demo().services.inspections
    rows = inspections.listing(descending=True).rows
    assert len(rows) > 10
    draft, *closed = (inspections.sheet(each.id) for each in rows)
    assert (draft.line.state, [each.field for each in draft.points]) == (InspectionState.DRAFT, ["due"])
    assert {each.line.state for each in closed} == {InspectionState.CLOSED}
    assert [each.points for each in closed if each.points] == []
    assert {each.severity for day in closed for each in day.observations} == set(Severity)
    for photo in draft.photos:
        assert inspections.photos.open(photo.id).startswith(b"\xff\xd8")
    assert len(draft.photos) == 5


def test_the_time_worked_is_borne_within_what_was_granted(demo):
    """Numbers without hole, one entry for a meeting, no order beyond its hours, no time before its case."""
    services = demo.services
    with services.context.reading() as uow:
        cases = {each.id: each for each in uow.find(Case)}
        entries, orders = uow.find(TimeEntry), {each.id: each for each in uow.find(Engagement)}
        agreed = Counter()
        for each in uow.find(BillingAgreement):
            agreed[each.case_id] += each.most_minutes
    assert sorted(each.sequence for each in cases.values()) == list(range(1, len(cases) + 1))
    used, billed = Counter(), Counter()
    for each in entries:
        assert check_time(read_values(each, TimeValues), services.context.today()) == {}
        if each.case_id is not None:
            case = cases[each.case_id]
            assert case.opened_on <= each.day <= (case.closed_on or each.day)
            assert case.authority_id == each.authority_id
        if each.engagement_id is not None:
            assert orders[each.engagement_id].start <= each.day <= orders[each.engagement_id].end
            used[each.engagement_id] += each.minutes
        elif each.charge is Charge.BILLED:
            billed[each.case_id] += each.minutes
    for order, minutes in used.items():
        assert orders[order].unit != HOUR or minutes <= orders[order].granted
    assert all(minutes <= agreed[case] for case, minutes in billed.items())
    assert {Charge.ASSESSMENT, Charge.COVERED} & {each.charge for each in entries}


def test_the_month_that_is_drawn_up_is_nearly_ready(make_demo):
    """Three statements wait, each for another reason; something bears what is worked at an authority."""
    desk = make_demo()
    statements, month = desk.services.statements, date(2026, 10, 1)
    rows = statements.listing(month).rows
    waiting = [
        statements.view(each.authority_id, month)
        for each in rows
        if each.standing is StatementStanding.TO_CHECK
    ]
    assert [len(each.blocking) for each in waiting] == [1, 1, 1]
    kinds = {each.blocking[0].kind for each in waiting}
    assert kinds == {PointKind.STATUS, PointKind.OFFER, PointKind.CHORUS}
    assert sum(each.standing is StatementStanding.READY for each in rows) > len(rows) / 2
    lost = [
        each for each in _records(desk, TimeEntry) if each.charge is Charge.UNCHARGED and each.authority_id
    ]
    assert lost == []


def test_notes_are_sealed_and_read_by_who_opened_it(demo):
    found = demo.services.notes.search("a")
    assert len(found) >= 5
    assert {each.note.circle for each in found} == set(VaultKind)
    assert {each.note.kind for each in found} == set(NoteKind)
    assert not any(each.note.damaged or each.note.changed_at > demo.services.context.now() for each in found)
