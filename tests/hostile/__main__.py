"""Write the hostile files: `python tests/hostile FOLDER`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import CSVS, WORKBOOKS


def main(arguments: Sequence[str] | None = None) -> int:
    """Write each file of the corpus into the folder, and say what must become of it."""
    parser = argparse.ArgumentParser(prog="hostile", description="Write tables that harm careless readers.")
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    folder = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    for sample in (*WORKBOOKS, *CSVS):
        content = sample.make()
        (folder / sample.name).write_bytes(content)
        fate = "refused" if sample.rows is None else f"{sample.rows} records"
        sys.stdout.write(f"{sample.name}: {len(content):,} bytes, {fate}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
