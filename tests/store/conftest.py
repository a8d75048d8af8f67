"""Real stores on the disk, with the cheapest passphrase that a key file allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.crypto import Cost
from db.engine import WRITING
from db.revision import Migrations
from db.store import Store

FIRST = """
from alembic import op
import sqlalchemy as sa

revision, down_revision = "0001", None


def upgrade():
    op.create_table("parents", sa.Column("id", sa.Integer, primary_key=True), sa.Column("words", sa.Text))
    op.create_table(
        "children",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("parents.id", ondelete="CASCADE"), nullable=False),
    )
    op.execute("CREATE TRIGGER shouting AFTER INSERT ON children BEGIN SELECT 1; END")
"""


@pytest.fixture
def passphrase() -> str:
    return "les hirondelles de l’été à Choisy"


@pytest.fixture
def cheap() -> Cost:
    return Cost(memory_mib=19, passes=1, lanes=1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a store can be made; its folder is not there yet."""
    return tmp_path / "dossier" / "essai.cigdesk"


@pytest.fixture
def trial(tmp_path: Path) -> Migrations:
    """A schema of its own: parents and their children, which the database would delete with them."""
    versions = tmp_path / "versions"
    versions.mkdir()
    (versions / "0001_trial.py").write_text(FIRST)
    return Migrations(versions, "0001")


@pytest.fixture
def add_migration(trial: Migrations) -> Callable[..., Migrations]:
    """Write the next migration of the trial schema, from the lines of its `upgrade`."""

    def add(body: str, *, head: str = "0002", declared: str = "") -> Migrations:
        lines = "".join(f"    {line}\n" for line in body.splitlines())
        (trial.versions / f"{head}_next.py").write_text(
            f"from alembic import op\nimport sqlalchemy as sa\n\nrevision = {head!r}\n"
            f"down_revision = '{int(head) - 1:04d}'\n{declared}\n\ndef upgrade():\n{lines}"
        )
        return Migrations(trial.versions, head)

    return add


@pytest.fixture
def new_store(place: Path, passphrase: str, cheap: Cost, trial: Migrations) -> Iterator[Store]:
    """An open store with the trial schema."""
    with Store.create(place, passphrase, cost=cheap, migrations=trial) as store:
        yield store


@pytest.fixture
def closed(new_store: Store, write: Callable[..., None]) -> Path:
    """A store with three parents of two children each, closed."""
    write(new_store, *(f"parent {number}" for number in range(3)))
    with new_store.engine.execution_options(**{WRITING: True}).begin() as connection:
        connection.exec_driver_sql("INSERT INTO children(parent_id) SELECT id FROM parents")
        connection.exec_driver_sql("INSERT INTO children(parent_id) SELECT id FROM parents")
    new_store.close()
    return new_store.path


@pytest.fixture
def reopen(passphrase: str, trial: Migrations) -> Iterator[Callable[..., Store]]:
    """Open a store, as the window or beside it; closed at the end of the test."""
    opened: list[Store] = []

    def open_again(path: Path, typed: str = passphrase, **options: object) -> Store:
        opened.append(Store.open(path, typed, **({"migrations": trial} | options)))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def write() -> Callable[..., None]:
    """Keep these words, each as a parent, in one transaction."""

    def keep(store: Store, *words: str) -> None:
        with store.engine.execution_options(**{WRITING: True}).begin() as connection:
            for each in words:
                connection.exec_driver_sql("INSERT INTO parents(words) VALUES (?)", (each,))

    return keep


@pytest.fixture
def words() -> Callable[[Store], list[str]]:
    """What the parents of a store say, in order."""

    def read(store: Store) -> list[str]:
        with store.engine.connect() as connection:
            return list(connection.exec_driver_sql("SELECT words FROM parents ORDER BY id").scalars())

    return read
