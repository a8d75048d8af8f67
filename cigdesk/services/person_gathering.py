"""All that the store says of one person, as sections of an export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.accesses import ACTS, KINDS
from cigdesk.domain.agenda.wall import day_of, wall_time
from cigdesk.domain.appointment import Appointment
from cigdesk.domain.elimination import Elimination, EliminationCase
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.erasure import PersonRequest
from cigdesk.domain.people import Agent, SickLeave
from cigdesk.domain.request import Request
from cigdesk.domain.retention import CaseDecision
from cigdesk.domain.session import Participation
from cigdesk.domain.statement import Statement, StatementCorrection, StatementLine, statement_number
from cigdesk.domain.support import BillingAgreement, Case, case_number
from cigdesk.domain.support_time import TimeEntry
from cigdesk.french import capitalised, date_long, date_medium, number, phone, time_of_day
from cigdesk.ports import UnitOfWork
from cigdesk.ports.accesses import AccessFilter
from cigdesk.ports.erasure import JournalRow, Mention
from cigdesk.services.erasing import patterns_of
from cigdesk.services.person_export_fields import LABELS, REFERENCES, TOLD, WORDS
from cigdesk.services.person_sheet import (
    ExportEntry,
    ExportField,
    ExportSection,
    Value,
)

_MENTIONS: Final = "Autres textes qui nomment la personne"
_OTHERS: Final = "Ce texte porte sur autre chose : biffez ce qui concerne d’autres personnes."
_ACTS: Final = {"create": "création", "update": "modification", "delete": "suppression"}


class Names:
    """What each reference is called; each is read once."""

    def __init__(self, uow: UnitOfWork, zone: ZoneInfo) -> None:
        self._uow, self._zone = uow, zone
        self._known: dict[tuple[str, UUID], str] = {}

    def of(self, column: str, record_id: UUID) -> str:
        key = (column, record_id)
        if key not in self._known:
            found = self._uow.find(REFERENCES[column], id=record_id)
            self._known[key] = self._name(found[0]) if found else ""
        return self._known[key]

    def _name(self, record: Any) -> str:
        if isinstance(record, Case | Elimination):
            return record.number
        if isinstance(record, Engagement):
            return record.label
        if isinstance(record, Statement):
            return statement_number(record.year, record.sequence) or "relevé ouvert"
        if isinstance(record, Request):
            return f"demande du {date_long(record.received_on)}"
        if isinstance(record, Appointment):
            at = instant_text(record.start, self._zone)
            return f"{record.title}, {at}" if record.title else at
        return str(record.name)


class Gathered:
    """The records of one person, and what else speaks of them."""

    def __init__(self, uow: UnitOfWork, agent: Agent, zone: ZoneInfo) -> None:
        self.uow, self.agent, self.zone = uow, agent, zone
        self.names = Names(uow, zone)

    @cached_property
    def cases(self) -> list[Case]:
        return self.uow.find(Case, agent_id=self.agent.id)

    @cached_property
    def meetings(self) -> list[Appointment]:
        found = self.uow.find(Appointment, agent_id=self.agent.id)
        return sorted(found, key=lambda each: each.start)

    @cached_property
    def records(self) -> Mapping[type[Any], list[Any]]:
        """By class, what is told under its section."""
        uow, agent = self.uow, self.agent
        times = self._times()
        return {
            Agent: [agent],
            SickLeave: sorted(agent.leaves, key=lambda each: each.start),
            Request: uow.find(Request, agent_id=agent.id),
            Appointment: self.meetings,
            Participation: uow.find(Participation, agent_id=agent.id),
            Case: self.cases,
            BillingAgreement: self._of_cases(BillingAgreement),
            CaseDecision: self._of_cases(CaseDecision),
            EliminationCase: self._of_cases(EliminationCase),
            TimeEntry: times,
            StatementLine: self._billed(StatementLine, times),
            StatementCorrection: self._billed(StatementCorrection, times),
            PersonRequest: uow.find(PersonRequest, agent_id=agent.id),
        }

    def _of_cases(self, kind: type[Any]) -> list[Any]:
        return [each for case in self.cases for each in self.uow.find(kind, case_id=case.id)]

    def _times(self) -> list[TimeEntry]:
        """Of the cases, and of the appointments without a case."""
        by_case = [each for case in self.cases for each in self.uow.find(TimeEntry, case_id=case.id)]
        by_meeting = [
            each for meeting in self.meetings for each in self.uow.find(TimeEntry, appointment_id=meeting.id)
        ]
        found = {each.id: each for each in (*by_case, *by_meeting)}
        return sorted(found.values(), key=lambda each: each.day)

    def _billed(self, kind: type[Any], times: Iterable[TimeEntry]) -> list[Any]:
        by_meeting = (self.uow.find(kind, appointment_id=each.id) for each in self.meetings)
        by_time = (self.uow.find(kind, time_entry_id=each.id) for each in times)
        found = {each.id: each for few in (*by_meeting, *by_time) for each in few}
        return list(found.values())

    def sections(self) -> Iterator[ExportSection]:
        """What is kept under the person's own name."""
        for kind, told in TOLD.items():
            entries = tuple(self._entry(kind, record) for record in self.records[kind])
            yield ExportSection(told.key, told.title, entries)

    def _entry(self, kind: type[Any], record: Any) -> ExportEntry:
        labels = TOLD[kind].labels
        told = [(name, labels[name], getattr(record, name)) for name in labels]
        fields = tuple(self._field(*each) for each in told if each[2] not in (None, ""))
        return ExportEntry(record.id, self._title(kind, record), fields)

    def _title(self, kind: type[Any], record: Any) -> str:
        if kind is Case:
            return case_number(record.sequence)
        if kind is Participation:
            return self.names.of("appointment_id", record.appointment_id)
        if kind is EliminationCase:
            return self.names.of("elimination_id", record.elimination_id)
        for name in ("start", "received_on", "day", "given_on", "decided_on", "month"):
            moment = getattr(record, name, None)
            if moment is not None:
                return capitalised(_text(moment, self.zone))
        return TOLD[kind].title

    def _field(self, key: str, label: str, value: Any) -> ExportField:
        if key in REFERENCES:
            name = self.names.of(key, value)
            return ExportField(key=key, label=label, value=name, text=name)
        if key == "sequence":
            said = case_number(value)
            return ExportField(key=key, label=label, value=said, text=said)
        text = phone(value) if key == "phone" else _text(value, self.zone)
        return ExportField(key=key, label=label, value=_json(value), text=text)

    def around(self) -> Iterator[ExportSection]:
        """What else the store says of them: texts about something else, changes, and who opened what."""
        own = {each.id for few in self.records.values() for each in few}
        patterns = patterns_of(self.uow, self.agent.id)
        mentions = [each for each in self.uow.erasure.mentions(patterns) if each.record_id not in own]
        yield ExportSection(
            "mentions", "Autres textes qui nomment la personne", _mentioned(mentions), _OTHERS
        )
        sheets = {self.agent.id, *self.uow.erasure.former_sheets(self.agent.id)}
        about = self.uow.erasure.journaled_about(sheets) | own
        rows = self.uow.erasure.journal(about)
        yield ExportSection("changes", "Journal des modifications", tuple(map(self._change, rows)))
        yield ExportSection("accesses", "Qui a ouvert ces données", tuple(self._accesses(about)))

    def _change(self, row: JournalRow) -> ExportEntry:
        title = f"{instant_text(row.at, self.zone)}, {row.person or 'programme'}"
        what, labels = KINDS.get(row.table, row.table), LABELS.get(row.table, {})
        told = [
            plain_field("at", "Le", row.at.isoformat(), instant_text(row.at, self.zone)),
            plain_field("person", "Par", row.person),
            plain_field("table", "Fiche", row.table, what),
            plain_field("act", "Acte", row.act, _ACTS.get(row.act, row.act)),
            plain_field("field", "Champ", row.field, labels.get(row.field, row.field)),
            plain_field("old", "Ancienne valeur", self._journaled(labels, row.field, row.old)),
            plain_field("new", "Nouvelle valeur", self._journaled(labels, row.field, row.new)),
        ]
        # Marks are by record and field: a record has many lines.
        told = [replace(each, key=f"{each.key}-{row.seq}") if each.key in _VALUES else each for each in told]
        return ExportEntry(row.record_id, title, tuple(each for each in told if each.text))

    def _journaled(self, labels: Mapping[str, str], field: str, value: object) -> str:
        """A value of the journal on one line; "" where there was none, or it was emptied."""
        if isinstance(value, dict):
            told = [(name, self._journaled(labels, name, value.get(name))) for name in labels]
            return " ; ".join(f"{labels[name]} : {text}" for name, text in told if text)
        if isinstance(value, bool):
            return "oui" if value else ""
        if isinstance(value, str) and field in REFERENCES:
            return self.names.of(field, UUID(value))
        return "" if value is None else str(value)

    def _accesses(self, about: Iterable[UUID]) -> Iterator[ExportEntry]:
        seqs = self.uow.accesses.found(AccessFilter(record_ids=list(about)), descending=False)
        for line in self.uow.accesses.lines(seqs):
            if line.record_id is None:
                continue
            at, what = instant_text(line.at, self.zone), KINDS.get(line.kind, line.kind)
            fields = (
                plain_field("at", "Le", line.at.isoformat(), at),
                plain_field("person", "Par", line.person),
                plain_field("act", "Acte", line.act.value, ACTS[line.act]),
                plain_field("kind", "Fiche", line.kind, what),
            )
            yield ExportEntry(line.record_id, f"{at}, {line.person}", fields)


_VALUES: Final = ("old", "new")


def plain_field(key: str, label: str, value: str, text: str = "") -> ExportField:
    """What is told as it stands, where `text` says it no better."""
    return ExportField(key=key, label=label, value=value, text=text or value)


def _mentioned(mentions: Iterable[Mention]) -> tuple[ExportEntry, ...]:
    return tuple(
        ExportEntry(
            each.record_id,
            KINDS.get(each.table, each.table),
            (plain_field(f"{each.table}.{each.column}", "Texte", each.text),),
        )
        for each in mentions
        if each.record_id is not None
    )


def _json(value: Any) -> Value:
    """As a program reads it."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)


def _text(value: Any, zone: ZoneInfo) -> str:
    """As it is said in French."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, StrEnum):
        return WORDS[type(value)][value]
    if isinstance(value, datetime):
        return instant_text(value, zone)
    if isinstance(value, date):
        return date_long(value)
    if isinstance(value, int | Decimal):
        return number(value)
    return str(value)


def instant_text(at: datetime, zone: ZoneInfo) -> str:
    """« 3 mars 2026 à 10 h 30 », on the wall clock of the centre."""
    return f"{date_medium(day_of(at, zone))} à {time_of_day(wall_time(at, zone))}"
