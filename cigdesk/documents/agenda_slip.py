"""What an agent keeps of an appointment: half a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.platypus import Flowable, Indenter, KeepInFrame, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import HALF
from cigdesk.services.agenda_sheets import Names, Slip

_DAY: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 19, 23, theme.ACCENT)
_HOUR: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 19, 23, theme.ACCENT, right=True)
_LENGTH: Final = theme.style(fonts.REGULAR, 9.6, 13, theme.TEXT2, right=True)
_FOR: Final = theme.style(fonts.MEDIUM, 10.5, 14)
_LABEL: Final = theme.style(fonts.REGULAR, 9.6, 14, theme.TEXT3)
_FIRST: Final = theme.style(fonts.SEMIBOLD, 10.5, 14)
_TEXT: Final = theme.style(fonts.REGULAR, 9.6, 14)
_LABEL_WIDTH: Final = 42.0
_HOUR_WIDTH: Final = 130.0
_EDGE: Final = 12.0
_LONGEST: Final = 400


def render(slip: Slip) -> bytes:
    """The PDF; see `cigdesk.documents.render_slip`."""
    fonts.register()
    when = french.date_title(slip.day)
    furniture = agenda_paper.furniture(
        slip.head, f"Rendez-vous du {when}", "Rappel de rendez-vous", slip.day, names=Names.HIDDEN, paper=HALF
    )
    whole = KeepInFrame(*page.room_on(furniture), list(_story(slip)), mode="shrink", hAlign="LEFT")
    return page.build([whole], furniture)


def _story(slip: Slip) -> Iterator[Flowable]:
    yield from agenda_paper.head(slip.head, "Votre rendez-vous", slip.addressee, HALF)
    yield _when(slip)
    yield Spacer(0, 11)
    yield _facts(slip)
    yield Spacer(0, 9)
    yield Indenter(_EDGE, _EDGE)
    yield Paragraph(printed(slip.bring, _LONGEST), _TEXT)
    yield Spacer(0, 2)
    yield Paragraph(printed(slip.moving, _LONGEST), _TEXT)
    yield Indenter(-_EDGE, -_EDGE)


def _when(slip: Slip) -> Table:
    day = french.date_title(slip.day)
    hour = [Paragraph(printed_name(f"à {slip.hour}"), _HOUR), Paragraph(printed_name(slip.length), _LENGTH)]
    return grid(
        [[Paragraph(printed_name(f"{day[:1].upper()}{day[1:]}"), _DAY), hour]],
        (HALF.content - _HOUR_WIDTH, _HOUR_WIDTH),
        ("BACKGROUND", *ALL, agenda_paper.TINT),
        ("LEFTPADDING", (0, 0), (0, -1), _EDGE),
        ("RIGHTPADDING", (-1, 0), (-1, -1), _EDGE),
        ("TOPPADDING", *ALL, 8),
        ("BOTTOMPADDING", *ALL, 10),
        ("VALIGN", *ALL, "MIDDLE"),
        radius=5,
    )


def _facts(slip: Slip) -> Table:
    first, *others = slip.where
    function = f"{slip.function[:1].lower()}{slip.function[1:]}"
    where = [
        Paragraph(printed_name(first), _FIRST),
        *(Paragraph(printed(each, _LONGEST), _TEXT) for each in others),
    ]
    who = [Paragraph(printed_name(slip.practitioner), _FIRST), Paragraph(printed_name(function), _TEXT)]
    half = HALF.content / 2
    return grid(
        [[Paragraph("Où", _LABEL), where, Paragraph("Avec", _LABEL), who]],
        (_LABEL_WIDTH, half, _LABEL_WIDTH, half - 2 * _LABEL_WIDTH),
        ("LEFTPADDING", (0, 0), (0, -1), _EDGE),
    )
