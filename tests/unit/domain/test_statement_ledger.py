"""The ledger: whatever the order of edits and closings, all lines sum to the work, nothing twice or lost."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.domain.money import for_minutes, total
from cigdesk.domain.statement import DueGroup, Source, WorkKey, month_of
from cigdesk.domain.statement_ledger import (
    Account,
    Due,
    Months,
    Override,
    Standing,
    open_lines,
    priced,
)

MARTINIQUE = UUID(int=1)
PRICE = Decimal("61.35")
JANUARY, FEBRUARY, MARCH, APRIL = (date(2026, month, 1) for month in (1, 2, 3, 4))


def key(number):
    return WorkKey(Source.APPOINTMENT, UUID(int=number), MARTINIQUE)


def due(number, day, minutes, price=PRICE, **known):
    return Due(
        key=key(number),
        day=day,
        group=DueGroup.HOURS,
        offer="MQ-ACC",
        label="Accompagnement",
        unit="hour",
        quantity=Decimal(minutes),
        unit_price=price,
        amount=for_minutes(price, minutes),
        **known,
    )


def stood(line, number="RI-2026-0001"):
    return Standing(due=line.due, month=line.month, number=number)


class Books:
    """An authority that edits its work and closes its months in any order; closed lines are kept."""

    def __init__(self):
        self.work, self.overrides, self.waiting = {}, {}, {}
        self.kept = []
        self.closed = set()

    @property
    def account(self):
        standing = {}
        for line in self.kept:
            before = standing.get(line.due.key)
            shown = line.due
            if before is not None:
                shown = replace(
                    line.due,
                    quantity=before.due.quantity + line.due.quantity,
                    amount=before.due.amount + line.due.amount,
                )
            standing[line.due.key] = Standing(due=shown, month=line.month, number="RI")
        return Account(
            standing=standing,
            overrides=self.overrides,
            waiting=self.waiting,
            months=Months(closed=frozenset(self.closed), floor=FEBRUARY),
        )

    @property
    def open(self):
        return open_lines(self.work.values(), self.account)

    def close(self, month):
        if month not in self.closed:
            self.kept += [line for line in self.open if line.month == month]
            self.closed.add(month)

    def worth(self):
        """What the work comes to, told without the ledger: minutes of each piece at the one price."""
        numbers = {*self.work, *self.overrides} & {*self.work, *(each.due.key for each in self.kept)}
        found = []
        for each in numbers:
            override = self.overrides.get(each)
            minutes = override.quantity if override else self.work[each].quantity
            found.append(for_minutes(PRICE, minutes))
        return total(found)


NUMBERS = st.integers(1, 5)
DAYS = st.dates(date(2026, 1, 1), date(2026, 5, 31))
MINUTES = st.integers(1, 600)
MONTHS = DAYS.map(month_of)
ACTS = st.one_of(
    st.tuples(st.just("note"), NUMBERS, DAYS, MINUTES),
    st.tuples(st.just("drop"), NUMBERS),
    st.tuples(st.just("close"), MONTHS),
    st.tuples(st.just("correct"), NUMBERS, st.integers(0, 600)),
    st.tuples(st.just("aside"), NUMBERS, MONTHS),
)


def act(books, what, *told):
    if what == "note":
        number, day, minutes = told
        books.work[key(number)] = due(number, day, minutes)
    elif what == "drop":
        books.work.pop(key(told[0]), None)
        books.overrides.pop(key(told[0]), None)
    elif what == "close":
        books.close(told[0])
    elif what == "correct" and key(told[0]) in books.work:
        books.overrides[key(told[0])] = Override(quantity=Decimal(told[1]), reason="relu")
    elif what == "aside":
        books.waiting[key(told[0])] = told[1]


@settings(max_examples=150, deadline=None)
@given(st.lists(ACTS, max_size=30))
def test_all_lines_sum_to_the_work_in_whatever_order_it_is_edited_and_closed(acts):
    books = Books()
    for each in acts:
        act(books, *each)
        lines = books.kept + books.open
        assert total(line.due.amount for line in lines) == books.worth()
        assert len({line.due.key for line in books.open}) == len(books.open)
        assert not {line.month for line in books.open} & books.closed


@settings(max_examples=50, deadline=None)
@given(st.lists(ACTS, max_size=20))
def test_closing_every_month_leaves_nothing_open_but_what_comes_after(acts):
    books = Books()
    for each in acts:
        act(books, *each)
    before = books.worth()
    while books.open:
        books.close(min(line.month for line in books.open))
    assert total(line.due.amount for line in books.kept) == before
    sums = defaultdict(Decimal)
    for line in books.kept:
        sums[line.due.key] += line.due.quantity
    for work, minutes in sums.items():
        wanted = books.overrides.get(work) or books.work.get(work)
        assert minutes == (wanted.quantity if wanted else 0)


def test_work_noted_late_stands_on_the_first_month_after_the_closed_ones():
    months = Months(closed=frozenset({JANUARY, MARCH}), floor=FEBRUARY)
    (line,) = open_lines([due(1, date(2026, 1, 8), 30)], Account(months=months))
    assert (line.month, line.late) == (APRIL, True)
    (own,) = open_lines([due(2, date(2026, 2, 3), 30)], Account(months=months))
    assert (own.month, own.late) == (FEBRUARY, False)


def test_a_correction_of_what_is_closed_is_the_difference_and_says_what_it_corrects():
    months = Months(closed=frozenset({JANUARY}), floor=JANUARY)
    (line,) = open_lines([due(1, date(2026, 1, 8), 90)], Account())
    closed = {key(1): stood(line)}
    override = {key(1): Override(quantity=Decimal(60), reason="une heure, non une heure et demie")}
    (corrected,) = open_lines([], Account(standing=closed, overrides=override, months=months))
    assert (corrected.due.quantity, corrected.due.amount) == (
        Decimal(-30),
        for_minutes(PRICE, 60) - line.due.amount,
    )
    assert (corrected.month, corrected.corrects) == (FEBRUARY, "RI-2026-0001")


def test_what_stands_keeps_its_price():
    (line,) = open_lines([due(1, date(2026, 1, 8), 60)], Account())
    months = Months(closed=frozenset({JANUARY}), floor=JANUARY)
    dearer = due(1, date(2026, 1, 8), 60, price=Decimal(70))
    assert open_lines([dearer], Account(standing={key(1): stood(line)}, months=months)) == []


def test_a_sum_due_as_a_whole_that_changes_makes_a_difference():
    (line,) = open_lines([due(1, date(2026, 1, 8), 60, whole=True)], Account())
    months = Months(closed=frozenset({JANUARY}), floor=JANUARY)
    dearer = due(1, date(2026, 1, 8), 60, price=Decimal(70), whole=True)
    (more,) = open_lines([dearer], Account(standing={key(1): stood(line)}, months=months))
    assert more.due.amount == Decimal("8.65")


def test_set_aside_work_waits_for_the_next_month():
    account = Account(waiting={key(1): JANUARY}, months=Months(floor=JANUARY))
    (line,) = open_lines([due(1, date(2026, 1, 8), 60)], account)
    assert line.month == FEBRUARY


def test_minutes_are_priced_by_the_hour_half_up():
    assert priced("hour", Decimal(440), Decimal(60)) == Decimal("440.00")
    assert priced("hour", Decimal(1), Decimal("50.10")) == Decimal("0.84")
    assert priced("day", Decimal("1.5"), Decimal(800)) == Decimal("1200.00")
