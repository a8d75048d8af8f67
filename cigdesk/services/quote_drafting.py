"""Writing a draft: its heading, its lines, and the repairs that lift a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.membership import Convention, Membership, MembershipState
from cigdesk.domain.pricing import Repair, RepairAct
from cigdesk.domain.quote import Quote, QuoteLine
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""Dates outside these are typing errors."""

LONGEST_OBJECT = 300
MOST_LINES = 500


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What stands above the lines."""

    object: str
    service_day: date
    follower: str = ""
    contact_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class LineValues:
    """What a person fills in on a line; the quantity is whole minutes for an hourly offer."""

    quantity: Decimal | None = None
    participants: int | None = None
    format: str = ""
    exploratory: bool = False
    prescription: date | None = None
    optional: bool = False

    @classmethod
    def of(cls, line: QuoteLine) -> LineValues:
        """The values that a line has now."""
        return cls(**{each.name: getattr(line, each.name) for each in fields(cls)})

    def put_on(self, line: QuoteLine) -> None:
        """Write the values on a line."""
        for each in fields(self):
            setattr(line, each.name, getattr(self, each.name))


class QuoteDrafting:
    """Changes of a draft; each raises `Refused` once the quote is issued."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def create(self, authority_id: UUID, service_day: date | None = None, object_: str = "") -> Change:
        """A new draft for an authority, for work of that day (today by default)."""
        day = service_day or self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = Quote(
                id=new_id(),
                authority_id=authority_id,
                object=object_,
                service_day=day,
                created_at=self._context.now(),
                follower=self._context.actor.name,
            )
            uow.add(quote)
            return (quote.id,)

        return self._context.change(Right.MANAGE_QUOTES, work, "Devis créé")

    def set_heading(self, quote_id: UUID, heading: Heading) -> Change:
        """Change what stands above the lines; raises `InvalidInput`."""
        _check_heading(heading)

        def write(_uow: UnitOfWork, quote: Quote) -> None:
            quote.object = heading.object.strip()
            quote.service_day = heading.service_day
            quote.follower = heading.follower.strip()
            quote.contact_id = heading.contact_id

        return self._change(quote_id, write, "En-tête du devis modifié")

    def set_authority(self, quote_id: UUID, authority_id: UUID) -> Change:
        """Address the draft to another authority; the contact was the other one's."""

        def write(_uow: UnitOfWork, quote: Quote) -> None:
            quote.authority_id, quote.contact_id = authority_id, None

        return self._change(quote_id, write, "Destinataire changé")

    def add_line(self, quote_id: UUID, offer: str, values: LineValues | None = None) -> Change:
        """A line at the foot of the quote; without values the offer's defaults hold."""
        return self._change(
            quote_id, lambda _uow, quote: _append(quote, offer, values or LineValues()), "Ligne ajoutée"
        )

    def change_line(self, quote_id: UUID, line_id: UUID, values: LineValues) -> Change:
        """Write the values of a line."""
        return self._change(
            quote_id, lambda _uow, quote: values.put_on(_line(quote, line_id)), "Ligne modifiée"
        )

    def remove_line(self, quote_id: UUID, line_id: UUID) -> Change:
        """Take a line out."""
        return self._change(quote_id, lambda _uow, quote: _take_out(quote, line_id), "Ligne retirée du devis")

    def move_line(self, quote_id: UUID, line_id: UUID, place: int) -> Change:
        """Put a line at a place, the first being 0; a place beyond the ends means the end."""

        def write(_uow: UnitOfWork, quote: Quote) -> None:
            line = _line(quote, line_id)
            order = [each for each in quote.lines if each is not line]
            order.insert(max(0, place), line)
            for position, each in enumerate(order):
                each.position = position

        return self._change(quote_id, write, "Ligne déplacée")

    def delete(self, quote_id: UUID) -> Change:
        """Delete a draft; an issued quote is cancelled, never deleted."""
        return self._change(quote_id, lambda uow, quote: uow.remove(quote), "Brouillon supprimé")

    def repair(self, quote_id: UUID, line_id: UUID, repair: Repair) -> Change:
        """Do what a repair button says; `Refused` for one that asks the person to fill something in."""
        act = _REPAIRS.get(repair.act)
        if act is None:
            raise Refused(f"{repair.label} : à compléter dans la ligne ou sur la fiche de la collectivité.")
        return self._change(
            quote_id, lambda uow, quote: act(uow, quote, _line(quote, line_id), repair), repair.label
        )

    def _change(self, quote_id: UUID, write: Callable[[UnitOfWork, Quote], Any], label: str) -> Change:
        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = uow.get(Quote, quote_id)
            if not quote.editable:
                raise Refused("Un devis émis ne se modifie plus : faites-en une révision.")
            write(uow, quote)
            return (quote_id,)

        return self._context.change(Right.MANAGE_QUOTES, work, label)


def _check_heading(heading: Heading) -> None:
    errors = {}
    if not FIRST_DAY <= heading.service_day <= LAST_DAY:
        errors["service_day"] = "La date doit être comprise entre 2000 et 2100."
    if len(heading.object) > LONGEST_OBJECT:
        errors["object"] = f"L’objet compte {len(heading.object)} caractères, {LONGEST_OBJECT} au plus."
    if errors:
        raise InvalidInput(errors)


def _line(quote: Quote, line_id: UUID) -> QuoteLine:
    line = next((each for each in quote.lines if each.id == line_id), None)
    if line is None:
        raise Refused("Cette ligne n’est plus sur le devis.")
    return line


def _append(quote: Quote, offer: str, values: LineValues) -> QuoteLine:
    if len(quote.lines) >= MOST_LINES:
        raise Refused(f"Un devis porte {MOST_LINES} lignes au plus. Faites un second devis.")
    position = max((line.position for line in quote.lines), default=-1) + 1
    line = QuoteLine(id=new_id(), quote_id=quote.id, position=position, offer=offer)
    values.put_on(line)
    quote.lines.append(line)
    return line


def _take_out(quote: Quote, line_id: UUID) -> None:
    quote.lines.remove(_line(quote, line_id))


def _add_offer(_uow: UnitOfWork, quote: Quote, _line: QuoteLine, repair: Repair) -> None:
    _append(quote, repair.offer, LineValues())


def _add_exploratory(_uow: UnitOfWork, quote: Quote, line: QuoteLine, repair: Repair) -> None:
    _append(quote, repair.offer or line.offer, LineValues(exploratory=True))


def _make_firm(_uow: UnitOfWork, quote: Quote, _line: QuoteLine, repair: Repair) -> None:
    for each in quote.lines:
        if each.offer == repair.offer:
            each.optional = False


def _make_optional(_uow: UnitOfWork, _quote: Quote, line: QuoteLine, _repair: Repair) -> None:
    line.optional = True


def _remove(_uow: UnitOfWork, quote: Quote, line: QuoteLine, _repair: Repair) -> None:
    quote.lines.remove(line)


def _set_quantity(_uow: UnitOfWork, _quote: Quote, line: QuoteLine, repair: Repair) -> None:
    line.quantity = repair.quantity


def _choose_format(_uow: UnitOfWork, _quote: Quote, line: QuoteLine, repair: Repair) -> None:
    line.format = repair.format


def _split_participants(_uow: UnitOfWork, quote: Quote, line: QuoteLine, repair: Repair) -> None:
    shares = _shares(line.participants or 0, repair.lines)
    line.participants = shares[0]
    for share in shares[1:]:
        _append(quote, line.offer, LineValues.of(line)).participants = share


def _split_quantity(_uow: UnitOfWork, quote: Quote, line: QuoteLine, repair: Repair) -> None:
    shares = _shares(int(line.quantity or 0), repair.lines)
    line.quantity = Decimal(shares[0])
    for share in shares[1:]:
        _append(quote, line.offer, LineValues.of(line)).quantity = Decimal(share)


def _move_beyond(_uow: UnitOfWork, quote: Quote, line: QuoteLine, repair: Repair) -> None:
    beyond = repair.quantity or Decimal(0)
    rest = (line.quantity or Decimal(0)) - beyond
    _append(quote, repair.offer, LineValues(quantity=beyond, optional=line.optional))
    if rest > 0:
        line.quantity = rest
    else:
        quote.lines.remove(line)


def _propose_convention(uow: UnitOfWork, quote: Quote, _line: QuoteLine, repair: Repair) -> None:
    uow.add(
        Membership(
            id=new_id(),
            authority_id=quote.authority_id,
            convention=Convention(repair.convention),
            start=quote.service_day,
            end=date(quote.service_day.year, 12, 31),
            state=MembershipState.PROPOSED,
        )
    )


def _shares(whole: int, parts: int) -> list[int]:
    """Equal shares, the first ones one larger where the division leaves a rest."""
    share, rest = divmod(whole, parts)
    return [share + (place < rest) for place in range(parts)]


_Act = Callable[[UnitOfWork, Quote, QuoteLine, Repair], None]

_REPAIRS: dict[RepairAct, _Act] = {
    RepairAct.ADD_OFFER: _add_offer,
    RepairAct.ADD_EXPLORATORY: _add_exploratory,
    RepairAct.MAKE_FIRM: _make_firm,
    RepairAct.MAKE_OPTIONAL: _make_optional,
    RepairAct.REMOVE_LINE: _remove,
    RepairAct.SET_QUANTITY: _set_quantity,
    RepairAct.CHOOSE_FORMAT: _choose_format,
    RepairAct.SPLIT_PARTICIPANTS: _split_participants,
    RepairAct.SPLIT_QUANTITY: _split_quantity,
    RepairAct.MOVE_BEYOND: _move_beyond,
    RepairAct.PROPOSE_CONVENTION: _propose_convention,
}
"""What the program does itself; the other acts lead the person to a field."""
