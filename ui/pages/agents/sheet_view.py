"""The sheet of one agent: identity, sick leaves, appointments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import AGENT_STATUSES
from cigdesk.domain.people import AgentStatus, AgentValues, Civility
from cigdesk.french import phone
from cigdesk.services.agents import AgentSheet
from cigdesk.services.desk import Services
from ui.authority_edit import AuthorityEdit
from ui.masking import Masking
from ui.operations import Operations
from ui.pages.agents.cases_card import CasesCard
from ui.pages.agents.create_panel import CIVILITIES
from ui.pages.agents.history import HistoryColumn, HistoryModel
from ui.pages.agents.leaves_card import LeavesCard
from ui.pages.agents.requests_card import RequestsCard
from ui.pages.agents.rights_card import RightsCard
from ui.pages.agents.sheet_presenter import SheetPresenter
from ui.theme import text_scale
from ui.widgets.base import Label, row, tight
from ui.widgets.card import Card
from ui.widgets.delegates import TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import LineEdit
from ui.widgets.segmented import Segmented
from ui.widgets.table import TableView

LEFT_WIDTH, NARROW_WIDTH, NARROW_BELOW = 420, 340, 1060
"""Width of the identity in px, and the width of the sheet under which it is the narrow one."""
_STATUSES = [("", "—"), *((each.value, word.capitalize()) for each, word in AGENT_STATUSES.items())]
_WIDTHS = {HistoryColumn.DAY: 150, HistoryColumn.PRACTITIONER: 190, HistoryColumn.STATUS: 176}


class SheetView(QWidget):
    """Everything that is known of an agent, and nothing more: no free note."""

    meeting_asked = Signal(object)
    """(UUID): that appointment."""

    def __init__(
        self,
        presenter: SheetPresenter,
        services: Services,
        operations: Operations,
        masking: Masking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._masking = presenter, masking
        self.civility = Segmented(CIVILITIES, self.tr("Civilité"), stretch=True)
        self.status = Segmented(_STATUSES, self.tr("Statut"), stretch=True)
        self.last_name, self.first_name = LineEdit(), LineEdit()
        self.phone, self.mail = LineEdit(), LineEdit()
        self.employer = AuthorityEdit(services, operations)
        self.form = Form(self._make_fields(), check=self._faults, parent=self)
        self.leaves = LeavesCard(presenter, services.context.today)
        self.requests = RequestsCard()
        self.cases, self.rights = CasesCard(), RightsCard()
        self.rights.setVisible(services.person_rights.may_any)
        self.model = HistoryModel(presenter.zone, presenter.now(), self)
        self.history = TableView(self.tr("Rendez-vous"), lines=2)
        self._build()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        return {
            "civility": Field(tr("Civilité"), self.civility),
            "last_name": Field(tr("&Nom"), self.last_name),
            "first_name": Field(tr("&Prénom"), self.first_name),
            "authority_id": Field(tr("&Employeur"), self.employer),
            "status": Field(tr("Statut"), self.status),
            "phone": Field(tr("&Téléphone"), self.phone),
            "mail": Field(tr("Co&urriel"), self.mail),
        }

    def _build(self) -> None:
        layout = tight(QHBoxLayout(self), 12, (20, 16, 20, 16))
        layout.addWidget(self._left())
        layout.addWidget(self._history_card(), 1)

    def _left(self) -> QWidget:
        inner = QWidget()
        column = tight(QVBoxLayout(inner), 12)
        column.addWidget(self._identity_card())
        column.addWidget(self.leaves)
        column.addWidget(self.cases)
        column.addWidget(self.requests)
        column.addWidget(self.rights)
        column.addStretch(1)
        self._column = column
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        self._area = area
        return area

    def add_card(self, card: QWidget) -> None:
        """One more under the others."""
        self._column.insertWidget(self._column.count() - 1, card)

    def _identity_card(self) -> Card:
        fields = self.form.fields
        card = Card(self.tr("Identité"), spacing=12)
        card.add(fields["civility"])
        card.add(row(fields["last_name"], fields["first_name"], spacing=12))
        card.add(fields["authority_id"])
        card.add(fields["status"])
        card.add(row(fields["phone"], fields["mail"], spacing=12))
        return card

    def _history_card(self) -> Card:
        self._count = Label("", "secondary", "text2")
        card = Card()
        card.set_margins(0, 12, 0, 1)
        card.setAccessibleName(self.tr("Rendez-vous"))
        head = row(Label(self.tr("Rendez-vous"), "section"), None, self._count)
        head.setContentsMargins(16, 0, 16, 0)
        card.add(head)
        table = self.history
        table.setModel(self.model)
        table.set_column(HistoryColumn.KIND, stretch=True)
        for column in (HistoryColumn.DAY, HistoryColumn.KIND, HistoryColumn.PRACTITIONER):
            table.set_column(column, delegate=TwoLineDelegate())
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)
        title = self.tr("Aucun rendez-vous")
        sentence = self.tr("Réservez-en un depuis l’agenda, en tapant le nom de cet agent.")
        table.set_empty_state(EmptyState(title, sentence, icon_name="calendar-plus", framed=False))
        card.add(table, 1)
        return card

    def _connect(self) -> None:
        self.form.settled.connect(self._submit)
        self._presenter.saver.kept.connect(self._accept)
        self._presenter.saver.refused.connect(lambda faults: self.form.show_faults(faults, everywhere=True))
        self._presenter.shown.connect(self.show_sheet)
        self._presenter.requests_read.connect(self.requests.show_requests)
        self._presenter.cases_read.connect(self.cases.show_cases)
        self._presenter.rights_read.connect(self.rights.show_requests)
        self._masking.changed.connect(self._mask)
        self.history.activated_row.connect(self._open_meeting)
        self._mask(self._masking.masked)

    # what it shows

    def show_sheet(self, sheet: AgentSheet, other: bool) -> None:
        """Show a sheet; what is being typed stays, unless it is of another agent."""
        if sheet.values.authority_id is not None:
            self.employer.know(sheet.values.authority_id, sheet.authority)
        if other:
            self.form.start(_shown(sheet.values))
        elif not self._presenter.saver.writing:
            self.form.show(_shown(sheet.values))
        self.leaves.show_sheet(sheet, other=other)
        self.model.show(sheet.history, self._presenter.now())
        self._count.setText(str(len(sheet.history)) if sheet.history else "")

    def _mask(self, masked: bool) -> None:
        """Names, number and mail are dots on a screen that others see."""
        mode = QLineEdit.EchoMode.Password if masked else QLineEdit.EchoMode.Normal
        for edit in (self.last_name, self.first_name, self.phone, self.mail):
            edit.setEchoMode(mode)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        self._area.setFixedWidth(round((NARROW_WIDTH if narrow else LEFT_WIDTH) * text_scale()))
        self.history.setColumnWidth(
            HistoryColumn.PRACTITIONER, 130 if narrow else _WIDTHS[HistoryColumn.PRACTITIONER]
        )

    # what is typed

    def values(self) -> AgentValues:
        """What is typed."""
        typed = self.form.values()
        return replace(
            AgentValues(last_name=typed["last_name"], authority_id=typed["authority_id"]),
            first_name=typed["first_name"],
            civility=Civility(typed["civility"]),
            status=AgentStatus(typed["status"]) if typed["status"] else None,
            phone=typed["phone"],
            mail=typed["mail"],
        )

    def flush(self) -> None:
        """Write what is typed now: the sheet is left."""
        if self._presenter.sheet is not None:
            self.form.flush()

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        self.last_name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.last_name.end(False)

    def _faults(self) -> dict[str, str]:
        before = self._presenter.saver.before
        return self._presenter.saver.faults(self.values()) if before is not None else {}

    def _submit(self) -> None:
        self.form.show_faults(self.form.faults())
        self._presenter.submit(self.values())

    def _accept(self, sent: AgentValues, kept: AgentValues, names: Sequence[str]) -> None:
        self.form.accept(_raw(sent), _shown(kept), names)

    def _open_meeting(self, index: QModelIndex) -> None:
        meeting = self.model.row(index)
        if meeting is not None:
            self.meeting_asked.emit(meeting.id)


def _raw(values: AgentValues) -> dict[str, object]:
    """The values as the editors hold them."""
    return {
        "civility": values.civility.value,
        "last_name": values.last_name,
        "first_name": values.first_name,
        "authority_id": values.authority_id,
        "status": values.status.value if values.status else "",
        "phone": values.phone,
        "mail": values.mail,
    }


def _shown(values: AgentValues) -> dict[str, object]:
    """The values as they are written on the sheet: a number by pairs."""
    return _raw(values) | {"phone": phone(values.phone)}
