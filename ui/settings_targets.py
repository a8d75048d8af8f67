"""What pages may ask of the settings, through `Workbench.go("settings", …)`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

PAGE_ID = "settings"


class Part(StrEnum):
    """The parts of the settings; one of them is a target too."""

    CENTRE = "centre"
    PRACTITIONERS = "practitioners"
    PLACES = "places"
    CLOSURES = "closures"
    PERSONS = "persons"
    BACKUPS = "backups"
    CARRY = "carry"
    SECURITY = "security"
    JOURNALS = "journals"


class CarryAct(StrEnum):
    """What can be begun of a store that is taken to another computer; a target too."""

    BACK = "back"
    SEND = "send"
    HERE = "here"


@dataclass(frozen=True)
class CentreField:
    """Put the keyboard in that setting of the centre, by its name in `CentreSettings`."""

    name: str


@dataclass(frozen=True)
class ShowPractitioner:
    """Show that practitioner; None starts a new one."""

    practitioner_id: UUID | None = None


@dataclass(frozen=True)
class ShowSite:
    """Show that site; None starts a new one."""

    site_id: UUID | None = None
