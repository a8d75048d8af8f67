"""What finance bills with in Chorus Pro: kept as it is typed, said under its field when it cannot be so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.statement import ChorusValues, chorus_faults
from cigdesk.french import NBSP, time_of_day
from cigdesk.services.statement_view import StatementView
from ui.pages.quotes.autosave import Autosave
from ui.widgets.base import Label, row, tight
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit

_LABELS = {
    "engagement_number": f"N°{NBSP}d’engagement juridique",
    "service_code": "Code service",
    "purchase_order": "Bon de commande",
    "siret": "SIRET",
    "note": "Note pour les finances",
}


class ChorusForm(QWidget):
    """An empty field takes what is proposed, which stands in grey in it."""

    edited = Signal(object, object)
    """(ChorusValues before, ChorusValues after): is to be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = ChorusValues()
        self._shown: tuple[object, object] | None = None
        self.saved = Label("", "caption", "text3")
        self.saved.hide()
        layout = tight(QVBoxLayout(self), 8)
        self.editors = {name: LineEdit() for name in _LABELS}
        self.fields = {name: Field(label, self.editors[name]) for name, label in _LABELS.items()}
        self._saves = {name: self._autosave(name) for name in _LABELS}
        named = self.fields
        layout.addWidget(Label("Références Chorus Pro", "caption_strong", "text3"))
        layout.addWidget(named["engagement_number"])
        both = row(spacing=10)
        for name in ("service_code", "purchase_order"):
            both.addWidget(named[name], 1)
        layout.addLayout(both)
        for name in ("siret", "note"):
            layout.addWidget(named[name])
        layout.addWidget(self.saved)

    def _autosave(self, name: str) -> Autosave:
        field = self.fields[name]
        return Autosave(
            self.editors[name],
            read=partial(_read, name),
            write=str,
            save=partial(self._keep, name),
            fault=lambda fault: field.set_error(fault) if fault else field.clear_error(),
        )

    def show_view(self, view: StatementView) -> None:
        """Show what is kept; what is being typed of the same statement stays."""
        shown = (view.authority_id, view.month)
        if shown != self._shown:
            self._shown = shown
            self.saved.hide()
            self.values = view.typed
            for save in self._saves.values():
                save.reset()
        for name, save in self._saves.items():
            if not save.dirty:
                self.values = replace(self.values, **{name: getattr(view.typed, name)})
            save.show(getattr(view.typed, name))
            self._say(name, view)

    def _say(self, name: str, view: StatementView) -> None:
        closed, editor = bool(view.number), self.editors[name]
        proposed = getattr(view.chorus, name)
        missing = "Demandé" if name in view.wanted else "Inconnu" if name == "siret" else "Non demandé"
        editor.setPlaceholderText(proposed or ("" if name == "note" else missing))
        editor.setToolTip("" if name == "note" else missing)
        editor.setReadOnly(closed)
        if not self.fields[name].error():
            wanted = name in view.wanted and not proposed and not closed
            self.fields[name].set_warning("À compléter avant de valider.") if wanted else self.fields[
                name
            ].clear_error()

    def _keep(self, name: str, value: str) -> None:
        before, self.values = self.values, replace(self.values, **{name: value})
        self.edited.emit(before, self.values)

    def say_saved(self, at: datetime) -> None:
        """« Enregistré à 10 h 42 »."""
        self.saved.setText(f"Enregistré à {time_of_day(at)}")
        self.saved.show()

    def show_faults(self, faults: dict[str, str]) -> None:
        """What the store refused."""
        for name, fault in faults.items():
            if name in self.fields:
                self.fields[name].set_error(fault)
                self._saves[name].not_kept()

    def flush(self) -> None:
        """Keep what is being typed."""
        for save in self._saves.values():
            save.flush()

    @property
    def held(self) -> str:
        """The field that has the keyboard; nothing where none has."""
        return next((name for name, each in self.editors.items() if each.hasFocus()), "")

    def reach(self, name: str) -> None:
        """The caret in that field."""
        self.editors[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editors[name].selectAll()


def _read(name: str, text: str) -> str:
    faults = chorus_faults(replace(ChorusValues(), **{name: text}))
    if name in faults:
        raise ValueError(faults[name])
    value: str = getattr(replace(ChorusValues(), **{name: text}).tidied(), name)
    return value
