"""Photos of observations: kept reduced and encrypted beside the store, captioned, put in order, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import line_fault, tidy_name
from cigdesk.domain.inspection import Inspection
from cigdesk.domain.observation import (
    LONGEST_CAPTION,
    MOST_PHOTOS,
    Observation,
    ObservationPhoto,
    length_fault,
)
from cigdesk.french import NBSP, agree, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.inspection_drafts import change_draft, next_position

LARGEST_PHOTO: Final = 25_000_000
"""Bytes of a photo as it comes; it is kept much smaller."""
LONGEST_SIDE: Final = 1600
"""Pixels of what is kept: more than a report prints on half a page."""
MOST_PIXELS: Final = 64_000_000
"""Of a photo as it comes: beyond, a small file that unfolds into gigabytes."""


@dataclass(frozen=True)
class ReducedPhoto:
    """A picture as it is kept: a JPEG of 1600 px at most, upright, without what its camera wrote in it."""

    content: bytes
    width: int
    height: int


class InspectionPhotos:
    """Changes of photos; each raises `Refused` once the day is closed."""

    def __init__(self, context: Context, files: Files) -> None:
        self._context, self._files = context, files

    def add(self, observation_id: UUID, photos: Sequence[ReducedPhoto]) -> Change:
        """Put these after the others: all of them, or none when they would be too many."""
        kept = [(self._files.keep(each.content), each) for each in photos]

        def write(uow: UnitOfWork, _inspection: Inspection) -> UUID:
            present = uow.find(ObservationPhoto, observation_id=observation_id)
            _require_room(len(present) + len(kept))
            first = next_position(present)
            for position, (sha256, photo) in enumerate(kept, start=first):
                uow.add(
                    ObservationPhoto(
                        id=new_id(),
                        observation_id=observation_id,
                        position=position,
                        photo_sha256=sha256,
                        width=photo.width,
                        height=photo.height,
                        added_at=self._context.now(),
                    )
                )
            return observation_id

        label = f"{plural(len(kept), 'photo')} {agree(len(kept), 'ajoutée')}"
        return change_draft(self._context, self._day_of(observation_id), write, label)

    def describe(self, photo_id: UUID, caption: str) -> Change:
        """Write what a photo shows; raises `InvalidInput` under `caption`."""
        text = tidy_name(caption)
        require_sound({"caption": line_fault(text) or length_fault(text, LONGEST_CAPTION)})

        def write(uow: UnitOfWork, _inspection: Inspection) -> UUID:
            uow.get(ObservationPhoto, photo_id).caption = text
            return photo_id

        return change_draft(self._context, self._day_of_photo(photo_id), write, "Légende modifiée")

    def move(self, photo_id: UUID, steps: int) -> Change:
        """Move a photo before (−1) or after (+1) its neighbour; at the ends it stays."""

        def write(uow: UnitOfWork, _inspection: Inspection) -> UUID:
            record = uow.get(ObservationPhoto, photo_id)
            placed = sorted(
                uow.find(ObservationPhoto, observation_id=record.observation_id),
                key=lambda each: (each.position, each.id),
            )
            place = placed.index(record)
            placed.insert(min(max(place + steps, 0), len(placed) - 1), placed.pop(place))
            for position, each in enumerate(placed, start=1):
                each.position = position
            return photo_id

        return change_draft(self._context, self._day_of_photo(photo_id), write, "Photo déplacée")

    def remove(self, photo_id: UUID) -> Change:
        """Take a photo away; its file stays until nothing has referred to it for a while."""

        def write(uow: UnitOfWork, inspection: Inspection) -> UUID:
            uow.remove(uow.get(ObservationPhoto, photo_id))
            return inspection.id

        return change_draft(self._context, self._day_of_photo(photo_id), write, "Photo retirée")

    def open(self, photo_id: UUID) -> bytes:
        """The JPEG; raises `NotFound` when its file is gone or was altered."""
        with self._context.reading() as uow:
            sha256 = uow.get(ObservationPhoto, photo_id).photo_sha256
        return self._files.read(sha256)

    def _day_of(self, observation_id: UUID) -> UUID:
        with self._context.reading() as uow:
            return uow.get(Observation, observation_id).inspection_id

    def _day_of_photo(self, photo_id: UUID) -> UUID:
        with self._context.reading() as uow:
            owner = uow.get(ObservationPhoto, photo_id).observation_id
            return uow.get(Observation, owner).inspection_id


def refuse_heavy_photo(size: int) -> None:
    """Raise `Refused` for more bytes than are read; asked before a file is read whole."""
    if size > LARGEST_PHOTO:
        raise Refused(
            f"Cette photo pèse {round(size / 1e6)}{NBSP}Mo pour {LARGEST_PHOTO // 1_000_000}{NBSP}Mo au plus."
        )


def _require_room(count: int) -> None:
    if count > MOST_PHOTOS:
        raise Refused(f"Une observation porte {MOST_PHOTOS} photos au plus{NBSP}: il y en aurait {count}.")
