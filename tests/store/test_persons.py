"""Several people, one store: each comes in by their own passphrase, and does what their roles allow."""

from __future__ import annotations

import json

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.domain.errors import CigdeskError, InvalidInput, NotAllowed, Refused
from cigdesk.domain.people import Agent, AgentValues, Person
from cigdesk.domain.rights import Role
from cigdesk.services.persons import PersonValues
from cigdesk.store_errors import WrongPassphrase
from db import keyfile

THEIRS = "cinq poules sur un mur"
OWN = "qui picorent du pain dur"


@pytest.fixture
def add(services):
    def let_in(name: str, *roles: Role):
        return services.persons.add(PersonValues(name, roles), THEIRS, THEIRS).ids[0]

    return let_in


@pytest.fixture
def as_person(desk, clock):
    """Open the same store as somebody else, as a second laptop's command line would."""
    opened = []

    def enter(passphrase: str = THEIRS, name: str = ""):
        opened.append(open_store(desk.path, passphrase, name=name, clock=clock))
        return opened[-1]

    yield enter
    for each in opened:
        each.store.close()


def _line(services, name):
    return next(each for each in services.persons.listing() if each.name == name)


def test_somebody_who_is_let_in_opens_by_their_own_passphrase(add, as_person, desk, desk_passphrase):
    person = add("Nadia Belkacem", Role.SECRETARIAT)
    theirs = as_person()
    assert (theirs.services.context.actor.person_id, theirs.person_name) == (person, "Nadia Belkacem")
    assert theirs.services.context.actor.roles == {Role.SECRETARIAT}
    assert as_person(desk_passphrase).person_name == "Camille Roussel"


def test_with_a_name_only_their_passphrase_is_tried(add, as_person, desk_passphrase):
    add("Nadia Belkacem", Role.SECRETARIAT)
    assert as_person(THEIRS, "nadia  BELKACEM").person_name == "Nadia Belkacem"
    with pytest.raises(WrongPassphrase):
        as_person(desk_passphrase, "Nadia Belkacem")
    with pytest.raises(WrongPassphrase):
        as_person(desk_passphrase, "Personne")


def test_the_key_file_names_nobody(add, desk):
    add("Nadia Belkacem", Role.SECRETARIAT)
    content = keyfile.path_for(desk.path).read_text().casefold()
    assert not [name for name in ("nadia", "belkacem", "camille", "roussel") if name in content]


def test_a_given_passphrase_is_changed_first_and_the_pair_with_it(add, as_person):
    add("Nadia Belkacem", Role.SECRETARIAT)
    theirs = as_person()
    given = theirs.store.identity.pair.public
    assert theirs.services.passphrase.provisional
    theirs.services.passphrase.change(THEIRS, OWN, OWN)
    assert not theirs.services.passphrase.provisional
    again = as_person(OWN)
    assert again.store.identity.pair.public != given
    with again.services.context.reading() as uow:
        known = uow.get(Person, again.services.context.actor.person_id).public_key
    assert known == again.store.identity.pair.public.hex()


def test_a_changed_passphrase_keeps_the_pair(desk, as_person, desk_passphrase):
    before = desk.store.identity.pair.public
    desk.services.passphrase.change(desk_passphrase, OWN, OWN)
    assert as_person(OWN).store.identity.pair.public == before


def test_one_person_changes_their_own_passphrase_alone(add, as_person, desk_passphrase):
    add("Nadia Belkacem", Role.SECRETARIAT)
    theirs = as_person()
    with pytest.raises(InvalidInput) as refused:
        theirs.services.passphrase.change(desk_passphrase, OWN, OWN)
    assert list(refused.value.errors) == ["old"]
    assert as_person(desk_passphrase).person_name == "Camille Roussel"


def test_whoever_leaves_comes_in_no_more(add, as_person, services):
    person = add("Nadia Belkacem", Role.SECRETARIAT)
    services.persons.leave(person)
    with pytest.raises(WrongPassphrase):
        as_person()
    line = _line(services, "Nadia Belkacem")
    assert line.left_on is not None
    assert not line.has_access


def test_whoever_comes_back_is_given_an_access(add, as_person, services):
    person = add("Nadia Belkacem", Role.SECRETARIAT)
    services.persons.leave(person)
    services.persons.give_access(person, OWN, OWN)
    assert as_person(OWN).person_name == "Nadia Belkacem"


def test_the_last_administrator_stays_one(services, desk, add):
    me = desk.services.context.actor.person_id
    with pytest.raises(Refused):
        services.persons.edit(me, PersonValues("Camille Roussel", (Role.HEAD,)))
    with pytest.raises(Refused):
        services.persons.leave(me)
    add("Nadia Belkacem", Role.ADMINISTRATOR)
    services.persons.edit(me, PersonValues("Camille Roussel", (Role.HEAD,)))
    assert _line(services, "Camille Roussel").roles == (Role.HEAD,)


def test_a_new_name_is_taken_at_the_door_and_undone_there(add, as_person, services):
    person = add("Nadia Belkacem", Role.SECRETARIAT)
    renamed = services.persons.edit(person, PersonValues("Nadia Lopes", (Role.SECRETARIAT,)))
    assert as_person(THEIRS, "Nadia Lopes").person_name == "Nadia Lopes"
    renamed.undo.run()
    assert as_person(THEIRS, "Nadia Belkacem").person_name == "Nadia Belkacem"


@pytest.mark.parametrize("name", ["", "  ", "camille roussel", "CAMILLE  ROUSSEL"])
def test_a_name_that_cannot_be_told_apart_is_refused(services, name):
    with pytest.raises(InvalidInput) as refused:
        services.persons.add(PersonValues(name, (Role.HEAD,)), THEIRS, THEIRS)
    assert list(refused.value.errors) == ["name"]


def test_nothing_is_kept_of_a_person_whose_passphrase_is_refused(services):
    with pytest.raises(InvalidInput):
        services.persons.add(PersonValues("Nadia Belkacem", (Role.HEAD,)), "court", "court")
    assert [each.name for each in services.persons.listing()] == ["Camille Roussel"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_an_administrator_lets_people_in(add, as_person, role):
    add("Nadia Belkacem", role)
    with pytest.raises(NotAllowed):
        as_person().services.persons.add(PersonValues("Autre", (role,)), OWN, OWN)


def test_who_may_not_see_names_reads_initials(add, as_person, services, desk):
    authority = _authority(services)
    sheet = AgentValues(
        last_name="Kowalczyk", first_name="Zdzisława", authority_id=authority, phone="0612345678"
    )
    agent = services.agents.create(sheet).ids[0]
    add("Prévention", Role.PREVENTIONIST)
    theirs = as_person()
    with theirs.services.context.reading() as uow:
        seen = uow.get(Agent, agent)
    assert (seen.first_name, seen.last_name, seen.phone) == ("Z.", "K.", "")
    with theirs.services.context.reading() as uow:
        assert uow.find(Agent, last_name="Kowalczyk") == []
    with pytest.raises(NotAllowed):
        theirs.services.agents.edit(agent, sheet, sheet)


def _authority(services):
    from cigdesk.domain.authority import AuthorityKind, AuthorityValues

    values = AuthorityValues(name="Ville d’essai", kind=AuthorityKind.COMMUNE)
    return services.authorities.create(values).ids[0]


def test_a_restore_gives_no_access_back_and_takes_none(add, services, desk, clock, as_person):
    gone = add("Nadia Belkacem", Role.SECRETARIAT)
    copy = desk.store.back_up(now=clock.now())
    services.persons.leave(gone)
    services.persons.add(PersonValues("Lina Haddad", (Role.HEAD,)), OWN, OWN)
    restored = desk.restored(copy.path)
    try:
        lines = {each.name: each for each in restored.services.persons.listing()}
        assert lines["Nadia Belkacem"].left_on is not None
        assert lines["Lina Haddad"].has_access
        assert as_person(OWN).person_name == "Lina Haddad"
    finally:
        restored.store.close()


def test_a_store_of_one_person_becomes_theirs_at_the_next_opening(desk, desk_passphrase, clock, as_person):
    path = keyfile.path_for(desk.path)
    kept = keyfile.unlock(keyfile.read(path), desk_passphrase)
    alone = keyfile.create(kept.key, desk_passphrase, keyfile.read(path).slots[0].cost)
    keyfile.rewrite(path, alone)
    again = as_person(desk_passphrase)
    slot = json.loads(path.read_text())["slots"][0]
    assert slot["person"] == again.services.context.actor.person_id.hex
    assert again.store.identity.pair is not None


def test_a_person_whom_the_store_does_not_know_is_told_so(desk, clock):
    desk.store.admit_person(OWN, "0" * 32, "Inconnue")
    with pytest.raises(CigdeskError, match="ne vous connaît plus"):
        open_store(desk.path, OWN, clock=clock)


def test_with_a_name_the_refusal_speaks_of_both(add, as_person):
    add("Nadia Belkacem", Role.SECRETARIAT)
    for name in ("Nadia Belkacem", "Personne"):
        with pytest.raises(WrongPassphrase, match="Ce nom et cette phrase de passe"):
            as_person(OWN, name)
