"""The bar of a statement by kind of work, its figures beside it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.french import amount
from cigdesk.services.statement_view import GroupView
from ui.pages.statements.filling import fill
from ui.pages.statements.words import GROUP_ICONS, GROUP_NAMES
from ui.theme import current, hub
from ui.theme.painting import rounded
from ui.widgets.base import Label, row, tight

_HIGH, _GAP = 12, 2


class _Swatch(QWidget):
    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(10, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 3, current().color(self._role))


class _Bar(QWidget):
    """Only what adds to the total has a part; the figures stand in the legend."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[str, Decimal]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, _HIGH)

    def set_parts(self, parts: list[tuple[str, Decimal]]) -> None:
        self._parts = parts
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        whole = sum((value for _role, value in self._parts), Decimal(0))
        if not whole:
            rounded(painter, QRectF(self.rect()), 3, tokens.hover)
            return
        room = self.width() - _GAP * (len(self._parts) - 1)
        left = 0.0
        for role, value in self._parts:
            width = max(float(value / whole) * room, 3.0)
            rounded(painter, QRectF(left, 0, width, _HIGH), 3, tokens.color(role))
            left += width + _GAP


class ShareBar(QWidget):
    """The bar over its legend."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = _Bar()
        self._legend = tight(QVBoxLayout(), 6)
        layout = tight(QVBoxLayout(self), 10)
        layout.addWidget(self._bar)
        layout.addLayout(self._legend)

    def show_groups(self, groups: tuple[GroupView, ...]) -> None:
        """The amounts of these headings."""
        parts = [(_role(each), each.amount) for each in groups if each.amount > 0]
        self._bar.set_parts(parts)
        said = [f"{GROUP_NAMES[each.group]} {amount(each.amount)}" for each in groups]
        self._bar.setAccessibleName(", ".join(said) or "Aucun montant")
        fill(self._legend, [_line(each) for each in groups])


def _line(group: GroupView) -> QWidget:
    made = QWidget()
    figure = Label(amount(group.amount), "strong", tabular=True)
    figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    words = row(_Swatch(_role(group)), Label(GROUP_NAMES[group.group], "body"), None, figure)
    tight(QHBoxLayout(made)).addLayout(words)
    return made


def _role(group: GroupView) -> str:
    return f"{GROUP_ICONS[group.group][1]}.solid"
