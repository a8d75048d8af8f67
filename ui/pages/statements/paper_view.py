"""The page of the statement as it leaves, and its internal list: seen, kept as a file, printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.services.statement_papers import file_name
from cigdesk.services.statement_view import StatementView
from ui.page import Workbench
from ui.pages.agenda.printing_output import PaperOutput
from ui.pages.statements.presenter import StatementsPresenter
from ui.widgets.base import rule, surface, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.segmented import Segmented

PAGE, INTERNAL = "page", "internal"


class PaperView(QWidget):
    """Échap goes back to the statement."""

    closed = Signal()

    def __init__(self, bench: Workbench, presenter: StatementsPresenter) -> None:
        super().__init__()
        self._bench, self._presenter = bench, presenter
        self._output = PaperOutput(bench, self)
        self.pdf = b""
        self._view: StatementView | None = None
        choices = [(PAGE, self.tr("Relevé")), (INTERNAL, self.tr("Liste interne"))]
        self.choice = Segmented(choices, self.tr("Document"))
        self.save_button = Button(self.tr("Enregistrer…"), icon_name="download", size="medium")
        self.print_button = Button(self.tr("Imprimer…"), icon_name="printer", size="medium")
        self.back_button = IconButton("x", self.tr("Fermer l’aperçu"))
        self.preview = PdfPreview(bench.operations)
        self._build()

    def _build(self) -> None:
        bar = surface("header")
        inside = tight(QHBoxLayout(bar), 8, (16, 8, 12, 8))
        inside.addWidget(self.choice)
        inside.addStretch(1)
        for widget in (self.save_button, self.print_button, self.back_button):
            inside.addWidget(widget)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(bar)
        layout.addWidget(rule())
        layout.addWidget(self.preview, 1)
        self.choice.chosen.connect(lambda _key: self._draw())
        self.save_button.clicked.connect(lambda: self._hand(self._output.save))
        self.print_button.clicked.connect(lambda: self._hand(self._output.print))
        self.back_button.clicked.connect(self.closed)
        self.preview.open_asked.connect(lambda: self._hand(self._output.open))

    def show_view(self, view: StatementView) -> None:
        """Draw the pages of that statement."""
        self._view = view
        self._draw()

    def _draw(self) -> None:
        view, pdf = self._view, self._presenter.pdf(internal=self._internal)
        if view is not None and view.number and not self._internal:
            # The page of a closed statement may be kept by this: it waits for its turn among the changes.
            self._bench.operations.run(pdf, on_done=partial(self._drawn_for, view))
        else:
            self._bench.operations.query((self, "pdf"), pdf, self._drawn)

    def _drawn_for(self, view: StatementView, pdf: bytes) -> None:
        if view is self._view and not self._internal:
            self._drawn(pdf)

    def _drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.preview.show_pdf(pdf)

    @property
    def _internal(self) -> bool:
        return self.choice.value() == INTERNAL

    @property
    def _name(self) -> str:
        view = self._view
        return file_name(view.number if view and view.number else "projet", internal=self._internal)

    def _hand(self, way: Callable[[bytes, str], None]) -> None:
        if self.pdf:
            way(self.pdf, self._name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
