"""The quiet strip that says where the store is written to, with what can be done about it; else nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cigdesk.domain.carry import Side
from cigdesk.domain.rights import Right
from cigdesk.services.carrying import CarryStatus
from cigdesk.services.carrying_words import headline
from cigdesk.services.desk import Services
from ui.page import Workbench
from ui.settings_targets import PAGE_ID, CarryAct
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.message_bar import MessageBar

KINDS = frozenset({"carries"})


class CarryStrip(QFrame):
    """Reads how it stands when the window opens, and whenever that changed; hidden while nothing is away."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._layout = tight(QVBoxLayout(self), 0, (20, 12, 20, 0))
        self.bar: MessageBar | None = None
        self.buttons: dict[CarryAct, Button] = {}
        self.hide()
        if not bench.desk.demo:
            bench.operations.changed.connect(self._changed)
            self.read()

    def read(self) -> None:
        """Read it again."""
        services: Services = self._bench.services
        self._bench.operations.query("carry-strip", services.carrying.status, self.show_status)

    def show_status(self, status: CarryStatus) -> None:
        """Say it, or nothing."""
        self._clear()
        acts = _acts(status)
        if status.carry is not None and acts:
            said = headline(status.carry, self._bench.services.context.zone)
            self.buttons = {act: self._button(act, text) for act, text in acts}
            self.bar = MessageBar(
                said, buttons=list(self.buttons.values()), family="accent", icon_name="briefcase", strip=True
            )
            self._layout.addWidget(self.bar)
        self.setVisible(self.bar is not None)

    def _button(self, act: CarryAct, text: str) -> Button:
        button = Button(text, size="medium")
        button.clicked.connect(partial(self._bench.go, PAGE_ID, act))
        self._bench.gate(Right.CARRY, button)
        return button

    def _clear(self) -> None:
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
        self.bar, self.buttons = None, {}

    def _changed(self, kinds: frozenset[str], _initiator: object) -> None:
        if kinds & KINDS:
            self.read()


def _acts(status: CarryStatus) -> Sequence[tuple[CarryAct, str]]:
    """What is offered at once; nothing where nothing is away."""
    if status.carry is None or (status.writable and not status.travelling):
        return ()
    if status.writable:
        return ((CarryAct.SEND, "Rapporter…"),)
    if status.carry.side is Side.OFFICE:
        return (
            (CarryAct.BACK, "Reprendre la copie…"),
            (CarryAct.HERE, "Ouvrir ici quand même…"),
        )
    return ((CarryAct.HERE, "Travailler ici quand même…"),)
