"""From the text of a catalogue file to a `Catalogue`, or to a fault that names file, line and reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Final, TypeVar

from cigdesk.domain.catalogue import (
    AllowanceTariff,
    Catalogue,
    ConventionTerms,
    Counting,
    FlatTariff,
    Format,
    Offer,
    Prerequisite,
    PrerequisiteKind,
    Section,
    Tariff,
    Tier,
    TierAllowance,
    TierPrice,
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
    Per,
    QuantityLimit,
    offers_named,
)
from cigdesk.domain.catalogue.templates import PLACEHOLDERS, fields_of
from cigdesk.domain.catalogue.tiers import Tiered, gap_between
from cigdesk.domain.membership import Convention
from cigdesk.services.catalogue_table import SourceLines, Table, parse_toml

_CODE: Final = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_catalogue(text: str, file: str) -> Catalogue:
    """Read and validate; raises `CatalogueFault`."""
    return _read(parse_toml(text, file))


def read_document(values: Mapping[str, object], file: str) -> Catalogue:
    """The same from what a TOML text holds; a fault has no line then but the first."""
    return _read(Table(values, file, SourceLines("")))


def _read(root: Table) -> Catalogue:
    parts = _Parts(root)
    offers = [(table, _offer(table, parts)) for table in root.tables("offers")]
    by_code = _distinct([(table, "code", offer.code, offer) for table, offer in offers])
    for table, offer in offers:
        _check_references(table, offer, by_code)
    return _catalogue(root, parts, by_code)


class _Parts:
    """What offers refer to, by id."""

    def __init__(self, root: Table) -> None:
        self.conventions = _indexed(root.tables("conventions"), "code", _convention)
        self.sections = _indexed(root.tables("sections"), "id", _section)
        self.units = _indexed(root.tables("units"), "id", _unit)
        self.prerequisites = _indexed(root.tables("prerequisites"), "id", _prerequisite)


T = TypeVar("T")
E = TypeVar("E", bound=Enum)
R = TypeVar("R", bound=Tiered)


def _indexed(tables: Iterable[Table], key: str, read: Callable[[Table, str], T]) -> dict[str, T]:
    rows = []
    for table in tables:
        name = _identifier(table, key)
        rows.append((table, key, name, read(table, name)))
        table.finish()
    return _distinct(rows)


def _distinct(rows: Iterable[tuple[Table, str, str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for table, key, name, value in rows:
        if name in found:
            table.fault(f"{name} est déjà défini plus haut", key)
        found[name] = value
    return found


def _identifier(table: Table, key: str, pattern: re.Pattern[str] = _ID) -> str:
    name = table.text(key)
    if not pattern.fullmatch(name):
        table.fault(f"{name} n’est pas un identifiant", key)
    return name


def _known(table: Table, key: str, among: dict[str, T]) -> T:
    name = table.text(key)
    if name not in among:
        table.fault(f"{name} n’est pas défini dans ce catalogue", key)
    return among[name]


def _choice(table: Table, key: str, kind: type[E]) -> E:
    word = table.text(key)
    try:
        return kind(word)
    except ValueError:
        words = ", ".join(str(member.value) for member in kind)
        table.fault(f"{word} n’est pas un choix possible ({words})", key)


def _convention(table: Table, code: str) -> ConventionTerms:
    if code not in {convention.value for convention in Convention}:
        table.fault(f"convention inconnue, {code}", "code")
    return ConventionTerms(code, table.text("label"), table.flag("must_be_signed"))


def _section(table: Table, name: str) -> Section:
    return Section(name, table.text("label"))


def _unit(table: Table, name: str) -> Unit:
    counts = _choice(table, "counts", Counting) if table.holds("counts") else Counting.UNITS
    return Unit(name, table.text("singular"), table.text("plural"), counts)


def _prerequisite(table: Table, name: str) -> Prerequisite:
    return Prerequisite(name, _choice(table, "kind", PrerequisiteKind), table.text("note"))


def _catalogue(root: Table, parts: _Parts, offers: dict[str, Offer]) -> Catalogue:
    reference = root.text_or("tier_reference", "")
    if reference and (reference not in offers or not offers[reference].tiers):
        root.fault(f"{reference} n’a pas de strates dans ce catalogue", "tier_reference")
    catalogue = Catalogue(
        id=_identifier(root, "id"),
        label=root.text("label"),
        centre=_identifier(root, "centre"),
        effective_from=root.day("effective_from"),
        offers=offers,
        sections=tuple(parts.sections.values()),
        conventions=tuple(parts.conventions.values()),
        tier_reference=reference,
        to_the_letter=root.texts("to_the_letter"),
        readings=root.texts("readings"),
    )
    root.finish()
    return catalogue


def _offer(table: Table, parts: _Parts) -> Offer:
    offer = Offer(
        code=_identifier(table, "code", _CODE),
        label=table.text("label"),
        description=table.text("description"),
        section=_known(table, "section", parts.sections).id,
        unit=_offer_unit(table, parts),
        tariff=_tariff(table),
        step=_step(table),
        convention=_known(table, "convention", parts.conventions).code,
        new=table.flag("new"),
        details=_details(table),
        notes=table.texts("notes"),
        readings=table.texts("readings"),
        prerequisites=_prerequisites(table, parts),
        formats=_formats(table),
        conditions=_conditions(table),
        grants_acfi=table.flag("grants_acfi"),
        added_as_option=table.flag("added_as_option"),
    )
    table.finish()
    _check_counting(table, offer)
    return offer


def _offer_unit(table: Table, parts: _Parts) -> Unit:
    unit = _known(table, "unit", parts.units)
    singular = table.text_or("unit_singular", unit.singular)
    return Unit(unit.id, singular, table.text_or("unit_plural", unit.plural), unit.counts)


def _step(table: Table) -> Decimal:
    step = table.decimal("step")
    if step == 0:
        table.fault("le pas doit être plus grand que 0", "step")
    return step


def _details(table: Table) -> tuple[str, ...]:
    details = table.texts("details")
    for template in details:
        try:
            unknown = fields_of(template) - PLACEHOLDERS
        except ValueError:
            table.fault(f"accolades mal fermées, «{template}»", "details")
        if unknown:
            table.fault(f"{{{min(unknown)}}} n’est pas un champ connu", "details")
    return details


def _prerequisites(table: Table, parts: _Parts) -> tuple[Prerequisite, ...]:
    names = table.texts("prerequisites")
    for name in names:
        if name not in parts.prerequisites:
            table.fault(f"{name} n’est pas défini dans ce catalogue", "prerequisites")
    return tuple(parts.prerequisites[name] for name in names)


def _formats(table: Table) -> tuple[Format, ...]:
    rows = []
    for row in table.tables("formats"):
        word = _identifier(row, "word")
        rows.append((row, "word", word, Format(word, row.text("label"), row.whole_or_none("maximum"))))
        row.finish()
    return tuple(_distinct(rows).values())


def _check_counting(table: Table, offer: Offer) -> None:
    if offer.unit.counts is not Counting.UNITS and offer.step != int(offer.step):
        table.fault("le pas est un nombre entier pour cette unité", "step")
    if isinstance(offer.tariff, AllowanceTariff) and not offer.hourly:
        table.fault("une enveloppe de temps demande une unité comptée en minutes", "unit")
    if isinstance(offer.tariff, TierTariff) and offer.hourly:
        table.fault("un prix par strate ne se compte pas en minutes", "unit")


def _tariff(table: Table) -> Tariff:
    given = [key for key in ("price", "tiers", "allowances") if table.holds(key)]
    if len(given) != 1:
        table.fault("il faut un prix et un seul (price, tiers ou allowances)", given[1] if given else "price")
    match given[0]:
        case "price":
            return FlatTariff(_price(table))
        case "tiers":
            return TierTariff(_tiered(table, "tiers", _tier_price))
        case _:
            rows = _tiered(table, "allowances", _tier_allowance)
            return AllowanceTariff(rows, table.text("allowance_beyond"))


def _price(table: Table) -> Decimal:
    price = table.decimal("price")
    if price != round(price, 2):
        table.fault("un prix a deux décimales au plus", "price")
    return price


def _tiered(table: Table, key: str, read: Callable[[Table], R]) -> tuple[R, ...]:
    tables = table.tables(key)
    rows = tuple(read(row) for row in tables)
    if not rows:
        table.fault("au moins une strate est attendue", key)
    if fault := gap_between(row.tier for row in rows):
        position, reason = fault
        tables[position].fault(reason)
    return rows


def _tier_price(row: Table) -> TierPrice:
    result = TierPrice(_tier(row), _price(row))
    row.finish()
    return result


def _tier_allowance(row: Table) -> TierAllowance:
    result = TierAllowance(_tier(row), row.whole("minutes"))
    row.finish()
    return result


def _tier(row: Table) -> Tier:
    return Tier(row.whole("from"), row.whole_or_none("to"), row.text_or("label", ""))


def _conditions(table: Table) -> tuple[Condition, ...]:
    found: list[Condition] = []
    for row in table.tables("conditions"):
        rule = row.text("rule")
        if rule not in _CONDITION_READERS:
            row.fault(f"règle inconnue, {rule}", "rule")
        condition = _CONDITION_READERS[rule](row)
        row.finish()
        if condition in found:
            row.fault("cette condition est déjà posée plus haut", "rule")
        found.append(condition)
    return tuple(found)


def _needs_offer(row: Table) -> Condition:
    return NeedsOffer(row.text("offer"), row.flag("earlier"))


def _duplicate_of(row: Table) -> Condition:
    return DuplicateOf(row.text("offer"), row.text("reason"))


def _advised_with(row: Table) -> Condition:
    offers = row.texts("offers")
    if not offers:
        row.fault("au moins une prestation est attendue", "offers")
    return AdvisedWith(offers, row.text("reason"))


def _quantity_limit(row: Table) -> Condition:
    maximum, minimum = row.whole_or_none("maximum"), row.whole_or_none("advised_minimum")
    if maximum is None and minimum is None:
        row.fault("il faut maximum, advised_minimum ou les deux")
    return QuantityLimit(maximum, minimum, row.text("reason"))


_CONDITION_READERS: Final[dict[str, Callable[[Table], Condition]]] = {
    "needs-offer": _needs_offer,
    "duplicate-of": _duplicate_of,
    "advised-with": _advised_with,
    "not-with": lambda row: NotWith(row.text("offer")),
    "once": lambda row: Once(_choice(row, "per", Per)),
    "needs-acfi": lambda _: NeedsAcfi(),
    "needs-affiliation": lambda _: NeedsAffiliation(),
    "needs-contribution": lambda _: NeedsContribution(),
    "needs-prescription": lambda _: NeedsPrescription(),
    "exploratory-first": lambda _: ExploratoryFirst(),
    "quantity": _quantity_limit,
    "participants": lambda row: ParticipantsLimit(row.whole("maximum")),
}


def _check_references(table: Table, offer: Offer, offers: dict[str, Offer]) -> None:
    if isinstance(offer.tariff, AllowanceTariff) and offer.tariff.beyond not in offers:
        table.fault(f"prestation inconnue, {offer.tariff.beyond}", "allowance_beyond")
    for position, condition in enumerate(offer.conditions):
        row = table.row("conditions", position)
        for code in offers_named(condition):
            if code not in offers or code == offer.code:
                key = "offers" if isinstance(condition, AdvisedWith) else "offer"
                row.fault(f"prestation inconnue, {code}", key)
        if isinstance(condition, NotWith) and NotWith(offer.code) not in offers[condition.offer].conditions:
            row.fault(f"{condition.offer} n’exclut pas {offer.code} en retour", "offer")
