"""The notes of the demonstration: written through the services, sealed as any other."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any, Final

from cigdesk.domain.appointment import FOR_AN_AGENT, Appointment, AppointmentStatus
from cigdesk.domain.note import NoteKind
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.domain.support_time import TimeEntry
from cigdesk.domain.vault import LOSS_WORDS, VaultKind
from cigdesk.ports import UnitOfWork
from cigdesk.ports.vaults import Secrecy
from cigdesk.services.context import Context
from cigdesk.services.social_note_views import NoteOwner
from cigdesk.services.social_notes import NoteService
from cigdesk.services.vault_keys import KeyRing
from cigdesk.services.vaults import VaultService

_RECEIVING: Final = frozenset({Function.SOCIAL_WORKER, Function.CESF})
_AFTER: Final = timedelta(minutes=5)
_LATER: Final = timedelta(hours=1)
"""When somebody comes back to a note: what it said before is a version."""


def write_notes(context: Context, secrecy: Secrecy) -> None:
    """Notes on the busiest cases and the latest appointments, in circles without recovery sheet.

    A demonstration is thrown away: nobody loses these notes with a passphrase.
    """
    said = _texts()
    with context.reading(Right.NOTES) as uow:
        cases, meetings = _busiest_cases(uow, len(said["cases"])), _latest_meetings(uow, context.now())
    if not (cases or meetings):
        return
    for kind in VaultKind:
        _vaults(context, secrecy).accept_loss(kind, LOSS_WORDS)
    for case, text in zip(cases, said["cases"], strict=False):
        opened = datetime.combine(case.opened_on, datetime.min.time(), context.zone) + timedelta(hours=17)
        at = min(opened, context.now() - _LATER)
        begun = text.partition("\n\n")[0]
        saved = _notes(context, secrecy, at).write(NoteOwner(case_id=case.id), begun)
        _notes(context, secrecy, at + _LATER).save(saved.note_id, saved.rev, text)
    for meeting, text in zip(meetings, said["meetings"], strict=False):
        owner = NoteOwner(appointment_id=meeting.id)
        _notes(context, secrecy, meeting.end + _AFTER).write(owner, text)
    for meeting, text in zip(meetings, said["motives"], strict=False):
        owner = NoteOwner(appointment_id=meeting.id)
        _notes(context, secrecy, meeting.start).write(owner, text, kind=NoteKind.MOTIVE)
    first = NoteOwner(case_id=cases[0].id) if cases else NoteOwner(appointment_id=meetings[0].id)
    _notes(context, secrecy, context.now()).write(first, said["personal"], circle=VaultKind.PERSONAL)


@dataclass(frozen=True)
class _At:
    """A clock that stands still."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant


def _vaults(context: Context, secrecy: Secrecy) -> VaultService:
    return VaultService(context, KeyRing(context, secrecy))


def _notes(context: Context, secrecy: Secrecy, at: datetime) -> NoteService:
    then = replace(context, clock=_At(at))
    return NoteService(then, _vaults(then, secrecy), KeyRing(then, secrecy))


def _texts() -> dict[str, Any]:
    """What resources/demonstration/notes.toml says."""
    text = files("resources").joinpath("demonstration", "notes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _busiest_cases(uow: UnitOfWork, count: int) -> list[Case]:
    """Open cases of one agent, those with most acts of time first."""
    acts = Counter(each.case_id for each in uow.find(TimeEntry))
    found = [each for each in uow.find(Case) if each.agent_id is not None and each.open]
    return sorted(found, key=lambda each: (-acts[each.id], each.sequence))[:count]


def _latest_meetings(uow: UnitOfWork, now: datetime) -> list[Appointment]:
    """Done appointments with one agent at a social worker's, the latest first."""
    return sorted(_meetings(uow, now), key=lambda each: each.start, reverse=True)[:8]


def _meetings(uow: UnitOfWork, now: datetime) -> Iterator[Appointment]:
    receiving = {each.id for each in uow.find(Practitioner) if each.function in _RECEIVING}
    for each in uow.find(Appointment, status=AppointmentStatus.DONE):
        for_one = each.kind in FOR_AN_AGENT and each.agent_id is not None
        if for_one and each.practitioner_id in receiving and each.end + _AFTER <= now:
            yield each
