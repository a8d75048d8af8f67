"""Where the program keeps its files; the one module that knows `appdirs`.

The environment variable CIGDESK_HOME, when set, puts everything under that one folder: a portable
installation, a demonstration or a test then leaves nothing elsewhere.
"""

from __future__ import annotations

import os
from pathlib import Path

import appdirs  # type: ignore[import-untyped]  # the library ships no types

APPLICATION = "CIGDesk"
HOME_VARIABLE = "CIGDESK_HOME"
STORE_SUFFIX = ".cigdesk"


def default_store() -> Path:
    """The store that is proposed when none is named; it may not exist yet."""
    return _folder("data") / f"donnees{STORE_SUFFIX}"


def settings_file() -> Path:
    """Settings of the window on this computer (nothing personal); it may not exist yet."""
    return _folder("config") / "cigdesk.ini"


def log_folder() -> Path:
    """Where reports of faults are written; it may not exist yet."""
    return _folder("log")


def cache_folder() -> Path:
    """What can be lost without harm; it may not exist yet."""
    return _folder("cache")


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser().absolute() / kind
    system_folder = {
        "data": appdirs.user_data_dir,
        "config": appdirs.user_config_dir,
        "log": appdirs.user_log_dir,
        "cache": appdirs.user_cache_dir,
    }[kind]
    return Path(system_folder(APPLICATION, appauthor=False))
