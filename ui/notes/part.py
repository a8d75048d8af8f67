"""The notes within the page of agents: searched in memory, opened where they were written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.services.desk import Services
from cigdesk.services.social_note_views import FoundNote
from ui.notes.circle_card import CircleCard
from ui.notes.found_model import FoundColumn, FoundModel
from ui.notes.letting_go import with_window
from ui.notes.over_page import PageNotes
from ui.page import Workbench
from ui.page_part import PagePart
from ui.widgets.base import row, tight
from ui.widgets.card import Card
from ui.widgets.delegates import CellDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.search import SearchField, results_text
from ui.widgets.table import TableView

PAUSE_MS = 200
"""After the last key, before the notes are opened and read through."""
_CIRCLE_WIDTH = 320
_WIDTHS = {FoundColumn.WHO: 230, FoundColumn.CHANGED: 130}


class NotesPart(PagePart):
    """What was found is let go of when another part is shown."""

    key, title = "notes", "Notes"
    kinds = frozenset({"confidential_notes", "vaults"})

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self._services = services
        tr = self.tr
        self.notes = PageNotes(self, bench)
        self.search = SearchField(tr("Mots d’une note, dans n’importe quel ordre"), keycap=tr("Ctrl F"))
        self.model = FoundModel(bench.masking, services.context.zone, self)
        self.table = TableView(tr("Notes trouvées"), lines=2)
        self.empty = EmptyState("", "", icon_name="notes", framed=False)
        self.circle = CircleCard(services, bench.operations)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._timer.timeout.connect(self._ask)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.cleared.connect(self._ask)
        self.table.activated_row.connect(self._open)
        self.notes.closed.connect(self._closed)
        with_window(self, self.model.drop)
        self._say()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.set_column(FoundColumn.NOTE, stretch=True, delegate=TwoLineDelegate())
        self.table.set_column(FoundColumn.WHO, delegate=TwoLineDelegate())
        self.table.set_column(FoundColumn.CHANGED, delegate=CellDelegate(tone="text2", tabular=True))
        for column, width in _WIDTHS.items():
            self.table.set_column(column, width=width)
        self.table.set_empty_state(self.empty)
        card = Card()
        card.set_margins(0, 1, 0, 1)
        card.add(self.table, 1)
        left = tight(QVBoxLayout(), 12)
        left.addLayout(row(self.search))
        left.addWidget(card, 1)
        self.circle.setFixedWidth(_CIRCLE_WIDTH)
        layout = tight(QHBoxLayout(self), 12, (20, 16, 20, 20))
        layout.addLayout(left, 1)
        layout.addWidget(self.circle)

    # what the page asks

    def header_title(self) -> str:
        return self.title

    def on_chosen(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        if self.isVisible():
            self.circle.read()
            self._ask()

    def zones(self) -> Sequence[QWidget]:
        return (self.notes.sheet,) if self.notes.shown else (self.search, self.table, self.circle)

    def focus_first(self) -> None:
        if not self.notes.shown:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrow(self) -> None:
        if self.notes.close():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def flush(self) -> None:
        self.notes.flush()

    def can_leave(self) -> bool:
        return self.notes.can_leave()

    def forget(self) -> None:
        """Let go of what was found: another part is shown."""
        if self.notes.close():
            self._timer.stop()
            self.bench.operations.forget((id(self), "search"))
            self.model.fill(())
            self.search.clear()
            self._timer.stop()
            self._say()

    # searching

    def _ask(self) -> None:
        text, notes = self.search.text(), self._services.notes
        if not text.strip():
            self.bench.operations.forget((id(self), "search"))
            self._show(())
            return
        self.bench.operations.query((id(self), "search"), lambda: notes.search(text), self._show)

    def _show(self, found: tuple[FoundNote, ...]) -> None:
        kept = self.table.current_row()
        self.model.fill(found)
        self.table.select_row(kept)
        self.search.set_count_text(results_text(len(found)) if self.search.text().strip() else "")
        self._say()

    def _say(self) -> None:
        if self.search.text().strip():
            self.empty.set_text(
                self.tr("Aucune note ne correspond"), self.tr("Chaque mot est cherché au début des mots.")
            )
        else:
            self.empty.set_text(
                self.tr("Cherchez dans les notes"),
                self.tr(
                    "Les notes sont ouvertes le temps de la recherche, ici seulement\u00a0: Ctrl+K ne les "
                    "trouve pas."
                ),
            )

    def _open(self, index: QModelIndex) -> None:
        found = self.model.row(index)
        if found is None:
            return
        masking = self.bench.masking
        self.notes.open(found.note.owner, lambda: masking.name(found.who) or found.case_number, found.note.id)

    def _closed(self) -> None:
        self._ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.header_changed.emit()
