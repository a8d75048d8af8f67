"""The whole way, by passphrases: let in, admitted, gone; and back by the words of the recovery sheet."""

from __future__ import annotations

import pytest

from cigdesk.bootstrap import open_store, recover
from cigdesk.domain.errors import Refused
from cigdesk.domain.rights import Role
from cigdesk.domain.vault import VaultKind
from cigdesk.services.persons import PersonValues
from cigdesk.services.social_note_views import NoteOwner
from cigdesk.services.vaults import State

GIVEN, OWN, NEW = "cinq poules sur un mur", "qui picorent du pain dur", "une chanson tout autre"


@pytest.fixture
def social(desk, office, clock, desk_passphrase):
    """The first person, a social worker who administers too, opened again with these roles."""
    roles = (Role.SOCIAL_WORKER, Role.ADMINISTRATOR)
    office.change(desk.services.context.actor.person_id, roles=roles)
    opened = open_store(desk.path, desk_passphrase, clock=clock)
    yield opened.services
    opened.store.close()


@pytest.fixture
def enter(desk, clock):
    opened = []

    def as_person(passphrase):
        opened.append(open_store(desk.path, passphrase, clock=clock))
        return opened[-1]

    yield as_person
    for each in opened:
        each.store.close()


@pytest.fixture
def words(social):
    """Those of the recovery sheet, which is made first."""
    draft = social.recovery.prepare()
    social.recovery.keep(draft, {at: draft.words[at - 1] for at in draft.asked})
    return " ".join(draft.words)


def test_a_colleague_comes_reads_and_leaves(social, words, enter, office):
    case = NoteOwner(case_id=office.case.id)
    social.notes.write(case, "avant son arrivée")
    nadia = social.persons.add(PersonValues("Nadia Belkacem", (Role.SOCIAL_WORKER,)), GIVEN, GIVEN).ids[0]
    assert social.vaults.waiting() == ()
    given = enter(GIVEN).services
    assert given.vaults.standing(VaultKind.TEAM).state is State.GIVEN
    given.passphrase.change(GIVEN, OWN, OWN)
    theirs = enter(OWN).services
    (waiting,) = social.vaults.waiting()
    assert (waiting.person_id, waiting.fingerprint) == (nadia, theirs.vaults.own_fingerprint())
    social.vaults.admit(nadia, waiting.fingerprint)
    assert [each.text for each in theirs.notes.of_case(office.case.id)] == ["avant son arrivée"]
    social.persons.leave(nadia)
    social.vaults.keep_up()
    social.notes.write(case, "après son départ")
    assert theirs.notes.of_case(office.case.id) == ()
    assert social.vaults.standing(VaultKind.TEAM).readers == ("Camille Roussel",)


def test_the_key_changes_at_the_next_opening(social, words, desk, enter, office, desk_passphrase):
    nadia = social.persons.add(PersonValues("Nadia Belkacem", (Role.SOCIAL_WORKER,)), GIVEN, GIVEN).ids[0]
    enter(GIVEN).services.passphrase.change(GIVEN, OWN, OWN)
    social.vaults.admit(nadia, social.vaults.waiting()[0].fingerprint)
    social.persons.leave(nadia)
    again = enter(desk_passphrase)
    again.note_opened()
    with again.services.context.reading() as uow:
        (team,) = uow.vaults.vaults()
        assert [each.number for each in uow.vaults.epochs(team.id)] == [1, 2]
        assert nadia not in {each.member.id for each in uow.vaults.grants(team.id)}


def test_a_passphrase_that_an_administrator_gave_anew_opens_no_note(social, words, enter, office):
    """Whoever administers can let somebody in as a social worker: a member still has to admit them."""
    social.notes.write(NoteOwner(case_id=office.case.id), "secret")
    me = social.context.actor.person_id
    social.persons.give_access(me, NEW, NEW)
    again = enter(NEW).services
    assert again.vaults.standing(VaultKind.TEAM).state is State.GIVEN
    assert again.notes.search("secret") == ()
    with pytest.raises(Refused):
        again.notes.write(NoteOwner(case_id=office.case.id), "autre")


def test_the_words_of_the_sheet_give_the_notes_back(social, words, desk, office, clock):
    social.notes.write(NoteOwner(case_id=office.case.id), "à l’équipe")
    social.notes.write(NoteOwner(case_id=office.case.id), "à moi", circle=VaultKind.PERSONAL)
    me = social.context.actor.person_id
    back = recover(desk.path, words, me, NEW, NEW, clock=clock)
    try:
        found = {each.text for each in back.services.notes.of_case(office.case.id)}
    finally:
        back.store.close()
    assert found == {"à l’équipe", "à moi"}
