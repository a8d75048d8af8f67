"""What is said of a file that is no table."""

from __future__ import annotations

from cigdesk.domain.errors import CigdeskError


class UnreadableList(CigdeskError):
    """The file as a whole is no list that can be read; the sentence says why and what to do."""
