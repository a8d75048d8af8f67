"""The one-line text under a label, computed from the templates of the catalogue."""

from __future__ import annotations

from cigdesk import french
from cigdesk.domain.catalogue import Tier
from cigdesk.domain.catalogue.conditions import ParticipantsLimit
from cigdesk.domain.catalogue.templates import fields_of
from cigdesk.domain.pricing.situation import LineSituation


def detail_of(at: LineSituation) -> str:
    """The first template whose placeholders are all known; empty when there is none."""
    known = _known(at)
    ready = (template for template in at.offer.details if fields_of(template) <= known.keys())
    return next((template.format(**known) for template in ready), "")


def tier_of(at: LineSituation) -> Tier | None:
    """The tier that the price or the allowance follows."""
    if at.headcount is None:
        return None
    return next((tier for tier in at.offer.tiers if tier.holds(at.headcount)), None)


def _known(at: LineSituation) -> dict[str, str]:
    found = {"year": str(at.quote.day.year), **_of_authority(at), **_of_group(at)}
    if at.line.prescription is not None:
        found["prescription"] = french.date_long(at.line.prescription)
    if at.line.exploratory:
        found["exploratory"] = "Séance exploratoire"
    return found


def _of_authority(at: LineSituation) -> dict[str, str]:
    found = {}
    if at.headcount is not None:
        found["headcount"] = french.plural(at.headcount, "agent")
    if (tier := tier_of(at)) is not None:
        found["tier"] = tier.label
    if at.allowance is not None:
        found["allowance"] = french.hours(at.allowance)
    return found


def _of_group(at: LineSituation) -> dict[str, str]:
    found = {}
    if at.format is not None:
        found["format"] = at.format.label
    if at.participants is not None and at.participants > 0:
        found["participants"] = french.plural(at.participants, "participant")
    if (maximum := _participants_maximum(at)) is not None:
        found["participants_maximum"] = french.number(maximum)
    return found


def _participants_maximum(at: LineSituation) -> int | None:
    if at.format is not None:
        return at.format.maximum
    limits = (limit for limit in at.offer.conditions if isinstance(limit, ParticipantsLimit))
    return next((limit.maximum for limit in limits), None)
