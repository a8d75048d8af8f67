"""Limits and conditions of an offer as values to fill in, each in its French words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.catalogue.conditions import (
    AdvisedWith,
    Condition,
    DuplicateOf,
    ExploratoryFirst,
    NeedsAcfi,
    NeedsAffiliation,
    NeedsContribution,
    NeedsOffer,
    NeedsPrescription,
    NotWith,
    Once,
    ParticipantsLimit,
    Per,
    QuantityLimit,
)
from ui.widgets.base import Label, row, rule, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.checks import CheckBox
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import NumberField

_PER = {Per.QUOTE: "par devis", Per.YEAR: "par an et collectivité", Per.CONVENTION: "par convention"}
_LABELS: Final[dict[type[Condition], str]] = {
    Once: "Une seule fois",
    ParticipantsLimit: "Participants, au plus",
    QuantityLimit: "Quantité par ligne",
    NeedsOffer: "Demande une autre prestation",
    NotWith: "Jamais avec, la même année",
    DuplicateOf: "Refusée avec, car comprise",
    AdvisedWith: "Conseillée avec",
    NeedsAcfi: "La collectivité a un ACFI",
    NeedsAffiliation: "La collectivité est affiliée",
    NeedsContribution: "Elle verse la cotisation optionnelle",
    NeedsPrescription: "Prescription du médecin du travail",
    ExploratoryFirst: "Une séance exploratoire d’abord",
}
_MOST = 999_999


class ConditionRow(QWidget):
    """One condition: its words, its values, its fault, and the cross that takes it away."""

    removed = Signal()
    edited = Signal()

    def __init__(self, kind: type[Condition], catalogue: Catalogue, own: str) -> None:
        super().__init__()
        self.kind, self._others = kind, {c: o.label for c, o in catalogue.offers.items() if c != own}
        self._read: Callable[[], Condition] = kind  # the kinds that hold no value are made as they are
        label = _LABELS[kind]
        self.cross = IconButton("x", f"Retirer : {label}")
        self.cross.clicked.connect(self.removed)
        self._column = tight(QVBoxLayout(self), 6, (0, 4, 0, 4))
        self._column.addWidget(rule())
        self._column.addLayout(row(Label(label, "emphasis", wrap=True), None, self.cross))
        self._fault = Label("", "secondary", "bad", wrap=True)
        self.editors: dict[str, QWidget] = {}
        self._make_editors()
        self._column.addWidget(self._fault)
        self._fault.hide()

    def condition(self) -> Condition:
        """What is filled in."""
        return self._read()

    def show_fault(self, fault: str) -> None:
        """Say what is wrong with it, under it."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def fill(self, condition: Condition) -> None:
        """Show the values of that condition."""
        for name, editor in self.editors.items():
            value = getattr(condition, name)
            if isinstance(editor, ComboBox):
                editor.setCurrentIndex(max(editor.findData(value), 0))
            elif isinstance(editor, NumberField):
                editor.set_value(value)
            elif isinstance(editor, CheckBox):
                editor.setChecked(bool(value))
            elif isinstance(editor, LineEdit):
                editor.setText(", ".join(value) if isinstance(value, tuple) else value)
                editor.home(False)

    def _make_editors(self) -> None:
        makers: Mapping[type[Condition], Callable[[], None]] = {
            Once: self._once,
            ParticipantsLimit: self._participants,
            QuantityLimit: self._quantity,
            NeedsOffer: self._needs_offer,
            NotWith: self._not_with,
            DuplicateOf: self._duplicate,
            AdvisedWith: self._advised,
        }
        if self.kind in makers:
            makers[self.kind]()

    def _once(self) -> None:
        per = self._choice("per", _PER, "Combien")
        self._read = lambda: Once(Per(per.currentData()))

    def _participants(self) -> None:
        most = self._number("maximum", "Participants au plus")
        self._read = lambda: ParticipantsLimit(most.value() or 0)

    def _quantity(self) -> None:
        most, least = (
            self._number("maximum", "Au plus"),
            self._number("advised_minimum", "Au moins, conseillé"),
        )
        reason = self._text("reason", "Motif")
        self._read = lambda: QuantityLimit(most.value(), least.value(), reason.text().strip())

    def _needs_offer(self) -> None:
        offer = self._offer("offer")
        earlier = CheckBox("Déjà réalisée suffit")
        earlier.toggled.connect(self.edited)
        self._add("earlier", earlier, "Déjà réalisée suffit", labelled=False)
        self._read = lambda: NeedsOffer(offer.currentData(), earlier.isChecked())

    def _not_with(self) -> None:
        offer = self._offer("offer")
        self._read = lambda: NotWith(offer.currentData())

    def _duplicate(self) -> None:
        offer, reason = self._offer("offer"), self._text("reason", "Motif")
        self._read = lambda: DuplicateOf(offer.currentData(), reason.text().strip())

    def _advised(self) -> None:
        codes, reason = self._text("offers", "Codes, séparés par des virgules"), self._text("reason", "Motif")
        codes.setPlaceholderText("CERCLE, ACFI")
        self._read = lambda: AdvisedWith(_codes(codes.text()), reason.text().strip())

    def _offer(self, name: str) -> ComboBox:
        return self._choice(
            name, {code: f"{code}, {label}" for code, label in self._others.items()}, "Prestation"
        )

    def _choice(self, name: str, choices: Mapping[Any, str], label: str) -> ComboBox:
        box = ComboBox()
        for value, said in choices.items():
            box.addItem(said, value)
        box.activated.connect(self.edited)
        self._add(name, box, label, labelled=False)
        return box

    def _number(self, name: str, label: str) -> NumberField:
        field = NumberField(minimum=1, maximum=_MOST)
        field.edited.connect(self.edited)
        self._add(name, field, label)
        return field

    def _text(self, name: str, label: str) -> LineEdit:
        line = LineEdit(placeholder="dit avec la condition")
        line.edited.connect(self.edited)
        self._add(name, line, label)
        return line

    def _add(self, name: str, editor: QWidget, label: str, *, labelled: bool = True) -> None:
        self.editors[name] = editor
        editor.setAccessibleName(f"{_LABELS[self.kind]}, {label}")
        if labelled:
            said = Label(label, "secondary", "text2")
            said.setBuddy(editor)
            self._column.addWidget(said)
        self._column.addWidget(editor)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(each.strip().upper() for each in text.split(",") if each.strip())


class ConditionRows(QWidget):
    """Every condition of an offer, and the choice of one more."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue: Catalogue | None = None
        self._own = ""
        self.rows: list[ConditionRow] = []
        self.kinds = ComboBox()
        for kind, label in _LABELS.items():
            self.kinds.addItem(label, kind)
        self.kinds.setAccessibleName(self.tr("Condition à ajouter"))
        self.add_button = Button(self.tr("Ajouter"), size="medium", icon_name="plus")
        self.add_button.clicked.connect(self._add_chosen)
        layout = tight(QVBoxLayout(self), 6)
        layout.addWidget(Label(self.tr("Limites et conditions"), "strong"))
        self._list = tight(QVBoxLayout(), 4)
        layout.addLayout(self._list)
        add = row(spacing=8)
        add.addWidget(self.kinds, 1)
        add.addWidget(self.add_button)
        layout.addLayout(add)

    def show_conditions(self, conditions: Iterable[Condition], catalogue: Catalogue, own: str) -> None:
        """Show those of the offer `own`."""
        self._catalogue, self._own = catalogue, own
        for each in self.rows:
            each.setParent(None)
            each.deleteLater()
        self.rows = []
        for condition in conditions:
            self._add(type(condition)).fill(condition)

    def conditions(self) -> tuple[Condition, ...]:
        """What is filled in."""
        return tuple(each.condition() for each in self.rows)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Each fault in its row."""
        for place, each in enumerate(self.rows):
            each.show_fault(faults.get(f"conditions.{place}", ""))

    def _add_chosen(self) -> None:
        made = self._add(self.kinds.currentData())
        first = next(iter(made.editors.values()), made.cross)
        first.setFocus()
        self.edited.emit()

    def _add(self, kind: type[Condition]) -> ConditionRow:
        if self._catalogue is None:
            raise RuntimeError("no offer is shown")
        made = ConditionRow(kind, self._catalogue, self._own)
        made.removed.connect(lambda: self._remove(made))
        made.edited.connect(self.edited)
        self.rows.append(made)
        self._list.addWidget(made)
        return made

    def _remove(self, gone: ConditionRow) -> None:
        self.rows.remove(gone)
        gone.setParent(None)
        gone.deleteLater()
        self.add_button.setFocus()
        self.edited.emit()
