"""What became of the day before, at the right of the form of the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.domain.observation_answer import Standing
from cigdesk.domain.rights import Right
from cigdesk.french import date_medium, plural
from cigdesk.ports.follow_ups import FollowUpRow
from cigdesk.services.desk import Services
from cigdesk.services.observation_answers import EarlierDay
from ui.icons import paint_icon
from ui.page import Workbench
from ui.pages.authorities.cards import replace_all
from ui.pages.prevention.days.words import SEVERITIES
from ui.pages.prevention.follow_up.output import ReportOutput
from ui.pages.prevention.follow_up.words import column_when, row_pill
from ui.theme import Accent, current, font, hub
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.gauge import Share, StackBar
from ui.widgets.pill import paint_pill, pill_size

_WIDTH = 312


class FollowUpColumn(QFrame):
    """« Suites du 14 avr. 2026 »: every observation of that day, then what is open of the days before it."""

    report_asked = Signal(object)
    """(UUID): the report of the day before."""
    answer_asked = Signal(object)
    """(UUID): note the answer to that observation."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("Suites de l’inspection précédente"))
        self._bench, self.output = bench, ReportOutput(bench, self)
        self.inspection_id: UUID | None = None
        self.day: EarlierDay | None = None
        self.title, self.said = Label("", "section"), Label("", "secondary", "text2", tabular=True)
        self.report_button = Button(self.tr("Rapport"), "link", size="medium")
        self.bar = StackBar()
        self.items: list[FollowUpItem] = []
        self._list = tight(QVBoxLayout(), 8)
        self.remind_button = Button(self.tr("Relancer la collectivité"), icon_name="mail")
        bench.gate(Right.INSPECT, self.remind_button)
        self._none = EmptyState(
            self.tr("Première inspection"),
            self.tr("Rien n’a encore été relevé dans cette collectivité."),
            icon_name="history",
        )
        self._lay_out()
        self.report_button.clicked.connect(self._ask_report)
        self.remind_button.clicked.connect(self.remind)

    def _lay_out(self) -> None:
        self._found = surface("plain")
        inner = tight(QVBoxLayout(self._found), 8, (18, 16, 18, 16))
        inner.addLayout(row(self.title, None, self.report_button))
        inner.addWidget(self.said)
        inner.addWidget(self.bar)
        inner.addLayout(self._list)
        inner.addWidget(self.remind_button)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(self._found)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        layout = tight(QVBoxLayout(self), 0, (1, 0, 0, 0))
        layout.addWidget(self._none)
        layout.addWidget(scroll, 1)
        self._none.hide()
        self._scroll.hide()

    @property
    def _services(self) -> Services:
        services: Services = self._bench.services
        return services

    def show_before(self, inspection_id: UUID) -> None:
        """What became of the day before that one."""
        if inspection_id != self.inspection_id:
            self.inspection_id, self.day = inspection_id, None
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        if self.inspection_id is not None:
            job = partial(self._services.observation_answers.earlier, self.inspection_id)
            self._bench.operations.query((id(self), "earlier"), job, self._show)

    def _show(self, day: EarlierDay | None) -> None:
        self.day = day
        self._none.setVisible(day is None)
        self._scroll.setVisible(day is not None)
        if day is None:
            return
        today, rate = self._services.context.today(), day.rate
        self.title.setText(self.tr("Suites du {day}").format(day=date_medium(day.day)))
        self.said.setText(f"{plural(rate.done, 'levée')} sur {rate.total}")
        self.bar.set_shares(_shares(day.rows, today))
        self.report_button.setVisible(bool(day.number))
        self.items = [*self._items(day.rows, today)]
        older = [*self._items(day.older, today)]
        heading = [Label(self.tr("Encore ouvertes, plus anciennes"), "secondary_strong")] if older else []
        replace_all(self._list, [*self.items, *heading, *older])
        self.items += older
        waiting = any(each.row.follow_up.is_open and each.row.sent_on for each in self.items)
        self.remind_button.set_reason("" if waiting else self.tr("Tout ce qui a été envoyé a sa suite."))

    def _items(self, rows: Sequence[FollowUpRow], today: date) -> Iterator[FollowUpItem]:
        for each in rows:
            item = FollowUpItem(each, today)
            item.clicked.connect(lambda _=False, key=each.id: self.answer_asked.emit(key))
            yield item

    def _ask_report(self) -> None:
        if self.day is not None:
            self.report_asked.emit(self.day.inspection_id)

    def remind(self) -> None:
        """A draft to the authority with all that is open; noted once a mail program has taken it."""
        day = self.day
        if day is not None:
            self.output.remind(day.authority_id)


class FollowUpItem(QPushButton):
    """One observation: its shape, its words, until when, and how it stands; a press notes its answer."""

    def __init__(self, found: FollowUpRow, today: date) -> None:
        super().__init__()
        self.row = found
        self._words = " ".join(found.text.split())
        self._when, self._pill = column_when(found, today), row_pill(found, today)
        self.setToolTip(found.text)
        self.setAccessibleName(f"{found.severity.label}, {self._words}, {self._when}, {self._pill.text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 6)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        first = QFontMetricsF(font("emphasis")).height()
        return QSize(200, round(first) + pill_size(self._pill).height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            rounded(painter, area, 6, tokens.hover)
        severity = SEVERITIES[self.row.severity]
        first = QFontMetricsF(font("emphasis")).height() + 4
        square = QRectF(2, round(first / 2 - 7), 16, 16)
        paint_icon(painter, square, severity.icon, tokens.family(severity.family).solid)
        left = square.right() + 8
        line = QRectF(left, 1, area.width() - left - 2, first)
        draw_text(painter, line, self._words, font("emphasis"), tokens.text)
        size = pill_size(self._pill)
        below = QRectF(area.width() - size.width() - 2, first + 2, size.width(), size.height())
        paint_pill(painter, below, self._pill, tokens)
        when = QRectF(left, below.top(), below.left() - left - 6, below.height())
        draw_text(painter, when, self._when, font("secondary", tabular=True), tokens.text2)


def _shares(rows: Sequence[FollowUpRow], today: date) -> tuple[Share, ...]:
    standings = [each.standing(today) for each in rows]
    done = standings.count(Standing.DONE)
    refused = standings.count(Standing.REFUSED)
    late = sum(each.pressing for each in standings)
    waiting = len(rows) - done - refused - late
    return (
        Share(done, Accent.OK, plural(done, "levée")),
        Share(waiting, Accent.ACCENT, f"{waiting} en attente"),
        Share(refused, Accent.NEUTRAL, plural(refused, "non retenue")),
        Share(late, Accent.BAD, plural(late, "échue")),
    )
