"""Rows and queries about quotes."""

from __future__ import annotations

from typing import Protocol


class QuoteQueries(Protocol):
    """Reading quotes without loading them."""
