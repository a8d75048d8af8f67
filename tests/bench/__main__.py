"""`make bench`: the table of docs/bench.md. Each bench has a process of its own for each store.

A bench is a module with `ROWS` and `measure(store)`, which yields the figures of its rows: to add one,
write it and name it in `BENCHES`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from time import monotonic

import report
from figures import Figure
from stores import TENTH, WHOLE, Scale, ready, working_copy

BENCHES = (
    "bench_start",
    "bench_agenda",
    "bench_frames",
    "bench_search",
    "bench_notes",
    "bench_lists",
    "bench_home",
    "bench_statements",
    "bench_activity",
    "bench_slots",
    "bench_quote",
    "bench_report",
    "bench_booking",
    "bench_cipher",
    "bench_batch",
)
"""In the order of the table; what writes comes last."""
_failed: list[str] = []


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write it down when it is whole."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    arguments = _arguments(argv)
    if arguments.one:
        return _measure_here(*arguments.one)
    scales = [TENTH] if arguments.quick else [TENTH, WHOLE]
    benches = arguments.only or list(BENCHES)
    begun = monotonic()
    found = {scale.word: _measured(scale, benches) for scale in scales}
    rows = [row for bench in benches for row in import_module(bench).ROWS]
    text = report.written(rows, scales, found, minutes=(monotonic() - begun) / 60)
    print(text)
    if not arguments.quick and not arguments.only:
        report.PLACE.write_text(text, encoding="utf-8")
        print(f"written to {report.PLACE}")
    if _failed:
        print(f"could not be measured: {', '.join(_failed)}", file=sys.stderr)
    return 1 if _failed else 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="Times the program beside its floors.")
    parser.add_argument("--quick", action="store_true", help="the small store alone; nothing is written down")
    parser.add_argument("--only", action="append", choices=BENCHES, help="this bench alone; same")
    parser.add_argument("--one", nargs=2, metavar=("BENCH", "STORE"), help=argparse.SUPPRESS)
    return parser.parse_args(argv)


def _measured(scale: Scale, benches: Sequence[str]) -> dict[str, Figure]:
    """The figures on the store of that size, by the key of their row."""
    figures: list[Figure] = []
    with working_copy(ready(scale)) as store:
        for bench in benches:
            print(f"{bench.removeprefix('bench_')}, {scale.title}", flush=True)
            figures += _measured_apart(bench, store)
    return {figure.key: figure for figure in figures}


def _measured_apart(bench: str, store: Path) -> list[Figure]:
    command = [sys.executable, str(Path(__file__).parent), "--one", bench, str(store)]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode != 0:
        # The other benches are worth having; the rows of this one stay empty, and the command fails.
        _failed.append(bench)
        return []
    return [Figure.from_plain(each) for each in json.loads(done.stdout)]


def _measure_here(bench: str, store: str) -> int:
    figures = import_module(bench).measure(Path(store))
    print(json.dumps([figure.to_plain() for figure in figures]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
