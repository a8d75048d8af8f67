"""The screens of the rail, in its order. Each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ui.page import Page, PageSpec, Waiting, Workbench

if TYPE_CHECKING:
    from ui.palette_items import Provider


def pages() -> tuple[PageSpec, ...]:
    """Every page of the window; those at the foot of the rail come last."""
    from ui.pages.agents import SPEC as AGENTS
    from ui.pages.authorities import SPEC as AUTHORITIES
    from ui.pages.catalogue import SPEC as CATALOGUE
    from ui.pages.home import SPEC as HOME
    from ui.pages.prevention import SPEC as PREVENTION
    from ui.pages.quotes import SPEC as QUOTES
    from ui.pages.settings import SPEC as SETTINGS
    from ui.pages.statements import SPEC as STATEMENTS

    late = Waiting(_late, frozenset({"appointments"}))
    agenda = PageSpec(
        "agenda", "Agenda", "calendar-event", _agenda, module="ui.pages.agenda.view", waiting=late
    )
    return (HOME, agenda, AGENTS, AUTHORITIES, QUOTES, PREVENTION, STATEMENTS, CATALOGUE, SETTINGS)


def providers(bench: Workbench) -> Sequence[Provider]:
    """What finds records by what is typed in the palette."""
    from cigdesk.ports.search import (
        AgentHit,
        AuthorityHit,
        CaseHit,
        Hit,
        InspectionHit,
        QuoteHit,
        StatementHit,
    )
    from ui.pages.agents.finding import agent_item
    from ui.pages.authorities.finding import authority_item
    from ui.pages.cases.finding import case_item
    from ui.pages.catalogue.finding import offer_provider
    from ui.pages.finding import ItemOf, RecordFinder
    from ui.pages.prevention.finding import inspection_item
    from ui.pages.quotes.finding import new_quote_provider, quote_item
    from ui.pages.statements.finding import statement_item

    item_of: dict[type[Hit], ItemOf] = {
        AuthorityHit: authority_item,
        AgentHit: agent_item,
        QuoteHit: quote_item,
        CaseHit: case_item,
        InspectionHit: inspection_item,
        StatementHit: statement_item,
    }
    return (RecordFinder(bench, item_of), new_quote_provider(bench), offer_provider(bench))


def _late(services: Any) -> int:
    count: int = services.agenda.late_count()
    return count


def _agenda(bench: Workbench) -> Page:
    from ui.pages.agenda.view import AgendaPage
    from ui.pages.agents.targets import PAGE_ID as AGENTS
    from ui.settings_targets import PAGE_ID as SETTINGS

    return AgendaPage(bench, agents_page=AGENTS, people_page=SETTINGS)
