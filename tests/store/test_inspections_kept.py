"""Inspection days, their observations and photos in a real store: kept, read back, counted, taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.errors import NotFound
from cigdesk.domain.inspection import (
    DocumentSeen,
    Inspection,
    InspectionKind,
    InspectionSite,
    InspectionState,
)
from cigdesk.domain.observation import FollowUpState, Observation, ObservationPhoto, Severity
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.ports.inspections import InspectionFilter, InspectionOrder
from cigdesk.services.context import new_id

DAY = date(2026, 11, 12)
CLOSED = InspectionState.CLOSED


class World:
    """Two authorities, a site each, and Thomas who visits them."""

    def __init__(self, services):
        self.services = services
        self.choisy, self.rungis = (
            Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
            for name in ("Choisy-le-Roi", "Rungis")
        )
        self.thomas = Practitioner(
            id=new_id(), first_name="Thomas", last_name="Guérin", function=Function.ACFI
        )
        self.workshop = Site(id=new_id(), authority_id=self.choisy.id, name="Centre technique")
        self.keep(self.choisy, self.rungis, self.thomas)
        self.keep(self.workshop)

    def keep(self, *records):
        def work(uow):
            for each in records:
                uow.add(each)
                uow.flush()
            return ()

        return self.services.context.change(Right.MANAGE_CENTRE, work, "")

    def day(self, *, where=None, visited=True, **values):
        usual = {"authority_id": (where or self.choisy).id, "practitioner_id": self.thomas.id, "day": DAY}
        made = Inspection(id=new_id(), **usual | values)
        self.keep(made)
        if visited and where is None:
            self.keep(
                InspectionSite(id=new_id(), inspection_id=made.id, site_id=self.workshop.id, position=1)
            )
        return made.id

    def observed(self, inspection_id, position=1, **values):
        made = Observation(id=new_id(), inspection_id=inspection_id, position=position, **values)
        self.keep(made)
        return made.id

    def ordered(self, order, *, descending):
        lines = self.read(lambda its: its.listing(order=order, descending=descending))
        return [each.id for each in lines]

    def read(self, question):
        with self.services.context.reading() as uow:
            return question(uow.inspections)


@pytest.fixture
def world(services):
    return World(services)


def test_a_day_is_read_back_as_it_was_written(world):
    people = ("Karim Meddour, chef d’atelier", "Léa Petit")
    documents = (DocumentSeen.SAFETY_REGISTER, DocumentSeen.RISK_DOCUMENT)
    kept = world.day(people=people, documents=documents, other_documents=("Plan de circulation",))
    with world.services.context.reading() as uow:
        read = uow.get(Inspection, kept)
    assert (read.people, read.documents) == (people, documents)
    assert read.other_documents == ("Plan de circulation",)


def test_a_removed_day_comes_back_whole(world):
    people = ("Karim Meddour", "Léa Petit")
    kept = world.day(people=people, documents=(DocumentSeen.TRAINING,), visited=False)

    def gone(uow):
        uow.remove(uow.get(Inspection, kept))
        return ()

    world.services.context.change(Right.MANAGE_CENTRE, gone, "").undo.run()
    with world.services.context.reading() as uow:
        read = uow.get(Inspection, kept)
    assert (read.people, read.documents) == (people, (DocumentSeen.TRAINING,))


def test_the_list_counts_what_a_day_found(world):
    first = world.day(state=CLOSED)
    world.observed(first, 1, severity=Severity.MINOR)
    world.observed(first, 2, severity=Severity.DANGER, follow_up=FollowUpState.DONE)
    other = world.day(where=world.rungis, day=DAY - timedelta(days=3), kind=InspectionKind.MEETING)
    lines = world.read(lambda its: its.listing())
    assert [(each.id, each.authority, each.sites) for each in lines] == [
        (first, "Choisy-le-Roi", "Centre technique"),
        (other, "Rungis", ""),
    ]
    assert [(each.observations, each.still_open, each.gravest) for each in lines] == [
        (2, 1, Severity.DANGER),
        (0, 0, None),
    ]
    assert world.read(lambda its: its.one(first)) == lines[0]
    with pytest.raises(NotFound):
        world.read(lambda its: its.one(new_id()))


@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        ({"year": 2026}, "", ["Choisy-le-Roi"]),
        ({"state": InspectionState.DRAFT}, "", ["Choisy-le-Roi", "Rungis"]),
        ({"kind": InspectionKind.MEETING}, "", ["Rungis"]),
        ({}, "rung", ["Rungis"]),
        ({"state": CLOSED}, "", []),
    ],
)
def test_the_list_is_narrowed(world, where, text, expected):
    world.day()
    world.day(where=world.rungis, day=date(2025, 3, 3), kind=InspectionKind.MEETING)
    lines = world.read(lambda its: its.listing(text, where=InspectionFilter(**where)))
    assert [each.authority for each in lines] == expected
    facets = world.read(lambda its: its.facets(2025))
    assert (facets.total, facets.kinds) == (1, {InspectionKind.MEETING: 1})


@pytest.mark.parametrize("order", InspectionOrder)
def test_every_order_reads_every_day(world, order):
    days = {world.day(), world.day(where=world.rungis, day=DAY + timedelta(days=1))}
    up, down = (world.ordered(order, descending=way) for way in (False, True))
    assert set(up) == set(down) == days


def test_a_new_day_opens_with_what_is_not_settled(world):
    past = world.day(day=date(2026, 4, 14), state=CLOSED)
    waiting = world.observed(past, 1, severity=Severity.MINOR)
    grave = world.observed(past, 2, severity=Severity.DANGER, follow_up=FollowUpState.IN_PROGRESS)
    for place, settled in enumerate((FollowUpState.DONE, FollowUpState.REFUSED), start=3):
        world.observed(past, place, follow_up=settled)
    draft = world.day()
    world.observed(draft)
    elsewhere = world.day(where=world.rungis, state=CLOSED)
    world.observed(elsewhere)
    found = world.read(lambda its: its.open_observations(world.choisy.id, before=DAY, apart=draft))
    assert [each.id for each in found] == [grave, waiting]
    assert found[0].day == date(2026, 4, 14)
    assert world.read(lambda its: its.open_observations(world.choisy.id, apart=past)) == []


def test_the_photos_follow_the_observations(world):
    kept = world.day()
    second, first = world.observed(kept, 2), world.observed(kept, 1)
    for owner, position in ((second, 1), (first, 2), (first, 1)):
        photo = ObservationPhoto(
            id=new_id(),
            observation_id=owner,
            position=position,
            photo_sha256="0" * 64,
            width=1600,
            height=1200,
            added_at=world.services.context.now(),
        )
        world.keep(photo)
    photos = world.read(lambda its: its.photos(kept))
    assert [(each.observation_id, each.position) for each in photos] == [(first, 1), (first, 2), (second, 1)]
    assert [each.photos for each in world.read(lambda its: its.observations(kept))] == [2, 1]


def test_a_site_knows_when_it_was_visited(world):
    world.day(day=date(2026, 4, 14), state=CLOSED)
    now = world.day()
    sites = world.read(lambda its: its.sites_of(world.choisy.id, DAY))
    assert [(each.name, each.last_visit) for each in sites] == [("Centre technique", date(2026, 4, 14))]
    assert world.read(lambda its: its.visited(now)) == sites


def test_what_was_written_before_is_offered_again(world):
    first, other = world.day(people=("Karim", "Léa")), world.day(where=world.rungis)
    world.observed(first, 1, reference="R4224-15", responsible="Services techniques")
    world.observed(first, 2, reference="R4227-4")
    world.observed(other, 1, reference="R4227-4", responsible="Régie")
    assert world.read(lambda its: its.used("reference")) == ["R4227-4", "R4224-15"]
    assert world.read(lambda its: its.used("responsible", world.choisy.id)) == ["Services techniques"]
    assert world.read(lambda its: its.met(world.choisy.id)) == ["Karim", "Léa"]
    assert world.read(lambda its: its.met(world.rungis.id)) == []


def test_nothing_that_a_day_refers_to_can_go(world):
    kept = world.day()

    def without(uow):
        uow.remove(uow.get(Site, world.workshop.id))
        return ()

    with pytest.raises(IntegrityError):
        world.services.context.change(Right.MANAGE_CENTRE, without, "")
    assert world.read(lambda its: its.one(kept)).sites == "Centre technique"
