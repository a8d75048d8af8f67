"""The place of the preview: the page, or while names are masked what stands for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.masking import Masking
from ui.widgets.base import surface, tight
from ui.widgets.empty_state import EmptyState
from ui.widgets.pdf_preview import PdfPreview

MASKED = "Aperçu masqué (F8)"


class PreviewPlace(QStackedWidget):
    """A page names who signs and who is addressed: it is covered whole, and printed and saved as ever."""

    def __init__(self, preview: PdfPreview, masking: Masking, *, width: int | None = None) -> None:
        super().__init__()
        self._preview, self._masking = preview, masking
        said = "La page porte des noms. L’enregistrer et l’imprimer restent possibles, noms compris."
        self.state = EmptyState(MASKED, said, icon_name="eye-off", framed=False)
        self._cover = surface("well")
        tight(QVBoxLayout(self._cover)).addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(preview)
        self.addWidget(self._cover)
        if width is not None:
            self.setFixedWidth(width)
        masking.changed.connect(lambda _masked: self._fit())
        self._fit()

    def _fit(self) -> None:
        self.setCurrentWidget(self._cover if self._masking.masked else self._preview)
