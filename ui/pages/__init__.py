"""The screens of the rail, in its order. Each package makes its page when it is first shown."""

from __future__ import annotations

from ui.page import PageSpec


def pages() -> tuple[PageSpec, ...]:
    """Every page of the window."""
    from ui.pages.authorities import AUTHORITIES
    from ui.pages.quotes import SPEC as QUOTES

    return (AUTHORITIES, QUOTES)
