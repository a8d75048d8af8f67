"""What a run of faults counted, and what was lost, if anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """One kind of fault, so many times."""

    fault: str
    times: int
    counts: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    """A line for each thing that was acknowledged and is gone, half done, or wrongly said."""

    def lose(self, run: int, faults: Iterable[str]) -> None:
        """Note what was lost in a run."""
        self.lost += [f"{self.fault}, run {run}: {fault}" for fault in faults]


def table(outcomes: Iterable[Outcome]) -> str:
    """The counts of every fault, one a line, then what was lost."""
    lines = ["| fault | times | lost | counts |", "|---|---|---|---|"]
    lost: list[str] = []
    for each in outcomes:
        counts = ", ".join(f"{name}: {count}" for name, count in each.counts.items())
        lines.append(f"| {each.fault} | {each.times} | {len(each.lost)} | {counts} |")
        lost += each.lost
    return "\n".join([*lines, *lost])
