"""Pictures of what is done with many quotes: filters, several at once, departures, a series."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from cigdesk.domain.quote import QuoteState
from cigdesk.services.quote_batch import BatchLine
from ui.pages.quotes.view import QuotesPage

if TYPE_CHECKING:
    from ui.stage import Stage

Scene = tuple[str, Callable[[], object]]
_PACKAGE: Final = "ACFI"
_SEVERAL: Final = 6


def list_scenes(playing: Stage) -> Iterator[Scene]:
    """Each is left by `leave`."""
    yield "devis-filtres", lambda: _filters(playing)
    yield "devis-plusieurs", lambda: _several(playing)
    yield "devis-envois", lambda: _dossier(playing)
    yield "devis-serie", lambda: _series(playing)


def leave(playing: Stage) -> None:
    """The list as it opens."""
    page = _page(playing)
    page.back_to_list()
    page.listing.filter_panel.close_panel()
    page.listing.clear_filters()
    page.listing.table.clearSelection()
    playing.rest()


def _page(playing: Stage) -> QuotesPage:
    playing.window.go("quotes")
    page = playing.window.stack.current
    if not isinstance(page, QuotesPage):
        raise TypeError("the quotes are shown by their page")
    return page


def _filters(playing: Stage) -> None:
    page = _page(playing)
    page.show_waiting()
    playing.rest()
    page.listing.filter_button.click()


def _several(playing: Stage) -> None:
    listing = _page(playing).listing
    playing.rest()
    listing.table.setFocus()
    listing.table.select_row(1)
    for _ in range(_SEVERAL):
        playing.robot.key("Shift+Down")


def _dossier(playing: Stage) -> None:
    quotes = playing.services.quotes
    playing.window.go("quotes", quotes.search("choisy", states=frozenset({QuoteState.SENT}))[0].id)
    playing.rest()
    _page(playing).open_dossier()


def _series(playing: Stage) -> None:
    page = _page(playing)
    page.begin_batch()
    playing.rest()
    if page.batch is not None:
        presenter = page.batch.presenter
        presenter.set_lines([BatchLine(_PACKAGE)])
        playing.rest()
        page.batch.whom.convention.setFocus()
        playing.robot.key("Down")
        presenter.choose_shown()
