"""One byte that flips on the disk, in every part of the store and of its key file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

import sqlalchemy as sa
from copies import name_in, rename
from outcome import Outcome
from soundness import faults_of
from stage import PASSPHRASE, base_in, copied, opened

from cigdesk.domain.errors import CigdeskError
from cigdesk.rescue import bring_back, newest_sound
from cigdesk.store_errors import StoreError
from db import keyfile
from db.backup import existing, folder_for
from db.store import PAGE_BYTES

_ALSO_THE_BACKUP = 0.3
_ROOTS = "SELECT type, rootpage FROM sqlite_master WHERE rootpage > 0"
_AT_OPEN, _AT_SAVE, _BY_CHECK, _HARMLESS = "at open", "at the save", "by the full check", "harmless"
Place = tuple[str, str, int]
"""Where it is, "store" or "key", and the offset of the byte."""


def run(times: int, folder: Path, random: Random) -> Outcome:
    """Flip a byte at so many places: found before anything is written, and mended by the newest backup."""
    outcome = Outcome("one byte flipped", times)
    base = base_in(folder)
    for number, place in enumerate(_places(base, times, random)):
        path = copied(base, folder / "store")
        outcome.lose(number, _strike(path, place, outcome, random))
    return outcome


def run_while_open(times: int, folder: Path, random: Random) -> Outcome:
    """Flip a byte under an open store: the next save is refused in words, or does not need that page."""
    outcome = Outcome("one byte flipped while open", times)
    base = base_in(folder)
    for number in range(times):
        path = copied(base, folder / "store")
        outcome.lose(number, _strike_open(path, random.randrange(path.stat().st_size), outcome, random))
    return outcome


def _strike_open(path: Path, offset: int, outcome: Outcome, random: Random) -> list[str]:
    with opened(path) as desk:
        _flip(path, offset)
        before = _digest(path)
        try:
            rename(desk, "Écrite")
            found = _BY_CHECK
        except StoreError:
            found = _AT_SAVE
        faults = [] if _digest(path) == before else [f"byte {offset}: the damaged file was changed"]
        sound = not faults_of(desk, full=True)
    outcome.counts[found] += 1
    faults += [f"byte {offset}: not found"] if sound else []
    return faults + _faults_once_mended(path, random)


def _places(base: Path, times: int, random: Random) -> Iterator[Place]:
    """One kind of place after the other, until there are enough."""
    size, key_size = base.stat().st_size, keyfile.path_for(base).stat().st_size
    tables, indexes = _root_pages(base, "table"), _root_pages(base, "index")
    for number in range(times):
        within = random.randrange(PAGE_BYTES)
        yield (
            ("header", "store", random.randrange(16)),
            ("first page", "store", 16 + random.randrange(PAGE_BYTES - 16)),
            ("table page", "store", PAGE_BYTES * random.choice(tables) + within),
            ("index page", "store", PAGE_BYTES * random.choice(indexes) + within),
            ("any page", "store", PAGE_BYTES + random.randrange(size - PAGE_BYTES)),
            ("last page", "store", size - PAGE_BYTES + within),
            ("key file", "key", random.randrange(key_size)),
        )[number % 7]


def _root_pages(base: Path, kind: str) -> list[int]:
    """Numbers of the pages where tables or indexes begin, counted from 0."""
    with opened(base) as desk, desk.store.engine.connect() as connection:
        return [row[1] - 1 for row in connection.execute(sa.text(_ROOTS)) if row[0] == kind]


def _strike(path: Path, place: Place, outcome: Outcome, random: Random) -> list[str]:
    where, what, offset = place
    struck = path if what == "store" else keyfile.path_for(path)
    _flip(struck, offset)
    before = _digest(struck)
    found = _found(path)
    outcome.counts[f"{found} ({where})"] += 1
    faults = []
    if found in (_AT_OPEN, _AT_SAVE) and _digest(struck) != before:
        faults.append(f"{where}, byte {offset}: the damaged file was changed")
    if found == _HARMLESS:
        return faults if what == "key" else [f"{where}, byte {offset}: not found"]
    return faults + _faults_once_mended(path, random)


def _flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 0x01
    path.write_bytes(content)


def _found(path: Path) -> str:
    """When the damage is found. A page that is free holds nothing, and is read by the full check alone."""
    try:
        with opened(path) as desk:
            sound = not faults_of(desk, full=True)
            try:
                rename(desk, "Écrite")
            except StoreError:
                return _AT_SAVE
            return _HARMLESS if sound else _BY_CHECK
    except CigdeskError:
        return _AT_OPEN


def _faults_once_mended(path: Path, random: Random) -> list[str]:
    """The newest sound backup is named, also when the newest of all is damaged, and takes its place."""
    newest, older = (each.path for each in existing(folder_for(path))[:2])
    struck = random.random() < _ALSO_THE_BACKUP
    if struck:
        _flip(newest, random.randrange(newest.stat().st_size))
    rescue = newest_sound(path, PASSPHRASE)
    if rescue.copy != (older if struck else newest):
        return ["another backup than the newest sound one is named"]
    bring_back(path, rescue, PASSPHRASE)
    with opened(path) as desk:
        return faults_of(desk, full=True) + ([] if name_in(desk) == "Ville 00" else ["another store"])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
