"""Who bears the time of a case: the allowance first, then billed hours, or what covers the year. Pure.

Source: OFFERS.md, MQ-EDL (4 h up to 50 agents, 8 h above, once per convention, shared by all the cases of
the authority; time beyond is refused there and can be worked as MQ-ACC) and « What holds for both ».
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.eligibility import REMOTE_OFFER
from cigdesk.domain.engagement_offers import PRESENCE_RATES, held_by
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Function
from cigdesk.domain.support_time import Charge
from cigdesk.french import NBSP, hours

HOURLY_SUPPORT: Final = "MQ-ACC"
"""What takes over beyond the allowance, by the hour."""

_WRITE_IT: Final = "notez-le sur la fiche de la collectivité."
_AT_A_DISTANCE: Final = frozenset({PlaceMode.PHONE, PlaceMode.VIDEO})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the support of an authority asks of it, on a day."""

    affiliated: bool
    contributes: bool
    convention_signed: bool


def why_not_supported(standing: Standing, name: str) -> str:
    """Why the authority has no social support that day, and what to do; "" when it has."""
    if not standing.affiliated:
        lack = f"n’est pas affiliée au centre{NBSP}: l’accompagnement ne lui est pas ouvert. Si elle l’est,"
        return f"{name} {lack} {_WRITE_IT}"
    if not standing.contributes:
        lack = "ne verse pas la cotisation optionnelle, qui finance l’état des lieux. Si elle la verse,"
        return f"{name} {lack} {_WRITE_IT}"
    if not standing.convention_signed:
        lack = "n’a pas de convention d’accompagnement social signée et en vigueur ce jour-là."
        return f"{name} {lack} Notez d’abord sa signature sur la fiche de la collectivité."
    return ""


@dataclass(frozen=True)
class Allowance:
    """The time of the assessments of a convention, in minutes; all the cases of the authority share it."""

    granted: int
    used: int
    planned: int = 0
    """Of meetings to come, which hold nothing back until they are done."""
    engagement_id: UUID | None = None

    @property
    def left(self) -> int:
        """What can still be worked on it, 0 at least."""
        return max(self.granted - self.used, 0)

    @property
    def spent(self) -> bool:
        """Whether nothing is left of it."""
        return self.left == 0


@dataclass(frozen=True)
class Purse:
    """What may bear time, at most: `minutes` is None without a limit."""

    charge: Charge
    minutes: int | None
    engagement_id: UUID | None = None


@dataclass(frozen=True)
class Share:
    """Minutes that one charge bears."""

    charge: Charge
    minutes: int
    engagement_id: UUID | None = None


def shared_out(minutes: int, purses: Iterable[Purse]) -> tuple[tuple[Share, ...], int]:
    """The minutes shared over what may bear them, in that order, and those that nothing bears."""
    shares: list[Share] = []
    rest = minutes
    for purse in purses:
        taken = rest if purse.minutes is None else min(rest, purse.minutes)
        if taken > 0:
            shares.append(Share(purse.charge, taken, purse.engagement_id))
            rest -= taken
    return tuple(shares), rest


class BeyondAllowance(Refused):
    """The allowance is used up, and the employer has not agreed to pay the `rest`, in minutes."""

    def __init__(self, allowance: Allowance, rest: int) -> None:
        super().__init__(beyond_words(allowance, rest))
        self.allowance = allowance
        self.rest = rest


def beyond_words(allowance: Allowance, rest: int) -> str:
    """Why the rest is not borne, and what to do."""
    left = f"il en reste {hours(allowance.left)}" if allowance.left else "il n’en reste rien"
    return (
        f"L’état des lieux est plafonné à {hours(allowance.granted)} et {left}{NBSP}: {hours(rest)} "
        f"{'serait facturée' if 60 <= rest < 120 else 'seraient facturées'}. Notez l’accord de l’employeur "
        "pour les saisir."
    )


@dataclass(frozen=True)
class Cover:
    """A yearly offer that the authority has, and the order that it is, if it is one."""

    offer: str
    engagement_id: UUID | None = None


def covering(covers: Sequence[Cover], function: Function, mode: PlaceMode) -> Cover | None:
    """What bears the time of a practitioner of that function, met in that way, at 0 €.

    A person put at the disposal of the authority comes first; the consultation at a distance bears calls.
    """
    own = [each for each in covers if each.offer in PRESENCE_RATES and held_by(each.offer, function)]
    remote = [each for each in covers if each.offer == REMOTE_OFFER and mode in _AT_A_DISTANCE]
    suited = own + (remote if function is Function.SOCIAL_WORKER else [])
    return min(suited, key=lambda each: (each.engagement_id is None, suited.index(each)), default=None)


def covered_words(cover: Cover | None, name: str) -> str:
    """« Couvert par SST-60 », or that nothing covers it."""
    if cover is not None:
        return f"Couvert par {cover.offer}."
    return (
        f"Rien ne couvre ce temps chez {name}{NBSP}: ni mise à disposition (SST, CESF), ni consultation à "
        "distance (AST-DIST). Il est compté, sans être imputé."
    )
