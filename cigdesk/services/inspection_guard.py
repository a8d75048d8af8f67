"""An appointment that an inspection day was made from is not changed behind its back."""

from __future__ import annotations

from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.inspection import Inspection, InspectionState
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork


def require_unreported(uow: UnitOfWork, appointment_id: UUID, *, drafts: bool = False) -> None:
    """Raise `Refused` when a closed day stands on that appointment; with `drafts`, any day at all."""
    for inspection_id in uow.inspections.of_appointments((appointment_id,)).values():
        if uow.get(Inspection, inspection_id).state is InspectionState.CLOSED:
            raise Refused(
                f"Une journée de prévention close repose sur ce rendez-vous{NBSP}: rouvrez-la d’abord."
            )
        if drafts:
            raise Refused(
                f"Une journée de prévention est commencée sur ce rendez-vous{NBSP}: supprimez-la d’abord."
            )
