"""Where the periods of each convention stand on the line of years. No Qt: shares of the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cigdesk.domain.membership import Convention, Standing
from cigdesk.french import EN_DASH, NBSP, NNBSP, date_medium, plural
from cigdesk.services.authority_sheet import AuthoritySheet
from cigdesk.services.membership_line import MembershipLine

YEARS_BEFORE, YEARS_AFTER = 3, 2


class Look(StrEnum):
    """How a bar is drawn."""

    CURRENT = "current"
    EXPIRING = "expiring"
    PROPOSED = "proposed"
    DENOUNCED = "denounced"
    PAST = "past"
    ACT = "act"


_LOOKS = {
    Standing.IN_FORCE: Look.CURRENT,
    Standing.UPCOMING: Look.CURRENT,
    Standing.TO_RENEW: Look.EXPIRING,
    Standing.PROPOSED: Look.PROPOSED,
    Standing.DENOUNCED: Look.DENOUNCED,
    Standing.ENDED: Look.PAST,
}


@dataclass(frozen=True)
class Bar:
    """A period, or an act that proposes one, from the day `first` to the day `last`, both included."""

    convention: Convention
    line: MembershipLine | None
    first: date
    last: date
    look: Look
    text: str


class SignLook(StrEnum):
    """What happens on a day of a period."""

    NOTICE = "notice"
    AMENDMENT = "amendment"
    DENOUNCED = "denounced"


@dataclass(frozen=True)
class Sign:
    """A day marked on the bar of its period; `text` says it in full."""

    day: date
    look: SignLook
    text: str


@dataclass(frozen=True)
class Row:
    """One convention with its bars; `note` where it never had any."""

    convention: Convention
    bars: tuple[Bar, ...]
    note: str
    signs: tuple[Sign, ...] = ()
    """By day."""


@dataclass(frozen=True)
class Timeline:
    """The rows, and the years that they are drawn over."""

    first_year: int
    last_year: int
    today: date
    rows: tuple[Row, ...]

    @property
    def years(self) -> range:
        """From the left."""
        return range(self.first_year, self.last_year + 1)

    def share(self, day: date) -> float:
        """Where a day stands, 0 at the left edge and 1 at the right one."""
        start, end = date(self.first_year, 1, 1), date(self.last_year, 12, 31)
        inside = min(max(day, start), end + timedelta(days=1))
        return (inside - start).days / ((end - start).days + 1)

    def span(self, bar: Bar) -> tuple[float, float]:
        """Left and right of a bar, as shares of the width."""
        after = bar.last + timedelta(days=1) if bar.last < date.max else bar.last
        return self.share(bar.first), self.share(after)


def timeline(sheet: AuthoritySheet) -> Timeline:
    """The conventions of the centre and those of the authority, over six years around today."""
    today = sheet.today
    own = {line.values.convention for line in sheet.memberships}
    shown = (*sheet.conventions, *(each for each in Convention if each in own - set(sheet.conventions)))
    first, last = today.year - YEARS_BEFORE, today.year + YEARS_AFTER
    rows = tuple(_row(convention, sheet, date(first, 1, 1), date(last, 12, 31)) for convention in shown)
    return Timeline(first, last, today, rows)


def _row(convention: Convention, sheet: AuthoritySheet, start: date, end: date) -> Row:
    lines = [line for line in sheet.memberships if line.values.convention is convention]
    bars = [_bar(line, sheet.today) for line in lines]
    seen = tuple(bar for bar in bars if bar.first <= end and bar.last >= start)
    current = any(bar.look is not Look.PAST for bar in seen)
    acts = _acts(convention, lines, sheet.today, end)
    signs = sorted((sign for line in lines for sign in _signs(line)), key=lambda sign: sign.day)
    shown = tuple(sign for sign in signs if start <= sign.day <= end)
    return Row(convention, seen + acts, "" if current else _note(seen), shown)


def _signs(line: MembershipLine) -> Iterator[Sign]:
    """The last day of its notice, its amendments, the day on which it was denounced."""
    if line.last_notice is not None:
        when = date_medium(line.last_notice)
        tail = ", reconduction tacite" if line.values.tacit else ""
        yield Sign(line.last_notice, SignLook.NOTICE, f"Dernier jour pour dénoncer{NBSP}: {when}{tail}")
    for each in line.amendments:
        number = f"Avenant n°{NNBSP}{each.number}, au {date_medium(each.effect)}"
        yield Sign(each.effect, SignLook.AMENDMENT, f"{number}{NBSP}: {each.object}")
    if line.denunciation.denounced_on is not None:
        received = date_medium(line.denunciation.denounced_on)
        reason = f"{NBSP}: {line.denunciation.reason}" if line.denunciation.reason else ""
        yield Sign(
            line.denunciation.denounced_on, SignLook.DENOUNCED, f"Dénonciation reçue le {received}{reason}"
        )


def _note(seen: Sequence[Bar]) -> str:
    return "" if seen else "Aucune adhésion en cours"


def _bar(line: MembershipLine, today: date) -> Bar:
    start = line.values.start or today
    look = _LOOKS[line.standing]
    return Bar(line.values.convention, line, start, line.last_day or date.max, look, _said(line, today))


def _said(line: MembershipLine, today: date) -> str:
    start = date_medium(line.values.start or today)
    if line.last_day is None:
        days = f"Depuis le {start}" if line.standing is not Standing.UPCOMING else f"À partir du {start}"
    else:
        days = f"{start}{NBSP}{EN_DASH}{NBSP}{date_medium(line.last_day)}"
    return days + _remark(line, today)


def _remark(line: MembershipLine, today: date) -> str:
    match line.standing:
        case Standing.TO_RENEW if line.last_day is not None:
            left = (line.last_day - today).days
            return f", expire dans {plural(left, 'jour')}" if left else ", expire aujourd’hui"
        case Standing.PROPOSED:
            return ", proposée"
        case Standing.DENOUNCED:
            return ", dénoncée"
        case Standing.ENDED:
            return ", échue"
        case _:
            return ""


def _acts(
    convention: Convention, lines: Sequence[MembershipLine], today: date, edge: date
) -> tuple[Bar, ...]:
    """The dashed place of what comes next, up to the edge; none where it is settled."""
    end = _end_of_all(lines)
    expiring = any(line.standing is Standing.TO_RENEW for line in lines)
    if end is None or (lines and not expiring and end >= today):
        return ()
    if not lines:
        return (Bar(convention, None, date(today.year + 1, 1, 1), edge, Look.ACT, "Préparer l’adhésion"),)
    first = max(end + timedelta(days=1), date(today.year, 1, 1))
    return (Bar(convention, None, first, edge, Look.ACT, "Préparer le renouvellement"),)


def _end_of_all(lines: Iterable[MembershipLine]) -> date | None:
    """The last day of the last period; none when it has no end."""
    last_days = [line.last_day for line in lines]
    if any(day is None for day in last_days):
        return None
    return max((day for day in last_days if day is not None), default=date.min)
