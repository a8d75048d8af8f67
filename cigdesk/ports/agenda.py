"""Rows and queries about appointments, permanences and absences."""

from __future__ import annotations

from typing import Protocol


class AgendaQueries(Protocol):
    """Reading the agenda without loading it."""
