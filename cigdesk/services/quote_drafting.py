"""Writing a draft: its heading, its lines, and the repairs that lift a refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from cigdesk import french
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.pricing import Repair
from cigdesk.domain.quote import Quote, QuoteLineKind
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.kept_documents import DocumentOwner, remove_documents
from cigdesk.services.quote_facts import priced
from cigdesk.services.quote_lines import LineValues, append_line, find_line, place_line
from cigdesk.services.quote_repairs import mending_of

__all__ = ["Heading", "LineValues", "QuoteDrafting"]

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""Dates outside these are typing errors."""

LONGEST: Final = {"object": 300, "follower": 120}
"""Characters; more would push the lines off the first page."""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What stands above the lines."""

    object: str
    service_day: date
    follower: str = ""
    contact_id: UUID | None = None


class QuoteDrafting:
    """Changes of a draft; each raises `Refused` once the quote is issued, when it is taken back too."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def create(self, authority_id: UUID, service_day: date | None = None, object_: str = "") -> Change:
        """A new draft for an authority, for work of that day (today by default)."""
        day = service_day or self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = Quote(
                id=new_id(),
                authority_id=authority_id,
                object=object_,
                service_day=day,
                created_at=self._context.now(),
                follower=self._context.actor.name,
            )
            uow.add(quote)
            return (quote.id,)

        return self._context.change(Right.MANAGE_QUOTES, work, "Devis créé")

    def set_heading(self, quote_id: UUID, heading: Heading) -> Change:
        """Change all that stands above the lines; raises `InvalidInput` by field."""
        return self.edit_heading(quote_id, asdict(heading))

    def edit_heading(self, quote_id: UUID, changes: Mapping[str, Any]) -> Change:
        """Change some of what stands above the lines, by the names of `Heading`; raises `InvalidInput`."""
        check_heading(changes)

        def write(_uow: UnitOfWork, quote: Quote) -> None:
            for name, value in changes.items():
                setattr(quote, name, value.strip() if isinstance(value, str) else value)

        return self._change(quote_id, write, "En-tête du devis modifié")

    def set_authority(self, quote_id: UUID, authority_id: UUID) -> Change:
        """Address the draft to another authority; the contact was the other one's."""

        def write(_uow: UnitOfWork, quote: Quote) -> None:
            if quote.replaces_id is not None and quote.authority_id != authority_id:
                raise Refused("Une révision s’adresse à la même collectivité que le devis qu’elle remplace.")
            quote.authority_id, quote.contact_id = authority_id, None

        return self._change(quote_id, write, "Destinataire changé")

    def add_line(self, quote_id: UUID, offer: str, values: LineValues | None = None) -> Change:
        """A line at the foot of the quote, whose id comes second; without values the defaults hold."""
        made: list[UUID] = []

        def write(uow: UnitOfWork, quote: Quote) -> None:
            made.append(append_line(quote, offer, values or self._defaults(uow, quote, offer)).id)

        change = self._change(quote_id, write, "Ligne ajoutée")
        return replace(change, ids=(*change.ids, *made))

    def _defaults(self, uow: UnitOfWork, quote: Quote, offer: str) -> LineValues:
        """An offer that is proposed beside the others comes as an option."""
        catalogue = catalogue_on(uow, centre_of(uow), quote.service_day)
        known = catalogue.offers.get(offer) if catalogue else None
        return LineValues(optional=known is not None and known.added_as_option)

    def add_section(self, quote_id: UUID, title: str = "") -> Change:
        """A title at the foot, with the subtotal of the lines that come below; its id comes second."""
        return self._append(quote_id, QuoteLineKind.SECTION, LineValues(text=title), "Section ajoutée")

    def add_note(self, quote_id: UUID, text: str = "") -> Change:
        """Words at the foot, without price; the id comes second."""
        return self._append(quote_id, QuoteLineKind.NOTE, LineValues(text=text), "Note ajoutée")

    def add_free_line(self, quote_id: UUID, values: LineValues | None = None) -> Change:
        """A line priced by hand at the foot, whose id comes second; it asks for the right to do so."""
        return self._append(quote_id, QuoteLineKind.FREE, values or LineValues(), "Ligne libre ajoutée")

    def _append(self, quote_id: UUID, kind: QuoteLineKind, values: LineValues, label: str) -> Change:
        made: list[UUID] = []

        def write(_uow: UnitOfWork, quote: Quote) -> None:
            self._require_free(kind)
            made.append(append_line(quote, "", values, kind).id)

        change = self._change(quote_id, write, label)
        return replace(change, ids=(*change.ids, *made))

    def _require_free(self, kind: QuoteLineKind) -> None:
        """A price of one's own, hence a discount, is a right of its own."""
        if kind is QuoteLineKind.FREE:
            self._context.require(Right.PRICE_BY_HAND)

    def change_line(self, quote_id: UUID, line_id: UUID, values: LineValues) -> Change:
        """Write all the values of a line; raises `InvalidInput` by field."""
        return self.edit_line(quote_id, line_id, asdict(values))

    def edit_line(self, quote_id: UUID, line_id: UUID, changes: Mapping[str, Any]) -> Change:
        """Write some values of a line, by the names of `LineValues`; raises `InvalidInput` by field."""

        def write(_uow: UnitOfWork, quote: Quote) -> None:
            line = find_line(quote, line_id)
            self._require_free(line.kind)
            LineValues.of(line).changed(changes, line.kind).put_on(line)

        return self._change(quote_id, write, "Ligne modifiée")

    def remove_line(self, quote_id: UUID, line_id: UUID) -> Change:
        """Take a line out; the change says what the total becomes."""
        totals: list[str] = []

        def write(uow: UnitOfWork, quote: Quote) -> None:
            quote.lines.remove(find_line(quote, line_id))
            _catalogue, _authority, pricing = priced(uow, centre_of(uow), quote)
            totals.append(french.amount(pricing.draft_total))

        change = self._change(quote_id, write, "Ligne retirée du devis")
        return replace(change, detail=f"Total ramené à {totals[0]}")

    def copy_line(self, quote_id: UUID, line_id: UUID) -> Change:
        """The same line once more, just under it; the id of the copy comes second."""
        made: list[UUID] = []

        def write(_uow: UnitOfWork, quote: Quote) -> None:
            line = find_line(quote, line_id)
            self._require_free(line.kind)
            place = quote.lines.index(line) + 1
            copy = append_line(quote, line.offer, LineValues.of(line), line.kind)
            place_line(quote, copy, place)
            made.append(copy.id)

        change = self._change(quote_id, write, "Ligne dupliquée")
        return replace(change, ids=(*change.ids, *made))

    def move_line(self, quote_id: UUID, line_id: UUID, place: int) -> Change:
        """Put a line at a place, the first being 0; a place beyond the ends means the end."""
        return self._change(
            quote_id,
            lambda _uow, quote: place_line(quote, find_line(quote, line_id), place),
            "Ligne déplacée",
        )

    def delete(self, quote_id: UUID) -> Change:
        """Delete a draft and the documents kept with it; an issued quote is cancelled, never deleted."""

        def write(uow: UnitOfWork, quote: Quote) -> None:
            remove_documents(uow, DocumentOwner(quote_id=quote_id))
            uow.remove(quote)

        return self._change(quote_id, write, "Brouillon supprimé")

    def repair(self, quote_id: UUID, line_id: UUID, repair: Repair) -> Change:
        """Do what a repair button says; `Refused` for one that asks the person to fill something in."""
        mending = mending_of(repair)
        return self._change(
            quote_id,
            lambda uow, quote: mending.act(uow, quote, find_line(quote, line_id), repair),
            mending.said,
        )

    def _change(self, quote_id: UUID, write: Callable[[UnitOfWork, Quote], Any], label: str) -> Change:
        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = uow.get(Quote, quote_id)
            _require_draft(quote)
            write(uow, quote)
            return (quote_id,)

        def still_a_draft(uow: UnitOfWork) -> None:
            for quote in uow.find(Quote, id=quote_id):
                _require_draft(quote)

        return self._context.change(Right.MANAGE_QUOTES, work, label, still_allowed=still_a_draft)


def _require_draft(quote: Quote) -> None:
    if not quote.editable:
        raise Refused("Un devis émis ne se modifie plus : faites-en une révision.")


def check_heading(changes: Mapping[str, Any]) -> None:
    """Raise `InvalidInput` by field for what no heading may hold, `TypeError` for no field of it."""
    unknown = changes.keys() - {each.name for each in fields(Heading)}
    if unknown:
        raise TypeError(f"a heading has no {', '.join(sorted(unknown))}")
    errors = {}
    day = changes.get("service_day", FIRST_DAY)
    if not FIRST_DAY <= day <= LAST_DAY:
        errors["service_day"] = "La date doit être comprise entre 2000 et 2100."
    for name, most in LONGEST.items():
        length = len(changes.get(name, ""))
        if length > most:
            errors[name] = f"{length} caractères pour {most} au plus."
    if errors:
        raise InvalidInput(errors)
