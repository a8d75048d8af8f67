"""Offers that the authority already has for a year, though no quote of this store granted them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.headcount import read_year
from cigdesk.services.authority_sheet import AuthoritySheet, SubscriptionLine
from ui.pages.authorities.cards import beside_label, replace_all
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit


class SubscriptionsCard(Card):
    """« Prestations déjà en cours », with the line that adds one."""

    added = Signal(str, int)
    """(offer, year)."""
    removed = Signal(object)
    """(UUID)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Prestations déjà en cours"), spacing=8, parent=parent)
        self._sheet: AuthoritySheet | None = None
        self._list = tight(QVBoxLayout(), 2)
        self.offer, self.year = ComboBox(), LineEdit()
        self._offer_field = Field(self.tr("&Prestation"), self.offer)
        self._year_field = Field(self.tr("Ann&ée"), self.year, check=self._year_fault)
        self.button = Button(self.tr("Ajouter"), icon_name="plus")
        self.rows: list[QWidget] = []
        self._lay_out()

    def _lay_out(self) -> None:
        said = self.tr("Acquises hors de cette base, elles comptent dans les conditions des devis.")
        self.add(Label(said, "secondary", "text2", wrap=True))
        self.add(self._list)
        self.body.addStretch(1)
        self.offer.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._year_field.setFixedWidth(92)
        self.add(beside_label(self.button, self._offer_field, self._year_field))
        self.button.clicked.connect(self.submit)
        self.year.returnPressed.connect(self.submit)

    def show_sheet(self, sheet: AuthoritySheet) -> None:
        """Show what that authority has."""
        if self._sheet is None or self._sheet.id != sheet.id:
            self.year.setText(str(sheet.today.year))
            self._year_field.clear_error()
            self._offer_field.clear_error()
        if self._sheet is None or self._sheet.offers != sheet.offers:
            self.offer.clear()
            for code, label in sheet.offers.items():
                self.offer.addItem(f"{code}, {label}", code)
        self._sheet = sheet
        self.rows = [self._row(line) for line in sheet.subscriptions]
        replace_all(self._list, self.rows or [Label(self.tr("Aucune."), "body", "text3")])

    def _row(self, line: SubscriptionLine) -> QWidget:
        shown = QWidget()
        layout = tight(QHBoxLayout(shown), 8)
        name = Label(line.label, "body")
        name.setToolTip(line.label)
        name.setMinimumWidth(40)
        remove = IconButton(
            "x", self.tr("Retirer {offer} {year}").format(offer=line.offer, year=line.year), side=24
        )
        remove.clicked.connect(lambda: self.removed.emit(line.id))
        layout.addWidget(Label(str(line.year), "strong", tabular=True))
        layout.addWidget(name, 1)
        layout.addWidget(remove)
        return shown

    def _year_fault(self) -> str:
        try:
            read_year(self.year.text())
        except ValueError as fault:
            return str(fault)
        return ""

    def submit(self) -> None:
        """Note the offer chosen for the year typed, if it can be."""
        self._offer_field.clear_error()
        if self._year_field.validate() and self.offer.currentData():
            self.added.emit(self.offer.currentData(), read_year(self.year.text()))

    def failed(self, error: CigdeskError) -> None:
        """Nothing was noted: say why under the field."""
        errors = error.errors if isinstance(error, InvalidInput) else {"offer": str(error)}
        for name, field in (("offer", self._offer_field), ("year", self._year_field)):
            if name in errors:
                field.set_error(errors[name])
