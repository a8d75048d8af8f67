"""The points to settle before a quote is issued: each in its place, and all of them in one line. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cigdesk import french
from cigdesk.services.quote_view import QuoteView


@dataclass(frozen=True)
class Point:
    """One point: on a line, on the whole quote, or (with `setting`) in the settings of the centre."""

    rule: str
    message: str
    line_id: UUID | None = None
    setting: str = ""


def points_of(view: QuoteView) -> tuple[Point, ...]:
    """What forbids the issue, in the order of the page: the whole, the lines, the settings."""
    whole = [Point(each.rule, each.message) for each in view.general_refusals]
    lines = [Point(each.rule, each.message, line.id) for line in view.lines for each in line.refusals]
    settings = [Point("setting", each.message, setting=each.field) for each in view.missing]
    return tuple(whole + lines + settings)


def summary_of(points: tuple[Point, ...]) -> str:
    """« 1 convention manquante, 2 plafonds dépassés »."""
    counted = Counter(_WORDS.get(point.rule, _OTHER) for point in points)
    return ", ".join(french.plural(count, *words) for words, count in counted.items())


_Words = tuple[str, str]
_CONDITION: Final[_Words] = ("condition non remplie", "conditions non remplies")
_LIMIT: Final[_Words] = ("plafond dépassé", "plafonds dépassés")
_FIELD: Final[_Words] = ("champ à remplir", "champs à remplir")
_QUANTITY: Final[_Words] = ("quantité à corriger", "quantités à corriger")
_DOUBLE: Final[_Words] = ("double emploi", "doubles emplois")
_DATE: Final[_Words] = ("tarif à voter pour cette date", "tarifs à voter pour ces dates")
_OTHER: Final[_Words] = ("autre point", "autres points")
_WORDS: Final[dict[str, _Words]] = {
    "setting": ("réglage du centre à remplir", "réglages du centre à remplir"),
    "no-line": ("prestation à ajouter", "prestations à ajouter"),
    "only-options": ("ligne ferme à retenir", "lignes fermes à retenir"),
    "total-below-zero": ("remise trop grande", "remises trop grandes"),
    "section-title-missing": _FIELD,
    "note-empty": _FIELD,
    "free-label-missing": _FIELD,
    "free-price-missing": _FIELD,
    "free-reason-missing": _FIELD,
    "free-quantity": _QUANTITY,
    "catalogue-unknown": _DATE,
    "catalogue-not-yet-in-force": _DATE,
    "catalogue-replaced": _DATE,
    "convention-missing": ("convention manquante", "conventions manquantes"),
    "headcount-missing": ("effectif à déclarer", "effectifs à déclarer"),
    "offer-unknown": ("prestation inconnue", "prestations inconnues"),
    "too-many-participants": _LIMIT,
    "quantity-maximum": _LIMIT,
    "allowance-exceeded": _LIMIT,
    "duration-missing": _FIELD,
    "participants-missing": _FIELD,
    "prescription-missing": _FIELD,
    "too-few-participants": _QUANTITY,
    "quantity-not-headcount": _QUANTITY,
    "step": _QUANTITY,
    "format-unknown": _FIELD,
    "duplicate-offer": _DOUBLE,
    "not-with": _DOUBLE,
    "once-per-convention": _DOUBLE,
    "once-per-year": _DOUBLE,
    "once-per-quote": _DOUBLE,
    "offer-needed": _CONDITION,
    "acfi-missing": _CONDITION,
    "not-affiliated": _CONDITION,
    "contribution-missing": _CONDITION,
    "exploratory-first": _CONDITION,
}
