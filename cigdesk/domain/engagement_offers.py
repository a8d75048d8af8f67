"""What is known of an offer when its work is planned: its kinds of appointments, its people, its grants.

Sources: OFFERS.md, both catalogues. An offer that is not named here, of a catalogue that a manager wrote, is
planned as advice or as a collective session and grants its own unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from cigdesk.domain.appointment import AppointmentKind
from cigdesk.domain.engagement_units import ADVICE_DAY, ERGONOMICS_DAY, INSPECTION_DAY
from cigdesk.domain.membership import Convention
from cigdesk.domain.people import Function

PACKAGE: Final = "ACFI"
"""The yearly package whose days are entered for each authority."""
CIRCLE: Final = "CERCLE"
"""The yearly access to the Cercle de la prévention, which the package includes."""
ASSESSMENT: Final = "MQ-EDL"
"""Its time is the authority's, once per convention, shared by all its cases."""

PRESENCE_RATES: Final[Mapping[str, Decimal]] = {
    "SST-40": Decimal("0.4"),
    "SST-60": Decimal("0.6"),
    "SST-80": Decimal("0.8"),
    "CESF-80": Decimal("0.8"),
}
"""The part of a working week that is at the disposal of the authority."""

NOTHING_TO_PLAN: Final = frozenset({"MED-1", "MED-2"})
"""Followed agent by agent by occupational health, elsewhere: nothing is planned here on their account."""

_KIND = AppointmentKind
_FOR_ONE: Final = frozenset({_KIND.PERMANENCE, _KIND.REMOTE, _KIND.HOURLY, _KIND.HOME_VISIT})
_USUAL: Final = frozenset({_KIND.ADVICE, _KIND.COLLECTIVE})
_COLLECTIVE: Final = frozenset({_KIND.COLLECTIVE})
_ADVICE: Final = frozenset({_KIND.ADVICE})

_KINDS: Final[Mapping[str, frozenset[AppointmentKind]]] = {
    "PSY-IND": frozenset({_KIND.PERMANENCE}),
    "COACH": _ADVICE,
    "GAPP": _COLLECTIVE,
    "GAPP-INTER": _COLLECTIVE,
    "CODEV": _COLLECTIVE,
    "HAND-REF": _COLLECTIVE,
    "SENS-PSAS": _COLLECTIVE,
    "HAND-SENS": _COLLECTIVE,
    "ACFI-SUP": frozenset({_KIND.INSPECTION, _KIND.ADVICE}),
    "CONSEIL": _ADVICE,
    "ERGO-CONC": _ADVICE,
    "ERGO-AME": _ADVICE,
    "ERGO-POSTE": _ADVICE,
    CIRCLE: _COLLECTIVE,
    "AST-DIST": frozenset({_KIND.REMOTE}),
    **dict.fromkeys(PRESENCE_RATES, _FOR_ONE | _COLLECTIVE),
    ASSESSMENT: _FOR_ONE | _COLLECTIVE,
    "MQ-ACC": _FOR_ONE | _COLLECTIVE,
    **dict.fromkeys(NOTHING_TO_PLAN, frozenset[AppointmentKind]()),
}
_BOOKED_FIRST: Final = (_KIND.INSPECTION, _KIND.PERMANENCE, _KIND.ADVICE, _KIND.COLLECTIVE, _KIND.REMOTE)
"""What an order is planned as first, where several kinds suit it."""
_KINDS_OF_UNITS: Final[Mapping[str, frozenset[AppointmentKind]]] = {
    INSPECTION_DAY: frozenset({_KIND.INSPECTION}),
    ADVICE_DAY: _ADVICE,
    ERGONOMICS_DAY: _ADVICE,
}

_HELD_BY: Final[Mapping[str, frozenset[Function]]] = {
    "PSY-IND": frozenset({Function.PSYCHOLOGIST, Function.PSYCHOSOCIOLOGIST}),
    "SST-40": frozenset({Function.SOCIAL_WORKER}),
    "SST-60": frozenset({Function.SOCIAL_WORKER}),
    "SST-80": frozenset({Function.SOCIAL_WORKER}),
    "CESF-80": frozenset({Function.CESF}),
}

HELD_ON_SITE: Final = frozenset(_HELD_BY)
"""The offers that a permanence does by itself, where it is held by the right people."""

RECRUITED: Final[Mapping[Function, Convention]] = {
    Function.SOCIAL_WORKER: Convention.SOCIAL,
    Function.CESF: Convention.SOCIAL,
    Function.PHYSICIAN: Convention.MEDECINE,
}
"""Whose recruitment in the sector a convention may have to wait for."""


def kinds_of(offer: str, unit: str) -> frozenset[AppointmentKind]:
    """The kinds of appointments that do the work of that offer, granted in that unit."""
    if offer == PACKAGE:
        return _KINDS_OF_UNITS.get(unit, frozenset({_KIND.INSPECTION, _KIND.ADVICE}))
    return _KINDS.get(offer, _USUAL)


def first_kind_of(offer: str, unit: str) -> AppointmentKind:
    """What is booked for that order unless something else is chosen: there must be a kind that suits it."""
    suited = kinds_of(offer, unit)
    return next(each for each in _BOOKED_FIRST if each in suited)


def suits(offer: str, unit: str, kind: AppointmentKind) -> bool:
    """Whether an appointment of that kind may be on account of it."""
    return kind in kinds_of(offer, unit)


def comes_after(offer: str) -> bool:
    """Whether another order is used up before it: the assessment opens the support, the rest follows."""
    return offer != ASSESSMENT


def held_by(offer: str, function: Function) -> bool:
    """Whether a permanence of somebody of that function is the work of the offer by itself."""
    return function in _HELD_BY.get(offer, frozenset())
