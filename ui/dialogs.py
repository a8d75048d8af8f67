"""The one door to what the system shows in its own windows, so that a test can answer in its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Dialogs(Protocol):
    """Choosers of files, and the programs of the system."""

    def open_file(self, parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        """An existing file, or None; `kinds` is Qt's filter, « Bases CIGDesk (*.cigdesk) »."""

    def open_files(self, parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
        """Existing files, maybe none; `kinds` as for `open_file`."""

    def save_file(self, parent: QWidget, title: str, kinds: str, proposed: Path) -> Path | None:
        """Where to write, or None; the system has asked before it lets an existing file be chosen."""

    def folder(self, parent: QWidget, title: str, proposed: Path | None = None) -> Path | None:
        """An existing folder, or None."""

    def open_externally(self, path: Path) -> bool:
        """Show a file with the program that the system has for it; False when there is none."""

    def open_address(self, address: str) -> bool:
        """Hand an address (`mailto:…`, encoded) to the program that the system has for it; False for none."""

    def printer(self, parent: QWidget, title: str, pages: int) -> QPrinter | None:
        """The printer chosen for a document of that many pages, ready to be painted on, or None."""

    def tell(self, title: str, sentence: str) -> None:
        """Say something when no window is left to say it in."""


class SystemDialogs:
    """The system's own."""

    def open_file(self, parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, title, str(folder or ""), kinds)
        return _path(name)

    def open_files(self, parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder or ""), kinds)
        return [Path(name) for name in names]

    def save_file(self, parent: QWidget, title: str, kinds: str, proposed: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
        return _path(name)

    def folder(self, parent: QWidget, title: str, proposed: Path | None = None) -> Path | None:
        return _path(QFileDialog.getExistingDirectory(parent, title, str(proposed or "")))

    def open_externally(self, path: Path) -> bool:
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def open_address(self, address: str) -> bool:
        return QDesktopServices.openUrl(QUrl.fromEncoded(address.encode("ascii")))

    def printer(self, parent: QWidget, title: str, pages: int) -> QPrinter | None:
        from ui.printing import ask_printer

        return ask_printer(parent, title, pages)

    def tell(self, title: str, sentence: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, title, sentence, QMessageBox.StandardButton.Ok)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()


def _path(name: str) -> Path | None:
    return Path(name) if name else None
