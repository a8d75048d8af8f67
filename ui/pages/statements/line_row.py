"""A line of a statement: one press leads to the work behind it, its menu corrects it or puts it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.ports.statements import CorrectionRow
from cigdesk.services.statement_view import LineView
from ui.icons import Status, icon, paint_icon, paint_status
from ui.pages.statements.correction_form import CorrectionForm
from ui.pages.statements.words import LineWords
from ui.theme import Tokens, current, font, hub, text_scale
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import tight
from ui.widgets.buttons import IconButton

_EDGE: Final = 16
_DAY, _CASE, _QUANTITY, _DURATION, _PRICE, _AMOUNT, _MENU = 108, 88, 112, 70, 86, 92, 34
_ICON: Final = 24
NARROW: Final = 640
"""Width in px of a card under which its lines leave out the price of a unit, which their hint says."""


@dataclass(frozen=True)
class Look:
    """Which columns a card has: a case only where some line has one, less room for durations."""

    cases: bool = False
    hourly: bool = False


class Columns:
    """Where the columns of a card begin and end, in px of its width."""

    def __init__(self, width: float, look: Look) -> None:
        scale = text_scale()
        self.day = (_EDGE, _EDGE + _DAY * scale)
        case = _CASE * scale if look.cases else 0
        self.case = (self.day[1], self.day[1] + case)
        right = width - _MENU
        self.amount = (right - _AMOUNT * scale, right)
        self.narrow = width < NARROW * scale
        self.price = (self.amount[0] - (0 if self.narrow else _PRICE * scale), self.amount[0])
        self.quantity = (self.price[0] - (_DURATION if look.hourly else _QUANTITY) * scale, self.price[0])
        self.what = (self.case[1], self.quantity[0] - 8)


class LineButton(QAbstractButton):
    """The painted line; Entrée, Espace or a click shows the work behind it."""

    moved = Signal(int)
    """(steps): the arrows ask for another line."""
    correct_asked = Signal()
    aside_asked = Signal()

    def __init__(
        self, words: LineWords, look: Look, status: Status | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words, self._look, self._status = words, look, status
        self.setText(words.spoken)
        self.setAccessibleName(words.spoken)
        self.setToolTip("\n".join(filter(None, (words.what, words.price, words.under))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        body = QFontMetricsF(font("body")).height()
        small = QFontMetricsF(font("secondary")).height() if self.words.under else 0
        return QSize(520, max(36 if not small else 50, round(body + small) + 18))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = {
            Qt.Key.Key_Up: lambda: self.moved.emit(-1),
            Qt.Key.Key_Down: lambda: self.moved.emit(1),
            Qt.Key.Key_Return: self.click,
            Qt.Key.Key_Enter: self.click,
            Qt.Key.Key_C: self.correct_asked.emit,
            Qt.Key.Key_R: self.aside_asked.emit,
        }.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if act is None or not plain:
            super().keyPressEvent(event)
        else:
            act()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, area = QPainter(self), current(), QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(area.adjusted(1, 0, -1, 0), tokens.hover)
        painter.fillRect(QRectF(1, 0, area.width() - 2, 1), tokens.border)
        self._paint_cells(painter, tokens)
        if self.hasFocus():
            painter.setPen(tokens.focus)
            rounded(painter, area.adjusted(2, 2, -2, -2), 5, None, tokens.focus)
            rounded(painter, area.adjusted(3, 3, -3, -3), 4, None, tokens.focus)

    def _paint_cells(self, painter: QPainter, tokens: Tokens) -> None:
        words, columns = self.words, Columns(self.width(), self._look)
        ink = tokens.text3 if words.faded else tokens.text
        small = QFontMetricsF(font("secondary")).height() if words.under else 0
        high = QFontMetricsF(font("body")).height()
        top = round((self.height() - high - small) / 2)

        def cell(bounds: tuple[float, float], text: str, role: str = "body", *, right: bool = False) -> None:
            place = QRectF(bounds[0], top, bounds[1] - bounds[0] - (0 if right else 8), high)
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            kind = font("strong" if role == "strong" else "body", tabular=True)
            draw_text(painter, place, text, kind, ink if role != "grey" else tokens.text2, align=align)

        cell(columns.day, words.day)
        cell(columns.case, words.case, "grey")
        left, right = columns.what
        if self._glyph(painter, tokens, QRectF(left, round(top + high / 2 - 8), 16, 16)):
            left += _ICON
        end = right if words.quantity else columns.amount[0]
        cell((left, end), words.what)
        cell(columns.quantity, words.quantity, right=True)
        if not columns.narrow:
            cell(columns.price, words.price, "grey", right=True)
        cell(columns.amount, words.amount, "body" if words.faded else "strong", right=True)
        if words.under:
            place = QRectF(columns.what[0], top + high, columns.price[1] - columns.what[0], small)
            tone = tokens.warn.text if words.marked else tokens.text3
            draw_text(painter, place, words.under, font("secondary"), tone)

    def _glyph(self, painter: QPainter, tokens: Tokens, square: QRectF) -> bool:
        if self._status is not None:
            paint_status(painter, square, self._status, tokens)
        elif self.words.icon:
            paint_icon(painter, square, self.words.icon, tokens.text2)
        return self._status is not None or bool(self.words.icon)


class LineRow(QWidget):
    """The line, its menu, and the form that opens under it."""

    opened = Signal(object)
    """(WorkKey)."""
    moved = Signal(int)
    corrected = Signal(object, object)
    """(LineView, CorrectionForm): what is typed there is to be kept."""
    put_off = Signal(object, object)
    """(LineView, CorrectionForm)."""
    withdrawn = Signal(object)
    """(UUID): of a correction."""

    def __init__(
        self,
        line: LineView,
        words: LineWords,
        corrections: tuple[CorrectionRow, ...],
        look: Look,
        *,
        closed: bool,
    ) -> None:
        super().__init__()
        self.line, self.corrections, self.closed = line, corrections, closed
        self.button = LineButton(words, look, parent=self)
        self.menu_button = IconButton(
            "dots-vertical", self.tr("Corriger ou reporter la ligne du {day}").format(day=words.day), side=26
        )
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form: CorrectionForm | None = None
        self._layout = tight(QVBoxLayout(self))
        self._layout.addWidget(self.button)
        over = tight(QHBoxLayout(self.button), 0, (0, 0, 4, 0))
        over.addStretch(1)
        over.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(lambda: self.opened.emit(line.key))
        self.button.moved.connect(self.moved)
        self.button.correct_asked.connect(self.begin_correction)
        self.button.aside_asked.connect(self.begin_putting_off)
        self.menu_button.clicked.connect(lambda: self.show_menu(self.menu_button))

    @property
    def may_wait(self) -> bool:
        """Whether it may be left for the next month: what corrects or is closed stands where it is."""
        return not self.closed and not self.line.corrects

    def menu(self) -> QMenu:
        """What can be done about it."""
        menu = QMenu(self)
        menu.addAction(icon("eye"), self.tr("Voir l’intervention\tEntrée"), self.button.click)
        menu.addAction(icon("pencil"), self.tr("Corriger…\tC"), self.begin_correction)
        if self.may_wait:
            menu.addAction(
                icon("calendar-time"), self.tr("Reporter au mois suivant…\tR"), self.begin_putting_off
            )
        for each in self.corrections:
            take_back = lambda _=False, key=each.id: self.withdrawn.emit(key)  # noqa: E731 - one expression
            menu.addAction(icon("arrow-back-up"), self.tr("Retirer la correction"), take_back)
        return menu

    def show_menu(self, at: QWidget) -> None:
        """Open it below that widget."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu(self.menu_button)
        event.accept()

    def begin_correction(self) -> None:
        """Ask below the line what is due."""
        self._begin(CorrectionForm(self.line, closed=self.closed))
        if self.form is not None:
            self.form.submitted.connect(lambda: self.corrected.emit(self.line, self.form))

    def begin_putting_off(self) -> None:
        """Ask below the line why it waits."""
        if self.may_wait:
            self._begin(CorrectionForm(self.line, putting_off=True))
            if self.form is not None:
                self.form.submitted.connect(lambda: self.put_off.emit(self.line, self.form))

    def _begin(self, form: CorrectionForm) -> None:
        self.end()
        self.form = form
        form.left.connect(self.end)
        self._layout.addWidget(form)
        form.show()
        form.focus_first()

    def end(self) -> None:
        """Close the form, the keyboard back on the line."""
        form, self.form = self.form, None
        if form is not None:
            self._layout.removeWidget(form)
            form.hide()
            form.deleteLater()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
