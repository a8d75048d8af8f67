"""The panels of copies: a quote again for another year or authority, a revision beside what it replaces."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.services.quote_comparison import ComparedLine, Comparison, Shift
from cigdesk.services.quote_view import QuoteLineView, QuoteView
from ui.page import Workbench
from ui.pages.quotes.answer_panels import AnswerPanel
from ui.pages.quotes.authority_search import AuthoritySearch
from ui.pages.quotes.panels import emptied
from ui.pages.quotes.presenter import QuotePresenter
from ui.theme import Accent, Role, current, hub, text_scale
from ui.theme.painting import rounded
from ui.widgets.base import Label, Tone, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.pickers import DateField
from ui.widgets.pill import Pill
from ui.widgets.side_panel import SidePanel

COMPARISON_WIDTH: Final = 680


class ClonePanel(AnswerPanel):
    """For whom, and for work of which day."""

    def __init__(self, bench: Workbench, presenter: QuotePresenter) -> None:
        super().__init__("Dupliquer le devis", "Dupliquer", "copy")
        self._presenter = presenter
        self.authority_id: UUID | None = None
        self._names: dict[UUID, str] = {}
        self._now = Label("", "strong", wrap=True)
        self.search = AuthoritySearch(bench)
        self.search.chosen.connect(self._choose)
        self.search.named.connect(self._now.setText)
        self.day = DateField(today=presenter.today)
        self.day_field = Field("&Date de la prestation", self.day, check=self.day.fault)
        note = (
            "Le nouveau brouillon reprend les lignes, aux prix de ce jour-là. Les quantités égales à"
            f" l’effectif suivent le nouvel effectif{french.NNBSP}; le motif d’un prix libre est demandé de"
            " nouveau."
        )
        for widget in (
            Label("Pour", "secondary", "text2"),
            self._now,
            Field("Autre &collectivité", self.search),
            self.day_field,
            Label(note, "secondary", "text3", wrap=True),
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def open_for(self, view: QuoteView) -> None:
        """Propose the same authority, today."""
        self.authority_id = view.authority_id
        self._now.setText(view.authority)
        self.search.clear()
        self.day.set_value(self._presenter.today())
        self.day_field.clear_error()
        self.error.hide()
        self.open_panel(self.day)
        self.day.selectAll()

    def chosen_day(self) -> date | None:
        """The day; none while what is typed is not one, which the field then says."""
        self.day.commit()
        return self.day.value() if self.day_field.validate() else None

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Why the day cannot be kept."""
        self.day_field.set_error(" ".join(faults.values()))
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, authority_id: UUID) -> None:
        self.authority_id = authority_id
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)


class ComparisonPanel(SidePanel):
    """Two quotes side by side: what was, what is, what they come to."""

    def __init__(self) -> None:
        super().__init__("Ce que change la révision")
        self.setFixedWidth(round(COMPARISON_WIDTH * text_scale()))
        self.summary = Label("", "body", "text2", wrap=True)
        self._table = QVBoxLayout()
        tight(self._table, 2)
        self.done = Button("Fermer", keycap="Échap")
        self.done.clicked.connect(self.close_panel)
        self._totals = tight(QVBoxLayout(), 0)
        self.body.addWidget(self.summary)
        self.body.addLayout(self._table)
        self.body.addStretch(1)
        self.foot.addWidget(rule())
        self.foot.addLayout(self._totals)
        self.foot.addWidget(self.done)

    def open_for(self, found: Comparison) -> None:
        """Show that comparison."""
        self.summary.setText(summary_of(found))
        for layout in (self._table, self._totals):
            emptied(layout)
        after = found.after.number or "Révision en préparation"
        self._table.addWidget(_PairRow("", found.before.number, after, tone="text2"))
        self._table.addWidget(rule())
        for line in found.lines:
            self._table.addWidget(_line_row(line))
        totals = (french.amount(side.total) for side in (found.before, found.after))
        self._totals.addWidget(_PairRow("Total des prestations", *totals, strong=True))
        self.open_panel(self.done)


def summary_of(found: Comparison) -> str:
    """« 1 ligne ajoutée, 2 modifiées ; total en hausse de 400,00 € »."""
    words = {
        Shift.ADDED: ("ligne ajoutée", "lignes ajoutées"),
        Shift.REMOVED: ("ligne retirée", "lignes retirées"),
        Shift.CHANGED: ("ligne modifiée", "lignes modifiées"),
    }
    counts = [
        french.plural(found.count(shift), *named) for shift, named in words.items() if found.count(shift)
    ]
    lines = ", ".join(counts) or "Aucune ligne ne change"
    return f"{lines}{french.NNBSP}; {_difference(found.difference)}."


def _difference(euros: Decimal) -> str:
    if not euros:
        return "total inchangé"
    return f"total en {'hausse' if euros > 0 else 'baisse'} de {french.amount(abs(euros))}"


_SHIFTS: Final = {
    Shift.ADDED: (Accent.OK, "Ajoutée", "plus"),
    Shift.REMOVED: (Accent.BAD, "Retirée", "minus"),
    Shift.CHANGED: (Accent.WARN, "Modifiée", "pencil"),
}


def _line_row(line: ComparedLine) -> QWidget:
    earlier = f"Auparavant{french.NBSP}: {line.earlier_label}" if line.earlier_label else ""
    return _PairRow(line.label, _said(line.before), _said(line.after), shift=line.shift, earlier=earlier)


def _said(line: QuoteLineView | None) -> str:
    """« 2 jours × 800,00 € = 1 600,00 € »."""
    if line is None:
        return "–"
    if not line.priced:
        return french.amount(line.subtotal) if line.subtotal is not None else ""
    price, amount = (
        french.amount(each) if each is not None else "–" for each in (line.unit_price, line.amount)
    )
    count = f"{line.quantity_text} {line.unit}".strip()
    option = " (option)" if line.optional else ""
    return f"{count} × {price}\n{amount}{option}"


class _PairRow(QFrame):
    """A label, and two columns; tinted where something moved."""

    def __init__(
        self,
        label: str,
        before: str,
        after: str,
        *,
        shift: Shift = Shift.SAME,
        tone: Tone = "text",
        strong: bool = False,
        earlier: str = "",
    ) -> None:
        super().__init__()
        self._shift = shift
        style: Role = "strong" if strong else "body"
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 10, 6)
        grid.setHorizontalSpacing(12)
        for column, stretch in enumerate((12, 10, 10)):
            grid.setColumnStretch(column, stretch)
        left = tight(QVBoxLayout(), 4)
        left.addWidget(Label(label, "strong" if strong else "emphasis", wrap=True))
        if earlier:
            left.addWidget(Label(earlier, "secondary", "text2", wrap=True))
        if shift in _SHIFTS:
            accent, word, icon_name = _SHIFTS[shift]
            left.addWidget(Pill(word, accent, icon_name), 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        grid.addLayout(left, 0, 0)
        for column, text in enumerate((before, after), start=1):
            words = Label(text, style, tone, tabular=True, wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, 0, column)
        moved = _SHIFTS[shift][1].lower() if shift in _SHIFTS else "inchangée"
        self.setAccessibleName(f"{label}, {moved}{french.NBSP}: {before} puis {after}".replace("\n", ", "))
        hub().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shift in _SHIFTS:
            accent = _SHIFTS[self._shift][0]
            rounded(QPainter(self), self.rect().toRectF(), 6, current().family(accent).tint)
