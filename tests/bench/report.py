"""The table, as people and Markdown read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from figures import FLAT, MILLISECONDS, Figure, Row, Samples
from machine import described
from stores import Scale

PLACE = Path(__file__).parents[2] / "docs" / "bench.md"
_HEAD = """\
# Bench

Written by `make bench` on {day}, in {minutes:.0f} minutes. Not to be edited: the command writes it again.

{machine}

Each figure is the median of repeats, taken in turns with its floor in the same run; ± is half of the distance
between the quartiles. The ratio is the figure over its floor. Growth is the figure on the store of ten years
over that on a tenth of it; up to {flat:g} it is called flat. Processes are started anew, their files in the
cache of the system; the window is the real one at 1440 × 900 px, drawn in memory.

"""
_NONE = "–"


def written(
    rows: Sequence[Row], scales: Sequence[Scale], found: Mapping[str, Mapping[str, Figure]], *, minutes: float
) -> str:
    """The whole page. `found` has the figures of each scale, by the key of their row."""
    machine = "\n".join(f"- {name}: {value}" for name, value in described())
    day = datetime.now().astimezone().date()
    head = _HEAD.format(day=day.isoformat(), minutes=minutes, machine=machine, flat=FLAT)
    lines = [_titles(scales), *(_line(row, scales, found) for row in rows)]
    return head + _table(lines) + "\n\n" + _floors(rows)


def _titles(scales: Sequence[Scale]) -> list[str]:
    of_scales = [title for scale in scales for title in (scale.title.capitalize(), "Floor", "Ratio")]
    return ["Measured", *of_scales, *(["Growth"] if len(scales) > 1 else []), "Aim", "Met"]


def _line(row: Row, scales: Sequence[Scale], found: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    figures = [found[scale.word].get(row.key) for scale in scales]
    growth = _growth(figures)
    cells = [cell for figure in figures for cell in _cells(row, figure)]
    grown = [] if len(scales) == 1 else [f"× {growth:.2f}" if growth else _NONE]
    return [row.title, *cells, *grown, str(row.aim), _verdict(row, figures, growth)]


def _growth(figures: Sequence[Figure | None]) -> float | None:
    small, large = figures[0], figures[-1]
    return large.ours.median / small.ours.median if len(figures) > 1 and small and large else None


def _cells(row: Row, figure: Figure | None) -> list[str]:
    if figure is None:
        return [_NONE] * 3
    floor = _number(row, figure.floor) if figure.floor else _NONE
    ratio = f"{figure.ratio:.2f}" if figure.ratio is not None else _NONE
    return [_number(row, figure.ours), floor, ratio]


def _number(row: Row, samples: Samples) -> str:
    digits = 2 if samples.median < 10 else 1 if samples.median < 100 else 0
    unit = "ms" if row.unit == MILLISECONDS else row.unit
    return f"{samples.median:.{digits}f} ± {samples.spread:.{digits}f} {unit}"


def _verdict(row: Row, figures: Sequence[Figure | None], growth: float | None) -> str:
    if str(row.aim) == _NONE or not any(figures):
        return _NONE
    missed = {name for figure in figures if figure for name in row.aim.missed(figure, growth)}
    return f"no: {', '.join(sorted(missed))}" if missed else "yes"


def _floors(rows: Sequence[Row]) -> str:
    by_floor: dict[str, list[str]] = {}
    for row in rows:
        by_floor.setdefault(row.floor, []).append(row.title.removeprefix("– "))
    told = [f"- {floor}: {'; '.join(titles)}.\n" for floor, titles in by_floor.items() if floor]
    return "## Floors\n\n" + "".join(told)


def _table(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    rule = ["-" * width for width in widths]
    padded = [
        [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        for line in [lines[0], rule, *lines[1:]]
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in padded)
