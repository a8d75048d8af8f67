"""The head of a year of prevention: what is done of all that is listed, the pace, and who is late."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.engagement_balance import ZERO
from cigdesk.domain.engagement_pace import PaceState
from cigdesk.french import MONTHS_SHORT, NBSP, percent, plural, quantity
from cigdesk.services.prevention_listing import Part, PreventionListing, Shown
from ui.pages.authorities.engagement_months import GaugeLegend
from ui.pages.prevention.words import LOOKS, amount_of, gauge
from ui.theme import Accent
from ui.widgets.base import Label, column, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.inputs import ComboBox
from ui.widgets.message_bar import MessageBar

_FIGURE_WIDTH, _ALERT_WIDTH, _AROUND = 214, 372, 88
_ROOM_FOR_ALERT = 1040
"""Width in px under which the chip of those late says it alone."""
_ROOM_FOR_LEGEND = 560
"""Width in px of the bar under which its legend gives way to the figures: the panel has one too."""


class PreventionHeading(QWidget):
    """It shows and asks; the page does."""

    look_chosen = Signal(object)
    """((Part, PreventionKind or None))."""
    late_asked = Signal()
    take_up_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = ComboBox()
        self.kinds.setAccessibleName(self.tr("Nature des journées"))
        self.kinds.addItem(*LOOKS[0])
        for words, look in LOOKS[1:]:
            if look == (Part.WORKS, None):
                self.kinds.insertSeparator(self.kinds.count())
            self.kinds.addItem(words, look)
        self._done, self._whole = Label("", "figure", tabular=True), Label("", "body", "text2", tabular=True)
        self.gauge = Gauge(GaugeData(0, 0, 1), thickness=14)
        self._left, self._pace = (
            Label("", "secondary", "text2", tabular=True),
            Label("", "secondary", "text2", tabular=True),
        )
        self._legend = GaugeLegend()
        self.late_button = Button(self.tr("Les voir"), size="medium")
        self.alert = MessageBar("", buttons=[self.late_button], family=Accent.BAD, strip=True)
        self.take_up_button = Button(self.tr("Reprendre"), size="medium")
        self._missing = MessageBar("", buttons=[self.take_up_button], family=Accent.ACCENT, strip=True)
        self._late = 0
        self._build()
        self.kinds.activated.connect(lambda _: self.look_chosen.emit(self.kinds.currentData()))
        self.late_button.clicked.connect(self.late_asked)
        self.take_up_button.clicked.connect(self.take_up_asked)

    def _build(self) -> None:
        figures = QWidget()
        figures.setFixedWidth(_FIGURE_WIDTH)
        said = row(self._done, self._whole, None, spacing=6)
        figures.setLayout(tight(column(self.kinds, said), 6))
        self.alert.setFixedWidth(_ALERT_WIDTH)
        middle = column(self.gauge, row(self._legend, self._left, None, self._pace, spacing=14), spacing=7)
        self._figures = surface("header")
        whole = tight(QHBoxLayout(self._figures), 24, (20, 12, 20, 12))
        whole.addWidget(figures)
        whole.addLayout(middle, 1)
        whole.addWidget(self.alert)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(self._missing)
        layout.addWidget(self._figures)

    def show_listing(self, listing: PreventionListing, *, over: bool) -> None:
        """Show what is listed, all together."""
        self._tell_missing(listing.year.ungranted)
        part = listing.where.part
        elsewhere = part is not Part.PRESENCE and bool(listing.year.rows)
        self._figures.setVisible(elsewhere or bool(listing.facets.shown[Shown.ALL]))
        self.kinds.setVisible(part is not Part.PRESENCE)
        self.kinds.setCurrentIndex(max(self.kinds.findData((part, listing.where.kind)), 0))
        balance, pace = listing.balance, listing.pace
        self._done.setText(quantity(balance.done))
        done = _done_words(part, balance.done)
        self._whole.setText(f"{done} sur {quantity(balance.granted)}")
        self.gauge.set_data(gauge(balance, pace, Accent.ACCENT, over=over))
        planned = plural(balance.planned, "planifié")
        self._left.setText(f"{planned}, {quantity(listing.left)} à planifier")
        expected = self.tr("attendu\u00a0: {share}").format(share=percent(round(pace.share * 100)))
        self._pace.setText("" if over or not balance.granted else expected)
        self._tell_late(listing)

    def _tell_late(self, listing: PreventionListing) -> None:
        late = [each for each in listing.rows if each.state is PaceState.LATE]
        count = plural(len(late), self.tr("collectivité en retard"), self.tr("collectivités en retard"))
        unplanned = sum((each.left for each in late), ZERO)
        until = f"31{NBSP}{MONTHS_SHORT[-1]}"
        self.alert.set_message(
            count, f"{amount_of(listing.where.part, unplanned)} sans date d’ici au {until}"
        )
        self._late = len(late)
        self._fit()

    def _fit(self) -> None:
        alert = self._late > 0 and self.width() >= _ROOM_FOR_ALERT
        self.alert.setVisible(alert)
        taken = _FIGURE_WIDTH + (_ALERT_WIDTH if alert else 0) + _AROUND
        self._legend.setVisible(self.width() - taken >= _ROOM_FOR_LEGEND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tell_missing(self, count: int) -> None:
        quotes = plural(count, self.tr("devis accepté"), self.tr("devis acceptés"))
        said = self.tr("{quotes} sans suivi\u00a0: leur reste à faire n’est pas encore compté.")
        self._missing.set_message(said.format(quotes=quotes))
        self._missing.setVisible(count > 0)


def _done_words(part: Part, count: Decimal) -> str:
    several = count >= 2
    if part is Part.WORKS:
        return "faites" if several else "faite"
    return "jours faits" if several else "jour fait"
