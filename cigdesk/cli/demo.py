"""`cigdesk demo FILE`: a store with a team, its agents and its quotes, all of them invented."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cigdesk.bootstrap import create_demo
from cigdesk.cli.check import contents
from cigdesk.cli.opening import at_home, with_suffix
from cigdesk.cli.progress import Progress
from cigdesk.cli.streams import say
from cigdesk.french import NBSP, NNBSP
from cigdesk.services.demonstration import PASSPHRASE, TEN_YEARS, TENTH, History, centres
from db.errors import known_failures

ORDINARY: Final = "ordinary"
SCALES: Final[Mapping[str, History | None]] = {ORDINARY: None, "tenth": TENTH, "ten-years": TEN_YEARS}
"""By its word, how much there is: nothing for the demonstration that fills one screen of each page."""


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
    parser.add_argument(
        "--scale",
        metavar="TAILLE",
        choices=tuple(SCALES),
        default=ORDINARY,
        help=f"{ORDINARY}{NBSP}: une équipe et quelques semaines (par défaut){NNBSP}; "
        f"ten-years{NBSP}: dix ans d’un grand service, en quelques minutes{NNBSP}; tenth{NBSP}: le dixième",
    )


def run_command(arguments: Namespace) -> int:
    """Create the store: 0 when it is there, a `CigdeskError` when it cannot be."""
    path = place(at_home(arguments.path))
    history = SCALES[arguments.scale]
    with Progress() as progress:
        desk = create_demo(path, arguments.centre, PASSPHRASE, history=history, tell=progress.tell)
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
