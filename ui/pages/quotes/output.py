"""A quote out of the program: in a file, on paper, in the system's own viewer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.services.file_names import file_word
from cigdesk.services.quote_view import QuoteView
from ui.document_files import save_whole
from ui.page import Notice, Workbench
from ui.pdf_pages import page_sizes
from ui.printing import PrintJob
from ui.private_copies import PrivateCopies

_PDF = "Documents PDF (*.pdf)"


class QuoteOutput:
    """Files carry the number alone: no name of an authority or a person lies about in a folder."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        self._bench, self._parent = bench, parent
        self._folder = Path.home()
        self._copies: PrivateCopies | None = None
        self._job: PrintJob | None = None

    def save(self, view: QuoteView, *, duplicate: bool = False) -> None:
        """Ask where, then write the PDF; a draft carries its watermark, a duplicate its own."""
        proposed = self._folder / file_name(view, duplicate=duplicate)
        path = self._bench.dialogs.save_file(self._parent, "Enregistrer le PDF", _PDF, proposed)
        if path is None:
            return
        target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        self._folder = target.parent
        pdf = self._pdf(view, duplicate=duplicate)

        def written(_none: None) -> None:
            show = lambda: self._bench.dialogs.open_externally(target)  # noqa: E731 - one expression
            self._bench.notify(Notice("PDF enregistré", target.name, "download", "Ouvrir", "", show))

        # On the worker of the changes, behind those that are still being written.
        self._bench.operations.run(
            lambda: save_whole(target, pdf()), on_done=written, label="Enregistrement du PDF"
        )

    def open(self, view: QuoteView) -> None:
        """Show a private copy, which is wiped when the program ends."""
        name, pdf = file_name(view), self._pdf(view)
        self._copies = copies = self._copies or PrivateCopies()
        self._bench.operations.run(lambda: copies.write(name, pdf()), on_done=self._opened)

    def _opened(self, path: Path) -> None:
        if not self._bench.dialogs.open_externally(path):
            message = "Aucun programme de ce poste n’ouvre les PDF. Enregistrez le fichier, puis ouvrez-le."
            self._bench.operations.refused.emit("", CigdeskError(message))

    def print(self, view: QuoteView) -> None:
        """Ask for a printer, then print in the background."""
        pdf = self._pdf(view)
        title = f"Devis {view.number}" if view.number else "Devis, brouillon"

        def ready(content: bytes) -> None:
            pages = len(page_sizes(content))
            printer = self._bench.dialogs.printer(self._parent, title, pages)
            if printer is not None:
                self._start(printer, content)

        self._bench.operations.run(pdf, on_done=ready, label="Préparation de l’impression")

    def _start(self, printer: QPrinter, content: bytes) -> None:
        self._job = PrintJob(self._bench.operations, printer, content, self._printed)
        self._job.start()

    def _printed(self, done: bool) -> None:
        self._job = None
        if done:
            self._bench.notify(Notice("Devis envoyé à l’imprimante", icon="printer"))
        else:
            message = "L’imprimante n’a pas pris le document. Vérifiez-la, puis imprimez de nouveau."
            self._bench.operations.refused.emit("", CigdeskError(message))

    def _pdf(self, view: QuoteView, *, duplicate: bool = False) -> Callable[[], bytes]:
        quote_id, issuing = view.id, self._bench.services.quotes.issuing
        draw = issuing.duplicate_copy if duplicate else issuing.pdf

        def pdf() -> bytes:
            content: bytes = draw(quote_id)
            return content

        return pdf


def file_name(view: QuoteView, *, duplicate: bool = False) -> str:
    """« devis-2026-0042.pdf »; a prefix may hold what a file name may not."""
    return f"devis-{file_word(view.number) or 'brouillon'}{'-duplicata' if duplicate else ''}.pdf"
