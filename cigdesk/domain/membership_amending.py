"""What an amendment changes in a membership, and how each change is said on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from cigdesk.domain.identifiers import line_fault, tidy
from cigdesk.domain.membership import Membership
from cigdesk.domain.membership_periods import day_fault, order_fault, term_faults
from cigdesk.domain.membership_terms import Amendment
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, amount, date_long, number, plural

ARROW: Final = "→"


@dataclass(frozen=True, kw_only=True)
class Stipulations:
    """What an amendment may change: the membership, and its terms in the year of effect."""

    end: date | None
    tacit: bool
    notice_months: int
    pending_recruitment: bool = False
    waiting_list: bool = False
    offer: str = ""
    """The code of the option; empty where the convention has none, or none was taken."""
    option: str = ""
    """Its name, as it is printed."""
    headcount: int | None = None
    amount: Decimal | None = None
    """Euros of the year of effect."""


@dataclass(frozen=True)
class Difference:
    """One line of what changes, as it is printed."""

    field: str
    before: str
    after: str

    @property
    def text(self) -> str:
        """« Fin : 31 décembre 2027 → 31 décembre 2028 »."""
        return f"{self.field}{NBSP}: {self.before} {ARROW} {self.after}"


def differences(before: Stipulations, after: Stipulations) -> tuple[Difference, ...]:
    """What an amendment changes, worked out of the change itself."""
    return tuple(each for each in _compared(before, after) if each.before != each.after)


def _compared(before: Stipulations, after: Stipulations) -> Iterator[Difference]:
    yield Difference("Fin", _end(before.end), _end(after.end))
    yield Difference("Reconduction", _renewal(before), _renewal(after))
    yield Difference("Préavis", *(plural(each.notice_months, "mois", "mois") for each in (before, after)))
    recruitment = (_yes(each.pending_recruitment) for each in (before, after))
    yield Difference("Sous réserve de recrutement", *recruitment)
    yield Difference("Liste d’attente", *(_yes(each.waiting_list) for each in (before, after)))
    yield Difference("Option", *(each.option or "aucune" for each in (before, after)))
    yield Difference("Effectif", *(_heads(each.headcount) for each in (before, after)))
    yield Difference("Montant de l’année", *(_euros(each.amount) for each in (before, after)))


def _end(day: date | None) -> str:
    return date_long(day) if day else "sans terme"


def _renewal(each: Stipulations) -> str:
    return "tacite" if each.tacit else "expresse"


def _yes(value: bool) -> str:
    return "oui" if value else "non"


def _heads(heads: int | None) -> str:
    return "non déclaré" if heads is None else f"{number(heads)}{NBSP}agents"


def _euros(euros: Decimal | None) -> str:
    return "non fixé" if euros is None else amount(euros)


def kept_text(changes: Iterable[Difference]) -> str:
    """The changes as an amendment keeps them, one per line."""
    return "\n".join(each.text for each in changes)


def read_changes(text: str) -> tuple[Difference, ...]:
    """The lines of a kept amendment; a line that says no change stands in the first column."""
    return tuple(_read(line) for line in text.split("\n") if line)


def _read(line: str) -> Difference:
    field, _, change = line.partition(f"{NBSP}: ")
    before, _, after = change.partition(f" {ARROW} ")
    return Difference(field, before, after)


@dataclass(frozen=True, kw_only=True)
class AmendmentValues:
    """What a person writes of an amendment; `note` is the reason of an amount that is not the catalogue's."""

    effect: date | None
    object: str = ""
    decided_on: date | None = None
    signed_on: date | None = None
    end: date | None = None
    tacit: bool = False
    notice_months: int = 3
    pending_recruitment: bool = False
    waiting_list: bool = False
    replaces: str = ""
    """The option of the year that it changes, by its code; the first one where none is named."""
    offer: str = ""
    headcount: int | None = None
    amount: Decimal | None = None
    """An amount agreed for the year of effect; none leaves the catalogue's."""
    note: str = ""

    def tidied(self) -> AmendmentValues:
        """As it is kept."""
        return replace(self, object=tidy(self.object), note=tidy(self.note))


@dataclass(frozen=True, kw_only=True)
class AmendmentDays:
    """When an amendment was decided and signed: what is often known once it is recorded only."""

    decided_on: date | None = None
    signed_on: date | None = None


def amendment_days_faults(days: AmendmentDays, today: date) -> dict[str, str]:
    """What keeps these days from being kept, by field name: neither is noted before it has come."""
    found = {name: day_fault(getattr(days, name)) for name in ("decided_on", "signed_on")}
    for name, day in (("decided_on", days.decided_on), ("signed_on", days.signed_on)):
        if day is not None and day > today:
            found[name] = "Ce jour est à venir."
    return only_faults(found)


def amendment_faults(membership: Membership, values: AmendmentValues) -> dict[str, str]:
    """What keeps an amendment from being kept, by field name; whether it changes anything is asked after."""
    found = {name: day_fault(getattr(values, name)) for name in ("effect", "decided_on", "signed_on", "end")}
    found["effect"] = found["effect"] or _effect_fault(membership, values)
    found["end"] = found["end"] or order_fault(membership.start, values.end, "Le dernier jour")
    found |= {name: line_fault(getattr(values, name)) for name in ("object", "note")}
    if not tidy(values.object):
        found["object"] = "Indiquez l’objet de l’avenant."
    if values.headcount is not None and values.headcount < 1:
        found["headcount"] = "Un effectif compte un agent au moins."
    if values.amount is not None and not tidy(values.note):
        found["note"] = "Indiquez pourquoi ce montant n’est pas celui du catalogue."
    found = only_faults(found)
    return found or term_faults(membership.start, values.end, values.notice_months, tacit=values.tacit)


def _effect_fault(membership: Membership, values: AmendmentValues) -> str:
    if values.effect is None:
        return "Indiquez le jour où l’avenant prend effet."
    if values.effect < membership.start:
        return f"Ce jour vient avant le premier, le {date_long(membership.start)}."
    last_day = max(filter(None, (membership.end, values.end)), default=None)
    if last_day is not None and membership.end is not None and values.effect > last_day:
        return f"Ce jour vient après la fin, le {date_long(last_day)}."
    return ""


def next_number(amendments: Iterable[Amendment]) -> int:
    """The number of the next amendment of a membership: 1, 2, 3, without hole."""
    return max((each.number for each in amendments), default=0) + 1


def hole_fault(amendments: Iterable[Amendment]) -> str:
    """Why the numbers cannot stand: one is missing; "" when none is."""
    numbers = sorted(each.number for each in amendments)
    if numbers == list(range(1, len(numbers) + 1)):
        return ""
    return "Un avenant plus récent existe : reprenez d’abord celui-là."
