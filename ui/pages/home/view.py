"""The page of the morning: the day, what waits, a few figures; of the person or of the whole service."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.agenda.day_plan import FreeSlot
from cigdesk.domain.rights import Right
from cigdesk.french import date_title
from cigdesk.services.desk import Services
from cigdesk.services.home import HomeAgenda, HomeFigures
from cigdesk.services.home_waiting import Packages
from ui.actions import NEW, ActionSpec
from ui.page import Notice, Page, PageState, Workbench
from ui.pages.agenda.targets import BookSpan, Reserve, ShowAppointment, ShowDay
from ui.pages.authorities.targets import PAGE_ID as AUTHORITIES
from ui.pages.authorities.targets import ShowMemberships
from ui.pages.home import PAGE_ID
from ui.pages.home.day_card import DayCard
from ui.pages.home.plots import DaysCard, FillingCard, WeeksCard
from ui.pages.home.presenter import HomePresenter
from ui.pages.home.waiting_card import AGENDA, Goal, WaitingCard
from ui.pages.home.words import greeting
from ui.pages.quotes.targets import PAGE_ID as QUOTES
from ui.pages.quotes.targets import ShowFollowUp
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.segmented import Segmented

OWN, EVERYBODY = "own", "everybody"
AGAIN_MS = 60_000
"""The row of the present moves, minutes go by."""


class HomePage(Page):
    """What the day holds, and what is to be dealt with before it ends."""

    page_id, title, icon = PAGE_ID, "Accueil", "home"
    kinds = frozenset(
        {
            *("appointments", "permanences", "absences", "closures", "agents", "practitioners"),
            *("requests", "memberships", "quotes", "headcounts", "headcount_campaigns", "authorities"),
            *(
                "engagements",
                "observations",
                "inspections",
                "statements",
                "statement_corrections",
                "time_entries",
                "cases",
                "case_decisions",
                "person_requests",
            ),
        }
    )

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self._services, self._name = services, ""
        self._arriving = False
        self.presenter = HomePresenter(services, bench.operations, self)
        choice = ((OWN, self.tr("Mon périmètre")), (EVERYBODY, self.tr("Tout le service")))
        self.scope = Segmented(choice, self.tr("Mon périmètre ou tout le service"), parent=self)
        self.book_button = Button(
            self.tr("Réserver"), "primary", icon_name="plus", keycap=self.tr("Ctrl N"), parent=self
        )
        zone, now, today = services.agenda.zone, services.agenda.now, services.agenda.today
        self.day = DayCard(zone, now, bench.masking)
        reminders, quotes = Goal(AUTHORITIES, ShowMemberships()), Goal(QUOTES, ShowFollowUp())
        self.waiting = WaitingCard(zone, today, bench.masking, reminders, quotes)
        self.weeks, self.filling, self.days = WeeksCard(), FillingCard(), DaysCard()
        self.days.hide()
        bench.gate(Right.BOOK, self.book_button)
        self.day.closed = self.book_button.reason
        self._right = QWidget()
        for hidden in (self.scope, self.book_button):
            hidden.hide()
        self._build()
        self._connect()

    def _build(self) -> None:
        right = tight(QVBoxLayout(self._right), 12)
        right.addWidget(self.weeks)
        right.addWidget(self.filling)
        right.addWidget(self.days)
        right.addStretch(1)
        layout = tight(QHBoxLayout(self), 12, (20, 16, 16, 16))
        layout.addWidget(self.day, 44)
        layout.addWidget(self.waiting, 44)
        layout.addWidget(self._right, 37)

    def _connect(self) -> None:
        presenter, day = self.presenter, self.day
        presenter.agenda_read.connect(self._shown)
        presenter.waiting_read.connect(self.waiting.show_waiting)
        presenter.packages_read.connect(self._show_packages)
        presenter.statements_read.connect(self.waiting.show_statements)
        presenter.figures_read.connect(self._show_figures)
        presenter.named.connect(self._named)
        self.scope.chosen.connect(lambda key: presenter.set_everybody(key == EVERYBODY))
        self.book_button.clicked.connect(self.book)
        day.opened.connect(self._open)
        day.slot_asked.connect(self._book_slot)
        day.settled.connect(presenter.settle)
        day.link_asked.connect(self._copy)
        day.agenda_asked.connect(lambda: self.bench.go(AGENDA, ShowDay(self._services.agenda.today())))
        self.waiting.asked.connect(lambda goal: self.bench.go(goal.page, goal.target))
        self._clock = QTimer(self, interval=AGAIN_MS)
        self._clock.timeout.connect(self._tick)

    # what the window asks

    def refresh(self, _kinds: frozenset[str]) -> None:
        self.presenter.read()

    def header_title(self) -> str:
        return greeting(self._name)

    def subtitle(self) -> str:
        return date_title(self._services.agenda.today())

    def header_tool_widgets(self) -> Sequence[QWidget]:
        agenda = self.presenter.agenda
        return (self.scope,) if agenda is not None and agenda.own is not None else ()

    def header_widgets(self) -> Sequence[QWidget]:
        return (self.book_button,)

    def page_actions(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec("home.book", self.tr("Réserver"), self.book, (NEW,), "plus"),
            ActionSpec("home.scope", self.tr("Mon périmètre ou tout le service"), self._turn, (), "users"),
        )

    def zones(self) -> Sequence[QWidget]:
        return (self.day, self.waiting, self._right)

    def on_shown(self) -> None:
        self._clock.start()
        self._arriving = self.presenter.agenda is None
        if not self._arriving:
            self.day.focus_first()

    def on_hidden(self) -> None:
        self._clock.stop()

    def save_state(self) -> PageState:
        return {"everybody": self.presenter.everybody}

    def restore_state(self, state: PageState) -> None:
        if state.get("everybody") is True:
            self.scope.set_value(EVERYBODY)

    # what is shown

    def _named(self, name: str) -> None:
        self._name = name
        self.header_changed.emit()

    def _shown(self, agenda: HomeAgenda) -> None:
        self.day.show_agenda(agenda)
        self.header_changed.emit()
        # Somebody who has gone elsewhere meanwhile keeps the keyboard there.
        if self._arriving and self.isVisible() and not self.day.holds_keyboard():
            self.day.focus_first()
        self._arriving = False

    def _show_packages(self, packages: Packages) -> None:
        self.waiting.show_packages(packages)
        self.days.show_days(packages.days)

    def _show_figures(self, figures: HomeFigures) -> None:
        self.weeks.show_figures(figures)
        self.filling.show_figures(figures)

    def _tick(self) -> None:
        if self.presenter.agenda is not None and not self.day.holds_keyboard():
            self.presenter.read()

    # acts

    def book(self) -> None:
        """Book while on the phone."""
        self.bench.go(AGENDA, Reserve())

    def _open(self, appointment_id: UUID) -> None:
        self.bench.go(AGENDA, ShowAppointment(appointment_id))

    def _book_slot(self, slot: FreeSlot) -> None:
        self.bench.go(AGENDA, BookSpan(slot.practitioner_id, slot.span))

    def _copy(self, link: str) -> None:
        QGuiApplication.clipboard().setText(link)
        self.bench.notify(Notice(self.tr("Lien de la visio copié"), icon="copy"))

    def _turn(self) -> None:
        self.scope.set_value(OWN if self.presenter.everybody else EVERYBODY)
