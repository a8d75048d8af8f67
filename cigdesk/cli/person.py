"""`cigdesk person`: who opens a store, let in or leaving; passphrases are typed at the terminal alone."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import Final

from cigdesk.bootstrap import Desk
from cigdesk.cli.opening import add_store_argument, asked, opened
from cigdesk.cli.streams import say
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.persons import name_taken
from cigdesk.domain.rights import ROLES, Role
from cigdesk.domain.text import fold
from cigdesk.french import NBSP, date_short
from cigdesk.services.persons import PersonLine, PersonValues

_DESCRIPTION = """\
Dit qui ouvre la base et avec quels rôles (list), donne un accès à quelqu’un (add) ou le retire (leave). La
phrase de passe donnée se tape deux fois au terminal, jamais sur la ligne de commande ; la personne la change
à sa première ouverture. Code de retour : 0, ou 2 quand c’est refusé."""
_WORDS: Final = {"-".join(fold(name).split()): role for role, name in ROLES.items()}
"""The roles as they are typed: secretariat, travailleur-social…"""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = _DESCRIPTION
    parser.add_argument("act", metavar="ACTE", choices=("list", "add", "leave"), help="list, add ou leave")
    parser.add_argument(
        "name", metavar="NOM", nargs="?", default="", help="de la personne, pour add et leave"
    )
    parser.add_argument(
        "--role",
        metavar="RÔLE",
        action="append",
        choices=tuple(_WORDS),
        default=[],
        help=f"rôle donné, répété s’il y en a plusieurs{NBSP}: {', '.join(_WORDS)}",
    )
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Do what is asked with the streams of the process."""
    if arguments.act != "list" and not arguments.name.strip():
        raise CigdeskError(f"Indiquez de qui il s’agit{NBSP}: cigdesk person {arguments.act} NOM.")
    if arguments.act == "add" and (sys.stdin is None or not sys.stdin.isatty()):
        raise CigdeskError(f"Aucun terminal{NBSP}: la phrase de passe donnée ne se tape que là.")
    with opened(arguments.store, back_up=arguments.act != "list", person=arguments.person) as desk:
        if arguments.act == "list":
            return _list(desk)
        if arguments.act == "add":
            return _add(desk, arguments.name, tuple(_WORDS[word] for word in arguments.role))
        return _leave(desk, arguments.name)


def _list(desk: Desk) -> int:
    for line in desk.services.persons.listing():
        say(f"{line.name}\t{', '.join(ROLES[role] for role in line.roles)}\t{_access(line)}")
    return 0


def _access(line: PersonLine) -> str:
    if line.left_on is not None:
        return f"parti le {date_short(line.left_on)}"
    if not line.has_access:
        return "sans accès"
    return "phrase de passe à changer" if line.provisional else "ouvre la base"


def _add(desk: Desk, name: str, roles: tuple[Role, ...]) -> int:
    passphrase = asked(f"Phrase de passe donnée à {name}")
    again = asked("La même, encore")
    try:
        change = desk.services.persons.add(PersonValues(name, roles), passphrase, again)
    except InvalidInput as error:
        raise CigdeskError(next(iter(error.errors.values()))) from error
    say(f"{change.label}. {change.detail}")
    return 0


def _leave(desk: Desk, name: str) -> int:
    present = [each for each in desk.services.persons.listing() if each.left_on is None]
    found = [each for each in present if name_taken(name, [each.name])]
    if not found:
        raise CigdeskError(f"Personne de ce nom n’ouvre cette base{NBSP}: {name}.")
    change = desk.services.persons.leave(found[0].id)
    say(f"{change.label}. {change.detail}")
    return 0
