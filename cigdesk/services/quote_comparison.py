"""What a revision changes of the quote that it replaces, line by line. Pure."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cigdesk.domain.quote import QuoteLineKind
from cigdesk.services.quote_view import QuoteLineView, QuoteView


class Shift(StrEnum):
    """What became of a line."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class ComparedLine:
    """A line before and after; the side where it is not stays empty."""

    shift: Shift
    label: str
    before: QuoteLineView | None = None
    after: QuoteLineView | None = None

    @property
    def earlier_label(self) -> str:
        """What the line was called before; "" where its words are the same, or where it is new or gone."""
        if self.before is None or self.after is None or self.before.label == self.label:
            return ""
        return self.before.label


@dataclass(frozen=True)
class Comparison:
    """Two quotes side by side; amounts are euros before tax, options apart."""

    before: QuoteView
    after: QuoteView
    lines: tuple[ComparedLine, ...]

    @property
    def difference(self) -> Decimal:
        """What the total gained, below 0 where it lost."""
        return self.after.total - self.before.total

    def count(self, shift: Shift) -> int:
        """How many lines."""
        return sum(line.shift is shift for line in self.lines)


def compare(before: QuoteView, after: QuoteView) -> Comparison:
    """The lines in the order of the later quote, each one gone where it stood before."""
    return Comparison(before, after, tuple(_compared(before.lines, after.lines)))


def _compared(before: Sequence[QuoteLineView], after: Sequence[QuoteLineView]) -> Iterator[ComparedLine]:
    twins = _twins(before, after)
    met = {id(line) for line in twins.values()}
    gone = deque(before)

    def gone_so_far(until: QuoteLineView | None) -> Iterator[ComparedLine]:
        while gone and gone[0] is not until:
            line = gone.popleft()
            if id(line) not in met:
                yield ComparedLine(Shift.REMOVED, line.label, before=line)

    for line in after:
        twin = twins.get(id(line))
        if twin is None:
            yield ComparedLine(Shift.ADDED, line.label, after=line)
            continue
        if twin in gone:
            yield from gone_so_far(twin)
        shift = Shift.SAME if _says(twin) == _says(line) else Shift.CHANGED
        yield ComparedLine(shift, line.label, twin, line)
    yield from gone_so_far(None)


def _twins(before: Sequence[QuoteLineView], after: Sequence[QuoteLineView]) -> dict[int, QuoteLineView]:
    """For each later line, the earlier one of the same thing: in turn where there are several."""
    twins: dict[int, QuoteLineView] = {}
    for alike in (_thing, _price_by_hand):
        met = {id(line) for line in twins.values()}
        waiting: defaultdict[object, deque[QuoteLineView]] = defaultdict(deque)
        for line in before:
            if id(line) not in met:
                waiting[alike(line)].append(line)
        for line in after:
            if id(line) not in twins and waiting[alike(line)]:
                twins[id(line)] = waiting[alike(line)].popleft()
    return twins


def _thing(line: QuoteLineView) -> object:
    """By what a line is known again: its offer, or its words."""
    return (line.kind, line.code if line.kind is QuoteLineKind.OFFER else line.label)


def _price_by_hand(line: QuoteLineView) -> object:
    """By what a line priced by hand is known again under other words; any other line is like itself alone."""
    by_hand = line.kind is QuoteLineKind.FREE and line.unit_price is not None
    return (line.unit, line.unit_price) if by_hand else line.id


def _says(line: QuoteLineView) -> object:
    """What a reader sees of a line; the subtotal of a section follows from its lines."""
    return (
        line.label,
        line.detail,
        line.quantity_text,
        line.unit,
        line.unit_price,
        line.amount,
        line.optional,
    )
