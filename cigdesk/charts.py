"""Where the parts of a chart stand. No Qt, no reportlab: the screen and the documents paint the same drawing.

Units are px on screen and points on paper; colours are roles of the tokens (`text3`, `accent.solid`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10
from typing import Final, Literal

Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    role: str


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True)
class Dot:
    """A disc with a ring of `role`; `solid` fills it with the same, otherwise with the ground."""

    x: float
    y: float
    radius: float
    role: str
    solid: bool = False


@dataclass(frozen=True)
class Words:
    """One line of text; (x, y) is its anchor at half its height."""

    x: float
    y: float
    text: str
    role: str
    anchor: Anchor = "left"
    strong: bool = False


Item = Box | Stroke | Dot | Words


@dataclass(frozen=True)
class Point:
    """One measure: what stands under it, its value, and the value as written."""

    label: str
    value: float
    text: str


@dataclass(frozen=True)
class Threshold:
    """A limit drawn across, the zone above it tinted, each side named."""

    value: float
    text: str
    above: str = ""
    below: str = ""


def ticks(low: float, high: float, count: int = 4) -> list[float]:
    """Round values that enclose `low` to `high`, about `count` of them, equally spaced."""
    step = _nice_step((high - low) / max(count - 1, 1))
    first, last = floor(low / step), ceil(high / step)
    return [step * n for n in range(first, max(last, first + 1) + 1)]


def _nice_step(rough: float) -> float:
    """The smallest of 1, 2, 5 and their tenfolds that is not below `rough`; 1 at least."""
    if rough <= 1:
        return 1.0
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)


@dataclass(frozen=True)
class _Frame:
    """The place of the curve inside the chart, and its scales."""

    left: float
    top: float
    right: float
    bottom: float
    low: float
    high: float
    columns: int
    unit: float = 1.0

    def x(self, column: int) -> float:
        inset = min(18.0, (self.right - self.left) / 8)
        if self.columns == 1:
            return (self.left + self.right) / 2
        return self.left + inset + (self.right - self.left - 3 * inset) * column / (self.columns - 1)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)


def line_chart(
    points: Sequence[Point],
    width: float,
    height: float,
    *,
    threshold: Threshold | None = None,
    write: Callable[[float], str] = "{:.0f}".format,
    gutter: float = 36,
    unit: float = 1.0,
) -> list[Item]:
    """A curve with its values, ticks at the left in `gutter`, labels below; nothing without a point.

    `write` says how a tick is written; `unit` is the scale of the text, 1 for 12 px.
    """
    if not points:
        return []
    frame, scale = _frame(points, _Place(width, height, gutter, unit), threshold)
    items: list[Item] = []
    if threshold is not None:
        items += _zone(frame, threshold)
    items += _ticks(frame, scale, write, threshold)
    items += _curve(frame, points)
    items += _values(frame, points)
    return items


@dataclass(frozen=True)
class _Place:
    """The room of a chart, and the scale of its text."""

    width: float
    height: float
    gutter: float
    unit: float


def _frame(points: Sequence[Point], place: _Place, threshold: Threshold | None) -> tuple[_Frame, list[float]]:
    values = [point.value for point in points] + ([threshold.value] if threshold else [])
    scale = ticks(min(values), max(values))
    # A quarter of a step of air on both sides keeps the written values inside.
    air = (scale[1] - scale[0]) * 0.25
    bottom = place.height - 34 * place.unit
    low, high = scale[0] - air, scale[-1] + air
    frame = _Frame(place.gutter, 4, place.width, bottom, low, high, len(points), place.unit)
    return frame, scale


def _zone(frame: _Frame, threshold: Threshold) -> list[Item]:
    y = frame.y(threshold.value)
    items: list[Item] = [
        Box(frame.left, frame.top, frame.right - frame.left, y - frame.top, "accent.tint"),
        Stroke(frame.left, y, frame.right, y, "accent.solid", 1.25, dashed=True),
        Words(frame.left - 6, y, threshold.text, "accent.text", "right", strong=True),
    ]
    if threshold.above:
        items.append(Words(frame.left + 8, y - 12 * frame.unit, threshold.above, "accent.text", strong=True))
    if threshold.below:
        items.append(Words(frame.left + 8, y + 13 * frame.unit, threshold.below, "text3"))
    return items


def _ticks(
    frame: _Frame, scale: list[float], write: Callable[[float], str], threshold: Threshold | None
) -> list[Item]:
    items: list[Item] = []
    for value in scale:
        y = frame.y(value)
        if threshold is not None and abs(y - frame.y(threshold.value)) < 14 * frame.unit:
            continue  # the limit is written there
        items.append(Stroke(frame.left, y, frame.right, y, "border"))
        items.append(Words(frame.left - 6, y, write(value), "text3", "right"))
    return items


def _curve(frame: _Frame, points: Sequence[Point]) -> list[Item]:
    places = [(frame.x(column), frame.y(point.value)) for column, point in enumerate(points)]
    pairs = pairwise(places)
    lines: list[Item] = [Stroke(x1, y1, x2, y2, "accent.solid", 1.75) for (x1, y1), (x2, y2) in pairs]
    last = len(places) - 1
    dots: list[Item] = [
        Dot(x, y, 5.0 if column == last else 4.0, "accent.solid", solid=column == last)
        for column, (x, y) in enumerate(places)
    ]
    return lines + dots


def _values(frame: _Frame, points: Sequence[Point]) -> list[Item]:
    items: list[Item] = []
    last = len(points) - 1
    for column, point in enumerate(points):
        x, y = frame.x(column), frame.y(point.value)
        dx, dy = (8.0, 16.0) if _bends_up(points, column) else (0.0, -15.0)
        strong = column == last
        dx, dy = dx * frame.unit, dy * frame.unit
        items.append(Words(x + dx, y + dy, point.text, "text", "center", strong=strong))
        role = "text" if strong else "text2"
        items.append(Words(x, frame.bottom + 22 * frame.unit, point.label, role, "center", strong=strong))
    return items


def _bends_up(points: Sequence[Point], column: int) -> bool:
    """Whether the curve rises faster after that point: there, a value written above would be crossed."""
    if column == 0 or column == len(points) - 1:
        return False
    before = points[column].value - points[column - 1].value
    after = points[column + 1].value - points[column].value
    return after >= before > 0 or (after > 0 and before >= 0)


@dataclass(frozen=True)
class Stack:
    """One column of a bar chart: its parts from the bottom, in the order of the legend."""

    label: str
    parts: tuple[float, ...]
    strong: bool = False


@dataclass(frozen=True)
class Striped(Box):
    """A rectangle in the « planned » pattern, for what must differ by more than colour."""


def bar_chart(
    stacks: Sequence[Stack],
    roles: Sequence[tuple[str, bool]],
    width: float,
    height: float,
    *,
    gutter: float = 28,
    unit: float = 1.0,
) -> list[Item]:
    """Stacked columns from zero. `roles` gives each part its colour and whether it is striped."""
    if not stacks:
        return []
    top = max(sum(stack.parts) for stack in stacks)
    scale = ticks(0, max(top, 1))
    frame = _Frame(gutter, 8 * unit, width, height - 26 * unit, 0, scale[-1], len(stacks), unit)
    items = _ticks(frame, scale, "{:.0f}".format, None)
    step = (frame.right - frame.left) / len(stacks)
    thick = min(24.0, step * 0.6)
    for column, stack in enumerate(stacks):
        centre = frame.left + step * (column + 0.5)
        items += _stack(frame, stack, roles, centre - thick / 2, thick)
        role = "text" if stack.strong else "text2"
        items.append(
            Words(centre, frame.bottom + 14 * frame.unit, stack.label, role, "center", strong=stack.strong)
        )
    return items


def _stack(
    frame: _Frame, stack: Stack, roles: Sequence[tuple[str, bool]], left: float, thick: float
) -> list[Item]:
    items: list[Item] = []
    reached = 0.0
    for value, (role, striped) in zip(stack.parts, roles, strict=True):
        if value <= 0:
            continue
        top, bottom = frame.y(reached + value), frame.y(reached)
        made = Striped if striped else Box
        items.append(made(left, top, thick, bottom - top, role))
        reached += value
    return items


@dataclass(frozen=True)
class Bar:
    """One line of a chart of lying bars: its parts from the left, and the figure written at its end."""

    label: str
    parts: tuple[float, ...]
    text: str


ROW_HEIGHT: Final = 26.0
"""What a lying bar takes of the height, for text of 12 px."""
_LETTER: Final = 6.9
"""Usual width of a letter of 12 px, to make room for labels without measuring them."""


def row_chart(
    bars: Sequence[Bar], roles: Sequence[tuple[str, bool]], width: float, *, unit: float = 1.0
) -> list[Item]:
    """Lying bars from zero, one below the other, each `ROW_HEIGHT` high; labels left, figures right."""
    if not bars:
        return []
    gutter = min((max(len(bar.label) for bar in bars) + 1) * _LETTER * unit, width * 0.4)
    margin = (max(len(bar.text) for bar in bars) + 1) * _LETTER * unit
    room = max(width - gutter - margin - 12 * unit, 1.0)
    most = max((sum(bar.parts) for bar in bars), default=0.0) or 1.0
    items: list[Item] = []
    for place, bar in enumerate(bars):
        middle = (place + 0.5) * ROW_HEIGHT * unit
        items.append(Words(0, middle, bar.label, "text2"))
        items += _lying(bar, roles, gutter + 6 * unit, middle, scale=room / most, unit=unit)
    return items


def _lying(
    bar: Bar, roles: Sequence[tuple[str, bool]], left: float, middle: float, *, scale: float, unit: float
) -> list[Item]:
    items: list[Item] = []
    thick = 14 * unit
    for value, (role, striped) in zip(bar.parts, roles, strict=True):
        if value > 0:
            made = Striped if striped else Box
            items.append(made(left, middle - thick / 2, value * scale, thick, role))
            left += value * scale
    items.append(Words(left + 6 * unit, middle, bar.text, "text", strong=True))
    return items


@dataclass(frozen=True)
class Plot:
    """What a chart shows, whoever paints it: standing columns or lying bars, their parts and their names."""

    name: str
    roles: tuple[tuple[str, bool], ...]
    """Of each part: its colour, and whether it is striped."""
    names: tuple[str, ...]
    """Of each part, for the legend; none is drawn where there is one part."""
    stacks: tuple[Stack, ...] = ()
    bars: tuple[Bar, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        parts = [*(each.parts for each in self.stacks), *(each.parts for each in self.bars)]
        return not any(value > 0 for each in parts for value in each)

    def height(self, unit: float = 1.0) -> float:
        """What it needs."""
        return len(self.bars) * ROW_HEIGHT * unit if self.bars else 150 * unit

    def items(self, width: float, height: float, unit: float = 1.0) -> list[Item]:
        """Its drawing in that room."""
        if self.bars:
            return row_chart(self.bars, self.roles, width, unit=unit)
        return bar_chart(self.stacks, self.roles, width, height, gutter=32 * unit, unit=unit)

    def spoken(self) -> list[str]:
        """Each column or bar, as a screen reader says it."""
        said = [f"{bar.label} : {bar.text}" for bar in self.bars]
        for stack in self.stacks:
            parts = (f"{value:g} {name}" for value, name in zip(stack.parts, self.names, strict=True))
            said.append(f"{stack.label} : {', '.join(parts)}")
        return said
