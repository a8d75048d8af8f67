"""The proposed times as rows of a list, under their days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cigdesk.domain.agenda.words import FUNCTIONS
from cigdesk.french import date_short
from cigdesk.services.slot_finding import FoundSlot
from ui.pages.agenda.booking.looking import Answer, same
from ui.pages.agenda.booking.words import hours_of, near_day, place_of, until_words
from ui.theme import Accent
from ui.widgets.pill import PillData

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_SOONEST = PillData("Le plus tôt")
_FOLLOWS = PillData("Suit déjà l’agent", Accent.ACCENT, "user-check")
_WISHED = PillData("Heure demandée", Accent.OK, "check")


@dataclass(frozen=True)
class DayRow:
    """The head of a day."""

    text: str
    near: str = ""


@dataclass(frozen=True)
class SlotRow:
    """One time that can be chosen, with its words."""

    slot: FoundSlot
    time: str
    delay: str
    who: str
    where: str
    icon: str
    badges: tuple[PillData, ...]

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        said = (self.time, self.delay, self.who, self.where, *(each.text for each in self.badges))
        return ", ".join(part for part in said if part)


Row = DayRow | SlotRow


def rows_of(answer: Answer, now: datetime, zone: ZoneInfo) -> list[Row]:
    """The heads of days and the times under them, in order; the typed hour first of all."""
    rows: list[Row] = []
    soonest = answer.slots[0] if answer.slots else None
    for day, group in groupby(answer.choices, key=lambda each: each.span.start.astimezone(zone).date()):
        first, *rest = group
        rows.append(DayRow(date_short(day), near_day(first.span.start, now, zone)))
        rows += [_slot_row(each, answer, soonest, now, zone) for each in (first, *rest)]
    return rows


def _slot_row(
    slot: FoundSlot, answer: Answer, soonest: FoundSlot | None, now: datetime, zone: ZoneInfo
) -> SlotRow:
    return SlotRow(
        slot=slot,
        time=hours_of(slot, zone),
        delay=until_words(slot.span.start, now, zone),
        who=slot.practitioner.name,
        where=place_of(slot) or FUNCTIONS[slot.practitioner.function],
        icon=answer.way.icon,
        badges=tuple(_badges(slot, answer, soonest)),
    )


def _badges(slot: FoundSlot, answer: Answer, soonest: FoundSlot | None) -> list[PillData]:
    found = []
    wished = answer.wished
    if wished is not None and wished.free and same(slot, wished.slot):
        found.append(_WISHED)
    elif soonest is not None and same(slot, soonest):
        found.append(_SOONEST)
    if slot.follows or slot.practitioner.id == answer.question.followed_by:
        found.append(_FOLLOWS)
    return found


class SlotModel(QAbstractListModel):
    """Heads that cannot be chosen, times that can."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def fill(self, rows: Sequence[Row]) -> None:
        """Show those in place of the others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def slots(self) -> list[FoundSlot]:
        """The times, in order."""
        return [row.slot for row in self.rows if isinstance(row, SlotRow)]

    def index_of(self, slot: FoundSlot | None) -> QModelIndex:
        """Where that time stands; an invalid index when it is not there."""
        for place, row in enumerate(self.rows):
            if slot is not None and isinstance(row, SlotRow) and same(row.slot, slot):
                return self.index(place)
        return QModelIndex()

    def row(self, index: Index) -> Row | None:
        """The row of that index."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), SlotRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if role == ROW:
            return row
        if row is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken if isinstance(row, SlotRow) else f"{row.text} {row.near}".strip()
        return None
