"""« Au titre de »: on account of what was ordered an appointment is done, and how much of it it takes."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from cigdesk.domain.engagement_units import HOUR, figure
from cigdesk.french import parse_duration, parse_quantity
from cigdesk.services.engagements import Offered, OpenOrder
from ui.pages.agenda.booking_presenter import BookingPresenter
from ui.widgets.base import row, tight
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox
from ui.widgets.pickers import _Lenient


class UnitsField(_Lenient[Decimal]):
    """How much of the order, in its unit: `1,5`, or `1h30` where time was ordered; empty by the length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(placeholder="Selon la durée", parent=parent)
        self.unit = ""

    def _parse(self, text: str) -> Decimal:
        return Decimal(parse_duration(text)) if self.unit == HOUR else parse_quantity(text)

    def _write(self, value: Decimal) -> str:
        return figure(self.unit, value)

    def _step(self, _steps: int) -> None:
        return None


class OrderField(QWidget):
    """The open orders, the quotes that wait, which cannot be chosen, and none; kept in the draft."""

    edited = Signal()

    def __init__(self, presenter: BookingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.orders, self.units = ComboBox(), UnitsField()
        adjusted = ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.orders.setSizeAdjustPolicy(adjusted)
        self.field = Field("Au &titre de", self.orders)
        self.units_field = Field("Compte pour", self.units, optional=True)
        self._open: tuple[OpenOrder, ...] = ()
        both = row(self.field, self.units_field, spacing=10)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.setLayout(tight(both, 10))
        self.orders.edited.connect(self._chosen)
        self.units.edited.connect(self._typed)
        presenter.orders_changed.connect(self._show_orders)
        self.hide()

    def begin(self) -> None:
        """Another draft: what is open for it is asked."""
        self.hide()
        self._presenter.load_orders()

    def _show_orders(self, offered: Offered) -> None:
        """Offer these; the nearest end is proposed until the person has chosen."""
        draft = self._presenter.draft
        if not draft.order_chosen:
            draft.engagement_id = offered.first.id if offered.first else None
        if draft.engagement_id not in {each.id for each in offered.open}:
            draft.engagement_id = None
        self.setVisible(draft.for_an_authority or bool(offered.open))
        self._fill(offered, draft.engagement_id, draft.units)
        self._presenter.changed()

    def _fill(self, offered: Offered, chosen: UUID | None, units: Decimal | None) -> None:
        self._open = offered.open
        with QSignalBlocker(self.orders), QSignalBlocker(self.units):
            self.orders.clear()
            for each in offered.open:
                self.orders.addItem(each.words, each.id)
            for waiting in offered.waiting:
                self.orders.addItem(waiting.words)
                self._close_last()
            self.orders.addItem("Sans commande", None)
            place = self.orders.findData(chosen) if chosen is not None else -1
            self.orders.setCurrentIndex(place if place >= 0 else self.orders.count() - 1)
            self._fit()
            self.units.set_value(units)

    def _close_last(self) -> None:
        """A quote that nobody accepted is shown, and cannot be chosen."""
        model = self.orders.model()
        if isinstance(model, QStandardItemModel):
            model.item(self.orders.count() - 1).setEnabled(False)

    def chosen(self) -> UUID | None:
        """The order chosen, if any."""
        found = self.orders.currentData()
        return found if isinstance(found, UUID) else None

    def _chosen(self) -> None:
        draft = self._presenter.draft
        draft.engagement_id, draft.order_chosen = self.chosen(), True
        self._fit()
        self.edited.emit()

    def _typed(self) -> None:
        draft = self._presenter.draft
        draft.units, draft.units_fault = self.units.value(), self.units.fault()
        self.edited.emit()

    def _fit(self) -> None:
        order = next((each for each in self._open if each.id == self.chosen()), None)
        self.units.unit = order.unit if order is not None else ""
        self.units_field.setVisible(order is not None)
