"""Finding records of every kind at once by what is typed, among what the person may see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from cigdesk.domain.quote import QuoteStanding, standing_of
from cigdesk.domain.rights import Right
from cigdesk.ports.search import Answers, FoundKind, Hit, QuoteHit
from cigdesk.services.context import Context

SHOWN: Final = 5
"""How many records of a kind are proposed."""
_SEEN_WITH: Final = {
    FoundKind.AUTHORITY: Right.READ,
    FoundKind.AGENT: Right.SEE_NAMES,
    FoundKind.QUOTE: Right.READ,
    FoundKind.CASE: Right.READ_SUPPORT,
    FoundKind.INSPECTION: Right.READ,
    FoundKind.STATEMENT: Right.READ,
}


class SearchService:
    """Finding records by their words; see `cigdesk.domain.search` for what is forgiven."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def today(self) -> date:
        """The day on which standings are told."""
        return self._context.today()

    @property
    def kinds(self) -> tuple[FoundKind, ...]:
        """What the person may look for."""
        return tuple(kind for kind in FoundKind if self._context.actor.may(_SEEN_WITH[kind]))

    def find(
        self,
        text: str,
        *,
        most: int = SHOWN,
        recent: Collection[UUID] = (),
        kinds: Collection[FoundKind] = tuple(FoundKind),
    ) -> Answers:
        """At most `most` records of each kind that the person may see; equal ones of `recent` first."""
        seen = [kind for kind in self.kinds if kind in kinds]
        with self._context.reading() as uow:
            return uow.search.find(text, seen, today=self.today, most=most, recent=recent)

    def known(self, ids: Sequence[UUID]) -> tuple[Hit, ...]:
        """Those of the records that still exist and may be seen, in the order of `ids`."""
        with self._context.reading() as uow:
            return uow.search.known(self.kinds, ids, today=self.today)

    def standing(self, quote: QuoteHit) -> QuoteStanding:
        """Where a quote stands today."""
        return standing_of(quote.state, quote.valid_until, self.today)
