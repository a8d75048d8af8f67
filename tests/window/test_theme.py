"""Colours that read, fonts that load, icons that exist, and a ring around what has the keyboard."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.icons import Status, icon, paint_status, pixmap
from ui.theme import DARK, LIGHT, Accent, apply_theme, current, font, hub, opposite, set_mode, style_sheet
from ui.theme.painting import HATCH_PERIOD, hatching, pill_path
from ui.theme.tokens import from_palette
from ui.theme.typography import line_height, set_text_scale, text_scale

ROOT = Path(__file__).parents[2]
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)


@pytest.fixture(autouse=True)
def usual_theme(qapp):
    apply_theme(qapp, LIGHT)
    yield
    set_text_scale(1.0)
    set_mode("system")


def luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


class TestColours:
    @THEMES
    @pytest.mark.parametrize("ground", ["canvas", "surface", "rail", "hover", "accent.tint"])
    @pytest.mark.parametrize("ink", ["text", "text2", "text3"])
    def test_text_reads_on_every_ground(self, tokens, ink, ground):
        assert contrast(tokens.color(ink), tokens.color(ground)) >= 4.5

    @THEMES
    @pytest.mark.parametrize("family", list(Accent))
    def test_each_family_reads_on_its_tint_and_on_its_solid(self, tokens, family):
        assert contrast(tokens.family(family).text, tokens.family(family).tint) >= 4.5
        if family is not Accent.NEUTRAL:
            assert contrast(tokens.onsolid, tokens.family(family).solid) >= 4.5

    @THEMES
    def test_edges_and_focus_stand_out(self, tokens):
        assert contrast(tokens.field, tokens.surface) >= 3
        assert contrast(tokens.focus, tokens.surface) >= 3

    @THEMES
    def test_toasts_read_on_their_dark_or_light_strip(self, tokens):
        away = opposite(tokens)
        for ink in (away.text, away.text2, away.accent.text):
            assert contrast(ink, tokens.text) >= 4.5

    def test_a_family_is_no_colour(self):
        with pytest.raises(AttributeError, match=r"accent\.solid"):
            LIGHT.color("accent")

    def test_high_contrast_takes_the_roles_of_the_system(self):
        palette = QPalette(QColor("black"))
        palette.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
        palette.setColor(QPalette.ColorRole.Highlight, QColor("cyan"))
        tokens = from_palette(palette)
        assert tokens.dark
        assert {tokens.text.name(), tokens.border.name(), tokens.warn.text.name()} == {"#ffff00"}
        assert tokens.focus == QColor("cyan")

    @THEMES
    def test_the_style_sheet_names_known_roles_alone(self, tokens):
        assert "$" not in style_sheet(tokens)


class TestSwitch:
    def test_a_forced_theme_holds_whatever_the_system_says(self, qtbot):
        with qtbot.waitSignal(hub().changed):
            set_mode("dark")
        assert current() is DARK
        assert hub().mode == "dark"
        set_mode("light")
        assert current() is LIGHT

    def test_widgets_take_the_new_palette(self, qapp):
        set_mode("dark")
        assert qapp.palette().color(QPalette.ColorRole.Base) == DARK.surface

    def test_one_icon_follows_both_themes(self):
        shown = icon("trash", "text")

        def ink() -> int:
            image = shown.pixmap(24, 24).toImage()
            inks = [image.pixelColor(x, y) for x, y in itertools.product(range(24), repeat=2)]
            return max((colour for colour in inks if colour.alpha() > 200), key=QColor.alpha).lightness()

        light = ink()
        set_mode("dark")
        assert light < 80 < 180 < ink()


class TestType:
    def test_inter_comes_with_the_program(self, qapp):
        assert {"Inter", "Inter Display"} <= set(QFontDatabase.families())
        assert QFontInfo(font("body")).family() == "Inter"
        assert QFontInfo(font("title")).family() == "Inter Display"

    def test_text_grows_with_what_the_person_asks(self):
        usual = font("body").pixelSize(), line_height("body")
        set_text_scale(1.5)
        assert (font("body").pixelSize(), line_height("body")) == (20, 30)
        assert usual == (13, 20)

    @pytest.mark.parametrize(("asked", "held"), [(0.1, 1.0), (9, 2.5), (1.25, 1.25)])
    def test_the_scale_is_held_within_reason(self, asked, held):
        set_text_scale(asked)
        assert text_scale() == held


class TestIcons:
    def test_every_icon_named_in_the_code_is_shipped(self):
        shipped = {path.stem for path in (ROOT / "resources/icons").glob("*.svg")}
        named = set()
        for path in (ROOT / "ui").rglob("*.py"):
            source = path.read_text("utf-8")
            named |= set(re.findall(r'icon(?:_name)?\s*[=:(]\s*"([a-z0-9-]+)"', source))
            named |= set(re.findall(r'(?:IconButton|Glyph|EmptyIcon)\(\s*"([a-z0-9-]+)"', source))
        assert len(named) > 5
        assert named <= shipped

    def test_an_unknown_icon_is_refused_at_once(self):
        with pytest.raises(FileNotFoundError):
            icon("licorne")

    def test_an_icon_is_as_sharp_as_the_screen(self):
        drawn = pixmap("home", 16, QColor("black"), 2.0)
        assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)

    @THEMES
    def test_statuses_differ_without_colour(self, tokens):
        def silhouette(status: Status) -> bytes:
            image = QImage(32, 32, QImage.Format.Format_Grayscale8)
            image.fill(tokens.surface)
            painter = QPainter(image)
            paint_status(painter, QRectF(0, 0, 32, 32), status, tokens)
            painter.end()
            ground = image.pixelColor(0, 0).lightness()
            return bytes(
                abs(image.pixelColor(x, y).lightness() - ground) > 40
                for x, y in itertools.product(range(32), repeat=2)
            )

        drawn = {status: silhouette(status) for status in Status}
        for one, other in itertools.combinations(Status, 2):
            differing = sum(a != b for a, b in zip(drawn[one], drawn[other], strict=True))
            assert differing > 20, f"{one} and {other} look alike"


def ring_of(window: QWidget):
    return next((child for child in window.findChildren(QWidget) if type(child).__name__ == "_Frame"), None)


class TestFocusRing:
    @pytest.fixture
    def form(self, qtbot):
        form = QWidget()
        layout = QVBoxLayout(form)
        form.line, form.button = QLineEdit(), QPushButton("Continuer")
        layout.addWidget(form.line)
        layout.addWidget(form.button)
        qtbot.addWidget(form)
        with qtbot.waitActive(form):
            form.show()
        return form

    def test_it_stands_outside_the_control_and_follows_it(self, form, qtbot):
        form.line.setFocus()
        ring = ring_of(form)
        assert ring.isVisible()
        assert ring.geometry().adjusted(3, 3, -3, -3) == form.line.geometry()
        form.resize(500, 300)
        qtbot.waitUntil(lambda: ring.geometry().adjusted(3, 3, -3, -3) == form.line.geometry())

    def test_tab_rings_a_button_and_a_click_does_not(self, form, qtbot):
        form.line.setFocus()
        qtbot.keyClick(form.line, Qt.Key.Key_Tab)
        assert form.button.hasFocus()
        assert ring_of(form).isVisible()
        form.line.setFocus()
        qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
        assert form.button.hasFocus()
        assert ring_of(form) is None

    def test_it_scrolls_with_its_page(self, qtbot):
        area, page = QScrollArea(), QWidget()
        layout = QVBoxLayout(page)
        lines = [QLineEdit() for _ in range(40)]
        for line in lines:
            layout.addWidget(line)
        area.setWidget(page)
        qtbot.addWidget(area)
        with qtbot.waitActive(area):
            area.show()
        lines[3].setFocus()
        assert ring_of(area).parentWidget() is page

    def test_closing_a_window_in_the_middle_of_typing_is_safe(self, qtbot):
        for _ in range(3):
            window = QWidget()
            QVBoxLayout(window).addWidget(QLineEdit(window))
            with qtbot.waitActive(window):
                window.show()
            window.findChild(QLineEdit).setFocus()
            del window
        other = QLineEdit()
        qtbot.addWidget(other)
        with qtbot.waitActive(other):
            other.show()
        other.setFocus()
        assert other.hasFocus()


@pytest.mark.parametrize("scale", [1, 2])
def test_hatching_comes_back_at_each_period_and_stays_within_its_outline(qapp, scale):
    picture = QImage(80 * scale, 60 * scale, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    line, ground = QColor("#336699"), QColor("#eeeeee")
    hatching(painter, pill_path(QRectF(4, 4, 70, 50), 6), line, ground)
    painter.end()
    step = HATCH_PERIOD * scale
    row = [picture.pixel(x, 30 * scale) for x in range(8 * scale, 8 * scale + 3 * step)]
    assert row[:step] == row[step : 2 * step] == row[2 * step :]
    assert ground.rgb() in row
    assert min(QColor(each).red() for each in row) < 160
    assert (
        picture.pixelColor(1, 30 * scale) == picture.pixelColor(4 * scale, 4 * scale) == Qt.GlobalColor.white
    )
