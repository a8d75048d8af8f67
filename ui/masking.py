"""F8: names shown as initials, for a screen that others see."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cigdesk.french import initials


class Masking(QObject):
    """Whether names are masked; painters and models ask `name` and follow `changed`."""

    changed = Signal(bool)

    def __init__(self, masked: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._masked = masked

    @property
    def masked(self) -> bool:
        """Whether initials are shown."""
        return self._masked

    def set_masked(self, masked: bool) -> None:
        """Mask or show every name of the window."""
        if masked != self._masked:
            self._masked = masked
            self.changed.emit(masked)

    def name(self, full_name: str) -> str:
        """The name as it may be shown now."""
        return initials(full_name) if self._masked else full_name
