"""What a passphrase must be, and how long one waits after several wrong ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from cigdesk.french import NBSP

LEAST_LETTERS: Final = 12
LEAST_DIFFERENT: Final = 5

RECOVERY: Final = "recovery"
"""Whose passphrase the words of the recovery sheet are, among those of the people."""

FREE_TRIES: Final = 5
"""So many wrong passphrases in a row make the next one wait (a delay that doubles to 5 minutes)."""
FIRST_WAIT: Final = timedelta(seconds=10)
LONGEST_WAIT: Final = timedelta(minutes=5)

SHORTEST_IDLE, USUAL_IDLE, LONGEST_IDLE = 1, 10, 30
"""Minutes without a key or a click after which the window locks itself (advice for laptops: 10)."""

_BEGINNING: Final = datetime.min.replace(tzinfo=UTC)


def passphrase_fault(passphrase: str) -> str:
    """What keeps a passphrase from being taken, or ""."""
    missing = LEAST_LETTERS - len(passphrase)
    if missing > 0:
        return (
            f"La phrase de passe compte au moins {LEAST_LETTERS}{NBSP}caractères, "
            f"il en manque{NBSP}{missing}."
        )
    if len(set(passphrase)) < LEAST_DIFFERENT:
        return "La phrase de passe répète trop les mêmes caractères."
    return ""


def again_fault(passphrase: str, again: str) -> str:
    """What is wrong with the second typing, or ""."""
    if not again:
        return "Répétez la phrase de passe."
    return "" if again == passphrase else "Les deux phrases de passe diffèrent."


def change_faults(old: str, new: str, again: str) -> dict[str, str]:
    """What is wrong in a change of passphrase, by the name of its field: `old`, `new`, `again`."""
    found = {
        "old": "" if old else "Tapez la phrase de passe actuelle.",
        "new": passphrase_fault(new)
        or ("La nouvelle phrase de passe est la même que l’actuelle." if new == old else ""),
        "again": again_fault(new, again),
    }
    return {field: fault for field, fault in found.items() if fault}


@dataclass(frozen=True)
class Tries:
    """How many wrong passphrases in a row, and since when (UTC) the present wait runs."""

    wrong: int = 0
    since: datetime = _BEGINNING

    @property
    def wait(self) -> timedelta:
        """The whole wait after so many: none below five, 10 s at five, then twice as long to 5 minutes."""
        doublings = self.wrong - FREE_TRIES
        if doublings < 0:
            return timedelta()
        return min(FIRST_WAIT * (1 << min(doublings, 30)), LONGEST_WAIT)

    def left(self, now: datetime) -> timedelta:
        """What is left of it; the whole wait for a clock that was set back before its beginning."""
        return max(self.wait - max(now - self.since, timedelta()), timedelta())

    def seen(self, now: datetime) -> Tries:
        """The same, its wait begun anew when the clock was set back: that shortens nothing, and a clock
        put right again does not make the wait last for years."""
        return replace(self, since=now) if now < self.since else self

    def failed(self, now: datetime) -> Tries:
        """After one more wrong passphrase."""
        return Tries(self.wrong + 1, now)
