"""Draw the icon of the program from the mark that the window paints (ui/logo.py), in every form asked for.

``make package`` runs it; by hand: ``.venv/bin/python packaging/make_icons.py FOLDER``. It writes
``scalable.svg`` and ``16.png`` to ``512.png`` for Linux, ``cigdesk.ico`` for Windows, ``.icns`` for macOS.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from ui.logo import paint_logo
from ui.theme import LIGHT

# The sizes of the hicolor theme that desktops look for.
SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIDES = (16, 24, 32, 48, 64, 128, 256)
# The grid on which the mark is drawn.
_SVG_SIDE = 36


def main(folder: Path) -> None:
    """Write every form of the icon into the folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    write_svg(folder / "scalable.svg")
    for side in SIDES:
        write_png(folder / f"{side}.png", side)
    pictures = [Image.open(folder / f"{side}.png") for side in SIDES]
    largest, others = pictures[-1], pictures[:-1]
    sizes = [(side, side) for side in _ICO_SIDES]
    largest.save(folder / "cigdesk.ico", sizes=sizes, append_images=others)
    largest.save(folder / "cigdesk.icns", append_images=others)


def write_svg(path: Path) -> None:
    """The mark as lines and surfaces, at any size."""
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(_SVG_SIDE, _SVG_SIDE))
    generator.setViewBox(QRectF(0, 0, _SVG_SIDE, _SVG_SIDE))
    generator.setTitle("CIGDesk")
    generator.setDescription("")
    painter = QPainter(generator)
    paint_logo(painter, QRectF(0, 0, _SVG_SIDE, _SVG_SIDE), LIGHT)
    painter.end()


def write_png(path: Path, side: int) -> None:
    """The mark in a square of that many pixels."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_logo(painter, QRectF(0, 0, side, side), LIGHT)
    painter.end()
    picture.save(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
