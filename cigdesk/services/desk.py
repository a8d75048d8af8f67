"""Every service of an open store, each made when it is first asked for: start-up imports none of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cigdesk.services.context import Context

if TYPE_CHECKING:
    from cigdesk.ports.quotes import Files
    from cigdesk.services.quote_issuing import Renderer
    from cigdesk.services.quotes import QuoteService


@dataclass
class Services:
    """What the window and the command line call."""

    context: Context
    files: Files
    render_quote: Renderer

    @cached_property
    def quotes(self) -> QuoteService:
        """Quotes: drafts, issue, states, pages."""
        from cigdesk.services.quotes import QuoteService

        return QuoteService(self.context, self.render_quote, self.files)
