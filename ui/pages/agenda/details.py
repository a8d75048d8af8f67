"""The appointment that is selected: who, when, where, why, what can become of it, what came before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import AGENT_STATUSES, KINDS, MODES, REQUESTERS, STATUSES, SUBJECTS, when
from cigdesk.domain.appointment import (
    FOR_AN_AUTHORITY,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    ShownStatus,
    possible_statuses,
)
from cigdesk.domain.circle import EVENTS
from cigdesk.french import MONTHS_SHORT, NBSP, date_short, hours, phone, time_of_day
from cigdesk.ports.agenda import AppointmentRow
from ui.icons import Status
from ui.pages.agenda.board import MODE_ICONS, STATUS_OF, Item
from ui.pages.agenda.details_parts import (
    STATUS_KEYS,
    STATUS_WORDS,
    OutcomeButton,
    StatusGlyph,
    add_confirmed,
    fact,
)
from ui.pages.agenda.items import where, who
from ui.pages.agenda.printing_mail import may_be_told
from ui.theme import Accent
from ui.widgets.base import Label, column, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.pill import Pill

_FAMILIES = {
    Status.ONGOING: Accent.ACCENT,
    Status.DONE: Accent.OK,
    Status.EXCUSED: Accent.WARN,
    Status.TO_FILL: Accent.WARN,
    Status.NO_SHOW: Accent.BAD,
}
_WRITTEN_UP = (AppointmentKind.INSPECTION, AppointmentKind.ADVICE)
"""The kinds that have a form of their own on the page of prevention."""
_UNDER_WORDS = 17
"""Where a link begins so that its words stand under those of a fact."""
_NOT_BEGUN = "Possible une fois le rendez-vous commencé."


class AppointmentDetails(QWidget):
    """One appointment, with the acts that its status and the hour allow."""

    status_asked = Signal(object)
    """(AppointmentStatus)"""
    move_asked = Signal()
    edit_asked = Signal()
    delete_asked = Signal()
    agent_asked = Signal(object)
    """(agent id)"""
    tell_asked = Signal(object)
    """(QPoint): where the ways to tell the agent are offered."""
    row_asked = Signal(object)
    """(AppointmentRow of the follow-up)"""
    write_asked = Signal()
    """Write up the day of prevention that it is."""

    def __init__(
        self,
        item: Item,
        shown: AppointmentRow,
        now: datetime,
        zone: ZoneInfo,
        *,
        rank: str = "",
        masked: bool = False,
        agents_open: bool = False,
    ) -> None:
        super().__init__()
        self.item, self.shown = item, shown
        self._now, self._zone, self._masked = now, zone, masked
        self._possible = possible_statuses(shown.status, shown.start, now)
        self.buttons: dict[AppointmentStatus, Button] = {}
        self._history = tight(QVBoxLayout(), 4)
        self._order = tight(QVBoxLayout(), 2)
        layout = tight(QVBoxLayout(self), 10)
        self._add_title(layout)
        self._add_facts(layout, rank)
        layout.addLayout(self._order)
        self._add_no_order()
        self.part = tight(QVBoxLayout(), 0)
        layout.addLayout(self.part)
        self.time = tight(QVBoxLayout(), 0)
        layout.addLayout(self.time)
        layout.addSpacing(2)
        self._add_acts(layout)
        self._add_others(layout)
        self.notes = tight(QVBoxLayout(), 0, (0, 4, 0, 0))
        layout.addLayout(self.notes)
        if shown.agent_id is not None:
            layout.addSpacing(4)
            layout.addWidget(Label(self.tr("Suivi de l’agent"), "caption_strong", "text3"))
            layout.addLayout(self._history)
        layout.addStretch(1)
        self._add_foot(layout, agents_open=agents_open)

    def _add_title(self, layout: QVBoxLayout) -> None:
        name = Label(who(self.shown, masked=self._masked), "title", wrap=True)
        shown = self.shown.shown_status(self._now)
        glyph = STATUS_OF[shown]
        word = STATUSES[shown].replace("statut ", "").capitalize()
        pill = Pill(word, _FAMILIES.get(glyph, Accent.NEUTRAL), status=glyph)
        head = row(name, pill)
        head.setStretch(0, 1)
        head.setAlignment(pill, Qt.AlignmentFlag.AlignTop)
        status = AGENT_STATUSES[self.shown.agent_status] if self.shown.agent_status else ""
        said = f"Agent {status}, {self.shown.authority}" if status else where(self.shown)
        both = column(head, spacing=2)
        if said:
            both.addWidget(Label(said, "body", "text2", wrap=True))
        layout.addLayout(both)

    def _add_facts(self, layout: QVBoxLayout, rank: str) -> None:
        shown = self.shown
        start = shown.start.astimezone(self._zone)
        length = ", ".join(part for part in (hours(shown.span.minutes), rank) if part)
        moment = f"{date_short(start.date())}, {when(shown.span, self._zone)}"
        layout.addWidget(fact("clock", moment, length, strong=True))
        if shown.moved_from is not None:
            left = shown.moved_from.astimezone(self._zone)
            moved = self.tr("Déplacé du {day}, {hour}")
            said = moved.format(day=date_short(left.date()), hour=time_of_day(left))
            layout.addWidget(fact("history", said))
        layout.addWidget(fact(MODE_ICONS[shown.mode], *self._place()))
        if shown.agent_id is not None:
            asked = f"Saisine par {REQUESTERS[shown.requester]}" if shown.requester else ""
            layout.addWidget(fact("message-2", SUBJECTS[shown.subject], asked))
        add_confirmed(layout, shown.overlap_reason)

    def _place(self) -> tuple[str, str]:
        shown, kind = self.shown, KINDS[self.shown.kind].capitalize()
        if shown.mode is PlaceMode.PHONE:
            return phone(shown.phone) or "Téléphone", kind
        if shown.mode is PlaceMode.VIDEO:
            return shown.video_link or "Visio", kind
        site = ", ".join(part for part in (shown.site, shown.room) if part)
        return site or MODES[shown.mode].capitalize(), kind

    def _add_acts(self, layout: QVBoxLayout) -> None:
        planned = self.shown.status is AppointmentStatus.PLANNED
        if not planned:
            layout.addWidget(self._status_button(AppointmentStatus.PLANNED, "secondary"))
            return
        if self.shown.kind is not AppointmentKind.INTERNAL:
            done = self._status_button(AppointmentStatus.DONE, "primary")
            done.set_icon_name("check")
            layout.addWidget(done)
        move = Button(self.tr("Reporter…"), icon_name="calendar-time")
        move.setToolTip(self.tr("Chercher un autre moment\u00a0: Maj R. Déplacer avec les flèches\u00a0: R"))
        move.clicked.connect(self.move_asked)
        cancel = self._status_button(AppointmentStatus.CANCELLED, "danger")
        cancel.set_icon_name("ban")
        both = row(move, cancel, spacing=5)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        layout.addLayout(both)

    def _status_button(self, status: AppointmentStatus, kind: str) -> Button:
        keycap = STATUS_KEYS.get(status, "")
        button = Button(STATUS_WORDS[status], keycap=keycap)
        button.set_kind("primary" if kind == "primary" else "danger" if kind == "danger" else "secondary")
        self._arm(button, status)
        return button

    def _arm(self, button: Button, status: AppointmentStatus) -> None:
        button.set_reason("" if status in self._possible else _NOT_BEGUN)
        button.clicked.connect(lambda: self.status_asked.emit(status))
        self.buttons[status] = button

    def _add_others(self, layout: QVBoxLayout) -> None:
        planned = self.shown.status is AppointmentStatus.PLANNED
        if not planned or self.shown.kind is AppointmentKind.INTERNAL:
            return
        layout.addSpacing(4)
        layout.addWidget(Label(self.tr("Autre statut"), "caption_strong", "text3"))
        box = surface("card")
        inside = tight(QVBoxLayout(box), 0, (1, 1, 1, 1))
        for place, status in enumerate((AppointmentStatus.EXCUSED, AppointmentStatus.NO_SHOW)):
            if place:
                inside.addWidget(rule())
            button = OutcomeButton(status)
            self._arm(button, status)
            inside.addWidget(button)
        layout.addWidget(box)

    def _add_foot(self, layout: QVBoxLayout, *, agents_open: bool) -> None:
        edit = Button(self.tr("Modifier…"), icon_name="pencil")
        edit.clicked.connect(self.edit_asked)
        remove = Button(self.tr("Supprimer"), icon_name="trash")
        remove.setToolTip(self.tr("Saisi par erreur\u00a0: Maj Suppr"))
        remove.clicked.connect(self.delete_asked)
        both = row(edit, remove)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        layout.addLayout(both)
        if self.shown.kind in _WRITTEN_UP and self.shown.authority_id is not None:
            write = Button(self.tr("Écrire la journée"), icon_name="clipboard-list")
            write.setToolTip(self.tr("Site, présents, observations et photos de cette journée"))
            write.clicked.connect(self.write_asked)
            layout.addWidget(write)
        if may_be_told(self.shown):
            tell = Button(self.tr("Prévenir l’agent…"), icon_name="mail")
            tell.clicked.connect(lambda: self.tell_asked.emit(tell.mapToGlobal(tell.rect().bottomLeft())))
            layout.addWidget(tell)
        if agents_open and self.shown.agent_id is not None:
            sheet = Button(self.tr("Ouvrir la fiche de l’agent"), icon_name="folder-open")
            sheet.clicked.connect(lambda: self.agent_asked.emit(self.shown.agent_id))
            layout.addWidget(sheet)

    def _add_no_order(self) -> None:
        if self.shown.circle is not None:
            self._order.addWidget(fact("shield-check", EVENTS[self.shown.circle]))
        elif self.shown.kind in FOR_AN_AUTHORITY and self.shown.engagement_id is None:
            self._order.addWidget(fact("file-invoice", self.tr("Sans commande")))
            self._order.addLayout(self._change_order(self.tr("Mettre au titre d’une commande")))

    def show_order(self, name: str, said: str) -> None:
        """On account of what it is done, and where that stands."""
        on_account = self.tr("Au titre de\u00a0: {name}").format(name=name)
        self._order.addWidget(fact("file-invoice", on_account, said))
        self._order.addLayout(self._change_order(self.tr("Changer de commande")))

    def _change_order(self, words: str) -> QHBoxLayout:
        self.order_button = Button(words, "link", size="small")
        self.order_button.clicked.connect(self.edit_asked)
        line = row(self.order_button, None)
        line.setContentsMargins(_UNDER_WORDS, 0, 0, 0)
        return line

    def show_history(self, rows: Sequence[AppointmentRow]) -> None:
        """The other appointments of the same person, the latest last."""
        for each in rows:
            self._history.addWidget(self._history_line(each))

    def _history_line(self, each: AppointmentRow) -> QWidget:
        start = each.start.astimezone(self._zone)
        day = f"{start.day}{NBSP}{MONTHS_SHORT[start.month - 1]}"
        said = KINDS[each.kind].capitalize()
        if each.kind is AppointmentKind.REMOTE:
            said = MODES[each.mode].capitalize()
        here = each.id == self.shown.id
        shown: ShownStatus = each.shown_status(self._now)
        date_label = Label(day, "secondary", "text2", tabular=True)
        date_label.setMinimumWidth(46)
        words = Label(f"{said}, {STATUSES[shown]}", "secondary_strong" if here else "secondary", wrap=True)
        line = row(date_label, StatusGlyph(STATUS_OF[shown]), words)
        line.setStretch(2, 1)
        whole = QWidget()
        whole.setLayout(line)
        return whole
