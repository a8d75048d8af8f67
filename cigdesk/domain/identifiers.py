"""By what bodies are known and reached: each check says the rule and the gap, in a French sentence.

Every check takes the text as typed, accepts an empty one, and gives "" when nothing is wrong. What is kept is
the text without its spaces (`bare`). SIREN and SIRET are checked by stdnum, with the exception of La Poste.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret

from cigdesk.french import NBSP, NNBSP, plural

LONGEST_LINE: Final = 200
"""Characters of a name or an address: what a document prints on two lines."""

_SPACES: Final = re.compile(r"[\s\u200b\u2060\ufeff]+")
_WITHOUT_WIDTH: Final = re.compile(r"[\u200b\u2060\ufeff\u00ad]")
_INSEE: Final = re.compile(r"([0-9]{2}|2[AB])[0-9]{3}")
_MAIL: Final = re.compile(
    r"[^@\s,;<>()\"\x00-\x1f\x7f]+@[^@\s,;<>()\"\x00-\x1f\x7f]+\.[^@\s.,;<>()\"\x00-\x1f\x7f]{2,}"
)


def bare(text: str) -> str:
    """Without any space."""
    return _SPACES.sub("", text)


def tidy(text: str) -> str:
    """One plain space between words, composed letters, nothing that has no width."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _WITHOUT_WIDTH.sub("", text))).strip()


def tidy_name(text: str) -> str:
    """As `tidy`, with curly apostrophes: a name as it is printed."""
    return tidy(text).replace("'", "’")


def line_fault(text: str) -> str:
    """Any line of text: no control character, not endless."""
    kept = tidy(text)
    if not kept.isprintable():
        return "Ce texte contient un caractère de contrôle, invisible à l’écran."
    if len(kept) > LONGEST_LINE:
        return f"Ce texte compte {plural(len(kept), 'caractère')}, la limite est {LONGEST_LINE}."
    return ""


def siren_fault(text: str) -> str:
    """Nine digits with their key."""
    digits = bare(text)
    if not digits:
        return ""
    # Nine zeros pass the key, and are what people type to get by.
    sound = stdnum_siren.is_valid(digits) and digits.strip("0")
    return _digits_fault(digits, 9, "Le SIREN") or ("" if sound else _wrong_key("SIREN"))


def siret_fault(text: str, siren: str = "") -> str:
    """Fourteen digits with their key, of which the first nine are the SIREN when it is known."""
    digits, body = bare(text), bare(siren)
    if not digits:
        return ""
    if fault := _digits_fault(digits, 14, "Le SIRET"):
        return fault
    if body and not siren_fault(body) and not digits.startswith(body):
        return "Le SIRET commence par les 9 chiffres du SIREN, celui-ci est d’un autre organisme."
    return "" if stdnum_siret.is_valid(digits) else _wrong_key("SIRET")


def insee_fault(text: str) -> str:
    """The code of a commune: five digits, `2A` or `2B` in Corsica."""
    code = bare(text).upper()
    if not code or _INSEE.fullmatch(code):
        return ""
    return _digits_fault(code, 5, "Le code INSEE") or "Ce code INSEE n’est pas celui d’une commune."


def postcode_fault(text: str) -> str:
    """Five digits."""
    digits = bare(text)
    return _digits_fault(digits, 5, "Le code postal") if digits else ""


def phone_fault(text: str) -> str:
    """Ten digits from 0, an international number from + or 00, or a short number from 3."""
    digits = re.sub(r"[.\-()/]", "", bare(text))
    if not digits or re.fullmatch(r"3[0-9]{3}", digits):
        return ""
    if not re.fullmatch(r"\+?[0-9]+", digits):
        return "Un numéro de téléphone s’écrit en chiffres, par exemple 01 56 96 80 80."
    if digits.startswith(("+", "00")):
        count = len(digits.removeprefix("+").removeprefix("00"))
        return "" if 8 <= count <= 15 else "Un numéro international compte de 8 à 15 chiffres."
    return _digits_fault(digits, 10, "Le numéro de téléphone")


def mail_fault(text: str) -> str:
    """One address, with its @ and its domain."""
    address = text.strip()
    if not address or (_MAIL.fullmatch(address) and ".." not in address):
        return ""
    return f"Une adresse de courriel s’écrit comme nom@exemple.fr{NNBSP}; celle-ci est incomplète."


def _digits_fault(digits: str, length: int, subject: str) -> str:
    """What keeps `digits` from being exactly so many digits."""
    if not re.fullmatch(r"[0-9]*", digits):
        return f"{subject} ne contient que des chiffres."
    gap = length - len(digits)
    if gap > 0:
        return f"{subject} compte {length}{NBSP}chiffres, il en manque {gap}."
    return f"{subject} compte {length}{NBSP}chiffres, il y en a {-gap} de trop." if gap else ""


def _wrong_key(name: str) -> str:
    return f"Ce {name} n’existe pas{NBSP}: sa clé de contrôle est fausse. Vérifiez chaque chiffre."
