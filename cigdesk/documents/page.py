"""What every page of every document has: margins, running head, footer, page n of N, metadata, watermark."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any, Final, cast

from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from cigdesk import __version__
from cigdesk.documents import fonts, theme
from cigdesk.documents.markup import drawn, printed, printed_name

WIDTH, HEIGHT = A4
MARGIN: Final = 45.0
CONTENT: Final = WIDTH - 2 * MARGIN
_TOP: Final = 37.5
_RUNNING_TOP: Final = 66.0
# Characters that surely fit on the one line above the rule.
_RUNNING_HEAD: Final = 100
_FOOT_BOTTOM: Final = 24.0
_FOOT_GAP: Final = 14.0
ROOM: Final = HEIGHT - _RUNNING_TOP - _FOOT_BOTTOM - _FOOT_GAP - 40
"""Points of height that a page surely has, below the running head and above a foot of several lines."""
_FOOT_RIGHT: Final = 108.0
_WATERMARK_SPAN: Final = 620.0


@dataclass(frozen=True)
class Paper:
    """A sheet, in points."""

    width: float
    height: float

    @property
    def content(self) -> float:
        """What is left between the margins."""
        return self.width - 2 * MARGIN


PORTRAIT: Final = Paper(*A4)
LANDSCAPE: Final = Paper(*landscape(A4))
HALF: Final = Paper(*landscape(A5))
"""As wide as a portrait page and half as high."""

# Fonts are shared and their files are read while a document is written: one document at a time.
_one_at_a_time: Final = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """What stands around the content, the same on each page."""

    title: str
    author: str
    subject: str
    day: date | None
    """Date of creation in the metadata."""
    running_head: str
    """First line of the second page and the following ones."""
    foot: tuple[str, ...]
    foot_right: str = ""
    watermark: str = ""
    paper: Paper = PORTRAIT
    numbered: bool = True
    """Whether the foot says « Page n sur N »: pages that are given to several people do not."""


def build(story: Sequence[Flowable], furniture: Furniture) -> bytes:
    """Lay the flowables on as many pages as they need and give the bytes of the PDF."""
    with _one_at_a_time:
        out = BytesIO()
        document = _template(out, furniture)
        document.build(list(story), canvasmaker=partial(NumberedCanvas, furniture=furniture))
        return out.getvalue()


def room_on(furniture: Furniture) -> tuple[float, float]:
    """Width and height in points that the first page has for its flowables."""
    foot = _foot_height(furniture) + _FOOT_BOTTOM + _FOOT_GAP
    return furniture.paper.content, furniture.paper.height - _TOP - foot


def height_of(flowables: Sequence[Flowable], width: float = CONTENT) -> float:
    """Points that the flowables take one below the other on a width, that of an upright page at first."""
    return sum(
        flowable.getSpaceBefore() + float(flowable.wrap(width, HEIGHT)[1]) + flowable.getSpaceAfter()
        for flowable in flowables
    )


class NumberedCanvas(Canvas):
    """Holds the pages back until their number is known, then writes each with « Page n sur N »."""

    def __init__(self, *args: Any, furniture: Furniture, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._furniture = furniture
        self._held: list[dict[str, Any]] = []
        _date_metadata(self, furniture.day)

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """Keep the finished page aside."""
        self._held.append(dict(self.__dict__))
        cast(Any, self)._startPage()

    def save(self) -> None:
        """Write the pages, each with its foot."""
        for number, page in enumerate(self._held, start=1):
            self.__dict__.update(page)
            said = f"Page {number} sur {len(self._held)}" if self._furniture.numbered else ""
            _draw_foot(self, self._furniture, said)
            super().showPage()
        super().save()


def _template(out: BytesIO, furniture: Furniture) -> BaseDocTemplate:
    foot = _foot_height(furniture) + _FOOT_BOTTOM + _FOOT_GAP
    document = BaseDocTemplate(
        out,
        pagesize=(furniture.paper.width, furniture.paper.height),
        title=furniture.title,
        author=furniture.author,
        subject=furniture.subject,
        creator=f"CIGDesk {__version__}",
        lang="fr-FR",
        initialFontName=fonts.REGULAR,
        invariant=1,
        displayDocTitle=True,
    )
    document.addPageTemplates(
        [
            PageTemplate(
                "first",
                [_frame(furniture.paper, _TOP, foot)],
                onPage=partial(_first_page, furniture),
                autoNextPageTemplate="next",
            ),
            PageTemplate(
                "next", [_frame(furniture.paper, _RUNNING_TOP, foot)], onPage=partial(_next_page, furniture)
            ),
        ]
    )
    return document


def _frame(paper: Paper, top: float, bottom: float) -> Frame:
    return Frame(
        MARGIN,
        bottom,
        paper.content,
        paper.height - top - bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _date_metadata(canvas: Canvas, day: date | None) -> None:
    # Invariant documents are dated 2000-01-01; reportlab has no other door to the date than its time stamp.
    if day is not None:
        cast(Any, canvas)._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)


def _first_page(furniture: Furniture, canvas: Canvas, _document: BaseDocTemplate) -> None:
    _draw_watermark(canvas, furniture)


def _next_page(furniture: Furniture, canvas: Canvas, _document: BaseDocTemplate) -> None:
    _draw_watermark(canvas, furniture)
    head = Paragraph(printed(furniture.running_head, _RUNNING_HEAD), theme.SMALL)
    paper = furniture.paper
    _, height = head.wrap(paper.content, 24)
    head.drawOn(canvas, MARGIN, paper.height - _TOP - height + 3)
    _rule(canvas, paper, paper.height - _RUNNING_TOP + 12, theme.ACCENT, 0.75)


def _draw_watermark(canvas: Canvas, furniture: Furniture) -> None:
    word, paper = drawn(furniture.watermark), furniture.paper
    if not word:
        return
    size = _WATERMARK_SPAN / stringWidth(word, fonts.DISPLAY_SEMIBOLD, 1)
    canvas.saveState()
    canvas.translate(paper.width / 2, paper.height / 2)
    canvas.rotate(54)
    canvas.setFont(fonts.DISPLAY_SEMIBOLD, min(size, 120))
    canvas.setFillColor(theme.WATERMARK)
    canvas.drawCentredString(0, -min(size, 120) / 3, word)
    canvas.restoreState()


def _foot_paragraph(furniture: Furniture) -> Paragraph:
    return Paragraph("<br/>".join(printed_name(line) for line in furniture.foot), theme.FOOT)


def _foot_height(furniture: Furniture) -> float:
    paper = furniture.paper
    _, height = _foot_paragraph(furniture).wrap(paper.content - _FOOT_RIGHT, paper.height)
    return max(float(height), 2 * theme.FOOT.leading)


def _draw_foot(canvas: Canvas, furniture: Furniture, page: str) -> None:
    height, paper = _foot_height(furniture), furniture.paper
    _rule(canvas, paper, _FOOT_BOTTOM + height + 7, theme.BORDER, 0.5)
    _draw_at_top(canvas, _foot_paragraph(furniture), MARGIN, paper.content - _FOOT_RIGHT, height)
    right = Paragraph(
        "<br/>".join(filter(None, (printed_name(furniture.foot_right), page))), theme.FOOT_RIGHT
    )
    _, right_height = right.wrap(_FOOT_RIGHT, paper.height)
    right.drawOn(canvas, paper.width - MARGIN - _FOOT_RIGHT, _FOOT_BOTTOM + height - right_height)


def _draw_at_top(canvas: Canvas, paragraph: Paragraph, x: float, width: float, height: float) -> None:
    _, needed = paragraph.wrap(width, HEIGHT)
    paragraph.drawOn(canvas, x, _FOOT_BOTTOM + height - needed)


def _rule(canvas: Canvas, paper: Paper, y: float, colour: Any, thickness: float) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thickness)
    canvas.line(MARGIN, y, paper.width - MARGIN, y)
