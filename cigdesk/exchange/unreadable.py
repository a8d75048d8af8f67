"""What is said of a file that is no table."""

from __future__ import annotations

from cigdesk.exchange.files_in import UnreadableFile


class UnreadableList(UnreadableFile):
    """The file as a whole is no list that can be read; the sentence says why and what to do."""
