"""The quotes of the demonstration: drawn over a year, priced by the engine, numbered and frozen in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.quote import Quote, QuoteLine, QuoteState, RefusalReason
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.scenario import (
    SHOWN_DAY,
    AskedLine,
    Names,
    Programme,
    Scenario,
)
from cigdesk.services.engagement_granting import ordered_by
from cigdesk.services.quote_issuing import freeze

Freezing = Callable[[UnitOfWork, Quote, date], object]
"""Numbers a quote on a day and writes down what it says; see `freeze`."""

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
_REFUSALS: Final = tuple(each for each in RefusalReason if each is not RefusalReason.OTHER)
_SIGNING: Final = ("maire", "présidente", "directrice générale des services")


@dataclass(frozen=True)
class Plan:
    """A quote to be: for whom, what, when, and what becomes of it."""

    authorities: tuple[UUID, ...]
    """Tried one after the other until the rules allow it."""
    programme: Programme
    issued_on: date
    state: QuoteState
    answer: Mapping[str, Any] = field(default_factory=dict)
    """What is written on the quote with its state; drawn where nothing is told."""
    answered_on: date | None = None
    """Drawn where nothing is told."""


class QuoteWriter:
    """Writes the quotes into one unit of work, the oldest first, since numbers follow each other."""

    def __init__(
        self,
        uow: UnitOfWork,
        scenario: Scenario,
        authorities: Mapping[str, UUID],
        today: date,
        random: Random,
        *,
        freezing: Freezing = freeze,
    ) -> None:
        self._uow, self._scenario, self._today, self._random = uow, scenario, today, random
        self._authorities, self._freeze = authorities, freezing
        self._contacts: Mapping[UUID, UUID] = {}

    def write(self, contacts: Mapping[UUID, UUID], count: int) -> None:
        """The written quotes and so many drawn ones; `contacts` gives who signs for an authority."""
        self._contacts = contacts
        plans = [*self._known_plans(), *self._drawn_plans(count)]
        for plan in sorted(plans, key=lambda each: each.issued_on):
            self._carry_out(plan)

    def _known_plans(self) -> Iterator[Plan]:
        for known in (*self._scenario.quotes, *self._scenario.orders):
            yield Plan(
                (self._authorities[known.authority],),
                known.programme,
                self._moved(known.issued_on),
                known.state,
                known.answer,
                known.agreed_on and self._moved(known.agreed_on),
            )

    def _moved(self, day: date) -> date:
        return day + (self._today - SHOWN_DAY)

    def _drawn_plans(self, count: int) -> Iterator[Plan]:
        told = {self._authorities[known.authority] for known in self._scenario.quotes}
        others = [each for each in self._authorities.values() if each not in told]
        for _ in range(count):
            yield self._drawn_plan(self._working_day(), others)

    def _drawn_plan(self, issued_on: date, authorities: Sequence[UUID]) -> Plan:
        programmes = self._scenario.programmes
        programme = self._random.choices(programmes, [each.weight for each in programmes])[0]
        candidates = tuple(self._random.sample(authorities, min(_TRIES, len(authorities))))
        return Plan(candidates, programme, issued_on, self._answer(issued_on))

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

    def _carry_out(self, plan: Plan) -> int:
        """Write it; gives how many quotes that makes: none where all are refused, two with a revision."""
        if plan.state is QuoteState.DRAFT:
            self._uow.add(self._draft(plan.authorities[0], plan))
            return 1
        for authority in plan.authorities:
            quote = self._draft(authority, plan)
            try:
                self._freeze(self._uow, quote, plan.issued_on)
            except Refused:
                continue
            self._uow.add(quote)
            return 1 + self._answered(quote, plan)
        return 0

    def _answered(self, quote: Quote, plan: Plan) -> int:
        """Walk through the states that lead to the one of the plan, as far as today; gives the revisions."""
        if plan.state is QuoteState.ISSUED:
            return 0
        quote.move_to(QuoteState.SENT, plan.issued_on + timedelta(days=1))
        if plan.state is QuoteState.REPLACED:
            return self._revise(quote, plan)
        if plan.state is not QuoteState.SENT:
            self._answer_it(quote, plan)
        return 0

    def _answer_it(self, quote: Quote, plan: Plan) -> None:
        answered = plan.answered_on or self._drawn_day(plan.issued_on)
        given_up = plan.state in (QuoteState.CANCELLED, QuoteState.REFUSED)
        reason = self._random.choice(_REASONS) if given_up else ""
        told = plan.answer or _drawn_answer(quote, plan.state, self._scenario.names)
        quote.move_to(plan.state, answered, reason if plan.state is QuoteState.CANCELLED else "")
        for name, value in told.items():
            setattr(quote, name, value)
        if plan.state is QuoteState.ACCEPTED:
            quote.signed_on = answered
            for each in ordered_by(self._uow, quote):
                self._uow.add(each)

    def _drawn_day(self, issued_on: date) -> date:
        return min(self._today, issued_on + timedelta(days=self._random.randrange(6, 60)))

    def _revise(self, quote: Quote, plan: Plan) -> int:
        """Replace it, a fortnight later, by one that has twice as much of the last line."""
        *kept, last = plan.programme.lines
        twice = replace(last, quantity=last.quantity and 2 * last.quantity)
        programme = replace(plan.programme, lines=(*kept, twice))
        issued_on = min(self._today, plan.issued_on + timedelta(days=14))
        revision = self._draft(quote.authority_id, Plan((), programme, issued_on, QuoteState.SENT))
        revision.replaces_id, revision.service_day = quote.id, quote.service_day
        try:
            self._freeze(self._uow, revision, issued_on)
        except Refused:
            return 0
        self._uow.add(revision)
        revision.move_to(QuoteState.SENT, issued_on)
        return 1

    def _draft(self, authority: UUID, plan: Plan) -> Quote:
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


def _drawn_answer(quote: Quote, state: QuoteState, names: Names) -> Mapping[str, Any]:
    """Who signed, or why it was refused; drawn apart, so that the other draws stay as they are."""
    draws = Random(quote.number)  # noqa: S311 (nothing secret: a demonstration)
    if state is QuoteState.REFUSED:
        return {"refusal": draws.choice(_REFUSALS)}
    if state is not QuoteState.ACCEPTED:
        return {}
    signed_by = f"{draws.choice(names.women)} {draws.choice(names.last)}"
    return {"signed_by": signed_by, "signed_as": draws.choice(_SIGNING)}
