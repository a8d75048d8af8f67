"""Two sheets side by side, field by field: where they differ, one of both is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QWidget

from cigdesk.services.agent_merging import MergePreview, Side
from ui.merging.words import FIELDS, UNSAID, side_about, side_name, value_text
from ui.widgets.base import Label, column
from ui.widgets.buttons import Button
from ui.widgets.checks import RadioButton

_LABEL_WIDTH = 96


class Choice(RadioButton):
    """The value of one sheet; a long address is cut, and read in full under the pointer."""

    def __init__(self, text: str, field: str, whose: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setToolTip(text)
        self.setAccessibleName(f"{FIELDS[field]}, {whose}, {text}")

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())


class Comparison(QWidget):
    """The head of both sheets, then a row for each field."""

    swap_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, tuple[Choice, Choice]] = {}
        """By field, that of the kept sheet and that of the other one; only where both differ."""
        self.swap = Button("Garder l’autre fiche", size="medium", icon_name="refresh")
        self.swap.clicked.connect(self.swap_asked)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def show_preview(self, preview: MergePreview, *, masked: bool) -> None:
        """Show both sheets; what was chosen of the same two stays chosen."""
        chosen = self.taken
        self._empty()
        self._grid.addWidget(_head("Fiche gardée", preview.kept, masked=masked), 0, 1)
        self._grid.addWidget(_head("Fiche qui disparaît", preview.gone, masked=masked), 0, 2)
        for place, field in enumerate(FIELDS, start=1):
            self._grid.addWidget(Label(FIELDS[field], "secondary", "text2"), place, 0)
            if field in preview.differing:
                self._add_choice(place, field, preview, masked=masked)
            else:
                self._add_values(place, field, preview, masked=masked)
        for field in chosen & self.choices.keys():
            self.choices[field][1].setChecked(True)
        self._grid.addWidget(self.swap, len(FIELDS) + 1, 1, Qt.AlignmentFlag.AlignLeft)
        self.swap.show()

    @property
    def taken(self) -> frozenset[str]:
        """The fields that are taken from the sheet that goes."""
        return frozenset(field for field, (_, other) in self.choices.items() if other.isChecked())

    def forget(self) -> None:
        """Nothing is chosen any more: other sheets are to be compared."""
        self._empty()

    def _empty(self) -> None:
        self.choices = {}
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is self.swap:
                widget.hide()
            elif widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_choice(self, place: int, field: str, preview: MergePreview, *, masked: bool) -> None:
        sides = ((preview.kept, "fiche gardée"), (preview.gone, "fiche qui disparaît"))
        made = [Choice(value_text(side, field, masked=masked), field, whose) for side, whose in sides]
        group = QButtonGroup(made[0])
        for across, choice in enumerate(made, start=1):
            group.addButton(choice)
            self._grid.addWidget(choice, place, across)
        made[0].setChecked(True)
        self.choices[field] = (made[0], made[1])

    def _add_values(self, place: int, field: str, preview: MergePreview, *, masked: bool) -> None:
        kept, gone = (value_text(side, field, masked=masked) for side in (preview.kept, preview.gone))
        if field in preview.completed:
            self._grid.addWidget(_plain(f"{gone} (repris de l’autre fiche)", "ok"), place, 1)
        else:
            self._grid.addWidget(_plain(kept, "text" if kept != UNSAID else "text3"), place, 1)
        self._grid.addWidget(_plain(gone, "text3"), place, 2)


def _plain(text: str, tone: str) -> QLabel:
    label = Label(text, "body", wrap=True)
    label.setProperty("tone", tone)
    return label


def _head(title: str, side: Side, *, masked: bool) -> QWidget:
    head = QWidget()
    name = Label(side_name(side, masked=masked), "strong", wrap=True)
    about = Label(side_about(side), "secondary", "text2", wrap=True)
    head.setLayout(column(Label(title, "caption_strong", "text3"), name, about, spacing=2))
    return head
