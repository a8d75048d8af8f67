"""The fields of the left column: steps, tiles, the wished day and hour, who it may already be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import agent_name
from cigdesk.french import NNBSP, date_short, parse_date, parse_moment, time_of_day
from cigdesk.ports.people import AgentLine
from ui.icons import paint_icon
from ui.pages.agenda.booking.ways import WAYS, Way
from ui.pages.agenda.booking.words import Line
from ui.pages.agenda.details_parts import StatusGlyph
from ui.theme import current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.pickers import _Lenient

Wish = tuple[date, time | None]
_STEPPING = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class StepHead(QWidget):
    """« 2 Sujet », with the key that leads there."""

    def __init__(self, number: int, text: str, keycap: str = "") -> None:
        super().__init__()
        line = tight(QHBoxLayout(self), 8)
        line.addWidget(_Number(number))
        line.addWidget(Label(text, "secondary", "text2"))
        line.addStretch(1)
        if keycap:
            line.addWidget(KeyCap(keycap))


class _Number(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = max(18, round(QFontMetricsF(font("caption")).height()) + 4)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        rounded(painter, area, 5, tokens.hover)
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, area, str(self._number), font("caption_strong"), tokens.text2, align=centre)


class WayTile(QPushButton):
    """A way of meeting: icon, word, key."""

    def __init__(self, way: Way) -> None:
        super().__init__(way.text)
        self._way = way
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"Alt {way.letter}")
        self.setProperty("focusRadius", 6)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font("secondary_strong"))
        lines = words.height() + QFontMetricsF(font("caption")).height()
        width = words.horizontalAdvance(self.text()) + 12
        return QSize(round(width + 0.49), max(66, round(lines) + 36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        chosen, area = self.isChecked(), QRectF(self.rect())
        ground = tokens.accent.tint if chosen else (tokens.hover if self.underMouse() else tokens.surface)
        rounded(painter, area, 6, ground, tokens.accent.solid if chosen else tokens.field)
        ink = tokens.accent.text if chosen else tokens.text2
        type_, key_type = font("secondary_strong" if chosen else "secondary"), font("caption")
        line, key_line = QFontMetricsF(type_).height(), QFontMetricsF(key_type).height()
        top = (area.height() - 18 - line - key_line - 4) / 2
        paint_icon(painter, QRectF(round(area.center().x() - 9), round(top), 18, 18), self._way.icon, ink)
        centre = Qt.AlignmentFlag.AlignHCenter
        word = QRectF(2, top + 20, area.width() - 4, line)
        draw_text(painter, word, self.text(), type_, ink, align=centre)
        key = QRectF(2, word.bottom() + 1, area.width() - 4, key_line)
        key_ink = tokens.accent.text if chosen else tokens.text3
        draw_text(painter, key, f"Alt {self._way.letter}", key_type, key_ink, align=centre)


class WayTiles(QWidget):
    """The ways of meeting side by side; the proposed one is lit before any is chosen."""

    chosen = Signal(object)
    """(Way)"""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Mode de rencontre")
        self._group = QButtonGroup(self)
        line = tight(QHBoxLayout(self), 6)
        self.tiles = {way.key: WayTile(way) for way in WAYS}
        for way in WAYS:
            tile = self.tiles[way.key]
            tile.clicked.connect(lambda _checked=False, way=way: self.chosen.emit(way))
            self._group.addButton(tile)
            line.addWidget(tile, 1)

    def show_way(self, way: Way) -> None:
        """Light that one, without telling."""
        self.tiles[way.key].setChecked(True)

    def value(self) -> str:
        """The key of the one that is lit."""
        return next((key for key, tile in self.tiles.items() if tile.isChecked()), "")


class WishField(_Lenient[Wish]):
    """A day, or a day with its hour: `mar 17`, `mar 17 14h`. ↑ and ↓ are left to the list of times."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(placeholder="mar 17 14h", parent=parent)
        self._today = today

    def _parse(self, text: str) -> Wish:
        try:
            return parse_moment(text, self._today())
        except ValueError as fault:
            try:
                return parse_date(text, self._today()), None
            except ValueError:
                raise fault from None

    def _write(self, value: Wish) -> str:
        day = self._day(value[0])
        return day if value[1] is None else f"{day} {time_of_day(value[1])}"

    def _day(self, day: date) -> str:
        """The year only where it would not be understood without."""
        short = date_short(day, year=False)
        try:
            return short if parse_date(short, self._today()) == day else date_short(day)
        except ValueError:
            return date_short(day)

    def _step(self, _steps: int) -> Wish | None:
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPPING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class FaultLine(QWidget):
    """What is wrong with an answer that is not a field: icon and sentence."""

    def __init__(self) -> None:
        super().__init__()
        glyph = Glyph("alert-circle", role="bad.solid", side=16)
        self._said = Label("", "secondary", "bad", wrap=True)
        line = row(glyph, self._said, spacing=6)
        line.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show that sentence, or nothing."""
        self._said.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """What is said."""
        return self._said.text()


class FactLines(QWidget):
    """What is known of the person, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self._column = tight(QVBoxLayout(self), 6, (2, 2, 0, 0))
        self._rows: list[QWidget] = []
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these in place of the others."""
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(line) for line in lines]
        self.setVisible(bool(lines))

    def _row(self, line: Line) -> QWidget:
        whole = QWidget()
        glyph: QWidget = (
            StatusGlyph(line.status) if line.status else Glyph(line.icon, role=line.role, side=16)
        )
        inside = row(glyph, Label(line.text, "secondary", "text2", wrap=True), spacing=6)
        inside.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
        inside.setStretch(1, 1)
        whole.setLayout(inside)
        self._column.addWidget(whole)
        return whole

    def texts(self) -> list[str]:
        """What is said, for screen readers and tests."""
        return [label.text() for each in self._rows for label in each.findChildren(Label)]


class Doubles(QWidget):
    """« Est-ce Mme Haddad, Pantin ? »: who the new person may already be, and the way to take that sheet."""

    taken = Signal(object)
    """(AgentLine)"""
    MOST = 3

    def __init__(self) -> None:
        super().__init__()
        self._column = tight(QVBoxLayout(self), 6)
        self.buttons: list[Button] = []
        self._notes: list[QWidget] = []
        self.hide()

    def show_lines(self, lines: Sequence[AgentLine], *, masked: bool) -> None:
        """Show these people in place of the others."""
        for old in self._notes:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        self._notes = [self._note(line, masked=masked) for line in lines[: self.MOST] if not line.archived]
        self.setVisible(bool(self._notes))

    def _note(self, line: AgentLine, *, masked: bool) -> QWidget:
        note = surface("note")
        name = agent_name(line.civility, line.first_name, line.last_name, masked=masked)
        question = f"Est-ce {name}, {line.authority}{NNBSP}?"
        button = Button("Prendre sa fiche", size="small", icon_name="user-check")
        button.setAccessibleDescription(question)
        button.clicked.connect(lambda: self.taken.emit(line))
        self.buttons.append(button)
        glyph = Glyph("user-search")
        inside = row(glyph, Label(question, "emphasis", wrap=True), button, spacing=8)
        inside.setContentsMargins(10, 7, 8, 7)
        inside.setStretch(1, 1)
        note.setLayout(inside)
        self._column.addWidget(note)
        return note


def wished_parts(value: Wish | None) -> tuple[date | None, time | None]:
    """The day and the hour of what was typed."""
    return value if value is not None else (None, None)
