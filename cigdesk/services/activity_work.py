"""What an activity report says beside appointments: permanences, requests, sessions, days, orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from typing import Final

from cigdesk.charts import Bar, Plot, Stack
from cigdesk.domain.activity import Tally, Told, breakdown, people_told
from cigdesk.domain.appointment import AppointmentKind, Requester
from cigdesk.domain.disclosure import Hidden
from cigdesk.domain.engagement_balance import Balance, together
from cigdesk.domain.engagement_pace import PreventionKind, kind_of
from cigdesk.domain.engagement_units import HOUR, Measure, figure, measure_of, named, unlimited
from cigdesk.french import MONTHS_SHORT, percent, plural
from cigdesk.ports.activity import PermanenceTally
from cigdesk.services.activity_counts import YearCounts
from cigdesk.services.activity_meetings import ONE_PART, RECEIVED, capital, month_word
from cigdesk.services.activity_sheet import Cell, Line, Section, drawn, told, told_quantity, told_time
from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.prevention import KIND_NAMES

_PROGRESS: Final = (("accent.solid", False), ("accent.solid", True), ("border", False))
_PROGRESS_NAMES: Final = ("fait", "planifié", "reste à planifier")
_FOR_ALL: Final = {
    AppointmentKind.COLLECTIVE: "Séances collectives",
    AppointmentKind.INSPECTION: "Inspections",
    AppointmentKind.ADVICE: "Conseil et ergonomie",
}
_REQUESTERS: Final = (Requester.EMPLOYER, Requester.AGENT, Requester.PARTNER)
_ASKED_BY: Final = {
    who: f"Par {_article}"
    for who, _article in (
        (Requester.EMPLOYER, "l’employeur"),
        (Requester.AGENT, "l’agent"),
        (Requester.PARTNER, "un partenaire"),
    )
}
_EVERY_MONTH: Final = range(1, 13)


def permanences(counts: YearCounts, before: YearCounts) -> Section | None:
    """Those that were held, month by month, and how full they were."""
    months, then = counts.permanences.months, before.permanences.months
    if not months and not then:
        return None
    lines = [
        Line(month_word(place - 1), (*_held(months, [place]), _held(then, [place])[0]))
        for place in _EVERY_MONTH
    ]
    lines.append(Line("Ensemble", (*_held(months, _EVERY_MONTH), _held(then, _EVERY_MONTH)[0]), strong=True))
    held = [months[place].held if place in months else 0 for place in _EVERY_MONTH]
    stacks = tuple(Stack(MONTHS_SHORT[place], (float(count),)) for place, count in enumerate(held))
    return Section(
        "permanences",
        "Permanences tenues",
        "Compte des permanences, quelle que soit leur fréquentation.",
        ("Mois", "Tenues", "Temps", "Créneaux", f"Tenues en {before.year}"),
        tuple(lines),
        Plot("Permanences tenues mois par mois", ONE_PART, ("tenues",), stacks=stacks),
        tuple(_of_permanences(counts)),
    )


def _held(months: Mapping[int, PermanenceTally], wanted: Iterable[int]) -> tuple[Cell, Cell, Cell]:
    found = [months[month] for month in wanted if month in months]
    held, minutes, slots = (
        sum(getattr(each, name) for each in found) for name in ("held", "minutes", "slots")
    )
    return told(held), told_time(minutes), told(slots)


def _of_permanences(counts: YearCounts) -> Iterator[str]:
    slots = sum(each.slots for each in counts.permanences.months.values())
    if slots and _filling_told(counts):
        taken = counts.permanences.taken
        yield (
            f"{plural(taken, 'créneau pris', 'créneaux pris')} sur {plural(slots, 'créneau', 'créneaux')},"
            f" soit {percent(round(taken / slots * 100))} de remplissage."
        )
    if cancelled := counts.permanences.cancelled:
        yield f"{plural(cancelled, 'permanence annulée', 'permanences annulées')}, hors de ce compte."


def _filling_told(counts: YearCounts) -> bool:
    """The slots taken are nearly the outcomes added up: they are told where each of these is."""
    whole = counts.outcomes.whole
    received = counts.meetings.kinds.get(RECEIVED[0], Tally()).people
    each = (whole.done, whole.excused, whole.no_show, whole.total, people_told(received, counts.threshold))
    return not any(isinstance(figure, Hidden) for figure in each)


def requests(counts: YearCounts, before: YearCounts) -> Section | None:
    """Those received, by who asked."""
    if not counts.requests and not before.requests:
        return None
    now, then = _asked(counts), _asked(before)
    lines = [
        Line(_ASKED_BY[who], (told(figure), told(old)))
        for who, figure, old in zip(_REQUESTERS, now, then, strict=False)
    ]
    lines.append(Line("Ensemble", (told(now[-1]), told(then[-1])), strong=True))
    bars = tuple(
        Bar(line.label, (drawn(figure),), line.cells[0].text)
        for line, figure in zip(lines, now[:-1], strict=False)
    )
    return Section(
        "requests",
        "Demandes reçues",
        "Compte des demandes, chacune pour une personne ou un groupe.",
        ("Demandées", "Demandes", str(before.year)),
        tuple(lines),
        Plot("Demandes reçues", ONE_PART, ("demandes",), bars=bars),
    )


def _asked(counts: YearCounts) -> tuple[Told, ...]:
    """How many by each, and in all: a request is about one person, as a rule."""
    tallies = {who: Tally(count, count) for who, count in counts.requests.items()}
    whole = sum(counts.requests.values())
    found = breakdown(_REQUESTERS, tallies, Tally(whole, whole), counts.threshold)
    return (*(share.people for share in found.shares), found.people)


def others(counts: YearCounts, before: YearCounts) -> Section | None:
    """What was done for authorities as such: nobody in particular stands behind these figures."""
    lines, bars = [], []
    for kind, name in _FOR_ALL.items():
        now, then = (each.other.get(kind, Tally()) for each in (counts, before))
        if now.acts or then.acts:
            lines.append(Line(name, (told(now.acts), told_time(now.minutes), told(then.acts))))
            bars.append(Bar(name, (float(now.acts),), told(now.acts).text))
    if not lines:
        return None
    return Section(
        "others",
        "Actions collectives et prévention",
        "Compte des interventions faites pour la collectivité elle-même.",
        ("Nature", "Interventions", "Temps", str(before.year)),
        tuple(lines),
        Plot("Interventions par nature", ONE_PART, ("interventions",), bars=tuple(bars)),
        tuple(_of_sessions(counts)),
    )


def _of_sessions(counts: YearCounts) -> Iterator[str]:
    sessions = counts.sessions
    if sessions.seats:
        yield f"{plural(sessions.seats, 'place ouverte', 'places ouvertes')} dans les séances collectives."
    people = people_told(sessions.people, counts.threshold)
    if sessions.people and not isinstance(people, Hidden):
        came = plural(sessions.came, "présence notée", "présences notées")
        yield f"{came}, de {plural(people, 'agent différent', 'agents différents')}."


def orders(counts: YearCounts, _before: YearCounts) -> Section | None:
    """What was ordered for the year: granted, done, left."""
    found = _by_kind(counts.orders)
    if not found:
        return None
    lines = tuple(
        Line(name, tuple(_amount(unit, value) for value in _figures(balance)))
        for (name, unit), balance in found.items()
    )
    bars = tuple(
        Bar(
            name,
            tuple(map(float, _shares(balance))),
            _progress(unit, balance),
        )
        for (name, unit), balance in found.items()
        if balance.granted or balance.used
    )
    return Section(
        "orders",
        "Forfaits et commandes",
        "Compte des jours, demi-journées ou séances des adhésions et devis en cours dans l’année.",
        ("Nature", "Accordé", "Fait", "Planifié", "Reste"),
        lines,
        Plot("Part faite, planifiée et restante de ce qui est accordé", _PROGRESS, _PROGRESS_NAMES, bars=bars)
        if bars
        else None,
    )


def _by_kind(orders: Sequence[EngagementLine]) -> Mapping[tuple[str, str], Balance]:
    """The days of prevention by their kind, the rest by its unit; what has no limit is left out."""
    found: dict[tuple[PreventionKind | None, str], list[Balance]] = {}
    for line in orders:
        if not unlimited(line.unit) and not line.idle:
            found.setdefault(_key(line), []).append(line.balance)
    in_order = sorted(found, key=lambda key: len(_ORDER) if key[0] is None else _ORDER[key[0]])
    return {(_name(*key), key[1]): reduce(together, found[key]) for key in in_order}


_ORDER: Final = {kind: place for place, kind in enumerate(PreventionKind)}
_IN_DAYS: Final = (Measure.DAYS, Measure.PRESENCE)


def _key(line: EngagementLine) -> tuple[PreventionKind | None, str]:
    """Days are days, of whatever they are; the rest is told apart by its unit."""
    kind = kind_of(line.offer, line.unit)
    return kind, "day" if measure_of(line.unit) in _IN_DAYS else line.unit


def _name(kind: PreventionKind | None, unit: str) -> str:
    """« Inspection, en jours », « Séances »."""
    counted = named(unit, Decimal(2)) or "temps d’accompagnement"
    return capital(counted) if kind is None else f"{KIND_NAMES[kind]}, en {counted}"


def _figures(balance: Balance) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    return balance.granted, balance.done, balance.planned, balance.left


def _shares(balance: Balance) -> tuple[Decimal, Decimal, Decimal]:
    """In hundredths of what was granted, or done beyond it: a year of presence dwarfs the rest."""
    whole = max(balance.granted, balance.used) / 100
    return balance.done / whole, balance.planned / whole, balance.left / whole


def _progress(unit: str, balance: Balance) -> str:
    """« 19 sur 23 », « 7 h 20 sur 10 h »."""
    return f"{figure(unit, balance.done)} sur {figure(unit, balance.granted)}"


def _amount(unit: str, value: Decimal) -> Cell:
    return told_time(int(value)) if unit == HOUR else told_quantity(value)
