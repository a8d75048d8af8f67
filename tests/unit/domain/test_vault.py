"""Who belongs to a circle of secrecy, and when its key is changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Person
from cigdesk.domain.rights import Role
from cigdesk.domain.vault import (
    LOSS_WORDS,
    Member,
    Vault,
    VaultKind,
    entitled,
    kept_members,
    loss_fault,
    may_belong,
    needs_new_epoch,
    present,
    readers_line,
    require_recoverable,
    waiting,
)

NOW = datetime(2026, 11, 12, tzinfo=UTC)
ONE, TWO = UUID(int=1), UUID(int=2)
members = st.sets(
    st.builds(Member, st.integers(1, 4).map(lambda n: UUID(int=n)), st.sampled_from([b"a", b"b"]))
)


def person(*roles: Role, key: str = "aa", left: date | None = None, **more) -> Person:
    return Person(id=ONE, name="Maryse Jean", roles=roles, public_key=key, left_on=left, **more)


def vault(kind: VaultKind = VaultKind.TEAM, owner: UUID | None = None, accepted: UUID | None = None) -> Vault:
    return Vault(id=UUID(int=9), kind=kind, person_id=owner, made_at=NOW, loss_accepted_by=accepted)


@pytest.mark.parametrize("role", list(Role))
def test_only_a_social_worker_in_place_is_entitled(role):
    assert entitled(person(role)) == (role is Role.SOCIAL_WORKER)
    assert not entitled(person(role, left=date(2026, 11, 1)))


def test_every_other_role_together_makes_nobody_entitled():
    assert not entitled(person(*(role for role in Role if role is not Role.SOCIAL_WORKER)))


def test_a_personal_circle_is_of_its_person_alone():
    one = person(Role.SOCIAL_WORKER)
    assert may_belong(vault(VaultKind.PERSONAL, ONE), one)
    assert not may_belong(vault(VaultKind.PERSONAL, TWO), one)
    assert may_belong(vault(), one)


def test_a_pair_that_somebody_else_knows_counts_for_nothing():
    assert present([person(Role.SOCIAL_WORKER)], vault()) == (Member(ONE, b"\xaa"),)
    assert present([person(Role.SOCIAL_WORKER, key="")], vault()) == ()
    assert present([person(Role.SOCIAL_WORKER, provisional=True)], vault()) == ()


def test_a_key_that_changed_is_another_member():
    held, now = Member(ONE, b"old"), Member(ONE, b"new")
    assert needs_new_epoch([held], [now])
    assert kept_members([held], [now]) == ()
    assert waiting([held], [now]) == (now,)


@settings(max_examples=60)
@given(members, members)
def test_the_next_key_goes_to_whoever_had_the_last_and_still_may(holders, allowed):
    kept = set(kept_members(tuple(holders), tuple(allowed)))
    assert kept == holders & allowed
    assert needs_new_epoch(holders, allowed) == (kept != holders)
    assert set(waiting(tuple(holders), tuple(allowed))) == allowed - holders


def test_nothing_is_written_before_the_loss_was_spoken_of():
    sheet = Member(TWO, b"k", recovery=True)
    with pytest.raises(Refused, match="fiche de secours"):
        require_recoverable(vault(), [Member(ONE, b"a")])
    require_recoverable(vault(), [Member(ONE, b"a"), sheet])
    require_recoverable(vault(accepted=ONE), [Member(ONE, b"a")])


@pytest.mark.parametrize("said", [LOSS_WORDS, "Je perdrai les notes.", "  JE PERDRAI LES  NOTES "])
def test_the_loss_is_said_in_so_many_words(said):
    assert loss_fault(said) == ""


@pytest.mark.parametrize("said", ["", "oui", "ok", "je perdrai", "je ne perdrai pas les notes"])
def test_nothing_else_says_it(said):
    assert LOSS_WORDS in loss_fault(said)


def test_the_sign_counts_who_reads():
    assert readers_line(VaultKind.TEAM, ("A", "B", "C"), recovery=False).endswith(
        "équipe sociale (3\u00a0personnes)"
    )
    assert readers_line(VaultKind.TEAM, ("A",), recovery=False).endswith("(1\u00a0personne)")
    assert readers_line(VaultKind.PERSONAL, ("A",), recovery=True).endswith("vous seul, fiche de secours")
