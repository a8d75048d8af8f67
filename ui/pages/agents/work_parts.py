"""The parts of the page of agents in which work is noted: cases, and the time of the week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.actions import ActionSpec
from ui.page import Workbench
from ui.page_part import PagePart
from ui.pages.cases.part import CasesPart
from ui.pages.hours.part import HoursPart
from ui.support_targets import ShowCase

WORK_PARTS: Final = tuple((each.key, each.title) for each in (CasesPart, HoursPart))
WORK_KINDS: Final = CasesPart.kinds | HoursPart.kinds


class WorkParts(QObject):
    """Both of them, the one in sight found by its widget."""

    changed = Signal()
    """Something else is shown in one of them."""
    show_asked = Signal(str)
    """(key): bring that one in sight."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cases, self.hours = CasesPart(bench), HoursPart(bench)
        self.parts: dict[str, PagePart] = {each.key: each for each in (self.cases, self.hours)}
        for each in self.parts.values():
            each.header_changed.connect(self.changed)
        self.hours.case_asked.connect(self.open_case)

    def shown(self, widget: QWidget | None) -> PagePart | None:
        """The part that this widget is, if it is one of these."""
        return next((each for each in self.parts.values() if each is widget), None)

    def flush(self) -> None:
        """Write what is typed now."""
        for each in self.parts.values():
            each.flush()

    def take(self, target: object) -> bool:
        """Show what another page asks for; False when it is not of these parts."""
        return any(self._go(each, target) for each in self.parts.values())

    def _go(self, part: PagePart, target: object) -> bool:
        if not part.go_to(target):
            return False
        self.show_asked.emit(part.key)
        return True

    def open_case(self, case_id: UUID) -> None:
        """Show the sheet of that case."""
        self.take(ShowCase(case_id))

    def acts(self) -> Sequence[ActionSpec]:
        """What the palette offers of these parts."""
        tr = self.tr
        week = tr("Saisir le temps de la semaine")
        return (
            ActionSpec(
                "agents.cases", tr("Voir les dossiers"), lambda: self._show(self.cases), (), "folder-open"
            ),
            ActionSpec("agents.case", tr("Ouvrir un dossier"), self._begin, (), "folder"),
            ActionSpec("agents.time", week, lambda: self._show(self.hours), (), "clock"),
        )

    def _show(self, part: PagePart) -> None:
        self.show_asked.emit(part.key)

    def _begin(self) -> None:
        self._show(self.cases)
        self.cases.begin()
