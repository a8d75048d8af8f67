"""Everything that is kept of one person, to hand over to them: who they are, then section by section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import chunks, printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.services.agenda_sheets import Names
from cigdesk.services.person_sheet import ExportEntry, ExportField, ExportSection, PersonSheet

_KIND: Final = "Données d’une personne"
_WHO: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 16, 20, after=3)
_UNDER: Final = theme.style(fonts.REGULAR, 10, 14, theme.TEXT2, after=3)
_TITLE: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 13, 17, theme.ACCENT, after=3)
_NOTE: Final = theme.style(fonts.REGULAR, 9, 13, theme.TEXT2, after=5)
_ENTRY: Final = theme.style(fonts.SEMIBOLD, 9.4, 13, after=2)
_LABEL: Final = theme.style(fonts.REGULAR, 8.8, 12, theme.TEXT3)
_TEXT: Final = theme.style(fonts.REGULAR, 8.8, 12)
_HEAD: Final = theme.style(fonts.MEDIUM, 8, 10.5, theme.TEXT2)
_LABELS: Final = 150.0
_LONG: Final = 1_500
"""Characters of a text that surely fit on what is left of a page: longer ones go in pieces."""
_LINES: Final = frozenset({"changes", "accesses"})
"""Sections of many short records: one line each."""


def render(sheet: PersonSheet) -> bytes:
    """The PDF; see `cigdesk.documents.render_person`."""
    fonts.register()
    furniture = agenda_paper.furniture(sheet.head, _KIND, _KIND, sheet.day, names=Names.HIDDEN)
    return page.build(list(_story(sheet)), furniture)


def _story(sheet: PersonSheet) -> Iterator[Flowable]:
    yield from agenda_paper.head(sheet.head, _KIND, french.date_long(sheet.day))
    yield Paragraph(printed_name(sheet.name), _WHO)
    yield Paragraph(printed_name(sheet.employer), _UNDER)
    for said in _preamble(sheet):
        yield Paragraph(printed(said), _NOTE)
    for section in sheet.sections:
        yield Spacer(0, 12)
        yield CondPageBreak(90)
        yield from _section(section)
    yield Spacer(0, 14)
    yield KeepTogether([Paragraph("Ce qui n’est pas dans cet export", _TITLE), *map(_absent, sheet.absent)])


def _preamble(sheet: PersonSheet) -> Iterator[str]:
    yield (
        "Ce document rassemble ce que le centre de gestion conserve sur cette personne, établi le "
        f"{french.date_long(sheet.day)} par {sheet.made_by} (RGPD, article 15)."
    )
    if sheet.received_on and sheet.due_on:
        yield (
            f"Demande reçue le {french.date_long(sheet.received_on)}, réponse due le "
            f"{french.date_long(sheet.due_on)}."
        )
    if sheet.marks:
        counted = french.plural(sheet.marks, "passage concernant un tiers a été retiré", _MANY_STRUCK)
        yield f"{counted} : le reste est reproduit tel qu’il est conservé."


_MANY_STRUCK: Final = "passages concernant des tiers ont été retirés"


def _absent(said: str) -> Paragraph:
    return Paragraph(printed(said), _NOTE)


def _section(section: ExportSection) -> Iterator[Flowable]:
    count = len(section.entries)
    title = section.title if section.key == "identity" else f"{section.title} ({french.number(count)})"
    yield Paragraph(printed_name(title), _TITLE)
    if section.note:
        yield Paragraph(printed(section.note), _NOTE)
    if section.key in _LINES:
        yield _lines(section)
        return
    for entry in section.entries:
        yield from _entry(entry, titled=count > 1 or section.key != "identity")


def _entry(entry: ExportEntry, *, titled: bool) -> Iterator[Flowable]:
    rows = [row for each in entry.fields for row in _rows(each)]
    if titled:
        yield Spacer(0, 3)
        yield CondPageBreak(48)
        yield Paragraph(printed_name(entry.title), _ENTRY)
    if rows:
        yield grid(
            rows,
            (_LABELS, CONTENT - _LABELS),
            ("LINEBELOW", *ALL, 0.4, theme.BORDER),
            ("TOPPADDING", *ALL, 2.2),
            ("BOTTOMPADDING", *ALL, 2.6),
        )
    yield Spacer(0, 5)


def _rows(field: ExportField) -> Iterator[list[Any]]:
    """A long text in pieces, so that the page can be turned within it."""
    for place, piece in enumerate(chunks(field.shown, _LONG)):
        label = "" if place else field.label
        yield [Paragraph(printed_name(label), _LABEL), Paragraph(printed(piece), _TEXT)]


def _lines(section: ExportSection) -> Table:
    """Each record on a line: when and who, then what."""
    heads = [Paragraph(words, _HEAD) for words in ("Quand, par qui", "Quoi")]
    rows = [[Paragraph(printed_name(each.title), _LABEL), _said(each)] for each in section.entries]
    return grid(
        [heads, *rows],
        (_LABELS, CONTENT - _LABELS),
        ("BACKGROUND", (0, 0), (-1, 0), theme.TINT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, theme.BORDER),
        ("LEFTPADDING", *ALL, 5),
        ("TOPPADDING", *ALL, 2.6),
        ("BOTTOMPADDING", *ALL, 3),
        repeat=1,
    )


def _said(entry: ExportEntry) -> Paragraph:
    told = {each.key.split("-")[0]: each for each in entry.fields}
    what = ", ".join(told[key].shown for key in ("table", "kind", "act", "field") if key in told)
    values = [told[key].shown for key in ("old", "new") if key in told]
    return Paragraph(printed(f"{what} : {' → '.join(values)}" if values else what, 4_000), _TEXT)
