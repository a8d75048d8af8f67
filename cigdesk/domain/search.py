"""Finding by typing: words in any order, accents and case set aside, and small typing errors forgiven. Pure.

One rule for everything that is looked for. What is typed is cut into words, each the beginning of a word to
find. A word of four letters or more may hold one typing error, of eight or more two: a letter missing, added
or replaced, two neighbours swapped, anywhere, the first letter too. Numbers are never corrected: a SIREN with
a wrong digit must not bring another authority.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, Generic, TypeVar

from cigdesk.domain.text import fold

T = TypeVar("T")

MOST_LETTERS: Final = 200
"""Of a text, how much is looked for."""
MOST_WORDS: Final = 12
MOST_FORMS: Final = 48
"""Into how many forms a word is corrected at most, the nearest kept."""
FEW: Final = 3
"""Below so many exact results, near ones are added after them."""

_WORD: Final = re.compile(r"[^\W_]+")
_SEQUENCE_DIGITS: Final = 4
_FEWEST_DIGITS: Final = 3
_OTHER_INITIAL: Final = 1
_PER_ERROR: Final = 4


def search_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked for: letters and digits alone, folded, each once.

    Whatever else is typed (quotes, stars, operators of a query language) parts words and means nothing.
    """
    return tuple(dict.fromkeys(split_words(fold(text[:MOST_LETTERS]))))[:MOST_WORDS]


def split_words(folded: str) -> list[str]:
    """The words of a text that is folded already."""
    return _WORD.findall(folded)


def errors_allowed(word: str) -> int:
    """How many typing errors that word may hold."""
    if len(word) < 4 or not word.isalpha():
        return 0
    return 1 if len(word) < 8 else 2


@dataclass(frozen=True)
class Term:
    """One word typed, and what it may stand for.

    Attributes:
        forms: beginnings of words, each with the errors that lead to it; the typed word itself has none.
        whole: further words that count only when they stand whole, such as a sequence with its zeros.
    """

    typed: str
    forms: Mapping[str, int]
    whole: tuple[str, ...] = ()

    def cost(self, have: Sequence[str]) -> int | None:
        """How far the nearest of the words is: 0 for the word itself, 1 for its beginning; None if none is.

        A corrected word costs more than any beginning, and one whose first letter differs more again.
        """
        if self.typed in have or any(word in have for word in self.whole):
            return 0
        if not self._corrects:
            begun = self.typed in self.forms and any(word.startswith(self.typed) for word in have)
            return 1 if begun else None
        costs = (cost for word in have if (cost := self._cost(word)) is not None)
        return min(costs, default=None)

    def standing_whole(self) -> Term:
        """The same word, not as a beginning."""
        return Term(self.typed, {}, (self.typed, *self.whole))

    def _cost(self, word: str) -> int | None:
        if word.startswith(self.typed) and self.typed in self.forms:
            return 1
        return min((self._form_cost(form, word) for form in self._beginnings(word)), default=None)

    @cached_property
    def _corrects(self) -> bool:
        return any(self.forms.values())

    def _beginnings(self, word: str) -> Iterable[str]:
        lengths = self._lengths
        return (word[:length] for length in lengths if length <= len(word) and word[:length] in self.forms)

    @cached_property
    def _lengths(self) -> range:
        spread = max(self.forms.values(), default=0)
        return range(max(len(self.typed) - spread, 1), len(self.typed) + spread + 1)

    def _form_cost(self, form: str, word: str) -> int:
        errors = self.forms[form]
        other = _OTHER_INITIAL if errors and form[:1] != self.typed[:1] else 0
        return errors * _PER_ERROR + 2 * other + (form != word)


def exact_terms(text: str) -> tuple[Term, ...]:
    """The words of the text, each as the beginning of a word; one or two digits alone stand whole.

    A third of the numbers of a store begin with « 20 »: it is the number 20 that is looked for.
    """
    terms = tuple(Term(word, {word: 0}, _with_zeros(word)) for word in search_words(text))
    alone = len(terms) == 1 and terms[0].whole and len(terms[0].typed) < _FEWEST_DIGITS
    return tuple(term.standing_whole() for term in terms) if alone else terms


def _with_zeros(word: str) -> tuple[str, ...]:
    """« 187 » is also the sequence of the quote 2026-0187."""
    short = word.isascii() and word.isdigit() and len(word) < _SEQUENCE_DIGITS
    return (word.zfill(_SEQUENCE_DIGITS),) if short else ()


def total_cost(terms: Iterable[Term], have: Sequence[str]) -> int | None:
    """The sum over all the words typed; None when one of them is not there."""
    total = 0
    for term in terms:
        cost = term.cost(have)
        if cost is None:
            return None
        total += cost
    return total


@dataclass(frozen=True)
class Vocabulary:
    """The words that exist, by which typing errors are recognised."""

    words: Sequence[str]
    """Sorted, each once."""
    _beginnings: dict[int, list[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, words: Iterable[str]) -> Vocabulary:
        """The vocabulary of these words; those with digits are left out, as they are never corrected."""
        return cls(sorted({word for word in words if word.isalpha()}))

    def holds(self, beginning: str) -> bool:
        """Whether a word begins so."""
        place = bisect_left(self.words, beginning)
        return place < len(self.words) and self.words[place].startswith(beginning)

    def near(self, word: str) -> dict[str, int]:
        """Words or their beginnings within the errors allowed, each with its errors; the nearest first."""
        allowed = errors_allowed(word)
        found: dict[str, int] = {}
        if allowed:
            for length in range(len(word) - allowed, len(word) + allowed + 1):
                found |= _within(word, self._of_length(length), allowed)
        return dict(sorted(found.items(), key=lambda pair: _nearness(word, *pair))[:MOST_FORMS])

    def corrected(self, text: str) -> tuple[Term, ...]:
        """The words of the text with what they may have been meant as; nothing when none can be corrected."""
        terms = tuple(self._corrected(term) for term in exact_terms(text))
        return terms if any(len(term.forms) > 1 for term in terms) else ()

    def _corrected(self, term: Term) -> Term:
        return Term(term.typed, {**self.near(term.typed), term.typed: 0}, term.whole)

    def _of_length(self, length: int) -> list[str]:
        if length not in self._beginnings:
            cut = dict.fromkeys(word[:length] for word in self.words if len(word) >= length)
            self._beginnings[length] = list(cut)
        return self._beginnings[length]


def _within(word: str, choices: Sequence[str], allowed: int) -> dict[str, int]:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found = extract(word, choices, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    return {choice: int(errors) for choice, errors, _ in found}


def _nearness(word: str, form: str, errors: int) -> tuple[int, bool, int, str]:
    return errors, form[:1] != word[:1], abs(len(form) - len(word)), form


@dataclass(frozen=True)
class Found(Generic[T]):
    """What was found, the best first: those that hold the words, then those that hold them but for errors."""

    exact: tuple[T, ...] = ()
    near: tuple[T, ...] = ()

    @property
    def best(self) -> tuple[T, ...]:
        """The exact ones, or the near ones when there is none."""
        return self.exact or self.near


def find(text: str, items: Sequence[T], words_of: Callable[[T], str]) -> Found[T]:
    """Look for the text in a list that is in memory; equal results keep the order of the list.

    Every item is found by an empty text, none by one that has neither letter nor digit.
    """
    if not text.strip():
        return Found(tuple(items))
    terms = exact_terms(text)
    have = [(item, search_words_of(words_of(item))) for item in items]
    exact = _ranked(terms, have) if terms else []
    if not terms or len(exact) >= FEW:
        return Found(tuple(exact))
    corrected = Vocabulary.of(word for _, words in have for word in words).corrected(text)
    near = [item for item in _ranked(corrected, have) if item not in exact] if corrected else []
    return Found(tuple(exact), tuple(near))


@lru_cache(maxsize=4096)
def search_words_of(text: str) -> tuple[str, ...]:
    """All the words of something that can be found, whatever its length."""
    return tuple(split_words(fold(text)))


def _ranked(terms: Sequence[Term], have: Iterable[tuple[T, Sequence[str]]]) -> list[T]:
    costs = ((total_cost(terms, words), item) for item, words in have)
    found = [(cost, item) for cost, item in costs if cost is not None]
    return [item for _, item in sorted(found, key=lambda pair: pair[0])]


def nearest_beginning(word: str, have: str) -> int:
    """How many letters of the word `have` the typed word stands for; 0 when it is not meant."""
    if have.startswith(word):
        return len(word)
    term = Term(word, {**Vocabulary.of([have]).near(word), word: 0})
    forms = [form for form in term.forms if have.startswith(form)]
    return len(min(forms, key=lambda form: _nearness(word, form, term.forms[form]), default=""))
