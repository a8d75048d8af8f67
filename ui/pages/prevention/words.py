"""How a year of prevention is said on the screen. No widgets."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from cigdesk.domain.engagement_balance import Balance
from cigdesk.domain.engagement_pace import WORKS, Pace, PaceState, PreventionKind
from cigdesk.domain.engagement_units import counted
from cigdesk.french import NBSP, date_medium, month_name, plural, quantity
from cigdesk.services.days_changes import Moved
from cigdesk.services.prevention import KIND_NAMES, STATE_NAMES
from cigdesk.services.prevention_listing import Part, PreventionLine, PreventionRow, Shown, part_of
from ui.theme import Accent
from ui.widgets.gauge import GaugeData
from ui.widgets.pill import PillData

_LOOKS: Final = {
    PaceState.LATE: (Accent.BAD, "alert-circle"),
    PaceState.TO_ENTER: (Accent.WARN, "pencil"),
    PaceState.TO_PLAN: (Accent.WARN, "calendar-plus"),
    PaceState.PLANNED: (Accent.NEUTRAL, "calendar-event"),
    PaceState.USED_UP: (Accent.OK, "check"),
}
PILLS: Final = {state: PillData(STATE_NAMES[state], *look) for state, look in _LOOKS.items()}

CHIPS: Final = {
    Shown.ALL: ("Toutes", ""),
    Shown.LATE: ("En retard", "alert-circle"),
    Shown.UNPLANNED: ("Rien de planifié", ""),
    Shown.TO_PLAN: ("À planifier", ""),
    Shown.PLANNED: ("Tout planifié", ""),
    Shown.USED_UP: ("Terminé", ""),
    Shown.TO_ENTER: ("Jours à fixer", ""),
}

DAYS, CIRCLE = "days", "circle"
"""The keys of the segments beside the orders."""
PARTS: Final = ((Part.PACKAGES, "Forfaits"), (Part.PRESENCE, "Présence"))

LOOKS: Final[tuple[tuple[str, tuple[Part, PreventionKind | None]], ...]] = (
    ("Toutes les journées", (Part.PACKAGES, None)),
    *((KIND_NAMES[kind], (Part.PACKAGES, kind)) for kind in PreventionKind if part_of(kind) is Part.PACKAGES),
    ("Toutes les interventions", (Part.WORKS, None)),
    *((KIND_NAMES[kind], (Part.WORKS, kind)) for kind in WORKS),
)
"""What may be looked at beside a presence: the days of packages and beyond, then the other orders."""


def gauge_of(row: PreventionRow, *, over: bool) -> GaugeData:
    """The bar of an authority; the pace stands on it while the year is not `over`."""
    family = Accent.BAD if row.state is PaceState.LATE else Accent.ACCENT
    done = Accent.OK if row.state is PaceState.USED_UP else family
    return gauge(row.balance, row.pace, done, over=over)


def gauge(balance: Balance, pace: Pace, family: Accent, *, over: bool) -> GaugeData:
    """The bar of these figures."""
    return GaugeData(
        float(balance.done),
        float(balance.planned),
        float(max(balance.granted, balance.used)),
        pace=None if over or not balance.granted else float(pace.share),
        family=family,
        spoken=spoken(balance),
    )


def spoken(balance: Balance) -> str:
    """« 7,5 jours faits sur 10, 2 planifiés »."""
    done = plural(balance.done, "jour fait", "jours faits")
    return f"{done} sur {quantity(balance.granted)}, {plural(balance.planned, 'planifié')}"


def lateness(row: PreventionRow) -> str:
    """« Inspection : 3,5 jours de retard », kind by kind; "" for who keeps up."""
    late = [each for each in row.lines if each.pace.late]
    return "\n".join(f"{KIND_NAMES[each.kind]}{NBSP}: {_behind(each)} de retard" for each in late)


def _behind(line: PreventionLine) -> str:
    """In days, or in the unit of an order that is not sold by the day."""
    if line.kind in WORKS:
        return counted(line.order.unit, line.pace.behind)
    return days(line.pace.behind)


def late_months(line: PreventionLine) -> str:
    """« Mois en retard : mars (1 jour), mai (0,5 jour) » of a presence; "" where none is."""
    named = ", ".join(f"{month_name(each.start)} ({days(each.balance.left)})" for each in line.late_months)
    return f"Mois en retard{NBSP}: {named}" if named else ""


def moved(each: Moved) -> str:
    """« 12 novembre 2026, Camille Roussel : inspection 10 puis 8, conseil 2 puis 4 »."""
    parts = ", ".join(
        f"{part.words} {quantity(part.before)} puis {quantity(part.after)}" for part in each.parts
    )
    return f"{date_medium(each.at.date())}, {each.by}{NBSP}: {parts}"


def amount_of(part: Part, count: Decimal) -> str:
    """« 1,5 jour » of a package or a presence, « 3 interventions » of the rest."""
    return plural(count, "intervention") if part is Part.WORKS else days(count)


def days(count: Decimal) -> str:
    """« 1,5 jour »."""
    return plural(count, "jour")
