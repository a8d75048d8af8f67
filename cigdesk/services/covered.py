"""The appointments that an absence or a closure covers, and what becomes of them in the same act."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Reason, SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.words import KINDS, dated
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.errors import CigdeskError, InvalidInput, Refused
from cigdesk.french import NBSP, agree
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.agenda_checks import Watch
from cigdesk.services.booking import BookingService
from cigdesk.services.context import Context
from cigdesk.services.covered_proposals import Away, stand_in


class Treatment(StrEnum):
    """What becomes of an appointment that is covered."""

    LEAVE = "leave"
    POSTPONE = "postpone"
    ENTRUST = "entrust"
    CANCEL = "cancel"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the person decided for one appointment.

    Attributes:
        span: the new time; an appointment that is entrusted keeps its own where this is left out.
        practitioner_id: the colleague to whom it is entrusted.
    """

    treatment: Treatment
    span: Interval | None = None
    practitioner_id: UUID | None = None


Answers = Mapping[UUID, Answer]
"""By appointment."""
LEFT = Answer(treatment=Treatment.LEAVE)
_DONE = {Treatment.POSTPONE: "reporté", Treatment.ENTRUST: "confié", Treatment.CANCEL: "annulé"}


def told_of(answers: Answers, *, left: bool = False) -> str:
    """« 2 rendez-vous reportés, 1 annulé »; with `left`, those that stay as they are too."""
    chosen = Counter(each.treatment for each in answers.values())
    words = _DONE | ({Treatment.LEAVE: "laissé"} if left else {})
    counts = [(chosen[each], word) for each, word in words.items() if chosen[each]]
    return ", ".join(
        f"{count}{NBSP}{'' if place else 'rendez-vous '}{agree(count, word)}"
        for place, (count, word) in enumerate(counts)
    )


def planned_under(uow: UnitOfWork, away: Iterable[Away]) -> list[AppointmentRow]:
    """The planned appointments of these practitioners in these stretches, by start."""
    at_once: defaultdict[Interval, list[UUID]] = defaultdict(list)
    for practitioner_id, span in away:
        at_once[span].append(practitioner_id)
    found = {
        row.id: row
        for span, practitioner_ids in at_once.items()
        for row in uow.agenda.appointments(practitioner_ids, span)
        if row.status is AppointmentStatus.PLANNED
    }
    return sorted(found.values(), key=lambda row: (row.start, row.id))


@dataclass
class Settlement:
    """The answers, carried out one by one in the transaction of what covers the appointments.

    Attributes:
        during: what covers them, as it ends a sentence: « cette absence ».
        left: those that stay where they are, under what covers them.
    """

    context: Context
    during: str
    answers: Answers
    left: tuple[AppointmentRow, ...] = ()
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing done."""
        self.watch = Watch(self.context)
        self._bookings = BookingService(self.context)

    @property
    def changes_any(self) -> bool:
        """Whether some appointment is to be changed."""
        return any(each.treatment is not Treatment.LEAVE for each in self.answers.values())

    def settle(
        self, uow: UnitOfWork, away: Iterable[Away], known: frozenset[UUID] = frozenset()
    ) -> tuple[UUID, ...]:
        """Do what was decided for those under the stretches; give the ones that were changed.

        Raises `SlotTaken` for those that are neither `known` nor answered, `Refused` when an answer cannot be
        carried out any more.
        """
        uow.flush()
        rows = planned_under(uow, away)
        if unsettled := [row for row in rows if row.id not in self.answers and row.id not in known]:
            raise SlotTaken((self.reason(unsettled),))
        done = [row.id for row in rows if self._settle(uow, row)]
        self.left = tuple(row for row in rows if row.id not in done)
        return tuple(done)

    def confirmed(self, practitioner_id: UUID, span: Interval) -> str:
        """What is kept with a record over which appointments of that practitioner stay; or nothing."""
        own = [row for row in self.left if row.practitioner_id == practitioner_id and row.span.overlaps(span)]
        return self.reason(own).sentence if own else ""

    def reason(self, rows: list[AppointmentRow]) -> Reason:
        """That these appointments are covered, in a sentence. There must be one."""
        about = f"{KINDS[rows[0].kind]}, {self._said(rows[0])}"
        said = f"1 rendez-vous tombe pendant {self.during} ({about})."
        if len(rows) > 1:
            said = f"{len(rows)} rendez-vous tombent pendant {self.during}, le premier{NBSP}: {about}."
        return Reason("appointments:" + ",".join(sorted(str(row.id) for row in rows)), said)

    def told(self, head: str) -> str:
        """« Absence notée, 2 rendez-vous reportés, 1 annulé »."""
        return ", ".join(part for part in (head, told_of(self.answers)) if part)

    def _settle(self, uow: UnitOfWork, row: AppointmentRow) -> bool:
        answer = self.answers.get(row.id, LEFT)
        if answer.treatment is Treatment.LEAVE:
            return False
        try:
            self._carry_out(uow, row, answer)
        except (SlotTaken, InvalidInput) as error:
            raise Refused(
                f"Ce qui était prévu pour le rendez-vous du {self._said(row)} n’est plus possible{NBSP}: "
                f"{_first_of(error)} Rien n’a été modifié."
            ) from error
        return True

    def _carry_out(self, uow: UnitOfWork, row: AppointmentRow, answer: Answer) -> None:
        if answer.treatment is Treatment.CANCEL:
            self._bookings.cancel_within(uow, row.id, self.watch)
            return
        span = answer.span or row.span
        self._bookings.move_within(
            uow,
            row.id,
            span,
            answer.practitioner_id,
            watch=self.watch,
            confirmation=stand_in(row) if span == row.span else None,
        )

    def _said(self, row: AppointmentRow) -> str:
        return dated(row.span, self.context.zone)


def _first_of(error: CigdeskError) -> str:
    if isinstance(error, SlotTaken):
        return error.found[0].sentence
    return next(iter(error.errors.values())) if isinstance(error, InvalidInput) else str(error)
