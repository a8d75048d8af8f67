"""Who opens the store, with which roles: kept by an administrator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.passphrases import again_fault, passphrase_fault
from cigdesk.domain.people import Person, Practitioner
from cigdesk.domain.persons import check_person, name_taken, tidy_roles
from cigdesk.domain.rights import Right, Role
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound

_EDIT = Right.MANAGE_PERSONS


class Access(Protocol):
    """The key file of the open store, as the people who open it see it."""

    def admit_person(self, passphrase: str, person: str, name: str) -> str:
        """Let that person (by the hexadecimal of their id) in by that passphrase; gives their public key."""

    def dismiss(self, person: str) -> None:
        """No passphrase of that person opens the store any more; raises for the last one."""

    def rename(self, person: str, name: str) -> None:
        """That person comes in by that name."""

    def holders(self) -> frozenset[str]:
        """Whose passphrases open the store."""

    def cheapest(self) -> tuple[int, int, int]:
        """Memory in MiB, passes and lanes of the passphrase that costs the least to try (Argon2id)."""


@dataclass(frozen=True)
class PersonValues:
    """What is written of a person."""

    name: str = ""
    roles: tuple[Role, ...] = ()
    practitioner_id: UUID | None = None


@dataclass(frozen=True)
class PersonLine:
    """A person in the list."""

    id: UUID
    name: str
    roles: tuple[Role, ...]
    practitioner_id: UUID | None
    practitioner: str
    """The name of the practitioner that they are, or ""."""
    has_access: bool
    """Whether a passphrase of theirs opens the store."""
    left_on: date | None
    provisional: bool
    """Whether they have yet to put a passphrase of their own in the place of the one they were given."""
    is_me: bool

    @property
    def values(self) -> PersonValues:
        """What a form shows."""
        return PersonValues(self.name, self.roles, self.practitioner_id)


class PersonService:
    """Reading and changing who opens the store."""

    def __init__(self, context: Context, access: Access) -> None:
        self._context, self._access = context, access

    def listing(self) -> list[PersonLine]:
        """Everybody, those in place first, by name. Whoever is of the service may know who else is."""
        holders = self._access.holders()
        me = self._context.actor.person_id
        with self._context.reading() as uow:
            names = {each.id: each.name for each in uow.find(Practitioner)}
            lines = [
                PersonLine(
                    each.id,
                    each.name,
                    each.roles,
                    each.practitioner_id,
                    names.get(each.practitioner_id, "") if each.practitioner_id else "",
                    each.id.hex in holders and each.left_on is None,
                    each.left_on,
                    each.provisional,
                    each.id == me,
                )
                for each in uow.find(Person)
            ]
        return sorted(lines, key=lambda line: (line.left_on is not None, line.name.casefold()))

    def add(self, values: PersonValues, passphrase: str, again: str) -> Change:
        """Let somebody in, by a passphrase that they will change; raises `InvalidInput` by field.

        Their record is written before their access: a crash between both leaves somebody without access, to
        whom `give_access` gives one.
        """
        kept = self._checked(values)
        require_new_passphrase(passphrase, again)
        person = Person(id=new_id(), name=kept.name, roles=kept.roles, practitioner_id=kept.practitioner_id)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            _require_free(uow, kept.name, None)
            uow.add(person)
            return (person.id,)

        change = self._context.change(_EDIT, work, "")
        self._let_in(person.id, kept.name, passphrase)
        label = f"{kept.name} ouvre désormais cette base"
        told = "La phrase de passe donnée sera à changer à la première ouverture."
        return Change(change.kinds, label, told, None, change.ids)

    def give_access(self, person_id: UUID, passphrase: str, again: str) -> Change:
        """A new passphrase for somebody who forgot theirs, or comes back; raises `InvalidInput` by field.

        Their pair of keys is a new one: a member of each circle admits them again before they read notes.
        """
        self._context.require(_EDIT)
        require_new_passphrase(passphrase, again)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Person, person_id).left_on = None
            return (person_id,)

        with self._context.reading() as uow:
            name = uow.get(Person, person_id).name
            _require_free(uow, name, person_id)
        change = self._context.change(_EDIT, work, "")
        self._let_in(person_id, name, passphrase)
        told = "Ses notes sociales attendent qu’un membre de son équipe lui rouvre l’accès."
        return Change(change.kinds, f"Nouvelle phrase de passe pour {name}", told, None, (person_id,))

    def edit(self, person_id: UUID, values: PersonValues) -> Change:
        """Rename somebody, or give other roles, from their next opening; raises `InvalidInput` by field."""
        kept = self._checked(values)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            _require_free(uow, kept.name, person_id)
            person = uow.get(Person, person_id)
            person.name, person.roles = kept.name, kept.roles
            person.practitioner_id = kept.practitioner_id
            self._require_administrator(uow)
            return (person_id,)

        def allowed(uow: UnitOfWork) -> None:
            self._require_administrator(uow)
            self._access.rename(person_id.hex, uow.get(Person, person_id).name)

        change = self._context.change(_EDIT, work, f"Accès de {kept.name} modifié", still_allowed=allowed)
        self._access.rename(person_id.hex, kept.name)
        return change

    def leave(self, person_id: UUID) -> Change:
        """Somebody leaves: nothing of theirs opens the store any more; what they wrote stays, signed.

        Raises `Refused` for oneself and for the last administrator. What they read cannot be unread, and the
        backups of before go on opening with the passphrase of their day.
        """
        if person_id == self._context.actor.person_id:
            raise Refused(
                f"Vous ne pouvez pas vous retirer vous-même{NBSP}: un autre administrateur le fait."
            )

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            person = uow.get(Person, person_id)
            person.left_on = self._context.today()
            self._require_administrator(uow)
            return (person_id,)

        change = self._context.change(_EDIT, work, "")
        self._access.dismiss(person_id.hex)
        with self._context.reading() as uow:
            name = uow.get(Person, person_id).name
        told = "Les sauvegardes déjà faites s’ouvrent encore avec sa phrase de passe."
        return Change(change.kinds, f"{name} n’ouvre plus cette base", told, None, (person_id,))

    def _let_in(self, person_id: UUID, name: str, passphrase: str) -> None:
        public_key = self._access.admit_person(passphrase, person_id.hex, name)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            person = uow.get(Person, person_id)
            person.public_key, person.provisional = public_key, True
            return (person_id,)

        self._context.change(_EDIT, work, "")

    def _checked(self, values: PersonValues) -> PersonValues:
        self._context.require(_EDIT)
        require_sound(check_person(values.name, values.roles))
        name = " ".join(values.name.split())
        return PersonValues(name, tidy_roles(values.roles), values.practitioner_id)

    def _require_administrator(self, uow: UnitOfWork) -> None:
        """Somebody who opens the store must go on keeping it."""
        holders = self._access.holders()
        for each in uow.find(Person):
            if Role.ADMINISTRATOR in each.roles and each.left_on is None and each.id.hex in holders:
                return
        raise Refused(
            f"Il faut au moins un administrateur qui ouvre la base{NBSP}: donnez d’abord ce rôle à quelqu’un."
        )


def _require_free(uow: UnitOfWork, name: str, own_id: UUID | None) -> None:
    """Two people of one name could not be told apart when they open the store."""
    others = [each.name for each in uow.find(Person) if each.left_on is None and each.id != own_id]
    if name_taken(name, others):
        raise InvalidInput({"name": f"{name} ouvre déjà cette base{NBSP}: ajoutez de quoi les distinguer."})


def require_new_passphrase(passphrase: str, again: str) -> None:
    """Raise `InvalidInput` under `passphrase` or `again` unless it may be taken."""
    found = {"passphrase": passphrase_fault(passphrase), "again": again_fault(passphrase, again)}
    require_sound({field: fault for field, fault in found.items() if fault})
