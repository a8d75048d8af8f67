"""What a draft would change, in euros: for members over a year, and for draft quotes it would price."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.catalogue.comparison import percent_between
from cigdesk.french import amount, percent, plural
from cigdesk.services.catalogue_effect import Effect, Effects
from ui.theme import Accent
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.card import Card
from ui.widgets.delegates import AmountDelegate, CellRole, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import PillData
from ui.widgets.rows import Index, Reader, RowModel
from ui.widgets.table import TableView

_MEMBER, _QUOTE = PillData("adhésion", Accent.ACCENT), PillData("devis", Accent.INDIGO)
_NONE = "—"


class EffectColumn(IntEnum):
    """The columns, from the left."""

    AUTHORITY = 0
    KIND = 1
    BEFORE = 2
    AFTER = 3
    MOVED = 4


_WIDTHS = {EffectColumn.KIND: 110, EffectColumn.BEFORE: 150, EffectColumn.AFTER: 150, EffectColumn.MOVED: 90}


class EffectModel(RowModel[Effect]):
    """One amount in a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        figures = (EffectColumn.BEFORE, EffectColumn.AFTER, EffectColumn.MOVED)
        super().__init__(len(EffectColumn), right=figures, parent=parent)

    def title(self, column: int) -> str:
        return {
            EffectColumn.AUTHORITY: self.tr("Collectivité"),
            EffectColumn.KIND: self.tr("Source"),
            EffectColumn.BEFORE: self.tr("Avant"),
            EffectColumn.AFTER: self.tr("Après"),
            EffectColumn.MOVED: self.tr("Écart"),
        }[EffectColumn(column)]

    def readers(self) -> Mapping[int, Reader[Effect]]:
        return {
            Qt.ItemDataRole.DisplayRole: _text,
            CellRole.DETAIL: lambda each, column: each.what if column == EffectColumn.AUTHORITY else None,
            CellRole.PILL: lambda each, column: _pill(each) if column == EffectColumn.KIND else None,
        }


class SumCard(Card):
    """« 118 000,00 € → 120 360,00 € », and by how much that is."""

    def __init__(self, title: str) -> None:
        super().__init__(title, title_role="secondary_strong", title_tone="text2")
        self._figure = Label("", "figure", tabular=True)
        self._before = Label("", "secondary", "text2", tabular=True)
        self.add(self._figure)
        self.add(self._before)

    def show_sum(self, sums: tuple[Decimal, Decimal], count: str) -> None:
        """Show what it comes to, before and after."""
        before, after = sums
        self._figure.setText(amount(after))
        moved = _signed(percent_between(before, after))
        said = (f"{amount(before)} avant", f"{_sign(after - before)}{amount(after - before)}", moved, count)
        self._before.setText(", ".join(each for each in said if each))


class EffectView(QWidget):
    """Two sums over the amounts one by one."""

    record_asked = Signal(object)
    """(Effect): its quote or its authority is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = EffectModel(self)
        self.table = TableView(self.tr("Effet du catalogue"), lines=2)
        self.members = SumCard(self.tr("Offres annuelles"))
        self.drafts = SumCard(self.tr("Devis en préparation"))
        said = self.tr(
            "Les offres annuelles de cette année, reconduites au même effectif si le prochain n’est pas "
            "déclaré\u202f; les devis en brouillon pour des jours que ce catalogue couvrirait."
        )
        self.said = Label(said, "secondary", "text3", wrap=True)
        self._build()
        self.table.activated_row.connect(self._open)

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.set_column(EffectColumn.AUTHORITY, delegate=TwoLineDelegate(), stretch=True)
        self.table.set_column(EffectColumn.KIND, delegate=PillDelegate())
        self.table.set_column(EffectColumn.BEFORE, delegate=AmountDelegate())
        self.table.set_column(EffectColumn.AFTER, delegate=AmountDelegate(strong=True))
        self.table.set_column(EffectColumn.MOVED, delegate=AmountDelegate())
        for column, width in _WIDTHS.items():
            self.table.set_column(column, width=width)
        none = EmptyState(
            self.tr("Aucun montant ne bouge"),
            self.tr("Aucune offre annuelle cette année, aucun devis en brouillon pour ces jours."),
            icon_name="copy",
        )
        self.table.set_empty_state(none)
        head = surface("plain")
        cards = row(spacing=12)
        for card in (self.members, self.drafts):
            cards.addWidget(card, 1)
        top = tight(QVBoxLayout(head), 8, (20, 12, 20, 12))
        top.addLayout(cards)
        top.addWidget(self.said)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(head)
        layout.addWidget(self.table, 1)

    def show_effects(self, found: Effects) -> None:
        """Show the sums and the amounts."""
        title = self.tr("Offres annuelles {year}").format(year=found.year)
        self.members.title_label.setText(title)
        self.members.show_sum(found.members_total, plural(len(found.members), "offre"))
        self.drafts.show_sum(found.drafts_total, plural(len(found.drafts), "devis", "devis"))
        self.model.fill((*found.members, *found.drafts))

    def _open(self, index: Index) -> None:
        if (each := self.model.row(index)) is not None:
            self.record_asked.emit(each)


def _text(each: Effect, column: int) -> str:
    return {
        EffectColumn.AUTHORITY: each.authority,
        EffectColumn.KIND: _pill(each).text,
        EffectColumn.BEFORE: _amount(each.before),
        EffectColumn.AFTER: _amount(each.after),
        EffectColumn.MOVED: _signed(each.percent),
    }[EffectColumn(column)]


def _pill(each: Effect) -> PillData:
    return _QUOTE if each.quote_id else _MEMBER


def _amount(value: Decimal | None) -> str:
    return _NONE if value is None else amount(value)


def _signed(value: Decimal | None) -> str:
    return "" if value is None else f"{_sign(value)}{percent(value)}"


def _sign(value: Decimal) -> str:
    return "+" if value > 0 else ""
