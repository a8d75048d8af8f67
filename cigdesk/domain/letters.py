"""What leaves for an authority: how a letter or a mail goes."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """How a letter leaves."""

    MAIL = "mail"
    POST = "post"

    @property
    def label(self) -> str:
        """« courriel » or « courrier »."""
        return "courriel" if self is Way.MAIL else "courrier"
