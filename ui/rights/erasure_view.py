"""What erasing a person would do, read before it is done for good."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cigdesk.services.person_rights import ErasureSummary
from ui.rights.words import copies, effects, mention, spoken
from ui.theme.typography import line_height
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.header import Glyph

_MOST = 12
"""Texts that are shown of those that name the person."""
_UNCONFIRMED = "Confirmez d’abord que la personne est bien celle qui demande."
_CONFIRM = "L’identité de la personne est vérifiée, et rien n’oblige à garder ces données"
_KEPT = "Documents remis et personnes du même nom ne sont pas modifiés."
_REPLACED = "Le nom y est remplacé par « Personne effacée »."
_WRITING = "L’effacement est en cours."


class ErasureView(QWidget):
    """Its button stays closed until what has to be confirmed is."""

    erase_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary: ErasureSummary | None = None
        self._busy = False
        self.follows = Card("Ce qui se passe", spacing=10)
        self.texts = Card("Textes qui nomment la personne", spacing=6)
        self.kept = Card("Ce qui reste", spacing=6)
        self.backups = Card("Sauvegardes", spacing=6)
        self.confirmed = CheckBox(_CONFIRM)
        self.erase_button = Button("Effacer définitivement", "danger", icon_name="trash")
        inner = surface("plain")
        self.whose = Label("", "section")
        column = tight(QVBoxLayout(inner), 12, (0, 0, 12, 12))
        column.addWidget(self.whose)
        column.addWidget(Label("Un effacement ne se reprend pas.", "strong", "bad"))
        for part in (self.follows, self.texts, self.kept, self.backups):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = tight(QVBoxLayout(self), 12)
        whole.addWidget(area, 1)
        whole.addWidget(self.confirmed)
        whole.addLayout(row(self.erase_button, None))
        self.confirmed.toggled.connect(lambda _on: self._allow())
        self.erase_button.clicked.connect(self.erase_asked)

    def show_summary(self, summary: ErasureSummary, *, masked: bool) -> None:
        """Show what would be done; texts are hidden on a screen that others see."""
        if self.summary is None or summary.agent_id != self.summary.agent_id:
            self.confirmed.setChecked(False)
        self.summary = summary
        self.whose.setText(spoken(summary.name, masked=masked))
        _fill(self.follows, (_with_glyph(*each) for each in effects(summary)))
        hidden = ["Masqués : F8 les montre."]
        texts = hidden if masked else _first([mention(each) for each in summary.mentions])
        kept = hidden if masked else _first([mention(each) for each in summary.kept_mentions])
        _fill(self.texts, map(_said, [*texts, _REPLACED]))
        _fill(self.kept, map(_said, [*kept, _KEPT]))
        self.texts.setVisible(bool(summary.mentions))
        self.kept.setVisible(bool(summary.kept_mentions))
        _fill(self.backups, map(_said, copies(summary.copies)))
        self._allow()

    def set_busy(self, busy: bool) -> None:
        """Nothing is asked twice."""
        self._busy = busy
        self._allow()

    def _allow(self) -> None:
        ready = self.confirmed.isChecked()
        self.erase_button.set_reason(_WRITING if self._busy else "" if ready else _UNCONFIRMED)


def _first(texts: list[str]) -> list[str]:
    left = len(texts) - _MOST
    return texts if left <= 0 else [*texts[:_MOST], f"Et {left} autres."]


def _said(text: str) -> QWidget:
    return Label(text, "body", wrap=True)


def _fill(card: Card, widgets: Iterable[QWidget]) -> None:
    while (item := card.body.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for each in widgets:
        card.add(each)


def _with_glyph(name: str, sentence: str) -> QWidget:
    glyph, line = Glyph(name, role="text2"), QWidget()
    glyph.setFixedHeight(line_height("body"))
    inside = row(glyph, Label(sentence, "body", wrap=True), spacing=8)
    inside.setStretch(1, 1)
    inside.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
    line.setLayout(inside)
    return line
