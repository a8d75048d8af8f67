"""The settings of the centre of a store: read, checked, changed field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from cigdesk.domain.centre import CentreSettings, check_centre, settings_of
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.centres import CatalogueFamily, catalogue_families
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of
from cigdesk.services.editing import changed_fields, require_sound, write_changes
from cigdesk.services.quote_printing import missing_settings

_EDIT = Right.MANAGE_CENTRE


@dataclass(frozen=True)
class CentreView:
    """The settings, and what is missing among them before a quote can be issued."""

    id: UUID
    settings: CentreSettings
    demo: bool
    missing: Mapping[str, str]
    """A French sentence by field."""
    families: tuple[CatalogueFamily, ...]


class CentreService:
    """Reading and changing the settings of the centre."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self) -> CentreView:
        """The settings as they are kept."""
        with self._context.reading() as uow:
            centre = centre_of(uow)
            missing = missing_settings(uow, centre, catalogue_on(uow, centre, self._context.today()))
            return CentreView(
                centre.id,
                settings_of(centre),
                centre.demo,
                {each.field: each.message for each in missing},
                catalogue_families(),
            )

    def edit(self, before: CentreSettings, after: CentreSettings, label: str = "Réglages modifiés") -> Change:
        """Write the settings that differ.

        Raises `InvalidInput` by field (among those that differ: an old value is not a new fault), `MovedOn`
        for a setting written since.
        """
        kept = after.tidied()
        touched = changed_fields(before, after)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            centre = centre_of(uow)
            faults = check_centre(after, centre.demo)
            require_sound({name: fault for name, fault in faults.items() if name in touched})
            write_changes(centre, before, _only(before, kept, touched))
            return (centre.id,)

        return self._context.change(_EDIT, work, label)


def _only(before: CentreSettings, kept: CentreSettings, touched: tuple[str, ...]) -> CentreSettings:
    """What was before, with the settings touched alone: the others are not tidied behind one's back."""
    return replace(before, **{name: getattr(kept, name) for name in touched})
