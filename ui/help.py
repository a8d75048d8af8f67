"""F1: what the keys do here, made from the registry, and which version this is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk import __version__
from ui.actions import Group, Registered, shortcut_text
from ui.logo import Logo
from ui.widgets.base import Label, column, row, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.keycap import KeyCap

WIDTH, HEIGHT = 520, 560


class HelpPanel(QDialog):
    """The acts that have keys, by menu; beside the window, which goes on."""

    def __init__(self, entries: Iterable[Registered], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Aide et raccourcis"))
        self.resize(WIDTH, HEIGHT)
        close = Button(self.tr("Fermer"), "primary", keycap=self.tr("Échap"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        name = Label("CIGDesk", "title")
        version = Label(self.tr("Version {version}").format(version=__version__), "secondary", "text2")
        layout = tight(QVBoxLayout(self), 12, (20, 20, 20, 16))
        layout.addLayout(row(Logo(), column(name, version, spacing=0), None, spacing=12))
        layout.addWidget(self._keys(list(entries)), 1)
        layout.addLayout(row(None, close))

    def _keys(self, entries: Sequence[Registered]) -> QScrollArea:
        card = QFrame()
        card.setProperty("surface", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setColumnStretch(0, 1)
        for group in Group:
            _add_group(grid, group, [e for e in entries if e.spec.group is group and e.spec.shortcuts])
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setAccessibleName(self.tr("Raccourcis"))
        area.setWidget(card)
        return area


def _add_group(grid: QGridLayout, group: Group, entries: Sequence[Registered]) -> None:
    if not entries:
        return
    if grid.count():
        grid.addWidget(rule(), grid.rowCount(), 0, 1, 2)
    grid.addWidget(Label(group.value, "secondary_strong", "text3"), grid.rowCount(), 0)
    for entry in entries:
        place = grid.rowCount()
        text = entry.spec.text + (_in_grid(entry) if entry.spec.focus is not None else "")
        grid.addWidget(Label(text, "body"), place, 0)
        caps = row(None, *(KeyCap(shortcut_text(key)) for key in entry.spec.shortcuts), spacing=4)
        grid.addLayout(caps, place, 1)


def _in_grid(entry: Registered) -> str:
    """Single letters act in one widget only: say which."""
    name = entry.spec.focus.accessibleName() if entry.spec.focus is not None else ""
    return f" ({name})" if name else ""
