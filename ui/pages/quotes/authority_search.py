"""Finding the authority of a quote by a few letters of its name, its SIREN or its postcode."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from cigdesk.domain.authority import AuthorityKind
from cigdesk.domain.departments import department_name
from cigdesk.french import plural
from cigdesk.ports.authorities import AuthorityRow
from ui.page import Workbench
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.search import SearchField

_MOST_ROWS = 40


class AuthoritySearch(SearchField):
    """A search field with its list."""

    chosen = Signal(object)
    """(UUID)"""
    named = Signal(str)
    """(name): what it is called, just before `chosen`."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__("Nom, SIREN ou code postal")
        self._bench = bench
        self.popup = CompleterPopup(self, self._provide, minimum=0)
        self.popup.chosen.connect(self._take)

    def _provide(self, text: str, deliver: Deliver) -> None:
        def found(rows: tuple[AuthorityRow, ...]) -> None:
            deliver([_suggestion(row) for row in rows])

        authorities = self._bench.services.authorities
        job = lambda: authorities.listing(text).rows[:_MOST_ROWS]  # noqa: E731 - one expression for a worker
        self._bench.operations.query((self, "authorities"), job, found)

    def _take(self, row: Suggestion) -> None:
        self.clear()
        if isinstance(row.key, UUID):
            self.named.emit(row.rest)
            self.chosen.emit(row.key)


def _suggestion(row: AuthorityRow) -> Suggestion:
    heads = plural(row.headcount, "agent") if row.headcount else "effectif non déclaré"
    place = department_name(row.department)
    kind = "" if row.kind is AuthorityKind.COMMUNE else row.kind.label
    detail = ", ".join(part for part in (kind, place, heads) if part)
    return Suggestion(row.id, rest=row.name, detail=detail, icon="building-community", near=row.near)
