"""What became of observations, as a list: narrowed, sorted, counted, as a table. No input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.observation import FollowUpState, Severity
from cigdesk.domain.observation_answer import DoneRate, Standing, rate_of
from cigdesk.domain.search import find
from cigdesk.domain.text import fold
from cigdesk.ports.follow_ups import FollowUpRow
from cigdesk.services.observation_answers import FollowUps
from cigdesk.services.tables import Cell, CellKind, Column, Table


class Looked(StrEnum):
    """Which observations are listed."""

    ALL = "all"
    OPEN = "open"
    OVERDUE = "overdue"
    SILENT = "silent"
    SOON = "soon"
    DONE = "done"
    REFUSED = "refused"


class FollowUpOrder(StrEnum):
    """By what the list is sorted; equal ones follow by their date, the oldest first."""

    SEVERITY = "severity"
    AUTHORITY = "authority"
    DAY = "day"
    DEADLINE = "deadline"
    STANDING = "standing"
    RESPONSIBLE = "responsible"


@dataclass(frozen=True)
class FollowLine:
    """One observation as it is listed on a day."""

    row: FollowUpRow
    standing: Standing
    near: bool = False
    """Found by words that hold typing errors."""

    @property
    def id(self) -> UUID:
        """The observation."""
        return self.row.id

    @property
    def title(self) -> str:
        """What was found, on one line."""
        return " ".join(self.row.text.split()) or "Constat à écrire"

    @property
    def where(self) -> str:
        """« Centre technique, magasin »."""
        return ", ".join(part for part in (self.row.site, self.row.place) if part)


@dataclass(frozen=True)
class FollowUpFilter:
    """Which observations are listed; without a year, all that is open whatever its year."""

    year: int
    every_year: bool = False
    looked: Looked = Looked.ALL
    severity: Severity | None = None
    authority_id: UUID | None = None

    @property
    def restricts(self) -> bool:
        """Whether it leaves anything out of what is followed."""
        return self != FollowUpFilter(self.year, self.every_year)

    @property
    def archived(self) -> bool:
        """No observation is put aside."""
        return False

    @property
    def wanted_year(self) -> int | None:
        """The year that is read."""
        return None if self.every_year else self.year


@dataclass(frozen=True)
class FollowUpFacets:
    """How many observations there are to show, by what they may be narrowed to."""

    looked: Mapping[Looked, int]
    severities: Mapping[Severity, int]
    authorities: Mapping[UUID, tuple[str, int]]
    archived: int = 0


@dataclass(frozen=True)
class FollowUpListing:
    """The list as asked, what filters it, and what it comes to."""

    where: FollowUpFilter
    rows: tuple[FollowLine, ...]
    facets: FollowUpFacets
    followed: FollowUps

    @property
    def ids(self) -> tuple[UUID, ...]:
        """All of them."""
        return tuple(each.id for each in self.rows)

    @cached_property
    def rate(self) -> DoneRate:
        """How much of what is listed is done."""
        return rate_of(each.row.follow_up for each in self.rows)

    @cached_property
    def standings(self) -> Mapping[Standing, int]:
        """How many of what is listed stand how."""
        return Counter(each.standing for each in self.rows)


def follow_up_list(
    followed: FollowUps,
    text: str,
    where: FollowUpFilter,
    order: FollowUpOrder = FollowUpOrder.STANDING,
    *,
    descending: bool = False,
) -> FollowUpListing:
    """The observations that match the words and the filter, in that order."""
    everything = [FollowLine(row, row.standing(followed.today)) for row in followed.rows]
    fitting = [each for each in everything if _fits(each, where)]
    rows = [each for each in _found(fitting, text) if _LOOKS[where.looked](each)]
    facets = FollowUpFacets(
        {looked: sum(map(holds, fitting)) for looked, holds in _LOOKS.items()},
        Counter(each.row.severity for each in everything),
        _authorities(everything),
    )
    return FollowUpListing(where, tuple(_sorted(rows, order, descending=descending)), facets, followed)


def _fits(line: FollowLine, where: FollowUpFilter) -> bool:
    severe = where.severity in (None, line.row.severity)
    return severe and where.authority_id in (None, line.row.authority_id)


def _found(lines: Sequence[FollowLine], text: str) -> Sequence[FollowLine]:
    if not text.strip():
        return lines
    found = find(text, tuple(lines), _words)
    return found.exact or [replace(line, near=True) for line in found.near]


def _words(line: FollowLine) -> str:
    row = line.row
    return " ".join(
        (row.authority, row.number, row.responsible, row.severity.label, line.where, row.text, row.measure)
    )


def _authorities(lines: Iterable[FollowLine]) -> Mapping[UUID, tuple[str, int]]:
    counts = Counter((each.row.authority_id, each.row.authority) for each in lines)
    ordered = sorted(counts.items(), key=lambda each: fold(each[0][1]))
    return {key: (name, count) for (key, name), count in ordered}


_LOOKS: Final[Mapping[Looked, Callable[[FollowLine], bool]]] = {
    Looked.ALL: lambda _line: True,
    Looked.OPEN: lambda line: line.row.follow_up.is_open,
    Looked.OVERDUE: lambda line: line.standing is Standing.OVERDUE,
    Looked.SILENT: lambda line: line.standing is Standing.SILENT,
    Looked.SOON: lambda line: line.standing is Standing.SOON,
    Looked.DONE: lambda line: line.standing is Standing.DONE,
    Looked.REFUSED: lambda line: line.standing is Standing.REFUSED,
}
_STANDINGS: Final = {standing: place for place, standing in enumerate(Standing)}
_SEVERITIES: Final = {severity: place for place, severity in enumerate(Severity)}


def _deadline(line: FollowLine) -> date:
    return line.row.deadline or date.max


_KEYS: Final[Mapping[FollowUpOrder, Callable[[FollowLine], Any]]] = {
    FollowUpOrder.SEVERITY: lambda line: _SEVERITIES[line.row.severity],
    FollowUpOrder.AUTHORITY: lambda line: fold(line.row.authority),
    FollowUpOrder.DAY: lambda line: line.row.day,
    FollowUpOrder.DEADLINE: _deadline,
    FollowUpOrder.STANDING: lambda line: (_STANDINGS[line.standing], _SEVERITIES[line.row.severity]),
    FollowUpOrder.RESPONSIBLE: lambda line: fold(line.row.responsible),
}


def _sorted(lines: Iterable[FollowLine], order: FollowUpOrder, *, descending: bool) -> list[FollowLine]:
    by_date = sorted(lines, key=lambda line: (_deadline(line), line.row.day, line.row.position))
    return sorted(by_date, key=_KEYS[order], reverse=descending)


_COLUMNS: Final = (
    Column("Collectivité", width=28),
    Column("Rapport", width=12),
    Column("Journée", CellKind.DATE, 12),
    Column("N°", CellKind.NUMBER, 6),
    Column("Gravité", width=16),
    Column("Lieu", width=30),
    Column("Famille de risque", width=30),
    Column("Constat", width=60),
    Column("Mesure demandée", width=50),
    Column("Responsable", width=24),
    Column("Échéance", CellKind.DATE, 12),
    Column("Suite", width=14),
    Column("Prévue pour", CellKind.DATE, 12),
    Column("Levée le", CellKind.DATE, 12),
    Column("Réponse du", CellKind.DATE, 12),
    Column("Réponse", width=50),
    Column("État", width=18),
)


def follow_up_table(listing: FollowUpListing) -> Table:
    """A line for each observation that is listed, for a spreadsheet; who answered is not in it."""
    cells = [_cells(each) for each in listing.rows]
    scope = "ouvertes" if listing.where.every_year else str(listing.where.year)
    return Table(f"Observations {scope}", _COLUMNS, len(cells), cells)


def _cells(line: FollowLine) -> Sequence[Cell]:
    row = line.row
    state = "" if row.follow_up is FollowUpState.OPEN else row.follow_up.label
    return (
        *(row.authority, row.number, row.day, row.position, row.severity.label, line.where),
        *(row.family.label if row.family else "", row.text, row.measure, row.responsible, row.due),
        *(state, row.planned_for, row.done_on, row.answered_on, row.answer, line.standing.label),
    )
