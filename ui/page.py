"""What a page is to the window: a screen with a header, its acts, and the kinds of records it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.rights import Right, refusal
from ui.actions import ActionSpec
from ui.dialogs import Dialogs
from ui.idle_watch import IdleLimit
from ui.masking import Masking
from ui.operations import Operations
from ui.ports import Desk
from ui.undo import UndoStack

if TYPE_CHECKING:
    from cigdesk.services.carrying import ReturnPreview

PageState = dict[str, Any]
"""What a page keeps from one day to the next: whole numbers, ticks, lists of numbers, column ids."""


@dataclass(frozen=True)
class Notice:
    """A toast: what changed, in a few words, with at most one act."""

    title: str
    detail: str = ""
    icon: str = "circle-check"
    action: str = ""
    keycap: str = ""
    on_action: Callable[[], object] | None = None


class Gated(Protocol):
    """A button."""

    def hold(self, reason: str) -> None:
        """Keep it closed for that reason."""


@dataclass(frozen=True)
class Workbench:
    """What the window lends to each page.

    Attributes:
        go: show the page of that id; its `navigate` is then called with the target, if there is one.
        notify: show a toast. A change with a label has one already.
        restore: close the window, and open it again on that copy of the store.
        bring_home: the same with a copy that came back from another computer.
        idle: after how long without a key or a click the window locks itself.
    """

    desk: Desk
    operations: Operations
    undo: UndoStack
    masking: Masking
    dialogs: Dialogs
    go: Callable[[str, object], None]
    notify: Callable[[Notice], None]
    restore: Callable[[Path], None]
    bring_home: Callable[[ReturnPreview], None]
    idle: IdleLimit

    @property
    def services(self) -> Any:
        """The services of the open store."""
        return self.desk.services

    def may(self, right: Right) -> bool:
        """Whether the person at the keyboard may do that."""
        return self.desk.may(right)

    def gate(self, right: Right, *buttons: Gated) -> None:
        """Keep those buttons closed, and say whose act it is, unless the person may do it."""
        if not self.may(right):
            for button in buttons:
                button.hold(refusal(right))


@dataclass(frozen=True)
class Crumb:
    """A parent of what is shown, and the way back to it."""

    text: str
    run: Callable[[], object]


class Page(QWidget):
    """A screen of the rail. Its presenter, if any, has no widgets; the page has no rules.

    The window calls `refresh` at the first showing, then when records of its `kinds` have changed: at once
    if the page is visible, else when it is shown again. A page that passes itself as `initiator` of a change
    has shown it already, and is left alone.
    """

    page_id: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    kinds: ClassVar[frozenset[str]] = frozenset()

    header_changed = Signal()
    """The title, the crumbs, the pill, the state of saving or the widgets of the header are others now."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.compact = False

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what shows records of these kinds, in the background."""

    def header_title(self) -> str:
        """The title of what is shown."""
        return self.title

    def subtitle(self) -> str:
        """A few grey words after the title; folded away in a narrow window."""
        return ""

    def breadcrumb(self) -> Sequence[Crumb]:
        """The parents of what is shown, from the farthest."""
        return ()

    def state_pill(self) -> QWidget | None:
        """The state of what is shown, beside its title."""
        return None

    def save_text(self) -> str:
        """« Enregistré à 10 h 42 », or nothing."""
        return ""

    def header_start_widgets(self) -> Sequence[QWidget]:
        """What follows the title, to move in time for example."""
        return ()

    def header_tool_widgets(self) -> Sequence[QWidget]:
        """What stands before the search: segments that choose the view."""
        return ()

    def header_widgets(self) -> Sequence[QWidget]:
        """The buttons after the search, the primary one last."""
        return ()

    def has_search(self) -> bool:
        """Whether the header keeps its search (Ctrl+K answers anyway)."""
        return True

    def page_actions(self) -> Sequence[ActionSpec]:
        """What can be done here; `ui.actions` names the shortcuts that all pages share."""
        return ()

    def zones(self) -> Sequence[QWidget]:
        """The stops of F6 inside the page: left panel, main, side panel, bottom bar."""
        return (self,)

    def navigate(self, target: object) -> None:
        """Show one record or part; what a target is, each page says."""

    def show_waiting(self) -> None:
        """Show the items that the badge counts."""

    def on_shown(self) -> None:
        """The page has come in sight."""

    def on_hidden(self) -> None:
        """The page goes out of sight, or the window closes: write what is being typed."""

    def can_leave(self) -> bool:
        """Whether the person may go elsewhere; a page that refuses says why in its own place."""
        return True

    def set_compact(self, compact: bool) -> None:
        """The window is narrower than 1200 px, or no longer: fold or unfold the left panel."""
        self.compact = compact

    def save_state(self) -> PageState:
        """Sizes, columns and the like, to be remembered: nothing personal (see `ui.window_state`)."""
        return {}

    def restore_state(self, state: PageState) -> None:
        """Take up what `save_state` gave, maybe by an older version: ignore what is not understood."""


@dataclass(frozen=True)
class Tally:
    """How many items wait, and what they are, for the tooltip of the badge; "" says « à traiter »."""

    count: int
    said: str = ""


@dataclass(frozen=True)
class Waiting:
    """What waits on a page: how it is counted by the services, and which kinds of records matter."""

    count: Callable[[Any], int | Tally]
    kinds: frozenset[str]
    needs: Right = Right.READ
    """Nothing waits for whoever has not this right."""


@dataclass(frozen=True)
class PageSpec:
    """How the rail makes a page, when it is first shown. `foot` puts it at the bottom of the rail.

    `module` is where the factory finds the page: it may be imported ahead, in a thread.
    """

    page_id: str
    title: str
    icon: str
    factory: Callable[[Workbench], Page]
    foot: bool = False
    module: str = ""
    waiting: Waiting | None = None
    needs: tuple[Right, ...] = (Right.READ,)
    """The page is there for whoever has one of these."""
