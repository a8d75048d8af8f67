"""The screen that books somebody on the phone: answers, proposed times, the day, the decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.french import hours
from cigdesk.ports.agenda import AgentRow
from cigdesk.services.agenda import AgendaSpan
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.slot_finding import FoundSlot
from ui.masking import Masking
from ui.operations import Operations
from ui.pages.agenda.booking.answers import Answers
from ui.pages.agenda.booking.bar import DecisionBar
from ui.pages.agenda.booking.day_column import DayColumn, Marks
from ui.pages.agenda.booking.doubles import BookingMerge
from ui.pages.agenda.booking.presenter import ReservePresenter
from ui.pages.agenda.booking.slots_panel import SlotsPanel
from ui.pages.agenda.booking.ways import WAYS
from ui.pages.agenda.booking.words import summary, summary_detail
from ui.theme import text_scale
from ui.widgets.base import tight
from ui.widgets.buttons import Button

DAY_FROM = 1080
"""Width of the screen in px from which the day has its column; more with larger text."""
_LEAST_ANSWERS, _LEAST_SLOTS, _LEAST_DAY = 390, 380, 250


class ReserveSheet(QWidget):
    """Three columns and a foot. What is typed stays until it is booked or begun again."""

    booked = Signal(object)
    """(UUID): the new appointment."""
    closed = Signal()
    """Échap: back to where it was opened; what is typed is kept."""

    def __init__(
        self, services: Services, operations: Operations, masking: Masking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = ReservePresenter(services, operations, self)
        self._masking = masking
        self._span: AgendaSpan | None = None
        self._missing = ""
        self.answers = Answers(self.presenter)
        self.slots = SlotsPanel(self.presenter)
        self.day = DayColumn(self.presenter.zone)
        self.bar = DecisionBar()
        self.merging = BookingMerge(self, services, operations, masking)
        self.clear_button = Button("Effacer la saisie", "ghost")
        self.close_button = Button("Fermer", "ghost", keycap="Échap")
        self.setAccessibleName("Réserver un rendez-vous")
        self._lay_out()
        self._connect()
        self._bind()
        self.answers.set_masked(masked=masking.masked)
        self.presenter.start_again()

    def _lay_out(self) -> None:
        columns = tight(QHBoxLayout())
        columns.addWidget(self.answers, 34)
        columns.addWidget(self.slots, 44)
        columns.addWidget(self.day, 22)
        self.answers.setMinimumWidth(_LEAST_ANSWERS)
        self.slots.setMinimumWidth(_LEAST_SLOTS)
        self.day.setMinimumWidth(round(_LEAST_DAY * text_scale()))
        layout = tight(QVBoxLayout(self))
        layout.addLayout(columns, 1)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        presenter = self.presenter
        self.answers.agent_taken.connect(self._to_slots)
        self.answers.merge_offer.merge_asked.connect(self.merging.open)
        self.merging.merged.connect(self.answers.take_sheet)
        self.bar.book_button.clicked.connect(self._book)
        presenter.faults_found.connect(self._show_faults)
        presenter.chosen_changed.connect(self._show_chosen)
        presenter.looked.connect(lambda _answer: self._show_marks())
        presenter.day_read.connect(self._show_day)
        presenter.booked.connect(self._done)
        self._masking.changed.connect(self._mask)

    def _bind(self) -> None:
        """The keys of the screen; they answer while the keyboard is somewhere in it."""
        answers = self.answers
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Alt+A", answers.go_to_agent),
            ("Alt+M", answers.go_to_subject),
            ("Ctrl+Return", self._book),
            ("Ctrl+Enter", self._book),
            *((f"Alt+{way.letter}", partial(answers.take_way, way)) for way in WAYS),
        ]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # opening

    def open_sheet(self, agent: AgentRow | None = None, request_id: UUID | None = None) -> None:
        """Come in sight with what was typed last, or for that person."""
        if agent is not None:
            self.start_again()
            self.answers.person.show_agent(agent)
            self.presenter.take_agent(agent, request_id)
            self.answers.show_answers(person=False)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """The keyboard goes to the first answer that is missing."""
        if self.answers.person.card is None:
            self.answers.go_to_agent()
        else:
            self._to_slots()

    def start_again(self) -> None:
        """Forget what was typed."""
        self.presenter.start_again()
        self.answers.start_again()
        self.take_keyboard()

    def zones(self) -> Sequence[QWidget]:
        """The stops of F6."""
        return (self.answers, self.slots, self.bar)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.presenter.open()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.presenter.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.day.setVisible(self.width() >= DAY_FROM * text_scale())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Up: partial(self.slots.list.step, -1),
            Qt.Key.Key_Down: partial(self.slots.list.step, 1),
            Qt.Key.Key_PageDown: self.presenter.show_more,
            Qt.Key.Key_Escape: self.closed.emit,
        }
        if plain and key in acts:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def _to_slots(self) -> None:
        self.slots.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # deciding

    def _book(self) -> None:
        unread, strip = self.answers.unread(), self.answers.strip
        if unread:
            self._show_faults(unread)
            return
        self.presenter.book(strip.reason.text().strip() if strip.reason.isVisible() else "")

    def _show_faults(self, faults: Mapping[str, str]) -> None:
        self._missing = self.answers.show_faults(faults)
        self._say()

    def _done(self, change: Change) -> None:
        self.start_again()
        self.booked.emit(change.ids[0])

    # what the presenter tells

    def _show_chosen(self) -> None:
        self._missing = ""
        self._say()
        self._show_marks()

    def _say(self) -> None:
        presenter, slot = self.presenter, self.presenter.chosen
        draft, way = presenter.draft, presenter.shown_way
        if self._missing:
            self.bar.say(
                "alert-circle", self._missing, "Rien n’a été réservé, votre saisie est gardée.", wrong=True
            )
            return
        if slot is None:
            self.bar.say(
                "calendar-plus", "Aucun créneau choisi", "Choisissez-en un dans la liste, ou tapez une heure."
            )
            return
        who = presenter.who(masked=self._masking.masked)
        answers = draft.request_id is not None
        self.bar.say(
            way.icon,
            summary(who, slot, way, presenter.zone),
            summary_detail(draft.subject, way, draft.requester, answers=answers),
        )

    def _show_day(self, span: AgendaSpan) -> None:
        self._span = span
        self.day.show_day(span, self.presenter.now, masked=self._masking.masked)
        self._show_marks()

    def _show_marks(self) -> None:
        presenter, span, way = self.presenter, self._span, self.presenter.shown_way
        if span is None:
            return
        wished = presenter.wished
        taken = wished.slot if wished is not None and not wished.free else None
        slots = presenter.answer.slots if presenter.answer else ()
        chosen = presenter.chosen
        self.day.show_marks(
            Marks(
                chosen=chosen.span if self._is_of(span, chosen) and chosen else None,
                who=presenter.who(masked=self._masking.masked),
                about=f"{way.text}, {hours(chosen.span.minutes)}" if chosen else "",
                icon=way.icon,
                taken=taken.span if taken and self._is_of(span, taken) else None,
                free=tuple(each.span for each in slots if each != chosen and self._is_of(span, each)),
            )
        )

    def _is_of(self, span: AgendaSpan, slot: FoundSlot | None) -> bool:
        """Whether that time is one of the day in sight; slots of a permanence show themselves."""
        if slot is None or slot.practitioner.id not in {each.id for each in span.practitioners}:
            return False
        return slot.span.start.astimezone(span.zone).date() == span.first

    def _mask(self, masked: bool) -> None:
        self.answers.set_masked(masked=masked)
        if self._span is not None:
            self._show_day(self._span)
        self._say()
