"""Pictures of the rights of people: all that was asked, the export of one, the summary before an erasure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cigdesk.domain.erasure import AskedFor
from ui.pages.agents.view import AgentsPage
from ui.rights.sheet import RightsSheet
from ui.rights_targets import ShowRights

if TYPE_CHECKING:
    from ui.stage import Stage

Scene = tuple[str, Callable[[], object], Callable[[], object]]


def rights_scenes(playing: Stage) -> Iterator[Scene]:
    """Each is left as it is put away."""
    away = lambda: playing.robot.key("Escape")  # noqa: E731 - one expression
    yield "droits", lambda: _shown(playing), away
    yield "droits-acces", lambda: _answering(playing, AskedFor.ACCESS), away
    yield "droits-effacement", lambda: _answering(playing, AskedFor.ERASURE), away


def _shown(playing: Stage) -> RightsSheet:
    playing.window.go("agents", ShowRights())
    playing.rest()
    page = playing.window.stack.current
    if not isinstance(page, AgentsPage):
        raise TypeError("the rights of people are shown by the page of agents")
    return page.rights


def _answering(playing: Stage, asked_for: AskedFor) -> None:
    """The first open request of that kind."""
    sheet = _shown(playing)
    card = next(each for each in sheet.cards if each.view.open and each.view.line.asked_for is asked_for)
    card.act.click()
    playing.rest()
