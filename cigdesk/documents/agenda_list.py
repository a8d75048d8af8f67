"""The appointments of a period on paper, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed_name
from cigdesk.documents.page import LANDSCAPE
from cigdesk.french import capitalised
from cigdesk.services.agenda_sheets import AppointmentList, ListRow, Names

_DAY: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 11.5, 15, theme.ACCENT)
_HEAD: Final = theme.style(fonts.MEDIUM, 8.5, 11, theme.TEXT2)
_HOURS: Final = theme.style(fonts.TABULAR_SEMIBOLD, 9, 12)
_TEXT: Final = theme.style(fonts.REGULAR, 9, 12)
_WHO: Final = theme.style(fonts.SEMIBOLD, 9, 12)
_GONE: Final = theme.style(fonts.REGULAR, 9, 12, theme.TEXT3)
_COLUMNS: Final = {
    "Heure": 0.125, "Intervenant": 0.12, "Nature": 0.165, "Lieu": 0.28, "Statut": 0.135, "Personne": 0.175
}  # fmt: skip
"""Shares of the width; the last column is that of names, and gives its own to the places without them."""
_TITLE: Final = "Rendez-vous"


def render(listing: AppointmentList) -> bytes:
    """The PDF; see `cigdesk.documents.render_list`."""
    fonts.register()
    period = french.date_range(listing.first, listing.last)
    furniture = agenda_paper.furniture(
        listing.head, f"{_TITLE}, {period}", period, listing.first, names=listing.names, paper=LANDSCAPE
    )
    return page.build(list(_story(listing, period)), furniture)


def _story(listing: AppointmentList, period: str) -> Iterator[Flowable]:
    count = sum(len(rows) for rows in listing.days.values())
    yield from agenda_paper.head(listing.head, _TITLE, period, LANDSCAPE)
    counted = french.plural(count, "rendez-vous", "rendez-vous") if count else agenda_paper.NOBODY
    yield agenda_paper.note(f"{listing.whose}{french.NBSP}: {counted[:1].lower()}{counted[1:]}.")
    for day, rows in listing.days.items():
        yield Spacer(0, 12)
        yield _day(day, rows, named=listing.names is not Names.HIDDEN)


def _day(day: date, rows: Sequence[ListRow], *, named: bool) -> Table:
    """The day and the heads come back on each page."""
    first, shares = french.date_title(day), dict(_COLUMNS)
    if not named:
        shares["Lieu"] += shares.pop("Personne")
    title = [Paragraph(printed_name(capitalised(first)), _DAY), *[""] * (len(shares) - 1)]
    heads = [Paragraph(words, _HEAD) for words in shares]
    lines: list[list[Any]] = [title, heads, *(_row(row)[: len(shares)] for row in rows)]
    return grid(
        lines,
        [LANDSCAPE.content * share for share in shares.values()],
        ("SPAN", (0, 0), (-1, 0)),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
        ("BACKGROUND", (0, 1), (-1, 1), theme.TINT),
        ("LINEBELOW", (0, 2), (-1, -1), 0.6, theme.BORDER),
        ("LEFTPADDING", (0, 1), (-1, -1), 6),
        ("RIGHTPADDING", (0, 1), (-1, -1), 6),
        ("TOPPADDING", (0, 1), (-1, -1), 3.4),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 4),
        ("NOSPLIT", (0, 0), (-1, min(2, len(lines) - 1))),
        *((("NOSPLIT", *ALL),) if len(lines) <= 6 else ()),
        repeat=2,
    )


def _row(row: ListRow) -> list[Any]:
    texts = (row.hours, row.practitioner, row.kind, row.place, row.status, row.who)
    plain = (_HOURS, _TEXT, _TEXT, _TEXT, _TEXT, _WHO)
    styles = [_GONE] * len(texts) if row.gone else plain
    marked = [printed_name(text) for text in texts]
    if row.gone:
        # The status is what became of it: that alone is not struck.
        marked = [text if place == 4 else f"<strike>{text}</strike>" for place, text in enumerate(marked)]
    return [Paragraph(text, style) for text, style in zip(marked, styles, strict=True)]
