"""`cigdesk price FILE|-`: price a request without a store; nothing is written anywhere."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from cigdesk.cli.french_parser import FrenchRawHelp
from cigdesk.cli.streams import silence_output, standard_error, standard_input, standard_output
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP
from cigdesk.services.json_reading import shown
from cigdesk.services.price_request import answer

LARGEST_REQUEST: Final = 16 * 1024 * 1024
"""Bytes; a quote of ten thousand lines is a tenth of it."""

_DESCRIPTION = """\
Chiffre une demande de devis en JSON (UTF-8) et écrit la réponse en JSON sur la sortie standard.
Code de retour : 0 si rien n’est refusé, 2 si une ligne ou la demande l’est, ou si elle est illisible.

Demande :
  catalogue   cig-petite-couronne-2026 ou cdg-martinique-social
  date        jour de la prestation, AAAA-MM-JJ, de 2000 à 2100
  authority   name, headcount (entier), conventions et conventions_proposed
              (cadre, medecine, social, accompagnement-social), has_acfi, affiliated,
              optional_contribution, active_offers, earlier_offers
  lines       offer, quantity (texte ou entier, « H:MM » pour des heures), participants,
              format, exploratory, prescription (date), optional

Exemple :
  {"catalogue": "cig-petite-couronne-2026", "date": "2026-03-02",
   "authority": {"headcount": 320, "conventions": ["cadre"], "active_offers": ["ACFI"]},
   "lines": [{"offer": "ACFI-SUP", "quantity": "1.5"}]}"""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.formatter_class = FrenchRawHelp
    parser.description = _DESCRIPTION
    parser.add_argument(
        "file", metavar="FICHIER", help=f"fichier de la demande, «{NBSP}-{NBSP}» pour l’entrée standard"
    )


def run_command(arguments: Namespace) -> int:
    """Price with the streams of the process."""
    return run(arguments.file, standard_input(), standard_output(), standard_error())


def run(file: str, stdin: BinaryIO, stdout: BinaryIO, stderr: TextIO) -> int:
    """Price the request in a file, or in `stdin` for `-`.

    0 when nothing is refused, 2 when something is or when the request is unreadable, 1 when the answer cannot
    be written.
    """
    try:
        found = answer(_read(file, stdin))
        _write(found.text, stdout)
    except _Unwritten as error:
        print(error, file=stderr)
        return 1
    except CigdeskError as error:
        print(error, file=stderr)
        return 2
    return 2 if found.refused else 0


class _Unwritten(CigdeskError):
    """The answer stayed inside."""


def _write(text: str, stdout: BinaryIO) -> None:
    try:
        stdout.write(text.encode("utf-8") + b"\n")
        stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_output()
        raise _Unwritten("La réponse n’a pas pu être écrite sur la sortie standard.") from error


def _read(file: str, stdin: BinaryIO) -> bytes:
    try:
        data = stdin.read(LARGEST_REQUEST + 1) if file == "-" else _read_file(file)
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
