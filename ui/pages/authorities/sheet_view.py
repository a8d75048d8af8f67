"""The sheet of one authority: facts, tabs, cards. It tells what is wanted; the page does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cigdesk.domain.departments import department_name
from cigdesk.french import plural, siren
from cigdesk.services.authority_sheet import AuthoritySheet, HeadcountLine, QuoteOfSheet
from cigdesk.services.membership_line import MembershipLine
from ui.masking import Masking
from ui.pages.authorities.engagements_card import EngagementsCard
from ui.pages.authorities.headcount_card import HeadcountCard
from ui.pages.authorities.quotes_card import QuotesCard
from ui.pages.authorities.sheet_tables import (
    Record,
    RecordModel,
    headcount_records,
    membership_records,
    quote_records,
)
from ui.pages.authorities.side_cards import ContactsCard, IdentityCard, TodoCard
from ui.pages.authorities.subscriptions_card import SubscriptionsCard
from ui.pages.authorities.timeline import TimelineView
from ui.pages.authorities.timeline_layout import timeline
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.delegates import AmountDelegate, CellDelegate, PillDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import SummaryStrip, Tabs
from ui.widgets.message_bar import MessageBar
from ui.widgets.table import TableView

SYNTHESIS, CONVENTIONS, HEADCOUNTS, QUOTES = "synthesis", "conventions", "headcounts", "quotes"
SIDE_WIDTH, LEAST_CHART = 300, 360
_UNBOUND = 16_777_215
"""Qt's own largest width, which PySide does not name."""


class SheetView(QWidget):
    """Header strip, tabs, and what each tab shows."""

    membership_asked = Signal(object)
    """(MembershipLine or None): open that period, or a new one."""
    quote_asked = Signal()
    quote_opened = Signal(object)
    """(UUID)."""
    restore_asked = Signal()
    headcount_removed = Signal(object)
    """(UUID)."""

    def __init__(self, masking: Masking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = SummaryStrip()
        tabs = (
            (SYNTHESIS, self.tr("Synthèse"), None),
            (QUOTES, self.tr("Devis"), 0),
            (CONVENTIONS, self.tr("Conventions"), 0),
            (HEADCOUNTS, self.tr("Effectifs"), 0),
        )
        self.tabs = Tabs(tabs, self.tr("Parties de la fiche"))
        self.headcount = HeadcountCard()
        self.subscriptions = SubscriptionsCard()
        self.engagements = EngagementsCard()
        self.timeline = TimelineView()
        self.quotes = QuotesCard()
        self.todo, self.contacts, self.identity = TodoCard(), ContactsCard(masking), IdentityCard()
        restore = Button(self.tr("Désarchiver"), icon_name="restore", size="medium")
        restore.clicked.connect(self.restore_asked)
        self.joiners: list[Button] = []
        """What begins a membership."""
        self._restore = restore
        said = self.tr("Cette collectivité est archivée\u00a0: elle n’apparaît plus dans les listes.")
        self._archived = MessageBar(
            said, buttons=[restore], family="neutral", icon_name="archive", strip=True
        )
        self._stack = QStackedWidget()
        self._side = QWidget()
        self._columns, self._upper = tight(QHBoxLayout(), 12), tight(QHBoxLayout(), 12)
        self._build()
        self.set_compact(False)

    def _build(self) -> None:
        head = surface("header")
        inside = tight(QVBoxLayout(head), 4, (20, 8, 20, 0))
        inside.addWidget(self.facts)
        inside.addWidget(self.tabs)
        self._pages = {
            SYNTHESIS: self._make_synthesis(),
            QUOTES: self._make_quotes(),
            CONVENTIONS: self._make_conventions(),
            HEADCOUNTS: self._make_headcounts(),
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(head)
        layout.addWidget(self._stack, 1)
        self.tabs.chosen.connect(lambda key: self._stack.setCurrentWidget(self._pages[key]))
        self.headcount.table_asked.connect(lambda: self.tabs.set_value(HEADCOUNTS))
        self.quotes.all_asked.connect(lambda: self.tabs.set_value(QUOTES))
        self.quotes.opened.connect(self.quote_opened)

    def _make_synthesis(self) -> QWidget:
        side = tight(QVBoxLayout(self._side), 12)
        for card in (self.todo, self.contacts, self.identity):
            side.addWidget(card)
        side.addStretch(1)
        self._side_cards = side
        columns = self._columns
        columns.addLayout(self._make_main(), 1)
        columns.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        whole = tight(QVBoxLayout(inner), 12, (20, 12, 16, 12))
        whole.addWidget(self._archived)
        whole.addLayout(columns, 1)
        return _scrolled(inner)

    def add_card(self, card: QWidget) -> None:
        """One more under those at the side."""
        self._side_cards.insertWidget(self._side_cards.count() - 1, card)

    def _make_main(self) -> QVBoxLayout:
        upper = self._upper
        upper.addWidget(self.headcount, 5)
        upper.addWidget(self.engagements, 5)
        add = Button(self.tr("Enregistrer une adhésion"), "link", icon_name="plus", size="small")
        add.clicked.connect(lambda: self.membership_asked.emit(None))
        self.joiners.append(add)
        conventions = Card(self.tr("Conventions"), right=add)
        conventions.add(self.timeline)
        main = tight(QVBoxLayout(), 12)
        main.addLayout(upper, 1)
        main.addWidget(conventions)
        main.addWidget(self.quotes)
        main.addWidget(self.subscriptions)
        return main

    def _make_quotes(self) -> QWidget:
        titles = (self.tr("Numéro"), self.tr("Objet"), self.tr("Date"), self.tr("Total"), self.tr("État"))
        self.quote_model = RecordModel(titles, (3,), parent=self)
        self.quote_table = TableView(self.tr("Devis de la collectivité"))
        table = self.quote_table
        table.setModel(self.quote_model)
        for column, width in ((0, 150), (2, 140), (4, 160)):
            table.set_column(column, width=width)
        table.set_column(1, stretch=True)
        table.set_column(3, delegate=AmountDelegate(strong=True), width=140)
        table.set_column(4, delegate=PillDelegate())
        table.activated_row.connect(self._open_quote)
        table.set_empty_state(EmptyState(self.tr("Aucun devis"), icon_name="file-text"))
        add = self.quote_button = Button(self.tr("Nouveau devis"), icon_name="plus")
        add.clicked.connect(self.quote_asked)
        return _tabled(row(add, None, Label(self.tr("Entrée ouvre un devis"), "secondary", "text3")), table)

    def _make_conventions(self) -> QWidget:
        titles = (
            self.tr("Convention"),
            self.tr("Premier jour"),
            self.tr("Dernier jour"),
            self.tr("État"),
            self.tr("Remarques"),
        )
        self.membership_model = RecordModel(titles, parent=self)
        self.membership_table = TableView(self.tr("Adhésions"))
        table = self.membership_table
        table.setModel(self.membership_model)
        for column, width in ((0, 380), (1, 130), (2, 130), (3, 150)):
            table.set_column(column, width=width)
        table.set_column(3, delegate=PillDelegate())
        table.set_column(4, delegate=CellDelegate(tone="text2"), stretch=True)
        table.activated_row.connect(self._open_membership)
        empty = EmptyState(self.tr("Aucune adhésion"), icon_name="file-certificate")
        table.set_empty_state(empty)
        add = Button(self.tr("Enregistrer une adhésion"), icon_name="plus")
        self.joiners.append(add)
        add.clicked.connect(lambda: self.membership_asked.emit(None))
        return _tabled(
            row(add, None, Label(self.tr("Entrée ouvre une adhésion"), "secondary", "text3")), table
        )

    def _make_headcounts(self) -> QWidget:
        titles = (self.tr("Année"), self.tr("Effectif"), self.tr("Strate"), self.tr("Déclaré le"))
        self.headcount_model = RecordModel(titles, (1,), parent=self)
        self.headcount_table = TableView(self.tr("Effectifs déclarés"))
        table = self.headcount_table
        table.setModel(self.headcount_model)
        for column, width in ((0, 100), (1, 120), (3, 160)):
            table.set_column(column, delegate=CellDelegate(tabular=True), width=width)
        table.set_column(2, stretch=True)
        table.set_empty_state(EmptyState(self.tr("Aucun effectif déclaré"), icon_name="users-group"))
        self.remove_button = Button(self.tr("Retirer cette déclaration"), "danger", icon_name="trash")
        self.remove_button.clicked.connect(self._remove_headcount)
        table.selectionModel().selectionChanged.connect(self._fit_remove)
        self._fit_remove()
        return _tabled(row(None, self.remove_button), table)

    @property
    def makers(self) -> tuple[Button | IconButton, ...]:
        """The acts that write on the sheet itself."""
        cards = (self.headcount.button, self.subscriptions.button, self.engagements.take_up)
        icons = (self.contacts.add_button, self.identity.edit_button)
        return (self._restore, self.remove_button, *cards, *icons)

    # what it shows

    def show_sheet(self, sheet: AuthoritySheet) -> None:
        """Show that sheet in place of the one before."""
        self.facts.set_facts(_facts(sheet))
        self._archived.setVisible(sheet.archived)
        for card in (self.headcount, self.subscriptions, self.todo, self.contacts, self.identity):
            card.show_sheet(sheet)
        self.quotes.show_sheet(sheet)
        self.timeline.show_timeline(timeline(sheet))
        _refill(self.membership_table, self.membership_model, membership_records(sheet))
        _refill(self.headcount_table, self.headcount_model, headcount_records(sheet))
        _refill(self.quote_table, self.quote_model, quote_records(sheet))
        self.tabs.set_count(QUOTES, len(sheet.quotes))
        self.tabs.set_count(CONVENTIONS, len(sheet.memberships))
        self.tabs.set_count(HEADCOUNTS, len(sheet.headcounts))

    def set_compact(self, compact: bool) -> None:
        """In a narrow window, one card under the other."""
        way = QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        for layout in (self._columns, self._upper):
            layout.setDirection(way)
        self.headcount.setMinimumHeight(LEAST_CHART if compact else 0)
        self._side.setMinimumWidth(0 if compact else SIDE_WIDTH)
        self._side.setMaximumWidth(_UNBOUND if compact else SIDE_WIDTH)

    def make_room(self, taken: bool) -> None:
        """A panel stands at the right: its column gives way."""
        self._side.setVisible(not taken)

    # acts

    def _open_membership(self, index: QModelIndex) -> None:
        line = self.membership_model.source(index)
        if isinstance(line, MembershipLine):
            self.membership_asked.emit(line)

    def _open_quote(self, index: QModelIndex) -> None:
        quote = self.quote_model.source(index)
        if isinstance(quote, QuoteOfSheet):
            self.quote_opened.emit(quote.id)

    def _chosen_headcount(self) -> HeadcountLine | None:
        rows = self.headcount_table.selectionModel().selectedRows()
        line = self.headcount_model.source(rows[0]) if rows else None
        return line if isinstance(line, HeadcountLine) else None

    def _fit_remove(self) -> None:
        chosen = self._chosen_headcount() is not None
        self.remove_button.set_reason("" if chosen else self.tr("Choisissez d’abord une déclaration."))

    def _remove_headcount(self) -> None:
        line = self._chosen_headcount()
        if line is not None:
            self.headcount_removed.emit(line.id)


def _refill(table: TableView, model: RecordModel, records: Sequence[Record]) -> None:
    """Other rows, the keyboard on the row where it was."""
    row_of_keyboard = table.current_row()
    model.fill(records)
    if row_of_keyboard >= 0:
        table.select_row(row_of_keyboard)


def _facts(sheet: AuthoritySheet) -> list[str]:
    values = sheet.values
    department = department_name(values.department)
    return [
        values.kind.label,
        ", ".join(part for part in (department, values.postcode) if part),
        f"INSEE {values.insee}" if values.insee else "",
        f"SIREN {siren(values.siren)}" if values.siren else "SIREN non renseigné",
        "" if values.population is None else plural(values.population, "habitant"),
        values.group_name,
    ]


def _scrolled(inner: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidget(inner)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll


def _tabled(bar: QHBoxLayout, table: TableView) -> QWidget:
    page = QWidget()
    layout = tight(QVBoxLayout(page), 12, (20, 12, 20, 16))
    layout.addLayout(bar)
    card = Card()
    card.set_margins(1, 1, 1, 1)
    card.add(table, 1)
    layout.addWidget(card, 1)
    return page
