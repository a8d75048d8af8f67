"""The panel that opens a case: for whom, who asks, the field, the situation, who follows it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cigdesk.domain.appointment import Requester
from cigdesk.domain.support import CaseKind, CaseValues
from cigdesk.ports.agenda import AgentRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.desk import Services
from cigdesk.services.newcomers import NewAgent
from cigdesk.services.support_bearing import SupportStanding
from ui.authority_edit import AuthorityEdit
from ui.masking import Masking
from ui.operations import Operations
from ui.pages.agenda.person_field import PersonField
from ui.pages.cases.fields import CaseFields
from ui.pages.cases.open_presenter import OpenPresenter
from ui.pages.cases.words import allowance_text, kind_word
from ui.theme import Accent
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.keys import confirms
from ui.widgets.message_bar import MessageBar
from ui.widgets.segmented import Segmented
from ui.widgets.side_panel import SidePanel


class OpenPanel(SidePanel):
    """A new case, opened by Ctrl+Entrée."""

    def __init__(
        self,
        presenter: OpenPresenter,
        services: Services,
        operations: Operations,
        masking: Masking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(QWidget().tr("Nouveau dossier"), parent)
        self._presenter, self._masking = presenter, masking
        self._base = CaseValues(requester=Requester.AGENT, opened_on=presenter.today())
        self._agent: AgentRow | None = None
        self._new_name = ""
        self._new_employer: UUID | None = None
        self.kind = Segmented(
            [(each.value, kind_word(each)) for each in CaseKind], self.tr("Nature"), stretch=True
        )
        self.person = PersonField(presenter.find_agents, presenter.find_authorities)
        self.authority = AuthorityEdit(services, operations)
        self.authority_field = Field(self.tr("Co&llectivité"), self.authority)
        self.fields = CaseFields(presenter.today, self._faults)
        self.warning = MessageBar("", family=Accent.WARN, strip=True)
        self.submit = Button(
            self.tr("Ouvrir le dossier"), "primary", icon_name="check", keycap=self.tr("Ctrl Entrée")
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.setSpacing(12)
        for widget in (self.kind, self.person, self.authority_field, self.warning, self.fields):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.foot.addWidget(self.submit)

    def _connect(self) -> None:
        presenter = self._presenter
        self.kind.chosen.connect(self._take_kind)
        self.person.agent_chosen.connect(self._take_agent)
        self.person.name_typed.connect(self._take_name)
        self.person.authority_chosen.connect(self._take_employer)
        self.authority.edited.connect(self._authority_typed)
        self.submit.clicked.connect(self.write)
        presenter.team_read.connect(self.fields.offer_team)
        presenter.begun.connect(self._begin_with)
        presenter.standing_read.connect(self._show_standing)
        presenter.refused.connect(self._show_faults)
        presenter.busy_changed.connect(self._set_busy)
        self._masking.changed.connect(lambda masked: self.person.set_masked(masked=masked))
        self.person.set_masked(masked=self._masking.masked)

    # what it shows

    def begin(self) -> None:
        """Open the panel on a new case of nobody yet."""
        self._begin_with(CaseValues(requester=Requester.AGENT, opened_on=self._presenter.today()), None)

    def _begin_with(self, values: CaseValues, agent: AgentRow | None) -> None:
        self._base, self._agent, self._new_name, self._new_employer = values, agent, "", None
        self._presenter.read_team()
        self.warning.hide()
        self.person.reset()
        self.kind.set_value(values.kind.value)
        self.fields.start(values)
        self.authority.set_value(None)
        if agent is not None:
            self.person.show_agent(agent)
            self._take_agent(agent, keep=True)
        elif values.authority_id is not None:
            self._presenter.read_standing(values.authority_id)
        self._show_needed()
        self.open_panel(self.fields.requester.segment(values.requester.value) if agent else self.person.edit)

    def know_authority(self, authority_id: UUID, name: str) -> None:
        """The authority of a collective case that answers a request."""
        self.authority.know(authority_id, name)
        self.authority.set_value(authority_id)

    def _take_kind(self, key: str) -> None:
        self.fields.kind = CaseKind(key)
        if self.fields.kind is CaseKind.COLLECTIVE and self.fields.requester.value() == Requester.AGENT.value:
            self.fields.requester.set_value(Requester.EMPLOYER.value)
        self._show_needed()

    def _show_needed(self) -> None:
        individual = self.fields.kind is CaseKind.INDIVIDUAL
        self.person.setVisible(individual)
        self.authority_field.setVisible(not individual)
        self.fields.show_needed()

    def _show_standing(self, standing: SupportStanding) -> None:
        said = standing.why_not
        if not said and standing.allowance is not None and standing.allowance.spent:
            said = f"État des lieux\u00a0: {allowance_text(standing)}."
        self.warning.set_message(said)
        self.warning.setVisible(bool(said) and standing.by_the_hour)

    # what is typed

    def values(self) -> CaseValues:
        """What is typed."""
        individual = self.fields.kind is CaseKind.INDIVIDUAL
        agent = self._agent if individual else None
        authority_id = agent.authority_id if agent else None
        return replace(
            self.fields.values(self._base),
            agent_id=agent.id if agent else None,
            authority_id=authority_id if individual else self.authority.value() or self._base.authority_id,
        )

    def _faults(self) -> dict[str, str]:
        faults = self._presenter.faults(self.values())
        named = {"agent_id", "authority_id"} if self._new_name else set()
        return {name: each for name, each in faults.items() if name not in named}

    def _take_agent(self, agent: AgentRow | None, *, keep: bool = False) -> None:
        self._agent, self._new_name = agent, ""
        if agent is None:
            self.warning.hide()
            return
        self.person.set_detail(agent.authority)
        self._presenter.read_standing(agent.authority_id)
        if not keep:
            self._presenter.begin_for_agent(agent.id)

    def _take_name(self, name: str) -> None:
        self._new_name, self._agent = name.strip(), None

    def _take_employer(self, authority: AuthorityRow | None) -> None:
        self._new_employer = authority.id if authority else None
        if authority is not None:
            self._presenter.read_standing(authority.id)

    def _authority_typed(self) -> None:
        if (authority := self.authority.value()) is not None:
            self._presenter.read_standing(authority)

    def write(self) -> None:
        """Open the case, or show what is missing."""
        if not self.submit.isEnabled():
            return
        faults = self._faults()
        self._show_faults(faults)
        if not faults and self.fields.form.validate():
            new = NewAgent(self._new_name, self._new_employer) if self._new_name else None
            self._presenter.open(self.values(), new)

    def _show_faults(self, faults: dict[str, str]) -> None:
        self.fields.form.show_faults(faults, everywhere=True)
        self.authority_field.set_error(faults.get("authority_id", ""))
        for name in ("agent", "authority"):
            if said := faults.get(f"{name}_id", ""):
                self.person.show_fault(name, said)

    def _set_busy(self, busy: bool) -> None:
        self.submit.set_reason(self.tr("Le dossier est en cours d’ouverture.") if busy else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.write()
        else:
            super().keyPressEvent(event)
