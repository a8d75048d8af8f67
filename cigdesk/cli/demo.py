"""`cigdesk demo FILE`: a store with a team, its agents and its quotes, all of them invented."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cigdesk.bootstrap import create_demo
from cigdesk.cli.check import contents
from cigdesk.cli.streams import say
from cigdesk.french import NBSP
from cigdesk.paths import STORE_SUFFIX
from cigdesk.services.demonstration import PASSPHRASE, centres


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = (
        "Crée une base de démonstration pour essayer CIGDesk. Les collectivités sont réelles, les personnes, "
        f"les effectifs et les contrats sont inventés. Phrase de passe{NBSP}: {PASSPHRASE}"
    )
    parser.add_argument("path", metavar="FICHIER", type=Path, help="base à créer, dans un fichier nouveau")
    parser.add_argument(
        "--centre",
        choices=centres(),
        default=centres()[-1],
        help=f"centre de gestion (par défaut{NBSP}: {centres()[-1]})",
    )


def run_command(arguments: Namespace) -> int:
    """Create the store: 0 when it is there, a `CigdeskError` when it cannot be."""
    path = with_suffix(arguments.path.expanduser())
    desk = create_demo(path, arguments.centre, PASSPHRASE)
    said = contents(desk.store.check())
    desk.close()
    say(f"Base de démonstration créée{NBSP}: {path}")
    say(f"{desk.centre_name}, {said}. Noms fictifs.")
    say(f"Phrase de passe{NBSP}: {PASSPHRASE}")
    return 0


def with_suffix(path: Path) -> Path:
    """As the window names stores."""
    return path if path.suffix == STORE_SUFFIX else path.with_name(path.name + STORE_SUFFIX)
