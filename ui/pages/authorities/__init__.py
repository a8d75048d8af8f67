"""Collectivités: the list, the sheets, the import."""

from __future__ import annotations

from typing import Any

from ui.page import Page, PageSpec, Tally, Waiting, Workbench
from ui.pages.authorities.targets import PAGE_ID, NewAuthority

__all__ = ["SPEC", "NewAuthority"]


def _make(bench: Workbench) -> Page:
    """Made when first shown: the start of the window does not wait for it."""
    from ui.pages.authorities.page import AuthoritiesPage

    return AuthoritiesPage(bench)


def _recalled(services: Any) -> Tally:
    from cigdesk.services.membership_reminders import counted

    reminders = services.memberships.reminders()
    return Tally(len(reminders), counted(reminders))


_WAITING = Waiting(_recalled, frozenset({"memberships", "authorities"}))
SPEC = PageSpec(
    PAGE_ID,
    "Collectivités",
    "building-community",
    _make,
    module="ui.pages.authorities.page",
    waiting=_WAITING,
)
