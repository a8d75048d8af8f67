"""Break the store in every way that computers do, and count: `python tests/faults [--short] [FAULT…]`.

Prints a table; the exit status is 1 when anything that was acknowledged is lost, half done or wrongly said.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic

import copies
import doubles
import flips
import full_disk
import inspecting
import markers
import migration
import numbers_of_quotes
import passphrases
import powercut
import saves
from outcome import Outcome, table
from stage import preload

RUNS: dict[str, tuple[Callable[[int, Path, Random], Outcome], int, int]] = {
    "saves": (saves.run, 200, 2),
    "powercut": (powercut.run, 1000, 4),
    "migration": (migration.run, 60, 1),
    "disk": (full_disk.run, 20, 1),
    "flips": (flips.run, 50, 3),
    "rot": (flips.run_while_open, 50, 1),
    "backup": (copies.run_backups, 30, 1),
    "restore": (copies.run_restores, 30, 2),
    "doubles": (doubles.run, 1000, 12),
    "numbers": (numbers_of_quotes.run_across, 1000, 20),
    "issuing": (numbers_of_quotes.run_kills, 100, 2),
    "inspecting": (inspecting.run, 100, 2),
    "markers": (markers.run, 100, 4),
    "passphrase": (passphrases.run, 60, 2),
}
"""What strikes, how many times, and how many in the short run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the faults that are named, or all."""
    parser = argparse.ArgumentParser(prog="faults", description="Break the store, and count what is lost.")
    parser.add_argument("faults", nargs="*", metavar="FAULT", help=f"of {', '.join(RUNS)}; all by default")
    parser.add_argument("--short", action="store_true", help="a few of each, in seconds")
    parser.add_argument("--times", type=int, help="how many of each")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="to draw the same again")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.faults) - RUNS.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    preload()
    with TemporaryDirectory(prefix="cigdesk-faults-") as folder:
        outcomes = [_run(name, Path(folder) / name, chosen) for name in chosen.faults or RUNS]
    sys.stdout.write(f"{table(outcomes)}\n")
    return 1 if any(each.lost for each in outcomes) else 0


def _run(name: str, folder: Path, chosen: argparse.Namespace) -> Outcome:
    work, times, few = RUNS[name]
    start = monotonic()
    folder.mkdir()
    outcome = work(chosen.times or (few if chosen.short else times), folder, Random(chosen.seed))
    sys.stderr.write(f"{name}: {monotonic() - start:.0f} s, seed {chosen.seed}\n")
    return outcome


if __name__ == "__main__":
    sys.exit(main())
