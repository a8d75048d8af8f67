"""What the grid shows: columns, heads and items, with their words. No widget, no pixel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from uuid import UUID

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, PlaceMode, ShownStatus
from cigdesk.ports.agenda import AbsenceRow, AppointmentRow, PractitionerRow
from cigdesk.services.agenda import OpenPermanence
from ui.icons import Status
from ui.theme import Accent

DAY = 24 * 60


class Mode(Enum):
    """How the time is laid out."""

    DAY = "day"
    WEEK = "week"
    TEAM = "team"
    MONTH = "month"
    LIST = "list"


class Layer(Enum):
    """What can be shown or hidden."""

    PERMANENCES = auto()
    REMOTE = auto()
    HOURLY = auto()
    ABSENCES = auto()


class ItemKind(Enum):
    """What an item of the grid is."""

    APPOINTMENT = auto()
    SLOT = auto()
    MISSED_SLOT = auto()
    BAND = auto()
    ABSENCE = auto()
    CELL = auto()


LAYER_OF: Mapping[AppointmentKind, Layer] = {
    AppointmentKind.PERMANENCE: Layer.PERMANENCES,
    AppointmentKind.REMOTE: Layer.REMOTE,
    AppointmentKind.HOURLY: Layer.HOURLY,
    AppointmentKind.INTERNAL: Layer.ABSENCES,
}
"""Kinds without a layer are always shown."""

FAMILY_OF: Mapping[AppointmentKind, Accent] = {
    AppointmentKind.PERMANENCE: Accent.ACCENT,
    AppointmentKind.REMOTE: Accent.INDIGO,
    AppointmentKind.HOURLY: Accent.PLUM,
    AppointmentKind.HOME_VISIT: Accent.ACCENT,
    AppointmentKind.COLLECTIVE: Accent.ACCENT,
    AppointmentKind.INSPECTION: Accent.BROWN,
    AppointmentKind.ADVICE: Accent.BROWN,
    AppointmentKind.INTERNAL: Accent.NEUTRAL,
}

_ICON_OF: Mapping[AppointmentKind, str] = {
    AppointmentKind.PERMANENCE: "map-pin",
    AppointmentKind.HOURLY: "currency-euro",
    AppointmentKind.HOME_VISIT: "home-heart",
    AppointmentKind.COLLECTIVE: "users-group",
    AppointmentKind.INSPECTION: "shield-check",
    AppointmentKind.ADVICE: "message-2",
    AppointmentKind.INTERNAL: "users",
}

MODE_ICONS: Mapping[PlaceMode, str] = {
    PlaceMode.SITE: "map-pin",
    PlaceMode.CENTRE: "building",
    PlaceMode.PHONE: "phone",
    PlaceMode.VIDEO: "video",
    PlaceMode.HOME: "home-heart",
}

STATUS_OF: Mapping[ShownStatus, Status] = {
    ShownStatus.UPCOMING: Status.UPCOMING,
    ShownStatus.ONGOING: Status.ONGOING,
    ShownStatus.TO_FILL_IN: Status.TO_FILL,
    ShownStatus.DONE: Status.DONE,
    ShownStatus.EXCUSED: Status.EXCUSED,
    ShownStatus.NO_SHOW: Status.NO_SHOW,
    ShownStatus.CANCELLED: Status.CANCELLED,
}


def icon_of(kind: AppointmentKind, mode: PlaceMode) -> str:
    """The icon of an activity; a consultation at a distance shows how."""
    if kind is AppointmentKind.REMOTE:
        return "phone" if mode is PlaceMode.PHONE else "video"
    return _ICON_OF[kind]


@dataclass(frozen=True)
class Options:
    """What the person chose to see."""

    mode: Mode
    now: datetime
    hidden: frozenset[Layer] = frozenset()
    weekend: bool = False
    masked: bool = False


@dataclass(frozen=True)
class Column:
    """One practitioner's day, from midnight to midnight of the wall clock."""

    day: date
    practitioner: PractitionerRow
    holiday: str = ""
    today: bool = False
    closed: tuple[tuple[int, int], ...] = ()
    """Minutes outside working hours."""
    counts: str = ""


@dataclass(frozen=True)
class Head:
    """What stands over one or several columns; a practitioner in the team view, else a day."""

    columns: int
    weekday: str
    number: str
    counts: str
    today: bool = False
    practitioner: PractitionerRow | None = None


@dataclass(frozen=True)
class Item:
    """One thing of the grid, with its words. `start` and `end` are wall minutes within its column's day."""

    kind: ItemKind
    key: tuple[object, ...]
    column: int
    start: int
    end: int
    span: Interval
    time: str = ""
    name: str = ""
    place: str = ""
    extra: str = ""
    icon: str = ""
    family: Accent = Accent.NEUTRAL
    status: Status | None = None
    speak: Callable[[], str] = field(default=str, compare=False)
    """Its whole sentence and its tooltip are put together for the one that is asked about, not for all."""
    explain: Callable[[], str] = field(default=str, compare=False)
    band: tuple[object, ...] | None = None
    """The key of the permanence that it lies in."""
    appointment: AppointmentRow | None = None
    permanence: OpenPermanence | None = None
    absence: AbsenceRow | None = None
    practitioner_id: UUID | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return self.speak()

    @property
    def tooltip(self) -> str:
        """What is told under the pointer."""
        return self.explain()

    @property
    def repeats(self) -> bool:
        """One half-day of a series."""
        return self.permanence is not None and self.permanence.row.series_id is not None

    @property
    def changed(self) -> bool:
        """A half-day of a series that was moved or changed by itself."""
        return self.repeats and self.permanence is not None and self.permanence.row.changed

    @property
    def struck(self) -> bool:
        """Cancelled: dashed and struck through."""
        cancelled = self.permanence is not None and self.permanence.row.cancelled
        return self.status is Status.CANCELLED or (self.kind is ItemKind.BAND and cancelled)


@dataclass(frozen=True)
class Board:
    """Everything that the grid draws."""

    columns: tuple[Column, ...] = ()
    heads: tuple[Head, ...] = ()
    items: tuple[Item, ...] = ()
    mode: Mode = Mode.WEEK
    per_day: int = 1
    """Columns of one day: practitioners side by side."""
