"""What lies around a wanted time, read in the transaction that will write, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from cigdesk.domain.agenda import proposals
from cigdesk.domain.agenda.conflicts import (
    Confirmation,
    Reason,
    SlotTaken,
    Surroundings,
    Wish,
    exact_double,
    reasons,
)
from cigdesk.domain.agenda.holidays import holidays_between
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of, days_of, whole_day
from cigdesk.domain.agenda.whereabouts import Whereabouts
from cigdesk.domain.agenda.words import practitioner_name
from cigdesk.domain.appointment import Appointment, AppointmentValues
from cigdesk.domain.errors import Refused
from cigdesk.domain.values import read_values
from cigdesk.french import NBSP, date_short, time_of_day
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context, centre_of

REACH = timedelta(days=14)
"""How far the next free time is looked for; farther, the person chooses another day."""

TAKEN_BY = frozenset({"appointment", "agent", "room", "absence"})
"""The reasons that come from somebody else's act, by the head of their key."""
_OVERLAP = "appointment:"


@dataclass(frozen=True)
class Verdict:
    """What a wanted time meets: a refusal, reasons to confirm, and the next time that would be free."""

    refusal: str = ""
    reasons: tuple[Reason, ...] = ()
    next_free: datetime | None = None

    @property
    def keys(self) -> frozenset[str]:
        """The reasons by their keys, to be given back with a confirmation."""
        return frozenset(each.key for each in self.reasons)


def examine(uow: UnitOfWork, context: Context, wish: Wish, *, propose: bool = True) -> Verdict:
    """What speaks against the wish now; with `propose`, when the same would fit next."""
    around = surroundings(uow, context, wish, wish.span)
    refusal, found = exact_double(wish, around), reasons(wish, around)
    if not refusal and not found:
        return Verdict()
    return Verdict(refusal, found, _next_free(uow, context, wish) if propose else None)


def require_free(uow: UnitOfWork, context: Context, wish: Wish, confirmation: Confirmation | None) -> str:
    """Give the reason to keep with the record; raise `Refused` or `SlotTaken` when it must not be written."""
    return reason_to_keep(uow, context, examine(uow, context, wish), confirmation)


def reason_to_keep(
    uow: UnitOfWork, context: Context, verdict: Verdict, confirmation: Confirmation | None
) -> str:
    """As `require_free`, by a verdict of this transaction."""
    answer = confirmation or Confirmation()
    if verdict.refusal:
        raise Refused(verdict.refusal)
    if verdict.reasons and not answer.covers(verdict.reasons):
        lead = _lead(uow, context, answer.unseen(verdict.reasons), verdict.next_free)
        raise SlotTaken(verdict.reasons, lead, verdict.next_free)
    return answer.reason.strip() if verdict.reasons else ""


def require_still_free(
    uow: UnitOfWork,
    context: Context,
    wish: Wish,
    confirmation: Confirmation | None,
    others: tuple[Reason, ...] = (),
) -> str:
    """Like `require_free` for an appointment that had its time before: only who took it since matters.

    `others` are reasons of another kind that are to be confirmed with them.
    """
    answer = confirmation or Confirmation()
    verdict = examine(uow, context, wish)
    taken = tuple(each for each in verdict.reasons if each.key.partition(":")[0] in TAKEN_BY)
    found = (*taken, *others)
    if verdict.refusal:
        raise Refused(verdict.refusal)
    if found and not answer.covers(found):
        raise SlotTaken(found, "", verdict.next_free)
    return answer.reason.strip() if found else ""


def surroundings(uow: UnitOfWork, context: Context, wish: Wish, span: Interval) -> Surroundings:
    """Everything that concerns the wish within the span."""
    practitioner, centre = uow.agenda.practitioner(wish.practitioner_id), centre_of(uow)
    first, last = (day_of(moment, context.zone) for moment in (span.start, span.end))
    near = _near(span, context, travel := timedelta(minutes=centre.travel_minutes))
    return Surroundings(
        practitioner=practitioner_name(practitioner.first_name, practitioner.last_name),
        taken=uow.agenda.taken(near, wish.practitioner_id, wish.agent_id, wish.room_id),
        bands=uow.agenda.bands(near, wish.practitioner_id, wish.room_id),
        absences=uow.agenda.away(near, wish.practitioner_id),
        hours=practitioner.hours,
        holidays=holidays_between(centre.holidays, first, last, whit_monday=centre.whit_monday),
        closed=uow.agenda.closed(first, last),
        travel=travel,
        step=centre.slot_step_minutes,
        now=context.now(),
        zone=context.zone,
    )


def closed_days(uow: UnitOfWork, first: date, last: date) -> dict[date, str]:
    """The public holidays and the closures of the centre, both days included, with their names."""
    centre = centre_of(uow)
    closures = {day: why or "Fermeture" for day, why in uow.agenda.closed(first, last).items()}
    return closures | holidays_between(centre.holidays, first, last, whit_monday=centre.whit_monday)


def wish_of(record: Appointment) -> Wish:
    """The time that an appointment holds, as a wish."""
    return wish_for(read_values(record, AppointmentValues), record.id)


def wish_for(values: AppointmentValues, record_id: UUID | None) -> Wish:
    """The time that these values ask for; `record_id` is what would be changed."""
    return Wish(
        practitioner_id=values.practitioner_id,
        span=Interval(values.start, values.end),
        kind=values.kind,
        agent_id=values.agent_id,
        room_id=values.room_id,
        permanence_id=values.permanence_id,
        title=values.title,
        subject=values.subject,
        where=Whereabouts(mode=values.mode, authority_id=values.authority_id, site_id=values.site_id),
        buffer=timedelta(minutes=values.buffer_minutes),
        record_id=record_id,
    )


def _near(span: Interval, context: Context, travel: timedelta) -> Interval:
    """The whole days that the span touches, and the journeys around it."""
    days = [whole_day(day, context.zone) for day in days_of(span, context.zone)]
    return Interval(min(days[0].start, span.start - travel), max(days[-1].end, span.end + travel))


@dataclass
class Watch:
    """Keeps an overlap from coming back in silence when a change is undone or done again.

    `follow` is called on each appointment before and after it is changed: what it overlapped then was known.
    """

    context: Context
    ids: set[UUID] = field(default_factory=set)
    known: set[str] = field(default_factory=set)

    def follow(self, uow: UnitOfWork, record: Appointment) -> None:
        """Remember the record and what it overlaps at this moment."""
        self.ids.add(record.id)
        self.known.update(self._overlaps(uow, record))

    def begin(self, record_id: UUID, verdict: Verdict) -> None:
        """As `follow`, for a new record on the time of which that verdict has just been given."""
        self.ids.add(record_id)
        self.known.update(key for key in verdict.keys if key.startswith(_OVERLAP))

    def still_allowed(self, uow: UnitOfWork) -> None:
        """Raise `Refused` if a followed appointment now lies over one that it did not know."""
        for record_id in self.ids:
            for record in uow.find(Appointment, id=record_id):
                if self._overlaps(uow, record) - self.known:
                    raise Refused("Ce créneau a été repris depuis. Rien n’a été modifié.")

    def _overlaps(self, uow: UnitOfWork, record: Appointment) -> set[str]:
        if not record.status.holds_time:
            return set()
        wish = wish_of(record)
        around = surroundings(uow, self.context, wish, wish.span)
        return {each.key for each in reasons(wish, around) if each.key.startswith(_OVERLAP)}


def _next_free(uow: UnitOfWork, context: Context, wish: Wish) -> datetime | None:
    start = max(wish.span.start, context.now())
    within = Interval(start, start + REACH)
    return proposals.propose(wish, surroundings(uow, context, wish, within), within)


def _lead(uow: UnitOfWork, context: Context, unseen: list[Reason], next_free: datetime | None) -> str:
    """« Ce créneau vient d’être pris par N. Belkacem. Votre saisie est gardée. Prochain libre : 15 h 15. »"""
    taken = next((each for each in unseen if each.key.startswith("appointment:")), None)
    if taken is None:
        return ""
    author = uow.agenda.author(UUID(taken.key.partition(":")[2]))
    first, _, last = author.partition(" ")
    by = f" par {practitioner_name(first, last) if last else author}" if author else ""
    said = f"Ce créneau vient d’être pris{by}. Votre saisie est gardée."
    return said if next_free is None else f"{said} Prochain libre{NBSP}: {moment_words(next_free, context)}."


def moment_words(moment: datetime, context: Context) -> str:
    """« 15 h 15 » for today, « lun. 16 nov. 9 h 00 » for another day."""
    local = moment.astimezone(context.zone)
    if local.date() == context.today():
        return time_of_day(local)
    return f"{date_short(local.date(), year=False)} {time_of_day(local)}"
