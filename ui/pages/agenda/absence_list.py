"""The appointments under an absence, each with what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import KINDS, practitioner_name, when
from cigdesk.french import NBSP, date_short, plural, time_of_day
from cigdesk.services.absence_proposals import MOST_PROPOSED, Covered
from cigdesk.services.absences import LEFT, Answer, Treatment
from ui.pages.agenda.board import who
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.inputs import ComboBox


class CoveredRow(QWidget):
    """One appointment: whose and when, and the choice."""

    def __init__(self, covered: Covered, zone: ZoneInfo, *, masked: bool) -> None:
        super().__init__()
        self.covered, self._zone = covered, zone
        line = covered.row
        start = line.start.astimezone(zone)
        moment = f"{date_short(start.date(), year=False)}, {when(line.span, zone)}"
        self.name = Label("", "strong", wrap=True)
        self.choice = ComboBox()
        layout = tight(QVBoxLayout(self), 3, (12, 8, 12, 10))
        layout.addWidget(self.name)
        layout.addWidget(Label(f"{moment} · {KINDS[line.kind]}", "secondary", "text2", wrap=True))
        layout.addWidget(self.choice)
        self._fill()
        self.show_name(masked=masked)

    def _fill(self) -> None:
        self.choice.addItem("Laisser tel quel", LEFT)
        found = self.covered.next_free
        if found is not None:
            start = found.span.start.astimezone(self._zone)
            words = f"Reporter {date_short(start.date(), year=False)} {time_of_day(start)}"
            self.choice.addItem(words, Answer(treatment=Treatment.POSTPONE, span=found.span))
        for each in self.covered.colleagues:
            name = practitioner_name(each.first_name, each.last_name)
            answer = Answer(treatment=Treatment.ENTRUST, practitioner_id=each.id)
            self.choice.addItem(f"Confier à {name}", answer)
        self.choice.addItem("Annuler", Answer(treatment=Treatment.CANCEL))

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


class CoveredList(QWidget):
    """All of them, and the two buttons that decide for all; hidden when there is none."""

    def __init__(self, zone: ZoneInfo, masked: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone, self._masked = zone, masked
        self.rows: list[CoveredRow] = []
        self.head = Label("", "strong", "warn", wrap=True)
        self.more = Label("", "secondary", "text3", wrap=True)
        self.postpone_all = Button("Tout reporter", icon_name="calendar-time", size="medium")
        self.cancel_all = Button("Tout annuler", "danger", icon_name="ban", size="medium")
        self.postpone_all.clicked.connect(lambda: self._decide(Treatment.POSTPONE))
        self.cancel_all.clicked.connect(lambda: self._decide(Treatment.CANCEL))
        box = surface("card")
        self._inside = tight(QVBoxLayout(box), 0, (1, 1, 1, 1))
        layout = tight(QVBoxLayout(self), 8)
        layout.addWidget(self.head)
        layout.addLayout(row(self.postpone_all, self.cancel_all, None))
        layout.addWidget(box)
        layout.addWidget(self.more)
        self.hide()

    def _decide(self, treatment: Treatment) -> None:
        for each in self.rows:
            each.take(treatment)

    def show_covered(self, covered: Iterable[Covered]) -> None:
        """Show these; what was decided for one of them before stays."""
        before = {each.covered.row.id: each.answer() for each in self.rows}
        self._empty()
        for each in covered:
            shown = CoveredRow(each, self._zone, masked=self._masked())
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
        self.head.setText(f"{plural(count, 'rendez-vous')} {verb} pendant cette absence.")
        self.more.setText(f"Au-delà de {MOST_PROPOSED}, aucun report n’est proposé.")
        self.more.setVisible(count > MOST_PROPOSED)
        movable = any(each.covered.next_free is not None for each in self.rows)
        self.postpone_all.set_reason("" if movable else "Aucun créneau libre n’a été trouvé.")
        self.setVisible(bool(count))

    def show_names(self) -> None:
        """The names are to be masked, or no longer."""
        for each in self.rows:
            each.show_name(masked=self._masked())

    def answers(self) -> dict[UUID, Answer]:
        """What becomes of each, by its id."""
        return {each.covered.row.id: each.answer() for each in self.rows}
