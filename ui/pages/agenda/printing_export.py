"""The panel that writes the agenda as a calendar file."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import whole_day
from cigdesk.french import plural
from cigdesk.ports.agenda import PractitionerRow
from ui.document_files import save_whole
from ui.page import Notice, Workbench
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox
from ui.widgets.pickers import DateField
from ui.widgets.side_panel import SidePanel

_ICS = "Calendriers (*.ics)"
_WITHOUT = (
    "Sans les noms, rien de ce qui a été saisi sur quelqu’un ne sort : ni téléphone, ni titre de réunion."
)
_WITH = "Le fichier nommera les agents : ne le déposez que dans un calendrier que vous êtes seul à lire."


class ExportPanel(SidePanel):
    """Whose agenda, which days (both included), with or without names."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__("Exporter au format ICS", parent)
        self._bench = bench
        self._folder = Path.home()
        self.owner = ComboBox()
        self.first, self.last = DateField(), DateField()
        self.last_field = Field("Au", self.last)
        self.names = CheckBox("Avec les noms des agents")
        self.advice = Label(_WITHOUT, "secondary", "text3", wrap=True)
        self.save_button = Button("Enregistrer…", "primary", icon_name="download", keycap="Ctrl Entrée")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.setSpacing(12)
        self.body.addWidget(Field("Intervenant", self.owner))
        self.body.addWidget(Field("Du", self.first))
        self.body.addWidget(self.last_field)
        self.body.addWidget(self.names)
        self.body.addWidget(self.advice)
        self.body.addStretch(1)
        self.foot.addWidget(self.save_button)

    def _connect(self) -> None:
        self.names.toggled.connect(lambda on: self.advice.setText(_WITH if on else _WITHOUT))
        self.save_button.clicked.connect(self.save)
        self._bench.masking.changed.connect(self._mask)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def open_for(self, people: Sequence[PractitionerRow], chosen: UUID | None, day: date) -> None:
        """Offer the month of that day, of that practitioner or of all; names are left out each time."""
        self.owner.clear()
        self.owner.addItem("Tous les intervenants", None)
        for each in people:
            self.owner.addItem(each.name, each.id)
        self.owner.setCurrentIndex(max(self.owner.findData(chosen), 0) if chosen else 0)
        self.first.set_value(day.replace(day=1))
        self.last.set_value(day.replace(day=monthrange(day.year, day.month)[1]))
        self.names.setChecked(False)
        self.open_panel(self.owner)

    def _mask(self, masked: bool) -> None:
        if masked:
            self.names.setChecked(False)

    def save(self) -> None:
        """Ask where, then write."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None or last < first:
            self.last_field.set_error("Le dernier jour doit suivre le premier, ou être le même.")
            return
        self.last_field.clear_error()
        proposed = self._folder / file_name(first, last)
        path = self._bench.dialogs.save_file(self, "Exporter l’agenda", _ICS, proposed)
        if path is not None:
            self._write(
                path if path.suffix.lower() == ".ics" else path.with_name(f"{path.name}.ics"), first, last
            )

    def _write(self, target: Path, first: date, last: date) -> None:
        self._folder = target.parent
        export, chosen, names = (
            self._bench.services.agenda_export,
            self.owner.currentData(),
            self.names.isChecked(),
        )
        span = Interval(whole_day(first, export.zone).start, whole_day(last, export.zone).end)

        def written() -> int:
            from cigdesk.exchange.agenda_ics import write_calendar

            calendar = export.calendar(span, [chosen] if chosen else None, names=names)
            save_whole(target, write_calendar(calendar))
            return len(calendar.events)

        self._bench.operations.run(
            written, on_done=lambda count: self._told(target, count), label="Export de l’agenda"
        )

    def _told(self, target: Path, count: int) -> None:
        counted = plural(count, "événement", "événements")
        self._bench.notify(Notice("Agenda exporté", f"{target.name}, {counted}", "file-export"))
        self.close_panel()


def file_name(first: date, last: date) -> str:
    """« agenda-2026-11.ics » for a month, else its days: nothing of anybody."""
    month = first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1])
    return f"agenda-{first:%Y-%m}.ics" if month else f"agenda-{first}-{last}.ics"
