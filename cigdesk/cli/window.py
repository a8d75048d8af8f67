"""`cigdesk` without a command: the window."""

from __future__ import annotations

from pathlib import Path

from cigdesk.cli.opening import named
from cigdesk.local_stores import LocalStores


def open_window(store: Path | None) -> int:
    """Show the window, at the passphrase of that store if one is named; gives the exit code."""
    from ui.app import Options, run
    from ui.pages import pages, providers

    options = Options(store=named(store) if store else None)
    return run(LocalStores(), pages(), options, providers=providers)
