"""Opening a store from the command line; a passphrase never stands on a command line."""

from __future__ import annotations

import codecs
import getpass
import os
import sys
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cigdesk.cli.streams import complain
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import NBSP
from cigdesk.paths import STORE_SUFFIX, default_store
from cigdesk.store_errors import StoreError
from db.errors import known_failures

if TYPE_CHECKING:
    from cigdesk.bootstrap import Desk

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

    parser.add_argument(
        "--person",
        metavar="NOM",
        default=SUPPRESS,
        help="qui ouvre la base, où plusieurs personnes le font",
    )


@contextmanager
def opened(
    store: Path | None,
    *,
    back_up: bool = True,
    passphrase: str | None = None,
    person: str = "",
    given: bool = False,
) -> Iterator[Desk]:
    """The store of that path, or of this computer, until the end of the block, as `person` when named.

    Its passphrase is asked when it is not given. One that somebody else has chosen is to be changed first:
    only what changes it takes it, by `given`. Raises `CigdeskError`: no such store, a wrong passphrase,
    none to be had. A backup that cannot be made at the end is told and changes nothing of the
    outcome: the work is done. What does without backups reads no record of anybody.
    """
    from cigdesk.bootstrap import open_store

    path = place_of(store)
    desk = open_store(path, passphrase_of(path) if passphrase is None else passphrase, name=person)
    try:
        desk.note_opened(reads_records=back_up)
        if desk.provisional and not given:
            raise CigdeskError(
                f"Cette phrase de passe vous a été donnée{NBSP}: changez-la d’abord, par cigdesk passphrase."
            )
        yield desk
    finally:
        try:
            desk.close() if back_up else desk.store.close()
        except StoreError as error:
            complain(error)


def place_of(store: Path | None) -> Path:
    """The file that is meant, or that of this computer; raises `CigdeskError` when it has none."""
    return named(store) if store else _own_store()


def _own_store() -> Path:
    """The store of this computer; raises `CigdeskError` that says where it would lie."""
    path = default_store()
    with known_failures(path):
        if path.exists():
            return path
    raise CigdeskError(f"Ce poste n’a pas de base ({path}){NBSP}: indiquez-en une par --store.")


def named(store: Path) -> Path:
    """The file that a person means, who may have left out the end of its name."""
    path = at_home(store)
    with known_failures(path):
        return path if path.exists() else with_suffix(path)


def at_home(path: Path) -> Path:
    """With `~` in its meaning, which no shell gives to `--store=~/base`; as it is for an unknown user."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def with_suffix(path: Path) -> Path:
    """As the window names stores."""
    return path if path.suffix == STORE_SUFFIX else path.with_name(path.name + STORE_SUFFIX)


def passphrase_of(path: Path) -> str:
    """From the file that the environment names, else asked at the terminal."""
    secret = os.environ.get(KEY_FILE_VARIABLE)
    if secret:
        return _first_line(at_home(Path(secret)))
    if sys.stdin is None or not sys.stdin.isatty():
        raise CigdeskError(
            f"Aucun terminal où demander la phrase de passe{NBSP}: indiquez {KEY_FILE_VARIABLE}."
        )
    return asked(f"Phrase de passe de {path.name}")


def asked(what: str) -> str:
    """What is typed at the terminal, unseen."""
    try:
        return getpass.getpass(f"{what}{NBSP}: ")
    except (EOFError, UnicodeError) as error:
        raise CigdeskError("Aucune phrase de passe lisible n’a été donnée.") from error


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as source:
            line = _text(source.read(_LONGEST)).split("\n", 1)[0].removesuffix("\r")
    except UnicodeDecodeError as error:
        raise CigdeskError(f"Le fichier que nomme {KEY_FILE_VARIABLE} n’est pas en UTF-8.") from error
    except (OSError, ValueError) as error:
        raise CigdeskError(f"Le fichier que nomme {KEY_FILE_VARIABLE} ne peut pas être lu.") from error
    if not line:
        raise CigdeskError(f"Le fichier que nomme {KEY_FILE_VARIABLE} ne dit aucune phrase de passe.")
    return line


def _text(content: bytes) -> str:
    """UTF-8, or the UTF-16 of Windows PowerShell, which marks it."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if marked else "utf-8-sig")
