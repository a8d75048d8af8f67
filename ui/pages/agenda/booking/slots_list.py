"""The list of proposed times: cards with a radio mark, painted; the keys are the screen's."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cigdesk.french import initials
from cigdesk.services.slot_finding import FoundSlot
from ui.icons import paint_icon
from ui.pages.agenda.booking.slots_model import ROW, DayRow, Index, Row, SlotModel, SlotRow
from ui.theme import Tokens, current, font, hub, text_scale
from ui.theme.painting import draw_text, rounded, text_width
from ui.widgets.avatar import paint_avatar
from ui.widgets.pill import PillData, paint_pill, pill_size

_GAP, _RADIO, _FACE, _ICON = 6, 16, 28, 14
_TIME_WIDTH, _LEAST_NAME = 114, 120


class SlotDelegate(QStyledItemDelegate):
    """Draws the heads of days and the cards of times."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetricsF(font("strong")).height() + QFontMetricsF(font("secondary")).height()
        if isinstance(index.data(ROW), DayRow):
            return QSize(100, round(QFontMetricsF(font("secondary")).height()) + 15)
        return QSize(100, max(52, round(lines) + 18) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW)
        painter.save()
        area = QRectF(option.rect)
        if isinstance(row, DayRow):
            self._paint_day(painter, area, row, current())
        elif isinstance(row, SlotRow):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_card(painter, area.adjusted(2, 0, -2, -_GAP), row, chosen=chosen, hovered=hovered)
        painter.restore()

    def _paint_day(self, painter: QPainter, area: QRectF, row: DayRow, tokens: Tokens) -> None:
        line = area.adjusted(2, 6, -2, -3)
        draw_text(painter, line, row.text, font("secondary_strong"), tokens.text2)
        beside = line.adjusted(text_width(font("secondary_strong"), row.text) + 6, 0, 0, 0)
        draw_text(painter, beside, row.near, font("secondary"), tokens.text3)

    def _paint_card(
        self, painter: QPainter, card: QRectF, row: SlotRow, *, chosen: bool, hovered: bool
    ) -> None:
        tokens = current()
        ground = tokens.accent.tint if chosen else (tokens.hover if hovered else tokens.surface)
        rounded(painter, card, 7, ground, None if chosen else tokens.border)
        if chosen:
            painter.setPen(QPen(tokens.accent.solid, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 6, 6)
        self._paint_radio(painter, card, tokens, chosen=chosen)
        left = card.left() + 12 + _RADIO + 12
        width = max(_TIME_WIDTH * text_scale(), text_width(font("section", tabular=True), row.time))
        self._two_lines(painter, QRectF(left, card.top(), width, card.height()), row.time, row.delay)
        self._paint_who(painter, card, left + width + 12, row, tokens, chosen=chosen)

    def _paint_radio(self, painter: QPainter, card: QRectF, tokens: Tokens, *, chosen: bool) -> None:
        mark = QRectF(card.left() + 12, round(card.center().y() - _RADIO / 2), _RADIO, _RADIO)
        painter.setPen(QPen(tokens.accent.solid if chosen else tokens.field, 1.5))
        painter.setBrush(tokens.surface)
        painter.drawEllipse(mark.adjusted(0.75, 0.75, -0.75, -0.75))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent.solid)
            painter.drawEllipse(mark.adjusted(4.5, 4.5, -4.5, -4.5))

    def _two_lines(self, painter: QPainter, place: QRectF, first: str, second: str) -> None:
        tokens, strong = current(), font("section", tabular=True)
        above, below = QFontMetricsF(strong).height(), QFontMetricsF(font("secondary")).height()
        top = place.center().y() - (above + below) / 2
        draw_text(painter, QRectF(place.left(), top, place.width() + 1, above), first, strong, tokens.text)
        under = QRectF(place.left(), top + above, place.width(), below)
        draw_text(painter, under, second, font("secondary"), tokens.text2)

    def _paint_who(
        self, painter: QPainter, card: QRectF, left: float, row: SlotRow, tokens: Tokens, *, chosen: bool
    ) -> None:
        side = _FACE * text_scale()
        face = QRectF(left, round(card.center().y() - side / 2), side, side)
        paint_avatar(painter, face, initials(row.who), tokens)
        name = min(text_width(font("emphasis"), row.who) + 7, _LEAST_NAME)
        right = self._paint_badges(painter, card, face.right() + 22 + name, row.badges, chosen=chosen)
        above, below = QFontMetricsF(font("body")).height(), QFontMetricsF(font("secondary")).height()
        top, x = card.center().y() - (above + below) / 2, face.right() + 10
        draw_text(painter, QRectF(x, top, right - x, above), row.who, font("emphasis"), tokens.text)
        icon = QRectF(x, round(top + above + below / 2 - _ICON / 2), _ICON, _ICON)
        paint_icon(painter, icon, row.icon, tokens.text2)
        under = QRectF(icon.right() + 4, top + above, right - icon.right() - 4, below)
        draw_text(painter, under, row.where, font("secondary"), tokens.text2)

    def _paint_badges(
        self, painter: QPainter, card: QRectF, least: float, badges: tuple[PillData, ...], *, chosen: bool
    ) -> float:
        """From the right, as long as there is room; gives where the words must stop."""
        tokens, right = current(), card.right() - 12
        for badge in reversed(badges):
            size = pill_size(badge)
            if right - size.width() < least:
                break
            place = QRectF(right - size.width(), 0, size.width(), size.height())
            place.moveTop(round(card.center().y() - size.height() / 2))
            if chosen:
                _paint_on_surface(painter, place, badge, tokens)
            else:
                paint_pill(painter, place, badge, tokens)
            right = place.left() - 6
        return right - 6


def _paint_on_surface(painter: QPainter, place: QRectF, badge: PillData, tokens: Tokens) -> None:
    """On the tint of the card that is chosen, a badge of the same tint would not be seen."""
    rounded(painter, place, 6, tokens.surface)
    ink, x = tokens.family(badge.family).text, place.left() + 9
    if badge.icon:
        paint_icon(painter, QRectF(x - 1, round(place.center().y() - 7), 14, 14), badge.icon, ink)
        x += 18
    words = font("secondary")
    words.setWeight(font("emphasis").weight())
    draw_text(painter, QRectF(x, place.top(), place.right() - x, place.height()), badge.text, words, ink)


class SlotList(QListView):
    """The times; `picked` follows a click or a key."""

    picked = Signal(object)
    """(FoundSlot)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SlotModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(SlotDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("Prochains créneaux libres")
        self.setProperty("ground", "bare")
        self.setProperty("focusRing", False)
        self.clicked.connect(self._clicked)
        hub().changed.connect(self._restyle)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other times, where the list stood."""
        place = self.verticalScrollBar().value()
        self.rows.fill(rows)
        self.verticalScrollBar().setValue(place)

    def show_chosen(self, slot: FoundSlot | None) -> None:
        """Mark that time."""
        index = self.rows.index_of(slot)
        self.setCurrentIndex(index)
        if index.isValid():
            self._keep_in_sight(index)

    def _keep_in_sight(self, index: QModelIndex) -> None:
        """With its day, for the first of a day."""
        if index.row() > 0 and isinstance(self.rows.row(index.siblingAtRow(index.row() - 1)), DayRow):
            self.scrollTo(index.siblingAtRow(index.row() - 1))
        self.scrollTo(index)

    def step(self, steps: int) -> None:
        """The next time, or the one before."""
        slots = self.rows.slots()
        row = self.rows.row(self.currentIndex())
        if not slots:
            return
        place = slots.index(row.slot) + steps if isinstance(row, SlotRow) else 0
        self.picked.emit(slots[min(max(place, 0), len(slots) - 1)])

    def _clicked(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if isinstance(row, SlotRow):
            self.picked.emit(row.slot)

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # ↑ ↓ and Pg ↓ do the same wherever the keyboard is: they are the screen's.
        event.ignore()
