"""The sheet of one case: its facts, the allowance, its time, what waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.support import CaseValues
from cigdesk.french import date_long, hours
from cigdesk.services.social_note_views import NoteOwner
from cigdesk.services.support_cases import CaseSheet
from ui.notes.card import NotesCard
from ui.pages.cases.fields import SHOWN_AS, CaseFields, shown
from ui.pages.cases.keeping_line import KeepingLine
from ui.pages.cases.sheet_presenter import CasePresenter
from ui.pages.cases.side_cards import AgreementsCard, AllowanceCard, WaitingCard
from ui.pages.cases.time_model import TimeColumn, TimeModel
from ui.theme import text_scale
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.delegates import AmountDelegate, CellDelegate, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.table import TableView

LEFT_WIDTH, NARROW_WIDTH, NARROW_BELOW = 400, 330, 1060
"""Width of the facts in px, and the width of the sheet under which it is the narrow one."""
_WIDTHS = {TimeColumn.DAY: 116, TimeColumn.PRACTITIONER: 150, TimeColumn.MINUTES: 96, TimeColumn.CHARGE: 168}
_FOLDED_BELOW = {TimeColumn.PRACTITIONER: 1000}


class CaseSheetView(QWidget):
    """Facts at the left, written as they are typed; work at the right."""

    entry_asked = Signal(object)
    """(TimeRow): correct that act."""
    agent_asked = Signal(object)
    """(UUID): the sheet of that agent."""

    def __init__(
        self,
        presenter: CasePresenter,
        keeping: KeepingLine,
        notes: NotesCard | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self.keeping, self.notes = presenter, keeping, notes
        self.fields = CaseFields(presenter.today, self._faults)
        self.allowance, self.agreements = AllowanceCard(), AgreementsCard()
        self.waiting = WaitingCard(presenter.zone)
        self.model = TimeModel(self)
        self.table = TableView(self.tr("Temps passé"), lines=2)
        self.agent_button = Button(self.tr("Ouvrir la fiche de l’agent"), "link", size="medium")
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = tight(QHBoxLayout(self), 12, (20, 16, 20, 16))
        layout.addWidget(self._left())
        right = tight(QVBoxLayout(), 12)
        right.addWidget(self.allowance)
        if self.notes is not None:
            right.addWidget(self.notes)
        right.addWidget(self._time_card(), 1)
        layout.addLayout(right, 1)

    def _left(self) -> QWidget:
        facts = Card(self.tr("Dossier"), spacing=12)
        self._closed = Label("", "secondary", "text2", wrap=True)
        facts.add(self._closed)
        facts.add(self.fields)
        facts.add(row(self.agent_button, None))
        facts.add(self.keeping)
        inner = QWidget()
        column = tight(QVBoxLayout(inner), 12)
        for card in (self.waiting, facts, self.agreements):
            column.addWidget(card)
        column.addStretch(1)
        self._column = column
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        self._area = area
        return area

    def only_read(self) -> None:
        """Whoever keeps no case reads it: nothing is typed here."""
        for card in (self.waiting, self.fields, self.agreements):
            card.setEnabled(False)

    def add_card(self, card: QWidget) -> None:
        """One more under the facts."""
        self._column.insertWidget(self._column.count() - 1, card)

    def _time_card(self) -> Card:
        self._sum = Label("", "secondary", "text2")
        card = Card()
        card.set_margins(0, 12, 0, 1)
        card.setAccessibleName(self.tr("Temps passé"))
        head = row(Label(self.tr("Temps passé"), "section"), None, self._sum)
        head.setContentsMargins(16, 0, 16, 0)
        card.add(head)
        table = self.table
        table.setModel(self.model)
        table.set_column(TimeColumn.DAY, delegate=CellDelegate(tone="text2", tabular=True))
        table.set_column(TimeColumn.DONE, stretch=True, delegate=TwoLineDelegate())
        table.set_column(TimeColumn.PRACTITIONER, delegate=CellDelegate(tone="text2"))
        table.set_column(TimeColumn.MINUTES, delegate=AmountDelegate(strong=True))
        table.set_column(TimeColumn.CHARGE, delegate=PillDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)
        sentence = self.tr("Saisissez-le ici, depuis un rendez-vous honoré ou dans la grille de la semaine.")
        empty = EmptyState(self.tr("Aucun temps saisi"), sentence, icon_name="clock", framed=False)
        table.set_empty_state(empty)
        card.add(table, 1)
        return card

    def _connect(self) -> None:
        presenter, form = self._presenter, self.fields.form
        form.settled.connect(self._submit)
        presenter.saver.kept.connect(self._accept)
        presenter.refused.connect(lambda faults: form.show_faults(faults, everywhere=True))
        presenter.team_read.connect(self._take_team)
        presenter.shown.connect(self.show_sheet)
        self.waiting.take_asked.connect(presenter.take)
        self.agreements.withdraw_asked.connect(presenter.withdraw)
        self.table.activated_row.connect(self._open_entry)
        self.agent_button.clicked.connect(self._ask_agent)

    # what it shows

    def _take_team(self, team: Sequence[object]) -> None:
        line = self._presenter.sheet.line if self._presenter.sheet else None
        self.fields.offer_team(team, line)  # type: ignore[arg-type]  # a signal carries objects

    def show_sheet(self, sheet: CaseSheet, other: bool) -> None:
        """Show a case; what is being typed stays, unless it is of another one."""
        if other:
            self.fields.start(sheet.values)
        elif not self._presenter.saver.writing:
            self.fields.form.show(shown(sheet.values))
            self.fields.show_needed()
        line = sheet.line
        self.keeping.show_case(line.id)
        if self.notes is not None:
            self.notes.show_owner(NoteOwner(case_id=line.id))
        closed = f"Clos le {date_long(line.closed_on)}." if line.closed_on else ""
        self._closed.setText(closed)
        self._closed.setVisible(bool(closed))
        self.agent_button.setVisible(line.agent_id is not None)
        self.allowance.show_standing(sheet.standing)
        self.agreements.show_agreements(sheet.agreements)
        self.agreements.setVisible(sheet.standing.by_the_hour or bool(sheet.agreements))
        self.waiting.show_waiting(sheet.waiting)
        self.waiting.setVisible(bool(sheet.waiting))
        self._show_time(sheet)

    def _show_time(self, sheet: CaseSheet) -> None:
        kept = self.table.current_row()
        self.model.show(sheet)
        self.table.select_row(kept)
        line = sheet.line
        billed = f", dont {hours(line.billed)} facturées" if line.billed else ""
        self._sum.setText(f"{hours(line.minutes)} en tout{billed}" if line.minutes else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        self._area.setFixedWidth(round((NARROW_WIDTH if narrow else LEFT_WIDTH) * text_scale()))
        self.table.fold(_FOLDED_BELOW, self.width())

    def focus_first(self) -> None:
        """Put the keyboard on the time."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is typed

    def values(self) -> CaseValues | None:
        """What is typed; None while no case is shown."""
        sheet = self._presenter.sheet
        return self.fields.values(sheet.values) if sheet else None

    def flush(self) -> None:
        """Write what is typed now: the sheet is left."""
        if self._presenter.sheet is not None:
            self.fields.form.flush()

    def _faults(self) -> dict[str, str]:
        values = self.values()
        return self._presenter.faults(values) if values is not None else {}

    def _submit(self) -> None:
        form, values = self.fields.form, self.values()
        form.show_faults(form.faults())
        if values is not None:
            self._presenter.submit(values)

    def _accept(self, sent: CaseValues, kept: CaseValues, names: Sequence[str]) -> None:
        told = [SHOWN_AS.get(name, name) for name in names]
        self.fields.form.accept(shown(sent), shown(kept), told)

    # acts

    def _open_entry(self, index: QModelIndex) -> None:
        if (entry := self.model.row(index)) is not None:
            self.entry_asked.emit(entry)

    def _ask_agent(self) -> None:
        sheet = self._presenter.sheet
        agent: UUID | None = sheet.line.agent_id if sheet else None
        if agent is not None:
            self.agent_asked.emit(agent)
