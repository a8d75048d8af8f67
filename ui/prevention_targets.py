"""What the page of prevention can be asked to show, by pages that it knows itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

PAGE_ID: Final = "prevention"


@dataclass(frozen=True)
class ShowDays:
    """The days of the year."""


@dataclass(frozen=True)
class OpenDay:
    """The form of one day."""

    inspection_id: UUID


@dataclass(frozen=True)
class WriteDay:
    """The form of the day of that appointment: begun now where it is not yet."""

    appointment_id: UUID


@dataclass(frozen=True)
class ShowReport:
    """The report of one day."""

    inspection_id: UUID


@dataclass(frozen=True)
class ShowObservation:
    """One observation, its answer beside the list."""

    observation_id: UUID


@dataclass(frozen=True)
class ShowOverdue:
    """The observations whose date is over, whatever their year."""
