"""What stands above the lines: object, day of service, validity, who follows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cigdesk import french
from cigdesk.domain.free_text import nir_warnings_of
from cigdesk.services.quote_view import QuoteView
from ui.pages.quotes.autosave import Autosave
from ui.pages.quotes.presenter import QuotePresenter
from ui.pages.quotes.words import validity_text
from ui.widgets.base import tight
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import DateField


class _ServiceDay(DateField):
    """Shown without its weekday: the field is short, and the weekday means nothing here."""

    def _write(self, value: date) -> str:
        return french.date_medium(value)


class Heading(QWidget):
    """Four fields in one row, each of which writes itself."""

    def __init__(self, presenter: QuotePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._showing = False
        self._view: QuoteView | None = None
        self.object = LineEdit(placeholder="Programme de l’année, par exemple")
        self.day = _ServiceDay(today=presenter.today)
        self.validity = LineEdit()
        self.follower = ComboBox()
        self._build()
        self._autosave = Autosave(
            self.object,
            read=str.strip,
            write=lambda value: value or "",
            save=lambda value: presenter.edit_heading(object=value),
        )
        self.day.value_changed.connect(self._day_chosen)
        self.follower.activated.connect(self._follower_chosen)
        presenter.masking.changed.connect(self._mask)

    def _build(self) -> None:
        self.validity.setReadOnly(True)
        self.object_field = Field("&Objet", self.object).warn_by(nir_warnings_of)
        self.day_field = Field("&Date de la prestation", self.day, check=self.day.fault)
        self.validity_field = Field("Validité", self.validity)
        self.follower_field = Field("&Suivi par", self.follower)
        layout = tight(QHBoxLayout(self), 12)
        fields = (self.object_field, self.day_field, self.validity_field, self.follower_field)
        for field, stretch in zip(fields, (25, 15, 17, 20), strict=True):
            layout.addWidget(field, stretch)

    def show_view(self, view: QuoteView) -> None:
        """Show the heading as it stands now."""
        self._showing, self._view = True, view
        self._autosave.show(view.object)
        if not (self.day.hasFocus() and self.day.isModified()):
            self.day.set_value(view.service_day)
        self.validity.setText(
            f"{validity_text(view)}, {view.validity}" if view.editable else validity_text(view)
        )
        self.validity.setCursorPosition(0)
        self._show_followers(view)
        for field in (self.object_field, self.day_field, self.follower_field):
            field.set_read_only(not view.editable)
        self._show_catalogue(view)
        self._showing = False

    def _show_followers(self, view: QuoteView) -> None:
        """Names as they may be shown now; the choice is the name itself."""
        said = self._presenter.masking.name
        shown = [("", ""), *((said(name), name) for name in view.followers)]
        combo = self.follower
        if [(combo.itemText(place), combo.itemData(place)) for place in range(combo.count())] != shown:
            combo.clear()
            for text, name in shown:
                combo.addItem(text, name)
        combo.setCurrentIndex(max(combo.findData(view.follower), 0))

    def _mask(self) -> None:
        if self._view is not None:
            self._show_followers(self._view)

    def _show_catalogue(self, view: QuoteView) -> None:
        if view.catalogue is None and view.editable:
            self.day_field.set_error("Aucun catalogue n’est en vigueur ce jour-là.")
            return
        self.day_field.clear_error()
        label = view.catalogue.label if view.catalogue is not None else ""
        self.day.setToolTip(f"Prix du catalogue{french.NBSP}: {label}" if label else "")

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say which values were not kept, each under its field; what is typed stays."""
        self._autosave.not_kept()
        known = {"object": self.object_field, "service_day": self.day_field, "follower": self.follower_field}
        for name, field in known.items():
            if name in faults:
                field.set_error(faults[name])

    def _day_chosen(self, day: date | None) -> None:
        self.day.setModified(False)
        if self._showing:
            return
        if day is None:
            self.day_field.set_error("Indiquez la date de la prestation.")
        else:
            self._presenter.edit_heading(service_day=day)

    def _follower_chosen(self) -> None:
        self._presenter.edit_heading(follower=self.follower.currentData())

    def flush(self) -> None:
        """Save now what is typed."""
        self._autosave.flush()
        self.day.commit()

    def reset(self) -> None:
        """Forget what is typed: another quote is on its way, and until it is there nothing can be typed."""
        self._autosave.reset()
        self.day.setModified(False)
        for field in (self.object_field, self.day_field, self.follower_field):
            field.clear_error()
            field.set_read_only(True)
