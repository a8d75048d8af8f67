"""A revision beside what it replaces: every line of both sides stands once, in order."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from cigdesk.services.quote_comparison import Shift, compare
from cigdesk.services.quote_view import QuoteLineView

SIDES = st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 2)), max_size=7)


def _view(side, first):
    lines = tuple(
        QuoteLineView(
            id=UUID(int=first + place),
            code=code,
            offer=None,
            label=code,
            detail="",
            unit="",
            quantity=Decimal(count),
            quantity_text=str(count),
            participants=None,
            format="",
            exploratory=False,
            prescription=None,
            optional=False,
            unit_price=Decimal(1),
            amount=Decimal(count),
        )
        for place, (code, count) in enumerate(side)
    )
    return SimpleNamespace(lines=lines, total=sum((line.amount for line in lines), Decimal(0)))


@given(SIDES, SIDES)
def test_every_line_of_both_sides_stands_once_and_in_order(left, right):
    before, after = _view(left, 0), _view(right, 100)
    found = compare(before, after)
    assert [line.after for line in found.lines if line.after] == list(after.lines)
    assert {line.before.id for line in found.lines if line.before} == {line.id for line in before.lines}
    removed = [line.before for line in found.lines if line.shift is Shift.REMOVED]
    assert removed == [line for line in before.lines if line in removed]
    moved = sum(
        (line.after.amount if line.after else 0) - (line.before.amount if line.before else 0)
        for line in found.lines
    )
    assert found.difference == moved
    for line in found.lines:
        both = line.before is not None and line.after is not None
        assert both == (line.shift in (Shift.SAME, Shift.CHANGED))
        if both:
            same = line.before.amount == line.after.amount
            assert (line.shift is Shift.SAME) == same


@given(SIDES)
def test_a_quote_beside_itself_changes_nothing(side):
    found = compare(_view(side, 0), _view(side, 100))
    assert {line.shift for line in found.lines} <= {Shift.SAME}
    assert found.difference == 0
