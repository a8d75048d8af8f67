"""`cigdesk quote pdf NUMBER -o FILE`: the kept page of an issued quote, to the byte."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TextIO

from cigdesk.cli.opening import add_store_argument, opened
from cigdesk.cli.streams import standard_error
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP
from db.files import beside, create_private, place_new, removed_on_failure, replace_whole

_DESCRIPTION = """\
Écrit le PDF d’un devis émis, tel qu’il a été gardé à l’émission. Le fichier n’est lisible que par vous ;
il est écrit en entier ou pas du tout. Un fichier qui existe n’est remplacé qu’avec --force.
Code de retour : 0 si le fichier est écrit, 2 sinon."""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = _DESCRIPTION
    parser.add_argument("what", metavar="pdf", choices=("pdf",), help="ce qui est écrit")
    parser.add_argument("number", metavar="NUMÉRO", help=f"numéro du devis, par exemple{NBSP}: 2026-0042")
    parser.add_argument(
        "-o", "--output", metavar="FICHIER", type=Path, required=True, help="fichier à écrire"
    )
    parser.add_argument("--force", action="store_true", help="remplacer le fichier s’il existe déjà")
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Write with the streams of the process."""
    where = arguments.output, arguments.store
    return run(arguments.number, *where, force=arguments.force, stderr=standard_error())


def run(number: str, output: Path, store: Path | None, *, force: bool, stderr: TextIO) -> int:
    """Write the page of that quote: 0 when it is done, 2 when nothing was written."""
    try:
        _refuse_existing(output, force=force)
        with opened(store) as desk:
            quotes = desk.services.quotes
            content = quotes.issuing.pdf(quotes.by_number(number))
        _write(output, content, force=force)
    except CigdeskError as error:
        print(error, file=stderr)
        return 2
    return 0


def _refuse_existing(output: Path, *, force: bool) -> None:
    """Before the passphrase is asked for nothing; it is held again when the file gets its name."""
    if output.exists() and not force:
        raise _exists(output)


def _write(output: Path, content: bytes, *, force: bool) -> None:
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
