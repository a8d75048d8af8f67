"""Work off the GUI thread: changes one at a time, queries side by side, answers on the GUI thread.

Plain values cross the threads, never widgets nor mapped objects. What a job raises comes back too: a
`CigdeskError` as a sentence for the person, anything else as a fault of the program.
"""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cigdesk.domain.errors import CigdeskError
from cigdesk.services.changes import Change

T = TypeVar("T")

PROGRESS_AFTER_MS = 400
PROGRESS_EVERY_MS = 100
QUERY_THREADS = 2


class Cancelled(CigdeskError):
    """The person stopped the work; what the job had committed stays, the rest was not begun."""

    def __init__(self) -> None:
        super().__init__("Arrêté à votre demande.")


@dataclass(frozen=True)
class Step:
    """How far a job has come: `done` of `total` items (0 when unknown), and the name of the current one."""

    done: int = 0
    total: int = 0
    item: str = ""


class Progress:
    """What a long job is given: it tells its steps, and learns there that the person wants to stop."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.last = Step()

    def step(self, done: int, total: int = 0, item: str = "") -> None:
        """Tell that `done` of `total` items are finished.

        Raises:
            Cancelled: the person asked to stop.
        """
        self.last = Step(done, total, item)
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        self._stop.set()


class Task:
    """One job under way, as the GUI thread sees it."""

    def __init__(self, job: Callable[..., Any], label: str) -> None:
        self.label = label
        self.progress = Progress()
        self.cancellable = _takes_progress(job)
        self.failed = False
        self._job: Callable[[], Any] | None = partial(job, self.progress) if self.cancellable else job
        self._result: Any = None
        self._error: BaseException | None = None
        self.future: Future[None] | None = None
        self.on_done: Callable[[Any], None] | None = None
        self.on_error: Callable[[CigdeskError], None] | None = None
        self.on_settled: Callable[[], None] | None = None
        self.key: Hashable | None = None

    def cancel(self) -> None:
        """Ask the job to stop at its next step; one that has not begun never does."""
        self.progress.cancel()
        if self.future is not None:
            self.future.cancel()

    def execute(self) -> None:
        """Run the job; called on a worker thread."""
        if self._job is None:
            return
        try:
            self._result = self._job()
        except BaseException as error:
            self._error = error

    def abandon(self) -> None:
        """Note that the job was cancelled before it began."""
        self._error = Cancelled()

    def take_outcome(self) -> tuple[Any, BaseException | None]:
        """The result and the error, given once.

        The task lets go of them and of its job, on the GUI thread: a worker that still held the task could
        otherwise be the last owner of a widget that the job's closure knows.
        """
        outcome = self._result, self._error
        self.failed = self._error is not None
        self._job = self._result = self._error = self.future = None
        return outcome


class Operations(QObject):
    """The one door for work off the GUI thread.

    A change runs on one serial worker and says which kinds of records it touched; a query runs on a small
    pool. All callbacks are called on the GUI thread.
    """

    changed = Signal(object, object)
    """(kinds: frozenset[str], initiator: object | None): records moved; who is concerned reads them again."""
    committed = Signal(object, object)
    """(Change, initiator): a change was written; feeds the toasts and the undo stack."""
    refused = Signal(str, object)
    """(label, CigdeskError): a known failure that nobody else took."""
    failed = Signal(object)
    """(BaseException): a fault of the program in a job or a callback."""
    progressed = Signal(object, object)
    """(Task, Step): work that lasts more than 400 ms, at its start and at each step."""
    ended = Signal(object)
    """(Task): a job is over, however it ended."""
    idle = Signal()
    """No job is left."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="cigdesk-change")
        self._readers = ThreadPoolExecutor(QUERY_THREADS, thread_name_prefix="cigdesk-query")
        self._running: list[Task] = []
        self._latest: dict[Hashable, Task] = {}
        self._slow: list[Task] = []
        self._open = True
        self._watch = QTimer(self, interval=PROGRESS_EVERY_MS)
        self._watch.timeout.connect(self._tell_progress)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job is waiting, running or not yet delivered."""
        return bool(self._running)

    @property
    def open(self) -> bool:
        """Whether work can still be asked: a timer may run out after the shutdown."""
        return self._open

    @property
    def writing(self) -> Task | None:
        """The oldest change that is not yet delivered."""
        return next((task for task in self._running if task.key is None), None)

    def change(
        self,
        job: Callable[..., Change],
        *,
        on_done: Callable[[Change], None] | None = None,
        on_error: Callable[[CigdeskError], None] | None = None,
        on_settled: Callable[[], None] | None = None,
        label: str = "",
        initiator: object | None = None,
    ) -> Task:
        """Write something, after the changes asked before it.

        Args:
            job: gives the `Change`; with one required parameter, it is given a `Progress`.
            on_error: takes the known failures; without it they are shown by the window.
            on_settled: called last, whatever happened (to enable a button again).
            label: what is being done, for the progress bar and the messages.
            initiator: the page that has already shown the change itself and need not be refreshed.
        """

        def written(change: Change) -> None:
            if on_done is not None:
                self._guarded(on_done, change)
            self.committed.emit(change, initiator)
            self.changed.emit(change.kinds, initiator)

        return self.run(job, on_done=written, on_error=on_error, on_settled=on_settled, label=label)

    def run(
        self,
        job: Callable[..., T],
        *,
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[CigdeskError], None] | None = None,
        on_settled: Callable[[], None] | None = None,
        label: str = "",
    ) -> Task:
        """Do on the serial worker something that changes no record (open a store, write a file)."""
        task = Task(job, label)
        task.on_done, task.on_error, task.on_settled = on_done, on_error, on_settled
        return self._submit(task, self._writer)

    def query(
        self,
        key: Hashable,
        job: Callable[..., T],
        on_done: Callable[[T], None],
        *,
        on_error: Callable[[CigdeskError], None] | None = None,
        label: str = "",
    ) -> Task:
        """Read something; the answer to an older request of the same key is dropped.

        Nothing is read after the shutdown: a timer of a window that closes may still ask for it.
        """
        task = Task(job, label)
        task.on_done, task.on_error, task.key = on_done, on_error, key
        if not self._open:
            return task
        self._supersede(key, task)
        return self._submit(task, self._readers)

    def forget(self, key: Hashable) -> None:
        """Drop the answer awaited for `key`."""
        older = self._latest.pop(key, None)
        if older is not None:
            older.cancel()

    def shutdown(self) -> None:
        """Finish the changes, drop the queries, stop the threads. Nothing is delivered afterwards."""
        if not self._open:
            return
        self._open = False
        self._watch.stop()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        for task in self._running:
            task.take_outcome()
        self._running.clear()
        self._latest.clear()

    def _supersede(self, key: Hashable, task: Task) -> None:
        self.forget(key)
        self._latest[key] = task

    def _submit(self, task: Task, pool: ThreadPoolExecutor) -> Task:
        if not self._open:
            raise RuntimeError("work asked after the shutdown")
        self._running.append(task)
        QTimer.singleShot(PROGRESS_AFTER_MS, self, lambda: self._begin_progress(task))
        task.future = pool.submit(task.execute)
        task.future.add_done_callback(lambda future: self._send_home(task, future))
        return task

    def _send_home(self, task: Task, future: Future[None]) -> None:
        """Called on the worker thread, or on the GUI thread for a job cancelled before it began."""
        if future.cancelled():
            task.abandon()
        self._arrived.emit(task)

    def _deliver(self, task: Task) -> None:
        if task not in self._running:
            return
        self._running.remove(task)
        self._end_progress(task)
        result, error = task.take_outcome()
        if self._is_current(task):
            self._hand_over(task, result, error)
        if task.on_settled is not None:
            self._guarded(task.on_settled)
        self.ended.emit(task)
        if not self._running:
            self.idle.emit()

    def _is_current(self, task: Task) -> bool:
        if task.key is None:
            return True
        current = self._latest.get(task.key) is task
        if current:
            del self._latest[task.key]
        return current

    def _hand_over(self, task: Task, result: Any, error: BaseException | None) -> None:
        if error is None:
            if task.on_done is not None:
                self._guarded(task.on_done, result)
        elif not isinstance(error, CigdeskError):
            self.failed.emit(error)
        elif task.on_error is not None:
            self._guarded(task.on_error, error)
        else:
            self.refused.emit(task.label, error)

    def _guarded(self, callback: Callable[..., None], *args: Any) -> None:
        """A fault in one callback must not keep the others from being told."""
        try:
            callback(*args)
        except Exception as error:  # whatever a callback raises is reported by the window
            self.failed.emit(error)

    def _begin_progress(self, task: Task) -> None:
        if task not in self._running or not self._open:
            return
        self._slow.append(task)
        self.progressed.emit(task, task.progress.last)
        self._watch.start()

    def _end_progress(self, task: Task) -> None:
        if task in self._slow:
            self._slow.remove(task)
        if not self._slow:
            self._watch.stop()

    def _tell_progress(self) -> None:
        for task in self._slow:
            self.progressed.emit(task, task.progress.last)


def _takes_progress(job: Callable[..., Any]) -> bool:
    """Whether the job has one required positional parameter."""
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return any(
        parameter.default is inspect.Parameter.empty and parameter.kind in positional
        for parameter in inspect.signature(job).parameters.values()
    )
