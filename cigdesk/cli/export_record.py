"""`cigdesk export record -o FILE.pdf`: the record of the processing and its impact assessment."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cigdesk.cli.french_parser import FrenchRawHelp
from cigdesk.cli.opening import add_store_argument, at_home, opened
from cigdesk.cli.output_file import add_output_arguments, refuse_existing, write_output
from cigdesk.domain.errors import CigdeskError
from cigdesk.services.dpo_paper import DpoPaper
from cigdesk.services.dpo_papers import DpoPapers

_DESCRIPTION = """\
Écrit en PDF la fiche du registre des traitements (RGPD, article 30) et le canevas de l’analyse d’impact,
remplis à partir des réglages de la base ; ce que le DPO décide y est laissé en blanc. Aucun agent n’y est
nommé. Réservé à qui règle le centre.

Le fichier n’est lisible que par vous ; il est écrit en entier ou pas du tout, et n’en remplace un autre
qu’avec --force.

Code de retour : 0 si le fichier est écrit, 2 sinon.

Exemple :
  cigdesk export record -o registre.pdf"""


def configure(parser: ArgumentParser, description: str = _DESCRIPTION) -> None:
    """Describe the arguments of the command."""
    parser.formatter_class = FrenchRawHelp
    parser.description = description
    add_output_arguments(parser)
    add_store_argument(parser)


def run_command(arguments: Namespace) -> int:
    """Write the paper: 0 when it is done; raises `CigdeskError`, nothing is then written."""
    return write_paper(arguments, DpoPapers.record)


def write_paper(arguments: Namespace, make: Callable[[DpoPapers], DpoPaper]) -> int:
    """Write one of the papers for the data protection officer."""
    from cigdesk.documents import render_dpo_paper

    output = at_home(arguments.output)
    if output.suffix.lower() != ".pdf":
        raise CigdeskError("Le fichier doit finir par .pdf.")
    refuse_existing(output, force=arguments.force)
    with opened(arguments.store, person=arguments.person) as desk:
        paper = make(desk.services.dpo_papers)
    write_output(output, render_dpo_paper(paper), force=arguments.force)
    return 0
