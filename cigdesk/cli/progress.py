"""How far a long command is, on the standard error: a line rewritten on a terminal, else a few lines."""

from __future__ import annotations

from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from cigdesk.cli.streams import standard_error
from cigdesk.french import NBSP, number

_ERASE: Final = "\r\x1b[K"
_QUARTER: Final = 25
"""Elsewhere than on a terminal, a line is written each time so many hundredths are done."""


class Progress:
    """Told of parts and counts; what stands on a terminal is wiped out at the end."""

    def __init__(self) -> None:
        self._out = standard_error()
        self._rewrites = self._out.isatty()
        self._said: tuple[str, int] = ("", 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._rewrites and self._said[0]:
            self._write(_ERASE)

    def tell(self, part: str, done: int, total: int) -> None:
        """« Rendez-vous : 120 000 sur 400 000 (30 %) »."""
        hundredths = 100 * done // total if total else 100
        line = f"{part}{NBSP}: {number(done)} sur {number(total)} ({hundredths}{NBSP}%)"
        if self._rewrites:
            self._write(f"{_ERASE}{line}…")
            self._said = (part, hundredths)
        elif (part, hundredths // _QUARTER) != self._said:
            self._write(f"{line}\n")
            self._said = (part, hundredths // _QUARTER)

    def _write(self, text: str) -> None:
        """Nobody there to be told is no reason to stop."""
        with suppress(OSError):
            self._out.write(text)
            self._out.flush()
