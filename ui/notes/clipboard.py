"""What is copied of a note: kept out of the histories of the clipboard, and cleared after a minute."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 60_000
_MARK = "application/x-cigdesk-note"
_HINTS = {
    # Klipper, and those that follow it.
    "x-kde-passwordManagerHint": b"secret",
    # The history of Windows, and the clipboard that it shares with other computers.
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}


def marked(text: str) -> QMimeData:
    """That text as it may lie on the clipboard."""
    data = QMimeData()
    data.setText(text)
    data.setData(_MARK, b"1")
    for name, value in _HINTS.items():
        data.setData(name, value)
    return data


def wipe() -> None:
    """Clear the clipboard if what lies there is of a note."""
    board = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        data = board.mimeData(mode)
        if data is not None and data.hasFormat(_MARK):
            board.clear(mode)


class PrivateClipboard(QObject):
    """Copies for one sheet of notes; what it copied goes with it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._timer.timeout.connect(wipe)
        parent.destroyed.connect(_wipe_with)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(wipe)

    def copy(self, text: str) -> None:
        """Put a text there, for a minute."""
        QGuiApplication.clipboard().setMimeData(marked(text))
        self.begin_count()

    def begin_count(self) -> None:
        """What was just copied from an editor goes in a minute."""
        self._timer.start()


def _wipe_with(_gone: QObject) -> None:
    if QGuiApplication.instance() is not None:
        wipe()
