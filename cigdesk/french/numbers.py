"""Amounts, quantities and identifiers as French typography writes them.

Decimals come in, text comes out; nothing is ever a float. Values that are not finite raise `ValueError`.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from cigdesk.french.spaces import MINUS, NBSP, NNBSP

# Wide enough for any amount that can be typed: the default 28 digits would raise on long ones.
_WIDE: Final = Context(prec=200, rounding=ROUND_HALF_UP)
_CENT: Final = Decimal("0.01")
_TO_FRENCH: Final = str.maketrans({",": NNBSP, ".": ","})
_INVARIABLE_ENDINGS: Final = ("s", "x", "z")


def amount(value: Decimal) -> str:
    """Euros, always with two decimals, rounded half up: « 13 905,00 € »."""
    return f"{number(_finite(value).quantize(_CENT, context=_WIDE))}{NBSP}€"


def number(value: int | Decimal) -> str:
    """The digits as they stand, thousands apart, comma, real minus: « 1 284 », « −1 234,50 »."""
    exact = _finite(Decimal(value))
    digits = f"{abs(exact):,f}".translate(_TO_FRENCH)
    return f"{MINUS}{digits}" if exact < 0 else digits


def quantity(value: int | Decimal) -> str:
    """A number without useless zero: « 7,5 », « 10 »."""
    exact = _finite(Decimal(value))
    text = f"{exact:f}"
    return number(Decimal(text.rstrip("0").rstrip(".")) if "." in text else exact)


def percent(value: int | Decimal) -> str:
    """Hundredths: 60 gives « 60 % », 8.5 gives « 8,5 % »."""
    return f"{quantity(value)}{NBSP}%"


def plural(count: int | Decimal, singular: str, plural: str | None = None) -> str:
    """The count and its noun: « 1 agent », « 1 284 agents »; the plural begins at two (« 1,5 jour »).

    Without `plural` the noun takes an s, unless it already ends in s, x or z.
    """
    return f"{quantity(count)}{NBSP}{agree(count, singular, plural)}"


def agree(count: int | Decimal, singular: str, plural: str | None = None) -> str:
    """The noun alone, in the number that the count asks for."""
    if -2 < count < 2:
        return singular
    return plural or (singular if singular.endswith(_INVARIABLE_ENDINGS) else f"{singular}s")


def siren(value: str) -> str:
    """« 219 400 223 »; anything but nine digits is given back as typed."""
    digits = _compact(value)
    return _grouped(digits, (3, 3, 3)) if re.fullmatch(r"[0-9]{9}", digits) else value


def siret(value: str) -> str:
    """« 219 400 223 00012 »; anything but fourteen digits is given back as typed."""
    digits = _compact(value)
    return _grouped(digits, (3, 3, 3, 5)) if re.fullmatch(r"[0-9]{14}", digits) else value


def phone(value: str) -> str:
    """French numbers by pairs, « 01 56 96 80 80 » or « +33 1 56 96 80 80 »; others as typed."""
    digits = re.sub(r"[\s.\-()]", "", value)
    if re.fullmatch(r"0[1-9][0-9]{8}", digits):
        return _grouped(digits, (2, 2, 2, 2, 2), NBSP)
    if re.fullmatch(r"\+33[1-9][0-9]{8}", digits):
        return _grouped(digits, (3, 1, 2, 2, 2, 2), NBSP)
    if re.fullmatch(r"\+(262|508|590|594|596)[1-9][0-9]{8}", digits):
        return _grouped(digits, (4, 3, 2, 2, 2), NBSP)
    return value


def initials(name: str) -> str:
    """« Camille Roussel » gives « CR », « Anne d’Arcy (démo) » gives « AA »: particles don’t count."""
    letters = [word[0] for word in re.split(r"[\s\-‐‑]+|\b[dl]['’]", name) if word and word[0].isalpha()]
    return "".join([letter for letter in letters if not letter.islower()] or letters).upper()


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("Ce nombre n’est pas un nombre fini.")
    return value


def _compact(value: str) -> str:
    return re.sub(r"\s", "", value)


def _grouped(digits: str, sizes: tuple[int, ...], space: str = NNBSP) -> str:
    groups, start = [], 0
    for size in sizes:
        groups.append(digits[start : start + size])
        start += size
    return space.join(groups)
