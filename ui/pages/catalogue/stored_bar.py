"""The strip over a catalogue of the store: its views, what can be done to it, what is at fault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.french import date_long
from cigdesk.services.catalogue_browsing import CatalogueView, Standing
from ui.widgets.base import Label, surface, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.segmented import Segmented

OFFERS, CHANGES, EFFECT = "offers", "changes", "effect"
COMPACT_BELOW = 1120
"""Width in px under which the acts lose their words."""


class StoredBar(QWidget):
    """Shown over a draft, or a catalogue voted in the store."""

    view_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        options = [(OFFERS, tr("Prestations")), (CHANGES, tr("Ce qui change")), (EFFECT, tr("Effet"))]
        self.views = Segmented(options, tr("Vue du catalogue"))
        self.percent = Button(tr("Prix en %"), icon_name="percentage")
        self.add = Button(tr("Ajouter une prestation"), icon_name="plus")
        self.rename = IconButton("pencil", tr("Changer le nom, la date ou le code"))
        self.delete = IconButton("trash", tr("Supprimer ce brouillon"))
        self.archive = Button(tr("Archiver"), icon_name="archive")
        self.vote = Label("", "body", "text2")
        self.fault = Label("", "body", "bad", wrap=True)
        self._build()
        self.views.chosen.connect(self.view_chosen)

    def _build(self) -> None:
        ground = surface("header")
        line = tight(QHBoxLayout(), 8)
        line.addWidget(self.views)
        line.addWidget(self.vote)
        line.addStretch(1)
        for act in (self.percent, self.add, self.archive, self.rename, self.delete):
            line.addWidget(act)
        inner = tight(QVBoxLayout(ground), 6, (20, 8, 20, 8))
        inner.addLayout(line)
        inner.addWidget(self.fault)
        self.fault.hide()
        tight(QVBoxLayout(self)).addWidget(ground)

    def show_view(self, view: CatalogueView) -> None:
        """Fit the acts to the state of the catalogue."""
        stored = view.stored
        self.setVisible(stored is not None)
        if stored is None:
            return
        for act in (self.percent, self.add, self.rename, self.delete):
            act.setVisible(stored.editable)
        self.views.segment(EFFECT).setVisible(stored.editable)
        self.archive.setVisible(view.standing is Standing.PAST)
        self.vote.setVisible(not stored.editable)
        if stored.voted_on is not None:
            self.vote.setText(f"Délibération {stored.deliberation} du {date_long(stored.voted_on)}")
        changes = len(view.differences)
        self.views.set_text(CHANGES, f"Ce qui change ({changes})" if changes else self.tr("Ce qui change"))

    def show_fault(self, said: str) -> None:
        """Say what is wrong with the price being typed; nothing when it is right."""
        self.fault.setText(said)
        self.fault.setVisible(bool(said))

    def set_compact(self, compact: bool) -> None:
        """Leave room to the views in a narrow window."""
        self.percent.setText("" if compact else self.tr("Prix en %"))
        self.add.setText("" if compact else self.tr("Ajouter une prestation"))
        for act, said in ((self.percent, "Prix en %"), (self.add, "Ajouter une prestation")):
            act.setAccessibleName(said)
            act.setToolTip(said if compact else "")
