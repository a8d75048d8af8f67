"""The screen that merges two sheets: it lies over the page that asked, until both are one or it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk.french import NNBSP
from cigdesk.ports.people import AgentLine
from cigdesk.services.agent_merging import MergePreview
from cigdesk.services.desk import Services
from ui.masking import Masking
from ui.merging.choices import Comparison
from ui.merging.presenter import MergePresenter, Proposed
from ui.merging.words import effects, line_about, line_name
from ui.operations import Operations
from ui.theme.typography import line_height
from ui.widgets.base import Label, Surface, row, surface, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.cover import CoverSheet
from ui.widgets.field import Field
from ui.widgets.header import Glyph
from ui.widgets.search import SearchField

_WIDTH = 860
_UNCONFIRMED = "Confirmez d’abord que c’est la même personne."
_WRITING = "La fusion est en cours d’écriture."


class MergeSheet(CoverSheet):
    """First the other sheet where only one is known, then both side by side, then what follows."""

    opened = Signal()
    closed = Signal()
    merged = Signal(object)
    """(UUID): the sheet that was kept."""

    def __init__(self, page: QWidget, services: Services, operations: Operations, masking: Masking) -> None:
        super().__init__(page)
        self._masking = masking
        self._busy = False
        self.presenter = MergePresenter(services, operations, self)
        self.setAccessibleName("Fusionner deux fiches")
        self._make_chooser()
        self._make_decision()
        self._lay_out()
        self._connect()

    def _make_chooser(self) -> None:
        self.question = Label("", "section", wrap=True)
        self.search = SearchField("Nom, téléphone, employeur…", icon_name="user-search")
        self.popup = CompleterPopup(self.search, self._provide)
        self.proposals: list[Button] = []
        self.chooser = Card(spacing=12)
        self._proposed = tight(QVBoxLayout(), 8)
        self.chooser.add(self.question)
        self.chooser.add(Field("&Autre fiche", self.search))
        self.chooser.add(self._proposed)

    def _make_decision(self) -> None:
        self.comparison = Comparison()
        self.sheets = Card("Ce qui est gardé", spacing=12)
        self.sheets.add(self.comparison)
        self.follows = Card("Ce qui se passe", spacing=10)
        self._effects = tight(QVBoxLayout(), 8)
        self.follows.add(self._effects)
        self.reason = Card(spacing=10)
        self.why = Label("", "body", "warn", wrap=True)
        self.confirmed = CheckBox("C’est la même personne")
        self.reason.add(_with_glyph("alert-triangle", self.why, role="warn.solid"))
        self.reason.add(self.confirmed)
        self.refusal = Label("", "strong", "bad", wrap=True)
        self.merge_button = Button("Fusionner", "primary", icon_name="users", keycap="Ctrl Entrée")
        self.cancel_button = Button("Annuler", keycap="Échap")

    def _lay_out(self) -> None:
        self.close_button = IconButton("x", "Fermer", side=32)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = tight(QVBoxLayout(inner), 12, (0, 20, 0, 20))
        column.addLayout(row(Label("Fusionner deux fiches", "title"), None, self.close_button))
        for part in (self.chooser, self.sheets, self.reason, self.follows):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(_centred(inner, "well"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        decision = QWidget()
        decision.setMaximumWidth(_WIDTH)
        acts = row(self.merge_button, self.cancel_button, self.refusal, None)
        acts.setContentsMargins(0, 10, 0, 10)
        decision.setLayout(acts)
        whole = tight(QVBoxLayout(self))
        whole.addWidget(area, 1)
        whole.addWidget(_centred(decision, "footer"))

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.proposed.connect(self._show_proposed)
        presenter.shown.connect(self._show_preview)
        presenter.refused.connect(self._say)
        presenter.gone.connect(self.close_sheet)
        presenter.merged.connect(self._done)
        presenter.busy_changed.connect(self._set_busy)
        self.popup.chosen.connect(lambda suggestion: presenter.take_other(suggestion.key))
        self.comparison.swap_asked.connect(self._swap)
        self.confirmed.toggled.connect(lambda _on: self._allow())
        self.merge_button.clicked.connect(self.merge)
        for button in (self.cancel_button, self.close_button):
            button.clicked.connect(self.close_sheet)
        self._masking.changed.connect(lambda _masked: self._mask())

    # opening

    def open_with(self, agent_id: UUID) -> None:
        """Ask which other sheet is of that person."""
        self._begin()
        self.presenter.begin_with(agent_id)

    def open_for(self, one_id: UUID, other_id: UUID) -> None:
        """Compare these two."""
        self._begin()
        self.presenter.open(one_id, other_id)

    def _begin(self) -> None:
        self.comparison.forget()
        self._say("")
        self.confirmed.setChecked(False)
        for part in (self.chooser, self.sheets, self.reason, self.follows, self.merge_button):
            part.hide()
        self.cover()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def close_sheet(self) -> None:
        """Back to the page; nothing was written."""
        if not self.isHidden():
            self.hide()
            self.presenter.forget()
            self.closed.emit()

    def _done(self, kept_id: UUID) -> None:
        self.hide()
        self.closed.emit()
        self.merged.emit(kept_id)

    # what it shows

    def _show_proposed(self, proposed: Proposed) -> None:
        masked = self._masking.masked
        name = line_name(proposed.agent, masked=masked)
        whose = f"{name}, {proposed.agent.authority}"
        self.question.setText(f"Quelle autre fiche est aussi celle de {whose}{NNBSP}?")
        for old in self.proposals:
            self._proposed.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.proposals = [self._proposal(line) for line in proposed.others]
        for button in self.proposals:
            self._proposed.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.search.clear()
        self.chooser.show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _proposal(self, line: AgentLine) -> Button:
        masked = self._masking.masked
        said = f"{line_name(line, masked=masked)}, {line_about(line, masked=masked)}"
        button = Button(said.replace("&", "&&"), size="medium", icon_name="user-check")
        button.clicked.connect(lambda: self.presenter.take_other(line.id))
        return button

    def _provide(self, text: str, deliver: Deliver) -> None:
        def found(lines: Sequence[AgentLine]) -> None:
            masked = self._masking.masked
            deliver(
                [
                    Suggestion(
                        each.id,
                        line_name(each, masked=masked),
                        detail=line_about(each, masked=masked),
                        near=each.near,
                    )
                    for each in lines
                ]
            )

        self.presenter.find(text, found)

    def _show_preview(self, preview: MergePreview) -> None:
        first = self.sheets.isHidden()
        masked = self._masking.masked
        self.chooser.hide()
        self.comparison.show_preview(preview, masked=masked)
        self._show_effects(preview, masked=masked)
        self.why.setText(" ".join(preview.reasons))
        self.reason.setVisible(bool(preview.reasons))
        for part in (self.sheets, self.follows, self.merge_button):
            part.show()
        self._allow()
        if first:
            self._first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_stop(self) -> QWidget:
        chosen = next(iter(self.comparison.choices.values()), None)
        if chosen is not None:
            return chosen[0]
        return self.merge_button if not self.merge_button.reason else self.confirmed

    def _show_effects(self, preview: MergePreview, *, masked: bool) -> None:
        while (item := self._effects.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for icon_name, sentence in effects(preview, masked=masked):
            self._effects.addWidget(_with_glyph(icon_name, Label(sentence, "body", wrap=True)))

    def _mask(self) -> None:
        if self.presenter.preview is not None and not self.isHidden():
            self._show_preview(self.presenter.preview)
        elif not self.isHidden():
            self.close_sheet()

    def _say(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    # acts

    def _swap(self) -> None:
        self.comparison.forget()
        self.presenter.swap()

    def merge(self) -> None:
        """Write it, once what has to be confirmed is."""
        if self.presenter.preview is not None and not self.merge_button.reason:
            self.presenter.merge(self.comparison.taken, confirmed=self.confirmed.isChecked())

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._allow()

    def _allow(self) -> None:
        unconfirmed = not self.reason.isHidden() and not self.confirmed.isChecked()
        self.merge_button.set_reason(_WRITING if self._busy else _UNCONFIRMED if unconfirmed else "")

    # the keyboard stays within

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.merge()
        else:
            super().keyPressEvent(event)


def _centred(inner: QWidget, ground: Surface) -> QWidget:
    """In the middle of a wide window, from edge to edge of a narrow one."""
    middle = surface(ground)
    across = tight(QHBoxLayout(middle), 0, (20, 0, 20, 0))
    across.addStretch(1)
    across.addWidget(inner, 100)
    across.addStretch(1)
    return middle


def _with_glyph(name: str, words: Label, *, role: str = "text2") -> QWidget:
    """An icon beside the first line of the words."""
    glyph, line = Glyph(name, role=role), QWidget()
    glyph.setFixedHeight(line_height("body"))
    inside = row(glyph, words, spacing=8)
    inside.setStretch(1, 1)
    inside.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
    line.setLayout(inside)
    return line
