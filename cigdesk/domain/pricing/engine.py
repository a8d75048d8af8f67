"""The one engine: a catalogue and a request in, priced lines, warnings and refusals out. Pure."""

from __future__ import annotations

from decimal import Decimal

from cigdesk import french
from cigdesk.domain import money
from cigdesk.domain.catalogue import Catalogue, Counting
from cigdesk.domain.pricing.checks import condition_findings
from cigdesk.domain.pricing.details import detail_of, tier_of
from cigdesk.domain.pricing.findings import Finding, Findings
from cigdesk.domain.pricing.outcome import PriceLine, Pricing, Refusal, Repair, RepairAct
from cigdesk.domain.pricing.quantities import common_findings
from cigdesk.domain.pricing.request import LineRequest, PriceRequest
from cigdesk.domain.pricing.situation import LineSituation, Situation


def price(catalogue: Catalogue, request: PriceRequest) -> Pricing:
    """Price each line that can be priced, and say all that refuses the quote.

    A refused line keeps its price where it has one, so that a draft shows it; the totals are then none.
    """
    situation = Situation(catalogue, request)
    refusals = [finding.as_refusal(None) for finding in _date_findings(catalogue, request)]
    lines = []
    for position in range(len(request.lines)):
        line, refused = _line(situation, position)
        lines.append(line)
        refusals += refused
    return Pricing(tuple(lines), tuple(refusals))


def without_catalogue(request: PriceRequest, message: str) -> Pricing:
    """The answer when no catalogue can price the request: refused as a whole, lines without prices."""
    lines = tuple(_unknown_line(line) for line in request.lines)
    return Pricing(lines, (Refusal(None, "catalogue-unknown", message),))


def _date_findings(catalogue: Catalogue, request: PriceRequest) -> Findings:
    start, end = catalogue.effective_from, catalogue.until
    if start is not None and request.day < start:
        yield Finding(
            "catalogue-not-yet-in-force",
            f"Ce catalogue s’applique à partir du {french.date_long(start)}{french.NBSP}: "
            f"il ne donne pas de prix pour le {french.date_long(request.day)}.",
        )
    if end is not None and request.day >= end:
        yield Finding(
            "catalogue-replaced",
            f"Ce catalogue est remplacé depuis le {french.date_long(end)}{french.NBSP}: "
            f"il ne donne plus de prix pour le {french.date_long(request.day)}.",
        )


def _line(situation: Situation, position: int) -> tuple[PriceLine, list[Refusal]]:
    at = situation.at(position)
    if at is None:
        line = situation.lines[position]
        return _unknown_line(line), [_unknown_offer(line).as_refusal(position)]
    findings = list(_findings(at))
    refused = [finding.as_refusal(position) for finding in findings if finding.refuses]
    return _priced_line(at, findings), refused


def _findings(at: LineSituation) -> Findings:
    yield from common_findings(at)
    for condition in at.offer.conditions:
        yield from condition_findings(condition, at)


def _priced_line(at: LineSituation, findings: list[Finding]) -> PriceLine:
    return PriceLine(
        offer=at.offer.code,
        label=at.offer.label,
        detail=detail_of(at),
        unit=at.offer.unit,
        quantity=at.quantity,
        participants=at.participants,
        unit_price=at.unit_price,
        amount=_amount(at),
        optional=at.line.optional,
        tier=tier_of(at),
        warnings=tuple(finding.as_warning() for finding in findings if not finding.refuses),
        notes=at.offer.all_notes,
    )


def _amount(at: LineSituation) -> Decimal | None:
    unit_price, quantity = at.unit_price, at.quantity_sold
    if unit_price is None or quantity is None:
        return None
    match at.offer.unit.counts:
        case Counting.MINUTES:
            return money.for_minutes(unit_price, quantity)
        case Counting.PARTICIPANTS:
            heads = at.participants or 0
            return money.times(unit_price, quantity, heads) if heads > 0 else None
        case _:
            return money.times(unit_price, quantity)


def _unknown_line(line: LineRequest) -> PriceLine:
    return PriceLine(
        offer=line.offer,
        label="",
        detail="",
        unit=None,
        quantity=line.quantity,
        participants=line.participants,
        unit_price=None,
        amount=None,
        optional=line.optional,
        tier=None,
    )


def _unknown_offer(line: LineRequest) -> Finding:
    return Finding(
        "offer-unknown",
        f"La prestation «{french.NBSP}{line.offer}{french.NBSP}» n’est pas dans ce catalogue.",
        Repair(RepairAct.REMOVE_LINE, "Retirer la ligne"),
    )
