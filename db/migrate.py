"""Taking the schema of a store forward, whole or not at all.

Imported when a store is made or taken forward, never to open a current one (see db.revision).
Run as a program: `python -m db.migrate --check` compares the migrations with db.tables,
`python -m db.migrate --new "message"` drafts the next migration.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, NullPool, inspect

from cigdesk.store_errors import MigrationFailed, StoreError
from db.check import VERSION_TABLE, foreign_key_faults, row_counts, triggers, unmanaged
from db.crypto import StoreKey
from db.engine import WRITING, make_engine
from db.files import create_private
from db.revision import SHIPPED, Migrations
from db.tables import metadata as program_tables

_SCRIPTS = Path(__file__).with_name("migrations")


class BrokenMigration(Exception):
    """A migration that loses rows, references or triggers, or stops short: a fault of the program."""


def upgrade(path: Path, key: StoreKey, migrations: Migrations = SHIPPED) -> None:
    """Run every missing migration in one transaction; on any failure the store is as it was.

    Foreign keys are off, since the rebuild of a parent table would empty its children; the counts of rows,
    the references and the triggers are compared before the commit.

    Raises MigrationFailed, or the known failure (disk full, store occupied).
    """
    engine = make_engine(path, key, foreign_keys=False, pool=NullPool)
    try:
        with engine.execution_options(**{WRITING: True}).begin() as connection:
            _upgrade_within(connection, migrations)
    except StoreError:
        raise
    except Exception as error:
        raise MigrationFailed(path) from error
    finally:
        engine.dispose()


def schema_differences(metadata: MetaData, migrations: Migrations = SHIPPED) -> list[str]:
    """What a store made by the migrations has more or less than the tables of the program."""
    with _store_for_trial() as connection:
        _upgrade_within(connection, migrations)
        options = {"include_object": unmanaged(connection), "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        differences = [repr(each) for each in compare_metadata(context, metadata)]
        return differences + _check_differences(connection, metadata)


def draft(message: str, metadata: MetaData, migrations: Migrations = SHIPPED) -> Path:
    """Write the next migration, from the difference between the last one and the tables of the program."""
    with _store_for_trial() as connection:
        _upgrade_within(connection, migrations)
        config = _config(connection, migrations)
        config.attributes["metadata"] = metadata
        script = command.revision(config, message, autogenerate=True, rev_id=_next_number(config))
    if script is None or isinstance(script, list):
        raise BrokenMigration("Alembic wrote no single migration")
    return Path(script.path)


def _upgrade_within(connection: Connection, migrations: Migrations) -> None:
    config = _config(connection, migrations)
    missing = ScriptDirectory.from_config(config).iterate_revisions(migrations.head, _revision(connection))
    run = [script.module for script in missing]
    rows, hooks = row_counts(connection), triggers(connection)
    command.upgrade(config, migrations.head)
    now = row_counts(connection)
    changed = {name for name, count in rows.items() if now.get(name) != count}
    _require_none("rows lost or doubled", changed - _declared(run, "CHANGES_ROWS_OF"))
    _require_none("triggers lost", hooks - triggers(connection) - _declared(run, "DROPS_TRIGGERS"))
    _require_none("broken references", frozenset(foreign_key_faults(connection)))
    connection.exec_driver_sql(f"PRAGMA user_version = {migrations.number}")


def _require_none(what: str, faults: Set[str]) -> None:
    if faults:
        raise BrokenMigration(f"{what}: {', '.join(sorted(faults))}")


def _declared(modules: Sequence[object], name: str) -> frozenset[str]:
    return frozenset().union(*(getattr(module, name, frozenset()) for module in modules))


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table(VERSION_TABLE):
        return "base"
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def _config(connection: Connection, migrations: Migrations) -> Config:
    config = Config(attributes={"connection": connection})
    # The file format of Alembic's settings doubles the percent sign.
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("version_locations", str(migrations.versions).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def _next_number(config: Config) -> str:
    last = ScriptDirectory.from_config(config).get_current_head()
    return f"{int(last or 0) + 1:04d}"


@contextmanager
def _store_for_trial() -> Iterator[Connection]:
    """An empty throw-away store, in a transaction that is not kept."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "essai.cigdesk"
        create_private(path)
        engine = make_engine(path, StoreKey.generate(), foreign_keys=False, pool=NullPool)
        with engine.execution_options(**{WRITING: True}).connect() as connection:
            yield connection


def _check_differences(connection: Connection, metadata: MetaData) -> list[str]:
    """CHECK constraints, which Alembic does not compare."""
    with _store_for_trial() as other:
        metadata.create_all(other)
        expected, found = _check_constraints(other, metadata), _check_constraints(connection, metadata)
    missing = [f"check missing in the migrations: {each}" for each in sorted(expected - found)]
    return missing + [f"check unknown to the tables: {each}" for each in sorted(found - expected)]


def _check_constraints(connection: Connection, metadata: MetaData) -> set[str]:
    inspector = inspect(connection)
    return {
        f"{name}: {' '.join(constraint['sqltext'].split())}"
        for name in metadata.tables
        if inspector.has_table(name)
        for constraint in inspector.get_check_constraints(name)
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """The developer's entry: exit status 1 when the migrations and the tables differ."""
    parser = argparse.ArgumentParser(prog="python -m db.migrate", description="Migrations of the store.")
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--check", action="store_true", help="compare the migrations with db.tables")
    action.add_argument("--new", metavar="MESSAGE", help="draft the next migration")
    chosen = parser.parse_args(arguments)
    if chosen.new:
        written = draft(chosen.new, program_tables)
        sys.stdout.write(f"{written}\nRead it through, then set HEAD in db/revision.py to its number.\n")
        return 0
    differences = schema_differences(program_tables)
    sys.stdout.writelines(f"{each}\n" for each in differences)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
