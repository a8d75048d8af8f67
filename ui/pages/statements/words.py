"""How statements are said and drawn: icons, families, the figures of a line. No Qt, no rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from cigdesk.domain.agenda.words import MODES
from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.engagement_units import HOUR, short
from cigdesk.domain.statement import DueGroup
from cigdesk.french import NBSP, amount, capitalised, date_short, hours_column, month_year, plural
from cigdesk.services.statement_view import (
    GroupView,
    LeftOut,
    LineView,
    StatementListRow,
    StatementStanding,
    StatementView,
)
from ui.theme import Accent
from ui.widgets.pill import PillData

STATE_ICONS: Final[Mapping[StatementStanding, str]] = {
    StatementStanding.TO_CHECK: "alert-triangle",
    StatementStanding.READY: "circle-check",
    StatementStanding.RUNNING: "clock",
    StatementStanding.CLOSED: "lock",
}
STATE_ROLES: Final[Mapping[StatementStanding, str]] = {
    StatementStanding.TO_CHECK: "warn.text",
    StatementStanding.READY: "text2",
    StatementStanding.RUNNING: "text3",
    StatementStanding.CLOSED: "ok.text",
}
GROUP_ICONS: Final[Mapping[DueGroup, tuple[str, Accent]]] = {
    DueGroup.HOURS: ("currency-euro", Accent.PLUM),
    DueGroup.HALF_DAYS: ("map-pin", Accent.ACCENT),
    DueGroup.DAYS: ("shield-check", Accent.BROWN),
    DueGroup.MEETINGS: ("users-group", Accent.INDIGO),
    DueGroup.SEATS: ("users", Accent.OK),
    DueGroup.YEARLY: ("signature", Accent.NEUTRAL),
}
GROUP_NAMES: Final[Mapping[DueGroup, str]] = {
    DueGroup.HOURS: "Heures",
    DueGroup.HALF_DAYS: "Demi-journées",
    DueGroup.DAYS: "Jours",
    DueGroup.MEETINGS: "Séances",
    DueGroup.SEATS: "Places",
    DueGroup.YEARLY: "Forfaits et adhésions",
}
"""In a word, for the legend."""
_MODE_ICONS: Final[Mapping[PlaceMode, str]] = {
    PlaceMode.SITE: "map-pin",
    PlaceMode.CENTRE: "building",
    PlaceMode.PHONE: "phone",
    PlaceMode.VIDEO: "video",
    PlaceMode.HOME: "home-heart",
}


@dataclass(frozen=True)
class LineWords:
    """A line of a card, in words: what stands in its columns, and under them."""

    day: str
    case: str = ""
    icon: str = ""
    what: str = ""
    quantity: str = ""
    price: str = ""
    amount: str = ""
    under: str = ""
    faded: bool = False
    """Nothing is charged."""
    marked: bool = False
    """Something is to be known: it is late, corrected, or corrects another statement."""

    @property
    def spoken(self) -> str:
        """All of it in one breath."""
        parts = (self.day, self.case, self.what, self.quantity, self.price, self.amount, self.under)
        return ", ".join(each for each in parts if each)


def words_of(line: LineView, waiting: str = "") -> LineWords:
    """That line; `waiting` is the reason of a correction that no closed statement has taken up."""
    by_mode = line.group is DueGroup.HOURS and line.mode is not None
    what = capitalised(MODES[line.mode]) if by_mode and line.mode is not None else line.label
    return LineWords(
        day=date_short(line.day, year=line.late),
        case=line.case_number,
        icon=_MODE_ICONS[line.mode] if line.mode is not None else "",
        what=what,
        quantity=_quantity(line),
        price=amount(line.unit_price) if line.unit_price else "",
        amount=amount(line.amount),
        under=", ".join(_remarks(line, waiting)),
        faded=bool(line.reason) and not line.amount,
        marked=bool(line.late or line.corrects or waiting),
    )


def _quantity(line: LineView) -> str:
    if line.unit == HOUR and line.quantity >= 0:
        return hours_column(int(line.quantity))
    if line.quantity >= 0 and len(line.words) > _ROOM:
        return short(line.unit, line.quantity)
    return line.words


_ROOM: Final = 17
"""Letters of a quantity that stand in its column."""


def _remarks(line: LineView, waiting: str) -> list[str]:
    said = [line.attendance.words if line.attendance else "", line.reason, line.order]
    if line.late:
        said.insert(0, f"retard de {month_year(line.day)}")
    if line.corrects:
        said.insert(0, f"corrige le relevé {line.corrects}")
    if waiting:
        said.append(f"correction{NBSP}: {waiting}")
    elif line.why:
        said.append(line.why)
    return [each for each in said if each]


def left_out_words(left: LeftOut) -> LineWords:
    """An appointment that is never charged."""
    return LineWords(
        day=date_short(left.day, year=False),
        what=left.reason,
        quantity=hours_column(left.minutes),
        amount=amount(_NOTHING),
        faded=True,
    )


def group_sum(group: GroupView) -> str:
    """« 6 h 15 × 60,00 € » where all is of one price."""
    charged = [each for each in group.lines if not each.reason]
    if not group.quantity or not charged:
        return ""
    return f"{group.quantity} × {amount(charged[0].unit_price)}"


def state_words(row: StatementListRow) -> str:
    """« À vérifier, 3 points », « Validé, RI-2026-0042 »."""
    if row.standing is StatementStanding.TO_CHECK:
        return f"{row.standing.label}, {plural(row.points, 'point')}"
    return f"{row.standing.label}, {row.number}" if row.number else row.standing.label


def heading_pill(view: StatementView) -> PillData | None:
    """What keeps it from being closed, or that it is."""
    if view.blocking:
        return PillData(
            f"{plural(len(view.blocking), 'point')} à régler", Accent.WARN, STATE_ICONS[view.standing]
        )
    family = {StatementStanding.CLOSED: Accent.OK, StatementStanding.READY: Accent.ACCENT}
    if not view.lines and view.standing is not StatementStanding.CLOSED:
        return None
    return PillData(
        view.standing.label, family.get(view.standing, Accent.NEUTRAL), STATE_ICONS[view.standing]
    )


def month_title(view: StatementView) -> str:
    """« Stains, octobre 2026 »."""
    return f"{view.name}, {month_year(view.month)}"


_NOTHING: Final = Decimal(0)
