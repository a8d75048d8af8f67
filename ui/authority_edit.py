"""Choosing an authority by typing a few letters of its name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cigdesk.french import fold, plural
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.inputs import LineEdit

_SHOWN = 12


class AuthorityEdit(LineEdit):
    """A line whose value is the authority taken in the list; other words are no value."""

    def __init__(self, services: Services, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._services, self._operations = services, operations
        self._names: dict[UUID, str] = {}
        self._value: UUID | None = None
        self.setPlaceholderText(self.tr("Commune, CCAS, syndicat…"))
        self._popup = CompleterPopup(self, self._look)
        self._popup.chosen.connect(lambda row: self._choose(row.key))
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._take_exact)

    def value(self) -> UUID | None:
        """The authority chosen, or None."""
        return self._value

    def set_value(self, authority_id: UUID | None) -> None:
        """Show an authority that `know` has named."""
        self._value = authority_id
        self.setText(self._names.get(authority_id, "") if authority_id else "")
        self.setCursorPosition(0)

    def know(self, authority_id: UUID, name: str) -> None:
        """Remember how an authority is written."""
        self._names[authority_id] = name

    def _typed(self) -> None:
        known = self._value is not None and self.text() == self._names.get(self._value)
        if not known and self._value is not None:
            self._value = None
            self.edited.emit()

    def _choose(self, authority_id: UUID) -> None:
        self.set_value(authority_id)
        self.edited.emit()

    def _take_exact(self) -> None:
        """A name typed in full is a choice, whatever its accents."""
        if self._value is not None:
            return
        typed = fold(self.text())
        found = [row.key for row in self._popup.suggestions() if fold(row.strong) == typed]
        if typed and len(found) == 1 and isinstance(found[0], UUID):
            self._choose(found[0])

    def _look(self, text: str, deliver: Deliver) -> None:
        listing = self._services.authorities.listing
        self._operations.query(
            ("authority-edit", id(self)),
            partial(listing, text),
            lambda found: self._answer(found.rows[:_SHOWN], deliver),
        )

    def _answer(self, rows: Sequence[AuthorityRow], deliver: Deliver) -> None:
        self._names.update({each.id: each.name for each in rows})
        deliver([_suggestion(each) for each in rows])


def _suggestion(each: AuthorityRow) -> Suggestion:
    heads = plural(each.headcount, "agent") if each.headcount else ""
    detail = ", ".join(part for part in (each.kind.label, each.postcode) if part)
    return Suggestion(
        each.id, each.name, detail=detail, right=heads, icon="building-community", near=each.near
    )
