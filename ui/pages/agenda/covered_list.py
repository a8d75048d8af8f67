"""The appointments under an absence or a closure, each with what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import KINDS, practitioner_name, when
from cigdesk.french import NBSP, date_short, plural, time_of_day
from cigdesk.services.covered import LEFT, Answer, Treatment
from cigdesk.services.covered_proposals import MOST_PROPOSED, Covered
from cigdesk.services.slot_finding import FoundSlot
from ui.pages.agenda.items import who
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import ComboBox


class CoveredRow(QWidget):
    """One appointment: whose and when, and the choice."""

    decided = Signal()
    """Another answer was chosen."""
    shown_asked = Signal(object)
    """(AppointmentRow): show it in the agenda."""

    def __init__(self, covered: Covered, zone: ZoneInfo, *, masked: bool, with_link: bool) -> None:
        super().__init__()
        self.covered, self._zone = covered, zone
        line = covered.row
        start = line.start.astimezone(zone)
        moment = f"{date_short(start.date(), year=False)}, {when(line.span, zone)}"
        self.name = Label("", "strong", wrap=True)
        self.choice = ComboBox()
        self.link = Button("Voir dans l’agenda", "ghost", icon_name="calendar-event", size="small")
        if not with_link:
            self.link.hide()
        layout = tight(QVBoxLayout(self), 3, (12, 8, 12, 10))
        head = row(self.name, self.link)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(Label(f"{moment} · {KINDS[line.kind]}", "secondary", "text2", wrap=True))
        layout.addWidget(self.choice)
        self._fill()
        self.show_name(masked=masked)
        self.choice.edited.connect(self.decided)
        self.link.clicked.connect(lambda: self.shown_asked.emit(line))

    def _fill(self) -> None:
        self.choice.addItem("Laisser tel quel", LEFT)
        found = self.covered.next_free
        if found is not None:
            answer = Answer(treatment=Treatment.POSTPONE, span=found.span)
            self.choice.addItem(f"Reporter {self._moment(found)}", answer)
        for each in self.covered.colleagues:
            self.choice.addItem(f"Confier à {self._colleague(each)}", _entrusted(self.covered, each))
        self.choice.addItem("Annuler", Answer(treatment=Treatment.CANCEL))

    def _colleague(self, slot: FoundSlot) -> str:
        name = practitioner_name(slot.practitioner.first_name, slot.practitioner.last_name)
        return name if slot.span == self.covered.row.span else f"{name}, {self._moment(slot)}"

    def _moment(self, slot: FoundSlot) -> str:
        start = slot.span.start.astimezone(self._zone)
        return f"{date_short(start.date(), year=False)} {time_of_day(start)}"

    def show_name(self, *, masked: bool) -> None:
        """Show the name, or the initials."""
        name = who(self.covered.row, masked=masked)
        self.name.setText(name)
        self.choice.setAccessibleName(f"Que devient le rendez-vous{NBSP}: {name}")

    def answer(self) -> Answer:
        """What is chosen."""
        chosen = self.choice.currentData()
        return chosen if isinstance(chosen, Answer) else LEFT

    def take(self, treatment: Treatment) -> None:
        """Choose that where it can be; else nothing changes."""
        every = [self.choice.itemData(place) for place in range(self.choice.count())]
        places = [place for place, each in enumerate(every) if each.treatment is treatment]
        if places:
            self.choice.setCurrentIndex(places[0])

    def keep(self, before: Answer) -> None:
        """Choose again what was chosen before another answer was read."""
        with QSignalBlocker(self.choice):
            every = [self.choice.itemData(place) for place in range(self.choice.count())]
            if before in every:
                self.choice.setCurrentIndex(every.index(before))
            else:
                self.take(before.treatment)


def _entrusted(covered: Covered, slot: FoundSlot) -> Answer:
    span = None if slot.span == covered.row.span else slot.span
    return Answer(treatment=Treatment.ENTRUST, span=span, practitioner_id=slot.practitioner.id)


class CoveredList(QWidget):
    """All of them, and the buttons that decide for all; hidden when there is none.

    Args:
        during: what covers them, as it ends a sentence: « cette absence ».
        with_links: whether each leads to the agenda.
    """

    decided = Signal()
    """Another answer was chosen, or the appointments are others."""
    shown_asked = Signal(object)
    """(AppointmentRow): show it in the agenda."""

    def __init__(
        self,
        zone: ZoneInfo,
        masked: Callable[[], bool],
        during: str,
        *,
        with_links: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._zone, self._masked = zone, masked
        self._during, self._with_links = during, with_links
        self.rows: list[CoveredRow] = []
        self.head = Label("", "strong", "warn", wrap=True)
        self.more = Label("", "secondary", "text3", wrap=True)
        self.postpone_all = Button("Tout reporter", icon_name="calendar-time", size="medium")
        self.entrust_all = Button("Tout confier", icon_name="users", size="medium")
        self.cancel_all = Button("Tout annuler", "danger", icon_name="ban", size="medium")
        self.postpone_all.clicked.connect(lambda: self._decide(Treatment.POSTPONE))
        self.entrust_all.clicked.connect(lambda: self._decide(Treatment.ENTRUST))
        self.cancel_all.clicked.connect(lambda: self._decide(Treatment.CANCEL))
        box = surface("card")
        self._inside = tight(QVBoxLayout(box), 0, (1, 1, 1, 1))
        layout = tight(QVBoxLayout(self), 8)
        layout.addWidget(self.head)
        for_all = FlowLayout()
        for button in (self.postpone_all, self.entrust_all, self.cancel_all):
            for_all.addWidget(button)
        layout.addLayout(for_all)
        layout.addWidget(box)
        layout.addWidget(self.more)
        self.hide()

    def _decide(self, treatment: Treatment) -> None:
        for each in self.rows:
            each.take(treatment)
        self.decided.emit()

    def show_covered(self, covered: Iterable[Covered]) -> None:
        """Show these; what was decided for one of them before stays."""
        before = {each.covered.row.id: each.answer() for each in self.rows}
        self._empty()
        for each in covered:
            shown = CoveredRow(each, self._zone, masked=self._masked(), with_link=self._with_links)
            shown.decided.connect(self.decided)
            shown.shown_asked.connect(self.shown_asked)
            if each.row.id in before:
                shown.keep(before[each.row.id])
            if self.rows:
                self._inside.addWidget(rule())
            self._inside.addWidget(shown)
            self.rows.append(shown)
        self._tell()

    def _empty(self) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []

    def _tell(self) -> None:
        count = len(self.rows)
        verb = "tombe" if count == 1 else "tombent"
        self.head.setText(f"{plural(count, 'rendez-vous')} {verb} pendant {self._during}.")
        self.more.setText(f"Au-delà de {MOST_PROPOSED}, aucun report n’est proposé.")
        self.more.setVisible(count > MOST_PROPOSED)
        movable = any(each.covered.next_free is not None for each in self.rows)
        self.postpone_all.set_reason("" if movable else "Aucun créneau libre n’a été trouvé.")
        entrusted = any(each.covered.colleagues for each in self.rows)
        self.entrust_all.set_reason("" if entrusted else "Aucun collègue n’est libre.")
        self.setVisible(bool(count))
        self.decided.emit()

    def show_names(self) -> None:
        """The names are to be masked, or no longer."""
        for each in self.rows:
            each.show_name(masked=self._masked())

    def answers(self) -> dict[UUID, Answer]:
        """What becomes of each, by its id."""
        return {each.covered.row.id: each.answer() for each in self.rows}
