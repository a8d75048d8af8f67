"""Lists of authorities as CSV: encodings, separators and headers as offices write them; no rule of the field.

Limits (RELIABILITY.md §5): 20 MB, 100 000 rows, 100 columns, 32 767 characters in a cell.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.text import fold
from cigdesk.french import NBSP, NNBSP, number, plural
from cigdesk.services.authority_import import (
    REQUIRED,
    STEP_EVERY,
    Column,
    LineFault,
    ReadLine,
    ReadTable,
    Step,
)

LARGEST_FILE: Final = 20_000_000
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 100
LONGEST_CELL: Final = 32_767
_SEPARATORS: Final = ";,\t"
_NAMES: Final = {
    Column.SIREN: ("siren", "numero siren", "n° siren", "no siren"),
    Column.NAME: ("name", "nom", "libelle", "denomination", "raison sociale", "collectivite"),
    Column.KIND: ("kind", "type", "nature", "categorie"),
    Column.SIRET: ("siret", "numero siret", "n° siret"),
    Column.DEPARTMENT: ("department", "departement", "dep", "dept", "code departement"),
    Column.INSEE: ("insee", "code insee", "code commune", "cog"),
    Column.POSTCODES: ("postcodes", "postcode", "code postal", "codes postaux", "cp"),
    Column.CITY: ("city", "ville", "commune"),
    Column.ADDRESS: ("address", "adresse"),
    Column.POPULATION: ("population", "habitants", "nombre d habitants", "population municipale"),
    Column.GROUP: ("group", "groupement", "ept", "epci", "intercommunalite"),
    Column.PHONE: ("phone", "telephone", "tel"),
    Column.MAIL: ("mail", "email", "e mail", "courriel"),
}
_BY_NAME: Final = {fold(name): column for column, names in _NAMES.items() for name in names}
_FRENCH: Final = {Column.SIREN: "siren", Column.NAME: "nom", Column.KIND: "nature"}
_SIGNATURES: Final = {
    b"PK\x03\x04": "un classeur ou une archive",
    b"\xd0\xcf\x11\xe0": "un ancien classeur Excel",
    b"%PDF": "un PDF",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
}


class UnreadableList(CigdeskError):
    """The file as a whole is no list of authorities; the sentence says why and what to do."""


def read_file(path: Path, step: Step | None = None) -> ReadTable:
    """The records of a CSV file; raises `UnreadableList`."""
    try:
        with path.open("rb") as source:
            data = source.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise UnreadableList("Ce fichier n’existe pas.") from error
    except (OSError, ValueError) as error:
        raise UnreadableList(_why_unread(path, error)) from error
    return read_table(data, step)


def _why_unread(path: Path, error: Exception) -> str:
    # Windows says of a folder that it may not be read.
    with suppress(OSError, ValueError):
        if path.is_dir():
            return "C’est un dossier, il faut un fichier CSV."
    denied = isinstance(error, PermissionError)
    return "Vous n’avez pas le droit de le lire." if denied else "Ce fichier ne peut pas être lu."


def read_table(data: bytes, step: Step | None = None) -> ReadTable:
    """The records in the bytes of a CSV file; raises `UnreadableList`, keeps faults of single lines apart."""
    if len(data) > LARGEST_FILE:
        raise UnreadableList(f"Ce fichier dépasse 20{NBSP}Mo. Partagez-le en plusieurs fichiers.")
    text = _decoded(data)
    if not text.strip():
        raise UnreadableList("Ce fichier est vide.")
    return _read(text, step)


def _decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 with or without mark, else the code page of Windows in France."""
    for mark, name in _SIGNATURES.items():
        if data.startswith(mark):
            raise UnreadableList(
                f"C’est {name}, pas un CSV. Dans votre tableur{NBSP}: Enregistrer sous, format CSV."
            )
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


def _read(text: str, step: Step | None) -> ReadTable:
    first, header_line = _header(text)
    separator = _separator(header_line)
    columns = _columns(next(csv.reader([header_line], delimiter=separator)))
    lines: list[ReadLine] = []
    faults: list[LineFault] = []
    for place, (number_, cells) in enumerate(_records(text, first, separator, faults)):
        if place >= MOST_ROWS:
            raise UnreadableList(
                f"Ce fichier dépasse {number(MOST_ROWS)} lignes. Partagez-le en plusieurs fichiers."
            )
        if step is not None and place % STEP_EVERY == 0:
            step(place, 0, "")
        _take(number_, cells, columns, lines, faults)
    if not lines and not faults:
        raise UnreadableList("Ce fichier n’a que sa ligne de titres.")
    unknown = tuple(name for name, column in columns if column is None and name)
    return ReadTable(tuple(lines), unknown, tuple(faults))


def _header(text: str) -> tuple[int, str]:
    """The number of the line of titles and its text: the first that is not blank, after Excel's `sep=`."""
    for place, ended in enumerate(io.StringIO(text, newline=None), start=1):
        line = ended.rstrip("\n")
        if line.strip(_SEPARATORS + " \u00a0") and not line.casefold().startswith("sep="):
            return place, line
    raise UnreadableList("Ce fichier est vide.")


def _separator(header: str) -> str:
    """The one under which most titles are known; among equals, the one that cuts most."""

    def known(separator: str) -> tuple[int, int]:
        titles = next(csv.reader([header], delimiter=separator), [])
        return sum(fold(title) in _BY_NAME for title in titles), len(titles)

    return max(_SEPARATORS, key=known)


def _columns(titles: list[str]) -> list[tuple[str, Column | None]]:
    """What each column holds; raises when one is missing or comes twice."""
    if len(titles) > MOST_COLUMNS:
        raise UnreadableList(f"Ce fichier a plus de {MOST_COLUMNS} colonnes.")
    columns = [(title.strip(), _BY_NAME.get(fold(title))) for title in titles]
    found = [column for _, column in columns if column is not None]
    if double := next((title for title, column in columns if column and found.count(column) > 1), ""):
        raise UnreadableList(f"Deux colonnes disent la même chose{NBSP}: «{NBSP}{double}{NBSP}».")
    missing = [_FRENCH[column] for column in REQUIRED if column not in found]
    if missing:
        raise UnreadableList(_missing(missing, [title for title, _ in columns if title]))
    return columns


def _missing(missing: list[str], titles: list[str]) -> str:
    subject = "Il manque la colonne " if len(missing) == 1 else "Il manque les colonnes "
    read = ", ".join(titles[:12])[:300]
    return f"{subject}{', '.join(missing)}. Première ligne lue{NBSP}: {read}."


def _records(
    text: str, header: int, separator: str, faults: list[LineFault]
) -> Iterator[tuple[int, list[str]]]:
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
            yield start, cells


def _take(
    line: int,
    cells: list[str],
    columns: list[tuple[str, Column | None]],
    lines: list[ReadLine],
    faults: list[LineFault],
) -> None:
    """A short line has empty cells at its end; a long one has lost its columns."""
    if any(cell.strip() for cell in cells[len(columns) :]):
        counts = f"{plural(len(cells), 'valeur')} pour {plural(len(columns), 'colonne')}"
        faults.append(LineFault(line, f"{counts}. Un séparateur de trop{NNBSP}?"))
    elif any(len(cell) > LONGEST_CELL for cell in cells):
        faults.append(LineFault(line, f"une valeur dépasse {number(LONGEST_CELL)} caractères."))
    else:
        known = zip(columns, cells, strict=False)
        lines.append(ReadLine(line, {column: cell for (_, column), cell in known if column is not None}))
