"""Agents: who is received, for which employer, on leave or not, and what was planned with them."""

from __future__ import annotations

from ui.page import Page, PageSpec, Workbench
from ui.pages.agents.targets import PAGE_ID


def _make(bench: Workbench) -> Page:
    from ui.pages.agents.view import AgentsPage

    return AgentsPage(bench)


SPEC = PageSpec(PAGE_ID, "Agents", "users", _make, module="ui.pages.agents.view")
