"""The rooms of a site: one line each, and one line to add another."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.ports.people import RoomLine, SiteLine
from ui.pages.settings.places_presenter import PlacesPresenter
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit


class RoomsCard(Card):
    """« Salles »; a name is written when its line is left, or by Entrée."""

    def __init__(self, presenter: PlacesPresenter) -> None:
        super().__init__(QWidget().tr("Salles"), spacing=8)
        self._presenter = presenter
        self._lines: dict[UUID, _RoomRow] = {}
        self._list = tight(QVBoxLayout(), 6)
        self._nothing = Label(
            self.tr("Aucune salle\u00a0: le lieu se réserve tel quel."), "body", "text2", wrap=True
        )
        self.new_name = LineEdit(placeholder=self.tr("Nom de la salle"))
        self._new = Field(self.tr("Ajouter une &salle"), self.new_name)
        self.add_button = Button(self.tr("Ajouter"), icon_name="plus")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.add(self._nothing)
        self.add(self._list)
        line = tight(QHBoxLayout(), 8)
        line.addWidget(self._new, 1)
        under = tight(QVBoxLayout(), 0, (0, 21, 0, 0))
        under.addWidget(self.add_button)
        under.addStretch(1)
        line.addLayout(under)
        self.add(line)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add_room)
        self.new_name.returnPressed.connect(self._add_room)
        self.new_name.textEdited.connect(lambda _text: self._new.clear_error())
        self._presenter.room_written.connect(self._written)
        self._presenter.room_refused.connect(self._refused)

    def show_site(self, site: SiteLine, *, other: bool) -> None:
        """Show the rooms of a site; a name being typed stays."""
        if other:
            self.new_name.clear()
            self._new.clear_error()
        gone = set(self._lines) - {room.id for room in site.rooms}
        for room_id in self._lines if other else gone.copy():
            gone.add(room_id)
        for room_id in gone:
            line = self._lines.pop(room_id)
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, room in enumerate(site.rooms):
            self._show_room(place, room)
        self._nothing.setVisible(not site.rooms)

    def _show_room(self, place: int, room: RoomLine) -> None:
        line = self._lines.get(room.id)
        if line is None:
            line = self._lines[room.id] = _RoomRow(self._presenter, room.id)
        line.show_room(room)
        if self._list.indexOf(line) != place:
            self._list.removeWidget(line)
            self._list.insertWidget(place, line)

    def set_tab_order(self, before: QWidget) -> QWidget:
        """Follow `before` with the rooms and the line that adds one; gives the last stop."""
        stops = [
            stop for line in sorted(self._lines.values(), key=self._list.indexOf) for stop in line.stops()
        ]
        for stop in (*stops, self.new_name, self.add_button):
            QWidget.setTabOrder(before, stop)
            before = stop
        return before

    def flush(self) -> None:
        """Write the names that are being typed."""
        for line in self._lines.values():
            line.write()

    def _add_room(self) -> None:
        self._presenter.add_room(self.new_name.text())

    def _written(self) -> None:
        if self.new_name.hasFocus() or self.add_button.hasFocus():
            self.new_name.clear()
            self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, room_id: UUID | None, sentence: str) -> None:
        if room_id is None:
            self._new.set_error(sentence)
        elif room_id in self._lines:
            self._lines[room_id].field.set_error(sentence)


class _RoomRow(QWidget):
    def __init__(self, presenter: PlacesPresenter, room_id: UUID) -> None:
        super().__init__()
        self._presenter, self._id, self._kept, self._archived = presenter, room_id, "", False
        self.name = LineEdit()
        self.field = Field(self.tr("Nom de la salle"), self.name)
        self.field.label.hide()
        self._archive = IconButton("archive", self.tr("Archiver la salle"), side=34)
        layout = tight(QHBoxLayout(self), 8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._archive, 0, Qt.AlignmentFlag.AlignTop)
        self.name.editingFinished.connect(self.write)
        self.name.textEdited.connect(lambda _text: self.field.clear_error())
        self._archive.clicked.connect(partial(self._toggle))

    def stops(self) -> tuple[QWidget, QWidget]:
        """What takes the keyboard, in order."""
        return self.name, self._archive

    def show_room(self, room: RoomLine) -> None:
        """Show the room as it is kept, unless its name is being typed."""
        if self.name.text() == self._kept:
            self.name.setText(room.name)
        self._kept, self._archived = room.name, room.archived
        self.name.setEnabled(not room.archived)
        verb = self.tr("Désarchiver {name}") if room.archived else self.tr("Archiver {name}")
        icon = "restore" if room.archived else "archive"
        self._archive.set_icon_name(icon, verb.format(name=room.name))

    def write(self) -> None:
        """Write the name, if it is another one."""
        typed = self.name.text().strip()
        if not typed:
            self.name.setText(self._kept)
        elif typed != self._kept and not self.field.error():
            self._presenter.rename_room(self._id, self._kept, typed)

    def _toggle(self) -> None:
        self._presenter.set_room_archived(self._id, not self._archived)
