"""The papers of statements: drawn from what they say now, then the very bytes once they are closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from cigdesk.domain.rights import Right
from cigdesk.domain.statement import Month, Statement
from cigdesk.french import plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.changes import Change
from cigdesk.services.context import Context
from cigdesk.services.file_names import file_word
from cigdesk.services.in_turn import Item, Outcome, in_turn
from cigdesk.services.statement_pages import StatementPage, internal_page, statement_page
from cigdesk.services.statements import StatementService
from cigdesk.services.tables import Tell, tell_nobody

Draw = Callable[[StatementPage], bytes]
"""Draws a page as a PDF."""
Write = Callable[[str, bytes], object]
"""Writes a document under a file name."""


class StatementPapers:
    """What leaves for authorities, and the lists that stay inside."""

    def __init__(self, context: Context, statements: StatementService, files: Files) -> None:
        self._context, self._statements, self._files = context, statements, files

    def pdf(self, authority_id: UUID, month: Month, draw: Draw) -> bytes:
        """The page of the statement: a closed one is drawn once, and the same bytes are given ever after."""
        with self._context.reading() as uow:
            kept = uow.find(Statement, authority_id=authority_id, month=month)
        if kept and kept[0].pdf_sha256:
            return self._files.read(kept[0].pdf_sha256)
        content = draw(statement_page(self._statements.sheet(authority_id, month)))
        if kept and kept[0].closed:
            self._keep(kept[0].id, content)
        return content

    def internal(self, authority_id: UUID, month: Month, draw: Draw) -> bytes:
        """Each piece of work by case number."""
        view = self._statements.view(authority_id, month)
        return draw(internal_page(self._statements.sheet(authority_id, month), view))

    def close(self, authority_id: UUID, month: Month, draw: Draw) -> Change:
        """Close the statement and keep its page; raises as `StatementService.close` does."""
        change = self._statements.close(authority_id, month)
        self.pdf(authority_id, month, draw)
        return change

    def close_ready(self, month: Month, draw: Draw, tell: Tell = tell_nobody) -> Outcome:
        """Close all that are ready with their pages; `tell` may stop it between two of them."""
        listing = self._statements.listing(month)
        names = {each.authority_id: each.name for each in listing.rows}
        items = [Item(each, names[each]) for each in listing.ready]
        return in_turn(items, lambda item: self.close(item.id, month, draw), _closed, tell)

    def write_month(
        self, month: Month, ids: Sequence[UUID], draw: Draw, write: Write, tell: Tell = tell_nobody
    ) -> Outcome:
        """Write the page of each of these authorities; `tell` may stop it between two of them."""
        rows = {each.authority_id: each for each in self._statements.listing(month).rows}
        items = [Item(each, rows[each].name) for each in ids if each in rows]

        def act(item: Item) -> Change:
            # By number, or by SIREN as long as there is none: two projects never write the same file.
            row = rows[item.id]
            known = row.number or f"{month:%Y-%m}-projet-{row.siren or item.id.hex}"
            write(file_name(known), self.pdf(item.id, month, draw))
            return Change(frozenset(), ids=(item.id,))

        return in_turn(items, act, _written, tell)

    def _keep(self, statement_id: UUID, content: bytes) -> None:
        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Statement, statement_id).pdf_sha256 = self._files.keep(content)
            return (statement_id,)

        self._context.change(Right.MANAGE_STATEMENTS, work, "")


def file_name(known: str, *, internal: bool = False) -> str:
    """« releve-RI-2026-0042.pdf »: no name of an authority or a person lies about in a folder."""
    return f"{'liste-interne' if internal else 'releve'}-{file_word(known)}.pdf"


def _closed(count: int) -> str:
    return plural(count, "relevé validé", "relevés validés")


def _written(count: int) -> str:
    return plural(count, "relevé enregistré", "relevés enregistrés")
