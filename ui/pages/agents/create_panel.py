"""The panel in which an agent is created: a name, an employer, a number to call."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.naming import read_name
from cigdesk.domain.people import AgentValues, Civility, check_agent
from cigdesk.french import phone
from cigdesk.ports.people import AgentLine
from cigdesk.services.desk import Services
from ui.authority_edit import AuthorityEdit
from ui.operations import Operations
from ui.pages.agents.create_presenter import CreatePresenter
from ui.widgets.base import Label, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import LineEdit
from ui.widgets.keys import confirms
from ui.widgets.segmented import Segmented
from ui.widgets.side_panel import SidePanel

LOOK_AFTER_MS = 250
CIVILITIES = (("", "—"), (Civility.MRS.value, "Mme"), (Civility.MR.value, "M."))


class CreatePanel(SidePanel):
    """« Nouvel agent ». Likely doubles show while one types; they warn, and lead to the sheet that exists."""

    open_asked = Signal(object)
    """(UUID): the sheet that exists already."""

    def __init__(
        self,
        presenter: CreatePresenter,
        services: Services,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(QWidget().tr("Nouvel agent"), parent)
        self._presenter = presenter
        self.civility = Segmented(CIVILITIES, self.tr("Civilité"), stretch=True)
        self.last_name, self.first_name, self.phone = LineEdit(), LineEdit(), LineEdit()
        self.employer = AuthorityEdit(services, operations)
        self.form = Form(self._make_fields(), check=lambda: check_agent(self.values()), parent=self)
        self.doubles = _Doubles()
        self.submit = Button(
            self.tr("Créer la fiche"), "primary", icon_name="user-plus", keycap=self.tr("Ctrl Entrée")
        )
        self._look = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._lay_out()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        return {
            "civility": Field(tr("Civilité"), self.civility),
            "last_name": Field(tr("&Nom"), self.last_name),
            "first_name": Field(tr("&Prénom"), self.first_name, optional=True),
            "authority_id": Field(tr("&Employeur"), self.employer),
            "phone": Field(tr("&Téléphone"), self.phone, optional=True),
        }

    def _lay_out(self) -> None:
        self.body.setSpacing(12)
        for field in self.form.fields.values():
            self.body.addWidget(field)
        self.body.addWidget(self.doubles)
        self.body.addStretch(1)
        self.foot.addWidget(self.submit)

    def _connect(self) -> None:
        self.form.typed.connect(self._look.start)
        self._look.timeout.connect(lambda: self._presenter.look_for_doubles(self.values()))
        self.submit.clicked.connect(self.write)
        self.doubles.chosen.connect(self.open_asked)
        self._presenter.doubles_found.connect(self.doubles.show_lines)
        self._presenter.refused.connect(lambda faults: self.form.show_faults(faults, everywhere=True))
        self._presenter.busy_changed.connect(self._set_busy)

    def values(self) -> AgentValues:
        """What is typed."""
        typed = self.form.values()
        return AgentValues(
            last_name=typed["last_name"],
            first_name=typed["first_name"],
            authority_id=typed["authority_id"],
            civility=Civility(typed["civility"]),
            phone=typed["phone"],
        )

    def begin(self, text: str = "", authority: tuple[UUID, str] | None = None) -> None:
        """Open the panel, with a name as it was looked for and an employer already known."""
        name = read_name(text)
        start = {"civility": name.civility.value, "first_name": name.first_name, "last_name": name.last_name}
        if authority is not None:
            self.employer.know(*authority)
        self.form.start(start | {"authority_id": authority[0] if authority else None, "phone": ""})
        self.doubles.show_lines([])
        self.open_panel(self.last_name)
        if text:
            self._look.start()

    def write(self) -> None:
        """Write the sheet, or show what is missing."""
        if self.submit.isEnabled() and self.form.validate():
            self._presenter.create(self.values())

    def _set_busy(self, busy: bool) -> None:
        self.submit.set_reason(self.tr("La fiche est en cours d’écriture.") if busy else "")

    def hideEvent(self, event: QHideEvent) -> None:
        self._look.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.write()
        else:
            super().keyPressEvent(event)


class _Doubles(QWidget):
    """Who it may already be, each with the way to the sheet."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = tight(QVBoxLayout(self), 8)
        self._notes: list[QWidget] = []
        self.hide()

    def show_lines(self, lines: Sequence[AgentLine]) -> None:
        """Show these people in place of the others."""
        for note in self._notes:
            self._column.removeWidget(note)
            note.deleteLater()
        self._notes = [self._note(line) for line in lines[:3]]
        self.setVisible(bool(self._notes))

    def _note(self, line: AgentLine) -> QWidget:
        note = surface("note")
        inside = tight(QVBoxLayout(note), 2, (12, 10, 12, 10))
        name = " ".join(part for part in (line.civility.value, line.first_name, line.last_name) if part)
        inside.addWidget(Label(self.tr("Peut-être la même personne"), "caption", "warn"))
        inside.addWidget(Label(name, "strong", wrap=True))
        facts = [line.authority, phone(line.phone), self.tr("archivée") if line.archived else ""]
        inside.addWidget(Label(", ".join(filter(None, facts)), "secondary", "text2", wrap=True))
        opening = Button(self.tr("Ouvrir la fiche existante"), size="small", icon_name="user-search")
        opening.clicked.connect(lambda: self.chosen.emit(line.id))
        inside.addSpacing(6)
        inside.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(note)
        return note
