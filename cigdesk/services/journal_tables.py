"""The journals as tables: as they are listed, read a page at a time; that they left is noted in the one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

from cigdesk.domain.accesses import ACTS, AccessAct
from cigdesk.french import time_of_day
from cigdesk.ports.listing import PAGE
from cigdesk.services.access_log import AccessListing, AccessLog, AccessRow
from cigdesk.services.change_log import ChangeListing, ChangeLog, ChangeRow
from cigdesk.services.tables import Cell, CellKind, Column, Table

_WHEN: Final = (Column("Date", CellKind.DATE, 12), Column("Heure", width=10), Column("Personne", width=24))
_ACCESSES: Final = (
    *(Column("N°", CellKind.NUMBER, 9), *_WHEN, Column("Acte", width=20), Column("Nature", width=24)),
    *(Column("Fiche", width=30), Column("Référence", width=38), Column("Nombre", CellKind.NUMBER, 9)),
    Column("Empreinte", width=66),
)
_CHANGES: Final = (
    *(*_WHEN, Column("Acte", width=16), Column("Nature", width=24), Column("Fiche", width=30)),
    *(Column("Champ", width=26), Column("Avant", width=36), Column("Après", width=36)),
)


def accesses_table(log: AccessLog, listing: AccessListing, zone: ZoneInfo) -> Table:
    """What is listed of the accesses, with the hash of each link."""
    log.note(AccessAct.EXPORT, "accesses", count=len(listing.seqs))
    rows = (_access_cells(row, zone) for row in _paged(log.lines, listing.seqs))
    return Table("Journal des accès", _ACCESSES, len(listing.seqs), rows)


def changes_table(accesses: AccessLog, log: ChangeLog, listing: ChangeListing, zone: ZoneInfo) -> Table:
    """What is listed of the changes."""
    accesses.note(AccessAct.EXPORT, "changes", count=len(listing.seqs))
    rows = (_change_cells(row, zone) for row in _paged(log.lines, listing.seqs))
    return Table("Journal des modifications", _CHANGES, len(listing.seqs), rows)


def _paged(read: Callable[[Sequence[int]], Sequence[Any]], seqs: Sequence[int]) -> Iterator[Any]:
    for first in range(0, len(seqs), PAGE):
        yield from read(seqs[first : first + PAGE])


def _access_cells(row: AccessRow, zone: ZoneInfo) -> Sequence[Cell]:
    line = row.line
    wall = line.at.astimezone(zone)
    reference = str(line.record_id) if line.record_id else ""
    when = (line.seq, wall.date(), time_of_day(wall), line.person)
    return (*when, ACTS[line.act], row.kind, row.record, reference, line.count, line.hash)


def _change_cells(row: ChangeRow, zone: ZoneInfo) -> Sequence[Cell]:
    wall = row.line.at.astimezone(zone)
    when = (wall.date(), time_of_day(wall), row.line.person)
    return (*when, row.act, row.kind, row.record, row.field, row.old, row.new)
