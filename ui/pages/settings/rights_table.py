"""« Qui peut quoi »: the table of rights as people read it, an act a row, a role a column."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.rights import ACTS, RIGHTS, Role
from ui.pages.authorities.sheet_tables import Record, RecordModel
from ui.theme import Accent
from ui.widgets.base import Label, surface, tight
from ui.widgets.delegates import PillDelegate
from ui.widgets.pill import PillData
from ui.widgets.table import TableView

_SHORT = {
    Role.SECRETARIAT: "Secrétariat",
    Role.SOCIAL_WORKER: "Social",
    Role.PREVENTIONIST: "Prévention",
    Role.MANAGER: "Conventions",
    Role.HEAD: "Responsable",
    Role.ADMINISTRATOR: "Admin.",
}
YES, NO = "Oui", "Non"
_MAY = PillData(YES, Accent.OK, "check")
_COLUMN = 100


class RightsTable(QWidget):
    """Made from the table that the services ask: it says what the program does, nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RecordModel(("Acte", *_SHORT.values()), parent=self)
        self.table = TableView(self.tr("Qui peut quoi"))
        self.table.setModel(self.model)
        self.table.set_column(0, stretch=True)
        for column in range(1, len(_SHORT) + 1):
            self.table.set_column(column, delegate=PillDelegate(), width=_COLUMN)
        self.model.fill(_records())
        said = self.tr(
            "Plusieurs rôles s’additionnent. Les notes sociales ne suivent pas ce tableau\u00a0: ne les lit "
            "que qui en a la clé, donnée par un membre de l’équipe."
        )
        card = surface("card")
        tight(QVBoxLayout(card), 0, (1, 1, 1, 1)).addWidget(self.table)
        layout = tight(QVBoxLayout(self), 12, (20, 16, 20, 20))
        layout.addWidget(Label(said, "body", "text2", wrap=True))
        layout.addWidget(card, 1)


def _records() -> list[Record]:
    return [_record(right) for right in ACTS]


def _record(right: object) -> Record:
    may = [right in RIGHTS[role] for role in _SHORT]
    pills = {place: _MAY for place, each in enumerate(may, 1) if each}
    act = next(text for each, text in ACTS.items() if each is right)
    return Record((act, *(YES if each else NO for each in may)), right, pills)
