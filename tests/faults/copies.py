"""kill -9 while a backup is made, and while one is put in the place of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from outcome import Outcome
from soundness import faults_of
from stage import PASSPHRASE, Says, StoppedClock, Victim, base_in, copied, lasting, opened

from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.authority import Authority, AuthorityValues
from cigdesk.domain.values import read_values
from cigdesk.store_errors import StoreError
from db import keyfile
from db.backup import existing, folder_for, verified_counts
from db.restore import restore

_LONGEST_DELAY_SECONDS = 0.5


def back_up_until_killed(says: Says, path: Path) -> None:
    """The victim's work: a change, a backup, an acknowledgement, again."""
    desk = open_store(path, PASSPHRASE, clock=StoppedClock())
    says.send("open")
    number = 0
    while True:
        number += 1
        rename(desk, f"Ville {number}")
        says.send(desk.store.back_up().path.name)


def rename(desk: Desk, name: str) -> None:
    """Give the first authority another name."""
    with desk.services.context.reading() as uow:
        town = uow.find(Authority)[0]
    values = replace(read_values(town, AuthorityValues), name=name)
    desk.services.authorities.update(town.id, town.rev, values)


def name_in(desk: Desk) -> str:
    """The name of the first authority."""
    with desk.services.context.reading() as uow:
        return uow.find(Authority)[0].name


def run_backups(times: int, folder: Path, random: Random) -> Outcome:
    """Kill so many processes at their backups."""
    outcome = Outcome("kill -9 during a backup", times)
    base = base_in(folder)
    for number in range(times):
        path = copied(base, folder / "store")
        victim = Victim(back_up_until_killed, path)
        heard = [victim.hear() for _ in range(1 + number % 3)]
        said = [*heard, *victim.kill_after(random.uniform(0, _LONGEST_DELAY_SECONDS))][1:]
        outcome.counts["acknowledged"] += len(said)
        outcome.counts["unfinished copy, not listed"] += any(folder_for(path).glob("*.part"))
        outcome.lose(number, _faults_of_backups(path, said))
    return outcome


def _faults_of_backups(path: Path, acknowledged: list[str]) -> list[str]:
    listed = {each.path.name: each.path for each in existing(folder_for(path))}
    faults = [f"backup {name} is gone" for name in acknowledged if name not in listed]
    faults += [f"backup {name} is not whole" for name, copy in listed.items() if not is_whole(copy)]
    with opened(path) as desk:
        return faults + faults_of(desk)


def is_whole(copy: Path) -> bool:
    """Whether a backup opens and reads back."""
    try:
        key = keyfile.unlock(keyfile.read(keyfile.path_for(copy)), PASSPHRASE).key
        return bool(verified_counts(copy, key))
    except StoreError:
        return False


def restore_once(says: Says, path: Path, copy: Path) -> None:
    """The victim's work."""
    says.send("begin")
    restore(path, copy, PASSPHRASE, datetime.now(UTC))
    says.send("done")


def run_restores(times: int, folder: Path, random: Random) -> Outcome:
    """Kill so many restores: the store is the former one or the backup, whole, and the former one is kept."""
    outcome = Outcome("kill -9 during a restore", times)
    base = copied(base_in(folder), folder / "base")
    with opened(base) as desk:
        rename(desk, "Ancienne")
        desk.store.back_up()
        rename(desk, "Nouvelle")
    whole = lasting(restore_once, *_copy_and_backup(base, folder / "trial"))
    for number in range(times):
        path, backup = _copy_and_backup(base, folder / "store")
        if number % 2:
            _leave_a_log(path)
        victim = Victim(restore_once, path, backup)
        victim.hear()
        done = victim.kill_after(random.uniform(0, 1.1 * whole)) == ["done"]
        outcome.counts["acknowledged"] += done
        outcome.lose(number, _faults_of_restore(path, outcome, acknowledged=done))
    return outcome


def _copy_and_backup(base: Path, folder: Path) -> tuple[Path, Path]:
    path = copied(base, folder)
    return path, existing(folder_for(path))[0].path


def rename_and_die(says: Says, path: Path) -> None:
    """Leave a log beside the store, as a crash does."""
    desk = open_store(path, PASSPHRASE, clock=StoppedClock())
    rename(desk, "Nouvelle")
    rename(desk, "Plus neuve")
    rename(desk, "Nouvelle")
    says.send("saved")
    while True:
        says.send(name_in(desk))


def _leave_a_log(path: Path) -> None:
    victim = Victim(rename_and_die, path)
    victim.hear()
    victim.kill_after(0)


def _faults_of_restore(path: Path, outcome: Outcome, *, acknowledged: bool) -> list[str]:
    with opened(path) as desk:
        faults, name = faults_of(desk, full=True), name_in(desk)
    outcome.counts["former" if name == "Nouvelle" else "restored"] += 1
    if acknowledged and name != "Ancienne":
        faults.append("an acknowledged restore is gone")
    if name == "Ancienne":
        faults += _faults_set_aside(path)
    # Nothing that a kill left behind stands in the way of the next one.
    restore(path, existing(folder_for(path))[0].path, PASSPHRASE, datetime.now(UTC))
    with opened(path) as desk:
        faults += [] if name_in(desk) == "Ancienne" else ["the next restore does nothing"]
    return faults


def _faults_set_aside(path: Path) -> list[str]:
    """The former store, with its log if it had one, can be opened where it was set aside."""
    for former in sorted(path.parent.glob(f"{path.stem}.mis-de-cote/*/{path.name}")):
        with opened(former) as desk:
            if name_in(desk) == "Nouvelle":
                return faults_of(desk)
    return ["the former store is not set aside"]
