"""Pictures of the days of inspection: the list, the form of the one that is written, its closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cigdesk.domain.inspection import InspectionState
from cigdesk.ports.inspections import InspectionFilter
from ui.pages.prevention.page import PreventionPage
from ui.prevention_targets import OpenDay, ShowDays

if TYPE_CHECKING:
    from ui.stage import Stage

Scene = tuple[str, Callable[[], object], Callable[[], object]]


def day_scenes(playing: Stage) -> Iterator[Scene]:
    """Each is left as it is put away."""
    yield "prevention-journees", lambda: playing.window.go("prevention", ShowDays()), lambda: None
    yield "prevention-journee", lambda: _draft(playing), lambda: playing.robot.key("Escape")
    yield "prevention-photo", lambda: _photo(playing), lambda: playing.robot.key("Escape")
    yield "prevention-nouvelle", lambda: _new(playing), lambda: playing.robot.key("Escape")
    yield "prevention-journee-close", lambda: _closed(playing), lambda: _orders(playing)


def _page(playing: Stage) -> PreventionPage:
    playing.window.go("prevention")
    page = playing.window.stack.current
    if not isinstance(page, PreventionPage):
        raise TypeError("the days are shown by the page of prevention")
    return page


def _open(playing: Stage, state: InspectionState) -> PreventionPage:
    rows = playing.services.inspections.listing(where=InspectionFilter(state=state), descending=True).rows
    page = _page(playing)
    playing.window.go("prevention", OpenDay(rows[0].id))
    playing.rest()
    return page


def _draft(playing: Stage) -> None:
    """The day that is being written, the observation that lacks something unfolded."""
    page = _open(playing, InspectionState.DRAFT)
    page.days.form.next_point()
    playing.rest()


def _photo(playing: Stage) -> None:
    """One photo of it, larger, with its caption."""
    _draft(playing)
    strip = _page(playing).days.form.observations.editor.photos
    strip.tiles[0].opened.emit(strip.tiles[0].row)
    playing.rest()


def _new(playing: Stage) -> None:
    """Where was the day?"""
    playing.window.go("prevention", ShowDays())
    playing.rest()
    playing.act("prevention.new")


def _closed(playing: Stage) -> None:
    page = _open(playing, InspectionState.CLOSED)
    sheet = page.days.sheet
    if sheet is not None:
        page.days.form.observations.unfold(sheet.observations[0].id)
    playing.rest()


def _orders(playing: Stage) -> None:
    page = _page(playing)
    page.days.show_list()
    page.show_orders()
