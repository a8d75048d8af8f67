"""The application: from the first window to an open store, and back when it is locked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from cigdesk import paths
from cigdesk.domain.errors import CigdeskError
from cigdesk.store_errors import DamagedStore
from ui.dialogs import Dialogs, SystemDialogs
from ui.faults import FaultHook, FaultReport
from ui.garbage import GuiGarbage
from ui.idle_watch import Clocks, IdleWatch, machine_clocks
from ui.logo import logo_icon
from ui.operations import Operations
from ui.page import Notice, PageSpec
from ui.single_window import SingleWindow, raise_other
from ui.theme import hub
from ui.window_state import WindowState

if TYPE_CHECKING:
    from ui.backup_watch import BackupWatch
    from ui.fault_panel import FaultPanel
    from ui.first_passphrase import FirstPassphrase
    from ui.lock_window import LockWindow
    from ui.main_window import MainWindow, Providers
    from ui.pages.welcome.window import WelcomeWindow
    from ui.ports import Bootstrap, Desk

LISTEN_AFTER_MS = 2000
"""When the buses of the system are asked: the window is then in sight."""


@dataclass(frozen=True)
class Options:
    """How the program was started.

    Attributes:
        store: ask for the passphrase of that file at once.
        demo: open the demonstration at once.
        desk: a store that is open already; the application closes it.
    """

    store: Path | None = None
    demo: bool = False
    desk: Desk | None = None


@dataclass(frozen=True)
class _WayBack:
    """A copy that takes the place of the store: how, and what is said meanwhile and afterwards."""

    job: Callable[[], Desk]
    label: str
    said: str
    icon: str


class Application(QObject):
    """Which window is there: the first one, or that of an open store."""

    over = Signal()
    """The person has left, or another window has been put in front instead."""

    def __init__(
        self,
        bootstrap: Bootstrap,
        pages: Sequence[PageSpec],
        hook: FaultHook,
        state: WindowState,
        *,
        providers: Providers | None = None,
        dialogs: Dialogs | None = None,
        clocks: Clocks = machine_clocks,
    ) -> None:
        super().__init__()
        self._clocks = clocks
        self._bootstrap, self._pages, self._providers = bootstrap, tuple(pages), providers
        self._hook, self._state, self._dialogs = hook, state, dialogs or SystemDialogs()
        self.welcome: WelcomeWindow | None = None
        self.window: MainWindow | None = None
        self.first: FirstPassphrase | None = None
        self.lock_window: LockWindow | None = None
        self._lock_operations: Operations | None = None
        self.idle: IdleWatch | None = None
        self._desk: Desk | None = None
        self._operations: Operations | None = None
        self._single: SingleWindow | None = None
        self._watch: BackupWatch | None = None
        self._panel: FaultPanel | None = None
        hook.reported.connect(self._show_fault)

    def start(self, options: Options) -> None:
        """Show the first window that makes sense; leave when the store has a window already."""
        path = options.store or self._last_store()
        if options.desk is not None:
            self.enter(options.desk)
        elif options.demo:
            self.show_welcome().try_demo()
        elif path is not None and raise_other(path):
            self.over.emit()
        else:
            self.show_welcome(path)

    def show_welcome(self, path: Path | None = None) -> WelcomeWindow:
        """The first window; with a path, at the passphrase of that store."""
        from ui.pages.welcome.window import WelcomeWindow

        self._operations = self._new_operations()
        welcome = WelcomeWindow(self._bootstrap, self._operations, self._dialogs, raise_other)
        welcome.entered.connect(self.enter)
        welcome.closed.connect(self.quit)
        welcome.painted.connect(self._prepare, Qt.ConnectionType.QueuedConnection)
        if path is not None:
            welcome.show_open(path)
        self.welcome = welcome
        welcome.show()
        welcome.activateWindow()
        return welcome

    def enter(self, desk: Desk) -> None:
        """Show the window of an open store."""
        from ui.access_notes import AccessNotes
        from ui.main_window import MainWindow

        self._desk = desk
        self._end_welcome()
        self._operations = self._new_operations()
        if desk.provisional and not desk.demo:
            self._ask_for_own_passphrase(desk, self._operations)
            return
        window = MainWindow(
            desk,
            self._pages,
            self._operations,
            self._state,
            self._dialogs,
            providers=self._providers,
        )
        window.closed.connect(self._window_closed)
        AccessNotes(desk, self._operations, window)
        self.window = window
        if not desk.demo:
            if self._single is None:
                self._single = SingleWindow(desk.path, self)
                self._single.raise_asked.connect(self._come_in_front)
            self._watch_over(window, desk)
            self._guard(window)
        window.show()
        window.activateWindow()
        if desk.told:
            window.bench.notify(Notice(desk.told, icon="info-circle"))

    def _ask_for_own_passphrase(self, desk: Desk, operations: Operations) -> None:
        """Nothing of the store is shown before whoever was given a passphrase has one of their own."""
        from ui.first_passphrase import FirstPassphrase

        self.first = FirstPassphrase(desk, operations)
        self.first.changed.connect(self._own_passphrase_taken)
        self.first.closed.connect(self.quit)
        self.first.show()
        self.first.activateWindow()

    def _own_passphrase_taken(self, desk: Desk) -> None:
        first, operations = self.first, self._operations
        self.first = None
        if first is not None:
            first.hide()
            first.deleteLater()
        if operations is not None:
            # Not now: it is delivering what brought us here.
            QTimer.singleShot(0, operations, operations.shutdown)
        self.enter(desk)

    def _watch_over(self, window: MainWindow, desk: Desk) -> None:
        from ui.backup_watch import BackupWatch

        bench = window.bench
        show = partial(_show_backups, window)
        self._watch = BackupWatch(desk.services, bench.operations, bench.notify, show, window)
        self._watch.damaged.connect(self._damaged, Qt.ConnectionType.QueuedConnection)

    # The lock

    def _guard(self, window: MainWindow) -> None:
        """Lock the window when nobody is there, and when the system does."""
        self.idle = IdleWatch(window.bench.idle, self._clocks, window)
        self.idle.idle.connect(window.lock)
        window.lock_begun.connect(self._cover)
        window.lock_held.connect(self._held)
        self.idle.begin()
        QTimer.singleShot(LISTEN_AFTER_MS, window, partial(_follow_system, window))

    def _cover(self) -> None:
        """Show nothing of the store any more, from now on and whatever its window still has to write."""
        from ui.lock_window import LockWindow

        window, desk = self.window, self._desk
        if window is None or desk is None:
            return
        self._lock_operations = self._new_operations()
        lock = LockWindow(desk.path, self._lock_operations, window, self._bootstrap.opening(desk.path))
        lock.entered.connect(self._unlocked)
        lock.resumed.connect(self._uncover)
        lock.broken.connect(self._not_unlocked)
        lock.closed.connect(self._left_locked)
        self.lock_window = lock
        lock.wait_for_work()
        _close_others(window, lock)
        lock.show()
        window.hide()
        lock.activateWindow()

    def _held(self) -> None:
        if self.lock_window is not None and self._desk is not None:
            self.lock_window.keep(self._desk)

    def _uncover(self) -> None:
        self._end_lock()
        if self.window is not None and self.idle is not None:
            self.window.show()
            self.window.activateWindow()
            self.idle.begin()

    def _lock_up(self, window: MainWindow, desk: Desk, lock: LockWindow) -> None:
        """The window is closed: close the store. The lock of the file and the ear for other starts stay."""
        self._desk = self.idle = None
        self._end_watch()
        window.deleteLater()
        lock.close_store(desk)

    def _unlocked(self, desk: Desk) -> None:
        self._end_lock()
        self.enter(desk)

    def _not_unlocked(self, error: CigdeskError) -> None:
        """Ask where a backup can be offered."""
        path = self._end_lock()
        self._leave_desk()
        self.show_welcome(path).open_form.show_error(error)

    def _left_locked(self) -> None:
        self._end_lock()
        self.over.emit()

    def _end_lock(self) -> Path | None:
        """Let go of the window of the lock; gives its store, which stays locked to others if it is open."""
        lock, self.lock_window = self.lock_window, None
        if lock is None:
            return None
        if lock.locked is not None:
            lock.locked.leave()
        lock.hide()
        lock.deleteLater()
        operations, self._lock_operations = self._lock_operations, None
        if operations is not None:
            # Not now: it is delivering what brought us here.
            QTimer.singleShot(0, operations, operations.shutdown)
        return lock.path

    def _damaged(self) -> None:
        """Leave the window for the one that offers a backup; not a byte is written to the file."""
        window, desk = self.window, self._desk
        if window is None or desk is None:
            return
        self._desk = self.window = None
        self._end_lock()
        window.give_up()
        self._leave_desk()
        desk.abandon()
        self.show_welcome(desk.path).open_form.show_error(DamagedStore(desk.path))

    def _prepare(self) -> None:
        """Load what an open store needs while the person types.

        On the worker that opens the store, which therefore never meets half of a module.
        """
        if self.welcome is None or self._operations is None:
            return
        modules = ("ui.main_window", self._state.first_page(self._pages).module)

        def load() -> None:
            self._bootstrap.prepare()
            for module in filter(None, modules):
                import_module(module)

        self._operations.run(load)

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return any(each is not None and each.busy for each in (self._operations, self._lock_operations))

    def quit(self) -> None:
        """Leave the program, in order."""
        if self.lock_window is not None:
            self.lock_window.close()
        elif self.window is not None and self.window.isVisible():
            self.window.close()
        else:
            self.over.emit()

    def end(self) -> None:
        """What is left when the event loop has stopped, by whatever way."""
        for operations in (self._operations, self._lock_operations):
            if operations is not None:
                operations.shutdown()
        self._end_lock()
        self._leave_desk()

    def _last_store(self) -> Path | None:
        return next(iter(self._bootstrap.recent_stores()), None)

    def _new_operations(self) -> Operations:
        operations = Operations(self)
        operations.failed.connect(self._hook.report)
        return operations

    def _end_welcome(self) -> None:
        if self.welcome is None:
            return
        welcome, self.welcome = self.welcome, None
        welcome.hide()
        welcome.deleteLater()
        operations = self._operations
        if operations is not None:
            # Not now: it is delivering the desk that brought us here.
            QTimer.singleShot(0, operations, operations.shutdown)

    def _window_closed(self, to_lock: bool) -> None:
        window, desk = self.window, self._desk
        self.window = None
        if to_lock and window is not None and desk is not None and self.lock_window is not None:
            self._lock_up(window, desk, self.lock_window)
            return
        back = self._way_back(window, desk)
        if back is not None:
            self._desk = None
        self._leave_desk()
        if window is not None:
            window.deleteLater()
        if back is not None and desk is not None:
            self._come_back(desk.path, back)
        else:
            self.over.emit()

    def _way_back(self, window: MainWindow | None, desk: Desk | None) -> _WayBack | None:
        """How the store comes back on a copy, when that is what the window was closed for."""
        if window is None or desk is None:
            return None
        if window.homecoming is not None:
            job = partial(desk.brought_home, window.homecoming)
            return _WayBack(job, "Reprise de la copie", "Base reprise", "file-import")
        if window.restoring is not None:
            job = partial(desk.restored, window.restoring)
            return _WayBack(job, "Restauration de la sauvegarde", "Base restaurée", "restore")
        return None

    def _come_back(self, path: Path, back: _WayBack) -> None:
        """Open the store again on that copy, and say so in its window."""
        welcome = self.show_welcome(path)
        welcome.entered.connect(partial(self._say_back, back))
        welcome.restore(back.job, back.label)

    def _say_back(self, back: _WayBack, _desk: object = None) -> None:
        if self.window is not None:
            show = partial(_show_backups, self.window)
            detail = "L’état précédent est mis de côté."
            self.window.bench.notify(Notice(back.said, detail, back.icon, "Voir", on_action=show))

    def _leave_desk(self) -> None:
        """Close the store; a backup that fails at that moment is told, since nothing else would."""
        desk, self._desk = self._desk, None
        self._end_watch()
        if self._single is not None:
            self._single.close()
            self._single = None
        if desk is None:
            return
        try:
            desk.close()
        except CigdeskError as error:
            self._dialogs.tell("CIGDesk", str(error))

    def _end_watch(self) -> None:
        if self._watch is not None:
            self._watch.stop()
            self._watch = None

    def _come_in_front(self) -> None:
        window = self.lock_window or self.window
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    def _show_fault(self, report: FaultReport) -> None:
        from ui.fault_panel import FaultPanel

        if self._panel is None:
            self._panel = FaultPanel()
            self._panel.quit_asked.connect(self.quit)
            self._panel.finished.connect(self._fault_read)
        self._panel.add(report)

    def _fault_read(self) -> None:
        """A fault at the very start leaves no window to go on with."""
        if not any((self.window, self.welcome, self.lock_window, self.first)):
            self.over.emit()


def _follow_system(window: MainWindow) -> None:
    from ui.system_lock import SystemLock

    system = SystemLock(window)
    system.locked.connect(window.lock)
    system.listen()


def _close_others(window: MainWindow, lock: LockWindow) -> None:
    """Choosers and panels that stand in windows of their own show records too."""
    for other in QApplication.topLevelWidgets():
        if other.isVisible() and other not in (window, lock) and other.parentWidget() is not None:
            other.close()


def _show_backups(window: MainWindow) -> None:
    from ui.settings_targets import PAGE_ID, Part

    window.go(PAGE_ID, Part.BACKUPS)


def run(
    bootstrap: Bootstrap,
    pages: Sequence[PageSpec],
    options: Options | None = None,
    *,
    providers: Providers | None = None,
) -> int:
    """Show the window until the person leaves; gives the exit code.

    Args:
        pages: the screens, in the order of the rail.
        providers: what finds records for the palette, once a store is open.
    """
    hook = FaultHook(paths.log_folder())
    hook.install()
    app = make_app()
    state = WindowState(paths.settings_file())
    hub().set_mode(state.theme)
    garbage = GuiGarbage()
    application = Application(bootstrap, pages, hook, state, providers=providers)
    application.over.connect(app.quit)
    QTimer.singleShot(0, application, lambda: application.start(options or Options()))
    code = app.exec()
    application.end()
    garbage.stop()
    hook.uninstall()
    return code


def make_app() -> QApplication:
    """The application of Qt, made once, in French and with its name."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("CIGDesk")
    app.setApplicationDisplayName("CIGDesk")
    app.setDesktopFileName("cigdesk")
    # Between the first window and that of the store there is a moment without any.
    app.setQuitOnLastWindowClosed(False)
    speak_french(app)
    app.setWindowIcon(logo_icon())
    return app


def speak_french(app: QApplication) -> None:
    """Qt's own words and dates in French, whatever the system's language."""
    french = QLocale(QLocale.Language.French, QLocale.Country.France)
    QLocale.setDefault(french)
    translator = QTranslator(app)
    if translator.load(french, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
