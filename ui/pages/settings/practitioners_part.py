"""Practitioners: who they are at the left, the sheet of one of them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.words import FUNCTIONS
from cigdesk.french import initials
from cigdesk.ports.people import PractitionerLine
from ui.pages.settings.master_list import Entry
from ui.pages.settings.practitioner_sheet import PractitionerView
from ui.pages.settings.practitioners_presenter import PractitionersPresenter
from ui.pages.settings.records_part import RecordsPart

LIST_WIDTH = 300


class PractitionersPart(RecordsPart):
    """« Intervenants »."""

    sheet: PractitionerView

    def __init__(self, presenter: PractitionersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, "Intervenants", LIST_WIDTH, parent)
        self.presenter = presenter
        self.sheet = PractitionerView(presenter)
        self._asked: UUID | None = None
        self.lay_out(self.list, self._make_empty())
        self._connect()

    def _make_empty(self) -> QWidget:
        return self.empty_page(
            self.tr("Aucun intervenant"),
            self.tr("L’agenda s’ouvre dès qu’un intervenant a une fiche, avec ses horaires."),
            self.tr("Nouvel intervenant"),
            icon="users-group",
            new_icon="user-plus",
        )

    def _connect(self) -> None:
        self.list.chosen.connect(self.open)
        self.presenter.listed.connect(self._listed)
        self.presenter.gone.connect(self.presenter.read)
        self.presenter.created.connect(self._created)

    # what it shows

    def _listed(self, lines: Sequence[PractitionerLine]) -> None:
        self.list.show_entries([_entry(line) for line in lines], self.presenter.wanted)
        creating = self.sheet.creating
        self.show_body(any_record=bool(lines))
        known = [line.id for line in lines]
        if self._asked in known:
            asked, self._asked = self._asked, None
            self._show(asked)
        elif not creating and self.presenter.wanted not in known and known:
            self._show(known[0])
        self.header_changed.emit()

    def _show(self, practitioner_id: UUID | None) -> None:
        if practitioner_id is not None:
            self.list.choose(practitioner_id)
            self.open(practitioner_id)

    def _created(self, practitioner_id: UUID) -> None:
        self.sheet.creating = False
        self._asked = practitioner_id

    # what the page asks

    def open(self, practitioner_id: UUID) -> None:
        """Show that practitioner, now or once the list holds them."""
        self.sheet.flush()
        self.sheet.creating = False
        self.header_changed.emit()
        if practitioner_id in [line.id for line in self.presenter.lines]:
            self.list.choose(practitioner_id)
        else:
            self._asked = practitioner_id
        self.presenter.open(practitioner_id)

    def new_text(self) -> str:
        return "" if self.sheet.creating else self.tr("Nouvel intervenant")

    def begin(self) -> None:
        self.sheet.flush()
        self.presenter.open(None)
        self.list.setCurrentIndex(self.list.model().index(-1, 0))
        self.show_body(any_record=True)
        self.sheet.begin()
        self.header_changed.emit()


def _entry(line: PractitionerLine) -> Entry:
    return Entry(
        line.id,
        line.name,
        FUNCTIONS[line.function],
        "" if line.active else "inactif",
        letters=initials(line.name),
        colour=line.colour,
        faded=not line.active,
    )
