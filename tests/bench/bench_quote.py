"""One quote's PDF, drawn from what the store holds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from uuid import UUID

from figures import FLAT, Aim, Figure, Row, alternately
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from sqlalchemy import func, select

from cigdesk.bootstrap import Desk, open_store
from cigdesk.documents import fonts, render_quote
from cigdesk.services.demonstration import PASSPHRASE
from cigdesk.services.quote_sheet import QuoteSheet
from db.tables import quote_lines, quotes

ROWS = (
    Row(
        "quote",
        "One quote’s PDF, read and drawn",
        "a bare platypus document of the same text with the same fonts",
        Aim(ratio=2, growth=FLAT),
    ),
)
REPEATS = 40
LINES = 4
"""Lines of the quote that is drawn: an ordinary one."""
LARGEST = 40.0
"""Points: a watermark does not lie on one line."""


def measure(store: Path) -> Iterator[Figure]:
    """A quote with as many lines as an ordinary one has."""
    desk = open_store(store, PASSPHRASE)
    sheet = desk.services.quotes.issuing.sheet
    quote_id = _ordinary(desk)
    pieces = pieces_of(sheet(quote_id))
    yield alternately("quote", lambda: render_quote(sheet(quote_id)), lambda: bare_document(pieces), REPEATS)
    desk.close()


def _ordinary(desk: Desk) -> UUID:
    """The last quote with that many lines, or with the number nearest to it."""
    lines = func.count(quote_lines.c.id)
    rows = (
        select(quotes.c.id)
        .join(quote_lines, quote_lines.c.quote_id == quotes.c.id)
        .group_by(quotes.c.id)
        .order_by(func.abs(lines - LINES), quotes.c.id.desc())
    )
    with desk.store.engine.connect() as connection:
        return connection.scalar(rows.limit(1))


def pieces_of(sheet: QuoteSheet) -> list[tuple[str, str, float]]:
    """The text of the finished page, line by line, each with its font and size."""
    found: list[tuple[str, str, float]] = []

    def note(text: str, _machine: object, _matrix: object, font: dict | None, size: float) -> None:
        if text.strip() and font is not None:
            found.append((text.strip(), _font_name(font), min(size, LARGEST)))

    for page in PdfReader(BytesIO(render_quote(sheet))).pages:
        page.extract_text(visitor_text=note)
    return found


def _font_name(font: dict) -> str:
    """The name under which reportlab knows the font, which stands after a tag in the file."""
    name = str(font["/BaseFont"]).rpartition("+")[2].lstrip("/")
    return name if name in getRegisteredFontNames() else fonts.REGULAR


def bare_document(pieces: list[tuple[str, str, float]]) -> bytes:
    """Those lines by platypus alone, each in its font and size."""
    out = BytesIO()
    story: list[Flowable] = [Paragraph(escape(text), _style(font, size)) for text, font, size in pieces]
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


def _style(font: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(f"{font} {size}", fontName=font, fontSize=size, leading=size * 1.3)
