"""A note under professional secrecy, as it is handed to the agent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.platypus import Flowable, Paragraph, Spacer

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.markup import LONGEST_TEXT, chunks, printed, printed_name
from cigdesk.services.agenda_sheets import Names
from cigdesk.services.note_papers import NoteSheet

_WHO: Final = theme.style(fonts.SEMIBOLD, 12, 16, after=3)
_ABOUT: Final = theme.style(fonts.REGULAR, 9.6, 14, theme.TEXT2, after=12)
_TEXT: Final = theme.style(fonts.REGULAR, 10.4, 15.5, after=8)
_LEGAL: Final = theme.style(fonts.REGULAR, 8.5, 12, theme.TEXT2)
_PIECE: Final = 2000
_COVERED: Final = (
    "Document couvert par le secret professionnel (code de l’action sociale et des familles, "
    "art. L. 411-3\u00a0; code pénal, art. 226-13), remis à la personne concernée, qui en dispose."
)


def render(sheet: NoteSheet) -> bytes:
    """The PDF; see `cigdesk.documents.render_note`."""
    fonts.register()
    furniture = agenda_paper.furniture(
        sheet.head, f"{sheet.title} du service social", sheet.title, sheet.day, names=Names.HIDDEN
    )
    under = french.date_medium(sheet.written_on)
    return page.build([*agenda_paper.head(sheet.head, sheet.title, under), *_story(sheet)], furniture)


def _story(sheet: NoteSheet) -> Iterator[Flowable]:
    if sheet.who:
        yield Paragraph(printed_name(sheet.who), _WHO)
    told = (f"Dossier {sheet.case_number}" if sheet.case_number else "", f"écrit par {sheet.author}")
    said = ", ".join(filter(None, told))
    yield Paragraph(printed_name(french.capitalised(said)), _ABOUT)
    for paragraph in sheet.text[:LONGEST_TEXT].split("\n\n"):
        for piece in chunks(paragraph, _PIECE):
            yield Paragraph(printed(piece), _TEXT)
    yield Spacer(0, 10)
    yield Paragraph(printed(_COVERED), _LEGAL)
