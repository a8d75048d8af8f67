"""Years of drawn work obey the rules of the desk, and are found, printed and changed as if done by hand."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from cigdesk.bootstrap import create_demo
from cigdesk.domain.agenda.holidays import public_holidays
from cigdesk.domain.agenda.hours import WorkStretch, within_hours
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import (
    Absence,
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    Permanence,
    ShownStatus,
    check_absence,
    check_appointment,
    check_permanence,
)
from cigdesk.domain.authority import Authority, Headcount, Subscription, authority_faults, values_of
from cigdesk.domain.headcount import heads_fault
from cigdesk.domain.membership import Membership, membership_faults, overlap_fault
from cigdesk.domain.membership import values_of as membership_values
from cigdesk.domain.people import (
    Agent,
    AgentValues,
    LeaveValues,
    Practitioner,
    check_agent,
    check_leave,
)
from cigdesk.domain.quote import Quote, QuoteSending, QuoteState
from cigdesk.domain.request import Request, RequestValues, check_request
from cigdesk.services.demonstration import PASSPHRASE, History, centres
from cigdesk.services.quote_sheet import sheet_from_json
from db.crypto import Cost

CHEAP = Cost(memory_mib=19, passes=1, lanes=1)
SMALL = History(authorities=3, practitioners=3, agents=60, appointments=600, quotes=40, years=2)
NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)


class At:
    def now(self):
        return NOW


def _made(path, centre, history=SMALL, tell=None):
    return create_demo(path, centre, PASSPHRASE, clock=At(), cost=CHEAP, history=history, tell=tell)


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    made = {
        centre: _made(tmp_path_factory.mktemp("history") / "base.cigdesk", centre) for centre in centres()
    }
    yield made
    for desk in made.values():
        desk.store.close()


@pytest.fixture(params=centres())
def made(request, stores):
    """A small history of each centre."""
    return stores[request.param]


@pytest.fixture
def cig(stores):
    return stores["cig-petite-couronne"]


@pytest.fixture
def own(tmp_path):
    """One of the CIG that a test may write to."""
    desk = _made(tmp_path / "own.cigdesk", "cig-petite-couronne")
    yield desk
    desk.store.close()


def _records(desk, kind):
    with desk.services.context.reading() as uow:
        return uow.find(kind)


def test_there_is_as_much_as_was_asked_for(made):
    counts = made.store.check(full=True).counts
    assert made.store.check().sound
    assert [counts[name] for name in ("authorities", "practitioners", "agents")] == [3, 3, 60]
    assert (counts["appointments"], counts["quotes"]) == (600, 40)
    assert counts["permanences"] > 0
    assert counts["absences"] > 0


def _faults(desk):
    """Every rule that a record breaks."""
    agents = {agent.id: agent for agent in _records(desk, Agent)}
    zone = desk.services.context.zone
    for authority in _records(desk, Authority):
        yield from authority_faults(values_of(authority)).values()
    for headcount in _records(desk, Headcount):
        yield heads_fault(headcount.heads)
    memberships = _records(desk, Membership)
    for membership in memberships:
        yield from membership_faults(membership_values(membership)).values()
        yield overlap_fault(membership, memberships)
    for agent in agents.values():
        names = AgentValues.__dataclass_fields__
        values = AgentValues(**{name: getattr(agent, name) for name in names})
        yield from check_agent(values).values()
        yield "" if values.tidied() == values else "not as it is kept"
        leaves = [LeaveValues(start=each.start, end=each.end) for each in agent.leaves]
        for place, leave in enumerate(leaves):
            yield from check_leave(leave, leaves[:place]).values()
    for permanence in _records(desk, Permanence):
        yield from check_permanence(permanence.start, permanence.end, permanence.slot_minutes).values()
    for absence in _records(desk, Absence):
        yield from check_absence(absence.start, absence.end).values()
    for appointment in _records(desk, Appointment):
        agent = agents.get(appointment.agent_id)
        day = appointment.start.astimezone(zone).date()
        names = AppointmentValues.__dataclass_fields__
        values = AppointmentValues(**{name: getattr(appointment, name) for name in names})
        yield from check_appointment(values, on_sick_leave=bool(agent and agent.on_sick_leave(day))).values()


def test_every_record_obeys_the_rules(made):
    assert [fault for fault in _faults(made) if fault] == []
    assert made.services.centre.view().missing == {}


def _apart(records):
    ordered = sorted(records, key=lambda each: each.start)
    return all(first.end <= then.start for first, then in pairwise(ordered))


def test_nobody_and_no_room_is_taken_twice_at_a_time(made):
    held, rooms, people = defaultdict(list), defaultdict(list), defaultdict(list)
    for each in [*_records(made, Permanence), *_records(made, Absence)]:
        held[each.practitioner_id].append(each)
    for each in _records(made, Permanence):
        rooms[each.room_id].append(each)
    for each in _records(made, Appointment):
        if each.agent_id is not None:
            people[each.agent_id].append(each)
        if each.permanence_id is None:
            held[each.practitioner_id].append(each)
            if each.room_id is not None:
                rooms[each.room_id].append(each)
    for records in (*held.values(), *rooms.values(), *people.values()):
        assert _apart(records)


def test_work_is_done_in_working_hours_and_slots_lie_on_the_grid_of_their_permanence(made):
    zone = made.services.context.zone
    hours = {
        each.id: [WorkStretch(part.weekday, part.start, part.end) for part in each.hours]
        for each in _records(made, Practitioner)
    }
    bands = {each.id: each for each in _records(made, Permanence)}
    region = "FR-MQ" if str(zone) == "America/Martinique" else "FR"
    for each in [*bands.values(), *_records(made, Appointment)]:
        day = each.start.astimezone(zone).date()
        assert day not in public_holidays(region, day.year)
        assert within_hours(Interval(each.start, each.end), hours[each.practitioner_id], zone)
    for each in _records(made, Appointment):
        assert (each.permanence_id is not None) == (each.kind is AppointmentKind.PERMANENCE)
        if each.permanence_id is not None:
            band = bands[each.permanence_id]
            assert band.start <= each.start < each.end <= band.end
            assert (band.practitioner_id, band.site_id) == (each.practitioner_id, each.site_id)
            assert (each.start - band.start) % timedelta(minutes=band.slot_minutes) == timedelta()


def test_a_consultation_from_afar_is_of_an_authority_that_has_it(cig):
    held = {each.authority_id for each in _records(cig, Subscription) if each.offer == "AST-DIST"}
    remote = [each for each in _records(cig, Appointment) if each.kind is AppointmentKind.REMOTE]
    assert {each.authority_id for each in remote} <= held


def test_statuses_follow_the_day(made):
    appointments = _records(made, Appointment)
    for each in appointments:
        if each.start > NOW:
            assert each.status not in (AppointmentStatus.DONE, AppointmentStatus.NO_SHOW)
    shown = {each.shown_status(NOW) for each in appointments}
    assert {ShownStatus.UPCOMING, ShownStatus.DONE, ShownStatus.EXCUSED, ShownStatus.NO_SHOW} <= shown
    days = [each.start.date() for each in appointments]
    assert (NOW - timedelta(days=365)).date() > min(days)
    assert NOW.date() + timedelta(days=40) < max(days) < NOW.date() + timedelta(days=100)


def test_quotes_add_up_and_their_numbers_follow_each_other(made):
    quotes = _records(made, Quote)
    by_year = defaultdict(list)
    for quote in quotes:
        if quote.state is QuoteState.DRAFT:
            continue
        firm = [line.amount for line in quote.lines if not line.optional]
        assert quote.total == sum(firm, Decimal(0))
        assert quote.total_with_options == sum((line.amount for line in quote.lines), Decimal(0))
        sheet = sheet_from_json(quote.snapshot)
        assert (sheet.number, sheet.total) == (quote.number, quote.total)
        if not quote.revision:
            by_year[quote.year].append(quote)
    for alike in by_year.values():
        assert [each.sequence for each in alike] == list(range(1, len(alike) + 1))
        assert [each.issued_on for each in alike] == sorted(each.issued_on for each in alike)


def test_quotes_that_left_have_their_departures_and_most_of_those_accepted_their_number(made):
    quotes = {each.id: each for each in _records(made, Quote)}
    sent = _records(made, QuoteSending)
    kept = (QuoteState.SENT, QuoteState.ACCEPTED, QuoteState.REFUSED, QuoteState.REPLACED)
    assert {each.quote_id for each in sent} == {each.id for each in quotes.values() if each.state in kept}
    zone = made.services.context.zone
    for each in sent:
        issued_on = quotes[each.quote_id].issued_on
        assert issued_on <= each.at.astimezone(zone).date() <= made.services.context.today()
        assert each.recipient
    accepted = [each for each in quotes.values() if each.state is QuoteState.ACCEPTED]
    numbered = sum(bool(each.engagement_number) for each in accepted)
    assert 0.8 * len(accepted) < numbered <= len(accepted)
    assert {each.requires_engagement for each in _records(made, Authority)} == {True, False}


def test_a_quote_of_another_year_opens_and_is_printed_on_demand(made):
    quotes = made.services.quotes
    oldest = _records(made, Quote)[0]
    view = quotes.view(oldest.id)
    assert view.total == oldest.total
    assert [line.amount for line in view.lines] == [line.amount for line in oldest.lines]
    assert quotes.by_number(oldest.number) == oldest.id
    pages = PdfReader(BytesIO(quotes.issuing.pdf(oldest.id))).pages
    assert oldest.number in pages[0].extract_text()


def test_the_next_quote_goes_on_from_there(own):
    quotes = own.services.quotes
    last = max(each.sequence for each in _records(own, Quote) if each.year == NOW.year)
    drafts = [quotes.drafting.create(each.id).ids[0] for each in _records(own, Authority)]
    for draft in drafts:
        quotes.drafting.add_line(draft, "PSY-IND")
    issuable = next(draft for draft in drafts if not quotes.view(draft).refusals)
    quotes.issuing.issue(issuable)
    assert quotes.view(issuable).number == f"{NOW.year}-{last + 1:04d}"


def test_what_is_done_to_it_later_can_be_taken_back(made):
    agent = _records(made, Agent)[0]
    agents = made.services.agents
    change = agents.archive(agent.id)
    assert _records(made, Agent)[0].archived
    change.undo.run()
    assert not _records(made, Agent)[0].archived


def test_the_search_finds_agents_and_quotes(made):
    agent = _records(made, Agent)[7]
    with made.services.context.reading() as uow:
        found = uow.agenda.agents(f"{agent.last_name} {agent.phone}", 10)
    assert [each.id for each in found] == [agent.id]


def test_requests_are_in_proportion_and_most_of_them_treated(made):
    today = NOW.date()
    requests = {each.id: each for each in _records(made, Request)}
    answers = {each.request_id: each for each in _records(made, Appointment) if each.request_id}
    received = {each.agent_id for each in _records(made, Appointment) if each.agent_id}
    assert 0.1 * len(received) < len(answers) < 0.45 * len(received)
    for request_id, answer in answers.items():
        asked = requests[request_id]
        assert (asked.agent_id, asked.authority_id) == (answer.agent_id, answer.authority_id)
        assert asked.received_on <= min(answer.start.date(), today)
        assert asked.closed_on is None
    for each in requests.values():
        assert not request_faults(each, today)
    open_ones = [each for each in requests.values() if each.closed_on is None and each.id not in answers]
    assert 0 < len(open_ones) < len(requests)
    assert any(each.closed_on for each in requests.values())
    assert made.services.requests.to_treat() == len(open_ones)


def request_faults(record, today):
    values = RequestValues(**{name: getattr(record, name) for name in RequestValues.__dataclass_fields__})
    return check_request(values, today) if values.tidied() == values else {"request": "not as it is kept"}


def test_the_same_day_gives_the_same_history(cig, own):
    assert _told(cig) == _told(own)


def _told(desk):
    agents = {each.id: (each.name, each.phone) for each in _records(desk, Agent)}
    return (
        [(each.start, each.kind, agents.get(each.agent_id)) for each in _records(desk, Appointment)],
        [(each.start, each.label) for each in _records(desk, Absence)],
        list(agents.values()),
    )


@pytest.mark.parametrize("part", ["Rendez-vous", "Devis"])
def test_nothing_is_left_of_one_that_is_stopped(tmp_path, part):
    def tell(told, done, _total):
        if told == part and done == 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _made(tmp_path / "new" / "base.cigdesk", centres()[0], tell=tell)
    assert not any(tmp_path.rglob("*.cigdesk*"))
