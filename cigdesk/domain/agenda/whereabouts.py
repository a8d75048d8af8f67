"""Where a practitioner is for an appointment, and whether another place is a journey away."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.appointment import PlaceMode

_NOWHERE = frozenset({PlaceMode.PHONE, PlaceMode.VIDEO})


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """A place as an appointment or a permanence tells it: more or less precisely."""

    mode: PlaceMode
    authority_id: UUID | None = None
    site_id: UUID | None = None


def apart(one: Whereabouts, other: Whereabouts) -> bool:
    """Whether it takes a journey from one to the other: a call takes none, each home is another place."""
    if one.mode in _NOWHERE or other.mode in _NOWHERE:
        return False
    if PlaceMode.HOME in (one.mode, other.mode):
        return True
    if one.site_id and other.site_id:
        return one.site_id != other.site_id
    if one.mode is not other.mode:
        return True
    return one.mode is PlaceMode.SITE and one.authority_id != other.authority_id
