"""`cigdesk carry`: take the store to another computer, send it back, bring it home."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from cigdesk.bootstrap import Desk
from cigdesk.cli.french_parser import FrenchParser
from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.progress import Progress
from cigdesk.cli.streams import complain, say
from cigdesk.domain.errors import CigdeskError
from cigdesk.paths import STORE_SUFFIX
from cigdesk.services.carrying import CopyMade, ReturnPreview
from cigdesk.services.carrying_words import after_the_way_back, headline, in_one_line, on_the_other_computer

_DESCRIPTION = """\
Emporte une copie entière de la base sur un autre ordinateur, et la reprend à son retour. Tant qu’elle est
dehors, la base d’ici se lit et ne s’écrit plus. Une fenêtre peut rester ouverte, sauf pour la reprise.
Code de retour : 0 si tout va bien, 2 sinon."""


def configure(parser: ArgumentParser) -> None:
    """Describe what can be done, each with its own arguments."""
    parser.description = _DESCRIPTION
    acts = parser.add_subparsers(title="ce qui est fait", metavar="ACTE", parser_class=FrenchParser)
    acts.required = True
    status = acts.add_parser("status", help="dire où la base s’écrit")
    status.set_defaults(act=_status)
    out = acts.add_parser("out", help="écrire la copie à emporter, dans un nouveau dossier de DOSSIER")
    out.add_argument("folder", metavar="DOSSIER", type=Path, help="clé, disque ou partage")
    out.add_argument("--to", metavar="NOM", required=True, help="l’autre ordinateur, en un mot ou deux")
    out.set_defaults(act=_out)
    send = acts.add_parser(
        "send", help="sur l’autre ordinateur\u00a0: écrire la copie de retour dans DOSSIER"
    )
    send.add_argument("folder", metavar="DOSSIER", type=Path, help="clé, disque ou partage")
    send.set_defaults(act=_send)
    back = acts.add_parser("back", help="reprendre la copie qui revient, à la place de la base d’ici")
    back.add_argument("copy", metavar="COPIE", type=Path, help="le fichier, ou son dossier")
    back.add_argument(
        "--replace", action="store_true", help="mettre de côté ce qui a été écrit ici sans attendre la copie"
    )
    back.set_defaults(act=_back)
    here = acts.add_parser(
        "open", help="écrire dans la base d’ici quand même\u00a0: l’autre copie est abandonnée"
    )
    here.add_argument(
        "--reason", metavar="MOTIF", required=True, help="pourquoi\u00a0; reste écrit dans la base"
    )
    here.set_defaults(act=_open)
    for each in (status, out, send, back, here):
        add_store_argument(each)


def run_command(arguments: Namespace) -> int:
    """Do what is asked with the streams of the process."""
    with opened(arguments.store, back_up=False, person=arguments.person) as desk:
        code: int = arguments.act(desk, arguments)
        return code


def _status(desk: Desk, _arguments: Namespace) -> int:
    status = desk.services.carrying.status()
    if status.carry is None:
        say("Base jamais emportée.")
        return 0
    say(headline(status.carry, desk.services.context.zone))
    if not status.writable or status.travelling or status.awaited:
        say(f"Écrit ici depuis le départ\u00a0: {in_one_line(status.written)}.")
    return 0


def _out(desk: Desk, arguments: Namespace) -> int:
    with Progress() as progress:
        tell = partial(progress.tell, "Copie")
        made = desk.services.carrying.take_out(at_home(arguments.folder), arguments.to, tell)
    return _told(made, on_the_other_computer(made.lacking))


def _send(desk: Desk, arguments: Namespace) -> int:
    with Progress() as progress:
        made = desk.services.carrying.send_back(at_home(arguments.folder), partial(progress.tell, "Copie"))
    return _told(made, after_the_way_back(made.lacking))


def _told(made: CopyMade, what_next: str) -> int:
    say(str(made.path))
    say(what_next)
    if made.trouble:
        complain(made.trouble)
    return 2 if made.trouble else 0


def _back(desk: Desk, arguments: Namespace) -> int:
    with Progress() as progress:
        copy = _file_of(at_home(arguments.copy))
        preview = desk.services.carrying.examine(copy, partial(progress.tell, "Lecture"))
    _require_told(preview, replace=arguments.replace)
    home = desk.brought_home(preview)
    home.store.close()
    brought = in_one_line(preview.coming.written)
    say(f"La base est celle qui revient\u00a0: {brought}. L’état d’ici est mis de côté.")
    return 0


def _file_of(copy: Path) -> Path:
    """The file of a folder that was carried as a whole."""
    if not copy.is_dir():
        return copy
    found = sorted(copy.glob(f"*{STORE_SUFFIX}"))
    if len(found) != 1:
        raise CigdeskError(f"Indiquez le fichier {STORE_SUFFIX} de {copy}\u00a0: il n’y en a pas un seul.")
    return found[0]


def _require_told(preview: ReturnPreview, *, replace: bool) -> None:
    if preview.lost is not None and not replace:
        raise CigdeskError(
            f"La base a été ouverte ici entre-temps, et on y a écrit\u00a0: {in_one_line(preview.lost)}. La "
            "reprise mettrait ce travail de côté, sans le joindre à la copie. Rien n’a été modifié\u00a0: "
            "ajoutez --replace."
        )


def _open(desk: Desk, arguments: Namespace) -> int:
    desk.services.carrying.open_here(arguments.reason)
    say("La base s’écrit de nouveau ici. L’autre copie ne pourra pas y être jointe.")
    return 0
