"""What the paper of an elimination says: kinds of files, years, how many; neither a name nor a case number.

A sheet is complete in itself and kept as JSON when the list is proposed: a reprint reads nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from cigdesk.domain.centre import Centre
from cigdesk.domain.elimination import Elimination
from cigdesk.domain.support import CaseKind
from cigdesk.french import NBSP, NNBSP
from cigdesk.services.agenda_sheets import Letterhead
from cigdesk.services.agenda_wording import letterhead
from cigdesk.services.quote_sheet import plain_value
from cigdesk.services.retention import KeptCase


@dataclass(frozen=True, kw_only=True)
class EliminationLine:
    """The files of one kind together."""

    label: str
    content: str
    first_day: date
    """Of the oldest opening and of the latest contact, both included."""
    last_day: date
    cases: int
    notes: int


@dataclass(frozen=True, kw_only=True)
class EliminationSheet:
    """The paper of one list."""

    head: Letterhead
    siret: str
    town: str
    signatory: str
    signatory_title: str
    number: str
    day: date
    archives_service: str
    months: int
    """After the last contact, as the centre had it that day."""
    lines: tuple[EliminationLine, ...]

    @property
    def cases(self) -> int:
        """How many files."""
        return sum(each.cases for each in self.lines)

    @property
    def notes(self) -> int:
        """How many notes under professional secrecy go with them."""
        return sum(each.notes for each in self.lines)


def file_name(number: str) -> str:
    """« bordereau-BE-2026-0001.pdf »."""
    return f"bordereau-{number}.pdf"


Draw = Callable[[EliminationSheet], bytes]
"""Draws the paper as a PDF."""

_LABELS: Final = {
    CaseKind.INDIVIDUAL: "Dossiers individuels d’accompagnement social",
    CaseKind.COLLECTIVE: "Dossiers d’actions collectives d’accompagnement social",
}
_CONTENTS: Final = {
    CaseKind.INDIVIDUAL: (
        f"demande, situation professionnelle, suivi et notes sociales d’agents territoriaux{NNBSP};"
        " support numérique"
    ),
    CaseKind.COLLECTIVE: (
        f"demande, suivi et notes d’actions menées auprès de services{NNBSP}; support numérique"
    ),
}


def legal_mentions(sheet: EliminationSheet) -> tuple[tuple[str, str], ...]:
    """The first words of each, and the text."""
    return (
        (
            "Visa",
            "des archives publiques ne s’éliminent qu’avec l’accord de l’administration des archives (code du"
            f" patrimoine, L.212-2){NNBSP}; sans ce visa, rien n’est éliminé.",
        ),
        (
            "Durée d’utilité",
            f"{sheet.months}{NBSP}mois après le dernier contact, sauf prolongation ou archivage intermédiaire"
            " décidés par écrit (CNIL, délibérations 2023-095 et 2021-028).",
        ),
        (
            "Éliminé",
            "ce qui identifie une personne et les notes sous secret professionnel. Sont conservés le numéro"
            " des dossiers, leurs années et les décomptes sans nom (temps, montants, relevés validés).",
        ),
        (
            "Pièces jointes",
            "aucune : le logiciel n’en conserve pas avec un dossier d’accompagnement.".replace(
                " :", f"{NBSP}:"
            ),
        ),
    )


def elimination_sheet(
    centre: Centre, elimination: Elimination, months: int, cases: Sequence[KeptCase]
) -> EliminationSheet:
    """The paper of a list that is being proposed."""
    return EliminationSheet(
        head=letterhead(centre),
        siret=centre.siret,
        town=centre.town,
        signatory=centre.signatory,
        signatory_title=centre.signatory_title,
        number=elimination.number,
        day=elimination.proposed_on,
        archives_service=elimination.archives_service,
        months=months,
        lines=tuple(_lines(cases)),
    )


def _lines(cases: Sequence[KeptCase]) -> Iterable[EliminationLine]:
    for kind in CaseKind:
        found = [each for each in cases if each.facts.kind is kind]
        if found:
            yield EliminationLine(
                label=_LABELS[kind],
                content=_CONTENTS[kind],
                first_day=min(each.facts.opened_on for each in found),
                last_day=max(each.keeping.last for each in found),
                cases=len(found),
                notes=sum(each.facts.notes for each in found),
            )


def elimination_to_json(sheet: EliminationSheet) -> str:
    """The sheet as text that `elimination_from_json` reads back to an equal sheet."""
    return json.dumps(asdict(sheet), default=plain_value, ensure_ascii=False, sort_keys=True)


def elimination_from_json(text: str) -> EliminationSheet:
    """The sheet that `elimination_to_json` wrote."""
    raw = json.loads(text)
    parts = {
        "head": Letterhead(**raw["head"]),
        "day": date.fromisoformat(raw["day"]),
        "lines": tuple(map(_line, raw["lines"])),
    }
    return EliminationSheet(**(raw | parts))


def _line(raw: dict[str, Any]) -> EliminationLine:
    days = {name: date.fromisoformat(raw[name]) for name in ("first_day", "last_day")}
    return EliminationLine(**(raw | days))
