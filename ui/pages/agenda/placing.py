"""What is begun at a place of the grid: a booking, a permanence, an absence, a copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, Requester
from cigdesk.ports.agenda import AppointmentRow, PractitionerRow
from cigdesk.ports.authorities import AuthorityRow
from ui.pages.agenda.board import Item, ItemKind, Mode
from ui.pages.agenda.deeds import AgendaDeeds
from ui.pages.agenda.draft import USUAL_MINUTES, Draft
from ui.pages.agenda.panels import Panels
from ui.pages.agenda.presenter import AgendaPresenter
from ui.pages.agenda.steps import CELL
from ui.pages.agenda.targets import BookOrder, BookSession, BookSpan
from ui.pages.agenda.views import Views

MORNING = time(9)
SATURDAY = 5


class Placing(QObject):
    """From where the keyboard is, or what was drawn, to the panel that writes it."""

    copied = Signal(object)
    """(AppointmentRow): it can be pasted now."""

    def __init__(self, presenter: AgendaPresenter, deeds: AgendaDeeds, views: Views, panels: Panels) -> None:
        super().__init__(presenter)
        self._presenter, self._deeds, self._panels = presenter, deeds, panels
        self._views, self._grid = views, views.grid
        self._copied: AppointmentRow | None = None
        closed = presenter.services.agenda.naming_refusal
        self._last_kind = AppointmentKind.INSPECTION if closed else AppointmentKind.REMOTE
        self._drawn: tuple[UUID, Interval] | None = None

    # booking

    def book_here(self) -> None:
        """Book where the keyboard is: a free slot, an empty cell; after an appointment, its end."""
        item = self._grid.current_item()
        if item is not None and item.kind is ItemKind.SLOT:
            self.book_slot(item)
            return
        if not self._presenter.board.columns:
            return
        column, minute = self._grid.place
        start = minute if item is None else item.end
        self.book_span(column, start, start + CELL)

    def book_typed(self, letter: str) -> None:
        """What was typed on a free place begins the name of the person received."""
        self.book_here()
        edit = self._panels.booking.form.person.edit
        if edit.hasFocus():
            edit.insert(letter)

    def book_slot(self, item: Item) -> None:
        """Book a slot of a permanence."""
        draft = self._draft_at(item.span)
        draft.practitioner_id = item.practitioner_id
        draft.take_kind(AppointmentKind.PERMANENCE)
        self.begin(draft)

    def book_span(self, column: int, start: int, end: int) -> None:
        """Book at a cell of the grid, for the usual length of the kind."""
        draft = self._draft_in(*self._presenter.span_of(column, start, end))
        draft.minutes = USUAL_MINUTES[draft.kind]
        self.begin(draft)

    def book_at(self, wanted: BookSpan, people: Sequence[PractitionerRow]) -> None:
        """Open the form for a slot of a permanence that another page shows."""
        draft = self._draft_at(wanted.span)
        draft.practitioner_id = wanted.practitioner_id
        draft.take_kind(AppointmentKind.PERMANENCE)
        self._presenter.go_to(wanted.span.start.astimezone(self._presenter.services.agenda.zone).date())
        self.begin(draft, people)

    def book_drawn(self, practitioner: PractitionerRow, span: Interval) -> None:
        """Book a span that was drawn, as long as it is."""
        self.begin(self._draft_in(practitioner, span))
        self._drawn = practitioner.id, span

    def _draft_in(self, practitioner: PractitionerRow, span: Interval) -> Draft:
        draft = self._draft_at(span)
        draft.practitioner_id = practitioner.id
        within = self._within_permanence(practitioner, span)
        draft.take_kind(AppointmentKind.PERMANENCE if within else self._last_kind)
        return draft

    def _within_permanence(self, practitioner: PractitionerRow, span: Interval) -> bool:
        return any(
            item.kind is ItemKind.BAND
            and not item.struck
            and item.practitioner_id == practitioner.id
            and item.span.covers(span)
            for item in self._presenter.board.items
        )

    def _draft_at(self, span: Interval) -> Draft:
        local = span.start.astimezone(self._presenter.services.agenda.zone)
        return Draft(day=local.date(), at=local.time(), minutes=span.minutes)

    def book_session(self, wanted: BookSession, found: Sequence[AuthorityRow]) -> None:
        """Book a collective session for the authority of a request, among those of its name."""
        draft = Draft(requester=Requester.EMPLOYER, request_id=wanted.request_id)
        draft.practitioner_id = wanted.practitioner_id
        draft.authority = next((each for each in found if each.id == wanted.authority_id), None)
        draft.take_kind(AppointmentKind.COLLECTIVE)
        draft.minutes = USUAL_MINUTES[draft.kind]
        self.begin(draft)

    def book_order(
        self, wanted: BookOrder, found: Sequence[AuthorityRow], people: Sequence[PractitionerRow]
    ) -> None:
        """Book work that the authority ordered: the next morning of a day of work is proposed.

        `people` may hold the time: the page may have been opened by this very wish, and not know them yet.
        """
        authority = next((each for each in found if each.id == wanted.authority_id), None)
        day = _working_day(max(wanted.first, self._presenter.services.agenda.today() + timedelta(days=1)))
        day = min(day, wanted.last)
        if wanted.kind is AppointmentKind.PERMANENCE:
            start = self._presenter.services.agenda.instant(day, MORNING)
            self._open_permanence(None, Interval(start, start + timedelta(hours=3)), people)
            if authority is not None:
                field = self._panels.permanence.authority
                field.set_text(authority.name)
                field.chosen.emit(authority)
            return
        draft = Draft(day=day, at=MORNING, authority=authority)
        draft.engagement_id, draft.order_chosen = wanted.engagement_id, True
        draft.take_kind(wanted.kind)
        draft.minutes = USUAL_MINUTES[draft.kind]
        draft.practitioner_id = people[0].id if len(people) == 1 else None
        self.begin(draft, people)

    def begin(self, draft: Draft, people: Sequence[PractitionerRow] = ()) -> None:
        """Open the booking panel on that draft; `people` where the page may not know them yet."""
        panel = self._panels.booking
        self._drawn = None
        self._panels.make_way(panel)
        panel.begin(draft, people or self._presenter.practitioners)
        self._last_kind = draft.kind if draft.kind is not AppointmentKind.PERMANENCE else self._last_kind
        self._panels.arrange()

    # permanences and absences

    def open_permanence_here(self) -> None:
        """Open a permanence where the keyboard is."""
        self._open_permanence(*self._here(timedelta(hours=3)))

    def open_permanence(self, practitioner: PractitionerRow, span: Interval) -> None:
        """Open a permanence over a span that was drawn."""
        self._open_permanence(practitioner.id, span)

    def _open_permanence(
        self, owner: UUID | None, span: Interval | None, people: Sequence[PractitionerRow] = ()
    ) -> None:
        panel = self._panels.permanence
        self._panels.make_way(panel)
        panel.open_new(people or self._presenter.practitioners, owner, span)
        self._panels.arrange()

    def note_absence_here(self) -> None:
        """Note an absence where the keyboard is."""
        self._note_absence(*self._here(timedelta(hours=4)))

    def note_absence(self, practitioner: PractitionerRow, span: Interval) -> None:
        """Note an absence over a span that was drawn."""
        self._note_absence(practitioner.id, span)

    def _note_absence(self, owner: UUID | None, span: Interval | None) -> None:
        panel = self._panels.absence
        self._panels.make_way(panel)
        panel.open_new(self._presenter.practitioners, owner, span)
        self._panels.arrange()

    def _here(self, length: timedelta) -> tuple[UUID | None, Interval | None]:
        """What was just drawn and is still in the booking panel, else so long from where the keyboard is."""
        if self._drawn is not None and self._panels.is_booking:
            return self._drawn
        if not self._presenter.board.columns:
            return next(iter(self._presenter.chosen), None), self._at_day(length)
        column, minute = self._grid.place
        practitioner, span = self._presenter.span_of(column, minute, minute + CELL)
        return practitioner.id, Interval(span.start, span.start + length)

    def _at_day(self, length: timedelta) -> Interval | None:
        """In the month: the morning of the day that the keyboard is on."""
        day = self._views.month.current_day() if self._presenter.mode is Mode.MONTH else None
        if day is None:
            return None
        start = self._presenter.services.agenda.instant(day, MORNING)
        return Interval(start, start + length)

    # copying

    @property
    def holds_copy(self) -> bool:
        """Whether an appointment was copied."""
        return self._copied is not None

    def take_copy(self, row: AppointmentRow) -> None:
        """That appointment will be booked once more where it is pasted."""
        self._copied = row
        self.copied.emit(row)

    def paste_here(self) -> None:
        """Ctrl+V: book the same once more, where the keyboard is."""
        row = self._copied
        if row is None or not self._presenter.board.columns or not self._grid.isVisible():
            return
        column, minute = self._grid.place
        owner, span = self._presenter.span_of(column, minute, minute + CELL)
        landing = Interval(span.start, span.start + row.span.duration)
        self._deeds.copy(row.id, owner.id, landing, lambda: None)


def _working_day(day: date) -> date:
    """That day, or the Monday after where it falls on a weekend."""
    return day if day.weekday() < SATURDAY else day + timedelta(days=7 - day.weekday())
