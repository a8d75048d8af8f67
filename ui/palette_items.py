"""What the palette answers with, and where its answers come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from cigdesk.domain.search import find
from cigdesk.french import NBSP, plural
from ui.actions import Group, Registered, shortcut_text

ACTIONS = "Actions"
RECENT = "Récents"


@dataclass(frozen=True)
class PaletteItem:
    """One answer: its group, its words, what it does. `run` is called on the GUI thread.

    `near` says that it holds the words but for typing errors; `key` lets it be proposed again another day.
    """

    group: str
    title: str
    detail: str = ""
    icon: str = "arrow-right"
    run: Callable[[], object] = lambda: None
    keycap: str = ""
    words: str = ""
    ticked: bool = False
    near: bool = False
    key: str = ""


@dataclass(frozen=True)
class PaletteRest:
    """What a group holds besides the answers shown: `count` more, or at least so many."""

    group: str
    count: int
    countless: bool = False
    near: bool = False

    @property
    def text(self) -> str:
        """« … et 32 autres : affinez »."""
        others = plural(self.count, "autre")
        return f"… et {f'plus de{NBSP}{others}' if self.countless else others}{NBSP}: affinez"


_GROUPS = (Group.SCREEN, Group.GO, Group.EDIT, Group.VIEW, Group.HELP, Group.STORE)

PaletteRow = PaletteItem | PaletteRest
Provider = Callable[[str], Sequence[PaletteRow]]
"""Finds records by what is typed; called on a worker."""


@runtime_checkable
class Recalling(Protocol):
    """A provider that also knows its answers again by their keys; called on a worker."""

    def recall(self, keys: Sequence[str]) -> Sequence[PaletteItem]:
        """Those of the answers that are still there, in the order of the keys."""


def matching(items: Iterable[PaletteItem], text: str) -> list[PaletteItem]:
    """The items that hold every word typed, the nearest first; then those that hold them but for errors."""
    found = find(text, tuple(items), lambda item: f"{item.title} {item.detail} {item.words}")
    return [*found.exact, *(replace(item, near=True) for item in found.near)]


def action_items(entries: Iterable[Registered]) -> list[PaletteItem]:
    """The acts that are there now and possible, as answers: first those of the screen, last leaving it."""
    present = sorted(entries, key=lambda entry: _GROUPS.index(entry.spec.group))
    return [
        PaletteItem(
            ACTIONS,
            entry.spec.text,
            icon=entry.spec.icon or "arrow-right",
            run=entry.action.trigger,
            keycap=shortcut_text(entry.spec.shortcuts[0]) if entry.spec.shortcuts else "",
            words=f"{entry.spec.words} {entry.spec.group}",
            ticked=entry.action.isChecked(),
            key=entry.spec.id,
        )
        for entry in present
        if entry.spec.in_palette and entry.action.isEnabled()
    ]
