"""What the panels that open permanences and note absences share: what it would do, then the decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.conflicts import SlotTaken
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.changes import Change
from ui.operations import Operations
from ui.pages.agenda.conflict import ConflictStrip
from ui.pages.agenda.fields import Moment, MomentField
from ui.pages.agenda.services import Services
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox
from ui.widgets.side_panel import SidePanel

CHECK_MS = 250
_NO_TIME = "Indiquez le jour et l’heure, par exemple mar 17 14h."


class OpeningPanel(SidePanel):
    """Reads in the background what the answers would do, and writes once that was seen."""

    written = Signal(object)
    """(Change)"""

    def __init__(
        self, services: Services, operations: Operations, act: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._services, self._operations = services, operations
        self._record_id: UUID | None = None
        self.practitioner = ComboBox()
        self.practitioner_field = Field("Intervenant", self.practitioner)
        self.start = MomentField(services.agenda.today)
        self.start_field = Field("&Début", self.start)
        self.strip = ConflictStrip("Confirmer")
        self.save_button = Button(act, "primary", icon_name="check", keycap="Ctrl Entrée")
        self._timer = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._timer.timeout.connect(self.look)
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
        self._operations.forget(self._looking)

    def _save_by_click(self) -> None:
        self.save()

    def _save_by_key(self) -> None:
        self.save(self.strip.reason.text() if self.strip.isVisible() else "")

    # what each panel says of itself

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that the services give to faults."""
        raise NotImplementedError

    def inquiry(self) -> Callable[[], Any]:
        """A job that reads what the answers would do; raises `InvalidInput` for missing ones."""
        raise NotImplementedError

    def show_finding(self, found: Any) -> None:
        """Show what the inquiry read."""
        raise NotImplementedError

    def show_nothing(self) -> None:
        """The answers are not complete: nothing is known of what they would do."""
        raise NotImplementedError

    def act(self, reason: str) -> Callable[[], Change]:
        """A job that writes, over what was shown when there is a reason; raises `InvalidInput`."""
        raise NotImplementedError

    def taken(self, error: SlotTaken) -> None:
        """Something came up since the person looked."""
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
        return self.instant_at(name, *value)

    def instant_at(self, name: str, day: date, at: time) -> datetime:
        """The instant of that day and hour; raises `InvalidInput` under that name."""
        try:
            return self._services.agenda.instant(day, at)
        except ValueError as error:
            raise InvalidInput({name: str(error)}) from error

    def moment(self, instant: datetime) -> Moment:
        """An instant as the wall shows it."""
        local = instant.astimezone(self._services.agenda.zone)
        return local.date(), local.time()

    def begin(self, record_id: UUID | None, first: QWidget) -> None:
        """Open on new answers."""
        self._record_id = record_id
        self.strip.clear()
        self._clear_faults()
        self.open_panel(first)
        self.follow()

    def follow(self) -> None:
        """An answer changed: look again in a moment at what that would do."""
        self._clear_faults()
        if self.isVisible():
            self._timer.start()

    def _clear_faults(self) -> None:
        for field in self.fields().values():
            field.clear_error()

    @property
    def _looking(self) -> tuple[int, str]:
        return id(self), "look"

    def look(self) -> None:
        """Read what the answers would do; the answer to older ones is dropped."""
        try:
            job = self.inquiry()
        except InvalidInput:
            self._operations.forget(self._looking)
            self.show_nothing()
            return
        self._operations.query(self._looking, job, self.show_finding)

    def save(self, reason: str = "") -> None:
        """Write; with a reason, over what was shown."""
        try:
            job = self.act(reason)
        except InvalidInput as error:
            self.show_faults(error.errors)
            return
        self._operations.change(job, on_done=self._done, on_error=self._failed, label=self.save_button.text())

    def _done(self, change: Change) -> None:
        self.close_panel()
        self.written.emit(change)

    def _failed(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            self.show_faults(error.errors)
        elif isinstance(error, SlotTaken):
            self.taken(error)
        else:
            self.strip.show_refusal(str(error))

    def show_faults(self, faults: Mapping[str, str], *, move: bool = True) -> None:
        """Show each fault at its field; with `move`, the keyboard goes to the first."""
        fields = self.fields()
        for name, sentence in faults.items():
            fields[name].set_error(sentence)
        first = next((field for name, field in fields.items() if name in faults), None)
        if first is not None and move:
            first.editor.setFocus()
