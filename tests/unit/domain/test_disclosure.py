"""What is left out of a table cannot be had back from what is told."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.domain.disclosure import THRESHOLD, Crossed, Hidden, hide_cells, hide_rows, sum_told


@st.composite
def tables(draw):
    """Acts of a few people each: nobody is met twice in a cell more than three times, totals add up."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    sizes = st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 30))
    people = [[draw(sizes) for _ in range(width)] for _ in range(height)]
    acts = [[each * draw(st.integers(1, 3)) for each in row] for row in people]
    return Crossed(_with_totals(acts), _with_totals(people))


def _with_totals(inner):
    rows = [[*row, sum(row)] for row in inner]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _equations(table):
    """Each row and each column adds up to its total."""
    for row in range(table.height):
        yield {(row, column): -1 if column == table.width - 1 else 1 for column in range(table.width)}
    for column in range(table.width):
        yield {(row, column): -1 if row == table.height - 1 else 1 for row in range(table.height)}


def _rank(rows):
    rows, rank = [list(map(Fraction, row)) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(rank, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for at in range(rank + 1, len(rows)):
            factor = rows[at][column] / rows[rank][column]
            rows[at] = [mine - factor * its for mine, its in zip(rows[at], rows[rank], strict=True)]
        rank += 1
    return rank


def _computed(table, hidden):
    """The cells left out whose value follows from the sums."""
    unknown = sorted(hidden)
    system = [[equation.get(place, 0) for place in unknown] for equation in _equations(table)]
    whole = _rank(system)
    return [
        place
        for at, place in enumerate(unknown)
        if _rank([*system, [int(each == at) for each in range(len(unknown))]]) == whole
    ]


@given(tables(), st.booleans())
@settings(max_examples=60)
def test_no_cell_left_out_follows_from_the_sums(table, total_told):
    corner = (table.height - 1, table.width - 1)
    hidden = hide_cells(table, told=[corner] if total_told else [])
    assert all(place in hidden for place in table.places() if 0 < table.people_at(place) < THRESHOLD)
    assert not _computed(table, hidden)
    if total_told and table.people_at(corner) >= THRESHOLD:
        assert corner not in hidden


@given(tables())
@settings(max_examples=60)
def test_what_is_left_out_of_a_line_tells_of_no_small_group(table):
    hidden = hide_cells(table, told=[(table.height - 1, table.width - 1)])
    rows = [[(row, column) for column in range(table.width)] for row in range(table.height)]
    columns = [[(row, column) for row in range(table.height)] for column in range(table.width)]
    for *line, total in (*rows, *columns):
        left_out = sum(table.people_at(place) for place in line if place in hidden)
        assert left_out == 0 or left_out >= THRESHOLD or total in hidden


@given(tables())
@settings(max_examples=40)
def test_another_table_of_whole_numbers_tells_the_same(table):
    """Even who knows that no figure is negative finds at least two tables."""
    hidden = hide_cells(table)
    for place in hidden:
        chain = _closed_chain(place, hidden)
        other = [list(row) for row in table.acts]
        for sign, (row, column) in zip([1, -1] * len(chain), chain, strict=False):
            other[row][column] += sign
        assert other[place[0]][place[1]] != table.acts[place[0]][place[1]]
        assert all(value >= 0 for row in other for value in row)
        assert all(
            other[row][column] == table.acts[row][column]
            for row, column in table.places()
            if (row, column) not in hidden
        )


def _closed_chain(start, hidden):
    """Cells left out, along a row and a column in turn, back to the column where it began."""

    def walk(chain, *, along_row):
        row, column = chain[-1]
        for place in hidden - set(chain):
            if not (place[0] == row if along_row else place[1] == column):
                continue
            if along_row and place[1] == start[1]:
                return [*chain, place]
            if found := walk([*chain, place], along_row=not along_row):
                return found
        return []

    return walk([start], along_row=True)


def _few(hidden):
    return [row for row, why in enumerate(hidden) if why is Hidden.FEW]


@given(st.lists(st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 30)), min_size=1, max_size=6))
def test_a_number_of_people_left_out_keeps_several_values(people):
    """Who knows the sum, and that a masked number is from 1 to 4, still finds two values for each."""
    hidden = hide_rows(people)
    assert _few(hidden) == [row for row, each in enumerate(people) if 0 < each < THRESHOLD]
    left_out = [each for each, why in zip(people, hidden, strict=True) if why]
    few = sum(why is Hidden.FEW for why in hidden)
    if not left_out or not sum_told(people, hidden):
        return
    rest, others = sum(left_out), len(left_out) - few
    assert rest >= THRESHOLD
    # Each of the few is 1 to 4; those withheld are 5 at least, as the method is known.
    possible = [
        value
        for value in range(1, THRESHOLD)
        if few - 1 + 5 * others <= rest - value <= (few - 1) * 4 + 99 * others
    ]
    assert len(possible) > 1 or not few


def test_a_number_alone_takes_the_next_smallest_with_it():
    assert hide_rows([12, 3, 7, 0]) == (None, Hidden.FEW, Hidden.WITHHELD, None)
    assert hide_rows([12, 7, 0]) == (None, None, None)


def test_two_numbers_whose_sum_would_tell_both_take_a_third_with_them():
    """8 people in two lines of 4 at most are 4 and 4."""
    assert hide_rows([4, 4, 20]) == (Hidden.FEW, Hidden.FEW, Hidden.WITHHELD)
    assert not sum_told([4, 4], hide_rows([4, 4]))
    assert sum_told([4, 4, 20], hide_rows([4, 4, 20]))


def test_acts_with_few_people_are_left_out_however_many_they_are():
    """Three people met twelve times: the twelve is not told either."""
    table = Crossed([[12, 40, 52], [30, 50, 80], [42, 90, 132]], [[3, 20, 22], [15, 25, 30], [17, 40, 45]])
    assert hide_cells(table, told=[(2, 0), (2, 2)]) == {(0, 0), (0, 1), (1, 0), (1, 1)}
