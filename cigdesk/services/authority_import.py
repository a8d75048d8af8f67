"""Lists of authorities from a file: what each line would do, then all of them or none.

A line is new, already there, or at fault. An authority is recognised by its SIREN; one that is already there
only has its empty fields filled in, nothing of what a person wrote is ever replaced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from typing import Final
from uuid import UUID

from cigdesk.domain.authority import (
    LARGEST_POPULATION,
    Authority,
    AuthorityKind,
    AuthorityValues,
    authority_faults,
    authority_kind,
    completed,
)
from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import bare, line_fault
from cigdesk.domain.rights import Right
from cigdesk.domain.values import write_values
from cigdesk.french import NBSP, parse_whole, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.authorities import KnownAuthority
from cigdesk.services.authorities import new_authority
from cigdesk.services.centres import authorities_file
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of
from cigdesk.services.table_import import (
    SHOWN,
    STEP_EVERY,
    LineFault,
    ReadLine,
    ReadTable,
    Step,
    printable,
    unheard,
)


class Column(StrEnum):
    """What a column of the file holds."""

    SIREN = "siren"
    NAME = "name"
    KIND = "kind"
    SIRET = "siret"
    DEPARTMENT = "department"
    INSEE = "insee"
    POSTCODES = "postcodes"
    CITY = "city"
    ADDRESS = "address"
    POPULATION = "population"
    GROUP = "group"
    PHONE = "phone"
    MAIL = "mail"


REQUIRED: Final = (Column.SIREN, Column.NAME, Column.KIND)


class Verdict(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    COMPLETED = "completed"
    UNCHANGED = "unchanged"
    FAULT = "fault"


@dataclass(frozen=True)
class PreviewLine:
    """One line of the preview."""

    number: int
    verdict: Verdict
    name: str
    siren: str
    said: str
    """The reason of a fault, the fields that are filled in, or ""."""


@dataclass(frozen=True)
class SoundLine:
    """One record without fault: the number of its line, and its tidied values."""

    number: int
    values: AuthorityValues


@dataclass(frozen=True)
class _Planned:
    number: int
    verdict: Verdict
    values: AuthorityValues
    known: KnownAuthority | None = None


@dataclass(frozen=True)
class Preview:
    """What the import would do, before it does anything."""

    lines: tuple[SoundLine, ...] = field(repr=False)
    """What is to be written, or matched with what is there."""
    shown: tuple[PreviewLine, ...]
    """The first lines, faults first."""
    counts: Mapping[Verdict, int]
    faults: tuple[LineFault, ...]
    unknown_columns: tuple[str, ...]

    @property
    def total(self) -> int:
        """Records of the file, faults included."""
        return sum(self.counts.values())

    @property
    def writes(self) -> int:
        """Authorities that are added or completed."""
        return self.counts.get(Verdict.NEW, 0) + self.counts.get(Verdict.COMPLETED, 0)

    @property
    def refusal(self) -> str:
        """Why nothing can be imported; "" when something can."""
        if self.faults:
            return (
                f"{plural(len(self.faults), 'ligne')} à corriger dans le fichier{NBSP}: rien n’est importé."
            )
        return "" if self.writes else "Toutes ces collectivités sont déjà présentes et complètes."


class AuthorityImport:
    """Previewing and applying lists of authorities."""

    def __init__(self, context: Context, safeguard: Callable[[], object] = lambda: None) -> None:
        """`safeguard` is called before anything is written; what it raises stops the import."""
        self._context, self._safeguard = context, safeguard

    def shipped_bytes(self) -> bytes:
        """The shipped list of the centre's authorities; raises `Refused` when it has none."""
        with self._context.reading() as uow:
            name = authorities_file(centre_of(uow))
        if not name:
            raise Refused("Aucune liste n’est livrée pour ce centre. Importez un fichier CSV.")
        return (files("resources") / "authorities" / name).read_bytes()

    def preview(self, table: ReadTable[Column], step: Step | None = None) -> Preview:
        """What each line would do; `step` may raise to stop, nothing is written in any case."""
        with self._context.reading(Right.MANAGE_AUTHORITIES) as uow:
            known = uow.authorities.known_sirens()
        lines, faults = _judge(table, step or unheard)
        return _preview(table, lines, faults, known)

    def apply(self, preview: Preview, step: Step | None = None) -> Change:
        """Write everything in one transaction, matched again with what the store holds now.

        Raises `Refused` when a line is at fault, or when nothing is left to write; then nothing is kept.
        """
        tell = step or unheard

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            return _write(uow, preview.lines, tell)

        if preview.faults:
            raise Refused(f"Rien n’est importé. {preview.faults[0]}")
        self._safeguard()
        counts = preview.counts
        detail = _said(counts.get(Verdict.NEW, 0), counts.get(Verdict.COMPLETED, 0))
        return self._context.change(Right.MANAGE_AUTHORITIES, work, "Collectivités importées", detail)


def _said(added: int, filled: int) -> str:
    parts = [plural(added, "ajoutée")] if added else []
    return ", ".join(parts + ([plural(filled, "complétée")] if filled else []))


def _write(uow: UnitOfWork, lines: Iterable[SoundLine], tell: Step) -> tuple[UUID, ...]:
    planned = _plan(lines, uow.authorities.known_sirens())
    to_write = [each for each in planned if each.verdict in (Verdict.NEW, Verdict.COMPLETED)]
    if not to_write:
        raise Refused("Toutes ces collectivités sont déjà présentes et complètes.")
    written = []
    for done, each in enumerate(to_write):
        if done % STEP_EVERY == 0:
            uow.flush()
            tell(done, len(to_write), each.values.name)
        written.append(_keep(uow, each))
    uow.flush()
    tell(len(to_write), len(to_write), "")
    return tuple(written)


def _keep(uow: UnitOfWork, planned: _Planned) -> UUID:
    if planned.known is None:
        authority = new_authority(planned.values)
        uow.add(authority)
    else:
        authority = uow.get(Authority, planned.known.id)
        write_values(authority, planned.values)
    return authority.id


def _preview(
    table: ReadTable[Column],
    lines: tuple[SoundLine, ...],
    faults: tuple[LineFault, ...],
    known: Mapping[str, KnownAuthority],
) -> Preview:
    planned = _plan(lines, known)
    counts = Counter(each.verdict for each in planned)
    counts[Verdict.FAULT] = len(faults)
    cells = {line.number: line.cells for line in table.lines}
    at_fault = [_fault_line(fault, cells.get(fault.line, {})) for fault in faults[:SHOWN]]
    sound = [_sound_line(each) for each in planned[: SHOWN - len(at_fault)]]
    shown = (*at_fault, *sound)
    return Preview(lines, shown, dict(counts), faults, table.unknown_columns)


def _fault_line(fault: LineFault, cells: Mapping[Column, str]) -> PreviewLine:
    name, siren = cells.get(Column.NAME, ""), cells.get(Column.SIREN, "")
    return PreviewLine(fault.line, Verdict.FAULT, printable(name), printable(siren), fault.reason)


def _sound_line(planned: _Planned) -> PreviewLine:
    archived = planned.known is not None and planned.known.archived
    said = "archivée, elle le reste" if archived else ""
    return PreviewLine(planned.number, planned.verdict, planned.values.name, planned.values.siren, said)


def _plan(lines: Iterable[SoundLine], known: Mapping[str, KnownAuthority]) -> list[_Planned]:
    """What each line does, in their order."""
    return [_planned(line.number, line.values, known.get(line.values.siren)) for line in lines]


def _judge(table: ReadTable[Column], tell: Step) -> tuple[tuple[SoundLine, ...], tuple[LineFault, ...]]:
    """The lines that can be imported, and the faults of the others, by line."""
    sound: list[SoundLine] = []
    faults = list(table.faults)
    first_lines: dict[str, int] = {}
    for done, line in enumerate(table.lines):
        if done % STEP_EVERY == 0:
            tell(done, len(table.lines), "Vérification")
        values, reasons = _judged(line, first_lines)
        if reasons or values is None:
            faults.append(LineFault(line.number, " ".join(reasons)))
        else:
            sound.append(SoundLine(line.number, values))
    return tuple(sound), tuple(sorted(faults, key=lambda fault: fault.line))


def _planned(number: int, values: AuthorityValues, known: KnownAuthority | None) -> _Planned:
    if known is None:
        return _Planned(number, Verdict.NEW, values)
    merged = completed(known.values, values)
    verdict = Verdict.UNCHANGED if merged == known.values else Verdict.COMPLETED
    return _Planned(number, verdict, merged, known)


def _judged(line: ReadLine[Column], first_lines: dict[str, int]) -> tuple[AuthorityValues | None, list[str]]:
    """The values of a line, or the reasons why it has none; remembers where each SIREN came first."""
    reasons = list(_cell_faults(line.cells))
    if reasons:
        return None, reasons
    values = _values(line.cells)
    reasons.extend(authority_faults(values).values())
    siren = bare(values.siren)
    if not reasons and siren in first_lines:
        reasons.append(f"Ce SIREN est déjà à la ligne {first_lines[siren]}.")
    first_lines.setdefault(siren, line.number)
    return (None if reasons else values.tidied()), reasons


def _cell_faults(cells: Mapping[Column, str]) -> Iterator[str]:
    """What must be there, and what is no value at all."""
    if any(line_fault(text) for text in cells.values()):
        yield next(line_fault(text) for text in cells.values() if line_fault(text))
        return
    if not cells.get(Column.SIREN, "").strip():
        yield "Le SIREN manque."
    if not cells.get(Column.NAME, "").strip():
        yield "Le nom manque."
    kind = cells.get(Column.KIND, "").strip()
    if authority_kind(kind) is None:
        known = ", ".join(each.label for each in AuthorityKind)
        yield f"La nature «{NBSP}{kind}{NBSP}» n’est pas connue ({known})." if kind else "La nature manque."
    if fault := _population_fault(cells.get(Column.POPULATION, "")):
        yield fault


def _population_fault(text: str) -> str:
    try:
        _population(text)
    except ValueError:
        return f"La population «{NBSP}{text.strip()}{NBSP}» n’est pas un nombre entier d’habitants."
    return ""


def _population(text: str) -> int | None:
    return parse_whole(text, 0, LARGEST_POPULATION) if text.strip() else None


def _values(cells: Mapping[Column, str]) -> AuthorityValues:
    """The cells as values; several postcodes stand apart by spaces, the first one is kept."""
    kind = authority_kind(cells[Column.KIND]) or AuthorityKind.OTHER
    postcodes = cells.get(Column.POSTCODES, "").replace(",", " ").replace("/", " ").split()
    name = cells[Column.NAME]
    own_city = name if kind is AuthorityKind.COMMUNE and postcodes else ""
    return AuthorityValues(
        name=name,
        kind=kind,
        siren=cells[Column.SIREN],
        siret=cells.get(Column.SIRET, ""),
        insee=cells.get(Column.INSEE, ""),
        department=cells.get(Column.DEPARTMENT, ""),
        address=cells.get(Column.ADDRESS, ""),
        postcode=postcodes[0] if postcodes else "",
        city=cells.get(Column.CITY, "").strip() or own_city,
        population=_population(cells.get(Column.POPULATION, "")),
        group_name=cells.get(Column.GROUP, ""),
        phone=cells.get(Column.PHONE, ""),
        mail=cells.get(Column.MAIL, ""),
    )
