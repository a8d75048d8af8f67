"""A part with a list of records at the left, and the sheet of one of them at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.settings.master_list import MasterList
from ui.pages.settings.part import SettingsPart
from ui.pages.settings.part_presenter import PartPresenter
from ui.pages.settings.record_sheet import RecordSheet
from ui.theme import text_scale
from ui.widgets.base import surface, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState, page_of

COMPACT_WIDTH = 230


class RecordsPart(SettingsPart):
    """The list and the sheet, or the way to begin while there is no record.

    Args:
        width: of the list, in px.
    """

    sheet: RecordSheet

    def __init__(self, presenter: PartPresenter, list_name: str, width: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._presenter, self._width = presenter, width
        self.list = MasterList(list_name)
        self._left = surface("left")
        self._shown, self._body = QWidget(), QStackedWidget()
        presenter.written.connect(self._written)
        presenter.created.connect(self._leave_the_button)

    def _leave_the_button(self) -> None:
        """The button that created a record goes: the keyboard stays in the part, on its list."""
        focused = self.window().focusWidget()
        if isinstance(focused, Button) and self.sheet.isAncestorOf(focused):
            self.focus_first()

    def lay_out(self, listed: QWidget, empty: QWidget) -> None:
        """Set the list beside the sheet, and `empty` in their place when nothing is there."""
        self._empty = empty
        self.set_compact(False)
        tight(QVBoxLayout(self._left), 0, (0, 0, 1, 0)).addWidget(listed)
        side_by_side = tight(QHBoxLayout(self._shown))
        side_by_side.addWidget(self._left)
        side_by_side.addWidget(self.sheet, 1)
        self._body.addWidget(self._shown)
        self._body.addWidget(empty)
        tight(QVBoxLayout(self)).addWidget(self._body)

    def empty_page(self, title: str, sentence: str, new: str, *, icon: str, new_icon: str) -> QWidget:
        """What stands there while nothing is; `new` is the act that begins."""
        create = Button(new, icon_name=new_icon, keycap=self.tr("Ctrl N"))
        create.clicked.connect(self.begin)
        return page_of(EmptyState(title, sentence, icon_name=icon, action=create))

    def show_body(self, *, any_record: bool) -> None:
        """Show the list and the sheet, or the way to begin."""
        shown = any_record or self.sheet.creating
        self._body.setCurrentWidget(self._shown if shown else self._empty)

    def _written(self) -> None:
        self.note_written(self._presenter.now())

    # what the page asks

    def edited(self) -> Sequence[QWidget]:
        return self.sheet.edited

    def read(self) -> None:
        self._presenter.read()

    def flush(self) -> None:
        self.sheet.flush()

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        self._left.setFixedWidth(round((COMPACT_WIDTH if compact else self._width) * text_scale()))

    def zones(self) -> Sequence[QWidget]:
        return self.list, self.sheet
