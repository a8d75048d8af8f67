"""One act on several quotes: a table, their departure, their cancellation. No widget of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cigdesk import french
from cigdesk.services.changes import Change
from cigdesk.services.in_turn import Item, Outcome, in_turn
from cigdesk.services.quote_listing import QuoteItem
from cigdesk.services.quote_sending import QuoteMail
from cigdesk.services.quotes import QuoteService
from ui.document_files import save_whole
from ui.operations import Progress
from ui.page import Workbench
from ui.table_files import TableFiles

Tell = Callable[[int, int, str], None]


class SeveralQuotes(QObject):
    """Asked with ids; each act runs on the worker of the changes, can be stopped, and gives its report."""

    reported = Signal(object)
    """(Outcome): somebody was refused or left out."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._window = bench, parent
        self.tables = TableFiles(bench, parent)

    @property
    def _quotes(self) -> QuoteService:
        service: QuoteService = self._bench.services.quotes
        return service

    def export(self, ids: Sequence[UUID], suffix: str) -> None:
        """Those quotes as a table."""
        service = self._bench.services.quote_export
        self.tables.save(lambda: service.table(ids), "devis", suffix)

    def post(self, ids: Sequence[UUID]) -> None:
        """They left by post."""
        dispatch = self._bench.services.quote_dispatch
        self._run(ids, dispatch.posted_several, "Envoi par courrier")

    def mail(self, ids: Sequence[UUID]) -> None:
        """Write their messages in a folder that the person chooses, for the mail program to take."""
        folder = self._bench.dialogs.folder(self._window, "Dossier des courriels à envoyer")
        if folder is None:
            return
        dispatch = self._bench.services.quote_dispatch
        write = lambda mail: write_mail_in(folder, mail)  # noqa: E731 - one expression
        self._run(
            ids, lambda items, tell: dispatch.mailed_several(items, write, tell), "Préparation des courriels"
        )

    def cancel(self, ids: Sequence[UUID], reason: str) -> None:
        """They are taken back, for the same reason."""
        issuing = self._quotes.issuing
        label = lambda count: french.plural(count, "devis annulé", "devis annulés")  # noqa: E731

        def act(item: Item) -> Change:
            return issuing.cancel(item.id, reason)

        self._run(ids, lambda items, tell: in_turn(items, act, label, tell), "Annulation des devis")

    def _run(self, ids: Sequence[UUID], act: Callable[[Sequence[Item], Tell], Outcome], label: str) -> None:
        quotes, outcomes = self._quotes, []

        def job(progress: Progress) -> Change:
            outcomes.append(act([_named(each) for each in quotes.items(ids)], progress.step))
            return outcomes[-1].change

        def done(_change: Change) -> None:
            report = outcomes[-1].report
            if report.refused or report.left:
                self.reported.emit(outcomes[-1])

        self._bench.operations.change(job, on_done=done, label=label)


def _named(item: QuoteItem) -> Item:
    return Item(item.id, f"{item.row.number or 'Brouillon'}, {item.row.authority}")


def write_mail_in(folder: Path, mail: QuoteMail) -> None:
    """Write one message as a file of that folder, named by the number of its quote."""
    from cigdesk.exchange.mail_file import Attached, write_mail

    content = write_mail(mail.message, (Attached(mail.file_name, mail.pdf),))
    save_whole(folder / Path(mail.file_name).with_suffix(".eml").name, content)
