"""The foot of the list: what it comes to, and what is done with the rows chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from cigdesk import french
from cigdesk.ports.quotes import QuoteSum
from ui.icons import icon
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button


class ListFoot(QFrame):
    """Totals at the left; at the right the table to export, and the acts once several rows are chosen."""

    xlsx_asked = Signal()
    csv_asked = Signal()
    mails_asked = Signal()
    post_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.totals = Label("", "body", "text2")
        self.send_button = Button("Envoyer", icon_name="send", size="medium")
        self.cancel_button = Button("Annuler les devis…", icon_name="ban", size="medium")
        self.export_button = Button("Exporter", icon_name="file-spreadsheet", size="medium")
        layout = tight(QHBoxLayout(self), 8, (16, 7, 12, 7))
        layout.addWidget(self.totals, 1)
        for button in (self.send_button, self.cancel_button, self.export_button):
            layout.addWidget(button)
        self.export_button.clicked.connect(self._offer_tables)
        self.send_button.clicked.connect(self._offer_ways)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self._show_acts(several=False)

    def show_all(self, found: QuoteSum) -> None:
        """Everything that is listed."""
        self._say("devis", None, found)
        self._show_acts(several=False)
        self.export_button.set_reason("" if found.count else "La liste est vide.")

    def show_chosen(self, found: QuoteSum) -> None:
        """The rows chosen, several of them."""
        self._say("devis sélectionné", "devis sélectionnés", found)
        self._show_acts(several=True)

    def _say(self, one: str, several: str | None, found: QuoteSum) -> None:
        words = french.plural(found.count, one, several)
        self.totals.setText(f"{words}, total {french.amount(found.total)}")

    def _show_acts(self, *, several: bool) -> None:
        self.send_button.setVisible(several)
        self.cancel_button.setVisible(several)

    def _offer_tables(self) -> None:
        self._menu(
            self.export_button,
            (
                ("file-spreadsheet", "Classeur (XLSX)…\tCtrl E", self.xlsx_asked),
                ("table", "Texte séparé par des points-virgules (CSV)…", self.csv_asked),
            ),
        )

    def _offer_ways(self) -> None:
        self._menu(
            self.send_button,
            (
                ("mail", "Préparer les courriels dans un dossier…", self.mails_asked),
                ("printer", "Noter l’envoi par courrier", self.post_asked),
            ),
        )

    def _menu(self, button: QWidget, entries: Sequence[tuple[str, str, SignalInstance]]) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for name, words, asked in entries:
            menu.addAction(icon(name, "text2"), words, asked.emit)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
