"""Colours of the window by role, one set per theme. Nothing else in `ui` writes a raw colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QPalette


class Accent(StrEnum):
    """The families of colour, named after what they mean."""

    ACCENT = "accent"  # action, selection, permanence
    INDIGO = "indigo"  # remote consultation
    PLUM = "plum"  # hourly support
    BROWN = "brown"  # inspection
    OK = "ok"  # done, accepted
    WARN = "warn"  # to check
    BAD = "bad"  # late, blocking, now-line
    NEUTRAL = "neutral"  # no meaning of its own: drafts, absences


@dataclass(frozen=True)
class Family:
    """Four colours that go together: `text` is readable on `tint`, `onsolid` of the tokens on `solid`."""

    solid: QColor
    tint: QColor
    text: QColor
    mid: QColor


@dataclass(frozen=True)
class Tokens:
    """Every colour of one theme. Contrast of each text role on each of its grounds is at least 4.5."""

    name: str
    dark: bool
    canvas: QColor
    surface: QColor
    rail: QColor
    hover: QColor
    border: QColor
    field: QColor
    hatch: QColor
    text: QColor
    text2: QColor
    text3: QColor
    focus: QColor
    onsolid: QColor
    accent: Family
    indigo: Family
    plum: Family
    brown: Family
    ok: Family
    warn: Family
    bad: Family

    @property
    def neutral(self) -> Family:
        """The family of what carries no meaning of its own."""
        return Family(self.text3, self.hover, self.text2, self.border)

    def family(self, name: str) -> Family:
        """The family of that name (see `Accent`)."""
        by_name: dict[Accent, Family] = {
            Accent.ACCENT: self.accent,
            Accent.INDIGO: self.indigo,
            Accent.PLUM: self.plum,
            Accent.BROWN: self.brown,
            Accent.OK: self.ok,
            Accent.WARN: self.warn,
            Accent.BAD: self.bad,
            Accent.NEUTRAL: self.neutral,
        }
        return by_name[Accent(name)]

    def color(self, role: str) -> QColor:
        """The colour of a role, written `text2`, or `warn.solid` for a part of a family.

        Raises AttributeError on an unknown role.
        """
        name, _, part = role.partition(".")
        found = getattr(self.family(name), part) if part else getattr(self, name)
        if not isinstance(found, QColor):
            raise AttributeError(f"{role} is a family: name one of its parts, such as {role}.solid")
        return found


def _family(solid: str, tint: str, text: str, mid: str = "") -> Family:
    return Family(QColor(solid), QColor(tint), QColor(text), QColor(mid or solid))


LIGHT = Tokens(
    name="light",
    dark=False,
    canvas=QColor("#F3F5F6"),
    surface=QColor("#FFFFFF"),
    rail=QColor("#E9EDF0"),
    hover=QColor("#EDF1F3"),
    border=QColor("#DCE2E6"),
    field=QColor("#7C8893"),
    hatch=QColor("#D5DCE1"),
    text=QColor("#14202A"),
    text2=QColor("#42505C"),
    text3=QColor("#586672"),
    focus=QColor("#1F5FD6"),
    onsolid=QColor("#FFFFFF"),
    accent=_family("#0B5E73", "#E0EFF3", "#084D5F", "#8FBFCC"),
    indigo=_family("#5446B4", "#ECEAF9", "#41359A", "#B9B2E6"),
    plum=_family("#8C3573", "#F7E8F2", "#712A5D", "#D9A9CC"),
    brown=_family("#7A4E1E", "#F5ECE1", "#613D16", "#D3B794"),
    ok=_family("#1B7440", "#E2F3E8", "#145A31"),
    warn=_family("#955400", "#FDF0D7", "#774300"),
    bad=_family("#B3261E", "#FBE8E6", "#8E1C15"),
)

DARK = Tokens(
    name="dark",
    dark=True,
    canvas=QColor("#0F161B"),
    surface=QColor("#172026"),
    rail=QColor("#121A20"),
    hover=QColor("#1F2A32"),
    border=QColor("#2A363F"),
    field=QColor("#71808C"),
    hatch=QColor("#2C3943"),
    text=QColor("#E9EEF1"),
    text2=QColor("#BAC5CD"),
    text3=QColor("#97A5AF"),
    focus=QColor("#7FB0FF"),
    onsolid=QColor("#0B161B"),
    accent=_family("#62C4D8", "#12343E", "#9ADFED", "#2F6A79"),
    indigo=_family("#A79DF2", "#262347", "#C5BEF8", "#574E9C"),
    plum=_family("#E291CA", "#3A1C32", "#F0B6DE", "#7B3F6A"),
    brown=_family("#D8AE78", "#33271A", "#E7C79E", "#6F5535"),
    ok=_family("#5FCB8B", "#12331F", "#92E0B0"),
    warn=_family("#EDB34E", "#382808", "#F5CB82"),
    bad=_family("#FF8F85", "#43191A", "#FFB4AD"),
)


def opposite(tokens: Tokens) -> Tokens:
    """The set that reads on a ground of this set's text colour (toasts)."""
    return LIGHT if tokens.dark else DARK


def from_palette(palette: QPalette) -> Tokens:
    """Tokens made of the system's own roles: a high-contrast theme is the person's choice, not ours."""
    window, base = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Base)
    text, mark = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Highlight)
    on_mark = palette.color(QPalette.ColorRole.HighlightedText)
    plain = Family(solid=mark, tint=base, text=text, mid=text)
    return Tokens(
        name="system",
        dark=window.lightness() < text.lightness(),
        canvas=window,
        surface=base,
        rail=window,
        hover=palette.color(QPalette.ColorRole.Button),
        border=text,
        field=text,
        hatch=text,
        text=text,
        text2=text,
        text3=text,
        focus=mark,
        onsolid=on_mark,
        accent=plain,
        indigo=plain,
        plum=plain,
        brown=plain,
        ok=plain,
        warn=plain,
        bad=plain,
    )


def qss_values(tokens: Tokens) -> dict[str, str]:
    """What the style sheet template may name: each role, `accent_tint` and so on, and the text of toasts."""
    roles = [name for name, kind in Tokens.__annotations__.items() if kind == "QColor"]
    values = {role: tokens.color(role).name() for role in roles}
    for family in Accent:
        for part in ("solid", "tint", "text", "mid"):
            values[f"{family}_{part}"] = tokens.color(f"{family}.{part}").name()
    away = opposite(tokens)
    return values | {"toast_text": away.text.name(), "toast_text2": away.text2.name()}
