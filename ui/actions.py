"""One registry of what a person can do: it feeds the menus, the palette, the shortcuts and their help.

An action belongs to a scope: the window (always there) or one page (there while that page is shown).
A shortcut given twice where both actions could answer is a mistake of the program and raises at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.icons import icon

WINDOW = ""
"""The scope of what is always there."""

NEW, FILTER, EXPORT, NEXT_POINT = "Ctrl+N", "Ctrl+F", "Ctrl+E", "F4"
"""The shortcuts that each page gives to its own acts (UI.md §4)."""


class Group(StrEnum):
    """The menus, in their order; also the headings of the help."""

    STORE = "Base"
    EDIT = "Édition"
    SCREEN = "Écran"
    GO = "Aller"
    VIEW = "Affichage"
    HELP = "Aide"


class DoubleAction(ValueError):
    """Two actions with one id, or with one shortcut where both could answer."""


@dataclass(frozen=True)
class ActionSpec:
    """One thing to do.

    Attributes:
        id: unique in the program, `page.verb`.
        text: the verb as menus and palette show it, in French, without mnemonic.
        run: called on the GUI thread; it gets whether the box is ticked when `checked` is not None.
        shortcuts: portable names (`Ctrl+N`); the first is the one shown.
        focus: the only widget where the shortcuts act (single letters of a grid); the whole window if None.
        checked: None for a plain action, else whether its box is ticked at first.
        words: further words by which the palette finds it.
        in_palette: False for what makes no sense there (the palette itself).
    """

    id: str
    text: str
    run: Callable[..., object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    group: Group = Group.SCREEN
    focus: QWidget | None = field(default=None, compare=False)
    checked: bool | None = None
    words: str = ""
    in_palette: bool = True


@dataclass(frozen=True)
class Registered:
    """An action of the registry: what it is, where it is there, and Qt's own object for it."""

    spec: ActionSpec
    scope: str
    action: QAction


class ActionRegistry(QObject):
    """The actions of one window; `is_closed` says, by its id, which of them the person may not do."""

    changed = Signal()
    """Other actions are there now: another page is shown, or some were added."""

    def __init__(
        self, parent: QObject | None = None, *, is_closed: Callable[[str], bool] = lambda _id: False
    ) -> None:
        super().__init__(parent)
        self._is_closed = is_closed
        self._entries: dict[str, Registered] = {}
        self._scope = WINDOW

    def add(self, spec: ActionSpec, owner: QWidget, scope: str = WINDOW) -> QAction:
        """Register an action; its shortcuts answer while `owner` (the window or a page) is visible.

        Raises:
            DoubleAction: the id is taken, or a shortcut is where both actions could answer.
        """
        self._refuse_doubles(spec, scope)
        action = _make(spec, owner)
        action.setEnabled(not self._is_closed(spec.id))
        (spec.focus or owner).addAction(action)
        self._entries[spec.id] = Registered(spec, scope, action)
        self.changed.emit()
        return action

    def add_all(self, specs: Iterable[ActionSpec], owner: QWidget, scope: str = WINDOW) -> None:
        """Register several actions."""
        for spec in specs:
            self.add(spec, owner, scope)

    def __getitem__(self, action_id: str) -> QAction:
        """Qt's object for that id; KeyError when there is none."""
        return self._entries[action_id].action

    def show_scope(self, scope: str) -> None:
        """Another page is shown."""
        self._scope = scope
        self.changed.emit()

    def present(self) -> list[Registered]:
        """The actions that are there now, by group; those of the page shown before those of the window."""
        known = (entry for entry in self._entries.values() if not self._is_closed(entry.spec.id))
        here = [entry for entry in known if entry.scope in (WINDOW, self._scope)]
        order = list(Group)
        return sorted(here, key=lambda entry: (order.index(entry.spec.group), entry.scope == WINDOW))

    def _refuse_doubles(self, spec: ActionSpec, scope: str) -> None:
        if spec.id in self._entries:
            raise DoubleAction(f"two actions are named {spec.id}")
        for other in self._entries.values():
            shared = _keys(spec) & _keys(other.spec)
            if shared and _meet(spec, scope, other):
                raise DoubleAction(
                    f"{spec.id} and {other.spec.id} both answer to {', '.join(sorted(shared))}"
                )


def shortcut_text(shortcut: str) -> str:
    """A shortcut as keys are named on a French keyboard: `Ctrl+Shift+Z` gives « Ctrl Maj Z »."""
    names = shortcut.replace("++", "+plus").split("+")
    return " ".join(_KEY_NAMES.get(name, name) for name in names)


_KEY_NAMES = {
    "Shift": "Maj",
    "Meta": "Windows",
    "Del": "Suppr",
    "Return": "Entrée",
    "Enter": "Entrée",
    "Esc": "Échap",
    "Space": "Espace",
    "Backspace": "Retour arrière",
    "PgUp": "Pg ↑",
    "PgDown": "Pg ↓",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Home": "Début",
    "End": "Fin",
    "plus": "+",
}


def _make(spec: ActionSpec, owner: QWidget) -> QAction:
    action = QAction(spec.text, owner)
    if spec.icon:
        action.setIcon(icon(spec.icon, "text2"))
    action.setShortcuts(
        [QKeySequence(name, QKeySequence.SequenceFormat.PortableText) for name in spec.shortcuts]
    )
    # Keys held down must not issue the same act twenty times.
    action.setAutoRepeat(False)
    if spec.focus is not None:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if spec.checked is None:
        # Connected directly, `run` would be given the state of a box that the action has not.
        action.triggered.connect(lambda _checked: spec.run())
    else:
        action.setCheckable(True)
        action.setChecked(spec.checked)
        action.toggled.connect(spec.run)
    return action


def _keys(spec: ActionSpec) -> frozenset[str]:
    portable = QKeySequence.SequenceFormat.PortableText
    return frozenset(QKeySequence(name, portable).toString(portable) for name in spec.shortcuts)


def _meet(spec: ActionSpec, scope: str, other: Registered) -> bool:
    """Whether both actions can be there at once; two that need the focus of different widgets cannot."""
    same_place = WINDOW in (scope, other.scope) or scope == other.scope
    apart = spec.focus is not None and other.spec.focus is not None and spec.focus is not other.spec.focus
    return same_place and not apart
