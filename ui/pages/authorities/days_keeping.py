"""What the form of ordered days asks and writes, whichever page opened it. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from uuid import UUID

from cigdesk.domain.errors import CigdeskError
from cigdesk.services.changes import Change
from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.engagements import EngagementService
from ui.operations import Operations


class DaysKeeping:
    """Days of a package or of a presence, as they were agreed."""

    def __init__(self, engagements: EngagementService, operations: Operations) -> None:
        self._engagements, self._operations = engagements, operations

    def propose(
        self,
        line: EngagementLine,
        practitioner_id: UUID | None,
        answer: Callable[[Mapping[UUID, Decimal]], None],
    ) -> None:
        """Ask what the calendar gives for the months of a presence."""
        job = partial(self._engagements.presence, line, practitioner_id)
        self._operations.query((id(self), "presence"), job, answer)

    def enter(
        self,
        days: Mapping[UUID, Decimal],
        reason: str,
        done: Callable[[Change], None],
        failed: Callable[[CigdeskError], None],
    ) -> None:
        """Keep the days that were agreed, and why they are others than before."""
        job = partial(self._engagements.enter_days, days, reason)
        self._operations.change(job, on_done=done, on_error=failed, label="Enregistrement")
