"""What was erased does not come back with an older copy, whichever way the copy takes the store's place."""

from __future__ import annotations

import shutil
import stat
import sys

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.domain.erasure import ERASED, ErasedKind
from cigdesk.domain.people import Agent
from cigdesk.services.erasing import wipe_agent, wipe_case
from db import erasure_list
from db.crypto import StoreKey
from db.erasure_list import ErasureList
from db.keyfile import path_for
from db.restore import restore


def opened_again(desk, passphrase, clock):
    desk.store.close()
    return open_store(desk.path, passphrase, clock=clock)


@pytest.fixture
def backed_up(world, desk):
    """A copy that names the person, then the erasure."""
    made = desk.services.backups.back_up_now().backup
    desk.store.checkpoint()
    world.wipe(wipe_agent, world.person)
    return made


def name_of(desk, agent_id):
    with desk.services.context.reading() as uow:
        return uow.get(Agent, agent_id).name


def test_a_restored_store_names_the_person_no_more(world, desk, backed_up, markers_in):
    assert "Zzyxw" in markers_in(backed_up.path, desk.store.key)
    restored = desk.restored(backed_up.path)
    try:
        assert name_of(restored, world.person) == ERASED
        assert name_of(restored, world.other) == "Leïla Haddad"
        restored.store.checkpoint()
        assert markers_in(restored.path, restored.store.key) == []
    finally:
        restored.store.close()


def test_a_copy_put_there_by_hand_is_erased_at_its_first_opening(
    world, desk, backed_up, clock, desk_passphrase, markers_in
):
    again = opened_again(desk, desk_passphrase, clock)
    again.store.close()
    shutil.copyfile(backed_up.path, desk.path)
    again = open_store(desk.path, desk_passphrase, clock=clock)
    assert name_of(again, world.person) == ERASED
    again.store.close()
    assert markers_in(desk.path, again.store.key) == []


def test_on_a_new_computer_the_newer_copies_tell_what_was_erased(
    world, desk, backed_up, clock, tmp_path, desk_passphrase
):
    clock.move(hours=1)
    desk.services.backups.back_up_now()
    desk.store.close()
    there = tmp_path / "neuf" / desk.path.name
    there.parent.mkdir()
    restore(there, backed_up.path, desk_passphrase, clock.now())
    again = open_store(there, desk_passphrase, clock=clock)
    assert name_of(again, world.person) == ERASED
    again.store.close()


def test_an_emptied_case_is_emptied_again_while_its_person_stays(world, desk):
    made = desk.services.backups.back_up_now().backup
    world.wipe(wipe_case, world.case)
    restored = desk.restored(made.path)
    try:
        (case,) = restored.services.cases.listing().rows
        assert case.last_name == ERASED
        assert name_of(restored, world.person) == "Qorvex Zzyxw"
    finally:
        restored.store.close()


def test_the_list_holds_ids_alone_sealed_and_for_its_owner(world, desk, clock, desk_passphrase):
    world.wipe(wipe_agent, world.person)
    again = opened_again(desk, desk_passphrase, clock)
    path = erasure_list.path_for(desk.path)
    listed = ErasureList(desk.path, again.store.key).read()
    assert {(each.kind, each.record_id) for each in listed} == {
        (ErasedKind.AGENT, world.person),
        (ErasedKind.CASE, world.case),
    }
    assert world.person.hex.encode() not in path.read_bytes()
    assert str(world.person).encode() not in path.read_bytes()
    assert ErasureList(desk.path, StoreKey(again.store.key.store_id, bytes(32))).read() == frozenset()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again.store.close()
    path.unlink()
    opened_again(again, desk_passphrase, clock).store.close()
    assert ErasureList(desk.path, again.store.key).read() == listed


def test_copies_that_still_name_the_person_are_told(world, desk, backed_up, clock):
    with desk.services.context.reading() as uow:
        erased = uow.erasure.erased()
    clock.move(hours=1)
    newer = desk.services.backups.back_up_now().backup
    shelf = desk.services.shelf
    assert [each.path for each in shelf.still_holding(erased, None)] == [backed_up.path]
    assert newer.path in [each.path for each in shelf.copies()]
    assert path_for(newer.path).exists()
