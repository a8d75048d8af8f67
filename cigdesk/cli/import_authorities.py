"""`cigdesk import authorities FILE`: a list of authorities from a file, all of it or nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.streams import complain, say
from cigdesk.exchange.authorities_table import read_file
from cigdesk.french import NBSP, plural
from cigdesk.services.authority_import import Preview, Verdict
from cigdesk.services.desk import Services

FAULTS_TOLD: Final = 1_000
"""One line each on the standard error; beyond, only how many are left."""

_DESCRIPTION = """\
Importe dans la base une liste de collectivités, classeur XLSX ou CSV : UTF-8, UTF-16 ou Windows, séparateur
; , ou tabulation.
Colonnes demandées : siren, nom, nature. Colonnes reconnues : siret, département, insee, code postal, ville,
adresse, population, groupement, téléphone, courriel. Une collectivité déjà présente n’est jamais modifiée,
seuls ses champs vides sont complétés. À la moindre faute rien n’est importé.
Code de retour : 0 si tout est importé, 2 sinon."""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = _DESCRIPTION
    parser.add_argument("what", metavar="authorities", choices=("authorities",), help="ce qui est importé")
    parser.add_argument("file", metavar="FICHIER", type=Path, help="fichier CSV ou XLSX à importer")
    parser.add_argument("--dry-run", action="store_true", help="dire ce qui serait fait, sans rien écrire")
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Import the file into the store: 0 when it is done (or could be), 2 when nothing was written."""
    table = read_file(at_home(arguments.file))
    with opened(arguments.store, person=arguments.person) as desk:
        services = desk.services
        return _import(services, services.authority_import.preview(table), arguments.dry_run)


def _import(services: Services, preview: Preview, dry_run: bool) -> int:
    if preview.faults:
        _tell_faults(preview)
        return 2
    if preview.unknown_columns:
        say(f"Colonnes ignorées{NBSP}: {', '.join(preview.unknown_columns)}.")
    if preview.writes and not dry_run:
        services.authority_import.apply(preview)
    say(summary(preview, written=not dry_run))
    return 0


def _tell_faults(preview: Preview) -> None:
    for fault in preview.faults[:FAULTS_TOLD]:
        complain(fault)
    left = len(preview.faults) - FAULTS_TOLD
    if left > 0:
        complain(f"et {plural(left, 'autre')}")
    complain(preview.refusal)


def summary(preview: Preview, *, written: bool) -> str:
    """« 133 collectivités ajoutées, 2 complétées, 1 déjà présente. »."""
    added, filled, same = (
        preview.counts.get(verdict, 0) for verdict in (Verdict.NEW, Verdict.COMPLETED, Verdict.UNCHANGED)
    )
    parts = [plural(added, "collectivité ajoutée", "collectivités ajoutées")]
    parts += [plural(filled, "complétée")] if filled else []
    parts += [plural(same, "déjà présente", "déjà présentes")] if same else []
    said = ", ".join(parts) + "."
    return said if written else f"Simulation{NBSP}: {said} Rien n’est écrit."
