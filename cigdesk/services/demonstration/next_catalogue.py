"""Next year's catalogue of the demonstration: a draft, prices raised, a few of them set by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from cigdesk.domain.catalogue.adjusting import Rounding
from cigdesk.services.catalogue_browsing import CatalogueBrowser
from cigdesk.services.catalogue_editing import CatalogueEditing, PriceMove
from cigdesk.services.catalogue_states import CatalogueStates
from cigdesk.services.context import Context

_RAISE: Final = PriceMove(Decimal(2), Rounding.EURO)
_BY_HAND: Final = {"COACH": Decimal(110), "MQ-ACC": Decimal("61.50")}
_NOTES: Final = {"COACH": "Six séances au plus par cadre et par an."}


def draft_next_year(context: Context) -> None:
    """Prepare it as a manager would; nothing where the centre has no catalogue."""
    states, editing = CatalogueStates(context), CatalogueEditing(context)
    proposal = states.proposal()
    if proposal is None:
        return
    draft = states.prepare(proposal.values, proposal.based_on, _RAISE).ids[0]
    found = CatalogueBrowser(context).view(proposal.values.code).catalogue
    for offer in found.offers.values() if found else ():
        if offer.code in _BY_HAND:
            editing.set_price(draft, offer.code, None, _BY_HAND[offer.code])
        if offer.code in _NOTES:
            editing.edit_offer(draft, offer, replace(offer, notes=(*offer.notes, _NOTES[offer.code])))
