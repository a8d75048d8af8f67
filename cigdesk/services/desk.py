"""Every service of an open store, each made when it is first asked for: start-up imports none of them."""

from __future__ import annotations

from dataclasses import dataclass

from cigdesk.services.context import Context


@dataclass
class Services:
    """What the window and the command line call."""

    context: Context
