"""`cigdesk backup`: make, list, read again or restore backups, for scripts and for bad days."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cigdesk.bootstrap import Desk
from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.streams import complain, say
from cigdesk.domain.backups import Place
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP, date_short, plural, time_of_day
from cigdesk.services.backups import BackupLine

_DESCRIPTION = """\
Sans option, fait une sauvegarde de la base, la relit, et la copie dans le deuxième dossier s’il y en a un.
Une fenêtre peut rester ouverte sur la même base, sauf pour restaurer.
Code de retour : 0 si tout va bien, 2 sinon, avec une ligne par défaut."""

_PLACES = {Place.HERE: "ce poste", Place.SECOND: "deuxième dossier", Place.ASIDE: "mise de côté"}


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.description = _DESCRIPTION
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--list", action="store_true", help="dire les sauvegardes, la plus récente d’abord")
    act.add_argument("--verify", action="store_true", help="relire chaque sauvegarde en entier")
    act.add_argument("--try", action="store_true", dest="rehearse", help="essayer une restauration, à part")
    act.add_argument(
        "--restore",
        metavar="FICHIER",
        type=Path,
        help="mettre cette sauvegarde à la place de la base, mise de côté",
    )
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Do what is asked with the streams of the process."""
    with opened(arguments.store, back_up=False, person=arguments.person) as desk:
        if arguments.list:
            return _list(desk)
        if arguments.verify:
            return _verify(desk)
        if arguments.rehearse:
            return _rehearse(desk)
        return _restore(desk, at_home(arguments.restore)) if arguments.restore else _make(desk)


def _make(desk: Desk) -> int:
    outcome = desk.services.backups.back_up_now()
    if outcome.backup is not None:
        say(str(outcome.backup.path))
    if outcome.second:
        complain(outcome.second)
    return 2 if outcome.second else 0


def _list(desk: Desk) -> int:
    for line in desk.services.backups.view().lines:
        say(_said(desk, line))
    return 0


def _said(desk: Desk, line: BackupLine) -> str:
    at = line.backup.taken_at.astimezone(desk.services.context.zone)
    places = ", ".join(_PLACES[place] for place in Place if place in line.places)
    return f"{date_short(at.date())} {time_of_day(at)}\t{places}\t{line.backup.path}"


def _verify(desk: Desk) -> int:
    backups = desk.services.backups
    lines = backups.view().lines
    damaged = [each.backup.path for each in lines if not backups.verify(each.backup).sound]
    for path in damaged:
        complain(f"Sauvegarde abîmée{NBSP}: {path}")
    if not damaged:
        say(f"{plural(len(lines), 'sauvegarde')}, rien à signaler.")
    return 2 if damaged else 0


def _rehearse(desk: Desk) -> int:
    backup = desk.services.backups.rehearse()
    if backup is None:
        raise CigdeskError("Il n’y a pas encore de sauvegarde à essayer.")
    say(f"Restaurée à part et relue en entier{NBSP}: {backup.path.name}")
    return 0


def _restore(desk: Desk, copy: Path) -> int:
    if not copy.is_file():
        raise CigdeskError(f"Il n’y a pas de sauvegarde {copy}.")
    restored = desk.restored(copy)
    restored.store.close()
    say(f"La base est celle de {copy.name}. L’état précédent est mis de côté, et peut être restauré.")
    return 0
