"""What stands above a page: where one is, the name of the thing, its figures, its tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.icons import paint_icon
from ui.theme import current, font, hub
from ui.theme.painting import draw_text
from ui.widgets.base import Label, rule, tight


class Glyph(QWidget):
    """A small icon alone, for decoration beside words; screen readers pass it."""

    def __init__(
        self, name: str, *, role: str = "text2", side: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._side = name, role, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def set_icon(self, name: str, role: str = "") -> None:
        """Draw another icon, in another role when one is given."""
        self._name, self._role = name, role or self._role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        square = QRectF(0, (self.height() - self._side) / 2, self._side, self._side)
        paint_icon(QPainter(self), square, self._name, current().color(self._role))


class _Crumb(QPushButton):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font("body"))
        return QSize(round(metrics.horizontalAdvance(self.text()) + 1), max(24, round(metrics.height()) + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        type_ = font("body")
        type_.setUnderline(self.underMouse())
        draw_text(QPainter(self), QRectF(self.rect()), self.text(), type_, tokens.text2)


class Breadcrumb(QWidget):
    """« Collectivités › Choisy-le-Roi »: each parent leads back, `asked` says which (its place from 0)."""

    asked = Signal(int)

    def __init__(self, parents: Sequence[str], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = tight(QHBoxLayout(self), 8)
        for place, name in enumerate(parents):
            self._row.addWidget(self._crumb(place, name))
            self._row.addWidget(Glyph("chevron-right"))
        self.title_label = Label(title, "title")
        self._row.addWidget(self.title_label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def _crumb(self, place: int, name: str) -> _Crumb:
        crumb = _Crumb(name)
        crumb.setAccessibleName(self.tr("Revenir à {name}").format(name=name))
        crumb.clicked.connect(lambda: self.asked.emit(place))
        return crumb

    def set_title(self, title: str) -> None:
        """Name the thing shown."""
        self.title_label.setText(title)


class SummaryStrip(QFrame):
    """Facts in one line, separated by rules: « Commune | Val-de-Marne, 94600 | INSEE 94022 »."""

    def __init__(self, facts: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = tight(QHBoxLayout(self), 12)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[str]) -> None:
        """Show those facts, the empty ones left out."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        shown = [fact for fact in facts if fact]
        for place, fact in enumerate(shown):
            if place:
                self._row.addWidget(rule("v"))
            self._row.addWidget(Label(fact, "body", "text2"))
        self._row.addStretch(1)
        self.setAccessibleName(", ".join(shown))


class Figure(QWidget):
    """A caption over its value: « Effectif déclaré / 1 284 agents »."""

    def __init__(self, caption: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self.value_label = Label(value, "strong")
        layout = tight(QVBoxLayout(self), 2)
        layout.addWidget(Label(caption, "secondary", "text2"))
        layout.addWidget(self.value_label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{caption} : {value}")

    def set_value(self, value: str) -> None:
        """Show another value."""
        self.value_label.setText(value)
        self.setAccessibleName(f"{self._caption} : {value}")


class _Tab(QPushButton):
    PADDING, LINE = 10, 2

    def __init__(self, text: str, count: int | None) -> None:
        super().__init__(text)
        self._count = count
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()

    def set_count(self, count: int | None) -> None:
        """Show another count, or none."""
        self._count = count
        self._say()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(self.text() if self._count is None else f"{self.text()}, {self._count}")

    def _word(self) -> float:
        return QFontMetricsF(font("strong" if self.isChecked() else "emphasis")).horizontalAdvance(
            self.text()
        )

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font("strong"))
        figures = QFontMetricsF(font("caption"))
        count = 7 + figures.horizontalAdvance(str(self._count)) if self._count is not None else 0
        width = metrics.horizontalAdvance(self.text()) + count + 2 * self.PADDING
        return QSize(round(width + 0.49), max(38, round(metrics.height()) + 22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        chosen = self.isChecked()
        ink = tokens.accent.text if chosen else (tokens.text if self.underMouse() else tokens.text2)
        area = QRectF(self.PADDING, 0, self._word() + 1, self.height() - self.LINE)
        draw_text(painter, area, self.text(), font("strong" if chosen else "emphasis"), ink)
        if self._count is not None:
            place = QRectF(area.right() + 6, area.top(), self.width() - area.right(), area.height())
            draw_text(painter, place, str(self._count), font("caption"), tokens.text2)
        if chosen:
            painter.fillRect(
                QRectF(0, self.height() - self.LINE, self.width(), self.LINE), tokens.accent.solid
            )


class Tabs(QWidget):
    """The parts of a sheet, underlined, with what each holds; arrows move, `chosen` says the key."""

    chosen = Signal(str)

    def __init__(
        self, tabs: Sequence[tuple[str, str, int | None]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, _Tab] = {}
        layout = tight(QHBoxLayout(self), 4)
        for key, text, count in tabs:
            tab = _Tab(text, count)
            tab.setChecked(not self._tabs)
            self._tabs[key] = tab
            self._group.addButton(tab)
            layout.addWidget(tab)
        layout.addStretch(1)
        self._group.buttonToggled.connect(self._toggled)
        hub().changed.connect(self.update)

    def value(self) -> str:
        """The key of the tab shown."""
        return next((key for key, tab in self._tabs.items() if tab.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Show that tab; raises KeyError when there is none of that key."""
        self._tabs[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Say how much a tab holds."""
        self._tabs[key].set_count(count)

    def tab(self, key: str) -> QPushButton:
        """The button of that key, for tab order."""
        return self._tabs[key]

    def _toggled(self, button: QPushButton, checked: bool) -> None:
        if checked:
            self.chosen.emit(next(key for key, tab in self._tabs.items() if tab is button))
