"""What a store holds and whether it is sound: integrity, references, schema, counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, MetaData, func, inspect, select, table

VERSION_TABLE = "alembic_version"


@dataclass(frozen=True)
class Report:
    """The outcome of a check. Each fault is a line for an administrator and carries no personal data."""

    integrity: tuple[str, ...]
    foreign_keys: tuple[str, ...]
    schema: tuple[str, ...]
    counts: dict[str, int]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.integrity or self.foreign_keys or self.schema)


def integrity_faults(connection: Connection, *, full: bool) -> tuple[str, ...]:
    """Faults of the file. `full` also reads each index against its table and each page's seal (seconds)."""
    faults = _lines(connection, "PRAGMA integrity_check" if full else "PRAGMA quick_check")
    faults = [fault for fault in faults if fault != "ok"]
    return (*faults, *seal_faults(connection)) if full else tuple(faults)


def seal_faults(connection: Connection) -> tuple[str, ...]:
    """Pages whose seal is broken, also those that no table uses."""
    return tuple(_lines(connection, "PRAGMA cipher_integrity_check"))


def foreign_key_faults(connection: Connection) -> tuple[str, ...]:
    """Rows whose reference leads nowhere: table, row number, table referred to."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return tuple(f"{row[0]}\u00a0: ligne {row[1]}, référence absente dans {row[2]}" for row in broken)


def schema_faults(connection: Connection, expected: MetaData) -> tuple[str, ...]:
    """Tables and columns of the program that the store lacks."""
    inspector = inspect(connection)
    present = set(inspector.get_table_names())
    faults = [
        f"table absente\u00a0: {each.name}" for each in expected.sorted_tables if each.name not in present
    ]
    for each in expected.sorted_tables:
        if each.name in present:
            columns = {column["name"] for column in inspector.get_columns(each.name)}
            faults += [
                f"colonne absente\u00a0: {each.name}.{c.name}" for c in each.columns if c.name not in columns
            ]
    return tuple(faults)


def row_counts(connection: Connection) -> dict[str, int]:
    """Rows by table; the tables that belong to a full-text index, and SQLite's own, are left out."""
    return {name: _count(connection, name) for name in _tables(connection) if name != VERSION_TABLE}


def triggers(connection: Connection) -> frozenset[str]:
    """Names of the triggers; a table rebuilt by a migration loses its own silently."""
    return frozenset(_lines(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))


def unmanaged(connection: Connection) -> Callable[..., bool]:
    """For Alembic's `include_object`: skip full-text indexes and the tables that carry them."""
    managed = set(_tables(connection))

    def include(item: Any, name: str | None, kind: str, reflected: bool, *_: Any) -> bool:
        owner = name if kind == "table" else getattr(getattr(item, "table", None), "name", None)
        return not reflected or owner in managed

    return include


def _tables(connection: Connection) -> list[str]:
    listed = connection.exec_driver_sql("PRAGMA main.table_list").mappings()
    names = [each["name"] for each in listed if each["schema"] == "main" and each["type"] == "table"]
    return sorted(name for name in names if not name.startswith("sqlite_"))


def _count(connection: Connection, name: str) -> int:
    return connection.execute(select(func.count()).select_from(table(name))).scalar_one()


def _lines(connection: Connection, query: str) -> list[str]:
    return [str(row[0]) for row in connection.exec_driver_sql(query)]
