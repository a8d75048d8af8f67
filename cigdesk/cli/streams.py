"""The streams of the process, which a script may have closed, cut short or sent to a full disk."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import BinaryIO, TextIO

from cigdesk.domain.errors import CigdeskError


class Unwritten(CigdeskError):
    """The answer stayed inside: a full disk behind the standard output."""

    def __init__(self) -> None:
        super().__init__("La réponse n’a pas pu être écrite sur la sortie standard.")


def speak_utf8() -> None:
    """Have texts written in UTF-8 whatever the locale, and what is no character (in a path) escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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
    """Write a line of text on the standard output, in UTF-8; raises `Unwritten`."""
    output = standard_output()
    try:
        output.write(line.encode("utf-8", "backslashreplace") + b"\n")
        output.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_output()
        raise Unwritten from error


def complain(fault: object) -> None:
    """Tell a fault on the standard error; when nobody can be told, the exit code still says it."""
    with suppress(OSError):
        print(fault, file=standard_error())


def silence_output() -> None:
    """Drop what is still to be written: the interpreter would fail on it again when it ends."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
