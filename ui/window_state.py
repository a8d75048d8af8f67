"""What the window remembers on this computer: sizes, columns, ids of pages. Never anything personal."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast, get_args

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from cigdesk.domain.passphrases import LONGEST_IDLE, SHORTEST_IDLE, USUAL_IDLE
from ui.page import PageSpec, PageState
from ui.theme import Mode

_ID = re.compile(r"[a-z][a-z0-9_.-]{0,40}")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


class WindowState:
    """The settings file of the window (INI)."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def restore_window(self, window: QMainWindow) -> bool:
        """Give the window the place it had; False when it is not known."""
        geometry = self._settings.value("window/geometry")
        return isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)

    def save_window(self, window: QMainWindow) -> None:
        """Remember the place of the window."""
        self._settings.setValue("window/geometry", window.saveGeometry())

    @property
    def page_id(self) -> str:
        """The page shown last, or ""."""
        return str(self._settings.value("window/page", ""))

    @page_id.setter
    def page_id(self, page_id: str) -> None:
        self._settings.setValue("window/page", page_id)

    def first_page(self, specs: Sequence[PageSpec]) -> PageSpec:
        """The page shown last, or the first one of the rail. There must be one."""
        return next((spec for spec in specs if spec.page_id == self.page_id), specs[0])

    @property
    def theme(self) -> Mode:
        """The theme that the person chose."""
        kept = self._settings.value("window/theme", "system")
        return cast("Mode", kept) if kept in get_args(Mode) else "system"

    @theme.setter
    def theme(self, mode: Mode) -> None:
        self._settings.setValue("window/theme", mode)

    @property
    def masked(self) -> bool:
        """Whether names were masked."""
        return str(self._settings.value("window/masked", "false")).lower() == "true"

    @masked.setter
    def masked(self, masked: bool) -> None:
        self._settings.setValue("window/masked", masked)

    @property
    def idle_minutes(self) -> int:
        """Minutes without a key or a click after which the window locks itself."""
        kept = str(self._settings.value("window/lock_after", USUAL_IDLE))
        return int(kept) if kept.isdecimal() and SHORTEST_IDLE <= int(kept) <= LONGEST_IDLE else USUAL_IDLE

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._settings.setValue("window/lock_after", minutes)

    def page(self, page_id: str) -> PageState:
        """What that page gave last, or nothing when it cannot be read."""
        try:
            state = json.loads(str(self._settings.value(f"pages/{page_id}", "{}")))
        except ValueError:
            return {}
        return state if isinstance(state, dict) else {}

    def save_page(self, page_id: str, state: PageState) -> None:
        """Remember what a page gives.

        Raises:
            ValueError: a text that is neither an id nor base64 (a header's state): it could be a name.
        """
        _refuse_prose(page_id, state)
        self._settings.setValue(f"pages/{page_id}", json.dumps(state))

    def sync(self) -> None:
        """Write the file now."""
        self._settings.sync()


def _refuse_prose(place: str, value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _refuse_prose(place, key)
            _refuse_prose(place, inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_prose(place, inner)
    elif isinstance(value, str):
        _refuse_text(place, value)
    elif value is not None and not isinstance(value, bool | int | float):
        raise ValueError(f"{place} wants to remember a {type(value).__name__}")


def _refuse_text(place: str, text: str) -> None:
    state_of_a_header = len(text) > 80 and _BASE64.fullmatch(text)
    if text and not _ID.fullmatch(text) and not state_of_a_header:
        raise ValueError(f"{place} wants to remember a text that is not an id")
