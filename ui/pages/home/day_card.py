"""The day, from top to bottom, and under it the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.agenda.day_plan import Entry, FreeSlot, Pause, PlannedMeeting
from cigdesk.domain.agenda.words import STATUSES
from cigdesk.domain.appointment import AppointmentStatus, PlaceMode, ShownStatus
from cigdesk.french import hours, time_of_day
from cigdesk.ports.agenda import AppointmentRow, PractitionerRow
from cigdesk.services.home import HomeAgenda
from ui.icons import Status
from ui.masking import Masking
from ui.pages.agenda.board import FAMILY_OF, MODE_ICONS, STATUS_OF
from ui.pages.home import words
from ui.pages.home.entry_row import EntryRow, Glyph
from ui.theme import Accent
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.pill import Pill

MOST_ROWS = 60
"""Of a day of the whole service; the agenda shows the others."""
NEXT_ROWS = 4
_MINUTE = timedelta(minutes=1)
_STATUS_WIDTH = 30
_QUICK = (
    (AppointmentStatus.DONE, Status.DONE, "Honoré"),
    (AppointmentStatus.EXCUSED, Status.EXCUSED, "Absent excusé"),
    (AppointmentStatus.NO_SHOW, Status.NO_SHOW, "Absent non excusé"),
)


class DayCard(QWidget):
    """« Aujourd’hui »: what is going on is tinted, what is over wants its status."""

    opened = Signal(object)
    """(UUID): that appointment."""
    slot_asked = Signal(object)
    """(FreeSlot): book there."""
    settled = Signal(object, object)
    """(UUID, AppointmentStatus)."""
    link_asked = Signal(str)
    """The address of a video meeting, to be copied."""
    agenda_asked = Signal()

    def __init__(self, zone: ZoneInfo, now: Callable[[], datetime], masking: Masking) -> None:
        super().__init__()
        self._zone, self._now, self._masking = zone, now, masking
        self._agenda: HomeAgenda | None = None
        self.title = Label(self.tr("Aujourd’hui"), "section")
        self.closed = ""
        """Why nothing is booked nor settled here, or ""."""
        self.count = Label("", "secondary", "text2")
        self.next_title = Label("", "section")
        self.next_count = Label("", "secondary", "text2")
        self._rows = tight(QVBoxLayout())
        self._next_rows = tight(QVBoxLayout())
        self._inner = surface("plain")
        self._entries: list[EntryRow] = []
        self._build()
        masking.changed.connect(lambda _masked: self._show())

    def _build(self) -> None:
        frame = surface("card")
        inside = tight(QVBoxLayout(frame))
        inside.addWidget(_head(self.title, self.count))
        inside.addWidget(rule())
        inside.addWidget(self._scrolled(), 1)
        inside.addWidget(rule())
        inside.addWidget(_head(self.next_title, self.next_count))
        inside.addWidget(rule())
        inside.addLayout(self._next_rows)
        whole = Button(self.tr("Ouvrir l’agenda de la semaine"), "link", size="small")
        whole.clicked.connect(self.agenda_asked)
        foot = QWidget()
        tight(QHBoxLayout(foot), 0, (12, 6, 12, 8)).addLayout(row(whole, None))
        inside.addWidget(foot)
        tight(QVBoxLayout(self)).addWidget(frame)

    def _scrolled(self) -> QScrollArea:
        layout = tight(QVBoxLayout(self._inner))
        layout.addLayout(self._rows)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidget(self._inner)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def show_agenda(self, agenda: HomeAgenda) -> None:
        """Show those days."""
        self._agenda = agenda
        self._show()

    def holds_keyboard(self) -> bool:
        """Whether a row is being gone through by the keyboard: it is not to be taken away."""
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus()

    def focus_first(self) -> None:
        """Put the keyboard on what is going on, or on the first row of the day."""
        rows = self.rows()
        if rows:
            (next((each for each in rows if each.present), rows[0])).setFocus()

    def rows(self) -> list[EntryRow]:
        """What can be opened today, from top to bottom."""
        return [each for each in self._entries if each.parentWidget() is self._inner]

    def _show(self) -> None:
        agenda = self._agenda
        if agenda is None:
            return
        self.count.setText(words.counted(agenda.today))
        self.next_title.setText(words.next_title(agenda.next.day, agenda.today.day))
        self.next_count.setText(words.counted(agenda.next))
        self._entries = []
        _empty(self._rows)
        _empty(self._next_rows)
        self._fill(self._rows, agenda, agenda.today.entries, MOST_ROWS)
        # The next day is told in a few rows: what is planned, without what is free.
        planned = [each for each in agenda.next.entries if isinstance(each, PlannedMeeting)]
        self._fill(self._next_rows, agenda, planned, NEXT_ROWS)
        if not agenda.today.entries:
            self._rows.addWidget(_nothing(self.tr("Rien de prévu aujourd’hui.")))

    def _fill(self, rows: QVBoxLayout, agenda: HomeAgenda, entries: Sequence[Entry], most: int) -> None:
        for entry in entries[:most]:
            made = self._widget(agenda, entry)
            rows.addWidget(made)
            if isinstance(made, EntryRow):
                self._entries.append(made)
        if len(entries) > most:
            rows.addWidget(_nothing(f"et {len(entries) - most} de plus dans l’agenda"))

    def _widget(self, agenda: HomeAgenda, entry: Entry) -> QWidget:
        match entry:
            case PlannedMeeting():
                return self._meeting(agenda, entry)
            case FreeSlot():
                return self._slot(agenda, entry)
            case Pause():
                return _pause(entry)

    def _meeting(self, agenda: HomeAgenda, entry: PlannedMeeting) -> EntryRow:
        line = agenda.appointments[entry.id]
        shown = line.shown_status(self._now())
        look = (FAMILY_OF[line.kind], MODE_ICONS[line.mode])
        about = words.about(line, _with(agenda, line.practitioner_id))
        said = (words.who(line, masked=self._masking.masked), about)
        made = EntryRow(self._hours(line.start, line.end), look, said)
        made.opened.connect(partial(self.opened.emit, line.id))
        self._add_acts(made, line, shown)
        return made

    def _add_acts(self, made: EntryRow, line: AppointmentRow, shown: ShownStatus) -> None:
        if shown is ShownStatus.TO_FILL_IN:
            for status, glyph, word in _QUICK:
                button = _status_button(glyph, word)
                button.clicked.connect(partial(self.settled.emit, line.id, status))
                button.hold(self.closed)
                made.add_act(button)
            return
        if shown is ShownStatus.ONGOING:
            made.set_present(True)
            left = words.minutes_left(line.end, self._now()) if line.end > self._now() else ""
            if left:
                made.add_act(Pill(left, Accent.NEUTRAL))
        elif shown is ShownStatus.UPCOMING and line.mode is PlaceMode.VIDEO and line.video_link:
            copy = Button(self.tr("Copier le lien"), size="medium")
            copy.clicked.connect(partial(self.link_asked.emit, line.video_link))
            made.add_act(copy)
        made.add_act(Glyph(STATUS_OF[shown], STATUSES[shown]))

    def _slot(self, agenda: HomeAgenda, entry: FreeSlot) -> EntryRow:
        line = agenda.permanences[entry.permanence_id]
        said = (self.tr("Créneau libre"), words.about_slot(line, _with(agenda, entry.practitioner_id)))
        look = (Accent.ACCENT, "plus")
        made = EntryRow(self._hours(entry.span.start, entry.span.end), look, said, free=True)
        book = Button(self.tr("Réserver"), size="medium")
        if not self.closed:
            made.opened.connect(partial(self.slot_asked.emit, entry))
        book.clicked.connect(partial(self.slot_asked.emit, entry))
        book.hold(self.closed)
        made.add_act(book)
        return made

    def _hours(self, start: datetime, end: datetime) -> tuple[str, str]:
        return time_of_day(start.astimezone(self._zone)), time_of_day(end.astimezone(self._zone))


def _with(agenda: HomeAgenda, practitioner_id: UUID) -> PractitionerRow | None:
    """Whose row it is, where several people are shown."""
    several = len(agenda.practitioners) > 1
    return agenda.practitioners.get(practitioner_id) if several else None


def _head(title: Label, count: Label) -> QWidget:
    head = QWidget()
    tight(QHBoxLayout(head), 8, (16, 10, 16, 10)).addLayout(row(title, None, count))
    return head


def _pause(entry: Pause) -> QWidget:
    said = f"{hours(entry.span.duration // _MINUTE)} sans rendez-vous"
    made = surface("note")
    tight(QHBoxLayout(made), 0, (86, 4, 16, 4)).addWidget(Label(said, "secondary", "text3"))
    return made


def _status_button(glyph: Status, word: str) -> Button:
    made = Button("", status=glyph, size="medium")
    made.setAccessibleName(word)
    made.setToolTip(word)
    made.setFixedWidth(_STATUS_WIDTH)
    return made


def _nothing(text: str) -> QWidget:
    made = QWidget()
    tight(QHBoxLayout(made), 0, (16, 14, 16, 14)).addWidget(Label(text, "body", "text2"))
    return made


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
