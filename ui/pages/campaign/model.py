"""The rows of a campaign: what was declared before, what is typed now, what it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.catalogue import Tier
from cigdesk.domain.money import total
from cigdesk.french import NBSP, amount, date_medium, number, plural
from cigdesk.services.campaigns import CampaignLine
from ui.theme import Accent
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Index, Reader, RowModel

Enter = Callable[[UUID, str], bool]


class CampaignModel(RowModel[CampaignLine]):
    """One cell of each row is typed in; what is no headcount stays there with the reason."""

    NAME, BEFORE, HEADS, STATE, TIER, PRICE, LETTERS = range(7)
    _TITLES = ("Collectivité", "Avant", "Effectif", "État", "Strate", "Effet sur l’année", "Envois")

    def __init__(self, enter: Enter, parent: QObject | None = None) -> None:
        super().__init__(len(self._TITLES), right=(self.BEFORE, self.HEADS, self.PRICE), parent=parent)
        self._enter = enter
        self._texts: Mapping[int, Callable[[CampaignLine], str]] = {
            self.NAME: lambda line: line.row.name,
            self.BEFORE: lambda line: "" if line.row.before is None else number(line.row.before),
            self.HEADS: self._heads,
            self.STATE: lambda line: self._pill(line).text,
            self.TIER: _tier,
            self.PRICE: _effect,
            self.LETTERS: _letters,
        }
        self._typed: dict[UUID, str] = {}
        self._faults: dict[UUID, str] = {}

    def title(self, column: int) -> str:
        return self._TITLES[column]

    def readers(self) -> Mapping[int, Reader[CampaignLine]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._text,
            Qt.ItemDataRole.EditRole: self._edited,
            Qt.ItemDataRole.ToolTipRole: self._hint,
            CellRole.DETAIL: lambda line, at: line.row.kind.label if at == self.NAME else None,
            CellRole.PILL: lambda line, at: self._pill(line) if at == self.STATE else None,
            CellRole.TONE: self._tone,
            CellRole.STRONG: lambda _line, at: at == self.HEADS,
        }

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == self.HEADS else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.row(index)
        if line is None or role != Qt.ItemDataRole.EditRole or index.column() != self.HEADS:
            return False
        typed, key = str(value).strip(), line.row.authority_id
        self._faults.pop(key, None)
        self._typed.pop(key, None)
        if not typed or typed == self._kept(line):
            self.repaint_rows()
            return True
        self._typed[key] = typed
        return self._enter(key, typed)

    def show(self, lines: Sequence[CampaignLine]) -> None:
        """Show those; the same ones in the same order keep the row of the keyboard and what is typed."""
        before = [line.row.authority_id for line in self._rows]
        self._typed = {key: text for key, text in self._typed.items() if key in self._faults}
        if before == [line.row.authority_id for line in lines]:
            self._rows = lines
            self.repaint_rows()
        else:
            self.fill(lines)

    def refuse(self, authority_id: UUID, sentence: str) -> None:
        """What is typed for that authority is no headcount: it stays, with the reason."""
        self._faults[authority_id] = sentence
        self.repaint_rows()

    def line(self, row: int) -> CampaignLine | None:
        """The authority of that row."""
        return self.row(self.index(row, 0))

    # cells

    def _kept(self, line: CampaignLine) -> str:
        return "" if line.row.heads is None else number(line.row.heads)

    def _edited(self, line: CampaignLine, column: int) -> str | None:
        return self._heads(line) if column == self.HEADS else None

    def _heads(self, line: CampaignLine) -> str:
        return self._typed.get(line.row.authority_id, self._kept(line))

    def _text(self, line: CampaignLine, column: int) -> str:
        return self._texts[column](line)

    def _pill(self, line: CampaignLine) -> PillData:
        if line.row.authority_id in self._faults:
            return PillData("À corriger", Accent.BAD, "alert-circle")
        if not line.answered:
            return PillData("À déclarer", Accent.WARN, "clock")
        if line.tier is not None:
            up = line.tier.upward
            return PillData("Change de strate", Accent.ACCENT, "arrow-up" if up else "arrow-down")
        return PillData("Déclaré", Accent.OK, "check")

    def _tone(self, line: CampaignLine, column: int) -> str | None:
        if column == self.HEADS:
            return "bad.text" if line.row.authority_id in self._faults else "text"
        return None if column in (self.NAME, self.STATE) else "text2"

    def _hint(self, line: CampaignLine, column: int) -> str | None:
        fault = self._faults.get(line.row.authority_id, "")
        if fault and column in (self.HEADS, self.STATE):
            return fault
        said = _HINTS.get(column)
        return said(line) or None if said else None


def _declared(line: CampaignLine) -> str:
    if line.row.declared_on is None:
        return ""
    by = f", par {line.row.declared_by}" if line.row.declared_by else ""
    return f"Déclaré le {date_medium(line.row.declared_on)}{by}"


def _prices(line: CampaignLine) -> str:
    each = (f"{e.label}{NBSP}: {amount(e.before)}, puis {amount(e.after)}" for e in line.effects)
    return "\n".join(each)


def _of_year(line: CampaignLine) -> str:
    return f"Déclaré pour {line.row.before_year}" if line.row.before_year else ""


_HINTS: Mapping[int, Callable[[CampaignLine], str]] = {
    CampaignModel.BEFORE: _of_year,
    CampaignModel.HEADS: _declared,
    CampaignModel.PRICE: _prices,
}


def _tier(line: CampaignLine) -> str:
    return f"{_short(line.tier.before)} → {_short(line.tier.after)}" if line.tier else ""


def _short(tier: Tier) -> str:
    """« 200–749 », « 1 750 et plus »."""
    if tier.last is None:
        return f"{number(tier.first)} et plus"
    return f"{number(tier.first)}–{number(tier.last)}" if tier.first > 1 else f"jusqu’à {number(tier.last)}"


def _effect(line: CampaignLine) -> str:
    if not line.effects:
        return ""
    return signed(total(each.difference for each in line.effects))


def signed(euros: Decimal) -> str:
    """« +2 575,00 € », « −2 575,00 € »."""
    return f"{'+' if euros > 0 else '−' if euros else ''}{amount(abs(euros))}"


def _letters(line: CampaignLine) -> str:
    row = line.row
    if not row.letters or row.last_letter is None:
        return ""
    return f"{plural(row.letters, 'envoi')}, {date_medium(row.last_letter)}"
