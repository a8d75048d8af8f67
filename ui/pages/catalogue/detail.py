"""What is said of one offer, or of the whole catalogue: the letter and our reading apart."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.catalogue import Catalogue, Offer
from cigdesk.domain.catalogue.wording import Force, Term, price_text, terms_of, tier_rows
from cigdesk.services.catalogue_browsing import CatalogueView
from ui.pages.catalogue.model import STAR, per_unit
from ui.theme import Accent, text_scale
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph
from ui.widgets.pill import Pill

WIDTH, NARROW_WIDTH = 440, 360
_FORCES = {
    Force.REFUSES: ("Sans quoi la ligne est refusée", "ban", "bad.solid"),
    Force.WARNS: ("Sans quoi un avertissement est donné", "alert-triangle", "warn.solid"),
    Force.PLANNING: ("Avant l’intervention", "clock", "text2"),
}


class DetailPanel(QWidget):
    """A column that scrolls; it is built again for each offer. In a draft it holds the acts on it."""

    edit_asked = Signal(str)
    retire_asked = Signal(str)
    restore_asked = Signal(str)
    """(code) of the offer to change, to leave out, to take back as the base has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Détail de la prestation"))
        ground = surface("side")
        tight(QVBoxLayout(ground), 0, (1, 0, 0, 0)).addWidget(self._area)
        tight(QVBoxLayout(self)).addWidget(ground)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Give room to the table in a narrow window."""
        self.setFixedWidth(round((NARROW_WIDTH if narrow else WIDTH) * text_scale()))

    def show_offer(self, offer: Offer, view: CatalogueView, catalogue: Catalogue) -> None:
        """Everything about one offer."""
        column = self._fresh()
        if view.editable:
            column.add(row(*self._acts(offer, view), None))
            column.rule()
        column.add(row(Label(offer.code, "caption_strong", "text3"), None, *_star(offer)))
        column.add(Label(offer.label, "section", wrap=True))
        column.add(Label(offer.description, "body", "text2", wrap=True))
        column.rule()
        self._price(column, offer, shipped=view.stored is None)
        self._convention(column, offer, catalogue)
        column.rule()
        self._terms(column, terms_of(offer, catalogue))
        if offer.notes:
            column.title(self.tr("Imprimé sur le devis"))
            column.sentences(offer.notes, "printer")
        if offer.readings:
            column.rule()
            column.marked(self.tr("Ce que nous avons compris"), _reading())
            column.sentences(offer.readings, "eye")
        column.end()

    def show_catalogue(self, view: CatalogueView) -> None:
        """What holds for every offer."""
        column = self._fresh()
        if view.catalogue is not None:
            column.add(Label(self.tr("Ensemble du catalogue"), "caption_strong", "text3"))
            column.add(Label(view.catalogue.label, "section", wrap=True))
            column.add(Label(view.period, "body", "text2", wrap=True))
            column.rule()
            if view.retired:
                self._retired(column, view)
                column.rule()
            if view.stored is None:
                column.marked(self.tr("Repris tel quel"), _letter())
                column.sentences(view.catalogue.to_the_letter, "check")
                column.rule()
            column.marked(self.tr("Ce que nous avons compris"), _reading())
            column.sentences(view.catalogue.readings, "eye")
            column.rule()
            said = self.tr(
                "Choisissez une prestation pour voir son prix par strate, ses limites et ses conditions."
            )
            column.add(Label(said, "secondary", "text3", wrap=True))
        column.end()

    def _acts(self, offer: Offer, view: CatalogueView) -> list[Button]:
        found = [self._act(self.tr("Modifier"), "pencil", self.edit_asked, offer.code)]
        base = view.stored.base if view.stored else None
        known = base.offers.get(offer.code) if base else None
        if known is not None and known != offer:
            found.append(self._act(self.tr("Rétablir"), "arrow-back-up", self.restore_asked, offer.code))
        return [*found, self._act(self.tr("Retirer"), "trash", self.retire_asked, offer.code)]

    def _act(self, text: str, icon: str, asked: SignalInstance, code: str) -> Button:
        button = Button(text, size="medium", icon_name=icon)
        button.clicked.connect(lambda: asked.emit(code))
        return button

    def _retired(self, column: _Column, view: CatalogueView) -> None:
        column.title(self.tr("Prestations retirées"))
        for offer in view.retired:
            back = self._act(self.tr("Rétablir"), "arrow-back-up", self.restore_asked, offer.code)
            line = row(spacing=8)
            line.addWidget(Label(f"{offer.code}, {offer.label}", "body", "text2", wrap=True), 1)
            if view.editable:
                line.addWidget(back)
            column.add(line)

    def _price(self, column: _Column, offer: Offer, *, shipped: bool) -> None:
        figure = Label(price_text(offer), "figure", tabular=True)
        column.add(figure)
        letter = (_letter(),) if shipped else ()
        column.add(row(Label(per_unit(offer), "secondary", "text2"), None, *letter))
        tiers = tier_rows(offer)
        if tiers:
            column.table(tiers)

    def _convention(self, column: _Column, offer: Offer, catalogue: Catalogue) -> None:
        column.marked(self.tr("Convention demandée"), _reading())
        column.add(Label(catalogue.convention_label(offer.convention), "body", wrap=True))

    def _terms(self, column: _Column, terms: tuple[Term, ...]) -> None:
        for force, (title, icon, role) in _FORCES.items():
            said = [term.text for term in terms if term.force is force]
            if said:
                column.title(title)
                column.sentences(said, icon, role)

    def _fresh(self) -> _Column:
        inner = surface("plain")
        self._area.setWidget(inner)
        return _Column(inner)


class _Column:
    """Lines under one another."""

    def __init__(self, inner: QWidget) -> None:
        self._layout = tight(QVBoxLayout(inner), 6, (20, 16, 20, 20))

    def add(self, item: QWidget | object) -> None:
        """Add a widget or a layout."""
        if isinstance(item, QWidget):
            self._layout.addWidget(item)
        else:
            self._layout.addLayout(item)  # type: ignore[arg-type] # the other items here are layouts

    def rule(self) -> None:
        """Separate what follows."""
        self._layout.addSpacing(6)
        self._layout.addWidget(rule())
        self._layout.addSpacing(6)

    def title(self, text: str) -> None:
        """Name what follows."""
        self._layout.addSpacing(4)
        self._layout.addWidget(Label(text, "strong", wrap=True))

    def marked(self, text: str, mark: QWidget) -> None:
        """Name what follows, and say whose words they are."""
        self._layout.addSpacing(4)
        self.add(row(Label(text, "strong"), None, mark))

    def sentences(self, said: Iterable[str], icon: str, role: str = "text2") -> None:
        """Sentences, each after its icon."""
        for sentence in said:
            line = row(spacing=8)
            glyph = Glyph(icon, role=role)
            glyph.setFixedHeight(20)
            column = tight(QVBoxLayout())
            column.addWidget(glyph)
            column.addStretch(1)
            line.addLayout(column)
            line.addWidget(Label(sentence, "body", "text2", wrap=True), 1)
            self._layout.addLayout(line)

    def table(self, rows: Iterable[tuple[str, str]]) -> None:
        """Tiers and what each gives."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 6, 0, 4)
        grid.setVerticalSpacing(6)
        for place, (tier, gives) in enumerate(rows):
            grid.addWidget(rule(), place * 2, 0, 1, 2)
            grid.addWidget(Label(tier, "body", "text2"), place * 2 + 1, 0)
            figure = Label(gives, "emphasis", tabular=True)
            grid.addWidget(figure, place * 2 + 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self._layout.addLayout(grid)

    def end(self) -> None:
        """Nothing follows."""
        self._layout.addStretch(1)


def _letter() -> Pill:
    return Pill("À la lettre", Accent.ACCENT, "book-2")


def _reading() -> Pill:
    return Pill("Notre lecture", Accent.INDIGO, "eye")


def _star(offer: Offer) -> tuple[Pill, ...]:
    return (Pill(f"{STAR} Nouveauté", Accent.OK),) if offer.new else ()
