"""The reports of the demonstration: sent a week after the day, answered in every way, some left open."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.domain.inspection import Inspection, InspectionState, ReportCounter
from cigdesk.domain.inspection_report import Departing, InspectionDeparture, InspectionReport
from cigdesk.domain.letters import Way
from cigdesk.domain.observation import FollowUpState, Observation, Severity
from cigdesk.domain.observation_answer import ObservationAnswer
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.context import Context, new_id
from cigdesk.services.inspection_reports import RenderReport, address_of
from cigdesk.services.report_reading import report_sheet

_SENT_AFTER: Final = timedelta(days=6)
_UNSENT: Final = 1
"""The latest closed days whose report is still to be sent."""
_WHO: Final = ("Directeur des services techniques", "Conseiller de prévention", "DGS")
_PROMISED: Final = ("Budget de l’année prochaine.", "Devis signé, intervention fixée.")
_REFUSED: Final = "Local libéré à la fin du bail."
_REFUSED_SHARE: Final = 0.3
_PLANNED_SHARE: Final = 0.6


def send_reports(context: Context, kept: Files, render: RenderReport) -> None:
    """Send the report of every closed day but the latest, and note how each observation was answered."""
    random = Random("cigdesk, reports")  # noqa: S311 (nothing secret)
    with context.writing(Right.INSPECT) as uow:
        sender = _Sender(uow, context, kept, render)
        closed = sorted(uow.find(Inspection, state=InspectionState.CLOSED), key=lambda each: each.day)
        for day in closed[:-_UNSENT]:
            sent_on = min(day.day + _SENT_AFTER, context.today())
            sender.send(day, sent_on)
            for found in uow.find(Observation, inspection_id=day.id):
                _answer(uow, context, found, sent_on, random)
        uow.commit()


class _Sender:
    """Numbers, draws and keeps the reports, the oldest first."""

    def __init__(self, uow: UnitOfWork, context: Context, kept: Files, render: RenderReport) -> None:
        self._uow, self._zone, self._kept, self._render = uow, context.zone, kept, render
        self._counters: dict[int, ReportCounter] = {}

    def send(self, day: Inspection, sent_on: date) -> None:
        """As it would have left on that day."""
        counter = self._counted(sent_on.year)
        day.report_year, day.report_sequence, day.sent_on = counter.year, counter.last, sent_on
        made = InspectionReport(
            id=new_id(), inspection_id=day.id, revision=0, issued_on=sent_on, report_sha256=""
        )
        sheet = report_sheet(self._uow, self._kept, day.id, sent_on, issued=made)
        made.report_sha256 = day.report_sha256 = self._kept.keep(self._render(sheet))
        self._uow.add(made)
        address = address_of(self._uow, day.authority_id)
        self._uow.add(
            InspectionDeparture(
                id=new_id(),
                inspection_id=day.id,
                at=_instant(sent_on, self._zone),
                what=Departing.REPORT,
                way=Way.MAIL if address else Way.POST,
                recipient=address or sheet.authority.name,
            )
        )

    def _counted(self, year: int) -> ReportCounter:
        if year not in self._counters:
            self._counters[year] = ReportCounter(id=new_id(), year=year, last=0)
            self._uow.add(self._counters[year])
        self._counters[year].last += 1
        return self._counters[year]


def _instant(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(10, 30), zone)


def _answer(uow: UnitOfWork, context: Context, found: Observation, sent_on: date, random: Random) -> None:
    """What was answered already gets its author and its history; some of it becomes a promise, or a no."""
    if found.follow_up is FollowUpState.IN_PROGRESS:
        _promise(found, context.today(), random)
    elif found.severity is Severity.RECOMMENDATION and random.random() < _REFUSED_SHARE:
        found.follow_up, found.answer = FollowUpState.REFUSED, _REFUSED
        found.answered_on, found.done_on = found.answered_on or min(_late(sent_on), context.today()), None
    if found.answered_on is None or found.follow_up is FollowUpState.OPEN:
        return
    found.answered_by = random.choice(_WHO)
    uow.add(
        ObservationAnswer(
            id=new_id(),
            observation_id=found.id,
            state=found.follow_up,
            answered_on=found.answered_on,
            answered_by=found.answered_by,
            answer=found.answer,
            planned_for=found.planned_for,
            done_on=found.done_on,
            noted_at=_instant(found.answered_on, context.zone),
        )
    )


def _promise(found: Observation, today: date, random: Random) -> None:
    if random.random() < _PLANNED_SHARE:
        found.follow_up, found.answer = FollowUpState.PLANNED, random.choice(_PROMISED)
        found.planned_for = today + timedelta(days=random.randint(-20, 90))


def _late(sent_on: date) -> date:
    return sent_on + timedelta(days=20)
