"""The sheet of one closure: its days, why, and what becomes of the appointments that lie in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.closure import ClosureValues, check_closure
from cigdesk.french import date_range
from cigdesk.services.closures import ClosureLine, ClosurePreview
from cigdesk.services.covered import LEFT, told_of
from ui.masking import Masking
from ui.pages.agenda.covered_list import CoveredList
from ui.pages.settings.closures_presenter import ClosuresPresenter
from ui.pages.settings.record_sheet import RecordSheet
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import LineEdit
from ui.widgets.pickers import DateField


class ClosureSheet(RecordSheet):
    """One closure, written as it is typed; days that cover appointments wait for what becomes of those."""

    appointment_asked = Signal(object)
    """(AppointmentRow): show it in the agenda."""

    def __init__(self, presenter: ClosuresPresenter, masking: Masking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._preview: tuple[ClosureValues, ClosurePreview] | None = None
        self._held: ClosureValues | None = None
        self.covered = CoveredList(presenter.zone, lambda: masking.masked, "ces jours", with_links=True)
        masking.changed.connect(self.covered.show_names)
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
        self.apply = Button(
            self.tr("Enregistrer"), "primary", icon_name="check", keycap=self.tr("Ctrl Entrée")
        )
        self.delete = Button(self.tr("Rouvrir ces jours"), "danger", size="medium", icon_name="trash")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._title = Label("", "title")
        days = Card(self.tr("Jours de fermeture"), spacing=12)
        days.add(row(self.form.fields["start"], self.form.fields["end"], spacing=12))
        days.add(self.form.fields["label"])
        said = self.tr("Aucun créneau n’y est proposé, une réservation y demande une raison.")
        days.add(Label(said, "secondary", "text3", wrap=True))
        self._effect = Card(self.tr("Rendez-vous pendant la fermeture"))
        self._nothing = Label(self.tr("Aucun rendez-vous ne tombe pendant ces jours."), "body", "text2")
        self._effect.add(self._nothing)
        self._effect.add(self.covered)
        foot, self._told = QWidget(), Label("", "secondary", "text2")
        acts = row(self.submit, self.apply, self.delete, self._told, None)
        tight(QVBoxLayout(foot), 0, (20, 10, 20, 10)).addLayout(acts)
        self.stack(self._title, days, self._effect, foot=foot)

    def _connect(self) -> None:
        self.form.settled.connect(self._send)
        self.form.typed.connect(self._look_at_days)
        self.first.value_changed.connect(self._follow_first)
        self.submit.clicked.connect(self.create_now)
        self.apply.clicked.connect(self.create_now)
        self.delete.clicked.connect(self._presenter.remove)
        self._presenter.previewed.connect(self._show_preview)
        self._presenter.overtaken.connect(self._look)
        self.covered.decided.connect(self._arrange)
        self.covered.shown_asked.connect(self.appointment_asked)
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
            self._forget()
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
        self._forget()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        """Another closure: nothing is known of what it covers."""
        self._preview = self._held = None
        self.covered.show_covered(())
        self._effect.hide()

    def _arrange(self) -> None:
        self.submit.setVisible(self.creating)
        self.delete.setVisible(not self.creating)
        answers = self.covered.answers()
        answered = any(each != LEFT for each in answers.values())
        self.apply.setVisible(not self.creating and (answered or self._held is not None))
        self._told.setText("" if self.apply.isHidden() and not self.creating else told_of(answers, left=True))

    def _look(self) -> None:
        values = self.values()
        if values is not None:
            self._presenter.look(values)

    def _look_at_days(self) -> None:
        if self._preview is None or not _same_days(self._preview[0], self.values()):
            self._look()

    def _show_preview(self, values: ClosureValues, found: ClosurePreview) -> None:
        if not _same_days(values, self.values()):
            return
        self._preview = (values, found)
        self.covered.show_covered(found.covered)
        self._nothing.setVisible(not found.covered)
        self._effect.show()
        if self._held is not None:
            self._send()

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
        if not self.creating and self.apply.isHidden():
            return
        if faults or values is None:
            self.form.show_faults(faults, everywhere=True)
        elif self.creating:
            self._presenter.create(values, self.covered.answers())
        else:
            self._held = None
            self._presenter.apply(values, self.covered.answers())

    def _send(self) -> None:
        if self.creating:
            return
        self.form.show_faults(self.form.faults())
        values = self.values()
        if values is None:
            return
        self._held = values if self._to_be_decided(values) else None
        if self._held is None:
            self._presenter.saver.submit(values)
        self._arrange()

    def _to_be_decided(self, values: ClosureValues) -> bool:
        """Whether these days are others than those kept, and cover appointments that nobody decided on."""
        if _same_days(values, self._presenter.saver.before) or check_closure(values):
            return False
        seen = self._preview
        return seen is None or not _same_days(values, seen[0]) or seen[1].wants_answers

    def _accept(self, sent: ClosureValues, kept: ClosureValues, names: Sequence[str]) -> None:
        self.form.accept(vars(sent), vars(kept), names)

    def flush(self) -> None:
        if not self.creating and self._presenter.wanted is not None:
            self.form.flush()
        if self._held is not None:
            # Left without an answer: the rules say why that is not written.
            self._presenter.saver.submit(self._held)
            self._held = None


def _same_days(one: ClosureValues | None, other: ClosureValues | None) -> bool:
    if one is None or other is None:
        return False
    return (one.start, one.end) == (other.start, other.end)
