"""The journal of changes, read: of the whole store, or of one record by whoever may read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final
from uuid import UUID

from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.ports.changes import (
    EVERY_CHANGE,
    ChangeAct,
    ChangeFacets,
    ChangeFilter,
    ChangeLine,
    ChangeOrder,
)
from cigdesk.ports.listing import PAGE
from cigdesk.services.change_names import NAMES_AGENT, PARTS, READ_WITH, field_name, kind_name
from cigdesk.services.change_words import HIDDEN, called, written
from cigdesk.services.context import Context

ACTS: Final = {
    ChangeAct.CREATE: "Création",
    ChangeAct.UPDATE: "Modification",
    ChangeAct.DELETE: "Suppression",
}


@dataclass(frozen=True)
class ChangeRow:
    """One change as it is shown."""

    line: ChangeLine
    kind: str
    """« Rendez-vous »."""
    record: str
    """What the record is called, or ""."""
    field: str
    """« Téléphone », or "" when the whole record came or went."""
    old: str
    new: str
    names_agent: bool
    """Whether the record's name is that of an agent, which F8 masks."""
    value_names_agent: bool
    """Whether its values name or reach an agent."""

    near: ClassVar[bool] = False

    @property
    def id(self) -> int:
        """Its number in the journal."""
        return self.line.seq

    @property
    def act(self) -> str:
        """« Modification »."""
        return ACTS[self.line.act]


@dataclass(frozen=True)
class ChangeListing:
    """The list as asked, and what it can be filtered by."""

    seqs: Sequence[int]
    """All of it, in the order asked."""
    rows: tuple[ChangeRow, ...]
    """The first of them; `ChangeLog.lines` reads the others."""
    facets: ChangeFacets

    @property
    def ids(self) -> Sequence[int]:
        """The same numbers, as every list has its ids."""
        return self.seqs


class ChangeLog:
    """Reading what was changed. Whoever may not see the names of agents reads none here either."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(
        self,
        where: ChangeFilter = EVERY_CHANGE,
        order: ChangeOrder = ChangeOrder.AT,
        *,
        descending: bool = True,
        text: str = "",
    ) -> ChangeListing:
        """The changes of the whole store."""
        with self._context.reading(Right.READ_CHANGES) as uow:
            seqs = uow.changes.found(where, order, descending=descending, text=text)
            return ChangeListing(seqs, self._rows(uow, seqs[:PAGE]), uow.changes.facets())

    def lines(self, seqs: Sequence[int]) -> tuple[ChangeRow, ...]:
        """Those lines of a listing; what was wiped since has none."""
        with self._context.reading(Right.READ_CHANGES) as uow:
            return self._rows(uow, seqs)

    def of_record(self, kind: str, record_id: UUID, limit: int = PAGE) -> tuple[ChangeRow, ...]:
        """What was changed of one record and of what lives in it, the latest first.

        Asks the right that reading the record takes.
        """
        with self._context.reading(READ_WITH.get(kind, Right.READ)) as uow:
            ids = uow.changes.around(kind, record_id, PARTS.get(kind, ()))
            seqs = uow.changes.found(ChangeFilter(record_ids=ids))
            return self._rows(uow, seqs[:limit])

    def _rows(self, uow: UnitOfWork, seqs: Sequence[int]) -> tuple[ChangeRow, ...]:
        return tuple(map(self._row, uow.changes.lines(seqs)))

    def _row(self, line: ChangeLine) -> ChangeRow:
        table, field = line.record.kind, line.field or ""
        named = self._context.actor.may(Right.SEE_NAMES)
        reaches = (table, field) in NAMES_AGENT or field in ("agent_id", "other_id")
        return ChangeRow(
            line,
            kind_name(table),
            self._record(line, named=named),
            field_name(table, field) if field else "",
            self._value(line.old, table, field, named=named),
            self._value(line.new, table, field, named=named),
            names_agent=table == "agents",
            value_names_agent=reaches,
        )

    def _record(self, line: ChangeLine, *, named: bool) -> str:
        if line.record.kind in ("kept_documents", "sick_leaves") and not named:
            return ""
        return called(line.record, self._context.zone, named=named)

    def _value(self, value: object, table: str, field: str, *, named: bool) -> str:
        if not field:
            return ""
        if (table, field) in NAMES_AGENT and not named and value not in (None, ""):
            return HIDDEN
        return written(value, field, self._context.zone, named=named)
