"""The first window: create a store, open one, or try the demonstration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.store_errors import (
    DamagedKeyFile,
    DamagedStore,
    ForeignKeyFile,
    MissingKeyFile,
    WrongPassphrase,
)
from ui.dialogs import Dialogs
from ui.notices import in_two
from ui.operations import Operations, Step, Task
from ui.pages.welcome.brand import lay_beside_brand
from ui.pages.welcome.home import Home
from ui.pages.welcome.open_form import OpenForm
from ui.pages.welcome.presenter import SUFFIX, Draft, WelcomePresenter
from ui.ports import Bootstrap, Desk, KnownPerson, Rescue
from ui.widgets.base import tight
from ui.widgets.message_bar import MessageBar
from ui.widgets.progress import ProgressBar

if TYPE_CHECKING:
    from ui.pages.welcome.create_form import CreateForm
    from ui.pages.welcome.recover_form import RecoverForm
    from ui.pages.welcome.rescue_form import RescueForm

USUAL_SIZE, LEAST_SIZE = QSize(1080, 720), QSize(860, 560)
COLUMN = 640


_MENDED_BY_BACKUP = (DamagedStore, MissingKeyFile, DamagedKeyFile, ForeignKeyFile)


@dataclass(frozen=True)
class _Broken:
    """The base that did not open, what was typed for it, and why not."""

    path: Path
    passphrase: str = field(repr=False)
    why: CigdeskError


_NOTHING = _Broken(Path(), "", CigdeskError())


class WelcomeWindow(QWidget):
    """Gives an open desk, or is closed by the person."""

    entered = Signal(object)
    """(Desk): open; the one who hears it owns it."""
    closed = Signal()
    """The person wants nothing."""
    painted = Signal()
    """In sight for the first time."""

    def __init__(
        self,
        bootstrap: Bootstrap,
        operations: Operations,
        dialogs: Dialogs,
        raise_other: Callable[[Path], bool],
    ) -> None:
        super().__init__()
        self._bootstrap, self._operations, self._dialogs = bootstrap, operations, dialogs
        self._raise_other = raise_other
        self._done = self._painted = False
        self._presenter = WelcomePresenter(bootstrap)
        self.home, self.open_form = Home(self._presenter.recent), OpenForm()
        self.progress = ProgressBar("")
        self.message = MessageBar("")
        self._views = QStackedWidget()
        self.setWindowTitle("CIGDesk")
        self.setMinimumSize(LEAST_SIZE)
        self.resize(USUAL_SIZE)
        self._lay_out()
        self._connect()
        self.show_home()

    def _lay_out(self) -> None:
        for view in (self.home, self.open_form):
            self._views.addWidget(view)
        inner = QWidget()
        inner.setMaximumWidth(COLUMN)
        column = tight(QVBoxLayout(inner), 12)
        column.addWidget(self.message)
        column.addWidget(self._views, 1)
        column.addWidget(self.progress)
        self.progress.stop_button.hide()
        self.progress.hide()
        self.message.hide()
        lay_beside_brand(self, inner)

    def _connect(self) -> None:
        self.home.create_asked.connect(self.show_create)
        self.home.open_asked.connect(self.choose_file)
        self.home.demo_asked.connect(self.try_demo)
        self.home.recent_asked.connect(self.show_open)
        self.open_form.submitted.connect(self._open)
        self.open_form.other_asked.connect(self.choose_file)
        self.open_form.back_asked.connect(self.show_home)
        self.open_form.forgotten_asked.connect(self.show_recover)
        self._operations.progressed.connect(self._progressed)
        self._operations.ended.connect(self._ended)

    # The views

    @cached_property
    def create_form(self) -> CreateForm:
        """The form of a new store, made when it is first asked for: most starts open one that is there."""
        from ui.pages.welcome.create_form import CreateForm

        form = CreateForm(self._presenter)
        form.submitted.connect(self._create)
        form.place_asked.connect(self._choose_place)
        form.back_asked.connect(self.show_home)
        self._views.addWidget(form)
        return form

    def show_home(self) -> None:
        """The three ways in."""
        self._show(self.home)
        self.home.focus_first()

    def show_create(self) -> None:
        """The form of a new store."""
        self._show(self.create_form)
        self.create_form.focus_first()

    def show_open(self, path: Path) -> None:
        """The passphrase of that file."""
        self._show(self.open_form)
        self.open_form.open(path, self._bootstrap.opening(path))

    @cached_property
    def recover_form(self) -> RecoverForm:
        """The way back in for a forgotten passphrase, made when it is first asked for."""
        from ui.pages.welcome.recover_form import RecoverForm

        form = RecoverForm()
        form.words_given.connect(self._look_for_people)
        form.submitted.connect(self._recover)
        form.back_asked.connect(self.show_home)
        self._views.addWidget(form)
        return form

    def show_recover(self, path: Path) -> None:
        """Ask for the words of the recovery sheet of that file."""
        self._show(self.recover_form)
        self.recover_form.open(path, self._bootstrap.opening(path))

    def _look_for_people(self, path: Path, words: str) -> None:
        self._views.setEnabled(False)
        self._operations.run(
            lambda: self._bootstrap.recoverable(path, words),
            on_done=self._offer_people,
            on_error=self._not_recovered,
            on_settled=self._settled,
            label=self.tr("Lecture de la fiche de secours"),
        )

    def _offer_people(self, people: Sequence[KnownPerson]) -> None:
        self._settled()
        self.recover_form.offer(people)

    def _not_recovered(self, error: CigdeskError) -> None:
        self._settled()
        self.recover_form.show_error(error)

    def _recover(self, path: Path, words: str, person: KnownPerson, passphrase: str, again: str) -> None:
        self._run(
            self.tr("Ouverture de la base"),
            lambda: self._bootstrap.recover(path, words, person, passphrase, again),
            self.recover_form.show_error,
        )

    @cached_property
    def rescue_form(self) -> RescueForm:
        """What is offered for a base that does not open, made when one does not."""
        from ui.pages.welcome.rescue_form import RescueForm

        form = RescueForm()
        form.accepted.connect(self._bring_back)
        form.other_asked.connect(self._choose_copy)
        form.folder_asked.connect(lambda: self._dialogs.open_externally(self._broken.path.parent))
        form.back_asked.connect(self.show_home)
        self._views.addWidget(form)
        return form

    def choose_file(self) -> None:
        """Let the person choose a store, then ask for its passphrase."""
        kinds = self.tr("Bases CIGDesk (*{suffix})").format(suffix=SUFFIX)
        folder = self._bootstrap.default_store().parent
        path = self._dialogs.open_file(self, self.tr("Ouvrir une base"), kinds, folder)
        if path is not None:
            self.show_open(path)

    def _show(self, view: QWidget) -> None:
        self.message.hide()
        self._forget()
        self._views.setCurrentWidget(view)

    def _forget(self) -> None:
        """Leave nothing of a passphrase on screen."""
        self.open_form.forget()
        self._broken = _NOTHING
        if "create_form" in self.__dict__:
            self.create_form.forget()
        if "recover_form" in self.__dict__:
            self.recover_form.forget()

    def _choose_place(self, proposed: Path) -> None:
        kinds = self.tr("Bases CIGDesk (*{suffix})").format(suffix=SUFFIX)
        path = self._dialogs.save_file(self, self.tr("Placer la base"), kinds, proposed)
        if path is not None:
            self.create_form.set_place(path)

    # The acts

    def _create(self, draft: Draft) -> None:
        self._run(
            self.tr("Création de la base"),
            lambda: self._bootstrap.create_store(draft.file, draft.centre, draft.person, draft.passphrase),
            self.create_form.show_error,
        )

    def restore(self, job: Callable[[], Desk], label: str) -> None:
        """Open the base on a copy of it; what fails is said where its passphrase is asked."""
        self._run(label, job, self.open_form.show_error)

    def _open(self, path: Path, name: str, passphrase: str) -> None:
        if self._raise_other(path):
            self.open_form.say(
                self.tr("Cette base est déjà ouverte. Sa fenêtre vient de passer devant les autres.")
            )
            return
        self._run(
            self.tr("Ouverture de la base"),
            lambda: self._bootstrap.open_store(path, passphrase, name),
            lambda error: self._not_opened(_Broken(path, passphrase, error)),
        )

    def _not_opened(self, broken: _Broken) -> None:
        if not isinstance(broken.why, _MENDED_BY_BACKUP):
            self.open_form.show_error(broken.why)
            return
        self._look(broken, lambda: self._bootstrap.rescue(broken.path, broken.passphrase))

    def _choose_copy(self) -> None:
        kinds = self.tr("Bases CIGDesk (*{suffix})").format(suffix=SUFFIX)
        broken = self._broken
        copy = self._dialogs.open_file(self, self.tr("Choisir une sauvegarde"), kinds, broken.path.parent)
        if copy is not None:
            self._look(broken, lambda: self._bootstrap.rescue_by(broken.path, copy, broken.passphrase))

    def _look(self, broken: _Broken, job: Callable[[], Rescue]) -> None:
        """Offer what is found; a wrong passphrase is said under its field."""
        self._broken = broken
        self._views.setEnabled(False)
        self._operations.run(
            job,
            on_done=self._offer,
            on_error=self._nothing_found,
            on_settled=self._settled,
            label=self.tr("Recherche d’une sauvegarde saine"),
        )

    def _offer(self, rescue: Rescue) -> None:
        self._settled()
        self._views.setCurrentWidget(self.rescue_form)
        self.rescue_form.offer_rescue(self._broken.path, self._broken.why, rescue)

    def _nothing_found(self, error: CigdeskError) -> None:
        self._settled()
        if isinstance(error, WrongPassphrase) and self._views.currentWidget() is self.open_form:
            self.open_form.show_error(error)
            return
        self._views.setCurrentWidget(self.rescue_form)
        self.rescue_form.offer_nothing(self._broken.path, self._broken.why, error)

    def _bring_back(self, rescue: Rescue) -> None:
        broken = self._broken
        self._run(
            self.tr("Restauration de la sauvegarde"),
            lambda: self._bootstrap.bring_back(broken.path, rescue, broken.passphrase),
            lambda error: self.rescue_form.offer_nothing(broken.path, broken.why, error),
        )

    def try_demo(self) -> None:
        """Open the demonstration."""
        self._run(self.tr("Préparation de la démonstration"), self._bootstrap.open_demo, self._say)

    def _run(self, label: str, job: Callable[[], Desk], on_error: Callable[[CigdeskError], None]) -> None:
        """Do it in the background, the form closed meanwhile: a second click would do it twice."""
        self.message.hide()
        self._views.setEnabled(False)

        def failed(error: CigdeskError) -> None:
            self._views.setEnabled(True)
            on_error(error)

        self._operations.run(job, on_done=self._enter, on_error=failed, on_settled=self._settled, label=label)

    def _settled(self) -> None:
        self._views.setEnabled(True)

    def _enter(self, desk: Desk) -> None:
        self._done = True
        self._forget()
        self.entered.emit(desk)

    def _say(self, error: CigdeskError) -> None:
        self.message.set_message(*in_two(str(error)))
        self.message.show()

    def _progressed(self, task: Task, step: Step) -> None:
        if not task.label:
            return  # what is loaded ahead is nothing that the person asked for
        self.progress.set_title(f"{task.label}…")
        if step.total:
            self.progress.set_progress(step.done, step.total, step.item)
        self.progress.show()

    def _ended(self, _task: Task) -> None:
        self.progress.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._views.currentWidget() is not self.home:
            self.show_home()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._done:
            self.closed.emit()
