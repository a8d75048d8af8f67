"""Where people meet: sites and their rooms."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(eq=False, kw_only=True)
class Room:
    """A room of a site; booked twice at the same time it is a warning."""

    id: UUID
    rev: int = 1
    site_id: UUID
    name: str
    archived: bool = False


@dataclass(eq=False, kw_only=True)
class Site:
    """A place of the centre (no authority) or of an authority."""

    id: UUID
    rev: int = 1
    authority_id: UUID | None = None
    name: str
    address: str = ""
    postcode: str = ""
    city: str = ""
    archived: bool = False
    rooms: list[Room] = field(default_factory=list)
