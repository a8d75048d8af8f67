"""`cigdesk export person --agent NAME -o FILE.pdf`: everything that is kept of one agent, to hand over."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from cigdesk.cli.french_parser import FrenchRawHelp
from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.output_file import add_output_arguments, refuse_existing, write_output
from cigdesk.cli.streams import say
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP, plural

if TYPE_CHECKING:
    from cigdesk.services.desk import Services

_DESCRIPTION = """\
Écrit tout ce que la base garde d’un agent, pour le lui remettre (RGPD, article 15) : en PDF, ou en JSON si
le fichier finit par .json. Ce qui a été biffé dans la fenêtre ne sort pas. Les notes sous secret
professionnel y sont si la phrase de passe est celle d’un membre de leur cercle ; sinon leur nombre est dit.

L’export est noté au journal des accès. Le fichier n’est lisible que par vous ; il est écrit en entier ou pas
du tout, et n’en remplace un autre qu’avec --force.

Code de retour : 0 si le fichier est écrit, 2 sinon.

Exemple :
  cigdesk export person --agent "Leïla Haddad" -o remis.pdf"""
_SUFFIXES: Final = (".pdf", ".json")


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.formatter_class = FrenchRawHelp
    parser.description = _DESCRIPTION
    parser.add_argument("--agent", metavar="NOM", required=True, help="nom ou identifiant de l’agent")
    add_output_arguments(parser)
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Write the file: 0 when it is done.

    Raises `CigdeskError` for a name or a file that cannot be used; nothing is then written.
    """
    output = at_home(arguments.output)
    if output.suffix.lower() not in _SUFFIXES:
        raise CigdeskError("Le fichier doit finir par .pdf ou .json.")
    refuse_existing(output, force=arguments.force)
    with opened(arguments.store, person=arguments.person) as desk:
        export = desk.services.person_export
        sheet = export.sheet(_agent(desk.services, arguments.agent))
        content = (export.pdf if output.suffix.lower() == ".pdf" else export.json)(sheet)
    write_output(output, content, force=arguments.force)
    say(f"{plural(sheet.records, 'enregistrement écrit', 'enregistrements écrits')}.")
    return 0


def _agent(services: Services, text: str) -> UUID:
    """The one of that id, or of that name where one alone has it."""
    try:
        return UUID(text)
    except ValueError:
        found = [each for each in services.agents.search(text) if not each.near]
    if len(found) == 1:
        return found[0].id
    many = f"{plural(len(found), 'agent')} répondent à ce nom{NBSP}: donnez l’identifiant de la fiche."
    raise CigdeskError(many if found else "Aucun agent de ce nom dans la base.")
