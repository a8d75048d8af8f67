"""Opening a store from the command line; a passphrase never stands on a command line."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP
from cigdesk.paths import default_store

KEY_FILE_VARIABLE: Final = "CIGDESK_PASSPHRASE_FILE"
"""Environment variable that names the file in which a script keeps the passphrase."""

_LONGEST: Final = 4096


def add_store_argument(parser: ArgumentParser) -> None:
    """Describe `--store`."""
    parser.add_argument(
        "--store",
        metavar="BASE",
        type=Path,
        # Also said before the command, where the default stands.
        default=SUPPRESS,
        help=f"fichier de la base (par défaut{NBSP}: celle de ce poste). La phrase de passe est demandée, "
        f"ou lue dans le fichier que nomme {KEY_FILE_VARIABLE}",
    )


@contextmanager
def opened(store: Path | None) -> Iterator[Desk]:
    """The store of that path, or of this computer, until the end of the block.

    Raises `CigdeskError`: no such store, a wrong passphrase, none to be had.
    """
    path = (store or default_store()).expanduser()
    desk = open_store(path, passphrase_of(path))
    try:
        yield desk
    finally:
        desk.close()


def passphrase_of(path: Path) -> str:
    """From the file that the environment names, else asked at the terminal."""
    named = os.environ.get(KEY_FILE_VARIABLE)
    if named:
        return _first_line(Path(named).expanduser())
    if sys.stdin is None or not sys.stdin.isatty():
        raise CigdeskError(
            f"Aucun terminal où demander la phrase de passe{NBSP}: indiquez {KEY_FILE_VARIABLE}."
        )
    return getpass.getpass(f"Phrase de passe de {path.name}{NBSP}: ")


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as source:
            return source.readline(_LONGEST).rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise CigdeskError(f"Le fichier que nomme {KEY_FILE_VARIABLE} ne peut pas être lu.") from error
