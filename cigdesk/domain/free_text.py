"""What a free text had better not hold: a social security number, words about health (RELIABILITY.md, R10).

The text is looked at here alone and goes nowhere. A warning refuses nothing: it tells whoever types that
others will read this. What keeps a name or a number refuses a social security number (`people.nir_fault`).
"""

from __future__ import annotations

import re
from typing import Final

from stdnum.fr import nir as stdnum_nir

from cigdesk.french import NBSP, NNBSP, fold

# On the card the figures stand apart; people write points, hyphens or nothing between them.
_GAP: Final = r"[\s.\-_/\u200b\u2060\ufeff]{0,3}"
_FIGURE: Final = rf"(?:{_GAP}[0-9AaBb])"
_ALONE: Final = r"(?![0-9A-Za-z])"
_BARE_RUN: Final = re.compile(rf"(?<![0-9A-Za-z])[1-478]{_FIGURE}{{12}}{_ALONE}")
_KEYED_RUN: Final = re.compile(rf"(?<![0-9A-Za-z])[1-478]{_FIGURE}{{14}}{_ALONE}")
_BETWEEN: Final = re.compile(r"[^0-9AB]")
# Sex, year, month (20 and more when it is not known, or for those born abroad), department, commune, order.
_SHAPE: Final = re.compile(
    r"[1-478][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:0[1-9]|[1-9][0-9]|2[AB])(?!000)[0-9]{3}(?!000)[0-9]{3}"
)

_STEMS: Final = (
    *("addict", "alcooli", "anorexi", "anxi", "asthm", "autis", "bipolair", "boulimi", "burn out", "cancer"),
    *("cardia", "chimiotherap", "chirurg", "cirrhos", "demence", "depress", "diabet", "dialys", "epilep"),
    *("fibromyalg", "grossesse", "handicap", "hepatit", "hospitalis", "infarct", "invalidite", "leucemi"),
    *("maladi", "malade", "medicament", "neurolog", "oncolog", "parkinson", "patholog", "psychiatr"),
    *("psychotrop", "radiotherap", "schizophr", "sclerose", "seroposit", "suicid", "symptom", "toxicoman"),
    "tumeur",
)
_WHOLE_WORDS: Final = ("avc", "rqth", "sida", "tentative de suicide", "vih")
_HEALTH: Final = re.compile(rf"\b(?:(?:{'|'.join(_STEMS)})|(?:{'|'.join(_WHOLE_WORDS)})\b)")
_WORD: Final = re.compile(r"\w+(?:-\w+)*")
MOST_SHOWN: Final = 3
"""Words about health that one warning names."""

_NIR_WARNING: Final = (
    f"Ceci ressemble à un numéro de sécurité sociale{NBSP}: CIGDesk n’en a pas besoin, effacez-le."
)


def warnings_of(text: str) -> tuple[str, ...]:
    """What to tell whoever types this, a French sentence each; none for most texts."""
    return (*nir_warnings_of(text), *filter(None, (_health_warning(health_words(text)),)))


def nir_warnings_of(text: str) -> tuple[str, ...]:
    """As `warnings_of` where words about health are the subject: what an inspection found."""
    return (_NIR_WARNING,) if has_nir(text) else ()


def has_nir(text: str) -> bool:
    """Whether a social security number stands in the text: 13 figures, or 15 with their key."""
    return any(_shaped(found) for found in _BARE_RUN.findall(text)) or any(
        _shaped(found) and stdnum_nir.is_valid(_figures(found)) for found in _KEYED_RUN.findall(text)
    )


def health_words(text: str) -> tuple[str, ...]:
    """The words about health, as they are written, each once."""
    return tuple(dict.fromkeys(word for word in _WORD.findall(text) if _HEALTH.match(fold(word))))


def _shaped(run: str) -> bool:
    return _SHAPE.match(_figures(run)) is not None


def _figures(run: str) -> str:
    return _BETWEEN.sub("", run.upper())


def _health_warning(words: tuple[str, ...]) -> str:
    if not words:
        return ""
    named = ", ".join(f"«{NBSP}{word}{NBSP}»" for word in words[:MOST_SHOWN])
    touch = "touchent" if len(words) > 1 else "touche"
    return (
        f"{named} {touch} à la santé{NBSP}: n’écrivez que ce qui est nécessaire{NNBSP}; d’autres le liront."
    )
