"""What the report of a day says, ready to be laid out: every sentence is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cigdesk.domain.inspection import InspectionKind
from cigdesk.domain.observation import Severity
from cigdesk.services.agenda_sheets import Letterhead
from cigdesk.services.membership_pages import Fact, Party


@dataclass(frozen=True)
class ReportPhoto:
    """A photo of an observation: a JPEG, its caption, and its size in pixels."""

    content: bytes
    caption: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class ReportObservation:
    """One observation; `rank` is its number in the report."""

    rank: int
    severity: Severity
    place: str
    family: str
    text: str
    reference: str
    measure: str
    responsible: str
    due: date | None
    alerted: str
    photos: tuple[ReportPhoto, ...] = ()

    @property
    def danger(self) -> bool:
        """Whether it stands out on the first page."""
        return self.severity is Severity.DANGER


@dataclass(frozen=True, kw_only=True)
class EarlierObservation:
    """What an earlier day found and is still open, and what was answered."""

    severity: Severity
    found: str
    """« 14 avr. 2026, rapport n° 2026-0007 »."""
    place: str
    text: str
    answer: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class ReportSheet:
    """The report of one day. Without a number it is a draft, and says so across each page."""

    head: Letterhead
    siret: str
    kind: InspectionKind
    title: str
    number: str
    day: date
    """Of the visit."""
    dated: date | None
    """When it was sent; None for a draft."""
    authority: Party
    facts: tuple[Fact, ...]
    corrects: str
    """What a report that corrects another one corrects; "" for a first one."""
    summary: str
    observations: tuple[ReportObservation, ...]
    earlier: tuple[EarlierObservation, ...]
    closing: tuple[str, ...]
    """What the authority has to do of it."""
    signatory: str
    signatory_title: str
    place: str

    @property
    def draft(self) -> bool:
        """Whether it has not been sent."""
        return not self.number

    @property
    def dangers(self) -> tuple[ReportObservation, ...]:
        """What stands out on the first page."""
        return tuple(each for each in self.observations if each.danger)
