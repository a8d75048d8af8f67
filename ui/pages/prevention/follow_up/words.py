"""How observations and their follow-up are said on the screen. No widgets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from cigdesk.domain.observation import FollowUpState
from cigdesk.domain.observation_answer import Standing
from cigdesk.french import NBSP, date_medium, percent, plural
from cigdesk.ports.follow_ups import AnswerRow, FollowUpRow
from cigdesk.services.follow_up_listing import FollowLine, FollowUpListing, Looked
from ui.theme import Accent
from ui.widgets.pill import PillData

OBSERVATIONS: Final = "observations"
"""The key of the segment."""
_LOOKS: Final = {
    Standing.OVERDUE: (Accent.BAD, "alert-circle"),
    Standing.SILENT: (Accent.BAD, "bell"),
    Standing.SOON: (Accent.WARN, "calendar-due"),
    Standing.UNSENT: (Accent.WARN, "send"),
    Standing.OPEN: (Accent.NEUTRAL, "clock"),
    Standing.DONE: (Accent.OK, "check"),
    Standing.REFUSED: (Accent.NEUTRAL, "ban"),
}
_STATES: Final = {
    FollowUpState.PLANNED: (Accent.ACCENT, "calendar-event"),
    FollowUpState.IN_PROGRESS: (Accent.ACCENT, "progress"),
}
CHIPS: Final = {
    Looked.ALL: ("Toutes", ""),
    Looked.OPEN: ("Ouvertes", ""),
    Looked.OVERDUE: ("Échues", "alert-circle"),
    Looked.SILENT: ("Sans réponse", "bell"),
    Looked.SOON: ("Proches", ""),
    Looked.DONE: ("Levées", "check"),
    Looked.REFUSED: ("Non retenues", ""),
}
ANSWER_WORDS: Final = {
    FollowUpState.PLANNED: "Prévue",
    FollowUpState.IN_PROGRESS: "En cours",
    FollowUpState.DONE: "Levée",
    FollowUpState.REFUSED: "Refus",
}
"""What a person notes, short enough for four in a row of the panel."""


def standing_pill(standing: Standing, state: FollowUpState) -> PillData:
    """What presses comes first; what presses not says how far the authority is."""
    if standing in (Standing.OPEN, Standing.SOON) and state in _STATES:
        return PillData(state.label, *_STATES[state])
    return PillData(standing.label, *_LOOKS[standing])


def row_pill(row: FollowUpRow, today: date) -> PillData:
    """As `standing_pill`, of a row."""
    return standing_pill(row.standing(today), row.follow_up)


def deadline_words(line: FollowLine) -> str:
    """« 30 juin 2026 », « levée le 2 mai 2026 »."""
    row = line.row
    if row.follow_up is FollowUpState.DONE:
        return f"levée le {date_medium(row.done_on)}" if row.done_on else "levée"
    return date_medium(row.deadline) if row.deadline else "sans échéance"


def deadline_detail(line: FollowLine, today: date) -> str:
    """How long ago or ahead, and that the authority gave another date."""
    row, awaited = line.row, line.row.deadline
    if awaited is None or not row.follow_up.is_open:
        return ""
    days = (awaited - today).days
    when = "aujourd’hui" if days == 0 else f"dans {plural(days, 'jour')}"
    when = f"depuis {plural(-days, 'jour')}" if days < 0 else when
    return f"{when}, promise" if row.planned_for is not None else when


def column_when(row: FollowUpRow, today: date) -> str:
    """« Échue le 30 juin 2026 », « Pour le 31 déc. 2026 », « Levée le 2 mai 2026 »."""
    if row.follow_up is FollowUpState.DONE and row.done_on is not None:
        return f"Levée le {date_medium(row.done_on)}"
    if row.follow_up is FollowUpState.REFUSED:
        return f"Réponse du {date_medium(row.answered_on)}" if row.answered_on else "Non retenue"
    awaited = row.deadline
    if awaited is None:
        return "Sans échéance"
    if awaited < today:
        return f"Échue le {date_medium(awaited)}"
    word = "Promise le" if row.planned_for is not None else "Pour le"
    return f"{word} {date_medium(awaited)}"


def history_words(answer: AnswerRow) -> tuple[str, str]:
    """« Planifiée pour le 31 déc. 2026 », and under it what was said, by whom and when."""
    title = answer.state.label
    if answer.planned_for is not None:
        title = f"{title} pour le {date_medium(answer.planned_for)}"
    elif answer.done_on is not None:
        title = f"{title} le {date_medium(answer.done_on)}"
    return title, "\n".join(_said(answer))


def _said(answer: AnswerRow) -> Iterator[str]:
    who = f", {answer.answered_by}" if answer.answered_by else ""
    yield f"Réponse du {date_medium(answer.answered_on)}{who}"
    if answer.answer:
        yield answer.answer


def rate_words(listing: FollowUpListing) -> tuple[str, str]:
    """« 62 % », « 18 levées sur 29 »; of nothing, nothing."""
    rate = listing.rate
    if rate.share is None:
        return "", ""
    return percent(rate.share), f"{plural(rate.done, 'levée')} sur {rate.total}"


def totals(listing: FollowUpListing) -> str:
    """« 29 observations, 11 ouvertes, 4 échues »."""
    standings, rate = listing.standings, listing.rate
    parts = [plural(rate.total, "observation"), plural(rate.open, "ouverte")]
    if overdue := standings.get(Standing.OVERDUE, 0):
        parts.append(plural(overdue, "échue"))
    if silent := standings.get(Standing.SILENT, 0):
        parts.append(f"{silent}{NBSP}sans réponse")
    return ", ".join(parts)
