"""Rows and queries about what a catalogue prices, or would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class YearlyOffer:
    """An offer that an authority has for a year, by the terms of a membership or as already held."""

    authority_id: UUID
    authority: str
    offer: str


class CatalogueQueries(Protocol):
    """Reading what depends on a catalogue."""

    def issued_from(self, day: date) -> int:
        """How many quotes that still count were issued for that day of service or a later one."""

    def issued_at(self, code: str) -> int:
        """How many quotes were issued at the prices of that catalogue, whatever became of them."""

    def yearly_offers(self, year: int, day: date) -> list[YearlyOffer]:
        """What authorities have that year and may have again: a membership that ends by denunciation
        before `day` is left out. By name of authority, each offer once.
        """
