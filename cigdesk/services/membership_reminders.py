"""The reminders of every membership, as they are shown: whose, which convention, which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from cigdesk.domain.membership import Convention
from cigdesk.domain.membership_reminders import ReminderKind, reminders_of
from cigdesk.french import NBSP, date_medium, plural
from cigdesk.ports.memberships import MembershipRow
from cigdesk.services.membership_listing import beside


@dataclass(frozen=True)
class MembershipReminder:
    """One reminder, with what names it."""

    membership_id: UUID
    authority_id: UUID
    authority: str
    convention: Convention
    kind: ReminderKind
    day: date
    """The end of the period, or the last day to denounce it."""
    tacit: bool
    days_left: int
    """Below 0 once the day is past."""

    @property
    def text(self) -> str:
        """« Préavis jusqu’au 30 sept. 2026, dans 12 jours »."""
        return f"{_LEADS[self.kind].format(day=date_medium(self.day))}{_when(self.days_left)}"


_ENDS: Final = "Se termine le {day}"
_LEADS: Final = {
    ReminderKind.DUE: f"Préavis passé{NBSP}: à reconduire après le {{day}}",
    ReminderKind.LAST_NOTICE: "Préavis jusqu’au {day}",
    ReminderKind.ONE_MONTH: _ENDS,
    ReminderKind.THREE_MONTHS: _ENDS,
    ReminderKind.SIX_MONTHS: _ENDS,
}
_COUNTED: Final = {
    ReminderKind.DUE: ("à reconduire", "à reconduire"),
    ReminderKind.LAST_NOTICE: ("fin de préavis", "fins de préavis"),
    ReminderKind.ONE_MONTH: ("échéance à 1\u00a0mois", "échéances à 1\u00a0mois"),
    ReminderKind.THREE_MONTHS: ("échéance à 3\u00a0mois", "échéances à 3\u00a0mois"),
    ReminderKind.SIX_MONTHS: ("échéance à 6\u00a0mois", "échéances à 6\u00a0mois"),
}
_URGENCY: Final = {kind: place for place, kind in enumerate(ReminderKind)}


def remembered(rows: Sequence[MembershipRow], today: date) -> tuple[MembershipReminder, ...]:
    """The reminders of that day, the most urgent first."""
    others = beside(rows)
    found = [
        MembershipReminder(
            membership_id=row.id,
            authority_id=row.authority_id,
            authority=row.authority,
            convention=row.convention,
            kind=each.kind,
            day=each.day,
            tacit=row.tacit,
            days_left=(each.day - today).days,
        )
        for row in rows
        for each in reminders_of(row, others[row.authority_id, row.convention], today)
    ]
    return tuple(sorted(found, key=lambda each: (_URGENCY[each.kind], each.day)))


def counted(reminders: Collection[MembershipReminder]) -> str:
    """« 5 rappels d’adhésions : 2 à reconduire, 3 échéances à 3 mois », the most urgent first."""
    if not reminders:
        return ""
    found = Counter(each.kind for each in reminders)
    kinds = ", ".join(plural(found[kind], *_COUNTED[kind]) for kind in ReminderKind if found[kind])
    total = plural(len(reminders), "rappel d’adhésion", "rappels d’adhésions")
    return f"{total}{NBSP}: {kinds}"


def _when(days: int) -> str:
    if days < 0:
        return ""
    return ", aujourd’hui" if days == 0 else f", dans {plural(days, 'jour')}"
