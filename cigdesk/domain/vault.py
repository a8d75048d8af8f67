"""Circles of professional secrecy: who belongs to one, and when its key is changed.

A vault is a circle whose members alone read what is sealed in it: the team of social workers, or one of them.
Its key is of an epoch; another one begins when somebody leaves, so that they read nothing of what is written
from then on. Sources: CASF L.411-3 and code pénal 226-13 (secrecy by profession), docs/decisions/0019.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Person
from cigdesk.domain.rights import Role
from cigdesk.domain.text import fold
from cigdesk.french import NBSP, plural


class VaultKind(StrEnum):
    """Whose circle it is."""

    TEAM = "team"
    PERSONAL = "personal"


VAULT_KINDS: Final = {VaultKind.TEAM: "Équipe sociale", VaultKind.PERSONAL: "Moi seul"}

LOSS_WORDS: Final = "je perdrai les notes"
"""What whoever wants no recovery sheet writes out: nobody comes there by a click."""


@dataclass(frozen=True, kw_only=True)
class Vault:
    """One circle; the store has one of the team, and one of each person who wrote for themselves alone."""

    id: UUID
    kind: VaultKind
    person_id: UUID | None = None
    """Whose it is, of a personal one."""
    made_at: datetime
    loss_accepted_by: UUID | None = None
    """Who wrote `LOSS_WORDS`, when there is no recovery sheet."""


@dataclass(frozen=True)
class Member:
    """Who may hold a key: a person, or the pair that is printed on a recovery sheet."""

    id: UUID
    public_key: bytes
    recovery: bool = False


def entitled(person: Person) -> bool:
    """Whether a person may belong to a circle: a social worker who is in place."""
    return Role.SOCIAL_WORKER in person.roles and person.left_on is None


def has_own_pair(person: Person) -> bool:
    """Whether nobody else knows the passphrase of their pair of keys."""
    return bool(person.public_key) and not person.provisional


def may_belong(vault: Vault, person: Person) -> bool:
    """Whether a person may belong to that circle."""
    return entitled(person) and (vault.kind is VaultKind.TEAM or vault.person_id == person.id)


def present(persons: Iterable[Person], vault: Vault) -> tuple[Member, ...]:
    """Those who may belong to the circle and have a pair of keys of their own, as they stand in the store.

    Whoever let somebody in knows the passphrase that they gave them: that pair counts for nothing.
    """
    fit = (each for each in persons if has_own_pair(each) and may_belong(vault, each))
    return tuple(Member(each.id, bytes.fromhex(each.public_key)) for each in fit)


def needs_new_epoch(holders: Collection[Member], members: Collection[Member]) -> bool:
    """Whether somebody holds the key who should not any more, or under a pair that is not theirs any more."""
    return not set(holders) <= set(members)


def kept_members(holders: Collection[Member], present: Collection[Member]) -> tuple[Member, ...]:
    """To whom the next epoch is sealed: who holds the key, vouched for, and still may."""
    allowed = set(present)
    return tuple(each for each in holders if each in allowed)


def waiting(holders: Collection[Member], present: Collection[Member]) -> tuple[Member, ...]:
    """Who may belong and is to be admitted by a member."""
    have = set(holders)
    return tuple(each for each in present if each not in have)


def require_recoverable(vault: Vault, holders: Collection[Member]) -> None:
    """Raise `Refused` when nothing is to be written there yet.

    There is a recovery sheet, or somebody said that notes go with the passphrase.
    """
    if vault.loss_accepted_by is None and not any(each.recovery for each in holders):
        raise Refused(
            "Créez d’abord la fiche de secours, ou écrivez que vous y renoncez\u00a0: sans elle, une phrase "
            "de passe oubliée emporte les notes."
        )


def loss_fault(said: str) -> str:
    """Whether a person said in so many words that notes go with the passphrase; "" when they did."""
    if fold(said).rstrip(".! ") == LOSS_WORDS:
        return ""
    return f"Écrivez «{NBSP}{LOSS_WORDS}{NBSP}» pour continuer sans fiche de secours."


def readers_line(kind: VaultKind, names: Collection[str], *, recovery: bool) -> str:
    """« Lue par : équipe sociale (3 personnes) », « Lue par : vous seul »."""
    who = f"équipe sociale ({plural(len(names), 'personne')})" if kind is VaultKind.TEAM else "vous seul"
    return f"Lue par{NBSP}: {who}" + (", fiche de secours" if recovery else "")
