"""One order of an authority, in the width of a side panel: its figures, its gauge, its months, its quote."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.engagement_units import short
from cigdesk.domain.engagement_words import remainder
from cigdesk.french import capitalised, date_medium, date_short, quantity
from cigdesk.services.prevention import KIND_NAMES
from cigdesk.services.prevention_listing import PreventionLine
from ui.pages.authorities.engagement_months import MonthStrip
from ui.pages.prevention.words import gauge, late_months
from ui.theme import Accent
from ui.widgets.base import Label, Tone, row, tight
from ui.widgets.buttons import Button
from ui.widgets.gauge import Gauge


class OrderRow(QWidget):
    """It shows one line and asks for its quote, or for the form of its months."""

    quote_asked = Signal(object)
    """(UUID)."""
    days_asked = Signal(object)
    """(EngagementLine)."""

    def __init__(self, line: PreventionLine, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        order, balance = line.order, line.order.balance
        layout = tight(QVBoxLayout(self), 5, (0, 4, 0, 6))
        name = Label(KIND_NAMES[line.kind], "emphasis")
        name.setToolTip(f"{order.label} ({order.offer})")
        whole = Label(f"sur {short(order.unit, balance.granted)}", "body", "text2", tabular=True)
        layout.addLayout(
            row(name, None, Label(quantity(balance.done), "strong", tabular=True), whole, spacing=5)
        )
        if not order.to_enter:
            family = Accent.BAD if line.pace.late or balance.overspent else Accent.ACCENT
            over = today > order.end
            layout.addWidget(Gauge(gauge(balance, line.pace, family, over=over), thickness=9))
        if order.months:
            layout.addWidget(MonthStrip(order.months))
        if late := late_months(line):
            layout.addWidget(Label(late, "secondary", "bad", wrap=True))
        left = remainder(order.unit, balance)
        said = Label(capitalised(left), "secondary_strong", _tone(line))
        layout.addLayout(row(Label(_when(line), "secondary", "text2"), None, said, spacing=8))
        layout.addLayout(row(*self._links(), None, spacing=6))

    def _links(self) -> list[QWidget]:
        order = self.line.order
        links: list[QWidget] = []
        if order.quote_id is None:
            links.append(Label(order.source, "secondary", "text2"))
        else:
            quote = Button(order.source, icon_name="file-text", size="small")
            quote.setAccessibleName(self.tr("Ouvrir {quote}").format(quote=order.name))
            quote.clicked.connect(lambda: self.quote_asked.emit(order.quote_id))
            links.append(quote)
        if order.months:
            months = Button(self.tr("Changer les jours"), icon_name="pencil", size="small")
            months.clicked.connect(lambda: self.days_asked.emit(order))
            links.append(months)
        return links


def _when(line: PreventionLine) -> str:
    day = line.order.balance.next_day
    if day is not None:
        return f"prochaine\u00a0: {date_short(day, year=False)}"
    return f"jusqu’au {date_medium(line.order.end)}" if line.order.balance.left else ""


def _tone(line: PreventionLine) -> Tone:
    if line.pace.late or line.order.balance.overspent:
        return "bad"
    return "warn" if line.order.balance.left or line.order.to_enter else "text3"
