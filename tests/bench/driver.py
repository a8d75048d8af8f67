"""The store by its bare driver: the same statements, without SQLAlchemy nor the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

Statement = tuple[str, Any]


def sent_by(engine: Engine, work: Callable[[], object]) -> list[Statement]:
    """The statements, with their parameters, that some work of the program sends."""
    sent: list[Statement] = []

    def note(_connection: Any, _cursor: Any, sql: str, parameters: Any, *_: Any) -> None:
        sent.append((sql, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return [each for each in sent if not each[0].startswith(("BEGIN", "PRAGMA"))]


@contextmanager
def bare_cursor(engine: Engine) -> Iterator[Any]:
    """A cursor of the driver, on a connection of its own with the settings of the store."""
    connection = engine.raw_connection()
    try:
        yield connection.driver_connection.cursor()
    finally:
        connection.close()


def read_all(cursor: Any, statements: list[Statement]) -> int:
    """Fetch every row of the statements; gives how many there are."""
    return sum(len(cursor.execute(sql, parameters).fetchall()) for sql, parameters in statements)
