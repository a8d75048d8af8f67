"""What the import of a list of authorities would do, line by line, before anything is written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cigdesk.french import number, siren
from cigdesk.services.authority_import import PreviewLine, Verdict
from ui.theme import Accent
from ui.widgets.import_preview import ImportPreview, ImportWords, LineColumn
from ui.widgets.pill import PillData

_PILLS = {
    Verdict.NEW: PillData("Nouvelle", Accent.OK, "plus"),
    Verdict.COMPLETED: PillData("À compléter", Accent.ACCENT, "pencil"),
    Verdict.UNCHANGED: PillData("Déjà présente", Accent.NEUTRAL, "check"),
    Verdict.FAULT: PillData("À corriger", Accent.BAD, "alert-circle"),
}
_PLURALS = {
    Verdict.NEW: ("nouvelle", "nouvelles"),
    Verdict.COMPLETED: ("à compléter", "à compléter"),
    Verdict.UNCHANGED: ("déjà présente", "déjà présentes"),
    Verdict.FAULT: ("à corriger", "à corriger"),
}
_SAID = {
    Verdict.NEW: "Elle sera ajoutée",
    Verdict.COMPLETED: "Ses champs vides seront remplis, rien d’autre ne change",
    Verdict.UNCHANGED: "Rien à faire",
}


def _said(line: PreviewLine) -> str:
    if line.verdict is Verdict.FAULT:
        return line.said
    first = _SAID[line.verdict]
    return f"{first} ({line.said})" if line.said else first


_WORDS = ImportWords(
    (
        LineColumn("Ligne", lambda line: number(line.number), 80, figures=True),
        LineColumn("Résultat", lambda line: _PILLS[line.verdict].text, 150),
        LineColumn("Collectivité", lambda line: line.name, 240, strong=True),
        LineColumn("SIREN", lambda line: siren(line.siren), 130, figures=True),
        LineColumn("Ce qui se passera", _said),
    ),
    _PILLS,
    _PLURALS,
    ("collectivité", "collectivités"),
)


class ImportView(ImportPreview):
    """A list of authorities."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WORDS, parent)
