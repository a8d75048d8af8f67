"""`cigdesk price FILE|-`: price a request, by the shipped catalogues or by a store's; nothing is written."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cigdesk.cli.request_file import ask_for_request, read_request
from cigdesk.cli.streams import say
from cigdesk.services.price_request import answer

if TYPE_CHECKING:
    from cigdesk.domain.catalogue import Catalogue

_DESCRIPTION = """\
Chiffre une demande de devis en JSON (UTF-8) et écrit la réponse en JSON sur la sortie standard.
Code de retour : 0 si rien n’est refusé, 2 si une ligne ou la demande l’est, ou si elle est illisible.

Demande :
  catalogue   cig-petite-couronne-2026, cdg-martinique-social, ou avec --store un code voté
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
    parser.add_argument(
        "--store",
        metavar="BASE",
        type=Path,
        # Also said before the command, where the default stands.
        default=SUPPRESS,
        help="chiffrer aussi par les catalogues votés dans cette base (sans elle, aucune base n’est ouverte)",
    )


def run_command(arguments: Namespace) -> int:
    """Price the request in a file, or on the standard input for `-`: 0, or 2 when something is refused.

    Raises `CigdeskError` for a request that cannot be read, `Unwritten` for an answer that cannot be told.
    """
    found = answer(read_request(arguments.file), _voted(arguments.store, arguments.person))
    say(found.text)
    return 2 if found.refused else 0


def _voted(store: Path | None, person: str) -> Mapping[str, Catalogue] | None:
    """The catalogues of a store, shipped ones included; none without a store."""
    if store is None:
        return None
    # A store needs engines that a request alone does not wait for.
    from cigdesk.cli.opening import opened

    with opened(store, back_up=False, person=person) as desk:
        return desk.services.catalogue.pricing()
