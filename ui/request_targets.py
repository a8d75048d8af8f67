"""What may be asked of the requests, which the page of agents shows, by pages that it knows itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class ShowRequests:
    """Show the requests to treat."""


@dataclass(frozen=True)
class ShowRequest:
    """Show one request, beside the list."""

    request_id: UUID
