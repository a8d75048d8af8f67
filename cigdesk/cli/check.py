"""`cigdesk check`: whether a store is sound and ready to issue quotes; no record of it is changed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from cigdesk.bootstrap import Desk
from cigdesk.cli.opening import add_store_argument, opened
from cigdesk.cli.streams import complain, say
from cigdesk.french import NBSP, NNBSP, plural
from db.check import Report

_DESCRIPTION = """\
Vérifie la base : le fichier, les liens entre les fiches, le schéma, la chaîne du journal des accès, et les
réglages du centre sans lesquels aucun devis ne peut être émis. Aucune fiche n’est modifiée. Une fenêtre peut
rester ouverte sur la même base. Code de retour : 0 si tout va bien, 2 sinon, avec une ligne par défaut."""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = _DESCRIPTION
    parser.add_argument(
        "--full", action="store_true", help="relire aussi chaque page et chaque index (quelques secondes)"
    )
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Check with the streams of the process: 0 when nothing is wrong, 2 with one line for each fault."""
    with opened(arguments.store, back_up=False, person=arguments.person) as desk:
        report = desk.store.check(full=arguments.full)
        faults = [*store_faults(report), *access_faults(desk), *setting_faults(desk)]
    for fault in faults:
        complain(fault)
    if faults:
        return 2
    say(f"Rien à signaler dans {desk.path.name}{NBSP}: {contents(report)}.")
    return 0


def store_faults(report: Report) -> Iterator[str]:
    """What is wrong with the file, one line each, without personal data."""
    yield from (f"Fichier{NBSP}: {fault}" for fault in report.integrity)
    yield from (f"Schéma{NBSP}: {fault}" for fault in report.schema)
    yield from (f"Liens{NBSP}: {fault}" for fault in report.foreign_keys)


def access_faults(desk: Desk) -> Iterator[str]:
    """Where the journal of accesses was written by something else than the program."""
    broken_at = desk.services.accesses.verify().broken_at
    if broken_at is not None:
        yield f"Journal des accès{NBSP}: la chaîne est rompue à l’entrée n°{NNBSP}{broken_at}."


def setting_faults(desk: Desk) -> Iterator[str]:
    """What keeps quotes from being issued."""
    yield from (f"Réglages{NBSP}: {sentence}" for sentence in desk.services.centre.view().missing.values())


def contents(report: Report) -> str:
    """« 133 collectivités, 377 agents, 1 172 rendez-vous, 112 devis »."""
    counts = report.counts
    return ", ".join(
        (
            plural(counts["authorities"], "collectivité"),
            plural(counts["agents"], "agent"),
            plural(counts["appointments"], "rendez-vous", "rendez-vous"),
            plural(counts["quotes"], "devis", "devis"),
        )
    )
