"""Authorities, as the window and the command line ask for them: list, sheet, and every change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Protocol
from uuid import UUID

from cigdesk.domain.authority import (
    Authority,
    AuthorityValues,
    Contact,
    ContactValues,
    Headcount,
    Subscription,
    authority_faults,
    contact_faults,
)
from cigdesk.domain.errors import InvalidInput, MovedOn, NeedsConfirmation, Refused
from cigdesk.domain.headcount import heads_fault, year_fault
from cigdesk.domain.membership import Convention
from cigdesk.domain.quote import Quote
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field, write_values
from cigdesk.french import NBSP, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.authorities import (
    EVERY_AUTHORITY,
    AuthorityFacets,
    AuthorityFilter,
    AuthorityOrder,
    AuthorityRow,
)
from cigdesk.services.authority_sheet import (
    AuthoritySheet,
    Scale,
    catalogue_conventions,
    read_sheet,
    scale_of,
)
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.centres import authorities_file
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.editing import require_sound

_EDIT = Right.MANAGE_AUTHORITIES


@dataclass(frozen=True)
class AuthorityListing:
    """The list as asked, and what it can be filtered by."""

    rows: tuple[AuthorityRow, ...]
    facets: AuthorityFacets
    scale: Scale
    year: int
    shipped: int
    """How many authorities the shipped list of the centre holds, 0 when it has none."""
    conventions: tuple[Convention, ...]
    """Those of the centre's catalogue."""

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Every authority listed: they are few enough for all their rows to be there."""
        return tuple(row.id for row in self.rows)


class AuthorityService:
    """Reading and changing authorities, their contacts, headcounts and subscriptions."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(
        self,
        text: str = "",
        where: AuthorityFilter = EVERY_AUTHORITY,
        order: AuthorityOrder = AuthorityOrder.NAME,
        *,
        descending: bool = False,
    ) -> AuthorityListing:
        """Authorities that hold every word typed, with this year's headcount and today's conventions."""
        today = self._context.today()
        with self._context.reading() as uow:
            rows = uow.authorities.search(text, today=today, where=where, order=order, descending=descending)
            centre = centre_of(uow)
            facets = uow.authorities.facets(today)
            catalogue = catalogue_on(uow, centre, today)
        return AuthorityListing(
            rows=tuple(rows),
            facets=facets,
            scale=scale_of(catalogue),
            year=today.year,
            shipped=_shipped_count(authorities_file(centre)),
            conventions=catalogue_conventions(catalogue),
        )

    def sheet(self, authority_id: UUID) -> AuthoritySheet:
        """Everything on the sheet of one authority; raises `NotFound`."""
        with self._context.reading() as uow:
            return read_sheet(uow, authority_id, self._context.today())

    def create(self, values: AuthorityValues) -> Change:
        """Keep a new authority; raises `InvalidInput` by field, a SIREN that another one has included."""
        kept = _checked(values)
        authority = new_authority(kept)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            _refuse_double(uow, kept.siren, authority.id)
            uow.add(authority)
            return (authority.id,)

        return self._context.change(_EDIT, work, f"{kept.name} ajoutée aux collectivités")

    def update(self, authority_id: UUID, rev: int, values: AuthorityValues) -> Change:
        """Write the identity again; raises `InvalidInput` by field, `MovedOn` when `rev` is an old one."""
        kept = _checked(values)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            authority = uow.get(Authority, authority_id)
            refuse_stale(authority, rev)
            _refuse_double(uow, kept.siren, authority_id)
            write_values(authority, kept)
            return (authority_id,)

        return self._context.change(_EDIT, work, f"Fiche de {kept.name} modifiée")

    def archive(self, authority_id: UUID) -> Change:
        """Take it out of the lists and searches; its history stays."""
        return self._set_archived(authority_id, archived=True)

    def restore(self, authority_id: UUID) -> Change:
        """Bring an archived authority back into the lists."""
        return self._set_archived(authority_id, archived=False)

    def _set_archived(self, authority_id: UUID, *, archived: bool) -> Change:
        with self._context.reading() as uow:
            name = uow.get(Authority, authority_id).name

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Authority, authority_id).archived = archived
            return (authority_id,)

        return self._context.change(_EDIT, work, f"{name} archivée" if archived else f"{name} désarchivée")

    def add_contact(self, authority_id: UUID, values: ContactValues) -> Change:
        """Add somebody to call; raises `InvalidInput` by field."""
        kept = _checked_contact(values)
        contact = Contact(id=new_id(), authority_id=authority_id, **by_field(kept))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Authority, authority_id)
            uow.add(contact)
            return authority_id, contact.id

        return self._context.change(_EDIT, work, "Contact ajouté", kept.name)

    def update_contact(self, contact_id: UUID, rev: int, values: ContactValues) -> Change:
        """Write a contact again; raises `InvalidInput`, `MovedOn`."""
        kept = _checked_contact(values)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            contact = uow.get(Contact, contact_id)
            refuse_stale(contact, rev)
            write_values(contact, kept)
            return contact.authority_id, contact_id

        return self._context.change(_EDIT, work, "Contact modifié", kept.name)

    def remove_contact(self, contact_id: UUID) -> Change:
        """Remove a contact; refused while a quote is addressed to them."""
        with self._context.reading() as uow:
            name = uow.get(Contact, contact_id).name

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            contact = uow.get(Contact, contact_id)
            if quotes := len(uow.find(Quote, contact_id=contact_id)):
                said = f"{contact.name} est le destinataire de {plural(quotes, 'devis')}"
                raise Refused(f"{said}{NBSP}: le contact reste.")
            uow.remove(contact)
            return (contact.authority_id,)

        return self._context.change(_EDIT, work, "Contact supprimé", name)

    def declare(self, authority_id: UUID, year: int, heads: int, *, replace: bool = False) -> Change:
        """Declare the headcount of a year, today.

        One per year: another figure for the same year raises `NeedsConfirmation` unless `replace` says that
        the person has seen what it takes the place of. Raises `InvalidInput` for `year` and `heads`.
        """
        require_sound({"year": year_fault(year), "heads": heads_fault(heads)})
        today = self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Authority, authority_id)
            declared = uow.find(Headcount, authority_id=authority_id, year=year)
            if not declared:
                uow.add(
                    Headcount(
                        id=new_id(), authority_id=authority_id, year=year, heads=heads, declared_on=today
                    )
                )
                return (authority_id,)
            _replace(declared[0], heads, confirmed=replace)
            declared[0].declared_on = today
            return (authority_id,)

        return self._context.change(_EDIT, work, f"Effectif {year} déclaré", plural(heads, "agent"))

    def remove_headcount(self, headcount_id: UUID) -> Change:
        """Take a declaration away: the year is then not declared."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            headcount = uow.get(Headcount, headcount_id)
            uow.remove(headcount)
            return (headcount.authority_id,)

        with self._context.reading() as uow:
            year = uow.get(Headcount, headcount_id).year
        return self._context.change(_EDIT, work, f"Effectif {year} retiré")

    def add_subscription(self, authority_id: UUID, offer: str, year: int) -> Change:
        """Note an offer that the authority has for a year, though no quote of this store granted it."""
        require_sound({"offer": "" if offer else "Choisissez une prestation.", "year": year_fault(year)})

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Authority, authority_id)
            if uow.find(Subscription, authority_id=authority_id, offer=offer, year=year):
                raise InvalidInput({"offer": f"Cette prestation est déjà notée pour {year}."})
            uow.add(Subscription(id=new_id(), authority_id=authority_id, offer=offer, year=year))
            return (authority_id,)

        return self._context.change(_EDIT, work, f"Prestation en cours notée pour {year}", offer)

    def remove_subscription(self, subscription_id: UUID) -> Change:
        """Take a subscription away."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            subscription = uow.get(Subscription, subscription_id)
            uow.remove(subscription)
            return (subscription.authority_id,)

        return self._context.change(_EDIT, work, "Prestation en cours retirée")


@lru_cache
def _shipped_count(name: str) -> int:
    """Lines under the titles of a shipped list."""
    if not name:
        return 0
    text = (files("resources") / "authorities" / name).read_text(encoding="utf-8")
    return len(text.splitlines()) - 1


def new_authority(values: AuthorityValues) -> Authority:
    """A record made of checked values."""
    authority = Authority(id=new_id(), name=values.name, kind=values.kind)
    write_values(authority, values)
    return authority


class _Revised(Protocol):
    rev: int


def refuse_stale(record: _Revised, rev: int) -> None:
    """Raise `MovedOn` when the record changed since it was shown with that revision."""
    if record.rev != rev:
        raise MovedOn(
            f"Cette fiche vient d’être modifiée ailleurs{NBSP}: rien n’est enregistré. "
            "Enregistrez à nouveau pour remplacer ce qui a changé."
        )


def _checked(values: AuthorityValues) -> AuthorityValues:
    require_sound(authority_faults(values))
    return values.tidied()


def _checked_contact(values: ContactValues) -> ContactValues:
    require_sound(contact_faults(values))
    return values.tidied()


def _refuse_double(uow: UnitOfWork, siren: str, own_id: UUID) -> None:
    """A SIREN is one body's: the sentence names the one that has it."""
    other = uow.authorities.named_by_siren(siren) if siren else None
    if other is not None and other[0] != own_id:
        place = ", qui est archivée" if other[2] else ""
        raise InvalidInput({"siren": f"Ce SIREN est déjà celui de {other[1]}{place}."})


def _replace(declared: Headcount, heads: int, *, confirmed: bool) -> None:
    if declared.heads == heads:
        return
    if not confirmed:
        said = f"{plural(declared.heads, 'agent')} sont déjà déclarés pour {declared.year}"
        raise NeedsConfirmation((f"{said}{NBSP}: {plural(heads, 'agent')} en prendraient la place.",))
    declared.heads = heads
