"""The key file: slots, passphrases, forged and damaged content."""

from __future__ import annotations

import json
import stat
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.errors import InvalidInput
from cigdesk.store_errors import (
    DamagedKeyFile,
    LastPassphrase,
    MissingKeyFile,
    NewerKeyFile,
    WrongPassphrase,
)
from db import keyfile
from db.crypto import Cost, StoreKey

KEY = StoreKey.generate()
OWN_CHEAP = Cost(19, 1, 1)


@pytest.fixture(scope="module")
def keys() -> keyfile.KeyFile:
    return keyfile.create(KEY, "première", OWN_CHEAP)


@pytest.fixture
def written(tmp_path: Path, keys: keyfile.KeyFile) -> Path:
    path = tmp_path / "essai.cigdesk.key"
    keyfile.write_new(path, keys)
    return path


def test_a_passphrase_gives_the_key_back(keys):
    assert keyfile.unlock(keys, "première").key == KEY


def test_another_passphrase_gives_nothing(keys):
    with pytest.raises(WrongPassphrase):
        keyfile.unlock(keys, "Première")


def test_accents_typed_on_another_system_are_the_same(keys):
    assert keyfile.unlock(keys, unicodedata.normalize("NFD", "première")).key == KEY


def test_each_slot_opens_and_a_removed_one_no_longer_does(keys):
    both = keyfile.add_slot(keys, KEY, "seconde", OWN_CHEAP)
    assert keyfile.unlock(both, "seconde")[:2] == (KEY, both.slots[1].id)
    alone = keyfile.remove_slot(both, both.slots[0].id)
    assert keyfile.unlock(alone, "seconde").key == KEY
    with pytest.raises(WrongPassphrase):
        keyfile.unlock(alone, "première")


def test_the_last_slot_stays(keys):
    with pytest.raises(LastPassphrase):
        keyfile.remove_slot(keys, keys.slots[0].id)


def test_a_changed_passphrase_replaces_the_old_one_in_its_slot(keys):
    changed = keyfile.change_passphrase(keys, keyfile.unlock(keys, "première"), "nouvelle", OWN_CHEAP)
    assert keyfile.unlock(changed, "nouvelle")[:2] == (KEY, keys.slots[0].id)
    with pytest.raises(WrongPassphrase):
        keyfile.unlock(changed, "première")


@pytest.mark.parametrize("unfit", ["", "  \t", "x" * 1001])
def test_an_unfit_passphrase_is_named_by_its_field(keys, unfit):
    with pytest.raises(InvalidInput) as refusal:
        keyfile.add_slot(keys, KEY, unfit, OWN_CHEAP)
    assert "passphrase" in refusal.value.errors


def test_it_comes_back_from_the_disk_as_it_was(written, keys):
    assert keyfile.read(written) == keys


@pytest.mark.skipif(sys.platform == "win32", reason="rights are lists there, set by the profile's folder")
def test_its_owner_alone_reads_it(written, keys):
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    keyfile.rewrite(written, keys)
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_it_is_never_written_over_by_a_new_store(written, keys):
    with pytest.raises(FileExistsError):
        keyfile.write_new(written, keys)


def test_a_failed_rewrite_leaves_the_old_one_alone(written, keys, monkeypatch):
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        keyfile.rewrite(written, keyfile.add_slot(keys, KEY, "seconde", OWN_CHEAP))
    monkeypatch.undo()
    assert keyfile.read(written) == keys
    assert list(written.parent.iterdir()) == [written]


def test_the_secret_and_the_passphrase_are_not_in_it(written):
    content = written.read_bytes()
    assert KEY.secret.hex().encode() not in content
    assert KEY.secret not in content
    assert "première".encode() not in content


def test_the_secret_is_not_printed():
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)


def test_a_missing_file_is_said_missing(tmp_path):
    with pytest.raises(MissingKeyFile, match=r"essai\.cigdesk\.key"):
        keyfile.read(tmp_path / "essai.cigdesk.key")


def test_a_later_format_is_said_newer(written):
    _edit(written, lambda document: document.update(version=3, slots="of another kind"))
    with pytest.raises(NewerKeyFile):
        keyfile.read(written)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_mib", 18),
        ("memory_mib", 1025),
        ("memory_mib", 10**12),
        ("memory_mib", 64.0),
        ("memory_mib", True),
        ("passes", 0),
        ("passes", 11),
        ("lanes", 0),
        ("lanes", 17),
        ("lanes", "4"),
        ("kdf", "pbkdf2"),
        ("salt", "00"),
        ("salt", None),
        ("nonce", "zz"),
        ("wrapped", "00" * 47),
        ("id", 7),
    ],
)
def test_forged_parameters_are_refused_before_any_work(written, field, value):
    _edit(written, lambda document: document["slots"][0].update({field: value}))
    with pytest.raises(DamagedKeyFile):
        keyfile.read(written)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b"[" * 60_000,
        b"{}" + b" " * 70_000,
        b'{"format": NaN}',
    ],
)
def test_anything_else_is_a_damaged_key_file(written, content):
    written.write_bytes(content)
    with pytest.raises(DamagedKeyFile):
        keyfile.read(written)


def test_a_folder_of_that_name_is_a_damaged_key_file(tmp_path):
    with pytest.raises(DamagedKeyFile):
        keyfile.read(tmp_path)


@pytest.mark.parametrize("count", [0, 81])
def test_none_or_too_many_slots_are_refused(written, count):
    _edit(written, lambda document: document.update(slots=document["slots"] * count))
    with pytest.raises(DamagedKeyFile):
        keyfile.read(written)


@pytest.mark.parametrize("field", ["id", "salt", "nonce", "wrapped", "passes"])
def test_no_part_of_a_slot_can_be_exchanged(written, field):
    forged = {"id": "0" * 32, "salt": "00" * 16, "nonce": "00" * 12, "wrapped": "00" * 48, "passes": 2}[field]
    _edit(written, lambda document: document["slots"][0].update({field: forged}))
    with pytest.raises(WrongPassphrase):
        keyfile.unlock(keyfile.read(written), "première")


def test_a_slot_does_not_open_under_the_name_of_another_store(written):
    _edit(written, lambda document: document.update(store="00" * 16))
    with pytest.raises(WrongPassphrase):
        keyfile.unlock(keyfile.read(written), "première")


@given(content=st.binary(max_size=200), cut=st.integers(min_value=0, max_value=700))
def test_no_bytes_whatever_make_reading_fail_otherwise(tmp_path_factory, keys, content, cut):
    path = tmp_path_factory.mktemp("bytes") / "essai.cigdesk.key"
    keyfile.write_new(path, keys)
    path.write_bytes(path.read_bytes()[:cut] + content)
    with suppress(DamagedKeyFile, NewerKeyFile):
        keyfile.read(path)


def test_a_digit_changed_by_the_disk_is_damage_and_no_wrong_passphrase(written):
    document = json.loads(written.read_text())
    wrapped = document["slots"][0]["wrapped"]
    changed = ("1" if wrapped[0] == "0" else "0") + wrapped[1:]
    written.write_text(written.read_text().replace(wrapped, changed))
    with pytest.raises(DamagedKeyFile):
        keyfile.read(written)


def test_a_key_file_of_release_0_1_0_has_no_sum_and_opens(written):
    _edit(written, lambda document: None)
    assert keyfile.unlock(keyfile.read(written), "première")


def _edit(path: Path, change) -> None:
    """As somebody who forges a key file would: without its sum, which only tells damage."""
    document = json.loads(path.read_text())
    del document["sha256"]
    change(document)
    path.write_text(json.dumps(document))
