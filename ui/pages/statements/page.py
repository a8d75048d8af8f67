"""The page « Relevés »: its parts under one head, each with its own time and acts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.actions import EXPORT, FILTER, ActionSpec
from ui.page import Page, Workbench
from ui.page_part import PagePart
from ui.pages.activity.view import ActivityPart
from ui.pages.statements import PAGE_ID
from ui.pages.statements.part import StatementsPart
from ui.widgets.base import tight
from ui.widgets.segmented import Segmented

PARTS: tuple[type[PagePart], ...] = (StatementsPart, ActivityPart)
"""In the order of the segments; the first is shown first."""


class StatementsPage(Page):
    """`navigate` takes the key of a part, or a target that one of the parts knows."""

    page_id, title, icon = PAGE_ID, "Relevés", "receipt"
    kinds = frozenset[str]().union(*(part.kinds for part in PARTS))

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._stack = QStackedWidget()
        self.parts = {kind.key: kind(bench) for kind in PARTS}
        options = [(part.key, part.title) for part in self.parts.values()]
        self.choice = Segmented(options, self.tr("Partie de la page"), parent=self)
        self.choice.hide()
        for part in self.parts.values():
            self._stack.addWidget(part)
            part.header_changed.connect(self.header_changed)
        self.choice.chosen.connect(self._show)
        tight(QHBoxLayout(self)).addWidget(self._stack)

    @property
    def part(self) -> PagePart:
        """The part that is shown."""
        return self.parts[self.choice.value()]

    def show_part(self, key: str) -> None:
        """Show that part, unless the one shown holds something that is not kept."""
        if key != self.choice.value():
            self.choice.set_value(key)

    def _show(self, key: str) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, PagePart) and not shown.can_leave():
            self.choice.set_value(shown.key)
            return
        self._stack.setCurrentWidget(self.parts[key])
        self.header_changed.emit()
        self.part.focus_first()

    def export(self) -> None:
        """Export what the part shows."""
        self.part.export()

    def narrow(self) -> None:
        """Put the keyboard where the part is narrowed."""
        self.part.narrow()

    # what the window asks

    def refresh(self, kinds: frozenset[str]) -> None:
        for part in self.parts.values():
            if not kinds or kinds & part.kinds:
                part.refresh()

    def subtitle(self) -> str:
        return self.part.subtitle()

    def header_start_widgets(self) -> Sequence[QWidget]:
        return self.part.header_start_widgets()

    def header_tool_widgets(self) -> Sequence[QWidget]:
        return (self.choice,) if len(self.parts) > 1 else ()

    def header_widgets(self) -> Sequence[QWidget]:
        return self.part.header_widgets()

    def page_actions(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec("statements.export", self.tr("Exporter"), self.export, (EXPORT,),
                       "file-export", words="pdf tableur csv xlsx"),
            ActionSpec("statements.find", self.tr("Choisir une collectivité"), self.narrow,
                       (FILTER,), "search", words="filtrer chercher"),
            *(act for part in self.parts.values() for act in part.acts()),
        )  # fmt: skip

    def zones(self) -> Sequence[QWidget]:
        return self.part.zones()

    def navigate(self, target: object) -> None:
        if isinstance(target, str) and target in self.parts:
            self.show_part(target)
            return
        for part in self.parts.values():
            if part.go_to(target):
                self.show_part(part.key)
                return

    def on_shown(self) -> None:
        self.part.focus_first()

    def on_hidden(self) -> None:
        for part in self.parts.values():
            part.flush()

    def can_leave(self) -> bool:
        return self.part.can_leave()
