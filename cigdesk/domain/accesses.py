"""Who opened, exported, printed or deleted what: links of a chain that nobody can rewrite unseen.

CNIL, délibération 2021-122 (journalisation): the author, the time, the kind of act and the reference of what
it was done to, never what it holds; kept from 6 to 12 months, longer only for a documented internal control.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.french import NBSP


class AccessAct(StrEnum):
    """What was done."""

    VIEW = "view"
    CREATE = "create"
    EDIT = "edit"
    EXPORT = "export"
    PRINT = "print"
    DELETE = "delete"
    LOGIN = "login"
    FAILED_LOGIN = "failed-login"
    """Wrong passphrases before the store opened: how many, the last of them at that hour; nobody is known."""
    RESTORE = "restore"
    """A backup took the place of the store: what was noted since is in the one set aside."""
    PURGE = "purge"
    """Links older than the centre keeps were deleted: how many."""


ACTS: Final = {
    AccessAct.VIEW: "Ouverture",
    AccessAct.CREATE: "Création",
    AccessAct.EDIT: "Modification",
    AccessAct.EXPORT: "Export",
    AccessAct.PRINT: "Impression",
    AccessAct.DELETE: "Suppression",
    AccessAct.LOGIN: "Connexion",
    AccessAct.FAILED_LOGIN: "Connexion refusée",
    AccessAct.RESTORE: "Restauration",
    AccessAct.PURGE: "Purge du journal",
}

KINDS: Final = {
    "agents": "Fiche d’agent",
    "cases": "Dossier",
    "requests": "Demande",
    "appointments": "Rendez-vous",
    "participations": "Place d’une séance",
    "sick_leaves": "Congé d’un agent",
    "time_entries": "Temps passé",
    "confidential_notes": "Notes sous secret",
    "kept_documents": "Document joint",
    "agenda": "Agenda",
    "accesses": "Journal des accès",
    "changes": "Journal des modifications",
    "store": "Base",
}
"""What acts are done to: tables of the store, and what is no single record; others are shown as they are."""

JOURNALED_KINDS: Final = frozenset(
    {"agents", "cases", "requests", "appointments", "participations", "sick_leaves", "time_entries"}
)
"""Tables whose rows tell something of an agent: the transaction that writes them notes it."""

SHORTEST_KEPT, USUAL_KEPT, LONGEST_KEPT = 6, 12, 36
"""Months for which links are kept, both ends included."""
LEGAL_NOTE: Final = (
    f"CNIL, délibération n° 2021-122{NBSP}: de 6 à 12 mois{NBSP}; jusqu’à 36 mois seulement pour un contrôle "
    "interne écrit et justifié."
)

SAME_VIEW: Final = timedelta(minutes=10)
"""Opening the same record again within that time is the same act: pages read their record again whenever it
moves, and after so long without a key the window locks itself as it comes."""
MOST_LINKS: Final = 1000
"""Records of one act that have a link each; beyond, one link counts them."""

NO_LINK: Final = "0" * 64
"""What the first link of a store stands on."""


@dataclass(frozen=True)
class Access:
    """One act, before it is a link."""

    at: datetime
    person_id: UUID | None
    act: AccessAct
    kind: str
    record_id: UUID | None = None
    count: int | None = None


@dataclass(frozen=True)
class Link:
    """One act in its place."""

    seq: int
    access: Access
    previous: str
    hash: str

    @property
    def sound(self) -> bool:
        """Whether its hash is that of what it holds."""
        return self.hash == link_hash(self.previous, self.seq, self.access)


@dataclass(frozen=True)
class Anchor:
    """The last link that was purged: what the first kept one stands on."""

    seq: int = 0
    hash: str = NO_LINK


@dataclass(frozen=True)
class Verdict:
    """What reading a chain through found."""

    links: int
    head: Anchor
    """Its last link: kept elsewhere, its hash shows a chain that was cut short or written anew."""
    broken_at: int | None = None
    """The first link that is not sound, or is missing."""


def link_hash(previous: str, seq: int, access: Access) -> str:
    """SHA-256, in hexadecimal, over the hash before and each field in its order, one a line."""
    fields = (
        previous,
        seq,
        int(access.at.timestamp()),
        access.person_id or "",
        access.act.value,
        access.kind,
        access.record_id or "",
        "" if access.count is None else access.count,
    )
    return sha256("\n".join(map(str, fields)).encode()).hexdigest()


def chained(accesses: Iterable[Access], after: Anchor) -> list[Link]:
    """The acts as the links that follow."""
    links, last = [], after
    for each in accesses:
        seq = last.seq + 1
        links.append(Link(seq, each, last.hash, link_hash(last.hash, seq, each)))
        last = Anchor(seq, links[-1].hash)
    return links


def verified(links: Iterable[Link], anchor: Anchor) -> Verdict:
    """Read a chain through, from what it stands on to its head or its first fault."""
    count, last = 0, anchor
    for each in links:
        if each.seq != last.seq + 1 or each.previous != last.hash or not each.sound:
            return Verdict(count, last, last.seq + 1)
        count, last = count + 1, Anchor(each.seq, each.hash)
    return Verdict(count, last)


def kept_since(now: datetime, months: int) -> datetime:
    """The instant before which links are purged."""
    return now.astimezone(UTC) - relativedelta(months=months)


def months_fault(months: int) -> str:
    """What is wrong with a number of months, or ""."""
    if SHORTEST_KEPT <= months <= LONGEST_KEPT:
        return ""
    return f"Le journal des accès se garde de {SHORTEST_KEPT} à {LONGEST_KEPT}{NBSP}mois."
