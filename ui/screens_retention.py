"""Pictures of how long cases are kept: what is due, a decision, the archive, a list of elimination."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cigdesk.domain.retention import RetentionAct
from cigdesk.services.retention_listing import Shelf
from ui.pages.agents.view import AgentsPage
from ui.pages.retention.part import RetentionPart
from ui.pages.retention.words import LISTS
from ui.support_targets import ShowRetention

if TYPE_CHECKING:
    from ui.stage import Stage

Scene = tuple[str, Callable[[], object], Callable[[], object]]


def retention_scenes(playing: Stage) -> Iterator[Scene]:
    """Each is left as it is put away."""
    yield "conservation", lambda: _part(playing), lambda: None
    yield "conservation-decision", lambda: _decision(playing), lambda: playing.robot.key("Escape")
    yield "conservation-plusieurs", lambda: _several(playing), lambda: playing.robot.key("Escape")
    yield "conservation-archive", lambda: _archive(playing), lambda: playing.robot.key("Escape")
    yield "conservation-bordereau", lambda: _list(playing), lambda: playing.robot.key("Escape")


def _part(playing: Stage) -> RetentionPart:
    playing.window.go("agents", ShowRetention())
    playing.rest()
    page = playing.window.stack.current
    if not isinstance(page, AgentsPage):
        raise TypeError("how long cases are kept is shown by the page of agents")
    return page.retention


def _decision(playing: Stage) -> None:
    """The first one that is on no list, kept longer."""
    part = _part(playing)
    listing = part.presenter.listing
    rows = listing.rows if listing is not None else ()
    free = next((place for place, each in enumerate(rows) if each.case.facts.list_id is None), 0)
    part.list_view.table.select_row(free)
    part.open_chosen()
    part.panel.choose(RetentionAct.EXTEND)
    part.panel.reason.setText("Recours en cours, suite attendue")
    playing.rest()


def _several(playing: Stage) -> None:
    """Those of which elimination is proposed, together."""
    part = _part(playing)
    part.presenter.narrow(proposed=RetentionAct.ELIMINATE)
    playing.rest()
    table, listing = part.list_view.table, part.presenter.listing
    rows = listing.rows if listing is not None else ()
    table.clearSelection()
    for place in [place for place, each in enumerate(rows) if each.case.ready][:4]:
        table.selectionModel().select(
            part.list_view.model.index(place, 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    part.open_chosen()
    playing.rest()


def _archive(playing: Stage) -> None:
    part = _part(playing)
    part.show_shelf(Shelf.ARCHIVED.value)
    part.list_view.table.select_row(0)
    part.open_chosen()
    playing.rest()


def _list(playing: Stage) -> None:
    part = _part(playing)
    part.show_shelf(LISTS)
    playing.rest()
    listing = part.presenter.listing
    if listing is not None:
        part.open_list(listing.overview.eliminations[0].id)
    playing.rest()
