"""What holds for any quote, whatever its lines."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.money import cents, for_minutes, times, total
from cigdesk.domain.pricing import AuthorityFacts, LineRequest, PriceRequest, price
from cigdesk.services.catalogues import shipped_catalogues

CATALOGUES = shipped_catalogues()
QUANTITIES = st.none() | st.decimals(-5, 999_999_999, places=1) | st.integers(0, 600).map(Decimal)
CODES = sorted(code for catalogue in CATALOGUES.values() for code in catalogue.offers)


@st.composite
def lines(draw):
    return LineRequest(
        offer=draw(st.sampled_from([*CODES, "NOPE"])),
        quantity=draw(QUANTITIES),
        participants=draw(st.none() | st.integers(-1, 60)),
        format=draw(st.sampled_from(["", "atelier", "conference", "autre"])),
        exploratory=draw(st.booleans()),
        prescription=draw(st.none() | st.dates()),
        optional=draw(st.booleans()),
    )


OFFERS = st.frozensets(st.sampled_from(CODES))
CONVENTIONS = st.frozensets(st.sampled_from(["cadre", "medecine", "social", "accompagnement-social"]))


@st.composite
def requests(draw):
    authority = AuthorityFacts(
        headcount=draw(st.none() | st.integers(1, 3000)),
        conventions=draw(CONVENTIONS),
        conventions_proposed=draw(CONVENTIONS),
        has_acfi=draw(st.booleans()),
        affiliated=draw(st.booleans()),
        optional_contribution=draw(st.booleans()),
        active_offers=draw(OFFERS),
        earlier_offers=draw(OFFERS),
    )
    return PriceRequest(draw(st.dates()), authority, tuple(draw(st.lists(lines(), max_size=6))))


@given(st.sampled_from(sorted(CATALOGUES)), requests())
def test_any_request_is_answered_whole(name, request):
    pricing = price(CATALOGUES[name], request)
    assert [line.offer for line in pricing.lines] == [line.offer for line in request.lines]
    amounts = [line.amount for line in pricing.lines if line.amount is not None]
    firm = [line.amount for line in pricing.lines if line.amount is not None and not line.optional]
    assert pricing.draft_total_with_options == sum(amounts, Decimal(0))
    assert pricing.draft_total == sum(firm, Decimal(0))
    assert all(type(amount) is Decimal and amount == cents(amount) and amount >= 0 for amount in amounts)
    if pricing.refusals:
        assert pricing.total is None
        assert pricing.total_with_options is None
    else:
        assert len(amounts) == len(pricing.lines)
        assert (pricing.total, pricing.total_with_options) == (sum(firm), sum(amounts))
    findings = [*pricing.refusals, *(warning for line in pricing.lines for warning in line.warnings)]
    assert all(finding.message.endswith(".") and finding.rule for finding in findings)


@given(requests(), st.randoms())
def test_order_of_lines_moves_no_total(request, random):
    shuffled = list(request.lines)
    random.shuffle(shuffled)
    other = PriceRequest(request.day, request.authority, tuple(shuffled))
    for catalogue in CATALOGUES.values():
        one, two = price(catalogue, request), price(catalogue, other)
        assert (one.total, one.total_with_options) == (two.total, two.total_with_options)
        assert one.draft_total == two.draft_total
        assert bool(one.refusals) == bool(two.refusals)


def _half_up(value: Fraction) -> Decimal:
    return Decimal((value * 100 * 2 + 1).__floor__() // 2) / 100


@given(st.decimals(0, 10**9, places=2), st.integers(0, 10**9))
def test_hours_are_rounded_half_up_to_the_cent(price_per_hour, minutes):
    assert for_minutes(price_per_hour, minutes) == _half_up(Fraction(price_per_hour) * minutes / 60)


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=9), st.integers(1, 10**9))
def test_products_are_rounded_once_half_up(unit_price, quantity, heads):
    exact = Fraction(unit_price) * Fraction(quantity) * heads
    assert times(unit_price, quantity, heads) == _half_up(exact)


def test_halves_of_cents_go_up():
    assert [cents(Decimal(text)) for text in ("0.005", "0.015", "2.675", "0.0049")] == [
        Decimal("0.01"),
        Decimal("0.02"),
        Decimal("2.68"),
        Decimal("0.00"),
    ]


@given(st.lists(st.decimals(0, 10**12, places=2)))
def test_totals_lose_no_cent(amounts):
    assert Fraction(total(amounts)) == sum(map(Fraction, amounts))
