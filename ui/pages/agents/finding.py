"""Agents in the palette (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cigdesk.services.desk import Services
from ui.page import Workbench
from ui.pages.agents.targets import PAGE_ID
from ui.pages.agents.words import list_name
from ui.palette import PaletteItem, Provider

GROUP = "Agents"
SHOWN = 5


def agent_provider(bench: Workbench) -> Provider:
    """Finds agents by name, phone or employer, and opens their sheet."""
    services: Services = bench.services

    def find(text: str) -> Sequence[PaletteItem]:
        masked = bench.masking.masked
        return [
            PaletteItem(
                GROUP,
                list_name(line, masked=masked),
                line.authority,
                "user",
                partial(bench.go, PAGE_ID, line.id),
                words=text,
            )
            for line in services.agents.search(text, SHOWN)
        ]

    return find
