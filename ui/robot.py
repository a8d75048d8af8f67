"""Hands and eyes for the window: real keys and clicks on what is visible, found by the words that it shows.

Tours and smokes use it, so that they do what a person would do and nothing that a person could not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTableView, QWidget

from ui.widgets.completer import CompleterPopup
from ui.widgets.field import Field

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

PATIENCE: Final = 60.0
"""Seconds after which something awaited will not come."""
_STEP_MS: Final = 10
QUIET: Final = 0.6
"""Seconds in which nothing must happen for a page to be at rest: more than it waits after the last key."""


class StepFailed(Exception):
    """Something awaited did not come; `str()` says what."""


class Robot:
    """Works on whatever window is in front."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        """Faults of the program told meanwhile: the first one ends what is being done."""

    # Waiting

    def wait(self, condition: Callable[[], T | None], what: str, seconds: float = PATIENCE) -> T:
        """Let the window live until the condition gives something true, and give it.

        Raises `StepFailed` when it does not come, or when the program reports a fault.
        """
        until = time.monotonic() + seconds
        while True:
            if self.faults:
                raise StepFailed(f"{what} : {self.faults[0]}")
            found = condition()
            if found:
                return found
            if time.monotonic() > until:
                raise StepFailed(f"{what} : rien ne vient")
            live(_STEP_MS)

    def rest(self, busy: Callable[[], bool]) -> None:
        """Wait until nothing is read or written any more, and what comes a moment later is done too."""
        quiet_since = time.monotonic()

        def at_rest() -> bool:
            nonlocal quiet_since
            if busy():
                quiet_since = time.monotonic()
            return time.monotonic() - quiet_since > QUIET

        self.wait(at_rest, "la fin des lectures et des écritures")

    # Seeing

    def front(self) -> QWidget:
        """The window that gets the keys, brought in front when the screen has no window manager."""
        active = QApplication.activeWindow()
        if active is None:
            shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]
            if not shown:
                raise StepFailed("aucune fenêtre n’est ouverte")
            active = shown[-1]
            active.activateWindow()
        return active

    def visible(self, kind: type[W]) -> Iterator[W]:
        """The visible widgets of that kind in the window in front."""
        return (each for each in self.front().findChildren(kind) if each.isVisible())

    def button(self, text: str) -> QAbstractButton:
        """The button that shows those words, or says them to a screen reader."""
        return self.wait(lambda: self._button(text), f"le bouton « {text} »")

    def _button(self, text: str) -> QAbstractButton | None:
        buttons = [each for each in self.visible(QAbstractButton) if each.isEnabled()]
        same = [each for each in buttons if text in (_words(each.text()), _words(each.accessibleName()))]
        near = [each for each in buttons if text in _words(f"{each.text()} {each.accessibleName()}")]
        return next(iter([*same, *near]), None)

    def field(self, label: str) -> QWidget:
        """The editor under that label."""
        return self.wait(lambda: self._editor(label), f"le champ « {label} »")

    def _editor(self, label: str) -> QWidget | None:
        for field in self.visible(Field):
            if _words(field.label.text()) == label:
                return field.editor
        lines = (each for each in self.visible(QLineEdit) if each.isEnabled())
        return next((each for each in lines if label in _words(each.accessibleName())), None)

    def holds_keyboard(self, label: str) -> bool:
        """Whether one types in the field under that label."""
        return _holds_keyboard(self.field(label))

    def table(self, name: str) -> QTableView:
        """The table of that name."""

        def found() -> QTableView | None:
            return next((each for each in self.visible(QTableView) if each.accessibleName() == name), None)

        return self.wait(found, f"le tableau « {name} »")

    # Acting

    def press(self, text: str) -> None:
        """Click the button that shows those words."""
        self.click(self.button(text))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, in its middle if no place is told."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        live()

    def key(self, name: str) -> None:
        """Press a key with its modifiers (`Ctrl+N`, `Return`), wherever the keyboard is."""
        combination = QKeySequence.fromString(name)[0]  # type: ignore[index]  # missing in the stubs
        target = QApplication.focusWidget() or self.front()
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        live()

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self.wait(QApplication.focusWidget, f"où taper « {text} »")
        for letter in text:
            _type_letter(letter)

    def fill(self, label: str, text: str) -> None:
        """Type a text in the field under that label, in place of what it holds."""
        editor = self.field(label)
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        self.wait(lambda: _holds_keyboard(editor), f"le clavier dans le champ « {label} »")
        self.key("Ctrl+A")
        self.type(text)

    def choose(self, text: str, key: str = "Return") -> None:
        """Type a text, and take the first answer proposed for it; `Ctrl+Return` creates what is typed."""
        self.type(text)
        self.wait(self._proposals, f"une proposition pour « {text} »")
        self.key(key)

    def _proposals(self) -> CompleterPopup | None:
        popups = QApplication.topLevelWidgets() + self.front().findChildren(QWidget)
        return next((each for each in popups if isinstance(each, CompleterPopup) and each.isVisible()), None)

    # Keeping

    def picture(self, path: Path) -> None:
        """Keep what the window in front shows; raises `StepFailed` when it cannot be written."""
        if not self.front().grab().save(str(path)):
            raise StepFailed(f"l’image {path.name} n’a pas pu être écrite")


def live(milliseconds: int = 0) -> None:
    """Let events come for that long. Not QTest.qWait, which holds Python's lock and starves the workers."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _type_letter(letter: str) -> None:
    """QTest knows the keys of ASCII alone: other letters come as an input method would send them."""
    focus = QApplication.focusWidget()
    if focus is None:
        raise StepFailed("le clavier n’est dans aucun champ")
    if letter.isascii():
        QTest.keyClicks(focus, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(focus, event)


def _holds_keyboard(editor: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is editor or editor.isAncestorOf(focus))


def _words(text: str) -> str:
    """As one would say it: without the mark of the mnemonic, with plain spaces."""
    return " ".join(text.replace("&", "").split())
