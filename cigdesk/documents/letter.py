"""Letters to authorities: one page each, the addressee in the window of the envelope (NF Z 11-001)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, Spacer

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.services.agenda_sheets import Names
from cigdesk.services.letter_sheet import Letter

_ADDRESS: Final = theme.style(fonts.REGULAR, 10.2, 14.5)
_ADDRESS_FIRST: Final = theme.style(fonts.SEMIBOLD, 10.2, 14.5)
_DATE: Final = theme.style(fonts.REGULAR, 10.2, 14.5, theme.TEXT2)
_OBJECT: Final = theme.style(fonts.SEMIBOLD, 10.2, 15)
_TEXT: Final = theme.style(fonts.REGULAR, 10.2, 15.5, after=9)
_SIGNED: Final = theme.style(fonts.SEMIBOLD, 10.2, 14.5)
_WINDOW: Final = 87 * mm
"""From the left edge of the text to the window, which begins at 103 mm of the page."""
_ABOVE_WINDOW: Final = 12 * mm
_LONGEST: Final = 2_000


def render(letters: Sequence[Letter]) -> bytes:
    """The PDF of at least one letter, each on a page of its own."""
    fonts.register()
    first = letters[0]
    furniture = agenda_paper.furniture(first.head, first.object, first.object, first.day, names=Names.HIDDEN)
    story = [piece for place, letter in enumerate(letters) for piece in _page(letter, place)]
    return page.build(story, furniture)


def _page(letter: Letter, place: int) -> Iterator[Flowable]:
    if place:
        yield PageBreak()
    yield from agenda_paper.head(letter.head, "", "")
    yield Spacer(0, _ABOVE_WINDOW)
    yield _window(letter)
    yield Spacer(0, 12 * mm)
    yield Paragraph(printed(f"Objet : {letter.object}", _LONGEST), _OBJECT)
    yield Spacer(0, 6 * mm)
    for text in letter.paragraphs:
        yield Paragraph(printed(text, _LONGEST), _TEXT)
    yield Spacer(0, 5 * mm)
    yield KeepTogether(list(_signature(letter)))


def _window(letter: Letter) -> Flowable:
    name, *others = letter.addressee
    address = [Paragraph(printed_name(name), _ADDRESS_FIRST)]
    address += [Paragraph(printed_name(line), _ADDRESS) for line in others]
    town = f"{letter.place}, le" if letter.place else "Le"
    day = Paragraph(printed_name(f"{town} {french.date_long(letter.day)}"), _DATE)
    return grid(
        [[day, address]],
        (_WINDOW, CONTENT - _WINDOW),
        ("VALIGN", (0, 0), (0, 0), "BOTTOM"),
    )


def _signature(letter: Letter) -> Iterator[Flowable]:
    right: list[Flowable] = [Paragraph(printed_name(letter.signatory_title), _ADDRESS), Spacer(0, 18 * mm)]
    right.append(Paragraph(printed_name(letter.signatory), _SIGNED))
    yield grid([["", right]], (_WINDOW, CONTENT - _WINDOW))
