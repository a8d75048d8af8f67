"""A store full of invented people around real authorities, to try the program and to draw its screens."""

from __future__ import annotations

from typing import Final

from cigdesk.services.demonstration.filling import Extent, fill
from cigdesk.services.demonstration.history import TEN_YEARS, TENTH, History, Tell, fill_history
from cigdesk.services.demonstration.scenario import Scenario, centres, scenario, shown_instant

PASSPHRASE: Final = "les noms sont fictifs"  # noqa: S105 (no secret: printed and documented)
"""What opens a demonstration that is kept in a file."""

__all__ = [
    "PASSPHRASE",
    "TENTH",
    "TEN_YEARS",
    "Extent",
    "History",
    "Scenario",
    "Tell",
    "centres",
    "fill",
    "fill_history",
    "scenario",
    "shown_instant",
]
