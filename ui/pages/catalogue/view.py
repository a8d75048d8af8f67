"""The page of the catalogue: chapters and offers, what one of them says at the right, next year's draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.rights import Right
from cigdesk.french import NBSP, capitalised, plural
from cigdesk.services.catalogue_browsing import CatalogueChoice, CatalogueView, Standing
from cigdesk.services.catalogue_effect import Effect
from cigdesk.services.desk import Services
from ui.actions import FILTER, NEW, ActionSpec
from ui.page import Page, Workbench
from ui.pages.catalogue.acts import CatalogueActs
from ui.pages.catalogue.changes_view import ChangesView
from ui.pages.catalogue.detail import DetailPanel
from ui.pages.catalogue.effect_view import EffectView
from ui.pages.catalogue.model import OfferModel
from ui.pages.catalogue.offer_table import OfferTable
from ui.pages.catalogue.presenter import CataloguePresenter
from ui.pages.catalogue.stored_bar import CHANGES, COMPACT_BELOW, EFFECT, OFFERS, StoredBar
from ui.pages.catalogue.targets import PAGE_ID
from ui.settings_targets import PAGE_ID as SETTINGS
from ui.settings_targets import CentreField
from ui.theme import Accent
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState, page_of
from ui.widgets.inputs import ComboBox
from ui.widgets.pill import Pill
from ui.widgets.search import SearchField

NARROW_BELOW = 1300
"""Width of the page in px under which the detail gives room to the table."""
_PILLS = {
    Standing.IN_FORCE: (Accent.OK, "check"),
    Standing.UPCOMING: (Accent.ACCENT, "clock"),
    Standing.DRAFT: (Accent.NEUTRAL, "pencil"),
    Standing.PAST: (Accent.NEUTRAL, "archive"),
    Standing.ARCHIVED: (Accent.NEUTRAL, "archive"),
}


class CataloguePage(Page):
    """Offers and prices: read, and changed while a draft. A target is the code of an offer."""

    page_id, icon = PAGE_ID, "book-2"
    title = "Catalogue"
    kinds = frozenset({"centres", "catalogues", "catalogue_edits"})

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self.presenter = CataloguePresenter(services, bench.operations, self)
        self.acts = CatalogueActs(bench, self.presenter, self)
        self.search = SearchField(self.tr("Prestation, code…"), keycap=self.tr("Ctrl F"))
        self.period = Label("", "body", "text2")
        self.choices = ComboBox()
        self.general = Button(self.tr("Ensemble du catalogue"), icon_name="info-circle")
        self.prepare = Button(
            self.tr("Préparer un catalogue…"), "primary", icon_name="copy-plus", parent=self
        )
        self.vote = Button(self.tr("Noter le vote…"), "primary", icon_name="checks", parent=self)
        self.resume = Button("", "primary", icon_name="pencil", parent=self)
        self.stored_bar = StoredBar()
        bench.gate(Right.MANAGE_CATALOGUE, self.prepare, self.vote, self.resume, self.stored_bar.archive)
        self.model = OfferModel(self)
        self.table = OfferTable(self.model)
        self.detail = DetailPanel()
        self.changes, self.effect = ChangesView(), EffectView()
        self._body = QStackedWidget()
        self._wanted = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.choices.setAccessibleName(self.tr("Catalogue affiché"))
        self.choices.hide()
        for button in (self.prepare, self.resume, self.vote):
            button.hide()
        self.search.setMaximumWidth(340)
        self._bar = surface("header")
        items = row(self.search, self.general, None, self.period, self.choices)
        tight(QHBoxLayout(self._bar), 8, (20, 8, 20, 8)).addLayout(items)
        self._none, self._no_match = self._make_none(), self._make_no_match()
        for page in (self.table, self.changes, self.effect, self._none, self._no_match):
            self._body.addWidget(page)
        side_by_side = tight(QHBoxLayout())
        side_by_side.addWidget(self._body, 1)
        side_by_side.addWidget(self.detail)
        self.acts.lay_in(side_by_side)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(self._bar)
        layout.addWidget(self.stored_bar)
        layout.addLayout(side_by_side, 1)
        self.stored_bar.hide()

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
        presenter, acts, bar = self.presenter, self.acts, self.stored_bar
        self.search.textChanged.connect(presenter.set_text)
        self.choices.activated.connect(lambda _place: self._choose(self.choices.currentData()))
        self.general.clicked.connect(self._show_general)
        presenter.changed.connect(self._show)
        presenter.effect_known.connect(self.effect.show_effects)
        self.model.price_typed.connect(presenter.set_price)
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.table.offer_asked.connect(acts.ask_offer)
        self.table.fault_found.connect(bar.show_fault)
        self.table.installEventFilter(self)
        self.detail.edit_asked.connect(acts.ask_offer)
        self.detail.retire_asked.connect(presenter.retire)
        self.detail.restore_asked.connect(presenter.restore)
        self.changes.restore_asked.connect(presenter.restore)
        self.changes.offer_asked.connect(self._go_to_offer)
        self.effect.record_asked.connect(self._go_to_record)
        acts.opened.connect(lambda _open: self._show_sides())
        self._connect_bar()

    def _connect_bar(self) -> None:
        acts, bar = self.acts, self.stored_bar
        self.prepare.clicked.connect(acts.ask_prepare)
        self.resume.clicked.connect(self._continue_draft)
        self.vote.clicked.connect(acts.ask_vote)
        bar.view_chosen.connect(self._show_body)
        bar.percent.clicked.connect(lambda: acts.ask_percent(self.table.chosen()))
        bar.add.clicked.connect(self._add_offer)
        bar.rename.clicked.connect(acts.ask_rename)
        bar.delete.clicked.connect(self.presenter.delete)
        bar.archive.clicked.connect(self.presenter.archive)

    # what the window asks

    def refresh(self, _kinds: frozenset[str]) -> None:
        self.presenter.read()

    def subtitle(self) -> str:
        catalogue = self.presenter.catalogue
        return catalogue.label if catalogue else ""

    def state_pill(self) -> QWidget | None:
        standing = self.presenter.view.standing if self.presenter.view else None
        if standing is None:
            return None
        family, icon = _PILLS[standing]
        return Pill(capitalised(standing.label), family, icon)

    def header_widgets(self) -> Sequence[QWidget]:
        if self.presenter.catalogue is None:
            return ()
        if self.presenter.editable:
            return (self.vote,)
        return (self.prepare, self.resume) if self._draft() else (self.prepare,)

    def page_actions(self) -> Sequence[ActionSpec]:
        tr = self.tr
        spec = ActionSpec
        return (
            spec("catalogue.filter", tr("Chercher une prestation"), self._focus_search, (FILTER,), "search"),
            spec("catalogue.general", tr("Ensemble du catalogue"), self._show_general, (), "info-circle"),
            spec("catalogue.prepare", tr("Préparer un catalogue"), self.acts.ask_prepare, (), "copy-plus"),
            spec(
                "catalogue.new",
                tr("Ajouter une prestation"),
                self._add_offer,
                (NEW,),
                "plus",
                in_palette=False,
            ),
        )

    def zones(self) -> Sequence[QWidget]:
        panel = self.acts.panel()
        return self._bar, self._body, panel or self.detail

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
        self.stored_bar.set_compact(self.width() < COMPACT_BELOW)
        self._fit_table()

    # what it shows

    def _show(self) -> None:
        view = self.presenter.view
        if view is None:
            return
        kept = self._wanted or self._current_code()
        rows, base = self.presenter.rows(), view.stored.base if view.stored else None
        self._fit_table()
        moved = self.model.show_rows(rows, base, editable=view.editable)
        if moved:
            self.table.span_chapters()
        self._fill_bar(view)
        self.changes.show_differences(view.differences, editable=view.editable)
        self._show_body(self.stored_bar.views.value())
        if moved or self._wanted:
            self._select(kept)
        else:
            self._show_row(self.table.currentIndex())
        self._wanted = ""
        self.header_changed.emit()

    def _fit_table(self) -> None:
        view = self.presenter.view
        based = view is not None and view.stored is not None and view.stored.base is not None
        self.table.set_draft(self.presenter.editable, based=based, width=self.width())

    def _show_body(self, which: str) -> None:
        """The offers, what changes or the effect; a word where there is nothing."""
        view = self.presenter.view
        stored = view.stored if view else None
        wanted: QWidget = self.table
        if stored is not None and which == CHANGES:
            wanted = self.changes
        elif stored is not None and stored.editable and which == EFFECT:
            wanted = self.effect
            self.presenter.read_effect()
        elif view is not None:
            wanted = self._offers_page(view)
        self._body.setCurrentWidget(wanted)
        self._show_sides()

    def _offers_page(self, view: CatalogueView) -> QWidget:
        self._bar.setVisible(view.catalogue is not None)
        if view.catalogue is None:
            return self._none
        typed = self.presenter.text.strip()
        self._no_match_state.set_text(
            self.tr("Aucune prestation ne correspond"), f"Rien ne contient «{NBSP}{typed}{NBSP}»."
        )
        return self.table if self.model.rowCount() else self._no_match

    def _show_sides(self) -> None:
        """The detail gives its place to a panel; it stands beside the offers alone."""
        offers = self._body.currentWidget() is self.table
        self.detail.setVisible(offers and self.acts.panel() is None)

    def _fill_bar(self, view: CatalogueView) -> None:
        self.stored_bar.show_view(view)
        if view.catalogue is None:
            return
        self.prepare.setText(self.tr("Préparer {year}…").format(year=view.next_year))
        draft = self._draft()
        self.prepare.set_kind("secondary" if draft else "primary")
        self.resume.setText(self.tr("Continuer {name}").format(name=draft.label if draft else ""))
        self.period.setText(view.period)
        self.choices.blockSignals(True)
        self.choices.clear()
        for each in view.choices:
            self.choices.addItem(f"{each.label}, {each.standing.label}", each.id)
        self.choices.setCurrentIndex(self.choices.findData(view.catalogue.id))
        self.choices.blockSignals(False)
        self.choices.setVisible(len(view.choices) > 1)
        count = plural(self.presenter.offers(), self.tr("résultat")) if self.presenter.text.strip() else ""
        self.search.set_count_text(count)

    def _draft(self) -> CatalogueChoice | None:
        """The draft that is nearest to its day, if any."""
        choices = self.presenter.view.choices if self.presenter.view else ()
        return next((each for each in choices if each.standing is Standing.DRAFT), None)

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
            self.detail.show_offer(offer, view, view.catalogue)

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

    def _choose(self, code: str) -> None:
        """Another catalogue: what was begun on the first is given up."""
        self.acts.close()
        self.stored_bar.views.set_value(OFFERS)
        self.presenter.choose(code)

    def _continue_draft(self) -> None:
        if (draft := self._draft()) is not None:
            self._choose(draft.id)

    def _add_offer(self) -> None:
        self.acts.ask_new_offer(self._current_code())

    def _go_to_offer(self, code: str) -> None:
        self.stored_bar.views.set_value(OFFERS)
        self.navigate(code)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_record(self, effect: Effect) -> None:
        if effect.quote_id is not None:
            self.bench.go("quotes", effect.quote_id)
        else:
            self.bench.go("authorities", effect.authority_id)

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
