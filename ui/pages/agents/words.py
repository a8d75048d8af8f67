"""The words of these screens. No Qt, no rule."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.words import AGENT_STATUSES, KINDS, MODES, STATUSES
from cigdesk.domain.appointment import ShownStatus
from cigdesk.domain.people import AgentStatus, LeaveValues
from cigdesk.french import NBSP, capitalised, date_medium, date_short, time_range
from cigdesk.ports.people import AgentLine, Meeting
from ui.icons import Status
from ui.names import dotted_initials, masked_name

GLYPHS: dict[ShownStatus, Status] = {
    ShownStatus.UPCOMING: Status.UPCOMING,
    ShownStatus.ONGOING: Status.ONGOING,
    ShownStatus.TO_FILL_IN: Status.TO_FILL,
    ShownStatus.DONE: Status.DONE,
    ShownStatus.EXCUSED: Status.EXCUSED,
    ShownStatus.NO_SHOW: Status.NO_SHOW,
    ShownStatus.CANCELLED: Status.CANCELLED,
}
"""The silhouette of each status."""

ON_LEAVE = "En congé pour raison de santé"


def list_name(line: AgentLine, *, masked: bool) -> str:
    """« Haddad Leïla », by the name that sorts; masked, the initials alone."""
    return masked_name(line.first_name, line.last_name, masked=masked)


def spoken_name(name: str, *, masked: bool) -> str:
    """« Mme Leïla Haddad », as a title; masked, the initials alone."""
    bare = name.removeprefix("Mme ").removeprefix("M. ")
    return dotted_initials(bare) if masked else name.replace("M. ", f"M.{NBSP}").replace("Mme ", f"Mme{NBSP}")


def status_word(status: AgentStatus | None) -> str:
    """« Titulaire », nothing while it is not known."""
    return AGENT_STATUSES[status].capitalize() if status else ""


def day_of(moment: datetime | None, zone: ZoneInfo) -> str:
    """« 12 nov. 2026 », nothing for no appointment."""
    return date_medium(moment.astimezone(zone).date()) if moment else ""


def meeting_day(meeting: Meeting, zone: ZoneInfo) -> str:
    """« jeu. 12 nov. 2026 »."""
    return date_short(meeting.start.astimezone(zone).date())


def meeting_hours(meeting: Meeting, zone: ZoneInfo) -> str:
    """« 10 h 30 – 11 h 15 »."""
    return time_range(meeting.start.astimezone(zone), meeting.end.astimezone(zone))


def meeting_kind(meeting: Meeting) -> str:
    """« Consultation à distance »."""
    return KINDS[meeting.kind].capitalize()


def meeting_way(meeting: Meeting) -> str:
    """« Visio », or the place: « Sur place, Pantin »."""
    return ", ".join(part for part in (MODES[meeting.mode].capitalize(), meeting.place) if part)


def shown_status_word(status: ShownStatus) -> str:
    """« Honoré »."""
    word = STATUSES[status]
    return capitalised(word)


def leave_text(values: LeaveValues) -> str:
    """« Depuis le 3 mars 2026 », « 3 – 12 mars 2026 »."""
    return capitalised(values.text)
