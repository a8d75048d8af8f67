"""The paper that the Archives départementales sign before cases are eliminated (bordereau d'élimination)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.membership_paper import mentions
from cigdesk.documents.page import CONTENT
from cigdesk.services.agenda_sheets import Names
from cigdesk.services.elimination_sheet import EliminationLine, EliminationSheet, legal_mentions
from cigdesk.services.quote_sheet import TO_COMPLETE

_TITLE: Final = theme.style(fonts.SEMIBOLD, 10.4, 14, theme.ACCENT, after=5)
_TEXT: Final = theme.style(fonts.REGULAR, 9.6, 14.4, after=5)
_HEAD: Final = theme.style(fonts.MEDIUM, 8.6, 11)
_HEAD_RIGHT: Final = theme.style(fonts.MEDIUM, 8.6, 11, right=True)
_STRONG: Final = theme.style(fonts.SEMIBOLD, 9.2, 12.6)
_SMALL: Final = theme.style(fonts.REGULAR, 8.5, 12, theme.TEXT2)
_FIGURE: Final = theme.style(fonts.TABULAR, 9.2, 12.6, right=True)
_FIGURE_STRONG: Final = theme.style(fonts.TABULAR_SEMIBOLD, 9.2, 12.6, right=True)
_LABELS: Final = 118.0
_NUMBER, _DAYS, _COUNT = 22.0, 128.0, 58.0
_PADDING: Final = 9.0
_GUTTER: Final = 16.0
_EDGE: Final = 11.0
_ROOM_TO_SIGN: Final = 64.0
_ROOM_FOR_LABEL: Final = 58.0
_LONGEST: Final = 400


def render(sheet: EliminationSheet) -> bytes:
    """The PDF; see `cigdesk.documents.render_elimination`."""
    fonts.register()
    under = f"n°{french.NNBSP}{sheet.number}"
    furniture = agenda_paper.furniture(
        sheet.head,
        f"Bordereau d’élimination {sheet.number}",
        "Élimination d’archives publiques",
        sheet.day,
        names=Names.HIDDEN,
    )
    story = [*agenda_paper.head(sheet.head, "Bordereau d’élimination", under), *_story(sheet)]
    return page.build(story, furniture)


def _story(sheet: EliminationSheet) -> Iterator[Flowable]:
    yield _facts(sheet)
    yield Spacer(0, 12)
    yield Paragraph("Documents proposés à l’élimination", _TITLE)
    yield _table(sheet)
    yield Spacer(0, 12)
    yield from mentions(legal_mentions(sheet))
    yield Spacer(0, 12)
    yield KeepTogether([_signings(sheet)])


def _facts(sheet: EliminationSheet) -> Flowable:
    siret = french.siret(sheet.siret) if sheet.siret else TO_COMPLETE
    told = (
        ("Organisme", f"{sheet.head.name}\nSIRET {siret}"),
        ("Service producteur", sheet.head.service or sheet.head.name),
        ("Destinataire", sheet.archives_service),
        ("Établi le", french.date_long(sheet.day)),
        ("Volume", _volume(sheet)),
    )
    rows = [
        (Paragraph(printed_name(label), theme.LABEL), Paragraph(printed(value, _LONGEST), theme.VALUE))
        for label, value in told
    ]
    return grid(rows, (_LABELS, CONTENT - _LABELS), ("BOTTOMPADDING", *ALL, 3.2))


def _volume(sheet: EliminationSheet) -> str:
    """« 12 dossiers, 34 notes »."""
    notes = french.plural(sheet.notes, "note") if sheet.notes else "aucune note"
    return f"{french.plural(sheet.cases, 'dossier')}, {notes}, sur support numérique"


def _table(sheet: EliminationSheet) -> Flowable:
    heads = ("N°", "Nature des documents", "Dates extrêmes", "Dossiers", "Notes")
    rows: list[list[object]] = [
        [Paragraph(name, _HEAD if place < 3 else _HEAD_RIGHT) for place, name in enumerate(heads)]
    ]
    rows += [_row(place, each) for place, each in enumerate(sheet.lines, start=1)]
    rows.append(["", Paragraph("Total", _STRONG), "", _count(sheet.cases), _count(sheet.notes)])
    return grid(
        rows,
        (_NUMBER, CONTENT - _NUMBER - _DAYS - 2 * _COUNT, _DAYS, _COUNT, _COUNT),
        ("BACKGROUND", (0, 0), (-1, 0), theme.TINT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, theme.BORDER),
        ("LEFTPADDING", *ALL, _PADDING),
        ("RIGHTPADDING", (1, 0), (-1, -1), _PADDING),
        ("TOPPADDING", *ALL, 6),
        ("BOTTOMPADDING", *ALL, 7),
        repeat=1,
    )


def _row(place: int, line: EliminationLine) -> list[object]:
    what = [
        Paragraph(printed_name(line.label), _STRONG),
        Paragraph(printed(line.content, _LONGEST), _SMALL),
    ]
    days = f"{french.date_medium(line.first_day)}\nau {french.date_medium(line.last_day)}"
    return [
        Paragraph(str(place), _FIGURE),
        what,
        Paragraph(printed(days, _LONGEST), theme.VALUE),
        Paragraph(french.number(line.cases), _FIGURE),
        Paragraph(french.number(line.notes), _FIGURE),
    ]


def _count(count: int) -> Paragraph:
    return Paragraph(french.number(count), _FIGURE_STRONG)


def _signings(sheet: EliminationSheet) -> Flowable:
    """Who asks at the left, the visa at the right; one row, so that no page break can part them."""
    half = (CONTENT - _GUTTER) / 2
    town = f"Fait à {sheet.town or TO_COMPLETE}, le {french.date_long(sheet.day)}"
    who = ", ".join(filter(None, (sheet.signatory, sheet.signatory_title)))
    said: list[Flowable] = [Paragraph(printed_name(each), _TEXT) for each in (town, who) if each]
    visa = [_to_write("Référence", half), _to_write("Date", half), Spacer(0, 5), Paragraph(_SEALED, _SMALL)]
    sides = (("Proposé par le centre de gestion", said), ("Visa des Archives départementales", visa))
    heights = [page.height_of([_box(half, *each, 0)], half) for each in sides]
    ours, theirs = (
        _box(half, *each, _ROOM_TO_SIGN + max(heights) - height)
        for each, height in zip(sides, heights, strict=True)
    )
    return grid([[ours, "", theirs]], (half, _GUTTER, half), ("NOSPLIT", *ALL))


_SEALED: Final = "Nom, qualité, signature et cachet"


def _to_write(label: str, width: float) -> Flowable:
    """A label and the line on which the Archives write."""
    left = _ROOM_FOR_LABEL
    return grid(
        [[Paragraph(label, _SMALL), ""]],
        (left, width - 2 * _EDGE - left),
        ("LINEBELOW", (1, 0), (1, 0), 0.6, theme.FIELD),
        ("TOPPADDING", *ALL, 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    )


def _box(width: float, title: str, lines: Sequence[Flowable], room: float) -> Flowable:
    """One side, with so many points to sign on."""
    return grid(
        [[[Paragraph(printed_name(title), _TITLE), *lines]], [Spacer(0, room)]],
        (width,),
        ("BOX", *ALL, 0.75, theme.FIELD),
        ("LEFTPADDING", *ALL, _EDGE),
        ("RIGHTPADDING", *ALL, _EDGE),
        ("TOPPADDING", (0, 0), (-1, 0), 8),
        radius=5,
    )
