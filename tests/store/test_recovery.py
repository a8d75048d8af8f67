"""The recovery sheet on a real file: made, printed, used by somebody who forgot their passphrase."""

from __future__ import annotations

import logging
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk.bootstrap import open_store, recover, recoverable
from cigdesk.documents import render_recovery
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.rights import Role
from cigdesk.french import fold
from cigdesk.services.persons import PersonValues
from cigdesk.services.recovery_words import drawn_words, read_words
from cigdesk.services.social_note_views import NoteOwner
from cigdesk.store_errors import WrongPassphrase, WrongRecovery
from db import keyfile
from tests.store.test_retention import Cases

NEW = "une phrase toute neuve"
THEIRS = "cinq poules sur un mur"


@pytest.fixture
def make(services):
    def made() -> str:
        draft = services.recovery.prepare()
        services.recovery.keep(draft, {at: draft.words[at - 1] for at in draft.asked})
        return " ".join(draft.words)

    return made


@pytest.fixture
def path(desk):
    return desk.path


@pytest.fixture
def back(path, clock):
    """Come back by words, as that person."""
    opened = []

    def come(words, person_id, passphrase=NEW, again=NEW):
        opened.append(recover(path, words, person_id, passphrase, again, clock=clock))
        return opened[-1]

    yield come
    for each in opened:
        each.store.close()


def test_words_are_read_as_people_type_them():
    words = drawn_words()
    first_letters = ", ".join(fold(word)[:4].upper() for word in words)
    assert read_words(first_letters) == words
    numbered = "\n".join(f"{at}. {word}" for at, word in enumerate(words, 1))
    assert read_words(numbered) == words


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "vous en avez tapé 0"),
        ("abaisser " * 11, "vous en avez tapé 11"),
        ("abaisser " * 12, "recopié"),
        ("abaisser xylophage " + "abaisser " * 10, "Le mot 2, «\u00a0xylophage\u00a0»"),
        ("abaissement " * 12, "Le mot 1"),
    ],
)
def test_a_mistake_is_told(typed, told):
    with pytest.raises(InvalidInput) as refused:
        read_words(typed)
    assert told in refused.value.errors["words"]


def test_a_sheet_counts_once_its_words_were_typed_from_paper(services, path):
    draft = services.recovery.prepare()
    assert not services.recovery.state().made
    with pytest.raises(InvalidInput):
        services.recovery.keep(draft, dict.fromkeys(draft.asked, "abaisser"))
    with pytest.raises(WrongRecovery):
        recoverable(path, " ".join(draft.words))
    services.recovery.keep(draft, {at: fold(draft.words[at - 1])[:4] for at in draft.asked})
    assert services.recovery.state().made
    assert [name for _, name in recoverable(path, " ".join(draft.words))] == ["Camille Roussel"]


def test_whoever_forgot_comes_back_with_a_passphrase_of_their_own(
    services, make, back, path, clock, desk_passphrase
):
    words = make()
    services.persons.add(PersonValues("Nadia Belkacem", (Role.SECRETARIAT,)), THEIRS, THEIRS)
    nadia = next(key for key, name in recoverable(path, words) if name == "Nadia Belkacem")
    desk = back(words, nadia)
    assert desk.person_name == "Nadia Belkacem"
    assert not desk.services.passphrase.provisional
    again = open_store(path, NEW, name="Nadia Belkacem", clock=clock)
    assert again.store.identity.pair.public == desk.store.identity.pair.public
    again.store.close()
    with pytest.raises(WrongPassphrase):
        open_store(path, THEIRS, clock=clock)
    open_store(path, desk_passphrase, clock=clock).store.close()


def test_a_new_sheet_takes_the_place_of_the_former_one(make, back, path, services):
    first, second = make(), make()
    me = services.context.actor.person_id
    with pytest.raises(WrongRecovery):
        back(first, me)
    assert back(second, me).person_name == "Camille Roussel"


def test_the_words_are_no_passphrase_and_a_passphrase_is_no_words(make, path, clock, desk_passphrase):
    with pytest.raises(WrongPassphrase):
        open_store(path, make(), clock=clock)
    with pytest.raises(InvalidInput):
        recoverable(path, desk_passphrase)


def test_too_many_wrong_passphrases_do_not_hold_the_sheet_back(make, path, clock):
    words = make()
    for _ in range(6):
        with pytest.raises(Exception, match="phrase de passe"):
            open_store(path, "pas du tout cela", clock=clock)
    assert recoverable(path, words)


def test_a_weak_new_passphrase_changes_nothing(make, back, path, services, desk_passphrase, clock):
    words, before = make(), keyfile.path_for(path).read_bytes()
    with pytest.raises(InvalidInput) as refused:
        back(words, services.context.actor.person_id, "court", "court")
    assert set(refused.value.errors) == {"passphrase"}
    assert keyfile.path_for(path).read_bytes() == before


def test_who_left_is_not_let_back_in(make, path, services):
    gone = services.persons.add(PersonValues("Nadia Belkacem", (Role.HEAD,)), THEIRS, THEIRS).ids[0]
    services.persons.leave(gone)
    assert gone not in dict(recoverable(path, make()))


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.PREVENTIONIST, Role.HEAD, Role.ADMINISTRATOR])
def test_others_than_the_social_team_make_no_sheet_beside_it(services, path, clock, role):
    services.persons.add(PersonValues("Nadia Belkacem", (role,)), THEIRS, THEIRS)
    theirs = open_store(path, THEIRS, clock=clock)
    try:
        assert theirs.services.recovery.state().refusal
        with pytest.raises(Refused):
            theirs.services.recovery.prepare()
    finally:
        theirs.store.close()


def test_an_administrator_makes_it_while_there_is_no_social_team(services, path, clock, desk):
    me = services.context.actor.person_id
    services.persons.edit(me, PersonValues("Camille Roussel", (Role.ADMINISTRATOR,)))
    alone = open_store(path, "quatre mots pour entrer", clock=clock)
    try:
        assert not alone.services.recovery.prepare().sheet.notes
    finally:
        alone.store.close()


def test_the_sheet_is_one_page_with_its_words_in_order(services):
    draft = services.recovery.prepare()
    pages = PdfReader(BytesIO(render_recovery(draft.sheet))).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    assert all(f"{word}" in text for word in draft.words)
    assert "enveloppe cachetée" in text.replace("\n", " ")
    assert "12 novembre 2026" in text.replace("\u00a0", " ")


def test_the_words_are_in_no_log_no_file_and_nothing_that_is_shown(services, make, path, caplog, tmp_path):
    with caplog.at_level(logging.DEBUG):
        draft = services.recovery.prepare()
        services.recovery.keep(draft, {at: draft.words[at - 1] for at in draft.asked})
        recoverable(path, " ".join(draft.words))
    shown = f"{draft!r} {draft.sheet!r} {caplog.text}"
    kept = b"".join(each.read_bytes() for each in path.parent.rglob("*") if each.is_file())
    for word in draft.words:
        assert word not in shown
        assert f" {word} ".encode() not in kept
    assert draft.words[0].encode() + b" " + draft.words[1].encode() not in kept


def test_the_notes_come_back_with_whoever_comes_back_by_the_sheet(services, make, back, path, clock):
    words, case = make(), Cases(services).case()
    services.notes.write(NoteOwner(case_id=case.id), "Une situation à suivre.")
    again = back(words, services.context.actor.person_id)
    assert [each.text for each in again.services.notes.of_case(case.id)] == ["Une situation à suivre."]
    assert "faites-en une autre" in again.told


def test_a_passphrase_given_again_opens_no_note_but_the_sheet_does(services, make, back, path, clock):
    words, case = make(), Cases(services).case()
    services.notes.write(NoteOwner(case_id=case.id), "Une situation à suivre.")
    nadia = services.persons.add(PersonValues("Nadia Belkacem", (Role.SOCIAL_WORKER,)), THEIRS, THEIRS).ids[0]
    theirs = open_store(path, THEIRS, clock=clock)
    assert not [each.text for each in theirs.services.notes.of_case(case.id) if each.text]
    theirs.store.close()
    desk = back(words, nadia)
    assert [each.text for each in desk.services.notes.of_case(case.id)] == ["Une situation à suivre."]
