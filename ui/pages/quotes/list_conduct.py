"""What is done from the list: tables, departures and cancellations of several quotes, with their panels."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cigdesk import french
from cigdesk.services.in_turn import Outcome
from cigdesk.services.tables import Table
from ui.page import Workbench
from ui.pages.quotes.listing import Listing
from ui.pages.quotes.panels import Decision, DecisionPanel
from ui.pages.quotes.report_panel import ReportPanel
from ui.pages.quotes.several import SeveralQuotes
from ui.table_files import CSV, XLSX


class ListConduct(QObject):
    """Opens the panels of the list and does what they decide."""

    def __init__(self, bench: Workbench, listing: Listing) -> None:
        super().__init__(listing)
        self._listing = listing
        self.several = SeveralQuotes(bench, listing)
        self.decision, self.report = DecisionPanel(), ReportPanel()
        for panel in (self.decision, self.report):
            listing.add_panel(panel)
        foot = listing.foot
        foot.xlsx_asked.connect(lambda: self.export(XLSX))
        foot.csv_asked.connect(lambda: self.export(CSV))
        foot.post_asked.connect(lambda: self.several.post(listing.chosen_ids()))
        foot.mails_asked.connect(lambda: self.several.mail(listing.chosen_ids()))
        foot.cancel_asked.connect(self.ask_cancel)
        self.several.reported.connect(self.show_report)
        self.decision.decided.connect(self._cancel)
        self.report.export_asked.connect(self.export_report)

    def export(self, suffix: str = XLSX) -> None:
        """The quotes chosen, or all that are listed, as a table."""
        ids = self._listing.exported_ids()
        if ids:
            self.several.export(ids, suffix)

    def export_report(self, table: Table) -> None:
        """What became of each, as a table."""
        self.several.tables.save(lambda: table, "compte-rendu", CSV)

    def ask_cancel(self) -> None:
        """One reason for all of them."""
        count = len(self._listing.chosen_ids())
        words = french.plural(count, "devis sélectionné", "devis sélectionnés")
        self._listing.show_panel(self.decision)
        self.decision.ask(
            Decision(
                "Annuler les devis",
                f"{words}{french.NBSP}: ceux qui sont émis, envoyés ou acceptés sont annulés et restent"
                " lisibles, avec leur numéro et ce motif. Les autres ne changent pas.",
                f"Annuler {french.plural(count, 'devis', 'devis')}",
                "ban",
                reason="Motif",
                required="Indiquez le motif de l’annulation.",
                danger=True,
            )
        )

    def _cancel(self, reason: str) -> None:
        ids = self._listing.chosen_ids()
        self.decision.close_panel()
        self.several.cancel(ids, reason)

    def show_report(self, outcome: Outcome) -> None:
        """What became of each, where somebody was refused or left out."""
        self.report.show_outcome(outcome)
        self._listing.show_panel(self.report)
