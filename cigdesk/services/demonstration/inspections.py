"""The inspections of the demonstration: days held in the past weeks, and the one that is being written."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.wall import day_of, wall_time
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus
from cigdesk.domain.engagement_units import INSPECTION_DAY, use_of
from cigdesk.domain.inspection import (
    DocumentSeen,
    Inspection,
    InspectionKind,
    InspectionSite,
    InspectionState,
    span_of,
)
from cigdesk.domain.observation import FollowUpState, Observation, ObservationPhoto, RiskFamily, Severity
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.context import Context, new_id
from cigdesk.services.inspection_photos import ReducedPhoto

Draw = Callable[[str], ReducedPhoto]
"""Draws the picture of that name."""

_MOST_FOUND: Final = 4
_MENDED_AFTER: Final = timedelta(days=18)
"""How long an authority takes, at least, to mend what was found."""
_ANSWERS: Final = {
    FollowUpState.DONE: 6,
    FollowUpState.PLANNED: 1,
    FollowUpState.IN_PROGRESS: 1,
    FollowUpState.OPEN: 2,
}
_ANSWERED_BY: Final = "Direction générale des services"
_PLANNED_WITHIN: Final = timedelta(days=60)
_WORDS: Final = {
    FollowUpState.DONE: "Fait, constaté par le conseiller de prévention.",
    FollowUpState.PLANNED: "Devis demandé, travaux prévus.",
    FollowUpState.IN_PROGRESS: "Travaux commencés par la régie.",
}


@dataclass(frozen=True)
class Findings:
    """What is written of the days."""

    people: tuple[str, ...]
    documents: tuple[DocumentSeen, ...]
    found: tuple[Mapping[str, Any], ...]
    draft: Mapping[str, Any]


@cache
def findings() -> Findings:
    """What resources/demonstration/inspections.toml says."""
    text = files("resources").joinpath("demonstration", "inspections.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    documents = tuple(map(DocumentSeen, content["documents"]))
    return Findings(tuple(content["people"]), documents, tuple(content["findings"]), content["draft"])


class InspectionWriter:
    """Writes the days of appointments: closed ones, and the draft of the one that is held now."""

    def __init__(self, context: Context, random: Random) -> None:
        self._zone: ZoneInfo = context.zone
        self._now, self._today, self._random = context.now(), context.today(), random

    def written(self, appointments: Iterable[Appointment]) -> Iterator[list[Any]]:
        """The records of each day, owners before what refers to them."""
        visits = sorted(filter(_is_visit, appointments), key=lambda each: (each.start, each.title))
        for each in visits:
            if each.status is AppointmentStatus.DONE:
                yield self._closed(each)
        ongoing = next((each for each in visits if each.start <= self._now < each.end), None)
        if ongoing is not None and ongoing.status is AppointmentStatus.PLANNED:
            yield self._draft(ongoing)

    def _closed(self, planned: Appointment) -> list[Any]:
        random, written = self._random, findings()
        day = self._day(
            planned,
            people=tuple(random.sample(written.people, 2)),
            documents=tuple(random.sample(written.documents, 3)),
        )
        day.state, day.closed_at = InspectionState.CLOSED, planned.end
        found = random.sample(written.found, random.randint(1, _MOST_FOUND))
        ordered = sorted(found, key=lambda each: list(Severity).index(Severity(each["severity"])))
        return [day, *self._visits(day, planned), *self._observations(day, planned, ordered, answered=True)]

    def _draft(self, planned: Appointment) -> list[Any]:
        written = findings().draft
        day = self._day(
            planned,
            people=tuple(written["people"]),
            documents=tuple(map(DocumentSeen, written["documents"])),
        )
        day.risk_document_version, day.summary = written["risk_document_version"], written["summary"]
        found = written["observations"]
        return [day, *self._visits(day, planned), *self._observations(day, planned, found, answered=False)]

    def _day(self, planned: Appointment, **values: Any) -> Inspection:
        if planned.authority_id is None:
            raise ValueError("an inspection is of an authority")
        inspects = planned.kind is AppointmentKind.INSPECTION
        start = wall_time(planned.start, self._zone)
        return Inspection(
            id=new_id(),
            authority_id=planned.authority_id,
            practitioner_id=planned.practitioner_id,
            kind=InspectionKind.INSPECTION if inspects else InspectionKind.COMMITTEE_VISIT,
            day=day_of(planned.start, self._zone),
            span=span_of(start.time(), use_of(INSPECTION_DAY, planned.end - planned.start)),
            appointment_id=planned.id,
            **values,
        )

    @staticmethod
    def _visits(day: Inspection, planned: Appointment) -> Iterator[InspectionSite]:
        if planned.site_id is not None:
            yield InspectionSite(id=new_id(), inspection_id=day.id, site_id=planned.site_id, position=1)

    def _observations(
        self, day: Inspection, planned: Appointment, found: Iterable[Mapping[str, Any]], *, answered: bool
    ) -> Iterator[Observation]:
        for position, each in enumerate(found, start=1):
            made = Observation(
                id=new_id(),
                inspection_id=day.id,
                position=position,
                site_id=planned.site_id,
                severity=Severity(each["severity"]),
                family=RiskFamily(each["family"]),
                due=day.day + timedelta(days=each["days"]) if "days" in each else None,
                **{name: each.get(name, "") for name in _TEXTS},
            )
            if answered:
                self._answer(made, day.day)
            yield made

    def _answer(self, made: Observation, day: date) -> None:
        """The longer ago, the more was mended; a danger always is, on the day."""
        if made.severity is Severity.DANGER:
            made.follow_up, made.answered_on, made.done_on = FollowUpState.DONE, day, day
            made.answer = "Traité pendant la visite."
            return
        state = self._random.choices(list(_ANSWERS), list(_ANSWERS.values()))[0]
        answered_on = day + _MENDED_AFTER
        if answered_on > self._today or state is FollowUpState.OPEN:
            return
        made.follow_up, made.answered_on, made.answer = state, answered_on, _WORDS[state]
        made.answered_by = _ANSWERED_BY
        if state is FollowUpState.PLANNED:
            made.planned_for = answered_on + _PLANNED_WITHIN
        made.done_on = answered_on if state is FollowUpState.DONE else None


_TEXTS: Final = ("place", "text", "measure", "reference", "responsible", "alerted")


def _is_visit(appointment: Appointment) -> bool:
    at_somebodys = appointment.authority_id is not None and appointment.site_id is not None
    return appointment.kind is AppointmentKind.INSPECTION and at_somebodys


def in_bulk(writer: InspectionWriter, appointments: Iterable[Appointment], share: float) -> Iterator[Any]:
    """The days of that share of the inspections held, kind by kind: owners before what refers to them."""
    held = [each for each in appointments if _is_visit(each) and each.status is AppointmentStatus.DONE]
    days = list(writer.written(held[: round(len(held) * share)]))
    for kind in (Inspection, InspectionSite, Observation):
        yield from (record for records in days for record in records if isinstance(record, kind))


def write_inspections(uow: UnitOfWork, context: Context, appointments: Iterable[Appointment]) -> None:
    """Write the days of those appointments that were held, and the one that is held now."""
    writer = InspectionWriter(context, Random("cigdesk, inspections"))  # noqa: S311 (nothing secret)
    for records in writer.written(appointments):
        for record in records:
            uow.add(record)
            if isinstance(record, Inspection):
                uow.flush()
    uow.flush()


def illustrate(context: Context, kept: Files, draw: Draw) -> None:
    """Give its pictures to the draft, and to the latest of the closed days."""
    pictures = _pictures()
    with context.writing(Right.INSPECT) as uow:
        lines = uow.inspections.listing(limit=6)
        for line in lines:
            for row in uow.inspections.observations(line.id):
                for position, name in enumerate(pictures.get(row.text, ()), start=1):
                    uow.add(_photo(context, kept, row.id, position, draw(name)))
        uow.commit()


def _photo(
    context: Context, kept: Files, observation_id: UUID, position: int, drawn: ReducedPhoto
) -> ObservationPhoto:
    return ObservationPhoto(
        id=new_id(),
        observation_id=observation_id,
        position=position,
        photo_sha256=kept.keep(drawn.content),
        width=drawn.width,
        height=drawn.height,
        added_at=context.now(),
    )


def _pictures() -> dict[str, tuple[str, ...]]:
    written = findings()
    every = (*written.draft["observations"], *written.found)
    return {each["text"]: tuple(each.get("pictures", ())) for each in every}
