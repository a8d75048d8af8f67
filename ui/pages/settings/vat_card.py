"""What the documents say of VAT, from which day: each regime in a row, changed in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.vat import FIRST_DAY, VatValues
from cigdesk.french import capitalised, date_long, percent
from cigdesk.services.vat import VatLine
from ui.pages.settings.vat_form import VatForm
from ui.pages.settings.vat_presenter import VatPresenter
from ui.theme import Accent
from ui.widgets.base import Label, row, rule, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.pill import Pill


class VatCard(Card):
    """« TVA »."""

    def __init__(self, presenter: VatPresenter, parent: QWidget | None = None) -> None:
        self.add_button = Button("Ajouter un régime", size="medium", icon_name="plus")
        super().__init__("TVA", right=self.add_button, spacing=10, parent=parent)
        self.presenter = presenter
        self.form = VatForm(presenter.today)
        self.form.hide()
        self.rows: list[VatRow] = []
        self._shown: Sequence[VatLine] = ()
        self._opener: UUID | None = None
        self._list = tight(QVBoxLayout(), 10)
        self.add(self.form)
        self.add(self._list)
        said = self.tr("Un devis émis garde le régime de son jour.")
        self.add(Label(said, "secondary", "text3", wrap=True))
        self.add_button.clicked.connect(lambda: self.open_form(None))
        self.form.submitted.connect(self._save)
        self.form.given_up.connect(self.close_form)
        presenter.listed.connect(self._listed)
        presenter.refused.connect(self._refused)
        presenter.written.connect(self.close_form)

    def open_form(self, line: VatLine | None) -> None:
        """Change a regime, or add one, in the place of what it changes."""
        self._opener = line.id if line else None
        self.form.show()
        self.form.open_on(line)
        self._show()

    def close_form(self) -> None:
        """Back to the rows, the keyboard on what opened the form."""
        if self.form.isHidden():
            return
        focused = self.form.isAncestorOf(self.window().focusWidget() or self)
        self.form.hide()
        self._show()
        if focused:
            self._opener_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def _opener_button(self) -> QWidget:
        buttons = [each.change for each in self.rows if each.line.id == self._opener]
        return buttons[0] if buttons else self.add_button

    def _save(self, values: VatValues) -> None:
        self.presenter.save(self.form.line, values)

    def _refused(self, faults: Mapping[str, str]) -> None:
        if self.form.isVisible():
            self.form.show_faults(faults)

    def _listed(self, lines: Sequence[VatLine]) -> None:
        """Every setting that is saved has them read again: rows that are the same stay, and do not blink."""
        if lines != self._shown:
            self._show()

    def _show(self) -> None:
        """The rows again; the one being changed gives its place to the form."""
        open_on = self.form.line if not self.form.isHidden() else None
        for each in self.rows:
            each.setParent(None)
            each.deleteLater()
        self._shown = self.presenter.lines
        only = len(self._shown) == 1
        shown = [each for each in self._shown if open_on is None or each.id != open_on.id]
        self.rows = [VatRow(each, removable=not only) for each in shown]
        for made in self.rows:
            self._list.addWidget(made)
            made.change.clicked.connect(lambda _checked=False, line=made.line: self.open_form(line))
            made.remove.clicked.connect(lambda _checked=False, line=made.line: self.presenter.remove(line.id))
        self.add_button.setVisible(self.form.isHidden())


class VatRow(QWidget):
    """« Depuis le 1er janvier 2027 », « 8,5 % », its mention; and the two acts."""

    def __init__(self, line: VatLine, *, removable: bool) -> None:
        super().__init__()
        self.line = line
        since = start_text(line.values)
        self.change = IconButton("pencil", f"Modifier le régime {since}")
        self.remove = IconButton("trash", f"Retirer le régime {since}")
        self.remove.set_reason("" if removable else self.tr("Le centre garde au moins un régime."))
        pill = (Pill(self.tr("Aujourd’hui"), Accent.OK),) if line.current else ()
        layout = tight(QVBoxLayout(self), 4)
        layout.addWidget(rule())
        layout.addSpacing(4)
        head = row(Label(regime_text(line.values), "strong"), *pill, None, self.change, self.remove)
        layout.addLayout(head)
        layout.addWidget(Label(capitalised(since), "secondary", "text2"))
        if line.values.mention:
            layout.addWidget(Label(line.values.mention, "body", wrap=True))


def regime_text(values: VatValues) -> str:
    """« Non assujetti », « Assujetti, 8,5 % »."""
    return "Non assujetti" if values.rate is None else f"Assujetti, {percent(values.rate)}"


def start_text(values: VatValues) -> str:
    """« depuis toujours », « à partir du 1er janvier 2027 »."""
    if values.start is None or values.start <= FIRST_DAY:
        return "depuis toujours"
    return f"à partir du {date_long(values.start)}"
