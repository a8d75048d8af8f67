"""One window per store: a second start puts the first one in front."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500
_RAISE = b"raise"


def channel_name(path: Path) -> str:
    """The name by which the windows of this person find the one that holds `path`; it tells no path."""
    seed = f"{Path.home()}\0{path.expanduser().resolve()}"
    return f"cigdesk-{hashlib.sha256(seed.encode()).hexdigest()[:24]}"


def raise_other(path: Path) -> bool:
    """Ask the window that holds the store to come in front; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(path))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(_RAISE)
    heard = socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return heard


class SingleWindow(QObject):
    """Listens for other starts on the same store. The lock of the store itself is not here."""

    raise_asked = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = channel_name(path)
        if not self._server.listen(name):
            # What a crash left behind: nobody answers there, or the store's lock would have refused us.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_asked.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
