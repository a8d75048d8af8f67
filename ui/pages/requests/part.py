"""The requests within the page of agents: the list and the panel beside it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cigdesk.services.desk import Services
from cigdesk.services.requests import RequestSheet
from ui.page import Workbench
from ui.pages.agenda.targets import BookFor, BookSession, ShowAppointment
from ui.pages.requests.list_presenter import RequestListPresenter
from ui.pages.requests.list_view import RequestListView
from ui.pages.requests.panel import RequestPanel
from ui.pages.requests.panel_presenter import RequestPresenter
from ui.support_targets import NewCaseForRequest
from ui.widgets.base import tight

_AGENDA, _AGENTS = "agenda", "agents"


class RequestsPart(QWidget):
    """What is asked of the service, to be treated from the oldest."""

    changed = Signal()
    """The list or the panel is another one."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        services: Services = bench.services
        self._bench, self._services = bench, services
        self.list_presenter = RequestListPresenter(services, bench.operations, self)
        self.presenter = RequestPresenter(services, bench.operations, self)
        self.list = RequestListView(self.list_presenter, bench.masking)
        self.panel = RequestPanel(self.presenter, services, bench.operations, bench.masking)
        layout = tight(QHBoxLayout(self))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.panel)
        self._connect()

    def _connect(self) -> None:
        self.list.opened.connect(self.open)
        self.list.create_asked.connect(self.begin)
        self.list_presenter.listed.connect(lambda _listing: self.changed.emit())
        self.presenter.created.connect(self.open)
        self.presenter.shown.connect(self._shown)
        self.presenter.gone.connect(self.panel.close_panel)
        self.panel.closed.connect(self._closed)
        self.panel.book_asked.connect(self._book)
        self.panel.case_asked.connect(self._open_case)
        self.panel.meeting_asked.connect(lambda each: self._bench.go(_AGENDA, ShowAppointment(each)))
        self.panel.agent_asked.connect(lambda agent: self._bench.go(_AGENTS, agent))

    @property
    def to_treat(self) -> int:
        """How many wait, as far as it was read."""
        listing = self.list_presenter.listing
        return listing.to_treat if listing else 0

    def refresh(self) -> None:
        """Read again what is shown."""
        self.list_presenter.ask()
        self.presenter.read()

    def open(self, request_id: UUID) -> None:
        """Show that request in the panel."""
        self.panel.flush()
        self.presenter.open(request_id)

    def begin(self) -> None:
        """Note a new request."""
        self.panel.flush()
        self.panel.begin()
        self.changed.emit()

    def begin_for(self, agent_id: UUID) -> None:
        """Note a new request for that agent."""
        agenda = self._services.agenda
        self._bench.operations.query((id(self), "agent"), lambda: agenda.agent(agent_id), self.panel.begin)

    def flush(self) -> None:
        """Write what is typed now: the part is left."""
        self.panel.flush()

    def _shown(self, sheet: RequestSheet, other: bool) -> None:
        if other:
            self.list.table.select_row(self.list.model.place(sheet.view.id))
            self.changed.emit()

    def _closed(self) -> None:
        self.panel.flush()
        self.presenter.close()
        self.changed.emit()

    def _open_case(self, sheet: RequestSheet) -> None:
        line = sheet.view.line
        self._bench.go(_AGENTS, NewCaseForRequest(line.id, line.authority_id, line.authority))

    def _book(self, sheet: RequestSheet) -> None:
        line = sheet.view.line
        agent_id = sheet.values.agent_id
        if agent_id is not None:
            self._bench.go(_AGENDA, BookFor(agent_id, line.id))
        else:
            asked = BookSession(line.authority_id, line.authority, line.id, line.practitioner_id)
            self._bench.go(_AGENDA, asked)
