"""What an authority must have taken before its agents can be received in some ways.

Sources: the 2026 offer of the CIG (AST-DIST: consultations at a distance) and the social support of the CDG
Martinique (hours worked under a signed convention), as gathered in DOMAIN.md, rules of the agenda.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cigdesk.domain.appointment import AppointmentKind
from cigdesk.domain.membership import Convention
from cigdesk.french import NBSP

REMOTE_OFFER: Final = "AST-DIST"
"""The yearly offer that opens consultations at a distance."""

SOCIAL_CONVENTIONS: Final = frozenset({Convention.SOCIAL, Convention.ACCOMPAGNEMENT_SOCIAL})
"""Either of them opens consultations at a distance and hourly support."""

_OFFERS_OF: Final[Mapping[AppointmentKind, frozenset[str]]] = {
    AppointmentKind.REMOTE: frozenset({REMOTE_OFFER}),
    AppointmentKind.HOURLY: frozenset(),
}
"""The kinds that must be open, and the offers that open each beside the conventions."""

_MISSING: Final = {
    AppointmentKind.REMOTE: (
        "{name} n’a pas de consultation à distance ouverte ce jour-là "
        f"(option {REMOTE_OFFER} ou convention de service social). "
        "Notez-la d’abord sur la fiche de la collectivité."
    ),
    AppointmentKind.HOURLY: (
        "{name} n’a pas de convention de service social ou d’accompagnement social en vigueur ce jour-là"
        f"{NBSP}: l’accompagnement horaire n’est pas ouvert. "
        "Notez-la d’abord sur la fiche de la collectivité."
    ),
}


@dataclass(frozen=True)
class Openings:
    """What an authority has on a day: conventions in force, offers of that year."""

    conventions: frozenset[Convention] = frozenset()
    offers: frozenset[str] = frozenset()


def needs_opening(kind: AppointmentKind) -> bool:
    """Whether that kind asks anything of the authority."""
    return kind in _OFFERS_OF


def is_open(kind: AppointmentKind, openings: Openings) -> bool:
    """Whether agents of an authority that has these may be received in that way."""
    if kind not in _OFFERS_OF:
        return True
    return bool(openings.conventions & SOCIAL_CONVENTIONS or openings.offers & _OFFERS_OF[kind])


def check_opening(kind: AppointmentKind, openings: Openings, authority: str) -> dict[str, str]:
    """What the authority lacks, under `kind`, in a sentence that names it; empty when nothing."""
    return {} if is_open(kind, openings) else {"kind": _MISSING[kind].format(name=authority)}
