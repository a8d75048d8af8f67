"""What a collective session adds to its panel: seats of each authority, who is registered, who came."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.session import MOST_SEATS
from cigdesk.french import agree, number, plural
from cigdesk.ports.agenda import AgentRow, AppointmentRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.newcomers import NewAgent
from cigdesk.services.sessions import SessionView
from ui.masking import Masking
from ui.pages.agenda.person_field import AuthorityField, PersonField
from ui.pages.agenda.printing_mail import Attendee, may_be_signed
from ui.pages.agenda.session_presenter import SessionPresenter
from ui.pages.agenda.session_rows import PersonRow, SeatsRow
from ui.widgets.base import Label, row, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.pickers import NumberField


class SessionBlock(QWidget):
    """Seats are given to authorities, people sit on those of their employer."""

    papers_asked = Signal(object, object)
    """(Attendee, QPoint): what is printed and written for them is offered there."""

    def __init__(self, presenter: SessionPresenter, masking: Masking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._masking = presenter, masking
        self._begun = False
        self._session: AppointmentRow | None = None
        self.people: list[PersonRow] = []
        self.seats: list[SeatsRow] = []
        self.capacity = NumberField(minimum=1, maximum=MOST_SEATS)
        self.capacity.setPlaceholderText("Sans")
        self.capacity.setFixedWidth(64)
        self.capacity.setAccessibleName(self.tr("Capacité de la séance, vide sans limite"))
        self.total = Label("", "secondary", "text2", wrap=True)
        self.count = Label("", "caption_strong", "text2")
        self.fault = Label("", "secondary", "bad", wrap=True)
        self.authority = AuthorityField("", presenter.find_authorities)
        self.person = PersonField(presenter.find_agents, presenter.find_authorities, headed=False)
        self.person.hold(presenter.naming_refusal)
        self.all_came = Button(self.tr("Tous présents"), size="medium", icon_name="checks")
        self.papers = Button(self.tr("Émargement, convocations…"), size="medium", icon_name="printer")
        self.add_new = Button(self.tr("Inscrire"), size="medium", icon_name="user-plus")
        self._new_name = ""
        self._new_employer: UUID | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._seats, self._people = tight(QVBoxLayout(), 0), tight(QVBoxLayout(), 0)
        self.add_new.hide()
        layout = tight(QVBoxLayout(self), 8)
        layout.addWidget(rule())
        layout.addLayout(
            row(Label(self.tr("Places"), "caption_strong", "text3"), None, _said("Capacité"), self.capacity)
        )
        layout.addLayout(self._seats)
        layout.addWidget(self.authority)
        layout.addWidget(self.total)
        layout.addWidget(rule())
        layout.addLayout(row(Label(self.tr("Participants"), "caption_strong", "text3"), None, self.count))
        layout.addWidget(self.papers)
        layout.addWidget(self.all_came)
        layout.addLayout(self._people)
        layout.addWidget(self.person)
        layout.addWidget(self.add_new)
        layout.addWidget(self.fault)
        self.fault.hide()
        self.authority.field.label.hide()
        self.authority.edit.setPlaceholderText(self.tr("Ajouter une collectivité"))
        self.authority.edit.setAccessibleName(self.tr("Ajouter une collectivité"))
        self.person.edit.setPlaceholderText(self.tr("Inscrire une personne"))

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.viewed.connect(self.show_view)
        presenter.refused.connect(self._say)
        presenter.registered.connect(self._next_person)
        self.capacity.value_changed.connect(self._settle_capacity)
        self.authority.chosen.connect(self._add_authority)
        self.person.agent_chosen.connect(self._register)
        self.person.name_typed.connect(self._take_name)
        self.person.authority_chosen.connect(self._take_employer)
        self.add_new.clicked.connect(self._register_new)
        self.all_came.clicked.connect(presenter.note_all)
        self.papers.clicked.connect(self._offer_papers)
        self._masking.changed.connect(lambda _masked: self._mask())
        self._mask()

    def _mask(self) -> None:
        self.person.set_masked(masked=self._masking.masked)
        if self._presenter.view is not None:
            self._show_people(self._presenter.view)

    # what it shows

    def show_session(self, shown: AppointmentRow, *, begun: bool) -> None:
        """Show the session of that appointment."""
        if self._presenter.appointment_id != shown.id:
            self._clear_typed()
        self._begun, self._session = begun, shown
        self.papers.setVisible(may_be_signed(shown))
        self._presenter.open(shown.id)

    def show_view(self, view: SessionView) -> None:
        """Show the seats and the people as they are kept now; what is being typed stays."""
        if not self.capacity.hasFocus():
            self.capacity.set_value(view.capacity)
        self._show_seats(view)
        self._show_people(view)
        self.total.setText(_total_text(view))
        self.count.setText(_count_text(view, begun=self._begun))
        unsaid = any(each.status is AppointmentStatus.PLANNED for each in view.people)
        self.all_came.setVisible(self._begun and unsaid)

    def _show_seats(self, view: SessionView) -> None:
        if [each.line.authority_id for each in self.seats] == [each.authority_id for each in view.seats]:
            for known, line in zip(self.seats, view.seats, strict=True):
                known.show_line(line)
            return
        _drop(self._seats, self.seats)
        self.seats = [SeatsRow(line) for line in view.seats]
        for each in self.seats:
            each.counted.connect(partial(self._presenter.set_seats, each.line.authority_id))
            self._seats.addWidget(each)

    def _show_people(self, view: SessionView) -> None:
        held = next((place for place, each in enumerate(self.people) if each.hasFocus()), None)
        _drop(self._people, self.people)
        self.people = [
            PersonRow(line, begun=self._begun, masked=self._masking.masked) for line in view.people
        ]
        for place, each in enumerate(self.people):
            each.noted.connect(partial(self._presenter.note, each.line.id))
            each.withdrawn.connect(partial(self._presenter.withdraw, each.line.id))
            each.stepped.connect(partial(self._step_from, place))
            each.telling_asked.connect(partial(self._offer, each.line.id))
            self._people.addWidget(each)
        if held is not None and self.people:
            self._focus(min(held, len(self.people) - 1))

    def _offer_papers(self) -> None:
        self._offer(None, self.papers.mapToGlobal(self.papers.rect().bottomLeft()))

    def _offer(self, participation_id: UUID | None, place: QPoint) -> None:
        if self._session is not None:
            self.papers_asked.emit(Attendee(self._session, participation_id), place)

    def _step_from(self, place: int, step: int) -> None:
        if 0 <= place + step < len(self.people):
            self._focus(place + step)

    def _focus(self, place: int) -> None:
        self.people[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def rest(self) -> None:
        """Another thing is shown in the panel: what is not in sight is not read again."""
        self.hide()
        self._clear_typed()
        self._presenter.close()

    # what is typed

    def _settle_capacity(self, capacity: int | None) -> None:
        view = self._presenter.view
        if view is not None and capacity != view.capacity:
            self._presenter.set_capacity(capacity)

    def _add_authority(self, authority: AuthorityRow | None) -> None:
        if authority is not None:
            self.authority.set_text("")
            self._presenter.add_authority(authority)

    def _register(self, agent: AgentRow | None) -> None:
        self._take_name("")
        if agent is not None:
            self._presenter.register(agent.id)

    def _take_name(self, name: str) -> None:
        self._new_name = name.strip()
        self.add_new.setVisible(bool(self._new_name))

    def _take_employer(self, authority: AuthorityRow | None) -> None:
        self._new_employer = authority.id if authority else None

    def _register_new(self) -> None:
        self._presenter.register(NewAgent(self._new_name, self._new_employer))

    def _next_person(self) -> None:
        self._clear_typed()
        self.person.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_typed(self) -> None:
        self._take_name("")
        self._new_employer = None
        self.person.reset()


def _said(words: str) -> Label:
    return Label(words, "secondary", "text2")


def _total_text(view: SessionView) -> str:
    if not view.seats:
        return "Donnez des places aux collectivités réunies\u00a0: c’est ce qui leur est compté."
    given = f"{plural(view.given, 'place')} {agree(view.given, 'donnée')}"
    if view.capacity is None:
        return f"{given}, sans limite."
    free = view.capacity - view.given
    return (
        f"{given} sur {number(view.capacity)}, {plural(free, 'libre')}."
        if free
        else f"{given}, séance complète."
    )


def _count_text(view: SessionView, *, begun: bool) -> str:
    """« 11 présents sur 14 », or before it begins how many are expected."""
    if not begun:
        return plural(view.expected, "inscrit")
    came = sum(view.came.values())
    return f"{plural(came, 'présent')} sur {number(len(view.people))}"


def _drop(layout: QVBoxLayout, widgets: list[PersonRow] | list[SeatsRow]) -> None:
    for each in widgets:
        layout.removeWidget(each)
        each.hide()
        each.deleteLater()
