"""Checks that every offer goes through: convention, headcount, quantity, participants, format, allowance."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil

from cigdesk import french
from cigdesk.domain.catalogue import AllowanceTariff, Counting
from cigdesk.domain.pricing.findings import Finding, Findings
from cigdesk.domain.pricing.outcome import Repair, RepairAct
from cigdesk.domain.pricing.situation import LineSituation

_COLON = f"{french.NBSP}: "


def common_findings(at: LineSituation) -> Findings:
    """What is wrong with a line whatever the conditions of its offer."""
    yield from _convention(at)
    yield from _headcount(at)
    yield from _quantity(at)
    yield from _participants(at)
    yield from _format(at)
    yield from _allowance(at)


def _convention(at: LineSituation) -> Findings:
    code, authority, catalogue = at.offer.convention, at.quote.authority, at.quote.catalogue
    if code in authority.conventions:
        return
    label, day = catalogue.convention_label(code), french.date_long(at.quote.day)
    if catalogue.convention_must_be_signed(code):
        yield Finding("convention-missing", f"{label}{_COLON}elle doit être signée et en vigueur le {day}.")
    elif code in authority.conventions_proposed:
        yield Finding(
            "convention-proposed",
            f"{label}{_COLON}l’adhésion proposée avec ce devis est à signer avant l’intervention.",
            refuses=False,
        )
    else:
        yield Finding(
            "convention-missing",
            f"{label}{_COLON}ni en vigueur le {day}, ni proposée avec le devis.",
            Repair(RepairAct.PROPOSE_CONVENTION, "Proposer la convention", convention=code),
        )


def _headcount(at: LineSituation) -> Findings:
    by_agent = at.offer.unit.counts is Counting.AGENTS
    if at.headcount is not None or not (at.offer.tiers or by_agent):
        return
    reason = "le prix est par agent" if by_agent else "la strate en dépend"
    yield Finding(
        "headcount-missing",
        f"L’effectif de l’année n’est pas déclaré{_COLON}{reason}.",
        Repair(RepairAct.DECLARE_HEADCOUNT, "Déclarer l’effectif"),
    )


def _quantity(at: LineSituation) -> Findings:
    if at.offer.unit.counts is Counting.AGENTS:
        yield from _agents(at)
    elif at.quantity is None:
        yield Finding(
            "duration-missing",
            f"La durée manque{_COLON}elle s’indique en heures et minutes.",
            Repair(RepairAct.ENTER_QUANTITY, "Saisir la durée"),
        )
    elif at.quantity_sold is None:
        yield _off_step(at, at.quantity)


def _agents(at: LineSituation) -> Findings:
    if at.headcount is None or at.quantity is None or at.quantity == at.headcount:
        return
    yield Finding(
        "quantity-not-headcount",
        f"{french.plural(at.quantity, 'agent')} pour un effectif déclaré de {french.number(at.headcount)}"
        f"{_COLON}la quantité est l’effectif de l’année.",
        Repair(
            RepairAct.SET_QUANTITY,
            f"Mettre {french.number(at.headcount)}",
            quantity=Decimal(at.headcount),
        ),
    )


def _off_step(at: LineSituation, quantity: Decimal) -> Finding:
    unit, step = at.offer.unit, at.offer.step
    nearest = _step_above(quantity, step)
    expected = f"un multiple de {unit.counted(step)}" if quantity > 0 else f"{unit.counted(step)} au moins"
    return Finding(
        "step",
        f"{unit.counted(quantity)}{_COLON}il faut {expected}.",
        Repair(RepairAct.SET_QUANTITY, f"Mettre {unit.counted(nearest)}", quantity=nearest),
    )


def _step_above(quantity: Decimal, step: Decimal) -> Decimal:
    return step * max(ceil(Fraction(quantity) / Fraction(step)), 1)


def _participants(at: LineSituation) -> Findings:
    if at.participants is None:
        if at.offer.unit.counts is Counting.PARTICIPANTS:
            yield Finding(
                "participants-missing",
                f"Le nombre de participants manque{_COLON}le prix est par participant.",
                Repair(RepairAct.ENTER_PARTICIPANTS, "Saisir les participants"),
            )
    elif at.participants < 1:
        yield Finding(
            "too-few-participants",
            f"{french.plural(at.participants, 'participant')}{_COLON}il en faut 1 au moins.",
            Repair(RepairAct.ENTER_PARTICIPANTS, "Saisir les participants"),
        )


def too_many_participants(at: LineSituation, maximum: int | None) -> Findings:
    """Participants above a maximum, with the number of groups that they make."""
    if maximum is None or at.participants is None or at.participants <= maximum:
        return
    groups = ceil(Fraction(at.participants, maximum))
    yield Finding(
        "too-many-participants",
        f"{french.plural(at.participants, 'participant')} pour un plafond de {french.number(maximum)}{_COLON}"
        f"il faut {french.plural(groups, 'groupe')}.",
        Repair(RepairAct.SPLIT_PARTICIPANTS, f"Faire {french.plural(groups, 'groupe')}", lines=groups),
    )


def _format(at: LineSituation) -> Findings:
    if not at.offer.formats:
        return
    if at.format is not None:
        yield from too_many_participants(at, at.format.maximum)
        return
    default = at.offer.formats[0]
    words = [form.word for form in at.offer.formats]
    yield Finding(
        "format-unknown",
        f"Format «{french.NBSP}{at.line.format}{french.NBSP}» inconnu{_COLON}"
        f"{', '.join(words[:-1])} ou {words[-1]}.",
        Repair(RepairAct.CHOOSE_FORMAT, f"Choisir {default.label.lower()}", format=default.word),
    )


def _allowance(at: LineSituation) -> Findings:
    tariff = at.offer.tariff
    if not isinstance(tariff, AllowanceTariff) or at.allowance is None or at.quantity is None:
        return
    used = at.quote.time_so_far(at.position)
    excess = min(used - at.allowance, at.quantity)
    if excess <= 0:
        return
    counted = at.offer.unit.counted
    beyond = at.quote.catalogue.offer_label(tariff.beyond)
    yield Finding(
        "allowance-exceeded",
        f"{counted(used)} pour un plafond de {counted(Decimal(at.allowance))}{_COLON}"
        f"{counted(excess)} de trop, à faire en «{french.NBSP}{beyond}{french.NBSP}».",
        Repair(
            RepairAct.MOVE_BEYOND,
            f"Passer {counted(excess)} en {tariff.beyond}",
            offer=tariff.beyond,
            quantity=excess,
        ),
    )
