"""The panel at the right that holds what is selected in the grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus
from cigdesk.domain.engagement_words import spent
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.support_time import WITH_TIME
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.engagement_reading import EngagementLine
from ui.pages.agenda.board import Item, ItemKind
from ui.pages.agenda.details import AppointmentDetails
from ui.pages.agenda.details_others import AbsenceDetails, PermanenceDetails
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from cigdesk.services.social_note_views import NoteView
    from cigdesk.services.support_time import MeetingTime
    from ui.pages.agenda.session_block import SessionBlock
    from ui.pages.agenda.time_block import TimeBlock
    from ui.record_journal import JournalCard


def _open_to_all(_content: QWidget) -> None:
    """Every act is there."""


class DetailsPanel(SidePanel):
    """One appointment, permanence or absence; it stays beside the grid and never stops it."""

    status_asked = Signal(object, object)
    """(AppointmentRow, AppointmentStatus)"""
    move_asked = Signal()
    edit_asked = Signal(object)
    """(Item)"""
    cancel_asked = Signal(object)
    """(Item)"""
    delete_asked = Signal(object)
    """(Item)"""
    restore_asked = Signal(object)
    """(Item)"""
    stop_asked = Signal(object)
    """(Item)"""
    delete_every_asked = Signal(object)
    """(Item)"""
    series_asked = Signal(object)
    """(Item): what its series is, is wanted; `show_series` or `show_siblings` gives it."""
    agent_asked = Signal(object)
    """(agent id): open the sheet of the person."""
    write_asked = Signal(object)
    """(UUID): write up the day of prevention of that appointment."""
    tell_asked = Signal(object, object)
    """(AppointmentRow, QPoint): offer there the ways to tell the agent."""
    order_asked = Signal(object)
    """(engagement id): what it is on account of is wanted; `show_order` gives it."""
    time_asked = Signal(object)
    """(AppointmentRow): its time is wanted; `show_time` gives it."""
    notes_asked = Signal(object)
    """(AppointmentRow): its notes are wanted; `show_notes` gives them."""
    notes_open_asked = Signal(object, object)
    """(AppointmentRow, NoteKind of a new note or None): open its notes."""
    enter_asked = Signal(object, int)
    """(AppointmentRow, minutes): enter its time."""
    case_asked = Signal(object)
    """(case id)"""
    week_asked = Signal(object)
    """(AppointmentRow): show the week that it is of."""
    history_asked = Signal(object)
    """(agent id): the follow-up is wanted; `show_history` gives it."""

    def __init__(
        self,
        zone: ZoneInfo,
        make_session: Callable[[], SessionBlock],
        *,
        agents_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Rendez-vous sélectionné", parent)
        self._zone, self._make_session, self._agents_open = zone, make_session, agents_open
        self.make_journal: Callable[[], JournalCard] | None = None
        """Makes the card that tells what was changed of an appointment; without it nothing tells that."""
        self.content: QWidget | None = None
        self.item: Item | None = None
        self.time_block: TimeBlock | None = None
        self.gate: Callable[[QWidget], None] = _open_to_all
        """Closes the acts of what is shown that are not for the person."""

    @cached_property
    def session(self) -> SessionBlock:
        """What a collective session adds; made with the first that is shown, then kept."""
        made = self._make_session()
        made.setParent(self)
        return made

    def show_item(self, item: Item, now: datetime, *, rank: str, masked: bool) -> None:
        """Show an item of the grid; the keyboard stays where it is."""
        self.item = item
        if item.kind is ItemKind.APPOINTMENT:
            self._show_appointment(item, now, rank=rank, masked=masked)
        elif item.kind is ItemKind.ABSENCE:
            self._show_absence(item)
        else:
            self._show_permanence(item)
        self.open_panel()

    def _show_appointment(self, item: Item, now: datetime, *, rank: str, masked: bool) -> None:
        shown = item.appointment
        if shown is None:
            return
        self.set_title(self.tr("Rendez-vous sélectionné"))
        content = AppointmentDetails(
            item, shown, now, self._zone, rank=rank, masked=masked, agents_open=self._agents_open
        )
        content.status_asked.connect(lambda status: self.status_asked.emit(shown, status))
        content.move_asked.connect(self.move_asked)
        content.edit_asked.connect(lambda: self.edit_asked.emit(item))
        content.delete_asked.connect(lambda: self.delete_asked.emit(item))
        content.tell_asked.connect(lambda place: self.tell_asked.emit(shown, place))
        content.agent_asked.connect(self.agent_asked)
        content.write_asked.connect(lambda: self.write_asked.emit(shown.id))
        if shown.kind is AppointmentKind.COLLECTIVE:
            self._replace_keeping(self.session, content)
            self.session.show_session(shown, begun=shown.start <= now)
        else:
            self._replace(content)
        self._add_journal(content)
        if shown.engagement_id is not None:
            self.order_asked.emit(shown.engagement_id)
        if shown.status is AppointmentStatus.DONE and shown.kind in WITH_TIME:
            self.time_asked.emit(shown)
        if shown.agent_id is not None:
            self.notes_asked.emit(shown)
            self.history_asked.emit(shown.agent_id)

    def _add_journal(self, content: AppointmentDetails) -> None:
        """What was changed of it, last of all."""
        layout = content.layout()
        if self.make_journal is not None and layout is not None:
            card = self.make_journal()
            card.show_record(content.shown.id)
            layout.addWidget(card)

    def _show_permanence(self, item: Item) -> None:
        self.set_title(self.tr("Permanence sélectionnée"))
        content = PermanenceDetails(item, self._zone)
        content.edit_asked.connect(lambda: self.edit_asked.emit(item))
        content.cancel_asked.connect(lambda: self.cancel_asked.emit(item))
        content.restore_asked.connect(lambda: self.restore_asked.emit(item))
        content.stop_asked.connect(lambda: self.stop_asked.emit(item))
        content.delete_asked.connect(lambda: self.delete_asked.emit(item))
        self._replace(content)
        if item.repeats:
            self.series_asked.emit(item)

    def _show_absence(self, item: Item) -> None:
        self.set_title(self.tr("Absence sélectionnée"))
        content = AbsenceDetails(item, self._zone)
        content.edit_asked.connect(lambda: self.edit_asked.emit(item))
        content.delete_asked.connect(lambda: self.delete_asked.emit(item))
        content.delete_every_asked.connect(lambda: self.delete_every_asked.emit(item))
        self._replace(content)
        if item.absence is not None and item.absence.series_id is not None:
            self.series_asked.emit(item)

    def show_series(self, item: Item, words: str) -> None:
        """How the series of that permanence comes back, if it is still the one shown."""
        if isinstance(self.content, PermanenceDetails) and self.item == item:
            self.content.show_series(words)

    def show_siblings(self, item: Item, count: int) -> None:
        """How many absences were noted with that one, if it is still the one shown."""
        if isinstance(self.content, AbsenceDetails) and self.item == item:
            self.content.show_siblings(count)

    def show_order(self, engagement_id: UUID, line: EngagementLine) -> None:
        """The order of that appointment, if it is still the one shown."""
        content = self.content
        if isinstance(content, AppointmentDetails) and content.shown.engagement_id == engagement_id:
            content.show_order(line.name, spent(line.unit, line.balance))

    def show_time(self, shown: AppointmentRow, time: MeetingTime) -> None:
        """The time of that appointment, if it is still the one shown; nothing where none is entered."""
        from ui.pages.agenda.time_block import TimeBlock

        content = self.content
        if not isinstance(content, AppointmentDetails) or content.shown.id != shown.id:
            return
        if self.time_block is not None and isValid(self.time_block):
            content.time.removeWidget(self.time_block)
            self.time_block.hide()
            self.time_block.deleteLater()
        self.time_block = None
        if time.why_not:
            return
        self.time_block = TimeBlock(time)
        self.time_block.enter_asked.connect(lambda minutes: self.enter_asked.emit(shown, minutes))
        self.time_block.case_asked.connect(self.case_asked)
        self.time_block.week_asked.connect(lambda: self.week_asked.emit(shown))
        content.time.addWidget(self.time_block)

    def show_notes(self, shown: AppointmentRow, notes: Sequence[NoteView]) -> None:
        """How many notes that appointment has, if it is still the one shown."""
        from ui.notes.block import NotesBlock

        content = self.content
        if not isinstance(content, AppointmentDetails) or content.shown.id != shown.id:
            return
        while (item := content.notes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        block = NotesBlock(notes)
        block.open_asked.connect(lambda wanted: self.notes_open_asked.emit(shown, wanted))
        content.notes.addWidget(block)

    def refuse_time(self, shown: AppointmentRow, error: CigdeskError) -> None:
        """Why the time of that appointment is not entered, if it is still the one shown."""
        content, block = self.content, self.time_block
        same = isinstance(content, AppointmentDetails) and content.shown.id == shown.id
        if same and block is not None and isValid(block):
            block.refuse(error)

    def show_history(self, agent_id: UUID, rows: Sequence[AppointmentRow]) -> None:
        """The follow-up of that person, if they are still the one shown."""
        content = self.content
        if isinstance(content, AppointmentDetails) and content.shown.agent_id == agent_id:
            content.show_history(rows)

    def _replace_keeping(self, session: SessionBlock, content: AppointmentDetails) -> None:
        """The session is moved from one content to the next, the keyboard with it."""
        focused = QApplication.focusWidget()
        held = focused is not None and session.isAncestorOf(focused)
        content.part.addWidget(session)
        session.show()
        self._replace(content)
        if held and focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, content: QWidget) -> None:
        if "session" in self.__dict__ and not content.isAncestorOf(self.session):
            self.session.rest()
            self.session.setParent(self)
        if self.content is not None:
            self.body.removeWidget(self.content)
            self.content.hide()
            self.content.deleteLater()
        self.content = content
        self.gate(content)
        self.body.addWidget(content, 1)
