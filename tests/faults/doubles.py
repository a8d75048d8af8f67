"""Two processes that book the same slots of the same practitioner at the same instant."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random

from outcome import Outcome
from soundness import faults_of
from stage import (
    PASSPHRASE,
    PROCESSES,
    Says,
    StoppedClock,
    Victim,
    base_in,
    copied,
    opened,
    working_slots,
)

from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentValues, PlaceMode
from cigdesk.domain.people import Agent, Practitioner

_CONFIRMING = 4
"""One slot in so many is booked with an overlap confirmed in advance by the second process."""
Slot = tuple[datetime, datetime]


def book_all(says: Says, path: Path, number: int, slots: list[Slot], together: Barrier) -> None:
    """Book each slot at the same instant as the other process; tell what became of it."""
    desk = open_store(path, PASSPHRASE, clock=StoppedClock())
    with desk.services.context.reading() as uow:
        agents, practitioner = uow.find(Agent), uow.find(Practitioner)[0]
    for index, (start, end) in enumerate(slots):
        agent = agents[2 * index + number]
        values = AppointmentValues(
            practitioner_id=practitioner.id,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            start=start,
            end=end,
            agent_id=agent.id,
            authority_id=agent.authority_id,
            phone="0199001122",
        )
        sure = Confirmation("urgence") if number and index % _CONFIRMING == 0 else None
        together.wait()
        says.send((index, _book(desk, values, sure)))
    desk.store.close()


def _book(desk: Desk, values: AppointmentValues, confirmation: Confirmation | None) -> str:
    try:
        desk.services.bookings.book(values, confirmation=confirmation)
    except SlotTaken:
        return "refused"
    return "booked"


def run(times: int, folder: Path, _random: Random) -> Outcome:
    """So many slots, each wanted twice."""
    outcome = Outcome("two processes on the same slots", times)
    path = copied(base_in(folder, agents=2 * times), folder / "store")
    slots = working_slots(times)
    together = PROCESSES.Barrier(2, timeout=60)
    both = [Victim(book_all, path, number, slots, together) for number in (0, 1)]
    said = [dict(each.finish()) for each in both]
    with opened(path) as desk:
        for index, slot in enumerate(slots):
            answers = sorted(each.get(index, "silent") for each in said)
            outcome.lose(index, _faults(_at(desk, slot), answers, outcome.counts))
        outcome.lose(times, faults_of(desk))
    return outcome


def _at(desk: Desk, slot: Slot) -> list[Appointment]:
    with desk.services.context.reading() as uow:
        return uow.find(Appointment, start=slot[0])


def _faults(there: list[Appointment], answers: list[str], counts: Counter[str]) -> list[str]:
    confirmed = [each for each in there if each.overlap_reason]
    if answers == ["booked", "refused"] and len(there) == 1:
        counts["one booked, one refused"] += 1
        return []
    if answers == ["booked", "booked"] and (len(there), len(confirmed)) == (2, 1):
        counts["both, the second confirmed"] += 1
        return []
    return [f"{answers}: {len(there)} there, {len(confirmed)} confirmed"]
