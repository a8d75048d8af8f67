"""Making one sheet of two: what is kept of each, and what follows. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final, Protocol, TypeVar
from uuid import UUID

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import AgentValues, phone_digits
from cigdesk.domain.values import by_field
from cigdesk.french import NBSP

FIELDS: Final = ("civility", "last_name", "first_name", "authority_id", "status", "phone", "mail")
"""What may be taken from either sheet, as the sheet shows it."""

_STANDING: Final = (
    AppointmentStatus.DONE,
    AppointmentStatus.NO_SHOW,
    AppointmentStatus.PLANNED,
    AppointmentStatus.EXCUSED,
    AppointmentStatus.CANCELLED,
)
"""Of two statuses of one person in one session, the first of these holds: who came has come."""


class Spell(Protocol):
    """Days, both included; without end it goes on."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date | None: ...


S = TypeVar("S", bound=Spell)


def check_two(kept: UUID, gone: UUID) -> None:
    """Raise `Refused` for a sheet with itself."""
    if kept == gone:
        raise Refused(f"C’est la même fiche{NBSP}: il n’y a rien à fusionner.")


def differing(kept: AgentValues, gone: AgentValues) -> tuple[str, ...]:
    """The fields that both sheets have, and not alike: somebody has to choose."""
    one, other = _comparable(kept), _comparable(gone)
    return tuple(name for name in FIELDS if one[name] and other[name] and one[name] != other[name])


def completed(kept: AgentValues, gone: AgentValues) -> tuple[str, ...]:
    """The fields that only the sheet which goes has: they complete the one that stays."""
    one, other = by_field(kept), by_field(gone)
    return tuple(name for name in FIELDS if not one[name] and other[name])


def merged(kept: AgentValues, gone: AgentValues, taken: Collection[str]) -> AgentValues:
    """The kept sheet with what only the other has, and the fields that were `taken` from the other.

    What is empty on the other is never taken: merging loses nothing that only one sheet says.
    """
    other = by_field(gone)
    wanted = {*completed(kept, gone), *(name for name in taken if other[name])}
    return replace(kept, **{name: other[name] for name in wanted})


def _comparable(values: AgentValues) -> Mapping[str, object]:
    """A number in pairs is the same number, an address in capitals the same address."""
    written = by_field(values)
    return written | {"phone": phone_digits(values.phone), "mail": values.mail.strip().casefold()}


def to_confirm(kept: str, gone: str) -> tuple[str, ...]:
    """What has to be confirmed, where the names of both employers differ."""
    if kept == gone:
        return ()
    return (
        f"Les employeurs diffèrent{NBSP}: {kept} et {gone}. Vérifiez que c’est la même personne. Ce qui est "
        "déjà noté reste compté à l’employeur d’alors.",
    )


def holding(one: AppointmentStatus, other: AppointmentStatus) -> AppointmentStatus:
    """The status that holds when one person stands twice in a session."""
    return min(one, other, key=_STANDING.index)


def sharing_days(spells: Iterable[S]) -> list[list[S]]:
    """Sick leaves by groups that share days, one after the other, each group by first day.

    Two that follow each other without a common day stay two: a leave and its renewal may be told apart.
    """
    groups: list[list[S]] = []
    for spell in sorted(spells, key=lambda each: each.start):
        last = max(map(_last, groups[-1])) if groups else date.min
        if groups and spell.start <= last:
            groups[-1].append(spell)
        else:
            groups.append([spell])
    return groups


def joined(group: Collection[Spell]) -> tuple[date, date | None]:
    """The first and the last day of a group; None while one of them goes on."""
    ends = [each.end for each in group if each.end is not None]
    return min(each.start for each in group), max(ends) if len(ends) == len(group) else None


def _last(spell: Spell) -> date:
    return spell.end or date.max
