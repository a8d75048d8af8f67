"""`cigdesk quote pdf NUMBER -o FILE`: the kept page of an issued quote, to the byte."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TextIO

from cigdesk.cli.opening import add_store_argument, opened
from cigdesk.cli.output_file import add_output_arguments, refuse_existing, write_output
from cigdesk.cli.streams import standard_error
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP

_DESCRIPTION = """\
Écrit le PDF d’un devis émis, tel qu’il a été gardé à l’émission. Le fichier n’est lisible que par vous ;
il est écrit en entier ou pas du tout. Un fichier qui existe n’est remplacé qu’avec --force.
Code de retour : 0 si le fichier est écrit, 2 sinon."""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = _DESCRIPTION
    parser.add_argument("what", metavar="pdf", choices=("pdf",), help="ce qui est écrit")
    parser.add_argument("number", metavar="NUMÉRO", help=f"numéro du devis, par exemple{NBSP}: 2026-0042")
    add_output_arguments(parser)
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Write with the streams of the process."""
    where = arguments.output, arguments.store
    said = {"person": arguments.person, "force": arguments.force}
    return run(arguments.number, *where, stderr=standard_error(), **said)


def run(
    number: str, output: Path, store: Path | None, *, force: bool, stderr: TextIO, person: str = ""
) -> int:
    """Write the page of that quote: 0 when it is done, 2 when nothing was written."""
    try:
        refuse_existing(output, force=force)
        with opened(store, person=person) as desk:
            quotes = desk.services.quotes
            content = quotes.issuing.pdf(quotes.by_number(number))
        write_output(output, content, force=force)
    except CigdeskError as error:
        print(error, file=stderr)
        return 2
    return 0
