"""Days of inspection on a real store: begun, written, closed in the agenda too, reopened, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.errors import InvalidInput, MovedOn, NotFound, Refused
from cigdesk.domain.inspection import DaySpan, Inspection, InspectionKind, InspectionState
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.observation import MOST_PHOTOS, ObservationValues, RiskFamily, Severity
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.engagement_granting import grant_terms
from cigdesk.services.inspection_photos import ReducedPhoto
from db.attachments import referred

TODAY = date(2026, 11, 12)
DONE, PLANNED = AppointmentStatus.DONE, AppointmentStatus.PLANNED
PHOTO = ReducedPhoto(b"\xff\xd8\xff une photo", 1600, 1200)


class World:
    """Choisy-le-Roi with two sites and a package of two days of inspection and one of advice."""

    def __init__(self, services):
        self.services, self.inspections = services, services.inspections
        self.choisy = Authority(
            id=new_id(), name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE, other_acfi=True
        )
        self.thomas = Practitioner(
            id=new_id(), first_name="Thomas", last_name="Guérin", function=Function.ACFI
        )
        self.workshop, self.pool = (
            Site(id=new_id(), authority_id=self.choisy.id, name=name)
            for name in ("Centre technique", "Piscine")
        )
        services.context.change(Right.MANAGE_CENTRE, self.found, "")

    def found(self, uow):
        for each in (self.choisy, self.thomas):
            uow.add(each)
        uow.flush()
        member = Membership(
            id=new_id(), authority_id=self.choisy.id, convention=Convention.CADRE, start=date(2026, 1, 1)
        )
        for each in (self.workshop, self.pool, member):
            uow.add(each)
        uow.flush()
        terms = MembershipTerms(id=new_id(), membership_id=member.id, year=2026, offer="ACFI")
        uow.add(terms)
        uow.flush()
        grant_terms(uow, terms)
        uow.flush()
        self.orders = {each.unit: each.id for each in uow.find(Engagement, authority_id=self.choisy.id)}
        uow.get(Engagement, self.orders["inspection-day"]).granted = Decimal(2)
        uow.get(Engagement, self.orders["advice-day"]).granted = Decimal(1)
        return ()

    def planned(self, kind=AppointmentKind.INSPECTION, hour=9, hours=7, day=TODAY, **values):
        """An appointment of that day on account of the package."""
        start = self.services.agenda.instant(day, time(hour))
        unit = "inspection-day" if kind is AppointmentKind.INSPECTION else "advice-day"
        usual = {
            "id": new_id(),
            "practitioner_id": self.thomas.id,
            "kind": kind,
            "mode": PlaceMode.SITE,
            "start": start,
            "end": start + timedelta(hours=hours),
            "authority_id": self.choisy.id,
            "site_id": self.workshop.id,
            "engagement_id": self.orders[unit],
            "title": "Visite",
        }
        made = Appointment(**usual | values)

        def work(uow):
            uow.add(made)
            return (made.id,)

        return self.services.context.change(Right.BOOK, work, "").ids[0]

    def complete(self, **values):
        """A draft that lacks nothing."""
        kept = self.inspections.create(self.choisy.id).ids[0]
        self.inspections.set_sites(kept, [self.workshop.id])
        self.write(kept, people=("Karim Meddour",), **values)
        return kept

    def write(self, inspection_id, **values):
        before = self.sheet(inspection_id).values
        return self.inspections.edit(inspection_id, before, replace(before, **values))

    def observe(self, inspection_id, **values):
        usual = {
            "place": "Magasin",
            "family": RiskFamily.FIRE,
            "text": "Issue encombrée",
            "measure": "Dégager",
        }
        usual |= {"severity": Severity.MINOR}
        return self.inspections.observations.add(inspection_id, ObservationValues(**usual | values)).ids[0]

    def sheet(self, inspection_id):
        return self.inspections.sheet(inspection_id)

    def appointments(self):
        with self.services.context.reading() as uow:
            return uow.find(Appointment)

    def balance(self, unit="inspection-day"):
        lines = self.services.engagements.every_balance(2026)[self.choisy.id]
        return next(each.balance for each in lines if each.unit == unit)


@pytest.fixture
def world(services):
    return World(services)


def points(world, kept):
    return [(each.field, each.rank) for each in world.sheet(kept).points]


# begun


def test_a_day_begins_from_the_agenda_with_what_it_knows(world):
    planned = world.planned(hour=14, hours=3)
    kept = world.inspections.begin_from(planned).ids[0]
    sheet = world.sheet(kept)
    assert (sheet.values.day, sheet.values.span) == (TODAY, DaySpan.AFTERNOON)
    assert sheet.values.practitioner_id == world.thomas.id
    assert [each.name for each in sheet.visited] == ["Centre technique"]
    assert world.inspections.of_appointment(planned) == kept
    with pytest.raises(Refused, match="déjà commencée"):
        world.inspections.begin_from(planned)


def test_advice_begins_a_meeting_and_internal_work_no_day(world):
    advice = world.planned(AppointmentKind.ADVICE)
    assert world.sheet(world.inspections.begin_from(advice).ids[0]).values.kind is InspectionKind.MEETING
    internal = world.planned(AppointmentKind.INTERNAL, hour=17, hours=1, engagement_id=None)
    with pytest.raises(Refused, match="d’inspection ou de conseil"):
        world.inspections.begin_from(internal)


def test_a_blank_day_takes_the_only_site_and_the_inspector(world):
    world.services.places.set_site_archived(world.pool.id, archived=True)
    sheet = world.sheet(world.inspections.create(world.choisy.id).ids[0])
    assert [each.name for each in sheet.visited] == ["Centre technique"]
    assert sheet.line.practitioner_last_name == "Guérin"
    assert (sheet.values.day, sheet.line.state) == (TODAY, InspectionState.DRAFT)


# written


def test_each_field_is_written_and_taken_back_by_itself(world):
    kept = world.complete()
    change = world.write(kept, summary="Un danger traité.")
    world.write(kept, span=DaySpan.MORNING)
    change.undo.run()
    values = world.sheet(kept).values
    assert (values.summary, values.span) == ("", DaySpan.MORNING)


def test_two_writers_of_one_field_do_not_overwrite_each_other(world):
    kept = world.complete()
    before = world.sheet(kept).values
    world.inspections.edit(kept, before, replace(before, summary="L’une"))
    with pytest.raises(MovedOn):
        world.inspections.edit(kept, before, replace(before, summary="L’autre"))


def test_what_cannot_be_kept_is_told_by_field(world):
    kept = world.complete()
    with pytest.raises(InvalidInput) as caught:
        world.write(kept, summary="x" * 5000)
    assert set(caught.value.errors) == {"summary"}
    seen = world.observe(kept)
    with pytest.raises(InvalidInput) as caught:
        world.inspections.observations.edit(seen, ObservationValues(), ObservationValues(place="x" * 500))
    assert set(caught.value.errors) == {"place"}


def test_a_site_that_is_new_is_kept_for_the_authority(world):
    kept = world.complete()
    world.inspections.add_site(kept, "Cimetière")
    sheet = world.sheet(kept)
    assert [each.name for each in sheet.visited] == ["Centre technique", "Cimetière"]
    assert {each.name for each in sheet.sites} == {"Centre technique", "Cimetière", "Piscine"}
    with pytest.raises(InvalidInput):
        world.inspections.add_site(kept, "cimetiere")


def test_the_sites_of_another_authority_are_left_behind(world):
    kept, other = world.complete(), Authority(id=new_id(), name="Rungis", kind=AuthorityKind.COMMUNE)
    world.observe(kept)

    def found(uow):
        uow.add(other)
        return ()

    world.services.context.change(Right.MANAGE_CENTRE, found, "")
    world.write(kept, authority_id=other.id)
    sheet = world.sheet(kept)
    assert (sheet.visited, sheet.observations[0].site_id, sheet.line.authority) == ((), None, "Rungis")
    with pytest.raises(InvalidInput):
        world.inspections.set_sites(kept, [world.pool.id])


def test_an_observation_is_added_moved_removed_and_comes_back_with_its_photos(world):
    kept = world.complete()
    first, second = world.observe(kept, text="Une"), world.observe(kept, text="Deux")
    world.inspections.photos.add(first, [PHOTO])
    world.inspections.observations.move(second, -1)
    assert [each.text for each in world.sheet(kept).observations] == ["Deux", "Une"]
    gone = world.inspections.observations.remove(first)
    assert [each.text for each in world.sheet(kept).observations] == ["Deux"]
    gone.undo.run()
    assert [each.photos for each in world.sheet(kept).observations] == [0, 1]


@given(moves=st.lists(st.tuples(st.integers(0, 3), st.integers(-5, 5)), max_size=4))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_move_loses_or_doubles_an_observation(world, moves):
    kept = world.complete()
    made = [world.observe(kept, text=str(each)) for each in range(4)]
    for place, steps in moves:
        world.inspections.observations.move(made[place], steps)
    found = world.sheet(kept).observations
    assert {each.id for each in found} == set(made)
    assert [each.position for each in found] == [1, 2, 3, 4]


def test_a_danger_is_due_on_the_day_as_soon_as_it_is_one(world):
    kept = world.complete()
    seen = world.observe(kept, severity=Severity.MINOR)
    before = ObservationValues(
        place="Magasin", family=RiskFamily.FIRE, text="Issue encombrée", measure="Dégager",
        severity=Severity.MINOR, site_id=world.workshop.id,
    )  # fmt: skip
    world.inspections.observations.edit(seen, before, replace(before, severity=Severity.DANGER))
    assert world.sheet(kept).observations[0].due == TODAY


def test_photos_are_captioned_put_in_order_and_taken_back(world):
    kept = world.complete()
    seen = world.observe(kept)
    photos = world.inspections.photos
    photos.add(seen, [PHOTO, ReducedPhoto(b"\xff\xd8\xff deux", 800, 600)])
    one, two = world.sheet(kept).photos_of(seen)
    photos.describe(two.id, "L'issue,  vue du couloir")
    photos.move(two.id, -1)
    first = world.sheet(kept).photos[0]
    assert (first.id, first.caption, first.width) == (two.id, "L’issue, vue du couloir", 800)
    assert photos.open(one.id) == PHOTO.content
    gone = photos.remove(one.id)
    assert [each.id for each in world.sheet(kept).photos] == [two.id]
    gone.undo.run()
    assert photos.open(one.id) == PHOTO.content
    with pytest.raises(InvalidInput):
        photos.describe(one.id, "x" * 121)
    with pytest.raises(Refused, match="12 photos au plus"):
        photos.add(seen, [PHOTO] * MOST_PHOTOS)


def test_the_next_day_opens_with_what_is_not_settled(world):
    first = world.complete(day=date(2026, 4, 14))
    world.observe(first, text="Compresseur sans vérification")
    world.inspections.closing.close(first)
    sheet = world.sheet(world.inspections.create(world.choisy.id).ids[0])
    assert [each.text for each in sheet.earlier] == ["Compresseur sans vérification"]
    assert {each.name: each.last_visit for each in sheet.sites} == {
        "Centre technique": date(2026, 4, 14),
        "Piscine": None,
    }
    offered = world.inspections.suggestions(world.choisy.id)
    assert offered.places == ("Magasin",)
    assert sheet.met == ("Karim Meddour",)


# closed


def test_what_is_missing_keeps_a_day_from_being_closed(world):
    kept = world.inspections.create(world.choisy.id).ids[0]
    world.inspections.observations.add(kept)
    assert points(world, kept) == [
        *(("sites", 0), ("people", 0)),
        *(("place", 1), ("text", 1), ("family", 1), ("measure", 1), ("due", 1)),
    ]
    with pytest.raises(Refused, match="7\u00a0champs à compléter"):
        world.inspections.closing.close(kept)
    assert world.appointments() == []


def test_closing_notes_the_appointment_held_and_takes_its_day(world):
    planned = world.planned()
    kept = world.inspections.begin_from(planned).ids[0]
    world.write(kept, people=("Karim Meddour",))
    assert world.sheet(kept).package.after == 1
    world.inspections.closing.close(kept)
    (held,) = world.appointments()
    assert (held.id, held.status, held.title) == (planned, DONE, "Visite")
    assert (world.balance().done, world.balance().planned) == (1, 0)
    assert world.sheet(kept).line.state is InspectionState.CLOSED
    assert world.sheet(kept).package.after == 1


def test_the_length_of_what_was_held_is_that_of_the_span(world):
    kept = world.inspections.begin_from(world.planned()).ids[0]
    world.write(kept, people=("Karim Meddour",), span=DaySpan.MORNING)
    world.inspections.closing.close(kept)
    (held,) = world.appointments()
    assert held.end - held.start == timedelta(hours=3)
    assert world.balance().done == Decimal("0.5")


def test_a_day_without_appointment_is_written_in_the_agenda(world):
    change = world.inspections.closing.close(world.complete())
    (held,) = world.appointments()
    assert (held.status, held.kind, held.site_id) == (DONE, AppointmentKind.INSPECTION, world.workshop.id)
    assert held.title == "Journée d’inspection, Centre technique"
    assert held.engagement_id == world.orders["inspection-day"]
    assert world.balance().done == 1
    change.undo.run()
    assert world.appointments() == []
    assert world.balance().done == 0


@pytest.mark.parametrize("kind", [each for each in InspectionKind if each is not InspectionKind.INSPECTION])
def test_everything_else_is_taken_on_the_days_of_advice(world, kind):
    documents = ("Plan de nettoyage",)
    kept = world.complete(kind=kind, span=DaySpan.AFTERNOON, other_documents=documents)
    world.inspections.closing.close(kept)
    assert (world.balance("advice-day").done, world.balance().done) == (Decimal("0.5"), 0)


def test_beyond_what_is_left_the_reason_is_asked(world):
    for day in (9, 10):
        world.inspections.closing.close(world.complete(day=date(2026, 11, day)))
    kept = world.complete()
    assert world.sheet(kept).package.beyond
    with pytest.raises(SlotTaken) as caught:
        world.inspections.closing.close(kept)
    assert [each.key.rpartition(":")[0] for each in caught.value.found] == ["order:over"]
    seen = frozenset(each.key for each in caught.value.found)
    world.inspections.closing.close(kept, confirmation=Confirmation("Accord de la DRH", seen))
    assert world.balance().overspent == 1


def test_a_time_that_is_taken_is_told(world):
    world.planned(AppointmentKind.ADVICE, hour=10, hours=2)
    kept = world.complete()
    with pytest.raises(SlotTaken) as caught:
        world.inspections.closing.close(kept)
    assert caught.value.found[0].key.startswith("appointment:")
    assert world.sheet(kept).line.state is InspectionState.DRAFT


def test_a_closed_day_is_no_longer_written_until_it_is_reopened(world):
    kept = world.complete()
    written = world.write(kept, summary="Avant")
    seen = world.observe(kept)
    world.inspections.closing.close(kept)
    for act in (
        lambda: world.write(kept, summary="Après"),
        lambda: world.observe(kept),
        lambda: world.inspections.photos.add(seen, [PHOTO]),
        lambda: world.inspections.delete(kept),
        lambda: world.inspections.closing.close(kept),
        written.undo.run,
    ):
        with pytest.raises(Refused, match="rouvrez-la"):
            act()
    world.inspections.closing.reopen(kept, "Une photo manque")
    world.inspections.photos.add(seen, [PHOTO])
    world.inspections.closing.close(kept)
    assert len(world.appointments()) == 1
    world.inspections.closing.reopen(kept, "Autre")
    with pytest.raises(Refused, match="ne se supprime plus"):
        world.inspections.delete(kept)


def test_a_day_whose_report_is_sent_does_not_change(world):
    kept = world.complete()
    closing = world.inspections.closing.close(kept)

    def sent(uow):
        uow.get(Inspection, kept).sent_on = TODAY
        return ()

    world.services.context.change(Right.INSPECT, sent, "")
    for act in (lambda: world.inspections.closing.reopen(kept, "Trop tard"), closing.undo.run):
        with pytest.raises(Refused, match="rapport est envoyé"):
            act()


def test_the_agenda_does_not_change_behind_a_closed_day(world):
    planned = world.planned()
    kept = world.inspections.begin_from(planned).ids[0]
    with pytest.raises(Refused, match="est commencée sur ce rendez-vous"):
        world.services.bookings.delete(planned)
    world.write(kept, people=("Karim Meddour",))
    world.inspections.closing.close(kept)
    with pytest.raises(Refused, match="rouvrez-la"):
        world.services.bookings.set_status(planned, PLANNED)
    with pytest.raises(Refused, match="rouvrez-la"):
        world.services.bookings.delete(planned)


def test_a_cancelled_appointment_takes_its_time_again_when_its_day_was_held(world):
    planned = world.planned(status=AppointmentStatus.CANCELLED)
    kept = world.inspections.begin_from(planned).ids[0]
    world.write(kept, people=("Karim Meddour",))
    world.planned(AppointmentKind.ADVICE, hour=10, hours=2)
    with pytest.raises(SlotTaken):
        world.inspections.closing.close(kept)


def test_a_draft_goes_with_all_it_holds_and_comes_back(world):
    kept = world.complete()
    world.inspections.photos.add(world.observe(kept), [PHOTO])
    gone = world.inspections.delete(kept)
    with pytest.raises(NotFound):
        world.sheet(kept)
    gone.undo.run()
    sheet = world.sheet(kept)
    assert (len(sheet.observations), len(sheet.photos), len(sheet.visited)) == (1, 1, 1)


def test_the_list_tells_the_state_of_each_day(world):
    world.inspections.closing.close(world.complete(day=date(2026, 11, 2)))
    world.complete()
    listing = world.inspections.listing(descending=True)
    assert [each.state for each in listing.rows] == [InspectionState.DRAFT, InspectionState.CLOSED]
    assert listing.facets.states == {InspectionState.DRAFT: 1, InspectionState.CLOSED: 1}


def test_a_photo_is_no_orphan_until_its_day_is_gone(world, desk):
    kept = world.complete()
    world.inspections.photos.add(world.observe(kept), [PHOTO])
    (photo,) = world.sheet(kept).photos
    assert photo.photo_sha256 in referred(desk.path, desk.store.key)
    world.inspections.delete(kept)
    assert photo.photo_sha256 not in referred(desk.path, desk.store.key)
