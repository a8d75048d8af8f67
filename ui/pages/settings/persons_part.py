"""« Personnes et droits »: who opens the store, and what each role may do."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.rights import ROLES
from cigdesk.french import initials
from cigdesk.services.persons import PersonLine
from ui.pages.settings.master_list import Entry
from ui.pages.settings.persons_presenter import PersonsPresenter
from ui.pages.settings.persons_sheet import PersonSheet
from ui.pages.settings.records_part import RecordsPart
from ui.pages.settings.rights_table import RightsTable
from ui.widgets.base import row, rule, surface, tight
from ui.widgets.segmented import Segmented

LIST_WIDTH = 300
PEOPLE, TABLE = "people", "table"


class PersonsPart(RecordsPart):
    """The list with a sheet, or the table."""

    sheet: PersonSheet

    def __init__(self, presenter: PersonsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, "Personnes", LIST_WIDTH, parent)
        self.presenter = presenter
        self.sheet = PersonSheet(presenter)
        self._shown_id: UUID | None = None
        tr = self.tr
        options = ((PEOPLE, tr("Personnes")), (TABLE, tr("Qui peut quoi")))
        self.views = Segmented(options, tr("Personnes, ou ce que chaque rôle peut faire"))
        self.rights = RightsTable()
        self.lay_out(self.list, QWidget())
        self._put_under_bar()
        self.list.chosen.connect(self.open)
        self.views.chosen.connect(self._show_view)
        presenter.listed.connect(self._listed)
        presenter.created.connect(self._created)

    def _put_under_bar(self) -> None:
        """The choice of the view above both of them."""
        bar = surface("header")
        tight(QVBoxLayout(bar), 0, (20, 8, 20, 8)).addLayout(row(self.views, None))
        self._both = QStackedWidget()
        whole = self.layout()
        if not isinstance(whole, QVBoxLayout):
            raise TypeError("a part lays its body out from top to bottom")
        whole.removeWidget(self._body)
        self._both.addWidget(self._body)
        self._both.addWidget(self.rights)
        whole.addWidget(bar)
        whole.addWidget(rule())
        whole.addWidget(self._both, 1)

    # what it shows

    def _listed(self, lines: Sequence[PersonLine]) -> None:
        self.list.show_entries([_entry(line) for line in lines], self.presenter.wanted)
        self.show_body(any_record=True)
        line = self.presenter.line
        if line is not None:
            self._show(line)
        elif lines and not self.sheet.creating:
            self.open(next((each.id for each in lines if each.is_me), lines[0].id))
        self.header_changed.emit()

    def _show(self, line: PersonLine) -> None:
        self.sheet.show_line(line, other=line.id != self._shown_id)
        self._shown_id = line.id

    def _created(self, person_id: UUID) -> None:
        self.sheet.creating = False
        self.presenter.wanted = person_id
        self.presenter.read()

    def _show_view(self, key: str) -> None:
        self.sheet.flush()
        self._both.setCurrentWidget(self.rights if key == TABLE else self._body)
        self.header_changed.emit()

    # what the page asks

    def open(self, person_id: UUID) -> None:
        """Show that person."""
        self.sheet.flush()
        self.presenter.wanted = person_id
        self.list.choose(person_id)
        if (line := self.presenter.line) is not None:
            self._show(line)
        self.header_changed.emit()

    def show_table(self) -> None:
        """What each role may do."""
        self.views.set_value(TABLE)

    def new_text(self) -> str:
        shown = self.sheet.creating or self.views.value() == TABLE
        return "" if shown else self.tr("Nouvelle personne")

    def begin(self) -> None:
        self.views.set_value(PEOPLE)
        self.sheet.flush()
        self.presenter.wanted = self._shown_id = None
        self.list.setCurrentIndex(self.list.model().index(-1, 0))
        self.sheet.begin()
        self.header_changed.emit()

    def focus_first(self) -> None:
        if self.views.value() == TABLE:
            self.rights.table.setFocus()
        else:
            super().focus_first()

    def zones(self) -> Sequence[QWidget]:
        return (self.rights,) if self.views.value() == TABLE else super().zones()


def _entry(line: PersonLine) -> Entry:
    right = "parti" if line.left_on else ("" if line.has_access else "sans accès")
    roles = ", ".join(ROLES[role] for role in line.roles)
    faded = line.left_on is not None
    return Entry(line.id, line.name, roles, right, letters=initials(line.name), colour="accent", faded=faded)
