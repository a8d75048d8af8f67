"""An activity report as it is read, on screen, on paper and in a table: every word and figure is given.

It names no agent and no practitioner: it may leave for an authority as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from uuid import UUID

from cigdesk.charts import Plot
from cigdesk.domain.activity import Told
from cigdesk.domain.disclosure import THRESHOLD, Hidden
from cigdesk.french import NBSP, hours, number, percent, quantity
from cigdesk.services.agenda_sheets import Letterhead

FEW: Final = f"<{NBSP}{THRESHOLD}"
WITHHELD: Final = f"n.{NBSP}c."
NOTHING: Final = "–"
_SAID: Final = {Hidden.FEW: FEW, Hidden.WITHHELD: WITHHELD}
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True)
class Cell:
    """A figure as it is written, and as a spreadsheet reads it: a number, or the words that stand for it."""

    text: str
    value: int | Decimal | str | None = None


@dataclass(frozen=True)
class Line:
    """One line of a table; a strong one is a total."""

    label: str
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True)
class Headline:
    """A figure of the year by itself, with that of the year before."""

    label: str
    cell: Cell
    before: Cell
    about: str
    """What it counts: people, acts, time."""


@dataclass(frozen=True)
class Section:
    """One subject: its chart where there is something to draw, its table, what must be known to read them."""

    key: str
    title: str
    counts: str
    """« Compte des personnes », « Compte des rendez-vous »."""
    heads: tuple[str, ...]
    """Of the columns; the first is that of the labels."""
    lines: tuple[Line, ...]
    plot: Plot | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActivitySheet:
    """The report of a year."""

    head: Letterhead
    year: int
    authority_id: UUID | None
    name: str
    """Of the authority, or of the centre."""
    siren: str
    """Of the authority; empty for the centre."""
    day: date
    period: str
    headlines: tuple[Headline, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]

    @property
    def title(self) -> str:
        """« Rapport d’activité 2026 »."""
        return f"Rapport d’activité {self.year}"

    @property
    def empty(self) -> bool:
        """Whether nothing at all was done."""
        return not self.sections


def told(figure: Told) -> Cell:
    """A whole number, or why it is not given."""
    if isinstance(figure, Hidden):
        return Cell(_SAID[figure], _SAID[figure])
    return Cell(number(figure) if figure else NOTHING, figure)


def told_time(minutes: Told) -> Cell:
    """« 7 h 20 »; a spreadsheet reads hours with two decimals."""
    if isinstance(minutes, Hidden):
        return told(minutes)
    if not minutes:
        return Cell(NOTHING, 0)
    value = (Decimal(minutes) / 60).quantize(_CENT, rounding=ROUND_HALF_UP)
    return Cell(hours(minutes), value)


def told_quantity(value: Decimal) -> Cell:
    """« 7,5 »."""
    return Cell(quantity(value) if value else NOTHING, value)


def told_share(share: float | Hidden | None) -> Cell:
    """« 84 % »; a dash where there is nothing to share."""
    if isinstance(share, Hidden):
        return told(share)
    if share is None:
        return Cell(NOTHING)
    value = round(share * 100)
    return Cell(percent(value), value)


def drawn(figure: Told) -> float:
    """How high it is drawn: what is not given is not drawn."""
    return 0.0 if isinstance(figure, Hidden) else float(figure)


def hides(lines: Sequence[Line]) -> bool:
    """Whether a figure of these lines is not given."""
    return any(cell.text in (FEW, WITHHELD) for line in lines for cell in line.cells)


def without_empty(heads: tuple[str, ...], lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Without the lines in which there is nothing, then without the columns; totals and the last one stay."""
    kept = [line for line in lines if line.strong or any(cell.text != NOTHING for cell in line.cells)]
    width = len(heads) - 1
    columns = [
        at for at in range(width) if at == width - 1 or any(line.cells[at].text != NOTHING for line in kept)
    ]
    narrow = tuple(replace(line, cells=tuple(line.cells[at] for at in columns)) for line in kept)
    return (heads[0], *(heads[at + 1] for at in columns)), narrow
