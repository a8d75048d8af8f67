"""What an agent keeps of an appointment, or of a session: half a page for each person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from reportlab.platypus import (
    Flowable,
    Indenter,
    KeepInFrame,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import drawn, printed, printed_name
from cigdesk.documents.page import HALF
from cigdesk.french import capitalised
from cigdesk.services.agenda_sheets import Names, Slip

_DAY: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 19, 23, theme.ACCENT)
_HOUR: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 19, 23, theme.ACCENT, right=True)
_LENGTH: Final = theme.style(fonts.REGULAR, 9.6, 13, theme.TEXT2, right=True)
_FOR: Final = theme.style(fonts.MEDIUM, 10.5, 14)
_SESSION: Final = theme.style(fonts.SEMIBOLD, 12, 16, after=8)
_LABEL: Final = theme.style(fonts.REGULAR, 10.4, 15.5, theme.TEXT3)
_FIRST: Final = theme.style(fonts.SEMIBOLD, 11.4, 15.5)
_TEXT: Final = theme.style(fonts.REGULAR, 10.4, 15.5)
_LINK: Final = theme.style(fonts.REGULAR, 10.4, 15.5, theme.ACCENT, after=4)
_LABEL_WIDTH: Final = 42.0
_HOUR_WIDTH: Final = 130.0
_EDGE: Final = 12.0
_LONGEST: Final = 400
_LONGEST_TITLE: Final = 120
_LONGEST_ADDRESSEE: Final = 90
"""Characters: two lines under the kind of paper."""


def render(slips: Sequence[Slip]) -> bytes:
    """The PDF; see `cigdesk.documents.render_slips`."""
    fonts.register()
    first = slips[0]
    when = french.date_title(first.day)
    furniture = replace(
        agenda_paper.furniture(
            first.head, f"{_title(first)} du {when}", f"Rappel de {_what(first)}", first.day,
            names=Names.HIDDEN, paper=HALF,
        ),
        numbered=False,
    )  # fmt: skip
    room = page.room_on(furniture)
    story: list[Flowable] = []
    for slip in slips:
        story += [NextPageTemplate("first"), PageBreak()] if story else []
        story.append(KeepInFrame(*room, list(_story(slip)), mode="shrink", hAlign="LEFT"))
    return page.build(story, furniture)


def _what(slip: Slip) -> str:
    return "séance" if slip.session else "rendez-vous"


def _title(slip: Slip) -> str:
    return _what(slip).capitalize()


def _story(slip: Slip) -> Iterator[Flowable]:
    yield from agenda_paper.head(slip.head, f"Votre {_what(slip)}", _cut(slip.addressee), HALF)
    yield _when(slip)
    yield Spacer(0, 11)
    if slip.session:
        yield Indenter(_EDGE, _EDGE)
        yield Paragraph(printed(slip.session, _LONGEST_TITLE), _SESSION)
        yield Indenter(-_EDGE, -_EDGE)
    yield _facts(slip)
    yield Spacer(0, 9)
    yield Indenter(_EDGE, _EDGE)
    yield from (Paragraph(_link(each), _LINK) for each in slip.where if _is_link(each))
    yield Paragraph(printed(slip.bring, _LONGEST), _TEXT)
    yield Spacer(0, 2)
    yield Paragraph(printed(slip.moving, _LONGEST), _TEXT)
    yield Indenter(-_EDGE, -_EDGE)


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_ADDRESSEE else f"{name[:_LONGEST_ADDRESSEE]}…"


def _when(slip: Slip) -> Table:
    day = french.date_title(slip.day)
    hour = [Paragraph(printed_name(f"à {slip.hour}"), _HOUR), Paragraph(printed_name(slip.length), _LENGTH)]
    return grid(
        [[Paragraph(printed_name(capitalised(day)), _DAY), hour]],
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
        *(Paragraph(printed(each, _LONGEST), _TEXT) for each in others if not _is_link(each)),
    ]
    who = [Paragraph(printed_name(slip.practitioner), _FIRST), Paragraph(printed_name(function), _TEXT)]
    half = HALF.content / 2
    return grid(
        [[Paragraph("Où", _LABEL), where, Paragraph("Avec", _LABEL), who]],
        (_LABEL_WIDTH, half, _LABEL_WIDTH, half - 2 * _LABEL_WIDTH),
        ("LEFTPADDING", (0, 0), (0, -1), _EDGE),
    )


def _is_link(text: str) -> bool:
    return text.startswith(("https://", "http://"))


def _link(address: str) -> str:
    """An address that can be clicked, or typed again as it stands: nothing is put in where a line ends."""
    return f"<link href={quoteattr(address)}>{escape(''.join(map(drawn, _pieces(address))))}</link>"


def _pieces(text: str) -> list[str]:
    return [text[place : place + _LONGEST_ADDRESSEE] for place in range(0, len(text), _LONGEST_ADDRESSEE)]
