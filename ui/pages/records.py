"""The records that Ctrl+K finds: each answer leads to the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cigdesk import french
from cigdesk.domain.departments import department_name
from cigdesk.domain.quote import STATE_NAMES
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.ports.people import AgentLine
from cigdesk.ports.quotes import QuoteRow
from ui.page import Workbench
from ui.pages.agents.targets import PAGE_ID as AGENTS
from ui.pages.authorities.targets import PAGE_ID as AUTHORITIES
from ui.pages.quotes.targets import PAGE_ID as QUOTES
from ui.pages.quotes.targets import NewQuote
from ui.palette import ACTIONS, PaletteItem, Provider

MOST = 6
"""Answers of one kind: more would push the others out of sight."""

_NEW_QUOTE = ("nouveau", "devis")


def providers(bench: Workbench) -> Sequence[Provider]:
    """What finds authorities, quotes and agents by what is typed; called on a worker."""
    return tuple(partial(find, bench) for find in (_new_quotes, _quotes, _authorities, _agents))


def _authorities(bench: Workbench, text: str) -> list[PaletteItem]:
    return [_authority(bench, row) for row in bench.services.authorities.listing(text).rows[:MOST]]


def _authority(bench: Workbench, row: AuthorityRow) -> PaletteItem:
    agents = french.plural(row.headcount, "agent") if row.headcount else ""
    detail = ", ".join(part for part in (department_name(row.department), agents) if part)
    return PaletteItem(
        "Collectivités", row.name, detail, "building-community", partial(bench.go, AUTHORITIES, row.id)
    )


def _new_quotes(bench: Workbench, text: str) -> list[PaletteItem]:
    """« dev cho »: a new quote for the authorities that the other words find."""
    words = french.fold(text).split()
    others = [word for word in words if not any(act.startswith(word) for act in _NEW_QUOTE)]
    if not others or len(others) == len(words):
        return []
    found = bench.services.authorities.listing(" ".join(others)).rows[:MOST]
    return [_new_quote(bench, row) for row in found]


def _new_quote(bench: Workbench, row: AuthorityRow) -> PaletteItem:
    start = partial(bench.go, QUOTES, NewQuote(row.id))
    return PaletteItem(ACTIONS, "Nouveau devis", f"pour {row.name}", "plus", start)


def _quotes(bench: Workbench, text: str) -> list[PaletteItem]:
    return [_quote(bench, row) for row in bench.services.quotes.search(text)[:MOST]]


def _quote(bench: Workbench, row: QuoteRow) -> PaletteItem:
    title = row.number or row.object or "Brouillon"
    detail = f"{row.authority}, {STATE_NAMES[row.state]}"
    return PaletteItem("Devis", title, detail, "file-text", partial(bench.go, QUOTES, row.id))


def _agents(bench: Workbench, text: str) -> list[PaletteItem]:
    return [_agent(bench, line) for line in bench.services.agents.search(text, MOST)]


def _agent(bench: Workbench, line: AgentLine) -> PaletteItem:
    name = bench.masking.name(f"{line.first_name} {line.last_name}".strip())
    return PaletteItem("Agents", name, line.authority, "user", partial(bench.go, AGENTS, line.id))
