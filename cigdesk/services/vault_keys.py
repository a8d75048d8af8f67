"""The keys of circles of secrecy, opened for the person at the keyboard, one unit of work at a time.

No key is kept: what was opened goes with the call that asked for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Person
from cigdesk.domain.vault import Member, Vault, VaultKind
from cigdesk.ports import UnitOfWork
from cigdesk.ports.vaults import Epoch, Grant, Identity, Place, Sealing, Secrecy
from cigdesk.services.context import Context, new_id


@dataclass(frozen=True)
class OpenVault:
    """A circle with the keys that one member holds."""

    vault: Vault
    keys: dict[int, bytes] = field(repr=False)
    """By epoch; never empty."""
    holders: tuple[Member, ...]
    """Who holds the latest of these keys, vouched for by somebody who held it."""
    sound: bool
    """Whether each epoch was made by somebody who held the key of the one before, and none is beyond."""

    @property
    def epoch(self) -> int:
        """The latest."""
        return max(self.keys)

    @property
    def recovery(self) -> bool:
        """Whether a recovery sheet opens it."""
        return any(each.recovery for each in self.holders)

    def require_sound(self) -> None:
        """Raise `Refused` when nothing is to be sealed under its key."""
        if not self.sound:
            raise Refused(
                "La clé des notes a été changée sans passer par l’équipe\u00a0: rien n’est écrit sous cette "
                "clé. Vos notes restent lisibles. Prévenez la personne qui administre CIGDesk."
            )


class KeyRing:
    """Opens keys, and makes epochs."""

    def __init__(self, context: Context, secrecy: Secrecy) -> None:
        self._context, self._secrecy = context, secrecy

    @property
    def sealing(self) -> Sealing:
        """What seals and opens."""
        return self._secrecy

    @property
    def identity(self) -> Identity | None:
        """The pair of the person at the keyboard."""
        return self._secrecy.identity

    def open(self, uow: UnitOfWork, vault: Vault) -> OpenVault | None:
        """A circle to which the person at the keyboard belongs, or None."""
        identity = self.identity
        if identity is None:
            return None
        me = Member(self._context.actor.person_id, identity.public)
        return self.open_as(uow, vault, me, identity)

    def open_as(self, uow: UnitOfWork, vault: Vault, me: Member, identity: Identity) -> OpenVault | None:
        """A circle, opened by that member with that pair."""
        grants = uow.vaults.grants(vault.id)
        mine = ((each, identity.open(each.sealed_key)) for each in grants if each.member == me)
        keys = {grant.epoch: key for grant, key in mine if key and self._vouched(grant, key)}
        if not keys:
            return None
        latest = max(keys)
        holders = [each for each in grants if each.epoch == latest and self._vouched(each, keys[latest])]
        sound = self._linked(uow.vaults.epochs(vault.id), keys)
        return OpenVault(vault, keys, tuple(each.member for each in holders), sound)

    def readable(self, uow: UnitOfWork) -> dict[UUID, OpenVault]:
        """Every circle to which the person at the keyboard belongs."""
        opened = (self.open(uow, each) for each in uow.vaults.vaults())
        return {each.vault.id: each for each in opened if each is not None}

    def text(self, opened: OpenVault, place: Place, sealed: bytes) -> str | None:
        """What is sealed there, or None when it does not open."""
        key = opened.keys.get(place.epoch)
        return None if key is None else self.sealing.open(key, place, sealed)

    def checkpoint(self) -> None:
        """Fold the log away: after an erasure no trace stays in it."""
        self._secrecy.checkpoint()

    def make(self, uow: UnitOfWork, vault: Vault, members: Collection[Member]) -> None:
        """Keep a new circle with its first epoch."""
        uow.vaults.add_vault(vault)
        self._begin(uow, self._epoch(vault.id, 1, b""), self.sealing.new_key(), members)

    def next_epoch(self, uow: UnitOfWork, opened: OpenVault, members: Collection[Member]) -> None:
        """Begin another epoch for these members; all others lose what they held."""
        vault_id, number = opened.vault.id, opened.epoch + 1
        stay = {each.id for each in members}
        others = {each.member.id for each in uow.vaults.grants(vault_id)} - stay
        uow.vaults.withdraw(vault_id, others)
        key = self.sealing.new_key()
        link = self.sealing.link(opened.keys[opened.epoch], vault_id, number, key)
        self._begin(uow, self._epoch(vault_id, number, link), key, members)

    def start_again(self, uow: UnitOfWork, vault: Vault, me: Member) -> None:
        """Begin an epoch of a circle that nobody opens any more; what was sealed before stays closed."""
        uow.vaults.withdraw(vault.id, (me.id,))
        number = 1 + max(each.number for each in uow.vaults.epochs(vault.id))
        self._begin(uow, self._epoch(vault.id, number, b""), self.sealing.new_key(), (me,))

    def admit(self, uow: UnitOfWork, opened: OpenVault, member: Member) -> None:
        """Give a member every key that this one holds, in place of what they held before."""
        uow.vaults.withdraw(opened.vault.id, (member.id,))
        keys = opened.keys.items()
        uow.vaults.add_grants([self._grant(opened.vault.id, number, key, member) for number, key in keys])

    def _epoch(self, vault_id: UUID, number: int, link: bytes) -> Epoch:
        return Epoch(vault_id=vault_id, number=number, link=link, made_at=self._context.now())

    def _begin(self, uow: UnitOfWork, epoch: Epoch, key: bytes, members: Iterable[Member]) -> None:
        uow.vaults.add_epoch(epoch)
        uow.vaults.add_grants([self._grant(epoch.vault_id, epoch.number, key, each) for each in members])

    def _grant(self, vault_id: UUID, number: int, key: bytes, member: Member) -> Grant:
        return Grant(
            vault_id=vault_id,
            epoch=number,
            member=member,
            sealed_key=self.sealing.seal_key(key, member.public_key),
            voucher=self.sealing.voucher(key, vault_id, number, member),
            granted_by=self._context.actor.person_id,
            granted_at=self._context.now(),
        )

    def _vouched(self, grant: Grant, key: bytes) -> bool:
        voucher = self.sealing.voucher(key, grant.vault_id, grant.epoch, grant.member)
        return self.sealing.same(voucher, grant.voucher)

    def _linked(self, epochs: Sequence[Epoch], keys: dict[int, bytes]) -> bool:
        """From the first key that a member holds on, without a gap: whoever has no key makes no epoch."""
        links = {each.number: each.link for each in epochs}
        if sorted(keys) != list(range(min(keys), max(links, default=0) + 1)):
            return False
        vault_id = epochs[0].vault_id
        return all(
            self.sealing.same(self.sealing.link(keys[before], vault_id, number, keys[number]), links[number])
            for before, number in pairwise(sorted(keys))
        )


def team_of(vaults: Iterable[Vault]) -> Vault | None:
    """The circle of the team, once there is one."""
    return next((each for each in vaults if each.kind is VaultKind.TEAM), None)


def personal_of(vaults: Iterable[Vault], person_id: UUID) -> Vault | None:
    """The circle of one person alone, once there is one."""
    return next((each for each in vaults if each.person_id == person_id), None)


def new_vault(context: Context, kind: VaultKind, *, loss_accepted: bool = False) -> Vault:
    """A circle that the person at the keyboard begins."""
    me = context.actor.person_id
    return Vault(
        id=new_id(),
        kind=kind,
        person_id=me if kind is VaultKind.PERSONAL else None,
        made_at=context.now(),
        loss_accepted_by=me if loss_accepted else None,
    )


def names_of(uow: UnitOfWork, members: Collection[Member]) -> tuple[str, ...]:
    """The names of those of them who are people, in alphabetical order."""
    ids = {each.id for each in members if not each.recovery}
    return tuple(sorted(each.name for each in uow.find(Person) if each.id in ids))
