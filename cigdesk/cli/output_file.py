"""The file that a command writes: owner-only, whole or absent, and never over another unless told so."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from pathlib import Path

from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP
from db.files import beside, create_private, place_new, removed_on_failure, replace_whole


def add_output_arguments(parser: ArgumentParser) -> None:
    """Describe `--output` and `--force`."""
    parser.add_argument(
        "-o", "--output", metavar="FICHIER", type=Path, required=True, help="fichier à écrire"
    )
    parser.add_argument("--force", action="store_true", help="remplacer le fichier s’il existe déjà")


def refuse_existing(output: Path, *, force: bool) -> None:
    """Before the passphrase is asked for nothing; it is held again when the file gets its name."""
    if output.exists() and not force:
        raise _exists(output)


def write_output(output: Path, content: bytes, *, force: bool) -> None:
    """Write the file in one step; raises `CigdeskError`, and then nothing was written."""
    try:
        if force:
            replace_whole(output, content)
        else:
            _place(output, content)
    except FileExistsError as error:
        raise _exists(output) from error
    except OSError as error:
        raise CigdeskError(f"Le fichier {output} n’a pas pu être écrit.") from error


def _place(output: Path, content: bytes) -> None:
    part = beside(output, f".{secrets.token_hex(4)}.part")
    with removed_on_failure(part):
        create_private(part, content)
        place_new(part, output)


def _exists(output: Path) -> CigdeskError:
    return CigdeskError(f"Le fichier {output} existe déjà{NBSP}: ajoutez --force pour le remplacer.")
