"""The panel of filters: authority, year, who follows, prestation, amounts. Each takes effect at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cigdesk import french
from cigdesk.ports.quotes import EVERY_QUOTE, QuoteFilter
from cigdesk.services.quote_listing import ListChoices
from ui.page import Workbench
from ui.pages.quotes.authority_search import AuthoritySearch
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox
from ui.widgets.pickers import AmountField
from ui.widgets.side_panel import SidePanel

EVERYBODY: Final = "Tout le monde"


class FilterPanel(SidePanel):
    """Shows the filter that it is given, tells each change of it."""

    narrowed = Signal(object)
    """(QuoteFilter)"""

    def __init__(self, bench: Workbench) -> None:
        super().__init__("Filtres")
        self._where = EVERY_QUOTE
        self._masking = bench.masking
        self.authority = AuthoritySearch(bench)
        self.year, self.follower, self.offer = ComboBox(), ComboBox(), ComboBox()
        self.least, self.most = AmountField(), AmountField()
        self.clear_button = Button("Effacer ces filtres", icon_name="filter-off")
        self._lift = IconButton("x", "Toutes les collectivités")
        self._chosen = Label("", "emphasis", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._named = QWidget()
        named = tight(QHBoxLayout(self._named), 8)
        named.addWidget(self._chosen, 1)
        named.addWidget(self._lift)
        self._named.hide()
        self.body.addWidget(Field("&Collectivité", self.authority))
        self.body.addWidget(self._named)
        for label, editor in (
            ("A&nnée", self.year),
            ("&Suivi par", self.follower),
            ("&Prestation", self.offer),
        ):
            self.body.addWidget(Field(label, editor))
        self.body.addLayout(row(Field("&Total, de", self.least), Field("&à", self.most), spacing=12))
        self.body.addStretch(1)
        self.foot.addWidget(self.clear_button)

    def _connect(self) -> None:
        self.authority.chosen.connect(lambda key: self._narrow(authority_id=key))
        self._lift.clicked.connect(lambda: self._narrow(authority_id=None))
        self.year.activated.connect(lambda _place: self._narrow(year=self.year.currentData()))
        self.follower.activated.connect(lambda _place: self._narrow(follower=self.follower.currentData()))
        self.offer.activated.connect(lambda _place: self._narrow(offer=self.offer.currentData()))
        self.least.value_changed.connect(lambda value: self._narrow(least=value))
        self.most.value_changed.connect(lambda value: self._narrow(most=value))
        self.clear_button.clicked.connect(self.clear)

    def clear(self) -> None:
        """Lift them all."""
        self._tell(EVERY_QUOTE)

    def _narrow(self, **changes: UUID | int | str | Decimal | None) -> None:
        self._tell(replace(self._where, **changes))  # type: ignore[arg-type] # each name has its own type

    def _tell(self, where: QuoteFilter) -> None:
        if where != self._where:
            self._where = where
            self.narrowed.emit(where)

    def show_filter(self, where: QuoteFilter, choices: ListChoices, authority: str) -> None:
        """Show what there is to choose, and what is chosen."""
        self._where = where
        self._chosen.setText(authority)
        self._named.setVisible(where.authority_id is not None)
        years = [(str(year), year) for year in choices.years]
        _fill(self.year, "Toutes les années", None, years, where.year)
        _fill(
            self.follower,
            EVERYBODY,
            "",
            [(self._masking.name(name), name) for name in choices.followers],
            where.follower,
        )
        offers = [(each.label or each.code, each.code) for each in choices.offers]
        _fill(self.offer, "Toutes les prestations", "", offers, where.offer)
        for field, value in ((self.least, where.least), (self.most, where.most)):
            if field.value() != value:
                field.set_value(value)
        self.clear_button.set_reason("" if where.refinements else "Aucun de ces filtres n’est posé.")


def _fill(
    combo: ComboBox, everything: str, nothing: object, choices: Sequence[tuple[str, object]], chosen: object
) -> None:
    """The choices, the chosen one in sight even when nothing has it any more."""
    known = (nothing, *(value for _words, value in choices))
    gone = [] if chosen in known else [(str(chosen), chosen)]
    combo.offer([(everything, nothing), *choices, *gone], chosen)


def button_words(where: QuoteFilter) -> str:
    """« Filtres (2) »."""
    return f"Filtres ({french.number(where.refinements)})" if where.refinements else "Filtres"
