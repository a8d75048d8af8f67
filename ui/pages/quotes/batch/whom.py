"""Whom a series is for: filters over the table of authorities, boxes in it, what is chosen under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.domain.membership import Convention
from cigdesk.french import capitalised
from ui.pages.quotes.batch.model import CHECK, HEADS, NAME, NOTE, PRICE, BatchModel, CheckDelegate
from ui.pages.quotes.batch.presenter import BatchPresenter
from ui.widgets.base import row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import AmountDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import ComboBox
from ui.widgets.search import SearchField
from ui.widgets.table import TableView


class CheckTable(TableView):
    """Espace ticks the rows chosen, all alike."""

    def __init__(self, presenter: BatchPresenter, model: BatchModel) -> None:
        super().__init__("Collectivités de la série")
        self._presenter, self._rows = presenter, model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        toggle = CheckDelegate(lambda key: self._set([key], key not in presenter.chosen), model.row)
        self.set_column(CHECK, width=40, delegate=toggle)
        self.set_column(NAME, width=190)
        self.set_column(HEADS, width=104)
        self.set_column(PRICE, width=124, delegate=AmountDelegate(strong=True))
        self.set_column(NOTE, stretch=True)

    def _set(self, keys: Sequence[object], chosen: bool) -> None:
        self._presenter.choose([key for key in keys if key is not None], chosen=chosen)  # type: ignore[misc]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not self._presenter.running:
            self.toggle_selected()
        else:
            super().keyPressEvent(event)

    def toggle_selected(self) -> None:
        """Take in the rows chosen, or leave them all out when they are in already."""
        indexes: list[QModelIndex] = self.selectionModel().selectedRows()
        found = [self._rows.row(index) for index in indexes]
        keys = [each.id for each in found if each is not None]
        self._presenter.choose(keys, chosen=not set(keys) <= self._presenter.chosen)


class WhomPart(QWidget):
    """The filters and the table."""

    def __init__(self, presenter: BatchPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.search = SearchField("Nom d’une collectivité")
        self.convention, self.tier, self.had = ComboBox(), ComboBox(), ComboBox()
        self.all_button = Button("Cocher les collectivités affichées", icon_name="checks", size="medium")
        self.none_button = Button("Tout décocher", size="medium")
        self.model = BatchModel(presenter)
        self.table = CheckTable(presenter, self.model)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setFixedWidth(200)
        for combo, name in (
            (self.convention, "Adhérentes à"),
            (self.tier, "Strate"),
            (self.had, "Avaient l’an dernier"),
        ):
            combo.setAccessibleName(name)
            combo.setFixedWidth(200)
        narrowing = QWidget()
        flow = FlowLayout(narrowing, spacing=8)
        for widget in (self.search, self.convention, self.tier, self.had):
            flow.addWidget(widget)
        layout = tight(QVBoxLayout(self), 8)
        layout.addWidget(narrowing)
        layout.addLayout(row(self.all_button, self.none_button, None))
        card = surface("card")
        tight(QVBoxLayout(card), 0, (1, 1, 1, 1)).addWidget(self.table)
        layout.addWidget(card, 1)
        self.table.set_empty_state(
            EmptyState(
                "Aucune collectivité avec ces filtres",
                "Élargissez-les.",
                icon_name="filter-off",
                framed=False,
            )
        )

    def _connect(self) -> None:
        presenter = self._presenter
        self.search.textChanged.connect(lambda text: presenter.narrow(text=text))
        self.convention.activated.connect(self._narrow_convention)
        self.tier.activated.connect(lambda _place: presenter.narrow(tier=self.tier.currentData()))
        self.had.activated.connect(lambda _place: presenter.narrow(had=self.had.currentData()))
        self.all_button.clicked.connect(presenter.choose_shown)
        self.none_button.clicked.connect(lambda: presenter.choose(set(presenter.chosen), chosen=False))
        presenter.surveyed.connect(self._fill_filters)
        presenter.changed.connect(self.show_rows)

    def _narrow_convention(self) -> None:
        # Qt gives the word back, not the member.
        word = self.convention.currentData()
        self._presenter.narrow(convention=Convention(word) if word else None)

    def reset(self) -> None:
        """No filter."""
        self.search.clear()

    def _fill_filters(self) -> None:
        survey, where = self._presenter.survey, self._presenter.where
        if survey is None:
            return
        conventions = [(each.short_label, each) for each in survey.conventions]
        self.convention.offer([("Toutes les conventions", None), *conventions], where.convention)
        tiers = [(capitalised(label), place) for place, label in enumerate(survey.tiers)]
        self.tier.offer([("Toutes les strates", None), *tiers], where.tier)
        had = [(f"{each.label}, en {survey.day.year - 1}", each.code) for each in survey.had]
        self.had.offer([(f"Prestations de {survey.day.year - 1}", ""), *had], where.had)

    def show_rows(self) -> None:
        """Show whom the filter keeps, the row of the keyboard kept."""
        rows = self._presenter.shown
        if [each.id for each in rows] == [each.id for each in self.model.shown]:
            self.model.replace(rows)
        else:
            self.model.fill(rows)
        free = sum(not each.open_quotes for each in rows)
        self.all_button.setText(f"Cocher {_whom(free)}")
        self.all_button.set_reason("" if free else "Aucune collectivité affichée n’est sans devis.")
        self.none_button.set_reason("" if self._presenter.chosen else "Aucune collectivité n’est cochée.")


def _whom(count: int) -> str:
    if count == 1:
        return "la collectivité affichée"
    return f"les {french.plural(count, 'collectivité affichée', 'collectivités affichées')}"
