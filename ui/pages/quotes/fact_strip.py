"""A strip that also asks for the headcount, or leads to the sheet where a membership is written."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cigdesk.domain.pricing import RepairAct
from ui.pages.quotes.presenter import QuotePresenter
from ui.pages.quotes.strips import Found, Strip
from ui.widgets.buttons import Button
from ui.widgets.pickers import NumberField

_ON_THE_SHEET: Final = frozenset({"convention-missing"})
"""Rules that a quote cannot settle by itself: a convention that must be signed is written on the sheet."""


class FactStrip(Strip):
    """A strip that also asks for the headcount, or leads to the sheet where a membership is written."""

    def __init__(self, presenter: QuotePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.heads = NumberField(minimum=1, maximum=999_999)
        self.heads.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.heads.setFixedWidth(96)
        self.heads.setMaximumHeight(28)
        self.heads.returnPressed.connect(self._declare)
        self._declare_button = Button("Déclarer", size="medium")
        self._declare_button.clicked.connect(self._declare)
        self._sheet_button = Button("Ouvrir la fiche", icon_name="building-community", size="medium")
        self._sheet_button.clicked.connect(presenter.show_sheet)
        for widget in (self.heads, self._declare_button, self._sheet_button):
            self.add_field(widget)

    def show_found(self, found: Found | None, hint: str = "") -> None:
        super().show_found(found, hint)
        repair = found.repair if found is not None else None
        asked = repair is not None and repair.act is RepairAct.DECLARE_HEADCOUNT
        self.heads.setVisible(asked)
        self._declare_button.setVisible(asked)
        self._sheet_button.setVisible(found is not None and repair is None and found.rule in _ON_THE_SHEET)
        if asked:
            self.button.hide()
            self.heads.setAccessibleName(f"Effectif {self._presenter.service_year}")
            self.heads.setPlaceholderText(f"Effectif {self._presenter.service_year}")

    def stops(self) -> list[QWidget]:
        return [self.heads, self._declare_button, self._sheet_button, self.button]

    def target(self) -> QWidget:
        """Where the keyboard goes."""
        asked = (each for each in (self.heads, self._sheet_button) if each.isVisibleTo(self))
        return next(asked, super().target())

    def _declare(self) -> None:
        heads = self.heads.value()
        if heads is None:
            self.heads.set_state("error")
            self.heads.setFocus()
        else:
            self._presenter.declare(heads)
