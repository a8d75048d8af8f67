"""The parts of the page of agents in which work is noted: cases, and the time of the week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.actions import ActionSpec
from ui.page import Crumb, Workbench
from ui.pages.cases.part import KINDS, CasesPart
from ui.pages.hours.part import HoursPart
from ui.support_targets import NewCase, NewCaseForRequest, ShowCase, ShowCases, ShowTime

CASES, TIME = "cases", "time"
WORK_PARTS: Final = ((CASES, "Dossiers"), (TIME, "Temps"))
WORK_KINDS: Final = KINDS


class WorkParts(QObject):
    """What the page asks of these parts, by the key of the one in sight; nothing for another key."""

    changed = Signal()
    """Something else is shown in one of them."""
    show_asked = Signal(str)
    """(part): bring that one in sight."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cases, self.hours = CasesPart(bench), HoursPart(bench)
        self.widgets: dict[str, QWidget] = {CASES: self.cases, TIME: self.hours}
        self.cases.changed.connect(self.changed)
        self.hours.changed.connect(self.changed)
        self.hours.case_asked.connect(self.open_case)

    def holds(self, part: str) -> bool:
        """Whether that part is one of these."""
        return part in self.widgets

    def refresh(self, part: str) -> None:
        """Read again what is in sight; the other part reads when it is shown."""
        if part == TIME:
            self.hours.refresh()
        elif part == CASES:
            self.cases.refresh()

    def title(self, part: str) -> str:
        """What stands in the header."""
        return self.cases.title() if part == CASES else self.tr("Temps de la semaine")

    def subtitle(self, part: str) -> str:
        """A few grey words after the title."""
        return self.cases.subtitle() if part == CASES else ""

    def crumbs(self, part: str) -> Sequence[Crumb]:
        """The way back from the sheet of a case."""
        return self.cases.crumbs() if part == CASES else ()

    def pill(self, part: str) -> QWidget | None:
        """The state of the case shown."""
        return self.cases.pill() if part == CASES else None

    def save_text(self, part: str) -> str:
        """« Enregistré à 10 h 42 »."""
        return self.cases.save_text() if part == CASES else ""

    def header_widgets(self, part: str) -> Sequence[QWidget]:
        """The buttons of the header."""
        return self.cases.header_widgets() if part == CASES else ()

    def on_sheet(self, part: str) -> bool:
        """Whether the sheet of a case takes the place of the segments."""
        return part == CASES and self.cases.on_sheet

    def zones(self, part: str) -> Sequence[QWidget]:
        """The stops of F6."""
        return self.cases.zones() if part == CASES else self.hours.zones()

    def focus(self, part: str) -> None:
        """Put the keyboard where work goes on."""
        (self.cases if part == CASES else self.hours).focus_first()

    def flush(self) -> None:
        """Write what is typed now."""
        self.cases.flush()

    def new(self, part: str) -> None:
        """Ctrl+N in that part."""
        if part == CASES:
            self.cases.new()

    # from elsewhere

    def take(self, target: object) -> bool:
        """Show what another page asks for; False when it is not of these parts."""
        if isinstance(target, ShowTime):
            self.show_asked.emit(TIME)
            self.hours.show_week(target.practitioner_id, target.day)
            return True
        if not isinstance(target, ShowCases | ShowCase | NewCase | NewCaseForRequest):
            return False
        self.show_asked.emit(CASES)
        if isinstance(target, ShowCase):
            self.cases.open(target.case_id)
        elif isinstance(target, NewCase):
            self.cases.begin_for(target.agent_id)
        elif isinstance(target, NewCaseForRequest):
            self.cases.begin_for_request(target.request_id, target.authority_id, target.authority)
        else:
            self.cases.back()
        return True

    def open_case(self, case_id: UUID) -> None:
        """Show the sheet of that case."""
        self.take(ShowCase(case_id))

    def actions(self) -> Sequence[ActionSpec]:
        """What the palette offers of these parts."""
        tr = self.tr
        return (
            ActionSpec("agents.cases", tr("Voir les dossiers"), lambda: self._go(CASES), (), "folder-open"),
            ActionSpec("agents.case", tr("Ouvrir un dossier"), self._begin, (), "folder"),
            ActionSpec(
                "agents.time", tr("Saisir le temps de la semaine"), lambda: self._go(TIME), (), "clock"
            ),
        )

    def _go(self, part: str) -> None:
        self.show_asked.emit(part)

    def _begin(self) -> None:
        self.show_asked.emit(CASES)
        self.cases.begin()
