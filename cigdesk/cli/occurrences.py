"""`cigdesk occurrences FILE|-`: when a permanence or an absence recurs; needs no store, writes nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cigdesk.cli.request_file import ask_for_request, read_request
from cigdesk.cli.streams import say
from cigdesk.services.occurrence_request import answer

_DESCRIPTION = """\
Donne les occurrences d’une permanence ou d’une absence, demandées en JSON (UTF-8), en JSON sur la
sortie standard. Code de retour : 0, ou 2 si la demande est illisible.

Demande (heures locales, AAAA-MM-JJTHH:MM) :
  zone              fuseau horaire : Europe/Paris, America/Martinique…
  from, to          une occurrence commence de from (compris) à to (exclu)
  start, end        la première fois
  rrule             RFC 5545, UNTIL local et compris (par défaut null : une seule fois)
  exceptions        occurrence, avec start et end si elle est déplacée, sans si elle est sautée

Exemple :
  {"zone": "Europe/Paris", "from": "2026-03-01T00:00", "to": "2026-05-01T00:00",
   "start": "2026-01-13T09:00", "end": "2026-01-13T12:00", "rrule": "FREQ=MONTHLY;BYDAY=2TU",
   "exceptions": [{"occurrence": "2026-04-14T09:00",
                   "start": "2026-04-15T14:00", "end": "2026-04-15T17:00"}]}"""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    ask_for_request(parser, _DESCRIPTION)


def run_command(arguments: Namespace) -> int:
    """Answer the request in a file, or on the standard input for `-`: always 0.

    Raises `CigdeskError` for a request that cannot be read, `Unwritten` for an answer that cannot be told.
    """
    say(answer(read_request(arguments.file)))
    return 0
