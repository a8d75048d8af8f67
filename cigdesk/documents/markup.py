"""The one door through which a typed text reaches a page.

reportlab's paragraphs obey markup found in their text: images are embedded, links kept, an open tag is an
exception. Everything that a person can type passes through `printed`, and prints as typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from xml.sax.saxutils import escape

from cigdesk.documents.fonts import DRAWN_SPACES, draws
from cigdesk.documents.theme import MISSING, MISSING_TINT

LONGEST_TEXT: Final = 20_000
LONGEST_NAME: Final = 200
_LONGEST_WORD: Final = 60
_LETTERS_A_LINE: Final = 40
"""Of a text that is cut: it has no more lines than its letters would fill."""
_LONG_WORD: Final = re.compile(rf"[^ \n]{{{_LONGEST_WORD}}}(?=[^ \n])")
_FIRST_OF_MONTH: Final = re.compile(r"(?<!\w)1er(?!\w)")
_TO_COMPLETE: Final = re.compile(r"à compléter", re.IGNORECASE)
_NO_GLYPH: Final = "□"
# Invisible, private, unassigned or half characters: nothing that a page can show.
_UNPRINTABLE: Final = {"Cc", "Cf", "Co", "Cn", "Cs"}


def printed(text: str, limit: int = LONGEST_TEXT) -> str:
    """The text as paragraph markup that prints it literally, in French typography.

    Cut at `limit` characters; words of more than 60 are broken; line ends are kept, at most one for 40
    characters of the limit; the « er » of 1er is raised, though it reads back as typed; « à compléter » is
    made conspicuous; a character that the fonts have not (emoji, Chinese) leaves a visible box. The fonts
    must be registered.
    """
    safe = escape(_broken(_few_lines(_visible(text[: limit + 1]), limit), limit))
    raised = _FIRST_OF_MONTH.sub('1<super rise="33%" size="65%">er</super>', safe.translate(DRAWN_SPACES))
    marked = _TO_COMPLETE.sub(f'<font color="{MISSING}" backcolor="{MISSING_TINT}">\\g<0></font>', raised)
    return marked.replace("\n", "<br/>")


def printed_name(text: str) -> str:
    """As `printed`, without line ends, for what stands on a line or two: a name, an address, a reference."""
    return printed(" ".join(text[: LONGEST_NAME + 1].splitlines()), LONGEST_NAME)


def drawn(text: str) -> str:
    """As `printed_name`, for what is drawn on one line without a paragraph: plain text, not markup."""
    return " ".join(_visible(text[:LONGEST_NAME]).split("\n")).translate(DRAWN_SPACES)


def chunks(text: str, size: int) -> list[str]:
    """The text in pieces of about `size` characters, cut between words: a table can turn the page there.

    A piece has no more lines than its letters would fill.
    """
    pieces: list[str] = []
    rest = text[:LONGEST_TEXT]
    while len(rest) > size or _line_end(rest, size):
        cut = _line_end(rest, size) or max(rest.rfind(" ", 1, size + 1), rest.rfind("\n", 1, size + 1))
        cut = cut if cut > 0 else size
        pieces.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [*pieces, rest] if rest or not pieces else pieces


def _visible(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept = (
        letter for letter in composed if letter == "\n" or unicodedata.category(letter) not in _UNPRINTABLE
    )
    return "".join(letter if letter == "\n" or draws(letter) else _NO_GLYPH for letter in kept)


def weight(text: str) -> int:
    """How much room a paragraph takes, in letters: each line end takes the rest of its line."""
    return len(text) + _LETTERS_A_LINE * (text.count("\n") + 1)


def _line_end(text: str, size: int) -> int:
    """Where the last line that a piece of that size may have ends; 0 when the text has no more lines."""
    place = 0
    for _ in range(size // _LETTERS_A_LINE):
        place = text.find("\n", place + 1, size + 1)
        if place < 0:
            return 0
    return place if place + 1 < len(text) else 0


def _few_lines(text: str, limit: int) -> str:
    lines = text.split("\n")
    most = max(limit // _LETTERS_A_LINE, 1)
    return "\n".join([*lines[:most], " ".join(lines[most:])]) if len(lines) > most else text


def _broken(text: str, limit: int) -> str:
    kept = text if len(text) <= limit else f"{text[:limit]}…"
    return _LONG_WORD.sub(r"\g<0> ", kept)
