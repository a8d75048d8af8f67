"""What those who come to a collective session sign: a line for each seat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import LANDSCAPE, PORTRAIT, Paper
from cigdesk.french import capitalised
from cigdesk.services.agenda_sheets import Attendance, Names, Signer

_KIND: Final = "Émargement"
_WARNING: Final = f"Document nominatif{french.NBSP}: ne pas afficher, à garder avec le dossier de la séance."
_TITLE: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 16, 20, theme.ACCENT, after=7)
_LABEL: Final = theme.style(fonts.REGULAR, 9.4, 13.5, theme.TEXT3)
_FACT: Final = theme.style(fonts.SEMIBOLD, 9.8, 13.5)
_MORE: Final = theme.style(fonts.REGULAR, 9.4, 13.5, theme.TEXT2)
_HEAD: Final = theme.style(fonts.MEDIUM, 8.5, 11, theme.TEXT2)
_HEAD_RIGHT: Final = theme.style(fonts.MEDIUM, 8.5, 11, theme.TEXT2, right=True)
_NUMBER: Final = theme.style(fonts.TABULAR, 9, 12, theme.TEXT3, right=True)
_NAME: Final = theme.style(fonts.SEMIBOLD, 9.6, 12.5)
_EMPLOYER: Final = theme.style(fonts.REGULAR, 9.2, 12, theme.TEXT2)
_FIGURE: Final = theme.style(fonts.TABULAR_SEMIBOLD, 9.2, 12, right=True)

_LABEL_WIDTH: Final = 62.0
_NUMBER_WIDTH: Final = 24.0
_ROWS: Final = (29.0, 26.0, 23.5)
"""Points of height of a line: room to sign, less where one page then holds everything."""
_SIGNED_SHARE: Final = {1: 0.34, 2: 0.46}
"""Of the width beside the number, for one column of signatures or for two."""
_NAMES_SHARE: Final = 0.6
"""Of what is left, for the names."""
_EDGE: Final = 3.0
_FIGURES_WIDTH: Final = 62.0
_BOX: Final = 58.0
_LONGEST_TITLE: Final = 300


def render(sheet: Attendance, *, landscape: bool) -> bytes:
    """The PDF; see `cigdesk.documents.render_attendance`."""
    fonts.register()
    when = french.date_title(sheet.day)
    paper = LANDSCAPE if landscape else PORTRAIT
    furniture = agenda_paper.furniture(
        sheet.head, f"Feuille d’émargement du {when}", _KIND, sheet.day, names=Names.HIDDEN, paper=paper
    )
    if sheet.names is Names.FULL:
        # It proves who came: it is kept, where other papers with names are destroyed.
        furniture = replace(furniture, foot=(*furniture.foot, _WARNING))
    return page.build(
        list(_story(sheet, paper, _row_height(sheet, paper, page.room_on(furniture)))), furniture
    )


def _row_height(sheet: Attendance, paper: Paper, room: tuple[float, float]) -> float:
    """The most comfortable one with which all stays on a page; where none does, the first of all."""
    width, height = room
    fitting = (row for row in _ROWS if page.height_of(list(_story(sheet, paper, row)), width) <= height)
    return next(fitting, _ROWS[0])


def _story(sheet: Attendance, paper: Paper, row: float) -> Iterator[Flowable]:
    when = french.date_title(sheet.day)
    yield from agenda_paper.head(sheet.head, _KIND, capitalised(when), paper)
    yield Paragraph(printed(sheet.title, _LONGEST_TITLE), _TITLE)
    yield _facts(sheet, paper)
    yield Spacer(0, 13)
    yield _lines(sheet, paper, row)
    yield Spacer(0, 14)
    yield _foot(sheet, paper)


def _facts(sheet: Attendance, paper: Paper) -> Table:
    """When and with whom at the left, where at the right."""
    function = f"{sheet.function[:1].lower()}{sheet.function[1:]}"
    hours = [Paragraph(printed_name(f"{sheet.hours} ({sheet.length})"), _FACT)]
    who = [Paragraph(printed_name(sheet.facilitator), _FACT), Paragraph(printed_name(function), _MORE)]
    first, *others = sheet.where
    where = [
        Paragraph(printed_name(first), _FACT),
        *(Paragraph(printed_name(each), _MORE) for each in others),
    ]
    half = paper.content / 2
    widths = (_LABEL_WIDTH, half - _LABEL_WIDTH, _LABEL_WIDTH, half - _LABEL_WIDTH)
    return grid(
        [
            [Paragraph("Horaires", _LABEL), hours, Paragraph("Lieu", _LABEL), where],
            [Paragraph("Animée par", _LABEL), who, "", ""],
        ],
        widths,
        ("SPAN", (2, 0), (2, 1)),
        ("SPAN", (3, 0), (3, 1)),
        ("BOTTOMPADDING", (0, 0), (1, 0), 4),
        ("RIGHTPADDING", (1, 0), (1, -1), 10),
    )


def _lines(sheet: Attendance, paper: Paper, row: float) -> Table:
    signatures = len(sheet.signed)
    room = paper.content - _NUMBER_WIDTH
    signed = room * _SIGNED_SHARE[signatures]
    names = (room - signed) * _NAMES_SHARE
    widths = [_NUMBER_WIDTH, names, room - signed - names, *[signed / signatures] * signatures]
    heads = ["", "Nom et prénom", "Employeur", *sheet.signed]
    rows: list[list[Any]] = [[Paragraph(printed_name(words), _HEAD) for words in heads]]
    rows += [_line(place, signer, signatures, row) for place, signer in enumerate(sheet.signers, start=1)]
    return grid(
        rows,
        widths,
        ("BACKGROUND", (0, 0), (-1, 0), theme.TINT),
        ("TOPPADDING", (0, 0), (-1, 0), 4),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 5),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, theme.FIELD),
        ("LINEBEFORE", (3, 1), (-1, -1), 0.6, theme.FIELD),
        ("LINEAFTER", (-1, 1), (-1, -1), 0.6, theme.FIELD),
        ("LEFTPADDING", (1, 0), (-1, -1), 8),
        ("RIGHTPADDING", (1, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 1), (-1, -1), _EDGE),
        ("BOTTOMPADDING", (0, 1), (-1, -1), _EDGE),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        *((("NOSPLIT", (0, 0), (-1, 1)),) if sheet.signers else ()),
        repeat=1,
    )


def _line(place: int, signer: Signer, signatures: int, row: float) -> list[Any]:
    name = Paragraph(printed_name(signer.name), _NAME) if signer.name else ""
    above = Spacer(0, (row - _NUMBER.leading) / 2 - _EDGE)
    number = [above, Paragraph(str(place), _NUMBER), above]
    return [number, name, Paragraph(printed_name(signer.employer), _EMPLOYER), *[""] * signatures]


def _foot(sheet: Attendance, paper: Paper) -> Table:
    """What the facilitator fills in: how many came of each authority, and a signature."""
    half = paper.content * 0.58
    return grid(
        [[_seats(sheet, half), _signing(sheet, paper.content - half - 16)]],
        (half + 16, paper.content - half - 16),
        ("NOSPLIT", *ALL),
    )


def _seats(sheet: Attendance, width: float) -> Table | str:
    if not sheet.seats:
        return ""
    heads = [
        Paragraph("Collectivité", _HEAD),
        *(Paragraph(word, _HEAD_RIGHT) for word in ("Places", "Inscrits", "Présents")),
    ]
    rows: list[list[Any]] = [heads]
    for each in sheet.seats:
        figures = (Paragraph(french.number(count), _FIGURE) for count in (each.seats, each.registered))
        rows.append([Paragraph(printed_name(each.authority), _EMPLOYER), *figures, ""])
    return grid(
        rows,
        (width - 3 * _FIGURES_WIDTH, *[_FIGURES_WIDTH] * 3),
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, theme.BORDER),
        ("TOPPADDING", *ALL, 4),
        ("BOTTOMPADDING", *ALL, 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("BOX", (-1, 1), (-1, -1), 0.6, theme.FIELD),
        ("INNERGRID", (-1, 1), (-1, -1), 0.6, theme.FIELD),
    )


def _signing(sheet: Attendance, width: float) -> Table:
    said = Paragraph(printed_name(f"Signature de {sheet.facilitator}"), _HEAD)
    return grid(
        [[said], [Spacer(0, _BOX)]],
        (width,),
        ("BOX", (0, 1), (-1, -1), 0.6, theme.FIELD),
        ("TOPPADDING", (0, 0), (-1, 0), 4),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 5),
    )
