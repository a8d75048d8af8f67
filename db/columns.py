"""What the tables of the store are made of: keys, references, texts, flags; named alike everywhere."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text, Uuid, false, text

from db.types import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def records(name: str, *items: Any) -> Table:
    """A table of records: UUIDv7 key, and a revision that a stale write trips over."""
    key = Column("id", Uuid, primary_key=True)
    return Table(name, metadata, key, Column("rev", Integer, nullable=False), *items)


def text_column(name: str, length: int | None = None) -> Column[str]:
    """A text, empty rather than absent."""
    return Column(name, String(length) if length else Text, nullable=False, default="")


def flag(name: str) -> Column[bool]:
    """Yes or no, no by default."""
    return Column(name, Boolean, nullable=False, default=False)


def new_text(name: str) -> Column[str]:
    """A text that came after the first release: empty in older rows."""
    return Column(name, Text, nullable=False, default="", server_default=text("''"))


def new_flag(name: str) -> Column[bool]:
    """A flag that came after the first release: no in older rows."""
    return Column(name, Boolean, nullable=False, default=False, server_default=false())


def minutes(name: str, default: int) -> Column[int]:
    """Whole minutes."""
    return Column(name, Integer, nullable=False, default=default, server_default=str(default))


_SINGULAR = {
    "authorities": "authority",
    "permanence_series": "series",
    "membership_terms": "term",
    "headcount_campaigns": "campaign",
}


def owner(table: str, *, nullable: bool = False, index: bool = True) -> Column[Any]:
    """A reference. Nothing cascades in the database: every deletion passes before the journal.

    Without `index` where one of several columns begins with it.
    """
    singular = _SINGULAR.get(table, table.removesuffix("s"))
    target = ForeignKey(f"{table}.id", ondelete="RESTRICT")
    return Column(f"{singular}_id", Uuid, target, nullable=nullable, index=index)


def span() -> tuple[Column[Any], Column[Any]]:
    """From an instant to another, which is not of it."""
    return Column("start", Instant, nullable=False), Column("end", Instant, nullable=False)
