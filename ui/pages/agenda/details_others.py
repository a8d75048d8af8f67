"""A permanence or an absence that is selected, with what can be done with it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.words import SUBJECTS, when
from cigdesk.french import date_short, hours, plural
from cigdesk.ports.agenda import PermanenceRow
from ui.pages.agenda.board import Item
from ui.pages.agenda.details_parts import add_confirmed, fact
from ui.theme import Accent
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.pill import Pill


class PermanenceDetails(QWidget):
    """One permanence: where, when, what is free in it."""

    edit_asked = Signal()
    cancel_asked = Signal()
    restore_asked = Signal()
    stop_asked = Signal()
    delete_asked = Signal()

    def __init__(self, item: Item, zone: ZoneInfo) -> None:
        super().__init__()
        self.item = item
        self.comes_back = Label("", "secondary", "text2", wrap=True)
        self.comes_back.hide()
        layout = tight(QVBoxLayout(self), 10)
        opened = item.permanence
        if opened is None:
            return
        line = opened.row
        pill = Pill("Annulée") if line.cancelled else Pill(f"{item.extra}", Accent.ACCENT)
        head = row(Label(line.place, "title", wrap=True), pill)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(Label(self.tr("Permanence"), "body", "text2"))
        start = line.start.astimezone(zone)
        moment = f"{date_short(start.date())}, {when(line.span, zone)}"
        cut = f"{plural(opened.slots, 'créneau', 'créneaux')} de {hours(line.slot_minutes)}"
        layout.addWidget(fact("clock", moment, cut, strong=True))
        site = ", ".join(part for part in (line.site, line.room) if part)
        layout.addWidget(fact("map-pin", site or line.place))
        self._add_reception(layout, line)
        self._add_series(layout, item)
        add_confirmed(layout, line.overlap_reason)
        layout.addSpacing(2)
        self._add_acts(layout, cancelled=line.cancelled)
        layout.addStretch(1)

    def _add_reception(self, layout: QVBoxLayout, line: PermanenceRow) -> None:
        if line.subjects:
            layout.addWidget(fact("message-2", ", ".join(SUBJECTS[each] for each in line.subjects)))
        if line.buffer_minutes:
            kept = self.tr("{time} gardées libres après chaque rendez-vous")
            layout.addWidget(fact("clock", kept.format(time=hours(line.buffer_minutes))))

    def _add_series(self, layout: QVBoxLayout, item: Item) -> None:
        if not item.repeats:
            return
        said = self.tr("Modifiée à part de sa série") if item.changed else self.tr("Revient en série")
        layout.addWidget(fact("refresh", said))
        beneath = row(self.comes_back)
        beneath.setContentsMargins(26, 0, 0, 0)
        layout.addLayout(beneath)

    def show_series(self, words: str) -> None:
        """How its series comes back."""
        self.comes_back.setText(words)
        self.comes_back.show()

    def _add_acts(self, layout: QVBoxLayout, *, cancelled: bool) -> None:
        if cancelled:
            restore = Button(self.tr("Rétablir"), icon_name="restore")
            restore.clicked.connect(self.restore_asked)
            layout.addWidget(restore)
        else:
            edit = Button(self.tr("Modifier…"), icon_name="pencil")
            edit.clicked.connect(self.edit_asked)
            skip = self.tr("Sauter") if self.item.repeats else self.tr("Annuler")
            cancel = Button(skip, "danger", icon_name="ban", keycap="Suppr")
            cancel.clicked.connect(self.cancel_asked)
            both = row(edit, cancel)
            both.setStretch(0, 1)
            both.setStretch(1, 1)
            layout.addLayout(both)
        if self.item.repeats:
            stop = Button(self.tr("Arrêter la série ici"), "danger", icon_name="player-stop")
            stop.clicked.connect(self.stop_asked)
            layout.addWidget(stop)
        remove = Button(self.tr("Supprimer"), icon_name="trash")
        remove.clicked.connect(self.delete_asked)
        layout.addWidget(remove)


class AbsenceDetails(QWidget):
    """One absence."""

    edit_asked = Signal()
    delete_asked = Signal()
    delete_every_asked = Signal()

    def __init__(self, item: Item, zone: ZoneInfo) -> None:
        super().__init__()
        self.item = item
        layout = tight(QVBoxLayout(self), 10)
        shown = item.absence
        if shown is None:
            return
        layout.addWidget(Label(shown.label or self.tr("Absence"), "title", wrap=True))
        layout.addWidget(Label(self.tr("Absence, aucune réservation"), "body", "text2"))
        start = shown.start.astimezone(zone)
        same = start.date() == shown.end.astimezone(zone).date()
        day = f"{date_short(start.date())}, " if same else ""
        layout.addWidget(fact("clock", day + when(Interval(shown.start, shown.end), zone), strong=True))
        add_confirmed(layout, shown.overlap_reason)
        edit = Button(self.tr("Modifier…"), icon_name="pencil")
        edit.clicked.connect(self.edit_asked)
        remove = Button(self.tr("Supprimer"), "danger", icon_name="trash", keycap="Suppr")
        remove.clicked.connect(self.delete_asked)
        both = row(edit, remove)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        layout.addLayout(both)
        self.every = Button("", "danger", icon_name="trash")
        self.every.clicked.connect(self.delete_every_asked)
        self.every.hide()
        layout.addWidget(self.every)
        layout.addStretch(1)

    def show_siblings(self, count: int) -> None:
        """How many were noted in one go."""
        self.every.setText(self.tr("Supprimer les {count} absences").format(count=count))
        self.every.setVisible(count > 1)
