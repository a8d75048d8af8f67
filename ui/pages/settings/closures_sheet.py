"""The sheet of one closure: its days, why, and the appointments that lie in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import KINDS, dated
from cigdesk.domain.closure import ClosureValues, check_closure
from cigdesk.french import NBSP, date_range, plural
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.closures import ClosureLine
from ui.pages.settings.closures_presenter import ClosuresPresenter
from ui.pages.settings.record_sheet import RecordSheet
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import LineEdit
from ui.widgets.pickers import DateField

SHOWN = 12
"""Appointments listed at once; the agenda shows the others."""


class ClosureSheet(RecordSheet):
    """One closure, written as it is typed."""

    appointment_asked = Signal(object)
    """(AppointmentRow): show it in the agenda, to be moved or cancelled there."""

    def __init__(self, presenter: ClosuresPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.first, self.last = DateField(today=presenter.today), DateField(today=presenter.today)
        self.label = LineEdit(placeholder=self.tr("Pont de l’Ascension, formation commune…"))
        fields = {
            "start": Field(self.tr("&Premier jour"), self.first),
            "end": Field(self.tr("&Dernier jour, compris"), self.last),
            "label": Field(self.tr("&Motif"), self.label, optional=True),
        }
        self.form = Form(fields, check=self._faults, parent=self)
        self.submit = Button(
            self.tr("Fermer ces jours"), "primary", icon_name="check", keycap=self.tr("Ctrl Entrée")
        )
        self.delete = Button(self.tr("Rouvrir ces jours"), "danger", size="medium", icon_name="trash")
        self.links: list[Button] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self._title = Label("", "title")
        days = Card(self.tr("Jours de fermeture"), spacing=12)
        days.add(row(self.form.fields["start"], self.form.fields["end"], spacing=12))
        days.add(self.form.fields["label"])
        said = self.tr("Aucun créneau n’y est proposé, une réservation y demande une raison.")
        days.add(Label(said, "secondary", "text3", wrap=True))
        self._covered = Card(self.tr("Rendez-vous pendant la fermeture"))
        self._said = Label("", "body", "text2", wrap=True)
        self._links = tight(QVBoxLayout(), 6)
        self._covered.add(self._said)
        self._covered.add(self._links)
        self._end = QWidget()
        tight(QVBoxLayout(self._end)).addLayout(row(self.submit, self.delete, None))
        self.stack(self._title, days, self._covered, self._end)

    def _connect(self) -> None:
        self.form.settled.connect(self._send)
        self.form.typed.connect(self._look)
        self.first.value_changed.connect(self._follow_first)
        self.submit.clicked.connect(self.create_now)
        self.delete.clicked.connect(self._presenter.remove)
        self._presenter.covered.connect(self._show_covered)
        self._presenter.refused.connect(partial(self.form.show_faults, everywhere=True))
        self._presenter.saver.refused.connect(partial(self.form.show_faults, everywhere=True))
        self._presenter.saver.kept.connect(self._accept)

    def _follow_first(self, first: object) -> None:
        if first is not None and self.last.value() is None:
            self.last.set_value(self.first.value())
            self._look()

    # what it shows

    def show_line(self, line: ClosureLine, *, other: bool) -> None:
        """Show that closure; what is being typed in it stays, unless it is `other` than before."""
        values = vars(line.values)
        if other:
            self.form.start(values)
        elif not self._presenter.saver.writing:
            self.form.show(values)
        self._title.setText(date_range(line.values.start, line.values.end))
        self._arrange()
        self._look()

    def begin(self) -> None:
        """Start a new one."""
        self.creating = True
        self.form.start({"start": None, "end": None, "label": ""})
        self._title.setText(self.tr("Nouvelle fermeture"))
        self._arrange()
        self._show_covered(())
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        self.submit.setVisible(self.creating)
        self.delete.setVisible(not self.creating)

    def _look(self) -> None:
        values = self.values()
        if values is not None:
            self._presenter.look(values)

    def _show_covered(self, rows: Sequence[AppointmentRow]) -> None:
        for link in self.links:
            link.hide()
            link.deleteLater()
        self.links = [self._link(each) for each in rows[:SHOWN]]
        for link in self.links:
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._said.setText(_covered_text(len(rows)))
        self._covered.setVisible(self.values() is not None)

    def _link(self, line: AppointmentRow) -> Button:
        said = f"{dated(line.span, self._presenter.zone)} · {KINDS[line.kind]}"
        link = Button(said, icon_name="calendar-event", size="medium")
        link.setToolTip(self.tr("Voir dans l’agenda"))
        link.clicked.connect(partial(self._ask, line))
        return link

    def _ask(self, line: AppointmentRow, _checked: bool = False) -> None:
        self.appointment_asked.emit(line)

    # what is typed

    def values(self) -> ClosureValues | None:
        """What is typed; None while a day is missing."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return None
        return ClosureValues(start=first, end=last, label=self.label.text())

    def _faults(self) -> dict[str, str]:
        values = self.values()
        if values is not None:
            return check_closure(values)
        missing = {
            "start": "" if self.first.value() else self.tr("Indiquez le premier jour."),
            "end": "" if self.last.value() else self.tr("Indiquez le dernier jour."),
        }
        return {name: said for name, said in missing.items() if said}

    def create_now(self) -> None:
        faults, values = self.form.faults(), self.values()
        if not self.creating:
            return
        if faults or values is None:
            self.form.show_faults(faults, everywhere=True)
        else:
            self._presenter.create(values)

    def _send(self) -> None:
        if self.creating:
            return
        self.form.show_faults(self.form.faults())
        values = self.values()
        if values is not None:
            self._presenter.saver.submit(values)

    def _accept(self, sent: ClosureValues, kept: ClosureValues, names: Sequence[str]) -> None:
        self.form.accept(vars(sent), vars(kept), names)

    def flush(self) -> None:
        if not self.creating and self._presenter.wanted is not None:
            self.form.flush()


def _covered_text(count: int) -> str:
    if not count:
        return "Aucun rendez-vous ne tombe pendant ces jours."
    verb = "tombe" if count == 1 else "tombent"
    said = f"{plural(count, 'rendez-vous')} {verb} pendant ces jours{NBSP}: ouvrez-les pour les reporter."
    return said if count <= SHOWN else f"{said} Les {SHOWN} premiers{NBSP}:"
