"""One choice among few, all in sight: segments in one frame, or separate chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Tokens, current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import tight

_RADIUS = 6


class _Segment(QPushButton):
    def __init__(self, text: str, height: int, padding: int) -> None:
        super().__init__(text)
        self._height, self._padding = height, padding
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def label(self) -> str:
        """The text without its mnemonic."""
        return self.text().replace("&", "")

    def sizeHint(self) -> QSize:
        # The bold width is kept at rest too, so that choosing moves nothing.
        metrics = QFontMetricsF(font("strong"))
        width = metrics.horizontalAdvance(self.label()) + 2 * self._padding
        return QSize(round(width + 0.49), max(self._height, round(metrics.height()) + 10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        type_ = font("strong") if self.isChecked() else font("body")
        ink = tokens.accent.text if self.isChecked() else (tokens.text if self.isEnabled() else tokens.text3)
        draw_text(painter, QRectF(self.rect()), self.label(), type_, ink, align=Qt.AlignmentFlag.AlignHCenter)


class Segmented(QWidget):
    """Exclusive segments in one frame; arrows move the choice, `chosen` says its key."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        *,
        small: bool = False,
        stretch: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        policy = QSizePolicy.Policy.Preferred if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self._row = tight(QHBoxLayout(self), 0)
        for key, text in options:
            self._add(key, text, 28 if small else 32)
        self._group.buttonToggled.connect(self._toggled)
        hub().changed.connect(self.update)

    def _add(self, key: str, text: str, height: int) -> None:
        segment = _Segment(text, height, 12)
        segment.setChecked(not self._segments)
        self._segments[key] = segment
        self._group.addButton(segment)
        self._row.addWidget(segment, 1)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the segments, from the left."""
        return tuple(self._segments)

    def value(self) -> str:
        """The key of the chosen segment, or "" when there is none."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose that segment; raises KeyError when there is none of that key."""
        self._segments[key].setChecked(True)

    def set_text(self, key: str, text: str) -> None:
        """Change the words of a segment, for a count for example."""
        self._segments[key].setText(text)
        self._segments[key].updateGeometry()

    def segment(self, key: str) -> QPushButton:
        """The button of that key, for tab order and shortcuts."""
        return self._segments[key]

    def _toggled(self, button: QPushButton, checked: bool) -> None:
        self.update()
        if checked:
            self.chosen.emit(next(key for key, segment in self._segments.items() if segment is button))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        rounded(painter, area, _RADIUS, tokens.surface)
        self._paint_chosen(painter, area, tokens)
        self._paint_lines(painter, tokens)
        rounded(painter, area, _RADIUS, None, tokens.field)
        self._paint_underline(painter, area, tokens)

    def _chosen_area(self) -> QRectF | None:
        key = self.value()
        return QRectF(self._segments[key].geometry()) if key else None

    def _paint_chosen(self, painter: QPainter, area: QRectF, tokens: Tokens) -> None:
        chosen = self._chosen_area()
        if chosen is None:
            return
        painter.save()
        outline = QPainterPath()
        outline.addRoundedRect(area, _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        painter.fillRect(chosen, tokens.accent.tint)
        painter.restore()

    def _paint_lines(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setPen(QPen(tokens.border, 1))
        for segment in list(self._segments.values())[1:]:
            x = segment.x() + 0.5
            painter.drawLine(round(x), 1, round(x), self.height() - 2)

    def _paint_underline(self, painter: QPainter, area: QRectF, tokens: Tokens) -> None:
        chosen = self._chosen_area()
        if chosen is None:
            return
        outline = QPainterPath()
        outline.addRoundedRect(area, _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        line = QRectF(chosen.left(), area.bottom() - 2, chosen.width(), 2)
        painter.fillRect(line, tokens.accent.solid if self.isEnabled() else tokens.field)


class Chip(QPushButton):
    """A separate choice or filter: « En retard 4 », ticked when it is chosen and has no icon of its own."""

    def __init__(
        self,
        text: str,
        *,
        icon_name: str = "",
        count: int | None = None,
        edged: bool = True,
        ticked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name, self._count, self._edged, self._ticked = icon_name, count, edged, ticked
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)
        self._name()
        hub().changed.connect(self.update)

    def set_count(self, count: int | None) -> None:
        """Show another count, or none."""
        self._count = count
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        spoken = self.text() if self._count is None else f"{self.text()}, {self._count}"
        self.setAccessibleName(spoken.replace("&", ""))

    def _icon(self) -> str:
        return "check" if self._ticked and self.isChecked() else self._icon_name

    def _parts(self) -> tuple[float, float, float]:
        glyph = 16 + 6 if self._icon() else 0
        word = QFontMetricsF(self._font()).horizontalAdvance(self.text().replace("&", ""))
        figures = QFontMetricsF(font("secondary", tabular=True))
        count = 8 + figures.horizontalAdvance(str(self._count)) if self._count is not None else 0
        return glyph, word, count

    def _font(self) -> QFont:
        return font("strong" if self.isChecked() else "body")

    def sizeHint(self) -> QSize:
        height = max(30, round(QFontMetricsF(font("body")).height()) + 10)
        return QSize(round(sum(self._parts()) + 2 * 11 + 0.49), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        chosen = self.isChecked()
        ink = tokens.accent.text if chosen else tokens.text2
        border = tokens.accent.solid if chosen else (tokens.field if self._edged else tokens.border)
        ground = tokens.accent.tint if chosen else (tokens.hover if self.underMouse() else tokens.surface)
        rounded(painter, QRectF(self.rect()), _RADIUS, ground, border)
        glyph, word, count = self._parts()
        x = (self.width() - glyph - word - count) / 2
        if glyph:
            paint_icon(painter, QRectF(round(x), round(self.height() / 2 - 8), 16, 16), self._icon(), ink)
        label = self.text().replace("&", "")
        draw_text(painter, QRectF(x + glyph, 0, word + 1, self.height()), label, self._font(), ink)
        if count:
            place = QRectF(x + glyph + word + 8, 0, count, self.height())
            draw_text(painter, place, str(self._count), font("secondary", tabular=True), ink)


class ChipGroup(QButtonGroup):
    """Exclusive chips by key; `chosen` says the key."""

    chosen = Signal(str)

    def __init__(self, chips: Sequence[tuple[str, Chip]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = dict(chips)
        for chip in self.chips.values():
            self.addButton(chip)
        self.buttonToggled.connect(self._toggled)

    def value(self) -> str:
        """The key of the chosen chip, or ""."""
        return next((key for key, chip in self.chips.items() if chip.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose that chip; raises KeyError when there is none of that key."""
        self.chips[key].setChecked(True)

    def _toggled(self, button: QPushButton, checked: bool) -> None:
        if checked:
            self.chosen.emit(next(key for key, chip in self.chips.items() if chip is button))
