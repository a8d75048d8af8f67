"""The page of a quote, from its sheet: layout alone, every figure and every sentence is given."""

from __future__ import annotations

import re

from reportlab.platypus import Flowable, KeepTogether, Spacer

from cigdesk import french
from cigdesk.documents import fonts, page, quote_head, quote_lines, quote_totals
from cigdesk.documents.agreement import agreement_box
from cigdesk.services.quote_sheet import TO_COMPLETE, Issuer, QuoteSheet


def render(sheet: QuoteSheet, *, watermark: str = "") -> bytes:
    """The PDF; see `cigdesk.documents.render_quote`."""
    fonts.register()
    return page.build(_story(sheet), _furniture(sheet, watermark))


def _story(sheet: QuoteSheet) -> list[Flowable]:
    return [
        *quote_head.head(sheet),
        *quote_lines.tables(sheet),
        *_closing(sheet),
    ]


def _closing(sheet: QuoteSheet) -> list[Flowable]:
    """What is signed stands on the page of the signature; if one can't hold it all, each part stays whole."""
    parts: list[list[Flowable]] = [
        [quote_totals.totals(sheet), Spacer(0, 8)],
        [*quote_totals.mentions(sheet), Spacer(0, 5)],
        [agreement_box(sheet.agreement)],
    ]
    together = [flowable for part in parts for flowable in part]
    if page.height_of(together) <= page.ROOM:
        return [KeepTogether(together)]
    return [KeepTogether(part) for part in parts]


def _furniture(sheet: QuoteSheet, watermark: str) -> page.Furniture:
    name = document_name(sheet)
    return page.Furniture(
        title=f"{name}, {sheet.addressee.name}",
        author=sheet.issuer.name,
        subject=sheet.object,
        day=sheet.issued_on,
        running_head=f"{sheet.issuer.short_name}, {name[0].lower()}{name[1:]}, {sheet.addressee.name}",
        foot=foot_of(sheet.issuer),
        foot_right="Document de démonstration" if sheet.demo else "",
        watermark=watermark or ("BROUILLON" if sheet.draft else ""),
    )


def document_name(sheet: QuoteSheet) -> str:
    """« Devis n° 2026-0187 », or « Devis, brouillon »."""
    return f"Devis n°{french.NNBSP}{sheet.number}" if sheet.number else "Devis, brouillon"


def foot_of(issuer: Issuer) -> tuple[str, ...]:
    """Who issues the page, and by which numbers the centre is known."""
    siret = f"SIRET {_grouped(issuer.siret) if issuer.siret else TO_COMPLETE}"
    return (
        ", ".join((issuer.name, *issuer.address_lines)),
        ", ".join(filter(None, (siret, issuer.website))),
    )


def _grouped(siret: str) -> str:
    """Fourteen digits grouped, with whatever follows them: « 000 000 000 00000 (démo) »."""
    return re.sub(r"(?<!\d)[0-9]{14}(?!\d)", lambda digits: french.siret(digits[0]), siret)
