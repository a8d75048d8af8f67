"""A certificate of membership (attestation d'adhésion), on one page."""

from __future__ import annotations

from typing import Final

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from cigdesk import french
from cigdesk.documents import fonts, theme
from cigdesk.documents.grid import grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.membership_paper import paper, years_table
from cigdesk.documents.page import CONTENT
from cigdesk.services.membership_pages import Certificate

_TEXT: Final = theme.style(fonts.REGULAR, 10.6, 17, after=10)
_SIGNED: Final = theme.style(fonts.SEMIBOLD, 10.6, 15)
_RIGHT: Final = 230.0
_ROOM_TO_SIGN: Final = 62.0


def render(sheet: Certificate) -> bytes:
    """The PDF; see `cigdesk.documents.render_membership`."""
    fonts.register()
    story: list[Flowable] = [
        Spacer(0, 26),
        *(Paragraph(printed(text), _TEXT) for text in sheet.paragraphs),
        Spacer(0, 10),
        *years_table(sheet.years),
        Spacer(0, 16),
        KeepTogether([_signed(sheet)]),
    ]
    return paper(sheet, "Attestation d’adhésion", sheet.convention, story)


def _signed(sheet: Certificate) -> Flowable:
    place = f"Fait à {sheet.place}, le {french.date_long(sheet.day)}"
    lines: list[Flowable] = [
        Paragraph(printed_name(place), _TEXT),
        Paragraph(printed_name(sheet.signatory_title), _TEXT),
        Spacer(0, _ROOM_TO_SIGN),
        Paragraph(printed_name(sheet.signatory), _SIGNED),
    ]
    return grid([["", lines]], (CONTENT - _RIGHT, _RIGHT))
