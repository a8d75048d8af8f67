"""The panels of the acts on catalogues: opened one at a time, closed when their act is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from cigdesk.domain.catalogue import FlatTariff, Offer
from cigdesk.domain.stored_catalogue import CatalogueValues
from cigdesk.services.catalogue_states import Proposal
from cigdesk.services.desk import Services
from ui.page import Notice, Workbench
from ui.pages.catalogue.act_panel import ActPanel
from ui.pages.catalogue.offer_panel import OfferPanel
from ui.pages.catalogue.percent_panel import PercentPanel
from ui.pages.catalogue.prepare_panel import HeadPanel, PreparePanel
from ui.pages.catalogue.presenter import CataloguePresenter
from ui.pages.catalogue.vote_panel import VotePanel


class CatalogueActs(QObject):
    """Leads from a button to its panel, and from the panel to the presenter."""

    opened = Signal(bool)
    """Whether a panel stands where the detail is."""

    def __init__(
        self, bench: Workbench, presenter: CataloguePresenter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        services: Services = bench.services
        today = services.context.today
        self._presenter, self._bench = presenter, bench
        self.prepare, self.head = PreparePanel(today), HeadPanel(today)
        self.percent, self.vote, self.offer = PercentPanel(), VotePanel(today), OfferPanel()
        self._panels: dict[str, ActPanel] = {
            "prepare": self.prepare,
            "rename": self.head,
            "move": self.percent,
            "vote": self.vote,
            "offer": self.offer,
        }
        self._connect()

    def _connect(self) -> None:
        presenter = self._presenter
        self.prepare.asked.connect(presenter.prepare)
        self.head.asked.connect(presenter.rename)
        self.percent.asked.connect(presenter.move_prices)
        self.vote.asked.connect(lambda values, confirmed: presenter.vote(values, confirmed=confirmed))
        self.offer.asked.connect(presenter.save_offer)
        presenter.proposed.connect(self._proposed)
        presenter.done.connect(self._done)
        presenter.refused.connect(self._refused)
        presenter.to_confirm.connect(self.vote.show_reasons)
        for panel in self._panels.values():
            panel.closed.connect(lambda: self.opened.emit(self.panel() is not None))

    def lay_in(self, layout: QBoxLayout) -> None:
        """Put the panels, closed, at the end of that layout."""
        for panel in self._panels.values():
            layout.addWidget(panel)

    def panel(self) -> ActPanel | None:
        """The panel that is open."""
        return next((each for each in self._panels.values() if not each.isHidden()), None)

    def close(self) -> None:
        """Give up what is open."""
        if (panel := self.panel()) is not None:
            panel.close_panel()

    # each act

    def ask_prepare(self) -> None:
        """Open the panel of a new draft once what it would be is known."""
        self._presenter.read_proposal()

    def ask_rename(self) -> None:
        """Open the panel of the name, day and code."""
        catalogue = self._presenter.catalogue
        if catalogue is not None and self._presenter.editable:
            self._only(self.head)
            values = CatalogueValues(
                code=catalogue.id, label=catalogue.label, effective_from=catalogue.effective_from
            )
            self.head.open_on(values)

    def ask_percent(self, chosen: Sequence[str]) -> None:
        """Open the panel of the change in percent."""
        view, catalogue = self._presenter.view, self._presenter.catalogue
        if catalogue is not None and view is not None and view.stored is not None:
            self._only(self.percent)
            self.percent.open_on(catalogue, view.stored.base, chosen)

    def ask_vote(self) -> None:
        """Open the panel of the vote."""
        catalogue = self._presenter.catalogue
        if catalogue is not None and self._presenter.editable:
            self._only(self.vote)
            self.vote.open_on(catalogue.label)

    def ask_offer(self, code: str) -> None:
        """Open the panel of an offer of the draft."""
        catalogue = self._presenter.catalogue
        if catalogue is not None and self._presenter.editable and code in catalogue.offers:
            self._only(self.offer)
            self.offer.open_on(catalogue.offers[code], catalogue)

    def ask_new_offer(self, like: str) -> None:
        """Open the panel of an offer to add, in the chapter and under the convention of another."""
        catalogue = self._presenter.catalogue
        if catalogue is None or not self._presenter.editable:
            return
        flat = [each for each in catalogue.offers.values() if isinstance(each.tariff, FlatTariff)]
        model: Offer | None = next((each for each in flat if each.code == like), flat[0] if flat else None)
        if model is not None:
            self._only(self.offer)
            self.offer.open_on(model, catalogue, new=True)

    def _only(self, panel: ActPanel) -> None:
        for each in self._panels.values():
            if each is not panel:
                each.hide()
        panel.show()
        self.opened.emit(True)

    # what the presenter tells

    def _proposed(self, proposal: Proposal | None) -> None:
        view = self._presenter.view
        if proposal is None or view is None:
            self._bench.notify(Notice("Ce centre n’a pas de catalogue à copier.", icon="alert-triangle"))
            return
        self._only(self.prepare)
        self.prepare.show_proposal(proposal, view.choices)

    def _done(self, act: str) -> None:
        panel = self._panels.get(act)
        if panel is not None:
            panel.close_panel()

    def _refused(self, act: str, faults: Mapping[str, str]) -> None:
        panel = self._panels.get(act)
        if panel is not None and not panel.isHidden():
            panel.show_faults(faults)
        else:
            self._bench.notify(Notice(" ".join(faults.values()), icon="alert-triangle"))
