"""What the glyphs mean, under the grid."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.icons import Status
from ui.pages.agenda.details_parts import StatusGlyph
from ui.widgets.base import Label, row, tight

_WORDS = (
    (Status.UPCOMING, "À venir"),
    (Status.ONGOING, "En cours"),
    (Status.DONE, "Honoré"),
    (Status.EXCUSED, "Absent excusé"),
    (Status.NO_SHOW, "Absent non excusé"),
    (Status.CANCELLED, "Annulé"),
    (Status.TO_FILL, "Statut à renseigner"),
)


class Legend(QFrame):
    """The statuses with their words; what does not fit goes at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "footer")
        self.setAccessibleName("Légende des statuts")
        layout = tight(QHBoxLayout(self), 20, (14, 8, 8, 8))
        for status, word in _WORDS:
            layout.addLayout(row(StatusGlyph(status), Label(word, "secondary", "text2"), spacing=7))
        layout.addStretch(1)
        # A narrow grid cuts the legend rather than being widened by it.
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
