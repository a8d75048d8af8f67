"""Noting who opens, exports or prints what, as it is done: every service has it at hand in its context."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from threading import Lock
from typing import Final
from uuid import UUID

from cigdesk.domain.accesses import MOST_LINKS, SAME_VIEW, Access, AccessAct
from cigdesk.ports import Clock, Store

Flush = Callable[[], object]
Later = Callable[[Flush], object]

_REPEATED: Final = frozenset({AccessAct.VIEW, AccessAct.PRINT})
"""What the window does by itself again and again: a page reads its record anew, a preview is drawn anew."""


def _at_once(flush: Flush) -> object:
    return flush()


class AccessNoting:
    """Notes what one person does.

    `later` says when views are written: at once, unless the window sets it to its worker. What leaves the
    program is always written at once, and refused when that fails.
    """

    def __init__(self, store: Store, clock: Clock, person_id: UUID) -> None:
        self._store, self._clock, self._person_id = store, clock, person_id
        self.later: Later = _at_once
        self._noted: dict[tuple[AccessAct, str, UUID], datetime] = {}
        self._waiting: list[Access] = []
        self._turn, self._writing = Lock(), Lock()

    def note(self, act: AccessAct, kind: str, ids: Iterable[UUID] = (), *, count: int | None = None) -> None:
        """Keep that the person at the keyboard did this to those records, or to so many of what has no id.

        A record that they opened, or drew on a page, less than `SAME_VIEW` ago is not noted again. Raises the
        failure of the store for what could not be written at once; it then waits for the next writing.
        """
        with self._turn:
            self._waiting += self._new(act, kind, list(ids), count)
            if not self._waiting:
                return
        self.later(self.flush) if act is AccessAct.VIEW else self.flush()

    def note_failed(self, count: int, last: datetime) -> None:
        """Keep that so many wrong passphrases were typed before the store opened, the last of them then.

        Written with what is noted next: nobody is known who did it.
        """
        with self._turn:
            self._waiting.append(Access(last, None, AccessAct.FAILED_LOGIN, "store", count=count))

    def flush(self) -> None:
        """Write what waits, in one small transaction; what could not be written waits on."""
        with self._writing:
            with self._turn:
                taken, self._waiting = self._waiting, []
            try:
                self._write(taken)
            except BaseException:
                with self._turn:
                    self._waiting = taken + self._waiting
                raise

    def _write(self, taken: list[Access]) -> None:
        if not taken:
            return
        # Reading is noted too where the store is elsewhere: a return joins these links to those of the copy.
        with self._store.writing(even_carried=True) as uow:
            uow.accesses.append(taken)
            uow.commit()

    def _new(self, act: AccessAct, kind: str, ids: list[UUID], count: int | None) -> list[Access]:
        now, person = self._clock.now(), self._person_id
        if count is not None or not ids:
            return [Access(now, person, act, kind, count=count)]
        if act in _REPEATED:
            ids = [each for each in ids if self._is_new(act, kind, each, now)]
        if len(ids) > MOST_LINKS:
            return [Access(now, person, act, kind, count=len(ids))]
        return [Access(now, person, act, kind, each) for each in ids]

    def _is_new(self, act: AccessAct, kind: str, record_id: UUID, now: datetime) -> bool:
        last = self._noted.get((act, kind, record_id))
        # A clock that was set back hides nothing.
        if last is not None and abs(now - last) < SAME_VIEW:
            return False
        self._noted[act, kind, record_id] = now
        return True
