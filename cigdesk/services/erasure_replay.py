"""Erasing again, in a store that came back from an older copy, what was erased since that copy was made."""

from __future__ import annotations

from cigdesk.domain.erasure import ErasedKind, ErasedRecord, missing_from
from cigdesk.ports import UnitOfWork
from cigdesk.ports.erasure import ErasureList
from cigdesk.services.context import Context


def erase_again(context: Context, erasures: ErasureList) -> int:
    """Bring the store and the list beside it to the same point; gives how many records were erased again.

    Done before the store is handed to anybody, whoever opens it: no right is asked, for it was decided.
    """
    with context.store.reading() as uow:
        known = uow.erasure.erased()
    listed = erasures.read()
    missing = missing_from(listed, known)
    if missing:
        # It was decided: a copy of a time when the store was elsewhere is no shelter.
        with context.store.writing(even_carried=True) as uow:
            for each in missing:
                _again(context, uow, each)
            uow.commit()
    if frozenset(known) - listed:
        erasures.keep(known)
    return len(missing)


def _again(context: Context, uow: UnitOfWork, record: ErasedRecord) -> None:
    from cigdesk.services.erasing import cancel_upcoming, wipe_agent, wipe_case

    uow.erasure.note(record.kind, record.record_id, record.at)
    if not uow.erasure.there(record.kind, record.record_id):
        return
    if record.kind is ErasedKind.CASE:
        wipe_case(uow, record.record_id)
    else:
        cancel_upcoming(uow, record.record_id, context.now())
        wipe_agent(uow, record.record_id)
