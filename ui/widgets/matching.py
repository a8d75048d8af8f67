"""Where a search was found in a text, whatever the accents, case, apostrophes and hyphens. No Qt."""

from __future__ import annotations

import re
from functools import lru_cache

from cigdesk.domain.search import nearest_beginning, search_words
from cigdesk.french import fold

Span = tuple[int, int]


def match_spans(text: str, query: str) -> list[Span]:
    """Half-open spans of `text` that the words of `query` match, merged and in order.

    A word is looked for at the beginning of words, as the search does; failing that elsewhere, and failing
    that where it is meant but for typing errors.
    """
    return list(_spans(text, query))


@lru_cache(maxsize=1024)
def _spans(text: str, query: str) -> tuple[Span, ...]:
    """Asked for each row at each painting."""
    folded, places = _folded_with_places(text)
    found = (_find(folded, word) for word in search_words(query))
    spans = [(places[start], places[end - 1] + 1) for start, end in filter(None, found)]
    return tuple(_merged(sorted(spans)))


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place of the letter it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        # Between two letters, so that a separator folds into its space instead of being trimmed.
        for piece in fold(f"x{letter}x")[1:-1]:
            if piece != " " or (letters and letters[-1] != " "):
                letters.append(piece)
                places.append(place)
    return "".join(letters), places


def _find(folded: str, word: str) -> Span | None:
    start = f" {folded}".find(f" {word}")
    if start < 0:
        start = folded.find(word)
    return (start, start + len(word)) if start >= 0 else _find_near(folded, word)


def _find_near(folded: str, word: str) -> Span | None:
    for each in re.finditer(r"[^\W_]+", folded):
        if length := nearest_beginning(word, each.group()):
            return each.start(), each.start() + length
    return None


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
