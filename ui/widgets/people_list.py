"""Whose agenda is shown: a box, a face, a name, and how many slots are free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.french import initials
from ui.theme import current, font, hub, text_scale
from ui.theme.painting import draw_text, rounded
from ui.widgets.avatar import paint_avatar
from ui.widgets.base import tight
from ui.widgets.checks import paint_box

_LEFT, _BOX, _FACE = 6, 16, 22


@dataclass(frozen=True)
class Person:
    """One row: `key` is what the caller wants back, `right` is short (« 3 libres », « complet »)."""

    key: object
    name: str
    right: str = ""


class PersonRow(QCheckBox):
    """One person; ticked rows are tinted and bold."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(person.name, parent)
        self.person = person
        self.setAccessibleName(", ".join(part for part in (person.name, person.right) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, max(32, round(QFontMetricsF(font("body")).height()) + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        chosen = self.isChecked()
        if chosen or self.underMouse():
            rounded(painter, QRectF(self.rect()), 6, tokens.accent.tint if chosen else tokens.hover)
        middle = self.height() / 2
        paint_box(painter, QRectF(_LEFT, round(middle - _BOX / 2), _BOX, _BOX), chosen, tokens)
        side = round(_FACE * text_scale())
        face = QRectF(_LEFT + _BOX + 8, round(middle - side / 2), side, side)
        paint_avatar(painter, face, initials(self.person.name), tokens)
        self._paint_words(painter, face.right() + 8)

    def _paint_words(self, painter: QPainter, x: float) -> None:
        tokens, right = current(), self.person.right
        small = font("secondary")
        width = QFontMetricsF(small).horizontalAdvance(right)
        end = self.width() - 6 - width
        ink = tokens.text2 if self.isChecked() else tokens.text3
        draw_text(painter, QRectF(end, 0, width + 1, self.height()), right, small, ink)
        type_ = font("strong" if self.isChecked() else "body")
        draw_text(painter, QRectF(x, 0, end - 8 - x, self.height()), self.person.name, type_, tokens.text)


class AvatarCheckList(QWidget):
    """Rows of people; `changed` follows each tick with the keys that are ticked."""

    changed = Signal(list)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: list[PersonRow] = []
        self._column = tight(QVBoxLayout(self), 0)

    def set_people(self, people: Sequence[Person], checked: Iterable[object]) -> None:
        """Show these people, those of these keys ticked, without telling `changed`."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        ticked = list(checked)
        self._rows = [self._row(person, ticked=person.key in ticked) for person in people]

    def _row(self, person: Person, *, ticked: bool) -> PersonRow:
        row = PersonRow(person)
        row.setChecked(ticked)
        row.toggled.connect(lambda: self.changed.emit(self.checked()))
        self._column.addWidget(row)
        return row

    def rows(self) -> tuple[PersonRow, ...]:
        """The rows in their order, for tab order."""
        return tuple(self._rows)

    def checked(self) -> list[object]:
        """Keys of the ticked rows, in the order shown."""
        return [row.person.key for row in self._rows if row.isChecked()]
