"""« Historique », « Qui a ouvert ce dossier »: what a journal says of one record, in a card, when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from cigdesk.domain.accesses import ACTS
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import plural
from ui.journal_words import NOBODY, changed_from_to, changed_what, when_short
from ui.masking import Masking
from ui.operations import Operations
from ui.widgets.base import Label, column, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card

if TYPE_CHECKING:
    from cigdesk.services.access_log import AccessRow
    from cigdesk.services.change_log import ChangeRow
    from cigdesk.services.desk import Services

SHOWN: Final = 12
"""The latest lines that a card shows; the journal itself has the others."""


class JournalCard(Card):
    """Nothing is read before it is asked for: opening a record stays as quick."""

    def __init__(
        self,
        title: str,
        nothing: str,
        *,
        read: Callable[[UUID], Sequence[Any]],
        told: Callable[[Any], tuple[str, str]],
        operations: Operations,
        masking: Masking,
        parent: QWidget | None = None,
    ) -> None:
        self.toggle = Button("Afficher", "link", size="small")
        super().__init__(title, right=self.toggle, parent=parent)
        self._read, self._told, self._operations = read, told, operations
        self._nothing = Label(nothing, "secondary", "text2", wrap=True)
        self._more = Label("", "secondary", "text3", wrap=True)
        self._lines = tight(QVBoxLayout(), 0)
        self._shown: list[QWidget] = []
        self._rows: Sequence[Any] = ()
        self._record: UUID | None = None
        self.is_open = False
        for item in (self._nothing, self._lines, self._more):
            self.add(item)
        self.toggle.clicked.connect(self._toggle)
        masking.changed.connect(self._mask)
        self._fill()

    def show_record(self, record_id: UUID | None) -> None:
        """Of that record; of another one it is closed again."""
        if record_id != self._record:
            self._record, self.is_open, self._rows = record_id, False, ()
            self.toggle.set_reason("")
            self._fill()
        self._ask()

    def _toggle(self) -> None:
        self.is_open = not self.is_open
        self._fill()
        self._ask()

    def _ask(self) -> None:
        if not self.is_open or self._record is None:
            return
        wanted = self._record
        self._operations.query(
            (id(self), "journal"), lambda: self._read(wanted), self._take, on_error=self._refused
        )

    def _mask(self, _masked: bool) -> None:
        self._fill(read=bool(self._rows))

    def _take(self, rows: Sequence[Any]) -> None:
        if not isValid(self):
            return
        self._rows = rows
        self._fill(read=True)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """What was asked for comes in sight once it has its place."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self, 0, 0)

    def _refused(self, error: CigdeskError) -> None:
        if not isValid(self):
            return
        self.is_open = False
        self._fill()
        self.toggle.set_reason(str(error))

    def _fill(self, *, read: bool = False) -> None:
        self.toggle.setText("Masquer" if self.is_open else "Afficher")
        self.toggle.updateGeometry()
        for each in self._shown:
            self._lines.removeWidget(each)
            each.hide()
            each.deleteLater()
        rows = self._rows[:SHOWN] if self.is_open else ()
        self._shown = [self._line(*self._told(each), first=not place) for place, each in enumerate(rows)]
        for each in self._shown:
            self._lines.addWidget(each)
        left = len(self._rows) - len(rows)
        self._more.setText(f"Et {plural(left, 'ligne plus ancienne', 'lignes plus anciennes')}.")
        self._more.setVisible(self.is_open and left > 0)
        self._nothing.setVisible(self.is_open and read and not rows)

    def _line(self, what: str, when: str, *, first: bool) -> QWidget:
        whole = QWidget()
        layout = tight(QVBoxLayout(whole), 0)
        if not first:
            layout.addWidget(rule())
        words = column(
            Label(what, "body", wrap=True), Label(when, "secondary", "text3", wrap=True), spacing=2
        )
        words.setContentsMargins(0, 6, 0, 6)
        layout.addLayout(words)
        return whole


def history_card(services: Services, operations: Operations, masking: Masking, kind: str) -> JournalCard:
    """« Historique » of the records of that table."""
    zone = services.context.zone

    def told(row: ChangeRow) -> tuple[str, str]:
        return _change_told(row, kind, zone, masked=masking.masked)

    return JournalCard(
        "Historique",
        "Aucune modification n’est gardée.",
        read=lambda record_id: services.change_log.of_record(kind, record_id),
        told=told,
        operations=operations,
        masking=masking,
    )


def openings_card(services: Services, operations: Operations, masking: Masking) -> JournalCard:
    """« Qui a ouvert ce dossier », for its referent and for whoever reads every access."""
    zone = services.context.zone

    def told(row: AccessRow) -> tuple[str, str]:
        who = row.line.person or NOBODY
        return f"{who}, {ACTS[row.line.act].lower()}", when_short(row.line.at, zone)

    return JournalCard(
        "Qui a ouvert ce dossier",
        "Personne ne l’a encore ouvert.",
        read=services.accesses.of_case,
        told=told,
        operations=operations,
        masking=masking,
    )


def _change_told(row: ChangeRow, kind: str, zone: ZoneInfo, *, masked: bool) -> tuple[str, str]:
    what = changed_from_to(row, masked=masked)
    if row.line.record.kind != kind:
        what = f"{changed_what(row, masked=masked)}, {what[:1].lower()}{what[1:]}"
    return what, f"{when_short(row.line.at, zone)}, {row.line.person or NOBODY}"
