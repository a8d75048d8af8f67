"""The middle column: the next free times across practitioners, and what they are looked for by."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.french import hours
from ui.pages.agenda.booking.filters import DayFilter, PractitionerFilter
from ui.pages.agenda.booking.looking import Answer
from ui.pages.agenda.booking.presenter import ReservePresenter
from ui.pages.agenda.booking.slots_list import SlotList
from ui.pages.agenda.booking.slots_model import rows_of
from ui.pages.agenda.booking.ways import PERMANENCE, Way
from ui.pages.agenda.booking.words import count_words
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.keycap import KeyCap
from ui.widgets.pill import Pill, PillData


class SlotsPanel(QFrame):
    """Times under their days; ↑ ↓ choose, Pg ↓ shows those that follow."""

    def __init__(self, presenter: ReservePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.list = SlotList()
        self.wanted = Pill("Téléphone", "accent", "phone")
        self.people, self.day = PractitionerFilter(), DayFilter()
        self.count = Label("", "secondary", "text2")
        self.more_button = Button("Afficher la suite", "link", keycap="Pg ↓", size="medium")
        self.widen_button = Button("Chercher chez tous les intervenants", icon_name="users")
        self._nothing = EmptyState(
            "Aucun créneau libre d’ici un an",
            "Essayez un autre mode de rencontre, une durée plus courte, ou ouvrez une permanence.",
            icon_name="calendar-off",
            action=self.widen_button,
            framed=False,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = Label("Prochains créneaux libres", "section")
        head = row(title, None, KeyCap("↑"), KeyCap("↓"), Label("choisir", "secondary", "text2"), spacing=6)
        filters = row(self.wanted, self.people, self.day, None, spacing=8)
        self._foot = QWidget()
        self._foot.setLayout(row(self.count, None, self.more_button))
        layout = tight(QVBoxLayout(self), 8, (20, 14, 20, 12))
        layout.addLayout(head)
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.looked.connect(self._show)
        presenter.chosen_changed.connect(lambda: self.list.show_chosen(presenter.chosen))
        self.list.picked.connect(presenter.pick)
        self.people.chosen.connect(
            lambda chosen, everybody: presenter.take_practitioner(chosen, everybody=everybody)
        )
        self.day.chosen.connect(presenter.take_after)
        self.more_button.clicked.connect(presenter.show_more)
        self.widen_button.clicked.connect(self._widen)

    def _show(self, answer: Answer) -> None:
        presenter, zone = self._presenter, self._presenter.zone
        self.list.show_rows(rows_of(answer, presenter.now, zone))
        self._stack.setCurrentIndex(0 if answer.choices else 1)
        self._foot.setVisible(bool(answer.choices))
        self.count.setText(count_words(answer.slots, zone))
        self.more_button.setVisible(answer.more)
        self.wanted.set_data(PillData(self._said(answer.way), self.wanted.data.family, answer.way.icon))
        self.people.show_choice(answer.practitioners, presenter.only, narrowed=answer.narrowed)
        self.day.show_day(presenter.looked_from, presenter.today)
        self.widen_button.setVisible(presenter.only is not None or answer.narrowed)

    def _said(self, way: Way) -> str:
        """« Visio, 45 min »; a permanence has slots of its own length."""
        minutes = self._presenter.draft.minutes or way.minutes
        return way.text if way is PERMANENCE else f"{way.text}, {hours(minutes)}"

    def _widen(self) -> None:
        self._presenter.take_practitioner(None, everybody=True)
