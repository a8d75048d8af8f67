"""The small sentences of the editor, made from what it shows. No Qt, no rule."""

from __future__ import annotations

from typing import Final

from cigdesk import french
from cigdesk.domain.catalogue import Offer
from cigdesk.domain.catalogue.conditions import ParticipantsLimit
from cigdesk.domain.membership import Convention
from cigdesk.domain.quote import QuoteStanding
from cigdesk.french import capitalised
from cigdesk.services.quote_facts import ConventionStanding
from cigdesk.services.quote_points import Point, summary_of
from cigdesk.services.quote_view import QuoteLineView, QuoteView
from ui.theme import Accent
from ui.widgets.pill import PillData

TITLE_DRAFT = "Brouillon"

_PILL_WORDS: Final = {
    Convention.CADRE: "Cadre",
    Convention.MEDECINE: "Médecine",
    Convention.SOCIAL: "Service social",
    Convention.ACCOMPAGNEMENT_SOCIAL: "Accompagnement social",
}
"""Three of them stand side by side, each with its last day."""


def title_of(view: QuoteView) -> str:
    """« 2026-0187 », or « Brouillon », « Révision de 2026-0042 »."""
    if view.number:
        return view.number
    return f"Révision de {view.replaces}" if view.replaces else TITLE_DRAFT


def convention_pill(standing: ConventionStanding, *, needed: bool) -> PillData:
    """In force until its last day, soon over, proposed, or missing."""
    label = _PILL_WORDS[standing.convention]
    if standing.active:
        text = f"{label}, {french.date_medium(standing.last_day)}" if standing.last_day else label
        return PillData(
            text, *((Accent.WARN, "alert-triangle") if standing.ends_soon else (Accent.OK, "check"))
        )
    if standing.proposed:
        return PillData(f"{label}, proposée", Accent.ACCENT, "send")
    return PillData(label, Accent.BAD if needed else Accent.NEUTRAL, "x")


def convention_sentence(standing: ConventionStanding) -> str:
    """The pill in a sentence, for its tooltip and for screen readers."""
    label = standing.convention.label
    if standing.active and standing.last_day:
        return f"{label}{french.NBSP}: en vigueur jusqu’au {french.date_long(standing.last_day)}"
    if standing.active:
        return f"{label}{french.NBSP}: en vigueur"
    return (
        f"{label}{french.NBSP}: adhésion proposée" if standing.proposed else f"{label}{french.NBSP}: absente"
    )


def needed_conventions(view: QuoteView) -> frozenset[str]:
    """Those that a line of the quote asks for."""
    return frozenset(line.offer.convention for line in view.lines if line.offer is not None)


def line_name(line: QuoteLineView, place: int) -> str:
    """How a screen reader names a line: « Ligne 2, Coaching »."""
    return f"Ligne {place + 1}, {line.label}"


def field_hint(offer: Offer) -> str:
    """What the fields of an offer are for, while nothing is wrong with them."""
    if offer.uses_prescription:
        return "Prescription du médecin du travail : la date seule"
    if offer.uses_exploratory:
        return "Une séance exploratoire vient d’abord"
    return _group_hint(offer)


def _group_hint(offer: Offer) -> str:
    limits = [each.maximum for each in offer.conditions if isinstance(each, ParticipantsLimit)]
    if limits and limits[0]:
        return f"Pour ce groupe, {french.plural(limits[0], 'participant')} au plus"
    if offer.formats:
        return "Format et taille du groupe"
    return "Chaque participant est compté"


def points_title(points: tuple[Point, ...], warnings: int) -> str:
    """« 2 points à régler avant l’émission », « Prêt à émettre »."""
    if points:
        return f"{french.plural(len(points), 'point')} à régler avant l’émission"
    return "Prêt à émettre" if not warnings else f"Prêt à émettre, {french.plural(warnings, 'avertissement')}"


def points_detail(points: tuple[Point, ...], warnings: int) -> str:
    """What the points are, in one line."""
    if points:
        return summary_of(points)
    return (
        "Les avertissements n’empêchent pas l’émission" if warnings else "Toutes les conditions sont réunies"
    )


def standing_title(view: QuoteView) -> str:
    """What became of an issued quote."""
    on = f" le {french.date_long(view.state_on)}" if view.state_on else ""
    late = ", hors délai" if view.late_confirmation else ""
    together = " d’un commun accord" if view.agreed else ""
    return {
        QuoteStanding.ISSUED: f"Émis{on}",
        QuoteStanding.SENT: f"Envoyé{on}",
        QuoteStanding.ACCEPTED: f"Accepté{on}{late}",
        QuoteStanding.REFUSED: f"Refusé{on}",
        QuoteStanding.CANCELLED: f"Annulé{together}{on}",
        QuoteStanding.REPLACED: f"Remplacé par sa révision{on}",
    }.get(view.standing, "Sans réponse, validité dépassée")


def standing_detail(view: QuoteView) -> str:
    """The reason given, what the agreement still lacks, or its validity; and a headcount declared anew."""
    changed = "effectif modifié depuis l’émission" if view.headcount_changed else ""
    return ", ".join(part for part in (_standing_words(view), changed) if part)


def _standing_words(view: QuoteView) -> str:
    refusal = view.refusal.label if view.refusal and view.standing is QuoteStanding.REFUSED else ""
    if refusal or view.reason:
        said = " : ".join(part for part in (refusal, view.reason) if part).replace(" :", f"{french.NBSP}:")
        return capitalised(said)
    if view.standing is QuoteStanding.ACCEPTED:
        return view.lacking[0].message if view.lacking else _signed(view)
    if view.valid_until is None:
        return ""
    over = ", dépassé" if view.standing is QuoteStanding.EXPIRED else ""
    return f"Valable jusqu’au {french.date_long(view.valid_until)}{over}"


def _signed(view: QuoteView) -> str:
    """The number of the engagement: a name would stay on the screen when names are masked."""
    number = view.acceptance.engagement_number
    return f"Engagement n°{french.NNBSP}{number}" if number else "Tout ce que demande la facturation est là"


def earlier_words(view: QuoteView) -> str:
    """« Voir 2026-0042 », the quote that this one replaces."""
    return f"Voir {view.replaces}" if view.replaces else ""


def later_words(view: QuoteView) -> str:
    """« Voir 2026-0042-R1 »; its revision has no number while it is written."""
    if view.revision is None:
        return ""
    return f"Voir {view.revision.number}" if view.revision.number else "Voir la révision en préparation"


def to_complete(view: QuoteView) -> bool:
    """Whether an accepted quote lacks something that its invoices will ask for."""
    return view.standing is QuoteStanding.ACCEPTED and bool(view.lacking)


def counted_lines(view: QuoteView) -> str:
    """« 5 lignes, TVA non applicable »."""
    return f"{french.plural(len(view.lines), 'ligne')}, TVA {view.vat}"


def validity_text(view: QuoteView) -> str:
    """« 12 févr. 2027 », counted from today while the quote is a draft."""
    return french.date_medium(view.valid_until or view.valid_if_issued_today)
