"""Backups as the window asks for them, on a real store, by a clock moved by hand."""

from __future__ import annotations

import json
import os
import shutil
import sys

import pytest

from cigdesk import paths
from cigdesk.domain.authority import Authority, AuthorityKind, AuthorityValues
from cigdesk.domain.backups import Place, Reason
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.rights import Right
from cigdesk.exchange.authorities_table import read_table
from cigdesk.services.context import new_id
from cigdesk.store_errors import (
    DamagedBackup,
    DamagedStore,
    ReadOnlyPlace,
    SecondFolderInside,
    StoreError,
)
from db import backup_second
from db.keyfile import path_for


@pytest.fixture
def backups(services):
    return services.backups


@pytest.fixture
def change(services):
    """Write something; each call is another authority."""
    names = iter(["Pantin", "Bobigny", "Bagnolet", "Gentilly", "Le Bourget", "Choisy"])

    def write():
        services.authorities.create(AuthorityValues(name=next(names), kind=AuthorityKind.COMMUNE))

    return write


@pytest.fixture
def key(tmp_path):
    """A USB key that can be unplugged."""
    folder = tmp_path / "media" / "CLE"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def issued(services):
    """A quote that has its number and its page."""

    def work(uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        authority = Authority(id=new_id(), name="Pantin", kind=AuthorityKind.COMMUNE)
        uow.add(authority)
        start = services.context.today().replace(month=1, day=1)
        uow.add(Membership(id=new_id(), authority_id=authority.id, convention=Convention.CADRE, start=start))
        return (authority.id,)

    authority = services.context.change(Right.MANAGE_AUTHORITIES, work, "").ids[0]
    quote = services.quotes.drafting.create(authority).ids[0]
    services.quotes.drafting.add_line(quote, "COACH")
    services.quotes.issuing.issue(quote)
    return quote


def damage(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def reasons(backups):
    return [line.backup.reason for line in backups.view().lines]


# In time


def test_a_backup_every_half_hour_of_use_when_something_changed(backups, change, clock):
    assert backups.keep_up().backup is None
    change()
    clock.move(minutes=29)
    assert backups.keep_up().backup is None
    clock.move(minutes=1)
    assert backups.keep_up().backup.taken_at == clock.now()
    clock.move(hours=2)
    assert backups.keep_up().backup is None
    change()
    assert backups.keep_up().backup.reason is Reason.PERIOD
    assert reasons(backups) == [Reason.PERIOD, Reason.PERIOD]


def test_a_clock_set_back_does_not_stop_the_backups(backups, change, clock):
    clock.move(days=300)
    backups.back_up_now()
    clock.move(days=-300)
    change()
    clock.move(minutes=30)
    assert backups.keep_up().backup is not None


def test_one_at_exit_when_something_changed(desk, change, clock):
    change()
    desk.close()
    assert [each.reason for each in desk.store.backups()] == [Reason.EXIT]


def test_one_before_an_import_of_what_is_not_backed_up_yet(services, backups):
    table = read_table(b"siren;nom;nature\n217500016;Paris;Commune\n")
    services.authority_import.apply(services.authority_import.preview(table))
    [line] = backups.view().lines
    assert line.backup.reason is Reason.IMPORT
    assert backups.counts(line.backup)["authorities"] == 0


def test_an_import_is_not_begun_when_its_backup_cannot_be_made(services, desk):
    table = read_table(b"siren;nom;nature\n217500016;Paris;Commune\n")
    desk.store.backup_folder.write_text("a file in its place")
    with pytest.raises(StoreError):
        services.authority_import.apply(services.authority_import.preview(table))
    assert services.backups._shelf.present_counts()["authorities"] == 0


# The second folder


def test_each_backup_is_copied_and_verified_in_the_second_folder(backups, change, key, clock, desk):
    assert backups.choose_second(key).second == ""
    clock.move(minutes=30)
    change()
    backups.keep_up()
    view = backups.view()
    assert [line.places for line in view.lines] == [{Place.HERE, Place.SECOND}] * 2
    assert (view.second.there, view.second.last, view.second.late) == (True, clock.now(), False)
    [own] = key.iterdir()
    assert own.name.startswith("base-")
    copies = backup_second.copies_in(own, desk.store.key)
    assert [each.taken_at for each in copies] == [line.backup.taken_at for line in view.lines]
    assert all(path_for(each.path).exists() for each in copies)


def test_documents_go_to_the_second_folder_once(backups, key, desk):
    name = desk.store.attachments.keep(b"%PDF une page")
    backups.choose_second(key)
    backups.back_up_now()
    [documents] = key.glob("*/documents")
    assert [path.name for path in documents.iterdir()] == [name]


@pytest.mark.parametrize("how", ["unplugged", "empty mount point"])
def test_a_key_that_is_not_there_is_said_and_stops_nothing(backups, change, key, clock, desk, how):
    backups.choose_second(key)
    last = clock.now()
    [own] = key.iterdir()
    own.rename(key.parent / "elsewhere")
    if how == "unplugged":
        key.rmdir()
    clock.move(days=7)
    change()
    outcome = backups.keep_up()
    assert outcome.backup is not None
    assert "pas accessible" in outcome.second
    second = backups.view().second
    assert (second.there, second.last, second.late) == (False, last, False)
    clock.move(minutes=1)
    assert backups.view().second.late
    desk.close()
    assert not own.exists()
    key.mkdir(exist_ok=True)
    (key.parent / "elsewhere").rename(own)
    assert backups.follow() == ""
    assert not backups.view().second.late


def test_a_share_that_hangs_is_not_there(monkeypatch, tmp_path):
    monkeypatch.setattr(backup_second, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(backup_second, "_is_folder", lambda _folder: bool(input_that_never_comes()))
    assert not backup_second.is_there(tmp_path)


def input_that_never_comes():
    import threading

    return threading.Event().wait(2)


def test_two_stores_of_one_name_share_a_key_without_mixing(backups, key, tmp_path, desk):
    from cigdesk.bootstrap import create_store
    from cigdesk.services.centres import shipped_centres
    from db.crypto import Cost

    other = create_store(
        tmp_path / "autre" / "base.cigdesk",
        shipped_centres()[1].values,
        "Line Ozier",
        "quatre mots à retenir",
        cost=Cost(19, 1, 1),
    )
    backups.choose_second(key)
    other.services.backups.choose_second(key)
    other.close()
    assert len(list(key.iterdir())) == 2
    assert len(backups.view().lines) == 1


@pytest.mark.parametrize("where", ["store", "backups"])
def test_the_second_folder_is_not_where_the_first_is(backups, desk, where):
    backups.back_up_now()
    inside = desk.path.parent if where == "store" else desk.store.backup_folder
    with pytest.raises(SecondFolderInside):
        backups.choose_second(inside)
    assert backups.view().second is None


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_refused(backups, key):
    key.chmod(0o500)
    with pytest.raises(ReadOnlyPlace):
        backups.choose_second(key)


def test_what_this_computer_knows_is_private_and_may_be_damaged(backups, key):
    backups.choose_second(key)
    file = paths.settings_file().with_name("backups.json")
    assert file.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    for nonsense in ("", "[]", "{", json.dumps(dict.fromkeys(json.loads(file.read_text()), 5))):
        file.write_text(nonsense)
        assert backups.view().second is None


def test_a_second_folder_that_is_forgotten_keeps_its_copies(backups, key):
    backups.choose_second(key)
    backups.forget_second()
    assert backups.view().second is None
    assert list(key.glob("*/*.cigdesk"))


# Reading


def test_a_damaged_copy_is_said_so_and_stays_so(backups, services):
    made = backups.back_up_now().backup
    assert backups.verify(made).sound
    damage(made.path)
    assert backups.verify_all() == 1
    [line] = backups.view().lines
    assert not line.verdict.sound
    with pytest.raises(DamagedBackup):
        backups.compare(made)


def test_a_reading_of_all_tells_how_far_it_is_and_can_be_stopped(backups):
    backups.back_up_now()
    backups.back_up_now()
    steps = []
    backups.verify_all(lambda done, total: steps.append((done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]

    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backups.verify_all(stop)


def test_what_a_restore_would_change_is_counted(backups, change):
    change()
    made = backups.back_up_now().backup
    change()
    change()
    found = {each.table: (each.then, each.now) for each in backups.compare(made)}
    assert found["authorities"] == (1, 3)
    assert found["quotes"] == (0, 0)


def test_a_restore_is_tried_on_the_side(backups, desk, change, clock, key):
    assert backups.rehearse() is None
    change()
    backups.choose_second(key)
    clock.move(days=32)
    assert backups.view().rehearsal_due
    before = sorted(path.name for path in desk.path.parent.iterdir())
    assert backups.rehearse() is not None
    assert sorted(path.name for path in desk.path.parent.iterdir()) == before
    view = backups.view()
    assert (view.rehearsal_due, view.rehearsed_at) == (False, clock.now())
    damage(backups.view().lines[0].backup.path)
    with pytest.raises(DamagedBackup):
        backups.rehearse()


def test_a_lost_document_makes_the_trial_of_a_restore_fail(services, backups, issued):
    made = backups.back_up_now().backup
    assert backups.rehearse() == made
    [document] = (made.path.parent / "documents").iterdir()
    document.write_bytes(b"noise" * 50)
    with pytest.raises(DamagedBackup):
        backups.rehearse()


def test_the_whole_store_is_read_once_a_week(backups, clock):
    assert backups.weekly_check()
    assert not backups.weekly_check()
    clock.move(days=7, minutes=1)
    assert backups.weekly_check()


def test_damage_is_found_by_the_weekly_reading(backups, desk, change):
    for _ in range(3):
        change()
    desk.store.checkpoint()
    damage(desk.path)
    with pytest.raises(DamagedStore):
        backups.weekly_check()


# Coming back


def test_a_restore_from_the_window_needs_no_passphrase_and_can_be_undone(desk, backups, change, clock):
    change()
    made = backups.back_up_now().backup
    change()
    restored = desk.restored(made.path)
    try:
        lines = restored.services.backups.view().lines
        assert restored.services.backups._shelf.present_counts()["authorities"] == 1
        assert {line.backup.reason for line in lines} == {Reason.ASKED, Reason.RESTORE, Reason.UNKNOWN}
        [aside] = [line.backup for line in lines if Place.ASIDE in line.places]
        clock.move(minutes=1)
        again = restored.restored(aside.path)
        assert again.services.backups._shelf.present_counts()["authorities"] == 2
        again.store.close()
    finally:
        restored.store.close()


def test_a_second_copy_can_be_restored_when_the_first_is_gone(desk, backups, change, key):
    change()
    backups.choose_second(key)
    shutil.rmtree(desk.store.backup_folder)
    [line] = backups.view().lines
    assert line.places == {Place.SECOND}
    change()
    restored = desk.restored(line.backup.path)
    assert restored.services.backups._shelf.present_counts()["authorities"] == 1
    restored.store.close()
