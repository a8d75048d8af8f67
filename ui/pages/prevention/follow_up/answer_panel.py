"""The answer of an authority, noted by keyboard, for one observation or several; what was answered before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.free_text import nir_warnings_of
from cigdesk.domain.inspection_report import numbered
from cigdesk.domain.observation import FollowUpState
from cigdesk.domain.observation_answer import ANSWERS, AnswerValues, check_answer
from cigdesk.french import date_long, date_medium, plural
from cigdesk.ports.follow_ups import AnswerRow
from cigdesk.services.follow_up_listing import FollowLine
from ui.pages.authorities.cards import replace_all
from ui.pages.prevention.days.words import SEVERITIES
from ui.pages.prevention.follow_up.words import ANSWER_WORDS, history_words, row_pill
from ui.widgets.base import Label, row, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field, show_faults
from ui.widgets.inputs import LineEdit, TextEdit
from ui.widgets.keys import confirms
from ui.widgets.pickers import DateField
from ui.widgets.pill import Pill
from ui.widgets.segmented import Segmented
from ui.widgets.side_panel import SidePanel

_LABELS: Final = {
    FollowUpState.PLANNED: "&Mesure ou précision",
    FollowUpState.IN_PROGRESS: "&Mesure ou précision",
    FollowUpState.DONE: "&Mesure prise",
    FollowUpState.REFUSED: "&Motif",
}


class AnswerPanel(SidePanel):
    """It shows what is chosen and asks; the part does."""

    submitted = Signal(object, object)
    """(ids, AnswerValues)."""
    report_asked = Signal(object)
    """(UUID): the report of that day."""
    reminder_asked = Signal(object)
    """(UUID): ask that authority again."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(QWidget().tr("Suite donnée"), parent)
        self._today = today
        self.lines: Sequence[FollowLine] = ()
        self._pill, self._standing = Pill("", parent=self), Pill("", parent=self)
        self._text, self._where = Label("", "strong", wrap=True), Label("", "secondary", "text2", wrap=True)
        self._asked = Label("", "body", wrap=True)
        self.state = Segmented(
            [(each.value, ANSWER_WORDS[each]) for each in ANSWERS], self.tr("Réponse"), small=True
        )
        self.answered_on, self.answered_by = DateField(today=today), LineEdit()
        self.planned_for, self.done_on = DateField(today=today), DateField(today=today)
        self.answer = TextEdit(lines=3)
        self.fields = self._make_fields()
        self.submit_button = Button(
            self.tr("Noter la réponse"), "primary", icon_name="check", keycap=self.tr("Ctrl Entrée")
        )
        self.report_button = Button(self.tr("Rapport"), icon_name="file-type-pdf")
        self.remind_button = Button(self.tr("Relancer"), icon_name="mail")
        self._history = tight(QVBoxLayout(), 8)
        self._past = Label(self.tr("Réponses notées"), "section")
        self._lay_out()
        self._connect()

    def _make_fields(self) -> Mapping[str, Field]:
        tr = self.tr
        return {
            "state": Field(tr("&Suite"), self.state),
            "planned_for": Field(tr("&Prévue pour le"), self.planned_for),
            "done_on": Field(tr("&Levée le"), self.done_on),
            "answered_on": Field(tr("&Réponse du"), self.answered_on),
            "answered_by": Field(tr("Donnée par"), self.answered_by, optional=True),
            "answer": Field(tr("&Mesure ou précision"), self.answer, optional=True).warn_by(nir_warnings_of),
        }

    def _lay_out(self) -> None:
        self.body.addLayout(row(self._pill, self._standing, None))
        for label in (self._text, self._where, self._asked):
            self.body.addWidget(label)
        self.body.addWidget(rule())
        for field in self.fields.values():
            self.body.addWidget(field)
        self.body.addWidget(self._past)
        self.body.addLayout(self._history)
        self.body.addStretch(1)
        self.foot.addWidget(self.submit_button)
        self.foot.addLayout(row(self.report_button, self.remind_button))

    def _connect(self) -> None:
        self.state.chosen.connect(lambda _key: self._fit())
        self.submit_button.clicked.connect(self.submit)
        self.report_button.clicked.connect(lambda: self.report_asked.emit(self.lines[0].row.inspection_id))
        self.remind_button.clicked.connect(lambda: self.reminder_asked.emit(self.lines[0].row.authority_id))

    # what it shows

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The observations that it is about."""
        return tuple(each.id for each in self.lines)

    def show_lines(self, lines: Sequence[FollowLine], *, again: bool = False) -> None:
        """Show these, and the answer of one of them; `again` leaves what is being typed."""
        other = tuple(each.id for each in lines) != self.ids
        self.lines = lines
        self._say(lines)
        if other or not again:
            self._start(lines)
        several = len(lines) > 1
        self._past.hide()
        replace_all(self._history, ())
        self.report_button.setVisible(len({each.row.inspection_id for each in lines}) == 1)
        self.remind_button.setVisible(len({each.row.authority_id for each in lines}) == 1)
        silent = not any(each.row.follow_up.is_open and each.row.sent_on for each in lines)
        reason = self.tr("Rien de ce qui est envoyé n’attend de suite ici.") if silent else ""
        self.remind_button.set_reason(reason)
        self.submit_button.setText(
            self.tr("Noter pour les {count}").format(count=len(lines))
            if several
            else self.tr("Noter la réponse")
        )

    def _say(self, lines: Sequence[FollowLine]) -> None:
        several = len(lines) > 1
        self._pill.setVisible(not several)
        self._standing.setVisible(not several)
        if several:
            authorities = list(dict.fromkeys(each.row.authority for each in lines))
            self._text.setText(plural(len(lines), "observation"))
            self._where.setText(", ".join(authorities))
            self._asked.setText(self.tr("La même réponse est notée pour toutes."))
            return
        line = lines[0]
        found = line.row
        self._pill.set_data(SEVERITIES[found.severity])
        self._standing.set_data(row_pill(found, self._today()))
        self._text.setText(found.text)
        number = f", rapport {numbered(found.number)}" if found.number else ""
        where = ", ".join(part for part in (found.authority, line.where) if part)
        self._where.setText(f"{where}\n{date_long(found.day).capitalize()}{number}")
        due = f"\nÉchéance{chr(0xA0)}: {date_medium(found.due)}" if found.due else ""
        self._asked.setText(f"{found.measure}{due}".strip())

    def _start(self, lines: Sequence[FollowLine]) -> None:
        """What is kept of one observation, or an empty answer."""
        kept = lines[0].row if len(lines) == 1 else None
        state = kept.follow_up if kept and kept.follow_up in ANSWERS else FollowUpState.DONE
        with QSignalBlocker(self.state):
            self.state.set_value(state.value)
        today = self._today()
        known = kept is not None and kept.follow_up in ANSWERS
        self.answered_on.set_value(kept.answered_on if known and kept else today)
        self.answered_by.setText(kept.answered_by if kept else "")
        self.planned_for.set_value(kept.planned_for if kept else None)
        self.done_on.set_value((kept.done_on if kept else None) or today)
        self.answer.setText(kept.answer if kept else "")
        for field in self.fields.values():
            field.clear_error()
        self._fit()

    def show_history(self, answers: Sequence[AnswerRow]) -> None:
        """What was answered before, the latest first."""
        if len(self.lines) != 1:
            return
        self._past.setVisible(bool(answers))
        replace_all(self._history, (_Past(each) for each in answers), ruled=False)

    def _fit(self) -> None:
        """Only the dates that the answer has."""
        state = self._state()
        self.fields["planned_for"].setVisible(state in (FollowUpState.PLANNED, FollowUpState.IN_PROGRESS))
        self.fields["done_on"].setVisible(state is FollowUpState.DONE)
        self.fields["answer"].set_label(self.tr(_LABELS[state]))
        for field in self.fields.values():
            field.clear_error()

    def _state(self) -> FollowUpState:
        return FollowUpState(self.state.value())

    # what is typed

    def values(self) -> AnswerValues:
        """What is typed; a day that cannot be read is none."""
        return AnswerValues(
            state=self._state(),
            answered_on=self.answered_on.value(),
            answered_by=self.answered_by.text(),
            answer=self.answer.text(),
            planned_for=self.planned_for.value(),
            done_on=self.done_on.value(),
        ).tidied()

    def submit(self) -> None:
        """Ask for it to be noted, once it is sound; else the keyboard goes to the first fault."""
        values = self.values()
        visited = max((each.row.day for each in self.lines), default=self._today())
        faults = {**check_answer(values, visited, self._today()), **self._unread()}
        self.show_faults(faults)
        if not faults and self.lines:
            self.submitted.emit(self.ids, values)

    def _unread(self) -> dict[str, str]:
        """The days that are typed and cannot be read, where they are asked."""
        editors = {
            "planned_for": self.planned_for,
            "done_on": self.done_on,
            "answered_on": self.answered_on,
        }
        asked = {name: each for name, each in editors.items() if not self.fields[name].isHidden()}
        return {name: fault for name, each in asked.items() if (fault := each.fault())}

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say each under its field, the keyboard on the first."""
        show_faults(self.fields, faults)

    def focus_state(self) -> QWidget:
        """Where the keyboard begins."""
        return self.state.segment(self.state.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.submit()
        else:
            super().keyPressEvent(event)


class _Past(QWidget):
    """One answer that was noted."""

    def __init__(self, answer: AnswerRow) -> None:
        super().__init__()
        title, said = history_words(answer)
        layout = tight(QVBoxLayout(self), 1)
        layout.addWidget(Label(title, "strong", wrap=True))
        layout.addWidget(Label(said, "secondary", "text2", wrap=True))
