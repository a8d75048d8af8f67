"""The part « Activité » of the page « Relevés »: the report of a year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from cigdesk.services.desk import Services
from ui.page import Workbench
from ui.page_part import PagePart
from ui.widgets.base import Label
from ui.widgets.buttons import IconButton

KEY = "activity"


class ActivityPart(PagePart):
    """The year moves by the arrows of the header."""

    key, title = KEY, "Activité"

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self.year = services.context.today().year
        self.before = IconButton("chevron-left", self.tr("Année précédente"), parent=self)
        self.after = IconButton("chevron-right", self.tr("Année suivante"), parent=self)
        self.year_label = Label(str(self.year), "strong", tabular=True, parent=self)
        for widget in self.header_start_widgets():
            widget.hide()
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))

    def header_start_widgets(self) -> Sequence[QWidget]:
        return (self.before, self.year_label, self.after)

    def _step(self, years: int) -> None:
        self.year += years
        self.year_label.setText(str(self.year))
        self.header_changed.emit()
