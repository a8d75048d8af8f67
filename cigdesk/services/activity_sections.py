"""The parts of an activity report, put together: figures at its head, sections, what must be known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from cigdesk.domain.activity import NO_MASK
from cigdesk.domain.disclosure import Hidden
from cigdesk.french import NBSP, plural
from cigdesk.services import activity_follow, activity_meetings, activity_work
from cigdesk.services.activity_counts import YearCounts
from cigdesk.services.activity_meetings import fields
from cigdesk.services.activity_sheet import (
    FEW,
    NOTHING,
    WITHHELD,
    Cell,
    Headline,
    Section,
    hides,
    told,
    told_share,
    told_time,
)

_MAKERS: Final[tuple[Callable[[YearCounts, YearCounts], Section | None], ...]] = (
    activity_meetings.months,
    activity_meetings.subjects,
    activity_meetings.ways,
    activity_work.requests,
    activity_work.permanences,
    activity_follow.cases,
    activity_follow.tasks,
    activity_work.others,
    activity_follow.observations,
    activity_follow.circle,
    activity_work.orders,
)
"""In the order of the report."""


def sections_of(counts: YearCounts, before: YearCounts) -> tuple[Section, ...]:
    """Those of which there is something to say."""
    return tuple(section for make in _MAKERS if (section := make(counts, before)) is not None)


def headlines_of(counts: YearCounts, before: YearCounts) -> tuple[Headline, ...]:
    """The figures at the head of the report, beside those of the year before."""
    pairs = zip(_headlines(counts), _headlines(before), strict=True)
    return tuple(Headline(label, cell, old, about) for (label, cell, about), (_label, old, _about) in pairs)


def _headlines(counts: YearCounts) -> Iterator[tuple[str, Cell, str]]:
    whole = counts.outcomes.whole
    held = sum(each.held for each in counts.permanences.months.values())
    yield "Agents reçus", told(fields(counts).people), "personnes différentes"
    yield "Rendez-vous honorés", told(whole.done), "une personne peut en avoir plusieurs"
    yield "Temps avec les agents", told_time(whole.minutes), "durée des rendez-vous honorés"
    yield "Présence", told_share(whole.attendance), "honorés sur ceux dont l’issue est connue"
    yield "Permanences tenues", told(held), "quelle que soit leur fréquentation"
    yield "Délai habituel", _delay(counts), "de la demande au premier rendez-vous"


def _delay(counts: YearCounts) -> Cell:
    """The middle of the delays; of fewer than five requests it would be somebody's own."""
    if counts.delay is None:
        return Cell(NOTHING)
    if counts.answered < counts.threshold:
        return told(Hidden.WITHHELD)
    return Cell(plural(counts.delay, "jour"), counts.delay)


def notes_of(counts: YearCounts, sections: Sequence[Section]) -> tuple[str, ...]:
    """What must be known to read the figures."""
    return tuple(_notes(counts, sections))


def _notes(counts: YearCounts, sections: Sequence[Section]) -> Iterator[str]:
    if counts.threshold > NO_MASK:
        yield (
            "Pour que personne ne soit reconnu, un chiffre derrière lequel se trouvent moins de"
            f" {counts.threshold}{NBSP}personnes n’est pas donné{NBSP}: «{NBSP}{FEW}{NBSP}» là où il compte"
            f" des personnes, «{NBSP}{WITHHELD}{NBSP}» (non communiqué) ailleurs. D’autres chiffres sont"
            f" «{NBSP}{WITHHELD}{NBSP}» quand ils permettraient de le retrouver par soustraction. Ce qui"
            " n’est pas donné n’est pas dessiné."
        )
    if any(hides(section.lines) for section in sections):
        yield "Les ensembles comptent tout, y compris ce qui n’est pas donné ligne par ligne."
    if counts.unsaid >= counts.threshold:
        waiting = plural(counts.unsaid, "rendez-vous passé n’a", "rendez-vous passés n’ont")
        yield f"{waiting} pas encore de statut et ne compte{'nt' if counts.unsaid > 1 else ''} pas."
