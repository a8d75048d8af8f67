"""The authorities of a month at the left: what each comes to, where it stands, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from cigdesk.domain.text import fold
from cigdesk.french import amount, plural
from cigdesk.services.statement_view import MonthListing, StatementListRow, StatementStanding
from ui.icons import paint_icon
from ui.pages.statements.words import STATE_ICONS, STATE_ROLES, state_words
from ui.theme import Tokens, font, text_scale
from ui.theme.painting import draw_text
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, Index, row_height
from ui.widgets.empty_state import EmptyState
from ui.widgets.inputs import ComboBox
from ui.widgets.rows import Reader, RowModel
from ui.widgets.search import SearchField
from ui.widgets.table import TableView

WIDTH = 264
_ZERO = Decimal(0)


class MonthModel(RowModel[StatementListRow]):
    """One column: all of a row is drawn by its delegate."""

    def __init__(self) -> None:
        super().__init__(1)
        self._all: dict[int, Reader[StatementListRow]] = {
            Qt.ItemDataRole.DisplayRole: lambda each, _column: each.name,
            Qt.ItemDataRole.ToolTipRole: lambda each, _column: each.name,
            Qt.ItemDataRole.AccessibleTextRole: lambda each, _column: spoken(each),
            Qt.ItemDataRole.UserRole: lambda each, _column: each,
        }

    def title(self, column: int) -> str:
        return "Collectivité" if column == 0 else ""

    def readers(self) -> Mapping[int, Reader[StatementListRow]]:
        return self._all

    def place(self, authority_id: UUID | None) -> int:
        """Its row, or -1."""
        return next((place for place, each in enumerate(self._rows) if each.authority_id == authority_id), -1)


def spoken(each: StatementListRow) -> str:
    """« Stains, 2 175,00 €, À vérifier, 1 point »."""
    return f"{each.name}, {amount(each.total)}, {state_words(each)}"


class StatementDelegate(CellDelegate):
    """Name and total over the state."""

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        each = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(each, StatementListRow):
            return
        title, small = QFontMetricsF(font("strong")), QFontMetricsF(font("secondary"))
        top = round(area.center().y() - (title.height() + small.height() + 2) / 2)
        first = QRectF(area.left() + 6, top, area.width() - 8, title.height())
        figure = amount(each.total)
        room = QFontMetricsF(font("body", tabular=True)).horizontalAdvance(figure) + 10
        right = Qt.AlignmentFlag.AlignRight
        chosen = each.standing is StatementStanding.TO_CHECK
        draw_text(painter, first.adjusted(0, 0, -room, 0), each.name, font("strong"), tokens.text)
        draw_text(
            painter,
            first,
            figure,
            font("strong" if chosen else "body", tabular=True),
            tokens.text,
            align=right,
        )
        ink = tokens.color(STATE_ROLES[each.standing])
        second = QRectF(first.left(), first.bottom() + 2, first.width(), small.height())
        mark = QRectF(second.left(), round(second.center().y() - 7), 14, 14)
        paint_icon(painter, mark, STATE_ICONS[each.standing], ink)
        draw_text(painter, second.adjusted(19, 0, 0, 0), state_words(each), font("secondary"), ink)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(WIDTH, row_height(2) + 6)


class MonthList(QWidget):
    """The filter, the sum, the list, and the act on all that are ready."""

    chosen = Signal(object)
    """(UUID): the keyboard is on that authority."""
    opened = Signal()
    """Entrée, or a double click: go to the statement."""
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(round(WIDTH * text_scale()))
        self.model = MonthModel()
        self.search = SearchField(self.tr("Filtrer"))
        self.state = ComboBox()
        self.state.setAccessibleName(self.tr("État des relevés"))
        self.count, self.total = Label("", "body", "text2"), Label("", "strong", tabular=True)
        self.table = TableView(self.tr("Relevés du mois"), lines=2)
        self.close_button = Button(self.tr("Valider les relevés prêts"), icon_name="checks")
        self._listing: MonthListing | None = None
        self._wanted: UUID | None = None
        self._empty = EmptyState("", icon_name="receipt", framed=False)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.horizontalHeader().hide()
        self.table.setColumnWidth(0, WIDTH)
        self.table.set_column(0, delegate=StatementDelegate(), stretch=True)
        self.table.verticalHeader().setDefaultSectionSize(row_height(2) + 6)
        self.table.set_empty_state(self._empty)
        ground = surface("left")
        tight(QVBoxLayout(self)).addWidget(ground)
        top = tight(QVBoxLayout(), 8, (16, 12, 16, 10))
        top.addWidget(self.search)
        top.addWidget(self.state)
        top.addLayout(row(self.count, None, self.total))
        inside = tight(QVBoxLayout(ground), 0, (0, 0, 1, 0))
        inside.addLayout(top)
        inside.addWidget(rule())
        inside.addWidget(self.table, 1)
        inside.addWidget(rule())
        foot = tight(QVBoxLayout(), 0, (16, 10, 16, 12))
        foot.addWidget(self.close_button)
        inside.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.state.edited.connect(self._fill)
        self.close_button.clicked.connect(self.close_asked)
        self.table.activated_row.connect(lambda _index: self.opened.emit())
        self.table.selectionModel().currentRowChanged.connect(self._moved)

    # what it shows

    def show_listing(self, listing: MonthListing, chosen: UUID | None) -> None:
        """Show that month, the keyboard on the authority that is shown."""
        self._listing, self._wanted = listing, chosen
        named = [
            (f"{each.label} ({listing.count(each)})", each)
            for each in StatementStanding
            if listing.count(each) or each is self.state.currentData()
        ]
        self.state.offer([(self.tr("Tous les états"), None), *named], self.state.currentData())
        ready = len(listing.ready)
        self.close_button.setText(_close_words(ready))
        self.close_button.set_reason("" if ready else self.tr("Aucun relevé de ce mois n’est prêt."))
        self._fill()

    def _fill(self) -> None:
        if self._listing is None:
            return
        rows = self._kept(self._listing)
        self.model.fill(rows)
        self.count.setText(plural(len(rows), "collectivité"))
        self.total.setText(amount(sum((each.total for each in rows), start=_ZERO)))
        self._say_empty()
        place = self.model.place(self._wanted)
        if place >= 0:
            self.table.select_row(place)
        elif rows:
            self.table.select_row(0)

    def _kept(self, listing: MonthListing) -> list[StatementListRow]:
        words, state = fold(self.search.text()).split(), self.state.currentData()
        return [
            each
            for each in listing.rows
            if state in (None, each.standing)
            and all(word in fold(f"{each.name} {each.number}") for word in words)
        ]

    def _say_empty(self) -> None:
        if self._listing is not None and self._listing.rows:
            self._empty.set_text(self.tr("Aucun relevé ne correspond"), self.tr("Échap efface le filtre."))
        else:
            self._empty.set_text(self.tr("Rien ce mois"))

    def _moved(self, index: QModelIndex, _former: QModelIndex) -> None:
        each = self.model.row(index)
        if each is not None:
            self._wanted = each.authority_id
            self.chosen.emit(each.authority_id)

    def narrow(self) -> None:
        """The keyboard in the filter."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_all(self) -> None:
        """Without any filter."""
        self.search.clear()
        self.state.offer([(self.tr("Tous les états"), None)], None)
        if self._listing is not None:
            self.show_listing(self._listing, self._wanted)


def _close_words(ready: int) -> str:
    if not ready:
        return "Valider les relevés prêts"
    return f"Valider {plural(ready, 'relevé prêt', 'relevés prêts')}"
