"""Panels that open a permanence or note an absence, with what that does to what is booked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cigdesk.domain.absence import AbsenceValues
from cigdesk.domain.agenda.conflicts import Confirmation, Reason, SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.slots import SLOT_MINUTES
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.ports.agenda import AbsenceRow, PermanenceRow, PlaceRow, PractitionerRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.changes import Change
from cigdesk.services.permanences import PermanenceValues
from ui.operations import Operations
from ui.pages.agenda.conflict import ConflictStrip
from ui.pages.agenda.fields import DurationField, Moment, MomentField
from ui.pages.agenda.person_field import AuthorityField
from ui.pages.agenda.presenter import Services
from ui.widgets.base import row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.side_panel import SidePanel

CHECK_MS = 250
_NO_TIME = "Indiquez le jour et l’heure, par exemple mar 17 14h."


class OpeningPanel(SidePanel):
    """What both panels share: whose time, from when, what speaks against it, the decision."""

    written = Signal(object)
    """(Change)"""

    def __init__(
        self, services: Services, operations: Operations, act: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._services, self._operations = services, operations
        self._record_id: UUID | None = None
        self._seen: frozenset[str] | None = None
        self.practitioner = ComboBox()
        self.practitioner_field = Field("Intervenant", self.practitioner)
        self.start = MomentField(services.agenda.today)
        self.start_field = Field("&Début", self.start)
        self.strip = ConflictStrip("Confirmer")
        self.save_button = Button(act, "primary", icon_name="check", keycap="Ctrl Entrée")
        self._timer = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._timer.timeout.connect(self._check)
        self.body.setSpacing(12)
        self.foot.addWidget(self.save_button)
        self._bind()

    def _bind(self) -> None:
        self.save_button.clicked.connect(self._save_by_click)
        self.strip.confirmed.connect(self.save)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save_by_key)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _save_by_click(self) -> None:
        self.save()

    def _save_by_key(self) -> None:
        self.save(self.strip.reason.text() if self.strip.isVisible() else "")

    # what each panel says of itself

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that the services give to faults."""
        raise NotImplementedError

    def reasons(self) -> Callable[[], tuple[Reason, ...]]:
        """A job that reads what speaks against the answers; raises `InvalidInput` for missing ones."""
        raise NotImplementedError

    def act(self, answer: Confirmation) -> Callable[[], Change]:
        """A job that writes; raises `InvalidInput` for missing answers."""
        raise NotImplementedError

    # shared

    def show_people(self, people: Sequence[PractitionerRow], chosen: UUID | None) -> None:
        """Whose time it is."""
        with QSignalBlocker(self.practitioner):
            self.practitioner.clear()
            for each in people:
                self.practitioner.addItem(each.name, each.id)
            self.practitioner.setCurrentIndex(max(self.practitioner.findData(chosen), 0))
        self.practitioner_field.setVisible(len(people) > 1)

    def owner(self) -> UUID:
        """The practitioner chosen."""
        chosen = self.practitioner.currentData()
        if not isinstance(chosen, UUID):
            raise InvalidInput({"practitioner": "Choisissez un intervenant."})
        return chosen

    def instant(self, name: str, field: MomentField) -> datetime:
        """The instant typed in a field; raises `InvalidInput` under that name."""
        value: Moment | None = field.value()
        if value is None:
            raise InvalidInput({name: field.fault() or _NO_TIME})
        try:
            return self._services.agenda.instant(*value)
        except ValueError as error:
            raise InvalidInput({name: str(error)}) from error

    def moment(self, instant: datetime) -> Moment:
        """An instant as the wall shows it."""
        local = instant.astimezone(self._services.agenda.zone)
        return local.date(), local.time()

    def begin(self, record_id: UUID | None, first: QWidget) -> None:
        """Open on new answers."""
        self._record_id, self._seen = record_id, None
        self.strip.clear()
        for field in self.fields().values():
            field.clear_error()
        self.open_panel(first)
        self.follow()

    def follow(self) -> None:
        """An answer changed: look again in a moment at what speaks against it."""
        for field in self.fields().values():
            field.clear_error()
        self._seen = None
        if self.isVisible():
            self._timer.start()

    def _check(self) -> None:
        try:
            job = self.reasons()
        except InvalidInput:
            self.strip.clear()
            return
        self._operations.query((id(self), "check"), job, self._show)

    def _show(self, found: tuple[Reason, ...]) -> None:
        self._seen = frozenset(each.key for each in found)
        if found:
            self.strip.show_reasons([each.sentence for each in found])
        else:
            self.strip.clear()

    def save(self, reason: str = "") -> None:
        """Write; with a reason, over what was shown."""
        try:
            job = self.act(Confirmation(reason, self._seen))
        except InvalidInput as error:
            self._show_faults(error)
            return
        self._operations.change(job, on_done=self._done, on_error=self._failed, label=self.save_button.text())

    def _done(self, change: Change) -> None:
        self.close_panel()
        self.written.emit(change)

    def _failed(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            self._show_faults(error)
        elif isinstance(error, SlotTaken):
            self._show(error.found)
            self.strip.reason.setFocus()
        else:
            self.strip.show_refusal(str(error))

    def _show_faults(self, error: InvalidInput) -> None:
        fields = self.fields()
        for name, sentence in error.errors.items():
            fields[name].set_error(sentence)
        first = next((field for name, field in fields.items() if name in error.errors), None)
        if first is not None:
            first.editor.setFocus()


class PermanencePanel(OpeningPanel):
    """Where, from when, how long, in slots of which length."""

    def __init__(self, services: Services, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(services, operations, "Ouvrir la permanence", parent)
        self._authority_id: UUID | None = None
        self._wanted: tuple[UUID | None, UUID | None] = (None, None)
        self.authority = AuthorityField("Collectivité", self._find)
        self.authority.field.set_help("Laissez vide pour une permanence au centre.")
        self.duration, self.slot = DurationField(180), DurationField(SLOT_MINUTES)
        self.duration_field, self.slot_field = Field("D&urée", self.duration), Field("Créneaux de", self.slot)
        self.place = ComboBox()
        self.place_field = Field("Lieu", self.place)
        self.strip.set_act("Ouvrir quand même")
        self._lay_out()
        self.authority.chosen.connect(self._take_authority)
        for edit in (self.start, self.duration, self.slot):
            edit.edited.connect(self.follow)
        for box in (self.practitioner, self.place):
            box.edited.connect(self.follow)

    def _lay_out(self) -> None:
        self.body.addWidget(self.authority)
        self.body.addWidget(self.place_field)
        self.body.addWidget(self.start_field)
        both = row(self.duration_field, self.slot_field)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.body.addLayout(both)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.practitioner_field)
        self.body.addStretch(1)

    def _find(self, text: str, deliver: Callable[[Sequence[AuthorityRow]], None]) -> None:
        agenda = self._services.agenda
        self._operations.query((id(self), "authorities"), lambda: agenda.find_authorities(text), deliver)

    def fields(self) -> Mapping[str, Field]:
        return {
            "authority": self.authority.field,
            "start": self.start_field,
            "end": self.duration_field,
            "slot_minutes": self.slot_field,
            "practitioner": self.practitioner_field,
        }

    def open_new(self, people: Sequence[PractitionerRow], owner: UUID | None, span: Interval | None) -> None:
        """A new permanence, over that span if one was drawn."""
        self.set_title("Ouvrir une permanence")
        self.save_button.setText("Ouvrir la permanence")
        self.show_people(people, owner)
        self._authority_id = None
        self.authority.set_text("")
        self.start.set_value(self.moment(span.start) if span else None)
        self.duration.set_value(span.minutes if span else 180)
        self.slot.set_value(SLOT_MINUTES)
        self._load_places()
        self.begin(None, self.authority)

    def correct(self, people: Sequence[PractitionerRow], line: PermanenceRow) -> None:
        """An existing permanence."""
        self.set_title("Modifier la permanence")
        self.save_button.setText("Enregistrer")
        self.show_people(people, line.practitioner_id)
        self._authority_id = line.authority_id
        self._wanted = (line.site_id, line.room_id)
        self.authority.set_text(line.authority)
        self.start.set_value(self.moment(line.start))
        self.duration.set_value(line.span.minutes)
        self.slot.set_value(line.slot_minutes)
        self._load_places()
        self.begin(line.id, self.start)

    def _take_authority(self, authority: AuthorityRow | None) -> None:
        self._authority_id = authority.id if authority else None
        self._load_places()
        self.follow()

    def _load_places(self) -> None:
        agenda, authority_id = self._services.agenda, self._authority_id
        self._operations.query((id(self), "places"), lambda: agenda.places(authority_id), self._show_places)

    def _show_places(self, places: Sequence[PlaceRow]) -> None:
        with QSignalBlocker(self.place):
            self.place.clear()
            for each in places:
                self.place.addItem(each.label, (each.site_id, each.room_id))
            keys = [(each.site_id, each.room_id) for each in places]
            self.place.setCurrentIndex(keys.index(self._wanted) if self._wanted in keys else 0)
        self.place_field.setVisible(bool(places))
        self.follow()

    def _values(self) -> PermanenceValues:
        start = self.instant("start", self.start)
        minutes, slot = self.duration.value(), self.slot.value()
        if not minutes:
            raise InvalidInput({"end": self.duration.fault() or "Indiquez la durée, par exemple 3h."})
        if not slot:
            raise InvalidInput({"slot_minutes": self.slot.fault() or "Indiquez la durée d’un créneau."})
        site_id, room_id = self.place.currentData() or (None, None)
        return PermanenceValues(
            practitioner_id=self.owner(),
            start=start,
            end=Interval.lasting(start, minutes).end,
            slot_minutes=slot,
            authority_id=self._authority_id,
            site_id=site_id,
            room_id=room_id,
        )

    def reasons(self) -> Callable[[], tuple[Reason, ...]]:
        values, record_id, permanences = self._values(), self._record_id, self._services.permanences
        return lambda: permanences.check(values, record_id=record_id).reasons

    def act(self, answer: Confirmation) -> Callable[[], Change]:
        values, record_id, permanences = self._values(), self._record_id, self._services.permanences
        if record_id is not None:
            return lambda: permanences.change(record_id, values, confirmation=answer)
        return lambda: permanences.open(values, confirmation=answer)


class AbsencePanel(OpeningPanel):
    """From when to when, and in a few neutral words why."""

    def __init__(self, services: Services, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(services, operations, "Noter l’absence", parent)
        self.end = MomentField(services.agenda.today)
        self.end_field = Field("&Fin", self.end)
        self.label = LineEdit(placeholder="Congé, formation, trajet…")
        self.label_field = Field("&Objet", self.label, optional=True)
        self.strip.set_act("Noter quand même")
        for widget in (
            self.label_field,
            self.start_field,
            self.end_field,
            self.strip,
            self.practitioner_field,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for edit in (self.start, self.end, self.label):
            edit.edited.connect(self.follow)
        self.practitioner.edited.connect(self.follow)

    def fields(self) -> Mapping[str, Field]:
        return {"start": self.start_field, "end": self.end_field, "practitioner": self.practitioner_field}

    def open_new(self, people: Sequence[PractitionerRow], owner: UUID | None, span: Interval | None) -> None:
        """A new absence, over that span if one was drawn."""
        self.set_title("Noter une absence")
        self.save_button.setText("Noter l’absence")
        self.show_people(people, owner)
        self.label.setText("")
        self.start.set_value(self.moment(span.start) if span else None)
        self.end.set_value(self.moment(span.end) if span else None)
        self.begin(None, self.label)

    def correct(self, people: Sequence[PractitionerRow], line: AbsenceRow) -> None:
        """An existing absence."""
        self.set_title("Modifier l’absence")
        self.save_button.setText("Enregistrer")
        self.show_people(people, line.practitioner_id)
        self.label.setText(line.label)
        self.start.set_value(self.moment(line.start))
        self.end.set_value(self.moment(line.end))
        self.begin(line.id, self.label)

    def _values(self) -> AbsenceValues:
        return AbsenceValues(
            practitioner_id=self.owner(),
            start=self.instant("start", self.start),
            end=self.instant("end", self.end),
            label=" ".join(self.label.text().split()),
        )

    def reasons(self) -> Callable[[], tuple[Reason, ...]]:
        values, record_id, absences = self._values(), self._record_id, self._services.absences
        return lambda: absences.reasons(values, absence_id=record_id)

    def act(self, answer: Confirmation) -> Callable[[], Change]:
        values, record_id, absences = self._values(), self._record_id, self._services.absences
        if record_id is not None:
            return lambda: absences.change(record_id, values)
        return lambda: absences.add(values)
