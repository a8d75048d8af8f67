"""`cigdesk tour FOLDER`: the whole job without a display, kept as pictures, a quote and a store."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from cigdesk.cli.headless import ShownClock, headless, made_folder
from cigdesk.cli.streams import say
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP
from cigdesk.local_stores import LocalStores
from cigdesk.services.demonstration import PASSPHRASE

_README: Final = "LISEZMOI.txt"


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = (
        "Fait tout le travail dans la vraie fenêtre, sans écran : créer une base, réserver un rendez-vous, "
        "émettre un devis, fermer et rouvrir. Garde dans le dossier les images, le PDF et la base."
    )
    parser.add_argument("folder", metavar="DOSSIER", type=Path, help="où garder ce qui est fait")


def run_command(arguments: Namespace) -> int:
    """Do the tour: 0 when every step is done; raises `CigdeskError` with the step that is not."""
    with headless() as settings:
        from ui.robot import StepFailed
        from ui.stage import stage
        from ui.tour import FAILURE, PICTURES, QUOTE, STORE, Tour

        folder = made_folder(arguments.folder)
        _clear(folder, [*PICTURES, QUOTE, FAILURE, _README], Path(STORE).stem)
        try:
            with stage(LocalStores(ShownClock(), demo=True), settings) as playing:
                Tour(playing, folder.resolve(), PASSPHRASE, say).run()
        except StepFailed as failure:
            raise CigdeskError(str(failure)) from failure
        files = PICTURES | {QUOTE: "le devis, sur papier", STORE: "la base, chiffrée, avec sa clé à côté"}
        _explain(folder, files, folder / STORE)
        say(f"Tout est gardé dans {folder}, et décrit par {_README}.")
        return 0


def _clear(folder: Path, files: list[str], store: str) -> None:
    """Take away what an earlier tour left, and nothing else."""
    try:
        for path in [*map(folder.joinpath, files), *folder.glob(f"{store}.cigdesk*")]:
            path.unlink(missing_ok=True)
        shutil.rmtree(folder / f"{store}.documents", ignore_errors=True)
    except OSError as error:
        raise CigdeskError(
            f"Le dossier {folder.name} garde un fichier qui ne peut pas être remplacé."
        ) from error


def _explain(folder: Path, files: dict[str, str], store: Path) -> None:
    lines = (
        "Tout le travail de CIGDesk, accompli dans la vraie fenêtre par de vraies touches, sans écran.",
        "Les collectivités et les tarifs sont réels, les personnes, l’effectif et les dates sont inventés.",
        "",
        *(f"{name}{NBSP}: {said}" for name, said in files.items()),
        "",
        f"Phrase de passe de la base{NBSP}: {PASSPHRASE}",
        f"Sur une machine avec écran, elle s’ouvre par{NBSP}:",
        f"  .venv/bin/cigdesk --store {store}",
    )
    (folder / _README).write_text("\n".join(lines) + "\n", encoding="utf-8")
