"""`cigdesk price FILE|-`: price a request without a store; nothing is written anywhere."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cigdesk.cli.request_file import ask_for_request, read_request
from cigdesk.cli.streams import say
from cigdesk.services.price_request import answer

_DESCRIPTION = """\
Chiffre une demande de devis en JSON (UTF-8) et écrit la réponse en JSON sur la sortie standard.
Code de retour : 0 si rien n’est refusé, 2 si une ligne ou la demande l’est, ou si elle est illisible.

Demande :
  catalogue   cig-petite-couronne-2026 ou cdg-martinique-social
  date        jour de la prestation, AAAA-MM-JJ, de 2000 à 2100
  authority   name, headcount (entier), conventions et conventions_proposed
              (cadre, medecine, social, accompagnement-social), has_acfi, affiliated,
              optional_contribution, active_offers, earlier_offers
  lines       offer, quantity (texte ou entier, « H:MM » pour des heures), participants,
              format, exploratory, prescription (date), optional

Exemple :
  {"catalogue": "cig-petite-couronne-2026", "date": "2026-03-02",
   "authority": {"headcount": 320, "conventions": ["cadre"], "active_offers": ["ACFI"]},
   "lines": [{"offer": "ACFI-SUP", "quantity": "1.5"}]}"""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    ask_for_request(parser, _DESCRIPTION)


def run_command(arguments: Namespace) -> int:
    """Price the request in a file, or on the standard input for `-`: 0, or 2 when something is refused.

    Raises `CigdeskError` for a request that cannot be read, `Unwritten` for an answer that cannot be told.
    """
    found = answer(read_request(arguments.file))
    say(found.text)
    return 2 if found.refused else 0
