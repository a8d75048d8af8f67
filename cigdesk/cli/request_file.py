"""A request in a file, or on the standard input for `-`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Final

from cigdesk.cli.french_parser import FrenchRawHelp
from cigdesk.cli.streams import standard_input
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP
from cigdesk.services.json_reading import shown

LARGEST_REQUEST: Final = 16 * 1024 * 1024
"""Bytes; a quote of ten thousand lines is a tenth of it."""


def ask_for_request(parser: ArgumentParser, description: str) -> None:
    """Describe a command whose only argument is a request, with a description laid out by hand."""
    parser.formatter_class = FrenchRawHelp
    parser.description = description
    parser.add_argument(
        "file", metavar="FICHIER", help=f"fichier de la demande, «{NBSP}-{NBSP}» pour l’entrée standard"
    )


def read_request(file: str) -> bytes:
    """What the file holds; raises `CigdeskError` when it cannot be read or is too long."""
    try:
        data = standard_input().read(LARGEST_REQUEST + 1) if file == "-" else _read_file(file)
    except FileNotFoundError as error:
        raise CigdeskError(f"{_named(file)} n’existe pas.") from error
    except IsADirectoryError as error:
        raise CigdeskError(f"{_named(file)} est un dossier, il faut un fichier.") from error
    except PermissionError as error:
        raise CigdeskError(f"{_named(file)} ne peut pas être lu{NBSP}: droits insuffisants.") from error
    except (OSError, ValueError) as error:
        raise CigdeskError(f"{_named(file)} ne peut pas être lu.") from error
    if len(data) > LARGEST_REQUEST:
        raise CigdeskError(f"Demande trop longue{NBSP}: plus de 16{NBSP}Mio.")
    return data


def _read_file(file: str) -> bytes:
    with Path(file).open("rb") as source:
        return source.read(LARGEST_REQUEST + 1)


def _named(file: str) -> str:
    return "L’entrée standard" if file == "-" else f"Le fichier {shown(file)}"
