"""The cases that are due or archived, as a list: narrowed, sorted, counted, as a table. No input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.retention import CONTACTS, RetentionAct
from cigdesk.domain.search import find
from cigdesk.domain.text import fold
from cigdesk.french import capitalised
from cigdesk.services.retention import KeptCase, Overview
from cigdesk.services.tables import Cell, CellKind, Column, Table


class Shelf(StrEnum):
    """Which cases are listed."""

    DUE = "due"
    ARCHIVED = "archived"


class RetentionOrder(StrEnum):
    """By what the list is sorted; equal ones follow by number."""

    NUMBER = "number"
    NAME = "name"
    REFERENT = "referent"
    LAST = "last"
    DUE = "due"


@dataclass(frozen=True)
class RetentionLine:
    """One case as it is listed."""

    case: KeptCase
    near: bool = False
    """Found by words that hold typing errors."""

    @property
    def id(self) -> UUID:
        """The case."""
        return self.case.id


@dataclass(frozen=True)
class RetentionFilter:
    """Which cases are listed; what is left out does not restrict."""

    shelf: Shelf = Shelf.DUE
    referent_id: UUID | None = None
    proposed: RetentionAct | None = None

    @property
    def restricts(self) -> bool:
        """Whether it leaves anything of the shelf out."""
        return self != RetentionFilter(self.shelf)

    @property
    def archived(self) -> bool:
        """The archive is a shelf of its own here."""
        return False


@dataclass(frozen=True)
class RetentionFacets:
    """How many there are, by what they may be narrowed to."""

    shelves: Mapping[Shelf, int]
    lists: int
    """Of elimination."""
    proposed: Mapping[RetentionAct, int]
    referents: Mapping[UUID, tuple[str, str, int]]
    """First name, last name and how many."""
    archived: int = 0


@dataclass(frozen=True)
class RetentionListing:
    """The list as asked, and what filters it."""

    where: RetentionFilter
    rows: tuple[RetentionLine, ...]
    facets: RetentionFacets
    overview: Overview

    @property
    def ids(self) -> tuple[UUID, ...]:
        """All of them."""
        return tuple(each.id for each in self.rows)


def retention_list(
    overview: Overview,
    text: str,
    where: RetentionFilter,
    order: RetentionOrder = RetentionOrder.DUE,
    *,
    descending: bool = False,
) -> RetentionListing:
    """The cases of a shelf that match the words and the filter, in that order."""
    shelves = {Shelf.DUE: overview.due, Shelf.ARCHIVED: overview.archived}
    lines = [RetentionLine(each) for each in shelves[where.shelf]]
    rows = _found([each for each in lines if _fits(each.case, where)], text)
    facets = RetentionFacets(
        {shelf: len(cases) for shelf, cases in shelves.items()},
        len(overview.eliminations),
        Counter(each.case.proposed for each in lines),
        _referents(lines),
    )
    return RetentionListing(where, tuple(_sorted(rows, order, descending=descending)), facets, overview)


def _fits(case: KeptCase, where: RetentionFilter) -> bool:
    followed = where.referent_id in (None, case.facts.referent_id)
    return followed and where.proposed in (None, case.proposed)


def _found(lines: Sequence[RetentionLine], text: str) -> Sequence[RetentionLine]:
    if not text.strip():
        return lines
    found = find(text, tuple(lines), _words)
    return found.exact or [replace(each, near=True) for each in found.near]


def _words(line: RetentionLine) -> str:
    its = line.case.facts
    referent = f"{its.referent_first_name} {its.referent_last_name}"
    return " ".join((its.number, its.first_name, its.last_name, its.group_name, its.authority, referent))


def _referents(lines: Iterable[RetentionLine]) -> Mapping[UUID, tuple[str, str, int]]:
    people = Counter(
        (its.referent_id, its.referent_first_name, its.referent_last_name)
        for its in (each.case.facts for each in lines)
    )
    ordered = sorted(people.items(), key=lambda each: fold(f"{each[0][2]} {each[0][1]}"))
    return {key: (first, last, count) for (key, first, last), count in ordered}


_KEYS: Final[Mapping[RetentionOrder, Callable[[KeptCase], Any]]] = {
    RetentionOrder.NUMBER: lambda case: case.facts.sequence,
    RetentionOrder.NAME: lambda case: fold(f"{case.facts.last_name or case.facts.group_name}"),
    RetentionOrder.REFERENT: lambda case: fold(case.facts.referent_last_name),
    RetentionOrder.LAST: lambda case: case.keeping.last,
    RetentionOrder.DUE: lambda case: case.keeping.due_on,
}


def _sorted(
    lines: Iterable[RetentionLine], order: RetentionOrder, *, descending: bool
) -> list[RetentionLine]:
    by_number = sorted(lines, key=lambda each: each.case.facts.sequence)
    return sorted(by_number, key=lambda each: _KEYS[order](each.case), reverse=descending)


_COLUMNS: Final = (
    Column("Dossier", width=12),
    Column("Référent", width=22),
    Column("Ouvert le", CellKind.DATE, 12),
    Column("Clos le", CellKind.DATE, 12),
    Column("Archivé le", CellKind.DATE, 12),
    Column("Dernier contact", CellKind.DATE, 14),
    Column("Nature du contact", width=22),
    Column("Échéance", CellKind.DATE, 12),
    Column("Bordereau", width=14),
)


def retention_table(cases: Sequence[KeptCase], title: str) -> Table:
    """A line for each case, for a spreadsheet: its number stands for whom it is about."""
    cells = [_cells(each) for each in cases]
    return Table(title, _COLUMNS, len(cells), cells)


def _cells(case: KeptCase) -> Sequence[Cell]:
    its = case.facts
    referent = f"{its.referent_first_name} {its.referent_last_name}".strip()
    days: tuple[date | None, ...] = (its.opened_on, its.closed_on, its.archived_on, case.keeping.last)
    contact = capitalised(CONTACTS[case.keeping.contact])
    return (its.number, referent, *days, contact, case.keeping.due_on, its.list_number)
