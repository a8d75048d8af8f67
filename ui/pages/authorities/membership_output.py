"""A paper of a membership out of the program: shown, printed, saved, in a mail; kept as it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from cigdesk.documents import render_membership
from cigdesk.domain.errors import CigdeskError
from cigdesk.exchange.mail_file import Attached, write_mail
from cigdesk.services.desk import Services
from cigdesk.services.kept_documents import OpenedDocument
from cigdesk.services.membership_pages import AmendmentPage, Certificate, MembershipForm
from cigdesk.services.membership_papers import PaperSubject
from ui.page import Workbench
from ui.pages.agenda.printing_output import PaperOutput
from ui.private_copies import PrivateCopies

Take = Callable[[bytes, str], None]
Drawn = tuple[MembershipForm | AmendmentPage | Certificate, bytes]
_NO_MAIL_PROGRAM = (
    "Aucun programme de ce poste n’ouvre les courriels préparés. Enregistrez le PDF, puis joignez-le."
)


class MembershipOutput:
    """Names of files say the kind of paper, never whose it is."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        self._bench, self._parent = bench, parent
        self._papers = PaperOutput(bench, parent)
        self._copies: PrivateCopies | None = None

    @property
    def _services(self) -> Services:
        services: Services = self._bench.services
        return services

    def popup(
        self,
        papers: Sequence[tuple[str, PaperSubject]],
        button: QWidget,
        *others: tuple[str, Callable[[], None]],
    ) -> None:
        """Offer under the button what can be done with each of those papers, then the other acts."""
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, subject in papers:
            within = menu if len(papers) == 1 else menu.addMenu(title)
            within.addAction("Voir", partial(self.show, subject))
            within.addAction("Imprimer…", partial(self.print, subject))
            within.addAction("Enregistrer le PDF…", partial(self.save, subject))
            within.addAction("Préparer un courriel", partial(self.mail, subject))
        menu.addSeparator()
        for words, act in others:
            menu.addAction(words, act)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def show(self, subject: PaperSubject) -> None:
        """In the viewer of the system; what is only looked at is not kept."""
        self._draw(subject, self._papers.open)

    def print(self, subject: PaperSubject) -> None:
        """On paper, and kept."""
        self._draw(subject, self._papers.print, keeps=True)

    def save(self, subject: PaperSubject) -> None:
        """In a file, and kept."""
        self._draw(subject, self._papers.save, keeps=True)

    def mail(self, subject: PaperSubject) -> None:
        """As the attachment of a draft in the person's own mail program, and kept."""
        papers, name = self._services.membership_papers, file_name(subject)
        self._copies = copies = self._copies or PrivateCopies()

        def job() -> tuple[Path, Drawn]:
            page = papers.page(subject)
            pdf = render_membership(page)
            mail = write_mail(papers.message(page, subject.membership_id), (Attached(name, pdf),))
            return copies.write(f"{Path(name).stem}.eml", mail), (page, pdf)

        def drawn(made: tuple[Path, Drawn]) -> None:
            path, paper = made
            self._keep(subject, paper)
            if not self._bench.dialogs.open_externally(path):
                self._bench.operations.refused.emit("", CigdeskError(_NO_MAIL_PROGRAM))

        self._bench.operations.run(job, on_done=drawn, label="Préparation du courriel")

    def open_kept(self, document: OpenedDocument) -> None:
        """A document that is kept, in the viewer of the system."""
        self._papers.open(document.content, document.line.file_name)

    def _draw(self, subject: PaperSubject, take: Take, *, keeps: bool = False) -> None:
        papers = self._services.membership_papers

        def job() -> Drawn:
            page = papers.page(subject)
            return page, render_membership(page)

        def drawn(paper: Drawn) -> None:
            take(paper[1], file_name(subject))
            if keeps:
                self._keep(subject, paper)

        self._bench.operations.run(job, on_done=drawn, label="Mise en page")

    def _keep(self, subject: PaperSubject, paper: Drawn) -> None:
        self._bench.operations.change(partial(self._services.membership_papers.keep, subject, *paper))


def file_name(subject: PaperSubject) -> str:
    """« bulletin-d-adhesion.pdf »."""
    return f"{subject.kind.value}.pdf"
