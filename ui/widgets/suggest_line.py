"""A line of text that proposes what was written there before; anything else may be typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from cigdesk.domain.text import fold
from ui.undo_keys import UndoKeys
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.inputs import LineEdit

_MOST_OFFERED = 8


class SuggestLine(LineEdit):
    """↓ opens the suggestions, Entrée takes one."""

    def __init__(self, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._offered: tuple[str, ...] = ()
        UndoKeys(self)
        self.popup = CompleterPopup(self, self._provide, minimum=0, delay_ms=60)
        self.popup.chosen.connect(self._take)

    def set_offered(self, offered: Sequence[str]) -> None:
        """What is proposed, the most usual first."""
        self._offered = tuple(offered)

    def _take(self, row: Suggestion) -> None:
        self.setText(str(row.key))
        self.editingFinished.emit()

    def _provide(self, typed: str, deliver: Deliver) -> None:
        wanted = fold(typed)
        # What is typed whole is nothing to propose.
        found = [each for each in self._offered if wanted in fold(each) and fold(each) != wanted]
        deliver([Suggestion(each, rest=each) for each in found[:_MOST_OFFERED]])
