"""Which catalogue prices a day: each is in force until its successor starts (OFFERS.md, "Date of effect")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cigdesk.domain.catalogue.model import Catalogue


def in_succession(catalogues: Iterable[Catalogue]) -> tuple[Catalogue, ...]:
    """The catalogues of every centre, oldest first, each ending where the next of its centre starts."""
    ordered = sorted(catalogues, key=lambda catalogue: (catalogue.centre, _start(catalogue)))
    successors: list[Catalogue | None] = [*ordered[1:], None]
    return tuple(
        replace(first, until=_end(first, then)) for first, then in zip(ordered, successors, strict=False)
    )


def in_force(catalogues: Iterable[Catalogue], centre: str, day: date) -> Catalogue | None:
    """The centre's catalogue of that day; none before the first one starts."""
    own = [catalogue for catalogue in catalogues if catalogue.centre == centre]
    return next((catalogue for catalogue in in_succession(own) if catalogue.in_force_on(day)), None)


def _start(catalogue: Catalogue) -> date:
    return catalogue.effective_from or date.min


def _end(catalogue: Catalogue, successor: Catalogue | None) -> date | None:
    if successor is None or successor.centre != catalogue.centre:
        return None
    return _start(successor)
