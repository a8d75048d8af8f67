"""What an authority still needs, worked out of its facts alone: each point names the act that settles it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.membership import Convention, Membership, Standing
from cigdesk.french import NBSP, date_medium, plural

ENDED_WATCH: Final = timedelta(days=365)
"""An ended membership without successor is recalled for a year; after that the authority has left."""


class Act(StrEnum):
    """What settles a point."""

    DECLARE = "declare"
    RENEW = "renew"
    SIGN = "sign"
    IDENTITY = "identity"
    CONTACT = "contact"


@dataclass(frozen=True)
class Point:
    """One thing to do: a sentence, why, and the act; `membership_id` where it is about one."""

    act: Act
    text: str
    detail: str
    urgent: bool = False
    membership_id: UUID | None = None
    field: str = ""


@dataclass(frozen=True)
class Facts:
    """What is known of an authority on a day."""

    today: date
    siren: str
    siret: str
    declared_years: frozenset[int]
    memberships: Sequence[Membership]
    has_contact: bool


def points(facts: Facts) -> tuple[Point, ...]:
    """Everything left to do, what has a date first."""
    return (
        *_membership_points(facts),
        *_headcount_points(facts),
        *_identity_points(facts),
        *_contact_points(facts),
    )


def _membership_points(facts: Facts) -> Iterator[Point]:
    latest = _latest(facts.memberships)
    for convention in Convention:
        membership = latest.get(convention)
        if membership is not None:
            yield from _point_of(membership, facts.today)


def _latest(memberships: Iterable[Membership]) -> dict[Convention, Membership]:
    """The last period of each convention: one that has a successor asks for nothing."""
    return {each.convention: each for each in sorted(memberships, key=lambda each: each.start)}


def _point_of(membership: Membership, today: date) -> Iterator[Point]:
    name = membership.convention.label
    standing = membership.standing(today)
    if standing is Standing.PROPOSED:
        since = f"Proposée à partir du {date_medium(membership.start)}"
        yield Point(Act.SIGN, f"Faire signer{NBSP}: {name}", since, membership_id=membership.id)
    elif standing is Standing.TO_RENEW or _just_ended(membership, standing, today):
        said = _expiry(membership, today)
        yield Point(Act.RENEW, f"Renouveler{NBSP}: {name}", said, urgent=True, membership_id=membership.id)


def _just_ended(membership: Membership, standing: Standing, today: date) -> bool:
    last_day = membership.last_day
    denounced = membership.denounced_on is not None
    ended = standing is Standing.ENDED and not denounced and last_day is not None
    return ended and last_day is not None and today - last_day <= ENDED_WATCH


def _expiry(membership: Membership, today: date) -> str:
    last_day = membership.last_day or today
    if last_day < today:
        return f"Échue depuis le {date_medium(last_day)}"
    left = (last_day - today).days
    when = "aujourd’hui" if left == 0 else f"dans {plural(left, 'jour')}"
    return f"Expire le {date_medium(last_day)}, {when}"


def _headcount_points(facts: Facts) -> Iterator[Point]:
    year = facts.today.year
    if year not in facts.declared_years:
        yield Point(
            Act.DECLARE, f"Déclarer l’effectif de {year}", "Il donne la strate et les prix de l’année"
        )


def _identity_points(facts: Facts) -> Iterator[Point]:
    if not facts.siren:
        yield Point(
            Act.IDENTITY, "Compléter le SIREN", "Il identifie l’employeur sur le devis", field="siren"
        )
    elif not facts.siret:
        yield Point(Act.IDENTITY, "Compléter le SIRET", "Demandé par Chorus Pro pour facturer", field="siret")


def _contact_points(facts: Facts) -> Iterator[Point]:
    if not facts.has_contact:
        yield Point(Act.CONTACT, "Ajouter un contact", "Personne à appeler pour le moment")


def is_member(memberships: Iterable[Membership], today: date) -> bool:
    """Whether one convention at least is in force that day."""
    return any(each.active(today) for each in memberships)
