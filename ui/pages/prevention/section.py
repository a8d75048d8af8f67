"""A segment of the page « Prévention » that is not a list of orders: what the page asks of it."""

from __future__ import annotations

from cigdesk.domain.rights import Right
from ui.page_part import PagePart


class Section(PagePart):
    """It fills the page under the header; the acts of the page that all segments share are handed to it."""

    new_words = ""
    """What Ctrl+N makes here, on the button."""
    new_needs = Right.INSPECT
    """The right that it asks for."""

    @property
    def year(self) -> int:
        """The year that is shown."""
        raise NotImplementedError

    @property
    def alone(self) -> bool:
        """Whether one record fills the page, which then shows neither its segments nor its year."""
        return False

    @property
    def nothing_to_export(self) -> str:
        """Why nothing can be exported, or ""."""
        return ""

    def step(self, years: int) -> None:
        """Another year."""
        raise NotImplementedError

    def begin_new(self) -> None:
        """Ctrl+N."""
        raise NotImplementedError

    def next_point(self) -> None:
        """F4."""
