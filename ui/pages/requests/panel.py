"""The panel of one request: who asks, for whom, since when; and what can become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import MODES, STATUSES, SUBJECTS, practitioner_name
from cigdesk.domain.appointment import AppointmentStatus, Requester, ShownStatus, Subject
from cigdesk.domain.free_text import warnings_of
from cigdesk.domain.request import OUTCOMES, RequestOutcome, RequestState, RequestValues
from cigdesk.french import NBSP, capitalised, date_short, time_of_day
from cigdesk.ports.agenda import AgentRow, AppointmentRow, PractitionerRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.ports.requests import RequestLine
from cigdesk.services.desk import Services
from cigdesk.services.newcomers import NewAgent
from cigdesk.services.requests import ContactChoice, RequestSheet
from ui.authority_edit import AuthorityEdit
from ui.masking import Masking
from ui.operations import Operations
from ui.pages.agenda.person_field import PersonField
from ui.pages.requests.panel_presenter import RequestPresenter
from ui.pages.requests.words import asked_by, practitioner, requester_word, wait_pill
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.keys import confirms
from ui.widgets.pickers import DateField
from ui.widgets.pill import Pill
from ui.widgets.segmented import Segmented
from ui.widgets.side_panel import SidePanel


class RequestPanel(SidePanel):
    """A new request, written by Ctrl+Entrée; or one that is there, written as it is typed."""

    book_asked = Signal(object)
    """(RequestSheet): give it an appointment."""
    meeting_asked = Signal(object)
    """(UUID): show that appointment."""
    case_asked = Signal(object)
    """(RequestSheet): open a case that answers it."""
    agent_asked = Signal(object)
    """(UUID): show the sheet of that agent."""

    def __init__(
        self,
        presenter: RequestPresenter,
        services: Services,
        operations: Operations,
        masking: Masking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(QWidget().tr("Nouvelle demande"), parent)
        self._presenter, self._masking, self._zone = presenter, masking, services.context.zone
        self._agent: AgentRow | None = None
        self._new_name = ""
        self._new_employer: UUID | None = None
        self._filling = False
        self.requester = Segmented(
            [(each.value, requester_word(each)) for each in Requester], self.tr("Qui demande"), stretch=True
        )
        self.partner, self.received = (
            LineEdit(placeholder="MNT, médecine préventive…"),
            DateField(today=presenter.today),
        )
        self.person = PersonField(presenter.find_agents, presenter.find_authorities)
        self.person.hold(presenter.naming_refusal)
        self.authority = AuthorityEdit(services, operations)
        self.contact, self.subject, self.practitioner = ComboBox(), ComboBox(), ComboBox()
        self.form = Form(self._make_fields(), check=self._faults, parent=self)
        self._state = QWidget()
        self._answers = QWidget()
        self._make_acts()
        self._fill_choices()
        self._lay_out()
        self._connect()

    # building

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        return {
            "requester": Field(tr("Qui &demande"), self.requester),
            "partner": Field(tr("&Organisme"), self.partner).warn_by(warnings_of),
            "authority_id": Field(tr("&Collectivité"), self.authority),
            "contact_id": Field(tr("Con&tact"), self.contact, optional=True),
            "received_on": Field(tr("&Reçue le"), self.received),
            "subject": Field(tr("&Sujet"), self.subject),
            "practitioner_id": Field(tr("&Intervenant"), self.practitioner, optional=True),
        }

    def _make_acts(self) -> None:
        tr = self.tr
        self.submit = Button(tr("Noter la demande"), "primary", icon_name="check", keycap=tr("Ctrl Entrée"))
        self.book = Button(tr("Donner un rendez-vous"), "primary", icon_name="calendar-plus")
        self.open_case = Button(tr("Ouvrir un dossier"), icon_name="folder-open")
        self.close_request = Button(tr("Clore…"), icon_name="archive")
        self.reopen = Button(tr("Rouvrir"), icon_name="arrow-back-up")
        self.delete = Button(tr("Supprimer"), icon_name="trash")
        self.sheet_button = Button(tr("Ouvrir la fiche de l’agent"), "link", size="medium")
        menu = QMenu(self)
        self.outcomes = {}
        for outcome, words in OUTCOMES.items():
            action = menu.addAction(capitalised(words))
            action.triggered.connect(partial(self._close_with, outcome))
            self.outcomes[outcome] = action
        self.close_request.setMenu(menu)

    def _fill_choices(self) -> None:
        for subject, words in SUBJECTS.items():
            self.subject.addItem(words, subject)
        self.practitioner.addItem(self.tr("À désigner"), "")
        self.contact.addItem(self.tr("Non précisé"), "")

    def _lay_out(self) -> None:
        fields = self.form.fields
        self.body.setSpacing(12)
        tight(QVBoxLayout(self._state), 6)
        tight(QVBoxLayout(self._answers), 6)
        for widget in (self._state, fields["requester"], fields["partner"], self.person):
            self.body.addWidget(widget)
        self.body.addWidget(self.sheet_button, 0, Qt.AlignmentFlag.AlignLeft)
        for name in ("authority_id", "contact_id", "received_on", "subject", "practitioner_id"):
            self.body.addWidget(fields[name])
        self.body.addWidget(self._answers)
        self.body.addStretch(1)
        both = row(self.close_request, self.reopen, self.delete)
        for place in range(3):
            both.setStretch(place, 1)
        self.foot.addWidget(self.submit)
        self.foot.addWidget(self.book)
        self.foot.addWidget(self.open_case)
        self.foot.addLayout(both)

    def _connect(self) -> None:
        presenter = self._presenter
        self.form.settled.connect(self._settled)
        self.requester.chosen.connect(lambda _key: self._show_needed())
        self.authority.edited.connect(self._read_contacts)
        self.person.agent_chosen.connect(self._take_agent)
        self.person.name_typed.connect(self._take_name)
        self.person.authority_chosen.connect(self._take_employer)
        self.submit.clicked.connect(self.write)
        self.book.clicked.connect(self._ask_booking)
        self.open_case.clicked.connect(self._ask_case)
        self.reopen.clicked.connect(presenter.reopen)
        self.delete.clicked.connect(presenter.delete)
        self.sheet_button.clicked.connect(self._ask_agent)
        presenter.team_read.connect(self._take_team)
        presenter.shown.connect(self.show_sheet)
        presenter.refused.connect(self._show_faults)
        presenter.busy_changed.connect(self._set_busy)
        presenter.saver.kept.connect(self._accept)
        self._masking.changed.connect(lambda masked: self.person.set_masked(masked=masked))
        self.person.set_masked(masked=self._masking.masked)

    # what it shows

    def begin(self, agent: AgentRow | None = None) -> None:
        """Open the panel on a new request, for that agent if one is known."""
        self._presenter.close()
        self.set_title(self.tr("Nouvelle demande"))
        start = RequestValues(
            requester=Requester.AGENT if agent else Requester.EMPLOYER, received_on=self._presenter.today()
        )
        self._fill(start, agent)
        self._dress(None)
        self._presenter.read_team()
        self.open_panel(self.requester.segment(start.requester.value))

    def show_sheet(self, sheet: RequestSheet, other: bool) -> None:
        """Show a request; what is being typed stays, unless it is of another one."""
        self.authority.know(sheet.view.line.authority_id, sheet.view.line.authority)
        self._take_contacts(sheet.contacts)
        self._keep_practitioner(sheet.view.line)
        if other:
            self.set_title(self.tr("Demande sélectionnée"))
            self._fill(sheet.values, sheet.agent)
        elif not self._presenter.saver.writing:
            self.form.show(_shown(sheet.values))
        self._dress(sheet)
        self.open_panel()

    def _keep_practitioner(self, line: RequestLine) -> None:
        """Somebody who works here no longer stays the choice of the requests that they had."""
        key = _key(line.practitioner_id)
        if key and self.practitioner.findData(key) < 0:
            with QSignalBlocker(self.practitioner):
                self.practitioner.addItem(practitioner(line), key)

    def _fill(self, values: RequestValues, agent: AgentRow | None) -> None:
        self._filling = True
        self._agent, self._new_name, self._new_employer = agent, "", None
        self.person.reset()
        if agent is not None:
            self._show_agent(agent)
        self.form.start(_shown(values))
        self._filling = False
        self._show_needed()

    def _dress(self, sheet: RequestSheet | None) -> None:
        """The state, the appointments and the acts of the request shown; those of a new one for None."""
        self._show_state(sheet)
        self._show_answers(sheet.answers if sheet else ())
        state = sheet.view.state if sheet else None
        self.submit.setVisible(sheet is None)
        self.book.setVisible(state is RequestState.TO_TREAT)
        collective = sheet is not None and sheet.agent is None
        self.book.setText(self.tr("Planifier une séance") if collective else self.tr("Donner un rendez-vous"))
        self.open_case.setVisible(state in {RequestState.TO_TREAT, RequestState.BOOKED})
        self.close_request.setVisible(state in {RequestState.TO_TREAT, RequestState.BOOKED})
        self.reopen.setVisible(state is RequestState.CLOSED)
        self.delete.setVisible(sheet is not None)
        answered = bool(sheet and sheet.answers)
        self.delete.set_reason(self.tr("Un rendez-vous répond à cette demande.") if answered else "")
        self.sheet_button.setVisible(sheet is not None and sheet.agent is not None)

    def _show_state(self, sheet: RequestSheet | None) -> None:
        _empty(self._state)
        self._state.setVisible(sheet is not None)
        layout = self._state.layout()
        if sheet is None or layout is None:
            return
        pill = wait_pill(sheet.view)
        line = row(Pill(pill.text, pill.family, pill.icon), None)
        holder = QWidget()
        holder.setLayout(line)
        layout.addWidget(holder)
        closed = sheet.view.line
        if closed.closed_on is not None and closed.outcome is not None:
            said = f"Close le {date_short(closed.closed_on)}{NBSP}: {OUTCOMES[closed.outcome]}"
            layout.addWidget(Label(said, "secondary", "text2", wrap=True))
        elif asked_by(closed):
            layout.addWidget(Label(f"Par {asked_by(closed)}", "secondary", "text2", wrap=True))

    def _show_answers(self, answers: Sequence[AppointmentRow]) -> None:
        _empty(self._answers)
        self._answers.setVisible(bool(answers))
        layout = self._answers.layout()
        if layout is None or not answers:
            return
        layout.addWidget(Label(self.tr("Rendez-vous donnés"), "caption_strong", "text3"))
        for each in answers:
            button = Button(self._answer_text(each), size="medium", icon_name="calendar-event")
            button.clicked.connect(partial(self._ask_meeting, each.id))
            layout.addWidget(button)

    def _answer_text(self, each: AppointmentRow) -> str:
        start = each.start.astimezone(self._zone)
        gone = each.status is AppointmentStatus.CANCELLED
        how = STATUSES[ShownStatus.CANCELLED] if gone else MODES[each.mode]
        return f"{date_short(start.date(), year=False)}, {time_of_day(start)}, {how}"

    def _show_needed(self) -> None:
        """Only the fields that go with who asks and for whom."""
        asked, fields = Requester(self.requester.value()), self.form.fields
        named = self._agent is not None or bool(self._new_name)
        fields["partner"].setVisible(asked is Requester.PARTNER)
        fields["authority_id"].setVisible(not named and asked is not Requester.AGENT)
        fields["contact_id"].setVisible(asked is Requester.EMPLOYER and self.contact.count() > 1)
        optional = asked is not Requester.AGENT
        self.person.search.set_label(self.tr("&Agent, si la demande en nomme un") if optional else "&Agent")

    def _take_team(self, team: Sequence[PractitionerRow]) -> None:
        people = [(practitioner_name(each.first_name, each.last_name), each.id) for each in team]
        _refill(self.practitioner, self.tr("À désigner"), people)

    def _take_contacts(self, contacts: Sequence[ContactChoice]) -> None:
        people = [(", ".join(filter(None, (each.name, each.role))), each.id) for each in contacts]
        _refill(self.contact, self.tr("Non précisé"), people)
        self._show_needed()

    # what is typed

    def values(self) -> RequestValues:
        """What is typed."""
        typed = self.form.values()
        agent = self._agent
        return RequestValues(
            requester=Requester(typed["requester"]),
            received_on=typed["received_on"] or self._presenter.today(),
            agent_id=agent.id if agent else None,
            authority_id=agent.authority_id if agent else typed["authority_id"],
            contact_id=_id(typed["contact_id"]),
            partner=typed["partner"] or "",
            subject=Subject(typed["subject"]),
            practitioner_id=_id(typed["practitioner_id"]),
        )

    @property
    def new_agent(self) -> NewAgent | None:
        """Somebody to be kept with the request."""
        return NewAgent(self._new_name, self._new_employer) if self._new_name else None

    def _faults(self) -> dict[str, str]:
        faults = self._presenter.faults(self.values())
        if self._new_name:
            return {name: each for name, each in faults.items() if name not in {"agent_id", "authority_id"}}
        return faults

    def _take_agent(self, agent: AgentRow | None) -> None:
        self._agent, self._new_name = agent, ""
        if agent is not None:
            self.person.set_detail(agent.authority)
            self.authority.know(agent.authority_id, agent.authority)
            self.authority.set_value(agent.authority_id)
            self._presenter.contacts(agent.authority_id, self._take_contacts)
            self.received.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_needed()
        self._submit()

    def _show_agent(self, agent: AgentRow) -> None:
        self.person.show_agent(agent)
        self.person.set_detail(agent.authority)

    def _take_name(self, name: str) -> None:
        self._new_name = name.strip()
        self._show_needed()

    def _take_employer(self, authority: AuthorityRow | None) -> None:
        self._new_employer = authority.id if authority else None
        if authority is not None:
            self._presenter.contacts(authority.id, self._take_contacts)

    def _read_contacts(self) -> None:
        authority = self.authority.value()
        if authority is not None and not self._filling:
            self._presenter.contacts(authority, self._take_contacts)

    def _settled(self) -> None:
        self.form.show_faults(self.form.faults())
        self._submit()

    def _submit(self) -> None:
        """Write what is typed on a request that is there; a new one waits for its button."""
        if self._presenter.sheet is not None and not self._filling and not self._new_name:
            self._presenter.submit(self.values())

    def _accept(self, sent: RequestValues, kept: RequestValues, names: Sequence[str]) -> None:
        self.form.accept(_shown(sent), _shown(kept), names)

    def flush(self) -> None:
        """Write what is typed now: the panel is left."""
        if self._presenter.sheet is not None:
            self.form.flush()

    def write(self) -> None:
        """Note the new request, or show what is missing."""
        if self._presenter.sheet is not None or not self.submit.isEnabled():
            return
        faults = self._faults()
        self._show_faults(faults)
        if not faults and self.form.validate():
            self._presenter.create(self.values(), self.new_agent)

    def _show_faults(self, faults: dict[str, str]) -> None:
        self.form.show_faults(faults, everywhere=True)
        for name in ("authority", "agent"):
            said = faults.get(f"{name}_id", "")
            hidden = name == "authority" and not self.form.fields["authority_id"].isHidden()
            if said and not hidden:
                self.person.show_fault(name, said)

    def _set_busy(self, busy: bool) -> None:
        self.submit.set_reason(self.tr("La demande est en cours d’écriture.") if busy else "")

    # acts

    def _close_with(self, outcome: RequestOutcome) -> None:
        self.flush()
        self._presenter.close_with(outcome)

    def _ask_booking(self) -> None:
        self.flush()
        if self._presenter.sheet is not None:
            sheet = self._presenter.sheet
            self.book_asked.emit(replace(sheet, values=self.values()))

    def _ask_case(self) -> None:
        self.flush()
        if self._presenter.sheet is not None:
            self.case_asked.emit(self._presenter.sheet)

    def _ask_meeting(self, appointment_id: UUID) -> None:
        self.meeting_asked.emit(appointment_id)

    def _ask_agent(self) -> None:
        if self._agent is not None:
            self.agent_asked.emit(self._agent.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.write()
        else:
            super().keyPressEvent(event)


def _shown(values: RequestValues) -> dict[str, object]:
    """The values as the editors hold them."""
    return {
        "requester": values.requester.value,
        "partner": values.partner,
        "authority_id": values.authority_id,
        "contact_id": _key(values.contact_id),
        "received_on": values.received_on,
        "subject": values.subject,
        "practitioner_id": _key(values.practitioner_id),
    }


def _key(record_id: UUID | None) -> str:
    """A box compares its data by what Qt knows: text, not a Python object."""
    return str(record_id) if record_id else ""


def _id(key: str | None) -> UUID | None:
    return UUID(key) if key else None


def _refill(combo: ComboBox, nothing: str, choices: Sequence[tuple[str, UUID]]) -> None:
    """Other choices; the one made stays if it is still there."""
    kept = combo.currentData() or ""
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(nothing, "")
        for words, value in choices:
            combo.addItem(words, _key(value))
        combo.setCurrentIndex(max(combo.findData(kept), 0))


def _empty(holder: QWidget) -> None:
    layout = holder.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
