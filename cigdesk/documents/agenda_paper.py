"""What the papers of the agenda share: the head with the centre, the foot with how to reach it."""

from __future__ import annotations

from datetime import date
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable, HRFlowable, Paragraph

from cigdesk.documents import fonts, marks, theme
from cigdesk.documents.grid import grid
from cigdesk.documents.markup import printed_name
from cigdesk.documents.page import PORTRAIT, Furniture, Paper
from cigdesk.services.agenda_sheets import Letterhead, Names

_CENTRE: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 13, 15.5, after=2.5)
_SERVICE: Final = theme.style(fonts.REGULAR, 8.8, 11.3, theme.TEXT2)
_KIND: Final = theme.style(fonts.DISPLAY_LIGHT, 21, 23, theme.ACCENT, right=True, after=2)
_UNDER: Final = theme.style(fonts.TABULAR_SEMIBOLD, 10, 13, right=True)
_NOTE: Final = theme.style(fonts.REGULAR, 9.6, 14, theme.TEXT2)
_KIND_SHARE: Final = 0.5

HATCH: Final = HexColor("#D5DCE1")
TINT: Final = HexColor("#E0EFF3")
NOBODY: Final = "Aucun rendez-vous"


def head(letterhead: Letterhead, kind: str, under: str, paper: Paper = PORTRAIT) -> list[Flowable]:
    """The centre at the left, what the paper is at the right, and the rule below."""
    emblem = marks.mark(None)
    left = marks.SIDE + 10.5
    centre = [Paragraph(printed_name(letterhead.short_name), _CENTRE)]
    if letterhead.service:
        centre.append(Paragraph(printed_name(letterhead.service), _SERVICE))
    said = [Paragraph(printed_name(kind), _KIND), Paragraph(printed_name(under), _UNDER)]
    right = paper.content * _KIND_SHARE
    widths = (left, paper.content - left - right, right)
    return [
        grid([[emblem, centre, said]], widths),
        HRFlowable(
            width="100%", thickness=1.5, color=theme.ACCENT, spaceBefore=9, spaceAfter=11, lineCap="butt"
        ),
    ]


def furniture(
    letterhead: Letterhead, title: str, subject: str, day: date, *, names: Names, paper: Paper = PORTRAIT
) -> Furniture:
    """Titles name no person: a file's properties travel far."""
    foot = (", ".join(filter(None, (letterhead.name, letterhead.address))), letterhead.contact)
    return Furniture(
        title=title,
        author=letterhead.name,
        subject=subject,
        day=day,
        running_head=f"{letterhead.short_name}, {title[0].lower()}{title[1:]}",
        foot=tuple(filter(None, (*foot, _warning(names)))),
        foot_right="Document de démonstration" if letterhead.demo else "",
        paper=paper,
    )


def _warning(names: Names) -> str:
    return "Document nominatif : ne pas afficher, détruire après usage." if names is Names.FULL else ""


def note(text: str) -> Paragraph:
    """A sentence by itself."""
    return Paragraph(printed_name(text), _NOTE)


def mixed(colour: Color, share: float) -> Color:
    """The colour on white paper, as light as `share` says (0 is white)."""
    parts = (1 - (1 - part) * share for part in (colour.red, colour.green, colour.blue))
    return Color(*parts)
