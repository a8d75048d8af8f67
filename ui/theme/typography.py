"""The type of the window: Inter from resources/fonts, sizes in px times the person's text scale."""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

Role = Literal[
    "title", "figure", "figure_large", "section", "search", "body", "emphasis", "strong", "secondary",
    "secondary_strong", "caption", "caption_strong",
]  # fmt: skip

INTER, DISPLAY = "Inter", "Inter Display"
_FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "InterDisplay-Light.ttf",
    "InterDisplay-SemiBold.ttf",
)
_WEIGHT = QFont.Weight
_ROLES: dict[Role, tuple[str, int, QFont.Weight]] = {
    "title": (DISPLAY, 19, _WEIGHT.DemiBold),
    "figure": (DISPLAY, 22, _WEIGHT.DemiBold),
    "figure_large": (DISPLAY, 28, _WEIGHT.DemiBold),
    "section": (INTER, 14, _WEIGHT.DemiBold),
    "search": (INTER, 15, _WEIGHT.Normal),
    "body": (INTER, 13, _WEIGHT.Normal),
    "emphasis": (INTER, 13, _WEIGHT.Medium),
    "strong": (INTER, 13, _WEIGHT.DemiBold),
    "secondary": (INTER, 12, _WEIGHT.Normal),
    "secondary_strong": (INTER, 12, _WEIGHT.DemiBold),
    "caption": (INTER, 11, _WEIGHT.Medium),
    "caption_strong": (INTER, 11, _WEIGHT.DemiBold),
}
# px from one line to the next, at scale 1.
_LINES: dict[Role, int] = {"title": 28, "figure": 28, "figure_large": 34, "caption": 14, "caption_strong": 14}
_LINES |= {"secondary": 16, "secondary_strong": 16}
_USUAL_LINE = 20
_TIGHTER = -0.02  # em between letters of Inter Display
_SCALE_RANGE = (1.0, 2.5)
_scale = 1.0


def load_fonts() -> None:
    """Make Inter and Inter Display known to Qt, once per process."""
    if INTER in QFontDatabase.families() and DISPLAY in QFontDatabase.families():
        return
    for name in _FILES:
        with as_file(files("resources") / "fonts" / name) as path:
            QFontDatabase.addApplicationFont(str(path))


def system_text_scale() -> float:
    """How much larger than usual the person asked text to be (1.0 to 2.5), read before our font is set."""
    if sys.platform == "win32":
        usual_points = 9.0
        return (
            QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pointSizeF()
            / usual_points
        )
    screen = QGuiApplication.primaryScreen()
    return screen.logicalDotsPerInchY() / 96.0 if screen and sys.platform != "darwin" else 1.0


def set_text_scale(scale: float) -> None:
    """Take that scale for every font made from now on; held between 1.0 and 2.5."""
    global _scale  # noqa: PLW0603 - one scale for the process, like the application's font
    _scale = min(max(scale, _SCALE_RANGE[0]), _SCALE_RANGE[1])
    _make.cache_clear()


def text_scale() -> float:
    """The scale in use."""
    return _scale


def font(role: Role = "body", *, tabular: bool = False) -> QFont:
    """The font of a role; `tabular` gives figures of one width, for columns of amounts and hours."""
    return QFont(_make(role, tabular))


def line_height(role: Role) -> int:
    """Px from one line to the next in that role, at the person's text scale."""
    return round(_LINES.get(role, _USUAL_LINE) * _scale)


def resized(base: QFont, pixels: int) -> QFont:
    """That font at another size in unscaled px, for glyphs inside a drawing."""
    copy = QFont(base)
    copy.setPixelSize(max(1, round(pixels * _scale)))
    return copy


@cache
def _make(role: Role, tabular: bool) -> QFont:
    family, pixels, weight = _ROLES[role]
    made = QFont(family)
    made.setPixelSize(round(pixels * _scale))
    made.setWeight(weight)
    # Screens differ: positions by subpixel keep the spacing of the design at every scale.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if family == DISPLAY:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _TIGHTER * made.pixelSize())
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
