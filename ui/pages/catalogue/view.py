"""The page of the catalogue: chapters and offers, and what one of them says at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.french import NBSP, plural
from cigdesk.services.desk import Services
from ui.actions import FILTER, ActionSpec
from ui.page import Page, Workbench
from ui.pages.catalogue.detail import DetailPanel
from ui.pages.catalogue.model import ChapterDelegate, OfferColumn, OfferModel, chapter_height
from ui.pages.catalogue.presenter import CataloguePresenter
from ui.pages.catalogue.targets import PAGE_ID
from ui.settings_targets import PAGE_ID as SETTINGS
from ui.settings_targets import CentreField
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.figure_cell import FigureDelegate
from ui.widgets.inputs import ComboBox
from ui.widgets.search import SearchField
from ui.widgets.table import TableView

NARROW_BELOW = 1300
"""Width of the page in px under which the detail gives room to the table."""
WITHOUT_STEP_BELOW = 1000
"""Width of the page in px under which the step is only told in the detail."""
_WIDTHS = {OfferColumn.CODE: 116, OfferColumn.PRICE: 236, OfferColumn.STEP: 130}


class CataloguePage(Page):
    """Offers and prices, read only. A target is the code of an offer."""

    page_id, icon = PAGE_ID, "book-2"
    title = "Catalogue"
    kinds = frozenset({"centres"})

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self.presenter = CataloguePresenter(services, bench.operations, self)
        self.search = SearchField(self.tr("Prestation, code…"), keycap=self.tr("Ctrl F"))
        self.period = Label("", "body", "text2")
        self.choices = ComboBox()
        self.general = Button(self.tr("Ensemble du catalogue"), icon_name="info-circle")
        self.model = OfferModel(self)
        self.table = TableView(self.tr("Prestations"), lines=2)
        self.detail = DetailPanel()
        self._body = QStackedWidget()
        self._wanted = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.choices.setAccessibleName(self.tr("Année du catalogue"))
        self.choices.hide()
        self.search.setMaximumWidth(340)
        self._bar = surface("header")
        items = row(self.search, self.general, None, self.period, self.choices)
        tight(QHBoxLayout(self._bar), 8, (20, 8, 20, 8)).addLayout(items)
        self._set_up_table()
        shown = QWidget()
        side_by_side = tight(QHBoxLayout(shown))
        side_by_side.addWidget(self.table, 1)
        side_by_side.addWidget(self.detail)
        self._shown, self._none, self._no_match = shown, self._make_none(), self._make_no_match()
        for page in (self._shown, self._none, self._no_match):
            self._body.addWidget(page)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(self._bar)
        layout.addWidget(self._body, 1)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.set_column(OfferColumn.CODE, delegate=ChapterDelegate(lambda at: self.model.offer(at) is None))
        table.set_column(OfferColumn.LABEL, delegate=TwoLineDelegate(), stretch=True)
        table.set_column(OfferColumn.PRICE, delegate=FigureDelegate())
        table.set_column(OfferColumn.STEP, delegate=CellDelegate(tone="text2", tabular=True))
        for column, width in _WIDTHS.items():
            table.set_column(column, width=width)

    def _make_none(self) -> QWidget:
        go = Button(self.tr("Choisir un catalogue"), "primary", icon_name="settings")
        go.clicked.connect(lambda: self.bench.go(SETTINGS, CentreField("catalogue_family")))
        title = self.tr("Ce centre n’a pas de catalogue")
        sentence = self.tr("Sans catalogue, aucun devis ne se chiffre. Partez d’un catalogue livré.")
        return page_of(EmptyState(title, sentence, icon_name="book-2", action=go))

    def _make_no_match(self) -> QWidget:
        clear = Button(self.tr("Effacer le filtre"), icon_name="filter-off")
        clear.clicked.connect(self._clear)
        self._no_match_state = EmptyState(
            self.tr("Aucune prestation ne correspond"), icon_name="search", action=clear
        )
        return page_of(self._no_match_state)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.presenter.set_text)
        self.choices.activated.connect(lambda _: self.presenter.choose(self.choices.currentData()))
        self.general.clicked.connect(self._show_general)
        self.presenter.changed.connect(self._show)
        self.table.installEventFilter(self)

    # what the window asks

    def refresh(self, _kinds: frozenset[str]) -> None:
        self.presenter.read()

    def subtitle(self) -> str:
        view = self.presenter.view
        return view.catalogue.label if view and view.catalogue else ""

    def page_actions(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec(
                "catalogue.filter",
                self.tr("Chercher une prestation"),
                self._focus_search,
                (FILTER,),
                "search",
            ),
            ActionSpec(
                "catalogue.general", self.tr("Ensemble du catalogue"), self._show_general, (), "info-circle"
            ),
        )

    def zones(self) -> Sequence[QWidget]:
        return self._bar, self.table, self.detail

    def navigate(self, target: object) -> None:
        if isinstance(target, str):
            self._wanted = target
            self.search.clear()
            self._show()

    def on_shown(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.detail.set_narrow(self.width() < NARROW_BELOW)
        self.table.setColumnHidden(OfferColumn.STEP, self.width() < WITHOUT_STEP_BELOW)

    # what it shows

    def _show(self) -> None:
        view = self.presenter.view
        if view is None:
            return
        kept = self._wanted or self._current_code()
        rows = self.presenter.rows()
        self.model.fill(rows)
        self.table.clearSpans()
        for chapter in self.model.chapters():
            self.table.setSpan(chapter, 0, 1, len(OfferColumn))
            self.table.setRowHeight(chapter, chapter_height())
        self._watch_rows()
        self._fill_bar()
        self._body.setCurrentWidget(self._page_for(len(rows)))
        self._wanted = ""
        self._select(kept)
        self.header_changed.emit()

    def _watch_rows(self) -> None:
        """The selection model is the same for the life of the model: connected once."""
        if not self.property("watched"):
            self.table.selectionModel().currentRowChanged.connect(self._show_row)
            self.setProperty("watched", True)

    def _page_for(self, rows: int) -> QWidget:
        view = self.presenter.view
        none = view is None or view.catalogue is None
        self._bar.setVisible(not none)
        if none:
            return self._none
        typed = self.presenter.text.strip()
        self._no_match_state.set_text(
            self.tr("Aucune prestation ne correspond"), f"Rien ne contient «{NBSP}{typed}{NBSP}»."
        )
        return self._shown if rows else self._no_match

    def _fill_bar(self) -> None:
        view = self.presenter.view
        if view is None or view.catalogue is None:
            return
        self.period.setText(view.period)
        self.choices.blockSignals(True)
        self.choices.clear()
        for each in view.choices:
            said = f"{each.label}, en vigueur" if each.current else each.label
            self.choices.addItem(said, each.id)
        self.choices.setCurrentIndex(self.choices.findData(view.catalogue.id))
        self.choices.blockSignals(False)
        self.choices.setVisible(len(view.choices) > 1)
        count = plural(self.presenter.offers(), self.tr("résultat")) if self.presenter.text.strip() else ""
        self.search.set_count_text(count)

    def _select(self, code: str) -> None:
        place = self.model.place(code)
        if place >= 0:
            self.table.select_row(place)
            self.table.scrollTo(self.model.index(place, 0))
        elif self.presenter.text.strip() and self.model.rowCount() > 1:
            self.table.select_row(1)
        else:
            self._show_general()

    def _current_code(self) -> str:
        offer = self.model.offer(self.table.currentIndex())
        return offer.code if offer else ""

    def _show_row(self, index: QModelIndex) -> None:
        offer, view = self.model.offer(index), self.presenter.view
        if offer is not None and view is not None and view.catalogue is not None:
            self.detail.show_offer(offer, view.catalogue)

    def _show_general(self) -> None:
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        if self.presenter.view is not None:
            self.detail.show_catalogue(self.presenter.view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the whole catalogue, an arrow goes to the first offer: the first row is a chapter."""
        arrows = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home)
        pressed = (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in arrows
        )
        if watched is self.table and pressed and not self.table.currentIndex().isValid():
            self.table.select_row(1)
            return True
        return super().eventFilter(watched, event)

    # acts

    def _clear(self) -> None:
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search, ↓ goes into the rows; Échap on the rows goes back to the whole catalogue."""
        if self.search.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.table.hasFocus() and event.key() == Qt.Key.Key_Escape:
            self._show_general()
        else:
            super().keyPressEvent(event)
