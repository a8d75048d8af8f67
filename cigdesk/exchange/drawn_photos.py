"""Simple pictures drawn by the program, for the inspections of the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from cigdesk.services.inspection_photos import ReducedPhoto

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_WIDTH, _HEIGHT = 960, 640
_WALL, _FLOOR, _SHADE = "#d9d4ca", "#a8a49b", "#bdb8ad"
_BOX, _BOX_DARK, _STEEL, _STEEL_DARK = "#c08b56", "#96683b", "#9aa6ad", "#6d7a82"
_GREEN, _RED, _YELLOW, _INK, _PAPER = "#1b7440", "#b3261e", "#e0b23c", "#2c3338", "#f4f1e8"


def _boxes(on: ImageDraw) -> None:
    for x, y, side in ((180, 330, 190), (380, 380, 140), (230, 210, 120), (560, 350, 170)):
        on.rectangle((x, y, x + side, y + side * 0.85), _BOX, _BOX_DARK, 4)
        on.line((x, y + side * 0.3, x + side, y + side * 0.3), _BOX_DARK, 4)


def _exit(on: ImageDraw) -> None:
    on.rectangle((340, 120, 600, 540), _STEEL, _STEEL_DARK, 6)
    on.rectangle((400, 60, 540, 104), _GREEN)
    on.polygon([(500, 70), (524, 82), (500, 94)], "white")
    on.rectangle((560, 330, 584, 346), _INK)
    for x, y, side in ((300, 380, 170), (480, 420, 130), (340, 280, 110)):
        on.rectangle((x, y, x + side, y + side * 0.9), _BOX, _BOX_DARK, 4)


def _cabinet(on: ImageDraw) -> None:
    on.rectangle((300, 110, 560, 540), _STEEL, _STEEL_DARK, 6)
    on.rectangle((330, 140, 530, 510), "#3c464c")
    on.polygon([(560, 110), (700, 150), (700, 580), (560, 540)], "#c3ccd1", _STEEL_DARK)
    for row in range(4):
        for column in range(5):
            x, y = 345 + column * 36, 165 + row * 84
            on.rectangle((x, y, x + 26, y + 54), "#dfe4e6")
            on.rectangle((x + 8, y + 12, x + 18, y + 30), _RED if (row + column) % 4 == 0 else _INK)
    on.polygon([(640, 210), (680, 290), (600, 280)], _YELLOW, _INK)


def _corridor(on: ImageDraw) -> None:
    on.polygon([(0, 640), (380, 330), (580, 330), (960, 640)], _FLOOR)
    on.rectangle((380, 130, 580, 330), _PAPER, _SHADE, 4)
    on.rectangle((150, 260, 210, 430), _RED, _INK, 3)
    on.rectangle((165, 236, 195, 260), _INK)
    on.line((110, 150, 260, 150), _STEEL_DARK, 10)
    for x in (130, 170, 215):
        on.rectangle((x, 150, x + 44, 330), "#5b6b8c", "#3f4c66", 3)


def _register(on: ImageDraw) -> None:
    on.rectangle((0, 420, 960, 640), "#8a6a48")
    on.polygon([(260, 240), (480, 270), (480, 540), (240, 500)], _PAPER, _SHADE)
    on.polygon([(480, 270), (700, 240), (720, 500), (480, 540)], "#fbf9f2", _SHADE)
    for row in range(7):
        on.line((285, 290 + row * 28, 455, 312 + row * 28), _SHADE, 4)
        on.line((505, 312 + row * 28, 680, 290 + row * 28), _SHADE, 4)


def _machine(on: ImageDraw) -> None:
    on.rectangle((200, 340, 760, 400), _STEEL, _STEEL_DARK, 5)
    on.rectangle((240, 400, 300, 560), _STEEL_DARK)
    on.rectangle((660, 400, 720, 560), _STEEL_DARK)
    on.ellipse((380, 200, 580, 400), "#d5dbde", _STEEL_DARK, 6)
    on.ellipse((460, 280, 500, 320), _INK)
    on.rectangle((200, 340, 760, 400), _STEEL, _STEEL_DARK, 5)
    on.ellipse((690, 352, 726, 388), _YELLOW, _INK, 4)


def _roof(on: ImageDraw) -> None:
    on.rectangle((0, 0, 960, 640), "#c7dbe6")
    on.polygon([(0, 640), (0, 420), (960, 300), (960, 640)], "#8b7f78")
    for step in range(9):
        on.line((step * 120, 640, step * 120 - 20, 420 - step * 14), "#75695f", 4)
    on.rectangle((420, 250, 520, 420), _STEEL, _STEEL_DARK, 5)


def _shelf(on: ImageDraw) -> None:
    for y in (200, 360, 520):
        on.rectangle((140, y, 820, y + 16), _STEEL_DARK)
    for y in (200, 360, 520):
        for place in range(6):
            x, high = 170 + place * 108, 80 + (place * 37 + y) % 44
            ink = (_RED, "#3c6e8f", _YELLOW, _STEEL)[(place + y // 160) % 4]
            on.rectangle((x, y - high, x + 70, y), ink, _INK, 3)
            on.rectangle((x + 22, y - high - 16, x + 48, y - high), _INK)


_DRAWINGS: Final[dict[str, Callable[[ImageDraw], None]]] = {
    "boxes": _boxes,
    "exit": _exit,
    "cabinet": _cabinet,
    "corridor": _corridor,
    "register": _register,
    "machine": _machine,
    "roof": _roof,
    "shelf": _shelf,
}


@cache
def drawn(name: str) -> ReducedPhoto:
    """The picture of that name; raises `KeyError` where there is none."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (_WIDTH, _HEIGHT), _WALL)
    on = ImageDraw.Draw(picture)
    on.rectangle((0, 540, _WIDTH, _HEIGHT), _FLOOR)
    on.rectangle((0, 532, _WIDTH, 544), _SHADE)
    _DRAWINGS[name](on)
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=80)
    return ReducedPhoto(kept.getvalue(), _WIDTH, _HEIGHT)
