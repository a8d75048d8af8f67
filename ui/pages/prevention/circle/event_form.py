"""The form of an event of the Cercle: new, or corrected. What its host would meet is said in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.appointment import CircleKind
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.session import MOST_SEATS
from cigdesk.services.agenda import AgendaService
from cigdesk.services.circle import CircleValues
from ui.pages.agenda.conflict import ConflictStrip
from ui.pages.agenda.fields import DurationField, Moment, MomentField
from ui.pages.authorities.form_panel import FormPanel, pair
from ui.pages.prevention.circle.presenter import Choices
from ui.pages.prevention.circle.words import KINDS
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import NumberField

_MORNING_MINUTES = 180


@dataclass(frozen=True)
class _Place:
    """What the list of places holds: a site, a room in it, a video, or nothing yet."""

    site_id: UUID | None = None
    room_id: UUID | None = None
    by_video: bool = False


class EventForm(FormPanel):
    """What is decided of an event; `values_to_keep` gives it once nothing is wrong."""

    confirmed = Signal(object)
    """(Confirmation): to be written over what was shown."""

    def __init__(
        self, agenda: AgendaService, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Événement du Cercle"), parent=parent)
        self._agenda = agenda
        self.event_id: UUID | None = None
        self._own: UUID | None = None
        self.kind, self.host, self.place = ComboBox(), ComboBox(), ComboBox()
        self.theme = LineEdit(placeholder=self.tr("Le risque chimique dans les ateliers"))
        self.start, self.length = MomentField(today), DurationField(_MORNING_MINUTES)
        self.link = LineEdit(placeholder="https://…")
        self.seats = NumberField(minimum=1, maximum=MOST_SEATS)
        self.seats.setPlaceholderText(self.tr("Sans limite"))
        self.conflict = ConflictStrip(self.tr("Enregistrer quand même"))
        self._seen: frozenset[str] = frozenset()
        self._build_fields()
        self.place.edited.connect(self._show_needed)
        self.conflict.confirmed.connect(self._confirm)
        self.conflict.time_taken.connect(self._take_time)

    def _build_fields(self) -> None:
        for words, kind in KINDS:
            self.kind.addItem(words, kind)
        self.add("kind", Field(self.tr("Nature"), self.kind))
        self.add("title", Field(self.tr("&Thème"), self.theme))
        when, length = Field(self.tr("&Jour et heure"), self.start), Field(self.tr("D&urée"), self.length)
        for name, field in (("start", when), ("end", length)):
            field.set_check(partial(self._fault, name))
            self.fields[name] = field
        self.body.addWidget(pair(when, length))
        self.add("practitioner", Field(self.tr("&Animation"), self.host))
        self.add("place", Field(self.tr("&Lieu"), self.place))
        self.add("video_link", Field(self.tr("Lien de la &visio"), self.link))
        self.add("seats", Field(self.tr("&Places"), self.seats, optional=True))
        self.body.addWidget(self.conflict)
        self.body.addStretch(1)

    # opening

    def take_choices(self, choices: Choices) -> None:
        """Who may hold it, and where; what is chosen stays."""
        host, place = self.host.currentData(), self.place.currentData()
        self._own = choices.own
        self.host.offer([(each.name, each.id) for each in choices.team], host)
        places = [(each.label, _Place(each.site_id, each.room_id)) for each in choices.places]
        first = [(self.tr("À préciser"), _Place()), (self.tr("En visio"), _Place(by_video=True))]
        self.place.offer([*first, *places], place)
        self._show_needed()

    def start_new(self, day: Moment) -> None:
        """Open on an event to come."""
        self.event_id = None
        self.set_title(self.tr("Nouvel événement du Cercle"))
        self.theme.setText("")
        self.kind.setCurrentIndex(0)
        self.start.set_value(day)
        self.length.set_value(_MORNING_MINUTES)
        self.host.setCurrentIndex(max(self.host.findData(self._own), 0))
        self.place.setCurrentIndex(0)
        self.link.setText("")
        self.seats.set_value(None)
        self._open("title")

    def start_edit(self, event_id: UUID, values: CircleValues, host: str, place: str) -> None:
        """Open on what is kept; a host who left, or a place that was archived, stays the choice."""
        self.event_id = event_id
        self.set_title(self.tr("Modifier l’événement"))
        local, end = (each.astimezone(self._agenda.zone) for each in (values.start, values.end))
        self.kind.setCurrentIndex(self.kind.findData(values.kind))
        self.theme.setText(values.theme)
        self.start.set_value((local.date(), local.time()))
        self.length.set_value(round((end - local).total_seconds() / 60))
        _choose(self.host, values.practitioner_id, host)
        here = _Place(values.site_id, values.room_id, values.by_video)
        _choose(self.place, here, place)
        self.link.setText(values.video_link)
        self.seats.set_value(values.seats)
        self._open("title")

    def _open(self, first: str) -> None:
        self.conflict.clear()
        self._seen = frozenset()
        self._show_needed()
        self.begin(first)

    def _show_needed(self) -> None:
        self.fields["video_link"].setVisible(self._chosen_place.by_video)

    @property
    def _chosen_place(self) -> _Place:
        place = self.place.currentData()
        return place if isinstance(place, _Place) else _Place()

    # what is typed

    def values(self) -> object:
        return (
            *(self.kind.currentData(), self.theme.text(), self.start.text(), self.length.text()),
            *(self.host.currentData(), self.place.currentData(), self.link.text(), self.seats.text()),
        )

    def faults(self) -> Mapping[str, str]:
        found = {
            "title": "" if self.theme.text().strip() else self.tr("Donnez le thème de l’événement."),
            "start": self.start.fault() or self._start_fault(),
            "end": self.length.fault() or ("" if self.length.value() else self.tr("Indiquez la durée.")),
            "practitioner": "" if self.host.currentData() else self.tr("Choisissez qui l’anime."),
            "seats": self.seats.fault(),
        }
        return {name: fault for name, fault in found.items() if fault}

    def _fault(self, name: str) -> str:
        return self.faults().get(name, "")

    def _start_fault(self) -> str:
        moment = self.start.value()
        if moment is None:
            return self.tr("Indiquez le jour et l’heure, par exemple mar 17 9h.")
        try:
            self._agenda.instant(*moment)
        except ValueError as error:
            return str(error)
        return ""

    def values_to_keep(self) -> CircleValues:
        """What is typed, once nothing is wrong with it; raises `ValueError` before."""
        moment = self.start.value()
        if moment is None:
            raise ValueError("the form is not filled in yet")
        start, place = self._agenda.instant(*moment), self._chosen_place
        return CircleValues(
            kind=CircleKind(self.kind.currentData()),
            theme=self.theme.text(),
            practitioner_id=self.host.currentData(),
            start=start,
            end=start + timedelta(minutes=self.length.value() or 0),
            by_video=place.by_video,
            video_link=self.link.text() if place.by_video else "",
            site_id=place.site_id,
            room_id=place.room_id,
            seats=self.seats.value(),
        )

    # what the agenda says

    def failed(self, error: CigdeskError) -> None:
        """Overrides FormPanel: what the host meets at that time is asked about here."""
        if isinstance(error, SlotTaken):
            self.save_button.set_reason("")
            self._seen = frozenset(each.key for each in error.found)
            said = self._words_of(error.next_free) if error.next_free else ""
            self.conflict.show_reasons(
                [each.sentence for each in error.found],
                lead=error.lead,
                next_free=error.next_free,
                next_words=said,
            )
            return
        self.conflict.clear()
        super().failed(error)

    def _words_of(self, moment: datetime) -> str:
        local = moment.astimezone(self._agenda.zone)
        field = MomentField(self._agenda.today)
        field.set_value((local.date(), local.time()))
        return field.text()

    def _take_time(self, moment: datetime) -> None:
        local = moment.astimezone(self._agenda.zone)
        self.start.set_value((local.date(), local.time()))
        self.conflict.clear()
        self.submit()

    def _confirm(self, reason: str) -> None:
        if not self.faults():
            self.confirmed.emit(Confirmation(reason, self._seen))


def _choose(box: ComboBox, value: object, words: str) -> None:
    if box.findData(value) < 0:
        box.addItem(words, value)
    box.setCurrentIndex(box.findData(value))
