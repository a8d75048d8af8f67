"""`cigdesk export activity --year 2026 -o FILE.pdf`: the activity report of a year."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from cigdesk.cli.french_parser import FrenchRawHelp
from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.output_file import add_output_arguments, refuse_existing, write_output
from cigdesk.cli.progress import Progress
from cigdesk.cli.streams import say
from cigdesk.domain.activity import FIRST_YEAR, LAST_YEAR
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.identifiers import bare, siren_fault
from cigdesk.french import plural

if TYPE_CHECKING:
    from cigdesk.services.activity_sheet import ActivitySheet
    from cigdesk.services.desk import Services

_DESCRIPTION = """\
Écrit le rapport d’activité d’une année, du centre entier ou d’une collectivité : en PDF (.pdf), en classeur
(.xlsx) ou en CSV (.csv, UTF-8, points-virgules). Aucun agent ni intervenant n’y est nommé ; si le réglage du
centre le demande, les chiffres qui concernent moins de cinq personnes n’y sont pas donnés. Le fichier n’est
lisible que par vous ; il est écrit en entier ou pas du tout, et n’en remplace un autre qu’avec --force.

Code de retour : 0 si le fichier est écrit, 2 sinon.

Exemple :
  cigdesk export activity --year 2026 --authority 219400223 -o activite-2026.pdf"""

_SUFFIXES: Final = (".pdf", ".xlsx", ".csv")


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.formatter_class = FrenchRawHelp
    parser.description = _DESCRIPTION
    parser.add_argument("--year", metavar="ANNÉE", type=_year, required=True, help="année civile")
    parser.add_argument(
        "--authority", metavar="SIREN", type=_siren, help="une collectivité ; sans elle, le centre entier"
    )
    add_output_arguments(parser)
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Write the report: 0 when it is done.

    Raises `CigdeskError` for an authority that is not found and for a file that cannot be written.
    """
    output = at_home(arguments.output)
    suffix = output.suffix.lower()
    if suffix not in _SUFFIXES:
        raise CigdeskError(f"Le fichier doit finir par {', '.join(_SUFFIXES)}, qui dit sa forme.")
    refuse_existing(output, force=arguments.force)
    with opened(arguments.store, person=arguments.person) as desk, Progress() as progress:
        services = desk.services
        authority_id = _authority(services, arguments.authority) if arguments.authority else None
        tell = lambda done, total, item: progress.tell(f"Année {item}", done, total)  # noqa: E731 - one line
        sheet = services.activity.sheet(arguments.year, authority_id, tell)
    write_output(output, _written(sheet, suffix), force=arguments.force)
    say(f"Rapport d’activité écrit, {plural(len(sheet.sections), 'rubrique')}.")
    return 0


def _written(sheet: ActivitySheet, suffix: str) -> bytes:
    if suffix == ".pdf":
        from cigdesk.documents import render_activity

        return render_activity(sheet)
    from cigdesk.exchange.table_csv import write_csv
    from cigdesk.exchange.table_xlsx import write_xlsx
    from cigdesk.services.activity_table import activity_table

    return (write_xlsx if suffix == ".xlsx" else write_csv)(activity_table(sheet))


def _authority(services: Services, siren: str) -> UUID:
    found = [row.id for row in services.authorities.listing(siren).rows if row.siren == siren]
    if not found:
        raise CigdeskError(f"Aucune collectivité n’a le SIREN {siren}.")
    return found[0]


def _siren(text: str) -> str:
    if fault := siren_fault(text):
        raise ArgumentTypeError(fault)
    return bare(text)


def _year(text: str) -> int:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    if not (text.isascii() and text.isdigit() and int(text) in years):
        raise ArgumentTypeError(f"année attendue, de {FIRST_YEAR} à {LAST_YEAR}")
    return int(text)
