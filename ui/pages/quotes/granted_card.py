"""What became of the lines of an accepted quote: granted, planned, done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.engagement_words import part_of, spent
from cigdesk.domain.quote import QuoteState
from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.quote_view import QuoteView
from ui.page import Workbench
from ui.pages.quotes.presenter import QuotePresenter
from ui.theme import Accent
from ui.widgets.base import Label, column, rule, tight
from ui.widgets.card import Card
from ui.widgets.gauge import Gauge, GaugeData


class GrantedCard(Card):
    """« Reste à faire », under the lines of an accepted quote."""

    def __init__(self, bench: Workbench, presenter: QuotePresenter, parent: QWidget | None = None) -> None:
        super().__init__("Reste à faire", spacing=8, parent=parent)
        self._bench, self._presenter = bench, presenter
        self._list = tight(QVBoxLayout(), 8)
        self.lines: tuple[EngagementLine, ...] = ()
        self.sentences: list[str] = []
        self.add(self._list)
        self.hide()
        presenter.shown.connect(self._follow)

    def _follow(self, view: QuoteView) -> None:
        if view.state is not QuoteState.ACCEPTED:
            self.hide()
            return
        job = partial(self._bench.services.engagements.of_quote, view.id)
        self._bench.operations.query((self, "granted"), job, partial(self._show, view))

    def _show(self, view: QuoteView, lines: tuple[EngagementLine, ...]) -> None:
        if view is not self._presenter.view:
            return
        self.lines = tuple(line for line in lines if not line.idle or line.to_enter)
        self.sentences = [_said(line) for line in self.lines]
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, line in enumerate(self.lines):
            if place:
                self._list.addWidget(rule())
            self._list.addWidget(_row(line))
        self.setVisible(bool(self.lines))


def _row(line: EngagementLine) -> QWidget:
    balance = line.balance
    part = part_of(line.offer, line.unit)
    name = Label(f"{line.label}, {part}" if part else line.label, "emphasis", wrap=True)
    said = Label(_said(line), "secondary", "bad" if balance.overspent else "text2", wrap=True)
    made = QWidget()
    layout = column(name, spacing=3)
    if not balance.endless and balance.granted:
        family = Accent.BAD if balance.overspent else Accent.ACCENT
        figures = float(balance.done), float(balance.planned), float(balance.granted)
        layout.addWidget(Gauge(GaugeData(*figures, family=family, spoken=_said(line)), thickness=8))
    layout.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
    made.setLayout(layout)
    return made


def _said(line: EngagementLine) -> str:
    if line.to_enter:
        return "Jours de l’année à fixer, sur la fiche de la collectivité"
    return spent(line.unit, line.balance)
