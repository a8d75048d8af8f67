"""The look of the window: colours by role, type, focus ring, and the switch between light and dark."""

from ui.theme.hub import Mode, ThemeHub, apply_theme, current, hub, set_mode, style_sheet, with_alpha
from ui.theme.tokens import DARK, LIGHT, Accent, Family, Tokens, opposite
from ui.theme.typography import Role, font, set_text_scale, text_scale

__all__ = [
    "DARK",
    "LIGHT",
    "Accent",
    "Family",
    "Mode",
    "Role",
    "ThemeHub",
    "Tokens",
    "apply_theme",
    "current",
    "font",
    "hub",
    "opposite",
    "set_mode",
    "set_text_scale",
    "style_sheet",
    "text_scale",
    "with_alpha",
]
