"""The centre's regimes of value added tax, each from a day on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field
from cigdesk.domain.vat import VatRegime, VatValues, regime_on, vat_faults, vat_values_of
from cigdesk.french import date_long, percent
from cigdesk.ports import UnitOfWork
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound, write_changes

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


@dataclass(frozen=True)
class VatLine:
    """One regime, and whether it is the one of today."""

    id: UUID
    values: VatValues
    current: bool


class VatService:
    """Reading and changing the regimes."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(self) -> tuple[VatLine, ...]:
        """All of them, the latest first."""
        today = self._context.today()
        with self._context.reading() as uow:
            kept = sorted(uow.find(VatRegime), key=lambda each: each.start, reverse=True)
            now = regime_on(kept, today)
            return tuple(VatLine(each.id, vat_values_of(each), each is now) for each in kept)

    def add(self, values: VatValues) -> Change:
        """A regime from a day on; raises `InvalidInput` by field. Issued quotes keep theirs."""
        kept, record_id = _checked(values), new_id()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            _refuse_same_day(uow, record_id, kept)
            uow.add(VatRegime(id=record_id, **by_field(kept)))
            return (record_id,)

        return self._change(work, "Régime de TVA ajouté", kept.start)

    def edit(self, regime_id: UUID, before: VatValues, after: VatValues) -> Change:
        """Write the fields that differ; raises `InvalidInput` by field, `MovedOn`."""
        kept = _checked(after)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            _refuse_same_day(uow, regime_id, kept)
            write_changes(uow.get(VatRegime, regime_id), before, kept)
            return (regime_id,)

        return self._change(work, "Régime de TVA modifié", kept.start)

    def remove(self, regime_id: UUID) -> Change:
        """Take a regime away, so that the one before goes on; raises `Refused` for the only one."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            if len(uow.find(VatRegime)) == 1:
                raise Refused("Le centre garde au moins un régime de TVA. Modifiez celui-ci.")
            uow.remove(uow.get(VatRegime, regime_id))
            return (regime_id,)

        return self._change(work, "Régime de TVA retiré", None)

    def _change(
        self, work: Callable[[UnitOfWork], tuple[UUID, ...]], label: str, start: date | None
    ) -> Change:
        detail = f"à partir du {date_long(start)}" if start else ""
        return self._context.change(Right.MANAGE_CENTRE, work, label, detail)


def regime_of(uow: UnitOfWork, day: date) -> VatRegime:
    """The regime of that day."""
    return regime_on(uow.find(VatRegime), day)


def vat_label(regime: VatRegime) -> str:
    """« non applicable », « 8,5 % »."""
    return "non applicable" if regime.rate is None else percent(regime.rate)


def _checked(values: VatValues) -> VatValues:
    require_sound(vat_faults(values))
    return values.tidied()


def _refuse_same_day(uow: UnitOfWork, own: UUID, values: VatValues) -> None:
    if any(each.id != own for each in uow.find(VatRegime, start=values.start)):
        raise InvalidInput({"start": "Un autre régime commence ce jour-là."})
