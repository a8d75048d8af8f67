"""Permanences that come back: opened, changed from one on, stopped, with what becomes of appointments."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Confirmation, Reason, SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.repeat import read_repeat, repeat_words
from cigdesk.domain.agenda.wall import day_of, nearest_instant, wall_time
from cigdesk.domain.appointment import AppointmentStatus, Permanence
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.rights import Right
from cigdesk.domain.series import PermanenceSeries, SeriesValues, check_series, planned, shortened
from cigdesk.domain.values import by_field, read_values, write_values
from cigdesk.french import NBSP, date_short, plural
from cigdesk.ports import UnitOfWork
from cigdesk.services.agenda_checks import Watch, closed_days, examine
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.engagement_recruitment import not_opened_yet
from cigdesk.services.permanences import permanence_wish
from cigdesk.services.series_outlook import Asked, Plan, SeriesOutlook
from cigdesk.services.series_renewal import (
    Pair,
    Renewal,
    add_half_day,
    matched,
    permanence_values,
    planned_in,
    planned_start,
)

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


class Scope(StrEnum):
    """How far a change of one occurrence goes; this one alone is `PermanenceService.change`."""

    FOLLOWING = "following"
    """It and those after it."""
    ALL = "all"
    """Every one that has not begun: what is past stays as it was held."""


@dataclass(frozen=True)
class SeriesPreview:
    """What a series would give: nothing is written."""

    spans: tuple[Interval, ...] = ()
    closed: tuple[tuple[date, str], ...] = ()
    """The days left out, and why: public holidays and closures."""
    reasons: tuple[Reason, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


class SeriesService:
    """Series of permanences."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def read(self, series_id: UUID) -> SeriesValues:
        """A series as it is kept; raises `NotFound`."""
        with self._context.reading() as uow:
            return read_values(uow.get(PermanenceSeries, series_id), SeriesValues)

    def preview(self, values: SeriesValues) -> SeriesPreview:
        """The half-days that it would open, those that holidays and closures leave out, and what speaks
        against them."""
        faults = check_series(values, self._context.zone)
        if faults:
            return SeriesPreview(faults=tuple(faults.items()))
        with self._context.reading() as uow:
            spans, closed = self._open_days(uow, planned(values, self._context.zone))
            if awaited := self._awaited(uow, values, spans):
                return SeriesPreview(tuple(spans), tuple(closed), faults=(("authority", awaited),))
            found = self._reasons(uow, values, [(span, None) for span in spans], frozenset())
        return SeriesPreview(tuple(spans), tuple(closed), found)

    def open(self, values: SeriesValues, *, confirmation: Confirmation | None = None) -> Change:
        """Open every half-day of the series.

        Raises `InvalidInput`, under `authority` where a membership still waits for the recruitment, or
        `SlotTaken` for what is to confirm.
        """
        series = PermanenceSeries(id=new_id(), **by_field(values))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            require_sound(check_series(values, self._context.zone))
            spans, _ = self._open_days(uow, planned(values, self._context.zone))
            require_sound({"authority": self._awaited(uow, values, spans)})
            asked = [(span, None) for span in spans]
            confirmed = self._require_free(uow, values, asked, frozenset(), confirmation)
            uow.add(series)
            uow.flush()
            return tuple(
                add_half_day(uow, values, series.id, span, confirmed.get(span, "")) for span in spans
            )

        return self._change(work, "Permanences ouvertes", values)

    def change(
        self,
        permanence_id: UUID,
        values: SeriesValues,
        scope: Scope,
        *,
        confirmation: Confirmation | None = None,
    ) -> Change:
        """Give the series other values from that occurrence on, or all that has not begun.

        `values.start` lies on the day of the occurrence that is edited. Appointments move with their
        half-day; one that had been moved, skipped or changed by itself stays as it is; one that the new
        rule has no place for is removed, or kept apart from the series when it has appointments.

        Raises `InvalidInput`, `SlotTaken`, and `Refused` where an outcome is recorded and would have to move.
        """
        watch = Watch(self._context)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            plan = self._plan(uow, permanence_id, values, scope)
            kept = self._renew(uow, plan.series, plan.values, plan.first)
            confirmed = self._require_free(uow, plan.values, plan.asked, plan.own, confirmation)
            renewal = Renewal(plan.values, kept.id, watch, confirmed)
            for row, span in plan.pairs:
                renewal.apply(uow, row, span)
            return tuple(row.id for row, _ in plan.pairs if row is not None)

        return self._change(work, "Série modifiée", values, watch)

    def outlook(self, permanence_id: UUID, values: SeriesValues, scope: Scope) -> SeriesOutlook:
        """What `change` would do to the half-days and their appointments; writes nothing."""
        with self._context.reading() as uow:
            try:
                plan = self._plan(uow, permanence_id, values, scope)
            except InvalidInput as error:
                return SeriesOutlook(faults=tuple(error.errors.items()))
            found = self._reasons(uow, plan.values, plan.asked, plan.own)
            return plan.outlook(uow, found)

    def _plan(self, uow: UnitOfWork, permanence_id: UUID, values: SeriesValues, scope: Scope) -> Plan:
        record, series = self._of_series(uow, permanence_id)
        rows = self._from(uow, series, record, scope)
        first = min(planned_start(each) for each in rows)
        ready = self._begun_on(values, first)
        require_sound(check_series(ready, self._context.zone))
        spans, closed = self._open_days(uow, self._to_come(planned(ready, self._context.zone)))
        pairs = self._paired(rows, spans, monthly="FREQ=MONTHLY" in ready.rule)
        require_sound({"authority": self._awaited(uow, ready, _asked_anew(series, ready, pairs))})
        return Plan(series, ready, first, tuple(pairs), tuple(closed))

    def stop(self, permanence_id: UUID, *, confirmation: Confirmation | None = None) -> Change:
        """End the series before that occurrence; planned appointments are cancelled once confirmed."""
        watch = Watch(self._context)
        with self._context.reading() as uow:
            values = read_values(self._of_series(uow, permanence_id)[1], SeriesValues)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record, series = self._of_series(uow, permanence_id)
            rows = self._from(uow, series, record, Scope.FOLLOWING)
            self._require_confirmed(uow, rows, confirmation)
            series.rule = shortened(series.rule, planned_start(rows[0]), self._context.zone)
            for row in rows:
                self._give_up(uow, row, watch)
            return tuple(row.id for row in rows)

        return self._change(work, "Série arrêtée", values, watch)

    def lost(self, permanence_id: UUID) -> int:
        """How many planned appointments `stop` would cancel; writes nothing."""
        with self._context.reading() as uow:
            record, series = self._of_series(uow, permanence_id)
            return len(planned_in(uow, self._from(uow, series, record, Scope.FOLLOWING)))

    def _of_series(self, uow: UnitOfWork, permanence_id: UUID) -> tuple[Permanence, PermanenceSeries]:
        record = uow.get(Permanence, permanence_id)
        if record.series_id is None:
            raise Refused("Cette permanence ne fait pas partie d’une série.")
        return record, uow.get(PermanenceSeries, record.series_id)

    def _from(
        self, uow: UnitOfWork, series: PermanenceSeries, record: Permanence, scope: Scope
    ) -> list[Permanence]:
        """The occurrences concerned, by the start that the rule gave them: none of a day that is past."""
        now = self._context.now()
        begun = max(planned_start(record), now) if scope is Scope.FOLLOWING else now
        day = day_of(begun, self._context.zone)
        every = uow.find(Permanence, series_id=series.id)
        rows = [each for each in every if day_of(planned_start(each), self._context.zone) >= day]
        if not rows:
            raise Refused(
                f"Toutes les permanences de cette série sont passées{NBSP}: ouvrez-en une nouvelle."
            )
        return sorted(rows, key=planned_start)

    def _begun_on(self, values: SeriesValues, first: datetime) -> SeriesValues:
        """The values with their hours on the first day concerned, or the Monday before: a day of the week
        that comes earlier counts from that same week on."""
        zone = self._context.zone
        day = day_of(first, zone)
        if "FREQ=WEEKLY" in values.rule:
            day -= timedelta(days=day.weekday())
        shift = day - day_of(values.start, zone)

        def there(moment: datetime | None) -> datetime | None:
            if moment is None:
                return None
            wall = wall_time(moment, zone) + shift
            return nearest_instant(wall.date(), wall.time(), zone)

        names = ("start", "end", "second_start", "second_end")
        moved = {name: there(getattr(values, name)) for name in names}
        return replace(values, **moved)  # type: ignore[arg-type]  # each keeps the type it had

    def _to_come(self, spans: Iterable[Interval]) -> list[Interval]:
        today = self._context.today()
        return [each for each in spans if day_of(each.start, self._context.zone) >= today]

    def _renew(
        self, uow: UnitOfWork, series: PermanenceSeries, values: SeriesValues, first: datetime
    ) -> PermanenceSeries:
        """The series that holds from then on: the same, or a new one where the old one has a past."""
        past = any(planned_start(each) < first for each in uow.find(Permanence, series_id=series.id))
        if not past:
            write_values(series, values)
            return series
        series.rule = shortened(series.rule, first, self._context.zone)
        renewed = PermanenceSeries(id=new_id(), **by_field(values))
        uow.add(renewed)
        uow.flush()
        return renewed

    def _paired(self, rows: list[Permanence], spans: list[Interval], *, monthly: bool) -> list[Pair]:
        """Each occurrence with its new time: of the same day, otherwise of the same week or month."""

        def day(moment: datetime) -> Hashable:
            return day_of(moment, self._context.zone)

        def period(moment: datetime) -> Hashable:
            local = day_of(moment, self._context.zone)
            return (local.year, local.month) if monthly else local.isocalendar()[:2]

        same_day, rows, spans = matched(rows, spans, day)
        same_period, rows, spans = matched(rows, spans, period)
        return [*same_day, *same_period, *((row, None) for row in rows), *((None, span) for span in spans)]

    def _give_up(self, uow: UnitOfWork, row: Permanence, watch: Watch) -> None:
        """Remove an occurrence; one that has appointments is cancelled, one that was held stays."""
        if not uow.agenda.of_permanence(row.id):
            uow.remove(row)
            return
        appointments = planned_in(uow, [row])
        if not appointments:
            return
        row.cancelled = row.changed = True
        for each in appointments:
            watch.follow(uow, each)
            each.status = AppointmentStatus.CANCELLED

    def _require_confirmed(
        self, uow: UnitOfWork, rows: list[Permanence], confirmation: Confirmation | None
    ) -> None:
        appointments = planned_in(uow, rows)
        if not appointments:
            return
        count = len(appointments)
        will = "sera annulé" if count == 1 else "seront annulés"
        key = "appointments:" + ",".join(sorted(str(each.id) for each in appointments))
        found = (
            Reason(
                key,
                f"{plural(count, 'rendez-vous')} y {'est' if count == 1 else 'sont'} "
                f"prévu{'' if count == 1 else 's'}{NBSP}: {'il' if count == 1 else 'ils'} {will}.",
            ),
        )
        if not (confirmation or Confirmation()).covers(found):
            raise SlotTaken(found)

    def _awaited(self, uow: UnitOfWork, values: SeriesValues, spans: Iterable[Interval]) -> str:
        """Why they cannot be held yet: a membership waits for the recruitment; "" when none does."""
        days = [day_of(span.start, self._context.zone) for span in spans]
        return not_opened_yet(uow, values.practitioner_id, values.authority_id, days)

    def _open_days(
        self, uow: UnitOfWork, spans: list[Interval]
    ) -> tuple[list[Interval], list[tuple[date, str]]]:
        if not spans:
            return [], []
        days = {span: day_of(span.start, self._context.zone) for span in spans}
        closed = closed_days(uow, min(days.values()), max(days.values()))
        left_out = sorted({(day, closed[day]) for day in days.values() if day in closed})
        return [span for span in spans if days[span] not in closed], left_out

    def _reasons(
        self,
        uow: UnitOfWork,
        values: SeriesValues,
        asked: Sequence[Asked],
        own: frozenset[UUID],
    ) -> tuple[Reason, ...]:
        """What speaks against the half-days, its day told."""
        return tuple(each for _, each in self._found(uow, values, asked, own))

    def _found(
        self,
        uow: UnitOfWork,
        values: SeriesValues,
        asked: Sequence[Asked],
        own: frozenset[UUID],
    ) -> Iterator[tuple[Interval, Reason]]:
        """Each half-day with what speaks against it; the series is no obstacle to itself."""
        themselves = {f"{kind}:{record_id}" for record_id in own for kind in ("band", "travel", "room")}
        for span, record_id in asked:
            for each in self._against(uow, values, span, record_id):
                if each.key not in themselves:
                    key = f"{span.start:%Y%m%dT%H%M}:{each.key}"
                    yield span, Reason(key, self._on_day(span, each.sentence))

    def _against(
        self, uow: UnitOfWork, values: SeriesValues, span: Interval, record_id: UUID | None
    ) -> tuple[Reason, ...]:
        wish = permanence_wish(permanence_values(values, span), record_id)
        return examine(uow, self._context, wish, propose=False).reasons

    def _on_day(self, span: Interval, sentence: str) -> str:
        return f"{date_short(day_of(span.start, self._context.zone))}{NBSP}: {sentence}"

    def _require_free(
        self,
        uow: UnitOfWork,
        values: SeriesValues,
        asked: Sequence[Asked],
        own: frozenset[UUID],
        confirmation: Confirmation | None,
    ) -> dict[Interval, str]:
        """The reason to keep with each half-day that something speaks against; raises `SlotTaken`."""
        found, answer = list(self._found(uow, values, asked, own)), confirmation or Confirmation()
        reasons = tuple(each for _, each in found)
        if reasons and not answer.covers(reasons):
            raise SlotTaken(reasons)
        return {span: answer.reason.strip() for span, _ in found}

    def _change(self, work: _Work, label: str, values: SeriesValues, watch: Watch | None = None) -> Change:
        try:
            detail = repeat_words(read_repeat(values.rule))
        except ValueError:
            # A rule that the form does not write has no words of its own.
            detail = date_short(day_of(values.start, self._context.zone))
        allowed = (watch or Watch(self._context)).still_allowed
        return self._context.change(Right.BOOK, work, label, detail, still_allowed=allowed)


def _asked_anew(series: PermanenceSeries, values: SeriesValues, pairs: Iterable[Pair]) -> list[Interval]:
    """The half-days that a change opens: all of them for another authority or another practitioner."""
    same = (series.practitioner_id, series.authority_id) == (values.practitioner_id, values.authority_id)
    return [span for row, span in pairs if span is not None and (row is None or not same)]
