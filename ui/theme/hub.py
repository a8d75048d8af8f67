"""Which theme is shown, who decides it, and who is told when it changes."""

from __future__ import annotations

from importlib.resources import files
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme import typography
from ui.theme.focus import FocusRing
from ui.theme.tokens import DARK, LIGHT, Tokens, from_palette, qss_values

Mode = Literal["system", "light", "dark"]


class ThemeHub(QObject):
    """The one theme of the process. Painters connect `changed` to their `update`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = "system"
        self._worn: Tokens | None = None
        self._system_palette = QPalette(app.palette())
        self.tokens = LIGHT
        self.ring = FocusRing(app, lambda: self.tokens.focus)
        self._follow(app.styleHints())

    @property
    def mode(self) -> Mode:
        """What the person chose: the system's theme, light or dark."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Follow the system or force a theme; the window changes at once."""
        self._mode = mode
        self.apply(self._wanted())

    def apply(self, tokens: Tokens) -> None:
        """Dress the whole application with these tokens and tell the painters; nothing when it wears them."""
        if tokens == self._worn:
            return
        self.tokens = self._worn = tokens
        self._app.setPalette(self._system_palette if tokens.name == "system" else make_palette(tokens))
        self._app.setStyleSheet(style_sheet(tokens))
        self.changed.emit()

    def _follow(self, hints: QStyleHints) -> None:
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):  # Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def _system_changed(self) -> None:
        if self._mode == "system":
            self.apply(self._wanted())

    def _wanted(self) -> Tokens:
        if self._mode != "system":
            return DARK if self._mode == "dark" else LIGHT
        hints = QGuiApplication.styleHints()
        if _high_contrast(hints):
            return from_palette(self._system_palette)
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def hub() -> ThemeHub:
    """The hub of the running application, made at its first use (a QApplication must exist)."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("the theme needs a QApplication")
    found = app.findChild(ThemeHub, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else _install(app)


def current() -> Tokens:
    """The tokens shown now."""
    return hub().tokens


def set_mode(mode: Mode) -> None:
    """Follow the system's theme (« système ») or force « clair » or « sombre »."""
    hub().set_mode(mode)


def apply_theme(app: QApplication, tokens: Tokens | None = None) -> None:
    """Dress `app`: with these tokens, or with the system's choice when none are given."""
    if app is not QApplication.instance():
        raise RuntimeError("a process has one QApplication, and the theme dresses that one")
    if tokens is None:
        hub().set_mode("system")
    else:
        hub().apply(tokens)


def _install(app: QApplication) -> ThemeHub:
    typography.set_text_scale(typography.system_text_scale())
    typography.load_fonts()
    made = ThemeHub(app)
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(typography.font("body"))
    return made


def _high_contrast(hints: QStyleHints) -> bool:
    if not hasattr(hints, "accessibility"):
        return False
    accessibility = hints.accessibility()
    return accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of the application; raises KeyError when the template names an unknown role."""
    template = (files("resources") / "style" / "cigdesk.qss").read_text("utf-8")
    return Template(template).substitute(qss_values(tokens))


def make_palette(tokens: Tokens) -> QPalette:
    """Qt's own roles from ours, for whatever Fusion still draws by itself."""
    role = QPalette.ColorRole
    palette = QPalette(tokens.surface, tokens.canvas)
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad.solid,
        role.Highlight: tokens.accent.solid,
        role.HighlightedText: tokens.onsolid,
        role.Accent: tokens.accent.solid,
        role.Link: tokens.accent.text,
        role.LinkVisited: tokens.accent.text,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.surface,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.field,
        role.Shadow: tokens.border,
    }
    for name, colour in colours.items():
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, tokens.text3)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, tokens.hover)
    return palette


def with_alpha(colour: QColor, alpha: float) -> QColor:
    """That colour at an opacity from 0 to 1, for fills behind a drawing."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
