"""Quotes, as the window and the command line ask for them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from uuid import UUID

from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.errors import NotFound, Refused
from cigdesk.domain.quote import Quote, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.ports.quotes import Files, QuoteRow
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import Context, centre_of
from cigdesk.services.quote_comparison import Comparison, compare
from cigdesk.services.quote_copying import QuoteCopying
from cigdesk.services.quote_drafting import QuoteDrafting
from cigdesk.services.quote_issuing import QuoteIssuing, Renderer
from cigdesk.services.quote_listing import QuoteLists
from cigdesk.services.quote_reading import view_of
from cigdesk.services.quote_view import QuoteView


class QuoteService(QuoteLists):
    """Reading quotes; `drafting` writes drafts, `copying` makes them, `issuing` gives numbers and states."""

    def __init__(self, context: Context, render: Renderer, files: Files) -> None:
        super().__init__(context)
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

    @cached_property
    def copying(self) -> QuoteCopying:
        """Revisions and clones."""
        return QuoteCopying(self._context)

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
            shown = view_of(uow, uow.get(Quote, quote_id), self._context.today())
        return replace(shown, may_edit=self._context.actor.may(Right.MANAGE_QUOTES))

    def comparison(self, quote_id: UUID) -> Comparison:
        """A revision beside the quote that it replaces; raises `Refused` for a quote that replaces none."""
        today = self._context.today()
        with self._context.reading() as uow:
            revision = uow.get(Quote, quote_id)
            if revision.replaces_id is None:
                raise Refused("Ce devis n’en remplace aucun autre.")
            replaced = uow.get(Quote, revision.replaces_id)
            return compare(view_of(uow, replaced, today), view_of(uow, revision, today))
