"""Settings: the centre, the practitioners, the places, the backups."""

from __future__ import annotations

from ui.page import Page, PageSpec, Workbench
from ui.settings_targets import PAGE_ID


def _make(bench: Workbench) -> Page:
    from ui.pages.settings.view import SettingsPage

    return SettingsPage(bench)


SPEC = PageSpec(PAGE_ID, "Réglages", "settings", _make, foot=True, module="ui.pages.settings.view")
