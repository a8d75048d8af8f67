"""What became of an act on several records: how many, which were refused and why, which were not begun."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.services.in_turn import Outcome, Report
from cigdesk.services.tables import Column, Table
from ui.theme import Accent
from ui.widgets.base import Label, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.side_panel import SidePanel

_SHOWN = 60
"""Refusals written out in the panel; the table has them all."""


class ReportPanel(SidePanel):
    """Opened when somebody was refused, or when the work was stopped."""

    export_asked = Signal(object)
    """(Table): the report, to be written down."""

    def __init__(self, what: str = "Devis") -> None:
        """`what` heads the names in the table that is exported."""
        super().__init__("Compte rendu")
        self._what = what
        self._report = Report()
        self._lines = tight(QVBoxLayout(), 8)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.export_button = Button("Exporter le compte rendu…", icon_name="file-spreadsheet")
        self.export_button.clicked.connect(
            lambda: self.export_asked.emit(report_table(self._report, self._what))
        )
        self.foot.addWidget(self.export_button)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what became of each."""
        self._report = outcome.report
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for widget in _parts(outcome):
            self._lines.addWidget(widget)


def _parts(outcome: Outcome) -> Iterator[QWidget]:
    report = outcome.report
    done = outcome.change.label or "Rien n’a été fait"
    yield MessageBar(done, family=Accent.OK if report.done else Accent.NEUTRAL, strip=True)
    if report.refused:
        words = french.plural(len(report.refused), "refusé")
        yield MessageBar(words, "Les autres ne sont pas touchés.", family=Accent.WARN, strip=True)
    for each in report.refused[:_SHOWN]:
        yield _line(each.item.name, each.reason)
    if len(report.refused) > _SHOWN:
        yield Label(f"et {french.number(len(report.refused) - _SHOWN)} autres", "secondary", "text3")
    if report.left:
        rest = french.plural(len(report.left), "non commencé")
        yield MessageBar(
            rest, "Arrêté à votre demande. Ce qui est fait reste.", family=Accent.ACCENT, strip=True
        )


def _line(name: str, reason: str) -> QWidget:
    line = QWidget()
    layout = tight(QVBoxLayout(line), 2)
    layout.addWidget(Label(name, "emphasis", wrap=True))
    layout.addWidget(Label(reason, "secondary", "text2", wrap=True))
    layout.addWidget(rule())
    line.setAccessibleName(f"{name} : {reason}")
    return line


def report_table(report: Report, what: str = "Devis") -> Table:
    """The report, a line for each."""
    columns = (Column(what, width=34), Column("Résultat", width=14), Column("Motif", width=70))
    rows = [(each.item.name, "Fait", "") for each in report.done]
    rows += [(each.item.name, "Refusé", each.reason) for each in report.refused]
    rows += [(each.name, "Non commencé", "Arrêté à votre demande.") for each in report.left]
    return Table("Compte rendu", columns, len(rows), rows)
