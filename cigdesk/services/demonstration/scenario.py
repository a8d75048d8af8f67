"""What the demonstration of a centre is made of, read from resources/demonstration: data, no rule."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.wall import instant
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, CircleKind, Subject
from cigdesk.domain.membership import Convention
from cigdesk.domain.people import Function
from cigdesk.domain.quote import QuoteLineKind, QuoteState, RefusalReason
from cigdesk.domain.rights import Role
from cigdesk.services.centres import shipped_centres

SHOWN_DAY, SHOWN_AT = date(2026, 11, 12), time(10, 46)
"""The Thursday for which the data are written; a demonstration of another day has its days moved.

At that hour an appointment is held, and the one before has ended for long enough to wait for its status.
"""

_WEEKDAYS: Final = {name: number for number, name in enumerate(("lun", "mar", "mer", "jeu", "ven"))}


class ItemKind(StrEnum):
    """What a row of the week is, beside the kinds of appointments."""

    BAND = "band"
    ABSENCE = "absence"


@dataclass(frozen=True)
class WeekMoment:
    """A weekday (0 is Monday) and an hour on the wall."""

    weekday: int
    at: time

    @classmethod
    def read(cls, text: str) -> WeekMoment:
        """« jeu 9:00 »."""
        day, hour = text.split()
        return cls(_WEEKDAYS[day], _time(hour))


@dataclass(frozen=True)
class WeekItem:
    """One row of the week: a permanence, an absence or an appointment."""

    weeks: str
    """`*` every week, `-` every week but the shown one, else the one so many weeks after the shown one."""
    practitioner: str
    start: WeekMoment
    end: WeekMoment
    kind: str
    mode: str
    authority: str
    site: str
    room: str
    agent: str
    status: AppointmentStatus
    subject: Subject
    title: str

    def belongs_to(self, week: int) -> bool:
        """Whether it takes place that many weeks after the shown one."""
        if self.weeks in ("*", "-"):
            return self.weeks == "*" or week != 0
        return int(self.weeks) == week


@dataclass(frozen=True)
class Hours:
    """The same stretch of work on several weekdays, both included."""

    first: int
    last: int
    start: time
    end: time

    @classmethod
    def read(cls, text: str) -> Hours:
        """« 0-4 8:30-12:30 »."""
        days, span = text.split()
        (first, last), (start, end) = days.split("-"), span.split("-")
        return cls(int(first), int(last), _time(start), _time(end))


@dataclass(frozen=True)
class Member:
    """A practitioner of the team."""

    key: str
    first_name: str
    last_name: str
    function: Function
    colour: str
    hours: tuple[Hours, ...]


@dataclass(frozen=True)
class CentreSite:
    """A place of the centre itself."""

    name: str
    rooms: tuple[str, ...]


@dataclass(frozen=True)
class KnownAuthority:
    """What is written of an authority instead of being drawn."""

    name: str
    heads: Mapping[int, int] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    contacts: tuple[Mapping[str, Any], ...] = ()
    memberships: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, kw_only=True)
class AskedLine:
    """A line of a quote, as it is asked."""

    kind: QuoteLineKind = QuoteLineKind.OFFER
    offer: str = ""
    text: str = ""
    free_price: Decimal | None = None
    free_unit: str = ""
    free_reason: str = ""
    quantity: Decimal | None = None
    participants: int | None = None
    format: str = ""
    exploratory: bool = False
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Programme:
    """What is asked for now and then: `weight` tells how often, `next_year` when the work is done."""

    object: str
    lines: tuple[AskedLine, ...]
    weight: int = 1
    next_year: bool = False

    def service_day(self, issued_on: date) -> date:
        """The day whose prices hold: a month later, or the first of the next year."""
        if self.next_year:
            return date(issued_on.year + 1, 1, 1)
        later = issued_on + timedelta(days=30)
        return later if later.year == issued_on.year else date(issued_on.year, 12, 31)

    def title(self, issued_on: date) -> str:
        """The object, with the year of the work where it names it."""
        return self.object.format(year=self.service_day(issued_on).year)


@dataclass(frozen=True)
class KnownQuote:
    """A quote that is written instead of being drawn."""

    authority: str
    programme: Programme
    issued_on: date
    state: QuoteState
    answer: Mapping[str, Any] = field(default_factory=dict)
    """What is written on the quote with its state, by the names of its fields."""
    agreed_on: date | None = None
    """When it was accepted; drawn where nothing is told."""


@dataclass(frozen=True)
class CircleItem:
    """An event of the Cercle: so many weeks after the shown one, at the centre or at an authority."""

    weeks: int
    theme: str
    host: str
    kind: CircleKind = CircleKind.MORNING
    authority: str = ""
    seats: int | None = None


@dataclass(frozen=True)
class Names:
    """Names to draw from."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]


@dataclass(frozen=True)
class Colleague:
    """Somebody of the service beside the one who opens the demonstration; nobody opens it as them."""

    name: str
    roles: tuple[Role, ...]
    left: bool = False


@dataclass(frozen=True)
class Scenario:
    """Everything that is written of the demonstration of one centre."""

    centre: str
    centre_values: Mapping[str, str]
    user: str
    colleagues: tuple[Colleague, ...]
    follower: str
    agents: int
    tail: str
    """The end of invented addresses; `.example` is nobody's."""
    conventions: Mapping[Convention, float]
    """How many of the authorities are in each."""
    remote_offer: str
    """What an authority holds whose agents are consulted from afar; empty where nothing is needed."""
    held: tuple[str, ...]
    """What an authority may hold that no quote of the store granted."""
    optional_contribution: bool
    """Whether the authorities pay it."""
    names: Names
    team: tuple[Member, ...]
    sites: tuple[CentreSite, ...]
    authorities: Mapping[str, KnownAuthority]
    quotes: tuple[KnownQuote, ...]
    programmes: tuple[Programme, ...]
    week: tuple[WeekItem, ...]
    circle: tuple[CircleItem, ...] = ()
    orders: tuple[KnownQuote, ...] = ()
    """Accepted quotes that bear what the week books; told apart, so that the draws stay as they are."""

    @property
    def user_name(self) -> str:
        """Who opens the demonstration."""
        return next(f"{each.first_name} {each.last_name}" for each in self.team if each.key == self.user)

    @property
    def visited(self) -> frozenset[str]:
        """The authorities that the week names."""
        return frozenset(item.authority for item in self.week if item.authority)

    @property
    def consulted(self) -> frozenset[str]:
        """Those of them with remote consultations."""
        return frozenset(item.authority for item in self.week if item.kind == AppointmentKind.REMOTE)


def shown_instant(centre: str) -> datetime:
    """The hour of the pictures on the wall of that shipped centre."""
    zone = next(each.values.zone for each in shipped_centres() if each.id == centre)
    return instant(SHOWN_DAY, SHOWN_AT, ZoneInfo(zone))


def centres() -> tuple[str, ...]:
    """The shipped centres that have a demonstration, by id."""
    names = sorted(entry.name for entry in _folder().iterdir())
    return tuple(name[len("week-") : -len(".csv")] for name in names if name.startswith("week-"))


@cache
def scenario(centre: str) -> Scenario:
    """The scenario of a shipped centre; raises `KeyError` for one that has none."""
    if centre not in centres():
        raise KeyError(centre)
    content = tomllib.loads(_text(f"{centre}.toml"))
    return Scenario(
        centre=centre,
        centre_values=content["centre_values"],
        user=content["user"],
        colleagues=tuple(_colleague(each) for each in content["colleagues"]),
        follower=content["follower"],
        agents=content["agents"],
        tail=content["tail"],
        conventions={Convention(code): share for code, share in content["conventions"].items()},
        remote_offer=content.get("remote_offer", ""),
        held=tuple(content.get("held", ())),
        optional_contribution=content.get("optional_contribution", False),
        names=_names(content["names"]),
        team=tuple(_member(each) for each in content["team"]),
        sites=tuple(CentreSite(each["name"], tuple(each["rooms"])) for each in content["sites"]),
        authorities={each["name"]: _authority(each) for each in content["authorities"]},
        quotes=tuple(_quote(each) for each in content["quotes"]),
        programmes=tuple(_programme(each) for each in content["programmes"]),
        week=tuple(_week(_text(f"week-{centre}.csv"))),
        circle=tuple(_event(each) for each in content.get("circle", ())),
        orders=tuple(_quote({**each, "state": "accepted"}) for each in content.get("orders", ())),
    )


def _folder() -> Traversable:
    return files("resources").joinpath("demonstration")


def _text(name: str) -> str:
    return _folder().joinpath(name).read_text(encoding="utf-8")


def _time(text: str) -> time:
    return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 (an hour on the wall has no zone)


def _names(lists: list[str]) -> Names:
    read = tomllib.loads(_text("names.toml"))
    last = tuple(name for each in lists for name in read[each])
    return Names(tuple(read["women"]), tuple(read["men"]), last)


def _member(content: dict[str, Any]) -> Member:
    hours = tuple(Hours.read(each) for each in content.pop("hours"))
    return Member(**{**content, "function": Function(content["function"])}, hours=hours)


def _authority(content: dict[str, Any]) -> KnownAuthority:
    heads = {int(year): count for year, count in content.get("heads", {}).items()}
    listed = {name: tuple(content.get(name, ())) for name in ("held", "contacts", "memberships")}
    return KnownAuthority(content["name"], heads, **listed)


def _quote(content: dict[str, Any]) -> KnownQuote:
    state, issued_on = QuoteState(content["state"]), content["issued_on"]
    return KnownQuote(
        content["authority"],
        _programme(content),
        issued_on,
        state,
        _answer(content.get("answer", {})),
        content.get("agreed_on"),
    )


def _answer(content: dict[str, Any]) -> Mapping[str, Any]:
    read = dict(content)
    if "refusal" in read:
        read["refusal"] = RefusalReason(read["refusal"])
    return read


def _programme(content: dict[str, Any]) -> Programme:
    return Programme(
        object=content["object"],
        lines=tuple(_line(each) for each in content["lines"]),
        weight=content.get("weight", 1),
        next_year=content.get("work") == "next-year",
    )


def _event(content: dict[str, Any]) -> CircleItem:
    return CircleItem(**{**content, "kind": CircleKind(content.get("kind", "morning"))})


def _line(content: dict[str, Any]) -> AskedLine:
    values: dict[str, Any] = content | {"kind": QuoteLineKind(content.get("kind", "offer"))}
    values |= {name: Decimal(content[name]) for name in ("quantity", "free_price") if name in content}
    return AskedLine(**values)


def _week(text: str) -> Iterator[WeekItem]:
    for row in csv.DictReader(io.StringIO(text)):
        read: dict[str, Any] = {
            "start": WeekMoment.read(row["start"]),
            "end": WeekMoment.read(row["end"]),
            "status": AppointmentStatus(row["status"] or "planned"),
            "subject": Subject(row["subject"] or "neutral"),
        }
        yield WeekItem(**{**row, **read})


def _colleague(content: Mapping[str, Any]) -> Colleague:
    roles = tuple(Role(each) for each in content["roles"])
    return Colleague(content["name"], roles, content.get("left", False))
