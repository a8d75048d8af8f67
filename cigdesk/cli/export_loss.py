"""`cigdesk export loss -o FILE.pdf`: what to do when a computer that held the store is lost or stolen."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cigdesk.cli import export_record
from cigdesk.services.dpo_papers import DpoPapers

_DESCRIPTION = """\
Écrit en PDF la feuille « Ordinateur perdu ou volé » : ce que la base contient, en nombres, comment elle est
chiffrée, depuis quand elle est emportée, et que faire dans les 72 heures (RGPD, article 33). Elle nomme qui
ouvre la base, aucun agent. Réservé à qui règle le centre.

Le fichier n’est lisible que par vous ; il est écrit en entier ou pas du tout, et n’en remplace un autre
qu’avec --force.

Code de retour : 0 si le fichier est écrit, 2 sinon.

Exemple :
  cigdesk export loss -o perte.pdf"""


def configure(parser: ArgumentParser) -> None:
    """Describe the arguments of the command."""
    export_record.configure(parser, _DESCRIPTION)


def run_command(arguments: Namespace) -> int:
    """Write the sheet: 0 when it is done; raises `CigdeskError`, nothing is then written."""
    return export_record.write_paper(arguments, DpoPapers.loss)
