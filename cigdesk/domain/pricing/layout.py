"""A whole quote: offers priced by the catalogue, lines priced by hand, sections, notes, totals. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import takewhile

from cigdesk import french
from cigdesk.domain import money
from cigdesk.domain.catalogue import Tier, Unit
from cigdesk.domain.pricing.outcome import PriceLine, PriceWarning, Pricing, Refusal, Totalled, amount_of
from cigdesk.domain.pricing.request import LineRequest
from cigdesk.domain.quote import QuoteLineKind

DISCOUNT = "Remise gracieuse"
"""The label of a line of negative price that has none of its own."""

_COLON = f"{french.NBSP}: "


@dataclass(frozen=True, kw_only=True)
class AskedLine:
    """A line of a draft as it was written; each field has the name of the record's."""

    kind: QuoteLineKind = QuoteLineKind.OFFER
    offer: str = ""
    text: str = ""
    free_price: Decimal | None = None
    free_unit: str = ""
    free_reason: str = ""
    quantity: Decimal | None = None
    participants: int | None = None
    format: str = ""
    exploratory: bool = False
    prescription: date | None = None
    optional: bool = False

    @property
    def request(self) -> LineRequest:
        """What it asks of the catalogue."""
        return LineRequest(
            offer=self.offer,
            quantity=self.quantity,
            participants=self.participants,
            format=self.format,
            exploratory=self.exploratory,
            prescription=self.prescription,
            optional=self.optional,
        )

    @property
    def free_quantity(self) -> Decimal:
        """The quantity of a line priced by hand: 1 unless another is written."""
        return Decimal(1) if self.quantity is None else self.quantity


@dataclass(frozen=True, kw_only=True)
class LaidLine:
    """A line with all that is shown of it.

    `subtotal` is of a section alone: the euros of its firm lines. Sections and notes have no price, no unit
    and no quantity. `unit` is none where the catalogue does not say how the quantity is counted.
    """

    kind: QuoteLineKind = QuoteLineKind.OFFER
    offer: str = ""
    label: str
    detail: str = ""
    unit: Unit | None = None
    unit_label: str = ""
    quantity: Decimal | None = None
    participants: int | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    subtotal: Decimal | None = None
    optional: bool = False
    tier: Tier | None = None
    warnings: tuple[PriceWarning, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def priced(self) -> bool:
        """Whether it is a line that has a price, known yet or not."""
        return self.kind in (QuoteLineKind.OFFER, QuoteLineKind.FREE)


@dataclass(frozen=True)
class QuotePricing(Totalled[LaidLine]):
    """The quote line by line, in its order."""


def requests_of(asked: Iterable[AskedLine]) -> tuple[LineRequest, ...]:
    """What the lines ask of the catalogue: those of its offers, in their order."""
    return tuple(line.request for line in asked if line.kind is QuoteLineKind.OFFER)


def lay_out(asked: Sequence[AskedLine], offers: Pricing) -> QuotePricing:
    """The whole quote; `offers` is the catalogue's answer to `requests_of(asked)`."""
    places = [place for place, line in enumerate(asked) if line.kind is QuoteLineKind.OFFER]
    priced = dict(zip(places, offers.lines, strict=True))
    lines = [
        _of_offer(priced[place]) if place in priced else _by_hand(line) for place, line in enumerate(asked)
    ]
    refusals = [_at(refusal, places) for refusal in offers.refusals]
    refusals += [
        Refusal(place, rule, message)
        for place, line in enumerate(asked)
        for rule, message in _faults_by_hand(line)
    ]
    return QuotePricing(_with_subtotals(lines), (*refusals, *_of_the_whole(lines)))


def _at(refusal: Refusal, places: Sequence[int]) -> Refusal:
    return refusal if refusal.line is None else replace(refusal, line=places[refusal.line])


def _of_offer(line: PriceLine) -> LaidLine:
    return LaidLine(
        offer=line.offer,
        label=line.label or line.offer,
        detail=line.detail,
        unit=line.unit,
        unit_label=line.unit_label,
        quantity=line.quantity,
        participants=line.participants,
        unit_price=line.unit_price,
        amount=line.amount,
        optional=line.optional,
        tier=line.tier,
        warnings=line.warnings,
        notes=line.notes,
    )


def _by_hand(line: AskedLine) -> LaidLine:
    if line.kind is not QuoteLineKind.FREE:
        return LaidLine(kind=line.kind, label=line.text)
    price, quantity = line.free_price, line.free_quantity
    discount = price is not None and price < 0
    return LaidLine(
        kind=line.kind,
        label=line.text or (DISCOUNT if discount else ""),
        unit_label=line.free_unit,
        quantity=quantity,
        unit_price=price,
        amount=money.times(price, quantity) if price is not None and quantity > 0 else None,
        optional=line.optional,
    )


def _faults_by_hand(line: AskedLine) -> Iterator[tuple[str, str]]:
    match line.kind:
        case QuoteLineKind.SECTION if not line.text.strip():
            yield "section-title-missing", "Le titre de la section manque."
        case QuoteLineKind.NOTE if not line.text.strip():
            yield "note-empty", "Cette note est vide. Écrivez-la, ou retirez-la."
        case QuoteLineKind.FREE:
            yield from _free_faults(line)


def _free_faults(line: AskedLine) -> Iterator[tuple[str, str]]:
    if not line.text.strip() and (line.free_price is None or line.free_price >= 0):
        yield "free-label-missing", "Le libellé de la ligne manque."
    if line.free_price is None:
        yield "free-price-missing", "Le prix unitaire de la ligne manque."
    if line.free_quantity <= 0:
        yield "free-quantity", f"Quantité attendue au-dessus de 0{_COLON}une remise a un prix négatif."
    if not line.free_reason.strip():
        yield "free-reason-missing", f"Le motif de ce prix manque{_COLON}il est gardé, jamais imprimé."


def _of_the_whole(lines: Sequence[LaidLine]) -> Iterator[Refusal]:
    """A quote needs a firm line, and no discount goes below nothing."""
    priced = [line for line in lines if line.priced]
    firm = [line for line in priced if not line.optional]
    if not priced:
        yield Refusal(None, "no-line", "Le devis n’a aucune ligne. Ajoutez une prestation.")
    elif not firm:
        yield Refusal(None, "only-options", "Le devis n’a que des lignes en option. Rendez-en une ferme.")
    if min(amount_of(firm), amount_of(priced)) < 0:
        yield Refusal(None, "total-below-zero", "Les remises dépassent le total des prestations.")


def _with_subtotals(lines: Sequence[LaidLine]) -> tuple[LaidLine, ...]:
    return tuple(
        replace(line, subtotal=amount_of(each for each in _below(lines, place) if not each.optional))
        if line.kind is QuoteLineKind.SECTION
        else line
        for place, line in enumerate(lines)
    )


def _below(lines: Sequence[LaidLine], section: int) -> Iterator[LaidLine]:
    """The lines of a section: down to the next one."""
    return takewhile(lambda line: line.kind is not QuoteLineKind.SECTION, lines[section + 1 :])
