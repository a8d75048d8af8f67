"""The report of a day: drawn as a draft, numbered and frozen when it is sent, corrected by another report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cigdesk import french
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import mail_fault
from cigdesk.domain.inspection import Inspection, InspectionState, ReportCounter
from cigdesk.domain.inspection_report import (
    Departing,
    InspectionDeparture,
    InspectionReport,
    check_correcting,
    check_sending,
    numbered,
    report_number,
    report_title,
)
from cigdesk.domain.letters import Way
from cigdesk.domain.observation import Severity
from cigdesk.domain.rights import Right
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.ports.follow_ups import DepartureRow
from cigdesk.ports.inspections import InspectionLine
from cigdesk.ports.quotes import Files
from cigdesk.services.agenda_sheets import Message
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.file_names import file_word
from cigdesk.services.report_reading import contact_of, report_sheet
from cigdesk.services.report_sheet import ReportSheet

RenderReport = Callable[[ReportSheet], bytes]


@dataclass(frozen=True)
class SentReport:
    """A report as it left."""

    id: UUID
    number: str
    issued_on: date
    reason: str


@dataclass(frozen=True)
class ReportView:
    """All that can be said of the report of a day before it is drawn."""

    line: InspectionLine
    title: str
    number: str
    """Of the last one sent; "" while none was."""
    next_number: str
    """The one it would get now; somebody else may take it first."""
    correcting: bool
    """One was sent, and the day is being corrected."""
    sent: tuple[SentReport, ...]
    """Every report that left, the last one first."""
    departures: tuple[DepartureRow, ...]
    recipient: str
    """Where a mail would go; "" when no address is known."""

    @property
    def id(self) -> UUID:
        """The day."""
        return self.line.id

    @property
    def closed(self) -> bool:
        """Whether the report can be sent, or was."""
        return self.line.state is InspectionState.CLOSED

    @property
    def frozen(self) -> bool:
        """Whether what is shown is what was sent."""
        return self.line.sent_on is not None


@dataclass(frozen=True)
class ReportMail:
    """A message ready for the person's mail program; a reminder has no document."""

    message: Message
    file_name: str
    pdf: bytes


class InspectionReports:
    """What can't be taken back is done here, each in one transaction."""

    def __init__(self, context: Context, files: Files, render: RenderReport) -> None:
        self._context, self._files, self._render = context, files, render

    # reading

    def view(self, inspection_id: UUID) -> ReportView:
        """What is to be shown beside the page; raises `NotFound`."""
        with self._context.reading() as uow:
            record, line = uow.get(Inspection, inspection_id), uow.inspections.one(inspection_id)
            sent = _sent(uow, inspection_id)
            last = sent[-1].revision if sent else 0
            return ReportView(
                line,
                report_title(record.kind),
                report_number(record.report_year, record.report_sequence, last) if sent else "",
                self._next_number(uow, record, sent),
                bool(sent) and record.sent_on is None,
                tuple(_line(record, each) for each in reversed(sent)),
                tuple(uow.follow_ups.departures(inspection_id)),
                address_of(uow, record.authority_id),
            )

    def pdf(self, inspection_id: UUID) -> bytes:
        """The very bytes that were sent; before that, a draft with its watermark."""
        with self._context.reading() as uow:
            record = uow.get(Inspection, inspection_id)
            if record.sent_on is not None:
                return self._files.read(record.report_sha256)
            sheet = report_sheet(uow, self._files, inspection_id, self._context.today())
        return self._render(sheet)

    def sent_pdf(self, report_id: UUID) -> bytes:
        """One of the reports that left, to the byte."""
        with self._context.reading() as uow:
            sha256 = uow.get(InspectionReport, report_id).report_sha256
        return self._files.read(sha256)

    # sending

    def issue(self, inspection_id: UUID) -> Change:
        """Give the report its number and freeze its pages; a failure of any of these burns no number.

        Raises `Refused` for a day that is not closed, or whose report was sent.
        """
        today = self._context.today()
        with self._context.writing(Right.INSPECT) as uow:
            record = uow.get(Inspection, inspection_id)
            check_sending(record.state)
            if record.sent_on is not None:
                raise Refused("Ce rapport est déjà envoyé.")
            made = self._report(uow, record, today)
            sheet = report_sheet(uow, self._files, inspection_id, today, issued=made)
            made.report_sha256 = record.report_sha256 = self._files.keep(self._render(sheet))
            record.sent_on = today
            uow.add(made)
            commit = uow.commit()
        return Change(commit.kinds, f"{sheet.title} {numbered(sheet.number)} arrêté", ids=(inspection_id,))

    def _report(self, uow: UnitOfWork, record: Inspection, today: date) -> InspectionReport:
        revision = len(_sent(uow, record.id))
        if not revision:
            record.report_year = today.year
            record.report_sequence = _take_number(uow, today.year)
        reason = record.reopened_reason if revision else ""
        return InspectionReport(
            id=new_id(),
            inspection_id=record.id,
            revision=revision,
            reason=reason,
            issued_on=today,
            report_sha256="",
        )

    def mail(self, inspection_id: UUID) -> ReportMail:
        """The message of a report that is issued, its pages attached; raises `Refused` before."""
        with self._context.reading() as uow:
            record = uow.get(Inspection, inspection_id)
            _require_issued(record)
            number = _number(uow, record)
            message = self._message(uow, record, number)
            sha256 = record.report_sha256
        return ReportMail(message, file_name(number), self._files.read(sha256))

    def left(self, inspection_id: UUID, way: Way) -> Change:
        """Note that the report left; taken back, it is no longer noted, and stays as it is."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Inspection, inspection_id)
            _require_issued(record)
            uow.add(departure(uow, self._context, record, Departing.REPORT, way))
            return (inspection_id,)

        return self._context.change(Right.INSPECT, work, f"Rapport envoyé par {way.label}")

    def correct(self, inspection_id: UUID, reason: str) -> Change:
        """Open a day again whose report was sent: the next one annuls it, under the same number.

        What was sent stays as it is. Raises `Refused` without a reason.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Inspection, inspection_id)
            record.reopened_reason = check_correcting(record.sent_on, reason)
            record.sent_on, record.report_sha256 = None, ""
            record.state, record.closed_at = InspectionState.DRAFT, None
            return (inspection_id,)

        def still_allowed(uow: UnitOfWork) -> None:
            if uow.get(Inspection, inspection_id).report_sha256 and _reissued(uow, inspection_id):
                raise Refused("Le rapport rectificatif est envoyé.")

        label = "Journée rouverte pour un rapport rectificatif"
        return self._context.change(Right.INSPECT, work, label, still_allowed=still_allowed)

    # parts

    def _next_number(self, uow: UnitOfWork, record: Inspection, sent: list[InspectionReport]) -> str:
        if sent:
            return report_number(record.report_year, record.report_sequence, len(sent))
        year = self._context.today().year
        last = next((each.last for each in uow.find(ReportCounter, year=year)), 0)
        return report_number(year, last + 1)

    def _message(self, uow: UnitOfWork, record: Inspection, number: str) -> Message:
        title = report_title(record.kind)
        found = uow.inspections.observations(record.id)
        dangers = sum(each.severity is Severity.DANGER for each in found)
        lines = (
            "Bonjour,",
            "",
            f"Vous trouverez ci-joint notre {title[0].lower()}{title[1:]} {numbered(number)}, pour la"
            f" journée du {french.date_long(record.day)}.",
            f"Il signale {french.plural(dangers, 'danger grave et imminent', 'dangers graves et imminents')}"
            f"{NBSP}: nous vous demandons d’y remédier sans attendre."
            if dangers
            else "",
            f"Il contient {french.plural(len(found), 'observation')}. Merci de nous indiquer la suite que"
            " vous donnez à chacune."
            if found
            else "",
            "",
            "Cordialement,",
            self._context.actor.name,
            signature(uow),
        )
        return Message(
            address_of(uow, record.authority_id),
            french.plain_spaces(f"{title} {numbered(number)}, {french.date_long(record.day)}"),
            french.plain_spaces(_paragraphs(lines)),
        )


def file_name(number: str) -> str:
    """« rapport-2026-0042.pdf »: whose it is stands inside."""
    return f"rapport-{file_word(number) or 'brouillon'}.pdf"


def departure(
    uow: UnitOfWork, context: Context, record: Inspection, what: Departing, way: Way
) -> InspectionDeparture:
    """Something that leaves now for the authority of that day."""
    name = uow.get(Authority, record.authority_id).name
    recipient = address_of(uow, record.authority_id) if way is Way.MAIL else name
    return InspectionDeparture(
        id=new_id(), inspection_id=record.id, at=context.now(), what=what, way=way, recipient=recipient
    )


def address_of(uow: UnitOfWork, authority_id: UUID) -> str:
    """Of the contact, else of the authority; one that no mail program takes counts for none."""
    contact = contact_of(uow, authority_id)
    known = (contact.mail if contact else "", uow.get(Authority, authority_id).mail)
    return next((each for each in known if each and each.isascii() and not mail_fault(each)), "")


def signature(uow: UnitOfWork) -> str:
    """The centre, as a message ends."""
    centre = centre_of(uow)
    return "\n".join(filter(None, (centre.name, centre.service, french.phone(centre.phone), centre.mail)))


def _paragraphs(lines: tuple[str, ...]) -> str:
    """The lines without the gaps that the absent ones leave."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept)


def _sent(uow: UnitOfWork, inspection_id: UUID) -> list[InspectionReport]:
    return sorted(uow.find(InspectionReport, inspection_id=inspection_id), key=lambda each: each.revision)


def _number(uow: UnitOfWork, record: Inspection) -> str:
    last = len(_sent(uow, record.id)) - 1
    return report_number(record.report_year, record.report_sequence, max(last, 0))


def _line(record: Inspection, report: InspectionReport) -> SentReport:
    number = report_number(record.report_year, record.report_sequence, report.revision)
    return SentReport(report.id, number, report.issued_on, report.reason)


def _require_issued(record: Inspection) -> None:
    if record.sent_on is None:
        raise Refused("Ce rapport n’est pas arrêté : il n’a pas de numéro.")


def _reissued(uow: UnitOfWork, inspection_id: UUID) -> bool:
    sent, record = _sent(uow, inspection_id), uow.get(Inspection, inspection_id)
    return bool(sent) and sent[-1].report_sha256 != record.report_sha256


def _take_number(uow: UnitOfWork, year: int) -> int:
    """Without hole or double: the counter moves in the transaction that holds the write lock."""
    counters = uow.find(ReportCounter, year=year)
    counter = counters[0] if counters else ReportCounter(id=new_id(), year=year, last=0)
    if not counters:
        uow.add(counter)
    counter.last += 1
    return counter.last
