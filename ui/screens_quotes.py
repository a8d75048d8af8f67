"""The pictures of the quotes: sections, a revision beside what it replaces, the answer of the authority."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.quote import QuoteState
from cigdesk.services.quotes import QuoteService
from ui.pages.quotes.view import QuotesPage
from ui.stage import Stage

Scene = tuple[str, Callable[[], object]]
"""The name of a picture, and how what it shows is brought."""


def quote_scenes(playing: Stage) -> Iterator[Scene]:
    """Each is left by `close_panels`."""
    quotes: QuoteService = playing.services.quotes
    yield "devis-sections", lambda: _show(playing, quotes.copying.clone(_sectioned(quotes)).ids[0])
    yield "devis-revision", lambda: _compare(playing, quotes)
    yield "devis-accord", lambda: _answer(playing, quotes, accepted=True)
    yield "devis-refus", lambda: _answer(playing, quotes, accepted=False)


def close_panels(playing: Stage) -> None:
    """Nothing over the quote that is shown."""
    _page(playing).editor.close_panels()


def _sectioned(quotes: QuoteService) -> UUID:
    """The quote of the demonstration that has sections, a note and a discount."""
    return quotes.search("accompagnement des equipes", states=frozenset({QuoteState.SENT}))[0].id


def _awaited(quotes: QuoteService) -> UUID:
    """A quote that waits for its answer."""
    return quotes.search("choisy", states=frozenset({QuoteState.SENT}))[0].id


def _page(playing: Stage) -> QuotesPage:
    playing.window.go("quotes")
    page = playing.window.stack.current
    if not isinstance(page, QuotesPage):
        raise TypeError("the quotes are shown by their page")
    return page


def _show(playing: Stage, quote: UUID) -> QuotesPage:
    """The page, once it shows that quote."""
    page = _page(playing)
    page.open_quote(quote)
    playing.robot.wait(lambda: page.quote if page.quote and page.quote.id == quote else None, "the quote")
    return page


def _answer(playing: Stage, quotes: QuoteService, *, accepted: bool) -> None:
    conduct = _show(playing, _awaited(quotes)).conduct
    (conduct.accept if accepted else conduct.refuse)()


def _compare(playing: Stage, quotes: QuoteService) -> None:
    revision = quotes.copying.revise(_sectioned(quotes)).ids[0]
    _, first, *_, discount, _ = quotes.view(revision).lines
    quotes.drafting.edit_line(revision, first.id, {"quantity": (first.quantity or Decimal(0)) + 1})
    quotes.drafting.remove_line(revision, discount.id)
    quotes.drafting.add_line(revision, "EVT")
    page = _show(playing, revision)
    page.conduct.compare()
    panel = page.editor.comparison_panel
    playing.robot.wait(lambda: panel if panel.isVisible() else None, "the comparison")
