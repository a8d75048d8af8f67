"""Pictures of the notes under secrecy, on the page of agents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cigdesk.services.social_note_views import FoundNote
from ui.pages.agents.view import AgentsPage
from ui.stage import Stage
from ui.support_targets import ShowCase

_WORD = "bailleur"
"""Which a note of each demonstration holds."""

Scene = tuple[str, Callable[[], object], Callable[[], object]]


def note_scenes(playing: Stage) -> Iterator[Scene]:
    """The notes of a case, and a search through all of them."""
    yield "dossiers-notes", lambda: _case_notes(playing), lambda: playing.robot.key("Escape")
    yield "notes", lambda: _search(playing), lambda: playing.act("agents.cases")


def _page(playing: Stage) -> AgentsPage | None:
    page = playing.window.stack.current
    return page if isinstance(page, AgentsPage) else None


def _case_notes(playing: Stage) -> None:
    """The latest case of which a note holds that word."""
    found: tuple[FoundNote, ...] = playing.services.notes.search(_WORD)
    notes = [each.note for each in found if each.note.owner.case_id is not None]
    if not notes:
        return
    latest = max(notes, key=lambda note: note.written_at)
    playing.window.go("agents", ShowCase(latest.owner.record_id))
    playing.rest()
    if (page := _page(playing)) is not None:
        page.work.cases.open_notes(latest.id)


def _search(playing: Stage) -> None:
    playing.window.go("agents")
    playing.act("agents.notes")
    playing.rest()
    page = _page(playing)
    if page is not None and page.notes is not None:
        page.notes.search.setText(_WORD)
