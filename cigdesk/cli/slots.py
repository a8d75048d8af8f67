"""`cigdesk slots FILE|-`: find the free slots of practitioners; needs no store, writes nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cigdesk.cli.request_file import ask_for_request, read_request
from cigdesk.cli.streams import say
from cigdesk.services.slot_request import answer

_DESCRIPTION = """\
Cherche les créneaux libres d’une demande en JSON (UTF-8) et écrit la réponse en JSON sur la sortie
standard. Code de retour : 0, ou 2 si la demande est illisible.

Demande (heures locales, AAAA-MM-JJTHH:MM ; durées en minutes) :
  zone              fuseau horaire : Europe/Paris, America/Martinique…
  now, from, to     un créneau commence de from (compris) à to (exclu), et pas avant now
  duration          durée d’un rendez-vous
  buffer            temps libre après chaque rendez-vous cherché (par défaut 0)
  step              d’un début au suivant (par défaut duration + buffer)
  holidays          FR, FR-MQ, ou null (par défaut) ; work_on_holidays : true pour les ignorer
  practitioners     id, permanences, absences, appointments (rendez-vous)
    permanences, absences   start, end, rrule (RFC 5545, UNTIL local), exceptions :
                    occurrence, avec start et end si elle est déplacée, sans si elle est sautée
    appointments    start, end, status (planned, done, no-show tiennent leur temps ; excused,
                    cancelled le libèrent), buffer (à lui seul)

Exemple :
  {"zone": "Europe/Paris", "holidays": "FR", "now": "2021-04-30T08:00",
   "from": "2021-05-03T00:00", "to": "2021-05-09T00:00", "duration": 60,
   "practitioners": [{"id": "A", "permanences": [
     {"start": "2021-05-03T09:00", "end": "2021-05-03T11:20", "rrule": "FREQ=WEEKLY;BYDAY=MO"}]}]}"""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    ask_for_request(parser, _DESCRIPTION)


def run_command(arguments: Namespace) -> int:
    """Answer the request in a file, or on the standard input for `-`: always 0.

    Raises `CigdeskError` for a request that cannot be read, `Unwritten` for an answer that cannot be told.
    """
    say(answer(read_request(arguments.file)))
    return 0
