"""The form of the days agreed with an authority: the parts of a package, or the months of a presence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cigdesk.domain.days_change import reason_fault
from cigdesk.domain.engagement_words import part_of
from cigdesk.french import month_name, parse_quantity, plural, quantity
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.engagement_reading import EngagementLine
from ui.pages.authorities.form_panel import FormPanel
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit

_COLUMNS = 2
_REASON = "reason"


class DaysPanel(FormPanel):
    """A field for each count; what is typed is half-days."""

    proposal_asked = Signal(object)
    """(id of a practitioner or None): what the calendar gives by that week is wanted; `take` writes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.lines: tuple[EngagementLine, ...] = ()
        self._said = Label("", "secondary", "text2", wrap=True)
        self._whole = Label("", "strong")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self.week = ComboBox()
        self.propose_button = Button(self.tr("Reprendre le calcul du calendrier"), icon_name="calendar-month")
        self.propose_button.clicked.connect(lambda: self.proposal_asked.emit(self.week.currentData()))
        self._week_field = Field(self.tr("&Semaine de travail"), self.week)
        self.reason = LineEdit(placeholder=self.tr("À la demande de la collectivité"))
        self._agreed: tuple[Decimal, ...] = ()
        for widget in (self._said, self._week_field, self.propose_button):
            self.body.addWidget(widget)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._whole)
        self._reason_at = self.body.count()
        self.body.addStretch(1)

    def start(self, lines: Sequence[EngagementLine]) -> None:
        """Open on what is kept of these."""
        self.lines = tuple(lines)
        first = lines[0]
        self.set_title(self.tr("Jours {year}").format(year=first.start.year))
        self._said.setText(self._explanation(first))
        self.propose_button.setVisible(bool(first.months))
        self._week_field.setVisible(bool(first.months))
        self._refill(_counts(self.lines))
        self._ask_reason(months=bool(first.months))
        self._sum()
        self.begin(next(iter(self.fields)))

    def set_weeks(self, practitioners: Sequence[PractitionerRow]) -> None:
        """The weeks that the calendar may count by: the usual one first."""
        self.week.clear()
        self.week.addItem(self.tr("Du lundi au vendredi"), None)
        for each in practitioners:
            self.week.addItem(self.tr("Celle de {name}").format(name=each.name), each.id)

    def _explanation(self, line: EngagementLine) -> str:
        if not line.months:
            return self.tr(
                "Les jours du forfait sont arrêtés chaque année avec la collectivité\u00a0: saisissez-les "
                "par demi-journées, 0 pour ce qu’elle ne prend pas."
            )
        return self.tr(
            "Calculés sur les jours ouvrés du lundi au vendredi, fériés exclus, arrondis à la "
            "demi-journée. Ce que vous saisissez remplace le calcul."
        )

    def _refill(self, counts: Sequence[tuple[str, str, Decimal]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if (former := self.fields.pop(_REASON, None)) is not None:
            self.reason.setParent(self)
            self.body.removeWidget(former)
            former.hide()
            former.deleteLater()
        self.fields.clear()
        self._agreed = tuple(count for _, _, count in counts)
        for place, (key, words, count) in enumerate(counts):
            edit = LineEdit(quantity(count))
            edit.textChanged.connect(self._sum)
            field = Field(words, edit)
            field.set_check(partial(self._fault, key))
            self.fields[key] = field
            self._grid.addWidget(field, place // _COLUMNS, place % _COLUMNS)

    def _ask_reason(self, *, months: bool) -> None:
        """Why, of what was agreed before; the days of a presence may change without saying so."""
        self.reason.setText("")
        if not any(self._agreed):
            return
        field = Field(self.tr("&Motif du changement"), self.reason, optional=months)
        field.set_check(partial(self._fault, _REASON))
        self.fields[_REASON] = field
        self.body.insertWidget(self._reason_at, field)

    def take(self, days: Mapping[UUID, Decimal]) -> None:
        """Write these in place of what is typed."""
        for each, count in days.items():
            editor = self._edit(str(each))
            editor.setText(quantity(count))

    def _edit(self, key: str) -> LineEdit:
        editor = self.fields[key].editor
        if not isinstance(editor, LineEdit):
            raise TypeError("a count of days is typed in a line")
        return editor

    def values(self) -> object:
        return tuple((key, self._edit(key).text().strip()) for key in self.fields)

    def faults(self) -> Mapping[str, str]:
        found = {}
        for key in self._keys:
            try:
                parse_quantity(self._edit(key).text())
            except ValueError as fault:
                found[key] = str(fault)
        return found or self._reason_faults()

    @property
    def _keys(self) -> list[str]:
        return [key for key in self.fields if key != _REASON]

    def _reason_faults(self) -> Mapping[str, str]:
        of_presence = any(line.months for line in self.lines)
        moved = any(self._agreed) and tuple(self.days().values()) != self._agreed
        fault = reason_fault(self.reason.text(), wanted=moved and not of_presence)
        return {_REASON: fault} if fault else {}

    def days(self) -> dict[UUID, Decimal]:
        """What is typed, once nothing is wrong with it."""
        return {UUID(key): parse_quantity(self._edit(key).text()) for key in self._keys}

    def _fault(self, key: str) -> str:
        return self.faults().get(key, "")

    def _sum(self) -> None:
        if self.faults().keys() - {_REASON}:
            self._whole.setText("")
            return
        whole = sum(self.days().values(), Decimal(0))
        self._whole.setText(self.tr("{days} en tout").format(days=plural(whole, self.tr("jour"))))


def _counts(lines: Sequence[EngagementLine]) -> list[tuple[str, str, Decimal]]:
    """The id, the words and the count of each field."""
    months = [(each.id, month_name(each.start), each.balance) for line in lines for each in line.months]
    parts = [(line.id, part_of(line.offer, line.unit), line.balance) for line in lines if not line.months]
    return [(str(key), words.capitalize(), balance.granted) for key, words, balance in (*months, *parts)]
