"""Closures of the centre, and in the same act what becomes of the appointments that lie in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import days, whole_day
from cigdesk.domain.closure import Closure, ClosureValues, check_closure
from cigdesk.domain.people import Practitioner
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field, read_values
from cigdesk.french import date_range
from cigdesk.ports import UnitOfWork
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.covered import Answers, Settlement, planned_under
from cigdesk.services.covered_proposals import Away, Covered, Proposals
from cigdesk.services.editing import require_sound, write_changes

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


@dataclass(frozen=True)
class ClosureLine:
    """One closure."""

    id: UUID
    values: ClosureValues


@dataclass(frozen=True)
class ClosurePreview:
    """What closing those days would do: nothing is written."""

    covered: tuple[Covered, ...] = ()
    known: frozenset[UUID] = frozenset()
    """Those that lie already under the closure as it is kept: they may stay without an answer."""

    @property
    def wants_answers(self) -> bool:
        """Whether some appointment has to be decided on before the days are written."""
        return any(each.row.id not in self.known for each in self.covered)


class ClosureService:
    """Reading and changing the days on which the centre is closed."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(self) -> tuple[ClosureLine, ...]:
        """All of them, the latest first."""
        with self._context.reading() as uow:
            found = [ClosureLine(each.id, read_values(each, ClosureValues)) for each in uow.find(Closure)]
        return tuple(sorted(found, key=lambda each: each.values.start, reverse=True))

    def preview(self, values: ClosureValues, *, closure_id: UUID | None = None) -> ClosurePreview:
        """The planned appointments of those days, whoever has them, each with what can become of it.

        `closure_id` is the closure that would be changed. Days that cannot be kept cover nothing.
        """
        if check_closure(values):
            return ClosurePreview()
        with self._context.reading() as uow:
            rows = planned_under(uow, self._everybody(uow, values))
            closing = days(values.start, values.end)
            covered = tuple(Proposals(uow, self._context, closing=closing).of(rows))
            return ClosurePreview(covered, self._known(uow, closure_id))

    def add(self, values: ClosureValues, answers: Answers | None = None) -> Change:
        """Close the centre on those days, and do with the appointments in them what was decided.

        Raises `InvalidInput` by field; `SlotTaken` for appointments without an answer; `Refused` when an
        answer cannot be carried out any more: nothing is then written.
        """
        kept, record_id, act = values.tidied(), new_id(), self._settlement(answers)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            require_sound(check_closure(kept))
            uow.add(Closure(id=record_id, **by_field(kept)))
            return (record_id, *act.settle(uow, self._everybody(uow, kept)))

        return self._change(work, "Fermeture notée", kept, act)

    def edit(
        self, closure_id: UUID, before: ClosureValues, after: ClosureValues, answers: Answers | None = None
    ) -> Change:
        """Write the fields that differ; raises as `add` does, and `MovedOn`.

        An answer is wanted for the appointments that did not lie in the closure before.
        """
        kept, act = after.tidied(), self._settlement(answers)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            require_sound(check_closure(kept))
            known = self._known(uow, closure_id)
            write_changes(uow.get(Closure, closure_id), before, kept)
            return (closure_id, *act.settle(uow, self._everybody(uow, kept), known))

        return self._change(work, "Fermeture modifiée", kept, act)

    def remove(self, closure_id: UUID) -> Change:
        """Open the centre again on those days."""
        with self._context.reading() as uow:
            gone = read_values(uow.get(Closure, closure_id), ClosureValues)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.remove(uow.get(Closure, closure_id))
            return (closure_id,)

        return self._change(work, "Fermeture retirée", gone, self._settlement(None))

    def _settlement(self, answers: Answers | None) -> Settlement:
        return Settlement(self._context, "cette fermeture", dict(answers or {}))

    def _everybody(self, uow: UnitOfWork, values: ClosureValues) -> list[Away]:
        zone = self._context.zone
        span = Interval(whole_day(values.start, zone).start, whole_day(values.end, zone).end)
        return [(each.id, span) for each in uow.find(Practitioner)]

    def _known(self, uow: UnitOfWork, closure_id: UUID | None) -> frozenset[UUID]:
        if closure_id is None:
            return frozenset()
        values = read_values(uow.get(Closure, closure_id), ClosureValues)
        return frozenset(row.id for row in planned_under(uow, self._everybody(uow, values)))

    def _change(self, work: _Work, label: str, values: ClosureValues, act: Settlement) -> Change:
        if act.changes_any:
            self._context.require(Right.BOOK)
        return self._context.change(
            Right.MANAGE_CENTRE,
            work,
            act.told(label),
            date_range(values.start, values.end),
            still_allowed=act.watch.still_allowed,
        )
