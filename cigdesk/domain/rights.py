"""Who may do what: the one table that every service asks."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from cigdesk.domain.errors import NotAllowed
from cigdesk.french import NBSP


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

MEANINGS: Final = {
    Role.SECRETARIAT: "Prend les rendez-vous, tient les fiches des agents et des collectivités.",
    Role.SOCIAL_WORKER: f"Suit les dossiers sociaux{NBSP}; avec l’accord de l’équipe, lit ses notes.",
    Role.PREVENTIONIST: "Fait les journées de prévention. Ne voit des agents que les initiales.",
    Role.MANAGER: "Tient adhésions, catalogue, devis et relevés. Ne voit des agents que les initiales.",
    Role.HEAD: f"Voit l’activité entière et ses comptes{NBSP}; des agents, les initiales, jamais les notes.",
    Role.ADMINISTRATOR: "Donne les accès, règle le centre et les sauvegardes. Ne voit pas les noms.",
}
"""What a role opens, in one sentence: what is read when it is given."""

ACTS: Final = {
    Right.READ: "Lire l’agenda, les devis et la prévention",
    Right.SEE_NAMES: "Voir le nom des agents",
    Right.READ_SUPPORT: "Lire les demandes et les dossiers sociaux",
    Right.NOTES: "Être admis aux notes sociales",
    Right.MANAGE_CENTRE: "Régler le centre, ses lieux et sa TVA",
    Right.MANAGE_CATALOGUE: "Tenir le catalogue et ses prix",
    Right.MANAGE_PEOPLE: "Tenir les intervenants et leurs horaires",
    Right.MANAGE_AGENTS: "Tenir les fiches des agents",
    Right.MANAGE_PERSONS: "Donner et retirer les accès",
    Right.MANAGE_AUTHORITIES: "Tenir les collectivités et leurs effectifs",
    Right.MANAGE_MEMBERSHIPS: "Tenir les adhésions et leurs avenants",
    Right.MANAGE_QUOTES: "Préparer les devis",
    Right.PRICE_BY_HAND: "Fixer un prix ou une remise à la main",
    Right.ISSUE_QUOTES: "Émettre les devis et noter leur réponse",
    Right.BOOK: "Prendre et déplacer les rendez-vous",
    Right.SUPPORT: "Tenir les dossiers sociaux et leur temps",
    Right.INSPECT: "Faire et clore les journées de prévention",
    Right.MANAGE_STATEMENTS: "Arrêter et corriger les relevés",
    Right.BACK_UP: "Restaurer une sauvegarde",
    Right.CARRY: "Emporter la base sur un autre poste",
    Right.ARCHIVE: "Décider des dossiers sans suite",
    Right.ELIMINATE: "Éliminer avec le visa des Archives",
    Right.ERASE: "Traiter une demande d’effacement",
    Right.EXPORT_PERSON: "Remettre à un agent ce qui le concerne",
    Right.READ_ACCESSES: "Lire le journal des accès",
    Right.READ_CHANGES: "Lire le journal des modifications",
}
"""Each right as an act, for « Qui peut quoi »."""

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


def roles_with(right: Right) -> tuple[Role, ...]:
    """The roles that have a right, in the order of the table."""
    return tuple(role for role in Role if right in RIGHTS[role])


def refusal(right: Right) -> str:
    """Why somebody without a right finds an act closed: whose it is."""
    return f"Réservé{NBSP}: {', '.join(ROLES[role].lower() for role in roles_with(right))}."


def require(roles: Iterable[Role], right: Right) -> None:
    """Raise `NotAllowed` unless one of the roles has the right."""
    if right not in rights_of(roles):
        raise NotAllowed("Vos droits ne permettent pas cette action. Rien n’a été modifié.")
