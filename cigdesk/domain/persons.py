"""Who opens the store: what is asked of their names and roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cigdesk.domain.identifiers import line_fault
from cigdesk.domain.rights import Role
from cigdesk.domain.text import fold

LONGEST_NAME: Final = 80


def check_person(name: str, roles: Iterable[Role]) -> dict[str, str]:
    """What is wrong, by field: `name`, `roles`."""
    found = {
        "name": _name_fault(name),
        "roles": "" if tuple(roles) else "Donnez au moins un rôle : sans rôle, rien ne s’ouvre.",
    }
    return {field: fault for field, fault in found.items() if fault}


def tidy_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Each once, in the order of the table."""
    held = set(roles)
    return tuple(role for role in Role if role in held)


def name_taken(name: str, others: Iterable[str]) -> bool:
    """Whether somebody has that name, however it is typed: capitals, accents and spaces do not tell apart."""
    return fold(name).split() in [fold(other).split() for other in others]


def _name_fault(name: str) -> str:
    if not fold(name).strip():
        return "Indiquez le nom : il ouvre la base et signe les modifications."
    if len(name) > LONGEST_NAME:
        return f"Le nom compte {LONGEST_NAME} caractères au plus."
    return line_fault(name)
