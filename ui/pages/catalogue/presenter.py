"""Which catalogue is shown, which of its offers, and what is done to it. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.catalogue import Catalogue, Offer, TierTariff
from cigdesk.domain.catalogue.wording import found_by
from cigdesk.domain.errors import CigdeskError, InvalidInput, NeedsConfirmation
from cigdesk.domain.stored_catalogue import CatalogueValues, VoteValues
from cigdesk.services.catalogue_browsing import CatalogueView
from cigdesk.services.catalogue_editing import PriceMove
from cigdesk.services.catalogue_effect import Effects
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations, Progress
from ui.pages.catalogue.model import Row, TierLine

_VIEW, _EFFECT, _PROPOSAL = "catalogue.view", "catalogue.effect", "catalogue.proposal"


class CataloguePresenter(QObject):
    """Reads the catalogue once, and writes what is done to a draft; the words typed only filter it."""

    changed = Signal()
    """Another catalogue is shown, or other offers of it."""
    effect_known = Signal(object)
    """(Effects) of the draft shown."""
    proposed = Signal(object)
    """(Proposal or None): what a new draft would be."""
    done = Signal(str)
    """The act of that name is written."""
    refused = Signal(str, object)
    """(act, faults by field): what is typed is shown at fault."""
    to_confirm = Signal(object)
    """(reasons): the vote asks to be confirmed."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self._wanted = ""
        self.text = ""
        self.view: CatalogueView | None = None

    @property
    def catalogue(self) -> Catalogue | None:
        """The catalogue shown."""
        return self.view.catalogue if self.view else None

    @property
    def editable(self) -> bool:
        """Whether a draft is shown."""
        return self.view is not None and self.view.editable

    def read(self) -> None:
        """Read the catalogue that is wanted, in the background."""
        job = partial(self._services.catalogue.view, self._wanted)
        self._operations.query(_VIEW, job, self._answered)

    def choose(self, catalogue_id: str) -> None:
        """Show the catalogue of that id."""
        self._wanted = catalogue_id
        self.read()

    def set_text(self, text: str) -> None:
        """Other words are typed."""
        self.text = text
        self.changed.emit()

    def rows(self) -> tuple[Row, ...]:
        """Each chapter that has something to show, followed by its offers; in a draft, by their tiers too."""
        catalogue = self.catalogue
        if catalogue is None:
            return ()
        found = found_by(catalogue.offers.values(), self.text).best
        rows: list[Row] = []
        for section in catalogue.sections:
            offers = [each for each in catalogue.in_section(section.id) if each in found]
            if offers:
                rows.append(section)
            for offer in offers:
                rows += [offer, *self._tiers(offer)]
        return tuple(rows)

    def _tiers(self, offer: Offer) -> list[TierLine]:
        if not self.editable or not isinstance(offer.tariff, TierTariff):
            return []
        return [TierLine(offer, place) for place in range(len(offer.tariff.tiers))]

    def offers(self) -> int:
        """How many offers the words typed leave."""
        return sum(isinstance(row, Offer) for row in self.rows())

    def _answered(self, view: CatalogueView) -> None:
        self.view = view
        self.changed.emit()

    # what is done

    def read_proposal(self) -> None:
        """Ask what a new draft would be called."""
        self._operations.query(_PROPOSAL, self._services.catalogue_states.proposal, self.proposed.emit)

    def read_effect(self) -> None:
        """Compute what the draft would change, in the background, with its progress."""
        stored = self._stored()
        if stored is None:
            return

        def job(progress: Progress) -> Effects:
            return self._services.catalogue_effect.of(stored, progress)

        self._operations.query(_EFFECT, job, self.effect_known.emit, label=self.tr("Calcul de l’effet"))

    def prepare(self, values: CatalogueValues, based_on: str, move: PriceMove | None) -> None:
        """Make a draft and show it."""
        states = self._services.catalogue_states
        self._wanted = values.tidied().code
        self._act("prepare", lambda: states.prepare(values, based_on, move))

    def rename(self, before: CatalogueValues, after: CatalogueValues) -> None:
        """Write the code, name or day of the draft."""
        self._wanted = after.tidied().code
        self._on_stored("rename", lambda its: self._services.catalogue_states.edit(its, before, after))

    def set_price(self, code: str, tier: int | None, price: Decimal) -> None:
        """Write one price."""
        editing = self._services.catalogue_editing
        self._on_stored("price", lambda its: editing.set_price(its, code, tier, price))

    def move_prices(self, move: PriceMove) -> None:
        """Move prices in percent."""
        self._on_stored("move", lambda its: self._services.catalogue_editing.move_prices(its, move))

    def save_offer(self, before: Offer | None, after: Offer) -> None:
        """Write what differs of an offer, or add it."""
        editing = self._services.catalogue_editing
        if before is None:
            self._on_stored("offer", lambda its: editing.add_offer(its, after))
        else:
            self._on_stored("offer", lambda its: editing.edit_offer(its, before, after))

    def retire(self, code: str) -> None:
        """Leave an offer out."""
        self._on_stored("retire", lambda its: self._services.catalogue_editing.retire_offer(its, code))

    def restore(self, code: str) -> None:
        """Take an offer back as the base has it."""
        self._on_stored("restore", lambda its: self._services.catalogue_editing.restore_offer(its, code))

    def vote(self, values: VoteValues, *, confirmed: bool) -> None:
        """Note the vote."""
        states = self._services.catalogue_states
        self._on_stored("vote", lambda its: states.vote(its, values, confirmed=confirmed))

    def archive(self) -> None:
        """Put away the catalogue shown."""
        self._on_stored("archive", self._services.catalogue_states.archive)

    def delete(self) -> None:
        """Throw the draft away; the one of today is shown."""
        self._wanted = ""
        self._on_stored("delete", self._services.catalogue_states.delete)

    def _stored(self) -> UUID | None:
        return self.view.stored.id if self.view and self.view.stored else None

    def _on_stored(self, name: str, act: Callable[[UUID], Change]) -> None:
        stored = self._stored()
        if stored is not None:
            self._act(name, lambda: act(stored))

    def _act(self, name: str, job: Callable[[], Change]) -> None:
        self._operations.change(
            job, on_done=lambda _change: self.done.emit(name), on_error=partial(self._failed, name)
        )

    def _failed(self, name: str, error: CigdeskError) -> None:
        if isinstance(error, NeedsConfirmation):
            self.to_confirm.emit(error.reasons)
        elif isinstance(error, InvalidInput):
            faults: Mapping[str, str] = error.errors
            self.refused.emit(name, faults)
        else:
            self._operations.refused.emit("", error)
