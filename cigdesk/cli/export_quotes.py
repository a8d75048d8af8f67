"""`cigdesk export quotes -o FILE.xlsx`: the list of quotes as a table, filtered as in the window."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from uuid import UUID

from cigdesk.cli.french_parser import FrenchRawHelp
from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.output_file import add_output_arguments, refuse_existing, write_output
from cigdesk.cli.progress import Progress
from cigdesk.cli.streams import say
from cigdesk.cli.table_file import check_suffix, table_bytes
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.quote import STATE_NAMES, QuoteStanding
from cigdesk.domain.quote_follow_up import FollowUp
from cigdesk.french import NBSP, fold, parse_amount, plural

if TYPE_CHECKING:
    from cigdesk.ports.quotes import QuoteFilter
    from cigdesk.services.desk import Services

_DESCRIPTION = """\
Écrit la liste des devis dans un classeur (.xlsx) ou un CSV (.csv, UTF-8, points-virgules), du plus récent au
plus ancien ; les options la restreignent comme les filtres de la fenêtre. Le fichier n’est lisible que par
vous ; il est écrit en entier ou pas du tout, et n’en remplace un autre qu’avec --force. Aucun texte n’y est
une formule, et aucun contact d’une collectivité n’y est nommé.

Code de retour : 0 si le fichier est écrit, 2 sinon.

Exemple :
  cigdesk export quotes --year 2026 --state accepté -o devis-2026.xlsx"""

STATES: Final = {fold(name): QuoteStanding(state.value) for state, name in STATE_NAMES.items()} | {
    "expire": QuoteStanding.EXPIRED
}
FOLLOW_UPS: Final = {
    "a-traiter": FollowUp.DUE,
    "a-relancer": FollowUp.TO_REMIND,
    "expirent": FollowUp.EXPIRING,
    "sans-engagement": FollowUp.WITHOUT_ENGAGEMENT,
}
_YEARS: Final = range(2000, 2101)


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.formatter_class = FrenchRawHelp
    parser.description = _DESCRIPTION
    states = ", ".join((*STATE_NAMES.values(), "expiré"))
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--state", metavar="ÉTAT", type=_state, help=f"au choix{NBSP}: {states}")
    chosen.add_argument(
        "--follow-up", metavar="SUIVI", type=_follow_up, help=f"au choix{NBSP}: {', '.join(FOLLOW_UPS)}"
    )
    parser.add_argument("--year", metavar="ANNÉE", type=_year, help="année d’émission, de création sinon")
    parser.add_argument("--authority", metavar="NOM", help="nom ou SIREN d’une collectivité")
    parser.add_argument("--follower", metavar="NOM", default="", help="qui suit le devis, en entier")
    parser.add_argument("--offer", metavar="CODE", type=str.upper, default="", help="code d’une prestation")
    parser.add_argument("--from-total", metavar="EUROS", type=_euros, help="total à partir de")
    parser.add_argument("--to-total", metavar="EUROS", type=_euros, help="total jusqu’à")
    parser.add_argument("--search", metavar="MOTS", default="", help="numéro, collectivité ou objet")
    add_output_arguments(parser)
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Write the table: 0 when it is done.

    Raises `CigdeskError` for an authority that is not found and for a file that cannot be written.
    """
    output = at_home(arguments.output)
    check_suffix(output)
    refuse_existing(output, force=arguments.force)
    with opened(arguments.store, person=arguments.person) as desk, Progress() as progress:
        services = desk.services
        ids = services.quotes.listing(arguments.search, _filter(services, arguments)).ids
        content = table_bytes(services.quote_export.table(ids), output, progress, "Devis")
    write_output(output, content, force=arguments.force)
    say(f"{plural(len(ids), 'devis écrit', 'devis écrits')}.")
    return 0


def _filter(services: Services, arguments: Namespace) -> QuoteFilter:
    from cigdesk.ports.quotes import QuoteFilter

    return QuoteFilter(
        standing=arguments.state,
        follow_up=arguments.follow_up,
        authority_id=_authority(services, arguments.authority) if arguments.authority else None,
        year=arguments.year,
        follower=arguments.follower,
        offer=arguments.offer,
        least=arguments.from_total,
        most=arguments.to_total,
    )


def _authority(services: Services, text: str) -> UUID:
    rows = services.authorities.listing(text).rows
    exact = [row for row in rows if fold(row.name) == fold(text)]
    found = exact or rows
    if len(found) == 1:
        return found[0].id
    said = f"«{NBSP}{text}{NBSP}»"
    if not found:
        raise CigdeskError(f"Aucune collectivité ne répond à {said}.")
    names = ", ".join(row.name for row in found[:8])
    raise CigdeskError(f"Plusieurs collectivités répondent à {said}{NBSP}: {names}.")


def _state(text: str) -> QuoteStanding:
    if fold(text) not in STATES:
        raise ArgumentTypeError(f"état inconnu{NBSP}: {text}")
    return STATES[fold(text)]


def _follow_up(text: str) -> FollowUp:
    key = "-".join(fold(text).split())
    if key not in FOLLOW_UPS:
        raise ArgumentTypeError(f"suivi inconnu{NBSP}: {text} (au choix{NBSP}: {', '.join(FOLLOW_UPS)})")
    return FOLLOW_UPS[key]


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) in _YEARS):
        raise ArgumentTypeError(f"année attendue, de {_YEARS.start} à {_YEARS.stop - 1}")
    return int(text)


def _euros(text: str) -> Decimal:
    try:
        return parse_amount(text)
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from fault
