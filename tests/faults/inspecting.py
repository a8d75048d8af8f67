"""kill -9 while a process writes up a day of inspection: its fields, observations, photos and closing."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from outcome import Outcome
from soundness import faults_of
from sqlalchemy import select
from stage import NOW, PASSPHRASE, Says, StoppedClock, Victim, base_in, copied, opened, pick

from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import Appointment, AppointmentStatus
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.inspection import Inspection, InspectionState, InspectionValues
from cigdesk.domain.observation import Observation, ObservationPhoto, ObservationValues, RiskFamily, Severity
from cigdesk.domain.values import read_values
from cigdesk.services.inspection_photos import ReducedPhoto
from db.tables import journal

_MOST_ACTS = 24
_LONGEST_DELAY_SECONDS = 0.3
_RUNS_PER_STORE = 20
Kept = tuple[str, UUID, str]
"""What was acknowledged: "field", "photo" or "closed", the record, and what was written."""


class Inspector:
    """Writes one day after another, each field by itself as the window does."""

    def __init__(self, desk: Desk, random: Random) -> None:
        self._desk, self._random = desk, random
        self._its = desk.services.inspections
        with desk.services.context.reading() as uow:
            self._towns = [each.id for each in uow.find(Authority)]

    def acts(self):
        """What is acknowledged of one day, from its beginning to its closing."""
        random = self._random
        day = self._its.create(pick(random, self._towns)).ids[0]
        yield self._write(day, day=NOW.date() - timedelta(days=random.randrange(1, 300)))
        yield self._write(day, people=(f"Personne {random.randrange(10**9)}",))
        site = self._its.add_site(day, f"Site {random.randrange(10**9)}").ids[0]
        self._its.set_sites(day, [site])
        for _ in range(random.randrange(1, 4)):
            made = self._its.observations.add(day).ids[0]
            for name in ("text", "place", "measure"):
                yield self._observe(made, **{name: f"Mot {random.randrange(10**9)}"})
            yield self._observe(made, family=pick(random, list(RiskFamily)))
            yield self._observe(made, severity=Severity.MINOR)
            yield self._photo(made)
        yield self._write(day, summary=f"Synthèse {random.randrange(10**9)}")
        self._its.closing.close(day, confirmation=Confirmation("essai"))
        yield "closed", day, ""

    def _write(self, written: UUID, **values) -> Kept:
        with self._desk.services.context.reading() as uow:
            before = read_values(uow.get(Inspection, written), InspectionValues)
        self._its.edit(written, before, replace(before, **values))
        return "field", written, json.dumps(next(iter(values.values())), default=str, ensure_ascii=False)

    def _observe(self, made: UUID, **values) -> Kept:
        with self._desk.services.context.reading() as uow:
            before = read_values(uow.get(Observation, made), ObservationValues)
        self._its.observations.edit(made, before, replace(before, **values))
        return "field", made, json.dumps(next(iter(values.values())), ensure_ascii=False)

    def _photo(self, made: UUID) -> Kept:
        content = self._random.randbytes(60_000)
        self._its.photos.add(made, [ReducedPhoto(content, 1600, 1200)])
        return "photo", made, content[:16].hex()


def write_until_killed(says: Says, path: Path, seed: int) -> None:
    """The victim's work: an acknowledgement after each field."""
    desk = open_store(path, PASSPHRASE, clock=StoppedClock())
    inspector = Inspector(desk, Random(seed))
    says.send("open")
    while True:
        for act in inspector.acts():
            says.send(act)


def run(times: int, folder: Path, random: Random) -> Outcome:
    """Kill so many writers, at any moment of the writing of a day."""
    outcome = Outcome("kill -9 during an inspection entry", times)
    base = base_in(folder)
    acknowledged: list[Kept] = []
    path = base
    for number in range(times):
        if number % _RUNS_PER_STORE == 0:
            path, acknowledged = copied(base, folder / "inspections"), []
        victim = Victim(write_until_killed, path, random.randrange(10**9))
        heard = [victim.hear() for _ in range(random.randrange(_MOST_ACTS) + 1)]
        heard += victim.kill_after(random.uniform(0, _LONGEST_DELAY_SECONDS))
        said = [each for each in heard if each != "open"]
        acknowledged += said
        outcome.counts.update(f"{kind} acknowledged" for kind, _, _ in said)
        outcome.lose(number, _faults(path, acknowledged, full=number % _RUNS_PER_STORE == 9))
    return outcome


def _faults(path: Path, acknowledged: list[Kept], *, full: bool) -> list[str]:
    with opened(path) as desk:
        return [*_missing(desk, acknowledged), *_half_done(desk), *faults_of(desk, full=full)]


def _missing(desk: Desk, acknowledged: list[Kept]) -> list[str]:
    """What was acknowledged and is not there."""
    written, photos = _journaled(desk), _photos(desk)
    with desk.services.context.reading() as uow:
        closed = {each.id for each in uow.find(Inspection) if each.state is InspectionState.CLOSED}
    there = {
        "field": lambda record, said: (record, said) in written,
        "photo": lambda record, said: (record, said) in photos,
        "closed": lambda record, _said: record in closed,
    }
    gone = Counter(kind for kind, record, said in acknowledged if not there[kind](record, said))
    return [f"{count} acknowledged missing: {kind}" for kind, count in gone.items()]


def _journaled(desk: Desk) -> set[tuple[UUID, str]]:
    """Every value that a field of a day or an observation was given."""
    its = journal.c
    given = select(its.record_id, its.new).where(its.table_name.in_(("inspections", "observations")))
    with desk.store.engine.connect() as connection:
        return set(connection.execute(given.where(its.act == "update")).all())


def _photos(desk: Desk) -> set[tuple[UUID, str]]:
    """Every photo with the beginning of its very bytes; one that cannot be read is not there."""
    found = set()
    with desk.services.context.reading() as uow:
        for each in uow.find(ObservationPhoto):
            try:
                content = desk.store.attachments.read(each.photo_sha256)
            except CigdeskError:
                continue
            found.add((each.observation_id, content[:16].hex()))
    return found


def _half_done(desk: Desk) -> list[str]:
    """A day is closed with its appointment held, or neither is written."""
    with desk.services.context.reading() as uow:
        days = uow.find(Inspection)
        held = {each.id: each.status for each in uow.find(Appointment)}
    closed = [each for each in days if each.state is InspectionState.CLOSED]
    wrong = [each for each in closed if held.get(each.appointment_id) is not AppointmentStatus.DONE]
    alone = held.keys() - {each.appointment_id for each in days}
    return [
        *(f"closed without its appointment: {each.id}" for each in wrong),
        *(f"appointment without its day: {each}" for each in alone),
    ]
