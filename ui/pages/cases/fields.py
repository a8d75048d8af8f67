"""The fields of a case: who asks, the field, the situation of the agent, who follows it, since when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import AGENT_STATUSES, SUBJECTS, practitioner_name
from cigdesk.domain.appointment import Requester, Subject
from cigdesk.domain.free_text import warnings_of
from cigdesk.domain.people import AgentStatus
from cigdesk.domain.request import REQUESTERS
from cigdesk.domain.support import CaseKind, CaseScope, CaseValues
from cigdesk.french import capitalised
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.ports.support import CaseLine
from ui.pages.cases.words import scope_word
from ui.widgets.base import tight
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import DateField
from ui.widgets.segmented import Segmented

_WORKING, _ON_LEAVE = "working", "on-leave"
FIELD_OF = {"agent": "agent_id", "authority": "authority_id", "referent": "referent_id"}
"""The fields of the values by those that the rules name."""


def by_value(faults: Mapping[str, str]) -> dict[str, str]:
    """The faults by the names of the values."""
    return {FIELD_OF.get(name, name): fault for name, fault in faults.items()}


class CaseFields(QWidget):
    """The same fields for a new case and on the sheet of one; only those that go with its kind are shown."""

    def __init__(
        self,
        today: Callable[[], date],
        check: Callable[[], Mapping[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.requester = Segmented(
            [(each.value, capitalised(REQUESTERS[each])) for each in Requester],
            self.tr("Qui demande"),
            stretch=True,
        )
        self.status = Segmented(
            [("", "—"), *((each.value, capitalised(word)) for each, word in AGENT_STATUSES.items())],
            self.tr("Statut"),
            stretch=True,
        )
        situations = ((_WORKING, self.tr("En activité")), (_ON_LEAVE, self.tr("En congé de santé")))
        self.situation = Segmented(situations, self.tr("Situation"), stretch=True)
        self.partner = LineEdit(placeholder="Hôpital, CAF, sécurité sociale…")
        self.group = LineEdit(placeholder="Espaces verts, écoles…")
        self.subject, self.referent, self.scope = ComboBox(), ComboBox(), ComboBox()
        self.opened, self.consulted = DateField(today=today), DateField(today=today)
        self.kind = CaseKind.INDIVIDUAL
        self.form = Form(self._make_fields(), check=check, parent=self)
        for subject, words in SUBJECTS.items():
            self.subject.addItem(words, subject)
        for scope in CaseScope:
            self.scope.addItem(scope_word(scope), scope)
        layout = tight(QVBoxLayout(self), 12)
        for field in self.form.fields.values():
            layout.addWidget(field)
        self.requester.chosen.connect(lambda _key: self.show_needed())

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        consulted = tr("Un fait noté, qui n’ouvre ni ne bloque rien.")
        return {
            "scope": Field(tr("&Pour"), self.scope),
            "group_name": Field(tr("Service ou &groupe"), self.group, optional=True).warn_by(warnings_of),
            "requester": Field(tr("Qui &demande"), self.requester),
            "partner": Field(tr("&Organisme"), self.partner).warn_by(warnings_of),
            "subject": Field(tr("&Champ"), self.subject),
            "agent_status": Field(tr("Statut à l’ouverture"), self.status),
            "situation": Field(tr("Situation à l’ouverture"), self.situation),
            "employer_consulted_on": Field(
                tr("&Échange avec l’employeur le"), self.consulted, optional=True, help_text=consulted
            ),
            "referent_id": Field(tr("&Référent"), self.referent),
            "opened_on": Field(tr("Ou&vert le"), self.opened),
        }

    def offer_team(self, team: Sequence[PractitionerRow], line: CaseLine | None = None) -> None:
        """Who can follow a case; somebody who works here no longer stays the choice of their own."""
        known = [(practitioner_name(each.first_name, each.last_name), each.id) for each in team]
        if line is not None and line.referent_id not in {each for _words, each in known}:
            name = practitioner_name(line.referent_first_name, line.referent_last_name)
            known.append((name, line.referent_id))
        chosen = self.referent.currentData()
        self.referent.offer([(self.tr("À désigner"), None), *known], chosen)

    def show_needed(self) -> None:
        """Only the fields that go with the kind of case and with who asks."""
        individual, fields = self.kind is CaseKind.INDIVIDUAL, self.form.fields
        for name in ("scope", "group_name"):
            fields[name].setVisible(not individual)
        for name in ("agent_status", "situation", "employer_consulted_on"):
            fields[name].setVisible(individual)
        fields["partner"].setVisible(self.requester.value() == Requester.PARTNER.value)

    def start(self, values: CaseValues) -> None:
        """Show the values of another case."""
        self.kind = values.kind
        self.form.start(shown(values))
        self.show_needed()

    def values(self, base: CaseValues) -> CaseValues:
        """What is typed, over what no field shows."""
        typed = self.form.values()
        return replace(
            base,
            kind=self.kind,
            scope=CaseScope(typed["scope"]) if self.kind is CaseKind.COLLECTIVE else None,
            group_name=typed["group_name"],
            requester=Requester(typed["requester"]),
            partner=typed["partner"] or "",
            subject=Subject(typed["subject"]),
            agent_status=AgentStatus(typed["agent_status"]) if typed["agent_status"] else None,
            on_sick_leave=typed["situation"] == _ON_LEAVE,
            employer_consulted_on=typed["employer_consulted_on"],
            referent_id=typed["referent_id"],
            opened_on=typed["opened_on"] or base.opened_on,
        )


def shown(values: CaseValues) -> dict[str, Any]:
    """The values as the editors hold them."""
    return {
        "scope": values.scope or CaseScope.PART,
        "group_name": values.group_name,
        "requester": values.requester.value,
        "partner": values.partner,
        "subject": values.subject,
        "agent_status": values.agent_status.value if values.agent_status else "",
        "situation": _ON_LEAVE if values.on_sick_leave else _WORKING,
        "employer_consulted_on": values.employer_consulted_on,
        "referent_id": values.referent_id,
        "opened_on": values.opened_on,
    }


SHOWN_AS = {"on_sick_leave": "situation"}
"""The fields of the form by those of the values, where they differ."""
