"""The export of one person as a text to read, in which passages are struck before it is handed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from cigdesk.french import date_long, number, plural
from cigdesk.services.person_export import Place
from cigdesk.services.person_sheet import ExportEntry, ExportField, PersonSheet
from ui.theme import current, font, hub
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button

_LINE = "\u2028"
"""A line end within one block: a field stays one block, character for character."""
_NO_SELECTION = "Sélectionnez d’abord un passage du texte."
_NOT_STRUCK = "Placez-vous sur un passage biffé."
_STRIKE = "Biffez ce qui concerne d’autres personnes."
_MASKED = "Les noms sont masqués : F8 montre l’export."


@dataclass(frozen=True)
class _Line:
    """Which field a block shows, and where its text begins in it."""

    entry: ExportEntry
    field: ExportField
    offset: int


class ExportText(QTextEdit):
    """Read, selected, never typed in. Suppr strikes what is selected."""

    strike_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Export de la personne")
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.strike_asked.emit()
        else:
            super().keyPressEvent(event)


class ExportView(QWidget):
    """The whole sheet, what is struck shown struck: the original is seen, the copy is not given."""

    struck = Signal(object)
    """(tuple of Place)"""
    shown_again = Signal(object)
    """(tuple of UUID)"""
    pdf_asked = Signal()
    json_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: PersonSheet | None = None
        self._masked = False
        self._lines: dict[int, _Line] = {}
        self.text = ExportText()
        self.told = Label("", "secondary", "text2", wrap=True)
        self.strike_button = Button("Biffer la sélection", keycap="Suppr")
        self.show_button = Button("Rétablir")
        self.pdf_button = Button("Enregistrer le PDF", "primary", icon_name="file-type-pdf")
        self.json_button = Button("Enregistrer le JSON", icon_name="download")
        whole = tight(QVBoxLayout(self), 10)
        whole.addWidget(self.told)
        whole.addWidget(self.text, 1)
        whole.addLayout(row(self.strike_button, self.show_button, None, self.json_button, self.pdf_button))
        self.text.selectionChanged.connect(self._allow)
        self.text.cursorPositionChanged.connect(self._allow)
        self.text.strike_asked.connect(self.strike)
        self.strike_button.clicked.connect(self.strike)
        self.show_button.clicked.connect(self.show_again)
        self.pdf_button.clicked.connect(self.pdf_asked)
        self.json_button.clicked.connect(self.json_asked)
        hub().changed.connect(self._draw)

    def show_export(self, sheet: PersonSheet, *, masked: bool) -> None:
        """Show a sheet; the place where one reads stays when it is read again."""
        again = self.sheet is not None and self.sheet.agent_id == sheet.agent_id
        at, scrolled = self.text.textCursor().position(), self.text.verticalScrollBar().value()
        self.sheet, self._masked = sheet, masked
        self.told.setText(_MASKED if masked else _told(sheet))
        self._draw()
        if again:
            cursor = self.text.textCursor()
            cursor.setPosition(min(at, max(self.text.document().characterCount() - 1, 0)))
            self.text.setTextCursor(cursor)
            self.text.verticalScrollBar().setValue(scrolled)

    # drawn

    def _draw(self) -> None:
        self._lines = {}
        self.text.clear()
        if self.sheet is None or self._masked:
            self._allow()
            return
        cursor = self.text.textCursor()
        cursor.beginEditBlock()
        for place, section in enumerate(self.sheet.sections):
            count = "" if section.key == "identity" else f" ({number(len(section.entries))})"
            self._block(cursor, section.title + count, _format("section"), above=14 if place else 0)
            if section.note:
                self._block(cursor, section.note, _format("secondary", "text2"))
            for entry in section.entries:
                if len(section.entries) > 1 or section.key != "identity":
                    self._block(cursor, entry.title, _format("emphasis"), above=8)
                for field in entry.fields:
                    self._field(cursor, entry, field)
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._allow()

    def _block(self, cursor: QTextCursor, text: str, how: QTextCharFormat, *, above: float = 0) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        if cursor.position():
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        cursor.insertText(text.replace("\n", _LINE), how)

    def _field(self, cursor: QTextCursor, entry: ExportEntry, field: ExportField) -> None:
        lead = f"{field.label} : "
        self._block(cursor, lead, _format("body", "text3"))
        self._lines[cursor.blockNumber()] = _Line(entry, field, len(lead))
        plain, gone = _format("body"), _struck()
        at = 0
        for start, end in field.hidden:
            cursor.insertText(_in_block(field.text[at:start]), plain)
            cursor.insertText(_in_block(field.text[start:end]), gone)
            at = end
        cursor.insertText(_in_block(field.text[at:]), plain)

    # struck

    def strike(self) -> None:
        """Leave out what is selected."""
        places = tuple(self._selected())
        if places:
            self.struck.emit(places)

    def show_again(self) -> None:
        """Hand over again what the selection, or the cursor, touches."""
        marks = tuple(self._touched())
        if marks:
            self.shown_again.emit(marks)

    def _selected(self) -> Iterator[Place]:
        for line, start, end in self._spans():
            if start < end:
                yield Place(line.entry.id, line.field.key, start, end, len(line.field.text))

    def _touched(self) -> Iterator[UUID]:
        for line, start, end in self._spans():
            for each in line.field.passages:
                if each.start <= end and start <= each.end:
                    yield each.id

    def _spans(self) -> Iterator[tuple[_Line, int, int]]:
        """The fields under the selection, each with the characters of its own text."""
        cursor = self.text.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        block = self.text.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            line = self._lines.get(block.blockNumber())
            if line is not None:
                begins, length = block.position() + line.offset, _units(line.field.text)
                start, end = (min(max(each - begins, 0), length) for each in (first, last))
                yield line, _character(line.field.text, start), _character(line.field.text, end)
            block = block.next()

    def _allow(self) -> None:
        """A button that closes under the keyboard gives it to the text."""
        held = any(each.hasFocus() for each in (self.strike_button, self.show_button))
        self.strike_button.set_reason("" if any(True for _ in self._selected()) else _NO_SELECTION)
        touched = any(True for _ in self._touched())
        self.show_button.set_reason("" if touched else _NOT_STRUCK)
        for button in (self.pdf_button, self.json_button):
            button.set_reason(_MASKED if self._masked else "")
        if held and not any(each.hasFocus() for each in (self.strike_button, self.show_button)):
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)


def _told(sheet: PersonSheet) -> str:
    said = [f"Réponse due le {date_long(sheet.due_on)}."] if sheet.due_on else []
    said.append(f"{plural(sheet.records, 'enregistrement')}.")
    if sheet.marks:
        said.append(f"{plural(sheet.marks, 'champ biffé', 'champs biffés')}.")
    if sheet.stale_marks:
        count = plural(sheet.stale_marks, "passage biffé à revoir", "passages biffés à revoir")
        said.append(f"{count} : le texte a changé depuis.")
    return " ".join([*said, _STRIKE, *sheet.absent])


def _in_block(text: str) -> str:
    return text.replace("\r\n", " \n").replace("\r", "\n").replace("\n", _LINE)


def _units(text: str) -> int:
    """How long a text is for Qt, which counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _character(text: str, units: int) -> int:
    """Which character of the text is at that place of Qt's."""
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))


def _format(role: str, tone: str = "text") -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(role))  # type: ignore[arg-type]  # a role of type
    made.setForeground(current().color(tone))
    return made


def _struck() -> QTextCharFormat:
    made = _format("body", "bad.text")
    made.setFontStrikeOut(True)
    made.setBackground(current().color("bad.tint"))
    return made
