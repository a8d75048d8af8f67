"""Making a draft of an existing quote: its revision, or a quote like it for another year or authority."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from cigdesk.domain.catalogue import Counting, Offer
from cigdesk.domain.errors import Refused
from cigdesk.domain.quote import STATE_NAMES, Quote, QuoteLine, QuoteLineKind, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.quote_drafting import check_heading
from cigdesk.services.quote_lines import LineValues


class QuoteCopying:
    """Each copy is a new draft, whose id the change gives."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def revise(self, quote_id: UUID) -> Change:
        """A draft with the same lines that will replace the quote when it is issued; one at a time."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = uow.get(Quote, quote_id)
            if quote.state not in (QuoteState.ISSUED, QuoteState.SENT):
                raise Refused(f"Un devis {STATE_NAMES[quote.state]} ne se révise pas.")
            if uow.find(Quote, authority_id=quote.authority_id, replaces_id=quote_id):
                raise Refused("Une révision de ce devis est déjà en préparation.")
            copy = self._copy(quote, quote.authority_id, quote.service_day)
            copy.replaces_id, copy.contact_id = quote_id, quote.contact_id
            copy.service_code = quote.service_code
            self._add_lines(copy, [(line, LineValues.of(line)) for line in quote.lines])
            uow.add(copy)
            return (copy.id,)

        return self._context.change(Right.MANAGE_QUOTES, work, "Révision préparée")

    def clone(
        self, quote_id: UUID, authority_id: UUID | None = None, service_day: date | None = None
    ) -> Change:
        """A draft with the same lines, for another authority or another day where these are told.

        It is priced anew. What was true of the first alone stays behind: the contact and the prescriptions
        of another authority, a headcount as quantity, the reason of a price put by hand.
        """
        day = service_day or self._context.today()
        check_heading({"service_day": day})

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = uow.get(Quote, quote_id)
            copy = self._copy(quote, authority_id or quote.authority_id, day)
            same = copy.authority_id == quote.authority_id
            copy.contact_id = quote.contact_id if same else None
            kept = [(line, self._values(uow, line, day, same=same)) for line in quote.lines]
            self._add_lines(copy, kept)
            uow.add(copy)
            return (copy.id,)

        return self._context.change(Right.MANAGE_QUOTES, work, "Devis dupliqué")

    def _copy(self, quote: Quote, authority_id: UUID, day: date) -> Quote:
        return Quote(
            id=new_id(),
            authority_id=authority_id,
            object=quote.object,
            service_day=day,
            created_at=self._context.now(),
            follower=quote.follower,
        )

    def _values(self, uow: UnitOfWork, line: QuoteLine, day: date, *, same: bool) -> LineValues:
        values = replace(LineValues.of(line), free_reason="")
        if not same:
            values = replace(values, prescription=None)
        catalogue = catalogue_on(uow, centre_of(uow), day)
        offer = catalogue.offers.get(line.offer) if catalogue else None
        return replace(values, quantity=None) if _by_headcount(offer) else values

    def _add_lines(self, copy: Quote, lines: list[tuple[QuoteLine, LineValues]]) -> None:
        for line, values in lines:
            if line.kind is QuoteLineKind.FREE:
                self._context.require(Right.PRICE_BY_HAND)
            again = QuoteLine(
                id=new_id(), quote_id=copy.id, position=line.position, kind=line.kind, offer=line.offer
            )
            values.put_on(again)
            copy.lines.append(again)


def _by_headcount(offer: Offer | None) -> bool:
    return offer is not None and offer.unit.counts is Counting.AGENTS
