"""The panel that notes absences: whose, when, why in a few neutral words, and what they cover."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.absence import LABELS, LONGEST_LABEL, AbsencePlan, AbsenceValues
from cigdesk.domain.agenda.conflicts import SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import whole_day
from cigdesk.domain.errors import CigdeskError, InvalidInput, Refused
from cigdesk.domain.free_text import warnings_of
from cigdesk.ports.agenda import AbsenceRow, PractitionerRow
from cigdesk.services.absences import AbsencePreview
from cigdesk.services.changes import Change
from ui.operations import Operations
from ui.pages.agenda.covered_list import CoveredList
from ui.pages.agenda.fields import MomentField
from ui.pages.agenda.opening_panel import OpeningPanel
from ui.pages.agenda.services import Services
from ui.widgets.base import column, tight
from ui.widgets.checks import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.people_list import AvatarCheckList, Person
from ui.widgets.pickers import DateField
from ui.widgets.segmented import Segmented

DAYS, HOURS = "days", "hours"
_OTHER = "Autre…"


class LabelField(QWidget):
    """The usual labels in a list, and a short free one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice, self.other = ComboBox(), LineEdit(placeholder="En quelques mots neutres")
        for text in ("Sans précision", *LABELS, _OTHER):
            self.choice.addItem(text, "" if text == "Sans précision" else text)
        self.other.setMaxLength(LONGEST_LABEL)
        self.other.setAccessibleName("Autre objet")
        self.textChanged = self.other.textChanged
        self.setFocusProxy(self.choice)
        layout = tight(QVBoxLayout(self), 6)
        layout.addWidget(self.choice)
        layout.addWidget(self.other)
        self.choice.edited.connect(self._arrange)
        self.choice.activated.connect(self._go_on)
        self._arrange()

    def _arrange(self) -> None:
        self.other.setVisible(self.choice.currentData() == _OTHER)

    def _go_on(self) -> None:
        if self.other.isVisible():
            self.other.setFocus()

    def set_text(self, text: str) -> None:
        """Show a label."""
        place = self.choice.findData(text)
        self.choice.setCurrentIndex(place if place >= 0 else self.choice.findData(_OTHER))
        self.other.setText("" if place >= 0 else text)

    def text(self) -> str:
        """The label chosen or typed."""
        chosen = str(self.choice.currentData())
        return " ".join(self.other.text().split()) if chosen == _OTHER else chosen


class AbsencePanel(OpeningPanel):
    """Whole days or hours, of one or several; the appointments under them are decided here."""

    def __init__(
        self,
        services: Services,
        operations: Operations,
        masked: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(services, operations, "Noter l’absence", parent)
        today = services.agenda.today
        self.label = LabelField()
        self.unit = Segmented(((DAYS, "Journées"), (HOURS, "Heures")), "Durée", small=True, stretch=True)
        self.first, self.last = DateField(today=today), DateField(today=today)
        self.end = MomentField(today)
        self.several = CheckBox("Plusieurs intervenants")
        self.people = AvatarCheckList("Intervenants absents")
        self.weekly = CheckBox("Chaque semaine")
        self.until = DateField(today=today)
        self.covered = CoveredList(services.agenda.zone, masked, "cette absence")
        self._make_fields()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.label_field = Field("&Objet", self.label).warn_by(warnings_of)
        self.first_field, self.last_field = Field("Du", self.first), Field("Au, compris", self.last)
        self.end_field = Field("&Fin", self.end)
        self.until_field = Field("Jusqu’au", self.until)

    def _lay_out(self) -> None:
        self._days = QWidget()
        self._days.setLayout(column(self.first_field, self.last_field, spacing=12))
        for widget in (self.label_field, self.unit, self._days, self.start_field, self.end_field):
            self.body.addWidget(widget)
        for widget in (self.weekly, self.until_field, self.practitioner_field, self.several, self.people):
            self.body.addWidget(widget)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.covered)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.unit.chosen.connect(self._arrange)
        for edit in (self.first, self.last, self.start, self.end, self.until):
            edit.edited.connect(self.follow)
        self.first.value_changed.connect(self._follow_first)
        for box in (self.several, self.weekly):
            box.toggled.connect(self._arrange)
        self.people.changed.connect(self.follow)
        self.practitioner.edited.connect(self.follow)

    def fields(self) -> Mapping[str, Field]:
        by_day = self.unit.value() == DAYS
        return {
            "start": self.first_field if by_day else self.start_field,
            "end": self.last_field if by_day else self.end_field,
            "until": self.until_field,
            "practitioner": self.practitioner_field,
            "label": self.label_field,
        }

    # what it opens on

    def open_new(self, people: Sequence[PractitionerRow], owner: UUID | None, span: Interval | None) -> None:
        """New absences, over that span if one was drawn."""
        self.set_title("Noter une absence")
        self.save_button.setText("Noter l’absence")
        self.show_people(people, owner)
        self.people.set_people([Person(each.id, each.name) for each in people], [owner])
        self.several.setChecked(False)
        self.several.setVisible(len(people) > 1)
        self.weekly.setVisible(True)
        self.label.set_text("")
        self._fill_times(span)
        self._open(None)

    def correct(
        self, people: Sequence[PractitionerRow], line: AbsenceRow, span: Interval | None = None
    ) -> None:
        """An existing absence; at another time when `span` was drawn."""
        self.set_title("Modifier l’absence")
        self.save_button.setText("Enregistrer")
        self.show_people(people, line.practitioner_id)
        self.several.setChecked(False)
        self.several.setVisible(False)
        self.weekly.setVisible(False)
        self.label.set_text(line.label)
        self._fill_times(span or line.span)
        self._open(line.id)

    def _open(self, record_id: UUID | None) -> None:
        self.weekly.setChecked(False)
        self.until.set_value(None)
        self.covered.show_covered(())
        self._arrange()
        self.begin(record_id, self.label)

    def _fill_times(self, span: Interval | None) -> None:
        if span is None:
            today = self._services.agenda.today()
            self.first.set_value(today)
            self.last.set_value(today)
            self.start.set_value(None)
            self.end.set_value(None)
        else:
            self._fill_days(span)
            self.start.set_value(self.moment(span.start))
            self.end.set_value(self.moment(span.end))
        self.unit.set_value(DAYS if span is None or self._by_day(span) else HOURS)

    def _fill_days(self, span: Interval) -> None:
        self.first.set_value(self.moment(span.start)[0])
        self.last.set_value(self.moment(span.end - timedelta(seconds=1))[0])

    def _by_day(self, span: Interval) -> bool:
        return self.moment(span.start)[1] == self.moment(span.end)[1] == time(0)

    def _arrange(self) -> None:
        by_day = self.unit.value() == DAYS
        self._days.setVisible(by_day)
        self.start_field.setVisible(not by_day)
        self.end_field.setVisible(not by_day)
        self.until_field.setVisible(self.weekly.isChecked())
        many = self.several.isChecked()
        self.people.setVisible(many)
        self.practitioner_field.setVisible(not many and self.practitioner.count() > 1)
        self.follow()

    def _follow_first(self, first: date | None) -> None:
        last = self.last.value()
        if first is not None and (last is None or last < first):
            self.last.set_value(first)

    # what is chosen

    def _plan(self) -> AbsencePlan:
        start, end = self._by_days() if self.unit.value() == DAYS else self._by_hours()
        ticked = tuple(each for each in self.people.checked() if isinstance(each, UUID))
        return AbsencePlan(
            practitioner_ids=ticked if self.several.isChecked() else (self.owner(),),
            start=start,
            end=end,
            label=self.label.text(),
            until=self._until(),
        )

    def _by_days(self) -> tuple[datetime, datetime]:
        first, last = self.first.value(), self.last.value()
        if first is None:
            raise InvalidInput({"start": self.first.fault() or "Indiquez le premier jour."})
        if last is None:
            raise InvalidInput({"end": self.last.fault() or "Indiquez le dernier jour."})
        if last < first:
            raise InvalidInput({"end": "Le dernier jour suit le premier."})
        zone = self._services.agenda.zone
        return whole_day(first, zone).start, whole_day(last, zone).end

    def _by_hours(self) -> tuple[datetime, datetime]:
        return self.instant("start", self.start), self.instant("end", self.end)

    def _until(self) -> date | None:
        if not self.weekly.isChecked():
            return None
        until = self.until.value()
        if until is None:
            raise InvalidInput({"until": self.until.fault() or "Indiquez le dernier jour."})
        return until

    # what it would do, and doing it

    def inquiry(self) -> Callable[[], AbsencePreview]:
        return partial(self._services.absences.preview, self._plan(), absence_id=self._record_id)

    def show_finding(self, found: AbsencePreview) -> None:
        self.show_faults(dict(found.faults), move=False)
        self.covered.show_covered(found.covered)

    def show_nothing(self) -> None:
        self.covered.show_covered(())

    def act(self, _reason: str) -> Callable[[], Change]:
        plan, absences, answers = self._plan(), self._services.absences, self.covered.answers()
        if self._record_id is None:
            return partial(absences.note, plan, answers)
        values = AbsenceValues(
            practitioner_id=plan.practitioner_ids[0], start=plan.start, end=plan.end, label=plan.label
        )
        return partial(absences.change, self._record_id, values, answers)

    def taken(self, _error: SlotTaken) -> None:
        """Appointments that were not in the list: they are now."""
        self.look()

    def _failed(self, error: CigdeskError) -> None:
        super()._failed(error)
        if isinstance(error, Refused):
            self.look()
