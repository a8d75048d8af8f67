"""A new case: begun from an agent, from a request or from nothing, then opened. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.support import CaseValues, check_case
from cigdesk.ports.agenda import AgentRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.desk import Services
from cigdesk.services.newcomers import NewAgent
from ui.operations import Operations
from ui.pages.cases.fields import by_value
from ui.saving import faults_to


class OpenPresenter(QObject):
    """Finds people, begins the values, opens the case."""

    team_read = Signal(object)
    """(sequence of PractitionerRow): who can follow a case."""
    begun = Signal(object, object)
    """(CaseValues, AgentRow | None): what a new case begins with."""
    standing_read = Signal(object)
    """(SupportStanding): what the authority chosen has."""
    opened = Signal(object)
    """(UUID)."""
    refused = Signal(object)
    """(faults by the name of the value)."""
    busy_changed = Signal(bool)

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations

    def today(self) -> date:
        """The present day of the centre."""
        return self._services.context.today()

    def read_team(self) -> None:
        """Read who can follow a case."""
        self._operations.query((id(self), "team"), self._services.time.recorders, self.team_read.emit)

    def begin_for_agent(self, agent_id: UUID) -> None:
        """Begin with what is known of that agent."""
        cases, agenda = self._services.cases, self._services.agenda

        def job() -> tuple[CaseValues, AgentRow]:
            return cases.values_for_agent(agent_id), agenda.agent(agent_id)

        self._operations.query((id(self), "begin"), job, lambda found: self.begun.emit(*found))

    def begin_for_request(self, request_id: UUID) -> None:
        """Begin with what was asked."""
        cases, agenda = self._services.cases, self._services.agenda

        def job() -> tuple[CaseValues, AgentRow | None]:
            values = cases.values_for_request(request_id)
            return values, agenda.agent(values.agent_id) if values.agent_id else None

        self._operations.query((id(self), "begin"), job, lambda found: self.begun.emit(*found))

    def read_standing(self, authority_id: UUID) -> None:
        """Read what that authority has for social support today."""
        job = partial(self._services.cases.standing, authority_id)
        self._operations.query((id(self), "standing"), job, self.standing_read.emit)

    def find_agents(self, text: str, deliver: Callable[[Sequence[AgentRow]], None]) -> None:
        """Look for people under a name being typed."""
        job = partial(self._services.agenda.find_agents, text)
        self._operations.query((id(self), "agents"), job, deliver)

    def find_authorities(self, text: str, deliver: Callable[[Sequence[AuthorityRow]], None]) -> None:
        """Look for an employer."""
        job = partial(self._services.agenda.find_authorities, text)
        self._operations.query((id(self), "authorities"), job, deliver)

    def faults(self, values: CaseValues) -> dict[str, str]:
        """What keeps these values from being kept, by the name of the value."""
        return by_value(check_case(values.tidied(), self.today()))

    def open(self, values: CaseValues, new_agent: NewAgent | None) -> None:
        """Open the case."""
        self.busy_changed.emit(True)
        self._operations.change(
            partial(self._services.cases.open, values, new_agent=new_agent),
            on_done=lambda change: self.opened.emit(change.ids[0]),
            on_error=faults_to(lambda faults: self.refused.emit(by_value(faults)), self._operations),
            on_settled=lambda: self.busy_changed.emit(False),
        )
