"""What a year of the Cercle comes to, authority by authority; and how many events it holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.appointment import CircleKind
from cigdesk.domain.circle import MOST_EVENTS, Expected, check_expected
from cigdesk.services.circle_listing import CircleMember, CircleYear
from ui.pages.authorities.cards import replace_all
from ui.pages.authorities.form_panel import FormPanel
from ui.pages.prevention.circle.words import member_text, progress
from ui.widgets.base import Label, column, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.pickers import NumberField
from ui.widgets.side_panel import SidePanel


class SummaryPanel(SidePanel):
    """Those that never came first; it shows and asks."""

    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Bilan du Cercle"), parent)
        self._title, self._said = Label("", "section"), Label("", "secondary", "text2", wrap=True)
        self._list = tight(QVBoxLayout(), 6)
        self.rows: list[QWidget] = []
        self.export_button = Button(self.tr("Exporter le bilan"), icon_name="file-spreadsheet")
        self.export_button.clicked.connect(self.export_asked)
        self.body.addWidget(self._title)
        self.body.addWidget(self._said)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.foot.addWidget(self.export_button)

    def show_year(self, year: CircleYear) -> None:
        """Show each authority that has the Cercle."""
        self._title.setText(str(year.year))
        self._said.setText("\n".join(progress(year, kind) for kind in CircleKind))
        held = len(year.held_ids)
        shown = sorted(year.members, key=lambda each: not each.absent)
        self.rows = [_line(each, held) for each in shown]
        nobody = Label(
            self.tr("Aucune collectivité n’a le Cercle cette année-là."), "body", "text2", wrap=True
        )
        replace_all(self._list, self.rows or [nobody])
        self.export_button.set_reason("" if shown else nobody.text())


def _line(member: CircleMember, held: int) -> QWidget:
    whole = QWidget()
    said = Label(member_text(member, held), "secondary", "bad" if member.absent else "text2")
    whole.setLayout(column(Label(member.row.name, "body", wrap=True), said, spacing=1))
    return whole


class ProgrammePanel(FormPanel):
    """How many events of each kind the centre holds in a year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Programme de l’année"), parent=parent)
        self.mornings, self.meetings = (NumberField(minimum=0, maximum=MOST_EVENTS) for _ in range(2))
        self._said = Label("", "secondary", "text2", wrap=True)
        self.body.addWidget(self._said)
        self.add("mornings", Field(self.tr("&Matinées"), self.mornings))
        self.add("meetings", Field(self.tr("&Rencontres"), self.meetings))
        self.body.addStretch(1)

    def start(self, year: CircleYear) -> None:
        """Open on what that year holds."""
        said = self.tr(
            "Ce que le Cercle prévoit en {year}, et les années suivantes tant que rien d’autre n’est dit."
        )
        self._said.setText(said.format(year=year.year))
        self.mornings.set_value(year.expected.mornings)
        self.meetings.set_value(year.expected.meetings)
        self.begin("mornings")
        self.mornings.selectAll()

    def values(self) -> object:
        return self.mornings.text(), self.meetings.text()

    def faults(self) -> Mapping[str, str]:
        fields = {"mornings": self.mornings, "meetings": self.meetings}
        found = {name: each.fault() for name, each in fields.items() if each.fault()}
        return found or check_expected(self.expected())

    def expected(self) -> Expected:
        """What is typed; nothing counts for none."""
        return Expected(self.mornings.value() or 0, self.meetings.value() or 0)
