"""The right column: the day of the practitioner whose time is chosen, with what would be booked in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.domain.agenda.hours import stretches
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import wall_minutes
from cigdesk.french import NNBSP, date_short, time_of_day
from cigdesk.services.agenda import AgendaSpan
from ui.icons import paint_icon
from ui.pages.agenda.board import Board, ItemKind, Mode, Options
from ui.pages.agenda.board_making import make_board
from ui.pages.agenda.cards import CardPainter, Fonts
from ui.pages.agenda.geometry import LEAST, Layout, Scale
from ui.pages.agenda.painting import GroundPainter
from ui.theme import Tokens, current, font, hub, text_scale, with_alpha
from ui.theme.painting import dashed, draw_text, hatching, pill_path, rounded
from ui.widgets.avatar import Avatar
from ui.widgets.base import Label, column, row, tight

_FIRST, _LAST = 8 * 60, 18 * 60
_LEAST_HOUR, _MOST_HOUR = 34.0, 72.0
_GUTTER, _EDGE = 44.0, 10.0


@dataclass(frozen=True)
class Marks:
    """What is laid over the day: what would be booked, the wished hour that is taken, what else is free."""

    chosen: Interval | None = None
    who: str = ""
    about: str = ""
    icon: str = ""
    taken: Interval | None = None
    free: tuple[Interval, ...] = ()


class DayView(QWidget):
    """The hours of one day, fitted to the height; painted like the agenda, only to be looked at."""

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone, self._day = zone, date(2000, 1, 1)
        self._board, self._marks, self._fonts = Board(), Marks(), Fonts()
        self._layout = Layout(self._board, Scale(0, 1, _MOST_HOUR))
        self._bounds = (_FIRST, _LAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        hub().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(260, round((_LAST - _FIRST) / 60 * 54))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, round((_LAST - _FIRST) / 60 * _LEAST_HOUR))

    def show_day(self, span: AgendaSpan, now: datetime, *, masked: bool) -> None:
        """Show the first day of that span."""
        self._day = span.first
        self._board = make_board(span, Options(Mode.DAY, now, masked=masked))
        self._fit()

    def show_marks(self, marks: Marks) -> None:
        """Lay those over the day."""
        self._marks = marks
        self._fit()

    def _fit(self) -> None:
        self._bounds = self._hours_shown()
        first, last = self._bounds
        hour = (self.height() - 2 * _EDGE) / ((last - first) / 60)
        hour = min(max(hour, _LEAST_HOUR), _MOST_HOUR * text_scale())
        strip = max(18, self._fonts.name.line + 3)
        width = max(self.width() - _GUTTER, 60)
        self._layout = Layout(self._board, Scale(width, max(len(self._board.columns), 1), hour, strip))
        self.update()

    def _hours_shown(self) -> tuple[int, int]:
        """From 8 h to 18 h, or farther for what lies outside."""
        edges = [(item.start, item.end) for item in self._board.items if item.kind is not ItemKind.ABSENCE]
        edges += [self._minutes(each) for each in (self._marks.chosen, self._marks.taken) if each]
        for each in self._board.columns:
            edges += [
                (part.start.hour * 60, part.end.hour * 60)
                for part in stretches(each.practitioner.hours, each.day)
            ]
        first = min([_FIRST, *(start // 60 * 60 for start, _ in edges)])
        last = max([_LAST, *(-(-end // 60) * 60 for _, end in edges)])
        return first, min(last, 24 * 60)

    def _minutes(self, span: Interval) -> tuple[int, int]:
        start = wall_minutes(span.start, self._day, self._zone)
        return start, start + span.minutes

    def _y(self, minute: float) -> float:
        return self._layout.scale.y(minute) - self._layout.scale.y(self._bounds[0]) + _EDGE

    def _rect(self, start: int, end: int) -> QRectF:
        top = self._y(start)
        width = self._layout.scale.width
        return QRectF(_GUTTER + 5, top, width - 10, max(self._y(end) - top, LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restyle(self) -> None:
        self._fonts = Fonts()
        self._fit()

    # drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        self._paint_hours(painter, tokens)
        if self._board.columns and self._board.columns[0].holiday:
            ground = GroundPainter(painter, tokens, self._fonts)
            area = QRectF(_GUTTER, self._y(self._bounds[0]), self._layout.scale.width, 0)
            area.setBottom(self._y(self._bounds[1]))
            ground.holiday(area, area, self._board.columns[0].holiday)
        self._paint_items(painter, tokens)
        self._paint_marks(painter, tokens)

    def _paint_hours(self, painter: QPainter, tokens: Tokens) -> None:
        first, last = self._bounds
        type_ = font("caption", tabular=True)
        line = QFontMetricsF(type_).height()
        for column_ in self._board.columns:
            for start, end in column_.closed:
                top, bottom = self._y(max(start, first)), self._y(min(end, last))
                if bottom > top:
                    area = QRectF(_GUTTER, top, self._layout.scale.width, bottom - top)
                    painter.fillRect(area, with_alpha(tokens.canvas, 0.75))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for minute in range(first, last + 1, 60):
            y = round(self._y(minute))
            painter.setPen(QPen(tokens.border, 1))
            painter.drawLine(round(_GUTTER - 6), y, self.width(), y)
            label = QRectF(0, y - line / 2, _GUTTER - 10, line)
            words = f"{minute // 60}{NNBSP}h"
            draw_text(painter, label, words, type_, tokens.text3, align=Qt.AlignmentFlag.AlignRight)

    def _paint_items(self, painter: QPainter, tokens: Tokens) -> None:
        painter.save()
        # The agenda lays a whole day out from midnight; here it begins with the first hour shown.
        painter.translate(_GUTTER, self._y(0) - self._layout.scale.y(0))
        cards = CardPainter(painter, tokens, self._fonts)
        ground = GroundPainter(painter, tokens, self._fonts)
        for place in self._layout.touching(self._layout.scale.column_rect(0)):
            item, rect = self._board.items[place], self._layout.rects[place]
            if item.kind is ItemKind.ABSENCE:
                ground.absence(rect, item)
            elif item.kind is ItemKind.BAND:
                ground.band(rect, self._layout.strips[place], item)
            else:
                cards.paint(rect, item)
        painter.restore()

    def _paint_marks(self, painter: QPainter, tokens: Tokens) -> None:
        for span in self._marks.free:
            self._paint_free(painter, self._rect(*self._minutes(span)), tokens)
        if self._marks.taken is not None:
            self._paint_taken(painter, self._marks.taken, tokens)
        if self._marks.chosen is not None:
            self._paint_chosen(painter, self._rect(*self._minutes(self._marks.chosen)), tokens)

    def _paint_free(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        dashed(painter, rect, 7, tokens.accent.solid, tokens.surface)
        self._words(painter, rect, "plus", ("Libre",), tokens.accent.text)

    def _paint_taken(self, painter: QPainter, span: Interval, tokens: Tokens) -> None:
        rect = self._rect(*self._minutes(span))
        rect.setLeft(rect.center().x())
        family = tokens.warn
        hatching(painter, pill_path(rect.adjusted(0.5, 0.5, -0.5, -0.5), 7), family.mid, family.tint)
        dashed(painter, rect, 7, family.solid)
        plate = rect.adjusted(6, 2, -6, -2)
        plate.setHeight(min(plate.height(), 2 * self._fonts.name.line))
        painter.fillRect(plate, family.tint)
        hour = time_of_day(span.start.astimezone(self._zone))
        self._words(painter, rect, "alert-triangle", (hour, "demandé"), family.text)

    def _paint_chosen(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        rounded(painter, rect, 7, tokens.indigo.solid)
        words = (self._marks.who or "À réserver", self._marks.about)
        self._words(painter, rect, self._marks.icon, words, tokens.onsolid)

    def _words(
        self, painter: QPainter, rect: QRectF, icon: str, lines: tuple[str, ...], colour: QColor
    ) -> None:
        """The first line after its icon, the second under it where there is room."""
        bold, plain = self._fonts.name.font, self._fonts.time.font
        line = min(float(self._fonts.name.line), rect.height())
        one = rect.height() < 2 * line
        top = rect.center().y() - line / 2 if one else rect.top() + 3
        paint_icon(painter, QRectF(rect.left() + 8, round(top + line / 2 - 6), 12, 12), icon, colour)
        first = QRectF(rect.left() + 24, top, rect.width() - 30, line)
        draw_text(painter, first, lines[0], bold, colour)
        if not one and len(lines) > 1:
            under = QRectF(rect.left() + 8, top + line, rect.width() - 14, line)
            draw_text(painter, under, lines[1], plain, colour)


class DayColumn(QFrame):
    """Whose day, the hours, and what the marks mean."""

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self.setProperty("surface", "side")
        self._zone = zone
        self._faces = tight(QVBoxLayout(), 0)
        self._face: Avatar | None = None
        self._day, self._whose = Label("", "strong"), Label("", "secondary", "text2")
        self.view = DayView(zone)
        self._lay_out()

    def _lay_out(self) -> None:
        words = column(self._day, self._whose, spacing=0)
        head = row(self._faces, words, None, spacing=9)
        layout = tight(QVBoxLayout(self), 8, (17, 14, 16, 12))
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addWidget(_Legend())

    def show_day(self, span: AgendaSpan, now: datetime, *, masked: bool) -> None:
        """Show that day of its practitioner."""
        whose = span.practitioners[0]
        if self._face is not None:
            self._faces.removeWidget(self._face)
            self._face.hide()
            self._face.deleteLater()
        self._face = Avatar(whose.name, side=28, marked=True)
        self._faces.addWidget(self._face)
        self._day.setText(date_short(span.first))
        self._whose.setText(f"Journée de {whose.name}")
        self.view.show_day(span, now, masked=masked)
        booked = sum(each.status.holds_time for each in span.appointments)
        said = f"{self._whose.text()}, {self._day.text()}, {booked} rendez-vous"
        self.view.setAccessibleName(said)

    def show_marks(self, marks: Marks) -> None:
        """Lay those over the day."""
        self.view.show_marks(marks)


class _Legend(QWidget):
    """« à réserver », « conflit », « libre »."""

    _ENTRIES = ("à réserver", "conflit", "libre")

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Légende : " + ", ".join(self._ENTRIES))
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, max(18, round(QFontMetricsF(font("caption")).height()) + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, x = QPainter(self), current(), 0.0
        for name in self._ENTRIES:
            box = QRectF(x, round(self.height() / 2 - 6), 12, 12)
            if name == "à réserver":
                rounded(painter, box, 3, tokens.indigo.solid)
            elif name == "conflit":
                dashed(painter, box, 3, tokens.warn.solid, tokens.warn.tint)
            else:
                dashed(painter, box, 3, tokens.accent.solid, tokens.surface)
            width = QFontMetricsF(font("caption")).horizontalAdvance(name)
            draw_text(
                painter, QRectF(x + 17, 0, width + 2, self.height()), name, font("caption"), tokens.text2
            )
            x += 17 + width + 14
