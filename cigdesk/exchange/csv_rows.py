"""The rows of a CSV file: encodings and separators as offices write them.

Limits are those of `cigdesk.exchange.tables_in`.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from typing import Final

from cigdesk.exchange.unreadable import UnreadableList
from cigdesk.french import NBSP
from cigdesk.services.table_import import LineFault

Row = tuple[int, list[str]]
"""The number of its line, and its cells."""

SEPARATORS: Final = ";,\t"
_KEPT_AS_TEXT: Final = tuple(f"'{start}" for start in "=+-@\t\r\n")
"""How `table_csv` writes what a spreadsheet would compute."""
_SIGNATURES: Final = {
    b"PK\x03\x04": "une archive",
    b"\xd0\xcf\x11\xe0": "un ancien classeur Excel",
    b"%PDF": "un PDF",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
}


def csv_rows(data: bytes, known: Callable[[str], bool], faults: list[LineFault]) -> Iterator[Row]:
    """Each row with the number of its first line, the row of titles first.

    `known` tells a title that is looked for: the separator under which most are known is taken. A broken
    quote ends the reading, and is told to `faults`. Raises `UnreadableList`.
    """
    text = decoded(data)
    first, header_line = _header(text)
    separator = _separator(header_line, known)
    yield first, next(csv.reader([header_line], delimiter=separator))
    yield from _records(text, first, separator, faults)


def decoded(data: bytes) -> str:
    """The text: UTF-8 or UTF-16 with or without mark, else the code page of Windows in France."""
    for mark, name in _SIGNATURES.items():
        if data.startswith(mark):
            way = f"Dans votre tableur{NBSP}: Enregistrer sous, format CSV ou XLSX."
            raise UnreadableList(f"C’est {name}, pas un tableau. {way}")
    for encoding in (_marked(data), "utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, ValueError):
            continue
        if "\0" not in text and not _looks_binary(text):
            return text.removeprefix("\ufeff")
    raise UnreadableList("Ce n’est pas un fichier de texte. Enregistrez votre tableau au format CSV.")


def _marked(data: bytes) -> str:
    """The encoding that the first bytes tell; UTF-16 is also told by its zeros between Latin letters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:4000]
    if head[1::2].count(0) > len(head) // 4 and not head[0::2].count(0):
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4 and not head[1::2].count(0):
        return "utf-16-be"
    return "utf-8"


def _looks_binary(text: str) -> bool:
    """More than one control character in a hundred at its beginning."""
    head = text[:4000]
    return sum(letter < " " and letter not in "\t\r\n" for letter in head) * 100 > len(head)


def _header(text: str) -> tuple[int, str]:
    """The number of the line of titles and its text: the first that is not blank, after Excel's `sep=`."""
    for place, ended in enumerate(io.StringIO(text, newline=None), start=1):
        line = ended.rstrip("\n")
        if line.strip(SEPARATORS + " \u00a0") and not line.casefold().startswith("sep="):
            return place, line
    raise UnreadableList("Ce fichier est vide.")


def _separator(header: str, known: Callable[[str], bool]) -> str:
    """The one under which most titles are known; among equals, the one that cuts most."""

    def worth(separator: str) -> tuple[int, int]:
        titles = next(csv.reader([header], delimiter=separator), [])
        return sum(map(known, titles)), len(titles)

    return max(SEPARATORS, key=worth)


def _records(text: str, header: int, separator: str, faults: list[LineFault]) -> Iterator[Row]:
    """Each record under the titles with the number of its first line; a broken quote ends the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            reason = "un guillemet est ouvert et n’est pas refermé comme il faut. La suite n’a pas été lue."
            faults.append(LineFault(start, reason))
            return
        if start > header and any(cell.strip() for cell in cells):
            yield start, [as_typed(cell) for cell in cells]


def as_typed(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from computing it: « '+33 1… » was typed « +33 1… »."""
    return cell[1:] if cell.startswith(_KEPT_AS_TEXT) else cell
