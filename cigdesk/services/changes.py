"""What a service says of the change it made: which kinds of records moved, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Change:
    """The outcome of one committed act, shown as a toast when it has a label."""

    kinds: frozenset[str]
    label: str = ""
    detail: str = ""
    undo: Undo | None = None
    ids: tuple[UUID, ...] = field(default=())


@dataclass(frozen=True)
class Undo:
    """The inverse of a change, by ids and old values; running it gives a change that redoes.

    `run` raises `MovedOn` when the record has changed since.
    """

    label: str
    run: Callable[[], Change]
