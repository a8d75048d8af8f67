"""`cigdesk export agenda --from --to -o FILE.ics`: the agenda as a calendar that other programs read."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.cli.french_parser import FrenchRawHelp
from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.output_file import add_output_arguments, refuse_existing, write_output
from cigdesk.cli.streams import say
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import FIRST_DAY, LAST_DAY, reached_instant
from cigdesk.domain.errors import CigdeskError
from cigdesk.exchange.agenda_ics import write_calendar
from cigdesk.french import NBSP, plural

_DESCRIPTION = """\
Écrit l’agenda dans un fichier de calendrier (ICS, RFC 5545) : les rendez-vous et les permanences qui
commencent de --from (compris) à --to (exclu), les absences qui touchent cette période. Le fichier n’est
lisible que par vous ; il est écrit en entier ou pas du tout, et n’en remplace un autre qu’avec --force.

Sans --with-names, rien de ce qui a été saisi sur quelqu’un ne sort : ni nom d’agent, ni téléphone, ni
titre de réunion, ni raison d’une absence. Le sujet d’un rendez-vous ne sort jamais.

Les dates sont locales : 2026-11-01 (minuit) ou 2026-11-01T14:30.
Code de retour : 0 si le fichier est écrit, 2 sinon.

Exemple :
  cigdesk export agenda --from 2026-11-01 --to 2026-12-01 --practitioner "Camille Roussel" -o novembre.ics"""

_LOCAL: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?")


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.formatter_class = FrenchRawHelp
    parser.description = _DESCRIPTION
    parser.add_argument("--from", dest="start", metavar="DATE", required=True, help="début, compris")
    parser.add_argument("--to", dest="end", metavar="DATE", required=True, help="fin, exclue")
    parser.add_argument(
        "--practitioner",
        metavar="NOM",
        help=f"nom ou identifiant d’un intervenant (par défaut{NBSP}: tous)",
    )
    parser.add_argument(
        "--with-names", action="store_true", help="écrire les noms des agents et ce qui a été saisi"
    )
    add_output_arguments(parser)
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Write the calendar: 0 when it is done.

    Raises `CigdeskError` for dates, a name or a file that cannot be used; nothing is then written.
    """
    start, end = read_local("--from", arguments.start), read_local("--to", arguments.end)
    if end <= start:
        raise CigdeskError("--to doit venir après --from, qui est compris alors que --to ne l’est pas.")
    output = at_home(arguments.output)
    refuse_existing(output, force=arguments.force)
    with opened(arguments.store, person=arguments.person) as desk:
        export = desk.services.agenda_export
        chosen = None if arguments.practitioner is None else [export.named(arguments.practitioner).id]
        span = _span(start, end, export.zone)
        calendar = export.calendar(span, chosen, names=arguments.with_names)
    write_output(output, write_calendar(calendar), force=arguments.force)
    say(f"{plural(len(calendar.events), 'événement écrit', 'événements écrits')}.")
    return 0


def read_local(option: str, text: str) -> datetime:
    """A day, or a day and an hour, of the wall clock; raises `CigdeskError` that names the option."""
    try:
        wall = datetime.fromisoformat(text) if _LOCAL.fullmatch(text) else None
    except ValueError:
        wall = None
    if wall is None:
        raise CigdeskError(f"{option} attend une date comme 2026-11-01 ou 2026-11-01T14:30.")
    if not FIRST_DAY <= wall.date() <= LAST_DAY:
        raise CigdeskError(f"{option} doit être entre {FIRST_DAY.year} et {LAST_DAY.year}.")
    return wall


def _span(start: datetime, end: datetime, zone: ZoneInfo) -> Interval:
    """Hours that no clock shows are those of the change; both in it would leave nothing."""
    first, last = (reached_instant(wall, zone) for wall in (start, end))
    if last <= first:
        raise CigdeskError("Cette période n’existe pas : les montres avancent d’une heure ce jour-là.")
    return Interval(first, last)
