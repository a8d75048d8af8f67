"""Agents without their names, for the connections of whoever may not read them.

A view of each connection stands before the table: whatever is read there, by any query, in initials and
without what reaches the person. Another one takes agents out of the index of what is found by typing: nobody
learns by trying names which one is there. It is not a promise against somebody who has the key of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, event

from db import tables

if TYPE_CHECKING:
    import sqlite3

_INITIAL: Final = "CASE WHEN {0} = '' THEN '' ELSE upper(substr({0}, 1, 1)) || '.' END"
_INSTEAD: Final = {
    "civility": "''",
    "first_name": _INITIAL.format("first_name"),
    "last_name": _INITIAL.format("last_name"),
    "sort_key": "substr(sort_key, 1, 1)",
    "phone": "''",
    "mail": "''",
}


MASKED: Final = "cigdesk_masked"
"""The option of an engine behind which no agent is named."""


def mask_agents(engine: Engine) -> None:
    """From now on, nothing that is read through this engine names an agent, or says when one was ill."""
    agents = ", ".join(f"{_INSTEAD.get(each.name, each.name)} AS {each.name}" for each in tables.agents.c)

    def stand_before(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute(f"CREATE TEMP VIEW agents AS SELECT {agents} FROM main.agents")  # noqa: S608  # columns of ours
        connection.execute("CREATE TEMP VIEW sick_leaves AS SELECT * FROM main.sick_leaves WHERE 0")
        connection.execute(
            "CREATE TEMP VIEW search_entries AS SELECT * FROM main.search_entries WHERE kind <> 'agent'"
        )

    event.listen(engine, "connect", stand_before)
    engine.update_execution_options(**{MASKED: True})
    engine.dispose()
