"""What narrows the list of quotes: standings, follow-ups, and the filters set in the panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.domain.quote import QuoteStanding
from cigdesk.domain.quote_follow_up import FollowUp
from cigdesk.ports.quotes import EVERY_QUOTE, QuoteFilter, QuoteSum
from cigdesk.services.quote_listing import QuoteListing
from ui.page import PageState
from ui.pages.quotes.states import FILTERS
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.segmented import Chip, ChipGroup

ALL: Final = "all"
_ICONS: Final = {
    FollowUp.DUE: "flag",
    FollowUp.TO_REMIND: "bell",
    FollowUp.EXPIRING: "clock",
    FollowUp.WITHOUT_ENGAGEMENT: "hash",
}
_TIPS: Final = {
    FollowUp.DUE: "À relancer, bientôt expirés, ou sans le numéro d’engagement que la collectivité exige",
    FollowUp.TO_REMIND: "Envoyés depuis plus de trois semaines, sans réponse",
    FollowUp.EXPIRING: "Émis ou envoyés, sans réponse",
    FollowUp.WITHOUT_ENGAGEMENT: "Le numéro d’engagement de la collectivité n’est pas noté",
}


def make_chips(parent: QWidget) -> ChipGroup:
    """Every standing and every follow-up: one of them is chosen."""
    chips = [(ALL, Chip("Tous", count=0))]
    chips += [(key.value, Chip(word, count=0)) for key, word in FILTERS.items()]
    chips += [(each.value, _follow_chip(each)) for each in FollowUp]
    group = ChipGroup(chips, parent)
    group.set_value(ALL)
    return group


def _follow_chip(follow_up: FollowUp) -> Chip:
    chip = Chip(follow_up.label, count=0, icon_name=_ICONS[follow_up])
    chip.setToolTip(_TIPS[follow_up])
    return chip


def with_chip(where: QuoteFilter, key: str) -> QuoteFilter:
    """That filter, for the standing or the follow-up of the chip."""
    standing = next((each for each in QuoteStanding if each.value == key), None)
    follow_up = next((each for each in FollowUp if each.value == key), None)
    return replace(where, standing=standing, follow_up=follow_up)


def without_authority(where: QuoteFilter) -> QuoteFilter:
    """The same for every authority."""
    return replace(where, authority_id=None)


def show_counts(chips: ChipGroup, listing: QuoteListing) -> None:
    """What each chip would leave."""
    chips.chips[ALL].set_count(listing.found.count)
    for standing in FILTERS:
        chips.chips[standing.value].set_count(listing.sums.get(standing, QuoteSum()).count)


def show_follow_ups(chips: ChipGroup, found: Mapping[FollowUp, QuoteSum]) -> None:
    """The same for the follow-ups."""
    for follow_up in FollowUp:
        chips.chips[follow_up.value].set_count(found.get(follow_up, QuoteSum()).count)


def nothing_left(where: QuoteFilter) -> str:
    """« Aucun devis parmi les envoyés »."""
    if where.follow_up is not None:
        return f"Aucun devis{french.NBSP}: {where.follow_up.label.lower()}"
    if where.standing is not None:
        return f"Aucun devis parmi les {FILTERS[where.standing].lower()}"
    return "Aucun devis ne correspond à ces filtres" if where.restricts else "Aucun devis"


class ActiveFilters(QWidget):
    """The filters of the panel that are set, each with the cross that lifts it."""

    lifted = Signal(object)
    """(QuoteFilter): what is left."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=6)
        self.buttons: list[Button] = []
        self.hide()

    def show_filter(self, where: QuoteFilter, authority: str, offer: str, follower: str) -> None:
        """Name each filter that is set; the three names are those of what it is set to."""
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self.buttons = [
            self._button(words, left) for words, left in _active(where, authority, offer, follower)
        ]
        for button in self.buttons:
            self._flow.addWidget(button)
        self.setVisible(bool(self.buttons))

    def _button(self, words: str, left: QuoteFilter) -> Button:
        button = Button(words, icon_name="x", size="small")
        button.setToolTip("Retirer ce filtre")
        button.setAccessibleName(f"Retirer le filtre {words}")
        button.clicked.connect(lambda: self.lifted.emit(left))
        return button


def _active(
    where: QuoteFilter, authority: str, offer: str, follower: str
) -> Iterator[tuple[str, QuoteFilter]]:
    if where.authority_id is not None:
        yield authority or "Collectivité", replace(where, authority_id=None)
    if where.year is not None:
        yield f"Année {where.year}", replace(where, year=None)
    if where.follower:
        yield f"Suivi par {follower}", replace(where, follower="")
    if where.offer:
        yield offer or where.offer, replace(where, offer="")
    if where.least is not None or where.most is not None:
        yield _range(where.least, where.most), replace(where, least=None, most=None)


def _range(least: Decimal | None, most: Decimal | None) -> str:
    if least is None:
        return f"Jusqu’à {french.amount(most or Decimal(0))}"
    return f"De {french.amount(least)}" + (f" à {french.amount(most)}" if most is not None else " et plus")


def filter_bar(first: QWidget, chips: ChipGroup, last: QWidget, active: ActiveFilters) -> QWidget:
    """The search, the follow-ups and the button of the panel; under them the standings, then what is set."""
    upper, lower = QWidget(), QWidget()
    followed = [each.value for each in FollowUp]
    above, below = FlowLayout(upper, spacing=6), FlowLayout(lower, spacing=6)
    above.addWidget(first)
    for key, chip in chips.chips.items():
        (above if key in followed else below).addWidget(chip)
    above.addWidget(last)
    whole = QWidget()
    layout = tight(QVBoxLayout(whole), 8, (20, 14, 20, 12))
    for part in (upper, lower, active):
        layout.addWidget(part)
    return whole


# what is remembered: nothing that names a person


def saved(key: str, where: QuoteFilter, me: str) -> PageState:
    """The filter for next time; a follower is remembered only where it is the person themselves."""
    state: PageState = {"filter": key, "mine": bool(where.follower) and where.follower == me}
    if where.year is not None:
        state["year"] = where.year
    if where.offer:
        state["offer"] = f"o.{where.offer.lower()}"
    if where.authority_id is not None:
        state["authority"] = f"a{where.authority_id.hex}"
    for name in ("least", "most"):
        value = getattr(where, name)
        if value is not None:
            state[name] = int(value * 100)
    return state


def restored(state: PageState, me: str) -> QuoteFilter:
    """The way back from `saved`; what is not understood is left out."""
    year, offer, authority = state.get("year"), state.get("offer"), state.get("authority")
    return replace(
        EVERY_QUOTE,
        year=year if isinstance(year, int) else None,
        offer=offer.removeprefix("o.").upper() if isinstance(offer, str) else "",
        authority_id=_uuid(authority),
        follower=me if state.get("mine") is True else "",
        least=_euros(state.get("least")),
        most=_euros(state.get("most")),
    )


def _euros(cents: object) -> Decimal | None:
    return Decimal(cents).scaleb(-2) if isinstance(cents, int) else None


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(hex=text.removeprefix("a")) if isinstance(text, str) else None
    except ValueError:
        return None
