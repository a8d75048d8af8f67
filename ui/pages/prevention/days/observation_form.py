"""The observation that is written on: how grave, where, what, against which rule, what to do, by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.free_text import nir_warnings_of
from cigdesk.domain.inspection import Point
from cigdesk.domain.observation import (
    ObservationValues,
    RiskFamily,
    Severity,
    check_observation,
    due_at_once,
    missing_of,
)
from cigdesk.ports.inspections import ObservationRow
from cigdesk.services.inspections import InspectionSheet, Suggestions
from ui.pages.prevention.days.photo_strip import PhotoStrip
from ui.pages.prevention.days.presenter import DayPresenter, values_of
from ui.pages.prevention.days.severity_choice import SeverityChoice
from ui.theme import current, hub
from ui.undo_keys import UndoKeys
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import IconButton
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import ComboBox, TextEdit
from ui.widgets.pickers import DateField
from ui.widgets.suggest_line import SuggestLine

_SIDE_BY_SIDE = 620
"""Width in px under which the fields stand one under the other."""


class _Pair(QWidget):
    """Fields side by side, or one under the other in a narrow place."""

    def __init__(self, *fields: QWidget, stretches: Sequence[int]) -> None:
        super().__init__()
        self._row = tight(QHBoxLayout(self), 12)
        for field, stretch in zip(fields, stretches, strict=True):
            self._row.addWidget(field, stretch)

    def fold(self, narrow: bool) -> None:
        """One under the other, or not."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)


class ObservationForm(QFrame):
    """It hands each field to the presenter as it is typed; Échap folds it."""

    folded = Signal()
    removed = Signal(object)
    """(UUID)."""
    moved = Signal(object, int)
    """(UUID, steps)."""

    def __init__(self, presenter: DayPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.observation_id: UUID | None = None
        self._title = Label("", "strong")
        self.up_button = IconButton("arrow-up", self.tr("Monter l’observation (Alt ↑)"))
        self.down_button = IconButton("arrow-down", self.tr("Descendre l’observation (Alt ↓)"))
        self.remove_button = IconButton("trash", self.tr("Supprimer l’observation"))
        self.fold_button = IconButton("chevron-up", self.tr("Replier l’observation (Échap)"))
        self.severity, self.site, self.family = SeverityChoice(), ComboBox(), ComboBox()
        self.place, self.responsible, self.reference = SuggestLine(), SuggestLine(), SuggestLine()
        self.alerted = SuggestLine(placeholder=self.tr("Par exemple\u00a0: direction, à 10 h 15"))
        self.text, self.measure = TextEdit(lines=2), TextEdit(lines=2)
        self.due = DateField(today=presenter.today)
        self.family.addItem(self.tr("À choisir"), None)
        for each in RiskFamily:
            self.family.addItem(each.label, each)
        self.photos = PhotoStrip(presenter.photo)
        self.fields = self._make_fields()
        self.form = Form(self.fields, check=self._faults, parent=self)
        self._build()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        return {
            "severity": Field(self.tr("&Gravité"), self.severity),
            "site_id": Field(self.tr("Site"), self.site),
            "place": Field(self.tr("Lie&u"), self.place),
            "text": Field(self.tr("&Constat"), self.text).warn_by(nir_warnings_of),
            "family": Field(self.tr("&Famille de risque"), self.family),
            "reference": Field(self.tr("Référence à la &règle"), self.reference, optional=True),
            "measure": Field(self.tr("&Mesure demandée"), self.measure).warn_by(nir_warnings_of),
            "due": Field(self.tr("É&chéance"), self.due),
            "responsible": Field(self.tr("Res&ponsable"), self.responsible, optional=True),
            "alerted": Field(self.tr("Signalé à"), self.alerted, optional=True),
        }

    def _build(self) -> None:
        its = self.fields
        shown = QWidget()
        under = tight(QVBoxLayout(shown), 4)
        under.addWidget(Label(self.tr("Photos"), "secondary", "text2"))
        under.addWidget(self.photos)
        under.addStretch(1)
        self._pairs = (
            _Pair(its["place"], its["text"], stretches=(2, 5)),
            _Pair(its["family"], its["reference"], stretches=(1, 1)),
            _Pair(its["measure"], its["due"], stretches=(5, 2)),
            _Pair(its["responsible"], shown, stretches=(2, 5)),
        )
        layout = tight(QVBoxLayout(self), 10, (16, 10, 16, 14))
        acts = (self.up_button, self.down_button, self.remove_button, self.fold_button)
        layout.addLayout(row(self._title, None, *acts, spacing=2))
        for widget in (its["severity"], its["site_id"], *self._pairs[:3], its["alerted"], self._pairs[3]):
            layout.addWidget(widget)
        hub().changed.connect(self.update)

    def _connect(self) -> None:
        UndoKeys(self.due)
        self.form.settled.connect(self.submit)
        self.severity.edited.connect(self._severity_chosen)
        self.due.value_changed.connect(lambda _day: self.form.flush())
        self._presenter.observation.kept.connect(self._accept)
        self._presenter.observation_refused.connect(self._show)
        self._presenter.suggested.connect(self.offer)
        self.fold_button.clicked.connect(self.folded)
        self.remove_button.clicked.connect(lambda: self.removed.emit(self.observation_id))
        self.up_button.clicked.connect(lambda: self.moved.emit(self.observation_id, -1))
        self.down_button.clicked.connect(lambda: self.moved.emit(self.observation_id, 1))

    # what is shown

    def open(self, row: ObservationRow, sheet: InspectionSheet) -> None:
        """Write on that observation."""
        self.photos.forget()
        self.observation_id = row.id
        self._offer_sites(sheet, row)
        self.form.start(_by_name(values_of(row)))
        self.follow(row, sheet)

    def follow(self, row: ObservationRow, sheet: InspectionSheet) -> None:
        """It was written, or another photo came; what is being typed stays."""
        self._offer_sites(sheet, row)
        place = [each.id for each in sheet.observations].index(row.id)
        self._title.setText(f"Observation {place + 1}")
        self.form.show(_by_name(values_of(row)))
        editable = self._presenter.editable
        for field in self.fields.values():
            field.set_read_only(not editable)
        for button in (self.up_button, self.down_button, self.remove_button):
            button.setVisible(editable)
        self.up_button.set_reason("" if place else "Cette observation est la première.")
        last = place == len(sheet.observations) - 1
        self.down_button.set_reason("Cette observation est la dernière." if last else "")
        self.photos.show_photos(sheet.photos_of(row.id), editable=editable)
        self._fit()

    def _offer_sites(self, sheet: InspectionSheet, row: ObservationRow) -> None:
        known = {each.id for each in sheet.visited}
        choices: list[tuple[str, object]] = [(each.name, each.id) for each in sheet.visited]
        if row.site_id is not None and row.site_id not in known:
            choices.append((row.site, row.site_id))
        offered = [(self.tr("À choisir"), None), *choices]
        if not self.site.hasFocus():
            self.site.offer(offered, row.site_id)
        self.fields["site_id"].setVisible(len(choices) > 1)

    def offer(self, suggestions: Suggestions) -> None:
        """What was written before."""
        self.reference.set_offered(suggestions.references)
        self.responsible.set_offered(suggestions.responsibles)
        self.place.set_offered(suggestions.places)

    def _fit(self) -> None:
        danger = self.severity.value() is Severity.DANGER
        self.fields["alerted"].setVisible(danger)

    # what is written

    def values(self) -> ObservationValues:
        """What is typed."""
        typed: dict[str, Any] = self.form.values()
        family = typed["family"]
        return ObservationValues(**typed | {"family": RiskFamily(family) if family else None})

    def submit(self) -> None:
        """Write now what is typed."""
        if self.observation_id is not None and self.observation_id == self._presenter.observation_id:
            self._presenter.submit_observation(self.values())

    def flush(self) -> None:
        """Write now what is typed and not kept."""
        self.form.flush()

    def _severity_chosen(self) -> None:
        self._fit()
        self.form.flush()
        self.form.show_faults(self.form.faults())

    def _accept(self, sent: ObservationValues, kept: ObservationValues, names: list[str]) -> None:
        self.form.accept(_by_name(sent), _by_name(kept), names)

    # points

    def _faults(self) -> dict[str, str]:
        """What is missing, told where a field was left; nothing here keeps the draft from being kept."""
        sheet = self._presenter.sheet
        if sheet is None:
            return {}
        values, day = self.values().tidied(), sheet.values.day
        due = due_at_once(values.severity, values.due, day)
        several = len(sheet.visited) > 1
        asked = ObservationValues(**_by_name(values) | {"due": due})
        found = missing_of(asked, day, several_sites=several) | check_observation(values)
        return {"site_id" if name == "site" else name: fault for name, fault in found.items()}

    def show_points(self) -> None:
        """Say all that is missing, each under its field."""
        self.form.show_faults(self.form.faults(), everywhere=True)

    def focus_point(self, point: Point) -> QWidget:
        """Put the keyboard where that is settled; gives the field."""
        self.show_points()
        field = self.fields["site_id" if point.field == "site" else point.field]
        field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return field

    def focus_first(self) -> None:
        """Put the keyboard at the top."""
        self.severity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, faults: dict[str, str]) -> None:
        for name, fault in faults.items():
            if name in self.fields:
                self.fields[name].set_error(fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
        elif alt and steps is not None and self._presenter.editable:
            self.moved.emit(self.observation_id, steps)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for pair in self._pairs:
            pair.fold(self.width() < _SIDE_BY_SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, tokens = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.accent.solid, 1))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _by_name(values: ObservationValues) -> dict[str, Any]:
    return {name: getattr(values, name) for name in ObservationValues.__dataclass_fields__}
