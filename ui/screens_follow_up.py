"""Pictures of what became of observations: their list, the answer to one, the report of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cigdesk.services.follow_up_listing import Looked
from ui.pages.prevention.follow_up.words import OBSERVATIONS
from ui.pages.prevention.page import PreventionPage
from ui.prevention_targets import ShowReport

if TYPE_CHECKING:
    from ui.stage import Stage

Scene = tuple[str, Callable[[], object], Callable[[], object]]


def follow_up_scenes(playing: Stage) -> Iterator[Scene]:
    """Each is left as it is put away."""
    yield "prevention-observations", lambda: _listed(playing), lambda: None
    yield "prevention-observation", lambda: _answer(playing), lambda: playing.robot.key("Escape")
    yield "prevention-taux", lambda: _rates(playing), lambda: playing.robot.key("Escape")
    yield "prevention-rapport", lambda: _report(playing), lambda: _leave(playing)


def _page(playing: Stage) -> PreventionPage:
    page = playing.window.stack.current
    if not isinstance(page, PreventionPage):
        raise TypeError("observations are shown by the page of prevention")
    return page


def _listed(playing: Stage) -> PreventionPage:
    playing.window.go("prevention", OBSERVATIONS)
    playing.rest()
    return _page(playing)


def _answer(playing: Stage) -> None:
    """The most pressing one that was answered already, its history below."""
    page = _listed(playing)
    listing = page.follow_up.presenter.listing
    rows = listing.rows if listing is not None else ()
    answered = next((place for place, each in enumerate(rows) if each.row.planned_for), 0)
    page.follow_up.list_view.table.select_row(answered)
    page.follow_up.open_chosen()
    playing.rest()


def _rates(playing: Stage) -> None:
    _listed(playing).follow_up.show_rates()
    playing.rest()


def _report(playing: Stage) -> None:
    """The last one that was sent and found something."""
    page = _listed(playing)
    listing = page.follow_up.presenter.listing
    sent = [each.row for each in listing.rows if each.row.sent_on] if listing is not None else []
    latest = max(sent, key=lambda row: row.day)
    playing.window.go("prevention", ShowReport(latest.inspection_id))
    playing.rest()


def _leave(playing: Stage) -> None:
    page = _page(playing)
    page.follow_up.report.closed.emit()
    page.follow_up.show_looked(Looked.ALL)
    page.show_orders()
