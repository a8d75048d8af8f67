"""The panel that opens permanences and changes them: one half-day, or those of a series."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.repeat import Repeat, read_repeat
from cigdesk.domain.agenda.slots import SLOT_MINUTES
from cigdesk.domain.agenda.words import SUBJECTS
from cigdesk.domain.appointment import Subject
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.series import LONGEST_BUFFER, SeriesValues
from cigdesk.ports.agenda import PermanenceRow, PlaceRow, PractitionerRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.changes import Change
from cigdesk.services.permanences import PermanenceValues
from cigdesk.services.series import Scope
from ui.operations import Operations
from ui.pages.agenda.fields import DurationField
from ui.pages.agenda.opening_panel import OpeningPanel
from ui.pages.agenda.person_field import AuthorityField
from ui.pages.agenda.series_block import Block, SecondBlock
from ui.pages.agenda.series_effect import (
    Effect,
    EffectBox,
    effect_of_change,
    effect_of_half_day,
    effect_of_series,
)
from ui.pages.agenda.series_repeat import RepeatForm
from ui.pages.agenda.series_scope import THIS, ScopeBox
from ui.pages.agenda.services import Services
from ui.widgets.base import row
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import ComboBox
from ui.widgets.pickers import NumberField
from ui.widgets.segmented import Chip


class SubjectChips(QWidget):
    """For which subjects it is held; none chosen is all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {each: Chip(SUBJECTS[each], ticked=True) for each in Subject}
        layout = FlowLayout(self, spacing=6)
        for chip in self.chips.values():
            layout.addWidget(chip)
        self.setFocusProxy(next(iter(self.chips.values())))

    def subjects(self) -> tuple[Subject, ...]:
        """Those chosen."""
        return tuple(each for each, chip in self.chips.items() if chip.isChecked())

    def choose(self, subjects: Sequence[Subject]) -> None:
        """Choose those."""
        for each, chip in self.chips.items():
            chip.setChecked(each in subjects)


class PermanencePanel(OpeningPanel):
    """Where, from when, how long, in slots of which length, and how it comes back."""

    def __init__(self, services: Services, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(services, operations, "Ouvrir la permanence", parent)
        self._authority_id: UUID | None = None
        self._wanted: tuple[UUID | None, UUID | None] = (None, None)
        self._line: PermanenceRow | None = None
        self._effect = Effect()
        self.authority = AuthorityField("Collectivité", self._find)
        self.authority.field.set_help("Laissez vide pour une permanence au centre.")
        self.duration, self.slot = DurationField(180), DurationField(SLOT_MINUTES)
        self.buffer = NumberField(minimum=0, maximum=LONGEST_BUFFER, value=0)
        self.place, self.subjects = ComboBox(), SubjectChips()
        self.second, self.scope = SecondBlock(), ScopeBox()
        self.repeat = RepeatForm(services.agenda.today)
        self.effect = EffectBox()
        self._make_fields()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.duration_field, self.slot_field = Field("D&urée", self.duration), Field("Créneaux de", self.slot)
        self.place_field = Field("Lieu", self.place)
        self.buffer_field = Field("Gardé libre après, en min", self.buffer)
        self.subjects_field = Field("Sujets", self.subjects, help_text="Aucun choisi\u00a0: tous les sujets.")

    def _lay_out(self) -> None:
        lengths = row(self.duration_field, self.slot_field)
        for place in (0, 1):
            lengths.setStretch(place, 1)
        self.body.addWidget(self.scope)
        self.body.addWidget(self.authority)
        self.body.addWidget(self.place_field)
        self.body.addWidget(self.start_field)
        self.body.addLayout(lengths)
        self.body.addWidget(self.second)
        self.body.addWidget(self.repeat)
        self.body.addWidget(self.effect)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.buffer_field)
        self.body.addWidget(self.subjects_field)
        self.body.addWidget(self.practitioner_field)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.authority.chosen.connect(self._take_authority)
        self.start.edited.connect(self._follow_start)
        for edit in (self.duration, self.slot, self.buffer):
            edit.edited.connect(self.follow)
        for box in (self.practitioner, self.place):
            box.edited.connect(self.follow)
        for chip in self.subjects.chips.values():
            chip.toggled.connect(self.follow)
        self.second.changed.connect(self.follow)
        self.repeat.changed.connect(self.follow)
        self.scope.changed.connect(self._show_scope)

    def _find(self, text: str, deliver: Callable[[Sequence[AuthorityRow]], None]) -> None:
        agenda = self._services.agenda
        self._operations.query((id(self), "authorities"), lambda: agenda.find_authorities(text), deliver)

    def fields(self) -> Mapping[str, Field]:
        return {
            "authority": self.authority.field,
            "start": self.start_field,
            "end": self.duration_field,
            "slot_minutes": self.slot_field,
            **self.second.fields(),
            **self.repeat.fields(),
            "buffer_minutes": self.buffer_field,
            "practitioner": self.practitioner_field,
        }

    # what it opens on

    def open_new(self, people: Sequence[PractitionerRow], owner: UUID | None, span: Interval | None) -> None:
        """A new permanence, over that span if one was drawn."""
        self.set_title("Ouvrir une permanence")
        self.save_button.setText("Ouvrir la permanence")
        self.strip.set_act("Ouvrir quand même")
        self._line = None
        self.show_people(people, owner)
        self._authority_id, self._wanted = None, (None, None)
        self.authority.set_text("")
        self._fill_times(span)
        self.slot.set_value(SLOT_MINUTES)
        self.buffer.set_value(0)
        self.subjects.choose(())
        self.scope.ask(None)
        self._operations.forget((id(self), "series"))
        self._show_series(None)
        self._begin(None, self.authority)

    def correct(
        self, people: Sequence[PractitionerRow], line: PermanenceRow, scope: Scope | None = None
    ) -> None:
        """An existing permanence; of a series, that one alone or as far as `scope` says."""
        self.set_title("Modifier la permanence")
        self.save_button.setText("Enregistrer")
        self.strip.set_act("Enregistrer quand même")
        self._line = line
        self.show_people(people, line.practitioner_id)
        self._authority_id, self._wanted = line.authority_id, (line.site_id, line.room_id)
        self.authority.set_text(line.authority)
        self._fill_times(line.span)
        self.slot.set_value(line.slot_minutes)
        self.buffer.set_value(line.buffer_minutes)
        self.subjects.choose(line.subjects)
        self.scope.ask((scope or THIS) if line.series_id else None)
        self._show_series(None)
        self._operations.forget((id(self), "series"))
        if line.series_id is not None:
            series, series_id = self._services.series, line.series_id
            self._operations.query((id(self), "series"), partial(series.read, series_id), self._show_series)
        self._begin(line.id, self.start)

    def _begin(self, record_id: UUID | None, first: QWidget) -> None:
        self._effect = Effect()
        self.effect.show_effect(self._effect)
        self._load_places()
        self._show_scope()
        self.begin(record_id, first)

    def _fill_times(self, span: Interval | None) -> None:
        self.start.set_value(self.moment(span.start) if span else None)
        self.duration.set_value(span.minutes if span else 180)

    def _show_series(self, values: SeriesValues | None) -> None:
        """The other half-day and the way of coming back, of a series or of none."""
        day = self.moment(self._line.start)[0] if self._line else None
        value = self.start.value()
        self.second.show_block(self._other_block(values))
        self.repeat.show_repeat(self._repeat_of(values), day or (value[0] if value else None))
        self.follow()

    def _repeat_of(self, values: SeriesValues | None) -> Repeat | None:
        """The rule of the series; a half-day that was moved to another day takes its weekday along."""
        line = self._line
        if values is None or line is None or line.occurrence is None:
            return None
        repeat = read_repeat(values.rule)
        was, now = (self.moment(each)[0].weekday() for each in (line.occurrence, line.start))
        if was == now or was not in repeat.weekdays:
            return repeat
        days = tuple(sorted({now if each == was else each for each in repeat.weekdays}))
        return Repeat(
            every=repeat.every, interval=repeat.interval, weekdays=days, nth=repeat.nth, until=repeat.until
        )

    def _other_block(self, values: SeriesValues | None) -> Block | None:
        if values is None or values.second_start is None or values.second_end is None:
            return None
        line = self._line
        first = self.moment(values.start)[1], self.moment(values.end)[1]
        second = self.moment(values.second_start)[1], self.moment(values.second_end)[1]
        mine = self.moment(line.occurrence)[1] if line and line.occurrence else None
        return first if second[0] == mine else second

    # what is chosen

    def _follow_start(self) -> None:
        value = self.start.value()
        self.repeat.set_day(value[0] if value else None)
        self.follow()

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

    def _show_scope(self) -> None:
        """What comes back is asked of a new one, and of a series beyond the half-day that was chosen."""
        series = self._line is None or self.scope.scope() is not None
        self.repeat.setVisible(series)
        self.second.setVisible(series)
        self.follow()

    def _one(self) -> PermanenceValues:
        start = self.instant("start", self.start)
        minutes, slot, buffer = self.duration.value(), self.slot.value(), self.buffer.value()
        if not minutes:
            raise InvalidInput({"end": self.duration.fault() or "Indiquez la durée, par exemple 3h."})
        if not slot:
            raise InvalidInput({"slot_minutes": self.slot.fault() or "Indiquez la durée d’un créneau."})
        if buffer is None:
            raise InvalidInput({"buffer_minutes": self.buffer.fault() or "Indiquez un nombre de minutes."})
        site_id, room_id = self.place.currentData() or (None, None)
        return PermanenceValues(
            practitioner_id=self.owner(),
            start=start,
            end=Interval.lasting(start, minutes).end,
            slot_minutes=slot,
            buffer_minutes=buffer,
            subjects=self.subjects.subjects(),
            authority_id=self._authority_id,
            site_id=site_id,
            room_id=room_id,
        )

    def _several(self) -> SeriesValues | None:
        """The series that is asked for; None for one half-day alone."""
        if self._line is not None and self.scope.scope() is None:
            return None
        one, repeat = self._one(), self.repeat.repeat()
        day = self.moment(one.start)[0]
        other = self.second.block()
        if repeat is None and other is None:
            return None
        repeat = repeat or Repeat.weekly(day.weekday(), until=day)
        blocks = [(one.start, one.end)]
        if other is not None:
            names = ("second_start", "second_end")
            start, end = (self.instant_at(name, day, at) for name, at in zip(names, other, strict=True))
            blocks.append((start, end))
        blocks.sort()
        second = blocks[1] if other is not None else (None, None)
        return SeriesValues(
            **{**vars(one), "start": blocks[0][0], "end": blocks[0][1]},
            second_start=second[0],
            second_end=second[1],
            rule=repeat.rule,
        )

    # what it would do, and doing it

    def inquiry(self) -> Callable[[], Effect]:
        services, line, scope = self._services, self._line, self.scope.scope()
        values = self._several()
        if values is None:
            return partial(effect_of_half_day, services.permanences, self._one(), self._record_id)
        if line is None or scope is None:
            return partial(effect_of_series, services.series, values)
        return partial(effect_of_change, services.series, line.id, values, scope)

    def show_finding(self, found: Effect) -> None:
        self._effect = found
        self.show_faults(found.faults, move=False)
        self.effect.show_effect(found)
        if found.reasons:
            self.strip.show_reasons(found.reason_lines())
        else:
            self.strip.clear()

    def show_nothing(self) -> None:
        self.show_finding(Effect())

    def act(self, reason: str) -> Callable[[], Change]:
        answer = Confirmation(reason, frozenset(each.key for each in self._effect.reasons))
        services, line, scope = self._services, self._line, self.scope.scope()
        values = self._several()
        if values is not None and line is not None and scope is not None:
            return partial(services.series.change, line.id, values, scope, confirmation=answer)
        if values is not None:
            return partial(services.series.open, values, confirmation=answer)
        if line is not None:
            return partial(services.permanences.change, line.id, self._one(), confirmation=answer)
        return partial(services.permanences.open, self._one(), confirmation=answer)

    def taken(self, error: SlotTaken) -> None:
        self.show_finding(Effect(said=self._effect.said, reasons=error.found))
        self.strip.reason.setFocus()
