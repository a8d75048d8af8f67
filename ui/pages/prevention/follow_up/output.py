"""Reports and reminders out of the program: in a file, on paper, in a draft of the mail program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cigdesk.domain.letters import Way
from cigdesk.exchange.mail_file import Attached, write_mail
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.inspection_reports import ReportView, file_name
from ui.mail_drafts import MailDrafts
from ui.page import Workbench
from ui.pages.agenda.printing_output import PaperOutput


class ReportOutput:
    """Names of files carry the number alone, never whose report it is."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        self._bench = bench
        self._papers, self._drafts = PaperOutput(bench, parent), MailDrafts(bench)

    @property
    def _services(self) -> Services:
        services: Services = self._bench.services
        return services

    def save(self, view: ReportView) -> None:
        """In a file; a draft carries its watermark."""
        self._take(view, self._papers.save, "Mise en page")

    def print(self, view: ReportView) -> None:
        """On paper."""
        self._take(view, self._papers.print, "Préparation de l’impression")

    def open(self, view: ReportView) -> None:
        """In the viewer of the system."""
        self._take(view, self._papers.open, "Mise en page")

    def open_sent(self, report_id: UUID, number: str) -> None:
        """One of the reports that left, as it left."""
        job = partial(self._services.inspection_reports.sent_pdf, report_id)
        self._bench.operations.run(job, on_done=lambda pdf: self._papers.open(pdf, file_name(number)))

    def _take(self, view: ReportView, take: Callable[[bytes, str], None], label: str) -> None:
        job = partial(self._services.inspection_reports.pdf, view.id)
        name = file_name(view.number if view.frozen else "")
        self._bench.operations.run(job, on_done=lambda pdf: take(pdf, name), label=label)

    def send(self, view: ReportView, way: Way) -> None:
        """Give it its number and freeze it if that is still to be done, then let it leave."""
        reports = self._services.inspection_reports
        if view.frozen:
            self._leave(view.id, way)
            return
        self._bench.operations.change(
            partial(reports.issue, view.id), on_done=lambda _: self._leave(view.id, way), label="Rapport"
        )

    def _leave(self, inspection_id: UUID, way: Way) -> None:
        if way is Way.MAIL:
            self._mail(inspection_id)
        else:
            self._note(inspection_id, way)

    def _mail(self, inspection_id: UUID) -> None:
        reports = self._services.inspection_reports

        def content() -> bytes:
            mail = reports.mail(inspection_id)
            return write_mail(mail.message, (Attached(mail.file_name, mail.pdf),))

        self._drafts.open("rapport.eml", content, lambda: self._note(inspection_id, Way.MAIL))

    def _note(self, inspection_id: UUID, way: Way) -> None:
        self._bench.operations.change(partial(self._services.inspection_reports.left, inspection_id, way))

    def remind(self, authority_id: UUID) -> None:
        """A draft to the authority with what is open; noted once a mail program has taken it."""
        answers = self._services.observation_answers
        content = lambda: write_mail(answers.reminder(authority_id))  # noqa: E731 - one expression
        note = partial(answers.reminded, authority_id, Way.MAIL)
        self._drafts.open("relance.eml", content, lambda: self._noted(note))

    def _noted(self, note: Callable[[], Change]) -> None:
        self._bench.operations.change(note)
