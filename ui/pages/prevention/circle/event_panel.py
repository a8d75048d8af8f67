"""One event beside the list: where it stands, who is registered, who came, what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.circle import EventState
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.session import MOST_SEATS
from cigdesk.domain.text import fold
from cigdesk.ports.circle import CircleMemberRow, TurnoutRow
from cigdesk.services.circle_listing import CircleEvent
from ui.masking import Masking
from ui.pages.agenda.details_parts import fact
from ui.pages.authorities.cards import replace_all
from ui.pages.prevention.circle.rows import TurnoutLine
from ui.pages.prevention.circle.words import (
    PILLS,
    SHORT,
    came_text,
    invited_text,
    registered_text,
    seats_gauge,
    when,
    where,
)
from ui.widgets.base import Label, row, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import NumberField
from ui.widgets.pill import Pill
from ui.widgets.side_panel import SidePanel


class EventPanel(SidePanel):
    """It shows one event and asks; the section does."""

    edit_asked = Signal()
    agenda_asked = Signal()
    cancel_asked = Signal()
    restore_asked = Signal()
    delete_asked = Signal()
    registered = Signal(object, int, str)
    """(authority id, people, contact)."""
    withdrawn = Signal(object)
    """(authority id)."""
    came = Signal(object, object)
    """(authority id, int or None)."""
    all_came = Signal()
    invite_asked = Signal(bool)
    """(together): one mail for all, or one for each."""

    def __init__(self, masking: Masking, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Événement du Cercle"), parent)
        self._masking = masking
        self.event_shown: CircleEvent | None = None
        self._begun = False
        self.lines: list[TurnoutLine] = []
        self._theme, self._pill = Label("", "section", wrap=True), Pill("")
        self._facts, self._rows = tight(QVBoxLayout(), 8), tight(QVBoxLayout(), 0)
        self._gauge = Gauge(GaugeData(0, 0, 1), thickness=9)
        self._said, self._came_said = (Label("", "secondary", "text2", wrap=True) for _ in range(2))
        self.fault = Label("", "secondary", "bad", wrap=True)
        self._heads = QWidget()
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.authority = ComboBox()
        self.people = NumberField(minimum=1, maximum=MOST_SEATS, value=1)
        self.contact = LineEdit(placeholder=self.tr("Nom ou adresse"))
        self.authority_field = Field(self.tr("&Collectivité à inscrire"), self.authority)
        self.people_field = Field(self.tr("&Nombre de personnes"), self.people)
        self.contact_field = Field(self.tr("C&ontact"), self.contact, optional=True)
        self.register_button = Button(self.tr("Inscrire"), icon_name="user-plus")

    def _make_buttons(self) -> None:
        self.all_came_button = Button(self.tr("Tous présents comme inscrits"), "primary", icon_name="checks")
        self.invite_button = Button(self.tr("Inviter…"), icon_name="mail")
        self.edit_button = Button(self.tr("Modifier"), icon_name="pencil")
        self.agenda_button = Button(self.tr("Voir dans l’agenda"), icon_name="calendar-event")
        self.cancel_button = Button(self.tr("Annuler"), icon_name="ban")
        self.restore_button = Button(self.tr("Rétablir"), icon_name="restore")
        self.delete_button = Button(self.tr("Supprimer"), "danger", icon_name="trash")
        self.invite_menu = QMenu(self)
        for words, together in (
            (self.tr("Un seul courriel, adresses cachées"), True),
            (self.tr("Un courriel par collectivité…"), False),
        ):
            self.invite_menu.addAction(words, partial(self.invite_asked.emit, together))
        self.invite_button.setMenu(self.invite_menu)

    def _lay_out(self) -> None:
        heads = row(
            Label(self.tr("Inscriptions"), "caption_strong", "text3"),
            None,
            Label(self.tr("Inscrits, présents"), "caption", "text3"),
        )
        heads.setContentsMargins(0, 0, 30, 0)
        self._heads.setLayout(heads)
        self.body.addWidget(self._theme)
        self.body.addLayout(row(self._pill, None))
        self.body.addLayout(self._facts)
        for widget in (self._gauge, self._said, self._came_said, rule(), self._heads):
            self.body.addWidget(widget)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.fault)
        for field in (self.authority_field, self.people_field, self.contact_field):
            self.body.addWidget(field)
        self.body.addWidget(self.register_button)
        self.body.addStretch(1)
        self.foot.addWidget(self.all_came_button)
        self.foot.addWidget(self.invite_button)
        for pair in (
            (self.edit_button, self.agenda_button),
            (self.cancel_button, self.restore_button, self.delete_button),
        ):
            line = row(*pair)
            for place in range(len(pair)):
                line.setStretch(place, 1)
            self.foot.addLayout(line)

    def _connect(self) -> None:
        self.edit_button.clicked.connect(self.edit_asked)
        self.agenda_button.clicked.connect(self.agenda_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.restore_button.clicked.connect(self.restore_asked)
        self.delete_button.clicked.connect(self.delete_asked)
        self.all_came_button.clicked.connect(self.all_came)
        self.register_button.clicked.connect(self.register)
        self.contact.returnPressed.connect(self.register)
        self.people.returnPressed.connect(self.register)
        self._masking.changed.connect(lambda _masked: self._mask())

    # what it shows

    def show_event(self, event: CircleEvent, holders: Sequence[CircleMemberRow], *, begun: bool) -> None:
        """Show that event; what is typed for one that is not registered yet stays with the same event."""
        other = self.event_shown is None or self.event_shown.id != event.id
        self.event_shown, again = event, self._begun == begun and not other
        self._begun = begun
        self._theme.setText(event.row.theme)
        self._pill.set_data(PILLS[event.state])
        self._show_facts(event)
        gauge = seats_gauge(event)
        self._gauge.setVisible(gauge is not None)
        if gauge is not None:
            self._gauge.set_data(gauge)
        self._said.setText(registered_text(event))
        self._came_said.setText(came_text(event))
        self._came_said.setVisible(begun and event.state is not EventState.CANCELLED)
        self._heads.setVisible(bool(event.turnouts))
        self._show_rows(event.turnouts, again=again)
        if other:
            self._clear_typed()
        self._offer_members(event, holders)
        self._show_acts(event)

    def _show_facts(self, event: CircleEvent) -> None:
        facts = [
            fact("calendar-event", when(event), SHORT[event.row.kind]),
            fact("map-pin", where(event)),
            fact("user", event.row.host),
        ]
        if said := invited_text(event):
            facts.append(fact("mail", said))
        replace_all(self._facts, facts, ruled=False)

    def _show_rows(self, turnouts: Sequence[TurnoutRow], *, again: bool) -> None:
        same = [each.authority_id for each in turnouts] == [line.row.authority_id for line in self.lines]
        if again and same:
            for line, kept in zip(self.lines, turnouts, strict=True):
                line.take(kept)
                line.show_contact(self._named(kept.contact))
            return
        self.lines = [
            TurnoutLine(each, begun=self._begun, contact=self._named(each.contact)) for each in turnouts
        ]
        for place, line in enumerate(self.lines):
            line.registered.connect(partial(self._tell_registered, line))
            line.came.connect(partial(self._tell_came, line))
            line.withdrawn.connect(partial(self._tell_withdrawn, line))
            line.next_asked.connect(partial(self._focus_after, place))
        replace_all(self._rows, self.lines, ruled=False)

    def _named(self, contact: str) -> str:
        return self._masking.name(contact) if contact else ""

    def _mask(self) -> None:
        for line in self.lines:
            line.show_contact(self._named(line.row.contact))

    def _offer_members(self, event: CircleEvent, holders: Sequence[CircleMemberRow]) -> None:
        there = {each.authority_id for each in event.turnouts if each.registered}
        left = [each for each in holders if each.authority_id not in there]
        choices = [(each.name, each.authority_id) for each in sorted(left, key=lambda each: fold(each.name))]
        self.authority.offer(choices, self.authority.currentData())
        held = event.state is not EventState.CANCELLED
        for widget in (self.authority_field, self.people_field, self.contact_field, self.register_button):
            widget.setVisible(held)
        none = "" if left else self.tr("Toutes les collectivités du Cercle sont inscrites.")
        self.register_button.set_reason(
            none if holders else self.tr("Aucune collectivité n’a le Cercle cette année-là.")
        )
        over = self._begun or not held
        self.invite_button.setVisible(not over)
        self.invite_button.set_reason(self.register_button.reason)

    def _show_acts(self, event: CircleEvent) -> None:
        given_up = event.state is EventState.CANCELLED
        self.all_came_button.setVisible(self._begun and not given_up and bool(event.unsaid))
        self.cancel_button.setVisible(event.row.status is AppointmentStatus.PLANNED)
        self.restore_button.setVisible(given_up)
        self.edit_button.setVisible(not given_up)

    def say(self, sentence: str) -> None:
        """What a rule refused, or nothing."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    # acts

    def first_field(self) -> QWidget:
        """Where the keyboard goes as it opens: the first count, else the name of who is registered."""
        if self.lines and self._begun:
            unsaid = (each for each in self.lines if each.row.came is None)
            return next(unsaid, self.lines[0]).field
        return self.edit_button if self.authority_field.isHidden() else self.authority

    def register(self) -> None:
        """Register what is typed."""
        authority_id = self.authority.currentData()
        fault = self.people.fault() or ("" if self.people.value() else self.tr("Indiquez un nombre."))
        if fault:
            self.people_field.set_error(fault)
        elif isinstance(authority_id, UUID) and self.register_button.isEnabled():
            self.registered.emit(authority_id, self.people.value(), self.contact.text())

    def registered_now(self) -> None:
        """What was typed is kept: the next one can be typed."""
        self._clear_typed()
        self.authority.setFocus(Qt.FocusReason.OtherFocusReason)

    def failed(self, error: CigdeskError) -> None:
        """Nothing was registered: say why, where it can be mended."""
        if not isinstance(error, InvalidInput):
            self.say(str(error))
            return
        for name, field in (("people", self.people_field), ("contact", self.contact_field)):
            if name in error.errors:
                field.set_error(error.errors[name])

    def _clear_typed(self) -> None:
        self.people.set_value(1)
        self.contact.setText("")
        for field in (self.people_field, self.contact_field):
            field.clear_error()
        self.say("")

    def _focus_after(self, place: int) -> None:
        """The next count, else what settles the rest."""
        if place + 1 < len(self.lines):
            field = self.lines[place + 1].field
            field.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.all_came_button.isVisible():
            self.all_came_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_registered(self, line: TurnoutLine, people: int) -> None:
        self.registered.emit(line.row.authority_id, people, line.row.contact)

    def _tell_came(self, line: TurnoutLine, count: int | None) -> None:
        self.came.emit(line.row.authority_id, count)

    def _tell_withdrawn(self, line: TurnoutLine) -> None:
        self.withdrawn.emit(line.row.authority_id)
