"""The power cut: what was not flushed to the disk is kept, lost or torn, at any instant of the work.

A process saves as people do, and every write and flush is recorded (see `recorder`). From the record, disks
are built as a power cut may leave them: each write that no flush followed is there, or not, or in part, by
sectors of 512 bytes; each name that no flush of its folder followed is the former one or the new one. The
program opens each.

The same work under synchronous=NORMAL is cut too: there commits that were acknowledged must go missing, as
SQLite says they may. If none does, the trial sees nothing, and that is a fault of its own.
"""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from outcome import Outcome
from recorder import FLUSHES_ARE_SEEN, Event, Recorder
from saves import Saved, Saver, missing
from soundness import faults_of
from stage import PASSPHRASE, Says, StoppedClock, Victim, base_in, copied, opened

from cigdesk.bootstrap import open_store
from cigdesk.domain.errors import CigdeskError
from db import engine

SECTOR = 512
_SAVES = 30
_CHECKPOINT_EVERY = 7
_CUTS_PER_RECORD = 40
_CONTROL_SHARE = 10
"""One cut in so many is also made under synchronous=NORMAL."""
_MOST_CONTROLS = 60
"""So many in a row without a loss, where half of them lose, do not come by chance."""


def save_recorded(says: Says, path: Path, seed: int, synchronous: str) -> None:
    """The victim's work: saves, checkpoints and a new opening, all recorded in a file beside its folder."""
    assert "synchronous = FULL" in engine._SETTINGS
    engine._SETTINGS = tuple(
        f"synchronous = {synchronous}" if each.startswith("synchronous") else each
        for each in engine._SETTINGS
    )
    recorder = Recorder(path.parent)
    recorder.start()
    random = Random(seed)
    for _ in range(2):
        desk = open_store(path, PASSPHRASE, clock=StoppedClock())
        saver = Saver(desk, random)
        for number in range(1, _SAVES // 2 + 1):
            recorder.acknowledge(saver.save())
            if number % _CHECKPOINT_EVERY == 0:
                desk.store.checkpoint()
        desk.store.close()
    record = path.parent.with_suffix(".record")
    record.write_bytes(pickle.dumps(recorder.events))
    says.send(record)


@dataclass(eq=False)
class _File:
    """What of a file is on the disk for sure, and what was written to it since."""

    sure: bytearray
    pending: list[Event] = field(default_factory=list)
    names_flushed: bool = False
    """SQLite flushes the folder with the first flush of a log that it opened."""

    def flush(self) -> None:
        """All that was written is on the disk."""
        for event in self.pending:
            _apply(self.sure, event.kind, event.offset, event.content)
        self.pending.clear()

    def left(self, random: Random) -> bytes:
        """What a power cut leaves of it."""
        left = bytearray(self.sure)
        luck = random.choice(("all", "none", "each", "each"))
        for event in self.pending:
            fate = {"all": "kept", "none": "lost"}.get(luck) or random.choice(("kept", "lost", "torn"))
            if fate == "kept":
                _apply(left, event.kind, event.offset, event.content)
            elif fate == "torn" and event.kind == "write":
                for offset, sector in _sectors(event):
                    if random.random() < 0.5:
                        _apply(left, "write", offset, sector)
        return bytes(left)


def _apply(content: bytearray, kind: str, offset: int, written: bytes) -> None:
    if kind == "truncate":
        del content[offset:]
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(written)] = written


def _sectors(event: Event) -> Iterator[tuple[int, bytes]]:
    """The parts of a write, cut where the sectors of the disk end."""
    start, end = event.offset, event.offset + len(event.content)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield start, event.content[start - event.offset : stop - event.offset]
        start = stop


class Disk:
    """A folder as the system knows it, and as it surely is on the disk."""

    def __init__(self, folder: Path) -> None:
        found = (each for each in folder.rglob("*") if each.is_file())
        self._known = {
            each.relative_to(folder).as_posix(): _File(bytearray(each.read_bytes())) for each in found
        }
        self._sure = dict(self._known)
        self._sure_folders = {_folder_of(name) for name in self._known} | {"."}

    def happen(self, event: Event) -> None:
        """Take one event in."""
        match event.kind:
            case "open":
                self._known.setdefault(event.name, _File(bytearray())).names_flushed = False
            case "write" | "truncate":
                self._known[event.name].pending.append(event)
            case "sync":
                self._sync(self._known[event.name])
            case "flush":
                self._known.setdefault(event.name, _File(bytearray())).sure[:] = event.content
            case "rename":
                self._known[event.content] = self._known.pop(event.name, _File(bytearray()))
            case "delete":
                self._known.pop(event.name, None)
            case "folder":
                self._names_sure(event.name)
                self._sure_folders |= set(event.content) if event.name == "." else set()

    def _sync(self, file: _File) -> None:
        file.flush()
        if not file.names_flushed:
            self._names_sure(".")
            file.names_flushed = True

    def _names_sure(self, folder: str) -> None:
        """The names of the files in that folder are on the disk as they are."""
        kept = {name: file for name, file in self._sure.items() if _folder_of(name) != folder}
        self._sure = kept | {name: file for name, file in self._known.items() if _folder_of(name) == folder}

    def cut(self, target: Path, random: Random) -> None:
        """Write to `target` what a power cut leaves."""
        gone = {
            folder
            for folder in sorted({_folder_of(name) for name in self._known} - self._sure_folders)
            if random.random() < 0.5
        }
        for name in sorted(self._sure.keys() | self._known.keys()):
            file = random.choice((self._sure.get(name), self._known.get(name)))
            if file is not None and _folder_of(name) not in gone:
                place = target / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.left(random))


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0] or "."


@dataclass(frozen=True)
class Record:
    """What one process did: the folder as it was before, and all that happened to it."""

    base: Path
    events: Sequence[Event]

    def cut(self, target: Path, random: Random) -> list[Saved]:
        """Leave in `target` what a cut leaves at an instant drawn; gives what was acknowledged by then."""
        at = random.randrange(1, len(self.events) + 1)
        disk = Disk(self.base.parent)
        for event in self.events[:at]:
            disk.happen(event)
        shutil.rmtree(target, ignore_errors=True)
        disk.cut(target, random)
        return [event.content for event in self.events[:at] if event.kind == "ack"]


def run(times: int, folder: Path, random: Random) -> Outcome:
    """Cut the power so many times, and some times more under synchronous=NORMAL, which must lose."""
    outcome = Outcome("power cut (synchronous=FULL)", times)
    if not FLUSHES_ARE_SEEN:
        return Outcome(outcome.fault, 0)
    base = base_in(folder)
    record = None
    for number in range(times):
        if record is None or number % _CUTS_PER_RECORD == 0:
            record = _recorded(base, folder, random, "FULL")
            outcome.counts["writes and flushes recorded"] += len(record.events)
        saved = record.cut(folder / "cut", random)
        outcome.counts["acknowledged before a cut"] += len(saved)
        outcome.counts["log left behind"] += (folder / "cut" / f"{base.name}-wal").exists()
        outcome.lose(number, _faults(folder / "cut" / base.name, saved))
    _control(max(1, times // _CONTROL_SHARE), folder, random, outcome)
    return outcome


def _recorded(base: Path, folder: Path, random: Random, synchronous: str) -> Record:
    path = copied(base, folder / "recorded")
    victim = Victim(save_recorded, path, random.randrange(10**9), synchronous)
    record = victim.hear()
    victim.finish()
    return Record(base, pickle.loads(record.read_bytes()))


def _faults(path: Path, saved: list[Saved]) -> list[str]:
    try:
        with opened(path) as desk:
            return [*missing(desk, saved), *faults_of(desk)]
    except CigdeskError as error:
        return [f"does not open: {type(error).__name__}"]


def _control(least: int, folder: Path, random: Random, outcome: Outcome) -> None:
    """The same trial on the setting that is known to lose: no loss in many cuts means that it sees none."""
    record = _recorded(base_in(folder), folder, random, "NORMAL")
    cuts, losing = 0, 0
    while cuts < least or (not losing and cuts < _MOST_CONTROLS):
        saved = record.cut(folder / "cut", random)
        losing += bool(_faults(folder / "cut" / record.base.name, saved))
        cuts += 1
    outcome.counts["control, synchronous=NORMAL"] = cuts
    outcome.counts["control runs that lost commits"] = losing
    outcome.lose(0, [] if losing else ["the control under synchronous=NORMAL lost nothing: nothing is tried"])
