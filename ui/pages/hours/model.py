"""The cells of a week: cases and network by days, each total at its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from cigdesk.french import NBSP, WEEKDAYS_SHORT, date_long, hours
from cigdesk.services.support_time import Week, WeekRow
from ui.masking import Masking
from ui.pages.cases.words import NETWORK, charge_pill, done_by, who
from ui.pages.hours.presenter import Place
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Index, Reader, RowModel

NAME, FIRST_DAY, TOTAL = 0, 1, 8
DAYS: Final = range(FIRST_DAY, TOTAL)
Enter = Callable[[Place, str], bool]


class WeekModel(RowModel[WeekRow | None]):
    """The first row, None, adds the days up; each of the others is the network or a case."""

    def __init__(
        self, enter: Enter, masking: Masking, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(TOTAL + 1, right=(*DAYS, TOTAL), parent=parent)
        self._enter, self._masking, self._today = enter, masking, today
        self._week: Week | None = None
        self._typed: dict[Place, str] = {}
        self._faults: dict[Place, str] = {}
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        if column == NAME:
            return "Dossier"
        if column == TOTAL or self._week is None:
            return "Total"
        day = self._week.days[column - FIRST_DAY]
        return f"{WEEKDAYS_SHORT[day.weekday()]}{NBSP}{day.day}"

    def readers(self) -> Mapping[int, Reader[WeekRow | None]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.EditRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._hint,
            CellRole.DETAIL: _detail,
            CellRole.TONE: self._tone,
            CellRole.STRONG: lambda row, column: row is None or column in (NAME, TOTAL),
        }

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Overrides RowModel, for which no row holds nothing: the sums are the row without a case."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        reader = self.readers().get(role)
        return reader(self._rows[index.row()], index.column()) if reader else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if self.can_type(index) else usual

    def can_type(self, index: Index) -> bool:
        """Whether that cell is a day that has come, in the life of its case."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        if row is None or self._week is None or index.column() not in DAYS:
            return False
        day, case = self._week.days[index.column() - FIRST_DAY], row.case
        alive = case is None or (case.opened_on <= day and (case.closed_on is None or day <= case.closed_on))
        return alive and day <= self._today()

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.EditRole or not self.can_type(index):
            return False
        typed, place = str(value).strip(), self.place(index)
        self._faults.pop(place, None)
        self._typed.pop(place, None)
        if typed == self._kept(row, index.column()):
            self.repaint_rows()
            return True
        self._typed[place] = typed
        return self._enter(place, typed)

    def show(self, week: Week | None) -> None:
        """Show that week; the same rows keep the cell of the keyboard and what was refused in them."""
        before = self._week
        self._week = week
        rows: tuple[WeekRow | None, ...] = (None, *week.rows) if week else ()
        self._typed = {place: text for place, text in self._typed.items() if place in self._faults}
        if before and week and _same(before, week):
            self._rows = rows
            self.repaint_rows()
        else:
            self._typed, self._faults = {}, {}
            self.fill(rows)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, TOTAL)

    def refuse(self, place: Place, sentence: str) -> None:
        """What is typed in that cell is not kept: it stays, with the reason."""
        self._faults[place] = sentence
        self.repaint_rows()

    def forget_faults(self) -> None:
        """What was refused goes: its cell shows what is kept."""
        self._typed, self._faults = {}, {}
        self.repaint_rows()

    def fault(self, index: Index) -> str:
        """Why what is typed in that cell is not kept; "" when it is."""
        return self._faults.get(self.place(index), "") if self.row(index) is not None else ""

    def place(self, index: Index) -> Place:
        """The case and the day of a cell."""
        row = self.row(index)
        return (row.case.id if row and row.case else None), index.column() - FIRST_DAY

    # cells

    def _kept(self, row: WeekRow | None, column: int) -> str:
        if self._week is None:
            return ""
        if column == TOTAL:
            minutes = row.minutes if row else self._week.minutes
        else:
            at = column - FIRST_DAY
            minutes = row.cells[at].minutes if row else self._week.minutes_on(at)
        return hours(minutes) if minutes else ""

    def _text(self, row: WeekRow | None, column: int) -> str:
        if column == NAME:
            return self._name(row)
        if row is None or column == TOTAL:
            return self._kept(row, column)
        return self._typed.get(self._place(row, column), self._kept(row, column))

    def _name(self, row: WeekRow | None) -> str:
        if row is None:
            return "Total"
        return who(row.case, masked=self._masking.masked) if row.case else NETWORK

    def _place(self, row: WeekRow, column: int) -> Place:
        return (row.case.id if row.case else None), column - FIRST_DAY

    def _spoken(self, row: WeekRow | None, column: int) -> str:
        if column == NAME or self._week is None:
            return ", ".join(part for part in (self._name(row), _detail(row, NAME)) if part)
        day = "total" if column == TOTAL else date_long(self._week.days[column - FIRST_DAY])
        return f"{self._name(row)}, {day}\u00a0: {self._text(row, column) or 'rien'}"

    def _tone(self, row: WeekRow | None, column: int) -> str:
        if row is not None and column in DAYS and self._place(row, column) in self._faults:
            return "bad.text"
        return "text" if row is None or column in (NAME, TOTAL) else "text2"

    def _hint(self, row: WeekRow | None, column: int) -> str | None:
        if row is None or column not in DAYS or self._week is None:
            closed = self._week.closed if self._week and column in DAYS else {}
            return closed.get(self._week.days[column - FIRST_DAY]) if self._week and closed else None
        if fault := self._faults.get(self._place(row, column), ""):
            return fault
        entries = row.cells[column - FIRST_DAY].entries
        lines = (f"{hours(each.minutes)}, {done_by(each)}, {charge_pill(each).text}" for each in entries)
        return "\n".join(lines) or None


def _detail(row: WeekRow | None, column: int) -> str:
    if column != NAME or row is None:
        return ""
    return f"{row.case.number}, {row.case.authority}" if row.case else "Sans dossier, non imputé"


def _same(one: Week, other: Week) -> bool:
    ids = [tuple(each.case.id if each.case else None for each in week.rows) for week in (one, other)]
    return ids[0] == ids[1] and one.days == other.days and one.practitioner.id == other.practitioner.id
