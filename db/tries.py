"""Trying a passphrase: the one door to the key of a store, slower after five wrong ones.

The count lies in a small owner-only file beside the key file, so that leaving the program does not forget it.
It slows a person at the keyboard. It does nothing against somebody who has the files: they copy them, or
remove the count, and try as fast as Argon2id lets them; against these, only the passphrase itself protects.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from cigdesk.domain.passphrases import Tries
from cigdesk.store_errors import TooManyTries, WrongPassphrase
from db import keyfile
from db.files import beside, replace_whole

Now = Callable[[], datetime]
_MOST_BYTES = 1000
_MOST_WRONG = 10**6


def path_for(store: Path) -> Path:
    """Where the count of a store lies; there is none after a right passphrase."""
    return beside(store, ".tries")


def utc_now() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


def kept(store: Path) -> Tries:
    """The wrong passphrases since the last right one."""
    return _read(store)


def unlock(
    store: Path, keys: keyfile.KeyFile, passphrase: str, now: Now = utc_now, *, name: str = ""
) -> keyfile.Unlocked:
    """Try a passphrase on the key file of a store, as somebody of that name; a right one forgets the wrong.

    The words of a recovery sheet are not tried here: nobody guesses 128 bits, and whoever forgot their
    passphrase has just tried it too often.

    Raises WrongPassphrase; or TooManyTries while one has to wait (nothing is then tried) and from the fifth
    wrong one on.
    """
    _require_no_wait(store, now())
    try:
        unlocked = keyfile.unlock(keys, passphrase, name)
    except WrongPassphrase:
        _note_failure(store, now())
        raise
    _forget(store)
    return unlocked


def _require_no_wait(store: Path, now: datetime) -> None:
    kept = _read(store)
    seen = kept.seen(now)
    if seen != kept:
        _write(store, seen)
    if seen.left(now):
        raise TooManyTries(store, seen.wrong, seen.left(now))


def _note_failure(store: Path, now: datetime) -> None:
    # Read again: another process may have tried meanwhile.
    failed = _read(store).failed(now)
    _write(store, failed)
    if failed.wait:
        raise TooManyTries(store, failed.wrong, failed.wait) from None


def _read(store: Path) -> Tries:
    """None wrong when there is no count, or none that can be read."""
    try:
        with path_for(store).open("rb") as file:
            known = json.loads(file.read(_MOST_BYTES))
        tries = Tries(int(known["wrong"]), datetime.fromisoformat(known["since"]).astimezone(UTC))
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return Tries()
    return tries if 0 < tries.wrong <= _MOST_WRONG else Tries()


def _write(store: Path, tries: Tries) -> None:
    """A place that takes no file takes no open store either: nobody is kept out for it."""
    content = json.dumps({"wrong": min(tries.wrong, _MOST_WRONG), "since": tries.since.isoformat()})
    with suppress(OSError):
        replace_whole(path_for(store), content.encode())


def _forget(store: Path) -> None:
    with suppress(OSError):
        path_for(store).unlink(missing_ok=True)
