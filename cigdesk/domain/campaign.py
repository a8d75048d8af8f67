"""The yearly campaign of headcounts: who was asked to declare, when, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cigdesk.domain.letters import Way


@dataclass(eq=False, kw_only=True)
class HeadcountCampaign:
    """The campaign of one year."""

    id: UUID
    rev: int = 1
    year: int
    opened_on: date
    deadline: date
    """The last day to answer, included."""


@dataclass(eq=False, kw_only=True)
class CampaignLetter:
    """One letter or mail prepared for one authority: the first asks, the next ones remind."""

    id: UUID
    rev: int = 1
    campaign_id: UUID
    authority_id: UUID
    prepared_on: date
    way: Way
