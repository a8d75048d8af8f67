"""F6: from one zone of the window to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_zone_focus(zones: Sequence[QWidget], focus: QWidget | None, step: int) -> None:
    """Give the keyboard to the next zone (`step` 1) or the one before (-1) that can take it."""
    here = _zone_of(zones, focus)
    for distance in range(1, len(zones) + 1):
        place = (here + step * distance) % len(zones)
        target = _first_stop(zones[place])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _zone_of(zones: Sequence[QWidget], focus: QWidget | None) -> int:
    """The innermost zone that has the keyboard; -1, as if before the first, when none has."""
    inside = [
        place
        for place, zone in enumerate(zones)
        if focus is not None and (zone is focus or zone.isAncestorOf(focus))
    ]
    return inside[-1] if inside else -1


def _first_stop(zone: QWidget) -> QWidget | None:
    """The first widget of the zone, in the order of Tab, that takes the keyboard."""
    widget = zone
    while not _stops(widget) or not (widget is zone or zone.isAncestorOf(widget)):
        following = widget.nextInFocusChain()
        if following is None or following is zone:
            return None
        widget = following
    return widget


def _stops(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_tab and widget.isVisible() and widget.isEnabled()
