"""The command line, in French. Each command is a module that is imported only when it is called.

A command is one row of `COMMANDS`; its module has `configure(parser)`, which adds its arguments and may set
the description of its parser, and `run_command(arguments) -> int`, which gives the exit code.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from cigdesk import __version__
from cigdesk.cli.french_parser import FrenchParser
from cigdesk.cli.streams import Unwritten, complain, silence_output, speak_utf8
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP
from cigdesk.paths import STORE_SUFFIX


@dataclass(frozen=True)
class Command:
    """A word of the command line, what it does in a few French words, and the module that does it."""

    word: str
    summary: str
    module: str
    hidden: bool = False
    """Not told by the help: for those who build the program."""


COMMANDS = (
    Command("price", "chiffrer une demande de devis, sans ouvrir de base", "cigdesk.cli.price"),
    Command("slots", "chercher les créneaux libres d’une demande, sans ouvrir de base", "cigdesk.cli.slots"),
    Command(
        "occurrences", "donner les occurrences d’une permanence ou d’une absence", "cigdesk.cli.occurrences"
    ),
    Command("import", "importer une liste de collectivités dans la base", "cigdesk.cli.import_authorities"),
    Command("quote", "écrire le PDF d’un devis émis", "cigdesk.cli.quote"),
    Command("export", "écrire l’agenda (ICS) ou la liste des devis (XLSX, CSV)", "cigdesk.cli.export"),
    Command("retention", "dire les dossiers à l’échéance, écrire un bordereau", "cigdesk.cli.retention"),
    Command("demo", "créer une base de démonstration, aux noms fictifs", "cigdesk.cli.demo"),
    Command("check", "vérifier l’intégrité et les réglages de la base", "cigdesk.cli.check"),
    Command("backup", "faire, relire ou restaurer une sauvegarde de la base", "cigdesk.cli.backup"),
    Command("carry", "emporter la base sur un autre ordinateur, la reprendre", "cigdesk.cli.carry"),
    Command("passphrase", "changer la phrase de passe de la base", "cigdesk.cli.passphrase"),
    Command("person", "dire qui ouvre la base, donner ou retirer un accès", "cigdesk.cli.person"),
    Command(
        "tour", "faire tout le travail sans écran et en garder les images", "cigdesk.cli.tour", hidden=True
    ),
    Command("screens", "dessiner chaque page de la fenêtre", "cigdesk.cli.screens", hidden=True),
    Command("first-window", "dire quand la fenêtre est visible", "cigdesk.cli.first_window", hidden=True),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command: 0 when all is well, 2 when refused, 1 when nobody can be told, 130 on Ctrl+C."""
    speak_utf8()
    try:
        arguments = _parser().parse_args(_store_named(sys.argv[1:] if argv is None else argv))
        code: int = arguments.run(arguments)
        return code
    except BrokenPipeError:
        silence_output()
        return 1
    except CigdeskError as error:
        complain(error)
        return 1 if isinstance(error, Unwritten) else 2
    except KeyboardInterrupt:
        return 130


def _store_named(argv: Sequence[str]) -> Sequence[str]:
    """A store alone is what systems give when a person opens its file: the window asks for its passphrase."""
    opened = len(argv) == 1 and argv[0].endswith(STORE_SUFFIX) and not argv[0].startswith("-")
    return ["--store", *argv] if opened else argv


class _CommandParser(FrenchParser):
    """The parser of one command, which imports its module when its own arguments are read."""

    def __init__(self, *, prog: str, command: Command) -> None:
        super().__init__(prog=prog)
        self._command = command
        self._configured = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Overrides argparse: called once the word of the command has been read."""
        if not self._configured:
            self._configured = True
            module = import_module(self._command.module)
            module.configure(self)
            self.set_defaults(run=module.run_command)
        return super().parse_known_args(args, namespace)


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="cigdesk",
        description="Le poste de travail des services de prévention et d’action sociale"
        " des centres de gestion. Sans commande, ouvre la fenêtre.",
    )
    parser.add_argument(
        "--version", action="version", version=f"cigdesk {__version__}", help="afficher la version"
    )
    parser.add_argument(
        "--store", metavar="BASE", type=Path, help=f"base à ouvrir (par défaut{NBSP}: la dernière ouverte)"
    )
    parser.add_argument(
        "--person", metavar="NOM", default="", help="qui lance une commande, où plusieurs ouvrent la base"
    )
    commands = parser.add_subparsers(
        title="commandes", metavar="COMMANDE", prog="cigdesk", parser_class=_CommandParser
    )
    for command in COMMANDS:
        told: dict[str, Any] = {} if command.hidden else {"help": command.summary}
        commands.add_parser(command.word, command=command, **told)
    parser.set_defaults(run=_open_window)
    return parser


def _open_window(arguments: argparse.Namespace) -> int:
    from cigdesk.cli.window import open_window

    return open_window(arguments.store)
