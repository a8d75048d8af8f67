"""The menus: the window's bar, hidden until Alt or F10, and the menu of the person."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.actions import ActionRegistry, Group

_MNEMONICS = {
    Group.STORE: "&Base",
    Group.EDIT: "É&dition",
    Group.SCREEN: "&Écran",
    Group.GO: "A&ller",
    Group.VIEW: "Affic&hage",
    Group.HELP: "Aid&e",
}


class HiddenMenuBar(QObject):
    """A menu bar made from the registry, in sight only while it is used."""

    def __init__(self, bar: QMenuBar, actions: ActionRegistry) -> None:
        super().__init__(bar)
        self._bar, self._actions = bar, actions
        self._alone = False
        self._always = sys.platform == "darwin"
        bar.setVisible(self._always)
        self._menus = {group: self._menu(group) for group in Group}
        actions.changed.connect(self._refill)
        self._refill()

    def _menu(self, group: Group) -> QMenu:
        menu = self._bar.addMenu(_MNEMONICS[group])
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._hide_if_left))
        return menu

    def _refill(self) -> None:
        entries = self._actions.present()
        for group, menu in self._menus.items():
            menu.clear()
            for entry in entries:
                if entry.spec.group is group:
                    menu.addAction(entry.action)
            menu.menuAction().setVisible(not menu.isEmpty())

    def toggle(self) -> None:
        """Show the bar with its first menu open, or hide it."""
        if self._bar.isVisible() and not self._always:
            self._bar.hide()
            return
        self._bar.show()
        first = next(menu for menu in self._menus.values() if not menu.isEmpty())
        self._bar.setActiveAction(first.menuAction())

    def pressed(self, event: QKeyEvent) -> None:
        """Follow the keys of the window: Alt counts only when no other key came with it."""
        self._alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()

    def released(self, event: QKeyEvent) -> None:
        """Alt pressed and released alone shows the bar."""
        if event.key() == Qt.Key.Key_Alt and self._alone and not self._always:
            self._alone = False
            self.toggle()

    def _hide_if_left(self) -> None:
        if not self._always and not any(menu.isVisible() for menu in self._menus.values()):
            self._bar.hide()


def person_menu(actions: ActionRegistry, ids: list[list[str]], parent: QWidget, who: str = "") -> QMenu:
    """A menu of those actions under who is at the keyboard, each list of ids set apart by a line."""
    menu = QMenu(parent)
    if who:
        menu.addAction(who.replace("&", "&&")).setEnabled(False)
    for group in ids:
        if menu.actions():
            menu.addSeparator()
        for action_id in group:
            menu.addAction(actions[action_id])
    return menu
