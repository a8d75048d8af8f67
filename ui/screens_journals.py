"""The pictures of the journals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cigdesk.domain.accesses import AccessAct
from cigdesk.ports.accesses import AccessFilter
from ui.pages.agents.view import AgentsPage
from ui.pages.settings.journals.part import ACCESSES, CHANGES, JournalsPart
from ui.pages.settings.view import SettingsPage
from ui.settings_targets import PAGE_ID, Part
from ui.support_targets import ShowCase

if TYPE_CHECKING:
    from cigdesk.services.desk import Services
    from ui.stage import Stage


def journal_scenes(playing: Stage) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each journal, the chain of the accesses verified."""
    yield "dossiers-journaux", lambda: _of_a_case(playing)
    yield "reglages-journal-acces", lambda: _accesses(playing)
    yield "reglages-journal-modifications", lambda: _part(playing).show_journal(CHANGES)


def _of_a_case(playing: Stage) -> None:
    """Who opened a case, and what was changed of it."""
    services: Services = playing.window.bench.services
    rows = services.accesses.listing(AccessFilter(kind="cases", act=AccessAct.VIEW)).rows
    told = next(each.line.record_id for each in rows if each.record and each.line.record_id)
    playing.window.go("agents", ShowCase(told))
    playing.rest()
    page = playing.window.stack.current
    if not isinstance(page, AgentsPage):
        raise TypeError("cases are shown by the page of agents")
    for card in (page.work.cases.openings, page.work.cases.history):
        card.toggle.click()
    playing.rest()


def _part(playing: Stage) -> JournalsPart:
    playing.window.go(PAGE_ID, Part.JOURNALS)
    playing.rest()
    page = playing.window.stack.current
    if not isinstance(page, SettingsPage):
        raise TypeError("the journals are a part of the settings")
    return page.journals


def _accesses(playing: Stage) -> None:
    part = _part(playing)
    part.show_journal(ACCESSES)
    part.verify.click()
    playing.rest()
