"""`cigdesk first-window`: show the first window, say so as soon as it can be seen, and leave."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cigdesk.cli.headless import headless
from cigdesk.cli.streams import say
from cigdesk.domain.errors import CigdeskError
from cigdesk.local_stores import LocalStores


def configure(parser: ArgumentParser) -> None:
    """Describe the command, which has no arguments."""
    parser.description = "Montre la première fenêtre, le dit dès qu’elle est visible, et quitte."


def run_command(_arguments: Namespace) -> int:
    """Wait for the window: 0 once it is seen; raises `CigdeskError` when it does not come."""
    with headless():
        from ui.app import run
        from ui.first_window import FirstWindow
        from ui.pages import pages, providers

        window = FirstWindow(lambda: say("Première fenêtre visible."))
        code = run(LocalStores(), pages(), providers=providers)
        if not window.seen:
            raise CigdeskError("La première fenêtre n’est pas venue.")
        return code
