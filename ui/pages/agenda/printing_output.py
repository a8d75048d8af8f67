"""A paper of the agenda out of the program: in a file, on paper, in the system's own viewer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QWidget

from cigdesk.domain.errors import CigdeskError
from ui.document_files import save_whole
from ui.page import Notice, Workbench
from ui.pdf_pages import page_sizes
from ui.printing import PrintJob
from ui.private_copies import PrivateCopies

_PDF = "Documents PDF (*.pdf)"
_UPRIGHT = 600.0
"""Points: the width of an upright A4 page, and of half of one, is 595."""


def _nothing() -> None:
    """Nothing follows."""


class PaperOutput:
    """Names of files and of print jobs say a day, never a person."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        self._bench, self._parent = bench, parent
        self._folder = Path.home()
        self._copies: PrivateCopies | None = None
        self._job: PrintJob | None = None

    def save(self, pdf: bytes, name: str, then: Callable[[], None] = _nothing) -> None:
        """Ask where, then write the PDF; `then` once it is written."""
        path = self._bench.dialogs.save_file(self._parent, "Enregistrer le PDF", _PDF, self._folder / name)
        if path is None:
            return
        target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        self._folder = target.parent

        def written(_none: None) -> None:
            show = lambda: self._bench.dialogs.open_externally(target)  # noqa: E731 - one expression
            self._bench.notify(Notice("PDF enregistré", target.name, "download", "Ouvrir", "", show))
            then()

        job = lambda: save_whole(target, pdf)  # noqa: E731 - one expression
        self._bench.operations.run(job, on_done=written, label="Enregistrement du PDF")

    def open(self, pdf: bytes, name: str) -> None:
        """Show a private copy, which is wiped when the program ends."""
        self._copies = copies = self._copies or PrivateCopies()
        self._bench.operations.run(lambda: copies.write(name, pdf), on_done=self._opened)

    def _opened(self, path: Path) -> None:
        if not self._bench.dialogs.open_externally(path):
            self._refuse(
                "Aucun programme de ce poste n’ouvre les PDF. Enregistrez le fichier, puis ouvrez-le."
            )

    def print(self, pdf: bytes, name: str, then: Callable[[], None] = _nothing) -> None:
        """Ask for a printer, then print in the background; `then` once the printer has it."""
        sizes = page_sizes(pdf)
        printer = self._bench.dialogs.printer(self._parent, Path(name).stem, len(sizes))
        if printer is None:
            return
        if sizes[0].width() > _UPRIGHT:
            printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        self._job = PrintJob(self._bench.operations, printer, pdf, partial(self._printed, then))
        self._job.start()

    def _printed(self, then: Callable[[], None], done: bool) -> None:
        self._job = None
        if done:
            self._bench.notify(Notice("Document envoyé à l’imprimante", icon="printer"))
            then()
        else:
            self._refuse("L’imprimante n’a pas pris le document. Vérifiez-la, puis imprimez de nouveau.")

    def _refuse(self, sentence: str) -> None:
        self._bench.operations.refused.emit("", CigdeskError(sentence))
