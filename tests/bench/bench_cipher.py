"""What encryption costs: the same journey on the store and on the same store without a key; and the unlock.

The store in plain exists for as long as the bench alone, and is a demonstration: nobody is named in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

from bench_booking import free_times
from figures import FLAT, Aim, Figure, Row, alternately, figure, milliseconds

from cigdesk.bootstrap import Desk, SystemClock, _desk, open_store
from cigdesk.services.booking import NewAgent
from cigdesk.services.demonstration import PASSPHRASE
from db import keyfile
from db.crypto import Cost, PersonKey, StoreKey
from db.engine import connect
from db.files import beside
from db.store import Store

_PLAIN = "the same services on the same store without a key"
_AIM = Aim(ratio=1.5)
PEOPLE = 16
ROWS = (
    Row("cipher.book", "Encrypted: booking of somebody new", _PLAIN, _AIM),
    Row("cipher.list", "Encrypted: list of agents, read", _PLAIN, _AIM),
    Row("cipher.search", "Encrypted: search of one word everywhere", _PLAIN, _AIM),
    Row("cipher.quote", "Encrypted: a quote made, with a line and its view", _PLAIN, _AIM),
    Row("cipher.journey", "Encrypted: that whole journey", _PLAIN, Aim(ratio=1.5, growth=FLAT)),
    Row("unlock", "Passphrase to open services, one person", aim=Aim(most=1000)),
    Row("unlock.sixteen", f"– with the slots of {PEOPLE} people, the last one named", aim=Aim(most=1000)),
    Row("unlock.nameless", "– the same without a name: each slot is tried"),
)
REPEATS = 24
OPENINGS = 7


class _NoKey(StoreKey):
    """A key that is never given: the driver reads the file as it lies."""

    def pragma(self) -> str:
        return "PRAGMA cipher_log_level = NONE"


def measure(store: Path) -> Iterator[Figure]:
    """The unlock first; then one step of the journey after the other, encrypted and plain in turns."""
    yield figure("unlock", _openings(store, ""))
    with closing(open_store(store, PASSPHRASE)) as desk:
        person = desk.person_name
    _crowd(store)
    yield figure("unlock.sixteen", _openings(store, person))
    yield figure("unlock.nameless", _openings(store, ""))
    with closing(open_store(store, PASSPHRASE)) as ours, closing(_in_plain(ours)) as plain:
        yield from _journey(ours, plain)


def _openings(store: Path, name: str) -> list[float]:
    found = []
    for _ in range(OPENINGS + 1):
        desks: list[Desk] = []
        found.append(
            milliseconds(
                lambda desks=desks: desks.append(open_store(store, PASSPHRASE, name=name, window=True))
            )
        )
        desks[0].store.close()
    return found[1:]


def _crowd(store: Path) -> None:
    """Slots of as many people as one store has, the owner's the last."""
    path = keyfile.path_for(store)
    keys = keyfile.read(path)
    key = keyfile.unlock(keys, PASSPHRASE).key
    for number in range(PEOPLE - len(keys.slots)):
        holder = keyfile.Holder(uuid4().hex, f"Personne {number}", PersonKey.generate())
        keys = keyfile.add_slot(keys, key, f"une phrase de plus {number}", Cost(), holder)
    keyfile.rewrite(path, replace(keys, slots=(*keys.slots[1:], keys.slots[0])))


def _in_plain(desk: Desk) -> Desk:
    """The same services over a copy of the store that is not encrypted."""
    path = beside(desk.path, ".plain")
    path.unlink(missing_ok=True)
    with closing(connect(desk.path, desk.store.key)) as connection:
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
        connection.execute("SELECT sqlcipher_export('plain')")
        for pragma in ("user_version", "application_id"):
            (value,) = connection.execute(f"PRAGMA main.{pragma}").fetchone()
            connection.execute(f"PRAGMA plain.{pragma} = {value}")
    key = _NoKey(desk.store.key.store_id, desk.store.key.secret)
    return _desk(Store.reopen(path, key, identity=desk.store.identity), SystemClock())


def _journey(ours: Desk, plain: Desk) -> Iterator[Figure]:
    wishes = free_times(ours, 2 * REPEATS)
    word = ours.services.agents.listing().rows[0].last_name
    steps: dict[str, Callable[[Desk, int], object]] = {
        "book": lambda desk, turn: desk.services.bookings.book(wishes[turn], new_agent=_somebody(desk)),
        "list": lambda desk, _turn: desk.services.agents.listing(),
        "search": lambda desk, _turn: desk.services.search.find(word),
        "quote": lambda desk, _turn: _quote(desk),
    }
    whole: dict[int, list[float]] = {}
    for name, step in steps.items():
        turns = {id(ours): iter(range(2 * REPEATS)), id(plain): iter(range(2 * REPEATS))}

        def work(desk: Desk, step: Callable[[Desk, int], object] = step, turns: dict = turns) -> object:
            return step(desk, next(turns[id(desk)]))

        found = alternately(f"cipher.{name}", lambda: work(ours), lambda: work(plain), REPEATS)
        for desk, samples in ((ours, found.ours), (plain, found.floor)):
            so_far = whole.setdefault(id(desk), [0.0] * REPEATS)
            whole[id(desk)] = [before + more for before, more in zip(so_far, samples.values, strict=True)]
        yield found
    yield figure("cipher.journey", whole[id(ours)], whole[id(plain)])


def _somebody(desk: Desk) -> NewAgent:
    return NewAgent("Mme Jeanne Mesure", desk.services.agenda.find_authorities("a")[0].id)


def _quote(desk: Desk) -> object:
    quotes, town = desk.services.quotes, desk.services.agenda.find_authorities("a")[0].id
    quote: UUID = quotes.drafting.create(town).ids[0]
    quotes.drafting.add_line(quote, "COACH")
    return quotes.view(quote)
