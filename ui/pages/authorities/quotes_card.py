"""The latest quotes of the authority, each the way to open it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cigdesk.french import amount, date_medium
from cigdesk.services.authority_sheet import AuthoritySheet, QuoteOfSheet
from ui.pages.authorities.cards import replace_all
from ui.pages.quotes.states import PILLS
from ui.theme import Role, current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.pill import paint_pill, pill_size

SHOWN = 4
_NUMBER, _DAY, _TOTAL, _PILL = 116, 110, 116, 126


class QuoteRow(QPushButton):
    """Number, object, day, total, where it stands."""

    def __init__(self, quote: QuoteOfSheet, parent: QWidget | None = None) -> None:
        super().__init__(quote_number(quote), parent)
        self._quote, self._pill = quote, PILLS[quote.standing]
        words = quote_number(quote), quote_object(quote), date_medium(quote.day), quote_total(quote)
        said = (*words, self._pill.text)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(480, max(36, round(QFontMetricsF(font("body")).height()) + 18))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            rounded(painter, area, 6, tokens.hover)
        day = area.right() - _PILL - _TOTAL - _DAY
        self._paint(painter, self.text(), "emphasis", 4, _NUMBER - 8)
        self._paint(painter, quote_object(self._quote), "body", _NUMBER, max(day - _NUMBER - 8, 0))
        self._paint(painter, date_medium(self._quote.day), "body", day, _DAY - 8)
        right = Qt.AlignmentFlag.AlignRight
        self._paint(painter, quote_total(self._quote), "strong", day + _DAY, _TOTAL - 14, align=right)
        size = pill_size(self._pill)
        top = round(area.center().y() - size.height() / 2)
        place = QRectF(day + _DAY + _TOTAL, top, size.width(), size.height())
        paint_pill(painter, place, self._pill, tokens)

    def _paint(
        self,
        painter: QPainter,
        text: str,
        role: Role,
        x: float,
        width: float,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        place = QRectF(x, 0, width, self.height())
        draw_text(painter, place, text, font(role, tabular=True), current().text, align=align)


def quote_number(quote: QuoteOfSheet) -> str:
    """Its number; a draft has none yet."""
    return quote.number or "Sans numéro"


def quote_object(quote: QuoteOfSheet) -> str:
    """What it is about."""
    return quote.object or "Sans objet"


def quote_total(quote: QuoteOfSheet) -> str:
    """Its total, once it is frozen."""
    return "" if quote.total is None else amount(quote.total)


class QuotesCard(Card):
    """« Devis récents »."""

    opened = Signal(object)
    """(UUID)."""
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._all = Button(self.tr("Tous les devis"), "link", size="small")
        super().__init__(self.tr("Devis récents"), right=self._all, spacing=0, parent=parent)
        self._all.clicked.connect(self.all_asked)
        self.rows: list[QuoteRow] = []

    def show_sheet(self, sheet: AuthoritySheet) -> None:
        """Show the newest quotes of that authority."""
        self._all.setVisible(len(sheet.quotes) > SHOWN)
        self.rows = [QuoteRow(quote) for quote in sheet.quotes[:SHOWN]]
        for quote, shown in zip(sheet.quotes, self.rows, strict=False):
            shown.clicked.connect(lambda _=False, quote=quote: self.opened.emit(quote.id))
        replace_all(self.body, self.rows or [Label(self.tr("Aucun devis pour le moment."), "body", "text2")])
