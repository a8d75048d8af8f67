"""kill -9 while a store is taken forward by a migration that rebuilds two parent tables."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import sqlalchemy as sa
from outcome import Outcome
from stage import PASSPHRASE, Says, Victim, base_in, copied, lasting

from cigdesk.store_errors import NewerStore
from db.check import foreign_key_faults
from db.revision import SHIPPED, Migrations
from db.store import Store

_AGENTS_A_RUN = 40
_REBUILT = ("authorities", "agents")
_NEXT = '''
"""Rebuild two parent tables, as a later release may."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = {head!r}, {before!r}


def upgrade() -> None:
    for name in ("authorities", "agents"):
        with op.batch_alter_table(name, recreate="always") as batch:
            batch.add_column(sa.Column("trial", sa.Text, nullable=False, server_default=""))
        op.execute(f"UPDATE {{name}} SET trial = sort_key")
'''


def next_migrations(folder: Path) -> Migrations:
    """The shipped migrations and one more."""
    versions = folder / "versions"
    shutil.copytree(SHIPPED.versions, versions, ignore=shutil.ignore_patterns("__pycache__"))
    head = f"{SHIPPED.number + 1:04d}"
    (versions / f"{head}_trial.py").write_text(_NEXT.format(head=head, before=SHIPPED.head))
    return Migrations(versions, head)


def take_forward(says: Says, path: Path, migrations: Migrations) -> None:
    """The victim's work."""
    says.send("begin")
    Store.open(path, PASSPHRASE, migrations=migrations).close()
    says.send("done")


def run(times: int, folder: Path, random: Random) -> Outcome:
    """Kill so many migrations, each of a fresh copy of the store, at any moment of the work."""
    outcome = Outcome("kill -9 during a migration", times)
    base = base_in(folder, agents=_AGENTS_A_RUN * times)
    later = next_migrations(folder)
    counts = _state(base, SHIPPED)[1]
    whole = lasting(take_forward, copied(base, folder / "trial"), later)
    for number in range(times):
        path = copied(base, folder / "store")
        victim = Victim(take_forward, path, later)
        victim.hear()
        done = victim.kill_after(random.uniform(0.2, 1.3) * whole) == ["done"]
        outcome.counts["acknowledged"] += done
        outcome.lose(number, _faults(path, later, counts, outcome, acknowledged=done))
    return outcome


def _faults(
    path: Path, later: Migrations, counts: dict[str, int], outcome: Outcome, *, acknowledged: bool
) -> list[str]:
    try:
        trial, rows, faults = _state(path, SHIPPED)
        schema = "old"
    except NewerStore:
        trial, rows, faults = _state(path, later)
        schema = "new"
    outcome.counts[f"whole {schema}"] += 1
    if trial != (len(_REBUILT) if schema == "new" else 0):
        faults.append("half of the schema")
    if rows != counts:
        faults.append("rows are lost")
    if acknowledged and schema == "old":
        faults.append("an acknowledged migration is gone")
    return faults + _faults_afterwards(path, later, counts)


def _faults_afterwards(path: Path, later: Migrations, counts: dict[str, int]) -> list[str]:
    """The next opening finishes the work; each backup that is listed is whole."""
    trial, rows, faults = _state(path, later)
    if (trial, rows) != (len(_REBUILT), counts):
        faults.append("the next opening does not finish the migration")
    with Store.open(path, PASSPHRASE, migrations=later) as store:
        for backup in store.backups():
            if _state(backup.path, SHIPPED)[1] != counts:
                faults.append("a backup is not whole")
    return faults


def _state(path: Path, migrations: Migrations) -> tuple[int, dict[str, int], list[str]]:
    """How many tables are rebuilt, rows by table, and faults."""
    with Store.open(path, PASSPHRASE, migrations=migrations) as store:
        report = store.check(full=True)
        with store.engine.connect() as connection:
            columns = [sa.inspect(connection).get_columns(name) for name in _REBUILT]
            broken = foreign_key_faults(connection)
        rebuilt = sum(any(each["name"] == "trial" for each in some) for some in columns)
        return rebuilt, report.counts, [*report.integrity, *broken]
