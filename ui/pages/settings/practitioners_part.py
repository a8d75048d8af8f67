"""Practitioners: who they are at the left, the sheet of one of them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import FUNCTIONS
from cigdesk.french import initials
from cigdesk.ports.people import PractitionerLine
from ui.pages.settings.master_list import Entry, MasterList
from ui.pages.settings.part import SettingsPart
from ui.pages.settings.practitioner_sheet import PractitionerView
from ui.pages.settings.practitioners_presenter import PractitionersPresenter
from ui.theme import text_scale
from ui.widgets.base import surface, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState

LIST_WIDTH, COMPACT_WIDTH = 300, 230


class PractitionersPart(SettingsPart):
    """« Intervenants »."""

    def __init__(self, presenter: PractitionersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.list = MasterList(self.tr("Intervenants"))
        self.sheet = PractitionerView(presenter)
        self._body = QStackedWidget()
        self._asked: UUID | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self._left = left = surface("left")
        self.set_compact(False)
        tight(QVBoxLayout(left), 0, (0, 0, 1, 0)).addWidget(self.list)
        create = Button(self.tr("Nouvel intervenant"), icon_name="user-plus", keycap=self.tr("Ctrl N"))
        create.clicked.connect(self.begin)
        title = self.tr("Aucun intervenant")
        sentence = self.tr("L’agenda s’ouvre dès qu’un intervenant a une fiche, avec ses horaires.")
        empty = QWidget()
        state = EmptyState(title, sentence, icon_name="users-group", action=create)
        tight(QVBoxLayout(empty), 0, (20, 20, 20, 20)).addWidget(state)
        shown = QWidget()
        side_by_side = tight(QHBoxLayout(shown))
        side_by_side.addWidget(left)
        side_by_side.addWidget(self.sheet, 1)
        self._shown, self._empty = shown, empty
        self._body.addWidget(shown)
        self._body.addWidget(empty)
        tight(QVBoxLayout(self)).addWidget(self._body)

    def _connect(self) -> None:
        self.list.chosen.connect(self.open)
        self.presenter.listed.connect(self._listed)
        self.presenter.gone.connect(self.presenter.read)
        self.presenter.created.connect(self._created)
        self.presenter.written.connect(self._written)

    # what it shows

    def _listed(self, lines: Sequence[PractitionerLine]) -> None:
        self.list.show_entries([_entry(line) for line in lines], self.presenter.wanted)
        creating = self.sheet.creating
        self._body.setCurrentWidget(self._shown if lines or creating else self._empty)
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

    def _written(self) -> None:
        self.written_at = self.presenter.now()
        self.header_changed.emit()

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

    def read(self) -> None:
        self.presenter.read()

    def flush(self) -> None:
        self.sheet.flush()

    def new_text(self) -> str:
        return "" if self.sheet.creating else self.tr("Nouvel intervenant")

    def begin(self) -> None:
        self.sheet.flush()
        self.presenter.open(None)
        self.list.setCurrentIndex(self.list.model().index(-1, 0))
        self._body.setCurrentWidget(self._shown)
        self.sheet.begin()
        self.header_changed.emit()

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        self._left.setFixedWidth(round((COMPACT_WIDTH if compact else LIST_WIDTH) * text_scale()))

    def zones(self) -> Sequence[QWidget]:
        return self.list, self.sheet


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
