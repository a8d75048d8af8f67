"""kill -9 while a process books, issues quotes, renames authorities and writes notes under secrecy."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from outcome import Outcome
from soundness import faults_of
from sqlalchemy import select
from stage import NOW, PASSPHRASE, Says, StoppedClock, Victim, base_in, copied, opened, pick

from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentValues, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityValues
from cigdesk.domain.people import Agent, Practitioner
from cigdesk.domain.quote import Quote
from cigdesk.domain.support import Case
from cigdesk.domain.values import read_values
from cigdesk.services.quote_lines import LineValues
from cigdesk.services.social_note_views import NoteOwner
from db.tables import journal

_MOST_SAVES = 5
_LONGEST_DELAY_SECONDS = 0.3
_RUNS_PER_STORE = 20
Saved = tuple[str, UUID, str]
"""What was acknowledged: "appointment", "quote", "authority" or "note", its id; agent, number, name, text."""


class Saver:
    """Saves one thing after another, each through the services; the page of a quote is a stand-in."""

    def __init__(self, desk: Desk, random: Random) -> None:
        self._services = replace(desk.services, render_quote=lambda sheet: f"%PDF {sheet}".encode())
        self._random = random
        with desk.services.context.reading() as uow:
            self._towns = [each.id for each in uow.find(Authority)]
            self._team = [each.id for each in uow.find(Practitioner)]
            self._agents = uow.find(Agent)
            self._case = uow.find(Case)[0].id

    def save(self) -> Saved:
        """One save, of a kind drawn at random."""
        return pick(self._random, [self._book, self._issue, self._rename, self._note])()

    def _book(self) -> Saved:
        agent = pick(self._random, self._agents)
        start = NOW.replace(minute=0) + timedelta(minutes=15 * self._random.randrange(4, 70_000))
        values = AppointmentValues(
            practitioner_id=pick(self._random, self._team),
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            start=start,
            end=start + timedelta(minutes=45),
            agent_id=agent.id,
            authority_id=agent.authority_id,
            phone="0199001122",
        )
        made = self._services.bookings.book(values, confirmation=Confirmation("essai"))
        return "appointment", made.ids[0], str(agent.id)

    def _issue(self) -> Saved:
        quotes = self._services.quotes
        quote = quotes.drafting.create(pick(self._random, self._towns)).ids[0]
        for offer in ("COACH", "PSY-IND"):
            quotes.drafting.add_line(quote, offer, LineValues(quantity=Decimal(120)))
        quotes.issuing.issue(quote)
        return "quote", quote, quotes.view(quote).number

    def _rename(self) -> Saved:
        town = pick(self._random, self._towns)
        with self._services.context.reading() as uow:
            record = uow.get(Authority, town)
        name = f"Ville {self._random.randrange(10**9)}"
        values = replace(read_values(record, AuthorityValues), name=name)
        self._services.authorities.update(town, record.rev, values)
        return "authority", town, name

    def _note(self) -> Saved:
        text = f"Entretien {self._random.randrange(10**9)}"
        return "note", self._services.notes.write(NoteOwner(case_id=self._case), text).note_id, text


def save_until_killed(says: Says, path: Path, seed: int) -> None:
    """The victim's work: an acknowledgement after each save."""
    desk = open_store(path, PASSPHRASE, clock=StoppedClock())
    saver = Saver(desk, Random(seed))
    says.send("open")
    while True:
        says.send(saver.save())


def run(times: int, folder: Path, random: Random) -> Outcome:
    """Kill so many writers; the store is made anew now and then, so that reading it stays quick."""
    outcome = Outcome("kill -9 during saves", times)
    base = base_in(folder)
    acknowledged: list[Saved] = []
    path = base
    for number in range(times):
        if number % _RUNS_PER_STORE == 0:
            path, acknowledged = copied(base, folder / "saves"), []
        victim = Victim(save_until_killed, path, random.randrange(10**9))
        # Some die while they open the store, most after some saves, at any moment of the next one.
        heard = [victim.hear() for _ in range(random.randrange(_MOST_SAVES) if number % 10 else 0)]
        heard += victim.kill_after(random.uniform(0, _LONGEST_DELAY_SECONDS))
        said = [each for each in heard if each != "open"]
        acknowledged += said
        outcome.counts["acknowledged"] += len(said)
        outcome.counts["log left behind"] += path.with_name(f"{path.name}-wal").exists()
        outcome.lose(number, _faults(path, acknowledged, full=number % _RUNS_PER_STORE == 9))
    return outcome


def _faults(path: Path, acknowledged: list[Saved], *, full: bool) -> list[str]:
    with opened(path) as desk:
        return [*missing(desk, acknowledged), *faults_of(desk, full=full)]


def missing(desk: Desk, acknowledged: list[Saved]) -> list[str]:
    """What was acknowledged and is not there."""
    with desk.services.context.reading() as uow:
        there: dict[Any, str] = {each.id: str(each.agent_id) for each in uow.find(Appointment)}
        there |= {each.id: each.number for each in uow.find(Quote)}
        case = uow.find(Case)[0].id
    there |= {each.id: each.text for each in desk.services.notes.of_case(case)}
    names = _names_journaled(desk)
    gone = Counter(
        kind
        for kind, record_id, said in acknowledged
        if (said not in names if kind == "authority" else there.get(record_id) != said)
    )
    return [f"{count} acknowledged missing: {kind}" for kind, count in gone.items()]


def _names_journaled(desk: Desk) -> set[str]:
    """Every name that an authority was given; later ones may have come before the kill."""
    given = select(journal.c.new).where(journal.c.table_name == "authorities", journal.c.field == "name")
    with desk.store.engine.connect() as connection:
        return {json.loads(new) for new in connection.scalars(given)}
