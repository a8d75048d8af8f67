"""Documents on paper: pages drawn from plain sheets, without a rule of their own.

reportlab costs a tenth of a second to import, so it is loaded when the first page is drawn.
"""

from __future__ import annotations

from cigdesk.services.quote_sheet import QuoteSheet

__all__ = ["render_quote"]


def render_quote(sheet: QuoteSheet, *, watermark: str = "") -> bytes:
    """The PDF of a quote: the same sheet always gives the same bytes.

    A draft carries « BROUILLON » across each page; `watermark` puts another word (« DUPLICATA »).
    """
    from cigdesk.documents.quote import render

    return render(sheet, watermark=watermark)
