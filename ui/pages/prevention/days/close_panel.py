"""What closing a day does, read before it is done; what speaks against it is confirmed, with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.observation import Severity
from cigdesk.french import plural
from cigdesk.services.inspections import InspectionSheet
from ui.pages.agenda.conflict import ConflictStrip
from ui.pages.authorities.cards import replace_all
from ui.pages.prevention.days.words import (
    SEVERITIES,
    package_after,
    package_left,
    package_title,
    when,
)
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button
from ui.widgets.pill import Pill
from ui.widgets.side_panel import SidePanel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClosePanel(SidePanel):
    """Ctrl+Entrée closes, Échap gives up."""

    confirmed = Signal(object)
    """(Confirmation or None)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Clore la journée"), parent)
        self._seen: frozenset[str] = frozenset()
        self._facts = tight(QVBoxLayout(), 8)
        self._severities = tight(QVBoxLayout(), 6)
        self.strip = ConflictStrip(self.tr("Clore quand même"))
        self.confirm = Button(
            self.tr("Clore la journée"), "primary", icon_name="check", keycap=self.tr("Ctrl Entrée")
        )
        self.renounce = Button(self.tr("Renoncer"), keycap=self.tr("Échap"))
        self.body.addLayout(self._facts)
        self.body.addLayout(self._severities)
        lasting = self.tr(
            "Une journée close ne se modifie plus. Elle se rouvre, avec un motif, tant que son rapport n’est"
            " pas envoyé."
        )
        self.body.addWidget(Label(lasting, "secondary", "text3", wrap=True))
        self.body.addWidget(self.strip)
        self.body.addStretch(1)
        self.foot.addWidget(self.confirm)
        self.foot.addWidget(self.renounce)
        self.strip.confirmed.connect(self._confirm_with)
        self.confirm.clicked.connect(lambda: self.confirmed.emit(None))
        self.renounce.clicked.connect(self.close_panel)

    def open_for(self, sheet: InspectionSheet) -> None:
        """Sum up that day."""
        replace_all(self._facts, [_fact(caption, said) for caption, said in _facts(sheet)])
        found = Counter(each.severity for each in sheet.observations)
        replace_all(
            self._severities,
            [_count(severity, found[severity]) for severity in Severity if found[severity]],
            ruled=False,
        )
        self.strip.clear()
        self.set_running(False)
        self.confirm.show()
        self.open_panel(self.confirm)

    def set_running(self, running: bool) -> None:
        """While it is being closed, it cannot be asked twice."""
        self.confirm.set_reason(self.tr("La clôture est en cours.") if running else "")

    def show_error(self, error: CigdeskError) -> None:
        """Why it was not closed: what can be confirmed is, with its reason."""
        self.set_running(False)
        if isinstance(error, SlotTaken):
            self._seen = frozenset(each.key for each in error.found)
            self.strip.show_reasons([each.sentence for each in error.found], lead=error.lead)
            self.confirm.hide()
            self.strip.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.strip.show_refusal(str(error))

    def _confirm_with(self, reason: str) -> None:
        self.confirmed.emit(Confirmation(reason, self._seen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and control and self.confirm.isVisible() and self.confirm.isEnabled():
            self.confirmed.emit(None)
        else:
            super().keyPressEvent(event)


def _facts(sheet: InspectionSheet) -> Iterator[tuple[str, str]]:
    line = sheet.line
    yield "Collectivité", line.authority
    if line.sites:
        yield ("Sites" if len(sheet.visited) > 1 else "Site"), line.sites
    yield "Nature", line.kind.label
    yield "Date", when(line)
    yield "Observations", plural(line.observations, "relevée") if line.observations else "aucune"
    yield "Agenda", "rendez-vous noté fait" if line.appointment_id else "journée ajoutée, notée faite"
    package = sheet.package
    if package is None:
        yield "Imputation", "aucune commande ouverte"
    else:
        yield package_title(package), f"{package_after(package)}, {package_left(package).lower()}"


def _fact(caption: str, said: str) -> QWidget:
    made = QWidget()
    words = Label(said, "emphasis", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout = tight(QHBoxLayout(made), 12)
    layout.addWidget(Label(caption, "body", "text2"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    made.setAccessibleName(f"{caption}, {said}")
    return made


def _count(severity: Severity, count: int) -> QWidget:
    made = QWidget()
    layout = tight(QHBoxLayout(made), 8)
    look = SEVERITIES[severity]
    layout.addWidget(Pill(look.text, look.family, look.icon))
    layout.addStretch(1)
    layout.addWidget(Label(str(count), "strong", tabular=True))
    return made
