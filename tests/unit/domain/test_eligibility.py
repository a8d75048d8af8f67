"""What an authority must have taken before its agents are received at a distance or by the hour."""

from __future__ import annotations

import pytest

from cigdesk.domain.appointment import AppointmentKind
from cigdesk.domain.eligibility import Openings, check_opening, is_open, needs_opening
from cigdesk.domain.membership import Convention

REMOTE, HOURLY = AppointmentKind.REMOTE, AppointmentKind.HOURLY


def having(*conventions: Convention, offers: tuple[str, ...] = ()) -> Openings:
    return Openings(frozenset(conventions), frozenset(offers))


@pytest.mark.parametrize(
    ("openings", "remote", "hourly"),
    [
        (having(), False, False),
        (having(Convention.CADRE, Convention.MEDECINE), False, False),
        (having(Convention.CADRE, offers=("AST-DIST",)), True, False),
        (having(offers=("ACFI", "CERCLE")), False, False),
        (having(Convention.SOCIAL), True, True),
        (having(Convention.ACCOMPAGNEMENT_SOCIAL), True, True),
    ],
)
def test_each_kind_is_opened_by_what_the_offers_say(openings, remote, hourly):
    assert (is_open(REMOTE, openings), is_open(HOURLY, openings)) == (remote, hourly)


@pytest.mark.parametrize("kind", sorted(set(AppointmentKind) - {REMOTE, HOURLY}))
def test_the_other_kinds_ask_nothing_of_the_authority(kind):
    assert not needs_opening(kind)
    assert check_opening(kind, having(), "Stains") == {}


def test_what_is_missing_is_said_under_the_kind_with_the_name():
    (field, sentence), *others = check_opening(REMOTE, having(Convention.CADRE), "Stains").items()
    assert (field, others) == ("kind", [])
    assert sentence.startswith(
        "Stains n’a pas de consultation à distance ouverte ce jour-là (option AST-DIST"
    )
    hourly = check_opening(HOURLY, having(offers=("AST-DIST",)), "Ducos")["kind"]
    assert hourly.startswith("Ducos n’a pas de convention de service social ou d’accompagnement social")
    assert check_opening(HOURLY, having(Convention.SOCIAL), "Ducos") == {}
