"""The declared headcount: its curve over the years, and the line where it is declared."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from cigdesk.charts import Point, Threshold
from cigdesk.domain.catalogue import Tier
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.headcount import read_heads, read_year
from cigdesk.french import NBSP, number, plural
from cigdesk.services.authority_sheet import AuthoritySheet
from ui.pages.authorities.cards import beside_label
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.charts import LineChart
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit


class HeadcountCard(Card):
    """« Effectif déclaré au 1er janvier »: the tier shows while the number is typed."""

    declared = Signal(int, int, bool)
    """(year, heads, replace): `replace` when the card showed what it takes the place of."""
    table_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        table = Button(self.tr("Voir le tableau"), "link", size="small")
        super().__init__(self.tr("Effectif déclaré au 1er janvier"), right=table, parent=parent)
        table.clicked.connect(self.table_asked)
        self._sheet: AuthoritySheet | None = None
        self._said = Label("", "secondary", "text2", wrap=True)
        self.chart = LineChart(self.tr("Effectif déclaré par année"))
        self._none = Label(self.tr("Aucun effectif déclaré pour le moment."), "body", "text2")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body_stack = QStackedWidget()
        self.year, self.heads = LineEdit(), LineEdit(placeholder=self.tr("Nombre d’agents"))
        self._year_field = Field(self.tr("&Année"), self.year, check=self._year_fault)
        self._heads_field = Field(self.tr("&Effectif"), self.heads, check=self._heads_fault)
        self.button = Button(self.tr("Déclarer"), icon_name="check")
        self._lay_out()

    def _lay_out(self) -> None:
        for page in (self.chart, self._none):
            self._body_stack.addWidget(page)
        # The chart takes the room that is left, and never asks for more.
        self._body_stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._body_stack.setMinimumHeight(170)
        self.add(self._said)
        self.add(self._body_stack, 1)
        self._year_field.setFixedWidth(92)
        self.add(beside_label(self.button, self._year_field, self._heads_field))
        self.button.clicked.connect(self.submit)
        for edit in (self.year, self.heads):
            edit.edited.connect(self._follow)
            edit.returnPressed.connect(self.submit)

    # what it shows

    def show_sheet(self, sheet: AuthoritySheet) -> None:
        """Show the declarations; what is being typed stays, unless the authority is another one."""
        if self._sheet is None or self._sheet.id != sheet.id:
            self.year.setText(str(sheet.today.year))
            self.heads.clear()
            self._heads_field.clear_error()
        self._sheet = sheet
        self._said.setText(_sentence(sheet))
        self._said.setVisible(bool(_sentence(sheet)))
        points = [Point(str(line.year), line.heads, number(line.heads)) for line in sheet.headcounts[-8:]]
        self.chart.set_points(points, _threshold(sheet))
        self._body_stack.setCurrentWidget(self.chart if points else self._none)
        self._follow()

    def focus_heads(self) -> None:
        """Put the keyboard where the headcount is typed."""
        self.heads.setFocus(Qt.FocusReason.OtherFocusReason)

    # typing

    def _year_fault(self) -> str:
        return _fault_of(read_year, self.year.text())

    def _heads_fault(self) -> str:
        return _fault_of(read_heads, self.heads.text()) if self.heads.text().strip() else ""

    def _typed(self) -> tuple[int, int] | None:
        if self._year_fault() or _fault_of(read_heads, self.heads.text()):
            return None
        return read_year(self.year.text()), read_heads(self.heads.text())

    def _declared(self) -> int | None:
        """What is declared already for the year typed."""
        if self._sheet is None or self._year_fault():
            return None
        return self._sheet.heads(read_year(self.year.text()))

    def _follow(self) -> None:
        """The tier, and what is replaced, as the number is typed."""
        typed, declared = self._typed(), self._declared()
        self.button.setText(self.tr("Déclarer") if declared is None else self.tr("Remplacer"))
        same = typed is not None and typed[1] == declared
        self.button.set_reason(self.tr("Cet effectif est déjà déclaré pour cette année.") if same else "")
        self._heads_field.set_help(self._help(typed, declared))

    def _help(self, typed: tuple[int, int] | None, declared: int | None) -> str:
        if self._sheet is None:
            return ""
        if typed is None:
            return f"{plural(declared, 'agent')} déjà déclarés pour {self.year.text()}" if declared else ""
        tier = self._sheet.scale.label(typed[1])
        price = self._sheet.scale.price(typed[1])
        parts = [f"Strate{NBSP}: {tier}" if tier else ""]
        parts += [f"{self._sheet.scale.package} {price}" if price else ""]
        parts += [f"remplace {plural(declared, 'agent')}" if declared and declared != typed[1] else ""]
        return ", ".join(part for part in parts if part)

    def submit(self) -> None:
        """Declare what is typed, if it can be."""
        if not self._year_field.validate():
            self.year.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        fault = _fault_of(read_heads, self.heads.text())
        typed = self._typed()
        if fault or typed is None:
            self._heads_field.set_error(fault)
            self.focus_heads()
        elif self.button.isEnabled():
            self.declared.emit(*typed, self._declared() is not None)
            self.heads.clear()

    def failed(self, error: CigdeskError) -> None:
        """Nothing was declared: say why under the field."""
        errors = error.errors if isinstance(error, InvalidInput) else {"heads": str(error)}
        for name, field in (("year", self._year_field), ("heads", self._heads_field)):
            if name in errors:
                field.set_error(errors[name])


def _fault_of(read: Callable[[str], object], text: str) -> str:
    try:
        read(text)
    except ValueError as fault:
        return str(fault)
    return ""


def _sentence(sheet: AuthoritySheet) -> str:
    """« Seuil de 1 250 agents franchi en 2025, ACFI 2026 : 13 905,00 € »."""
    if not sheet.headcounts:
        return ""
    last = sheet.headcounts[-1]
    crossing = sheet.crossing
    if crossing is not None:
        way = "franchi" if crossing.upward else "repassé à la baisse"
        first = f"Seuil de {plural(crossing.bound, 'agent')} {way} en {crossing.year}"
    else:
        first = f"Strate{NBSP}: {last.tier}" if last.tier else ""
    price = sheet.scale.price(last.heads)
    second = f"{sheet.scale.package} {last.year}{NBSP}: {price}" if price else ""
    return ", ".join(part for part in (first, second) if part)


def _threshold(sheet: AuthoritySheet) -> Threshold | None:
    """The bound that the curve crosses last, or the nearest one when it runs within a tenth of it."""
    bound = sheet.crossing.bound if sheet.crossing else _near_bound(sheet)
    if bound is None:
        return None
    tiers = sheet.scale.tiers
    above = next(tier for tier in tiers if tier.holds(bound))
    below = next((tier for tier in tiers if tier.holds(bound - 1)), None)
    return Threshold(bound, number(bound), _tier_words(above), _tier_words(below) if below else "")


def _near_bound(sheet: AuthoritySheet) -> int | None:
    if not sheet.headcounts:
        return None
    heads = sheet.headcounts[-1].heads
    bounds = [tier.first for tier in sheet.scale.tiers if tier.first > 1]
    near = [bound for bound in bounds if abs(bound - heads) * 10 <= bound]
    return min(near, key=lambda bound: abs(bound - heads), default=None)


def _tier_words(tier: Tier) -> str:
    return f"Strate {tier.label}"
