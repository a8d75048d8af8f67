"""Quotes, as the window and the command line ask for them."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from cigdesk import french
from cigdesk.domain.authority import Authority
from cigdesk.domain.catalogue import Catalogue, headcount_tier
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import NotFound
from cigdesk.domain.quote import Quote, QuoteState
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files, QuoteRow
from cigdesk.services.context import Context, centre_of
from cigdesk.services.quote_drafting import QuoteDrafting
from cigdesk.services.quote_facts import catalogue_on, headcount_of, priced, standings
from cigdesk.services.quote_issuing import QuoteIssuing, Renderer
from cigdesk.services.quote_printing import missing_settings
from cigdesk.services.quote_sheet import sheet_from_json
from cigdesk.services.quote_view import QuoteLineView, QuoteView, draft_lines, issued_lines


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
            return catalogue_on(centre_of(uow), self._context.today())

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
        return QuoteView(
            id=quote.id,
            number=quote.number,
            state=quote.state,
            expired=quote.expired(self._context.today()),
            authority_id=authority.id,
            authority=authority.name,
            authority_detail=_authority_detail(authority),
            headcount=headcount,
            headcount_changed=not quote.editable and declared != quote.headcount,
            tier=tier.label if tier else "",
            conventions=standings(uow, authority, quote.service_day),
            object=quote.object,
            service_day=quote.service_day,
            issued_on=quote.issued_on,
            valid_until=quote.valid_until,
            follower=quote.follower,
            contact_id=quote.contact_id,
            reason=quote.reason,
            lines=draft_lines(quote, pricing, catalogue) if quote.editable else _issued_lines(quote),
            general_refusals=pricing.refusals_of(None) if quote.editable else (),
            missing=missing_settings(centre) if quote.editable else (),
            total=pricing.draft_total if quote.total is None else quote.total,
            total_with_options=(
                pricing.draft_total_with_options
                if quote.total_with_options is None
                else quote.total_with_options
            ),
            replaces=uow.get(Quote, quote.replaces_id).number if quote.replaces_id else "",
            catalogue=catalogue,
        )


def _issued_lines(quote: Quote) -> tuple[QuoteLineView, ...]:
    return issued_lines(quote, sheet_from_json(quote.snapshot))


def _authority_detail(authority: Authority) -> str:
    siren = f"SIREN {french.siren(authority.siren)}" if authority.siren else ""
    kind = authority.kind.value
    return ", ".join(part for part in (kind[:1].upper() + kind[1:], authority.department, siren) if part)
