"""What the window says by itself: failures that nobody took, long work, what just changed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.services.changes import Change
from ui.operations import Cancelled, Operations, Step, Task
from ui.page import Notice
from ui.undo import UndoStack
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.progress import ProgressBar
from ui.widgets.toast import ToastArea


class Notices(QFrame):
    """The strip between header and page: the last failure, the work under way. Empty, it takes no room."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = tight(QVBoxLayout(self), 8, (20, 12, 20, 0))
        self._message: MessageBar | None = None
        self._bar: ProgressBar | None = None
        self._task: Task | None = None
        operations.refused.connect(self.show_failure)
        operations.progressed.connect(self._progressed)
        operations.ended.connect(self._ended)
        self.hide()

    @property
    def message(self) -> MessageBar | None:
        """The failure shown."""
        return self._message

    @property
    def progress(self) -> ProgressBar | None:
        """The bar of the long work under way."""
        return self._bar

    def show_failure(self, label: str, error: CigdeskError) -> None:
        """Say that something could not be done, until the person has read it."""
        self.clear_failure()
        close = Button(self.tr("Fermer ce message"))
        close.clicked.connect(self.clear_failure)
        happened = f"{label}\u00a0: {error}" if isinstance(error, Cancelled) and label else str(error)
        self._message = MessageBar(*in_two(happened), [close], family=_family(error))
        self._layout.addWidget(self._message)
        self.show()

    def clear_failure(self) -> None:
        """Take the message away."""
        if self._message is not None:
            self._message.hide()
            self._message.deleteLater()
            self._message = None
        self._fit()

    def _progressed(self, task: Task, step: Step) -> None:
        if not task.label or self._task not in (None, task):
            return
        if self._bar is None:
            self._bar = self._make_bar(task)
        if step.total:
            self._bar.set_progress(step.done, step.total, step.item)

    def _make_bar(self, task: Task) -> ProgressBar:
        self._task = task
        bar = ProgressBar(task.label)
        bar.stopped.connect(task.cancel)
        bar.stop_button.setVisible(task.cancellable)
        self._layout.addWidget(bar)
        self.show()
        return bar

    def _ended(self, task: Task) -> None:
        if task is not self._task or self._bar is None:
            return
        self._bar.hide()
        self._bar.deleteLater()
        self._bar = self._task = None
        self._fit()

    def stop(self) -> bool:
        """Stop the work under way, for Échap; False when there is none."""
        if self._task is None or not self._task.cancellable:
            return False
        self._task.cancel()
        return True

    def _fit(self) -> None:
        self.setVisible(self._message is not None or self._bar is not None)


class ChangeToasts:
    """A toast for each change that has a label, with the way to take it back."""

    def __init__(self, area: ToastArea, operations: Operations, undo: UndoStack) -> None:
        self._area, self._undo = area, undo
        operations.committed.connect(self._committed)
        undo.acted.connect(self._acted)

    def notify(self, notice: Notice) -> None:
        """Show what a page has to say."""
        self._area.show_toast(
            notice.title,
            notice.detail,
            icon_name=notice.icon,
            action=notice.action,
            keycap=notice.keycap,
            on_action=notice.on_action,
        )

    def _committed(self, change: Change, initiator: object) -> None:
        if initiator is not self._undo:
            self._tell(change, "Annuler", "Ctrl Z", "circle-check")

    def _acted(self, change: Change, taken_back: bool) -> None:
        self._area.clear()
        if taken_back:
            self._tell(change, "Rétablir", "Ctrl Y", "arrow-back-up")
        else:
            self._tell(change, "Annuler", "Ctrl Z", "arrow-forward-up")

    def _tell(self, change: Change, action: str, keycap: str, icon: str) -> None:
        if not change.label:
            return
        act = change.undo
        if act is None:
            self.notify(Notice(change.label, change.detail, icon))
        else:
            run = self._undo.run
            self.notify(Notice(change.label, change.detail, icon, action, keycap, lambda: run(act)))


def _family(error: CigdeskError) -> str:
    return "warn" if isinstance(error, Cancelled) else "bad"


def in_two(sentence: str) -> tuple[str, str]:
    """What happened, then the rest: the first sentence of a known failure is the bold one."""
    first, stop, rest = sentence.partition(". ")
    return (f"{first}.", rest) if stop else (sentence, "")
