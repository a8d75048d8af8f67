"""Pictures of statements: one to check, a line that is corrected, its pages, the question before closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ui.pages.statements.page import StatementsPage
from ui.pages.statements.part import KEY, StatementsPart

if TYPE_CHECKING:
    from ui.stage import Stage

Scene = tuple[str, Callable[[], object]]


def statement_scenes(playing: Stage) -> Iterator[Scene]:
    """Each is left by Échap."""
    yield "releves-collectivite", lambda: _longest(playing, ready=False)
    yield "releves-correction", lambda: _correcting(playing)
    yield "releves-apercu", lambda: _preview(playing)
    yield "releves-validation", lambda: _closing(playing)


def _part(playing: Stage) -> StatementsPart:
    playing.window.go("statements", KEY)
    page = playing.window.stack.current
    if not isinstance(page, StatementsPage) or not isinstance(page.part, StatementsPart):
        raise TypeError("the statements are shown by their page")
    playing.rest()
    return page.part


def _longest(playing: Stage, *, ready: bool) -> StatementsPart:
    """The one with most lines among those that are ready, or that are to be checked."""
    part = _part(playing)
    listing = part.presenter.listing
    if listing is None:
        raise TypeError("the month is read when the page is at rest")
    rows = [each for each in listing.rows if (each.authority_id in listing.ready) is ready]
    chosen = max(rows or listing.rows, key=lambda each: (each.total > 0, each.lines))
    part.list.table.select_row(part.list.model.place(chosen.authority_id))
    playing.rest()
    return part


def _correcting(playing: Stage) -> None:
    part = _longest(playing, ready=True)
    part.body.rows[0].begin_correction()


def _preview(playing: Stage) -> None:
    part = _longest(playing, ready=True)
    part.preview()


def _closing(playing: Stage) -> None:
    _longest(playing, ready=True).panel.close_button.click()
