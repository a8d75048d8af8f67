from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id


@pytest.fixture
def towns(services):
    """Choisy-le-Roi (1 284 agents) and Bagneux (300), under the convention-cadre, the centre complete."""

    def work(uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        made = []
        for name, siren, heads in (("Choisy-le-Roi", "219400223", 1284), ("Bagneux", "219200078", 300)):
            town = Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE, siren=siren)
            uow.add(town)
            uow.add(Headcount(id=new_id(), authority_id=town.id, year=2026, heads=heads))
            since = {"convention": Convention.CADRE, "start": date(2026, 1, 1)}
            uow.add(Membership(id=new_id(), authority_id=town.id, **since))
            made.append(town.id)
        return tuple(made)

    ids = services.context.change(Right.MANAGE_AUTHORITIES, work, "").ids
    return SimpleNamespace(choisy=ids[0], bagneux=ids[1])


@pytest.fixture
def draft(services, towns):
    return services.quotes.drafting.create(towns.choisy, None, "Programme").ids[0]


@pytest.fixture
def sent(services, draft):
    """A quote of one line that left for Choisy-le-Roi."""
    services.quotes.drafting.add_line(draft, "COACH")
    services.quotes.issuing.issue(draft)
    services.quotes.issuing.send(draft)
    return draft


@pytest.fixture
def edit(services):
    """Change a record as nobody at the desk would."""

    def run(kind, record_id, **values):
        def work(uow):
            record = uow.get(kind, record_id)
            for name, value in values.items():
                setattr(record, name, value)
            return ()

        services.context.change(Right.MANAGE_AUTHORITIES, work, "")

    return run
