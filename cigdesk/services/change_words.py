"""How the journal of changes writes a value: as the window does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Final
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.wall import wall_time
from cigdesk.domain.agenda.words import (
    AGENT_STATUSES,
    FUNCTIONS,
    KINDS,
    MODES,
    REQUESTERS,
    STATUSES,
    SUBJECTS,
    agent_name,
)
from cigdesk.domain.appointment import AppointmentStatus, ShownStatus
from cigdesk.domain.circle import EVENTS
from cigdesk.domain.membership import MembershipState
from cigdesk.domain.quote import STATE_NAMES, QuoteLineKind, quote_number
from cigdesk.domain.request import OUTCOMES
from cigdesk.domain.rights import ROLES
from cigdesk.domain.statement import CorrectionKind, Source, StatementState
from cigdesk.domain.support import CASE_KINDS, SCOPES, case_number
from cigdesk.domain.support_time import CHARGES, TASKS, WORK_KINDS
from cigdesk.french import amount, date_medium, initials, month_year, quantity, time_of_day
from cigdesk.ports.changes import Referred
from cigdesk.services.change_names import OPAQUE, kind_name

LONGEST: Final = 300
"""Characters of a value that are shown."""
HIDDEN: Final = "•••"
"""What stands for a value that the person may not read."""
_EMPTY: Final = "–"
_SHOWN: Final = {AppointmentStatus.PLANNED: ShownStatus.UPCOMING}

_MONEY: Final = frozenset({"amount", "total", "total_with_options", "free_price", "unit_price"})
_MONTHS: Final = frozenset({"month"})

# A word of one enumeration equals the same word of another: each has its own words.
_WORDS: Final[tuple[Mapping[Any, str], ...]] = (
    *(AGENT_STATUSES, FUNCTIONS, KINDS, MODES, REQUESTERS, SUBJECTS, CASE_KINDS, SCOPES),
    *(CHARGES, EVENTS, OUTCOMES, ROLES, STATE_NAMES, TASKS, WORK_KINDS),
    {each: STATUSES[_SHOWN.get(each) or ShownStatus(each.value)] for each in AppointmentStatus},
    {MembershipState.PROPOSED: "proposée", MembershipState.SIGNED: "signée"},
    {StatementState.OPEN: "ouvert", StatementState.CLOSED: "validé"},
    {
        QuoteLineKind.OFFER: "offre du catalogue",
        QuoteLineKind.SECTION: "titre",
        QuoteLineKind.NOTE: "texte",
        QuoteLineKind.FREE: "ligne libre",
    },
    {
        Source.APPOINTMENT: "rendez-vous",
        Source.PERMANENCE: "permanence",
        Source.ENTRY: "temps passé",
        Source.TERM: "adhésion",
        Source.ORDER: "commande",
    },
    {CorrectionKind.UNITS: "quantité", CorrectionKind.ASIDE: "ligne mise de côté"},
)
_BY_KIND: Final = {type(next(iter(each))): each for each in _WORDS}


def written(value: object, field: str, zone: ZoneInfo, *, named: bool) -> str:
    """A value as it is shown, a dash for none; an agent who is referred to by initials unless `named`."""
    if value is None or value in ("", ()):
        return _EMPTY
    if field in OPAQUE:
        return "(contenu)"
    if isinstance(value, Referred):
        return called(value, zone, named=named) or kind_name(value.kind)
    return _cut(_plain(value, field, zone))


def called(record: Referred, zone: ZoneInfo, *, named: bool) -> str:
    """What a record is called, "" when nothing is known; an agent by initials unless `named`."""
    if not record.called:
        return ""
    if record.kind == "agents":
        civility, first_name, last_name = map(str, record.called)
        full = agent_name(civility, first_name, last_name)
        return full if named else initials(f"{first_name} {last_name}")
    if record.kind == "cases" and isinstance(record.called[0], int):
        return case_number(record.called[0])
    if record.kind == "quotes":
        return _quote(*record.called)
    said = (_plain(each, "", zone) for each in record.called if each not in (None, ""))
    return _cut(" ".join(said))


def _quote(prefix: Any, year: Any, sequence: Any, revision: Any) -> str:
    return quote_number(prefix, year, sequence, revision)


def _plain(value: object, field: str, zone: ZoneInfo) -> str:
    """By the first of its types that has its way of being written."""
    for kind, write in _WAYS:
        if isinstance(value, kind):
            return write(value, field, zone)
    return str(value)


def _moment(value: datetime, _field: str, zone: ZoneInfo) -> str:
    wall = wall_time(value, zone)
    return f"{date_medium(wall.date())}, {time_of_day(wall)}"


def _day(value: date, field: str, _zone: ZoneInfo) -> str:
    return month_year(value) if field in _MONTHS else date_medium(value)


def _figure(value: Decimal, field: str, _zone: ZoneInfo) -> str:
    return amount(value) if field in _MONEY else quantity(value)


def _several(value: tuple[object, ...], field: str, zone: ZoneInfo) -> str:
    return ", ".join(_plain(each, field, zone) for each in value)


def _word(member: Enum) -> str:
    own = _BY_KIND.get(type(member), {}).get(member)
    return own or str(getattr(member, "label", "") or member.value) or _EMPTY


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


_WAYS: Final[tuple[tuple[type[Any], Callable[[Any, str, ZoneInfo], str]], ...]] = (
    (bool, lambda value, _field, _zone: "oui" if value else "non"),
    (Enum, lambda value, _field, _zone: _word(value)),
    (tuple, _several),
    (datetime, _moment),
    (date, _day),
    (time, lambda value, _field, _zone: time_of_day(value)),
    (Decimal, _figure),
)
"""A truth is a number too, and an instant a day: the narrower comes first."""
