"""How a day of inspection and its observations are said on the screen. No widgets."""

from __future__ import annotations

from datetime import date
from typing import Final

from cigdesk.domain.agenda.words import practitioner_name
from cigdesk.domain.engagement_units import INSPECTION_DAY, counted
from cigdesk.domain.inspection import DaySpan, InspectionKind, InspectionState
from cigdesk.domain.observation import Severity
from cigdesk.french import NBSP, date_medium, date_short, plural, quantity
from cigdesk.ports.inspections import InspectionLine, ObservationRow, VisitedSite
from cigdesk.services.inspection_account import PackageOutlook
from cigdesk.services.prevention import KIND_NAMES
from ui.theme import Accent
from ui.widgets.gauge import GaugeData
from ui.widgets.pill import PillData

SEVERITIES: Final = {
    Severity.DANGER: PillData(Severity.DANGER.label, Accent.BAD, "alert-octagon"),
    Severity.MAJOR: PillData(Severity.MAJOR.label, Accent.WARN, "alert-triangle"),
    Severity.MINOR: PillData(Severity.MINOR.label, Accent.BROWN, "square-rotated"),
    Severity.RECOMMENDATION: PillData(Severity.RECOMMENDATION.label, Accent.ACCENT, "info-circle"),
}
STATES: Final = {
    InspectionState.DRAFT: PillData("Brouillon", Accent.NEUTRAL, "pencil"),
    InspectionState.CLOSED: PillData("Close", Accent.OK, "check"),
}
SENT: Final = PillData("Rapport envoyé", Accent.ACCENT, "send")


def state_pill(line: InspectionLine) -> PillData:
    """Where a day stands."""
    return SENT if line.sent_on is not None else STATES[line.state]


def inspector(line: InspectionLine) -> str:
    """« T. Guérin »."""
    return practitioner_name(line.practitioner_first_name, line.practitioner_last_name)


def observed(line: InspectionLine) -> str:
    """« 4 observations, 2 ouvertes », « 1 observation, rien d’ouvert »."""
    if not line.observations:
        return "aucune"
    said = plural(line.observations, "observation")
    if line.state is InspectionState.DRAFT:
        return said
    return f"{said}, {plural(line.still_open, 'ouverte')}" if line.still_open else f"{said}, rien d’ouvert"


def when(line: InspectionLine) -> str:
    """« jeu. 12 nov. 2026 », « jeu. 12 nov. 2026, matin »."""
    day = date_short(line.day)
    return day if line.span is DaySpan.DAY else f"{day}, {line.span.label.lower()}"


def heading(row: ObservationRow) -> str:
    """The first line of what was found; « Observation 2 » while nothing is written."""
    return row.text.partition("\n")[0] or f"Observation {row.position}"


def under(row: ObservationRow, *, sited: bool) -> str:
    """« Atelier mécanique. Signalé à la direction à 10 h 15 »; `sited` where there are several sites."""
    place = ", ".join(part for part in (row.site if sited else "", row.place) if part)
    return ". ".join(part for part in (place, row.alerted) if part)


def due_words(row: ObservationRow, today: date) -> str:
    """« aujourd’hui », « 31 janv. 2027 »."""
    if row.due is None:
        return ""
    return "aujourd’hui" if row.due == today else date_medium(row.due)


def counts(observations: int, photos: int) -> str:
    """« 4 relevées, 5 photos »."""
    said = plural(observations, "relevée") if observations else "aucune pour l’instant"
    return f"{said}, {plural(photos, 'photo')}" if photos else said


def visited_words(sites: tuple[VisitedSite, ...]) -> str:
    """When what is visited was inspected last."""
    last = [f"{each.name}{NBSP}: {date_medium(each.last_visit)}" for each in sites if each.last_visit]
    if not last:
        return ""
    if len(sites) == 1 and sites[0].last_visit is not None:
        return f"Dernier passage le {date_medium(sites[0].last_visit)}"
    return f"Derniers passages, {', '.join(last)}"


def taken_words(span: DaySpan, package: PackageOutlook | None) -> str:
    """« 1 jour pris sur le forfait »."""
    days = plural(span.days, "jour")
    return f"{days} pris sur {_whose(package)}" if package else f"{days}, sans commande ouverte"


def _whose(package: PackageOutlook) -> str:
    return "le forfait" if package.offer == "ACFI" else f"la commande {package.offer}"


def package_title(package: PackageOutlook) -> str:
    """« Forfait inspection 2026 »."""
    lead = "Forfait" if package.offer == "ACFI" else "Commande"
    return f"{lead} {KIND_NAMES[package.kind].lower()} {package.year}"


def package_after(package: PackageOutlook) -> str:
    """« 8,5 sur 10 jours »."""
    return f"{quantity(package.after)} sur {plural(package.balance.granted, 'jour')}"


def package_left(package: PackageOutlook) -> str:
    """« Reste 1,5 jour », « 1 jour de trop »."""
    if package.beyond:
        over = package.balance.used + package.takes - package.balance.granted
        return f"{plural(over, 'jour')} de plus que la commande"
    return f"Reste {plural(package.left, 'jour')}"


def package_ahead(package: PackageOutlook) -> str:
    """« 1 planifié le 3 déc. »."""
    balance = package.balance
    if not balance.planned:
        return ""
    word = "le" if balance.times_planned == 1 else "dès le"
    # The year is that of the order.
    day = f" {word} {date_medium(balance.next_day).rpartition(NBSP)[0]}" if balance.next_day else ""
    return f"{plural(balance.planned, 'planifié')}{day}"


def package_gauge(package: PackageOutlook) -> GaugeData:
    """The bar once the day is closed."""
    balance = package.balance
    said = counted(INSPECTION_DAY, package.after)
    return GaugeData(
        float(package.after),
        float(balance.planned),
        float(max(balance.granted, balance.used + package.takes)),
        pace=float(package.share),
        family=Accent.BAD if package.beyond else Accent.ACCENT,
        spoken=f"{said} sur {quantity(balance.granted)} après clôture, {package_left(package)}",
    )


def kinds() -> list[tuple[str, InspectionKind]]:
    """What a day may be."""
    return [(each.label, each) for each in InspectionKind]
