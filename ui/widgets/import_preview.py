"""What the import of a file would do, line by line, before anything is written: the same for every list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.french import NBSP, plural
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, CellRole, PillDelegate
from ui.widgets.message_bar import MessageBar
from ui.widgets.pill import Pill, PillData
from ui.widgets.rows import Reader, RowModel
from ui.widgets.table import TableView


class Preview(Protocol):
    """What a service read of a file."""

    @property
    def shown(self) -> Sequence[Any]:
        """The first lines, those at fault before the others; each has a `verdict`."""

    @property
    def counts(self) -> Mapping[Any, int]:
        """How many lines of each verdict."""

    @property
    def total(self) -> int:
        """How many lines there are."""

    @property
    def writes(self) -> int:
        """How many records it would write."""

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        """The titles that nobody knows."""

    @property
    def refusal(self) -> str:
        """Why it can't be applied; "" when it can."""


@dataclass(frozen=True)
class LineColumn:
    """A column of the lines; the one without width takes the room that is left."""

    title: str
    text: Callable[[Any], str]
    width: int | None = None
    strong: bool = False
    figures: bool = False


@dataclass(frozen=True)
class ImportWords:
    """How a list speaks of its lines: the pill of a verdict is the second column."""

    columns: tuple[LineColumn, ...]
    pills: Mapping[Any, PillData]
    """By verdict."""
    plurals: Mapping[Any, tuple[str, str]]
    record: tuple[str, str]
    """« collectivité », « collectivités »: what is imported."""


_VERDICT = 1


class PreviewModel(RowModel[Any]):
    """The lines shown of a preview."""

    def __init__(self, words: ImportWords, parent: QObject | None = None) -> None:
        super().__init__(len(words.columns), parent=parent)
        self._words = words

    def title(self, column: int) -> str:
        return self._words.columns[column].title

    def readers(self) -> Mapping[int, Reader[Any]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._text,
            Qt.ItemDataRole.ToolTipRole: self._hint,
            CellRole.PILL: lambda line, at: self._words.pills[line.verdict] if at == _VERDICT else None,
        }

    def _text(self, line: Any, column: int) -> str:
        return self._words.columns[column].text(line)

    def _hint(self, line: Any, column: int) -> str | None:
        return self._text(line, column) if self._words.columns[column].width is None else None


class ImportPreview(QWidget):
    """Counts, what stands in the way, the first lines, and the decision at the foot."""

    confirmed = Signal(object)
    """(Preview): import it."""
    given_up = Signal()

    def __init__(self, words: ImportWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._preview: Preview | None = None
        self._pills = {
            verdict: Pill(data.text, data.family, data.icon) for verdict, data in words.pills.items()
        }
        self._unknown = Label("", "secondary", "text2", wrap=True)
        self._refusal = MessageBar("", "", family="bad", strip=True)
        self.model = PreviewModel(words, self)
        self.table = TableView(self.tr("Lignes du fichier"))
        self._shown = Label("", "secondary", "text3")
        self.import_button = Button("", "primary", icon_name="database-import", keycap=self.tr("Ctrl Entrée"))
        self.cancel_button = Button(self.tr("Abandonner"), keycap=self.tr("Échap"))
        self._build()

    def _build(self) -> None:
        self.table.setModel(self.model)
        for place, column in enumerate(self._words.columns):
            tone = "text" if column.strong else "text2"
            cell = CellDelegate(strong=column.strong, tone=tone, tabular=column.figures)
            drawn = PillDelegate() if place == _VERDICT else cell
            self.table.set_column(place, delegate=drawn, width=column.width, stretch=column.width is None)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(self._make_head())
        lines = surface("plain")
        tight(QHBoxLayout(lines), 0, (10, 0, 0, 0)).addWidget(self.table)
        layout.addWidget(lines, 1)
        layout.addWidget(self._make_foot())
        self.import_button.clicked.connect(self.confirm)
        self.cancel_button.clicked.connect(self.given_up)

    def _make_head(self) -> QWidget:
        head = surface("header")
        layout = tight(QVBoxLayout(head), 8, (20, 12, 20, 12))
        layout.addLayout(row(*self._pills.values(), None))
        layout.addWidget(self._unknown)
        layout.addWidget(self._refusal)
        return head

    def _make_foot(self) -> QWidget:
        foot = surface("footer")
        layout = tight(QHBoxLayout(foot), 8, (20, 10, 20, 10))
        layout.addLayout(row(self._shown, None, self.cancel_button, self.import_button))
        return foot

    def show_preview(self, preview: Preview) -> None:
        """Show what that file would do."""
        self._preview = preview
        for verdict, pill in self._pills.items():
            count = preview.counts.get(verdict, 0)
            pill.setVisible(bool(count))
            data = self._words.pills[verdict]
            pill.set_data(PillData(plural(count, *self._words.plurals[verdict]), data.family, data.icon))
        names = ", ".join(preview.unknown_columns)
        self._unknown.setText(f"Colonnes ignorées{NBSP}: {names}")
        self._unknown.setVisible(bool(names))
        self._refusal.set_message(preview.refusal)
        self._refusal.setVisible(bool(preview.refusal))
        self.model.fill(preview.shown)
        self._say_decision(preview)

    def _say_decision(self, preview: Preview) -> None:
        left = preview.total - len(preview.shown)
        first = (
            f"Premières lignes seulement{NBSP}: {plural(left, 'autre')} dans le fichier" if left > 0 else ""
        )
        self._shown.setText(first)
        self.import_button.setText(f"Importer {plural(preview.writes, *self._words.record)}")
        self.import_button.set_reason(preview.refusal)
        first_stop = self.cancel_button if preview.refusal else self.import_button
        first_stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Import, unless something stands in the way."""
        if self._preview is not None and not self._preview.refusal:
            self.confirmed.emit(self._preview)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirm()
        else:
            super().keyPressEvent(event)
