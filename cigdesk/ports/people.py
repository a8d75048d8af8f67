"""Rows and queries about practitioners, agents and places."""

from __future__ import annotations

from typing import Protocol


class PeopleQueries(Protocol):
    """Reading people and places without loading them."""
