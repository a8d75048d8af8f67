"""What stands on a closed statement: which fields of its records no longer change, and how that is said."""

from __future__ import annotations

from typing import Any, Final

from cigdesk.domain.appointment import Appointment, Permanence
from cigdesk.domain.errors import Refused
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.session import SessionSeats
from cigdesk.domain.support_time import TimeEntry
from cigdesk.french import NBSP

LOCKED: Final[dict[type[Any], frozenset[str]]] = {
    Appointment: frozenset(
        {
            *("practitioner_id", "authority_id", "permanence_id", "engagement_id"),
            *("kind", "mode", "start", "end", "status", "units"),
        }
    ),
    Permanence: frozenset({"practitioner_id", "authority_id", "start", "end", "cancelled"}),
    SessionSeats: frozenset({"appointment_id", "authority_id", "seats", "engagement_id"}),
    TimeEntry: frozenset(
        {
            *("authority_id", "practitioner_id", "case_id", "engagement_id", "appointment_id"),
            *("day", "minutes", "mode", "charge"),
        }
    ),
    MembershipTerms: frozenset(),
}
"""By class, what its line rests on; the rest stays free (the agent, the room, the phone…).

None of them is deleted either. The terms of a year may change: the difference goes on the next statement.
"""


class LockedWork(Refused):
    """The work stands on a closed statement: it is corrected, not changed."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Cette intervention figure au relevé {number}, validé{NBSP}: elle ne se modifie plus. Corrigez "
            "sa ligne depuis le relevé, la différence ira sur le suivant."
        )
        self.number = number
