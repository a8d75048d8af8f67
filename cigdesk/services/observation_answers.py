"""What authorities answered to observations: noted, read, counted, asked for again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from cigdesk import french
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.inspection import Inspection, InspectionState
from cigdesk.domain.inspection_report import Departing, numbered
from cigdesk.domain.letters import Way
from cigdesk.domain.observation import FollowUpState, Observation
from cigdesk.domain.observation_answer import (
    SILENCE,
    AnswerValues,
    DoneRate,
    ObservationAnswer,
    Standing,
    check_answer,
    rate_of,
)
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field
from cigdesk.french import NBSP, date_medium, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.follow_ups import AnswerRow, FollowUpRow
from cigdesk.services.agenda_sheets import Message
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.inspection_reports import address_of, departure, signature


@dataclass(frozen=True)
class FollowUps:
    """What is followed: one year, or all that is open whatever its year."""

    year: int | None
    today: date
    rows: tuple[FollowUpRow, ...]


@dataclass(frozen=True)
class AuthorityRate:
    """How much of what was asked of an authority in a year is done."""

    authority_id: UUID
    authority: str
    rate: DoneRate


@dataclass(frozen=True)
class EarlierDay:
    """What became of an earlier day, as the next one opens with it."""

    inspection_id: UUID
    authority_id: UUID
    authority: str
    day: date
    number: str
    rows: tuple[FollowUpRow, ...]
    """All that it found, what is still open first."""
    older: tuple[FollowUpRow, ...]
    """What days before it found and is still open."""

    @property
    def rate(self) -> DoneRate:
        """How much of it is done."""
        return rate_of(each.follow_up for each in self.rows)


class ObservationAnswers:
    """Answers are noted once the day is closed; each act can be taken back."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # reading

    def followed(self, year: int | None) -> FollowUps:
        """What the days of that year found; without a year, all that is open."""
        with self._context.reading() as uow:
            rows = uow.follow_ups.still_open() if year is None else uow.follow_ups.of_year(year)
        return FollowUps(year, self._context.today(), tuple(rows))

    def history(self, observation_id: UUID) -> tuple[AnswerRow, ...]:
        """Its answers, the latest first."""
        with self._context.reading() as uow:
            return tuple(uow.follow_ups.answers(observation_id))

    def overdue_count(self) -> int:
        """How many observations are open although their date is over."""
        with self._context.reading() as uow:
            return uow.follow_ups.overdue_count(self._context.today())

    def silent_count(self) -> int:
        """How many whose date is not over nobody answered for two months."""
        today = self._context.today()
        with self._context.reading() as uow:
            return uow.follow_ups.silent_count(today, today - SILENCE)

    def rates(self, year: int) -> tuple[AuthorityRate, ...]:
        """Each authority of that year with what it did, by name."""
        return rates_of(self.followed(year).rows)

    def earlier(self, inspection_id: UUID) -> EarlierDay | None:
        """What became of the day before that one at its authority; None for a first one."""
        with self._context.reading() as uow:
            before = uow.follow_ups.last_before(inspection_id)
            if before is None:
                return None
            rows = uow.follow_ups.of_inspection(before)
            first = rows[0]
            older = uow.follow_ups.still_open(first.authority_id)
        today = self._context.today()
        order = {each: place for place, each in enumerate(Standing)}
        return EarlierDay(
            before,
            first.authority_id,
            first.authority,
            first.day,
            first.number,
            tuple(sorted(rows, key=lambda row: order[row.standing(today)])),
            tuple(each for each in older if each.day < first.day),
        )

    # noting

    def answer(self, observation_ids: Sequence[UUID], values: AnswerValues) -> Change:
        """Note the same answer to each, in one act.

        Raises `InvalidInput` by field, `Refused` for what was found on a day that is not closed.
        """
        kept = values.tidied()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            for each in observation_ids:
                self._note(uow, uow.get(Observation, each), kept)
            return tuple(observation_ids)

        count = len(observation_ids)
        label = f"{plural(count, 'réponse')} {french.agree(count, 'notée')}"
        return self._context.change(Right.INSPECT, work, label, kept.state.label)

    def _note(self, uow: UnitOfWork, record: Observation, values: AnswerValues) -> None:
        day = uow.get(Inspection, record.inspection_id)
        if day.state is not InspectionState.CLOSED:
            raise Refused(f"Cette journée n’est pas close{NBSP}: ses observations n’ont pas de suite.")
        require_sound(check_answer(values, day.day, self._context.today()))
        answered_on = values.answered_on
        if answered_on is None:
            raise InvalidInput({"answered_on": "Indiquez la date de la réponse."})
        record.follow_up = values.state
        for name, value in by_field(values).items():
            if name != "state":
                setattr(record, name, value)
        noted = {**by_field(values), "answered_on": answered_on}
        uow.add(
            ObservationAnswer(id=new_id(), observation_id=record.id, noted_at=self._context.now(), **noted)
        )

    # asking again

    def reminder(self, authority_id: UUID) -> Message:
        """A mail to the authority with all that it has not settled; no one is named in it.

        Raises `Refused` where nothing that was sent is open.
        """
        today = self._context.today()
        with self._context.reading() as uow:
            rows = _sent_and_open(uow, authority_id)
            to, name = address_of(uow, authority_id), uow.get(Authority, authority_id).name
            lines = (
                "Bonjour,",
                "",
                f"Sauf erreur de notre part, {_told(len(rows))}.",
                "",
                *_listed(rows, today),
                "Merci de nous indiquer, pour chacune, la mesure prise et sa date, la date prévue, ou le"
                " motif pour lequel elle n’est pas retenue.",
                "",
                "Cordialement,",
                self._context.actor.name,
                signature(uow),
            )
        subject = f"Suites des inspections, {name}{NBSP}: {plural(len(rows), 'observation')} à solder"
        return Message(to, french.plain_spaces(subject), french.plain_spaces("\n".join(lines)))

    def reminded(self, authority_id: UUID, way: Way) -> Change:
        """Note that the authority was asked again about every day with something open."""
        today = self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            days = {each.inspection_id for each in _sent_and_open(uow, authority_id)}
            for inspection_id in days:
                record = uow.get(Inspection, inspection_id)
                record.reminded_on = today
                uow.add(departure(uow, self._context, record, Departing.REMINDER, way))
            return tuple(days)

        return self._context.change(Right.INSPECT, work, f"Collectivité relancée par {way.label}")


def rates_of(rows: Sequence[FollowUpRow]) -> tuple[AuthorityRate, ...]:
    """The authorities of these, in the order of their names, with what each did."""
    states: dict[tuple[UUID, str], list[FollowUpState]] = defaultdict(list)
    for row in rows:
        states[row.authority_id, row.authority].append(row.follow_up)
    found = (AuthorityRate(key, name, rate_of(its)) for (key, name), its in states.items())
    return tuple(sorted(found, key=lambda each: french.fold(each.authority)))


def _sent_and_open(uow: UnitOfWork, authority_id: UUID) -> list[FollowUpRow]:
    rows = [each for each in uow.follow_ups.still_open(authority_id) if each.sent_on is not None]
    if not rows:
        raise Refused("Rien de ce qui a été envoyé à cette collectivité n’attend de suite.")
    return rows


def _told(count: int) -> str:
    if count == 1:
        return "une observation de nos rapports attend encore votre suite"
    return f"{count} observations de nos rapports attendent encore votre suite"


_LONGEST: Final = 160
"""Letters of a finding in a reminder: the report says the rest."""


def _listed(rows: Sequence[FollowUpRow], today: date) -> Iterator[str]:
    seen: UUID | None = None
    for row in rows:
        if row.inspection_id != seen:
            seen = row.inspection_id
            yield f"Rapport {numbered(row.number)}, journée du {french.date_long(row.day)}{NBSP}:"
        yield f"- {_said(row)}{_awaited(row, today)}"
        if row is rows[-1]:
            yield ""


def _said(row: FollowUpRow) -> str:
    where = ", ".join(filter(None, (row.site, row.place)))
    text = " ".join(row.text.split())
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return (
        f"{row.severity.label}, {where}{NBSP}: {short}" if where else f"{row.severity.label}{NBSP}: {short}"
    )


def _awaited(row: FollowUpRow, today: date) -> str:
    awaited = row.deadline
    if awaited is None:
        return ""
    word = "échue le" if awaited < today else "pour le"
    return f" ({word} {date_medium(awaited)})"
