"""What the page keeps from one start to the next: layout, zoom, filters, and a day that is far from now."""

from __future__ import annotations

from datetime import date

from cigdesk.domain.agenda.wall import FIRST_DAY, LAST_DAY
from ui.page import PageState
from ui.pages.agenda.board import Layer, Mode
from ui.pages.agenda.list_rows import ListPeriod
from ui.pages.agenda.presenter import AgendaPresenter
from ui.pages.agenda.week_view import WeekView

_LAYERS = list(Layer)
_MODES = list(Mode)
_LISTED = list(ListPeriod)


def kept(presenter: AgendaPresenter, grid: WeekView) -> PageState:
    """What is to be found again."""
    return {
        "zoom": grid.zoom_step,
        "mode": _MODES.index(presenter.mode),
        "listed": _LISTED.index(presenter.listed),
        "hidden": sorted(_LAYERS.index(layer) for layer in presenter.hidden),
        "weekend": presenter.weekend,
        **_kept_day(presenter),
    }


def _kept_day(presenter: AgendaPresenter) -> PageState:
    """The day, where it is not about now: the present days come again by themselves."""
    first, last = presenter.bounds()
    away = not first <= presenter.today <= last
    return {"day": presenter.day.toordinal()} if away else {}


def take_up(state: PageState, presenter: AgendaPresenter, grid: WeekView) -> None:
    """Show what was kept; what is missing or makes no sense is left as it is."""
    zoom, mode, listed = state.get("zoom"), state.get("mode"), state.get("listed")
    if isinstance(zoom, int):
        grid.set_zoom_step(zoom)
    if isinstance(mode, int) and 0 <= mode < len(_MODES):
        presenter.mode = _MODES[mode]
    if isinstance(listed, int) and 0 <= listed < len(_LISTED):
        presenter.listed = _LISTED[listed]
    hidden = state.get("hidden")
    if isinstance(hidden, list):
        known = [each for each in hidden if isinstance(each, int) and 0 <= each < len(_LAYERS)]
        presenter.hidden = frozenset(_LAYERS[each] for each in known)
    presenter.weekend = state.get("weekend") is True
    day = state.get("day")
    if isinstance(day, int) and FIRST_DAY.toordinal() <= day <= LAST_DAY.toordinal():
        presenter.day = date.fromordinal(day)
