"""The ways of meeting that the screen offers, and the kind of appointment that each makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cigdesk.domain.appointment import AppointmentKind, PlaceMode
from ui.pages.agenda.draft import USUAL_MINUTES


@dataclass(frozen=True)
class Way:
    """One way of meeting; `letter` chooses it with Alt, `said` is how a sentence tells it."""

    key: str
    text: str
    said: str
    letter: str
    icon: str
    kind: AppointmentKind
    mode: PlaceMode

    @property
    def minutes(self) -> int:
        """How long it usually lasts."""
        return USUAL_MINUTES[self.kind]


VIDEO: Final = Way("video", "Visio", "en visio", "V", "video", AppointmentKind.REMOTE, PlaceMode.VIDEO)
PHONE: Final = Way(
    "phone", "Téléphone", "par téléphone", "T", "phone", AppointmentKind.REMOTE, PlaceMode.PHONE
)
PERMANENCE: Final = Way(
    "permanence",
    "Permanence",
    "en permanence",
    "P",
    "map-pin",
    AppointmentKind.PERMANENCE,
    PlaceMode.SITE,
)
CENTRE: Final = Way(
    "centre", "Au centre", "au centre", "C", "building", AppointmentKind.HOURLY, PlaceMode.CENTRE
)
HOME: Final = Way(
    "home", "Domicile", "à domicile", "D", "home-heart", AppointmentKind.HOME_VISIT, PlaceMode.HOME
)
WAYS: Final = (VIDEO, PHONE, PERMANENCE, CENTRE, HOME)
BY_KEY: Final = {way.key: way for way in WAYS}
