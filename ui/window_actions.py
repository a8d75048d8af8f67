"""What can be done everywhere in the window: go, take back, mask, theme, help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from ui.actions import ActionRegistry, ActionSpec, Group
from ui.page import PageSpec
from ui.theme import Mode

# The digit row of a French keyboard gives these without Shift; the keypad needs nothing of its own.
AZERTY_DIGITS = "&é\"'(-è_ç"
THEMES: dict[Mode, tuple[str, str]] = {
    "system": ("Thème du système", "device-desktop"),
    "light": ("Thème clair", "sun"),
    "dark": ("Thème sombre", "moon"),
}


class Shell(Protocol):
    """What the actions of the window call."""

    def go(self, page_id: str, target: object = None) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def open_palette(self) -> None: ...
    def next_zone(self, step: int) -> None: ...
    def set_theme(self, mode: Mode) -> None: ...
    def show_help(self) -> None: ...
    def toggle_menus(self) -> None: ...
    def lock(self) -> None: ...
    def quit(self) -> None: ...
    def set_masked(self, masked: bool) -> None: ...


def go_specs(shell: Shell, pages: Sequence[PageSpec]) -> Iterable[ActionSpec]:
    """One action per page, with the digit of its place in the rail."""
    for place, page in enumerate(pages):
        run = partial(shell.go, page.page_id)
        yield ActionSpec(
            f"go.{page.page_id}", f"Aller à {page.title}", run, _digit(place), page.icon, Group.GO
        )


def _digit(place: int) -> tuple[str, ...]:
    if place >= len(AZERTY_DIGITS):
        return ()
    return f"Ctrl+{place + 1}", f"Ctrl+{AZERTY_DIGITS[place]}"


def window_specs(shell: Shell, *, demo: bool, masked: bool) -> list[ActionSpec]:
    """The actions of every page. A demonstration has no passphrase, hence no lock."""
    lock = ActionSpec(
        "store.lock",
        "Verrouiller ou changer de personne",
        shell.lock,
        ("Ctrl+L",),
        "lock",
        Group.STORE,
        words="fermer cacher utilisateur",
    )
    return [
        *([] if demo else [lock]),
        ActionSpec("store.quit", "Quitter", shell.quit, ("Ctrl+Q",), "logout", Group.STORE, words="fermer"),
        ActionSpec("edit.undo", "Annuler", shell.undo, ("Ctrl+Z",), "arrow-back-up", Group.EDIT),
        ActionSpec(
            "edit.redo", "Rétablir", shell.redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "arrow-forward-up", Group.EDIT
        ),
        ActionSpec(
            "go.search",
            "Rechercher ou agir",
            shell.open_palette,
            ("Ctrl+K",),
            "search",
            Group.GO,
            in_palette=False,
        ),
        ActionSpec(
            "go.zone", "Zone suivante", partial(shell.next_zone, 1), ("F6",), "", Group.GO, in_palette=False
        ),
        ActionSpec(
            "go.zone_back",
            "Zone précédente",
            partial(shell.next_zone, -1),
            ("Shift+F6",),
            "",
            Group.GO,
            in_palette=False,
        ),
        ActionSpec(
            "view.mask",
            "Masquer les noms",
            shell.set_masked,
            ("F8",),
            "eye-off",
            Group.VIEW,
            checked=masked,
            words="initiales montrer afficher",
        ),
        *_theme_specs(shell),
        ActionSpec(
            "view.menus", "Afficher les menus", shell.toggle_menus, ("F10",), "", Group.VIEW, in_palette=False
        ),
        ActionSpec("help.keys", "Aide et raccourcis", shell.show_help, ("F1",), "help-circle", Group.HELP),
    ]


def _theme_specs(shell: Shell) -> Iterable[ActionSpec]:
    for mode, (text, icon) in THEMES.items():
        yield ActionSpec(
            f"view.theme.{mode}",
            text,
            lambda ticked, mode=mode: shell.set_theme(mode) if ticked else None,
            (),
            icon,
            Group.VIEW,
            checked=False,
            words="couleurs apparence",
        )


def make_exclusive(actions: ActionRegistry, chosen: Mode, parent: QWidget) -> None:
    """Let one theme be ticked at a time, that one first."""
    group = QActionGroup(parent)
    for mode in THEMES:
        group.addAction(actions[f"view.theme.{mode}"])
    actions[f"view.theme.{chosen}"].setChecked(True)
