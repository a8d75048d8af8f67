"""The quotes of a history: each under the same rules and by the same engine as at the desk, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, TypeVar
from uuid import UUID

from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.centre import Centre
from cigdesk.domain.quote import Quote, QuoteState
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import GrantedOffer
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.catalogues import shipped_catalogues
from cigdesk.services.context import centre_of
from cigdesk.services.demonstration.quotes import Plan, QuoteWriter
from cigdesk.services.quote_facts import priced_by
from cigdesk.services.quote_issuing import freeze_as_priced

T = TypeVar("T")

_ATTEMPTS: Final = 40
"""Plans that may be refused, one after the other, before a quote is given up."""
_DRAFTS: Final = 400
"""Of so many quotes, one is a draft."""
_DRAFT_DAYS: Final = 21
"""How old the oldest draft is."""
_TOLD_EVERY: Final = 250


class Shelf:
    """The part of a unit of work by which quotes are priced and numbered, over records that are in memory."""

    def __init__(self, records: Iterable[Any]) -> None:
        self._by_id: dict[tuple[type[Any], UUID], Any] = {}
        self._by_kind: dict[type[Any], list[Any]] = defaultdict(list)
        self._by_authority: dict[tuple[type[Any], UUID], list[Any]] = defaultdict(list)
        for record in records:
            self.add(record)

    @property
    def quotes(self) -> Shelf:
        """What pricing asks of the quotes."""
        return self

    def add(self, record: Any) -> None:
        """Keep a record."""
        kind = type(record)
        self._by_id[kind, record.id] = record
        self._by_kind[kind].append(record)
        if hasattr(record, "authority_id"):
            self._by_authority[kind, record.authority_id].append(record)

    def get(self, kind: type[T], record_id: UUID) -> T:
        """The record of that id."""
        found: T = self._by_id[kind, record_id]
        return found

    def find(self, kind: type[T], **equal: Any) -> list[T]:
        """The records whose attributes equal the values, oldest first."""
        owner = equal.pop("authority_id", None)
        among = self._by_kind[kind] if owner is None else self._by_authority[kind, owner]
        return [each for each in among if all(getattr(each, name) == value for name, value in equal.items())]

    def granted_offers(self, authority_id: UUID) -> list[GrantedOffer]:
        """What the accepted quotes of an authority hold, optional lines apart."""
        return [
            GrantedOffer(line.offer, quote.service_day)
            for quote in self.find(Quote, authority_id=authority_id)
            if quote.state is QuoteState.ACCEPTED
            for line in quote.lines
            if not line.optional
        ]


@dataclass(frozen=True)
class Period:
    """From the first day with a quote to the present one."""

    first: date
    today: date


class HistoryQuotes(QuoteWriter):
    """Writes the quotes of some years, the oldest first."""

    def write_all(
        self, period: Period, contacts: Mapping[UUID, UUID], count: int, tell: Callable[[int, int], None]
    ) -> None:
        """So many quotes, drafts and revisions included; `tell` is told how many of how many are done."""
        self._contacts = contacts
        drafts = count // _DRAFTS
        issued = count - drafts
        written = 0
        for place, day in enumerate(sorted(self._days(period, issued))):
            if place % _TOLD_EVERY == 0:
                tell(place, count)
            # A revision counts too, and spares a later day its quote.
            if written <= place:
                written += self._some(day)
        for _ in range(drafts):
            self._prepare(period.today - timedelta(days=self._random.randrange(_DRAFT_DAYS)))
        tell(count, count)

    def _days(self, period: Period, count: int) -> Iterator[date]:
        length = (period.today - period.first).days
        for _ in range(count):
            day = period.first + timedelta(days=self._random.randrange(length))
            yield day - timedelta(days=max(0, day.weekday() - 4))

    def _some(self, day: date) -> int:
        """One quote, or two with its revision; the rules may refuse some before."""
        everybody = tuple(self._authorities.values())
        plans = (self._drawn_plan(day, everybody) for _ in range(_ATTEMPTS))
        return next((made for plan in plans if (made := self._carry_out(plan))), 0)

    def _prepare(self, day: date) -> None:
        plan: Plan = self._drawn_plan(day, tuple(self._authorities.values()))
        self._carry_out(replace(plan, state=QuoteState.DRAFT))


def freeze_in_its_year(uow: UnitOfWork, quote: Quote, today: date) -> None:
    """As `freeze`; the years before the shipped catalogues have the prices of the first of them."""
    centre = centre_of(uow)
    catalogue = catalogue_on(uow, centre, quote.service_day) or _former(centre, quote.service_day.year)
    freeze_as_priced(uow, quote, today, centre, priced_by(uow, catalogue, quote))


def _former(centre: Centre, year: int) -> Catalogue | None:
    return _former_catalogue(centre.catalogue_family, year)


@cache
def _former_catalogue(family: str, year: int) -> Catalogue | None:
    """A catalogue that is told of a past year and was never printed; its id names no file."""
    shipped = [each for each in shipped_catalogues().values() if each.centre == family]
    if not shipped:
        return None
    first = min(shipped, key=lambda each: each.effective_from or date.min)
    return replace(first, id=f"{family}-{year}", effective_from=date(year, 1, 1), until=date(year + 1, 1, 1))
