"""The pages of lists in their real window: from asking for the list until its rows are painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from driver import bare_cursor, read_all, sent_by
from figures import Aim, Figure, Row, figure, milliseconds
from sight import Painted, settle, window_on

from cigdesk.bootstrap import Desk
from cigdesk.ports.authorities import AuthorityOrder
from cigdesk.ports.people import AgentOrder
from cigdesk.ports.quotes import QuoteOrder
from ui.stage import Stage

_ROWS = "the same statements by the bare driver"
_SHOWN, _SORTED = Aim(most=100), Aim(most=300)
ROWS = (
    Row("list.agents", "List of agents on screen", _ROWS, _SHOWN),
    Row("list.agents.last", "Agents sorted by their last appointment", _ROWS, _SORTED),
    Row("list.agents.end", "Agents scrolled to the other end", _ROWS, _SHOWN),
    Row("list.quotes", "List of quotes on screen", _ROWS, _SHOWN),
    Row("list.quotes.total", "Quotes sorted by their totals", _ROWS, _SORTED),
    Row("list.authorities", "List of authorities on screen", _ROWS, _SHOWN),
)
REPEATS = 12


def measure(store: Path) -> Iterator[Figure]:
    """Each list in turn, asked for again as it is when something has changed."""
    with window_on(store) as (playing, desk):
        yield from _agents(playing, desk)
        yield from _quotes(playing, desk)
        yield from _authorities(playing, desk)


def _agents(playing: Stage, desk: Desk) -> Iterator[Figure]:
    page, listing = _open(playing, "agents"), desk.services.agents.listing
    viewport, presenter = page.list.table.viewport(), page.list_presenter
    ask = _Asked(playing, desk, Painted(viewport, presenter.listed))
    yield ask.figure("list.agents", presenter.ask, listing)
    presenter.order = AgentOrder.LAST
    yield ask.figure("list.agents.last", presenter.ask, lambda: listing(order=AgentOrder.LAST))
    ask.painted.stop()
    presenter.order = AgentOrder.NAME
    presenter.ask()
    settle(playing)
    ids = presenter.listing.ids
    ask = _Asked(playing, desk, Painted(viewport, presenter.lines_read))
    ends = _other_end(page.list)
    yield ask.figure("list.agents.end", ends, lambda: desk.services.agents.lines(ids[-100:]))
    ask.painted.stop()


def _other_end(view: Any) -> Callable[[], None]:
    """To the last rows, as they are before they were ever read."""

    def go() -> None:
        view.model.show(view._presenter.listing)
        view.model._lines[100:] = [None] * (len(view.model.ids) - 100)
        view.table.scrollToBottom()

    return go


def _quotes(playing: Stage, desk: Desk) -> Iterator[Figure]:
    page, listing = _open(playing, "quotes").listing, desk.services.quotes.listing
    ask = _Asked(playing, desk, Painted(page.table.viewport(), page.model.modelReset))
    yield ask.figure("list.quotes", page.read, listing)
    page._order = QuoteOrder.TOTAL
    yield ask.figure("list.quotes.total", page.read, lambda: listing(order=QuoteOrder.TOTAL))
    ask.painted.stop()


def _authorities(playing: Stage, desk: Desk) -> Iterator[Figure]:
    page, listing = _open(playing, "authorities"), desk.services.authorities.listing
    presenter = page.list_presenter
    ask = _Asked(playing, desk, Painted(page.list_view.table.viewport(), presenter.listed))
    yield ask.figure("list.authorities", presenter.ask, lambda: listing(order=AuthorityOrder.NAME))
    ask.painted.stop()


def _open(playing: Stage, page_id: str) -> Any:
    playing.window.go(page_id)
    settle(playing)
    playing.rest()
    return playing.window.stack.current


class _Asked:
    """Times what a page asks for until it is painted, beside the statements that its service sends."""

    def __init__(self, playing: Stage, desk: Desk, painted: Painted) -> None:
        self._playing, self._desk, self.painted = playing, desk, painted

    def figure(self, key: str, ask: Callable[[], object], read: Callable[[], object]) -> Figure:
        statements = sent_by(self._desk.store.engine, read)
        ours, floor = [], []
        with bare_cursor(self._desk.store.engine) as cursor:
            for _ in range(REPEATS + 2):
                ours.append(milliseconds(lambda: self.painted.after(ask)))
                settle(self._playing)
                floor.append(milliseconds(lambda: read_all(cursor, statements)))
        return figure(key, ours[2:], floor[2:])
