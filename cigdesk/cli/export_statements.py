"""`cigdesk export statements --from MOIS --to MOIS -o FILE.xlsx`: what is due, for the finance department."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Final

from cigdesk.cli.french_parser import FrenchRawHelp
from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.output_file import add_output_arguments, refuse_existing, write_output
from cigdesk.cli.progress import Progress
from cigdesk.cli.streams import say
from cigdesk.cli.table_file import check_suffix, table_bytes
from cigdesk.domain.agenda.wall import FIRST_DAY, LAST_DAY
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP, plural

_DESCRIPTION = """\
Écrit les relevés d’interventions validés de --from à --to (compris) dans un classeur (.xlsx) ou un CSV (.csv,
UTF-8, points-virgules), pour le service des finances : SIRET, code service, numéro d’engagement, minutes,
unités et montants par mois et par nature. Aucun nom n’y figure, ni aucune liste de séances. Le fichier n’est
lisible que par vous ; il est écrit en entier ou pas du tout, et n’en remplace un autre qu’avec --force.

Avec --internal, une ligne par intervention, avec son jour et son numéro de dossier : ce tableau ne quitte pas
le centre. Avec --drafts, les relevés qui ne sont pas encore validés y sont aussi.

Les mois s’écrivent 2026-10. Code de retour : 0 si le fichier est écrit, 2 sinon.

Exemple :
  cigdesk export statements --from 2026-10 --to 2026-10 -o octobre.xlsx"""

_MONTH: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.formatter_class = FrenchRawHelp
    parser.description = _DESCRIPTION
    parser.add_argument("--from", dest="first", metavar="MOIS", required=True, help="premier mois")
    parser.add_argument("--to", dest="last", metavar="MOIS", required=True, help="dernier mois, compris")
    parser.add_argument("--internal", action="store_true", help="une ligne par intervention, sans nom")
    parser.add_argument("--drafts", action="store_true", help="avec les relevés à valider")
    add_output_arguments(parser)
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Write the table: 0 when it is done.

    Raises `CigdeskError` for months or a file that cannot be used; nothing is then written.
    """
    first, last = read_month_word("--from", arguments.first), read_month_word("--to", arguments.last)
    output = at_home(arguments.output)
    check_suffix(output)
    refuse_existing(output, force=arguments.force)
    with opened(arguments.store, person=arguments.person) as desk, Progress() as progress:
        export = desk.services.statement_export
        make = export.internal if arguments.internal else export.finance

        def tell(done: int, total: int, _month: str) -> None:
            progress.tell("Mois", done, total)

        table = make(first, last, drafts=arguments.drafts, tell=tell)
        content = table_bytes(table, output, progress, "Lignes")
    write_output(output, content, force=arguments.force)
    say(f"{plural(table.count, 'ligne écrite', 'lignes écrites')}.")
    return 0


def read_month_word(option: str, text: str) -> date:
    """The first day of a month written 2026-10; raises `CigdeskError` that names the option."""
    found = _MONTH.fullmatch(text)
    if found is None:
        raise CigdeskError(f"{option} attend un mois comme 2026-10.")
    year, month = map(int, found.groups())
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise CigdeskError(f"{option}{NBSP}: année attendue entre {FIRST_DAY.year} et {LAST_DAY.year}.")
    return date(year, month, 1)
