"""The repairs of a quote's findings that the program does itself, one function per act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import Refused
from cigdesk.domain.membership import Convention, Membership, MembershipState
from cigdesk.domain.pricing import Repair, RepairAct
from cigdesk.domain.quote import Quote, QuoteLine
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id
from cigdesk.services.quote_lines import LineValues, append_line


@dataclass(frozen=True)
class Mending:
    """How a repair is done, and what is said once it is."""

    act: Callable[[UnitOfWork, Quote, QuoteLine, Repair], None]
    said: str


def mending_of(repair: Repair) -> Mending:
    """How to do it; `Refused` for a repair that asks the person to fill something in."""
    found = _MENDINGS.get(repair.act)
    if found is None:
        raise Refused(f"{repair.label} : à compléter dans la ligne.")
    return found


def _add_offer(_uow: UnitOfWork, quote: Quote, _line: QuoteLine, repair: Repair) -> None:
    append_line(quote, repair.offer, LineValues())


def _add_exploratory(_uow: UnitOfWork, quote: Quote, line: QuoteLine, repair: Repair) -> None:
    append_line(quote, repair.offer or line.offer, LineValues(exploratory=True))


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
        append_line(quote, line.offer, LineValues.of(line)).participants = share


def _split_quantity(_uow: UnitOfWork, quote: Quote, line: QuoteLine, repair: Repair) -> None:
    shares = _shares(int(line.quantity or 0), repair.lines)
    line.quantity = Decimal(shares[0])
    for share in shares[1:]:
        append_line(quote, line.offer, LineValues.of(line)).quantity = Decimal(share)


def _move_beyond(_uow: UnitOfWork, quote: Quote, line: QuoteLine, repair: Repair) -> None:
    beyond = repair.quantity or Decimal(0)
    rest = (line.quantity or Decimal(0)) - beyond
    append_line(quote, repair.offer, LineValues(quantity=beyond, optional=line.optional))
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


def _record(name: str) -> Callable[[UnitOfWork, Quote, QuoteLine, Repair], None]:
    """Note a fact on the sheet of the authority."""

    def act(uow: UnitOfWork, quote: Quote, _line: QuoteLine, _repair: Repair) -> None:
        setattr(uow.get(Authority, quote.authority_id), name, True)

    return act


_MENDINGS: dict[RepairAct, Mending] = {
    RepairAct.ADD_OFFER: Mending(_add_offer, "Ligne ajoutée"),
    RepairAct.ADD_EXPLORATORY: Mending(_add_exploratory, "Séance exploratoire ajoutée"),
    RepairAct.MAKE_FIRM: Mending(_make_firm, "Option retenue"),
    RepairAct.MAKE_OPTIONAL: Mending(_make_optional, "Ligne mise en option"),
    RepairAct.REMOVE_LINE: Mending(_remove, "Ligne retirée du devis"),
    RepairAct.SET_QUANTITY: Mending(_set_quantity, "Quantité corrigée"),
    RepairAct.CHOOSE_FORMAT: Mending(_choose_format, "Format choisi"),
    RepairAct.SPLIT_PARTICIPANTS: Mending(_split_participants, "Participants répartis"),
    RepairAct.SPLIT_QUANTITY: Mending(_split_quantity, "Ligne partagée"),
    RepairAct.MOVE_BEYOND: Mending(_move_beyond, "Temps reporté sur une autre prestation"),
    RepairAct.PROPOSE_CONVENTION: Mending(_propose_convention, "Adhésion proposée avec le devis"),
    RepairAct.RECORD_ACFI: Mending(_record("other_acfi"), "ACFI noté sur la fiche de la collectivité"),
    RepairAct.RECORD_AFFILIATION: Mending(_record("affiliated"), "Affiliation notée sur la fiche"),
    RepairAct.RECORD_CONTRIBUTION: Mending(
        _record("optional_contribution"), "Cotisation optionnelle notée sur la fiche"
    ),
}
"""The other acts lead the person to a field."""
