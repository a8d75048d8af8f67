"""The part « Activité » of the page « Relevés »: the report of a year, for an authority or the centre."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from cigdesk.french import NBSP
from cigdesk.services.activity_sheet import ActivitySheet, Headline
from cigdesk.services.desk import Services
from ui.actions import ActionSpec
from ui.icons import icon
from ui.page import Workbench
from ui.page_part import PagePart
from ui.pages.activity.presenter import ActivityPresenter
from ui.pages.activity.section_card import SectionCard
from ui.pages.agenda.printing_output import PaperOutput
from ui.pages.quotes.authority_search import AuthoritySearch
from ui.table_files import CSV, XLSX, TableFiles
from ui.widgets.base import Label, column, surface, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.plot_card import clear_grid

KEY = "activity"
ONE_COLUMN_BELOW = 940
"""Width in px under which the cards stand under one another, and the figures on two lines."""
_SEARCH_WIDTH = 300


class ActivityPart(PagePart):
    """`go_to` takes the id of an authority."""

    key, title = KEY, "Activité"
    kinds = frozenset(
        {
            *("appointments", "permanences", "requests", "participations", "session_seats", "authorities"),
            *("engagements", "memberships", "quotes", "centres"),
            *("cases", "time_entries", "inspections", "observations"),
        }
    )

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self.presenter = ActivityPresenter(services, bench.operations, self)
        self.papers, self.tables = PaperOutput(bench, self), TableFiles(bench, self)
        self._make_header()
        self.search = AuthoritySearch(bench)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.search.setPlaceholderText(self.tr("Une collectivité\u00a0: nom, SIREN…"))
        self.search.setAccessibleName(self.tr("Rapport d’une collectivité"))
        self.whose = Label("", "section")
        self.period = Label("", "secondary", "text2")
        self.whole_button = Button(self.tr("Tout le centre"), icon_name="building", size="medium")
        self.whole_button.hide()
        self.cards: dict[str, SectionCard] = {}
        self._empty = EmptyState(
            self.tr("Rien n’est enregistré pour cette année"),
            self.tr("Changez d’année avec les flèches, ou de collectivité."),
            icon_name="chart-bar",
        )
        self._build()
        self._connect()
        self._say_year()

    def _make_header(self) -> None:
        self.before = IconButton("chevron-left", self.tr("Année précédente"), parent=self)
        self.after = IconButton("chevron-right", self.tr("Année suivante"), parent=self)
        self.year_label = Label("", "strong", tabular=True, parent=self)
        self.table_button = Button(self.tr("Tableur"), icon_name="file-spreadsheet", parent=self)
        self.pdf_button = Button(
            self.tr("Enregistrer le PDF"),
            "primary",
            icon_name="file-type-pdf",
            keycap=self.tr("Ctrl E"),
            parent=self,
        )
        for widget in (*self.header_start_widgets(), *self.header_widgets()):
            widget.hide()

    def _build(self) -> None:
        head = surface("header")
        across = tight(QHBoxLayout(head), 12, (20, 10, 20, 10))
        across.addLayout(column(self.whose, self.period, spacing=0))
        across.addStretch(1)
        across.addWidget(self.whole_button)
        across.addWidget(self.search)
        inner = QWidget()
        self._whole = tight(QVBoxLayout(inner), 12, (20, 16, 20, 20))
        self._figures = QGridLayout()
        self._figures.setSpacing(12)
        self._columns = [tight(QVBoxLayout(), 12), tight(QVBoxLayout(), 12)]
        self._notes = Label("", "secondary", "text2", wrap=True)
        self._whole.addLayout(self._figures)
        beside = tight(QHBoxLayout(), 12)
        for one in self._columns:
            beside.addLayout(one, 1)
        self._whole.addLayout(beside)
        self._whole.addWidget(self._empty)
        self._whole.addWidget(self._notes)
        self._whole.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.tr("Rapport d’activité"))
        layout = tight(QVBoxLayout(self))
        layout.addWidget(head)
        layout.addWidget(self.area, 1)
        self._empty.hide()

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.read_done.connect(self._show)
        presenter.asked.connect(self._say_year)
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.search.chosen.connect(presenter.choose)
        self.whole_button.clicked.connect(partial(presenter.choose, None))
        self.pdf_button.clicked.connect(self.export)
        self.table_button.clicked.connect(self._offer_tables)

    # what the page asks

    def refresh(self) -> None:
        self.presenter.read()

    def header_start_widgets(self) -> Sequence[QWidget]:
        return (self.before, self.year_label, self.after)

    def header_widgets(self) -> Sequence[QWidget]:
        return (self.table_button, self.pdf_button)

    def acts(self) -> Sequence[ActionSpec]:
        tr = self.tr
        return (
            ActionSpec("activity.before", tr("Activité de l’année précédente"), partial(self._step, -1), (),
                       "chevron-left"),
            ActionSpec("activity.after", tr("Activité de l’année suivante"), partial(self._step, 1), (),
                       "chevron-right"),
            ActionSpec("activity.whole", tr("Activité de tout le centre"),
                       partial(self.presenter.choose, None), (), "building"),
            ActionSpec("activity.tables", tr("Voir les tableaux ou les graphiques"), self.turn_all, (),
                       "table"),
            ActionSpec("activity.xlsx", tr("Exporter l’activité en classeur"), partial(self._save, XLSX), (),
                       "file-spreadsheet", words="xlsx tableur"),
            ActionSpec("activity.csv", tr("Exporter l’activité en CSV"), partial(self._save, CSV), (),
                       "table"),
        )  # fmt: skip

    def zones(self) -> Sequence[QWidget]:
        return (self.search, self.area)

    def narrow(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, target: object) -> bool:
        if isinstance(target, UUID):
            self.presenter.choose(target)
        return isinstance(target, UUID)

    # what is shown

    def _step(self, years: int) -> None:
        self.presenter.step(years)

    def _say_year(self) -> None:
        presenter = self.presenter
        self.year_label.setText(str(presenter.year))
        self.after.set_reason("" if presenter.can_step_on else self.tr("L’année suivante n’a pas commencé."))
        self.before.setEnabled(presenter.can_step_back)
        self.header_changed.emit()

    def _show(self, sheet: ActivitySheet) -> None:
        self.whose.setText(sheet.name)
        siren = f"SIREN{NBSP}{sheet.siren}, " if sheet.siren else ""
        self.period.setText(f"{siren}{sheet.period}")
        self.whole_button.setVisible(sheet.authority_id is not None)
        self._show_figures(sheet)
        self._show_sections(sheet)
        self._notes.setText("\n".join(sheet.notes))
        self._notes.setVisible(not sheet.empty)
        self._empty.setVisible(sheet.empty)
        reason = self.tr("Rien n’est enregistré pour cette année.") if sheet.empty else ""
        for button in (self.pdf_button, self.table_button):
            button.set_reason(reason)

    def _show_figures(self, sheet: ActivitySheet) -> None:
        clear_grid(self._figures)
        across = len(sheet.headlines) if self._wide else (len(sheet.headlines) + 1) // 2
        for place, headline in enumerate(() if sheet.empty else sheet.headlines):
            self._figures.addWidget(_figure(headline, sheet.year - 1), *divmod(place, across))
        for place in range(len(sheet.headlines)):
            self._figures.setColumnStretch(place, 1 if place < across else 0)

    def _show_sections(self, sheet: ActivitySheet) -> None:
        gone = set(self.cards) - {section.key for section in sheet.sections}
        for key in gone:
            card = self.cards.pop(key)
            card.hide()
            card.deleteLater()
        for section in sheet.sections:
            if section.key not in self.cards:
                self.cards[section.key] = SectionCard(section.key)
            self.cards[section.key].show_section(section)
        self._arrange([self.cards[section.key] for section in sheet.sections])

    def _arrange(self, cards: Sequence[SectionCard]) -> None:
        """In two columns where there is room, each as short as can be."""
        for one in self._columns:
            while one.takeAt(0) is not None:
                pass
        heights = [0, 0]
        for card in cards:
            place = heights.index(min(heights)) if self._wide else 0
            self._columns[place].addWidget(card)
            heights[place] += card.sizeHint().height()
        for one in self._columns:
            one.addStretch(1)

    @property
    def _wide(self) -> bool:
        return self.width() >= ONE_COLUMN_BELOW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_wide = event.oldSize().width() >= ONE_COLUMN_BELOW
        if self.presenter.sheet is not None and was_wide is not self._wide:
            self._show(self.presenter.sheet)

    def turn_all(self) -> None:
        """All the tables, or all the plots again."""
        cards = [card for card in self.cards.values() if not card.toggle.isHidden()]
        to_tables = not all(card.on_table for card in cards)
        for card in cards:
            if card.on_table is not to_tables:
                card.turn()

    # what leaves

    def export(self) -> None:
        """The report on paper: drawn, then saved where the person chooses."""
        if self.pdf_button.isEnabled():
            name = f"{self.presenter.stem}.pdf"
            self.presenter.draw(lambda pdf: self.papers.save(pdf, name))

    def _offer_tables(self) -> None:
        menu = QMenu(self.table_button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words, suffix in (
            ("file-spreadsheet", self.tr("Classeur (XLSX)…"), XLSX),
            ("table", self.tr("Texte séparé par des points-virgules (CSV)…"), CSV),
        ):
            menu.addAction(icon(name, "text2"), words, partial(self._save, suffix))
        menu.popup(self.table_button.mapToGlobal(self.table_button.rect().bottomLeft()))

    def _save(self, suffix: str) -> None:
        if self.presenter.sheet is not None:
            self.tables.save(self.presenter.table, self.presenter.stem, suffix)


def _figure(headline: Headline, before: int) -> Card:
    card = Card(spacing=2)
    for label in (
        Label(headline.label, "secondary_strong"),
        Label(headline.cell.text, "figure", "accent", tabular=True),
        Label(f"{before}{NBSP}: {headline.before.text}", "secondary", "text2", tabular=True),
        Label(headline.about, "secondary", "text3", wrap=True),
    ):
        card.add(label)
    card.body.addStretch(1)
    card.setAccessibleName(f"{headline.label}, {headline.cell.text}, {headline.about}")
    return card
