"""The streams of the process, which a script may have closed, cut short or sent to a full disk."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import BinaryIO, TextIO


def standard_input() -> BinaryIO:
    """Bytes of the standard input; nothing when it is closed."""
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer


def standard_output() -> BinaryIO:
    """Where answers are written as bytes, whatever the locale."""
    return io.BytesIO() if sys.stdout is None else sys.stdout.buffer


def standard_error() -> TextIO:
    """Where faults are told."""
    return io.StringIO() if sys.stderr is None else sys.stderr


def say(line: str) -> None:
    """Write a line of text on the standard output, in UTF-8 whatever the locale."""
    output = standard_output()
    output.write(line.encode("utf-8") + b"\n")
    output.flush()


def silence_output() -> None:
    """Drop what is still to be written: the interpreter would fail on it again when it ends."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
