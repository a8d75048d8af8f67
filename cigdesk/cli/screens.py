"""`cigdesk screens FOLDER`: every page of the window on the demonstration data, as pictures."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Final

from cigdesk.cli.headless import ShownClock, headless, made_folder
from cigdesk.cli.streams import say
from cigdesk.domain.errors import CigdeskError
from cigdesk.local_stores import LocalStores

_THEMES: Final = {"light": ("clair",), "dark": ("sombre",), "both": ("clair", "sombre")}
_USUAL: Final = "1440x900,1280x800,1920x1080"
GUIDE: Final = (
    "ouverture",
    "accueil",
    "agenda-rendez-vous",
    "agenda-reservation",
    "agenda-equipe",
    "agenda-mois",
    "agenda-seance",
    "agenda-emargement",
    "agents-fiche",
    "agents-fusion",
    "demandes",
    "dossiers",
    "dossiers-fiche",
    "dossiers-notes",
    "notes",
    "conservation",
    "conservation-decision",
    "conservation-archive",
    "conservation-bordereau",
    "droits",
    "droits-acces",
    "droits-effacement",
    "temps",
    "collectivites-fiche",
    "adhesions",
    "effectifs",
    "devis-editeur",
    "devis-filtres",
    "devis-accord",
    "devis-serie",
    "prevention-collectivite",
    "cercle",
    "cercle-evenement",
    "releves-collectivite",
    "releves-correction",
    "prevention-journee",
    "prevention-observations",
    "prevention-observation",
    "prevention-rapport",
    "releves-activite",
    "catalogue-brouillon",
    "catalogue-effet",
    "reglages",
    "reglages-fermetures",
    "reglages-personnes",
    "reglages-droits",
    "reglages-dpo",
    "reglages-journal-acces",
    "reglages-journal-modifications",
)
"""The pictures of docs/guide, which `--guide` draws again."""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = "Dessine chaque page de la fenêtre, sur les données de démonstration."
    parser.add_argument("folder", metavar="DOSSIER", type=Path, help="où écrire les images PNG")
    parser.add_argument("--theme", choices=tuple(_THEMES), default="both", help="clair, sombre ou les deux")
    parser.add_argument(
        "--size",
        metavar="LxH,…",
        type=_sizes,
        default=_sizes(_USUAL),
        help="tailles de la fenêtre, en pixels",
    )
    parser.add_argument("--page", metavar="NOM", action="append", default=[], help="cette image seulement")
    parser.add_argument(
        "--guide", action="store_true", help="les seules images du guide, en clair, sous leur nom du guide"
    )


def _sizes(text: str) -> tuple[tuple[int, int], ...]:
    try:
        return tuple(_size(each) for each in text.split(","))
    except ValueError as error:
        raise ArgumentTypeError("une taille s’écrit 1440x900") from error


def _size(text: str) -> tuple[int, int]:
    width, height = map(int, text.split("x"))
    if not (640 <= width <= 7680 and 480 <= height <= 4320):
        raise ValueError(text)
    return width, height


def run_command(arguments: Namespace) -> int:
    """Draw: 0 when every picture is there; raises `CigdeskError` for the one that is not."""
    with headless() as settings:
        from PySide6.QtCore import QSize

        from ui.robot import StepFailed
        from ui.screens import Wanted, draw
        from ui.stage import stage

        folder = made_folder(arguments.folder)
        sizes = tuple(QSize(*size) for size in arguments.size)
        wanted = Wanted(_THEMES[arguments.theme], sizes, frozenset(arguments.page))
        if arguments.guide:
            wanted = Wanted(("clair",), (QSize(*_size("1440x900")),), frozenset(GUIDE))
        tell = _rename_for_guide if arguments.guide else _tell
        try:
            with stage(LocalStores(ShownClock()), settings) as playing:
                draw(playing, folder, wanted, tell)
        except StepFailed as failure:
            raise CigdeskError(str(failure)) from failure
        return 0


def _tell(path: Path) -> None:
    say(str(path))


def _rename_for_guide(path: Path) -> None:
    """Under its bare name, with few colours: the guide stays light."""
    from ui.screens import lightened

    name = path.with_name(f"{path.name.split('-clair-')[0]}.png")
    lightened(path, name)
    path.unlink()
    _tell(name)
