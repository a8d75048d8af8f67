"""Who opens an archived case, and what is kept of it."""

from __future__ import annotations

from typing import Final

from cigdesk.domain.errors import Refused
from cigdesk.domain.retention import require_kept
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context

DECIDING: Final = (Right.ARCHIVE, Right.ELIMINATE)
"""Whoever has one of them sees what falls due, and opens the archive."""


class InArchive(Refused):
    """The case is archived: opening it asks for a reason, which is kept."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            f"Le dossier {case.number} est archivé{NBSP}: l’ouvrir demande une raison, qui est gardée."
        )
        self.case_id = case.id


def may_decide(context: Context) -> bool:
    """Whether the person at the keyboard sees what falls due."""
    return any(map(context.actor.may, DECIDING))


def require_deciding(context: Context) -> None:
    """Raise `NotAllowed` unless they do."""
    if not may_decide(context):
        context.require(Right.ARCHIVE)


def require_readable(uow: UnitOfWork, case: Case, context: Context) -> None:
    """Raise `Refused` for an eliminated case, `InArchive` for an archived one not yet opened today."""
    require_kept(case)
    if case.archived_on is None:
        return
    require_deciding(context)
    if not uow.retention.consulted(case.id, context.actor.person_id, context.today()):
        raise InArchive(case)
