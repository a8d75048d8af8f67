"""`cigdesk passphrase`: change the passphrase of a store, asked at the terminal."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from cigdesk.cli.opening import add_store_argument, asked, opened, passphrase_of, place_of
from cigdesk.cli.streams import say
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP

_DESCRIPTION = """\
Change la phrase de passe de la base. L’actuelle est demandée, puis deux fois la nouvelle, au terminal :
jamais sur la ligne de commande. Une fenêtre peut rester ouverte sur la même base. Les sauvegardes déjà
faites gardent la phrase de passe de leur jour."""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = _DESCRIPTION
    parser.add_argument("base", metavar="BASE", nargs="?", type=Path, help="fichier de la base")
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Change it: 0 when the new passphrase opens the store, refused otherwise and nothing is changed."""
    _require_terminal()
    path = place_of(arguments.base or getattr(arguments, "store", None))
    old = passphrase_of(path)
    with opened(path, passphrase=old, person=arguments.person, given=True) as desk:
        new = asked("Nouvelle phrase de passe")
        desk.services.passphrase.change(old, new, asked("Nouvelle phrase de passe, encore"))
    say(f"Phrase de passe changée pour {path.name}. Les sauvegardes d’avant gardent la leur.")
    return 0


def _require_terminal() -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise CigdeskError(f"Aucun terminal{NBSP}: la nouvelle phrase de passe ne se tape que là.")
