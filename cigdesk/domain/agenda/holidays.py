"""Public holidays by region, computed for any year by the library of that name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

from dateutil.easter import easter

REGIONS: Final = {"FR": None, "FR-MQ": "972"}
"""Our regions, and how the library calls them: Alsace and Moselle have days of their own, not taken here."""


@cache
def public_holidays(region: str, year: int) -> Mapping[date, str]:
    """The holidays of that year by day, with their French name; none for an empty region.

    `FR` is metropolitan France, `FR-MQ` adds Martinique's own days. Raises `ValueError` for another region.
    """
    if not region:
        return {}
    if region not in REGIONS:
        raise ValueError(f"no public holidays are known for the region {region}")
    # Imported when first needed: the library is slow to load.
    from holidays import country_holidays

    found = country_holidays("FR", subdiv=REGIONS[region], years=year, language="fr")
    return {day: name.replace("'", "’") for day, name in sorted(found.items())}


def is_public_holiday(region: str, day: date, *, whit_monday: bool = True) -> bool:
    """Whether that day is one; without `whit_monday`, that Monday is the journée de solidarité."""
    return day in public_holidays(region, day.year) and (whit_monday or not _is_whit_monday(day))


def holidays_between(region: str, first: date, last: date, *, whit_monday: bool = True) -> dict[date, str]:
    """The holidays from the first to the last day, both included; with or without Whit Monday."""
    years = range(first.year, last.year + 1)
    every = (pair for year in years for pair in public_holidays(region, year).items())
    return {
        day: name for day, name in every if first <= day <= last and (whit_monday or not _is_whit_monday(day))
    }


def _is_whit_monday(day: date) -> bool:
    return day == easter(day.year) + timedelta(days=50)
