"""The panel at the left: the month in small, whose agendas, what is drawn, names masked or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.masking import Masking
from ui.pages.agenda.board import Layer
from ui.pages.agenda.people import Showing
from ui.widgets.base import Label, column, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckBox, Switch
from ui.widgets.header import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.mini_calendar import MiniCalendar
from ui.widgets.people_list import AvatarCheckList, Person

WIDTH = 240
LAYERS = (
    (Layer.PERMANENCES, "Permanences", "map-pin", "accent.solid"),
    (Layer.REMOTE, "Consultations à distance", "video", "indigo.solid"),
    (Layer.HOURLY, "Accompagnement horaire", "currency-euro", "plum.solid"),
    (Layer.ABSENCES, "Absences et réunions", "calendar-off", "text2"),
)


class LeftPanel(QFrame):
    """Everything that chooses what the grid shows."""

    layer_toggled = Signal(object, bool)
    """(Layer, shown)"""
    weekend_toggled = Signal(bool)
    team_asked = Signal()

    def __init__(self, today: date, masking: Masking, place: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setProperty("surface", "left")
        self.setFixedWidth(WIDTH)
        self.calendar = MiniCalendar(today)
        self.people = AvatarCheckList(self.tr("Intervenants"))
        self.team_button = Button(self.tr("Toute l’équipe"), "link", size="small")
        self.team_button.clicked.connect(self.team_asked)
        self.boxes = {layer: self._box(layer, text, icon, role) for layer, text, icon, role in LAYERS}
        self.weekend = CheckBox(self.tr("Samedi et dimanche"), icon_name="calendar")
        self.weekend.toggled.connect(self.weekend_toggled)
        self.mask_switch = Switch(self.tr("Masquer les noms"))
        self.mask_switch.setChecked(masking.masked)
        self.mask_switch.toggled.connect(masking.set_masked)
        masking.changed.connect(self.mask_switch.setChecked)
        self._lay_out()

    def _box(self, layer: Layer, text: str, icon: str, role: str) -> CheckBox:
        box = CheckBox(text, icon_name=icon, icon_role=role)
        box.setChecked(True)
        box.toggled.connect(lambda shown: self.layer_toggled.emit(layer, shown))
        return box

    def _lay_out(self) -> None:
        inner = surface("plain")
        body = tight(QVBoxLayout(inner), 4, (6, 12, 4, 12))
        head = row(Label(self.tr("Intervenants"), "caption_strong", "text3"), None, self.team_button)
        boxes = column(*self.boxes.values(), self.weekend, spacing=4)
        body.addLayout(_inset(column(self.calendar)))
        body.addSpacing(6)
        body.addLayout(_inset(column(Label(self.tr("Lieu"), "caption_strong", "text3"), self._place)))
        body.addSpacing(10)
        body.addLayout(_inset(head))
        body.addWidget(self.people)
        body.addSpacing(10)
        body.addLayout(_inset(column(Label(self.tr("Afficher"), "caption_strong", "text3"))))
        body.addLayout(_inset(boxes))
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = tight(QVBoxLayout(self), 0, (0, 0, 1, 0))
        layout.addWidget(scroll, 1)
        layout.addWidget(rule())
        layout.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        words = Label(self.tr("Masquer les noms"), "body", "text2")
        line = row(Glyph("eye-off"), words, None, KeyCap("F8"), self.mask_switch)
        foot = tight(QVBoxLayout(), 0, (14, 8, 12, 8))
        foot.addLayout(line)
        return foot

    def show_people(self, showing: Sequence[Showing], chosen: Sequence[object]) -> None:
        """The practitioners, those shown ticked; the keyboard stays on its row."""
        focused = next((place for place, each in enumerate(self.people.rows()) if each.hasFocus()), None)
        people = [Person(each.practitioner.id, each.practitioner.name, each.free) for each in showing]
        now = [(each.person, each.isChecked()) for each in self.people.rows()]
        if now == [(person, person.key in chosen) for person in people]:
            return
        self.people.set_people(people, chosen)
        if focused is not None and focused < len(people):
            self.people.rows()[focused].setFocus()

    def show_layers(self, hidden: frozenset[Layer], *, weekend: bool) -> None:
        """Tick what is drawn, without telling."""
        for layer, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(layer not in hidden)
        with QSignalBlocker(self.weekend):
            self.weekend.setChecked(weekend)


def _inset(layout: QBoxLayout) -> QBoxLayout:
    """Rows of people are tinted up to the edge of the panel, all else keeps off it."""
    layout.setContentsMargins(8, 0, 8, 0)
    return layout
