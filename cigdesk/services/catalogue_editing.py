"""Changing a draft: prices one by one or in percent, texts and conditions, offers added or retired."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.catalogue import Catalogue, Offer
from cigdesk.domain.catalogue.adjusting import (
    Rounding,
    lost_price,
    moved_tariff,
    percent_fault,
    prices_of,
    with_price,
)
from cigdesk.domain.catalogue.conditions import Condition, NotWith, offers_named
from cigdesk.domain.catalogue.soundness import code_fault, offer_faults, price_fault
from cigdesk.domain.errors import InvalidInput, NotFound, Refused
from cigdesk.domain.rights import Right
from cigdesk.domain.stored_catalogue import CatalogueEdit, StoredCatalogue
from cigdesk.french import NBSP, amount, plural
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_drafts import content_of, draft_of, still_a_draft
from cigdesk.services.catalogue_edits import RETIRED, edits_of, encoded
from cigdesk.services.catalogue_shelf import catalogue_of
from cigdesk.services.catalogue_table import CatalogueFault
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import changed_fields, require_sound

RIGHT = Right.MANAGE_CATALOGUE
_Edit = Callable[["DraftDesk"], None]


@dataclass(frozen=True)
class PriceMove:
    """A change in percent of the prices of the base, rounded half up, on some offers or on all."""

    percent: Decimal
    rounding: Rounding = Rounding.CENT
    offers: frozenset[str] | None = None
    """Their codes; none for every offer."""


class DraftDesk:
    """One draft on the desk, in the transaction that changes it."""

    def __init__(self, uow: UnitOfWork, stored: StoredCatalogue) -> None:
        self._uow, self._stored = uow, stored
        self.base = catalogue_of(stored)
        self.catalogue = content_of(uow, stored)

    def offer(self, code: str) -> Offer:
        """The offer as the draft has it; raises `NotFound`."""
        if code not in self.catalogue.offers:
            raise NotFound(f"La prestation {code} n’est plus dans ce catalogue.")
        return self.catalogue.offers[code]

    def put(self, *offers: Offer) -> None:
        """Keep offers as they are now; what one no longer says otherwise than the base is forgotten."""
        for each in offers:
            self._keep(each.code, edits_of(self.base.offers.get(each.code), each))
        self._read_again()

    def retire(self, code: str) -> None:
        """Leave the offer out; one that the base has not is forgotten."""
        self._keep(code, {RETIRED: encoded(True)} if code in self.base.offers else {})
        self._read_again()

    def restore(self, code: str) -> None:
        """Take the offer of the base back as it stands there."""
        self._keep(code, {})
        self._read_again()

    def _keep(self, code: str, wanted: dict[str, str]) -> None:
        kept = {each.path: each for each in self._rows(code)}
        for path in kept.keys() - wanted.keys():
            self._uow.remove(kept[path])
        for path, value in wanted.items():
            if path in kept:
                kept[path].value = value
            else:
                self._uow.add(self._row(code, path, value))

    def _rows(self, code: str) -> list[CatalogueEdit]:
        return self._uow.find(CatalogueEdit, catalogue_id=self._stored.id, offer=code)

    def _row(self, code: str, path: str, value: str) -> CatalogueEdit:
        return CatalogueEdit(id=new_id(), catalogue_id=self._stored.id, offer=code, path=path, value=value)

    def _read_again(self) -> None:
        """Whatever the fields said one by one, the whole must be a catalogue that prices."""
        self._uow.flush()
        try:
            self.catalogue = content_of(self._uow, self._stored)
        except CatalogueFault as fault:
            raise Refused(f"Le catalogue ne tiendrait plus ensemble{NBSP}: {fault.reason}.") from fault


class CatalogueEditing:
    """Each act is one change, journaled and undone as one; all raise `Refused` for a voted catalogue."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def set_price(self, catalogue_id: UUID, code: str, tier: int | None, price: Decimal) -> Change:
        """Write one price, that of the tier of that position where there is a scale.

        Raises `InvalidInput` under `price` for one that is negative or has parts of a cent.
        """
        require_sound({"price": price_fault(price)})

        def work(desk: DraftDesk) -> None:
            try:
                desk.put(with_price(desk.offer(code), tier, price))
            except LookupError as error:
                raise Refused("Le barème de cette prestation vient de changer. Rouvrez-la.") from error

        return self._change(catalogue_id, work, "Prix modifié", f"{code}, {amount(price)}")

    def move_prices(self, catalogue_id: UUID, move: PriceMove) -> Change:
        """Move prices by a percentage of the base's; raises `InvalidInput` under `percent` or `rounding`."""
        moved: list[str] = []
        require_sound({"percent": percent_fault(move.percent)})
        detail = move_text(move)

        def work(desk: DraftDesk) -> None:
            moved.extend(apply_move(desk, move))

        change = self._change(catalogue_id, work, "Prix modifiés", detail)
        return replace(change, detail=f"{detail}, {plural(len(moved), 'prestation')}")

    def edit_offer(self, catalogue_id: UUID, before: Offer, after: Offer) -> Change:
        """Write the fields that differ; raises `InvalidInput` by field (`tiers`, `conditions.1`…)."""
        names = changed_fields(before, after)

        def work(desk: DraftDesk) -> None:
            current = desk.offer(before.code)
            wanted = replace(current, **{name: getattr(after, name) for name in names})
            require_sound(offer_faults(wanted, desk.catalogue))
            _put_with_counterparts(desk, current, wanted)

        return self._change(catalogue_id, work, "Prestation modifiée", f"{after.code}, {after.label}")

    def add_offer(self, catalogue_id: UUID, offer: Offer) -> Change:
        """An offer that the base has not; raises `InvalidInput` by field, `code` for one that is taken."""

        def work(desk: DraftDesk) -> None:
            taken = {"code": code_fault(offer.code, desk.catalogue) or _retired_fault(desk, offer.code)}
            require_sound(taken | offer_faults(offer, desk.catalogue))
            _put_with_counterparts(desk, replace(offer, conditions=()), offer)

        return self._change(catalogue_id, work, "Prestation ajoutée", f"{offer.code}, {offer.label}")

    def retire_offer(self, catalogue_id: UUID, code: str) -> Change:
        """Leave an offer out; raises `Refused` where another one depends on it."""

        def work(desk: DraftDesk) -> None:
            _refuse_needed(desk.catalogue, desk.offer(code))
            desk.retire(code)

        return self._change(catalogue_id, work, "Prestation retirée", code)

    def restore_offer(self, catalogue_id: UUID, code: str) -> Change:
        """Take an offer back as the base has it: one that was retired, or changed."""

        def work(desk: DraftDesk) -> None:
            if code not in desk.base.offers:
                raise Refused(f"La prestation {code} n’est pas dans le catalogue de départ.")
            desk.restore(code)

        return self._change(catalogue_id, work, "Prestation rétablie", code)

    def _change(self, catalogue_id: UUID, edit: _Edit, label: str, detail: str) -> Change:
        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            edit(DraftDesk(uow, draft_of(uow, catalogue_id)))
            return (catalogue_id,)

        return self._context.change(RIGHT, work, label, detail, still_allowed=still_a_draft(catalogue_id))


def apply_move(desk: DraftDesk, move: PriceMove) -> list[str]:
    """Move the prices; gives the codes of those that have one. Raises `InvalidInput`."""
    chosen = _priced(desk.catalogue.offers.values(), move.offers)
    changed = []
    for offer in chosen:
        start = _start_of(desk.base.offers.get(offer.code), offer)
        after = replace(offer, tariff=moved_tariff(start.tariff, move.percent, move.rounding))
        if lost_price(start, after):
            said = f"{offer.label} tomberait à 0{NBSP}€{NBSP}: choisissez un arrondi plus fin."
            raise InvalidInput({"rounding": said})
        changed.append(after)
    desk.put(*changed)
    return [each.code for each in changed]


def move_text(move: PriceMove) -> str:
    """« +2 % à l’euro »."""
    percent = move.percent
    sign = "+" if percent > 0 else ""
    return f"{sign}{percent.normalize():f}{NBSP}% {move.rounding.label}".replace(".", ",")


def _priced(offers: Iterable[Offer], among: Collection[str] | None) -> list[Offer]:
    found = [each for each in offers if any(prices_of(each.tariff))]
    return found if among is None else [each for each in found if each.code in among]


def _start_of(base: Offer | None, offer: Offer) -> Offer:
    """A percentage is of the base's price: 3 % after 2 % is 3 %. A scale that is new starts from itself."""
    same = base is not None and type(base.tariff) is type(offer.tariff) and base.tiers == offer.tiers
    return base if base is not None and same else offer


def _put_with_counterparts(desk: DraftDesk, before: Offer, after: Offer) -> None:
    """« Jamais avec » holds both ways: the other offer says it too, or no longer."""
    own, was, now = NotWith(after.code), _excluded(before), _excluded(after)
    released = [desk.offer(code) for code in sorted(was - now)]
    joined = [desk.offer(code) for code in sorted(now - was)]
    fewer = [replace(each, conditions=_without(each.conditions, own)) for each in released]
    more = [replace(each, conditions=(*_without(each.conditions, own), own)) for each in joined]
    desk.put(*fewer, *more, after)


def _without(conditions: tuple[Condition, ...], left_out: Condition) -> tuple[Condition, ...]:
    return tuple(each for each in conditions if each != left_out)


def _excluded(offer: Offer) -> frozenset[str]:
    return frozenset(each.offer for each in offer.conditions if isinstance(each, NotWith))


def _retired_fault(desk: DraftDesk, code: str) -> str:
    retired = code in desk.base.offers
    return (
        "Ce code est celui d’une prestation retirée. Rétablissez-la, ou changez de code." if retired else ""
    )


def _refuse_needed(catalogue: Catalogue, offer: Offer) -> None:
    needing = [each for each in catalogue.offers.values() if _needs(each, offer.code)]
    if needing:
        named = ", ".join(f"«{NBSP}{each.label}{NBSP}»" for each in needing)
        raise Refused(f"{offer.label} reste{NBSP}: {named} en dépend. Changez d’abord sa condition.")
    if catalogue.tier_reference == offer.code:
        raise Refused(f"{offer.label} reste{NBSP}: ses strates sont celles de tout le catalogue.")


def _needs(offer: Offer, code: str) -> bool:
    beyond = getattr(offer.tariff, "beyond", "")
    return offer.code != code and (
        beyond == code or any(code in offers_named(each) for each in offer.conditions)
    )
