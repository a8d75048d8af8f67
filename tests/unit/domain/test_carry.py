"""Which file of a carry is written to, what may come back, what a computer may be called."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from cigdesk.domain.carry import (
    Carry,
    CarryState,
    Side,
    is_closed,
    is_writable,
    label_fault,
    reason_fault,
    require_return,
)
from cigdesk.domain.errors import InvalidInput, Refused

OUT, RETURNED, OVERRIDDEN = CarryState.OUT, CarryState.RETURNED, CarryState.OVERRIDDEN
OFFICE, TRAVELLING, RETURNING = Side.OFFICE, Side.TRAVELLING, Side.RETURNING
ONE, OTHER, ME = (UUID(int=each) for each in (1, 2, 3))
NOON = datetime(2026, 11, 12, 11, tzinfo=UTC)


def carry(side=OFFICE, state=OUT, *, carry_id=ONE, seq=7):
    return Carry(
        id=carry_id, taken_at=NOON, person_id=ME, label="portable", side=side, state=state, journal_seq=seq
    )


def test_never_are_two_files_of_one_carry_written_to_without_a_deliberate_act():
    assert {(side, state) for side in Side for state in CarryState if is_writable(side, state)} == {
        (OFFICE, RETURNED),
        (OFFICE, OVERRIDDEN),
        (TRAVELLING, OUT),
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OFFICE, (OFFICE, OVERRIDDEN)),
        (TRAVELLING, (TRAVELLING, OUT)),
        (RETURNING, (OFFICE, OVERRIDDEN)),
    ],
)
def test_a_file_that_is_opened_all_the_same_is_written_to(before, after):
    one = carry(before, RETURNED if before is TRAVELLING else OUT)
    with pytest.raises(InvalidInput):
        one.open_here(ME, NOON, "perdu")
    one.open_here(ME, NOON, "  Le portable  est perdu ")
    assert ((one.side, one.state), one.reason) == (after, "Le portable est perdu")
    with pytest.raises(Refused):
        one.open_here(ME, NOON, "Une seconde fois")


def test_only_the_travelling_file_at_work_is_sent_back():
    one = carry(TRAVELLING)
    one.send_back(ME, NOON)
    assert (one.writable, is_closed(one)) == (False, True)
    for other in (one, carry(OFFICE), carry(RETURNING)):
        with pytest.raises(Refused):
            other.send_back(ME, NOON)


@pytest.mark.parametrize("back", [carry(RETURNING), carry(TRAVELLING), carry(TRAVELLING, RETURNED)])
@pytest.mark.parametrize("here", [carry(), carry(state=OVERRIDDEN)])
def test_what_may_come_back(here, back):
    require_return(here, back, descends=True)
    with pytest.raises(Refused, match="plus ancienne"):
        require_return(here, back, descends=False)


@pytest.mark.parametrize(
    ("here", "back", "why"),
    [
        (carry(), None, "n’est pas une copie emportée"),
        (carry(), carry(), "n’est pas une copie emportée"),
        (None, carry(RETURNING), "n’attend aucun retour"),
        (carry(TRAVELLING), carry(RETURNING), "n’attend aucun retour"),
        (carry(carry_id=OTHER), carry(RETURNING), "autre départ"),
        (carry(state=RETURNED), carry(RETURNING), "déjà été reprise"),
        (carry(), carry(RETURNING, seq=6), "plus ancienne"),
    ],
)
def test_what_may_not(here, back, why):
    with pytest.raises(Refused, match=why):
        require_return(here, back, descends=True)


@pytest.mark.parametrize("name", ["portable", "PC de Mme Léa-Rose", "poste n° 12", "x" * 40])
def test_a_word_or_two_name_a_computer(name):
    assert label_fault(name) == ""


@pytest.mark.parametrize("name", ["", "  ", "/media/cle", "C:\\", "a:b", "..", "x" * 41, "a\x07b"])
def test_anything_else_does_not(name):
    assert label_fault(name)


def test_a_reason_says_something():
    assert reason_fault("en panne")
    assert reason_fault("Le portable est en panne") == ""
