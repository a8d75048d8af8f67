"""The lines of a quote: one table, its head repeated on each page, and another one for the options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import fonts, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import chunks, printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.services.quote_sheet import QuoteSheet, SheetLine

NO_PRICE: Final = "—"
_SIZE: Final = 9.1
_HEAD: Final = theme.style(fonts.MEDIUM, 8.8, 12, theme.TEXT2)
_HEAD_RIGHT: Final = theme.style(fonts.MEDIUM, 8.8, 12, theme.TEXT2, right=True)
_LABEL: Final = theme.style(fonts.SEMIBOLD, _SIZE, 12.3)
_DETAIL: Final = theme.style(fonts.REGULAR, 8.5, 11.8, theme.TEXT3)
_UNIT: Final = theme.style(fonts.REGULAR, _SIZE, 12.3, theme.TEXT2)
_FIGURE: Final = theme.style(fonts.TABULAR, _SIZE, 12.3, right=True)
_AMOUNT: Final = theme.style(fonts.TABULAR_SEMIBOLD, _SIZE, 12.3, right=True)
_EDGE: Final = 9.0
_GAP: Final = 6.0
_UNIT_GAP: Final = 4.0
_BETWEEN_FIGURES: Final = 10.0
# Characters in a paragraph, and in a row: a row must hold on a page, whatever the letters.
_LONGEST_PARAGRAPH: Final = 600
_LONGEST_ROW: Final = 700


def tables(sheet: QuoteSheet) -> list[Flowable]:
    """The firm lines, then the options where there are any, then the space before the totals."""
    firm = [line for line in sheet.lines if not line.optional]
    options = [line for line in sheet.lines if line.optional]
    widths = _widths(sheet.lines)
    story: list[Flowable] = [_table("Prestation", firm, widths)]
    if options:
        story += [Spacer(0, 12), _table("Options, en plus du total", options, widths)]
    return [*story, Spacer(0, 10)]


def amount_text(value: Decimal | None) -> str:
    """Euros, or a dash for what has no price yet."""
    return NO_PRICE if value is None else french.amount(value)


def _table(title: str, lines: Sequence[SheetLine], widths: Sequence[float]) -> Table:
    rows: list[list[Any] | tuple[Any, ...]] = [[_head(title, widths), "", "", "", ""]]
    commands: list[tuple[Any, ...]] = [("SPAN", (0, 0), (-1, 0))]
    for line in lines:
        first = len(rows)
        rows += _rows(line)
        notes = len(rows)
        rows += _note_rows(line)
        last = len(rows) - 1
        commands += _row_commands(first, last)
        commands += [("SPAN", (0, row), (-1, row)) for row in range(notes, last + 1)]
        if notes <= last:
            commands.append(("NOSPLIT", (0, notes - 1), (0, notes)))
    if not lines:
        rows.append([Paragraph("Aucune prestation pour l’instant.", _DETAIL), "", "", "", ""])
        commands += _row_commands(1, 1)
    return grid(rows, widths, *commands, repeat=1)


def _head(title: str, widths: Sequence[float]) -> Table:
    cells = [
        Paragraph(title, _HEAD),
        Paragraph("Quantité", _HEAD_RIGHT),
        Paragraph("Unité", _HEAD),
        Paragraph("Prix unitaire", _HEAD_RIGHT),
        Paragraph("Montant", _HEAD_RIGHT),
    ]
    return grid(
        [cells],
        widths,
        ("BACKGROUND", *ALL, theme.TINT),
        ("TOPPADDING", *ALL, 3.6),
        ("BOTTOMPADDING", *ALL, 4.4),
        *_columns(),
        radius=3.5,
    )


def _columns(first: int = 0, last: int = -1) -> list[tuple[Any, ...]]:
    return [
        ("LEFTPADDING", (0, first), (0, last), _EDGE),
        ("RIGHTPADDING", (0, first), (3, last), _GAP),
        ("RIGHTPADDING", (2, first), (2, last), _UNIT_GAP),
        ("LEFTPADDING", (2, first), (2, last), _GAP),
        ("RIGHTPADDING", (4, first), (4, last), _EDGE),
    ]


def _row_commands(first: int, last: int) -> list[tuple[Any, ...]]:
    return [
        ("TOPPADDING", (0, first), (-1, first), 5.5),
        ("BOTTOMPADDING", (0, last), (-1, last), 5.3),
        ("LINEBELOW", (0, last), (-1, last), 0.6, theme.BORDER),
        *_columns(first, last),
    ]


def _rows(line: SheetLine) -> list[list[Any]]:
    """The figures stand beside the first piece of text; a text too long for one row goes on below."""
    figures = [
        Paragraph(printed_name(line.quantity), _FIGURE),
        Paragraph(printed_name(line.unit), _UNIT),
        Paragraph(printed_name(amount_text(line.unit_price)), _FIGURE),
        Paragraph(printed_name(amount_text(line.amount)), _AMOUNT),
    ]
    first, *others = _grouped(_pieces(line))
    return [[first, *figures], *([text, "", "", "", ""] for text in others)]


def _note_rows(line: SheetLine) -> list[list[Any]]:
    """Notes run on under the figures, over the whole width: most hold on one line there."""
    notes = " ".join(line.notes)
    if not notes:
        return []
    pieces = ((piece, _DETAIL) for piece in chunks(notes, _LONGEST_PARAGRAPH))
    return [[text, "", "", "", ""] for text in _grouped(pieces)]


def _pieces(line: SheetLine) -> Iterator[tuple[str, ParagraphStyle]]:
    yield from ((piece, _LABEL) for piece in chunks(line.label, _LONGEST_PARAGRAPH))
    if line.detail:
        yield from ((piece, _DETAIL) for piece in chunks(line.detail, _LONGEST_PARAGRAPH))


def _grouped(pieces: Iterable[tuple[str, ParagraphStyle]]) -> list[list[Paragraph]]:
    """Paragraphs by table row: a row is never split between pages, so none holds more than some lines."""
    groups: list[list[Paragraph]] = [[]]
    length = 0
    for text, style in pieces:
        if groups[-1] and length + len(text) > _LONGEST_ROW:
            groups.append([])
            length = 0
        groups[-1].append(Paragraph(printed(text), style))
        length += len(text)
    return groups


def _widths(lines: Sequence[SheetLine]) -> tuple[float, ...]:
    """Figures never wrap: their columns grow with the widest, and the description gives way."""
    quantity = _column((43, 70), _FIGURE, _GAP, [line.quantity for line in lines])
    unit = _column(
        (60, 84), _UNIT, _GAP + _UNIT_GAP, [word for line in lines for word in line.unit.split(" ")]
    )
    price = _column((62, 92), _FIGURE, _GAP, [amount_text(line.unit_price) for line in lines])
    amount = _column(
        (66, 100), _AMOUNT, _BETWEEN_FIGURES + _EDGE, [amount_text(line.amount) for line in lines]
    )
    return (CONTENT - quantity - unit - price - amount, quantity, unit, price, amount)


def _column(
    bounds: tuple[float, float], style: ParagraphStyle, padding: float, texts: Sequence[str]
) -> float:
    widest = max((stringWidth(text, style.fontName, style.fontSize) for text in texts), default=0.0)
    return min(max(bounds[0], widest + padding + 1), bounds[1])
