"""Agents in the palette (Ctrl+K)."""

from __future__ import annotations

from functools import partial

from cigdesk.ports.search import AgentHit
from ui.names import masked_name
from ui.page import Workbench
from ui.pages.agents.targets import PAGE_ID
from ui.palette_items import PaletteItem

GROUP = "Agents"


def agent_item(bench: Workbench, agent: AgentHit) -> PaletteItem:
    """« Haddad Leïla  Pantin » opens the sheet; masked, the initials alone."""
    name = masked_name(agent.first_name, agent.last_name, masked=bench.masking.masked)
    detail = ", ".join((agent.authority, "archivé")) if agent.archived else agent.authority
    return PaletteItem(GROUP, name, detail, "user", partial(bench.go, PAGE_ID, agent.id))
