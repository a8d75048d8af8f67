"""Names, contacts, partners, notes: written, edited, erased, backed up, killed; then looked for as bytes.

Everything that the program leaves on the disk is read: store, log and its index, backups, documents,
temporary files, logs and reports of faults, standard error, and the names of all of them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from random import Random
from string import ascii_lowercase

from outcome import Outcome
from stage import NOW, PASSPHRASE, Says, StoppedClock, Victim, base_in, copied, opened

from cigdesk import paths
from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.appointment import Requester
from cigdesk.domain.authority import Authority, ContactValues
from cigdesk.domain.erasure import AskedFor
from cigdesk.domain.people import Agent, AgentValues, Practitioner
from cigdesk.domain.request import Request
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.domain.text import fold
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id
from cigdesk.services.social_note_views import NoteOwner

ROOT = "Zquérwjölx"
"""Every mark begins so: nothing else does, in any language."""
_KILL_AFTER_SECONDS = 0.3
_ERASED_SHARE, _EDITED_SHARE = 4, 2


def forms_of(text: str) -> dict[str, bytes]:
    """The ways in which a text could lie in a file."""
    plain = {"as typed": text, "folded": fold(text), "capitals": text.upper(), "small": text.lower()}
    encoded = {f"{name}, UTF-8": form.encode() for name, form in plain.items()}
    for name, form in plain.items():
        encoded |= {f"{name}, {code}": form.encode(code) for code in ("utf-16-le", "utf-16-be", "cp1252")}
    return encoded | {"hexadecimal": text.encode().hex().encode(), "JSON": ascii(text)[1:-1].encode()}


def mark(random: Random) -> str:
    """A name that nobody has."""
    return ROOT + "".join(random.choices(ascii_lowercase, k=8))


class Marker:
    """Writes one mark wherever somebody may be named."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._services = desk, desk.services
        with desk.services.context.reading() as uow:
            self._town = uow.find(Authority)[0].id
            self._worker = uow.find(Practitioner)[0].id

    def write(self, number: int, named: str) -> None:
        """An agent with their request, case and note, a contact of the authority and a quote's object."""
        services = self._services
        values = AgentValues(
            last_name=named, first_name=named, mail=f"{fold(named)}@exemple.fr", authority_id=self._town
        )
        agent = services.agents.create(values).ids[0]
        services.authorities.add_contact(self._town, ContactValues(name=f"Mme {named}"))
        services.quotes.drafting.create(self._town, object_=f"Atelier {named}")
        case = self._case(number, named, agent)
        saved = services.notes.write(NoteOwner(case_id=case), f"Entretien avec {named}, inquiète.")
        services.notes.save(saved.note_id, saved.rev, f"{named} va mieux.")
        if number % _EDITED_SHARE == 0:
            after = AgentValues(last_name=f"{named}-Bis", first_name="", authority_id=self._town)
            services.agents.edit(agent, values, after)
        if number % _ERASED_SHARE == 0:
            asked = services.person_rights.note(agent, AskedFor.ERASURE, NOW.date()).ids[0]
            services.person_rights.erase(asked)
        services.search.find(named)

    def _case(self, number: int, named: str, agent: object) -> object:
        whose = {"agent_id": agent, "authority_id": self._town, "partner": f"Association {named}"}
        request = Request(id=new_id(), requester=Requester.PARTNER, received_on=date(2026, 2, 2), **whose)
        case = Case(
            id=new_id(),
            sequence=number + 2,
            requester=Requester.PARTNER,
            referent_id=self._worker,
            opened_on=date(2026, 2, 2),
            request_id=request.id,
            **whose,
        )

        def work(uow: UnitOfWork) -> tuple[()]:
            uow.add(request)
            uow.add(case)
            return ()

        self._services.context.change(Right.BOOK, work, "")
        return case.id


def write_until_killed(says: Says, path: Path, home: Path, marks: list[str]) -> None:
    """The victim's work: every mark everywhere, faults that hold one, a backup, and more until it dies."""
    _at_home(home)
    desk = open_store(path, PASSPHRASE, clock=StoppedClock())
    marker = Marker(desk)
    for number, named in enumerate(marks):
        marker.write(number, named)
    _fail(desk, marks[0])
    desk.store.back_up()
    says.send("written")
    number = len(marks)
    while True:
        marker.write(number, marks[number % len(marks)] + "x")
        number += 1


def _at_home(home: Path) -> None:
    """Logs, settings, temporary files and standard error of this process lie in that folder."""
    (home / "tmp").mkdir(parents=True)
    os.environ[paths.HOME_VARIABLE] = str(home)
    os.environ["TMPDIR"] = tempfile.tempdir = str(home / "tmp")
    os.dup2(os.open(home / "stderr", os.O_CREAT | os.O_WRONLY, 0o600), sys.stderr.fileno())


def _fail(desk: Desk, named: str) -> None:
    """Faults of the program with a mark in their message, one from the store with it as a bound value."""
    from ui.faults import FaultHook

    hook = FaultHook(paths.log_folder())
    hook.install()
    try:
        raise KeyError(named)
    except KeyError as error:
        hook.report(error)
    try:
        with desk.store.engine.connect() as connection:
            connection.exec_driver_sql("INSERT INTO agents (id, last_name) VALUES (?, ?)", (named, named))
    except Exception as error:
        hook.report(error)


def run(times: int, folder: Path, random: Random) -> Outcome:
    """So many marks, in one store; whatever lies on the disk after the kill is read."""
    outcome = Outcome("marks looked for as bytes", times)
    path = copied(base_in(folder), folder / "store")
    home = folder / "home"
    marks = [mark(random) for _ in range(times)]
    victim = Victim(write_until_killed, path, home, marks)
    victim.hear()
    victim.kill_after(_KILL_AFTER_SECONDS)
    files = [each for each in folder.rglob("*") if each.is_file()]
    files = [each for each in folder.rglob("*") if each.is_file()]
    # Before the store is opened again, which folds its log.
    found = [fault for each in files for fault in _faults(each)]
    outcome.counts["files read"] = len(files)
    outcome.counts["MB read"] = sum(each.stat().st_size for each in files) // 10**6
    outcome.counts["known to the store"] = _known(path, marks)
    outcome.counts["found"] = len(found)
    outcome.lose(0, [*found, *_untried(path, home, marks, outcome.counts["known to the store"])])
    return outcome


def _faults(path: Path) -> list[str]:
    content = path.read_bytes() + os.fsencode(path.name)
    return [f"{path.name}: {form}" for form, searched in forms_of(ROOT).items() if searched in content]


def _known(path: Path, marks: list[str]) -> int:
    """How many marks the store knows, asked as the program does: erased ones are gone."""
    with opened(path) as desk, desk.services.context.reading() as uow:
        names = {each.last_name for each in uow.find(Agent)}
    return sum(named in names or f"{named}-Bis" in names for named in marks)


def _untried(path: Path, home: Path, marks: list[str], known: int) -> list[str]:
    """What would make the count of none say nothing."""
    wanted = {"store": path, "backup": next(path.parent.glob("*.backups/*.cigdesk"), None)}
    wanted |= {"report of faults": home / "log" / "defauts.log", "standard error": home / "stderr"}
    missing = [name for name, place in wanted.items() if place is None or not place.exists()]
    erased = -(-len(marks) // _ERASED_SHARE)
    shown = home / "shown"
    shown.write_bytes(marks[0].upper().encode("utf-16-le"))
    return [
        *(f"no {name} to read" for name in missing),
        *([] if _faults(shown) else ["a mark that lies in the open is not found"]),
        *([] if known == len(marks) - erased else [f"{known} marks are known, {erased} were erased"]),
    ]
