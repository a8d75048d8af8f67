"""`cigdesk export WHAT`: what leaves the store in a file that other programs read."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cigdesk.cli import (
    export_activity,
    export_agenda,
    export_loss,
    export_person,
    export_quotes,
    export_record,
    export_statements,
)
from cigdesk.cli.french_parser import FrenchParser


def configure(parser: ArgumentParser) -> None:
    """Describe what can be written, each with its own arguments."""
    parser.description = "Écrit dans un fichier ce que tient la base."
    kinds = parser.add_subparsers(title="ce qui est écrit", metavar="QUOI", parser_class=FrenchParser)
    kinds.required = True
    for word, summary, module in (
        ("activity", "le rapport d’activité d’une année, en PDF, en classeur ou en CSV", export_activity),
        ("agenda", "l’agenda, dans un fichier de calendrier (ICS)", export_agenda),
        ("loss", "que faire d’un ordinateur perdu ou volé, en PDF", export_loss),
        ("person", "tout ce que la base garde d’un agent, en PDF ou en JSON", export_person),
        ("quotes", "la liste des devis, en classeur (XLSX) ou en CSV", export_quotes),
        ("record", "le registre du traitement et son analyse d’impact, en PDF", export_record),
        ("statements", "les relevés d’interventions pour les finances, en XLSX ou CSV", export_statements),
    ):
        inner = kinds.add_parser(word, help=summary)
        module.configure(inner)
        inner.set_defaults(write=module.run_command)


def run_command(arguments: Namespace) -> int:
    """Write it: 0 when it is done."""
    code: int = arguments.write(arguments)
    return code
