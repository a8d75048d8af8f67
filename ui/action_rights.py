"""Which acts of the window ask for a right: those that the person may not do are in no menu and no palette.

The services refuse them anyway; who has which right, the domain says (`cigdesk.domain.rights`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cigdesk.domain.rights import Right


def _all(right: Right, page: str, verbs: str) -> Iterable[tuple[str, Right]]:
    return ((f"{page}.{verb}", right) for verb in verbs.split())


RIGHT_OF: Final[Mapping[str, Right]] = dict(
    (
        *_all(Right.BOOK, "home", "book"),
        *_all(Right.BOOK, "agenda", "book permanence absence done excused no_show planned"),
        *_all(Right.BOOK, "agenda", "move reschedule copy paste cancel delete edit"),
        *_all(Right.MANAGE_AGENTS, "agents", "leave archive doubles merge"),
        *_all(Right.SEE_NAMES, "agents", "new filter book"),
        *_all(Right.READ_SUPPORT, "agents", "requests cases time"),
        *_all(Right.BOOK, "agents", "request"),
        *_all(Right.SUPPORT, "agents", "case"),
        *_all(Right.MANAGE_AUTHORITIES, "authorities", "new import"),
        *_all(Right.MANAGE_QUOTES, "quotes", "new add copy down up remove free section series dossier"),
        *_all(Right.ISSUE_QUOTES, "quotes", "issue"),
        *_all(Right.INSPECT, "prevention", "write close reopen observation photos"),
        *_all(Right.BOOK, "prevention", "plan"),
        *_all(Right.MANAGE_CENTRE, "settings", "next record loss"),
    )
)
"""By the id of the action. What is only shown asks for nothing more than its page does."""
