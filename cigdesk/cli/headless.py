"""What the tour and the screens have in common: no display, an hour of their own, nobody's folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from cigdesk.domain.errors import CigdeskError
from cigdesk.paths import HOME_VARIABLE
from cigdesk.services.demonstration import centres, shown_instant


class ShownClock:
    """Starts at the hour of the pictures, then goes on as any clock."""

    def __init__(self) -> None:
        self._start, self._begun = shown_instant(centres()[-1]), monotonic()

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return (self._start + timedelta(seconds=monotonic() - self._begun)).astimezone(UTC)


@contextmanager
def headless() -> Iterator[Path]:
    """A folder for settings and logs, removed at the end; a screen in memory unless one is asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="cigdesk-") as folder:
        os.environ[HOME_VARIABLE] = folder
        yield Path(folder)


def made_folder(folder: Path) -> Path:
    """The folder, made if it is not there; raises `CigdeskError` when it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CigdeskError(f"Le dossier {folder.name} ne peut pas être créé.") from error
    return folder
