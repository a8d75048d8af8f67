"""The brackets of a scale and their prices: each first number follows from the last one before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cigdesk.domain.catalogue import (
    AllowanceTariff,
    FlatTariff,
    Tariff,
    Tier,
    TierAllowance,
    TierPrice,
)
from cigdesk.french import number
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.pickers import AmountField, NumberField

_LARGEST = 10_000_000


class TierRows(QWidget):
    """« De 50 à [199] : [5 665,00 €] »; the last one is open. A hole or an overlap cannot be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wordings: dict[tuple[int, int | None], str] = {}
        self.lasts: list[NumberField] = []
        self.prices: list[AmountField | NumberField] = []
        self._minutes = False
        self._firsts: list[Label] = []
        self.split = Button(self.tr("Couper la dernière strate"), size="medium", icon_name="plus")
        self.split.clicked.connect(self._split)
        self._fault = Label("", "secondary", "bad", wrap=True)
        self._grid_owner = QWidget()
        layout = tight(QVBoxLayout(self), 6)
        self._heading = Label("", "strong")
        layout.addWidget(self._heading)
        layout.addWidget(self._grid_owner)
        layout.addWidget(self._fault)
        layout.addLayout(row(self.split, None))
        self._fault.hide()

    def show_tariff(self, tariff: Tariff) -> None:
        """Show its brackets, with their prices or the minutes that they allow."""
        self._minutes = isinstance(tariff, AllowanceTariff)
        self._heading.setText(
            self.tr("Minutes non facturées, par effectif")
            if self._minutes
            else self.tr("Barème par effectif")
        )
        rows = () if isinstance(tariff, FlatTariff) else tariff.tiers
        self._wordings = {(each.tier.first, each.tier.last): each.tier.wording for each in rows}
        self._build([(each.tier.last, _given(each)) for each in rows])

    def tiers(self) -> tuple[TierPrice, ...]:
        """What is typed as prices."""
        return tuple(TierPrice(tier, _price(field)) for tier, field in self._typed())

    def allowances(self) -> tuple[TierAllowance, ...]:
        """What is typed as minutes."""
        return tuple(TierAllowance(tier, int(field.value() or 0)) for tier, field in self._typed())

    def _typed(self) -> Iterator[tuple[Tier, AmountField | NumberField]]:
        """A number that is missing leaves a bracket that ends before it starts: the checks say so.

        Words of a centre's own are of their bracket: one that moved is named by its bounds.
        """
        first = 1
        for place, field in enumerate(self.prices):
            last = self.lasts[place].value() or 0 if place < len(self.lasts) else None
            yield Tier(first, last, self._wordings.get((first, last), "")), field
            first = (last or 0) + 1

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """What is wrong with the brackets, or with a price."""
        said = faults.get("tiers", "")
        for place, field in enumerate(self.prices):
            fault = field.fault() or faults.get(f"tiers.{place}", "")
            field.set_state("error" if fault else "")
            said = said or fault
        self._fault.setText(said)
        self._fault.setVisible(bool(said))

    def _build(self, rows: Sequence[tuple[int | None, Decimal | None]]) -> None:
        self._grid_owner.deleteLater()
        owner, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        owner.setLayout(grid)
        self.lasts, self.prices, self._firsts = [], [], []
        for place, (last, price) in enumerate(rows):
            self._add_row(grid, place, last, price)
        grid.setColumnStretch(4, 1)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._grid_owner, owner)
        self._grid_owner = owner
        self._follow()

    def _add_row(self, grid: QGridLayout, place: int, last: int | None, price: Decimal | None) -> None:
        first = Label("", "body", "text2", tabular=True)
        self._firsts.append(first)
        grid.addWidget(first, place, 0)
        if last is not None:
            field = NumberField(minimum=1, maximum=_LARGEST, value=last)
            field.setFixedWidth(90)
            field.setAccessibleName(self.tr("Dernier effectif de la strate {place}").format(place=place + 1))
            field.edited.connect(self._follow)
            self.lasts.append(field)
            grid.addWidget(field, place, 1)
            grid.addWidget(self._cross(place), place, 3)
        made = self._value_field(price)
        what = (
            self.tr("Minutes de la strate {place}") if self._minutes else self.tr("Prix de la strate {place}")
        )
        made.setAccessibleName(what.format(place=place + 1))
        self.prices.append(made)
        grid.addWidget(made, place, 2)

    def _value_field(self, value: Decimal | None) -> AmountField | NumberField:
        if not self._minutes:
            return AmountField(value=value)
        return NumberField(minimum=1, maximum=_LARGEST, value=None if value is None else int(value))

    def _cross(self, place: int) -> IconButton:
        cross = IconButton("x", self.tr("Joindre la strate {place} à la suivante").format(place=place + 1))
        cross.clicked.connect(lambda: self._join(place))
        return cross

    def _follow(self) -> None:
        """Each bracket starts where the one before it ends."""
        first = 1
        for place, label in enumerate(self._firsts):
            open_ended = place >= len(self.lasts)
            label.setText(f"{number(first)} et plus" if open_ended else f"{number(first)} à")
            first = (self.lasts[place].value() or 0) + 1 if not open_ended else first

    def _rows(self) -> list[tuple[int | None, Decimal | None]]:
        lasts = [*(each.value() for each in self.lasts), None]
        values = (None if (value := each.value()) is None else Decimal(value) for each in self.prices)
        return list(zip(lasts, values, strict=True))

    def _split(self) -> None:
        rows = self._rows()
        start = (rows[-2][0] or 0) if len(rows) > 1 else 0
        self._build([*rows[:-1], (max(start * 2, start + 1), rows[-1][1]), (None, rows[-1][1])])
        self.lasts[-1].setFocus()
        self.lasts[-1].selectAll()

    def _join(self, place: int) -> None:
        """The bracket goes into the next one, which starts where it did."""
        rows = self._rows()
        self._build([each for at, each in enumerate(rows) if at != place])
        self.prices[min(place, len(self.prices) - 1)].setFocus()


def _given(tier: TierPrice | TierAllowance) -> Decimal:
    return tier.price if isinstance(tier, TierPrice) else Decimal(tier.minutes)


def _price(field: AmountField | NumberField) -> Decimal:
    """A price that is missing is no price: the checks say so."""
    value = field.value()
    return Decimal("NaN") if value is None else Decimal(value)
