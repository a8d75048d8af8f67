"""Circles of secrecy: who belongs to them, who waits to be admitted, when their key is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from cigdesk.domain import vault as rules
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.people import Person
from cigdesk.domain.rights import Right
from cigdesk.domain.vault import Member, Vault, VaultKind
from cigdesk.ports import UnitOfWork
from cigdesk.ports.vaults import Identity, SealedNote, SealedVersion
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.vault_keys import KeyRing, OpenVault, names_of, new_vault, personal_of, team_of

Tell = Callable[[int, int], bool]
"""Told how many are done of how many; gives whether to go on."""

SLICE = 200
"""Notes sealed again in one transaction: others wait some tens of milliseconds at most."""


class State(StrEnum):
    """Whether the person at the keyboard may write into a circle."""

    READY = "ready"
    NO_KEYS = "no-keys"
    """They have no pair of keys: an old key file."""
    GIVEN = "given"
    """Their passphrase is still the one that they were given: somebody else knows it."""
    NOT_YET = "not-yet"
    """There is no recovery sheet, and nobody said that they do without."""
    WAITING = "waiting"
    """A member is to admit them."""
    LOST = "lost"
    """Nobody who is in place opens it, and no recovery sheet does."""
    CHANGED = "changed"
    """Its key was changed by somebody who had no part in it."""


@dataclass(frozen=True)
class Standing:
    """A circle as the person at the keyboard finds it."""

    kind: VaultKind
    state: State
    readers: tuple[str, ...] = ()
    recovery: bool = False
    """Whether a recovery sheet opens it."""

    @property
    def line(self) -> str:
        """« Lue par : équipe sociale (3 personnes) »."""
        return rules.readers_line(self.kind, self.readers, recovery=self.recovery)


@dataclass(frozen=True)
class WaitingMember:
    """Somebody who may belong to the team's circle, and has not been admitted."""

    person_id: UUID
    name: str
    fingerprint: str
    """Of their key: they read the same in their own window."""


class VaultService:
    """What the window, the people's page and the recovery sheet ask."""

    def __init__(self, context: Context, ring: KeyRing) -> None:
        self._context, self._ring = context, ring

    # Reading

    def standing(self, kind: VaultKind) -> Standing:
        """How the person at the keyboard stands with a circle."""
        with self._context.reading(Right.NOTES) as uow:
            return self._standing(uow, kind)

    def own_fingerprint(self) -> str:
        """Of the key of the person at the keyboard, to be read to whoever admits them; "" without one."""
        self._context.require(Right.NOTES)
        identity = self._ring.identity
        return self._ring.sealing.fingerprint(identity.public) if identity else ""

    def waiting(self) -> tuple[WaitingMember, ...]:
        """Who waits to be admitted to the team's circle; nobody unless a member asks."""
        with self._context.reading(Right.NOTES) as uow:
            opened = self._team(uow)
            if opened is None:
                return ()
            persons = {each.id: each for each in uow.find(Person)}
            members = rules.waiting(opened.holders, rules.present(persons.values(), opened.vault))
            return tuple(
                WaitingMember(each.id, persons[each.id].name, self._ring.sealing.fingerprint(each.public_key))
                for each in members
            )

    # Membership

    def admit(self, person_id: UUID, fingerprint: str) -> Change:
        """Let somebody read the notes of the team, past ones too: an act of a member alone.

        `fingerprint` is the one that the member has compared. Raises `Refused` when the key is another by
        now, when the person may not belong, or when who asks is no member.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            opened, person = self._own_team(uow), uow.get(Person, person_id)
            member = _member(person)
            if not rules.may_belong(opened.vault, person):
                raise Refused(f"{person.name} ne fait pas partie de l’équipe sociale.")
            if member is None:
                raise Refused(f"{person.name} doit d’abord choisir sa propre phrase de passe.")
            if self._ring.sealing.fingerprint(member.public_key) != fingerprint:
                raise Refused(f"La clé de {person.name} a changé depuis. Comparez de nouveau son empreinte.")
            self._ring.admit(uow, opened, member)
            return (person_id,)

        return self._change(work, "Personne admise aux notes de l’équipe")

    def require_recovery_allowed(self) -> None:
        """Raise `Refused` unless the person at the keyboard may let a new sheet open the notes."""
        with self._context.reading(Right.NOTES) as uow:
            state = self._standing(uow, VaultKind.TEAM).state
            if state not in {State.READY, State.NOT_YET, State.LOST}:
                raise Refused(STATES[state])

    def admit_recovery(self, public_key: bytes) -> Change:
        """Let the pair of a new recovery sheet open notes; the sheets before it open nothing new.

        With the first sheet the circle of the team begins. The caller has `public_key` from the sheet that it
        just made, never from the store. Raises `Refused` when there is a circle and who asks is no member.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            sheet = Member(new_id(), public_key, recovery=True)
            known = team_of(uow.vaults.vaults())
            if known is not None and self._standing(uow, VaultKind.TEAM).state is State.LOST:
                self._ring.start_again(uow, known, self._me(uow))
            opened = None if known is None else self._own_team(uow)
            uow.vaults.replace_recoveries(sheet, self._context.actor.person_id, self._context.now())
            if opened is None:
                begun = new_vault(self._context, VaultKind.TEAM)
                self._ring.make(uow, begun, (self._me(uow), sheet))
            else:
                self._ring.admit(uow, opened, sheet)
            self._keep_up(uow)
            return (sheet.id,)

        return self._change(work, "Fiche de secours créée")

    def accept_loss(self, kind: VaultKind, said: str) -> Change:
        """Do without a recovery sheet, as the person wrote out; begins a lost circle again.

        Raises `InvalidInput` under `said` unless it is `LOSS_WORDS`, `Refused` when a member may admit them.
        """
        if fault := rules.loss_fault(said):
            raise InvalidInput({"said": fault})

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            known = self._known(uow, kind)
            if known is None:
                known = new_vault(self._context, kind, loss_accepted=True)
                self._ring.make(uow, known, (self._me(uow),))
            else:
                if self._standing(uow, kind).state is State.LOST:
                    self._ring.start_again(uow, known, self._me(uow))
                self._require_open(uow, known)
                uow.vaults.accept_loss(known.id, self._context.actor.person_id)
            return (known.id,)

        return self._change(work, "Notes sans fiche de secours")

    def readmit(self, person_id: UUID, public_key: bytes, recovery: Identity) -> Change:
        """Give somebody who lost their passphrase their notes again, by the pair of the recovery sheet.

        `public_key` is that of their new pair. Raises `Refused` when the sheet opens nothing of theirs.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            person, member = uow.get(Person, person_id), Member(person_id, public_key)
            found = [each for each in self._opened_by(uow, recovery) if rules.may_belong(each.vault, person)]
            if not found or _member(person) != member:
                raise Refused(
                    "Cette fiche de secours n’ouvre aucune note de cette personne. Vérifiez que c’est la "
                    "dernière qui a été imprimée."
                )
            for each in found:
                self._ring.admit(uow, each, member)
            return (person_id,)

        return self._change(work, "Notes rendues par la fiche de secours")

    # Keys over time

    def keep_up(self) -> Change | None:
        """Change the keys that somebody holds who should not any more; what the next member does who opens.

        Gives None when there was nothing to do, which is the usual case.
        """
        if not self._context.actor.may(Right.NOTES):
            return None
        with self._context.reading(Right.NOTES) as uow:
            if not self._late(uow):
                return None
        return self._change(self._keep_up, "Clé des notes changée")

    def behind(self) -> int:
        """How many notes and versions are still sealed under a key before the present one."""
        with self._context.reading(Right.NOTES) as uow:
            return sum(len(notes) + len(old) for notes, old in self._behind(uow).values())

    def seal_again(self, tell: Tell) -> Change | None:
        """Seal them under the present key, slice by slice; what was done stays done when it is stopped."""
        with self._context.reading(Right.NOTES) as uow:
            left = self._behind(uow)
        total = sum(len(notes) + len(old) for notes, old in left.values())
        kinds: frozenset[str] = frozenset()
        done = 0
        for vault_id, (notes, versions) in left.items():
            for ids, of_notes in ((notes, True), (versions, False)):
                for start in range(0, len(ids), SLICE):
                    if not tell(done, total):
                        return Change(kinds)
                    some = ids[start : start + SLICE]
                    kinds |= self._seal_slice(vault_id, some, of_notes=of_notes)
                    done += len(some)
        tell(done, total)
        return Change(kinds) if total else None

    def _seal_slice(self, vault_id: UUID, ids: list[UUID], *, of_notes: bool) -> frozenset[str]:
        with self._context.writing(Right.NOTES) as uow:
            opened = self._ring.readable(uow)[vault_id]
            opened.require_sound()
            rows = uow.vaults.these(ids) if of_notes else uow.vaults.these_versions(ids)
            for row in rows:
                self._seal_one(uow, opened, row)
            return uow.commit().kinds

    def _seal_one(self, uow: UnitOfWork, opened: OpenVault, row: SealedNote | SealedVersion) -> None:
        text = self._ring.text(opened, row.place, row.sealed)
        # What does not open stays as it is: the note says so where it is read.
        if text is not None and row.epoch < opened.epoch:
            moved = replace(row, epoch=opened.epoch)
            key = opened.keys[opened.epoch]
            uow.vaults.seal_again(replace(moved, sealed=self._ring.sealing.seal(key, moved.place, text)))

    def _behind(self, uow: UnitOfWork) -> dict[UUID, tuple[list[UUID], list[UUID]]]:
        return {
            vault_id: uow.vaults.behind(vault_id, each.epoch)
            for vault_id, each in self._ring.readable(uow).items()
            if each.sound
        }

    def _late(self, uow: UnitOfWork) -> list[tuple[OpenVault, tuple[Member, ...]]]:
        """The circles whose key is to be changed, with the members that it should have."""
        persons, sheets = uow.find(Person), uow.vaults.recoveries()
        opened = self._ring.readable(uow).values()
        team = next((each for each in opened if each.vault.kind is VaultKind.TEAM), None)
        vouched = [each for each in sheets if team is not None and each in team.holders]
        found = []
        for each in opened:
            kept = rules.kept_members(each.holders, (*rules.present(persons, each.vault), *sheets))
            # The sheet of the team opens the notes of one person too: a new one comes in by itself.
            members = (*kept, *(sheet for sheet in vouched if sheet not in kept))
            if each.sound and self._me(uow) in kept and set(members) != set(each.holders):
                found.append((each, members))
        return found

    def _keep_up(self, uow: UnitOfWork) -> tuple[UUID, ...]:
        changed = []
        for opened, members in self._late(uow):
            new = [each for each in members if each not in opened.holders]
            for each in new:
                self._ring.admit(uow, opened, each)
            if rules.needs_new_epoch(opened.holders, members):
                self._ring.next_epoch(uow, opened, members)
            changed.append(opened.vault.id)
        return tuple(changed)

    # Shared with the notes

    def for_writing(self, uow: UnitOfWork, kind: VaultKind) -> OpenVault:
        """The circle into which something new is sealed; raises `Refused` with the reason it can't be.

        The one of a person alone begins with their first note, opened by the recovery sheet of the team.
        """
        state = self._standing(uow, kind).state
        if state is not State.READY:
            raise Refused(STATES[state])
        known = self._known(uow, kind)
        if known is None:
            known = new_vault(self._context, kind)
            self._ring.make(uow, known, (self._me(uow), *self._sheets(uow)))
        opened = self._require_open(uow, known)
        opened.require_sound()
        rules.require_recoverable(known, opened.holders)
        return opened

    def _standing(self, uow: UnitOfWork, kind: VaultKind) -> Standing:
        if self._ring.identity is None:
            return Standing(kind, State.NO_KEYS)
        if not self._has_own_pair(uow):
            return Standing(kind, State.GIVEN)
        known = self._known(uow, kind)
        if known is None:
            sheets = self._sheets(uow) if kind is VaultKind.PERSONAL else ()
            mine = (self._context.actor.name,)
            return Standing(kind, State.READY, mine, True) if sheets else Standing(kind, State.NOT_YET)
        opened = self._ring.open(uow, known)
        if opened is None:
            return Standing(kind, State.WAITING if self._opens_elsewhere(uow, known) else State.LOST)
        return Standing(kind, _state(opened), names_of(uow, opened.holders), opened.recovery)

    def _opens_elsewhere(self, uow: UnitOfWork, vault: Vault) -> bool:
        """Whether somebody in place, or a recovery sheet, may still open a circle."""
        able = {*rules.present(uow.find(Person), vault), *uow.vaults.recoveries()}
        return any(each.member in able for each in uow.vaults.grants(vault.id))

    def _sheets(self, uow: UnitOfWork) -> tuple[Member, ...]:
        """The recovery sheets that the team vouches for."""
        team = self._team(uow)
        return tuple(each for each in team.holders if each.recovery) if team is not None else ()

    def _known(self, uow: UnitOfWork, kind: VaultKind) -> Vault | None:
        vaults = uow.vaults.vaults()
        if kind is VaultKind.TEAM:
            return team_of(vaults)
        return personal_of(vaults, self._context.actor.person_id)

    def _team(self, uow: UnitOfWork) -> OpenVault | None:
        known = self._known(uow, VaultKind.TEAM)
        return None if known is None else self._ring.open(uow, known)

    def _own_team(self, uow: UnitOfWork) -> OpenVault:
        known = self._known(uow, VaultKind.TEAM)
        if known is None:
            raise Refused(STATES[State.NOT_YET])
        opened = self._require_open(uow, known)
        opened.require_sound()
        return opened

    def _require_open(self, uow: UnitOfWork, vault: Vault) -> OpenVault:
        opened = self._ring.open(uow, vault)
        if opened is None:
            raise Refused(STATES[State.WAITING])
        return opened

    def _opened_by(self, uow: UnitOfWork, recovery: Identity) -> list[OpenVault]:
        sheets = [each for each in uow.vaults.recoveries() if each.public_key == recovery.public]
        opened = (
            self._ring.open_as(uow, vault, sheet, recovery)
            for vault in uow.vaults.vaults()
            for sheet in sheets
        )
        return [each for each in opened if each is not None and each.sound]

    def _me(self, uow: UnitOfWork) -> Member:
        identity = self._ring.identity
        if identity is None:
            raise Refused(STATES[State.NO_KEYS])
        if not self._has_own_pair(uow):
            raise Refused(STATES[State.GIVEN])
        return Member(self._context.actor.person_id, identity.public)

    def _has_own_pair(self, uow: UnitOfWork) -> bool:
        return rules.has_own_pair(uow.get(Person, self._context.actor.person_id))

    def _change(self, work: Callable[[UnitOfWork], tuple[UUID, ...]], label: str) -> Change:
        """One transaction, which nothing takes back: a key that was given was seen."""
        with self._context.writing(Right.NOTES) as uow:
            ids = work(uow)
            return Change(uow.commit().kinds, label, ids=ids)


STATES = {
    State.NO_KEYS: (
        "Votre phrase de passe n’ouvre pas encore de notes. Verrouillez CIGDesk (Ctrl+L), puis rouvrez-le."
    ),
    State.GIVEN: "Choisissez d’abord votre propre phrase de passe, dans Réglages.",
    State.NOT_YET: (
        "Créez d’abord la fiche de secours, ou écrivez que vous y renoncez\u00a0: sans elle, une phrase de "
        "passe oubliée emporte les notes."
    ),
    State.WAITING: "Une personne de l’équipe sociale doit d’abord vous donner accès aux notes.",
    State.LOST: (
        "Plus aucune clé n’ouvre ces notes\u00a0: elles sont parties avec la phrase de passe. Pour écrire de "
        "nouveau, créez une fiche de secours ou écrivez que vous y renoncez."
    ),
    State.CHANGED: (
        "La clé des notes a été changée sans passer par l’équipe. Prévenez la personne qui administre "
        "CIGDesk."
    ),
}
"""Why nothing can be written, and what to do."""


def _state(opened: OpenVault) -> State:
    if not opened.sound:
        return State.CHANGED
    return State.READY if opened.recovery or opened.vault.loss_accepted_by else State.NOT_YET


def _member(person: Person) -> Member | None:
    return Member(person.id, bytes.fromhex(person.public_key)) if rules.has_own_pair(person) else None
