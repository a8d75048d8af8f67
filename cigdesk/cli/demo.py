"""`cigdesk demo FILE`: a store with a team, its agents and its quotes, all of them invented."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cigdesk.bootstrap import create_demo
from cigdesk.cli.check import contents
from cigdesk.cli.opening import at_home, with_suffix
from cigdesk.cli.streams import say
from cigdesk.french import NBSP
from cigdesk.services.demonstration import PASSPHRASE, centres
from db.errors import known_failures


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = (
        "Crée une base de démonstration pour essayer CIGDesk. Les collectivités sont réelles, les personnes, "
        f"les effectifs et les contrats sont inventés. Phrase de passe{NBSP}: {PASSPHRASE}"
    )
    parser.add_argument("path", metavar="FICHIER", type=Path, help="base à créer, ou le dossier où la créer")
    parser.add_argument(
        "--centre",
        metavar="CENTRE",
        choices=centres(),
        default=centres()[-1],
        help=f"{' ou '.join(centres())} (par défaut{NBSP}: {centres()[-1]})",
    )


def run_command(arguments: Namespace) -> int:
    """Create the store: 0 when it is there, a `CigdeskError` when it cannot be."""
    path = place(at_home(arguments.path))
    desk = create_demo(path, arguments.centre, PASSPHRASE)
    said = contents(desk.store.check())
    desk.close()
    say(f"Base de démonstration créée{NBSP}: {path}")
    say(f"{desk.centre_name}, {said}. Noms fictifs.")
    say(f"Phrase de passe{NBSP}: {PASSPHRASE}")
    return 0


def place(path: Path) -> Path:
    """The file to create: that one, named as the window names stores, or one in that folder."""
    with known_failures(path):
        return with_suffix(path / "demonstration" if path.is_dir() else path)
