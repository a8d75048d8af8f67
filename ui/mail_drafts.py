"""Messages prepared for the person's own mail program, with documents attached."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cigdesk.domain.errors import CigdeskError
from ui.operations import Operations
from ui.page import Workbench
from ui.private_copies import PrivateCopies

NO_MAIL_PROGRAM = (
    "Aucun programme de courriel de ce poste n’ouvre le message. Enregistrez le PDF, puis joignez-le à un"
    " nouveau message."
)


class MailDrafts:
    """A draft is a private copy, wiped when the program ends: the mail program has taken it by then."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._copies: PrivateCopies | None = None

    @property
    def _operations(self) -> Operations:
        return self._bench.operations

    def open(self, name: str, content: Callable[[], bytes], on_open: Callable[[], None]) -> None:
        """Write the `.eml` of that name, which says nothing of a person, and open it.

        `on_open` is called once a mail program has taken it; else the person is told what to do.
        """
        self._copies = copies = self._copies or PrivateCopies()

        def written(path: Path) -> None:
            if self._bench.dialogs.open_externally(path):
                on_open()
            else:
                self._operations.refused.emit("", CigdeskError(NO_MAIL_PROGRAM))

        job = lambda: copies.write(name, content())  # noqa: E731 - one expression
        self._operations.run(job, on_done=written, label="Préparation du courriel")
