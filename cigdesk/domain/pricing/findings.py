"""A finding is what a check says of a line, before it becomes a refusal or a warning of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cigdesk.domain.pricing.outcome import PriceWarning, Refusal, Repair


@dataclass(frozen=True)
class Finding:
    """A stable rule, a French sentence, the repair that lifts it, and whether it refuses the line."""

    rule: str
    message: str
    repair: Repair | None = None
    refuses: bool = True

    def as_refusal(self, line: int | None) -> Refusal:
        """The same, at its place in the answer."""
        return Refusal(line, self.rule, self.message, self.repair)

    def as_warning(self) -> PriceWarning:
        """The same, to be shown with its line."""
        return PriceWarning(self.rule, self.message, self.repair)


Findings = Iterator[Finding]
