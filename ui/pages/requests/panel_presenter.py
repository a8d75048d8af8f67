"""One request: read, corrected as it is typed, closed, opened again, deleted; or a new one. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.request import RequestOutcome, RequestValues, check_request
from cigdesk.ports.agenda import AgentRow, PractitionerRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.newcomers import NewAgent
from cigdesk.services.requests import ContactChoice, RequestSheet
from ui.operations import Operations
from ui.saved_sheet import SavedSheet
from ui.saving import faults_to

_FIELDS = {"agent": "agent_id", "authority": "authority_id"}
"""The fields of the values by those that the rules name."""


def by_value(faults: Mapping[str, str]) -> dict[str, str]:
    """The faults by the names of the values."""
    return {_FIELDS.get(name, name): fault for name, fault in faults.items()}


class RequestPresenter(SavedSheet[RequestSheet]):
    """Reads the request again when told, and writes what is typed on it."""

    team_read = Signal(object)
    """(sequence of PractitionerRow): who can treat a request; told before the request itself."""
    created = Signal(object)
    """(UUID)."""
    refused = Signal(object)
    """(faults by the name of the value)."""
    busy_changed = Signal(bool)

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(services, operations, self._faults, parent)
        self.saver.refused.connect(self._refuse)

    def _refuse(self, faults: Mapping[str, str]) -> None:
        self.refused.emit(by_value(faults))

    @property
    def naming_refusal(self) -> str:
        """Why the person at the keyboard names no agent, or ""."""
        return self._services.agenda.naming_refusal

    def read_team(self) -> None:
        """Read who can treat a request."""
        agenda = self._services.agenda
        self._operations.query((id(self), "team"), agenda.practitioners, self.team_read.emit)

    def contacts(self, authority_id: UUID, deliver: Callable[[Sequence[ContactChoice]], None]) -> None:
        """Read who can have asked for that employer."""
        job = partial(self._services.requests.contacts, authority_id)
        self._operations.query((id(self), "contacts"), job, deliver)

    def find_agents(self, text: str, deliver: Callable[[Sequence[AgentRow]], None]) -> None:
        """Look for people under a name being typed."""
        job = partial(self._services.agenda.find_agents, text)
        self._operations.query((id(self), "agents"), job, deliver)

    def find_authorities(self, text: str, deliver: Callable[[Sequence[AuthorityRow]], None]) -> None:
        """Look for an employer."""
        job = partial(self._services.agenda.find_authorities, text)
        self._operations.query((id(self), "authorities"), job, deliver)

    # what is shown

    def read(self) -> None:
        """Read the request, in the background."""
        if self.record_id is not None:
            requests, agenda, wanted = self._services.requests, self._services.agenda, self.record_id
            self._operations.query(
                (id(self), "sheet"),
                lambda: (agenda.practitioners(), requests.sheet(wanted)),
                self._answered,
                on_error=self.unreadable,
            )

    def _answered(self, read: tuple[tuple[PractitionerRow, ...], RequestSheet]) -> None:
        team, sheet = read
        self.team_read.emit(team)
        self.show_sheet(sheet, sheet.values, partial(self._services.requests.edit, sheet.view.id))

    # what is written

    def faults(self, values: RequestValues) -> dict[str, str]:
        """What keeps these values from being kept, by the name of the value."""
        return self._faults(values)

    def _faults(self, values: RequestValues) -> dict[str, str]:
        return by_value(check_request(values.tidied(), self.today()))

    def submit(self, values: RequestValues) -> None:
        """Write what differs, once the whole is sound: who asked says which other fields are asked."""
        if self.sheet is not None and not self._faults(values):
            self.saver.submit(values)

    def create(self, values: RequestValues, new_agent: NewAgent | None) -> None:
        """Note a new request."""
        self.busy_changed.emit(True)
        self._operations.change(
            partial(self._services.requests.note, values, new_agent=new_agent),
            on_done=lambda change: self.created.emit(change.ids[0]),
            on_error=faults_to(self._refuse, self._operations),
            on_settled=lambda: self.busy_changed.emit(False),
        )

    def close_with(self, outcome: RequestOutcome) -> None:
        """Close the request shown: no appointment will answer it."""
        self._change(partial(self._services.requests.close, outcome=outcome))

    def reopen(self) -> None:
        """Treat the request shown after all."""
        self._change(self._services.requests.reopen)

    def delete(self) -> None:
        """Remove the request shown; undone from the toast."""
        self._change(self._services.requests.delete)

    def _change(self, act: Callable[[UUID], Change]) -> None:
        if self.record_id is not None:
            self._operations.change(partial(act, self.record_id))
