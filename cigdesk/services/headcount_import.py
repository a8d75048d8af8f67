"""Headcounts of a year from a file: each line finds its authority by SIREN, or by name; all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.headcount import read_heads
from cigdesk.domain.identifiers import bare, line_fault
from cigdesk.domain.rights import Right
from cigdesk.domain.text import fold
from cigdesk.french import NBSP, number, plural
from cigdesk.ports.campaigns import CampaignRow
from cigdesk.services.campaigns import CampaignService
from cigdesk.services.changes import Change
from cigdesk.services.context import Context
from cigdesk.services.table_import import (
    SHOWN,
    STEP_EVERY,
    ReadLine,
    ReadTable,
    Step,
    printable,
    unheard,
)

_SIREN_DIGITS = 9


class Column(StrEnum):
    """What a column of the file holds."""

    SIREN = "siren"
    NAME = "name"
    HEADS = "heads"
    BY = "by"


class Verdict(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    """The file has no headcount for it."""
    FAULT = "fault"


@dataclass(frozen=True)
class HeadcountLine:
    """One line of the file, and what it would do."""

    number: int
    verdict: Verdict
    name: str
    said: str
    """« 1 284 agents », « 1 284 agents à la place de 1 250 », or the reason of a fault."""
    authority_id: UUID | None = None
    heads: int | None = None
    by: str = ""


@dataclass(frozen=True)
class HeadcountPreview:
    """What a file would do; a single fault keeps all of it out."""

    year: int
    lines: tuple[HeadcountLine, ...]
    unknown_columns: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many of each."""
        return Counter(line.verdict for line in self.lines)

    @property
    def total(self) -> int:
        """How many lines the file has."""
        return len(self.lines)

    @property
    def shown(self) -> tuple[HeadcountLine, ...]:
        """The first lines, those at fault before the others."""
        return tuple(sorted(self.lines, key=lambda line: line.verdict is not Verdict.FAULT)[:SHOWN])

    @property
    def writes(self) -> int:
        """How many headcounts it would write."""
        return self.counts.get(Verdict.NEW, 0) + self.counts.get(Verdict.REPLACED, 0)

    @property
    def refusal(self) -> str:
        """Why it can't be applied; "" when it can."""
        faults = self.counts.get(Verdict.FAULT, 0)
        if faults:
            return f"{plural(faults, 'ligne')} à corriger dans le fichier{NBSP}: rien n’est importé."
        return "" if self.writes else "Ce fichier n’a aucun effectif nouveau."


class HeadcountImport:
    """Previewing and applying the headcounts of a file."""

    def __init__(self, context: Context, campaigns: CampaignService) -> None:
        self._context, self._campaigns = context, campaigns

    def preview(self, table: ReadTable[Column], year: int, step: Step | None = None) -> HeadcountPreview:
        """What each line would do; `step` may raise to stop. Writes nothing."""
        with self._context.reading(Right.MANAGE_AUTHORITIES) as uow:
            known = _Known.of(uow.campaigns.rows(year))
        tell, lines, seen = step or unheard, [], dict[UUID, int]()
        for done, line in enumerate(table.lines):
            if done % STEP_EVERY == 0:
                tell(done, len(table.lines), "Vérification")
            lines.append(_judged(line, known, seen))
        broken = [HeadcountLine(fault.line, Verdict.FAULT, "", fault.reason) for fault in table.faults]
        ordered = sorted([*lines, *broken], key=lambda each: each.number)
        return HeadcountPreview(year, tuple(ordered), table.unknown_columns)

    def apply(self, preview: HeadcountPreview) -> Change:
        """Write all of it in one transaction; raises `Refused` when a line is at fault or nothing is new."""
        if preview.refusal:
            raise Refused(preview.refusal)
        written = [line for line in preview.lines if line.verdict in (Verdict.NEW, Verdict.REPLACED)]
        heads = {line.authority_id: line.heads for line in written if line.authority_id and line.heads}
        by = {line.authority_id: line.by for line in written if line.authority_id and line.by}
        return self._campaigns.declare(preview.year, heads, by=by, replace=True)


@dataclass(frozen=True)
class _Known:
    """The authorities by what a file may call them; a name that two have finds neither."""

    by_siren: Mapping[str, CampaignRow]
    by_name: Mapping[str, CampaignRow]

    @classmethod
    def of(cls, rows: list[CampaignRow]) -> _Known:
        names = Counter(fold(row.name) for row in rows)
        alone = {fold(row.name): row for row in rows if names[fold(row.name)] == 1}
        return cls({row.siren: row for row in rows if row.siren}, alone)

    def find(self, siren: str, name: str) -> CampaignRow | None:
        """By SIREN, or the SIRET that begins with it, else by name."""
        digits = bare(siren)[:_SIREN_DIGITS]
        return self.by_siren.get(digits) if digits else self.by_name.get(fold(name))


def _judged(line: ReadLine[Column], known: _Known, seen: dict[UUID, int]) -> HeadcountLine:
    """What a line does; remembers where each authority came first."""
    siren, name = line.cells.get(Column.SIREN, "").strip(), line.cells.get(Column.NAME, "").strip()
    typed, row = line.cells.get(Column.HEADS, "").strip(), known.find(siren, name)
    shown = row.name if row else printable(name or siren)
    if not typed:
        return HeadcountLine(line.number, Verdict.SKIPPED, shown, "sans effectif dans le fichier")
    faults = list(_faults(line, row, seen))
    if faults or row is None:
        return HeadcountLine(line.number, Verdict.FAULT, shown, faults[0])
    seen[row.authority_id] = line.number
    heads, by = read_heads(typed), line.cells.get(Column.BY, "").strip()
    verdict, said = _outcome(row.heads, heads)
    return HeadcountLine(line.number, verdict, shown, said, row.authority_id, heads, by)


def _faults(line: ReadLine[Column], row: CampaignRow | None, seen: Mapping[UUID, int]) -> Iterator[str]:
    if broken := next(filter(None, map(line_fault, line.cells.values())), ""):
        yield broken
    if row is None:
        yield "Aucune collectivité n’a ce SIREN ou ce nom. Créez-la d’abord, ou corrigez la ligne."
    elif row.authority_id in seen:
        yield f"Cette collectivité est déjà à la ligne {seen[row.authority_id]}."
    try:
        read_heads(line.cells.get(Column.HEADS, ""))
    except ValueError as error:
        yield str(error)


def _outcome(before: int | None, heads: int) -> tuple[Verdict, str]:
    said = plural(heads, "agent")
    if before is None:
        return Verdict.NEW, said
    if before == heads:
        return Verdict.UNCHANGED, f"{said}, déjà déclarés"
    return Verdict.REPLACED, f"{said} à la place de {number(before)}"
