"""The activity report of a year, for one authority or the whole centre, beside the year before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from cigdesk.domain.activity import NO_MASK
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of, whole_day
from cigdesk.domain.authority import Authority
from cigdesk.domain.disclosure import THRESHOLD
from cigdesk.domain.request import usual_delay, waited
from cigdesk.french import date_long, siren
from cigdesk.ports import UnitOfWork
from cigdesk.services.activity_counts import YearCounts
from cigdesk.services.activity_sections import headlines_of, notes_of, sections_of
from cigdesk.services.activity_sheet import ActivitySheet
from cigdesk.services.agenda_wording import letterhead
from cigdesk.services.context import Context, centre_of
from cigdesk.services.engagement_reading import EngagementLine, lines_of, read_books
from cigdesk.services.tables import Tell, tell_nobody


class ActivityService:
    """Counting, and saying what was counted."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def sheet(self, year: int, authority_id: UUID | None = None, tell: Tell = tell_nobody) -> ActivitySheet:
        """The report; raises `NotFound` for an authority that is gone."""
        with self._context.reading() as uow:
            centre = centre_of(uow)
            authority = uow.get(Authority, authority_id) if authority_id is not None else None
            threshold = THRESHOLD if centre.mask_small_counts else NO_MASK
            tell(0, 2, str(year))
            orders = self._orders(uow, year, authority_id)
            counts = self._counts(uow, year, authority_id, threshold, orders)
            tell(1, 2, str(year - 1))
            before = self._counts(uow, year - 1, authority_id, threshold, ())
        sections = sections_of(counts, before)
        return ActivitySheet(
            head=letterhead(centre),
            year=year,
            authority_id=authority_id,
            name=authority.name if authority else centre.name,
            siren=siren(authority.siren) if authority else "",
            day=self._context.today(),
            period=self._period(year),
            headlines=headlines_of(counts, before),
            sections=sections,
            notes=notes_of(counts, sections),
        )

    def _period(self, year: int) -> str:
        """« du 1er janvier au 12 novembre 2026 » while it goes on."""
        today, last = self._context.today(), date(year, 12, 31)
        return f"du 1er janvier au {date_long(today if today.year == year else last)}"

    def _orders(self, uow: UnitOfWork, year: int, authority_id: UUID | None) -> tuple[EngagementLine, ...]:
        first, last = date(year, 1, 1), date(year, 12, 31)
        return lines_of(read_books(uow, self._context, authority_id, first, last))

    def _counts(
        self,
        uow: UnitOfWork,
        year: int,
        authority_id: UUID | None,
        threshold: int,
        orders: tuple[EngagementLine, ...],
    ) -> YearCounts:
        months, now = self._months(year), self._context.now()
        span, first, last = Interval(months[0], months[-1]), date(year, 1, 1), date(year, 12, 31)
        asked, zone = uow.activity, self._context.zone
        pairs = asked.answered(authority_id, first, last)
        return YearCounts(
            year,
            threshold,
            asked.meetings(authority_id, months),
            asked.unsaid(authority_id, span, now),
            dict(asked.other_work(authority_id, span)),
            asked.sessions(authority_id, span),
            asked.permanences(authority_id, months, now),
            dict(asked.requests(authority_id, first, last)),
            usual_delay([waited(received, day_of(met, zone)) for received, met in pairs]),
            len(pairs),
            orders,
            asked.support(authority_id, first, last),
            asked.inspections(authority_id, first, last),
            dict(asked.circle(authority_id, span)),
        )

    def _months(self, year: int) -> Sequence[datetime]:
        """The instants at which its months begin on the wall, and the next year."""
        firsts = [*(date(year, month, 1) for month in range(1, 13)), date(year + 1, 1, 1)]
        return [whole_day(day, self._context.zone).start for day in firsts]
