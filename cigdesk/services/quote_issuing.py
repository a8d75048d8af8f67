"""Issuing a quote and what becomes of it: number, frozen prices, kept page, then its states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from cigdesk import french
from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import NeedsConfirmation, Refused
from cigdesk.domain.pricing import AuthorityFacts, Pricing
from cigdesk.domain.quote import (
    STATE_NAMES,
    Quote,
    QuoteCounter,
    QuoteLine,
    QuoteState,
    last_valid_day,
    quote_number,
)
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.quote_facts import priced, whole_refusals
from cigdesk.services.quote_lines import LineValues
from cigdesk.services.quote_printing import missing_settings, sheet_of
from cigdesk.services.quote_sheet import QuoteSheet, sheet_from_json, sheet_to_json

Renderer = Callable[[QuoteSheet], bytes]
"""Draws the page of a sheet, as PDF."""


class QuoteIssuing:
    """What can't be taken back is done here, each in one transaction."""

    def __init__(self, context: Context, render: Renderer, files: Files) -> None:
        self._context = context
        self._render = render
        self._files = files

    def issue(self, quote_id: UUID) -> Change:
        """Give the number, freeze the prices and keep the page. A failure of any of these burns no number.

        Raises `Refused` with the first reason when a rule or a missing setting forbids it.
        """
        with self._context.writing(Right.ISSUE_QUOTES) as uow:
            quote = uow.get(Quote, quote_id)
            sheet = freeze(uow, quote, self._context.today())
            quote.pdf_sha256 = self._files.keep(self._render(sheet))
            commit = uow.commit()
        return Change(commit.kinds, f"Devis {quote.number} émis", ids=(quote_id,))

    def next_number(self, quote_id: UUID) -> str:
        """The number that the quote would get now; somebody else may take it first."""
        with self._context.reading() as uow:
            quote, centre = uow.get(Quote, quote_id), centre_of(uow)
            if quote.replaces_id is not None:
                old = uow.get(Quote, quote.replaces_id)
                return quote_number(old.prefix, old.year, old.sequence, old.revision + 1)
            year = self._context.today().year
            last = next((each.last for each in uow.find(QuoteCounter, year=year)), 0)
            return quote_number(centre.quote_prefix, year, last + 1, 0)

    def send(self, quote_id: UUID) -> Change:
        """Note that the quote left for the authority."""
        return self._move(quote_id, QuoteState.SENT)

    def accept(self, quote_id: UUID, *, confirmed: bool = False) -> Change:
        """Note the authority's agreement; past the validity only with the person's confirmation."""
        return self._move(quote_id, QuoteState.ACCEPTED, confirmed=confirmed)

    def refuse(self, quote_id: UUID, reason: str = "") -> Change:
        """Note the authority's refusal."""
        return self._move(quote_id, QuoteState.REFUSED, reason)

    def cancel(self, quote_id: UUID, reason: str) -> Change:
        """Cancel an issued quote, or an accepted one by common agreement; the reason is required."""
        return self._move(quote_id, QuoteState.CANCELLED, reason)

    def _move(self, quote_id: UUID, state: QuoteState, reason: str = "", *, confirmed: bool = True) -> Change:
        today = self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = uow.get(Quote, quote_id)
            if quote.expired(today) and not confirmed and quote.valid_until is not None:
                day = french.date_long(quote.valid_until)
                raise NeedsConfirmation((f"Ce devis n’est plus valable depuis le {day}.",))
            quote.move_to(state, today, reason)
            return (quote_id,)

        return self._context.change(Right.ISSUE_QUOTES, work, f"Devis {STATE_NAMES[state]}")

    def revise(self, quote_id: UUID) -> Change:
        """A draft with the same lines that will replace the quote when it is issued; one at a time."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = uow.get(Quote, quote_id)
            if quote.state not in (QuoteState.ISSUED, QuoteState.SENT):
                raise Refused(f"Un devis {STATE_NAMES[quote.state]} ne se révise pas.")
            if uow.find(Quote, replaces_id=quote_id):
                raise Refused("Une révision de ce devis est déjà en préparation.")
            return (self._copy(uow, quote, replaces=quote_id),)

        return self._context.change(Right.MANAGE_QUOTES, work, "Révision préparée")

    def duplicate(self, quote_id: UUID) -> Change:
        """A new draft with the same lines for the same authority, for work of today."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            return (self._copy(uow, uow.get(Quote, quote_id)),)

        return self._context.change(Right.MANAGE_QUOTES, work, "Devis dupliqué")

    def _copy(self, uow: UnitOfWork, quote: Quote, *, replaces: UUID | None = None) -> UUID:
        copy = Quote(
            id=new_id(),
            authority_id=quote.authority_id,
            object=quote.object,
            service_day=quote.service_day if replaces else self._context.today(),
            created_at=self._context.now(),
            follower=quote.follower,
            contact_id=quote.contact_id,
            replaces_id=replaces,
        )
        for line in quote.lines:
            again = QuoteLine(id=new_id(), quote_id=copy.id, position=line.position, offer=line.offer)
            LineValues.of(line).put_on(again)
            copy.lines.append(again)
        uow.add(copy)
        return copy.id

    def sheet(self, quote_id: UUID) -> QuoteSheet:
        """The page: the kept one of an issued quote, or the draft as it stands."""
        with self._context.reading() as uow:
            quote, centre = uow.get(Quote, quote_id), centre_of(uow)
            if quote.snapshot:
                return sheet_from_json(quote.snapshot)
            catalogue, authority, pricing = priced(uow, centre, quote)
            return sheet_of(uow, centre, quote, catalogue, pricing, headcount=authority.headcount)

    def pdf(self, quote_id: UUID) -> bytes:
        """The kept file of an issued quote, to the byte; a draft is drawn, with its watermark."""
        with self._context.reading() as uow:
            kept = uow.get(Quote, quote_id).pdf_sha256
        return self._files.read(kept) if kept else self._render(self.sheet(quote_id))


def freeze(uow: UnitOfWork, quote: Quote, today: date) -> QuoteSheet:
    """Number the quote and write down for ever what it says; gives its sheet, whose page is not drawn here.

    Raises `Refused` with the first reason when a rule or a missing setting forbids it.
    """
    centre = centre_of(uow)
    return freeze_as_priced(uow, quote, today, centre, priced(uow, centre, quote))


def freeze_as_priced(
    uow: UnitOfWork,
    quote: Quote,
    today: date,
    centre: Centre,
    found: tuple[Catalogue | None, AuthorityFacts, Pricing],
) -> QuoteSheet:
    """As `freeze`, at prices that are already found."""
    catalogue, authority, pricing = found
    _require_issuable(quote, centre, pricing)
    quote.move_to(QuoteState.ISSUED, today)
    quote.headcount, quote.catalogue = authority.headcount, catalogue.id if catalogue else ""
    _number(uow, quote, centre, today)
    _freeze_prices(quote, pricing)
    sheet = sheet_of(uow, centre, quote, catalogue, pricing, headcount=quote.headcount)
    quote.snapshot = sheet_to_json(sheet)
    return sheet


def _number(uow: UnitOfWork, quote: Quote, centre: Centre, today: date) -> None:
    quote.issued_on = today
    quote.valid_until = last_valid_day(today, centre.quote_validity_months)
    if quote.replaces_id is None:
        quote.year, quote.prefix = today.year, centre.quote_prefix
        quote.sequence = _next_number(uow, today.year)
        return
    replaced = uow.get(Quote, quote.replaces_id)
    replaced.move_to(QuoteState.REPLACED, today)
    quote.year, quote.prefix = replaced.year, replaced.prefix
    quote.sequence, quote.revision = replaced.sequence, replaced.revision + 1


def _require_issuable(quote: Quote, centre: Centre, pricing: Pricing) -> None:
    missing = [each.message for each in missing_settings(centre)]
    of_lines = [each.message for each in pricing.refusals if each.line is not None]
    reasons = [*(each.message for each in whole_refusals(quote, pricing)), *missing, *of_lines]
    if reasons:
        raise Refused(reasons[0])


def _next_number(uow: UnitOfWork, year: int) -> int:
    """Without hole or double: the counter moves in the transaction that holds the write lock."""
    counters = uow.find(QuoteCounter, year=year)
    counter = counters[0] if counters else QuoteCounter(id=new_id(), year=year)
    if not counters:
        uow.add(counter)
    counter.last += 1
    return counter.last


def _freeze_prices(quote: Quote, pricing: Pricing) -> None:
    for line, priced_line in zip(quote.lines, pricing.lines, strict=True):
        line.label, line.detail = priced_line.label, priced_line.detail
        line.unit = priced_line.unit.id if priced_line.unit else ""
        line.quantity, line.unit_price, line.amount = (
            priced_line.quantity,
            priced_line.unit_price,
            priced_line.amount,
        )
    quote.total, quote.total_with_options = pricing.total, pricing.total_with_options
