"""kill -9 while the passphrase of a store is being changed."""

from __future__ import annotations

from pathlib import Path
from random import Random

from outcome import Outcome
from stage import PASSPHRASE, Says, StoppedClock, Victim, base_in, copied

from cigdesk.bootstrap import open_store
from cigdesk.domain.errors import CigdeskError
from cigdesk.store_errors import WrongPassphrase

_LONGEST_DELAY_SECONDS = 0.6
_OTHER = "une tout autre phrase"


def change_until_killed(says: Says, path: Path) -> None:
    """The victim's work: from one passphrase to the other and back, told each time."""
    desk = open_store(path, PASSPHRASE, clock=StoppedClock())
    says.send(PASSPHRASE)
    old, new = PASSPHRASE, _OTHER
    while True:
        desk.services.passphrase.change(old, new, new)
        says.send(new)
        old, new = new, old


def run(times: int, folder: Path, random: Random) -> Outcome:
    """Kill so many changes: the passphrase that was acknowledged opens the store, or the one under way."""
    outcome = Outcome("kill -9 during a change of passphrase", times)
    base = base_in(folder)
    for number in range(times):
        path = copied(base, folder / "store")
        victim = Victim(change_until_killed, path)
        said = [victim.hear(), *victim.kill_after(random.uniform(0, _LONGEST_DELAY_SECONDS))]
        outcome.counts["acknowledged"] += len(said) - 1
        under_way = _OTHER if said[-1] == PASSPHRASE else PASSPHRASE
        opening = [each for each in (said[-1], under_way) if _opens(path, each)]
        outcome.counts["new one already"] += opening == [under_way]
        outcome.lose(number, [] if len(opening) == 1 else [f"{len(opening)} passphrases open it"])
    return outcome


def _opens(path: Path, passphrase: str) -> bool:
    try:
        open_store(path, passphrase, clock=StoppedClock()).store.close()
    except WrongPassphrase:
        return False
    except CigdeskError as error:
        raise RuntimeError("the store does not open any more") from error
    return True
