"""Make the encrypted store of a past release again: ``thaw_store.py RELEASE.sql STORE``, for a proof.

The releases are kept as text in tests/store/releases.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as driver  # type: ignore[import-untyped]  # ships no types


def main(script: Path, store: Path) -> None:
    """Write the store, its key and its documents as that release left them."""
    with closing(driver.connect(str(store), isolation_level=None)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    shutil.copyfile(script.with_suffix(".key"), f"{store}.key")
    documents = store.with_suffix(".documents")
    documents.mkdir(mode=0o700)
    for sealed in script.with_suffix(".documents").iterdir():
        shutil.copyfile(sealed, documents / sealed.stem)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
