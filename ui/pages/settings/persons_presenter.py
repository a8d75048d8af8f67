"""Who opens the store: the list, the one that is shown, what becomes of their access. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.rights import Right, refusal, rights_of
from cigdesk.french import NBSP, date_long
from cigdesk.ports.people import PractitionerLine
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.persons import PersonLine, PersonValues
from ui.operations import Operations
from ui.pages.settings.part_presenter import PartPresenter
from ui.saving import faults_to

_LIST = "settings.persons"


class PersonsPresenter(PartPresenter):
    """Reads everybody at once: a service has tens of people, not thousands."""

    listed = Signal(object)
    """(list[PersonLine])."""
    access_given = Signal()
    """The passphrase that was typed is that person's now."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(services, operations, parent)
        self.lines: list[PersonLine] = []
        self.practitioners: Sequence[PractitionerLine] = ()
        self.wanted: UUID | None = None

    @property
    def refusal(self) -> str:
        """Why the person at the keyboard only reads this, or ""."""
        may = self._services.context.actor.may(Right.MANAGE_PERSONS)
        return "" if may else refusal(Right.MANAGE_PERSONS)

    @property
    def line(self) -> PersonLine | None:
        """The one that is shown."""
        return next((each for each in self.lines if each.id == self.wanted), None)

    def read(self) -> None:
        """Read everybody, and the practitioners that they may be, in the background."""
        services = self._services
        job = lambda: (services.persons.listing(), services.practitioners.listing())  # noqa: E731 - one expression
        self._operations.query(_LIST, job, lambda read: self._listed(*read))

    def _listed(self, lines: list[PersonLine], practitioners: Sequence[PractitionerLine]) -> None:
        self.lines, self.practitioners = lines, practitioners
        self.listed.emit(lines)

    def create(self, values: PersonValues, passphrase: str, again: str) -> None:
        """Let somebody in."""
        self.write_new(partial(self._services.persons.add, values, passphrase, again))

    def edit(self, values: PersonValues) -> None:
        """Another name, other roles."""
        if self.wanted is not None:
            self._act(partial(self._services.persons.edit, self.wanted, values), self.written.emit)

    def give_access(self, passphrase: str, again: str) -> None:
        """A new passphrase for the one shown."""
        if self.wanted is not None:
            job = partial(self._services.persons.give_access, self.wanted, passphrase, again)
            self._act(job, self.access_given.emit)

    def leave(self) -> None:
        """Nothing of the one shown opens the store any more."""
        if self.wanted is not None:
            self._operations.change(partial(self._services.persons.leave, self.wanted))

    def _act(self, job: Callable[[], Change], done: Callable[[], None]) -> None:
        told = faults_to(self.refused.emit, self._operations)
        self._operations.change(job, on_done=lambda _change: done(), on_error=told)


def access_text(line: PersonLine) -> str:
    """What their passphrase does, in a sentence."""
    if line.left_on is not None:
        return f"N’ouvre plus cette base depuis le {date_long(line.left_on)}."
    if not line.has_access:
        return "Aucune phrase de passe n’ouvre encore cette base à son nom."
    if line.provisional:
        return "Ouvre la base par la phrase de passe donnée, à changer à la première ouverture."
    return "Ouvre la base par sa propre phrase de passe, que personne d’autre ne connaît."


def leaving_text(line: PersonLine) -> Sequence[str]:
    """What becomes of things when somebody leaves, before it is done."""
    said = [
        "Sa phrase de passe n’ouvre plus cette base, dès maintenant.",
        "Ce que cette personne a écrit reste, à son nom.",
        "Les sauvegardes déjà faites s’ouvrent encore avec sa phrase de passe, tant qu’elles sont gardées "
        f"(neuf{NBSP}mois).",
    ]
    if Right.NOTES in rights_of(line.roles):
        said.append(
            "La clé des notes de l’équipe sociale change dès qu’un membre ouvre la base. Ce qui a déjà "
            "été lu ne peut pas être oublié."
        )
    return said
