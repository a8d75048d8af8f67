"""The line of conventions: painted years and today, bars that are buttons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cigdesk.french import NBSP
from cigdesk.french.dates import MONTHS_SHORT
from ui.icons import paint_icon
from ui.pages.authorities.timeline_layout import Bar, Look, Sign, SignLook, Timeline
from ui.theme import Tokens, current, font, hub
from ui.theme.painting import dashed, draw_text, rounded, text_width

_ROW, _BAR, _HEAD, _LABELS = 36, 28, 30, 166
_ICONS = {Look.CURRENT: "check", Look.EXPIRING: "alert-triangle", Look.PROPOSED: "send"}
_ICONS |= {Look.DENOUNCED: "ban", Look.ACT: "plus"}
_SIGN = 15
_SIGN_ICONS = {SignLook.NOTICE: "flag", SignLook.AMENDMENT: "file-plus", SignLook.DENOUNCED: "mail"}
_SIGN_FAMILIES = {SignLook.NOTICE: "neutral", SignLook.AMENDMENT: "accent", SignLook.DENOUNCED: "bad"}
_FAMILIES = {Look.CURRENT: "accent", Look.EXPIRING: "warn", Look.DENOUNCED: "bad", Look.PROPOSED: "indigo"}


class _BarButton(QPushButton):
    """One period or one act; its words keep off the line of today, which crosses it at `crossing`."""

    def __init__(self, bar: Bar, parent: QWidget) -> None:
        super().__init__(bar.text, parent)
        self.bar, self.crossing = bar, -1.0
        named = f"{bar.convention.label}, {bar.text}"
        self.setAccessibleName(named)
        self.setToolTip(named)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        if self.bar.look is Look.ACT:
            dashed(painter, area, 6, tokens.field, tokens.hover if self.underMouse() else tokens.surface)
        elif self.bar.look is Look.PAST:
            rounded(painter, area, 6, tokens.hover, tokens.border)
        else:
            family = tokens.family(_FAMILIES[self.bar.look])
            rounded(painter, area, 6, family.tint, family.mid)
        self._paint_words(painter, tokens)

    def _paint_words(self, painter: QPainter, tokens: Tokens) -> None:
        type_, ink = self._type(), self._ink()
        name = _ICONS.get(self.bar.look, "")
        glyph = 16 + 6 if name else 0
        left, right = self._room(glyph + text_width(type_, self.bar.text))
        if name and right - left > 16:
            paint_icon(painter, QRectF(left, (self.height() - 16) / 2, 16, 16), name, tokens.color(ink))
        place = QRectF(left + glyph, 0, right - left - glyph, self.height())
        draw_text(painter, place, self.bar.text, type_, tokens.color(ink))

    def _room(self, needed: float) -> tuple[float, float]:
        """Where the words stand: at the left when today lets them, else on the side that has more room."""
        left, right = 10.0, self.width() - 10.0
        if not 0 < self.crossing < self.width() or left + needed < self.crossing - 6:
            return left, right
        if right - needed > self.crossing + 8:
            return right - needed, right
        if self.crossing > self.width() / 2:
            return left, self.crossing - 6
        return self.crossing + 8, right

    def _type(self) -> QFont:
        return font("secondary_strong" if self.bar.look is Look.ACT else "secondary")

    def _ink(self) -> str:
        if self.bar.look is Look.PAST:
            return "text2"
        return f"{_FAMILIES.get(self.bar.look, 'accent')}.text"


class _SignView(QWidget):
    """A disc on the upper edge of a bar: its icon says what, its tooltip says all."""

    def __init__(self, sign: Sign, parent: QWidget) -> None:
        super().__init__(parent)
        self.sign = sign
        self.setFixedSize(_SIGN, _SIGN)
        self.setToolTip(sign.text)
        self.setAccessibleName(sign.text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        family = tokens.family(_SIGN_FAMILIES[self.sign.look])
        rounded(painter, QRectF(self.rect()), _SIGN / 2, tokens.surface, family.mid)
        inside = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        paint_icon(painter, inside, _SIGN_ICONS[self.sign.look], family.text)


class _TodayLine(QWidget):
    """Over the bars, without taking the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text, self.day_x = "", 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.text:
            return
        painter, tokens = QPainter(self), current()
        painter.fillRect(QRectF(round(self.day_x) - 1, 20, 2, self.height() - 20), tokens.bad.solid)
        width = text_width(font("caption_strong"), self.text) + 12
        plate = QRectF(round(self.day_x - width / 2), 2, width, 18)
        rounded(painter, plate, 4, tokens.bad.solid)
        draw_text(
            painter,
            plate,
            self.text,
            font("caption_strong"),
            tokens.onsolid,
            align=Qt.AlignmentFlag.AlignHCenter,
        )


class TimelineView(QWidget):
    """Six years across, a row per convention; a bar opens its period, a dashed one proposes the next."""

    chosen = Signal(object)
    """(Bar): a period or an act."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline: Timeline | None = None
        self._buttons: list[_BarButton] = []
        self._signs: list[_SignView] = []
        self._today = _TodayLine(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The days that are marked, row by row, from the left."""
        return tuple(view.sign for view in self._signs)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The bars, row by row, from the left."""
        return tuple(self._buttons)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show those rows in place of the others, the keyboard on the same bar if it is still there."""
        kept = next((button.accessibleName() for button in self._buttons if button.hasFocus()), "")
        for former in (*self._buttons, *self._signs):
            former.hide()
            former.deleteLater()
        self._timeline = timeline
        self._buttons = [_BarButton(bar, self) for row in timeline.rows for bar in row.bars]
        for button in self._buttons:
            button.clicked.connect(lambda _=False, bar=button.bar: self.chosen.emit(bar))
            button.show()
            if button.accessibleName() == kept:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._signs = [_SignView(sign, self) for row in timeline.rows for sign in row.signs]
        for view in self._signs:
            view.show()
        day = timeline.today
        self._today.text = f"{day.day}{NBSP}{MONTHS_SHORT[day.month - 1]}"
        self._today.raise_()
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        rows = len(self._timeline.rows) if self._timeline else 1
        return QSize(720, _HEAD + rows * self._row_height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def _row_height(self) -> int:
        return max(_ROW, round(QFontMetricsF(font("body")).height()) + 18)

    def _x(self, share: float) -> float:
        return _LABELS + (self.width() - _LABELS - 1) * share

    def _place(self) -> None:
        if self._timeline is None:
            return
        self._today.setGeometry(self.rect())
        self._today.day_x = self._x(self._timeline.share(self._timeline.today))
        buttons, signs = iter(self._buttons), iter(self._signs)
        for number, row in enumerate(self._timeline.rows):
            top = _HEAD + number * self._row_height() + (self._row_height() - _BAR) // 2
            for bar in row.bars:
                self._place_bar(next(buttons), bar, top)
            for sign in row.signs:
                x = round(self._x(self._timeline.share(sign.day))) - _SIGN // 2
                next(signs).move(x, top - _SIGN // 2 - 2)
        self.update()

    def _place_bar(self, button: _BarButton, bar: Bar, top: int) -> None:
        left, right = (self._x(share) for share in self._span(bar))
        corner = QPoint(round(left) + 1, top)
        button.setGeometry(QRect(corner, QSize(max(round(right - left) - 2, 24), _BAR)))
        button.crossing = self._today.day_x - corner.x()

    def _span(self, bar: Bar) -> tuple[float, float]:
        return self._timeline.span(bar) if self._timeline else (0.0, 0.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._timeline is None:
            return
        painter, tokens = QPainter(self), current()
        self._paint_years(painter, tokens, self._timeline)
        for number, row in enumerate(self._timeline.rows):
            top = _HEAD + number * self._row_height()
            name = QRectF(0, top, _LABELS - 12, self._row_height())
            draw_text(painter, name, row.convention.short_label, font("body"), tokens.text)
            if row.note:
                place = QRectF(_LABELS + 9, top, self._x(0.5) - _LABELS, self._row_height())
                width = text_width(font("secondary"), row.note)
                painter.fillRect(place.adjusted(-4, 4, width + 8 - place.width(), -4), tokens.surface)
                draw_text(painter, place, row.note, font("secondary"), tokens.text3)

    def _paint_years(self, painter: QPainter, tokens: Tokens, shown: Timeline) -> None:
        for year in shown.years:
            x = round(self._x(shown.share(date(year, 1, 1))))
            painter.fillRect(QRectF(x, 0, 1, self.height()), tokens.border)
            name = QRectF(x + 7, 0, 60, 22)
            draw_text(painter, name, str(year), font("secondary", tabular=True), tokens.text2)
