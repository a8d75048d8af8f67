"""One day: read, written as it is typed, closed, reopened. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.errors import CigdeskError, NotFound
from cigdesk.domain.inspection import InspectionState, InspectionValues, check_inspection
from cigdesk.domain.observation import ObservationValues, check_observation
from cigdesk.domain.rights import Right
from cigdesk.domain.values import read_values
from cigdesk.exchange.files_in import chosen_bytes
from cigdesk.exchange.photos import reduce_photo
from cigdesk.ports.inspections import ObservationRow
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.inspection_photos import LARGEST_PHOTO, ReducedPhoto, refuse_heavy_photo
from cigdesk.services.inspections import InspectionSheet
from ui.operations import Operations, Progress
from ui.saving import SheetSaver, faults_to

_Done = Callable[[], None]


class DayPresenter(QObject):
    """Reads the day again when told, and writes what is typed on it: `day` and `observation` keep in step."""

    shown = Signal(object, bool)
    """(InspectionSheet, whether another one than before)."""
    suggested = Signal(object)
    """(Suggestions)."""
    gone = Signal()
    saved = Signal()
    day_refused = Signal(object)
    """(faults by field)."""
    observation_refused = Signal(object)
    """(faults by field)."""
    not_closed = Signal(object)
    """(CigdeskError): what speaks against closing."""
    closed = Signal()

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.day = SheetSaver(operations, lambda values: check_inspection(values.tidied()), self)
        self.observation = SheetSaver(operations, lambda values: check_observation(values.tidied()), self)
        self.inspection_id: UUID | None = None
        self.observation_id: UUID | None = None
        self.sheet: InspectionSheet | None = None
        self.saved_at: datetime | None = None
        for saver, refused in ((self.day, self.day_refused), (self.observation, self.observation_refused)):
            saver.refused.connect(refused)
            saver.failed.connect(self.read)
            saver.written.connect(self._written)

    @property
    def zone(self) -> ZoneInfo:
        """The wall clock of the centre."""
        return self._services.context.zone

    def today(self) -> date:
        """The present day of the centre."""
        return self._services.context.today()

    @property
    def editable(self) -> bool:
        """Whether the day shown can be written on."""
        drafted = self.sheet is not None and self.sheet.line.state is InspectionState.DRAFT
        return drafted and self._services.context.actor.may(Right.INSPECT)

    # what is shown

    def open(self, inspection_id: UUID) -> None:
        """Show that day."""
        if inspection_id != self.inspection_id:
            self.inspection_id, self.sheet, self.saved_at = inspection_id, None, None
            self.observation_id = None
        self.read()

    def close_sheet(self) -> None:
        """Show none."""
        self.inspection_id = self.sheet = self.observation_id = None
        self._operations.forget((id(self), "sheet"))

    def read(self) -> None:
        """Read the day, in the background."""
        wanted = self.inspection_id
        if wanted is not None:
            job = partial(self._services.inspections.sheet, wanted)
            self._operations.query((id(self), "sheet"), job, self._answered, on_error=self._unreadable)

    def once_written(self, then: Callable[[InspectionSheet], None]) -> None:
        """Read the day behind all that is on its way to the store, show it, then go on with it."""
        wanted = self.inspection_id
        if wanted is None:
            return

        def arrived(sheet: InspectionSheet) -> None:
            if sheet.id == self.inspection_id:
                self._answered(sheet)
                then(sheet)

        self._operations.run(partial(self._services.inspections.sheet, wanted), on_done=arrived)

    def _answered(self, sheet: InspectionSheet) -> None:
        other = self.sheet is None or self.sheet.id != sheet.id
        moved = other or self.sheet is None or self.sheet.line.authority_id != sheet.line.authority_id
        if other:
            self.day.open(sheet.values, partial(self._services.inspections.edit, sheet.id))
        else:
            self.day.reread(sheet.values)
        self.sheet = sheet
        row = self.row(self.observation_id)
        if row is not None:
            self.observation.reread(values_of(row))
        self.shown.emit(sheet, other)
        if moved:
            self.read_suggestions()

    def read_suggestions(self) -> None:
        """Read what was written before, to be offered again."""
        if self.sheet is not None:
            job = partial(self._services.inspections.suggestions, self.sheet.line.authority_id)
            self._operations.query((id(self), "suggestions"), job, self.suggested.emit)

    def _unreadable(self, error: CigdeskError) -> None:
        if isinstance(error, NotFound):
            self.close_sheet()
            self.gone.emit()
        else:
            self._operations.refused.emit("", error)

    def row(self, observation_id: UUID | None) -> ObservationRow | None:
        """One of the observations shown."""
        rows = self.sheet.observations if self.sheet is not None else ()
        return next((each for each in rows if each.id == observation_id), None)

    def take_up(self, observation_id: UUID) -> ObservationRow | None:
        """Write on that observation from now on."""
        row = self.row(observation_id)
        if row is not None:
            self.observation_id = observation_id
            edit = self._services.inspections.observations.edit
            self.observation.open(values_of(row), partial(edit, observation_id))
        return row

    def _written(self) -> None:
        self.saved_at = self._services.context.now()
        self.saved.emit()

    # what is written

    def submit_day(self, values: InspectionValues) -> None:
        """Write what differs of the day itself."""
        if self.editable:
            self.day.submit(values)

    def submit_observation(self, values: ObservationValues) -> None:
        """Write what differs of the observation taken up."""
        if self.editable and self.observation_id is not None:
            self.observation.submit(values)

    def set_sites(self, site_ids: Sequence[UUID], new_name: str = "") -> None:
        """Say what was visited; a `new_name` is a site that the authority has not yet."""
        if not self.editable or self.inspection_id is None:
            return
        inspections, day = self._services.inspections, self.inspection_id
        if new_name:
            self._change(partial(inspections.add_site, day, new_name), on_error=self._site_refused)
        else:
            self._change(partial(inspections.set_sites, day, list(site_ids)), on_error=self._site_refused)

    def _site_refused(self, error: CigdeskError) -> None:
        def show(faults: dict[str, str]) -> None:
            self.day_refused.emit({"sites": next(iter(faults.values()))})

        faults_to(show, self._operations)(error)
        self.read()

    def add_observation(self, done: Callable[[UUID], None]) -> None:
        """A new one at the end; `done` is told which."""
        if self.editable and self.inspection_id is not None:
            job = partial(self._services.inspections.observations.add, self.inspection_id)
            self._operations.change(job, on_done=lambda change: done(change.ids[0]))

    def move_observation(self, observation_id: UUID, steps: int) -> None:
        """Up or down in the report."""
        self._change(partial(self._services.inspections.observations.move, observation_id, steps))

    def remove_observation(self, observation_id: UUID) -> None:
        """Remove it with its photos; undone from the toast."""
        if observation_id == self.observation_id:
            self.observation_id = None
        self._change(partial(self._services.inspections.observations.remove, observation_id))

    def delete(self, done: _Done) -> None:
        """Remove the draft; undone from the toast."""
        if self.inspection_id is not None:
            job = partial(self._services.inspections.delete, self.inspection_id)
            self._operations.change(job, on_done=lambda _change: done())

    # photos

    def add_photos(self, observation_id: UUID, paths: Sequence[Path]) -> None:
        """Read, reduce and keep these, off this thread; one fault keeps all of them out."""
        photos = self._services.inspections.photos

        def job(progress: Progress) -> Change:
            kept = []
            for place, path in enumerate(paths):
                progress.step(place, len(paths), path.name)
                kept.append(reduced(path))
            progress.step(len(paths), len(paths))
            return photos.add(observation_id, kept)

        if self.editable and paths:
            self._operations.change(job, label="Ajout de photos")

    def photo(self, photo_id: UUID, deliver: Callable[[bytes], None]) -> None:
        """Read the picture itself."""
        job = partial(self._services.inspections.photos.open, photo_id)
        self._operations.query((id(self), "photo", photo_id), job, deliver)

    def describe_photo(self, photo_id: UUID, caption: str) -> None:
        """Write what a photo shows."""
        job = partial(self._services.inspections.photos.describe, photo_id, caption)
        self._change(job, quiet=True)

    def move_photo(self, photo_id: UUID, steps: int) -> None:
        """Before or after its neighbour."""
        self._change(partial(self._services.inspections.photos.move, photo_id, steps))

    def remove_photo(self, photo_id: UUID) -> None:
        """Take it away; undone from the toast."""
        self._change(partial(self._services.inspections.photos.remove, photo_id))

    # the end

    def close_day(self, confirmation: Confirmation | None = None) -> None:
        """Close it, and write in the agenda that it was held."""
        if self.inspection_id is not None:
            job = partial(
                self._services.inspections.closing.close, self.inspection_id, confirmation=confirmation
            )
            self._operations.change(
                job,
                on_done=lambda _change: self.closed.emit(),
                on_error=self.not_closed.emit,
                label="Clôture de la journée",
            )

    def reopen(self, reason: str, done: _Done, failed: Callable[[CigdeskError], None]) -> None:
        """Take it back to a draft, with why."""
        if self.inspection_id is not None:
            job = partial(self._services.inspections.closing.reopen, self.inspection_id, reason)
            self._operations.change(job, on_done=lambda _change: done(), on_error=failed)

    def _change(
        self,
        job: Callable[[], Change],
        *,
        on_error: Callable[[CigdeskError], None] | None = None,
        quiet: bool = False,
    ) -> None:
        self._operations.change(
            partial(_quietly, job) if quiet else job,
            on_done=lambda _change: self._written(),
            on_error=on_error,
        )


def _quietly(job: Callable[[], Change]) -> Change:
    return replace(job(), label="", detail="")


def values_of(row: ObservationRow) -> ObservationValues:
    """What a person writes of it."""
    return read_values(row, ObservationValues)


def reduced(path: Path) -> ReducedPhoto:
    """The photo of that file as it is kept; raises a `CigdeskError`."""
    return reduce_photo(chosen_bytes(path, LARGEST_PHOTO, refuse_heavy_photo))
