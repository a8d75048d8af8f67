"""How memberships are said: pills, marks, reminders."""

from __future__ import annotations

from cigdesk.domain.membership import Standing
from cigdesk.domain.membership_reminders import ReminderKind
from ui.theme import Accent
from ui.widgets.pill import PillData

STANDINGS = {
    Standing.PROPOSED: PillData("Proposée", Accent.INDIGO, "send"),
    Standing.UPCOMING: PillData("À venir", Accent.ACCENT, "calendar-due"),
    Standing.IN_FORCE: PillData("En vigueur", Accent.OK, "check"),
    Standing.TO_RENEW: PillData("À renouveler", Accent.WARN, "alert-triangle"),
    Standing.DENOUNCED: PillData("Dénoncée", Accent.BAD, "ban"),
    Standing.ENDED: PillData("Échue", Accent.NEUTRAL, "history"),
}
"""How each standing is said."""

DUE = PillData("À reconduire", Accent.WARN, "refresh")
RECRUITMENT = PillData("Sous réserve de recrutement", Accent.NEUTRAL, "user-search")
WAITING = PillData("Liste d’attente", Accent.NEUTRAL, "clock")

REMINDER_ICONS = {
    ReminderKind.DUE: "refresh",
    ReminderKind.LAST_NOTICE: "flag",
    ReminderKind.ONE_MONTH: "alert-triangle",
    ReminderKind.THREE_MONTHS: "bell",
    ReminderKind.SIX_MONTHS: "calendar-due",
}


def standing_pill(standing: Standing, *, due: bool) -> PillData:
    """Where it stands; one that is to be written again by itself says that before all."""
    return DUE if due else STANDINGS[standing]
