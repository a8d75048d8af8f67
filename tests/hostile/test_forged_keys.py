"""Key files that somebody made by hand: refused as damaged before any work, or without effect."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.store_errors import DamagedKeyFile, NewerKeyFile, WrongPassphrase
from db import keyfile
from db.crypto import Cost, PersonKey, StoreKey

KEY = StoreKey.generate()
CHEAP = Cost(19, 1, 1)
OWN = "la mienne"


@pytest.fixture(scope="module")
def document() -> dict:
    """As it lies on the disk, of two people, without its sum: whoever forges makes that too."""
    camille, nadia = (
        keyfile.Holder(uuid.uuid4().hex, name, PersonKey.generate()) for name in ("Camille", "Nadia")
    )
    keys = keyfile.create(KEY, OWN, CHEAP, camille)
    keys = keyfile.add_slot(keys, KEY, "la sienne", CHEAP, nadia)
    found = json.loads(keyfile._serialise(keys))
    del found["sha256"]
    return found


@pytest.fixture
def forged(tmp_path: Path, document: dict):
    """The file with some of it changed."""

    def make(change=None, content: object = None) -> Path:
        copy = json.loads(json.dumps(document))
        if change is not None:
            change(copy)
        path = tmp_path / "base.cigdesk.key"
        path.write_text(json.dumps(copy if content is None else content))
        return path

    return make


ODD = [None, 7, -1, 1.5, True, "x", "", [], {}, ["x"], {"a": 1}, "é" * 70_000, 10**400]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:12])
@pytest.mark.parametrize(
    "where", ["format", "version", "store", "slots", "slot", "id", "person", "mark", "kdf", "salt"]
)
def test_no_odd_value_anywhere_ends_otherwise_than_in_words(forged, where, odd):
    def change(document: dict) -> None:
        if where == "slot":
            document["slots"][0] = odd
        elif where in document:
            document[where] = odd
        else:
            document["slots"][0][where] = odd

    path = forged(change)
    try:
        keyfile.read(path)
    except (DamagedKeyFile, NewerKeyFile):
        return
    assert where in ("person", "mark", "id")
    assert isinstance(odd, str)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:12])
def test_no_odd_document_is_a_key_file(forged, odd):
    if odd is None:
        odd = [[[[]]]] * 99
    with pytest.raises(DamagedKeyFile):
        keyfile.read(forged(content=odd))


@pytest.mark.parametrize("count", [2, 16, 40])
def test_a_file_that_asks_for_minutes_of_work_is_refused_before_any(forged, count):
    """Each slot within its bounds, all of them together would take the window away for long."""

    def change(document: dict) -> None:
        slot = document["slots"][0] | {"memory_mib": 1024, "passes": 10, "lanes": 1}
        document["slots"] = [slot | {"id": uuid.uuid4().hex} for _ in range(count)]

    if count == 2:
        assert len(keyfile.read(forged(change)).slots) == 2
    else:
        with pytest.raises(DamagedKeyFile):
            keyfile.read(forged(change))


def test_as_many_people_as_a_store_has_are_never_too_much_work(forged):
    def change(document: dict) -> None:
        usual = Cost()
        cost = {"memory_mib": usual.memory_mib, "passes": usual.passes, "lanes": usual.lanes}
        slot = document["slots"][0] | cost
        document["slots"] = [slot | {"id": uuid.uuid4().hex} for _ in range(keyfile.MAX_SLOTS)]

    assert len(keyfile.read(forged(change)).slots) == keyfile.MAX_SLOTS


@pytest.mark.parametrize("field", ["person", "id", "salt", "nonce", "wrapped"])
def test_a_slot_cannot_be_given_to_somebody_else(forged, field):
    """Neither the person nor any other part of one slot opens under those of another."""

    def change(document: dict) -> None:
        first, second = document["slots"]
        first[field], second[field] = second[field], first[field]

    with pytest.raises(WrongPassphrase):
        keyfile.unlock(keyfile.read(forged(change)), OWN)


@given(data=st.data())
@settings(max_examples=25)
def test_any_letter_changed_is_damage_a_refusal_or_nothing(tmp_path_factory, document, data):
    content = json.dumps(document)
    place = data.draw(st.integers(0, len(content) - 1))
    letter = data.draw(st.sampled_from('0{}[]",:eé\\'))
    path = tmp_path_factory.mktemp("key") / "base.cigdesk.key"
    path.write_text(content[:place] + letter + content[place + 1 :], encoding="utf-8")
    try:
        opened = keyfile.unlock(keyfile.read(path), OWN)
    except (DamagedKeyFile, NewerKeyFile, WrongPassphrase):
        return
    assert opened.key == KEY
