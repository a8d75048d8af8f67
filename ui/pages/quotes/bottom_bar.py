"""The foot of the editor: what is left to settle, and what is to be paid."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cigdesk import french
from cigdesk.services.quote_points import Point
from cigdesk.services.quote_view import QuoteView
from ui.pages.quotes.states import PILLS
from ui.pages.quotes.words import (
    counted_lines,
    earlier_words,
    later_words,
    points_detail,
    points_title,
    standing_detail,
    standing_title,
    to_complete,
)
from ui.widgets.base import Label, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph


class BottomBar(QFrame):
    """Points at the left, total at the right."""

    next_asked = Signal()
    settings_asked = Signal(str)
    """(field): the first setting that is missing."""
    quote_asked = Signal(object)
    """(UUID): the quote that this one replaces, or the one that replaces it."""
    answer_asked = Signal()
    """Complete what is known of the authority's agreement."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "footer")
        self.setAccessibleName("Points à régler et total")
        self._setting = ""
        self._glyph = Glyph("circle-check", role="ok.solid", side=18)
        self.title, self.detail = Label("", "secondary_strong"), Label("", "secondary", "text2")
        self.next_button = Button("Voir le premier", keycap="F4", size="medium")
        self.settings_button = Button("Ouvrir les réglages", icon_name="settings", size="medium")
        self.answer_button = Button("Compléter l’accord", icon_name="signature", size="medium")
        self.earlier_button = Button("", "link", size="medium")
        self.later_button = Button("", "link", size="medium")
        self._earlier: UUID | None = None
        self._later: UUID | None = None
        self.count = Label("", "secondary", "text2")
        self.options = Label("", "secondary", "text2", tabular=True)
        self.caption = Label("Net à payer", "body", "text2")
        self.total = Label("", "figure", tabular=True)
        self._build()
        self.next_button.clicked.connect(self.next_asked)
        self.answer_button.clicked.connect(self.answer_asked)
        self.settings_button.clicked.connect(lambda: self.settings_asked.emit(self._setting))
        self.earlier_button.clicked.connect(lambda: self.quote_asked.emit(self._earlier))
        self.later_button.clicked.connect(lambda: self.quote_asked.emit(self._later))

    def _build(self) -> None:
        words = tight(QVBoxLayout(), 0)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        counts = tight(QVBoxLayout(), 0)
        counts.addWidget(self.count)
        counts.addWidget(self.options)
        layout = tight(QHBoxLayout(self), 12, (20, 9, 20, 9))
        layout.addWidget(self._glyph)
        layout.addLayout(words)
        layout.addWidget(self.next_button)
        layout.addWidget(self.settings_button)
        layout.addWidget(self.answer_button)
        layout.addWidget(self.earlier_button)
        layout.addWidget(self.later_button)
        layout.addStretch(1)
        layout.addLayout(counts)
        layout.addWidget(rule("v"))
        layout.addWidget(self.caption)
        layout.addWidget(self.total)
        self.setMinimumHeight(60)

    def show_view(self, view: QuoteView, points: tuple[Point, ...]) -> None:
        """Show what the quote lacks, or what became of it, and its total."""
        if view.editable:
            self._show_points(points, view.warnings)
        else:
            self._show_standing(view)
        self._show_chain(view)
        self.count.setText(counted_lines(view))
        self.options.setText(f"Options comprises {french.amount(view.to_pay_with_options)}")
        self.options.setVisible(view.has_options)
        self.total.setText(french.amount(view.to_pay))
        self.total.setAccessibleName(f"Net à payer : {french.amount(view.to_pay)}")

    def _show_chain(self, view: QuoteView) -> None:
        """The quote that it replaces, and its own revision."""
        self._earlier = view.replaces_id
        self._later = view.revision.id if view.revision else None
        self.earlier_button.setText(earlier_words(view))
        self.later_button.setText(later_words(view))
        self.earlier_button.setVisible(self._earlier is not None)
        self.later_button.setVisible(self._later is not None)

    def _show_points(self, points: tuple[Point, ...], warnings: int) -> None:
        self._say(points_title(points, warnings), points_detail(points, warnings))
        if points:
            self._glyph.set_icon("alert-circle", "bad.solid")
        elif warnings:
            self._glyph.set_icon("alert-triangle", "warn.solid")
        else:
            self._glyph.set_icon("circle-check", "ok.solid")
        self.answer_button.hide()
        self._setting = next((point.setting for point in points if point.setting), "")
        self.settings_button.setVisible(bool(self._setting))
        self.next_button.setVisible(any(not point.setting for point in points))
        self.next_button.setText("Voir le premier" if len(points) > 1 else "Voir")

    def _show_standing(self, view: QuoteView) -> None:
        self._say(standing_title(view), standing_detail(view))
        pill, waits = PILLS[view.standing], to_complete(view)
        look = "warn.solid" if view.headcount_changed or waits else f"{pill.family}.solid"
        self._glyph.set_icon(pill.icon, look)
        self.answer_button.setVisible(waits)
        self.settings_button.hide()
        self.next_button.hide()

    def _say(self, title: str, detail: str) -> None:
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
