"""Agents: who is received, for which employer, on leave or not, and what was planned with them."""

from __future__ import annotations

from typing import Any

from cigdesk.domain.rights import Right
from ui.page import Page, PageSpec, Waiting, Workbench
from ui.pages.agents.targets import PAGE_ID


def _make(bench: Workbench) -> Page:
    from ui.pages.agents.view import AgentsPage

    return AgentsPage(bench)


def _to_treat(services: Any) -> int:
    count: int = services.requests.to_treat()
    return count


_WAITING = Waiting(_to_treat, frozenset({"requests", "appointments"}), Right.READ_SUPPORT)
SPEC = PageSpec(
    PAGE_ID,
    "Agents",
    "users",
    _make,
    module="ui.pages.agents.view",
    waiting=_WAITING,
    needs=(Right.SEE_NAMES, Right.READ_SUPPORT),
)
