"""The head of the observations: how much is done, how they stand, and each authority's share as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.observation_answer import Standing
from cigdesk.french import NBSP, date_medium, percent, plural
from cigdesk.services.follow_up_listing import FollowUpListing, Looked
from cigdesk.services.observation_answers import AuthorityRate, rates_of
from ui.pages.prevention.follow_up.words import rate_words
from ui.theme import Accent
from ui.widgets.base import Label, column, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.gauge import Gauge, GaugeData, Share, StackBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.segmented import Chip
from ui.widgets.side_panel import SidePanel

_FIGURE_WIDTH, _ALERT_WIDTH = 214, 352
_ROOM_FOR_ALERT = 1120
"""Width in px under which the chip of the overdue says it alone."""
_ROOM_FOR_LEGEND = 460
"""Width in px of the bar under which the chips say the figures alone."""
_AROUND = 100
_SHARES = (
    (Standing.DONE, Accent.OK, "levée", "levées"),
    (Standing.REFUSED, Accent.NEUTRAL, "non retenue", "non retenues"),
    (Standing.OPEN, Accent.ACCENT, "en attente", "en attente"),
    (Standing.SOON, Accent.WARN, "proche", "proches"),
    (Standing.OVERDUE, Accent.BAD, "échue ou sans réponse", "échues ou sans réponse"),
)
_TOGETHER = {Standing.UNSENT: Standing.OPEN, Standing.SILENT: Standing.OVERDUE}
_TONES = {Accent.OK: "ok", Accent.WARN: "warn", Accent.BAD: "bad", Accent.ACCENT: "accent"}


class FollowUpHeading(QWidget):
    """It shows and asks; the part does."""

    looked_asked = Signal(object)
    """(Looked)."""
    every_year_asked = Signal(bool)
    rates_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share, self.said = Label("", "figure", tabular=True), Label("", "body", "text2", tabular=True)
        self.bar = StackBar()
        self._words = QWidget()
        self._legend = tight(QHBoxLayout(self._words), 14)
        self.every_year = Chip(self.tr("Ouvertes, toutes années"), ticked=True)
        self.rates_button = Button(self.tr("Par collectivité"), "link", size="medium")
        self.overdue_button = Button(self.tr("Les voir"), size="medium")
        self.alert = MessageBar("", buttons=[self.overdue_button], family=Accent.BAD, strip=True)
        self._pressing = 0
        self._build()
        self.every_year.clicked.connect(self.every_year_asked)
        self.rates_button.clicked.connect(self.rates_asked)
        self.overdue_button.clicked.connect(self._show_pressing)

    def _build(self) -> None:
        figures = QWidget()
        figures.setFixedWidth(_FIGURE_WIDTH)
        said = row(self.share, self.said, None, spacing=6)
        figures.setLayout(tight(column(row(self.every_year, None), said), 6))
        self.alert.setFixedWidth(_ALERT_WIDTH)
        under = tight(QHBoxLayout(), 12)
        under.addWidget(self._words)
        under.addStretch(1)
        under.addWidget(self.rates_button)
        middle = column(None, self.bar, under, None, spacing=7)
        self._figures = surface("header")
        whole = tight(QHBoxLayout(self._figures), 24, (20, 12, 20, 4))
        whole.addWidget(figures)
        whole.addLayout(middle, 1)
        whole.addWidget(self.alert)
        tight(QVBoxLayout(self)).addWidget(self._figures)

    def show_listing(self, listing: FollowUpListing) -> None:
        """Show what is listed, all together."""
        self.every_year.setChecked(listing.where.every_year)
        share, said = rate_words(listing)
        self.share.setText(share)
        self.said.setText(said)
        counts = dict.fromkeys((each for each, *_ in _SHARES), 0)
        for standing, count in listing.standings.items():
            counts[_TOGETHER.get(standing, standing)] += count
        self.bar.set_shares(
            tuple(
                Share(counts[each], family, plural(counts[each], *names)) for each, family, *names in _SHARES
            )
        )
        self._say_legend(counts)
        self._tell_pressing(listing)

    def _say_legend(self, counts: dict[Standing, int]) -> None:
        while (item := self._legend.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for standing, family, *names in _SHARES:
            if counts[standing]:
                label = Label(plural(counts[standing], *names), "secondary", "text2", tabular=True)
                label.set_tone(_TONES.get(family, "text2"))  # type: ignore[arg-type]
                self._legend.addWidget(label)

    def _tell_pressing(self, listing: FollowUpListing) -> None:
        overdue = listing.facets.looked[Looked.OVERDUE]
        silent = listing.facets.looked[Looked.SILENT]
        self._pressing = overdue or silent
        if overdue:
            rest = f"et {silent}{NBSP}sans réponse depuis deux mois" if silent else _oldest(listing)
            self.alert.set_message(plural(overdue, "observation échue", "observations échues"), rest)
        elif silent:
            said = plural(silent, "observation sans réponse", "observations sans réponse")
            self.alert.set_message(said, "Rapport envoyé depuis plus de deux mois")
        self._wanted = Looked.OVERDUE if overdue else Looked.SILENT
        self._fit()

    def _show_pressing(self) -> None:
        self.looked_asked.emit(self._wanted)

    def _fit(self) -> None:
        alert = self._pressing > 0 and self.width() >= _ROOM_FOR_ALERT
        self.alert.setVisible(alert)
        left = self.width() - _FIGURE_WIDTH - (_ALERT_WIDTH if alert else 0) - _AROUND
        self._words.setVisible(left >= _ROOM_FOR_LEGEND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _oldest(listing: FollowUpListing) -> str:
    today = listing.followed.today
    dates = [row.deadline for row in listing.followed.rows if row.standing(today) is Standing.OVERDUE]
    return f"la plus ancienne au {date_medium(min(each for each in dates if each))}"


class RatesPanel(SidePanel):
    """The share that each authority has done of what is listed, the lowest first."""

    chosen = Signal(object)
    """(UUID): show that authority alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Taux de réalisation par collectivité"), parent)
        self.rows: list[_RateRow] = []
        self._list = tight(QVBoxLayout(), 10)
        self.body.addWidget(
            Label(
                self.tr(
                    "Mesures levées sur mesures demandées. Une mesure non retenue compte comme non faite."
                ),
                "secondary",
                "text2",
                wrap=True,
            )
        )
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_listing(self, listing: FollowUpListing) -> None:
        """The authorities of what is listed."""
        rates = rates_of([each.row for each in listing.rows])
        for old in self.rows:
            old.hide()
            old.deleteLater()
        self.rows = [_RateRow(each) for each in _lowest_first(rates)]
        for made in self.rows:
            self._list.addWidget(made)
            made.button.clicked.connect(lambda _=False, key=made.rate.authority_id: self.chosen.emit(key))


def _lowest_first(rates: Sequence[AuthorityRate]) -> list[AuthorityRate]:
    return sorted(rates, key=lambda each: each.rate.share or 0)


class _RateRow(QWidget):
    """An authority, its share, and a bar."""

    def __init__(self, rate: AuthorityRate) -> None:
        super().__init__()
        self.rate = rate
        self.button = Button(rate.authority, "link", size="medium")
        share, its = rate.rate.share or 0, rate.rate
        said = f"{its.done} sur {its.total}, {percent(share)}"
        family = Accent.OK if share == 100 else Accent.ACCENT
        data = GaugeData(its.done, 0, its.total, family=family, spoken=f"{rate.authority}{NBSP}: {said}")
        layout = tight(QVBoxLayout(self), 3)
        layout.addLayout(row(self.button, None, Label(said, "secondary", "text2", tabular=True)))
        layout.addWidget(Gauge(data, thickness=8))
