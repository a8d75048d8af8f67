"""`cigdesk retention list` and `… bordereau NUMBER -o FILE`: which cases fall due, and their papers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from uuid import UUID

from cigdesk.bootstrap import Desk
from cigdesk.cli.french_parser import FrenchParser, FrenchRawHelp
from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.output_file import add_output_arguments, refuse_existing, write_output
from cigdesk.cli.streams import say
from cigdesk.documents import render_elimination
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.retention import ACTS
from cigdesk.french import NBSP
from cigdesk.services.json_reading import shown
from cigdesk.services.retention import KeptCase

_DESCRIPTION = """\
list        dit les dossiers d’accompagnement à l’échéance de conservation, un par ligne : numéro, dernier
            contact, échéance, bordereau. Avec --archived, ceux de l’archive intermédiaire. Aucun nom.
bordereau   écrit le PDF d’un bordereau d’élimination, tel qu’il a été gardé. Le fichier n’est lisible que
            par vous ; il est écrit en entier ou pas du tout, et n’en remplace un autre qu’avec --force.

Rien n’est archivé ni éliminé par cette commande. Code de retour : 0, ou 2 avec une ligne qui dit pourquoi.

Exemple :
  cigdesk retention bordereau BE-2026-0001 -o bordereau.pdf"""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.formatter_class = FrenchRawHelp
    parser.description = _DESCRIPTION
    words = parser.add_subparsers(
        title="quoi", metavar="QUOI", dest="what", required=True, parser_class=FrenchParser
    )
    listed = words.add_parser("list", help="dire les dossiers à l’échéance")
    listed.add_argument("--archived", action="store_true", help="dire plutôt ceux de l’archive")
    add_store_argument(listed)
    paper = words.add_parser("bordereau", help="écrire le PDF d’un bordereau")
    paper.add_argument(
        "number", metavar="NUMÉRO", help=f"numéro du bordereau, par exemple{NBSP}: BE-2026-0001"
    )
    add_output_arguments(paper)
    add_store_argument(paper)


def run_command(arguments: Namespace) -> int:
    """Say or write what is asked: 0 when it is done; raises `CigdeskError`."""
    store = getattr(arguments, "store", None)
    if arguments.what == "list":
        with opened(store, person=arguments.person) as desk:
            return _list(desk, archived=arguments.archived)
    output = at_home(arguments.output)
    refuse_existing(output, force=arguments.force)
    with opened(store, person=arguments.person) as desk:
        content = desk.services.eliminations.pdf(_by_number(desk, arguments.number), render_elimination)
    write_output(output, content, force=arguments.force)
    return 0


def _list(desk: Desk, *, archived: bool) -> int:
    overview = desk.services.retention.overview()
    cases = overview.archived if archived else overview.due
    for each in cases:
        say(_said(each))
    if not cases:
        say("Aucun dossier archivé." if archived else "Aucun dossier n’est à l’échéance.")
    return 0


def _said(case: KeptCase) -> str:
    """Tabulators between what a script cuts apart; days as scripts sort them."""
    its = case.facts
    proposed = ACTS[case.proposed] if case.keeping.due else ""
    days = (f"{case.keeping.last:%Y-%m-%d}", f"{case.keeping.due_on:%Y-%m-%d}")
    return "\t".join((its.number, *days, its.list_number or proposed))


def _by_number(desk: Desk, number: str) -> UUID:
    """The list of that number; raises `CigdeskError`."""
    lists = desk.services.retention.overview().eliminations
    found = next((each.id for each in lists if each.number == number.strip().upper()), None)
    if found is None:
        raise CigdeskError(f"Il n’y a pas de bordereau {shown(number)} dans cette base.")
    return found
