"""The answers of a booking, each shown only where it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import MODES, SUBJECTS
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Requester, Subject
from cigdesk.domain.free_text import warnings_of
from cigdesk.domain.session import MOST_SEATS
from cigdesk.ports.agenda import AgentRow, PlaceRow, PractitionerRow
from cigdesk.ports.authorities import AuthorityRow
from ui.pages.agenda.board import MODE_ICONS, icon_of
from ui.pages.agenda.booking.doubles import DoublesLookup, MergeOffer, show_found
from ui.pages.agenda.booking.fields import Doubles
from ui.pages.agenda.booking_presenter import BookingPresenter
from ui.pages.agenda.draft import USUAL_MINUTES, Draft
from ui.pages.agenda.fields import DurationField, MomentField
from ui.pages.agenda.order_field import OrderField
from ui.pages.agenda.person_field import AuthorityField, PersonField
from ui.widgets.base import Label, row, tight
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import NumberField
from ui.widgets.segmented import Chip, ChipGroup

KINDS = (
    (AppointmentKind.PERMANENCE, "&Permanence"),
    (AppointmentKind.REMOTE, "À &distance"),
    (AppointmentKind.HOURLY, "À l’&heure"),
    (AppointmentKind.HOME_VISIT, "À domicile"),
    (AppointmentKind.COLLECTIVE, "Collectif"),
    (AppointmentKind.INSPECTION, "Inspection"),
    (AppointmentKind.ADVICE, "Conseil"),
    (AppointmentKind.INTERNAL, "Réunion"),
)
_USUAL = (AppointmentKind.PERMANENCE, AppointmentKind.REMOTE, AppointmentKind.HOURLY)
_MODE_WORDS = {PlaceMode.PHONE: "&Téléphone", PlaceMode.VIDEO: "&Visio", PlaceMode.CENTRE: "Au &centre"}
_REQUESTERS = (
    ("", "Non précisé"),
    (Requester.AGENT, "L’agent"),
    (Requester.EMPLOYER, "L’employeur"),
    (Requester.PARTNER, "Un partenaire"),
)
_ON_SITE = (PlaceMode.SITE, PlaceMode.CENTRE)


class Chips(QWidget):
    """Exclusive chips under a label, going on under themselves."""

    def __init__(self, label: str, chips: Sequence[tuple[str, Chip]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = ChipGroup(chips, self)
        layout = tight(QVBoxLayout(self), 4)
        layout.addWidget(Label(label, "secondary", "text2"))
        self.flow = FlowLayout(spacing=6)
        for _, chip in chips:
            self.flow.addWidget(chip)
        layout.addLayout(self.flow)
        self.setAccessibleName(label)

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        with QSignalBlocker(self.group):
            self.group.set_value(key)


class KindChips(Chips):
    """The three usual kinds; the others come at « Autre… »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Nature", [(kind, _kind_chip(kind, text)) for kind, text in KINDS], parent)
        self.more = Chip("Autre…")
        self.more.setCheckable(False)
        self.more.clicked.connect(self._show_all)
        self.flow.addWidget(self.more)
        self.show_needed()

    def _show_all(self) -> None:
        for chip in self.group.chips.values():
            chip.show()
        self.more.hide()
        self.group.chips[AppointmentKind.HOME_VISIT].setFocus()

    def show_needed(self) -> None:
        """Fold the rarer kinds away, unless one of them is chosen."""
        rare = self.group.value() not in _USUAL
        for kind, chip in self.group.chips.items():
            chip.setVisible(rare or kind in _USUAL)
        self.more.setVisible(not rare)


class BookingForm(QWidget):
    """Every answer of the draft; `changed` follows each of them."""

    changed = Signal()

    def __init__(
        self, presenter: BookingPresenter, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter, self._filling = presenter, False
        self.person = PersonField(presenter.find_agents, presenter.find_authorities)
        self.person.hold(presenter.naming_refusal)
        self.doubles, self.merge_offer = Doubles(), MergeOffer()
        self._lookup: DoublesLookup | None = None
        self.authority = AuthorityField("Collectivité", presenter.find_authorities)
        self.moment, self.duration = MomentField(today), DurationField(45)
        self.title = LineEdit(placeholder="Coordination du service")
        self.phone = LineEdit(placeholder="01 23 45 67 89")
        self.link = LineEdit(placeholder="https://…")
        self.seats = NumberField(minimum=1, maximum=MOST_SEATS)
        self.seats.setPlaceholderText("Sans limite")
        self.practitioner, self.place, self.requester = ComboBox(), ComboBox(), ComboBox()
        self.kinds = KindChips()
        self.modes = Chips("Mode de rencontre", [(mode, _mode_chip(mode)) for mode in PlaceMode])
        self.subjects = Chips("Motif", [(each, Chip(text, ticked=True)) for each, text in SUBJECTS.items()])
        for key, text in _REQUESTERS:
            self.requester.addItem(text, key)
        self.order = OrderField(presenter)
        self._make_fields()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.fields: Mapping[str, Field] = {
            "practitioner": Field("Intervenant", self.practitioner),
            "title": Field("&Objet", self.title).warn_by(warnings_of),
            "start": Field("&Jour et heure", self.moment),
            "end": Field("D&urée", self.duration),
            "seats": Field("P&laces", self.seats, optional=True),
            "phone": Field("&Numéro à appeler", self.phone),
            "video_link": Field("Lien de la visio", self.link),
            "place": Field("Lieu", self.place),
            "engagement": self.order.field,
            "units": self.order.units_field,
            "requester": Field("Saisine par", self.requester, optional=True),
        }

    def _lay_out(self) -> None:
        when = row(self.fields["start"], self.fields["end"])
        when.setStretch(0, 3)
        when.setStretch(1, 2)
        layout = tight(QVBoxLayout(self), 12)
        layout.addWidget(self.person)
        layout.addWidget(self.doubles)
        layout.addWidget(self.merge_offer)
        layout.addWidget(self.kinds)
        layout.addWidget(self.fields["title"])
        layout.addWidget(self.authority)
        layout.addWidget(self.modes)
        layout.addLayout(when)
        self.below_time = tight(QVBoxLayout(), 0)
        layout.addLayout(self.below_time)
        layout.addWidget(self.order)
        for name in ("seats", "practitioner", "phone", "video_link", "place"):
            layout.addWidget(self.fields[name])
        layout.addWidget(self.subjects)
        layout.addWidget(self.fields["requester"])

    def _connect(self) -> None:
        self.person.agent_chosen.connect(self._take_agent)
        self.person.name_typed.connect(self._take_name)
        self.person.authority_chosen.connect(self._take_authority)
        self.authority.chosen.connect(self._take_authority)
        self.kinds.group.chosen.connect(self._take_kind)
        self.modes.group.chosen.connect(self._take_mode)
        self.subjects.group.chosen.connect(self._follow)
        for edit in (self.title, self.moment, self.duration, self.phone, self.link, self.seats):
            edit.edited.connect(self._follow)
        for box in (self.practitioner, self.place, self.requester):
            box.edited.connect(self._follow)
        self.seats.editingFinished.connect(self._tell_seats)
        self.order.edited.connect(self._follow)
        self._presenter.places_changed.connect(self._show_places)

    def watch_doubles(self, lookup: DoublesLookup, masked: Callable[[], bool]) -> None:
        """Ask, under the name, whether somebody new has a sheet already, or somebody known a second one."""
        self._lookup = lookup
        show_found(lookup, self.doubles, self.merge_offer, masked)
        self.doubles.taken.connect(lambda line: self.take_sheet(line.id))

    def take_sheet(self, agent_id: UUID) -> None:
        """It is that person."""
        self._presenter.take_sheet(agent_id, self._take_known)

    def _look_for_doubles(self) -> None:
        draft = self._presenter.draft
        if self._lookup is None:
            return
        if draft.agent is not None or draft.new_name:
            self._lookup.follow(draft)
        else:
            self._lookup.clear()

    # from the draft to the widgets

    def show_draft(self, practitioners: Sequence[PractitionerRow]) -> None:
        """Fill everything from the draft of the presenter."""
        draft = self._presenter.draft
        self._filling = True
        self._clear_faults()
        self.person.reset()
        if draft.agent is not None:
            self.person.show_agent(draft.agent)
        self.authority.set_text(draft.authority.name if draft.authority else "")
        self.practitioner.clear()
        for each in practitioners:
            self.practitioner.addItem(each.name, each.id)
        self.practitioner.setCurrentIndex(self.practitioner.findData(draft.practitioner_id))
        self.kinds.set_value(draft.kind)
        self.kinds.show_needed()
        self.modes.set_value(draft.mode)
        self.subjects.set_value(draft.subject)
        self.requester.setCurrentIndex(self.requester.findData(draft.requester or ""))
        self.title.setText(draft.title)
        self.phone.setText(draft.phone)
        self.link.setText(draft.video_link)
        self.seats.set_value(draft.seats)
        self.show_time()
        self._filling = False
        self._look_for_doubles()
        self._show_needed()
        self._presenter.load_places()
        self.order.begin()

    def show_time(self) -> None:
        """Write the time of the draft."""
        draft = self._presenter.draft
        moment = (draft.day, draft.at) if draft.day and draft.at else None
        self.moment.set_value(moment)
        self.duration.set_value(draft.minutes)

    def _show_needed(self) -> None:
        draft = self._presenter.draft
        self.person.setVisible(draft.for_an_agent)
        self.subjects.setVisible(draft.for_an_agent)
        self.fields["requester"].setVisible(draft.for_an_agent)
        self.fields["title"].setVisible(not draft.for_an_agent)
        self.fields["seats"].setVisible(draft.has_seats)
        self.authority.setVisible(draft.for_an_authority)
        self.modes.setVisible(len(draft.modes) > 1)
        for mode, chip in self.modes.group.chips.items():
            chip.setVisible(mode in draft.modes)
        self.fields["phone"].setVisible(draft.mode is PlaceMode.PHONE and draft.for_an_agent)
        self.fields["video_link"].setVisible(draft.mode is PlaceMode.VIDEO)
        in_band = draft.kind is AppointmentKind.PERMANENCE
        self.fields["place"].setVisible(draft.mode in _ON_SITE and not in_band and self.place.count() > 1)
        self.fields["practitioner"].setVisible(self.practitioner.count() > 1)

    def _show_places(self, places: Sequence[PlaceRow]) -> None:
        draft = self._presenter.draft
        with QSignalBlocker(self.place):
            self.place.clear()
            self.place.addItem("Non précisé", (None, None))
            for each in places:
                self.place.addItem(each.label, (each.site_id, each.room_id))
            chosen = [(each.site_id, each.room_id) for each in places]
            here = (draft.site_id, draft.room_id)
            self.place.setCurrentIndex(chosen.index(here) + 1 if here in chosen else 0)
        self._show_needed()

    # from the widgets to the draft

    def _follow(self) -> None:
        if self._filling:
            return
        draft = self._presenter.draft
        self._read_time(draft)
        draft.title, draft.phone, draft.video_link = self.title.text(), self.phone.text(), self.link.text()
        draft.seats, draft.seats_fault = self.seats.value(), self.seats.fault()
        draft.subject = Subject(self.subjects.group.value())
        requester = self.requester.currentData()
        draft.requester = Requester(requester) if requester else None
        owner = self.practitioner.currentData()
        draft.practitioner_id = owner if isinstance(owner, UUID) else draft.practitioner_id
        draft.site_id, draft.room_id = self.place.currentData() or (None, None)
        self._clear_faults()
        self._presenter.load_orders()
        self._presenter.changed()
        self.changed.emit()

    def _tell_seats(self) -> None:
        """What is not understood is said as the field is left."""
        if self.seats.fault():
            self.fields["seats"].set_error(self.seats.fault())

    def _read_time(self, draft: Draft) -> None:
        moment = self.moment.value()
        draft.day, draft.at = moment or (None, None)
        draft.minutes = self.duration.value()

    def _take_agent(self, agent: AgentRow | None) -> None:
        draft = self._presenter.draft
        draft.agent, draft.new_name = None, ""
        if agent is not None:
            draft.take_agent(agent)
            with QSignalBlocker(self.phone):
                self.phone.setText(draft.phone)
            self.kinds.group.chips[draft.kind].setFocus()
        self._look_for_doubles()
        self._presenter.load_places()
        self._follow()

    def _take_known(self, agent: AgentRow) -> None:
        self.person.show_agent(agent)
        self._take_agent(agent)

    def _take_name(self, name: str) -> None:
        self._presenter.draft.new_name = name
        self._look_for_doubles()
        self._follow()

    def _take_authority(self, authority: AuthorityRow | None) -> None:
        self._presenter.draft.authority = authority
        self._look_for_doubles()
        if authority is not None:
            self._presenter.load_places()
        self._follow()

    def _take_kind(self, kind: str) -> None:
        draft = self._presenter.draft
        usual = draft.minutes == USUAL_MINUTES[draft.kind]
        draft.take_kind(AppointmentKind(kind))
        self.modes.set_value(draft.mode)
        if usual:
            draft.minutes = USUAL_MINUTES[draft.kind]
            with QSignalBlocker(self.duration):
                self.duration.set_value(draft.minutes)
        self._show_needed()
        self._follow()

    def _take_mode(self, mode: str) -> None:
        self._presenter.draft.mode = PlaceMode(mode)
        self._show_needed()
        self._follow()

    # faults

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say each fault under its field, and put the keyboard in the first."""
        self._clear_faults()
        for name, sentence in faults.items():
            self._show_fault(name, sentence)
        first = next((self._widget_of(name) for name in _ORDER if name in faults), None)
        if first is not None:
            first.setFocus()

    def _show_fault(self, name: str, sentence: str) -> None:
        if name in self.fields:
            fault = self.moment.fault() if name == "start" else ""
            self.fields[name].set_error(fault or sentence)
        elif name == "authority" and self.authority.isVisibleTo(self):
            self.authority.field.set_error(sentence)
        else:
            self.person.show_fault(name, sentence)

    def _widget_of(self, name: str) -> QWidget:
        if name in self.fields:
            return self.fields[name].editor
        if name == "authority":
            return self.authority.edit if self.authority.isVisibleTo(self) else self.person.employer.edit
        return self.person.edit if self.person.edit.isVisibleTo(self) else self.person.name

    def _clear_faults(self) -> None:
        for field in (*self.fields.values(), self.authority.field, self.person.search):
            field.clear_error()
        for field in (self.person.name_field, self.person.employer.field):
            field.clear_error()


_ORDER = (
    "agent",
    "kind",
    "authority",
    "title",
    "mode",
    "start",
    "end",
    "seats",
    "practitioner",
    "phone",
    "video_link",
    "engagement",
    "units",
)


def _kind_chip(kind: AppointmentKind, text: str) -> Chip:
    icon = "video" if kind is AppointmentKind.REMOTE else icon_of(kind, PlaceMode.SITE)
    return Chip(text, icon_name=icon)


def _mode_chip(mode: PlaceMode) -> Chip:
    return Chip(_MODE_WORDS.get(mode, MODES[mode].capitalize()), icon_name=MODE_ICONS[mode])
