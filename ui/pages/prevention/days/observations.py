"""The middle of a day: its observations, one of them unfolded, and the summary for the report."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.inspection import Point
from cigdesk.ports.inspections import PhotoRow
from cigdesk.services.inspections import InspectionSheet
from ui.page import Workbench
from ui.pages.prevention.days.observation_form import ObservationForm
from ui.pages.prevention.days.observation_row import FoldedObservation
from ui.pages.prevention.days.presenter import DayPresenter
from ui.pages.prevention.days.words import counts
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field

_KINDS = "Photos (*.jpg *.jpeg *.png *.heic *.heif)"


class ObservationsColumn(QWidget):
    """Cards in the order of the report; each act is handed to the presenter."""

    photo_opened = Signal(object, object)
    """(PhotoRow, its JPEG)."""

    def __init__(
        self, bench: Workbench, presenter: DayPresenter, summary: Field, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._presenter = bench, presenter
        self._folder: Path | None = None
        self.rows: list[FoldedObservation] = []
        self._count = Label("", "body", "text2")
        self.photos_button = Button(self.tr("Importer des photos"), icon_name="camera")
        self.add_button = Button(self.tr("Observation"), icon_name="plus", keycap=self.tr("Ctrl Maj O"))
        self.editor = ObservationForm(presenter)
        self._empty = EmptyState(
            self.tr("Rien n’est noté pour l’instant"),
            self.tr("Une observation dit où, quoi, avec quelle gravité, et la mesure demandée."),
            icon_name="eye",
        )
        self._cards = tight(QVBoxLayout(), 8)
        self._summary = summary
        self._build()
        self._connect()

    def _build(self) -> None:
        inner = QWidget()
        body = tight(QVBoxLayout(inner), 12, (20, 14, 20, 20))
        title = Label(self.tr("Observations"), "section")
        body.addLayout(row(title, self._count, None, self.photos_button, self.add_button, spacing=10))
        body.addWidget(self._empty)
        body.addLayout(self._cards)
        body.addSpacing(4)
        body.addWidget(self._summary)
        body.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._empty.setMinimumHeight(170)
        self.editor.hide()
        self.editor.setParent(inner)
        tight(QVBoxLayout(self)).addWidget(self.area)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.photos_button.clicked.connect(self.choose_photos)
        self.editor.folded.connect(self.fold)
        self.editor.removed.connect(self.remove)
        self.editor.moved.connect(self._move)
        photos = self.editor.photos
        photos.chosen.connect(self.choose_photos)
        photos.dropped.connect(self._add_photos)
        photos.opened.connect(self._open_photo)
        photos.removed.connect(self._presenter.remove_photo)
        photos.moved.connect(self._presenter.move_photo)

    # what is shown

    def show_sheet(self, sheet: InspectionSheet, other: bool) -> None:
        """Show the observations of that day, the unfolded one kept unfolded."""
        if other:
            self._hide_editor()
        self._count.setText(counts(len(sheet.observations), len(sheet.photos)))
        editable = self._presenter.editable
        self.add_button.setVisible(editable)
        self.photos_button.setVisible(editable)
        self._summary.setVisible(True)
        self._empty.setVisible(not sheet.observations)
        self._fill(sheet)

    def _fill(self, sheet: InspectionSheet) -> None:
        held = next((each.row.id for each in self.rows if each.hasFocus()), None)
        wanted = [each.id for each in sheet.observations]
        if self.editor.observation_id not in wanted:
            self._hide_editor()
        if [each.row.id for each in self.rows] == wanted:
            self._update(sheet)
        else:
            self._remake(sheet)
        open_row = self._presenter.row(self.editor.observation_id)
        if open_row is not None:
            self.editor.follow(open_row, sheet)
        if held is not None:
            self._focus_row(held)

    def _update(self, sheet: InspectionSheet) -> None:
        for shown, each in zip(self.rows, sheet.observations, strict=True):
            shown.show_row(each, missing=_lacks(sheet, each.id), sited=len(sheet.visited) > 1)

    def _remake(self, sheet: InspectionSheet) -> None:
        self._cards.removeWidget(self.editor)
        for old in self.rows:
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        today = self._presenter.today()
        for each in sheet.observations:
            missing, sited = _lacks(sheet, each.id), len(sheet.visited) > 1
            made = FoldedObservation(each, today, missing=missing, sited=sited)
            made.clicked.connect(lambda _checked=False, key=each.id: self.unfold(key))
            made.removed.connect(lambda key=each.id: self.remove(key))
            made.moved.connect(lambda steps, key=each.id: self._move(key, steps))
            self.rows.append(made)
            self._cards.addWidget(made)
        self._place_editor()

    def _place_editor(self) -> None:
        """The form stands where its observation was folded."""
        self._cards.removeWidget(self.editor)
        place = next(
            (at for at, each in enumerate(self.rows) if each.row.id == self.editor.observation_id), None
        )
        for each in self.rows:
            each.setVisible(each.row.id != self.editor.observation_id)
        if place is not None:
            self._cards.insertWidget(place, self.editor)
        self.editor.setVisible(place is not None)

    def unfold(self, observation_id: UUID) -> None:
        """Write on that observation, the keyboard at its top; what was typed on another is written."""
        self.editor.flush()
        row_ = self._presenter.take_up(observation_id)
        sheet = self._presenter.sheet
        if row_ is None or sheet is None:
            return
        self.editor.open(row_, sheet)
        self._place_editor()
        self.editor.focus_first()
        self.bring_into_sight(self.editor)

    def fold(self) -> None:
        """Write what is typed, and fold it."""
        kept = self.editor.observation_id
        self.editor.flush()
        self._hide_editor()
        if kept is not None:
            self._focus_row(kept)

    def _hide_editor(self) -> None:
        self.editor.observation_id = None
        self._place_editor()

    def _focus_row(self, observation_id: UUID) -> None:
        for each in self.rows:
            if each.row.id == observation_id and each.isVisible():
                each.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to it, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self.area.ensureWidgetVisible(widget, 0, 40))

    # acts

    def add(self) -> None:
        """A new observation, unfolded as soon as it is there."""
        self.editor.flush()
        self._presenter.add_observation(self._added)

    def _added(self, observation_id: UUID) -> None:
        def show(_sheet: InspectionSheet, _other: bool) -> None:
            if self._presenter.row(observation_id) is not None:
                self._presenter.shown.disconnect(show)
                self.unfold(observation_id)

        self._presenter.shown.connect(show)
        self._presenter.read()

    def remove(self, observation_id: UUID) -> None:
        """Remove it; the keyboard goes to the next one."""
        ids = [each.row.id for each in self.rows]
        place = ids.index(observation_id) if observation_id in ids else 0
        if observation_id == self.editor.observation_id:
            self._hide_editor()
        near = [key for key in (*ids[place + 1 : place + 2], *ids[place - 1 : place]) if key in ids]
        self._presenter.remove_observation(observation_id)
        if near:
            self._focus_row(near[0])
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, observation_id: UUID, steps: int) -> None:
        self.editor.flush()
        self._presenter.move_observation(observation_id, steps)

    def choose_photos(self) -> None:
        """Ask for photos of the observation unfolded; without one, of a new one."""
        paths = self._bench.dialogs.open_files(self, self.tr("Ajouter des photos"), _KINDS, self._folder)
        if not paths:
            return
        self._folder = paths[0].parent
        if self.editor.observation_id is None:
            self._presenter.add_observation(lambda key: self._added_with(key, paths))
        else:
            self._add_photos(paths)

    def _added_with(self, observation_id: UUID, paths: list[Path]) -> None:
        self._added(observation_id)
        self._presenter.add_photos(observation_id, paths)

    def _add_photos(self, paths: list[Path]) -> None:
        if self.editor.observation_id is not None:
            self._presenter.add_photos(self.editor.observation_id, paths)

    def _open_photo(self, photo: PhotoRow) -> None:
        self.photo_opened.emit(photo, self.editor.photos.content(photo.id))

    # points

    def focus_point(self, point: Point) -> None:
        """Unfold the observation concerned, the keyboard where the point is settled."""
        if point.observation_id is None:
            return
        if point.observation_id != self.editor.observation_id:
            self.unfold(point.observation_id)
        self.bring_into_sight(self.editor.focus_point(point))


def _lacks(sheet: InspectionSheet, observation_id: UUID) -> bool:
    return any(point.observation_id == observation_id for point in sheet.points)
