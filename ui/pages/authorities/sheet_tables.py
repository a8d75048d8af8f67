"""Tables of a sheet: every declaration, every membership; the figures behind the drawings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cigdesk.domain.membership import Standing
from cigdesk.french import date_medium, number
from cigdesk.services.authority_sheet import AuthoritySheet, HeadcountLine, MembershipLine, QuoteOfSheet
from ui.pages.authorities.quotes_card import quote_number, quote_object, quote_total
from ui.pages.quotes.states import PILLS
from ui.theme import Accent
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData

_Index = QModelIndex | QPersistentModelIndex

STANDINGS = {
    Standing.PROPOSED: PillData("Proposée", Accent.INDIGO, "send"),
    Standing.UPCOMING: PillData("À venir", Accent.ACCENT, "calendar-due"),
    Standing.IN_FORCE: PillData("En vigueur", Accent.OK, "check"),
    Standing.TO_RENEW: PillData("À renouveler", Accent.WARN, "alert-triangle"),
    Standing.DENOUNCED: PillData("Dénoncée", Accent.BAD, "ban"),
    Standing.ENDED: PillData("Échue", Accent.NEUTRAL, "history"),
}
"""How each standing is said."""


@dataclass(frozen=True)
class Record:
    """One row: its texts by column, the record itself, and the pills of some columns."""

    texts: tuple[str, ...]
    source: object
    pills: dict[int, PillData] = field(default_factory=dict)


class RecordModel(QAbstractTableModel):
    """Rows of texts, `right` the columns of figures."""

    def __init__(
        self, titles: Sequence[str], right: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._titles, self._right = tuple(titles), frozenset(right)
        self._records: tuple[Record, ...] = ()

    def show(self, records: Sequence[Record]) -> None:
        """Show those rows in place of the others."""
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def source(self, index: _Index) -> object:
        """The record of a row, or None."""
        inside = index.isValid() and index.row() < len(self._records)
        return self._records[index.row()].source if inside else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record = self._records[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return record.texts[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return record.pills.get(index.column()) if role == CellRole.PILL else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag | None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return right if column in self._right else None


def headcount_records(sheet: AuthoritySheet) -> list[Record]:
    """Year, heads, tier, day of the declaration; the latest year first."""
    return [_headcount(line) for line in reversed(sheet.headcounts)]


def _headcount(line: HeadcountLine) -> Record:
    declared = date_medium(line.declared_on) if line.declared_on else ""
    return Record((str(line.year), number(line.heads), line.tier, declared), line)


def quote_records(sheet: AuthoritySheet) -> list[Record]:
    """Number, object, day, total, where it stands; the newest first."""
    return [_quote(quote) for quote in sheet.quotes]


def _quote(quote: QuoteOfSheet) -> Record:
    pill = PILLS[quote.standing]
    texts = (quote_number(quote), quote_object(quote), date_medium(quote.day), quote_total(quote), pill.text)
    return Record(texts, quote, {4: pill})


def membership_records(sheet: AuthoritySheet) -> list[Record]:
    """Convention, first and last day, standing, remarks; the latest first."""
    return [_membership(line) for line in reversed(sheet.memberships)]


def _membership(line: MembershipLine) -> Record:
    values, pill = line.values, STANDINGS[line.standing]
    start = date_medium(values.start) if values.start else ""
    end = date_medium(line.last_day) if line.last_day else "sans terme"
    texts = (values.convention.label, start, end, pill.text, _remarks(line))
    return Record(texts, line, {3: pill})


def _remarks(line: MembershipLine) -> str:
    values = line.values
    said = [
        f"signée le {date_medium(values.signed_on)}" if values.signed_on else "",
        f"dénoncée le {date_medium(values.denounced_on)}" if values.denounced_on else "",
        values.reason,
        "sous réserve de recrutement" if values.pending_recruitment else "",
        "liste d’attente" if values.waiting_list else "",
    ]
    return ", ".join(part for part in said if part)
