"""The screen of notes of a page: made when it is first opened, and only for whoever has the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.note import NoteKind
from cigdesk.domain.rights import Right
from cigdesk.services.social_note_views import NoteOwner
from ui.notes.sheet import NotesSheet
from ui.page import Workbench
from ui.settings_targets import PAGE_ID as SETTINGS
from ui.settings_targets import Part


class PageNotes(QObject):
    """What a page asks of it, whether it is made or not."""

    moved = Signal()
    """It came in sight, or went."""
    closed = Signal()

    def __init__(self, page: QWidget, bench: Workbench) -> None:
        super().__init__(page)
        self._page, self._bench = page, bench
        self.allowed = bench.may(Right.NOTES)

    @cached_property
    def sheet(self) -> NotesSheet:
        """The screen over the page."""
        made = NotesSheet(self._page, self._bench)
        made.sheet_asked.connect(lambda: self._bench.go(SETTINGS, Part.SECURITY))
        made.closed.connect(self.closed)
        made.opened.connect(self.moved)
        made.closed.connect(self.moved)
        return made

    @property
    def shown(self) -> bool:
        """Whether it lies over the page."""
        return "sheet" in self.__dict__ and not self.sheet.isHidden()

    def open(self, owner: NoteOwner, name: Callable[[], str], wanted: UUID | NoteKind | None = None) -> None:
        """Show the notes of a case or an appointment (see `NotesSheet.open_on`)."""
        if self.allowed and self.close():
            self.sheet.open_on(owner, name, wanted)

    def close(self) -> bool:
        """Put it away; False when something typed can't be kept, which then stays in sight."""
        if self.shown:
            self.sheet.close_sheet()
        return not self.shown

    def flush(self) -> None:
        """Keep what is typed now."""
        if self.shown:
            self.sheet.flush()

    def can_leave(self) -> bool:
        """Whether everything typed is kept, or on its way."""
        return not self.shown or self.sheet.can_leave()
