"""The campaign of headcounts of the demonstration: opened in January, and some have still not answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cigdesk.domain.campaign import CampaignLetter, HeadcountCampaign
from cigdesk.domain.letters import Way
from cigdesk.ports.campaigns import CampaignRow
from cigdesk.services.context import new_id

_OPENED, _DEADLINE, _REMINDED = (1, 8), (2, 28), timedelta(days=14)


def campaign(rows: list[CampaignRow], today: date) -> Iterator[Any]:
    """The campaign of this year and the mails that went out: to every member, then to the silent ones."""
    year = today.year
    opened, deadline = date(year, *_OPENED), date(year, *_DEADLINE)
    made = HeadcountCampaign(id=new_id(), year=year, opened_on=min(opened, today), deadline=deadline)
    yield made
    members = [row for row in rows if row.member]
    yield from (_letter(made, row, made.opened_on) for row in members)
    if deadline + _REMINDED <= today:
        yield from (_letter(made, row, deadline + _REMINDED) for row in members if row.heads is None)


def _letter(made: HeadcountCampaign, row: CampaignRow, day: date) -> CampaignLetter:
    return CampaignLetter(
        id=new_id(), campaign_id=made.id, authority_id=row.authority_id, prepared_on=day, way=Way.MAIL
    )
