"""Pictures of next year's catalogue: its prices, an offer, what changes, its effect, its vote; and of VAT."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from cigdesk.services.catalogue_browsing import Standing
from ui.pages.catalogue.stored_bar import CHANGES, EFFECT, OFFERS
from ui.pages.catalogue.view import CataloguePage
from ui.pages.settings.view import SettingsPage
from ui.settings_targets import Part

if TYPE_CHECKING:
    from ui.stage import Stage

Scene = tuple[str, Callable[[], object]]
_TOLD: Final = "COACH"


def catalogue_scenes(playing: Stage) -> Iterator[Scene]:
    """On the draft of the demonstration; each is left by `close_catalogue`."""
    yield "catalogue-brouillon", lambda: _drafted(playing, OFFERS).navigate(_TOLD)
    yield "catalogue-prestation", lambda: _drafted(playing, OFFERS).acts.ask_offer(_TOLD)
    yield "catalogue-changements", lambda: _drafted(playing, CHANGES)
    yield "catalogue-effet", lambda: _drafted(playing, EFFECT)
    yield "catalogue-vote", lambda: _vote(playing)


def close_catalogue(playing: Stage) -> None:
    """Back to the catalogue in force."""
    page = _page(playing)
    page.acts.close()
    page.stored_bar.views.segment(OFFERS).click()
    page.presenter.choose("")
    playing.rest()


def show_vat(playing: Stage) -> None:
    """The form of a regime, in its card."""
    playing.window.go("settings", Part.CENTRE)
    playing.rest()
    page = playing.window.stack.current
    if isinstance(page, SettingsPage):
        page.centre.vat.add_button.click()


def _drafted(playing: Stage, view: str) -> CataloguePage:
    page = _page(playing)
    known = page.presenter.view
    drafts = [each.id for each in known.choices if each.standing is Standing.DRAFT] if known else []
    page.presenter.choose(drafts[0] if drafts else "")
    playing.rest()
    page.stored_bar.views.segment(view).click()
    playing.rest()
    return page


def _vote(playing: Stage) -> None:
    _drafted(playing, OFFERS).acts.ask_vote()


def _page(playing: Stage) -> CataloguePage:
    playing.window.go("catalogue", None)
    playing.rest()
    page = playing.window.stack.current
    if not isinstance(page, CataloguePage):
        raise TypeError("the catalogue is shown by its page")
    return page
