"""Prices moved in percent: on all offers, a chapter or those chosen; what that gives is shown first."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.catalogue import Catalogue, Offer
from cigdesk.domain.catalogue.adjusting import Rounding, moved_tariff, percent_fault, prices_of
from cigdesk.french import NBSP, amount, plural
from cigdesk.services.catalogue_editing import PriceMove
from ui.pages.catalogue.act_panel import ActPanel
from ui.pages.catalogue.prepare_panel import rounding_box
from ui.widgets.base import Label
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox
from ui.widgets.pickers import PercentField

_ALL, _CHOSEN = "", "?chosen"
_EXAMPLES = 4


class PercentPanel(ActPanel):
    """The percentage is of the catalogue that the draft was copied from: trying 2 then 3 gives 3."""

    asked = Signal(object)
    """(PriceMove)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Changer les prix en %", "Appliquer", parent)
        self._catalogue: Catalogue | None = None
        self._base: Catalogue | None = None
        self._chosen: frozenset[str] = frozenset()
        self.percent, self.rounding, self.scope = PercentField(), rounding_box(), ComboBox()
        self.example = Label("", "body", "text2", wrap=True, tabular=True)
        self.add_fields(
            {
                "percent": Field(
                    self.tr("Changement"),
                    self.percent,
                    help_text=self.tr("Par rapport au catalogue de départ."),
                ),
                "rounding": Field(self.tr("Arrondi"), self.rounding),
                "scope": Field(self.tr("Prestations"), self.scope),
            }
        )
        self.body.addWidget(self.example)
        self.body.addStretch(1)
        self.percent.edited.connect(self._show_example)
        for box in (self.rounding, self.scope):
            box.currentIndexChanged.connect(lambda _place: self._show_example())

    def open_on(self, catalogue: Catalogue, base: Catalogue | None, chosen: Collection[str]) -> None:
        """Show the scopes of that draft; `chosen` are the offers selected in the table."""
        self._catalogue, self._base, self._chosen = catalogue, base, frozenset(chosen)
        self.scope.clear()
        self.scope.addItem(self.tr("Toutes"), _ALL)
        if len(chosen) > 1:
            self.scope.addItem(plural(len(chosen), "prestation choisie", "prestations choisies"), _CHOSEN)
        elif chosen:
            self.scope.addItem(catalogue.offer_label(next(iter(chosen))), _CHOSEN)
        for section in catalogue.sections:
            self.scope.addItem(section.label, section.id)
        self.scope.setCurrentIndex(1 if len(chosen) > 1 else 0)
        self.show_faults({})
        self._show_example()
        self.open_panel(self.percent)
        self.percent.selectAll()

    def faults(self) -> Mapping[str, str]:
        return {"percent": self.percent.fault() or percent_fault(self.percent.value())}

    def do(self) -> None:
        if (move := self._move()) is not None:
            self.asked.emit(move)

    def _move(self) -> PriceMove | None:
        percent = self.percent.value()
        return (
            None
            if percent is None
            else PriceMove(percent, Rounding(self.rounding.currentData()), self._codes())
        )

    def _codes(self) -> frozenset[str] | None:
        scope = self.scope.currentData()
        if scope == _CHOSEN:
            return self._chosen
        if scope and self._catalogue is not None:
            return frozenset(each.code for each in self._catalogue.in_section(scope))
        return None

    def _show_example(self) -> None:
        move = self._move()
        if move is None or self._catalogue is None or percent_fault(move.percent):
            self.example.setText("")
            return
        offers = [each for each in self._catalogue.offers.values() if self._concerned(each, move)]
        lines = [self._line(each, move) for each in offers[:_EXAMPLES]]
        rest = len(offers) - len(lines)
        more = [f"et {plural(rest, 'autre prestation', 'autres prestations')}"] if rest > 0 else []
        self.example.setText("\n".join((*lines, *more)))

    def _concerned(self, offer: Offer, move: PriceMove) -> bool:
        return any(prices_of(offer.tariff)) and (move.offers is None or offer.code in move.offers)

    def _line(self, offer: Offer, move: PriceMove) -> str:
        known = self._base.offers.get(offer.code) if self._base else None
        start = known if known is not None and known.tiers == offer.tiers else offer
        before = prices_of(start.tariff)
        after = prices_of(moved_tariff(start.tariff, move.percent, move.rounding))
        return f"{offer.code}{NBSP}: {amount(before[0])} → {amount(after[0])}"
