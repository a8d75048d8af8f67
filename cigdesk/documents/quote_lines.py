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
from cigdesk.documents.markup import chunks, printed, printed_name, weight
from cigdesk.documents.page import CONTENT
from cigdesk.domain.quote import QuoteLineKind
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
_TITLE: Final = theme.style(fonts.SEMIBOLD, 10, 13.5, theme.ACCENT)
_NOTE: Final = theme.style(fonts.REGULAR, _SIZE, 12.6, theme.TEXT2)
_SUM: Final = theme.style(fonts.REGULAR, _SIZE, 12.3, theme.TEXT2, right=True)
_PRICED: Final = (QuoteLineKind.OFFER, QuoteLineKind.FREE)
_EDGE: Final = 9.0
_GAP: Final = 6.0
_UNIT_GAP: Final = 4.0
_BETWEEN_FIGURES: Final = 10.0
# Characters in a paragraph, and in a row: a row must hold on a page, whatever the letters.
_LONGEST_PARAGRAPH: Final = 600
_LONGEST_ROW: Final = 800


def tables(sheet: QuoteSheet) -> list[Flowable]:
    """The firm lines, then the options where there are any, then the space before the totals."""
    widths = _widths(sheet.lines)
    story: list[Flowable] = [_firm_table(sheet.lines, widths)]
    if any(line.optional for line in sheet.lines):
        story += [Spacer(0, 12), _options_table(sheet, widths)]
    return [*story, Spacer(0, 8)]


def firm_table(lines: Sequence[SheetLine], title: str, nothing: str) -> Table:
    """Those lines alone under that title; `nothing` is said where there is none."""
    return _firm_table(lines, _widths(lines), title, nothing)


def amount_text(value: Decimal | None) -> str:
    """Euros, or a dash for what has no price yet."""
    return NO_PRICE if value is None else french.amount(value)


def _firm_table(
    every_line: Sequence[SheetLine],
    widths: Sequence[float],
    title: str = "Prestation",
    nothing: str = "Aucune prestation pour l’instant.",
) -> Table:
    rows = _TableRows(title, widths)
    for section, lines in sections_of(every_line):
        firm = [line for line in lines if not line.optional]
        if section is not None and firm:
            rows.add_title(section.label)
        for line in firm:
            rows.add_line(line)
        if section is not None and any(line.kind in _PRICED for line in firm):
            rows.add_sum("Sous-total", section.subtotal)
    if rows.empty:
        rows.add_words(nothing)
    return rows.table()


def _options_table(sheet: QuoteSheet, widths: Sequence[float]) -> Table:
    rows = _TableRows("Options, en plus du total", widths)
    for section, lines in sections_of(sheet.lines):
        options = [line for line in lines if line.optional]
        if section is not None and options:
            rows.add_title(section.label)
        for line in options:
            rows.add_line(line)
    if sheet.options_total is not None:
        rows.add_sum("Total des options", sheet.options_total)
    return rows.table()


def sections_of(lines: Sequence[SheetLine]) -> Iterator[tuple[SheetLine | None, list[SheetLine]]]:
    """Each section with the lines below it; those before the first one stand under none."""
    section: SheetLine | None = None
    below: list[SheetLine] = []
    for line in lines:
        if line.kind is QuoteLineKind.SECTION:
            yield section, below
            section, below = line, []
        else:
            below.append(line)
    yield section, below


class _TableRows:
    """The rows of a table, each with what draws it; a title and a sum never stand alone on a page."""

    def __init__(self, title: str, widths: Sequence[float]) -> None:
        self._widths = widths
        self._rows: list[list[Any] | tuple[Any, ...]] = [[_head(title, widths), "", "", "", ""]]
        self._commands: list[tuple[Any, ...]] = [("SPAN", (0, 0), (-1, 0))]

    @property
    def empty(self) -> bool:
        """Whether there is nothing but the head."""
        return len(self._rows) == 1

    def add_title(self, title: str) -> None:
        """The name of a section."""
        first = self._add_words([[Paragraph(printed_name(title), _TITLE)]])
        self._commands += [
            ("TOPPADDING", (0, first), (-1, first), 10),
            # With the first line below it.
            ("NOSPLIT", (0, first), (0, first + 1)),
        ]

    def add_line(self, line: SheetLine) -> None:
        """A line with its figures, or the words of a note."""
        if line.kind is QuoteLineKind.NOTE:
            self.add_words(line.label)
            return
        first = len(self._rows)
        self._rows += _rows(line)
        notes = len(self._rows)
        self._rows += _note_rows(line)
        last = len(self._rows) - 1
        self._commands += _row_commands(first, last)
        self._commands += [("SPAN", (0, row), (-1, row)) for row in range(notes, last + 1)]
        if notes <= last:
            self._commands.append(("NOSPLIT", (0, notes - 1), (0, notes)))

    def add_words(self, text: str) -> None:
        """A paragraph over the whole width."""
        pieces = ((piece, _NOTE) for part in text.splitlines() for piece in chunks(part, _LONGEST_PARAGRAPH))
        self._add_words(_grouped(pieces))

    def add_sum(self, caption: str, value: Decimal | None) -> None:
        """A sum under the amounts, on the page of the last line that it adds."""
        row = len(self._rows)
        label = Paragraph(printed_name(caption), _SUM)
        figure = Paragraph(printed_name(amount_text(value)), _AMOUNT)
        self._rows.append(["", label, "", "", figure])
        self._commands += [
            *_row_commands(row, row),
            ("SPAN", (1, row), (3, row)),
            ("NOSPLIT", (0, row - 1), (0, row)),
        ]

    def table(self) -> Table:
        """All of it, its head repeated on each page."""
        return grid(self._rows, self._widths, *self._commands, repeat=1)

    def _add_words(self, rows: Sequence[list[Paragraph]]) -> int:
        first = len(self._rows)
        self._rows += [[cell, "", "", "", ""] for cell in rows]
        last = len(self._rows) - 1
        self._commands += _row_commands(first, last)
        self._commands += [("SPAN", (0, row), (-1, row)) for row in range(first, last + 1)]
        return first


def _head(title: str, widths: Sequence[float]) -> Table:
    cells = [
        Paragraph(printed_name(title), _HEAD),
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
        ("TOPPADDING", (0, first), (-1, first), 5),
        ("BOTTOMPADDING", (0, last), (-1, last), 4.8),
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
        if groups[-1] and length + weight(text) > _LONGEST_ROW:
            groups.append([])
            length = 0
        groups[-1].append(Paragraph(printed(text), style))
        length += weight(text)
    return groups


def _widths(lines: Sequence[SheetLine]) -> tuple[float, ...]:
    """Figures never wrap: their columns grow with the widest, and the description gives way."""
    quantity = _column((43, 70), _FIGURE, _GAP, [line.quantity for line in lines])
    unit = _column(
        (60, 84), _UNIT, _GAP + _UNIT_GAP, [word for line in lines for word in line.unit.split(" ")]
    )
    price = _column((62, 92), _FIGURE, _GAP, [amount_text(line.unit_price) for line in lines])
    amount = _column(
        (66, 100),
        _AMOUNT,
        _BETWEEN_FIGURES + _EDGE,
        [amount_text(line.subtotal if line.amount is None else line.amount) for line in lines],
    )
    return (CONTENT - quantity - unit - price - amount, quantity, unit, price, amount)


def _column(
    bounds: tuple[float, float], style: ParagraphStyle, padding: float, texts: Sequence[str]
) -> float:
    widest = max((stringWidth(text, style.fontName, style.fontSize) for text in texts), default=0.0)
    return min(max(bounds[0], widest + padding + 1), bounds[1])
