"""The form of a year of membership: option, headcount of the year, amount of the catalogue or one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from cigdesk.domain.membership_options import TermsValues
from cigdesk.french import NBSP, amount, plural
from cigdesk.services.membership_sheet import MembershipSheet, TermsLine
from cigdesk.services.membership_terms import OptionPrice, YearOffer
from ui.pages.authorities.form_panel import FormPanel
from ui.widgets.base import Label
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import AmountField

AskOffer = Callable[[int, Callable[[YearOffer], None]], None]


class TermsPanel(FormPanel):
    """A year at a time; what the catalogue asks is shown before anything is kept."""

    def __init__(self, ask_offer: AskOffer, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Termes"), deletes=self.tr("Supprimer ces termes"), parent=parent)
        self._ask_offer = ask_offer
        self.sheet: MembershipSheet | None = None
        self.line: TermsLine | None = None
        self._offer: YearOffer | None = None
        self._wanted = ""
        self.year, self.option = ComboBox(), ComboBox()
        # The names of the options are longer than the panel is wide.
        self.option.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.heads = Label("", "secondary", "text2", wrap=True)
        self.price = Label("", "emphasis", wrap=True)
        self.amount, self.note = AmountField(), LineEdit()
        self.add("year", Field(self.tr("A&nnée"), self.year))
        self.add("offer", Field(self.tr("&Option"), self.option))
        self.body.addWidget(self.heads)
        self.body.addWidget(self.price)
        self.add_section(self.tr("Autre montant convenu"))
        self.add("amount", Field(self.tr("&Montant"), self.amount, optional=True))
        self.add("note", Field(self.tr("Mo&tif"), self.note, optional=True))
        self.body.addStretch(1)
        self.year.activated.connect(self._year_chosen)
        self.option.activated.connect(self._option_chosen)

    def start(self, sheet: MembershipSheet, line: TermsLine | None, year: int = 0) -> None:
        """Open on the terms of a year, or on a year that has none."""
        self.sheet, self.line = sheet, line
        shown = line.year if line else year or _next_year(sheet)
        self.set_title(self.tr("Termes de l’année"))
        self._wanted = line.offer if line else _usual(sheet, shown)
        self._fill_years(sheet, shown)
        self.amount.set_value(line.amount if line and line.note else None)
        self.note.setText(line.note if line else "")
        if self.delete_button is not None:
            self.delete_button.setVisible(line is not None)
        self._offer = None
        self._fill_options(())
        self.begin("year" if line is None else "offer")
        self._ask_offer(shown, self._take_offer)

    def _fill_years(self, sheet: MembershipSheet, shown: int) -> None:
        self.year.clear()
        for year in _years(sheet, shown):
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(self.year.findData(shown))

    def _year_chosen(self) -> None:
        self._wanted = str(self.option.currentData() or "")
        self._ask_offer(int(self.year.currentData()), self._take_offer)

    def _option_chosen(self) -> None:
        self._wanted = str(self.option.currentData() or "")
        self._say_price()

    def _take_offer(self, offer: YearOffer) -> None:
        """What the year offers has come; a form that was left or moved to another year drops it."""
        if self.isHidden() or offer.year != self.year.currentData():
            return
        untouched = not self.dirty
        self._offer = offer
        self._fill_options(offer.options)
        self._say_price()
        if untouched:
            self._kept = self.values()

    def _fill_options(self, options: Sequence[OptionPrice]) -> None:
        self.option.clear()
        for each in options:
            self.option.addItem(f"{each.offer}, {each.label}", each.offer)
        self.option.setCurrentIndex(max(self.option.findData(self._wanted), 0))
        self.fields["offer"].setVisible(bool(options))

    def _say_price(self) -> None:
        offer = self._offer
        if offer is None:
            return
        heads = plural(offer.heads, "agent") if offer.heads else "non déclaré"
        self.heads.setText(f"Effectif {offer.year}{NBSP}: {heads}")
        found = offer.option(str(self.option.currentData() or ""))
        self.price.setText("" if found is None else _price(found))

    def values(self) -> TermsValues:
        return TermsValues(
            year=int(self.year.currentData() or 0),
            offer=str(self.option.currentData() or ""),
            amount=self.amount.value(),
            note=self.note.text(),
        )

    def faults(self) -> Mapping[str, str]:
        found = {"amount": self.amount.fault()}
        if self.amount.value() is not None and not self.note.text().strip():
            found["note"] = self.tr("Indiquez pourquoi ce montant n’est pas celui du catalogue.")
        return {name: fault for name, fault in found.items() if fault}


def _price(option: OptionPrice) -> str:
    priced = option.price
    if priced.amount is None:
        return f"Montant à fixer{NBSP}: {priced.reason}"
    return f"Prix du catalogue{NBSP}: {amount(priced.amount)}"


def _next_year(sheet: MembershipSheet) -> int:
    """The first year that lacks its terms, else the one after those written."""
    if sheet.missing_years:
        return sheet.missing_years[0]
    first = sheet.values.start.year if sheet.values.start else sheet.today.year
    return min(max((each.year + 1 for each in sheet.terms), default=first), _last_year(sheet))


def _last_year(sheet: MembershipSheet) -> int:
    return sheet.last_day.year if sheet.last_day else sheet.today.year + 1


def _years(sheet: MembershipSheet, shown: int) -> range:
    first = sheet.values.start.year if sheet.values.start else shown
    return range(min(first, shown), max(_last_year(sheet), shown) + 1)


def _usual(sheet: MembershipSheet, year: int) -> str:
    """The option of the nearest year before."""
    before = [each for each in sheet.terms if each.year < year]
    return before[0].offer if before else ""
