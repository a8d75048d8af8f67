"""The lines under one heading, as a card: what they come to at its head, then each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.domain.engagement_units import HOUR
from cigdesk.domain.statement import WorkKey
from cigdesk.french import amount
from cigdesk.ports.statements import CorrectionRow
from cigdesk.services.statement_view import GroupView, LeftOut
from ui.icons import Status
from ui.pages.statements.line_row import NARROW, Columns, LineButton, LineRow, Look
from ui.pages.statements.words import GROUP_ICONS, group_sum, left_out_words, words_of
from ui.theme import current, font, hub, text_scale
from ui.theme.painting import draw_text
from ui.widgets.base import Label, surface, tight
from ui.widgets.header import Glyph

Corrections = Mapping[WorkKey, tuple[CorrectionRow, ...]]


class Heads(QWidget):
    """The names of the columns, over them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    @property
    def _price(self) -> str:
        return "Tarif horaire" if self._look.hourly else "Prix unitaire"

    def sizeHint(self) -> QSize:
        return QSize(520, round(QFontMetricsF(font("secondary")).height()) + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        columns = Columns(self.width(), self._look)
        painter.fillRect(QRectF(1, 0, self.width() - 2, 1), tokens.border)
        right = Qt.AlignmentFlag.AlignRight
        named = (
            (columns.day, "Date", False),
            (columns.case, "Dossier" if self._look.cases else "", False),
            (columns.what, "Mode" if self._look.hourly else "Prestation", False),
            (columns.quantity, "Durée" if self._look.hourly else "Unités", True),
            (columns.price, "" if columns.narrow else self._price, True),
            (columns.amount, "Montant", True),
        )
        for (start, end), text, figures in named:
            place = QRectF(start, 0, end - start, self.height())
            align = right if figures else Qt.AlignmentFlag.AlignLeft
            draw_text(painter, place, text, font("secondary"), tokens.text3, align=align)


class GroupCard(QWidget):
    """One heading."""

    def __init__(
        self, group: GroupView, left_out: Sequence[LeftOut], corrections: Corrections, *, closed: bool
    ) -> None:
        super().__init__()
        look = Look(any(each.case_number for each in group.lines), _hourly(group))
        self.rows = [
            LineRow(
                each,
                words_of(each, _waiting(corrections.get(each.key, ()))),
                corrections.get(each.key, ()),
                look,
                closed=closed,
            )
            for each in group.lines
        ]
        self.aside = [LineButton(left_out_words(each), look, Status.EXCUSED) for each in left_out]
        frame = surface("card")
        tight(QVBoxLayout(self)).addWidget(frame)
        layout = tight(QVBoxLayout(frame), 0, (0, 0, 0, 1))
        self._sum = Label(group_sum(group), "body", "text2", tabular=True)
        layout.addLayout(_head(group, self._sum))
        layout.addWidget(Heads(look))
        dated: list[tuple[date, QWidget]] = [(each.line.day, each) for each in self.rows]
        dated += [(each.day, widget) for each, widget in zip(left_out, self.aside, strict=True)]
        for _day, widget in sorted(dated, key=lambda each: each[0]):
            layout.addWidget(widget)
        self.setAccessibleName(f"{group.group.label}, {amount(group.amount)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sum.setVisible(self.width() >= NARROW * text_scale())


def _head(group: GroupView, said: Label) -> QHBoxLayout:
    name, family = GROUP_ICONS[group.group]
    head = tight(QHBoxLayout(), 12, (16, 10, 34, 10))
    head.addWidget(Glyph(name, role=f"{family}.solid", side=18))
    title = Label(group.group.label, "strong")
    title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    head.addWidget(title, 1)
    head.addWidget(said)
    total = Label(amount(group.amount), "strong", tabular=True)
    total.setMinimumWidth(92)
    total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    head.addWidget(total)
    return head


def _hourly(group: GroupView) -> bool:
    return all(each.unit == HOUR for each in group.lines) and any(
        each.mode is not None for each in group.lines
    )


def _waiting(corrections: Sequence[CorrectionRow]) -> str:
    return corrections[-1].reason if corrections else ""


class OutCard(QWidget):
    """What was excused, where nothing was done by the hour that month."""

    def __init__(self, left_out: Sequence[LeftOut]) -> None:
        super().__init__()
        self.aside = [
            LineButton(left_out_words(each), Look(hourly=True), Status.EXCUSED) for each in left_out
        ]
        frame = surface("card")
        tight(QVBoxLayout(self)).addWidget(frame)
        layout = tight(QVBoxLayout(frame), 0, (0, 0, 0, 1))
        head = tight(QHBoxLayout(), 12, (16, 10, 34, 10))
        head.addWidget(Glyph("calendar-off", side=18))
        head.addWidget(Label("Hors relevé", "strong"), 1)
        layout.addLayout(head)
        for widget in self.aside:
            layout.addWidget(widget)
