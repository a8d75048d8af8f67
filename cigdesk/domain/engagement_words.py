"""How what was ordered, and what is left of it, is said in French."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from cigdesk.domain.engagement_balance import Balance
from cigdesk.domain.engagement_offers import PACKAGE
from cigdesk.domain.engagement_units import (
    ADVICE_DAY,
    ERGONOMICS_DAY,
    HOUR,
    INSPECTION_DAY,
    PACKAGE_DAYS,
    counted,
    figure,
    named,
    short,
)
from cigdesk.french import NBSP, agree, plural

_PARTS: Final = {INSPECTION_DAY: "inspection", ADVICE_DAY: "conseil", ERGONOMICS_DAY: "ergonomie"}


def part_of(offer: str, unit: str) -> str:
    """What the unit adds to the offer: « inspection » of the package; "" for the others."""
    return _PARTS.get(unit, "") if offer == PACKAGE else ""


def source_name(number: str, year: int) -> str:
    """« Devis 2026-0042 », « Adhésion 2026 » where no quote granted it."""
    return f"Devis {number}" if number else f"Adhésion {year}"


def account_name(number: str, year: int, offer: str, unit: str) -> str:
    """« Devis 2026-0042, ACFI-SUP », « Adhésion 2026, ACFI, inspection »."""
    return ", ".join(part for part in (source_name(number, year), offer, part_of(offer, unit)) if part)


def to_enter(unit: str, balance: Balance) -> bool:
    """Whether its days are agreed with the authority and nobody has entered them yet."""
    return unit in PACKAGE_DAYS and not balance.granted


def remainder(unit: str, balance: Balance) -> str:
    """« reste 1,5 j », « tout est planifié », « dépassé de 1 j », « sans limite »."""
    if balance.endless:
        return "sans limite"
    if balance.overspent:
        return f"dépassé de {short(unit, balance.overspent)}"
    if to_enter(unit, balance):
        return "jours à fixer"
    if balance.left:
        return f"reste {short(unit, balance.left)}"
    return "tout est planifié" if balance.planned else "tout est fait"


def progress(unit: str, balance: Balance) -> tuple[str, str]:
    """What is done, and out of how much: « 7,5 », « sur 10 jours »; an endless one counts its meetings."""
    if balance.endless:
        meetings = Decimal(balance.times_done)
        return figure("session", meetings), "rendez-vous fait" + ("s" if meetings >= 2 else "")
    whole = f"sur {counted(unit, balance.granted)}"
    return figure(unit, balance.done), whole


def spent(unit: str, balance: Balance) -> str:
    """« 3 jours accordés, 1 planifié, 0 fait »; the no-shows, which are done, are told apart."""
    if balance.endless:
        ahead = plural(balance.times_planned, "planifié")
        return f"Sans limite, {ahead}, {plural(balance.times_done, 'fait')}"
    parts = [
        f"{counted(unit, balance.granted)} {_agreed('accordé', unit, balance.granted)}",
        f"{figure(unit, balance.planned)} {_agreed('planifié', unit, balance.planned)}",
        f"{figure(unit, balance.done)} {_agreed('fait', unit, balance.done)}",
    ]
    if balance.missed:
        parts.append(f"dont {figure(unit, balance.missed)} sans personne")
    if balance.overspent:
        parts.append(remainder(unit, balance))
    return ", ".join(parts)


def over_balance(
    name: str, unit: str, balance: Balance, use: Decimal, what: str = "ce rendez-vous en prend"
) -> str:
    """Why one more piece of work wants a confirmation; `what` is what takes so much."""
    takes = f"{what} {figure(unit, use)}"
    if to_enter(unit, balance):
        units = named(unit, Decimal(2))
        return f"{name}{NBSP}: les {units} de l’année ne sont pas encore fixés, {takes}."
    left = f"il reste {counted(unit, balance.left)}" if balance.left else "il ne reste rien"
    return f"{name}{NBSP}: {left}, {takes}."


_FEMININE: Final = frozenset({"half-day", "half-day-participant", "session", "intervention", "seat", HOUR})


def _agreed(participle: str, unit: str, count: Decimal) -> str:
    """In the gender of the unit; « 1 h 30 » is one hour, « 30 min » are thirty minutes."""
    said = participle + ("e" if unit in _FEMININE else "")
    return agree(count / _HOUR_MINUTES if unit == HOUR and count >= _HOUR_MINUTES else count, said)


_HOUR_MINUTES: Final = 60
