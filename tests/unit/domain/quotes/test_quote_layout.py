"""Sections, notes and lines priced by hand: the total is the sum of the subtotals, and of the lines."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.pricing import AskedLine, PriceLine, Pricing, Refusal, lay_out, requests_of
from cigdesk.domain.quote import QuoteLineKind

CENTS = st.decimals(Decimal(-5000), Decimal(5000), places=2)
QUANTITIES = st.none() | st.decimals(Decimal("0.01"), Decimal(100), places=2)


def _offer(line, amount):
    return PriceLine(
        offer=line.offer,
        label=f"Prestation {line.offer}",
        detail="",
        unit=None,
        quantity=Decimal(1),
        participants=None,
        unit_price=amount,
        amount=amount,
        optional=line.optional,
        tier=None,
    )


@st.composite
def quotes(draw):
    asked, amounts = [], []
    for _ in range(draw(st.integers(0, 12))):
        kind, optional = draw(st.sampled_from(QuoteLineKind)), draw(st.booleans())
        values = {"kind": kind, "text": "x"}
        if kind is QuoteLineKind.OFFER:
            values |= {"offer": "A", "optional": optional}
            amounts.append(draw(CENTS.map(abs)))
        elif kind is QuoteLineKind.FREE:
            price, quantity = draw(CENTS), draw(QUANTITIES)
            values |= {"free_price": price, "quantity": quantity, "optional": optional, "free_reason": "r"}
        asked.append(AskedLine(**values))
    offers = [line for line in asked if line.kind is QuoteLineKind.OFFER]
    priced = tuple(_offer(line, amount) for line, amount in zip(offers, amounts, strict=True))
    return asked, Pricing(priced, ())


@given(quotes())
def test_the_total_is_the_sum_of_the_subtotals_and_of_the_lines(quote):
    asked, offers = quote
    laid = lay_out(asked, offers)
    before = takewhile(lambda line: line.kind is not QuoteLineKind.SECTION, laid.lines)
    outside = sum(line.amount for line in before if line.amount is not None and not line.optional)
    subtotals = sum(line.subtotal for line in laid.lines if line.subtotal is not None)
    firm = sum(line.amount for line in laid.lines if line.amount is not None and not line.optional)
    options = sum(line.amount for line in laid.lines if line.amount is not None and line.optional)
    assert laid.draft_total == outside + subtotals == firm
    assert laid.draft_total_with_options == firm + options
    assert laid.options_total == options
    assert [line.kind for line in laid.lines] == [line.kind for line in asked]
    assert all(line.amount is None for line in laid.lines if not line.priced)
    assert (laid.total is None) is bool(laid.refusals)


@given(quotes())
def test_a_discount_never_takes_a_total_below_nothing(quote):
    laid = lay_out(*quote)
    below = min(laid.draft_total, laid.draft_total_with_options) < 0
    assert ("total-below-zero" in [each.rule for each in laid.refusals]) is below


def _free(**values):
    return AskedLine(**({"kind": QuoteLineKind.FREE, "text": "Salle", "free_reason": "prêt"} | values))


@pytest.mark.parametrize(
    ("price", "quantity", "amount"),
    [("0.125", "1", "0.13"), ("33.33", "3", "99.99"), ("10.01", "0.5", "5.01"), ("80", None, "80.00")],
)
def test_a_price_by_hand_is_rounded_half_up_to_the_cent(price, quantity, amount):
    asked = _free(free_price=Decimal(price), quantity=None if quantity is None else Decimal(quantity))
    (line,) = lay_out([asked], Pricing((), ())).lines
    assert line.amount == Decimal(amount)


@pytest.mark.parametrize(
    ("asked", "rules"),
    [
        (_free(free_price=Decimal(10)), []),
        (_free(free_price=Decimal(10), free_reason=" "), ["free-reason-missing"]),
        (_free(text="", free_price=Decimal(10)), ["free-label-missing"]),
        (_free(), ["free-price-missing"]),
        (_free(free_price=Decimal(10), quantity=Decimal(0)), ["free-quantity"]),
        (AskedLine(kind=QuoteLineKind.SECTION), ["section-title-missing", "no-line"]),
        (AskedLine(kind=QuoteLineKind.NOTE, text="\n"), ["note-empty", "no-line"]),
        (_free(free_price=Decimal(10), optional=True), ["only-options"]),
        (_free(text="", free_price=Decimal(-10)), ["total-below-zero"]),
    ],
)
def test_what_a_written_line_lacks(asked, rules):
    assert [each.rule for each in lay_out([asked], Pricing((), ())).refusals] == rules


def test_a_discount_without_words_has_its_own():
    lines = lay_out([_free(text="", free_price=Decimal(-10))], Pricing((), ())).lines
    assert lines[0].label == "Remise gracieuse"


def test_a_refusal_of_the_catalogue_stands_at_the_place_of_its_line():
    asked = [AskedLine(kind=QuoteLineKind.NOTE, text="n"), AskedLine(offer="A"), AskedLine(offer="B")]
    assert [each.offer for each in requests_of(asked)] == ["A", "B"]
    priced = tuple(_offer(line, Decimal(1)) for line in asked[1:])
    laid = lay_out(asked, Pricing(priced, (Refusal(1, "step", "…"),)))
    assert [each.rule for each in laid.refusals_of(2)] == ["step"]
    assert laid.total is None
