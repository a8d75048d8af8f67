"""Two sheets side by side, what merging them would do, and the act. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, InvalidInput, NotFound
from cigdesk.ports.people import AgentLine
from cigdesk.services.agent_merging import MergePreview
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations

_KINDS = frozenset({"agents", "appointments", "requests", "participations", "sick_leaves", "authorities"})


@dataclass(frozen=True)
class Proposed:
    """Somebody whose other sheet is looked for, and who it may be."""

    agent: AgentLine
    others: tuple[AgentLine, ...]


class MergePresenter(QObject):
    """Reads both sheets again when one of them changes, until they are one."""

    proposed = Signal(object)
    """(Proposed)"""
    shown = Signal(object)
    """(MergePreview)"""
    merged = Signal(object)
    """(UUID): the sheet that was kept."""
    refused = Signal(str)
    """(sentence); empty once both sheets were read again."""
    gone = Signal()
    """One of the sheets is no longer there."""
    busy_changed = Signal(bool)

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._agents, self._merging, self._operations = services.agents, services.agent_merging, operations
        self.preview: MergePreview | None = None
        self._alone: UUID | None = None
        operations.changed.connect(lambda kinds, _initiator: self._follow(kinds))

    # which two

    def begin_with(self, agent_id: UUID) -> None:
        """Ask which other sheet is of that person, and propose some."""
        self.preview, self._alone = None, agent_id

        def read() -> Proposed:
            (line,) = self._agents.lines([agent_id])
            return Proposed(line, self._merging.doubles_of(agent_id))

        self._ask(read, self.proposed.emit)

    def find(self, text: str, deliver: Callable[[Sequence[AgentLine]], None]) -> None:
        """Look for the other sheet under a name being typed."""
        alone = self._alone

        def others() -> list[AgentLine]:
            return [each for each in self._agents.search(text) if each.id != alone]

        self._operations.query((id(self), "find"), others, deliver)

    def take_other(self, other_id: UUID) -> None:
        """That is the other sheet."""
        if self._alone is not None:
            self.open(self._alone, other_id)

    def open(self, one_id: UUID, other_id: UUID) -> None:
        """Compare two sheets, the one that is better kept first."""
        self.preview = None

        def read() -> MergePreview:
            return self._merging.preview(*self._merging.better_kept(one_id, other_id))

        self._ask(read, self._show)

    def swap(self) -> None:
        """Keep the other one."""
        if self.preview is not None:
            self._compare(self.preview.gone.id, self.preview.kept.id)

    def forget(self) -> None:
        """Nothing is compared any more."""
        self.preview = self._alone = None
        for key in ("read", "find"):
            self._operations.forget((id(self), key))

    def _compare(self, kept_id: UUID, gone_id: UUID) -> None:
        self._ask(partial(self._merging.preview, kept_id, gone_id), self._show)

    def _ask(self, read: Callable[[], object], answered: Callable[..., None]) -> None:
        self._operations.query((id(self), "read"), read, answered, on_error=self._unreadable)

    def _show(self, preview: MergePreview) -> None:
        self.preview = preview
        self.refused.emit("")
        self.shown.emit(preview)

    def _unreadable(self, error: CigdeskError) -> None:
        if not isinstance(error, NotFound):
            self.refused.emit(str(error))
            return
        self.forget()
        self.gone.emit()
        self._operations.refused.emit("", error)

    def _follow(self, kinds: frozenset[str]) -> None:
        if self.preview is not None and kinds & _KINDS:
            self._compare(self.preview.kept.id, self.preview.gone.id)

    # the act

    def merge(self, taken: Collection[str], *, confirmed: bool) -> None:
        """Make one of both, with these fields of the one that goes."""
        seen = self.preview
        if seen is None:
            return
        self.busy_changed.emit(True)
        self._operations.change(
            lambda: self._merging.merge(seen, taken, confirmed=confirmed),
            on_done=self._done,
            on_error=self._failed,
            on_settled=lambda: self.busy_changed.emit(False),
        )

    def _done(self, change: Change) -> None:
        self.forget()
        self.merged.emit(change.ids[0])

    def _failed(self, error: CigdeskError) -> None:
        """What was seen is no longer so: both are read again, and the reason stays in sight."""
        sentence = " ".join(error.errors.values()) if isinstance(error, InvalidInput) else str(error)
        seen = self.preview
        if seen is not None:
            read = partial(self._merging.preview, seen.kept.id, seen.gone.id)
            self._ask(read, partial(self._show_again, sentence))

    def _show_again(self, sentence: str, preview: MergePreview) -> None:
        self._show(preview)
        self.refused.emit(sentence)
