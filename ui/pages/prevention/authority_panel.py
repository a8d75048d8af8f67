"""One authority beside the list: each of its orders, and what can be done about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.engagement_pace import WORKS, AuditState, PaceState
from cigdesk.domain.engagement_units import counted
from cigdesk.services.days_changes import Moved
from cigdesk.services.prevention import AUDIT_NAMES
from cigdesk.services.prevention_listing import PreventionLine, PreventionRow
from ui.pages.authorities.cards import replace_all
from ui.pages.authorities.engagement_months import GaugeLegend
from ui.pages.prevention.order_row import OrderRow
from ui.pages.prevention.words import PILLS, days, lateness, moved
from ui.theme import Accent
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.pill import Pill, PillData
from ui.widgets.side_panel import SidePanel


class AuthorityPanel(SidePanel):
    """It shows one row and asks; the page does."""

    plan_asked = Signal(object)
    """(PreventionLine)."""
    days_asked = Signal(object)
    """(EngagementLine): its days are to be entered, with those that belong to it."""
    write_asked = Signal()
    """Write up a day that was held there."""
    extra_asked = Signal()
    sheet_asked = Signal()
    quote_asked = Signal(object)
    """(UUID)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Journées de prévention"), parent)
        self.row: PreventionRow | None = None
        self.orders: list[OrderRow] = []
        self._name, self._said = Label("", "section", wrap=True), Label("", "secondary", "bad", wrap=True)
        self._pill = Pill("")
        self._audit = Pill("")
        self._list, self._moves = tight(QVBoxLayout(), 6), tight(QVBoxLayout(), 6)
        self.plan_button = Button(
            self.tr("Planifier"), "primary", icon_name="calendar-plus", keycap=self.tr("P")
        )
        self.write_button = Button(self.tr("Écrire une journée"), icon_name="clipboard-list")
        self.days_button = Button(self.tr("Répartir les jours"), icon_name="pencil")
        self.extra_button = Button(self.tr("Devis de jours supplémentaires"), icon_name="file-plus")
        self.sheet_button = Button(self.tr("Ouvrir la fiche"), icon_name="building-community")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.addWidget(self._name)
        self.body.addLayout(row(self._pill, None))
        self.body.addLayout(row(self._audit, None))
        self.body.addWidget(self._said)
        self.body.addWidget(GaugeLegend())
        self.body.addLayout(self._list)
        self.body.addLayout(self._moves)
        self.body.addStretch(1)
        for button in (
            *(self.plan_button, self.write_button, self.days_button),
            *(self.extra_button, self.sheet_button),
        ):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        self.plan_button.clicked.connect(self._plan)
        self.write_button.clicked.connect(self.write_asked)
        self.days_button.clicked.connect(self._enter)
        self.extra_button.clicked.connect(self.extra_asked)
        self.sheet_button.clicked.connect(self.sheet_asked)

    def show_row(self, shown: PreventionRow, today: date) -> None:
        """Show that authority."""
        self.row = shown
        self._name.setText(shown.name)
        self._pill.set_data(PILLS[shown.state])
        self._show_audit(shown.audit)
        self._said.setText(lateness(shown))
        self._said.setVisible(shown.state is PaceState.LATE)
        self.orders = [OrderRow(line, today) for line in shown.shown]
        for order in self.orders:
            order.quote_asked.connect(self.quote_asked)
            order.days_asked.connect(self.days_asked)
        replace_all(self._list, self.orders)
        self._show_acts(shown)

    def _show_audit(self, audit: AuditState | None) -> None:
        """The first year of a package is its audit."""
        self._audit.setVisible(audit is not None)
        if audit is not None:
            said = self.tr("Année 1\u00a0: audit {state}").format(state=AUDIT_NAMES[audit])
            done = audit is AuditState.DONE
            self._audit.set_data(PillData(said, Accent.OK if done else Accent.ACCENT, "shield-check"))

    def show_moves(self, moves: Sequence[Moved]) -> None:
        """What became of the days agreed: who changed them, when, and why."""
        said: list[QWidget] = [Label(self.tr("Jours modifiés"), "caption_strong", "text3")] if moves else []
        for each in moves:
            said.append(Label(moved(each), "secondary", "text", wrap=True))
            if each.reason:
                said.append(Label(each.reason, "secondary", "text2", wrap=True))
        replace_all(self._moves, said)

    def _show_acts(self, shown: PreventionRow) -> None:
        wanted = shown.neediest
        self.plan_button.setText(self.tr("Planifier") if wanted is None else _plan_words(wanted))
        self.plan_button.set_reason(_nothing_to_plan(shown))
        entering = self.tr("Fixer les jours") if shown.to_enter else self.tr("Répartir les jours")
        self.days_button.setText(entering)
        self.days_button.setVisible(any(not order.months for order in shown.entered))
        self.extra_button.setVisible(shown.package_used_up)

    def _plan(self) -> None:
        wanted = self.row.neediest if self.row is not None else None
        if wanted is not None:
            self.plan_asked.emit(wanted)

    def _enter(self) -> None:
        if self.row is not None and self.row.entered:
            self.days_asked.emit(self.row.entered[0])


def _plan_words(line: PreventionLine) -> str:
    """« Planifier 3,5 jours », « Planifier 2 demi-journées » of what comes first."""
    left = line.order.balance.left
    return f"Planifier {counted(line.order.unit, left) if line.kind in WORKS else days(left)}"


def _nothing_to_plan(shown: PreventionRow) -> str:
    if shown.neediest is not None:
        return ""
    if shown.to_enter:
        return "Fixez d’abord les jours du forfait."
    return "Il ne reste aucun jour à planifier."
