"""What an activity report says of cases, of inspections and of the Cercle."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from cigdesk.charts import Bar, Plot
from cigdesk.domain.activity import Breakdown, Tally, breakdown, people_told
from cigdesk.domain.agenda.words import SUBJECTS
from cigdesk.domain.appointment import CircleKind, Subject
from cigdesk.domain.circle import EVENTS
from cigdesk.domain.disclosure import Hidden
from cigdesk.domain.inspection import InspectionKind
from cigdesk.domain.observation import FollowUpState, Severity
from cigdesk.domain.support_time import TASKS, Task
from cigdesk.french import percent, plural
from cigdesk.ports.activity import CircleCounts, InspectionCounts
from cigdesk.services.activity_counts import YearCounts
from cigdesk.services.activity_meetings import ONE_PART, capital
from cigdesk.services.activity_sheet import Line, Section, drawn, told, told_time

K = TypeVar("K", bound=Hashable)

_SUBJECTS: Final[tuple[Subject | None, ...]] = (*Subject, None)
_TASK_NAMES: Final = {task: capital(name) for task, name in TASKS.items()}
_SEVERITIES: Final = {
    Severity.DANGER: "bad.solid",
    Severity.MAJOR: "warn.solid",
    Severity.MINOR: "accent.solid",
    Severity.RECOMMENDATION: "text3",
}


def _subject_name(subject: Subject | None) -> str:
    if subject is None:
        return "Partenaires, hors dossier"
    return "Sans domaine précisé" if subject is Subject.NEUTRAL else SUBJECTS[subject]


_SUBJECT_NAMES: Final = {subject: _subject_name(subject) for subject in _SUBJECTS}


def cases(counts: YearCounts, before: YearCounts) -> Section | None:
    """The cases followed, and the time worked by field."""
    if not counts.support.followed:
        return None
    now = _worked(counts, _SUBJECTS, counts.support.subjects)
    then = _worked(before, _SUBJECTS, before.support.subjects)
    return Section(
        "cases",
        "Dossiers d’accompagnement",
        "Compte des dossiers, et du temps saisi pour eux.",
        ("Domaine", "Dossiers", "Temps", f"Temps {before.year}"),
        _lines(now, then, _SUBJECT_NAMES, people=True),
        _plot("Temps par domaine", now, _SUBJECT_NAMES),
        tuple(_of_cases(counts)),
    )


def tasks(counts: YearCounts, before: YearCounts) -> Section | None:
    """The time worked by what it was spent on."""
    if not counts.support.whole.minutes:
        return None
    now = _worked(counts, tuple(Task), counts.support.tasks)
    then = _worked(before, tuple(Task), before.support.tasks)
    return Section(
        "tasks",
        "Temps de travail social",
        "Compte du temps saisi, déplacements compris.",
        ("Nature", "Temps", f"Temps {before.year}"),
        _lines(now, then, _TASK_NAMES, people=False),
        _plot("Temps par nature de travail", now, _TASK_NAMES),
    )


def _worked(counts: YearCounts, keys: Sequence[K], tallies: Mapping[K, Tally]) -> Breakdown[K]:
    return breakdown(keys, tallies, counts.support.whole, counts.threshold)


def _lines(
    now: Breakdown[K], then: Breakdown[K], names: Mapping[K, str], *, people: bool
) -> tuple[Line, ...]:
    lines: list[Line] = []
    for each, old in zip(now.shares, then.shares, strict=True):
        if each.minutes or old.minutes:
            times = (told_time(each.minutes), told_time(old.minutes))
            lines.append(Line(names[each.key], (told(each.people), *times) if people else times))
    times = (told_time(now.minutes), told_time(then.minutes))
    return (*lines, Line("Ensemble", (told(now.people), *times) if people else times, strong=True))


def _plot(name: str, found: Breakdown[K], names: Mapping[K, str]) -> Plot:
    bars = tuple(
        Bar(names[each.key], (drawn(each.minutes),), told_time(each.minutes).text)
        for each in found.shares
        if each.minutes
    )
    return Plot(name, ONE_PART, ("temps",), bars=bars)


def _of_cases(counts: YearCounts) -> Iterator[str]:
    support = counts.support
    figures = ((support.opened, "ouvert"), (support.followed, "suivi"), (support.closed, "clos"))
    said = [_cases(count, word, counts.threshold) for count, word in figures]
    yield f"{', '.join(said)} dans l’année."


def _cases(count: int, word: str, threshold: int) -> str:
    """« 12 dossiers suivis »; of very few, as many words."""
    if isinstance(people_told(count, threshold), Hidden):
        return f"dossiers {word if word.endswith('s') else f'{word}s'} : {told(Hidden.FEW).text}"
    return plural(count, f"dossier {word}", f"dossiers {word if word.endswith('s') else f'{word}s'}")


def observations(counts: YearCounts, before: YearCounts) -> Section | None:
    """What inspections found, by severity, and what became of it. Premises, not people."""
    now, then = counts.inspections, before.inspections
    if not now.days and not now.found:
        return None
    lines = [
        Line(severity.label, (*map(told, _found(now, [severity])), told(_found(then, [severity])[0])))
        for severity in Severity
    ]
    every = list(Severity)
    lines.append(
        Line("Ensemble", (*map(told, _found(now, every)), told(_found(then, every)[0])), strong=True)
    )
    bars = tuple(
        Bar(severity.label, (float(line.cells[0].value or 0),), line.cells[0].text)
        for severity, line in zip(Severity, lines, strict=False)
    )
    return Section(
        "observations",
        "Observations d’inspection",
        "Compte des observations faites dans les locaux.",
        ("Gravité", "Faites", *(state.label for state in _STATES), str(before.year)),
        tuple(lines),
        Plot("Observations par gravité", ONE_PART, ("observations",), bars=bars),
        tuple(_of_inspections(now)),
    )


_STATES: Final = (
    FollowUpState.DONE,
    FollowUpState.IN_PROGRESS,
    FollowUpState.OPEN,
    FollowUpState.REFUSED,
)


def _found(counts: InspectionCounts, severities: Sequence[Severity]) -> list[int]:
    by_state = [sum(counts.found.get((severity, state), 0) for severity in severities) for state in _STATES]
    return [sum(by_state), *by_state]


def _of_inspections(counts: InspectionCounts) -> Iterator[str]:
    days = [
        f"{capital(kind.label)} : {count}" for kind in InspectionKind if (count := counts.days.get(kind, 0))
    ]
    if days:
        yield f"{', '.join(days)}."
    total, done, *_ = _found(counts, list(Severity))
    if total:
        yield f"{percent(round(done / total * 100))} des observations sont levées ({done} sur {total})."


def circle(counts: YearCounts, before: YearCounts) -> Section | None:
    """The events of the Cercle that were held."""
    if not counts.circle and not before.circle:
        return None
    lines = []
    for kind in CircleKind:
        now, then = (each.circle.get(kind, CircleCounts()) for each in (counts, before))
        people = told(people_told(now.came, counts.threshold))
        cells = (told(now.events), told(now.authorities), people, told(then.events))
        lines.append(Line(EVENTS[kind], cells))
    return Section(
        "circle",
        "Cercle de la prévention",
        "Compte des événements tenus et des participants, une fois à chaque événement.",
        ("Événement", "Tenus", "Collectivités", "Participants", f"Tenus en {before.year}"),
        tuple(lines),
    )
