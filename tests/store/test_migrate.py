"""The recipe of migrations: whole or not at all, children and triggers kept, a backup before."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest
import sqlalchemy as sa

from cigdesk.store_errors import MigrationFailed, StoreBusy
from db.migrate import BrokenMigration, draft, main, schema_differences
from db.revision import Migrations

REBUILD_PARENTS = """
with op.batch_alter_table("parents", recreate="always") as batch:
    batch.alter_column("words", type_=sa.String(50), existing_type=sa.Text, nullable=False)
"""


@pytest.fixture
def trial_tables() -> sa.MetaData:
    metadata = sa.MetaData()
    sa.Table("parents", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("words", sa.Text))
    owner = sa.ForeignKey("parents.id", ondelete="CASCADE")
    parent = sa.Column("parent_id", sa.Integer, owner, nullable=False)
    sa.Table("children", metadata, sa.Column("id", sa.Integer, primary_key=True), parent)
    return metadata


def test_a_parent_table_is_rebuilt_without_its_children_being_lost(closed, reopen, add_migration):
    store = reopen(closed, migrations=add_migration(REBUILD_PARENTS))
    assert store.check().counts == {"children": 6, "parents": 3}
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        columns = {each["name"]: each for each in sa.inspect(connection).get_columns("parents")}
    assert columns["words"]["nullable"] is False


def test_a_verified_backup_of_the_old_store_is_made_before(closed, reopen, add_migration):
    store = reopen(closed, migrations=add_migration(REBUILD_PARENTS))
    (before,) = store.backups()
    assert before.reason == "avant-migration"
    with reopen(before.path) as old:
        assert old.check().counts == {"children": 6, "parents": 3}


def test_several_migrations_run_at_once(closed, reopen, add_migration):
    add_migration(REBUILD_PARENTS)
    last = add_migration("op.add_column('children', sa.Column('name', sa.Text))", head="0003")
    store = reopen(closed, migrations=last)
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM children").scalars().all() == [None] * 6
    store.close()
    assert len(reopen(closed, migrations=last).backups()) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("op.add_column('parents', sa.Column('more', sa.Text))\nraise RuntimeError('halfway')", "halfway"),
        ("op.execute('DELETE FROM children WHERE id > 1')", "rows lost or doubled: children"),
        ("op.execute('INSERT INTO parents(words) SELECT words FROM parents')", "doubled: parents"),
        ("op.drop_table('children')", "rows lost or doubled: children"),
        ("op.execute('UPDATE children SET parent_id = 99')", "broken references"),
        ("with op.batch_alter_table('children', recreate='always'):\n    pass", "triggers lost: shouting"),
    ],
)
def test_a_migration_that_loses_anything_is_taken_back_whole(
    closed, reopen, words, add_migration, body, reason
):
    with pytest.raises(MigrationFailed) as failure:
        reopen(closed, migrations=add_migration(REBUILD_PARENTS + body))
    assert reason in str(failure.value.__cause__)
    store = reopen(closed)
    assert words(store) == ["parent 0", "parent 1", "parent 2"]
    assert store.check().counts == {"children": 6, "parents": 3}
    with store.engine.connect() as connection:
        assert [each["name"] for each in sa.inspect(connection).get_columns("parents")] == ["id", "words"]
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type='trigger'").scalar()


def test_a_migration_may_say_what_it_drops(closed, reopen, add_migration):
    declared = "CHANGES_ROWS_OF = frozenset({'children'})\nDROPS_TRIGGERS = frozenset({'shouting'})"
    store = reopen(closed, migrations=add_migration("op.drop_table('children')", declared=declared))
    assert store.check().counts == {"parents": 3}


def test_a_window_of_the_former_version_is_not_migrated_under_its_feet(closed, reopen, add_migration, words):
    window = reopen(closed, window=True)
    newer = add_migration(REBUILD_PARENTS)
    with pytest.raises(StoreBusy):
        reopen(closed, migrations=newer)
    assert len(words(window)) == 3
    window.close()
    reopen(closed, migrations=newer, window=True)
    with pytest.raises(StoreBusy):
        reopen(closed, migrations=newer, window=True)


def test_the_shipped_migrations_make_the_tables_of_the_program(capsys):
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_differences_are_named(trial, trial_tables):
    assert schema_differences(trial_tables, trial) == []
    sa.Table("missing", trial_tables, sa.Column("id", sa.Integer, primary_key=True))
    trial_tables.tables["parents"].append_column(sa.Column("more", sa.Text))
    trial_tables.tables["children"].append_constraint(sa.CheckConstraint("id > 0", name="positive"))
    found = "\n".join(schema_differences(trial_tables, trial))
    for expected in ("add_table", "missing", "add_column", "more", "children: id > 0"):
        assert expected in found
    trial_tables.remove(trial_tables.tables["children"])
    assert "remove_table" in "\n".join(schema_differences(trial_tables, trial))


def test_the_next_migration_is_drafted_from_the_difference(trial, trial_tables, closed, reopen):
    trial_tables.tables["parents"].append_column(sa.Column("more", sa.Text))
    written = draft("More words", trial_tables, trial)
    assert written.name == "0002_more_words.py"
    next_one = Migrations(trial.versions, "0002")
    assert schema_differences(trial_tables, next_one) == []
    assert reopen(closed, migrations=next_one).check().counts == {"children": 6, "parents": 3}


def test_the_check_as_a_program_fails_when_a_table_is_forgotten(tmp_path):
    program = textwrap.dedent("""
        import sys
        import sqlalchemy as sa
        from db import migrate
        sa.Table("forgotten", migrate.program_tables, sa.Column("id", sa.Integer, primary_key=True))
        sys.exit(migrate.main(["--check"]))
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "forgotten" in done.stdout


def test_a_broken_migration_is_a_fault_of_the_program_not_a_known_failure():
    assert not issubclass(BrokenMigration, MigrationFailed)
