"""argparse in French: its own sentences are English and follow no setting."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Final, NoReturn

from cigdesk.french import NBSP

_USAGE: Final = f"utilisation{NBSP}: "

_SENTENCES: Final = (
    (r"the following arguments are required: (.+)", f"il manque{NBSP}: \\1"),
    (r"unrecognized arguments: (.+)", f"arguments inconnus{NBSP}: \\1"),
    (r"argument COMMANDE: invalid choice: '?(.*?)'? \(choose from .+\)", "la commande \\1 est inconnue"),
    (
        r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        f"\\2 est inconnu (au choix{NBSP}: \\3)",
    ),
    (r"argument (.+): expected one argument", "\\1 attend une valeur"),
    (r"argument (.+): expected at least one argument", "\\1 attend au moins une valeur"),
    (r"argument (.+): ignored explicit argument '?(.*?)'?", "\\1 n’attend pas de valeur"),
    (r"argument (.+): not allowed with argument (.+)", "\\1 ne va pas avec \\2"),
    (r"ambiguous option: (.+) could match (.+)", "\\1 est ambigu (\\2)"),
)


class _FrenchHelp(argparse.HelpFormatter):
    def start_section(self, heading: str | None) -> None:
        """Overrides argparse, which puts the colon against the title."""
        super().start_section(heading and heading + NBSP)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Overrides argparse: the word before the synopsis."""
        super().add_usage(usage, actions, groups, _USAGE if prefix is None else prefix)


class FrenchRawHelp(_FrenchHelp, argparse.RawDescriptionHelpFormatter):
    """For descriptions whose lines are laid out by hand."""


class FrenchParser(argparse.ArgumentParser):
    """A parser whose help and faults are French."""

    def __init__(self, *, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog=prog, description=description, add_help=False, formatter_class=_FrenchHelp)
        self._positionals.title, self._optionals.title = "arguments", "options"
        self.add_argument("-h", "--help", action="help", help="afficher cette aide")

    def error(self, message: str) -> NoReturn:
        """Overrides argparse: its sentence in French, where to find help, exit 2."""
        self.exit(2, f"{self.prog}{NBSP}: {in_french(message)}. Voir {self.prog} --help.\n")


def in_french(message: str) -> str:
    """One of argparse's sentences in French; any other one as it is."""
    for pattern, french in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(r"'([\w-]+)'", r"\1", found.expand(french))
    return message
