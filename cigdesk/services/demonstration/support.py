"""Social support in the demonstration: cases, and the time of the appointments that were held."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, Requester
from cigdesk.domain.eligibility import REMOTE_OFFER
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_offers import ASSESSMENT, PRESENCE_RATES
from cigdesk.domain.people import AgentStatus, Function
from cigdesk.domain.support import BillingAgreement, Case, CaseCounter, CaseKind, CaseScope
from cigdesk.domain.support_allowance import HOURLY_SUPPORT, Cover, Purse, Share, covering, shared_out
from cigdesk.domain.support_time import Charge, Task, TimeEntry, WorkKind, work_of
from cigdesk.ports.support import WaitingRow
from cigdesk.services.context import new_id

_REQUESTERS: Final = {Requester.AGENT: 50, Requester.EMPLOYER: 35, Requester.PARTNER: 15}
_PARTNERS: Final = ("Centre hospitalier", "Caisse d’allocations familiales", "Sécurité sociale")
_OFFICES: Final = ("Direction des ressources humaines", "Direction générale des services")
_STEPS_SHARE, _AGREED_SHARE, _CLOSED_SHARE = 0.3, 0.5, 0.25
"""How often steps follow a meeting, an employer agrees to pay, a case that has rested is closed."""
_RESTED: Final = timedelta(weeks=6)
_AGREED_MINUTES: Final = (180, 240, 360)
_NETWORK_MINUTES: Final = (60, 90, 120)

_UNCOVERED_SHARE: Final = 0.1
_COVERING: Final = (*sorted(PRESENCE_RATES), REMOTE_OFFER)

Noted = tuple[UUID, str, int]
"""An authority, an offer, a year."""
Written = Case | TimeEntry | BillingAgreement | CaseCounter


class SupportWriter:
    """Opens cases as the meetings come, and shares the time over what may bear it.

    Args:
        orders: all the engagements of the store.
        functions: of each practitioner.
        by_the_hour: whether the centre works so; else only what covers the year bears time.
        statuses: of the agents that are known.
        noted: what authorities have for a year without an order.
        numbered: how many cases there are already.
    """

    def __init__(
        self,
        orders: Iterable[Engagement],
        functions: Mapping[UUID, Function],
        zone: ZoneInfo,
        random: Random,
        *,
        by_the_hour: bool,
        statuses: Mapping[UUID, AgentStatus | None] | None = None,
        noted: Collection[Noted] = (),
        numbered: int = 0,
    ) -> None:
        self._functions, self._zone, self._random = functions, zone, random
        self._by_the_hour, self._statuses = by_the_hour, statuses or {}
        self._noted, self._numbered = frozenset(noted), numbered
        self._orders: dict[UUID, list[Engagement]] = {}
        for each in orders:
            self._orders.setdefault(each.authority_id, []).append(each)
        self._left = {each.id: int(each.granted) for of in self._orders.values() for each in of}
        self._agreed: dict[UUID, int] = {}
        self._cases: dict[tuple[UUID, UUID | None], Case] = {}
        self._last: dict[UUID, date] = {}

    def write(self, rows: Iterable[WaitingRow]) -> Iterator[Written]:
        """The cases of these appointments, by start, and their time; what nothing bears waits."""
        for row in rows:
            day = day_of(row.start, self._zone)
            known = self._cases.get((row.authority_id, row.agent_id))
            purses = [*self._purses(row.authority_id, row.practitioner_id, row.mode, day)]
            if self._left_out(row, purses):
                continue
            case = known or self._opened(row, day)
            agreement = self._agreement(case, day, row.minutes, purses)
            agreed = Purse(Charge.BILLED, self._agreed.get(case.id, 0))
            shares, rest = shared_out(row.minutes, [*purses, agreed])
            if rest:
                continue
            if known is None:
                self._cases[row.authority_id, row.agent_id] = case
                yield case
            if agreement is not None:
                yield agreement
            yield from self._entries(case, row, day, shares)

    def network(self, monday: date, practitioner_ids: Iterable[UUID]) -> Iterator[TimeEntry]:
        """What each of them does with partners in a week."""
        for each in practitioner_ids:
            yield TimeEntry(
                id=new_id(),
                practitioner_id=each,
                day=monday + timedelta(days=self._random.randrange(5)),
                minutes=self._random.choice(_NETWORK_MINUTES),
                work=WorkKind.NETWORK,
                mode=self._random.choice((PlaceMode.CENTRE, PlaceMode.PHONE)),
                task=Task.PARTNERS,
                charge=Charge.UNCHARGED,
            )

    def finish(self, today: date, closed: float = _CLOSED_SHARE) -> CaseCounter:
        """Close that share of those on which nothing was done for long; give the last number."""
        for case in self._cases.values():
            last = self._last[case.id]
            if today - last > _RESTED and self._random.random() < closed:
                case.closed_on = min(last + timedelta(days=self._random.randint(1, 20)), today)
        return CaseCounter(id=new_id(), last=self._numbered + len(self._cases))

    def _left_out(self, row: WaitingRow, purses: list[Purse]) -> bool:
        """What nothing covers is seldom noted, unless it is by the hour."""
        uncovered = any(each.charge is Charge.UNCHARGED for each in purses)
        hourly = row.kind is AppointmentKind.HOURLY
        return uncovered and not hourly and self._random.random() > _UNCOVERED_SHARE

    def _opened(self, row: WaitingRow, day: date) -> Case:
        collective = row.agent_id is None
        usual = self._random.choices(list(_REQUESTERS), list(_REQUESTERS.values()))[0]
        requester = Requester.EMPLOYER if collective else usual
        partner = self._random.choice(_PARTNERS) if requester is Requester.PARTNER else ""
        consulted = requester is Requester.AGENT and self._random.random() < 0.5
        return Case(
            id=new_id(),
            sequence=self._numbered + len(self._cases) + 1,
            authority_id=row.authority_id,
            agent_id=row.agent_id,
            kind=CaseKind.COLLECTIVE if collective else CaseKind.INDIVIDUAL,
            scope=CaseScope.PART if collective else None,
            group_name=row.title if collective else "",
            requester=requester,
            partner=partner,
            subject=row.subject,
            agent_status=self._statuses.get(row.agent_id) if row.agent_id else None,
            employer_consulted_on=day if consulted else None,
            referent_id=row.practitioner_id,
            opened_on=day,
        )

    def _purses(
        self, authority_id: UUID, practitioner_id: UUID, mode: PlaceMode, day: date
    ) -> Iterator[Purse]:
        orders = [each for each in self._orders.get(authority_id, ()) if each.start <= day <= each.end]
        covers = [Cover(each.offer, each.id) for each in orders]
        covers += [Cover(offer) for offer in _COVERING if (authority_id, offer, day.year) in self._noted]
        cover = covering(covers, self._functions[practitioner_id], mode)
        if cover is not None or not self._by_the_hour:
            charge = Charge.COVERED if cover else Charge.UNCHARGED
            yield Purse(charge, None, cover.engagement_id if cover else None)
            return
        for offer, charge in ((ASSESSMENT, Charge.ASSESSMENT), (HOURLY_SUPPORT, Charge.BILLED)):
            for each in orders:
                if each.offer == offer:
                    yield Purse(charge, self._left[each.id], each.id)

    def _agreement(self, case: Case, day: date, minutes: int, purses: list[Purse]) -> BillingAgreement | None:
        """Some employers agree to pay once nothing else bears the time; where there was an assessment."""
        _shares, rest = shared_out(minutes, purses)
        begun = any(each.charge is Charge.ASSESSMENT for each in purses)
        if rest <= self._agreed.get(case.id, 0) or not begun or self._random.random() > _AGREED_SHARE:
            return None
        most = max(self._random.choice(_AGREED_MINUTES), rest)
        self._agreed[case.id] = self._agreed.get(case.id, 0) + most
        by = self._random.choice(_OFFICES)
        return BillingAgreement(id=new_id(), case_id=case.id, given_on=day, given_by=by, most_minutes=most)

    def _entries(
        self, case: Case, row: WaitingRow, day: date, shares: tuple[Share, ...]
    ) -> Iterator[TimeEntry]:
        self._last[case.id] = day
        head: TimeEntry | None = None
        for share in shares:
            self._spend(case, share)
            entry = self._entry(case, row, day, share)
            if head is None:
                head, entry.appointment_id = entry, row.id
            else:
                entry.rest_of_id = head.id
            yield entry
        yield from self._steps(case, row, day)

    def _spend(self, case: Case, share: Share) -> None:
        if share.engagement_id is not None:
            self._left[share.engagement_id] -= share.minutes
        elif share.charge is Charge.BILLED:
            self._agreed[case.id] -= share.minutes

    def _steps(self, case: Case, row: WaitingRow, day: date) -> Iterator[TimeEntry]:
        """Letters and calls that follow a meeting, within what bears them whole."""
        if self._random.random() > _STEPS_SHARE:
            return
        minutes = self._random.choice((15, 20, 30))
        purses = self._purses(row.authority_id, row.practitioner_id, _mode_of_steps(row.mode), day)
        shares, rest = shared_out(minutes, purses)
        if not rest and len(shares) == 1:
            self._spend(case, shares[0])
            task = self._random.choice((Task.STEPS, Task.WRITING, Task.PARTNERS))
            yield self._entry(case, row, day, shares[0], task)

    def _entry(
        self, case: Case, row: WaitingRow, day: date, share: Share, task: Task = Task.MEETING
    ) -> TimeEntry:
        return TimeEntry(
            id=new_id(),
            authority_id=case.authority_id,
            practitioner_id=row.practitioner_id,
            case_id=case.id,
            day=day,
            work=work_of(case.kind, task),
            mode=row.mode if task is Task.MEETING else _mode_of_steps(row.mode),
            task=task,
            **vars(share),
        )


def _mode_of_steps(met: PlaceMode) -> PlaceMode:
    """Who is met at a distance is followed at a distance."""
    return PlaceMode.PHONE if met in (PlaceMode.PHONE, PlaceMode.VIDEO) else PlaceMode.CENTRE
