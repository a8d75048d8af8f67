"""What may be done with a membership where it stands: one table, and the rules of a denunciation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import relativedelta

from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import line_fault, tidy
from cigdesk.domain.membership import Membership, Period, Standing, standing_of
from cigdesk.domain.membership_periods import day_fault, last_notice_day
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP, date_long, plural


class MembershipAct(StrEnum):
    """What changes where a membership stands."""

    SIGN = "sign"
    RENEW = "renew"
    AMEND = "amend"
    DENOUNCE = "denounce"
    TAKE_BACK = "take-back"
    """The denunciation itself is withdrawn."""


ACTS: Final[Mapping[Standing, frozenset[MembershipAct]]] = {
    Standing.PROPOSED: frozenset({MembershipAct.SIGN}),
    Standing.UPCOMING: frozenset({MembershipAct.AMEND, MembershipAct.DENOUNCE}),
    Standing.IN_FORCE: frozenset({MembershipAct.RENEW, MembershipAct.AMEND, MembershipAct.DENOUNCE}),
    Standing.TO_RENEW: frozenset({MembershipAct.RENEW, MembershipAct.AMEND, MembershipAct.DENOUNCE}),
    Standing.DENOUNCED: frozenset({MembershipAct.TAKE_BACK}),
    Standing.ENDED: frozenset({MembershipAct.RENEW}),
}
"""The one table of what may be done, by where it stands today."""

STANDING_NAMES: Final = {
    Standing.PROPOSED: "proposée",
    Standing.UPCOMING: "à venir",
    Standing.IN_FORCE: "en vigueur",
    Standing.TO_RENEW: "à renouveler",
    Standing.DENOUNCED: "dénoncée",
    Standing.ENDED: "échue",
}
_ACT_NAMES: Final = {
    MembershipAct.SIGN: "se signe pas",
    MembershipAct.RENEW: "se renouvelle pas",
    MembershipAct.AMEND: "reçoit pas d’avenant",
    MembershipAct.DENOUNCE: "se dénonce pas",
    MembershipAct.TAKE_BACK: "a pas de dénonciation à retirer",
}


def acts_of(membership: Period, others: Iterable[Period], today: date) -> frozenset[MembershipAct]:
    """What may be done with it today, `others` being the periods of the same convention."""
    found = ACTS[standing_of(membership, today)]
    return found - {MembershipAct.RENEW} if renewal_fault(membership, others, today) else found


def require_act(membership: Period, act: MembershipAct, others: Iterable[Period], today: date) -> None:
    """Raise `Refused` when the table does not hold that act."""
    standing = standing_of(membership, today)
    if act not in ACTS[standing]:
        verb = _ACT_NAMES[act]
        link = "n’" if verb.startswith("a ") else "ne "
        raise Refused(f"Une adhésion {STANDING_NAMES[standing]} {link}{verb}.")
    if act is MembershipAct.RENEW and (fault := renewal_fault(membership, others, today)):
        raise Refused(fault)


def renewal_fault(membership: Period, others: Iterable[Period], today: date) -> str:
    """Why no period may follow today; "" when one may."""
    if not may_renew(membership, others):
        return f"Rien à renouveler{NBSP}: cette adhésion est sans terme, dénoncée ou déjà suivie d’une autre."
    last = last_day_to_denounce(membership)
    if membership.tacit and last is not None and today <= last:
        return f"Elle peut encore être dénoncée, jusqu’au {date_long(last)}. Sa reconduction vient après."
    return ""


def may_renew(membership: Period, others: Iterable[Period]) -> bool:
    """Whether a period may follow: it has an end, was not denounced, and has no successor."""
    open_end = membership.end is None or membership.denounced_on is not None
    return not open_end and not has_successor(membership, others)


def has_successor(membership: Period, others: Iterable[Period]) -> bool:
    """Whether a later period of the same authority and convention is kept."""
    same = (membership.authority_id, membership.convention)
    return any(
        (each.authority_id, each.convention) == same and each.start > membership.start for each in others
    )


def last_day_to_denounce(membership: Period) -> date | None:
    """The last day of notice of the current period; none where it has no end."""
    return None if membership.end is None else last_notice_day(membership.end, membership.notice_months)


def due_for_renewal(membership: Period, others: Iterable[Period], today: date) -> bool:
    """Whether it renews by itself and its notice is over: the next period is only to be written down."""
    last = last_day_to_denounce(membership)
    signed = standing_of(membership, today) is not Standing.PROPOSED
    return membership.tacit and signed and last is not None and today > last and may_renew(membership, others)


@dataclass(frozen=True, kw_only=True)
class Denunciation:
    """A denunciation as it came: received on a day, the last day covered, why."""

    denounced_on: date | None
    denounced_effect: date | None
    reason: str = ""

    def tidied(self) -> Denunciation:
        """As it is kept."""
        return replace(self, reason=tidy(self.reason))


def proposed_denunciation(membership: Membership, today: date) -> Denunciation:
    """Received today; effective at the end of the period, or once the notice is over."""
    effect = membership.end or earliest_effect(today, membership.notice_months)
    return Denunciation(denounced_on=today, denounced_effect=max(effect, membership.start))


def earliest_effect(received: date, notice_months: int) -> date:
    """The first day on which a denunciation received that day can take effect with its notice."""
    return received + relativedelta(months=notice_months)


def denunciation_faults(membership: Membership, denunciation: Denunciation, today: date) -> dict[str, str]:
    """What keeps a denunciation from being kept, by field name."""
    found = {
        "denounced_on": day_fault(denunciation.denounced_on),
        "denounced_effect": day_fault(denunciation.denounced_effect),
        "reason": line_fault(denunciation.reason),
    }
    found["denounced_on"] = found["denounced_on"] or _reception_fault(denunciation.denounced_on, today)
    found["denounced_effect"] = found["denounced_effect"] or _effect_fault(membership, denunciation)
    if not tidy(denunciation.reason):
        found["reason"] = "Indiquez le motif de la dénonciation."
    return only_faults(found)


def _reception_fault(received: date | None, today: date) -> str:
    if received is None:
        return "Indiquez le jour où la dénonciation a été reçue."
    return "Ce jour est à venir : une dénonciation se note une fois reçue." if received > today else ""


def _effect_fault(membership: Membership, denunciation: Denunciation) -> str:
    effect = denunciation.denounced_effect
    if effect is None:
        return "Indiquez le dernier jour couvert après la dénonciation."
    if effect < membership.start:
        return f"Ce jour vient avant le premier, le {date_long(membership.start)}."
    if membership.end is not None and effect > membership.end:
        return f"L’adhésion se termine déjà le {date_long(membership.end)}."
    return ""


def notice_warnings(membership: Membership, denunciation: Denunciation) -> tuple[str, ...]:
    """What the person must confirm: a denunciation that does not leave the notice of the convention."""
    return tuple(_notice_warnings(membership, denunciation))


def _notice_warnings(membership: Membership, denunciation: Denunciation) -> Iterator[str]:
    received, effect = denunciation.denounced_on, denunciation.denounced_effect
    if received is None or effect is None:
        return
    last = last_notice_day(effect, membership.notice_months)
    if received <= last:
        return
    notice = plural(membership.notice_months, "mois", "mois")
    said = f"Préavis de {notice} non respecté{NBSP}: reçue le {date_long(received)}"
    yield f"{said}, au plus tard le {date_long(last)} pour un effet au {date_long(effect)}."
    if membership.tacit and effect == membership.end:
        yield "Sans accord du centre, l’adhésion est reconduite pour une période."


def confirmed_reason(reason: str, today: date) -> str:
    """The reason as it is kept when the missing notice was confirmed: who reads it later must know."""
    return f"{reason} (préavis non respecté, accepté le {date_long(today)})"
