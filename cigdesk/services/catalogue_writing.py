"""From a `Catalogue` to the TOML that `read_catalogue` reads back to an equal one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import singledispatch
from typing import Any, Final

import tomli_w

from cigdesk.domain.catalogue import (
    AllowanceTariff,
    Catalogue,
    ConventionTerms,
    Counting,
    FlatTariff,
    Format,
    Offer,
    Prerequisite,
    Tariff,
    Tier,
    TierTariff,
    Unit,
)
from cigdesk.domain.catalogue.conditions import (
    AdvisedWith,
    Condition,
    DuplicateOf,
    ExploratoryFirst,
    NeedsAcfi,
    NeedsAffiliation,
    NeedsContribution,
    NeedsOffer,
    NeedsPrescription,
    NotWith,
    Once,
    ParticipantsLimit,
    QuantityLimit,
)

Document = dict[str, Any]
"""A table of TOML: texts, whole numbers, exact decimals, days, lists and tables."""

_RULES: Final[dict[type[Condition], str]] = {
    NeedsOffer: "needs-offer",
    DuplicateOf: "duplicate-of",
    AdvisedWith: "advised-with",
    NotWith: "not-with",
    Once: "once",
    NeedsAcfi: "needs-acfi",
    NeedsAffiliation: "needs-affiliation",
    NeedsContribution: "needs-contribution",
    NeedsPrescription: "needs-prescription",
    ExploratoryFirst: "exploratory-first",
    QuantityLimit: "quantity",
    ParticipantsLimit: "participants",
}


def write_catalogue(catalogue: Catalogue) -> str:
    """The text of a catalogue; the day it ends is its successor's affair and is not written."""
    return tomli_w.dumps(catalogue_document(catalogue), indent=2)


def catalogue_document(catalogue: Catalogue) -> Document:
    """The tables of a catalogue, ready to be edited or written."""
    offers = list(catalogue.offers.values())
    units = _common_units(offers)
    return _filled(
        id=catalogue.id,
        label=catalogue.label,
        centre=catalogue.centre,
        effective_from=catalogue.effective_from,
        tier_reference=catalogue.tier_reference,
        to_the_letter=list(catalogue.to_the_letter),
        readings=list(catalogue.readings),
        conventions=[_convention(each) for each in catalogue.conventions],
        sections=[{"id": each.id, "label": each.label} for each in catalogue.sections],
        units=[_unit(each) for each in units.values()],
        prerequisites=_prerequisites(offers),
        offers=[_without_common_words(offer_table(each), units[each.unit.id]) for each in offers],
    )


def offer_table(offer: Offer) -> Document:
    """The table of one offer; what is empty is not in it."""
    return _filled(
        code=offer.code,
        label=offer.label,
        description=offer.description,
        section=offer.section,
        unit=offer.unit.id,
        unit_singular=offer.unit.singular,
        unit_plural=offer.unit.plural,
        **_tariff(offer.tariff),
        step=plain(offer.step),
        convention=offer.convention,
        new=offer.new,
        details=list(offer.details),
        notes=list(offer.notes),
        readings=list(offer.readings),
        prerequisites=[each.id for each in offer.prerequisites],
        formats=[_format(each) for each in offer.formats],
        conditions=[condition_table(each) for each in offer.conditions],
        grants_acfi=offer.grants_acfi,
        added_as_option=offer.added_as_option,
    )


def condition_table(condition: Condition) -> Document:
    """The table of one condition: its rule, then its values."""
    values = {name: _raw(value) for name, value in vars(condition).items()}
    return _filled(rule=_RULES[type(condition)], **values)


def plain(number: Decimal) -> int | Decimal:
    """A whole number as one (500, not 500.0)."""
    return int(number) if number == int(number) else number.normalize()


@singledispatch
def _tariff(tariff: Tariff) -> Document:
    raise TypeError(tariff)


@_tariff.register
def _(tariff: FlatTariff) -> Document:
    return {"price": plain(tariff.price)}


@_tariff.register
def _(tariff: TierTariff) -> Document:
    return {"tiers": [_tier(row.tier) | {"price": plain(row.price)} for row in tariff.tiers]}


@_tariff.register
def _(tariff: AllowanceTariff) -> Document:
    rows = [_tier(row.tier) | {"minutes": row.minutes} for row in tariff.tiers]
    return {"allowances": rows, "allowance_beyond": tariff.beyond}


def _tier(tier: Tier) -> Document:
    return _filled(**{"from": tier.first, "to": tier.last, "label": tier.wording})


def _format(form: Format) -> Document:
    return _filled(word=form.word, label=form.label, maximum=form.maximum)


def _convention(terms: ConventionTerms) -> Document:
    return _filled(code=terms.code, label=terms.label, must_be_signed=terms.must_be_signed)


def _unit(unit: Unit) -> Document:
    counts = "" if unit.counts is Counting.UNITS else unit.counts.value
    return _filled(id=unit.id, singular=unit.singular, plural=unit.plural, counts=counts)


def _common_units(offers: Iterable[Offer]) -> dict[str, Unit]:
    """Each unit by id, with the words that most of its offers give it."""
    counted = Counter(each.unit for each in offers)
    return {unit.id: unit for unit, _ in reversed(counted.most_common())}


def _without_common_words(table: Document, unit: Unit) -> Document:
    common = {"unit_singular": unit.singular, "unit_plural": unit.plural}
    return {key: value for key, value in table.items() if common.get(key) != value}


def _prerequisites(offers: Iterable[Offer]) -> list[Document]:
    found: dict[str, Prerequisite] = {each.id: each for offer in offers for each in offer.prerequisites}
    return [{"id": each.id, "kind": each.kind.value, "note": each.note} for each in found.values()]


def _raw(value: object) -> object:
    """A value of a condition as TOML has it; a word of a closed list is a text there too."""
    return list(value) if isinstance(value, tuple) else str(value) if isinstance(value, str) else value


def _filled(**values: object) -> Document:
    """Without what says nothing: the reader gives the same where a key is absent."""
    empty: tuple[object, ...] = (None, "", False, [])
    return {key: value for key, value in values.items() if not _among(value, empty)}


def _among(value: object, empty: Iterable[object]) -> bool:
    """Told apart by type too: a price of 0 is no « false »."""
    return any(type(value) is type(each) and value == each for each in empty)


def tables_by_code(document: Mapping[str, Any]) -> dict[str, Document]:
    """The tables of the offers of a document, by code."""
    return {table["code"]: table for table in document.get("offers", [])}
