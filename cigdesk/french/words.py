"""Words as a sentence begins, and amounts in words, as a quote is closed « à la somme de … »."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_LIMIT: Final = Decimal(10) ** 12


def capitalised(text: str) -> str:
    """The same, its first letter a capital, as a sentence or a label begins; the others as they were."""
    return text[:1].upper() + text[1:]


def amount_in_words(value: Decimal) -> str:
    """« quarante-huit mille cent cinq euros », « un million d’euros », « douze euros et cinquante centimes ».

    Rounded half up to the cent. `ValueError` from a thousand billion euros on, or when not finite.
    """
    if not value.is_finite() or abs(value) >= _LIMIT:
        raise ValueError("Ce montant ne peut pas être écrit en toutes lettres.")
    cents = int((abs(value) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    text = _euros_and_cents(*divmod(cents, 100))
    return f"moins {text}" if value < 0 and cents else text


def _euros_and_cents(euros: int, cents: int) -> str:
    parts = [_euros(euros)] if euros or not cents else []
    if cents:
        parts.append(f"{_in_words(cents)} {'centime' if cents < 2 else 'centimes'}")
    return " et ".join(parts)


def _euros(euros: int) -> str:
    if euros < 2:
        return f"{_in_words(euros)} euro"
    # Million and milliard are nouns: nothing may stand between them and « euros » but « d’ ».
    link = " d’euros" if euros % 1_000_000 == 0 else " euros"
    return _in_words(euros) + link


def _in_words(whole: int) -> str:
    # Imported when first needed: it loads every language. Its currency mode is wrong in French
    # (« un million euros », « zéro centimes »), so only its numerals are used.
    from num2words import num2words  # type: ignore[import-untyped]  # it ships no types

    return str(num2words(whole, lang="fr"))
