"""Which sheets are likely to be of one person. Pure.

Two sheets are a probable double when their names are alike and something besides the name speaks for it (the
same employer, the same number, the same address), or when a number or an address is shared with the first
name: a name that changed with a marriage. The same name with two employers and nothing else is no double:
people of the same name are many in a department. Two archived sheets harm nobody and are left alone.

All pairs are never compared: sheets meet only under a key that any double of the rule shares.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product
from typing import Final
from uuid import UUID

from cigdesk.domain.people import Civility, phone_digits
from cigdesk.domain.search import errors_allowed, search_words_of

MOST_SHARING: Final = 4
"""A number or an address on more sheets than that is the one of a service: it tells nothing of anybody."""


class Ground(StrEnum):
    """Why two sheets may be of one person."""

    SAME_NAME = "same-name"
    NEAR_NAME = "near-name"
    FIRST_NAME = "first-name"
    PHONE = "phone"
    MAIL = "mail"
    EMPLOYER = "employer"


_WEIGHTS: Final = {
    Ground.SAME_NAME: 4,
    Ground.NEAR_NAME: 2,
    Ground.FIRST_NAME: 1,
    Ground.PHONE: 3,
    Ground.MAIL: 3,
    Ground.EMPLOYER: 1,
}
_MOST_ERRORS: Final = 2
"""In the longest of names, as `errors_allowed` gives it."""


@dataclass(eq=False, kw_only=True)
class DistinctAgents:
    """Two sheets that somebody has said to be of two people; the one with the lesser id comes first."""

    id: UUID
    rev: int = 1
    agent_id: UUID
    other_id: UUID


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What is compared of a sheet."""

    id: UUID
    authority_id: UUID
    last_name: str
    first_name: str = ""
    civility: Civility = Civility.NONE
    phone: str = ""
    mail: str = ""
    archived: bool = False

    @cached_property
    def last_words(self) -> tuple[str, ...]:
        """The words of the last name, without accents, case or hyphens."""
        return search_words_of(self.last_name)

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """The words of the first name, as `last_words`."""
        return search_words_of(self.first_name)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Both, in one order: last and first names are easily exchanged."""
        return tuple(sorted(self.last_words + self.first_words))

    @cached_property
    def number(self) -> str:
        """The phone in figures alone."""
        return phone_digits(self.phone)

    @cached_property
    def address(self) -> str:
        """The mail, whatever its capitals."""
        return self.mail.strip().casefold()


@dataclass(frozen=True)
class Double:
    """Two sheets that are likely to be of one person, and why."""

    one: Identity
    other: Identity
    grounds: tuple[Ground, ...]

    @property
    def weight(self) -> int:
        """How much speaks for it: only to put the surest ones first."""
        return sum(_WEIGHTS[each] for each in self.grounds)


def grounds(one: Identity, other: Identity) -> tuple[Ground, ...]:
    """Why these two may be one person; empty when they are not alike enough."""
    if one.id == other.id or (one.archived and other.archived):
        return ()
    reached = tuple(
        ground
        for ground, shared in (
            (Ground.PHONE, one.number and one.number == other.number),
            (Ground.MAIL, one.address and one.address == other.address),
        )
        if shared
    )
    employed = (Ground.EMPLOYER,) if one.authority_id == other.authority_id else ()
    named = _named(one, other, strictly=not reached)
    return (named, *reached, *employed) if named and (reached or employed) else ()


def _named(one: Identity, other: Identity, *, strictly: bool) -> Ground | None:
    """How the names are alike; strictly, where nothing but the employer speaks besides them."""
    if strictly and one.civility and other.civility and one.civility is not other.civility:
        return None
    if one.words == other.words:
        return Ground.SAME_NAME
    if _near_name(one, other):
        return Ground.NEAR_NAME
    return None if strictly or not _same(one.first_words, other.first_words) else Ground.FIRST_NAME


def _near_name(one: Identity, other: Identity) -> bool:
    """One of both names is the same, and the other nearly."""
    if one.last_words == other.last_words:
        return _near_first(one.first_words, other.first_words)
    return _same(one.first_words, other.first_words) and _near(one.last_words, other.last_words)


def _near_first(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """« Leïla », « L. », nothing at all, « Leila-Marie », « Leilla »."""
    if not one or not other:
        return True
    initial = len(one[0]) == 1 or len(other[0]) == 1
    return (initial and one[0][0] == other[0][0]) or _near(one, other)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one) and one == other


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The words of one are among those of the other, or typing errors tell them apart."""
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    return _typing_errors("".join(one), "".join(other))


def _typing_errors(one: str, other: str) -> bool:
    allowed = errors_allowed(min(one, other, key=len))
    if abs(len(one) - len(other)) > allowed or not allowed:
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(one, other, score_cutoff=allowed) <= allowed)


# finding them all


def probable_doubles(sheets: Iterable[Identity]) -> tuple[Double, ...]:
    """Every pair of sheets that is likely to be of one person, the surest first, then by name."""
    told = _without_services(list(sheets))
    found = [Double(one, other, why) for one, other in candidates(told) if (why := grounds(one, other))]
    return tuple(sorted(found, key=lambda each: (-each.weight, each.one.words, each.one.id, each.other.id)))


def _without_services(sheets: list[Identity]) -> list[Identity]:
    """Leave out the numbers and addresses that too many share."""
    numbers, addresses = (Counter(map(read, sheets)) for read in (_number, _address))
    return [
        _bared(each, numbers[each.number] > MOST_SHARING, addresses[each.address] > MOST_SHARING)
        for each in sheets
    ]


def _bared(sheet: Identity, phone: bool, mail: bool) -> Identity:
    if not phone and not mail:
        return sheet
    return Identity(
        id=sheet.id,
        authority_id=sheet.authority_id,
        last_name=sheet.last_name,
        first_name=sheet.first_name,
        civility=sheet.civility,
        phone="" if phone else sheet.phone,
        mail="" if mail else sheet.mail,
        archived=sheet.archived,
    )


def candidates(sheets: Iterable[Identity]) -> Iterator[tuple[Identity, Identity]]:
    """The pairs that are worth comparing, each once: those that share a key of the rule.

    Each branch of `grounds` has its key, so that no double is missed; a key that everybody shares (the first
    name alone, the employer alone) is none.
    """
    told = list(sheets)
    seen: set[frozenset[UUID]] = set()
    for pair in _met(told):
        key = frozenset((pair[0].id, pair[1].id))
        if len(key) == 2 and key not in seen:
            seen.add(key)
            yield pair


def _met(sheets: Sequence[Identity]) -> Iterator[tuple[Identity, Identity]]:
    for key in (_number, _address, _whole_name, _last_at, _part_at):
        for block in _blocks(sheets, key):
            yield from combinations(block, 2)
    for block in _blocks(sheets, _first_at):
        yield from _mistyped(block)


def _blocks(sheets: Iterable[Identity], key: Callable[[Identity], Hashable]) -> Iterator[list[Identity]]:
    """The sheets by key, those without it left out; a tuple of keys puts a sheet under each of them."""
    found: defaultdict[Hashable, list[Identity]] = defaultdict(list)
    for each in sheets:
        keys = key(each)
        for one in keys if isinstance(keys, frozenset) else (keys,):
            if one:
                found[one].append(each)
    return (block for block in found.values() if len(block) > 1)


def _number(sheet: Identity) -> str:
    return sheet.number


def _address(sheet: Identity) -> str:
    return sheet.address


def _whole_name(sheet: Identity) -> Hashable:
    return (sheet.authority_id, sheet.words)


def _last_at(sheet: Identity) -> Hashable:
    """The same last name, where first names may differ."""
    return (sheet.authority_id, sheet.last_words)


def _first_at(sheet: Identity) -> Hashable:
    """The same first name, where last names may be mistyped."""
    return (sheet.authority_id, sheet.first_words) if sheet.first_words else None


def _part_at(sheet: Identity) -> Hashable:
    """The same first name, and one word of the last name."""
    if not sheet.first_words:
        return None
    return frozenset((sheet.authority_id, sheet.first_words, word) for word in sheet.last_words)


def _mistyped(block: Collection[Identity]) -> Iterator[tuple[Identity, Identity]]:
    """Of the sheets of one first name, those whose last names differ by typing errors."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    by_name: defaultdict[str, list[Identity]] = defaultdict(list)
    for each in block:
        by_name["".join(each.last_words)].append(each)
    names = sorted(by_name)
    for place, name in enumerate(names):
        # « Le Goff » and « Legoff » are written with the same letters.
        yield from combinations(by_name[name], 2)
        near = extract(name, names[place + 1 :], scorer=OSA.distance, score_cutoff=_MOST_ERRORS, limit=None)
        for other, _, _ in near:
            yield from product(by_name[name], by_name[other])
