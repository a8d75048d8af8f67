"""The day of a place on paper: one page or more for each half-day, to be signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.services.agenda_sheets import DayRow, DaySheet, PlaceDay, RowState

_PLACE: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 15, 19)
_ADDRESS: Final = theme.style(fonts.REGULAR, 9.6, 13, theme.TEXT2)
_HEAD: Final = theme.style(fonts.MEDIUM, 8.8, 12, theme.TEXT2)
_HOURS: Final = theme.style(fonts.TABULAR_SEMIBOLD, 10.5, 14)
_WHO: Final = theme.style(fonts.SEMIBOLD, 10.5, 14)
_FREE: Final = theme.style(fonts.REGULAR, 10.5, 14, theme.TEXT3)
_NOTE: Final = theme.style(fonts.REGULAR, 8.5, 11, theme.TEXT3)
_WIDTHS: Final = (112.0, 235.0, CONTENT - 347.0)
_LABEL_WIDTH: Final = 68.0
_ROW: Final = 30.0
_TITLE: Final = "Feuille de permanence"


def render(day: PlaceDay) -> bytes:
    """The PDF; see `cigdesk.documents.render_place_day`."""
    fonts.register()
    title = f"{_TITLE}, {day.place or 'lieu'}, {french.date_medium(day.day)}"
    return page.build(
        list(_story(day)),
        agenda_paper.furniture(day.head, title, french.date_title(day.day), day.day, names=day.names),
    )


def _story(day: PlaceDay) -> Iterator[Flowable]:
    for number, sheet in enumerate(day.sheets):
        if number:
            yield NextPageTemplate("first")
            yield PageBreak()
        yield from _top(day)
        yield _facts(sheet)
        yield Spacer(0, 12)
        yield _rows(sheet) if sheet.rows else agenda_paper.note(f"{agenda_paper.NOBODY}.")
    if not day.sheets:
        yield from _top(day)
        yield agenda_paper.note(f"{agenda_paper.NOBODY} à cet endroit ce jour-là.")


def _top(day: PlaceDay) -> Iterator[Flowable]:
    yield from agenda_paper.head(day.head, _TITLE, french.date_title(day.day))
    yield Paragraph(printed_name(day.place), _PLACE)
    if day.address:
        yield Paragraph(printed_name(day.address), _ADDRESS)
    if day.closed:
        yield agenda_paper.note(f"Jour fermé{french.NBSP}: {day.closed}.")
    yield Spacer(0, 9)


def _facts(sheet: DaySheet) -> Table:
    facts = (
        ("Intervenant", f"{sheet.practitioner}, {sheet.function[:1].lower()}{sheet.function[1:]}"),
        ("Heures", sheet.hours),
        ("Salle", sheet.room),
        ("Créneaux", sheet.summary),
    )
    rows = [
        (Paragraph(label, theme.LABEL), Paragraph(printed_name(text), theme.VALUE))
        for label, text in facts
        if text
    ]
    return grid(rows, (_LABEL_WIDTH, CONTENT - _LABEL_WIDTH), ("BOTTOMPADDING", *ALL, 2.8))


def _rows(sheet: DaySheet) -> Table:
    """The head comes back on each page; a row is high enough to sign in."""
    head = [Paragraph(words, _HEAD) for words in ("Heure", "Personne reçue", "Signature")]
    rows: list[list[Any]] = [head, *(_row(row) for row in sheet.rows)]
    closed = [
        ("BACKGROUND", (0, place), (-1, place), theme.TINT)
        for place, row in enumerate(sheet.rows, start=1)
        if row.state is RowState.CLOSED
    ]
    return grid(
        rows,
        _WIDTHS,
        ("BACKGROUND", (0, 0), (-1, 0), theme.TINT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, theme.BORDER),
        ("LINEBEFORE", (2, 1), (2, -1), 0.6, theme.BORDER),
        ("LEFTPADDING", *ALL, 9),
        ("RIGHTPADDING", *ALL, 6),
        ("TOPPADDING", (0, 0), (-1, 0), 3.6),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 4.4),
        ("TOPPADDING", (0, 1), (-1, -1), (_ROW - 14) / 2),
        ("BOTTOMPADDING", (0, 1), (-1, -1), (_ROW - 14) / 2),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        *closed,
        repeat=1,
    )


def _row(row: DayRow) -> list[Any]:
    who: list[Flowable] = [Paragraph(printed_name(row.who or "Libre"), _style(row.state))]
    if row.note:
        who.append(Paragraph(printed_name(row.note), _NOTE))
    return [Paragraph(printed_name(row.hours), _HOURS), who, ""]


def _style(state: RowState) -> ParagraphStyle:
    return _WHO if state is RowState.TAKEN else _FREE
