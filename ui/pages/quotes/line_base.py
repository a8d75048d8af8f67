"""What every line of a quote has in the editor: handle, menu, the strips under it, the ways to move it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cigdesk.services.quote_view import QuoteLineView
from ui.icons import icon
from ui.pages.quotes.line_parts import GRIP, Grip
from ui.pages.quotes.presenter import QuotePresenter
from ui.pages.quotes.strips import Strip
from ui.pages.quotes.words import line_name
from ui.widgets.base import rule, tight
from ui.widgets.buttons import IconButton
from ui.widgets.inputs import LineEdit


class BaseRow(QFrame):
    """Updated in place: a change of one line never makes another row anew."""

    move_asked = Signal(object, int)
    """(UUID, steps): up is negative."""
    dragged = Signal(object, int)
    dropped = Signal(object, int)

    def __init__(self, line: QuoteLineView, presenter: QuotePresenter) -> None:
        super().__init__()
        self.line = line
        self._presenter = presenter
        self.grip = Grip()
        self.menu_button = IconButton("dots", "Actions de la ligne")
        self._fault = Strip()
        self._under = tight(QVBoxLayout(), 6, (GRIP - 5, 0, 6, 0))
        self.menu_button.clicked.connect(self.open_menu)
        self.grip.dragged.connect(lambda y: self.dragged.emit(self.line.id, y))
        self.grip.dropped.connect(lambda y: self.dropped.emit(self.line.id, y))

    @property
    def line_id(self) -> UUID:
        """Which line this row shows."""
        return self.line.id

    def _lay_out(self, top: QHBoxLayout) -> None:
        """The line itself, what stands under it, and the rule that ends it."""
        for end in (self.grip, self.menu_button):
            # The columns stay under their heads once the quote is issued.
            policy = end.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            end.setSizePolicy(policy)
        self._under.addWidget(self._fault)
        self._fault.hide()
        body = tight(QVBoxLayout(), 6, (5, 7, 6, 7))
        body.addLayout(top)
        body.addLayout(self._under)
        outer = tight(QVBoxLayout(self), 0)
        outer.addLayout(body)
        outer.addWidget(rule())

    # what it shows

    def show_line(self, line: QuoteLineView, place: int, *, editable: bool) -> None:
        """Show the line as it stands now."""
        self.line = line
        for widget in (self.grip, self.menu_button):
            widget.setVisible(editable)
        name = line_name(line, place)
        self.setAccessibleName(name)
        self.grip.setAccessibleName(f"{name}, déplacer")
        self.menu_button.setAccessibleName(f"{name}, actions")

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say which values were not kept, and why; what is typed stays."""
        self._show_fault(" ".join(faults.values()))

    def _show_fault(self, sentence: str) -> None:
        self._fault.setVisible(bool(sentence))
        if sentence:
            self._fault.show_fault(sentence)

    def flush(self) -> None:
        """Save now what is typed."""

    # the keyboard

    def focus_first(self) -> None:
        """The keyboard where a new line is filled in."""
        self.grip.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_rule(self, rule_name: str) -> None:
        """The keyboard where that point is settled: its field, else its button."""
        target = self._target(rule_name) or self.menu_button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(target, LineEdit):
            target.selectAll()

    def _target(self, _rule_name: str) -> QWidget | None:
        return None

    def stops(self) -> Sequence[QWidget]:
        """What Tab reaches in the line, between its handle and its menu."""
        return ()

    def order_tabs(self) -> None:
        """Tab goes along the line, then to what stands under it, then to its menu."""
        for before, after in pairwise((self.grip, *self.stops(), self.menu_button)):
            QWidget.setTabOrder(before, after)

    # acts

    def open_menu(self) -> None:
        """What can be done with the line."""
        menu = QMenu(self)
        line, presenter = self.line, self._presenter
        self._add_own_acts(menu)
        menu.addAction(icon("arrow-up", "text2"), "Monter\tAlt ↑", lambda: self.move_asked.emit(line.id, -1))
        menu.addAction(
            icon("arrow-down", "text2"), "Descendre\tAlt ↓", lambda: self.move_asked.emit(line.id, 1)
        )
        menu.addAction(icon("copy", "text2"), "Dupliquer", lambda: presenter.copy_line(line.id))
        if line.code:
            show = lambda: presenter.show_offer(line.code)  # noqa: E731 - one expression
            menu.addAction(icon("book-2", "text2"), "Voir dans le catalogue", show)
        menu.addSeparator()
        menu.addAction(icon("trash", "bad.text"), "Retirer\tSuppr", lambda: presenter.remove_line(line.id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _add_own_acts(self, menu: QMenu) -> None:
        if not self.line.priced:
            return
        line, presenter = self.line, self._presenter
        option = "Retenir la ligne ferme" if line.optional else "Mettre la ligne en option"
        menu.addAction(
            icon("tag", "text2"),
            option,
            lambda: presenter.edit_line(line.id, {"optional": not line.optional}),
        )
        menu.addSeparator()
