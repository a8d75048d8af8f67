"""How a year of prevention is said on the screen. No widgets."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from cigdesk.domain.engagement_balance import Balance
from cigdesk.domain.engagement_pace import Pace, PaceState, PreventionKind
from cigdesk.french import NBSP, plural, quantity
from cigdesk.services.prevention import KIND_NAMES, STATE_NAMES
from cigdesk.services.prevention_listing import Part, PreventionRow, Shown
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

PARTS: Final = ((Part.PACKAGES, "Forfaits"), (Part.PRESENCE, "Présence"))

KINDS: Final = tuple(kind for kind in PreventionKind if kind is not PreventionKind.PRESENCE)
"""What the days of packages may be narrowed to."""


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
    return "\n".join(f"{KIND_NAMES[each.kind]}{NBSP}: {days(each.pace.behind)} de retard" for each in late)


def days(count: Decimal) -> str:
    """« 1,5 jour »."""
    return plural(count, "jour")
