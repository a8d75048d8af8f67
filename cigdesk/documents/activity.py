"""The activity report of a year, for an elected official: figures first, then each subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.chart import Chart
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.services.activity_sheet import ActivitySheet, Headline, Line, Section
from cigdesk.services.agenda_sheets import Names

_KIND: Final = "Rapport d’activité"
_WHOSE: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 16, 20, after=3)
_PERIOD: Final = theme.style(fonts.REGULAR, 10, 14, theme.TEXT2, after=10)
_FIGURE: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 18, 22, theme.ACCENT)
_FIGURE_LABEL: Final = theme.style(fonts.SEMIBOLD, 9, 12)
_FIGURE_NOTE: Final = theme.style(fonts.REGULAR, 8, 11, theme.TEXT3)
_TITLE: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 13, 17, theme.ACCENT, after=2)
_COUNTS: Final = theme.style(fonts.REGULAR, 8.5, 12, theme.TEXT3, after=6)
_NOTE: Final = theme.style(fonts.REGULAR, 9, 13, theme.TEXT2, after=3)
_HEAD: Final = theme.style(fonts.MEDIUM, 8, 10.5, theme.TEXT2)
_HEAD_RIGHT: Final = theme.style(fonts.MEDIUM, 8, 10.5, theme.TEXT2, right=True)
_LABEL: Final = theme.style(fonts.REGULAR, 8.8, 11.5)
_STRONG: Final = theme.style(fonts.SEMIBOLD, 8.8, 11.5)
_CELL: Final = theme.style(fonts.TABULAR, 8.8, 11.5, right=True)
_CELL_STRONG: Final = theme.style(fonts.TABULAR_SEMIBOLD, 8.8, 11.5, right=True)
_ACROSS: Final = 3
"""Figures on a line."""
_LABELS: Final = (0.26, 0.44)
"""Least and most of the width that the labels of a table take."""
_COLUMN: Final = 74.0
_LONGEST: Final = 2_000


def render(sheet: ActivitySheet) -> bytes:
    """The PDF; see `cigdesk.documents.render_activity`."""
    fonts.register()
    whose = f", {sheet.name}" if sheet.authority_id else ""
    furniture = agenda_paper.furniture(
        sheet.head, f"{sheet.title}{whose}", _KIND, sheet.day, names=Names.HIDDEN
    )
    return page.build(list(_story(sheet)), furniture)


def _story(sheet: ActivitySheet) -> Iterator[Flowable]:
    yield from agenda_paper.head(sheet.head, _KIND, str(sheet.year))
    yield Paragraph(printed_name(sheet.name), _WHOSE)
    siren = f"SIREN {sheet.siren}, " if sheet.siren else ""
    drawn_up = f"établi le {french.date_long(sheet.day)}"
    yield Paragraph(printed_name(f"{siren}{sheet.period}, {drawn_up}"), _PERIOD)
    yield _figures(sheet)
    if sheet.empty:
        yield Spacer(0, 14)
        yield agenda_paper.note("Aucune activité n’est enregistrée pour cette année.")
    for section in sheet.sections:
        yield Spacer(0, 16)
        yield from _section(section)
    yield Spacer(0, 14)
    yield KeepTogether(list(_reading(sheet)))


def _figures(sheet: ActivitySheet) -> Table:
    cells = [_figure(each, sheet.year - 1) for each in sheet.headlines]
    rows = [cells[at : at + _ACROSS] for at in range(0, len(cells), _ACROSS)]
    gap = 10.0
    return grid(
        rows,
        [CONTENT / _ACROSS] * _ACROSS,
        ("BACKGROUND", *ALL, theme.TINT),
        ("INNERGRID", *ALL, gap / 2, theme.WHITE),
        ("LEFTPADDING", *ALL, 12),
        ("RIGHTPADDING", *ALL, 8),
        ("TOPPADDING", *ALL, 9),
        ("BOTTOMPADDING", *ALL, 10),
        radius=5,
    )


def _figure(headline: Headline, before: int) -> list[Flowable]:
    return [
        Paragraph(printed_name(headline.label), _FIGURE_LABEL),
        Paragraph(printed_name(headline.cell.text), _FIGURE),
        Paragraph(printed_name(f"{before}{french.NBSP}: {headline.before.text}"), _FIGURE_NOTE),
        Paragraph(printed_name(headline.about), _FIGURE_NOTE),
    ]


def _section(section: Section) -> Iterator[Flowable]:
    """The title never parts from its chart; a table that begins on a page has three lines there."""
    opening: list[Flowable] = [
        Paragraph(printed_name(section.title), _TITLE),
        Paragraph(printed(section.counts, _LONGEST), _COUNTS),
    ]
    if section.plot is not None and not section.plot.empty:
        opening += [Chart(section.plot), Spacer(0, 8)]
    table = _table(section.heads, section.lines)
    notes = [Paragraph(printed(note, _LONGEST), _NOTE) for note in section.notes]
    whole = [*opening, table, Spacer(0, 5), *notes]
    if page.height_of(whole) < page.ROOM:
        yield KeepTogether(whole)
        return
    yield CondPageBreak(page.height_of(opening) + 60)
    yield from whole


def _table(heads: Sequence[str], lines: Sequence[Line]) -> Table:
    columns = len(heads) - 1
    label = CONTENT - min(columns * _COLUMN, CONTENT * (1 - _LABELS[0]))
    label = min(max(label, CONTENT * _LABELS[0]), CONTENT * _LABELS[1])
    widths = [label, *[(CONTENT - label) / columns] * columns]
    rows: list[list[Any]] = [
        [
            Paragraph(printed_name(heads[0]), _HEAD),
            *(Paragraph(printed_name(head), _HEAD_RIGHT) for head in heads[1:]),
        ]
    ]
    rows += [_row(line) for line in lines]
    strong = [
        ("LINEABOVE", (0, at), (-1, at), 0.6, theme.FIELD) for at, line in enumerate(lines, 1) if line.strong
    ]
    return grid(
        rows,
        widths,
        ("BACKGROUND", (0, 0), (-1, 0), theme.TINT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, theme.BORDER),
        ("TOPPADDING", *ALL, 2.6),
        ("BOTTOMPADDING", *ALL, 3.4),
        ("LEFTPADDING", (0, 0), (0, -1), 6),
        ("RIGHTPADDING", *ALL, 4),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        *strong,
        repeat=1,
    )


def _row(line: Line) -> list[Any]:
    label, cell = (_STRONG, _CELL_STRONG) if line.strong else (_LABEL, _CELL)
    return [
        Paragraph(printed_name(line.label), label),
        *(Paragraph(printed_name(each.text), cell) for each in line.cells),
    ]


def _reading(sheet: ActivitySheet) -> Iterator[Flowable]:
    if sheet.notes:
        yield Paragraph("Pour lire ces chiffres", _TITLE)
    for note in sheet.notes:
        yield Paragraph(printed(note, _LONGEST), _NOTE)
