"""Everything that is kept of one person, as plain values: what both the PDF and the JSON are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.erasure import joined_passages, struck
from cigdesk.services.agenda_sheets import Letterhead

FORMAT: Final = "cigdesk-person-1"
"""The name of the schema of the JSON; described in the guide (« Droits des personnes »)."""

Value = str | int | bool | None


@dataclass(frozen=True)
class Passage:
    """A mark on a text: what it hides concerns somebody else."""

    id: UUID
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class ExportField:
    """One thing that is known; `text` is how it is said in French, `value` how a program reads it."""

    key: str
    label: str
    value: Value
    text: str
    passages: tuple[Passage, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether part of it is left out."""
        return bool(self.passages)

    @property
    def shown(self) -> str:
        """The text as it is handed over."""
        return struck(self.text, ((each.start, each.end) for each in self.passages))

    @property
    def hidden(self) -> list[tuple[int, int]]:
        """Where it is struck."""
        return joined_passages((each.start, each.end) for each in self.passages)


@dataclass(frozen=True)
class ExportEntry:
    """One record."""

    id: UUID
    title: str
    fields: tuple[ExportField, ...]


@dataclass(frozen=True)
class ExportSection:
    """The records of one kind; `note` says what somebody reading it has to know."""

    key: str
    title: str
    entries: tuple[ExportEntry, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonSheet:
    """One person, on one day."""

    head: Letterhead
    agent_id: UUID
    name: str
    employer: str
    day: date
    received_on: date | None
    """When the person asked, where a request is open."""
    due_on: date | None
    made_by: str
    sections: tuple[ExportSection, ...]
    absent: tuple[str, ...] = ()
    """What is kept of the person and is not in it, with why."""
    stale_marks: int = 0
    """Marks on texts that were changed since: they hide nothing any more, and have to be made again."""

    @property
    def marks(self) -> int:
        """How many fields are handed over with something left out."""
        return sum(each.marked for field in self.sections for entry in field.entries for each in entry.fields)

    @property
    def records(self) -> int:
        """How many records there are."""
        return sum(len(section.entries) for section in self.sections)


def write_json(sheet: PersonSheet) -> bytes:
    """The sheet in the schema `FORMAT`, in UTF-8: dates as ISO 8601, keys that stay."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "made_on": sheet.day.isoformat(),
        "made_by": sheet.made_by,
        "centre": {"name": sheet.head.name, "address": sheet.head.address, "contact": sheet.head.contact},
        "person": {"id": str(sheet.agent_id), "name": sheet.name, "employer": sheet.employer},
        "request": _request(sheet),
        "absent": list(sheet.absent),
        "sections": [_section(each) for each in sheet.sections],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _request(sheet: PersonSheet) -> dict[str, str] | None:
    if sheet.received_on is None or sheet.due_on is None:
        return None
    return {"received_on": sheet.received_on.isoformat(), "due_on": sheet.due_on.isoformat()}


def _section(section: ExportSection) -> dict[str, Any]:
    entries = [
        {"id": str(each.id), "title": each.title, "fields": _fields(each.fields)} for each in section.entries
    ]
    return {"key": section.key, "title": section.title, "note": section.note, "entries": entries}


def _fields(fields: Iterable[ExportField]) -> list[dict[str, Any]]:
    return [
        {
            "key": each.key,
            "label": each.label,
            "value": None if each.marked else each.value,
            "text": each.shown,
            "redacted": each.marked,
        }
        for each in fields
    ]
