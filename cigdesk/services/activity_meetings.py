"""What an activity report says of the appointments of agents: by month, by field, by kind and mode."""

from __future__ import annotations

from typing import Final

from cigdesk.charts import Bar, Plot, Stack
from cigdesk.domain.activity import Breakdown, Outcomes, Told, breakdown, ways_of
from cigdesk.domain.agenda.words import KINDS, MODES, SUBJECTS
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Subject
from cigdesk.french import MONTHS, MONTHS_SHORT, capitalised
from cigdesk.services.activity_counts import YearCounts
from cigdesk.services.activity_sheet import (
    Cell,
    Line,
    Section,
    drawn,
    told,
    told_share,
    told_time,
    without_empty,
)

MEETINGS: Final = "rendez-vous"
ONE_PART: Final = (("accent.solid", False),)
"""How a chart of one figure is painted."""
_OUTCOMES: Final = (("accent.solid", False), ("warn.solid", True), ("bad.solid", False))
_OUTCOME_NAMES: Final = ("honorés", "excusés", "non excusés")
RECEIVED: Final = (
    AppointmentKind.PERMANENCE,
    AppointmentKind.REMOTE,
    AppointmentKind.HOURLY,
    AppointmentKind.HOME_VISIT,
)
"""The kinds in which an agent is received, in the order of the report."""
_WHERE: Final = (PlaceMode.SITE, PlaceMode.CENTRE, PlaceMode.PHONE, PlaceMode.VIDEO, PlaceMode.HOME)
_SUBJECTS: Final = (Subject.HEALTH, Subject.MONEY, Subject.FAMILY, Subject.NEUTRAL)
_SUBJECT_NAMES: Final = {**SUBJECTS, Subject.NEUTRAL: "Sans domaine précisé"}


def fields(counts: YearCounts) -> Breakdown[Subject]:
    """What took place, by field."""
    return breakdown(_SUBJECTS, counts.meetings.subjects, counts.meetings.done, counts.threshold)


def capital(words: str) -> str:
    """The words as they begin a line."""
    return capitalised(words)


def months(counts: YearCounts, before: YearCounts) -> Section | None:
    """Month by month, what became of them."""
    if not counts.meetings.whole.acts and not before.meetings.whole.acts:
        return None
    year = counts.outcomes
    then = before.outcomes.whole
    lines = [Line(month_word(place), _outcome_cells(each)) for place, each in enumerate(year.months)]
    lines.append(Line(str(counts.year), _outcome_cells(year.whole), strong=True))
    lines.append(Line(str(before.year), _outcome_cells(then)))
    stacks = tuple(
        Stack(MONTHS_SHORT[place], (drawn(each.done), drawn(each.excused), drawn(each.no_show)))
        for place, each in enumerate(year.months)
    )
    return Section(
        "months",
        "Rendez-vous mois par mois",
        "Compte des rendez-vous, non des personnes.",
        ("Mois", "Honorés", "Excusés", "Non excusés", "Ensemble", "Présence", "Temps"),
        tuple(lines),
        Plot("Rendez-vous mois par mois", _OUTCOMES, _OUTCOME_NAMES, stacks=stacks),
    )


def month_word(place: int) -> str:
    """« Janvier » for 0."""
    return MONTHS[place].capitalize()


def _outcome_cells(each: Outcomes) -> tuple[Cell, ...]:
    figures = (each.done, each.excused, each.no_show, each.total)
    return (*map(told, figures), told_share(each.attendance), told_time(each.minutes))


def subjects(counts: YearCounts, before: YearCounts) -> Section | None:
    """By field."""
    if not counts.meetings.done.acts:
        return None
    now, then = fields(counts), fields(before)
    lines = [
        Line(
            _SUBJECT_NAMES[share.key],
            (told(share.people), *_share_cells(share.acts, share.minutes, old.acts)),
        )
        for share, old in zip(now.shares, then.shares, strict=True)
    ]
    lines.append(
        Line("Ensemble", (told(now.people), *_share_cells(now.acts, now.minutes, then.acts)), strong=True)
    )
    bars = tuple(
        Bar(line.label, (drawn(share.acts),), line.cells[1].text)
        for line, share in zip(lines, now.shares, strict=False)
    )
    return Section(
        "subjects",
        "Domaines",
        "Compte des rendez-vous honorés, et des agents différents : qui vient pour deux domaines compte dans"
        " les deux, et une fois dans l’ensemble.",
        ("Domaine", "Agents", "Rendez-vous", "Temps", f"Rendez-vous {before.year}"),
        tuple(lines),
        Plot("Rendez-vous honorés par domaine", ONE_PART, (MEETINGS,), bars=bars),
    )


def _share_cells(acts: Told, minutes: Told, old: Told) -> tuple[Cell, ...]:
    return told(acts), told_time(minutes), told(old)


def ways(counts: YearCounts, before: YearCounts) -> Section | None:
    """By kind, and by the way people met."""
    if not counts.meetings.done.acts:
        return None
    now = ways_of(counts.meetings, RECEIVED, _WHERE, counts.threshold)
    then = ways_of(before.meetings, RECEIVED, _WHERE, before.threshold)
    whole = counts.outcomes.whole
    lines = [
        Line(capital(KINDS[kind]), (*map(told, figures), told_time(minutes), told(old[-1])))
        for (kind, figures, minutes), (_, old, _minutes) in zip(now.rows, then.rows, strict=True)
    ]
    totals = (*map(told, now.totals), told_time(whole.minutes), told(then.totals[-1]))
    lines.append(Line("Ensemble", totals, strong=True))
    bars = tuple(
        Bar(capital(KINDS[kind]), (drawn(figures[-1]),), told(figures[-1]).text)
        for kind, figures, _ in now.rows
        if figures[-1]
    )
    modes = (capital(MODES[mode]) for mode in _WHERE)
    return Section(
        "ways",
        "Nature et mode des rendez-vous",
        "Compte des rendez-vous honorés.",
        *without_empty(("Nature", *modes, "Ensemble", "Temps", str(before.year)), lines),
        Plot("Rendez-vous honorés par nature", ONE_PART, (MEETINGS,), bars=bars),
    )
