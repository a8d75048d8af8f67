"""Another time for an appointment: typed, or taken among the next free ones. Also for a copy of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.words import dated
from cigdesk.domain.appointment import FOR_AN_AGENT, AppointmentKind
from cigdesk.french import NBSP, date_short, time_of_day
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.slot_finding import FoundSlot, FoundSlots, SlotWish
from ui.pages.agenda.deeds import AgendaDeeds
from ui.pages.agenda.details_parts import fact
from ui.pages.agenda.fields import Moment, MomentField
from ui.pages.agenda.items import who
from ui.pages.agenda.presenter import AgendaPresenter
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.segmented import Chip
from ui.widgets.side_panel import SidePanel

SHOWN = 6
_FIND = frozenset({AppointmentKind.PERMANENCE, *FOR_AN_AGENT})


class ReschedulePanel(SidePanel):
    """The former time stays in sight until the new one is chosen; nothing is written before."""

    settled = Signal(object)
    """(UUID): that appointment has another time, or has been copied."""

    def __init__(self, presenter: AgendaPresenter, deeds: AgendaDeeds, parent: QWidget | None = None) -> None:
        super().__init__("Reporter le rendez-vous", parent)
        self._presenter, self._deeds = presenter, deeds
        self._row: AppointmentRow | None = None
        self._copies = False
        self._after: datetime | None = None
        self.name = Label("", "title", wrap=True)
        self._former = tight(QVBoxLayout(), 0)
        self.moment = MomentField(presenter.services.agenda.today)
        self.field = Field(self.tr("&Nouveau moment"), self.moment)
        self.everybody = Chip(self.tr("Tous les intervenants"), icon_name="users", ticked=True)
        self.found = tight(QVBoxLayout(), 4)
        self.none = Label("", "body", "text2", wrap=True)
        self.later = Button(self.tr("Chercher plus tard"), icon_name="chevron-down")
        self.save = Button("", "primary", icon_name="check", keycap="Ctrl Entrée")
        self.choices: list[Button] = []
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.setSpacing(12)
        self.body.addWidget(self.name)
        self.body.addLayout(self._former)
        self.body.addWidget(self.field)
        self.body.addWidget(Label(self.tr("Prochains créneaux libres"), "caption_strong", "text3"))
        self.body.addWidget(self.everybody)
        self.body.addLayout(self.found)
        self.body.addWidget(self.none)
        self.body.addWidget(self.later)
        self.body.addStretch(1)
        self.foot.addWidget(self.save)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save_typed)
        self.everybody.clicked.connect(self._look_again)
        self.later.clicked.connect(self._look)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save_typed)

    def begin(self, row: AppointmentRow, *, copies: bool = False) -> None:
        """Look for another time for that appointment, or for one more like it."""
        self._row, self._copies = row, copies
        act = self.tr("Copier") if copies else self.tr("Reporter")
        self.set_title(f"{act} le rendez-vous")
        self.save.setText(act)
        self.name.setText(who(row, masked=self._presenter.masked))
        self._show_former(row)
        self.field.clear_error()
        self.moment.set_value(self._proposed(row))
        self.everybody.setChecked(False)
        self._look_again()
        self.open_panel(self.moment)

    def _show_former(self, row: AppointmentRow) -> None:
        while (item := self._former.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        said = self.tr("Rendez-vous copié") if self._copies else self.tr("Date actuelle")
        self._former.addWidget(fact("clock", dated(row.span, self._presenter.services.agenda.zone), said))

    def _proposed(self, row: AppointmentRow) -> Moment:
        """The same hour: a week later for a copy, as it is for a move."""
        local = row.start.astimezone(self._presenter.services.agenda.zone)
        return local.date() + timedelta(days=7 if self._copies else 0), local.time()

    # the next free times

    def _look_again(self) -> None:
        self._after = None
        self._look()

    def _look(self) -> None:
        row = self._row
        if row is None:
            return
        if row.kind not in _FIND:
            self._show_found(FoundSlots((), more=False))
            return
        slots, wish = self._presenter.services.slots, self._wish(row)
        self._presenter.operations.query(
            (id(self), "slots"), lambda: slots.find(wish, wanted=SHOWN), self._show_found
        )

    def _wish(self, row: AppointmentRow) -> SlotWish:
        return SlotWish(
            kind=row.kind,
            mode=row.mode,
            minutes=row.span.minutes,
            practitioner_ids=() if self.everybody.isChecked() else (row.practitioner_id,),
            authority_id=row.authority_id,
            agent_id=row.agent_id,
            subject=row.subject,
            after=self._after,
        )

    def _show_found(self, found: FoundSlots) -> None:
        for button in self.choices:
            button.hide()
            button.deleteLater()
        self.choices = [self._choice(slot) for slot in found.slots]
        for button in self.choices:
            self.found.addWidget(button)
        self._after = found.slots[-1].span.start + timedelta(minutes=1) if found.slots else None
        self.later.setVisible(found.more)
        self.none.setText("" if found.slots else self.tr("Aucun créneau libre dans l’année qui vient."))
        self.none.setVisible(not found.slots)

    def _choice(self, slot: FoundSlot) -> Button:
        local = slot.span.start.astimezone(self._presenter.services.agenda.zone)
        this_year = local.year == self._presenter.today.year
        said = f"{date_short(local.date(), year=not this_year)}, {time_of_day(local)}"
        if self.everybody.isChecked():
            said += f" ·{NBSP}{slot.practitioner.name}"
        button = Button(said, icon_name="calendar-time")
        button.clicked.connect(partial(self._take, slot.practitioner.id, slot.span))
        return button

    # writing

    def _save_typed(self) -> None:
        row, moment = self._row, self.moment.value()
        if row is None:
            return
        self.field.clear_error()
        try:
            if moment is None:
                raise ValueError(self.moment.fault() or self.tr("Indiquez le jour et l’heure."))
            start = self._presenter.services.agenda.instant(*moment)
        except ValueError as fault:
            self.field.set_error(str(fault))
            self.moment.setFocus()
            return
        self._take(row.practitioner_id, Interval(start, start + row.span.duration))

    def _take(self, practitioner_id: UUID, span: Interval, *_clicked: Any) -> None:
        row = self._row
        if row is None:
            return
        write = self._deeds.copy if self._copies else self._deeds.reschedule
        write(row.id, practitioner_id, span, partial(self._done, row.id))

    def _done(self, appointment_id: UUID) -> None:
        self.close_panel()
        self.settled.emit(appointment_id)
