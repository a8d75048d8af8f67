"""Who may do what: the one table that every service asks."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from cigdesk.domain.errors import NotAllowed


class Right(StrEnum):
    """An act that a service guards."""

    READ = "read"
    """What everybody of the service sees: agenda, authorities, catalogue, quotes, prevention, statements."""
    SEE_NAMES = "see-names"
    """Read the names of agents, and what reaches them; without it their initials stand there."""
    READ_SUPPORT = "read-support"
    """Read requests, cases of social support and the time worked for them."""
    NOTES = "notes"
    """Belong to a circle of secrecy: only whoever has its key reads it, whatever this table says."""
    MANAGE_CENTRE = "manage-centre"
    MANAGE_CATALOGUE = "manage-catalogue"
    MANAGE_PEOPLE = "manage-people"
    """Practitioners, their hours, their colours."""
    MANAGE_AGENTS = "manage-agents"
    """Sheets of agents: written, merged, archived."""
    MANAGE_PERSONS = "manage-persons"
    """Who opens the store, with which roles."""
    MANAGE_AUTHORITIES = "manage-authorities"
    MANAGE_MEMBERSHIPS = "manage-memberships"
    MANAGE_QUOTES = "manage-quotes"
    PRICE_BY_HAND = "price-by-hand"
    """Put a price of one's own on a quote, a discount among them."""
    ISSUE_QUOTES = "issue-quotes"
    BOOK = "book"
    SUPPORT = "support"
    """Open cases of social support and note the time worked for them."""
    INSPECT = "inspect"
    """Write inspection days, close them, follow what they found."""
    MANAGE_STATEMENTS = "manage-statements"
    """Say what is due, correct it and close it."""
    BACK_UP = "back-up"
    """Restore a backup, choose where copies lie."""
    CARRY = "carry"
    """Take the store to another computer, and bring it back."""
    ARCHIVE = "archive"
    """Decide of a case that nobody has met for long: keep, or put into the intermediate archive."""
    ELIMINATE = "eliminate"
    """Eliminate cases with the visa of the Archives."""
    ERASE = "erase"
    """Decide of a request of erasure (GDPR article 17), and carry it out."""
    EXPORT_PERSON = "export-person"
    """Hand over everything that is kept of one agent (GDPR article 15)."""
    READ_ACCESSES = "read-accesses"
    """Read who opened what in the whole store; who opened a case, its social worker reads too."""
    READ_CHANGES = "read-changes"
    """Read what was changed, by whom."""


class Role(StrEnum):
    """What a person is in the service; somebody may be several things."""

    SECRETARIAT = "secretariat"
    SOCIAL_WORKER = "social-worker"
    PREVENTIONIST = "preventionist"
    MANAGER = "manager"
    HEAD = "head"
    ADMINISTRATOR = "administrator"


ROLES: Final = {
    Role.SECRETARIAT: "Secrétariat",
    Role.SOCIAL_WORKER: "Travailleur social",
    Role.PREVENTIONIST: "Préventionniste",
    Role.MANAGER: "Gestionnaire des conventions",
    Role.HEAD: "Responsable de service",
    Role.ADMINISTRATOR: "Administrateur",
}

_R = Right
RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    Role.SECRETARIAT: frozenset(
        {_R.READ, _R.SEE_NAMES, _R.READ_SUPPORT, _R.MANAGE_AGENTS, _R.MANAGE_AUTHORITIES, _R.BOOK, _R.CARRY}
    ),
    Role.SOCIAL_WORKER: frozenset(
        {
            *(_R.READ, _R.SEE_NAMES, _R.READ_SUPPORT, _R.NOTES, _R.MANAGE_AGENTS, _R.BOOK, _R.SUPPORT),
            *(_R.CARRY, _R.ARCHIVE, _R.ERASE, _R.EXPORT_PERSON),
        }
    ),
    Role.PREVENTIONIST: frozenset({_R.READ, _R.BOOK, _R.INSPECT, _R.MANAGE_QUOTES, _R.CARRY}),
    Role.MANAGER: frozenset(
        {
            *(_R.READ, _R.MANAGE_CATALOGUE, _R.MANAGE_AUTHORITIES, _R.MANAGE_MEMBERSHIPS, _R.MANAGE_QUOTES),
            *(_R.PRICE_BY_HAND, _R.ISSUE_QUOTES, _R.MANAGE_STATEMENTS, _R.CARRY),
        }
    ),
    Role.HEAD: frozenset(
        {
            *(_R.READ, _R.READ_SUPPORT, _R.MANAGE_CENTRE, _R.MANAGE_CATALOGUE, _R.MANAGE_PEOPLE, _R.BOOK),
            *(_R.MANAGE_AUTHORITIES, _R.MANAGE_MEMBERSHIPS, _R.MANAGE_QUOTES, _R.PRICE_BY_HAND),
            *(_R.ISSUE_QUOTES, _R.INSPECT, _R.MANAGE_STATEMENTS, _R.CARRY, _R.ELIMINATE, _R.READ_CHANGES),
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            *(_R.READ, _R.MANAGE_CENTRE, _R.MANAGE_CATALOGUE, _R.MANAGE_PEOPLE, _R.MANAGE_PERSONS),
            *(_R.BACK_UP, _R.CARRY, _R.READ_ACCESSES),
        }
    ),
}
"""Who sees a name follows DOMAIN (« Who sees a name »); the rest, the days of each of them."""


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """What somebody of those roles may do: all that one of them may."""
    return frozenset().union(*(RIGHTS[role] for role in roles))


def require(roles: Iterable[Role], right: Right) -> None:
    """Raise `NotAllowed` unless one of the roles has the right."""
    if right not in rights_of(roles):
        raise NotAllowed("Vos droits ne permettent pas cette action. Rien n’a été modifié.")
