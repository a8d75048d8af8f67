"""The store that the faults strike, the process that is killed, and the clock of both."""

from __future__ import annotations

import multiprocessing
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import Any
from uuid import UUID

from cigdesk.bootstrap import Desk, create_store, open_store
from cigdesk.domain.appointment import Requester
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Function, Practitioner, WorkingHours
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.ports import UnitOfWork
from cigdesk.services.centres import shipped_centres
from cigdesk.services.context import new_id
from db.crypto import Cost, PersonKey

PASSPHRASE = "rien ne se perd"
CHEAP = Cost(memory_mib=19, passes=1, lanes=1)
NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)
NAME = "base.cigdesk"
PATIENCE_SECONDS = 60

# A process of one thread, with the program imported, from which the victims are forked.
PROCESSES = multiprocessing.get_context("forkserver")


class StoppedClock:
    """Always the same instant: what is booked stays ahead."""

    def now(self) -> datetime:
        """12 November 2026, 10 h 42 in Paris."""
        return NOW


def preload() -> None:
    """Have what the victims need imported once."""
    PROCESSES.set_forkserver_preload(
        [
            "alembic.command",
            "cigdesk.bootstrap",
            "cigdesk.services.authorities",
            "cigdesk.services.booking",
            "cigdesk.services.catalogue_reading",
            "cigdesk.services.inspections",
            "cigdesk.services.quotes",
            "db.migrate",
            "db.restore",
        ]
    )


def base_in(folder: Path, *, agents: int = 60) -> Path:
    """A store with some authorities, a team and agents, closed, to be copied; made once for all faults."""
    base = folder.parent / f"base-{agents}"
    return base / NAME if base.exists() else _make_base(base / NAME, agents)


def _make_base(path: Path, agents: int) -> Path:
    values = shipped_centres()[0].values
    desk = create_store(path, values, "Camille Roussel", PASSPHRASE, clock=StoppedClock(), cost=CHEAP)
    try:
        desk.services.context.change(Right.MANAGE_CENTRE, lambda uow: _people(uow, agents), "")
        desk.services.vaults.admit_recovery(PersonKey.generate().public)
        for _ in range(2):
            desk.store.back_up()
    finally:
        desk.store.close()
    return path


def _people(uow: UnitOfWork, agents: int) -> tuple[UUID, ...]:
    centre = uow.find(Centre)[0]
    centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
    towns = [Authority(id=new_id(), name=f"Ville {n:02}", kind=AuthorityKind.COMMUNE) for n in range(4)]
    for town in towns:
        uow.add(town)
        uow.add(Headcount(id=new_id(), authority_id=town.id, year=2026, heads=640))
        since = {"convention": Convention.CADRE, "start": date(2026, 1, 1), "end": date(2028, 12, 31)}
        uow.add(Membership(id=new_id(), authority_id=town.id, **since))
        social = {"convention": Convention.SOCIAL, "start": date(2026, 1, 1)}
        uow.add(Membership(id=new_id(), authority_id=town.id, **social))
    for number in range(2):
        uow.add(_practitioner(number))
    for number in range(agents):
        uow.add(Agent(id=new_id(), last_name=f"Agent {number:04}", authority_id=towns[number % 4].id))
    uow.add(_case(uow.find(Agent)[0], uow.find(Practitioner)[0]))
    return ()


def _case(agent: Agent, referent: Practitioner) -> Case:
    """The one that notes are written in."""
    return Case(
        id=new_id(),
        sequence=1,
        authority_id=agent.authority_id,
        agent_id=agent.id,
        requester=Requester.AGENT,
        referent_id=referent.id,
        opened_on=date(2026, 11, 2),
    )


def _practitioner(number: int) -> Practitioner:
    name = {"first_name": "Camille", "last_name": f"Praticien {number}"}
    record = Practitioner(id=new_id(), function=Function.SOCIAL_WORKER, **name)
    whole_day = {"start": time(7), "end": time(20)}
    record.hours = [
        WorkingHours(id=new_id(), practitioner_id=record.id, weekday=day, **whole_day) for day in range(5)
    ]
    return record


def copied(base: Path, folder: Path) -> Path:
    """The store and all that lies beside it, in a new folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base.parent, folder)
    return folder / base.name


@contextmanager
def opened(path: Path) -> Iterator[Desk]:
    """The store through the program's own face, closed without a backup."""
    desk = open_store(path, PASSPHRASE, clock=StoppedClock())
    try:
        yield desk
    finally:
        desk.store.close()


class Victim:
    """A process that says what it has done, until it is killed."""

    def __init__(self, work: Callable[..., None], *arguments: Any) -> None:
        self._hears, says = PROCESSES.Pipe(duplex=False)
        self._process = PROCESSES.Process(target=work, args=(says, *arguments), daemon=True)
        self._process.start()
        says.close()

    def hear(self) -> Any:
        """The next thing it says. Raises RuntimeError when it says nothing or dies."""
        try:
            if self._hears.poll(PATIENCE_SECONDS):
                return self._hears.recv()
        except (EOFError, OSError) as error:
            raise RuntimeError("the process ended by itself") from error
        raise RuntimeError("the process says nothing")

    def kill_after(self, seconds: float) -> list[Any]:
        """Let it work that long, then kill -9; gives what it had said until then.

        Raises RuntimeError when it had failed by itself.
        """
        sleep(seconds)
        self._process.kill()
        self._process.join()
        if self._process.exitcode not in (0, -signal.SIGKILL):
            raise RuntimeError("the process failed by itself")
        return self._rest()

    def finish(self) -> list[Any]:
        """Let it end by itself; gives what it said."""
        said = self._rest()
        self._process.join()
        return said

    def _rest(self) -> list[Any]:
        said: list[Any] = []
        # What was being said when it died does not count.
        with suppress(EOFError, OSError):
            while True:
                said.append(self._hears.recv())
        return said


def lasting(work: Callable[..., None], *arguments: Any) -> float:
    """How many seconds a victim takes from its first word to its end, unharmed."""
    victim = Victim(work, *arguments)
    victim.hear()
    start = monotonic()
    victim.finish()
    return monotonic() - start


Says = Connection


def working_slots(count: int, minutes: int = 15) -> list[tuple[datetime, datetime]]:
    """So many slots in the opening hours of working days, from the next Monday on."""
    slots: list[tuple[datetime, datetime]] = []
    day = datetime(2027, 1, 4, 8, tzinfo=UTC)
    while len(slots) < count:
        # January to March has no holiday in Metropolitan France after the first.
        if day.weekday() < 5:
            starts = (day + timedelta(minutes=minutes * number) for number in range(540 // minutes))
            slots += [(start, start + timedelta(minutes=minutes)) for start in starts]
        day += timedelta(days=1)
    return slots[:count]


def pick(random: Random, records: list[Any]) -> Any:
    """One of them."""
    return records[random.randrange(len(records))]
