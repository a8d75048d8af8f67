"""Search and sort keys of names: the one folding that the store, the lists and the pickers share."""

from __future__ import annotations

from cigdesk.french.folding import fold

__all__ = ["fold"]
