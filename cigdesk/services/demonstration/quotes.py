"""The quotes of the demonstration: drawn over a year, priced by the engine, numbered and frozen in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.quote import Quote, QuoteLine, QuoteState
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.scenario import (
    SHOWN_DAY,
    AskedLine,
    KnownQuote,
    Programme,
    Scenario,
)
from cigdesk.services.quote_issuing import freeze

SPAN: Final = timedelta(days=400)
"""How long ago the first quote was issued."""
_TRIES: Final = 6
_ANSWERS: Final = {
    QuoteState.ACCEPTED: 66,
    QuoteState.REFUSED: 9,
    QuoteState.CANCELLED: 4,
    QuoteState.REPLACED: 4,
    QuoteState.SENT: 17,
}
_REASONS: Final = ("Projet reporté", "Budget non voté", "Doublon", "Besoin couvert autrement")


@dataclass(frozen=True)
class _Plan:
    """A quote to be: for whom, what, when, and what becomes of it."""

    authorities: tuple[UUID, ...]
    """Tried one after the other until the rules allow it."""
    programme: Programme
    issued_on: date
    state: QuoteState


class QuoteWriter:
    """Writes the quotes into one unit of work, the oldest first, since numbers follow each other."""

    def __init__(
        self,
        uow: UnitOfWork,
        scenario: Scenario,
        authorities: Mapping[str, UUID],
        today: date,
        random: Random,
    ) -> None:
        self._uow, self._scenario, self._today, self._random = uow, scenario, today, random
        self._authorities = authorities

    def write(self, contacts: Mapping[UUID, UUID], count: int) -> None:
        """The written quotes and so many drawn ones; `contacts` gives who signs for an authority."""
        self._contacts = contacts
        plans = [*self._known_plans(), *self._drawn_plans(count)]
        for plan in sorted(plans, key=lambda each: each.issued_on):
            self._carry_out(plan)

    def _known_plans(self) -> Iterator[_Plan]:
        for known in self._scenario.quotes:
            yield _Plan(
                (self._authorities[known.authority],), known.programme, self._moved(known), known.state
            )

    def _moved(self, known: KnownQuote) -> date:
        return known.issued_on + (self._today - SHOWN_DAY)

    def _drawn_plans(self, count: int) -> Iterator[_Plan]:
        told = {self._authorities[known.authority] for known in self._scenario.quotes}
        others = [each for each in self._authorities.values() if each not in told]
        programmes = self._scenario.programmes
        weights = [each.weight for each in programmes]
        for _ in range(count):
            issued_on = self._working_day()
            programme = self._random.choices(programmes, weights)[0]
            candidates = tuple(self._random.sample(others, min(_TRIES, len(others))))
            yield _Plan(candidates, programme, issued_on, self._answer(issued_on))

    def _working_day(self) -> date:
        day = self._today - timedelta(days=self._random.randrange(1, SPAN.days))
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _answer(self, issued_on: date) -> QuoteState:
        age = (self._today - issued_on).days
        if age < 4:
            return QuoteState.ISSUED
        return (
            self._random.choices(list(_ANSWERS), list(_ANSWERS.values()))[0] if age > 45 else QuoteState.SENT
        )

    def _carry_out(self, plan: _Plan) -> None:
        if plan.state is QuoteState.DRAFT:
            self._uow.add(self._draft(plan.authorities[0], plan))
            return
        for authority in plan.authorities:
            quote = self._draft(authority, plan)
            try:
                freeze(self._uow, quote, plan.issued_on)
            except Refused:
                continue
            self._uow.add(quote)
            self._answered(quote, plan)
            return

    def _answered(self, quote: Quote, plan: _Plan) -> None:
        """Walk through the states that lead to the one of the plan, as far as today."""
        if plan.state is QuoteState.ISSUED:
            return
        quote.move_to(QuoteState.SENT, plan.issued_on + timedelta(days=1))
        if plan.state is QuoteState.REPLACED:
            self._revise(quote, plan)
        elif plan.state is not QuoteState.SENT:
            answered = min(self._today, plan.issued_on + timedelta(days=self._random.randrange(6, 60)))
            given_up = plan.state in (QuoteState.CANCELLED, QuoteState.REFUSED)
            quote.move_to(plan.state, answered, self._random.choice(_REASONS) if given_up else "")

    def _revise(self, quote: Quote, plan: _Plan) -> None:
        """Replace it, a fortnight later, by one that has twice as much of the last line."""
        *kept, last = plan.programme.lines
        twice = replace(last, quantity=last.quantity and 2 * last.quantity)
        programme = replace(plan.programme, lines=(*kept, twice))
        issued_on = min(self._today, plan.issued_on + timedelta(days=14))
        revision = self._draft(quote.authority_id, _Plan((), programme, issued_on, QuoteState.SENT))
        revision.replaces_id, revision.service_day = quote.id, quote.service_day
        try:
            freeze(self._uow, revision, issued_on)
        except Refused:
            return
        self._uow.add(revision)
        revision.move_to(QuoteState.SENT, issued_on)

    def _draft(self, authority: UUID, plan: _Plan) -> Quote:
        quote = Quote(
            id=new_id(),
            authority_id=authority,
            object=plan.programme.title(plan.issued_on),
            service_day=plan.programme.service_day(plan.issued_on),
            created_at=datetime.combine(plan.issued_on, time(8), UTC),
            follower=self._scenario.follower,
            contact_id=self._contacts.get(authority),
        )
        quote.lines = _lines(quote.id, plan.programme.lines)
        return quote


def _lines(quote: UUID, asked: Sequence[AskedLine]) -> list[QuoteLine]:
    return [
        QuoteLine(id=new_id(), quote_id=quote, position=position, **vars(line))
        for position, line in enumerate(asked)
    ]
