"""A store that does not open: the newest sound backup, and what is kept."""

from __future__ import annotations

import shutil

import pytest

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.local_stores import LocalStores
from cigdesk.store_errors import (
    DamagedStore,
    ForeignKeyFile,
    MissingKeyFile,
    NoSoundBackup,
    WrongPassphrase,
)
from db.keyfile import path_for
from db.restore import aside_folder


@pytest.fixture
def store(desk):
    """A store with two backups: without an authority, then with one; it has a second since."""
    backups = desk.services.backups
    backups.back_up_now()
    desk.services.authorities.create(AuthorityValues(name="Pantin", kind=AuthorityKind.COMMUNE))
    desk.services.context.clock.move(days=1)
    backups.back_up_now()
    desk.services.authorities.create(AuthorityValues(name="Bobigny", kind=AuthorityKind.COMMUNE))
    desk.store.close()
    return desk.path


@pytest.fixture
def stores():
    return LocalStores()


def damage(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def opened_counts(desk):
    counts = desk.store.check().counts
    desk.store.close()
    return counts["authorities"]


def test_the_newest_sound_backup_is_offered_and_the_damaged_file_set_aside(
    store, stores, desk_passphrase, clock
):
    damage(store)
    left = store.read_bytes()
    with pytest.raises(DamagedStore):
        stores.open_store(store, desk_passphrase)
    rescue = stores.rescue(store, desk_passphrase)
    assert (rescue.taken_at, rescue.counts["authorities"], rescue.keys_only) == (clock.now(), 1, False)
    assert store.read_bytes() == left
    assert opened_counts(stores.bring_back(store, rescue, desk_passphrase)) == 1
    [aside] = aside_folder(store).glob("*/*.cigdesk")
    assert aside.read_bytes() == left


def test_a_damaged_backup_is_passed_over(store, stores, desk_passphrase, desk):
    newest, older = desk.store.backups()
    damage(store)
    damage(newest.path)
    assert stores.rescue(store, desk_passphrase).copy == older.path
    damage(older.path)
    with pytest.raises(NoSoundBackup):
        stores.rescue(store, desk_passphrase)


def test_the_second_folder_serves_when_the_first_is_lost(desk, stores, desk_passphrase, tmp_path):
    (tmp_path / "CLE").mkdir()
    desk.services.backups.choose_second(tmp_path / "CLE")
    desk.store.close()
    shutil.rmtree(desk.store.backup_folder)
    damage(desk.path)
    rescue = stores.rescue(desk.path, desk_passphrase)
    assert rescue.place == "dans le deuxième dossier"
    stores.bring_back(desk.path, rescue, desk_passphrase).store.close()


def test_a_store_whose_first_bytes_are_damaged_is_known_by_its_key_file(store, stores, desk_passphrase):
    content = bytearray(store.read_bytes())
    content[0] ^= 1
    store.write_bytes(content)
    with pytest.raises(ForeignKeyFile):
        stores.open_store(store, desk_passphrase)
    rescue = stores.rescue(store, desk_passphrase)
    assert not rescue.keys_only
    assert opened_counts(stores.bring_back(store, rescue, desk_passphrase)) == 1


@pytest.mark.parametrize("damaged", [True, False])
def test_a_lost_key_file_costs_no_data(store, stores, desk_passphrase, damaged):
    keys = path_for(store)
    keys.write_bytes(b"noise") if damaged else keys.unlink()
    with pytest.raises(Exception, match="clé"):
        stores.open_store(store, desk_passphrase)
    rescue = stores.rescue(store, desk_passphrase)
    assert rescue.keys_only
    assert opened_counts(stores.bring_back(store, rescue, desk_passphrase)) == 2


def test_a_wrong_passphrase_is_said_and_shows_nothing(store, stores):
    path_for(store).unlink()
    with pytest.raises(MissingKeyFile):
        stores.open_store(store, "une tout autre phrase")
    with pytest.raises(WrongPassphrase):
        stores.rescue(store, "une tout autre phrase")


def test_a_copy_may_be_chosen_by_hand(store, stores, desk_passphrase, desk, tmp_path):
    oldest = desk.store.backups()[-1].path
    shutil.copyfile(oldest, tmp_path / "copie.cigdesk")
    shutil.copyfile(path_for(oldest), tmp_path / "copie.cigdesk.key")
    damage(store)
    rescue = stores.rescue_by(store, tmp_path / "copie.cigdesk", desk_passphrase)
    assert rescue.counts["authorities"] == 0
    assert opened_counts(stores.bring_back(store, rescue, desk_passphrase)) == 0
