"""The papers for the data protection officer: labels beside what is told, or lines to write on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.membership_paper import TITLE
from cigdesk.documents.page import CONTENT
from cigdesk.services.agenda_sheets import Names
from cigdesk.services.dpo_paper import Chapter, DpoPaper, Entry, Part

_PART: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 14, 18, after=4)
_LEAD: Final = theme.style(fonts.REGULAR, 9, 13, theme.TEXT2, after=6)
_LABEL: Final = theme.style(fonts.SEMIBOLD, 9, 12.4)
_TEXT: Final = theme.style(fonts.REGULAR, 9, 12.8)
_LABELS: Final = 172.0
_LINE: Final = 17.5
"""Points between two lines to write on by hand."""
_LONGEST: Final = 900
_TOGETHER: Final = 96.0
"""Points that a title needs below it, so that it does not end a page."""


def render(sheet: DpoPaper) -> bytes:
    """The PDF; see `cigdesk.documents.render_dpo_paper`."""
    fonts.register()
    furniture = agenda_paper.furniture(sheet.head, sheet.title, sheet.title, sheet.day, names=Names.HIDDEN)
    return page.build(list(_story(sheet)), furniture)


def _story(sheet: DpoPaper) -> Iterator[Flowable]:
    yield from agenda_paper.head(sheet.head, sheet.title, f"établi le {french.date_long(sheet.day)}")
    for place, part in enumerate(sheet.parts):
        if place:
            yield PageBreak()
        yield from _part(part)


def _part(part: Part) -> Iterator[Flowable]:
    yield Paragraph(printed_name(part.title), _PART)
    yield Paragraph(printed(part.lead, _LONGEST), _LEAD)
    for chapter in part.chapters:
        yield from _chapter(chapter)


def _chapter(chapter: Chapter) -> Iterator[Flowable]:
    yield CondPageBreak(_TOGETHER)
    yield Spacer(0, 8)
    yield Paragraph(printed_name(chapter.title), TITLE)
    if chapter.note:
        yield Paragraph(printed(chapter.note, _LONGEST), theme.SMALL)
        yield Spacer(0, 4)
    yield _entries(chapter)


def _entries(chapter: Chapter) -> Table:
    """Labels at the left; what is told beside, or nothing: the rule below is the line to write on."""
    rows: list[list[object]] = [_row(each) for each in chapter.entries]
    return grid(
        rows,
        (_LABELS, CONTENT - _LABELS),
        ("LINEBELOW", *ALL, 0.5, theme.BORDER),
        *(
            ("LINEBELOW", (1, at), (1, at), 0.6, theme.FIELD)
            for at, each in enumerate(chapter.entries)
            if not each.text
        ),
        ("RIGHTPADDING", (0, 0), (0, -1), 12),
        ("TOPPADDING", *ALL, 4),
        ("BOTTOMPADDING", *ALL, 4.5),
    )


def _row(entry: Entry) -> list[object]:
    label = Paragraph(printed_name(entry.label), _LABEL)
    if entry.text:
        return [label, Paragraph(printed(entry.text, _LONGEST), _TEXT)]
    return [label, _ruled(entry.blanks)]


def _ruled(lines: int) -> Flowable:
    """Room for so many lines, ruled but for the last one, which the row below rules."""
    if lines == 1:
        return Spacer(0, _LINE - 8)
    return Table(
        [[""]] * lines,
        colWidths=[CONTENT - _LABELS],
        rowHeights=[_LINE] * lines,
        style=[("LINEBELOW", (0, 0), (-1, -2), 0.6, theme.FIELD)],
        hAlign="LEFT",
    )
