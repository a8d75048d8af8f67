"""The part « Journaux »: accesses or changes, kept, verified, exported."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.accesses import LEGAL_NOTE, LONGEST_KEPT, SHORTEST_KEPT, Verdict
from cigdesk.domain.rights import Right
from cigdesk.services.desk import Services
from ui.journal_words import verdict_words
from ui.page import Workbench
from ui.pages.agenda.targets import ShowAppointment
from ui.pages.settings.journals.presenter import AccessListPresenter, ChangeListPresenter, KeepingPresenter
from ui.pages.settings.journals.views import AccessListView, ChangeListView, JournalView
from ui.pages.settings.part import SettingsPart
from ui.support_targets import ShowCase
from ui.table_files import TableFiles, ask_kind
from ui.theme import Accent
from ui.widgets.base import Label, column, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.message_bar import MessageBar
from ui.widgets.pickers import NumberField
from ui.widgets.segmented import Segmented

ACCESSES, CHANGES = "accesses", "changes"
_MONTHS_WIDTH = 76


class JournalsPart(SettingsPart):
    """Either journal is shown to whoever may read it; the other says why not."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        services: Services = bench.services
        operations, zone = bench.operations, services.context.zone
        self.keeping = KeepingPresenter(services, operations, self)
        self.access_list = AccessListPresenter(services, operations, self)
        self.change_list = ChangeListPresenter(services, operations, self)
        self.accesses = AccessListView(self.access_list, zone, bench.masking)
        self.changes = ChangeListView(self.change_list, zone, bench.masking)
        self.tables = TableFiles(bench, self)
        tr = self.tr
        self.choice = Segmented(((ACCESSES, tr("Accès")), (CHANGES, tr("Modifications"))), tr("Journal"))
        self.verify = Button(tr("Vérifier la chaîne"), icon_name="shield-check")
        self.export = Button(tr("Exporter"), icon_name="download", keycap=tr("Ctrl E"))
        self.months = NumberField(minimum=SHORTEST_KEPT, maximum=LONGEST_KEPT)
        self.fault = Label("", "secondary", "bad")
        self.sound, self.broken = MessageBar("", family=Accent.OK, strip=True), MessageBar("")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.show_journal(ACCESSES if self._may(ACCESSES) or not self._may(CHANGES) else CHANGES)

    def _build(self) -> None:
        head = surface("header")
        line = row(self.choice, None, self.verify, self.export)
        tight(QHBoxLayout(head), 8, (20, 10, 20, 2)).addLayout(line)
        self._pages = {
            ACCESSES: self._accesses_page() if self._may(ACCESSES) else _refused("l’administrateur"),
            CHANGES: self.changes if self._may(CHANGES) else _refused("la personne responsable du service"),
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(head)
        layout.addWidget(self._stack, 1)

    def _accesses_page(self) -> QWidget:
        said = tight(QVBoxLayout(), 0, (20, 8, 20, 8))
        for bar in (self.sound, self.broken):
            bar.hide()
            said.addWidget(bar)
        page = QWidget()
        layout = tight(QVBoxLayout(page))
        layout.addLayout(said)
        layout.addWidget(self.accesses, 1)
        layout.addWidget(rule())
        layout.addWidget(self._keeping_foot())
        return page

    def _keeping_foot(self) -> QWidget:
        foot = surface("footer")
        self.months.setFixedWidth(_MONTHS_WIDTH)
        self.months.setAccessibleName(self.tr("Mois pendant lesquels les accès sont gardés"))
        self.months.setReadOnly(not self.keeping.may(Right.MANAGE_CENTRE))
        self.fault.hide()
        kept = row(Label(self.tr("Gardés"), "body"), self.months, Label(self.tr("mois"), "body"))
        note = column(
            self.fault,
            Label(
                self.tr("Les plus anciens sont supprimés à l’ouverture de la base. {note}").format(
                    note=LEGAL_NOTE
                ),
                "secondary",
                "text2",
                wrap=True,
            ),
            spacing=2,
        )
        inner = tight(QHBoxLayout(foot), 16, (20, 9, 20, 9))
        inner.addLayout(kept)
        inner.addLayout(note, 1)
        return foot

    def _connect(self) -> None:
        self.choice.chosen.connect(self.show_journal)
        self.verify.clicked.connect(self.keeping.verify)
        self.export.clicked.connect(self.open_export)
        self.keeping.verified.connect(self._show_verdict)
        self.keeping.months_read.connect(self.months.set_value)
        self.months.value_changed.connect(self._keep_months)
        self.months.editingFinished.connect(self._show_fault)
        self.accesses.opened.connect(self._open_access)

    # what is shown

    def _may(self, journal: str) -> bool:
        return self.keeping.may(Right.READ_ACCESSES if journal == ACCESSES else Right.READ_CHANGES)

    @property
    def journal(self) -> str:
        """The one in sight."""
        return self.choice.value()

    @property
    def view(self) -> JournalView:
        """Its list."""
        return self.accesses if self.journal == ACCESSES else self.changes

    def show_journal(self, journal: str) -> None:
        """Show that one, read again."""
        self.choice.set_value(journal)
        self._stack.setCurrentWidget(self._pages[journal])
        self.verify.setVisible(journal == ACCESSES)
        reason = "" if self._may(journal) else self.tr("Vos droits ne permettent pas de lire ce journal.")
        for button in (self.verify, self.export):
            button.set_reason(reason)
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def _show_verdict(self, verdict: Verdict) -> None:
        sound = verdict.broken_at is None
        shown, other = (self.sound, self.broken) if sound else (self.broken, self.sound)
        shown.set_message(*verdict_words(verdict))
        shown.show()
        other.hide()

    def _keep_months(self, months: int | None) -> None:
        if months is not None:
            self.keeping.set_months(months)

    def _show_fault(self) -> None:
        self.fault.setText(self.months.fault())
        self.fault.setVisible(bool(self.months.fault()))

    def _open_access(self, seq: int) -> None:
        """Go to the record that was opened, where there is one and it has a page."""
        listing = self.accesses.model
        found = listing.row(listing.index(listing.place(seq), 0))
        if found is None or found.line.record_id is None or not found.record:
            return
        record_id = found.line.record_id
        if found.line.kind == "cases":
            self._bench.go("agents", ShowCase(record_id))
        elif found.line.kind == "agents":
            self._bench.go("agents", record_id)
        elif found.line.kind == "appointments":
            self._bench.go("agenda", ShowAppointment(record_id))

    # what leaves

    def open_export(self) -> None:
        """Ask whether as a workbook or as a text."""
        ask_kind(self, self.export.mapToGlobal(self.export.rect().bottomLeft()), self.export_as)

    def export_as(self, suffix: str) -> None:
        """Keep what is listed as a table."""
        accesses, changes = self.access_list.listing, self.change_list.listing
        if self.journal == ACCESSES and accesses is not None and accesses.rows:
            self.tables.save(partial(self.access_list.table, accesses), "journal-acces", suffix)
        elif self.journal == CHANGES and changes is not None and changes.rows:
            self.tables.save(partial(self.change_list.table, changes), "journal-modifications", suffix)

    # what the page asks

    def read(self) -> None:
        if not self.isVisible():
            return
        if self._may(self.journal):
            (self.access_list if self.journal == ACCESSES else self.change_list).ask()
        if self._may(ACCESSES):
            self.keeping.read()

    def focus_first(self) -> None:
        if self._may(self.journal):
            self.view.focus_table()
        else:
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        self.view.focus_search()

    def zones(self) -> Sequence[QWidget]:
        return (self.choice, self.view)


def _refused(whom: str) -> QWidget:
    state = EmptyState("Ce journal ne vous est pas ouvert", f"Il est lu par {whom}.", icon_name="lock")
    return page_of(state)
