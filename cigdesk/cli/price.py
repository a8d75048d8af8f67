"""`cigdesk price FILE|-`: price a request without a store; nothing is written anywhere."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import BinaryIO, Final

from cigdesk.cli.french_parser import FrenchRawHelp
from cigdesk.cli.streams import say, standard_input
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
    """Price the request in a file, or on the standard input for `-`: 0, or 2 when something is refused.

    Raises `CigdeskError` for a request that cannot be read, `Unwritten` for an answer that cannot be told.
    """
    found = answer(_read(arguments.file, standard_input()))
    say(found.text)
    return 2 if found.refused else 0


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
