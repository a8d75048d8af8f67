"""The head of a campaign: its year, how far it has come, until when, and what can be done about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.letters import Way
from cigdesk.french import NBSP, date_medium, plural
from cigdesk.services.campaigns import CampaignView
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.inputs import ComboBox
from ui.widgets.pickers import DateField

_GAUGE_WIDTH = 160


class CampaignHeading(QWidget):
    """It asks; the part does."""

    year_chosen = Signal(int)
    import_asked = Signal()
    letters_asked = Signal(object)
    """(Way): for all those who have not answered."""
    deadline_given = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.years = ComboBox()
        self.years.setAccessibleName(self.tr("Année de la campagne"))
        self.years.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.gauge = Gauge(GaugeData(0, 0, 1))
        self.gauge.setFixedWidth(_GAUGE_WIDTH)
        self.said = Label("", "body", "text2")
        self.import_button = Button(self.tr("Importer…"), icon_name="file-import")
        self.letters_button = Button(self.tr("Relancer…"), icon_name="mail")
        self.open_button = Button("", icon_name="calendar-event")
        self.deadline = DateField()
        self.field = Field(self.tr("&Réponses attendues jusqu’au"), self.deadline)
        self.keep_button = Button(self.tr("Enregistrer"), "primary", icon_name="check")
        self._view: CampaignView | None = None
        self._build()

    def _build(self) -> None:
        bar = surface("header")
        items = (self.years, self.gauge, self.said, None)
        acts = (self.import_button, self.letters_button, self.open_button)
        tight(QHBoxLayout(bar), 8, (20, 8, 20, 8)).addLayout(row(*items, *acts))
        self._opening = surface("header")
        self.field.setFixedWidth(230)
        given_up = Button(self.tr("Annuler"))
        given_up.clicked.connect(self._fold)
        opening = tight(QHBoxLayout(self._opening), 8, (20, 8, 20, 10))
        opening.addLayout(row(self.field, self.keep_button, given_up, None))
        self._opening.hide()
        layout = tight(QVBoxLayout(self))
        layout.addWidget(bar)
        layout.addWidget(self._opening)
        self.years.activated.connect(lambda _: self.year_chosen.emit(self.years.currentData()))
        self.import_button.clicked.connect(self.import_asked)
        self.open_button.clicked.connect(self._unfold)
        self.keep_button.clicked.connect(self._give)
        self.deadline.returnPressed.connect(self._give)
        self._menu = QMenu(self.letters_button)
        self._menu.addAction(self.tr("Par courriel…"), lambda: self.letters_asked.emit(Way.MAIL))
        self._menu.addAction(self.tr("Par courrier…"), lambda: self.letters_asked.emit(Way.POST))
        self.letters_button.clicked.connect(self._choose_way)

    def show_years(self, years: tuple[int, ...], chosen: int) -> None:
        """Offer those years."""
        self.years.offer([(f"Effectifs {year}", year) for year in years], chosen)

    def show_view(self, view: CampaignView) -> None:
        """Show how far it has come."""
        self._view = view
        asked = len(view.lines)
        said = f"{plural(view.answered, 'réponse')} sur {asked}"
        self.gauge.set_data(GaugeData(view.answered, 0, max(asked, 1), spoken=said))
        self.said.setText(f"{said}, {_state(view)}")
        self.open_button.setText(
            self.tr("Ouvrir la campagne…") if view.opened_on is None else self.tr("Déplacer la date…")
        )
        self.letters_button.set_reason(_no_letters(view))

    def failed(self, error: CigdeskError) -> None:
        """The deadline was refused: the reason stands under it."""
        said = error.errors if isinstance(error, InvalidInput) else {"deadline": str(error)}
        self._unfold()
        self.field.set_error(next(iter(said.values())))

    def _choose_way(self) -> None:
        button = self.letters_button
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _unfold(self) -> None:
        if self._view is not None and not self._opening.isVisible():
            self.deadline.set_value(self._view.deadline or self._view.proposed_deadline)
            self.field.clear_error()
        self._opening.show()
        self.deadline.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deadline.selectAll()

    def _fold(self) -> None:
        self._opening.hide()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        day = self.deadline.value()
        if day is None:
            self.field.set_error(self.deadline.fault() or self.tr("Indiquez le dernier jour pour répondre."))
            return
        self._fold()
        self.deadline_given.emit(day)


def _state(view: CampaignView) -> str:
    if view.deadline is None:
        return "campagne à ouvrir"
    if view.overdue:
        return f"la date limite est passée depuis le {date_medium(view.deadline)}"
    return f"attendues jusqu’au {date_medium(view.deadline)}" if view.missing else "tout est déclaré"


def _no_letters(view: CampaignView) -> str:
    if view.opened_on is None:
        return f"Ouvrez d’abord la campagne{NBSP}: les courriers disent jusqu’à quand répondre."
    return "" if view.missing else "Toutes les collectivités ont répondu."
