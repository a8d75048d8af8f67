"""What the papers of a membership share: head, facts beside the addressee, years, clauses, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid, within
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.services.membership_pages import Fact, MembershipPage, Party, Signing, YearRow
from cigdesk.services.quote_sheet import TO_COMPLETE

TEXT: Final = theme.style(fonts.REGULAR, 9.6, 14.4, after=5)
TITLE: Final = theme.style(fonts.SEMIBOLD, 10.4, 14, theme.ACCENT, after=5)
_SMALL: Final = theme.style(fonts.REGULAR, 8.5, 12, theme.TEXT2, after=3)
_NAME: Final = theme.style(fonts.SEMIBOLD, 9.6, 14.2)
_ADDRESS: Final = theme.style(fonts.REGULAR, 9.6, 14.2)
_HEAD: Final = theme.style(fonts.MEDIUM, 8.6, 11)
_HEAD_RIGHT: Final = theme.style(fonts.MEDIUM, 8.6, 11, right=True)
_CELL: Final = theme.style(fonts.REGULAR, 9.2, 12.6)
_STRONG: Final = theme.style(fonts.SEMIBOLD, 9.2, 12.6)
_FIGURE: Final = theme.style(fonts.TABULAR, 9.2, 12.6, right=True)
_FIGURE_STRONG: Final = theme.style(fonts.TABULAR_SEMIBOLD, 9.2, 12.6, right=True)
_LABELS: Final = 78.0
_CARD: Final = 200.0
_GUTTER: Final = 16.0
_EDGE: Final = 11.0
_PADDING: Final = 9.0
_SIGNING_HEIGHT: Final = 70.0
_DONE: Final = (32.0, 0.55, 16.0)
"""« Fait à », the share of what is left for the place, « le »."""


def paper(sheet: MembershipPage, title: str, under: str, story: Iterable[Flowable]) -> bytes:
    """The PDF of one paper: its head, then what it says."""
    head = agenda_paper.head(sheet.head, title, under)
    return page.build([*head, *story], _furniture(sheet, title, under))


def _furniture(sheet: MembershipPage, title: str, under: str) -> page.Furniture:
    letterhead = sheet.head
    siret = f"SIRET {french.siret(sheet.siret) if sheet.siret else TO_COMPLETE}"
    name = " ".join(filter(None, (title, under)))
    return page.Furniture(
        title=f"{name}, {sheet.authority.name}",
        author=letterhead.name,
        subject=sheet.convention,
        day=sheet.day,
        running_head=f"{letterhead.short_name}, {name[0].lower()}{name[1:]}, {sheet.authority.name}",
        foot=(
            ", ".join(filter(None, (letterhead.name, letterhead.address or TO_COMPLETE))),
            ", ".join(filter(None, (siret, letterhead.contact))),
        ),
        foot_right="Document de démonstration" if letterhead.demo else "",
    )


def facts_and_party(facts: Sequence[Fact], party: Party) -> Table:
    """What is agreed at the left, with whom at the right."""
    left = CONTENT - _CARD
    agreed = within(left - _GUTTER, _facts(facts, left - _GUTTER))
    return grid([[agreed, within(_CARD, _card(party))]], (left, _CARD))


def _facts(facts: Sequence[Fact], width: float) -> Table:
    rows = [
        (Paragraph(printed_name(each.label), theme.LABEL), Paragraph(printed(each.value, 400), theme.VALUE))
        for each in facts
    ]
    return grid(rows, (_LABELS, width - _LABELS), ("BOTTOMPADDING", *ALL, 3.2))


def _card(party: Party) -> Table:
    return grid(
        [[list(_party(party))]],
        (_CARD,),
        ("BOX", *ALL, 0.75, theme.BORDER),
        ("LEFTPADDING", *ALL, 12.3),
        ("RIGHTPADDING", *ALL, 12.3),
        ("TOPPADDING", *ALL, 8.5),
        ("BOTTOMPADDING", *ALL, 9),
        radius=5,
    )


def _party(party: Party) -> Iterator[Flowable]:
    yield Paragraph("Adhérent", theme.SMALL)
    yield Paragraph(printed_name(party.name), _NAME)
    for line in (party.contact, *party.address_lines):
        if line:
            yield Paragraph(printed_name(line), _ADDRESS)
    yield Spacer(0, 5)
    yield Paragraph(printed_name(_identifier(party)), theme.SMALL)


def _identifier(party: Party) -> str:
    if party.siret:
        return f"SIRET {french.siret(party.siret)}"
    return f"SIREN {french.siren(party.siren)}" if party.siren else f"SIRET {TO_COMPLETE}"


def years_table(years: Sequence[YearRow]) -> list[Flowable]:
    """Option, headcount and amount of each year; nothing where no year is written."""
    if not years:
        return []
    heads = ("Année", "Option", "Effectif déclaré", "Montant annuel")
    widths = (52.0, CONTENT - 52 - 100 - 110, 100.0, 110.0)
    rows: list[list[object]] = [
        [Paragraph(name, _HEAD if place < 2 else _HEAD_RIGHT) for place, name in enumerate(heads)]
    ]
    rows += [_year(each) for each in years]
    return [Paragraph("Termes de chaque année", TITLE), _striped(rows, widths), Spacer(0, 13)]


def _year(row: YearRow) -> list[object]:
    option = [Paragraph(printed_name(row.option), _STRONG)]
    if row.detail:
        option.append(Paragraph(printed(row.detail, 300), _SMALL))
    missing = TO_COMPLETE if row.due and row.amount is None else "non déclaré"
    heads = french.plural(row.headcount, "agent") if row.headcount else missing
    return [
        Paragraph(str(row.year), _CELL),
        option,
        Paragraph(printed_name(heads), _FIGURE),
        Paragraph(printed_name(_amount(row)), _FIGURE_STRONG),
    ]


def _amount(row: YearRow) -> str:
    if row.amount is not None:
        return french.amount(row.amount)
    return TO_COMPLETE if row.due else "sans objet"


def striped(heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> Table:
    """A table of texts under its heads, the first column strong."""
    cells: list[list[object]] = [[Paragraph(name, _HEAD) for name in heads]]
    cells += [
        [Paragraph(printed(text, 300), _CELL if place else _STRONG) for place, text in enumerate(row)]
        for row in rows
    ]
    return _striped(cells, widths)


def _striped(rows: Sequence[list[object]], widths: Sequence[float]) -> Table:
    return grid(
        rows,
        widths,
        ("BACKGROUND", (0, 0), (-1, 0), theme.TINT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, theme.BORDER),
        ("LEFTPADDING", *ALL, _PADDING),
        ("RIGHTPADDING", *ALL, _PADDING),
        ("TOPPADDING", *ALL, 6),
        ("BOTTOMPADDING", *ALL, 7),
        repeat=1,
    )


def mentions(lines: Iterable[tuple[str, str]]) -> list[Flowable]:
    """Small paragraphs, their first words in bold."""
    return [
        Paragraph(f'<font name="{fonts.SEMIBOLD}">{printed(lead)}</font> {printed(text)}', _SMALL)
        for lead, text in lines
    ]


def signing_boxes(signings: Sequence[Signing]) -> Table:
    """Both sides, each with its place to sign; one row, so that no page break can part them."""
    half = (CONTENT - _GUTTER) / 2
    written = [_signed_lines(each, half) for each in signings]
    tall = max(page.height_of(lines, half) for lines in written)
    left, right = ([_signing(lines, half, tall)] for lines in written)
    return grid([[left, "", right]], (half, _GUTTER, half), ("NOSPLIT", *ALL))


def _signed_lines(signing: Signing, width: float) -> list[Flowable]:
    lines: list[Flowable] = [
        Paragraph(printed_name(signing.title), TITLE),
        _done(signing, width),
        Spacer(0, 4),
    ]
    lines += [Paragraph(printed_name(line), _STRONG) for line in signing.lines]
    lines.append(Paragraph("Nom, qualité, signature et cachet", _SMALL))
    return lines


def _signing(lines: list[Flowable], width: float, tall: float) -> Table:
    """One side; both boxes are as high as the taller one asks."""
    room = _SIGNING_HEIGHT + tall - page.height_of(lines, width)
    return grid(
        [[lines], [""]],
        (width,),
        ("BOX", *ALL, 0.75, theme.FIELD),
        ("LEFTPADDING", *ALL, _EDGE),
        ("RIGHTPADDING", *ALL, _EDGE),
        ("TOPPADDING", (0, 0), (-1, 0), 8),
        ("BOTTOMPADDING", (0, 1), (-1, 1), room),
        radius=5,
    )


def _done(signing: Signing, width: float) -> Flowable:
    """The day where it is known, else the place to write it."""
    if signing.day:
        return Paragraph(printed_name(f"Signé le {french.date_long(signing.day)}"), _SMALL)
    made, share, on = _DONE
    left = width - 2 * _EDGE - made - on
    return grid(
        [[Paragraph("Fait à", _SMALL), "", Paragraph("le", _SMALL), ""]],
        (made, left * share, on, left * (1 - share)),
        *(("LINEBELOW", (column, 0), (column, 0), 0.6, theme.FIELD) for column in (1, 3)),
        ("LEFTPADDING", (2, 0), (2, 0), 5),
        ("BOTTOMPADDING", *ALL, 1),
    )
