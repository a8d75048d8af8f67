"""The left column of a day: what it was, when, with whom, what was read, and what it takes of the package."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import practitioner_name
from cigdesk.domain.free_text import nir_warnings_of
from cigdesk.domain.inspection import DaySpan, DocumentSeen, InspectionKind, InspectionValues
from cigdesk.domain.text import fold
from cigdesk.french import quantity
from cigdesk.services.inspections import InspectionSheet
from ui.pages.prevention.days.presenter import DayPresenter
from ui.pages.prevention.days.words import (
    kinds,
    package_after,
    package_ahead,
    package_gauge,
    package_left,
    package_title,
    taken_words,
    visited_words,
)
from ui.theme import text_scale
from ui.undo_keys import UndoKeys
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckBox
from ui.widgets.chips_field import ChipsField
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.inputs import ComboBox, LineEdit, TextEdit
from ui.widgets.pickers import DateField
from ui.widgets.segmented import Segmented

WIDTH = 280
_ALWAYS_SHOWN = 5
"""Usual documents that are offered without being asked for."""


class DocumentsChoice(QWidget):
    """The usual documents as boxes, the first ones and those ticked always in sight."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {each: CheckBox(each.label) for each in DocumentSeen}
        self.version = LineEdit(placeholder=self.tr("Version, par exemple 2025"))
        self.version_field = Field("", self.version)
        self.version_field.label.hide()
        self.version.setAccessibleName(self.tr("Version du document unique"))
        self.more_button = Button(self.tr("Autres documents usuels"), "link", size="small")
        self.more_button.clicked.connect(self._unfold)
        self._folded = True
        self._version_row = QWidget()
        tight(QHBoxLayout(self._version_row), 0, (24, 0, 0, 4)).addWidget(self.version_field)
        layout = tight(QVBoxLayout(self), 2)
        for each, box in self.boxes.items():
            box.toggled.connect(self._toggled)
            layout.addWidget(box)
            if each is DocumentSeen.RISK_DOCUMENT:
                layout.addWidget(self._version_row)
        layout.addLayout(row(self.more_button, None))
        self.setFocusProxy(self.boxes[DocumentSeen.SAFETY_REGISTER])
        self._fit()

    def value(self) -> tuple[DocumentSeen, ...]:
        """Those ticked."""
        return tuple(each for each, box in self.boxes.items() if box.isChecked())

    def set_value(self, documents: tuple[DocumentSeen, ...] | None) -> None:
        """Tick these."""
        for each, box in self.boxes.items():
            box.setChecked(each in (documents or ()))
        self._fit()

    def setReadOnly(self, closed: bool) -> None:
        """Show them without letting them change."""
        for box in self.boxes.values():
            box.setEnabled(not closed)
        self.version.setReadOnly(closed)

    def _toggled(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        self._version_row.setVisible(self.boxes[DocumentSeen.RISK_DOCUMENT].isChecked())
        for place, box in enumerate(self.boxes.values()):
            box.setVisible(not self._folded or place < _ALWAYS_SHOWN or box.isChecked())
        self.more_button.setVisible(self._folded)

    def _unfold(self) -> None:
        """Show them all, the keyboard on the first that was folded away."""
        hidden = [box for box in self.boxes.values() if box.isHidden()]
        self._folded = False
        self._fit()
        if hidden:
            hidden[0].setFocus(Qt.FocusReason.OtherFocusReason)


class PackageBlock(QWidget):
    """What is left of the order once the day is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "emphasis", wrap=True)
        self._lead, self._after = Label("", "secondary", "text2"), Label("", "secondary_strong", tabular=True)
        self._takes = Label("", "secondary", "text2", tabular=True)
        self.gauge = Gauge(GaugeData(0, 0, 1), thickness=11)
        self._left, self._ahead = Label("", "secondary", "text2"), Label("", "secondary", "text2")
        layout = tight(QVBoxLayout(self), 6)
        layout.addWidget(self._title)
        layout.addLayout(row(self._lead, self._after, None, self._takes, spacing=4))
        layout.addWidget(self.gauge)
        layout.addLayout(row(self._left, None, self._ahead, spacing=8))

    def show_sheet(self, sheet: InspectionSheet) -> None:
        """Show the order of that day, if there is one."""
        package = sheet.package
        self.setVisible(package is not None)
        if package is None:
            return
        self._title.setText(package_title(package))
        self._lead.setText("Avec cette journée\u00a0:" if package.closed else "Après clôture\u00a0:")
        self._after.setText(package_after(package))
        self._takes.setText("" if package.closed else f"+\u00a0{_short(sheet)}")
        self.gauge.set_data(package_gauge(package))
        self._left.setText(package_left(package))
        self._left.set_tone("bad" if package.beyond else "text2")
        self._ahead.setText(package_ahead(package))


class DayColumn(QFrame):
    """It shows the day and hands each field to the presenter as it is typed."""

    def __init__(
        self,
        presenter: DayPresenter,
        name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._name = presenter, name
        self._sites: dict[str, UUID] = {}
        self.setProperty("surface", "left")
        self.setAccessibleName(self.tr("Journée"))
        self.setFixedWidth(round(WIDTH * text_scale()))
        self.kind, self.practitioner = ComboBox(), ComboBox()
        for words, kind in kinds():
            self.kind.addItem(words, kind)
        self.sites = ChipsField(self.tr("Ajouter un site…"))
        self.day = DateField(today=presenter.today)
        self.span = Segmented([(each.value, each.label) for each in DaySpan], self.tr("Durée"), stretch=True)
        self.people = ChipsField(self.tr("Nom, fonction…"))
        self.people.set_shown(name)
        self.documents = DocumentsChoice()
        self.others = ChipsField(self.tr("Autre document…"))
        self.summary = TextEdit(lines=4)
        self.package = PackageBlock()
        self.fields = self._make_fields()
        self.form = Form(self._kept_fields(), parent=self)
        self._build()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        return {
            "kind": Field(self.tr("Na&ture"), self.kind),
            "sites": Field(self.tr("&Site inspecté"), self.sites),
            "day": Field(self.tr("&Date"), self.day),
            "span": Field(self.tr("Durée imputée"), self.span),
            "practitioner_id": Field(self.tr("&Intervenant"), self.practitioner),
            "people": Field(self.tr("Présents pour la co&llectivité"), self.people),
            "documents": Field(self.tr("Documents consultés"), self.documents),
            "risk_document_version": self.documents.version_field,
            "other_documents": Field(self.tr("Autres documents"), self.others, optional=True),
            "summary": Field(self.tr("S&ynthèse pour le rapport"), self.summary, optional=True).warn_by(
                nir_warnings_of
            ),
        }

    def _kept_fields(self) -> dict[str, Field]:
        """All but the sites, which are records of their own."""
        return {name: field for name, field in self.fields.items() if name != "sites"}

    def _build(self) -> None:
        inner = surface("plain")
        body = tight(QVBoxLayout(inner), 14, (20, 14, 16, 16))
        body.addWidget(Label(self.tr("Journée"), "section"))
        for name in (
            *("kind", "sites", "day", "span", "practitioner_id"),
            *("people", "documents", "other_documents"),
        ):
            body.addWidget(self.fields[name])
        body.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # What is left of the package stays in sight.
        self._foot = surface("plain")
        tight(QVBoxLayout(self._foot), 0, (20, 10, 16, 12)).addWidget(self.package)
        self._rule = rule()
        layout = tight(QVBoxLayout(self), 0, (0, 0, 1, 0))
        layout.addWidget(self.area, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._foot)

    def _connect(self) -> None:
        for line in (self.day, self.documents.version):
            UndoKeys(line)
        self.form.settled.connect(self.submit)
        for discrete in (self.people, self.others, self.documents):
            discrete.edited.connect(self.form.flush)
        self.day.value_changed.connect(lambda _day: self.form.flush())
        self.sites.edited.connect(self._sites_changed)
        self._presenter.day.kept.connect(self._accept)
        self._presenter.day_refused.connect(self._show_refusal)

    # what is shown

    def show_sheet(self, sheet: InspectionSheet, other: bool, *, editable: bool) -> None:
        """Show that day; what is being typed stays."""
        self._sites = {each.name: each.id for each in sheet.sites}
        self.sites.set_offered(tuple(self._sites))
        self.people.set_offered(sheet.met)
        if other or not self.practitioner.hasFocus():
            self._show_practitioners(sheet)
        values = _by_name(sheet.values)
        if other:
            self.form.start(values)
        else:
            self.form.show(values)
        self.sites.set_value(each.name for each in sheet.visited)
        self._fit(sheet)
        self._set_editable(editable)

    def _show_practitioners(self, sheet: InspectionSheet) -> None:
        choices: list[tuple[str, object]] = [
            (practitioner_name(each.first_name, each.last_name), each.id) for each in sheet.practitioners
        ]
        line = sheet.line
        if line.practitioner_id not in {each.id for each in sheet.practitioners}:
            gone = practitioner_name(line.practitioner_first_name, line.practitioner_last_name)
            choices.append((gone, line.practitioner_id))
        self.practitioner.offer(choices, line.practitioner_id)

    def _fit(self, sheet: InspectionSheet) -> None:
        visits = sheet.values.kind.visits
        several = len(sheet.visited) > 1
        self.fields["sites"].set_label(self.tr("&Sites inspectés") if several else self.tr("&Site inspecté"))
        self.fields["sites"].set_help(visited_words(sheet.visited))
        self.fields["span"].set_help(taken_words(sheet.values.span, sheet.package))
        self.fields["sites"].setVisible(visits or bool(sheet.visited))
        self.package.show_sheet(sheet)
        for each in (self._rule, self._foot):
            each.setVisible(sheet.package is not None)

    def _set_editable(self, editable: bool) -> None:
        for field in self.fields.values():
            field.set_read_only(not editable)
        self.span.setEnabled(editable)
        self.fields["other_documents"].setVisible(editable or bool(self.others.value()))

    def mask_names(self) -> None:
        """Write the names of the people met as they may be shown now."""
        self.people.set_shown(self._name)

    # what is written

    def values(self) -> InspectionValues | None:
        """What is typed; None while no day is shown."""
        sheet = self._presenter.sheet
        if sheet is None:
            return None
        typed: dict[str, Any] = self.form.values()
        kept = sheet.values
        return InspectionValues(
            authority_id=kept.authority_id,
            practitioner_id=typed["practitioner_id"] or kept.practitioner_id,
            kind=InspectionKind(typed["kind"]),
            day=typed["day"] or kept.day,
            span=DaySpan(typed["span"]),
            people=typed["people"],
            documents=typed["documents"],
            risk_document_version=typed["risk_document_version"],
            other_documents=typed["other_documents"],
            summary=typed["summary"],
        )

    def submit(self) -> None:
        """Write now what is typed."""
        values = self.values()
        if values is not None:
            self._presenter.submit_day(values)

    def flush(self) -> None:
        """Write now what is typed, the last chip included."""
        for chips in (self.people, self.others, self.sites):
            if not chips.popup.isVisible():
                chips.keep_typed()
        self.form.flush()

    def _accept(self, sent: InspectionValues, kept: InspectionValues, names: list[str]) -> None:
        self.form.accept(_by_name(sent), _by_name(kept), names)

    def _sites_changed(self) -> None:
        known = {fold(name): each for name, each in self._sites.items()}
        wanted = self.sites.value()
        new = next((name for name in wanted if fold(name) not in known), "")
        self._presenter.set_sites([known[fold(name)] for name in wanted if fold(name) in known], new)

    def _show_refusal(self, faults: dict[str, str]) -> None:
        for name, fault in faults.items():
            if name in self.fields:
                self.fields[name].set_error(fault)

    # points

    def show_points(self, faults: dict[str, str]) -> None:
        """Say what is missing, each under its field."""
        for name in ("sites", "day", "people", "documents"):
            field = self.fields[name]
            if name in faults:
                field.set_error(faults[name])
            else:
                field.clear_error()

    def focus_on(self, name: str) -> None:
        """Put the keyboard in that field, in sight."""
        field = self.fields[name]
        self.area.ensureWidgetVisible(field, 0, 60)
        field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _by_name(values: InspectionValues) -> dict[str, Any]:
    kept = {name: getattr(values, name) for name in InspectionValues.__dataclass_fields__}
    return kept | {"span": values.span.value}


def _short(sheet: InspectionSheet) -> str:
    return quantity(sheet.values.span.days)
