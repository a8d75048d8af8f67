"""The recipe of migrations: whole or not at all, children and triggers kept, a backup before."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import textwrap
from datetime import date

import pytest
import sqlalchemy as sa

from cigdesk.bootstrap import open_store
from cigdesk.domain.authority import AuthorityKind, AuthorityValues, ContactValues
from cigdesk.domain.people import AgentValues, LeaveValues
from cigdesk.store_errors import MigrationFailed, NewerStore, StoreBusy
from db.migrate import BrokenMigration, draft, main, schema_differences
from db.revision import SHIPPED, Migrations
from db.store import Store

REBUILD_PARENTS = """
with op.batch_alter_table("parents", recreate="always") as batch:
    batch.alter_column("words", type_=sa.String(50), existing_type=sa.Text, nullable=False)
"""

WHAT_HOLDS_INSIDE = """
connection = op.get_bind()
keys = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
begun = connection.connection.driver_connection.in_transaction
op.execute(f"UPDATE parents SET words = 'keys {keys}, begun {begun}' WHERE id = 1")
"""
REBUILD_TABLES = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = {head!r}, {before!r}


def upgrade():
    for name in {names!r}:
        with op.batch_alter_table(name, recreate="always") as batch:
            batch.add_column(sa.Column("later", sa.Text, nullable=False, server_default=""))
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


def test_foreign_keys_are_off_before_the_transaction_begins(closed, reopen, add_migration, words):
    store = reopen(closed, migrations=add_migration(WHAT_HOLDS_INSIDE))
    assert words(store)[0] == "keys 0, begun True"


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


@pytest.fixture
def rebuilding(tmp_path):
    """The shipped migrations, and one more that rebuilds tables of the program."""

    def add(*names: str) -> Migrations:
        versions, head = tmp_path / "later", f"{SHIPPED.number + 1:04d}"
        shutil.copytree(SHIPPED.versions, versions, ignore=shutil.ignore_patterns("__pycache__"))
        body = REBUILD_TABLES.format(head=head, before=SHIPPED.head, names=names)
        (versions / f"{head}_later.py").write_text(body)
        return Migrations(versions, head)

    return add


@pytest.fixture
def peopled(desk):
    """A closed store with an authority, its contact, its agent and her leave."""
    town = AuthorityValues(name="Mont-le-Merle", kind=AuthorityKind.COMMUNE)
    authority = desk.services.authorities.create(town).ids[0]
    desk.services.authorities.add_contact(authority, ContactValues(name="Hélène Rivoire"))
    agent = desk.services.agents.create(AgentValues(last_name="Keller", authority_id=authority)).ids[0]
    desk.services.agents.add_leave(agent, LeaveValues(start=date(2026, 10, 1)))
    desk.store.close()
    return desk.path


def _digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _counts(path, passphrase, migrations=SHIPPED):
    with Store.open(path, passphrase, migrations=migrations) as store:
        report = store.check(full=True)
    assert (report.integrity, report.foreign_keys, report.schema) == ((), (), ())
    return report.counts


def test_the_parent_tables_of_the_program_are_rebuilt_with_all_that_leans_on_them(
    peopled, desk_passphrase, rebuilding
):
    before = _counts(peopled, desk_passphrase)
    assert _counts(peopled, desk_passphrase, rebuilding("authorities", "agents")) == before
    assert before["contacts"] == before["sick_leaves"] == 1


def test_a_rebuilt_table_that_loses_the_triggers_of_the_search_is_taken_back(
    peopled, desk_passphrase, rebuilding
):
    before = _counts(peopled, desk_passphrase)
    with pytest.raises(MigrationFailed) as failure:
        Store.open(peopled, desk_passphrase, migrations=rebuilding("authorities", "search_entries"))
    assert "triggers lost: search_entries_delete" in str(failure.value.__cause__)
    assert _counts(peopled, desk_passphrase) == before


def test_the_program_of_yesterday_refuses_the_store_of_tomorrow_in_words(
    peopled, desk_passphrase, rebuilding
):
    Store.open(peopled, desk_passphrase, migrations=rebuilding("authorities")).close()
    before = _digest(peopled)
    with pytest.raises(NewerStore, match="version plus récente de CIGDesk"):
        open_store(peopled, desk_passphrase)
    assert _digest(peopled) == before


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
