"""Writing a document where the person chose: whole or not at all, and owner-only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile

from cigdesk.domain.errors import CigdeskError

_OWNER = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner


def save_whole(path: Path, content: bytes) -> None:
    """Write the file in one step; raises `CigdeskError`, and then an older file is as it was."""
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if opened:
        file.setPermissions(_OWNER)
        file.write(content)
    if not opened or not file.commit():
        raise CigdeskError(
            f"Le fichier {path.name} n’a pas pu être écrit. Le document reste dans la base :"
            " choisissez un autre dossier."
        )
