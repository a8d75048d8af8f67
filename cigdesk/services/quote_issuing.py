"""Issuing a quote and what becomes of it: number, frozen prices, kept page, then its states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Final, Protocol
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import NeedsConfirmation, Refused
from cigdesk.domain.pricing import AuthorityFacts, QuotePricing
from cigdesk.domain.quote import (
    STATE_NAMES,
    Quote,
    QuoteCounter,
    QuoteState,
    RefusalReason,
    last_valid_day,
    quote_number,
    require_move,
)
from cigdesk.domain.quote_answer import (
    Acceptance,
    acceptance_faults,
    acceptance_of,
    lateness,
    refusal_faults,
)
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.engagement_granting import follow_quote
from cigdesk.services.quote_facts import priced
from cigdesk.services.quote_printing import missing_settings, sheet_of
from cigdesk.services.quote_sheet import QuoteSheet, sheet_from_json, sheet_to_json
from cigdesk.services.quote_view import MissingSetting


class Renderer(Protocol):
    """Draws the page of a sheet, as PDF."""

    def __call__(self, sheet: QuoteSheet, /, *, watermark: str = ...) -> bytes:
        """`watermark` is written across each page."""


DUPLICATE: Final = "DUPLICATA"


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

    def accept(self, quote_id: UUID, values: Acceptance | None = None, *, confirmed: bool = False) -> Change:
        """Note the authority's agreement; what is told of it in `values` may also come later.

        Past the validity, raises `NeedsConfirmation` unless confirmed; what was confirmed is then kept with
        the quote. Raises `InvalidInput` by field.
        """
        today = self._context.today()

        def write(uow: UnitOfWork, quote: Quote) -> None:
            late = lateness(quote, today)
            if late and not confirmed:
                raise NeedsConfirmation((late,))
            told = values or acceptance_of(quote, uow.get(Authority, quote.authority_id))
            _note_acceptance(uow, quote, replace(told, signed_on=told.signed_on or today), today)
            quote.late_confirmation = late

        return self._move(quote_id, QuoteState.ACCEPTED, write=write)

    def amend_acceptance(self, quote_id: UUID, values: Acceptance) -> Change:
        """Complete or correct what is known of an agreement; raises `InvalidInput` by field.

        The state does not move: the number of an engagement often comes long after the signature.
        """
        today = self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = uow.get(Quote, quote_id)
            if quote.state is not QuoteState.ACCEPTED:
                raise Refused(f"Un devis {STATE_NAMES[quote.state]} n’a pas d’accord à compléter.")
            _note_acceptance(uow, quote, values, today)
            return (quote_id,)

        return self._context.change(Right.ISSUE_QUOTES, work, "Accord complété")

    def refuse(self, quote_id: UUID, refusal: RefusalReason | None, detail: str = "") -> Change:
        """Note the authority's refusal and its reason; raises `InvalidInput` by field."""
        require_sound(refusal_faults(refusal, detail))

        def write(_uow: UnitOfWork, quote: Quote) -> None:
            quote.refusal = refusal

        return self._move(quote_id, QuoteState.REFUSED, detail, write=write)

    def cancel(self, quote_id: UUID, reason: str) -> Change:
        """Cancel an issued quote, or an accepted one by common agreement; the reason is required."""
        return self._move(quote_id, QuoteState.CANCELLED, reason)

    def _move(
        self,
        quote_id: UUID,
        state: QuoteState,
        reason: str = "",
        *,
        write: Callable[[UnitOfWork, Quote], None] = lambda _uow, _quote: None,
    ) -> Change:
        """The one way to a new state after the issue; `write` notes what comes with it."""
        today = self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = uow.get(Quote, quote_id)
            require_move(quote.state, state)
            write(uow, quote)
            quote.move_to(state, today, reason)
            follow_quote(uow, self._context, quote)
            return (quote_id,)

        return self._context.change(Right.ISSUE_QUOTES, work, f"Devis {STATE_NAMES[state]}")

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

    def duplicate_copy(self, quote_id: UUID) -> bytes:
        """A copy of an issued quote drawn from what was kept of it, marked « DUPLICATA » on each page."""
        sheet = self.sheet(quote_id)
        if sheet.draft:
            raise Refused("Un brouillon n’a pas de duplicata : imprimez-le.")
        return self._render(sheet, watermark=DUPLICATE)


def _note_acceptance(uow: UnitOfWork, quote: Quote, values: Acceptance, today: date) -> None:
    """Put the agreement on the quote, and on the authority's sheet its SIRET when it is told here."""
    authority, kept = uow.get(Authority, quote.authority_id), values.tidied()
    require_sound(acceptance_faults(kept, issued_on=quote.issued_on, today=today, siren=authority.siren))
    for each in fields(kept):
        if each.name != "siret":
            setattr(quote, each.name, getattr(kept, each.name))
    if quote.service_code == authority.chorus_service:
        quote.service_code = ""
    if kept.siret:
        authority.siret = kept.siret


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
    found: tuple[Catalogue | None, AuthorityFacts, QuotePricing],
) -> QuoteSheet:
    """As `freeze`, at prices that are already found."""
    catalogue, authority, pricing = found
    _require_issuable(pricing, missing_settings(uow, centre, catalogue))
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


def _require_issuable(pricing: QuotePricing, missing: Sequence[MissingSetting]) -> None:
    of_lines = [each.message for each in pricing.refusals if each.line is not None]
    of_centre = [each.message for each in missing]
    reasons = [*(each.message for each in pricing.refusals_of(None)), *of_centre, *of_lines]
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


def _freeze_prices(quote: Quote, pricing: QuotePricing) -> None:
    for line, laid in zip(quote.lines, pricing.lines, strict=True):
        line.label, line.detail = laid.label, laid.detail
        line.unit = laid.unit.id if laid.unit else laid.unit_label
        line.quantity, line.unit_price, line.amount = laid.quantity, laid.unit_price, laid.amount
    quote.total, quote.total_with_options = pricing.total, pricing.total_with_options
