"""The head of a quote: who issues it, its number, its dates, to whom, for what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import fonts, marks, theme
from cigdesk.documents.grid import ALL, grid, within
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.services.quote_sheet import TO_COMPLETE, Addressee, Issuer, QuoteSheet

_CENTRE: Final = theme.style(fonts.DISPLAY_SEMIBOLD, 13, 15.5, after=2.5)
_SERVICE: Final = theme.style(fonts.REGULAR, 8.8, 11.3, theme.TEXT2)
_KIND: Final = theme.style(fonts.DISPLAY_LIGHT, 25, 23, theme.ACCENT, right=True, after=4)
_NUMBER: Final = theme.style(fonts.TABULAR_SEMIBOLD, 11, 14, right=True)
_ADDRESSEE: Final = theme.style(fonts.SEMIBOLD, 9.6, 14.2)
_ADDRESS: Final = theme.style(fonts.REGULAR, 9.6, 14.2)
_OBJECT_LABEL: Final = theme.style(fonts.REGULAR, 9.6, 14, theme.TEXT3)
_OBJECT: Final = theme.style(fonts.MEDIUM, 9.6, 14)
_META_LABEL_WIDTH: Final = 78.0
_CARD_WIDTH: Final = 217.0
_GUTTER: Final = 14.0

Facts = Iterable[tuple[str, tuple[str, ...]]]
"""A label and the lines beside it."""


@dataclass(frozen=True)
class Top:
    """What stands above the lines: the centre, what the page is, facts, to whom it goes, its object."""

    issuer: Issuer
    kind: str
    reference: str
    facts: Facts
    addressee: Addressee
    about: str


def head(sheet: QuoteSheet) -> list[Flowable]:
    """All that stands above the lines."""
    reference = f"n°{french.NNBSP}{sheet.number}" if sheet.number else "Brouillon"
    return top(Top(sheet.issuer, "Devis", reference, _facts(sheet), sheet.addressee, sheet.object))


def top(what: Top) -> list[Flowable]:
    """The head of such a page."""
    return [
        _letterhead(what.issuer, what.kind, what.reference),
        HRFlowable(
            width="100%", thickness=1.5, color=theme.ACCENT, spaceBefore=10, spaceAfter=13, lineCap="butt"
        ),
        _meta_and_card(what.facts, what.addressee),
        Spacer(0, 10),
        _object(what.about),
        Spacer(0, 8),
    ]


def _letterhead(issuer: Issuer, kind: str, reference: str) -> Table:
    emblem = marks.mark(issuer.logo)
    left = max(marks.SIDE, float(emblem.wrap(CONTENT, CONTENT)[0])) + 10.5
    right = 150.0
    return grid(
        [[emblem, _centre(issuer), _kind(kind, reference)]],
        (left, CONTENT - left - right, right),
    )


def _centre(issuer: Issuer) -> list[Flowable]:
    name = Paragraph(printed_name(issuer.short_name), _CENTRE)
    return [name, *(Paragraph(printed_name(line), _SERVICE) for line in issuer.service_lines)]


def _kind(kind: str, reference: str) -> list[Flowable]:
    return [Paragraph(printed_name(kind), _KIND), Paragraph(printed_name(reference), _NUMBER)]


def _meta_and_card(facts: Facts, addressee: Addressee) -> Table:
    left = CONTENT - _CARD_WIDTH
    meta = within(left - _GUTTER, _meta(facts, left - _GUTTER))
    return grid([[meta, within(_CARD_WIDTH, _card(addressee))]], (left, _CARD_WIDTH))


def _meta(facts: Facts, width: float) -> Table:
    rows = [
        (
            Paragraph(printed_name(label), theme.LABEL),
            Paragraph("<br/>".join(map(printed_name, lines)), theme.VALUE),
        )
        for label, lines in facts
    ]
    return grid(
        rows,
        (_META_LABEL_WIDTH, width - _META_LABEL_WIDTH),
        ("BOTTOMPADDING", *ALL, 2.8),
        ("TOPPADDING", (0, 0), (-1, 0), 0),
    )


def _facts(sheet: QuoteSheet) -> Iterator[tuple[str, tuple[str, ...]]]:
    if sheet.replaces:
        yield "Remplace", (f"le devis n°{french.NNBSP}{sheet.replaces}",)
    yield "Émis le", (french.date_long(sheet.issued_on) if sheet.issued_on else "non émis",)
    yield "Valable jusqu’au", (_validity(sheet.valid_until, sheet.validity),)
    yield "Exercice", (str(sheet.year),)
    if sheet.conventions:
        yield french.agree(len(sheet.conventions), "Convention"), sheet.conventions
    if sheet.contact:
        yield "Interlocuteur", tuple(sheet.contact.split("\n"))
    yield "Signataire", _signatory(sheet.issuer)


def _validity(until: date | None, length: str) -> str:
    if until is None:
        return f"{length} après l’émission" if length else "non émis"
    return f"{french.date_long(until)} ({length})" if length else french.date_long(until)


def _signatory(issuer: Issuer) -> tuple[str, ...]:
    if issuer.signatory is None:
        return (TO_COMPLETE.capitalize(),)
    return (", ".join(filter(None, (issuer.signatory, issuer.signatory_title))),)


def _card(addressee: Addressee) -> Table:
    return grid(
        [[_address(addressee)]],
        (_CARD_WIDTH,),
        ("BOX", *ALL, 0.75, theme.BORDER),
        ("LEFTPADDING", *ALL, 12.3),
        ("RIGHTPADDING", *ALL, 12.3),
        ("TOPPADDING", *ALL, 8.5),
        ("BOTTOMPADDING", *ALL, 9),
        radius=5,
    )


def _address(addressee: Addressee) -> list[Flowable]:
    lines = filter(None, (addressee.service, *addressee.address_lines))
    return [
        Paragraph("Destinataire", theme.SMALL),
        Paragraph(printed_name(addressee.name), _ADDRESSEE),
        *(Paragraph(printed_name(line), _ADDRESS) for line in lines),
        *_identifier(addressee),
    ]


def _identifier(addressee: Addressee) -> list[Flowable]:
    if addressee.siret:
        text = f"SIRET {french.siret(addressee.siret)}"
    elif addressee.siren:
        text = f"SIREN {french.siren(addressee.siren)}"
    else:
        return []
    return [Spacer(0, 5), Paragraph(printed_name(text), theme.SMALL)]


def _object(text: str) -> Table | Paragraph:
    # A title holds on a few lines; anything longer must be able to turn the page, which a table cell can't.
    if len(text) > 500:
        return Paragraph(printed(f"Objet{french.NBSP}: {text}"), _OBJECT)
    width = 34.0
    return grid(
        [[Paragraph("Objet", _OBJECT_LABEL), Paragraph(printed(text), _OBJECT)]], (width, CONTENT - width)
    )
