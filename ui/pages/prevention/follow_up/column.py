"""What became of the day before, at the right of the form of the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.domain.observation_answer import Standing
from cigdesk.french import date_medium, plural
from cigdesk.ports.follow_ups import FollowUpRow
from cigdesk.services.desk import Services
from cigdesk.services.observation_answers import EarlierDay
from ui.page import Workbench
from ui.pages.authorities.cards import replace_all
from ui.pages.prevention.days.words import SEVERITIES
from ui.pages.prevention.follow_up.output import ReportOutput
from ui.pages.prevention.follow_up.words import column_when, row_pill
from ui.theme import Accent
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.gauge import Share, StackBar
from ui.widgets.header import Glyph
from ui.widgets.pill import Pill, PillData

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
            item.button.clicked.connect(partial(self.answer_asked.emit, each.id))
            yield item

    def _ask_report(self) -> None:
        if self.day is not None:
            self.report_asked.emit(self.day.inspection_id)

    def remind(self) -> None:
        """A draft to the authority with all that is open; noted once a mail program has taken it."""
        day = self.day
        if day is not None:
            self.output.remind(day.authority_id)


class FollowUpItem(QWidget):
    """One observation: its shape, its words, until when, and how it stands."""

    def __init__(self, found: FollowUpRow, today: date) -> None:
        super().__init__()
        self.row = found
        words = " ".join(found.text.split())
        self.button = Button(words, "link", size="medium")
        self.button.setToolTip(found.text)
        # The words give way to the width of the column.
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        severity = SEVERITIES[found.severity]
        glyph = Glyph(severity.icon, role=f"{severity.family}.solid")
        when = Label(column_when(found, today), "secondary", "text2", tabular=True)
        self.setAccessibleName(f"{found.severity.label}, {words}, {when.text()}")
        layout = tight(QVBoxLayout(self), 4)
        layout.addLayout(row(glyph, self.button, spacing=8))
        layout.addLayout(row(when, None, _pill(row_pill(found, today))))


def _pill(data: PillData) -> Pill:
    return Pill(data.text, data.family, data.icon)


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
