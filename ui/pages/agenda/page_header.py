"""What the agenda puts in the header: where in time, how it is laid out, and the act of the screen."""

from __future__ import annotations

from collections.abc import Callable

from ui.pages.agenda.board import Mode
from ui.pages.agenda.presenter import AgendaPresenter
from ui.widgets.base import Label
from ui.widgets.buttons import Button, IconButton
from ui.widgets.segmented import Segmented

MODES = (
    (Mode.DAY.value, "Jour"),
    (Mode.WEEK.value, "Semaine"),
    (Mode.MONTH.value, "Mois"),
    (Mode.TEAM.value, "Équipe"),
    (Mode.LIST.value, "Liste"),
)


class AgendaHeader:
    """The widgets of the header, kept for the life of the page."""

    def __init__(
        self, presenter: AgendaPresenter, book: Callable[[], None], fold: Callable[[], None]
    ) -> None:
        self._presenter = presenter
        self.fold = IconButton("chevrons-right", "Afficher le mois et les intervenants")
        self.fold.clicked.connect(fold)
        self.today = Button("Aujourd’hui")
        self.today.clicked.connect(lambda: presenter.go_to(presenter.today))
        self.previous = IconButton("chevron-left", "Voir la période précédente")
        self.previous.clicked.connect(lambda: presenter.step(-1))
        self.next = IconButton("chevron-right", "Voir la période suivante")
        self.next.clicked.connect(lambda: presenter.step(1))
        self.period = Label("", "strong")
        self.week = Label("", "body", "text2")
        self.modes = Segmented(MODES, "Présentation de l’agenda")
        self.modes.set_value(presenter.mode.value)
        self.modes.chosen.connect(lambda key: presenter.set_mode(Mode(key)))
        self.book = Button("Réserver", "primary", icon_name="plus", keycap="Ctrl N")
        self.book.clicked.connect(book)
        presenter.period_changed.connect(self.show_period)

    def show_period(self) -> None:
        """Name the days shown."""
        self.period.setText(self._presenter.period_title())
        self.week.setText(self._presenter.period_detail())
        if self.modes.value() != self._presenter.mode.value:
            self.modes.set_value(self._presenter.mode.value)
