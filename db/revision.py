"""Which schema the program knows. Read at each opening, hence apart from Alembic (250 ms to import)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HEAD = "0018"


@dataclass(frozen=True)
class Migrations:
    """A folder of migrations, numbered "0001", "0002"…, and the last of them that the program knows."""

    versions: Path
    head: str

    @property
    def number(self) -> int:
        """The last number; stores keep it as SQLite's `user_version`."""
        return int(self.head)


SHIPPED = Migrations(Path(__file__).parent / "migrations" / "versions", HEAD)
