"""The panels at the right of the agenda: each is made when it is first opened, one at most is in sight."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.rights import Right
from cigdesk.ports.agenda import AppointmentRow
from ui.page import Workbench
from ui.pages.agenda.board import Item
from ui.pages.agenda.deeds import AgendaDeeds
from ui.pages.agenda.dock import PanelDock
from ui.pages.agenda.presenter import AgendaPresenter
from ui.prevention_targets import PAGE_ID as PREVENTION
from ui.prevention_targets import WriteDay
from ui.support_targets import PAGE_ID as SUPPORT
from ui.support_targets import ShowCase, ShowTime
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.pages.agenda.absence_panel import AbsencePanel
    from ui.pages.agenda.booking_panel import BookingPanel
    from ui.pages.agenda.confirm_panel import Act, ConfirmPanel
    from ui.pages.agenda.details_panel import DetailsPanel
    from ui.pages.agenda.reschedule_panel import ReschedulePanel
    from ui.pages.agenda.series_panel import PermanencePanel
    from ui.pages.agenda.session_block import SessionBlock
    from ui.record_journal import JournalCard
    from ui.widgets.side_panel import SidePanel

_Panel = TypeVar("_Panel", bound="SidePanel")

# Forms are loaded and put together with the first gesture that needs one, not with the window.


class Panels(QObject):
    """Makes the panels, and tells what is asked in them that is not theirs to do."""

    booked = Signal(object)
    """(Change): the booking panel has written it."""
    settled = Signal(object)
    """(UUID): that appointment has another time, or has been copied."""
    move_asked = Signal()
    edit_asked = Signal(object)
    """(Item)"""
    agent_asked = Signal(object)
    """(agent id): open the sheet of the person."""
    notes_open_asked = Signal(object, object)
    """(AppointmentRow, NoteKind of a new note or None): open its notes."""
    tell_asked = Signal(object, object)
    """(AppointmentRow, QPoint): offer there the ways to tell the agent."""

    def __init__(
        self, presenter: AgendaPresenter, deeds: AgendaDeeds, bench: Workbench, *, agents_open: bool
    ) -> None:
        super().__init__(presenter)
        self._presenter, self._deeds, self._bench = presenter, deeds, bench
        self._agents_open = agents_open
        self.dock: PanelDock | None = None
        deeds.conflict_met.connect(self._ask)
        bench.operations.changed.connect(lambda kinds, _initiator: self._time_moved(kinds))
        bench.operations.changed.connect(lambda kinds, _initiator: self._notes_moved(kinds))

    # which of them there are

    @cached_property
    def details(self) -> DetailsPanel:
        """What is selected."""
        from ui.pages.agenda.details_panel import DetailsPanel

        zone, deeds = self._presenter.services.agenda.zone, self._deeds
        made = DetailsPanel(zone, self._session, agents_open=self._agents_open)
        made.gate = self._gate
        made.make_journal = self._journal
        made.status_asked.connect(deeds.set_status)
        made.cancel_asked.connect(deeds.cancel)
        made.delete_asked.connect(deeds.delete)
        made.restore_asked.connect(deeds.restore)
        made.stop_asked.connect(deeds.stop_series)
        made.delete_every_asked.connect(deeds.delete_siblings)
        made.order_asked.connect(self._read_order)
        if self._bench.may(Right.SEE_NAMES):
            made.history_asked.connect(self._read_history)
        if self._bench.may(Right.READ_SUPPORT):
            made.time_asked.connect(self._read_time)
        made.notes_asked.connect(self._read_notes)
        made.notes_open_asked.connect(self.notes_open_asked)
        made.enter_asked.connect(self._enter_time)
        made.case_asked.connect(lambda case: self._bench.go(SUPPORT, ShowCase(case)))
        made.week_asked.connect(self._show_week)
        made.series_asked.connect(self._read_series)
        made.move_asked.connect(self.move_asked)
        made.edit_asked.connect(self.edit_asked)
        made.agent_asked.connect(self.agent_asked)
        made.write_asked.connect(lambda each: self._bench.go(PREVENTION, WriteDay(each)))
        made.tell_asked.connect(self.tell_asked)
        return self._docked(made)

    def _gate(self, content: QWidget) -> None:
        """What is selected is only read by whoever does not book."""
        self._bench.gate(Right.BOOK, *content.findChildren(Button))

    def _journal(self) -> JournalCard:
        from ui.record_journal import history_card

        bench = self._bench
        return history_card(bench.services, bench.operations, bench.masking, "appointments")

    def _session(self) -> SessionBlock:
        from ui.pages.agenda.session_block import SessionBlock
        from ui.pages.agenda.session_presenter import SessionPresenter

        presenter = SessionPresenter(self._bench.services, self._bench.operations, self)
        presenter.to_confirm.connect(self._ask)
        made = SessionBlock(presenter, self._bench.masking)
        made.papers_asked.connect(self.tell_asked)
        return made

    @cached_property
    def booking(self) -> BookingPanel:
        """The answers of a booking."""
        from ui.pages.agenda.booking.doubles import BookingMerge, DoublesLookup
        from ui.pages.agenda.booking_panel import BookingPanel
        from ui.pages.agenda.booking_presenter import BookingPresenter

        services = self._presenter.services
        presenter = BookingPresenter(services, self._presenter.operations, self)
        made = BookingPanel(presenter, services.agenda.today)
        bench, form = self._bench, made.form
        form.watch_doubles(
            DoublesLookup(bench.services, bench.operations, made), lambda: bench.masking.masked
        )
        merging = BookingMerge(made, bench.services, bench.operations, bench.masking)
        form.merge_offer.merge_asked.connect(merging.open)
        merging.merged.connect(form.take_sheet)
        made.booked.connect(self.booked)
        return self._docked(made)

    @cached_property
    def permanence(self) -> PermanencePanel:
        """A permanence that is opened or corrected."""
        from ui.pages.agenda.series_panel import PermanencePanel

        return self._docked(PermanencePanel(self._presenter.services, self._presenter.operations))

    @cached_property
    def absence(self) -> AbsencePanel:
        """An absence that is noted or corrected, over what it covers."""
        from ui.pages.agenda.absence_panel import AbsencePanel

        presenter = self._presenter
        return self._docked(AbsencePanel(presenter.services, presenter.operations, lambda: presenter.masked))

    @cached_property
    def confirm(self) -> ConfirmPanel:
        """What asks before it is written."""
        from ui.pages.agenda.confirm_panel import ConfirmPanel

        return self._docked(ConfirmPanel(self._presenter.operations))

    @cached_property
    def reschedule(self) -> ReschedulePanel:
        """Another time for an appointment."""
        from ui.pages.agenda.reschedule_panel import ReschedulePanel

        made = ReschedulePanel(self._presenter, self._deeds)
        made.settled.connect(self.settled)
        return self._docked(made)

    def _docked(self, panel: _Panel) -> _Panel:
        if self.dock is not None:
            self.dock.add(panel)
        return panel

    # which is in sight

    @property
    def shown_item(self) -> Item | None:
        """What the panel of details holds, while it is in sight."""
        return self.details.item if self._is_open("details") else None

    @property
    def is_booking(self) -> bool:
        """Whether the booking panel is in sight."""
        return self._is_open("booking")

    def _is_open(self, name: str) -> bool:
        panel = self.__dict__.get(name)
        return panel is not None and bool(panel.isVisible())

    def make_way(self, panel: SidePanel) -> None:
        """Close the others: that one is about to open."""
        if self.dock is not None:
            self.dock.make_way(panel)

    def arrange(self) -> None:
        """Put what is open at its place."""
        if self.dock is not None:
            self.dock.arrange()

    def show_names(self) -> None:
        """Names are masked, or shown again: follow in what is made."""
        if "absence" in self.__dict__:
            self.absence.covered.show_names()

    def _ask(self, title: str, error: CigdeskError, act: Act) -> None:
        self.make_way(self.confirm)
        self.confirm.ask(title, error, act)
        self.arrange()

    # what is read for the details

    def _read_order(self, engagement_id: UUID) -> None:
        self._presenter.operations.query(
            (id(self), "order"),
            partial(self._presenter.services.engagements.account_of, engagement_id),
            partial(self.details.show_order, engagement_id),
        )

    def _read_history(self, agent_id: UUID) -> None:
        self._presenter.operations.query(
            (id(self), "history"),
            partial(self._presenter.services.agenda.follow_up, agent_id),
            partial(self.details.show_history, agent_id),
        )

    def _read_time(self, row: AppointmentRow) -> None:
        self._presenter.operations.query(
            (id(self), "time"),
            partial(self._presenter.services.time.of_appointment, row.id),
            partial(self.details.show_time, row),
        )

    def _time_moved(self, kinds: frozenset[str]) -> None:
        """Entered here, elsewhere or taken back: what the details say of it is read again."""
        read = "time_entries" in kinds and self._bench.may(Right.READ_SUPPORT)
        item = self.shown_item if read else None
        if item is not None and item.appointment is not None:
            self._read_time(item.appointment)

    def _read_notes(self, row: AppointmentRow) -> None:
        """Whoever may read none sees nothing of them."""
        if self._bench.may(Right.NOTES):
            self._presenter.operations.query(
                (id(self), "notes"),
                partial(self._bench.services.notes.of_appointment, row.id),
                partial(self.details.show_notes, row),
            )

    def _notes_moved(self, kinds: frozenset[str]) -> None:
        item = self.shown_item if "confidential_notes" in kinds else None
        if item is not None and item.appointment is not None and item.appointment.agent_id is not None:
            self._read_notes(item.appointment)

    def _enter_time(self, row: AppointmentRow, minutes: int) -> None:
        self._presenter.operations.change(
            partial(self._presenter.services.time.from_appointment, row.id, minutes),
            on_error=partial(self.details.refuse_time, row),
        )

    def _show_week(self, row: AppointmentRow) -> None:
        day = row.start.astimezone(self._presenter.services.agenda.zone).date()
        self._bench.go(SUPPORT, ShowTime(row.practitioner_id, day))

    def _read_series(self, item: Item) -> None:
        from ui.pages.agenda.series_effect import series_words

        services, query = self._presenter.services, self._presenter.operations.query
        permanence, absence, key = item.permanence, item.absence, (id(self), "series")
        if permanence is not None and permanence.row.series_id is not None:
            series_id = permanence.row.series_id
            query(
                key,
                lambda: series_words(services.series.read(series_id)),
                partial(self.details.show_series, item),
            )
        elif absence is not None:
            query(
                key,
                partial(services.absences.siblings, absence.id),
                partial(self.details.show_siblings, item),
            )
