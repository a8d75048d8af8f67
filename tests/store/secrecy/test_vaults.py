"""Membership of the circle of the team: who is admitted, by whom, and what a change of key does."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from cigdesk.domain.errors import InvalidInput, NotAllowed, Refused
from cigdesk.domain.people import Person
from cigdesk.domain.rights import Role
from cigdesk.domain.vault import LOSS_WORDS, VaultKind
from cigdesk.services.social_note_views import NoteOwner
from cigdesk.services.vaults import State
from db.crypto import PersonKey
from db.engine import WRITING

TEAM, PERSONAL = VaultKind.TEAM, VaultKind.PERSONAL


def state(seat, kind=TEAM):
    return seat.vaults.standing(kind).state


def texts(seat, office):
    return [each.text for each in seat.notes.of_case(office.case.id)]


@pytest.fixture
def write(office):
    def keep(seat, said, circle=TEAM):
        return seat.notes.write(NoteOwner(case_id=office.case.id), said, circle=circle)

    return keep


@pytest.fixture
def shell(office):
    """Somebody with the key of the file and an SQL shell."""

    def run(statement, **values):
        with office.store.engine.execution_options(**{WRITING: True}).begin() as connection:
            return connection.execute(text(statement), values).rowcount

    return run


# Before the first note


@pytest.mark.parametrize("circle", list(VaultKind))
def test_no_note_before_a_recovery_sheet_or_words_that_do_without(maryse, write, office, circle):
    assert state(maryse, circle) is State.NOT_YET
    with pytest.raises(Refused, match="fiche de secours"):
        write(maryse, "premier mot", circle)
    with pytest.raises(InvalidInput) as refused:
        maryse.vaults.accept_loss(circle, "oui")
    assert list(refused.value.errors) == ["said"]
    maryse.vaults.accept_loss(circle, LOSS_WORDS)
    write(maryse, "premier mot", circle)
    assert texts(maryse, office) == ["premier mot"]


def test_the_circle_of_the_team_begins_with_the_recovery_sheet(maryse, sheet):
    standing = maryse.vaults.standing(TEAM)
    assert (standing.state, standing.readers, standing.recovery) == (State.READY, ("Maryse Jean",), True)
    assert maryse.vaults.standing(PERSONAL).recovery


def test_a_passphrase_that_somebody_else_knows_begins_nothing(office):
    lent = office.hire("Lina Haddad", Role.SOCIAL_WORKER, provisional=True)
    assert state(lent) is State.GIVEN
    for act in (
        lambda: lent.vaults.accept_loss(TEAM, LOSS_WORDS),
        lambda: lent.vaults.admit_recovery(PersonKey.generate().public),
    ):
        with pytest.raises(Refused, match="propre phrase de passe"):
            act()


# Members


def test_a_colleague_reads_once_a_member_admitted_them_and_past_notes_too(
    maryse, nadia, sheet, write, office
):
    write(maryse, "avant")
    assert state(nadia) is State.WAITING
    assert texts(nadia, office) == []
    with pytest.raises(Refused):
        write(nadia, "je ne peux pas")
    assert [(each.name, each.fingerprint) for each in maryse.vaults.waiting()] == [
        ("Nadia Belkacem", nadia.fingerprint)
    ]
    maryse.vaults.admit(nadia.id, nadia.fingerprint)
    assert texts(nadia, office) == ["avant"]
    assert maryse.vaults.waiting() == ()
    assert nadia.vaults.standing(TEAM).readers == ("Maryse Jean", "Nadia Belkacem")


def test_only_a_member_admits_and_only_the_key_that_they_compared(maryse, nadia, sheet, office):
    lina = office.hire("Lina Haddad", Role.SOCIAL_WORKER)
    with pytest.raises(Refused):
        nadia.vaults.admit(lina.id, lina.fingerprint)
    seen = nadia.fingerprint
    office.renewed(nadia)
    with pytest.raises(Refused, match="empreinte"):
        maryse.vaults.admit(nadia.id, seen)


@pytest.mark.parametrize(
    ("roles", "more"),
    [
        ((Role.SECRETARIAT, Role.PREVENTIONIST, Role.MANAGER, Role.HEAD, Role.ADMINISTRATOR), {}),
        ((Role.SOCIAL_WORKER,), {"left_on": date(2026, 11, 1)}),
        ((Role.SOCIAL_WORKER,), {"provisional": True}),
    ],
)
def test_nobody_else_can_be_admitted(maryse, sheet, office, roles, more):
    other = office.hire("Paul Adam", *roles, **more)
    assert maryse.vaults.waiting() == ()
    fingerprint = maryse.vaults._ring.sealing.fingerprint(other.pair.public)
    with pytest.raises(Refused):
        maryse.vaults.admit(other.id, fingerprint)


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.SOCIAL_WORKER])
def test_no_other_role_reaches_anything(team, office, write, role):
    write(team.maryse, "secret")
    other = office.hire("Paul Adam", role)
    for act in (
        lambda: other.notes.of_case(office.case.id),
        lambda: other.notes.search("secret"),
        lambda: other.vaults.standing(TEAM),
        other.vaults.waiting,
        lambda: other.vaults.accept_loss(PERSONAL, LOSS_WORDS),
        lambda: other.vaults.admit_recovery(other.pair.public),
        lambda: write(other, "non"),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert other.vaults.keep_up() is None


def test_every_right_without_a_key_reads_nothing(team, office, write):
    saved = write(team.maryse, "secret")
    chief = office.hire("Paul Adam", *Role)
    assert chief.notes.of_case(office.case.id) == ()
    assert chief.notes.search("secret") == ()
    with pytest.raises(Refused):
        chief.notes.read(saved.note_id)
    with pytest.raises(Refused):
        chief.notes.delete(saved.note_id)
    with pytest.raises(Refused):
        chief.notes.versions(saved.note_id)


# The key over time


def test_whoever_leaves_reads_nothing_of_what_is_written_from_then_on(team, office, write):
    write(team.maryse, "avant")
    office.change(team.nadia.id, left_on=date(2026, 11, 12))
    assert team.maryse.vaults.keep_up().label
    write(team.maryse, "après")
    assert team.maryse.vaults.standing(TEAM).readers == ("Maryse Jean",)
    assert sorted(texts(team.maryse, office)) == ["après", "avant"]
    assert texts(team.nadia, office) == []
    assert team.maryse.vaults.keep_up() is None


def test_a_copy_of_the_old_keys_opens_old_notes_alone(team, office, write, shell):
    """What was already read cannot be unread; what comes later stays closed to the key that they had."""
    write(team.maryse, "avant")
    with team.nadia.context.store.reading() as uow:
        kept = [
            each for each in uow.vaults.grants(uow.vaults.vaults()[0].id) if each.member.id == team.nadia.id
        ]
    office.change(team.nadia.id, left_on=date(2026, 11, 12))
    team.maryse.vaults.keep_up()
    write(team.maryse, "après")
    with team.maryse.context.store.writing() as uow:
        uow.vaults.add_grants(kept)
        uow.commit()
    assert texts(team.nadia, office)[-1] == "avant"
    assert "après" not in texts(team.nadia, office)


def test_a_role_lost_is_a_departure_and_given_back_waits_for_a_member(team, office, write):
    office.change(team.nadia.id, roles=(Role.HEAD,))
    team.maryse.vaults.keep_up()
    office.change(team.nadia.id, roles=(Role.SOCIAL_WORKER,))
    write(team.maryse, "entre-temps")
    assert state(team.nadia) is State.WAITING
    team.maryse.vaults.admit(team.nadia.id, team.nadia.fingerprint)
    assert texts(team.nadia, office) == ["entre-temps"]


def test_old_notes_are_sealed_again_with_what_they_keep(team, office, write, clock):
    saved = write(team.maryse, "un")
    clock.move(hours=2)
    team.maryse.notes.save(saved.note_id, saved.rev, "deux")
    office.change(team.nadia.id, left_on=date(2026, 11, 12))
    team.maryse.vaults.keep_up()
    assert team.maryse.vaults.behind() == 2
    steps = []
    team.maryse.vaults.seal_again(lambda done, total: steps.append((done, total)) or True)
    assert steps[0] == (0, 2)
    assert steps[-1] == (2, 2)
    assert team.maryse.vaults.behind() == 0
    assert texts(team.maryse, office) == ["deux"]
    assert [each.text for each in team.maryse.notes.versions(saved.note_id)] == ["un"]
    # An editor that was open meanwhile goes on.
    assert team.maryse.notes.save(saved.note_id, saved.rev + 1, "deux bis").told == ""


def test_sealing_again_stops_when_asked(team, office, write):
    write(team.maryse, "un")
    office.change(team.nadia.id, left_on=date(2026, 11, 12))
    team.maryse.vaults.keep_up()
    team.maryse.vaults.seal_again(lambda _done, _total: False)
    assert team.maryse.vaults.behind() == 1


# Recovery


def test_a_forgotten_passphrase_is_made_good_by_the_sheet(team, office, write):
    write(team.maryse, "à l’équipe")
    write(team.maryse, "à moi", PERSONAL)
    again = office.renewed(team.maryse)
    assert texts(again, office) == []
    again.vaults.readmit(again.id, again.pair.public, team.sheet)
    assert sorted(texts(again, office)) == ["à l’équipe", "à moi"]
    write(again, "suite", PERSONAL)
    assert "suite" not in texts(team.nadia, office)


def test_the_sheet_gives_nothing_to_somebody_else(team, office, write):
    write(team.maryse, "à moi", PERSONAL)
    write(team.nadia, "à l’équipe")
    team.nadia.vaults.readmit(team.nadia.id, team.nadia.pair.public, team.sheet)
    assert texts(team.nadia, office) == ["à l’équipe"]
    chief = office.hire("Paul Adam", Role.HEAD)
    with pytest.raises(NotAllowed):
        chief.vaults.readmit(chief.id, chief.pair.public, team.sheet)
    with pytest.raises(Refused, match="fiche de secours"):
        team.maryse.vaults.readmit(chief.id, chief.pair.public, team.sheet)
    with pytest.raises(Refused, match="fiche de secours"):
        team.maryse.vaults.readmit(team.maryse.id, team.maryse.pair.public, PersonKey.generate())


def test_a_new_sheet_takes_the_place_of_the_one_before(team, office, write):
    write(team.maryse, "à moi", PERSONAL)
    write(team.nadia, "à Nadia", PERSONAL)
    newer = PersonKey.generate()
    team.maryse.vaults.admit_recovery(newer.public)
    write(team.maryse, "encore", PERSONAL)
    again = office.renewed(team.maryse)
    with pytest.raises(Refused):
        again.vaults.readmit(again.id, again.pair.public, team.sheet)
    again.vaults.readmit(again.id, again.pair.public, newer)
    assert sorted(texts(again, office)) == ["encore", "à moi"]
    # Somebody else's own circle takes the new sheet when they next open the store.
    team.nadia.vaults.keep_up()
    other = office.renewed(team.nadia)
    other.vaults.readmit(other.id, other.pair.public, newer)
    assert "à Nadia" in texts(other, office)


def test_notes_that_went_with_the_passphrase_do_not_bar_the_next_ones(maryse, office, write):
    maryse.vaults.accept_loss(TEAM, LOSS_WORDS)
    write(maryse, "perdu")
    again = office.renewed(maryse)
    assert state(again) is State.LOST
    again.vaults.accept_loss(TEAM, LOSS_WORDS)
    write(again, "nouveau")
    found = again.notes.of_case(office.case.id)
    assert [(each.text, each.damaged) for each in found] == [("nouveau", False), ("", True)]


def test_a_circle_that_somebody_opens_is_not_begun_again(team, office):
    lina = office.hire("Lina Haddad", Role.SOCIAL_WORKER)
    with pytest.raises(Refused, match="donner accès"):
        lina.vaults.accept_loss(TEAM, LOSS_WORDS)
    with pytest.raises(Refused, match="donner accès"):
        lina.vaults.admit_recovery(lina.pair.public)


# An SQL shell with the key of the file


def test_a_public_key_slipped_under_a_members_name_gets_no_key(team, office, write, shell):
    thief = PersonKey.generate()
    shell("UPDATE persons SET public_key = :key WHERE id = :id", key=thief.public.hex(), id=team.nadia.id.hex)
    shell(
        "UPDATE vault_grants SET public_key = :key WHERE person_id = :id",
        key=thief.public.hex(),
        id=team.nadia.id.hex,
    )
    team.maryse.vaults.keep_up()
    write(team.maryse, "secret")
    stolen = office.seat(team.nadia.id, thief)
    assert texts(stolen, office) == []
    assert team.maryse.vaults.standing(TEAM).readers == ("Maryse Jean",)


def test_a_key_made_by_an_outsider_is_never_written_under(team, office, write):
    """Anybody can seal a key to a member: they can't show that they had the one before."""
    write(team.maryse, "avant")
    ring, known = team.maryse.vaults._ring, PersonKey.generate()
    outsider = office.hire("Paul Adam", Role.ADMINISTRATOR)
    forged = outsider.vaults._ring
    with outsider.context.store.writing() as uow:
        vault = uow.vaults.vaults()[0]
        person = uow.get(Person, team.maryse.id)
        from cigdesk.domain.vault import Member

        members = (Member(person.id, bytes.fromhex(person.public_key)), Member(outsider.id, known.public))
        forged._begin(uow, forged._epoch(vault.id, 2, b"x" * 32), ring.sealing.new_key(), members)
        uow.commit()
    assert state(team.maryse) is State.CHANGED
    with pytest.raises(Refused, match="sans passer par l’équipe"):
        write(team.maryse, "secret")
    assert texts(team.maryse, office) == ["avant"]


def test_grants_that_nobody_vouches_for_count_for_nothing(team, office, shell):
    shell(
        "UPDATE vault_grants SET voucher = :none WHERE person_id = :id", none=bytes(32), id=team.nadia.id.hex
    )
    assert state(team.nadia) is State.WAITING
    assert team.maryse.vaults.standing(TEAM).readers == ("Maryse Jean",)
