"""What closes a quote: totals, amount in words, mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Indenter, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import fonts, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.documents.quote_lines import amount_text
from cigdesk.services.quote_sheet import TO_COMPLETE, Mention, NotSubjectToVat, QuoteSheet, VatTable

_ROW: Final = theme.style(fonts.REGULAR, 9.1, 12.6)
_ROW_RIGHT: Final = theme.style(fonts.TABULAR, 9.1, 12.6, right=True)
_NET: Final = theme.style(fonts.SEMIBOLD, 11.2, 15, theme.WHITE)
_NET_RIGHT: Final = theme.style(fonts.TABULAR_SEMIBOLD, 11.2, 15, theme.WHITE, right=True)
_MENTION: Final = theme.style(fonts.REGULAR, 8.5, 12, theme.TEXT2, after=3)
_BOX_WIDTH: Final = 210.0
_PADDING: Final = 9.0


def totals(sheet: QuoteSheet) -> Table:
    """The amount in words at left, the figures at right, « Net à payer » in its box."""
    words = _in_words("Arrêté le présent devis à la somme de", sheet.total) if sheet.in_words else []
    return _totals(words, _figures(sheet.vat, sheet.total), _options(sheet))


def sums(said: str, vat: NotSubjectToVat | VatTable, total: Decimal) -> Table:
    """The totals of another page than a quote's; `said` stands over the amount in words."""
    return _totals(_in_words(said, total) if said else [], _figures(vat, total), [])


def _totals(words: list[Flowable], figures: list[Flowable], under: list[list[Any]]) -> Table:
    left = CONTENT - _BOX_WIDTH
    return grid(
        [[words, figures], *under],
        (left, _BOX_WIDTH),
        ("VALIGN", (0, 0), (0, 0), "BOTTOM"),
        ("NOSPLIT", *ALL),
        ("LEFTPADDING", (0, 0), (0, 0), _PADDING),
        ("RIGHTPADDING", (0, 0), (0, 0), 14),
    )


def mentions(sheet: QuoteSheet) -> list[Flowable]:
    """The paragraphs under the totals."""
    return paragraphs_of(_all_mentions(sheet))


def paragraphs_of(mentions: Iterable[Mention]) -> list[Flowable]:
    """Those mentions, aligned on the text of the table."""
    paragraphs = [_mention(mention) for mention in mentions]
    return [Indenter(_PADDING, _PADDING), *paragraphs, Indenter(-_PADDING, -_PADDING)]


def _figures(vat: NotSubjectToVat | VatTable, total: Decimal | None) -> list[Flowable]:
    return [_rows(list(_before_net(vat, total))), Spacer(0, 5), _net(amount_text(total))]


def _options(sheet: QuoteSheet) -> list[list[Any]]:
    if sheet.total_with_options is None:
        return []
    taxed = " et TVA" if isinstance(sheet.vat, VatTable) else ""
    row = _rows([(f"Total, options{taxed} comprises", french.amount(sheet.total_with_options))])
    return [["", [Spacer(0, 5), row]]]


def _before_net(vat: NotSubjectToVat | VatTable, total: Decimal | None) -> Iterator[tuple[str, str]]:
    if isinstance(vat, NotSubjectToVat):
        yield "Total des prestations", amount_text(total)
        yield "TVA", vat.label
        return
    yield "Total hors taxes", french.amount(vat.net)
    for row in vat.rows:
        yield f"TVA {french.percent(row.rate)} sur {french.amount(row.net)}", french.amount(row.vat)


def _rows(rows: list[tuple[str, str]]) -> Table:
    widest = max(stringWidth(figure, _ROW_RIGHT.fontName, _ROW_RIGHT.fontSize) for _, figure in rows)
    right = min(widest + _PADDING + 1, _BOX_WIDTH * 0.6)
    cells = [
        (Paragraph(printed_name(label), _ROW), Paragraph(printed_name(figure), _ROW_RIGHT))
        for label, figure in rows
    ]
    return grid(
        cells,
        (_BOX_WIDTH - right, right),
        ("BOTTOMPADDING", *ALL, 4),
        ("LEFTPADDING", (0, 0), (0, -1), _PADDING),
        ("RIGHTPADDING", (1, 0), (1, -1), _PADDING),
    )


def _net(figure: str) -> Table:
    return grid(
        [[Paragraph("Net à payer", _NET), Paragraph(printed_name(figure), _NET_RIGHT)]],
        (_BOX_WIDTH * 0.4, _BOX_WIDTH * 0.6),
        ("BACKGROUND", *ALL, theme.ACCENT),
        ("TOPPADDING", *ALL, 6.4),
        ("BOTTOMPADDING", *ALL, 6.6),
        ("LEFTPADDING", (0, 0), (0, 0), _PADDING),
        ("RIGHTPADDING", (1, 0), (1, 0), _PADDING),
        radius=4,
    )


def _in_words(said: str, total: Decimal | None) -> list[Flowable]:
    if total is None:
        return []
    return [
        Paragraph(printed_name(said), theme.SMALL),
        Paragraph(printed_name(french.amount_in_words(total)), theme.style(fonts.REGULAR, 9, 13)),
    ]


def _all_mentions(sheet: QuoteSheet) -> Iterator[Mention]:
    yield _tariffs(sheet)
    if sheet.vat.mention:
        yield vat_mention(sheet.vat.mention)
    yield from sheet.mentions


def _tariffs(sheet: QuoteSheet) -> Mention:
    since = f"en vigueur au {french.date_long(sheet.tariffs_from)}, " if sheet.tariffs_from else ""
    text = f"{since}fixés par délibération {sheet.issuer.deliberation or TO_COMPLETE}. {sheet.tariff_note}"
    return Mention(lead="Tarifs", text=text.strip())


def vat_mention(mention: str) -> Mention:
    return Mention(lead="TVA", text=mention.removeprefix("TVA").lstrip())


def _mention(mention: Mention) -> Paragraph:
    lead = f'<font name="{fonts.SEMIBOLD}">{printed(mention.lead)}</font>' if mention.lead else ""
    return Paragraph(f"{lead} {printed(mention.text)}", _MENTION)
