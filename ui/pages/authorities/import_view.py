"""What the import of a file would do, line by line, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.french import NBSP, number, plural, siren
from cigdesk.services.authority_import import Preview, PreviewLine, Verdict
from ui.theme import Accent
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, CellRole, PillDelegate
from ui.widgets.message_bar import MessageBar
from ui.widgets.pill import Pill, PillData
from ui.widgets.rows import Reader, RowModel
from ui.widgets.table import TableView

_TITLES = ("Ligne", "Résultat", "Collectivité", "SIREN", "Ce qui se passera")
_PILLS = {
    Verdict.NEW: PillData("Nouvelle", Accent.OK, "plus"),
    Verdict.COMPLETED: PillData("À compléter", Accent.ACCENT, "pencil"),
    Verdict.UNCHANGED: PillData("Déjà présente", Accent.NEUTRAL, "check"),
    Verdict.FAULT: PillData("À corriger", Accent.BAD, "alert-circle"),
}
_PLURALS = {
    Verdict.NEW: ("nouvelle", "nouvelles"),
    Verdict.COMPLETED: ("à compléter", "à compléter"),
    Verdict.UNCHANGED: ("déjà présente", "déjà présentes"),
    Verdict.FAULT: ("à corriger", "à corriger"),
}
_SAID = {
    Verdict.NEW: "Elle sera ajoutée",
    Verdict.COMPLETED: "Ses champs vides seront remplis, rien d’autre ne change",
    Verdict.UNCHANGED: "Rien à faire",
}


class PreviewModel(RowModel[PreviewLine]):
    """The lines shown of a preview."""

    LINE, VERDICT, NAME, SIREN, SAID = range(5)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(_TITLES), parent=parent)

    def title(self, column: int) -> str:
        return _TITLES[column]

    def readers(self) -> Mapping[int, Reader[PreviewLine]]:
        return {
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.AccessibleTextRole: _text,
            Qt.ItemDataRole.ToolTipRole: lambda line, at: _text(line, at) if at == self.SAID else None,
            CellRole.PILL: lambda line, at: _PILLS[line.verdict] if at == self.VERDICT else None,
        }


def _text(line: PreviewLine, column: int) -> str:
    said = line.said if line.verdict is Verdict.FAULT else _both(_SAID[line.verdict], line.said)
    texts = (number(line.number), _PILLS[line.verdict].text, line.name, siren(line.siren), said)
    return texts[column]


def _both(first: str, second: str) -> str:
    return f"{first} ({second})" if second else first


class ImportView(QWidget):
    """Counts, what stands in the way, the first lines, and the decision at the foot."""

    confirmed = Signal(object)
    """(Preview): import it."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._pills = {verdict: Pill(data.text, data.family, data.icon) for verdict, data in _PILLS.items()}
        self._unknown = Label("", "secondary", "text2", wrap=True)
        self._refusal = MessageBar("", "", family="bad", strip=True)
        self.model = PreviewModel(self)
        self.table = TableView(self.tr("Lignes du fichier"))
        self._shown = Label("", "secondary", "text3")
        self.import_button = Button("", "primary", icon_name="database-import", keycap=self.tr("Ctrl Entrée"))
        self.cancel_button = Button(self.tr("Abandonner"), keycap=self.tr("Échap"))
        self._build()

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.set_column(PreviewModel.LINE, delegate=CellDelegate(tone="text2", tabular=True), width=80)
        self.table.set_column(PreviewModel.VERDICT, delegate=PillDelegate(), width=150)
        self.table.set_column(PreviewModel.NAME, delegate=CellDelegate(strong=True), width=240)
        self.table.set_column(
            PreviewModel.SIREN, delegate=CellDelegate(tone="text2", tabular=True), width=130
        )
        self.table.set_column(PreviewModel.SAID, delegate=CellDelegate(tone="text2"), stretch=True)
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
            data = _PILLS[verdict]
            pill.set_data(PillData(plural(count, *_PLURALS[verdict]), data.family, data.icon))
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
        self.import_button.setText(f"Importer {plural(preview.writes, 'collectivité')}")
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
