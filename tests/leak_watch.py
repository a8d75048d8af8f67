"""Nothing that a test keeps about somebody shows in a log, a report, a file's name or on the standard error.

Every test that writes to a store helps: what it keeps of agents, callers, contacts and partners, the
passphrases it types and the notes it writes are marks. At its end its standard error and its logs are read
for them, and at the end of the run what the program left behind: logs, reports of faults, settings, temporary
files, and the names of all files.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

PERSONAL = {
    "Agent": ("name", "last_name", "phone", "mail"),
    "Contact": ("name", "phone", "mail"),
    "Case": ("partner",),
    "Request": ("partner",),
}
"""Fields that tell who somebody is, by kind of record."""
SHORTEST = 5
"""Letters of a mark: shorter ones stand in other words."""
_DIGITS = re.compile(r"\d{10}")
_TOLD = ("log", "config", "cache")
"""Folders of the program that hold no store."""
_COPIES = "copies"
"""Documents that a person asked to see, wiped when the window closes: their names alone are read."""


class LeakWatch:
    """Hears what the tests keep about people, and looks for it where it must not be."""

    def __init__(self) -> None:
        self.marks: set[str] = set()
        self._hooked: set[str] = set()

    def hook(self) -> None:
        """Listen to the store and to the passphrases, once their modules are there."""
        for module, listen in _HOOKS.items():
            if module in sys.modules and module not in self._hooked:
                self._hooked.add(module)
                listen(sys.modules[module], self)

    def note(self, *texts: object) -> None:
        """What must not show."""
        kept = (text.strip() for text in texts if isinstance(text, str))
        self.marks |= {text for text in kept if len(text) >= SHORTEST and _tells(text)}

    def found_in(self, text: str) -> set[str]:
        """The marks that stand in a text, each as whole words."""
        # Most tests say nothing at all.
        present = {mark for mark in self.marks if mark in text} if text else set()
        return {mark for mark in present if re.search(rf"(?<!\w){re.escape(mark)}(?!\w)", text)}

    def found_under(self, base: Path) -> dict[str, set[str]]:
        """The marks in what the program left in the folders of the tests, by file."""
        found = {str(path.relative_to(base)): self.found_in(_content(path)) for path in _left_behind(base)}
        found |= {f"name of {path}": self.found_in(path.name) for path in _named(base)}
        return {place: marks for place, marks in found.items() if marks}


def _tells(text: str) -> bool:
    """A name, a number of ten digits, a sentence: neither a word in small letters nor « xxxxx »."""
    return bool(_DIGITS.fullmatch(text)) or (text != text.lower() and len(set(text)) > 3) or " " in text


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _left_behind(base: Path) -> Iterator[Path]:
    """Files that say what the program did, in the homes of the tests."""
    for told in _TOLD:
        for folder in base.glob(f"cigdesk*/{told}"):
            yield from (each for each in folder.rglob("*") if each.is_file() and _COPIES not in each.parts)
    # What became of the temporary files of the whole run.
    yield from (each for each in (base / "tmp").rglob("*") if each.is_file())


def _named(base: Path) -> Iterator[Path]:
    """Whatever has a name, but for the folders that are named after the tests."""
    for folder, folders, files in os.walk(base):
        if Path(folder) != base:
            yield from (Path(folder, name).relative_to(base) for name in (*folders, *files))


def _listen_to_sessions(orm: Any, watch: LeakWatch) -> None:
    from sqlalchemy import event

    def heard(session: Any, *_: object) -> None:
        for record in (*session.new, *session.dirty):
            watch.note(*_told_by(record))

    event.listen(orm.Session, "before_flush", heard)


def _told_by(record: object) -> Iterable[object]:
    return (getattr(record, name, "") for name in PERSONAL.get(type(record).__name__, ()))


def _listen_to_passphrases(keyfile: Any, watch: LeakWatch) -> None:
    _wrap(keyfile, "wrapping_key", watch)


def _listen_to_notes(social_notes: Any, watch: LeakWatch) -> None:
    _wrap(social_notes, "_sound", watch)


def _wrap(module: Any, name: str, watch: LeakWatch) -> None:
    """Note the first thing that a function is given each time."""
    called = getattr(module, name)

    def heard(first: object, *others: Any, **named: Any) -> Any:
        watch.note(first)
        return called(first, *others, **named)

    setattr(module, name, heard)


_HOOKS: dict[str, Callable[[Any, LeakWatch], None]] = {
    "sqlalchemy.orm": _listen_to_sessions,
    "db.keyfile": _listen_to_passphrases,
    "cigdesk.services.social_notes": _listen_to_notes,
}
WATCH = LeakWatch()
"""Of this process."""
