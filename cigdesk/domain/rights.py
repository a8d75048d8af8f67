"""Who may do what: the one table that every service asks."""

from __future__ import annotations

from enum import StrEnum

from cigdesk.domain.errors import NotAllowed


class Right(StrEnum):
    """An act that a service guards."""

    READ = "read"
    MANAGE_CENTRE = "manage-centre"
    MANAGE_CATALOGUE = "manage-catalogue"
    MANAGE_PEOPLE = "manage-people"
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


class Role(StrEnum):
    """What a person is in the service."""

    MANAGER = "manager"


RIGHTS: dict[Role, frozenset[Right]] = {Role.MANAGER: frozenset(Right)}


def require(role: Role, right: Right) -> None:
    """Raise `NotAllowed` unless the role has the right."""
    if right not in RIGHTS[role]:
        raise NotAllowed("Vos droits ne permettent pas cette action. Rien n’a été modifié.")
