"""Where a search was found in a text, whatever the accents, case, apostrophes and hyphens. No Qt."""

from __future__ import annotations

from cigdesk.french import fold

Span = tuple[int, int]


def match_spans(text: str, query: str) -> list[Span]:
    """Half-open spans of `text` that the words of `query` match, merged and in order.

    A word is looked for at the beginning of words, as the search does, and elsewhere only failing that.
    """
    folded, places = _folded_with_places(text)
    found = (_find(folded, word) for word in fold(query).split())
    spans = [(places[start], places[end - 1] + 1) for start, end in filter(None, found)]
    return _merged(sorted(spans))


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
    return (start, start + len(word)) if start >= 0 else None


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
