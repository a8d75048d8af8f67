"""The answers of the palette: rows under the heading of their group, near ones apart, drawn by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from cigdesk.french import NBSP, number
from ui.icons import paint_icon
from ui.palette_items import PaletteItem, PaletteRest, PaletteRow
from ui.theme import current, font
from ui.theme.painting import draw_text, rounded, text_width
from ui.widgets.keycap import cap_size, paint_cap
from ui.widgets.matching import match_spans

Index = QModelIndex | QPersistentModelIndex
WIDTH = 560
_INSET, _TEXT_LEFT = 12, 36


class Role(IntEnum):
    """What the delegate asks the model."""

    ROW = Qt.ItemDataRole.UserRole + 1
    QUERY = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Heading:
    """The title of a group with how many there are in all, or the line above the near answers."""

    text: str
    count: str = ""
    above_near: bool = False


Row = Heading | PaletteItem | PaletteRest


def arranged(rows: Sequence[PaletteRow], query: str) -> list[Row]:
    """The rows by group, under headings; those found but for typing errors last, and said to be so."""
    near = [row for row in rows if row.near]
    shown = _grouped([row for row in rows if not row.near])
    if near:
        title = f"Résultats proches de «{NBSP}{query.strip()}{NBSP}»"
        shown += [Heading(title, above_near=True), *_grouped(near)]
    return shown


def _grouped(rows: Sequence[PaletteRow]) -> list[Row]:
    shown: list[Row] = []
    for group in dict.fromkeys(row.group for row in rows):
        mine = [row for row in rows if row.group == group]
        shown += [Heading(group, _count(mine)), *mine]
    return shown


def _count(rows: Sequence[PaletteRow]) -> str:
    """How many there are in all, where not all are shown."""
    rests = [row for row in rows if isinstance(row, PaletteRest)]
    total = sum(row.count for row in rests) + len(rows) - len(rests)
    if not rests:
        return ""
    return f"plus de{NBSP}{number(total)}" if any(row.countless for row in rests) else number(total)


class PaletteModel(QAbstractListModel):
    """Only an answer can be chosen: a heading and the line of what is left out cannot."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._query = ""

    def show(self, rows: Sequence[PaletteRow], query: str) -> None:
        """Replace the answers to what is typed."""
        self.beginResetModel()
        self._rows, self._query = arranged(rows, query), query
        self.endResetModel()

    def item(self, index: Index) -> PaletteItem | None:
        """The answer at that row, None for anything else."""
        row = self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None
        return row if isinstance(row, PaletteItem) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Role.QUERY:
            return self._query
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title} {row.detail}".strip() if isinstance(row, PaletteItem) else row.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.item(index) is not None else Qt.ItemFlag.NoItemFlags


class PaletteDelegate(QStyledItemDelegate):
    """Draws the rows; what matches is underlined."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetricsF(font("body")).height()
        return QSize(WIDTH, round(line + (18 if isinstance(index.data(Role.ROW), PaletteItem) else 12)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = index.data(Role.ROW), QRectF(option.rect)
        if isinstance(row, Heading):
            _paint_heading(painter, area.adjusted(_INSET, 4, -_INSET, 0), row, first=index.row() == 0)
        elif isinstance(row, PaletteRest):
            place = area.adjusted(_TEXT_LEFT + 2, 0, -_INSET, -2)
            draw_text(painter, place, row.text, font("secondary"), current().text3)
        else:
            chosen = bool(option.state & option.state.State_Selected)
            _paint_item(painter, area.adjusted(2, 0, -2, 0), row, index.data(Role.QUERY), chosen=chosen)


def _paint_heading(painter: QPainter, area: QRectF, row: Heading, *, first: bool) -> None:
    tokens = current()
    if row.above_near:
        if not first:
            painter.fillRect(QRectF(area.left(), area.top() - 2, area.width(), 1), tokens.border)
        draw_text(painter, area, row.text, font("secondary"), tokens.text2)
        return
    draw_text(painter, area, row.text, font("secondary_strong"), tokens.text3)
    if row.count:
        after = text_width(font("secondary_strong"), row.text) + 8
        draw_text(painter, area.adjusted(after, 0, 0, 0), row.count, font("secondary"), tokens.text3)


def _paint_item(painter: QPainter, area: QRectF, item: PaletteItem, query: str, *, chosen: bool) -> None:
    tokens = current()
    if chosen:
        rounded(painter, area, 5, tokens.accent.tint)
    ink = tokens.accent.text if chosen else tokens.text2
    glyph = QRectF(area.left() + 10, round(area.center().y() - 8), 16, 16)
    paint_icon(painter, glyph, "check" if item.ticked else item.icon, ink)
    right = _paint_cap(painter, area, "Entrée" if chosen and not item.keycap else item.keycap)
    place = QRectF(area.left() + _TEXT_LEFT, area.top(), right - area.left() - _TEXT_LEFT, area.height())
    body = font("body")
    draw_text(painter, place, item.title, body, tokens.text)
    _underline(painter, place, item.title, query, body)
    after = min(text_width(body, item.title) + 6, place.width())
    beside = place.adjusted(after, 0, 0, 0)
    draw_text(painter, beside, item.detail, body, tokens.text2 if chosen else tokens.text3)
    _underline(painter, beside, item.detail, query, body)


def _underline(painter: QPainter, place: QRectF, text: str, query: str, face: QFont) -> None:
    metrics = QFontMetricsF(face)
    base = place.center().y() + metrics.ascent() - metrics.height() / 2 + 2
    for start, end in match_spans(text, query):
        left, right = metrics.horizontalAdvance(text[:start]), metrics.horizontalAdvance(text[:end])
        mark = QRectF(place.left() + left, round(base), right - left, 2)
        painter.fillRect(mark & place, current().accent.solid)


def _paint_cap(painter: QPainter, area: QRectF, keycap: str) -> float:
    if not keycap:
        return area.right() - _INSET
    tokens, size = current(), cap_size(keycap)
    place = QRectF(area.right() - 10 - size.width(), 0, size.width(), size.height())
    place.moveTop(round(area.center().y() - size.height() / 2))
    paint_cap(painter, place, keycap, tokens.text2, tokens.border, ground=tokens.surface)
    return place.left() - 8
