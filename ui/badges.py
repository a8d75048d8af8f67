"""The badges of the rail: how many items wait on each page, counted in the background."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from ui.page import PageSpec, Workbench
from ui.rail import Rail

AGAIN_MS = 15 * 60_000
FIRST_MS = 300
"""The page that the window opens on is read and painted first."""


def _counts(spec: PageSpec, bench: Workbench) -> bool:
    return spec.waiting is not None and bench.may(spec.waiting.needs)


class Badges(QObject):
    """Counts again when records of the kinds concerned have changed."""

    def __init__(self, rail: Rail, specs: Iterable[PageSpec], bench: Workbench) -> None:
        super().__init__(rail)
        self._bench = bench
        self._counted = [(rail.button(each.page_id), each.waiting) for each in specs if _counts(each, bench)]
        bench.operations.changed.connect(lambda kinds, _initiator: self.count(kinds))
        self._clock = QTimer(self, interval=AGAIN_MS)
        self._clock.timeout.connect(self.count_all)
        self._clock.start()
        QTimer.singleShot(FIRST_MS, self, self.count_all)

    def count_all(self) -> None:
        """Count everything: some of it waits only because time has passed."""
        for _button, waiting in self._counted:
            self.count(waiting.kinds if waiting is not None else frozenset())

    def count(self, kinds: frozenset[str]) -> None:
        """Count what waits where these kinds of records matter."""
        for button, waiting in self._counted:
            if waiting is not None and waiting.kinds & kinds:
                job = partial(waiting.count, self._bench.services)
                self._bench.operations.query(("badge", id(button)), job, button.set_badge)
