"""The grid of a campaign: one authority a row, its headcount typed in place."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.money import total
from cigdesk.french import NBSP, plural
from cigdesk.services.campaigns import CampaignLine
from ui.pages.campaign.model import CampaignModel, signed
from ui.pages.campaign.presenter import CampaignPresenter, Shown
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.checks import CheckBox
from ui.widgets.delegates import AmountDelegate, CellDelegate, Index, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.search import SearchField, results_text
from ui.widgets.segmented import Segmented
from ui.widgets.table import TableView
from ui.widgets.typed_cell import TypedCellDelegate

_WIDTHS = {
    CampaignModel.BEFORE: 90,
    CampaignModel.HEADS: 120,
    CampaignModel.STATE: 170,
    CampaignModel.TIER: 190,
    CampaignModel.PRICE: 140,
    CampaignModel.LETTERS: 190,
}
_FOLDED_BELOW = {CampaignModel.LETTERS: 1110, CampaignModel.TIER: 960}
"""Width of the grid in px under which a column gives its room to the names."""


class CampaignTable(TableView):
    """Figures are typed on any row; Ctrl+Entrée opens the sheet."""

    sheet_asked = Signal(object)

    def __init__(self, model: CampaignModel) -> None:
        super().__init__("Effectifs par collectivité", lines=2)
        self._campaign = model
        self._heads = TypedCellDelegate()
        self.setModel(model)
        self.set_column(CampaignModel.NAME, delegate=TwoLineDelegate(), stretch=True)
        self.set_column(CampaignModel.BEFORE, delegate=AmountDelegate(tone="text3"))
        self.set_column(CampaignModel.HEADS, delegate=self._heads)
        self.set_column(CampaignModel.STATE, delegate=PillDelegate())
        self.set_column(CampaignModel.TIER, delegate=CellDelegate(tone="text2", tabular=True))
        self.set_column(CampaignModel.PRICE, delegate=AmountDelegate())
        self.set_column(CampaignModel.LETTERS, delegate=CellDelegate(tone="text3"))
        for column, width in _WIDTHS.items():
            self.set_column(column, width=width)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed)
        self._heads.next_asked.connect(self._next)
        self.activated_row.connect(self.type_in)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.column() != CampaignModel.HEADS:
            self.setCurrentIndex(self.model().index(current.row(), CampaignModel.HEADS))

    def type_in(self, index: QModelIndex) -> None:
        """Open the cell of that row."""
        cell = index.siblingAtColumn(CampaignModel.HEADS)
        self.setCurrentIndex(cell)
        self.edit(cell)

    def _next(self) -> None:
        below = self.currentIndex().siblingAtRow(self.current_row() + 1)
        if below.isValid():
            self.type_in(below)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        line = self._campaign.line(self.current_row())
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and line is not None:
            self.sheet_asked.emit(line.row.authority_id)
        else:
            super().keyPressEvent(event)


class CampaignView(QWidget):
    """What is listed, the grid, and what all of it comes to."""

    sheet_asked = Signal(object)
    """(UUID): the sheet of that authority."""

    def __init__(self, presenter: CampaignPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        options = (
            (Shown.ALL, self.tr("Toutes")),
            (Shown.MISSING, self.tr("Sans réponse")),
            (Shown.CROSSING, self.tr("Changent de strate")),
        )
        self.which = Segmented(options, self.tr("Collectivités affichées"))
        self.search = SearchField(self.tr("Collectivité…"), keycap=self.tr("Ctrl F"))
        self.everybody = CheckBox(self.tr("Aussi hors convention"))
        self.model = CampaignModel(presenter.enter, self)
        self.table = CampaignTable(self.model)
        self._sum = Label("", "body", "text2")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.search.setMaximumWidth(300)
        bar = surface("header")
        items = (self.search, self.which, self.everybody, None)
        tight(QHBoxLayout(bar), 8, (20, 8, 20, 8)).addLayout(row(*items))
        self._none = EmptyState(self.tr("Aucune collectivité ne correspond"), icon_name="search")
        self.table.set_empty_state(self._none)
        lines = surface("plain")
        tight(QHBoxLayout(lines), 0, (10, 0, 0, 0)).addWidget(self.table)
        foot = surface("footer")
        said = self.tr("Entrée pour saisir et passer à la suivante, Ctrl Entrée pour la fiche")
        keys = Label(said, "secondary", "text3")
        tight(QHBoxLayout(foot), 8, (20, 8, 20, 8)).addLayout(row(self._sum, None, keys))
        layout = tight(QVBoxLayout(self))
        layout.addWidget(bar)
        layout.addWidget(lines, 1)
        layout.addWidget(foot)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda key: self._presenter.narrow(Shown(key)))
        self.search.textChanged.connect(lambda text: self._presenter.narrow(text=text))
        self.everybody.clicked.connect(self._presenter.set_everybody)
        self.table.sheet_asked.connect(self.sheet_asked)
        self._presenter.listed.connect(self._show)
        self._presenter.refused.connect(self._refuse)

    def _refuse(self, authority_id: UUID, sentence: str) -> None:
        self.model.refuse(authority_id, sentence)

    def _show(self, lines: Sequence[CampaignLine]) -> None:
        self.model.show(lines)
        self.search.set_count_text(results_text(len(lines)) if self.search.text().strip() else "")
        crossing = sum(line.tier is not None for line in lines)
        effect = total(each.difference for line in lines for each in line.effects)
        many = plural(crossing, "change de strate", "changent de strate")
        euros = f", effet sur l’année{NBSP}: {signed(effect)}" if effect else ""
        self._sum.setText(f"{many}{euros}" if crossing or effect else "")
        if not self.table.currentIndex().isValid():
            self.table.select_row(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fold(_FOLDED_BELOW, self.width())
