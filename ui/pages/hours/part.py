"""The time of the week within the page of agents: its head, its grid, what waits beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import MODES
from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.support_time import Task
from cigdesk.french import capitalised, date_range, hours
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.desk import Services
from cigdesk.services.support_time import Week
from ui.page import Workbench
from ui.page_part import PagePart
from ui.pages.cases.time_panel import TimePanel
from ui.pages.cases.time_presenter import Asked, TimePresenter
from ui.pages.cases.words import task_word
from ui.pages.hours.grid import WeekGrid
from ui.pages.hours.model import FIRST_DAY, WeekModel
from ui.pages.hours.presenter import HoursPresenter, Place
from ui.pages.hours.waiting_list import WaitingList
from ui.support_targets import ShowTime
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.inputs import ComboBox

_NARROW_PAGE = 1240
"""Width of the part in px under which the list beside the grid is the narrow one."""


class HoursPart(PagePart):
    """One practitioner's week."""

    key, title, kinds = "time", "Temps", frozenset({"time_entries", "cases", "billing_agreements"})
    case_asked = Signal(object)
    """(UUID): the sheet of that case."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self.presenter = HoursPresenter(services, bench.operations, self)
        self.people, self.task, self.mode = ComboBox(), ComboBox(), ComboBox()
        self.before = IconButton("chevron-left", self.tr("Semaine précédente"))
        self.after = IconButton("chevron-right", self.tr("Semaine suivante"))
        self.today = Button(self.tr("Cette semaine"))
        self.model = WeekModel(self.presenter.enter, bench.masking, self.presenter.today, self)
        self.grid = WeekGrid(self.model)
        self.waiting = WaitingList(bench.masking, self.presenter.zone)
        self.panel = TimePanel(TimePresenter(services, bench.operations, self), bench.masking)
        self.agreement = Button(self.tr("Noter l’accord…"), icon_name="signature")
        self._asked: dict[Place, Asked] = {}
        self._days = Label("", "emphasis")
        self._sum = Label("", "body", "text2")
        self._said = Label("", "secondary", "text3", wrap=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        for combo, name in (
            (self.people, self.tr("Intervenant")),
            (self.task, self.tr("Nature du temps tapé")),
            (self.mode, self.tr("Lieu du temps tapé")),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        for task in Task:
            self.task.addItem(task_word(task), task)
        for mode, words in MODES.items():
            self.mode.addItem(capitalised(words), mode)
        self.task.setCurrentIndex(self.task.findData(Task.STEPS))
        self.mode.setCurrentIndex(self.mode.findData(PlaceMode.CENTRE))
        bar = surface("header")
        items = (self.people, self.before, self.after, self.today, self._days, None, self._sum)
        typed = (self.task, self.mode)
        tight(QHBoxLayout(bar), 8, (20, 8, 20, 8)).addLayout(row(*items, *typed))
        layout = tight(QVBoxLayout(self))
        layout.addWidget(bar)
        layout.addWidget(self._body(), 1)

    def _body(self) -> QWidget:
        lines = surface("plain")
        tight(QHBoxLayout(lines), 0, (10, 0, 0, 0)).addWidget(self.grid)
        foot = surface("footer")
        foot_row = row(self._said, self.agreement)
        foot_row.setStretch(0, 1)
        tight(QHBoxLayout(foot), 8, (20, 8, 20, 8)).addLayout(foot_row)
        self.agreement.hide()
        main = QWidget()
        inside = tight(QVBoxLayout(main))
        inside.addWidget(lines, 1)
        inside.addWidget(foot)
        whole = QWidget()
        side_by_side = tight(QHBoxLayout(whole))
        side_by_side.addWidget(main, 1)
        side_by_side.addWidget(self.waiting)
        side_by_side.addWidget(self.panel)
        sentence = self.tr(
            "Ajoutez un assistant social ou un conseiller en économie sociale dans les réglages."
        )
        nobody = EmptyState(self.tr("Personne dont le temps se saisit"), sentence, icon_name="clock")
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(page_of(nobody))
        return self._stack

    def _connect(self) -> None:
        presenter = self.presenter
        self.people.activated.connect(lambda _: presenter.choose(self.people.currentData()))
        self.before.clicked.connect(lambda: presenter.go(-1))
        self.after.clicked.connect(lambda: presenter.go(1))
        self.today.clicked.connect(lambda: presenter.go(0))
        self.task.activated.connect(self._take_way)
        self.mode.activated.connect(self._take_way)
        presenter.team_read.connect(self._take_team)
        presenter.shown.connect(self._show)
        presenter.refused.connect(self._refuse)
        presenter.beyond.connect(self._keep_asked)
        presenter.not_taken.connect(self.waiting.refuse)
        presenter.wants_agreement.connect(self._open_panel)
        self.waiting.take_asked.connect(presenter.take)
        self.waiting.take_all_asked.connect(presenter.take_all)
        self.grid.moved.connect(self._say)
        self.grid.case_asked.connect(self.case_asked)
        self.agreement.clicked.connect(self._ask_agreement)
        self.panel.closed.connect(self._panel_closed)

    # what it shows

    def on_chosen(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        self.presenter.read()

    def header_title(self) -> str:
        return self.tr("Temps de la semaine")

    def go_to(self, target: object) -> bool:
        if isinstance(target, ShowTime):
            self.presenter.show(target.practitioner_id, target.day)
        return isinstance(target, ShowTime)

    def _take_team(self, team: Sequence[PractitionerRow]) -> None:
        known = [(each.name, each.id) for each in team]
        self.people.offer(known, self.presenter.practitioner_id)
        self._stack.setCurrentIndex(0 if team else 1)

    def _show(self, week: Week | None) -> None:
        first = not self.grid.currentIndex().isValid()
        place = self.grid.currentIndex().row(), self.grid.currentIndex().column()
        self.model.show(week)
        if week is None:
            return
        self.waiting.show_waiting(week.waiting)
        self._days.setText(date_range(week.days[0], week.days[-1]))
        total = f"{hours(week.minutes)} cette semaine" if week.minutes else ""
        self._sum.setText(total)
        self.grid.show_weekend(bool(week.minutes_on(5) or week.minutes_on(6)))
        if first:
            at = (self.presenter.today() - week.days[0]) // timedelta(days=1)
            place = min(2, self.model.rowCount() - 1), FIRST_DAY + min(max(at, 0), 4)
        self.grid.begin_at(min(max(place[0], 0), self.model.rowCount() - 1), max(place[1], FIRST_DAY))
        self._say()
        self.header_changed.emit()

    def _say(self) -> None:
        """Why what is typed in the cell of the keyboard is not kept, or which keys work."""
        here = self.grid.currentIndex()
        fault = self.model.fault(here) if here.isValid() else ""
        usual = self.tr(
            "Tapez 1h30, 1,5 ou 90. Entrée continue en dessous, Tab à droite, Suppr vide la cellule."
        )
        self._said.set_tone("bad" if fault else "text3")
        self._said.setText(fault or usual)
        asks = bool(fault) and self.model.place(here) in self._asked
        self.agreement.setVisible(asks)

    def _refuse(self, place: Place, sentence: str) -> None:
        self._asked.pop(place, None)
        self.model.refuse(place, sentence)
        self._say()

    def _keep_asked(self, place: Place, asked: Asked) -> None:
        self._asked[place] = asked
        self._say()

    def focus_first(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def zones(self) -> Sequence[QWidget]:
        return (self.grid, self.waiting, self.panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.waiting.set_width(self.width() < _NARROW_PAGE)
        self.grid.set_width(self.width() - self.waiting.width())

    # acts

    def _take_way(self) -> None:
        self.presenter.task = Task(self.task.currentData())
        self.presenter.mode = PlaceMode(self.mode.currentData())

    def _ask_agreement(self) -> None:
        asked = self._asked.get(self.model.place(self.grid.currentIndex()))
        if asked is not None:
            self._open_panel(asked)

    def _open_panel(self, asked: Asked) -> None:
        self.waiting.hide()
        self.panel.begin(asked)

    def _panel_closed(self) -> None:
        self.waiting.show()
        self.model.forget_faults()
        self._asked.clear()
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if control and event.key() in steps:
            self.presenter.go(steps[Qt.Key(event.key())])
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.presenter.take_all()
        else:
            super().keyPressEvent(event)
