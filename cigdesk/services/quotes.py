"""Quotes, as the window and the command line ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from cigdesk import french
from cigdesk.domain.authority import Authority, Contact
from cigdesk.domain.catalogue import Catalogue, headcount_tier
from cigdesk.domain.centre import Centre
from cigdesk.domain.departments import department_name
from cigdesk.domain.errors import NotFound
from cigdesk.domain.money import ZERO
from cigdesk.domain.people import Person, Practitioner
from cigdesk.domain.quote import Quote, QuoteStanding, QuoteState, last_valid_day, standing_of
from cigdesk.ports import UnitOfWork
from cigdesk.ports.listing import PAGE, Found
from cigdesk.ports.quotes import (
    EVERY_QUOTE,
    DraftTotals,
    Files,
    QuoteFilter,
    QuoteOrder,
    QuoteRow,
    QuoteSum,
)
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import Context, centre_of
from cigdesk.services.quote_drafting import QuoteDrafting
from cigdesk.services.quote_facts import (
    ConventionStanding,
    draft_totals,
    headcount_of,
    priced,
    standings,
    whole_refusals,
)
from cigdesk.services.quote_issuing import QuoteIssuing, Renderer
from cigdesk.services.quote_printing import missing_settings
from cigdesk.services.quote_sheet import sheet_from_json
from cigdesk.services.quote_view import ContactChoice, QuoteLineView, QuoteView, draft_lines, issued_lines
from cigdesk.services.vat import regime_of, vat_label


@dataclass(frozen=True)
class QuoteItem:
    """A line of the list: the row, where the quote stands today, its total in euros, options apart."""

    row: QuoteRow
    standing: QuoteStanding
    total: Decimal

    @property
    def id(self) -> UUID:
        """The quote."""
        return self.row.id


@dataclass(frozen=True)
class QuoteListing:
    """The list as asked, and what is found whatever its filter."""

    ids: Sequence[UUID]
    """Every quote listed, in the order asked."""
    rows: tuple[QuoteItem, ...]
    """The first of them; `QuoteService.items` reads the others."""
    sums: Mapping[QuoteStanding, QuoteSum]
    """What matches the words, by where it stands."""
    where: QuoteFilter

    @property
    def found(self) -> QuoteSum:
        """What matches the words, whatever the filter."""
        return sum(self.sums.values(), QuoteSum())

    @property
    def listed(self) -> QuoteSum:
        """What is listed."""
        chosen = self.where.standing
        return self.found if chosen is None else self.sums.get(chosen, QuoteSum())


class QuoteService:
    """Reading quotes; `drafting` writes drafts, `issuing` does what can't be taken back."""

    def __init__(self, context: Context, render: Renderer, files: Files) -> None:
        self._context = context
        self._render = render
        self._files = files

    @cached_property
    def drafting(self) -> QuoteDrafting:
        """Changes of drafts."""
        return QuoteDrafting(self._context)

    @cached_property
    def issuing(self) -> QuoteIssuing:
        """Numbers, states, pages."""
        return QuoteIssuing(self._context, self._render, self._files)

    def listing(
        self,
        text: str = "",
        where: QuoteFilter = EVERY_QUOTE,
        order: QuoteOrder = QuoteOrder.NEWEST,
        *,
        descending: bool = False,
    ) -> QuoteListing:
        """Quotes that match every word typed, each where it stands today; a draft's total is today's."""
        today = self._context.today()
        with self._context.reading() as uow:
            drafts = draft_totals(uow, centre_of(uow))
            found = uow.quotes.found(
                text, today=today, drafts=drafts, where=where, order=order, descending=descending
            )
            rows = uow.quotes.rows(found.first(PAGE))
            sums = uow.quotes.sums(text, today=today, drafts=drafts)
        return QuoteListing(found.ids, tuple(_item(row, drafts, today) for row in rows), sums, where)

    def items(self, ids: Sequence[UUID]) -> list[QuoteItem]:
        """Those lines of a listing; a quote that is gone since has none."""
        today = self._context.today()
        with self._context.reading() as uow:
            rows = uow.quotes.rows(Found(ids))
            unpriced = [row.id for row in rows if row.state is QuoteState.DRAFT]
            drafts = draft_totals(uow, centre_of(uow), unpriced) if unpriced else {}
        return [_item(row, drafts, today) for row in rows]

    def sum_of(self, ids: Sequence[UUID]) -> QuoteSum:
        """What those quotes come to, a draft at the prices of today."""
        with self._context.reading() as uow:
            return uow.quotes.sum_of(ids, draft_totals(uow, centre_of(uow)))

    def search(
        self, text: str = "", states: frozenset[QuoteState] = frozenset(), authority_id: UUID | None = None
    ) -> list[QuoteRow]:
        """Quotes whose number, object or authority match every word typed, newest first."""
        with self._context.reading() as uow:
            return uow.quotes.search(text, states=states, authority_id=authority_id)

    def by_number(self, number: str) -> UUID:
        """The quote of that number; raises `NotFound`."""
        wanted = number.strip().casefold()
        for row in self.search(number):
            if row.number.casefold() == wanted:
                return row.id
        raise NotFound(f"Aucun devis ne porte le numéro {number.strip()}.")

    def catalogue(self) -> Catalogue | None:
        """The centre's catalogue of today."""
        with self._context.reading() as uow:
            return catalogue_on(uow, centre_of(uow), self._context.today())

    def view(self, quote_id: UUID) -> QuoteView:
        """The quote as the editor shows it."""
        with self._context.reading() as uow:
            return self._view(uow, uow.get(Quote, quote_id), centre_of(uow))

    def _view(self, uow: UnitOfWork, quote: Quote, centre: Centre) -> QuoteView:
        authority = uow.get(Authority, quote.authority_id)
        catalogue, authority_facts, pricing = priced(uow, centre, quote)
        declared = headcount_of(uow, authority, quote.service_day.year)
        headcount = authority_facts.headcount if quote.editable else quote.headcount
        tier = headcount_tier(catalogue, headcount) if catalogue and headcount else None
        today = self._context.today()
        return QuoteView(
            id=quote.id,
            number=quote.number,
            state=quote.state,
            standing=standing_of(quote.state, quote.valid_until, today),
            authority_id=authority.id,
            authority=authority.name,
            authority_kind=authority.kind,
            authority_detail=_authority_detail(authority),
            headcount=headcount,
            headcount_changed=not quote.editable and declared != quote.headcount,
            tier=tier.label if tier else "",
            conventions=_of_catalogue(standings(uow, authority, quote.service_day), catalogue),
            object=quote.object,
            service_day=quote.service_day,
            issued_on=quote.issued_on,
            valid_until=quote.valid_until,
            valid_if_issued_today=last_valid_day(today, centre.quote_validity_months),
            validity=french.plural(centre.quote_validity_months, "mois", "mois"),
            follower=quote.follower,
            followers=_followers(uow, quote),
            contact_id=quote.contact_id,
            contacts=_contacts(uow, authority),
            reason=quote.reason,
            state_on=quote.state_on,
            lines=draft_lines(quote, pricing, catalogue) if quote.editable else _issued_lines(quote),
            general_refusals=whole_refusals(quote, pricing) if quote.editable else (),
            missing=missing_settings(centre) if quote.editable else (),
            total=pricing.draft_total if quote.total is None else quote.total,
            total_with_options=(
                pricing.draft_total_with_options
                if quote.total_with_options is None
                else quote.total_with_options
            ),
            replaces=uow.get(Quote, quote.replaces_id).number if quote.replaces_id else "",
            catalogue=catalogue,
            vat=vat_label(regime_of(uow, quote.service_day)),
        )


def _item(row: QuoteRow, drafts: DraftTotals, today: date) -> QuoteItem:
    total = drafts.get(row.id, ZERO) if row.total is None else row.total
    return QuoteItem(row, standing_of(row.state, row.valid_until, today), total)


def _issued_lines(quote: Quote) -> tuple[QuoteLineView, ...]:
    return issued_lines(quote, sheet_from_json(quote.snapshot))


def _authority_detail(authority: Authority) -> str:
    """« Commune, Val-de-Marne, SIREN 219 400 223 »."""
    siren = f"SIREN {french.siren(authority.siren)}" if authority.siren else ""
    place = department_name(authority.department)
    return ", ".join(part for part in (authority.kind.label, place, siren) if part)


def _of_catalogue(
    found: tuple[ConventionStanding, ...], catalogue: Catalogue | None
) -> tuple[ConventionStanding, ...]:
    """Those that the centre has, or that the authority is in."""
    known = {terms.code for terms in catalogue.conventions} if catalogue else set()
    return tuple(each for each in found if each.convention.value in known or each.active or each.proposed)


def _followers(uow: UnitOfWork, quote: Quote) -> tuple[str, ...]:
    practitioners = sorted(each.name for each in uow.find(Practitioner, active=True))
    names = (quote.follower, *(person.name for person in uow.find(Person)), *practitioners)
    return tuple(dict.fromkeys(name for name in names if name))


def _contacts(uow: UnitOfWork, authority: Authority) -> tuple[ContactChoice, ...]:
    found = sorted(uow.find(Contact, authority_id=authority.id), key=lambda contact: not contact.signs_quotes)
    return tuple(ContactChoice(each.id, ", ".join(filter(None, (each.name, each.role)))) for each in found)
