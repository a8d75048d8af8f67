"""Whatever was typed prints as typed in every document: no markup is obeyed, nothing is reached for."""

from __future__ import annotations

import re
import socket
import sys
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle
from time import monotonic
from typing import Any

import pypdfium2 as pdfium
import pytest
from filled import filled
from texts import MARKUP

from cigdesk import documents
from cigdesk.domain.identifiers import LONGEST_LINE

EVERYWHERE = (MARKUP[1], MARKUP[5], MARKUP[6])
"""In every field at once: obeyed as markup, the first two would be an exception, the third other letters."""
ACTS = (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/EmbeddedFile", b"/OpenAction", b"/AA", b"/SubmitForm")
_STREAM = re.compile(rb"\bstream\b.*?\bendstream\b", re.DOTALL)

SOON = 8.0
"""Seconds: a machine that is busy with other tests takes one or two."""

_reached: list[str] = []
_watching: list[bool] = []


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and event == "open" and "passwd" in str(arguments[0]):
        _reached.append(str(arguments[0]))


sys.addaudithook(_hear)


@pytest.fixture(autouse=True)
def nothing_reached(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a document reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    _watching.append(True)
    yield
    _watching.clear()
    assert _reached == []


def _drawing() -> Iterator[Any]:
    """Each way to draw a document, with the type of the sheet that it draws."""
    for name in documents.__all__:
        hints = typing.get_type_hints(getattr(documents, name))
        sheet = next(hint for parameter, hint in hints.items() if parameter != "return")
        alone = not isinstance(sheet, types.UnionType)
        for kind in (sheet,) if alone else typing.get_args(sheet):
            yield pytest.param(getattr(documents, name), kind, id=f"{name}-{getattr(kind, '__name__', kind)}")


DRAWING = list(_drawing())


def _words(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    return _squeezed("".join(page.get_textpage().get_text_range() for page in document))


def _squeezed(text: str) -> str:
    # What a page holds of a line that goes on with a hyphen.
    return "".join(text.split()).replace("\ufffe", "-")


def _acts(pdf: bytes) -> set[bytes]:
    """What a reader of the page would do by itself, or at a click."""
    return {act for act in ACTS if re.search(act + rb"\b", _STREAM.sub(b"", pdf))}


@pytest.mark.parametrize(("draw", "kind"), DRAWING)
def test_what_is_typed_prints_as_typed_in_every_field(draw: Callable[[Any], bytes], kind: Any):
    counted = Counter()
    for text in EVERYWHERE:
        pdf = draw(filled(kind, text))
        assert _acts(pdf) == set()
        counted[text] = _words(pdf).count(_squeezed(text))
    fewest, most = min(counted.values()), max(counted.values())
    # A name that ends where a page does is cut there.
    assert fewest >= 0.8 * most
    assert fewest >= 5


@pytest.mark.parametrize(("draw", "kind"), DRAWING)
def test_each_of_the_hostile_texts_prints_in_each_document(draw: Callable[[Any], bytes], kind: Any):
    found: set[str] = set()
    for first in range(0, len(MARKUP), 6):
        texts = cycle([*MARKUP[first:], *MARKUP[:first]])
        read = _words(draw(filled(kind, lambda _name, texts=texts: next(texts))))
        found |= {text for text in MARKUP if _squeezed(text) in read}
    assert found == set(MARKUP)


OF_THE_PROGRAM = {
    *("kind", "reference", "heads", "label", "about", "heading", "nothing", "in_words", "counts", "notes"),
    *("validity", "watermark", "title", "hours", "length", "function", "status", "period", "foot"),
}
"""Fields that hold words of the program: they are as short as it makes them."""
SHORT = {"Cell.text", "YearRow.detail", "StatementPage.facts", "Bar.text", "Section.title"}
"""The same, in some records alone."""
LONG = {
    *(
        "ReportObservation.text",
        "ReportObservation.measure",
        "ReportSheet.summary",
        "EarlierObservation.text",
    ),
    *("EarlierObservation.answer", "SheetLine.label", "SheetLine.detail", "SheetLine.notes"),
    *("QuoteSheet.object", "Letter.paragraphs", "Letter.object", "AmendmentPage.object", "Fact.value"),
    *("MembershipForm.clauses", "Certificate.paragraphs", "Mention.text"),
}
"""Fields that hold what is written on several lines."""


@pytest.mark.parametrize(
    "written", ["W" * 4_000, "mot " * 1_000, "un\n" * 300], ids=["word", "words", "lines"]
)
@pytest.mark.parametrize(("draw", "kind"), DRAWING)
def test_the_longest_texts_that_are_kept_still_make_a_document(draw, kind, written):
    def text(field: str) -> str:
        if field in LONG:
            return written
        short = field in SHORT or field.rpartition(".")[2] in OF_THE_PROGRAM
        return "Mot" if short else "W" * LONGEST_LINE

    start = monotonic()
    assert draw(filled(kind, text)).startswith(b"%PDF")
    assert monotonic() - start < SOON
