"""Who somebody may already be, and whether they have two sheets, looked for as the name is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.naming import read_name
from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.people import AgentValues
from cigdesk.ports.people import AgentLine
from cigdesk.services.desk import Services
from ui.masking import Masking
from ui.operations import Operations
from ui.pages.agenda.draft import Draft
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph

if TYPE_CHECKING:
    from ui.merging.sheet import MergeSheet
    from ui.pages.agenda.booking.fields import Doubles

DOUBLES_MS = 250

Pair = tuple[AgentLine, AgentLine]
_Found = tuple[tuple[AgentLine, ...], Pair | None]


class DoublesLookup(QObject):
    """Looks a moment after the last key; for somebody who has a sheet, only for a second one."""

    found = Signal(object)
    """(tuple of AgentLine): who somebody new may be."""
    pair_found = Signal(object)
    """(Pair or None): two sheets that are likely to be of the person being booked."""

    def __init__(self, services: Services, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self._draft = Draft()
        self._timer = QTimer(self, singleShot=True, interval=DOUBLES_MS)
        self._timer.timeout.connect(self._look)

    @property
    def waiting(self) -> bool:
        """Whether it is about to look."""
        return self._timer.isActive()

    def follow(self, draft: Draft) -> None:
        """The person, the name or the employer is another one."""
        self._draft = draft
        if draft.agent is not None:
            self.found.emit(())
        self._timer.start()

    def clear(self) -> None:
        """Nobody is being typed any more."""
        self._timer.stop()
        self._operations.forget((id(self), "doubles"))
        self._tell(((), None))

    def _look(self) -> None:
        draft = self._draft
        if not self._operations.open:
            return
        if draft.agent is None and not draft.new_name.strip():
            self.clear()
            return
        known, values = draft.agent, _values(draft)

        def look() -> _Found:
            return ((), self._second_of(known.id)) if known is not None else self._alike(values)

        self._operations.query((id(self), "doubles"), look, self._tell)

    def _second_of(self, agent_id: UUID) -> Pair | None:
        """That sheet, and another one of the same person."""
        others = self._services.agent_merging.doubles_of(agent_id)
        mine = self._services.agents.lines([agent_id])
        return (mine[0], others[0]) if mine and others else None

    def _alike(self, values: AgentValues) -> _Found:
        lines = tuple(self._services.agents.doubles(values))
        by_id = {each.id: each for each in lines}
        pair = self._services.agent_merging.pair_among(tuple(by_id))
        return lines, (by_id[pair[0]], by_id[pair[1]]) if pair else None

    def _tell(self, found: _Found) -> None:
        lines, pair = found
        self.found.emit(lines)
        self.pair_found.emit(pair)


def _values(draft: Draft) -> AgentValues:
    typed = read_name(draft.new_name)
    return AgentValues(
        civility=typed.civility,
        first_name=typed.first_name,
        last_name=typed.last_name,
        authority_id=draft.authority.id if draft.authority else None,
    )


class MergeOffer(QWidget):
    """« Deux fiches pour la même personne ? »: who they are, and the way to merge them."""

    merge_asked = Signal(object, object)
    """(UUID, UUID)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: Pair | None = None
        self.words = Label("", "secondary", "text2", wrap=True)
        self.button = Button("Fusionner…", size="small", icon_name="users")
        self.button.clicked.connect(self._ask)
        note = surface("note")
        inside = row(Glyph("users"), self.words, self.button, spacing=8)
        inside.setContentsMargins(10, 7, 8, 7)
        inside.setStretch(1, 1)
        note.setLayout(inside)
        tight(QVBoxLayout(self)).addWidget(note)
        self.hide()

    def show_pair(self, pair: Pair | None, *, masked: bool) -> None:
        """Offer to merge these two, or nothing."""
        self._pair = pair
        if pair is not None:
            one, other = (_said(each, masked=masked) for each in pair)
            self.words.setText(f"Deux fiches de la même personne\u202f? {one}\u202f; {other}.")
        self.setVisible(pair is not None)

    def _ask(self) -> None:
        if self._pair is not None:
            self.merge_asked.emit(self._pair[0].id, self._pair[1].id)


def show_found(
    lookup: DoublesLookup, doubles: Doubles, offer: MergeOffer, masked: Callable[[], bool]
) -> None:
    """Show what it finds: who somebody new may be, and two sheets of one person."""
    lookup.found.connect(lambda lines: doubles.show_lines(lines, masked=masked()))
    lookup.pair_found.connect(lambda pair: offer.show_pair(pair, masked=masked()))


def _said(line: AgentLine, *, masked: bool) -> str:
    name = agent_name(line.civility, line.first_name, line.last_name, masked=masked)
    return f"{name}, {line.authority}"


class BookingMerge(QObject):
    """Merges over the screen that books, beside it for its keys; the booking goes on with who is kept."""

    merged = Signal(object)
    """(UUID): the sheet that was kept."""

    def __init__(self, screen: QWidget, services: Services, operations: Operations, masking: Masking) -> None:
        super().__init__(screen)
        self._screen, self._services, self._operations, self._masking = screen, services, operations, masking
        screen.installEventFilter(self)

    @cached_property
    def sheet(self) -> MergeSheet:
        """Made with the first pair that is merged."""
        from ui.merging.sheet import MergeSheet

        over = self._screen.parentWidget() or self._screen
        made = MergeSheet(over, self._services, self._operations, self._masking)
        made.merged.connect(self.merged)
        return made

    def open(self, one_id: UUID, other_id: UUID) -> None:
        """Compare these two."""
        self.sheet.open_for(one_id, other_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and "sheet" in self.__dict__:
            self.sheet.close_sheet()
        return super().eventFilter(watched, event)
