"""The list of quotes: filters, follow-up, sums of what is listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.authority import Authority
from cigdesk.domain.centre import Centre
from cigdesk.domain.letters import Way
from cigdesk.domain.quote import Quote, QuoteStanding, QuoteState
from cigdesk.domain.quote_follow_up import FollowedQuote, FollowUp, day_left, follow_ups_of
from cigdesk.domain.rights import Right
from cigdesk.ports.quotes import QuoteFilter, QuoteSum


def _ids(services, **where):
    return set(services.quotes.listing("", QuoteFilter(**where)).ids)


def test_each_filter_keeps_its_own_and_they_add_up(services, places, make_quote, clock):
    draft = make_quote(places.bagneux, count=3)
    sent = make_quote(until="sent", count=2)
    assert _ids(services, authority_id=places.bagneux) == {draft}
    assert _ids(services, least=Decimal(201)) == {draft}
    assert _ids(services, most=Decimal(200)) == {sent}
    assert _ids(services, least=Decimal(200), most=Decimal(300)) == {draft, sent}
    assert _ids(services, offer="COACH") == {draft, sent}
    assert not _ids(services, offer="ACFI")
    assert _ids(services, year=2026) == {draft, sent}
    assert not _ids(services, year=2025)
    assert _ids(services, follower="Camille Roussel", standing=QuoteStanding.SENT) == {sent}
    assert not _ids(services, follower="Camille")


def test_what_is_listed_is_added_up_whatever_the_filter(services, places, make_quote):
    make_quote(places.bagneux, count=3)
    make_quote(until="sent", count=2)
    make_quote(until="accepted", count=4)
    listing = services.quotes.listing("", QuoteFilter(authority_id=places.choisy))
    assert listing.listed == listing.found == QuoteSum(2, Decimal(600))
    kept = services.quotes.listing("", QuoteFilter(QuoteStanding.ACCEPTED, authority_id=places.choisy))
    assert kept.listed == QuoteSum(1, Decimal(400))
    assert kept.sums == listing.sums


def test_a_list_is_of_one_standing_or_of_one_follow_up():
    with pytest.raises(ValueError, match="one standing"):
        QuoteFilter(QuoteStanding.SENT, FollowUp.TO_REMIND)


def test_the_choices_are_what_the_quotes_hold(services, make_quote):
    make_quote()
    found = services.quotes.choices()
    assert (list(found.years), list(found.followers), found.me) == (
        [2026],
        ["Camille Roussel"],
        "Camille Roussel",
    )
    assert [(each.code, each.label) for each in found.offers] == [("COACH", "Coaching")]


def _followed(services, today):
    """What the domain says of every quote, by follow-up."""
    found = {each: set() for each in FollowUp}
    with services.context.reading() as uow:
        for quote in uow.find(Quote):
            sendings = services.quote_dispatch.departures(quote.id)
            last_sent = sendings[0].at if sendings else None
            required = uow.get(Authority, quote.authority_id).requires_engagement
            facts = FollowedQuote(
                state=quote.state,
                valid_until=quote.valid_until,
                left_on=day_left(last_sent, quote.state_on, services.context.zone),
                engagement_number=quote.engagement_number,
                engagement_required=required,
            )
            for each in follow_ups_of(facts, today):
                found[each].add(quote.id)
    return found


@pytest.mark.parametrize("days", [0, 20, 21, 22, 40, 76, 77, 78, 91, 92, 93, 400])
def test_the_store_and_the_domain_agree_on_what_is_to_treat(services, places, make_quote, clock, days):
    for authority in (places.choisy, places.bagneux):
        for until in ("draft", "issued", "sent", "accepted"):
            make_quote(authority, until=until)
    again = make_quote(until="sent")
    clock.move(days=15)
    services.quote_dispatch.sent(again, Way.POST)
    clock.move(days=days - 15)
    today = services.context.today()
    told = _followed(services, today)
    counted = services.quotes.follow_ups()
    for each in FollowUp:
        assert _ids(services, follow_up=each) == told[each], each
        assert counted[each].count == len(told[each]), each
        assert services.quotes.listing("", QuoteFilter(follow_up=each)).listed == counted[each]
    assert services.quote_follow_up.due_count() == len(told[FollowUp.DUE])


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Martinique"])
@pytest.mark.parametrize("left_at", [time(0, 10), time(23, 50)])
def test_the_days_since_a_departure_are_those_of_the_centre(services, make_quote, clock, zone, left_at):
    here, left_on = ZoneInfo(zone), date(2026, 11, 20)

    def move(uow):
        uow.find(Centre)[0].zone = zone
        return ()

    services.context.change(Right.MANAGE_CENTRE, move, "")
    there = replace(services, context=replace(services.context, zone=here))
    quote = make_quote(until="sent")
    clock.instant = datetime.combine(left_on, left_at, here)
    there.quote_dispatch.sent(quote, Way.POST)
    for days, seen_at, late in ((21, time(0, 10), 0), (21, time(23, 50), 0), (22, time(0, 10), 1)):
        clock.instant = datetime.combine(left_on + timedelta(days=days), seen_at, here)
        told = _followed(there, there.context.today())
        assert len(told[FollowUp.TO_REMIND]) == late
        assert _ids(there, follow_up=FollowUp.TO_REMIND) == told[FollowUp.TO_REMIND]
        assert there.quote_follow_up.due_count() == late


def test_the_words_of_the_search_hold_for_the_follow_up_too(services, places, make_quote, clock):
    make_quote(until="sent")
    make_quote(places.bagneux, until="sent")
    clock.move(days=30)
    counted = services.quotes.follow_ups("bagneux", QuoteFilter(most=Decimal(500)))
    assert counted[FollowUp.TO_REMIND] == QuoteSum(1, Decimal(100))


def test_a_missing_number_is_urgent_only_where_it_is_required():
    kept = {"state": QuoteState.ACCEPTED, "valid_until": date(2026, 1, 1)}
    today = date(2026, 6, 1)
    assert follow_ups_of(FollowedQuote(**kept), today) == {FollowUp.WITHOUT_ENGAGEMENT}
    urgent = follow_ups_of(FollowedQuote(**kept, engagement_required=True), today)
    assert urgent == {FollowUp.WITHOUT_ENGAGEMENT, FollowUp.DUE}
    assert not follow_ups_of(FollowedQuote(**kept, engagement_number="E1"), today + timedelta(days=9))


def test_nobody_sees_another_store_s_authority(services, places):
    assert services.quotes.authority_name(places.choisy) == "Choisy-le-Roi"
    assert not services.quotes.authority_name(services.context.actor.person_id)
