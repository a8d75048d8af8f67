"""A centre whose settings are complete, three authorities, and quotes of theirs in every standing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from cigdesk.domain.authority import Authority, AuthorityKind, Contact, Headcount, Subscription
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.quote_lines import LineValues


@dataclass(frozen=True)
class Places:
    """The authorities: two with the convention-cadre, one without; the last one declared nothing."""

    choisy: UUID
    bagneux: UUID
    lilas: UUID


def _authority(name: str, siren: str, **more) -> Authority:
    return Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE, siren=siren, department="94", **more)


@pytest.fixture
def places(services) -> Places:
    made = [
        _authority("Choisy-le-Roi", "219400223", mail="mairie@choisy.example", requires_engagement=True),
        _authority("Bagneux", "219200078"),
        _authority("Les Lilas", "219300456"),
    ]

    def work(uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        for each in made:
            uow.add(each)
        for each, heads in zip(made, (1284, 640, None), strict=True):
            if heads:
                uow.add(Headcount(id=new_id(), authority_id=each.id, year=2026, heads=heads))
        for each in made[:2]:
            uow.add(
                Membership(
                    id=new_id(), authority_id=each.id, convention=Convention.CADRE, start=date(2025, 1, 1)
                )
            )
        contact = {"name": "Anne Besson", "mail": "a.besson@choisy.example", "signs_quotes": True}
        uow.add(Contact(id=new_id(), authority_id=made[0].id, **contact))
        uow.add(Subscription(id=new_id(), authority_id=made[1].id, offer="ACFI", year=2025))
        return tuple(each.id for each in made)

    return Places(*services.context.change(Right.MANAGE_AUTHORITIES, work, "").ids)


@pytest.fixture
def make_quote(services, places):
    """Makes a quote of some sessions of coaching, and brings it as far as asked."""

    def make(
        authority: UUID | None = None, *, count: int = 1, until: str = "draft", object_: str = ""
    ) -> UUID:
        quotes = services.quotes
        quote = quotes.drafting.create(authority or places.choisy, None, object_).ids[0]
        quotes.drafting.add_line(quote, "COACH", LineValues(quantity=Decimal(count)))
        for step in ("issue", "send", "accept")[: ("draft", "issued", "sent", "accepted").index(until)]:
            getattr(quotes.issuing, step)(quote)
        return quote

    return make
