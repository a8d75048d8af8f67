"""What stands beside the time of a case: the allowance, the agreements, the appointments without time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import KINDS
from cigdesk.french import capitalised, date_medium, date_short, hours, time_of_day
from cigdesk.ports.support import WaitingRow
from cigdesk.services.support_bearing import SupportStanding
from cigdesk.services.support_cases import AgreementRow
from ui.pages.cases.words import allowance_gauge, allowance_text
from ui.theme import Accent
from ui.widgets.base import Label, column, row, rule, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.message_bar import MessageBar


class AllowanceCard(Card):
    """« État des lieux »: what the authority has, shared by all its cases."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("État des lieux", parent=parent)
        self.said = Label("", "emphasis")
        self.gauge = Gauge(GaugeData(0, 0, 1))
        self._shared = Label("Partagé entre tous les dossiers de la collectivité.", "secondary", "text3")
        self.why_not = MessageBar("", family=Accent.BAD, strip=True)
        for widget in (self.said, self.gauge, self._shared, self.why_not):
            self.add(widget)

    def show_standing(self, standing: SupportStanding) -> None:
        """Show what the authority has; hidden where the centre does not work so."""
        self.setVisible(standing.by_the_hour)
        has = standing.allowance is not None
        for widget in (self.said, self.gauge, self._shared):
            widget.setVisible(has)
        self.said.setText(allowance_text(standing))
        self.gauge.set_data(allowance_gauge(standing))
        self.why_not.set_message(standing.why_not)
        self.why_not.setVisible(bool(standing.why_not))


class _RowsCard(Card):
    """Rows one under the other, drawn again whole."""

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._list = tight(QVBoxLayout(), 0)
        self.nothing = Label(nothing, "secondary", "text2", wrap=True)
        self._rows: list[QWidget] = []
        self.add(self.nothing)
        self.add(self._list)

    def fill(self, rows: Sequence[QWidget]) -> None:
        """These in place of the others."""
        for each in self._rows:
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = []
        for each in rows:
            whole = QWidget()
            layout = tight(QVBoxLayout(whole), 0)
            if self._rows:
                layout.addWidget(rule())
            layout.addWidget(each)
            self._list.addWidget(whole)
            self._rows.append(whole)
        self.nothing.setVisible(not rows)


def _line(title: str, detail: str, act: QWidget) -> QWidget:
    words = column(Label(title, "body", wrap=True), Label(detail, "secondary", "text3", wrap=True), spacing=2)
    line = row(words, act)
    line.setStretch(0, 1)
    line.setContentsMargins(0, 6, 0, 6)
    whole = QWidget()
    whole.setLayout(line)
    return whole


class WaitingCard(_RowsCard):
    """« Rendez-vous sans temps »: each taken in by one press."""

    take_asked = Signal(object)
    """(UUID): enter the time of that appointment."""

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__("Rendez-vous honorés sans temps", "Tout est saisi.", parent)
        self._zone = zone

    def show_waiting(self, waiting: Sequence[WaitingRow]) -> None:
        """Show these."""
        self.fill([self._row(each) for each in waiting])

    def _row(self, each: WaitingRow) -> QWidget:
        start = each.start.astimezone(self._zone)
        take = Button(f"Saisir {hours(each.minutes)}", size="medium", icon_name="clock")
        take.clicked.connect(partial(self._take, each.id))
        day = f"{date_short(start.date(), year=False)}, {time_of_day(start)}"
        return _line(day, capitalised(KINDS[each.kind]), take)

    def _take(self, appointment_id: UUID) -> None:
        self.take_asked.emit(appointment_id)


class AgreementsCard(_RowsCard):
    """« Accords de l’employeur » to pay hours beyond the allowance."""

    withdraw_asked = Signal(object)
    """(UUID)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        nothing = "Demandé quand l’état des lieux est utilisé, au moment de saisir la suite."
        super().__init__("Accords de l’employeur", nothing, parent)

    def show_agreements(self, agreements: Sequence[AgreementRow]) -> None:
        """Show these."""
        self.fill([self._row(each) for each in agreements])

    def _row(self, each: AgreementRow) -> QWidget:
        values = each.values
        most = f"Jusqu’à {hours(values.most_minutes)}" if values.most_minutes else "Sans limite"
        remove = IconButton("trash", f"Retirer l’accord du {date_medium(values.given_on)}")
        remove.clicked.connect(partial(self._withdraw, each.id))
        return _line(f"{most}, le {date_medium(values.given_on)}", values.given_by, remove)

    def _withdraw(self, agreement_id: UUID) -> None:
        self.withdraw_asked.emit(agreement_id)
