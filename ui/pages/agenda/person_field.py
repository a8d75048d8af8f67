"""Who is received: found as one types, or created with the fewest words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import AGENT_STATUSES, agent_name
from cigdesk.french import initials
from cigdesk.ports.agenda import AgentRow
from cigdesk.ports.authorities import AuthorityRow
from ui.theme import current, hub
from ui.theme.painting import rounded
from ui.widgets.avatar import Avatar
from ui.widgets.base import Label, column, row, tight
from ui.widgets.buttons import Button
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.search import SearchField

FindAgents = Callable[[str, Callable[[Sequence[AgentRow]], None]], None]
FindAuthorities = Callable[[str, Callable[[Sequence[AuthorityRow]], None]], None]


class AuthorityField(QWidget):
    """An employer, found as one types; what is typed but not chosen counts for nothing."""

    chosen = Signal(object)
    """(AuthorityRow or None)"""

    def __init__(self, label: str, find: FindAuthorities, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._rows: dict[object, AuthorityRow] = {}
        self.edit = SearchField("Commune, CCAS, syndicat…")
        self.field = Field(label, self.edit)
        self.popup = CompleterPopup(self.edit, self._provide)
        self.popup.chosen.connect(self._take)
        self.edit.textEdited.connect(lambda _text: self.chosen.emit(None))
        tight(QVBoxLayout(self), 0).addWidget(self.field)
        self.setFocusProxy(self.edit)

    def _provide(self, text: str, deliver: Deliver) -> None:
        def found(rows: Sequence[AuthorityRow]) -> None:
            self._rows = {each.id: each for each in rows}
            deliver([_employer(each) for each in rows])

        self._find(text, found)

    def _take(self, suggestion: Suggestion) -> None:
        authority = self._rows[suggestion.key]
        self.edit.setText(authority.name)
        self.edit.set_count_text("")
        self.chosen.emit(authority)

    def set_text(self, text: str) -> None:
        """Show a name without choosing it again."""
        self.edit.setText(text)
        self.edit.set_count_text("")


class _PersonCard(QFrame):
    """Who was found, tinted, with the way to change."""

    change_asked = Signal()

    def __init__(self, name: str, detail: str, letters: str) -> None:
        super().__init__()
        self._name = name
        self.change_button = Button("Changer", size="medium")
        self.change_button.clicked.connect(self.change_asked)
        self.detail = Label(detail, "secondary", "text2", wrap=True)
        words = column(Label(name, "strong"), self.detail, spacing=0)
        face = Avatar(name, side=34, letters=letters, marked=True)
        line = row(face, words, self.change_button, spacing=10)
        line.setContentsMargins(10, 8, 8, 8)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setAccessibleName(f"{name}, {detail}")
        hub().changed.connect(self.update)

    def say(self, detail: str) -> None:
        """Write another line under the name."""
        self.detail.setText(detail)
        self.setAccessibleName(f"{self._name}, {detail}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        family = current().accent
        rounded(QPainter(self), QRectF(self.rect()), 6, family.tint, family.solid)


class PersonField(QWidget):
    """The person received: a search, then a card; or a name and an employer for somebody new.

    Without `headed` the label is left to the page; screen readers know it all the same.
    """

    agent_chosen = Signal(object)
    """(AgentRow or None)"""
    name_typed = Signal(str)
    """Somebody new of that name; empty when it is somebody known or nobody."""
    authority_chosen = Signal(object)
    """(AuthorityRow or None): the employer of somebody new."""

    def __init__(
        self,
        find: FindAgents,
        find_authorities: FindAuthorities,
        parent: QWidget | None = None,
        *,
        headed: bool = True,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._shown: AgentRow | None = None
        self._masked, self._headed = False, headed
        self._rows: dict[object, AgentRow] = {}
        self._card: _PersonCard | None = None
        self.edit = SearchField("Nom de la personne", icon_name="user-search")
        self.search = Field("&Agent", self.edit, keycap="Alt A" if headed else "")
        self.search.label.setVisible(headed)
        self.popup = CompleterPopup(
            self.edit, self._provide, create_text="Créer la fiche «\u00a0{text}\u00a0»"
        )
        self.popup.chosen.connect(lambda suggestion: self._take(self._rows[suggestion.key]))
        self.popup.create_asked.connect(self.begin_new)
        self.name = LineEdit(placeholder="Mme Haddad")
        self.name_field = Field("Nouvelle personne", self.name, help_text="Civilité, prénom et nom")
        self.employer = AuthorityField("Employeur", find_authorities)
        self.back_button = Button("Chercher une fiche", "link", size="medium")
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.name.textChanged.connect(self.name_typed)
        self.employer.chosen.connect(self.authority_chosen)
        self.back_button.clicked.connect(self.clear)

    def _lay_out(self) -> None:
        self._column = tight(QVBoxLayout(self), 8)
        self._new = QWidget()
        inner = tight(QVBoxLayout(self._new), 8)
        for widget in (self.name_field, self.employer):
            inner.addWidget(widget)
        inner.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.search)
        self._column.addWidget(self._new)
        self._new.hide()
        # Of a panel the rest takes what is left; a page gives a second line to what is long.
        down = QSizePolicy.Policy.Maximum if self._headed else QSizePolicy.Policy.Minimum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, down)
        self.setFocusProxy(self.edit)

    def _provide(self, text: str, deliver: Deliver) -> None:
        def found(rows: Sequence[AgentRow]) -> None:
            self._rows = {each.id: each for each in rows}
            deliver([_suggestion(each, masked=self._masked) for each in rows])

        self._find(text, found)

    def _take(self, agent: AgentRow) -> None:
        self.show_agent(agent)
        self.agent_chosen.emit(agent)

    def show_agent(self, agent: AgentRow) -> None:
        """Show somebody who has a sheet."""
        self._drop_card()
        self._shown = agent
        name = agent_name(agent.civility, agent.first_name, agent.last_name, masked=self._masked)
        letters = initials(f"{agent.first_name} {agent.last_name}")
        self._card = _PersonCard(name, about(agent), letters)
        self._card.change_asked.connect(self.clear)
        self._column.addWidget(self._card)
        self.search.hide()
        self._new.hide()
        self.search.clear_error()

    def hold(self, reason: str) -> None:
        """Let nobody be looked for, for that reason; "" changes nothing."""
        if reason:
            self.edit.setEnabled(False)
            self.search.set_help(reason)

    def set_masked(self, *, masked: bool) -> None:
        """Show names, or initials alone."""
        self._masked = masked
        if self._card is not None and self._shown is not None:
            detail = self._card.detail.text()
            self.show_agent(self._shown)
            self.set_detail(detail)

    def set_detail(self, text: str) -> None:
        """Say more of the person chosen, under the name."""
        if self._card is not None:
            self._card.say(text)

    def begin_new(self, typed: str) -> None:
        """Ask for the employer of somebody who has no sheet; the name is what was typed."""
        self._drop_card()
        self.search.hide()
        self._new.show()
        self.name.setText(typed)
        self.name_typed.emit(typed)
        self.employer.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Begin again with a search."""
        self.reset()
        self.agent_chosen.emit(None)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def reset(self) -> None:
        """An empty search, without telling."""
        self._drop_card()
        self._new.hide()
        self.search.show()
        for edit in (self.edit, self.name, self.employer.edit):
            edit.blockSignals(True)
            edit.clear()
            edit.blockSignals(False)
        self.edit.set_count_text("")
        for field in (self.search, self.name_field, self.employer.field):
            field.clear_error()

    def show_fault(self, field: str, sentence: str) -> None:
        """Say what is missing: `agent` or `authority`."""
        new = self._new.isVisibleTo(self)
        if field == "authority" and new:
            self.employer.field.set_error(sentence)
        else:
            (self.name_field if new else self.search).set_error(sentence)

    def _drop_card(self) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    @property
    def card(self) -> _PersonCard | None:
        """The card of the person chosen."""
        return self._card


def _suggestion(agent: AgentRow, *, masked: bool) -> Suggestion:
    if masked:
        name = agent_name("", agent.first_name, agent.last_name, masked=True)
        return Suggestion(agent.id, name, detail=about(agent), near=agent.near)
    rest = ", ".join(part for part in (agent.civility, agent.first_name) if part)
    return Suggestion(agent.id, agent.last_name, f", {rest}" if rest else "", about(agent), near=agent.near)


def _employer(authority: AuthorityRow) -> Suggestion:
    about = f"{authority.kind}, {authority.department}"
    return Suggestion(authority.id, authority.name, detail=about, near=authority.near)


def about(agent: AgentRow) -> str:
    """« Pantin, titulaire »."""
    status = AGENT_STATUSES[agent.status] if agent.status else ""
    return ", ".join(part for part in (agent.authority, status) if part)
