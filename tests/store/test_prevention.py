"""A year of prevention on a real store: every authority at once, narrowed, sorted, exported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event

from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount, Subscription
from cigdesk.domain.centre import Centre
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.engagement_pace import AuditState, PaceState, PreventionKind
from cigdesk.domain.errors import InvalidInput, NotFound
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.quote import Quote
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.engagement_granting import grant_terms
from cigdesk.services.prevention import prevention_table
from cigdesk.services.prevention_listing import Part, PreventionFilter, PreventionOrder, Shown, listed
from cigdesk.services.quote_drafting import LineValues

YEAR = PreventionFilter(2026)
DONE, PLANNED = AppointmentStatus.DONE, AppointmentStatus.PLANNED


class World:
    """Authorities with their packages; the clock stands on 12 November 2026."""

    def __init__(self, services):
        self.services, self.ids = services, {}
        self.yann = Practitioner(id=new_id(), first_name="Yann", last_name="Arnaud", function=Function.ACFI)

        def found(uow):
            centre = uow.find(Centre)[0]
            centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "X"
            uow.add(self.yann)
            return ()

        services.context.change(Right.MANAGE_CENTRE, found, "")

    def found(self, uow, name, heads):
        """An authority in both conventions; gives that of prevention."""
        made = Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE, other_acfi=True)
        self.ids[name] = made.id
        first = date(2026, 1, 1)
        kept = [
            Membership(id=new_id(), authority_id=made.id, convention=each, start=first)
            for each in (Convention.CADRE, Convention.SOCIAL)
        ]
        for each in (
            made,
            Headcount(id=new_id(), authority_id=made.id, year=2026, heads=heads),
            *kept,
        ):
            uow.add(each)
        uow.flush()
        return kept[0]

    def social(self, name):
        """Its membership in the convention of social work."""
        with self.services.context.reading() as uow:
            (found,) = uow.find(Membership, authority_id=self.ids[name], convention=Convention.SOCIAL)
        return found.id

    def ordered(self, name, *lines):
        """An accepted quote of these offers, each with its quantity or None."""
        quotes = self.services.quotes
        quote = quotes.drafting.create(self.ids[name]).ids[0]
        for code, quantity in lines:
            quotes.drafting.add_line(quote, code, LineValues(quantity=quantity and Decimal(quantity)))
        quotes.issuing.issue(quote)
        quotes.issuing.send(quote)
        quotes.issuing.accept(quote)

    def package(self, name, inspection="0", advice="0", *, done=0, ahead=0):
        """A package with these days, so many inspections done and so many still to come."""

        def work(uow):
            owner = self.found(uow, name, 100)
            terms = MembershipTerms(id=new_id(), membership_id=owner.id, year=2026, offer="ACFI")
            uow.add(terms)
            uow.flush()
            grant_terms(uow, terms)
            uow.flush()
            parts = {each.unit: each for each in uow.find(Engagement, authority_id=self.ids[name])}
            parts["inspection-day"].granted = Decimal(inspection)
            parts["advice-day"].granted = Decimal(advice)
            days = [(date(2026, 2, 2) + timedelta(each), DONE) for each in range(done)]
            days += [(date(2026, 11, 16) + timedelta(each), PLANNED) for each in range(ahead)]
            for day, status in days:
                uow.add(self.visit(name, parts["inspection-day"].id, day, status))
            return ()

        self.services.context.change(Right.MANAGE_MEMBERSHIPS, work, "")

    def visit(self, name, engagement, day, status):
        start = self.services.agenda.instant(day, time(9))
        return Appointment(
            id=new_id(),
            practitioner_id=self.yann.id,
            kind=AppointmentKind.INSPECTION,
            mode=PlaceMode.SITE,
            start=start,
            end=start + timedelta(hours=7),
            authority_id=self.ids[name],
            engagement_id=engagement,
            status=status,
            title="Visite",
        )

    def listed(self, where=YEAR, text="", order=PreventionOrder.STATE, *, descending=False):
        year = self.services.prevention.year(where.year)
        return listed(year, text, where, order, descending=descending)

    def names(self, *args, **kwargs):
        return [row.name for row in self.listed(*args, **kwargs).rows]

    def row(self, name, **kwargs):
        return next(row for row in self.listed(**kwargs).rows if row.name == name)


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def service(world):
    """One authority of each standing."""
    world.package("Montreuil", "16", done=9, ahead=1)
    world.package("Choisy-le-Roi", "10", "0.5", done=9, ahead=1)
    world.package("Bobigny", "10", done=9, ahead=1)
    world.package("Fresnes", "6", done=6)
    world.package("Rungis")
    return world


def test_everybody_stands_somewhere_the_most_pressing_first(service):
    rows = service.listed().rows
    assert [(row.name, row.state) for row in rows] == [
        ("Montreuil", PaceState.LATE),
        ("Rungis", PaceState.TO_ENTER),
        ("Choisy-le-Roi", PaceState.TO_PLAN),
        ("Bobigny", PaceState.PLANNED),
        ("Fresnes", PaceState.USED_UP),
    ]
    montreuil = rows[0]
    figures = montreuil.balance
    assert (figures.granted, figures.done, figures.planned, montreuil.left) == (16, 9, 1, 6)
    assert (montreuil.heads, montreuil.tier) == (100, "50 à 199\u00a0agents")
    assert montreuil.balance.next_day == date(2026, 11, 16)


def test_the_totals_are_those_of_what_is_listed(service):
    whole = service.listed()
    assert (whole.balance.granted, whole.balance.done, whole.balance.planned) == (Decimal("42.5"), 33, 3)
    assert whole.left == Decimal("6.5")
    late = service.listed(replace(YEAR, shown=Shown.LATE))
    assert (late.balance.granted, late.left) == (16, 6)
    assert late.facets.shown == whole.facets.shown


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        (Shown.LATE, ["Montreuil"]),
        (Shown.TO_PLAN, ["Montreuil", "Choisy-le-Roi"]),
        (Shown.PLANNED, ["Bobigny"]),
        (Shown.USED_UP, ["Fresnes"]),
        (Shown.TO_ENTER, ["Rungis"]),
        (Shown.UNPLANNED, []),
    ],
)
def test_each_filter_lists_what_it_counts(service, shown, names):
    listing = service.listed(replace(YEAR, shown=shown))
    assert [row.name for row in listing.rows] == names
    assert listing.facets.shown[shown] == len(names)


def test_days_left_without_any_date_are_told(world):
    world.package("Sceaux", "4", done=1)
    assert world.names(replace(YEAR, shown=Shown.UNPLANNED)) == ["Sceaux"]


def test_a_kind_is_looked_at_alone(service):
    service.ordered("Bobigny", ("ERGO-AME", "2"))
    listing = service.listed(replace(YEAR, kind=PreventionKind.ERGONOMICS))
    found = [(row.name, row.balance.granted, row.to_enter) for row in listing.rows]
    assert found == [("Rungis", 0, True), ("Bobigny", 2, False)]
    advice = service.listed(replace(YEAR, kind=PreventionKind.ADVICE))
    assert [row.name for row in advice.rows if row.balance.granted] == ["Choisy-le-Roi"]


def test_names_are_found_with_their_typing_errors(service):
    assert service.names(text="choisy roi") == ["Choisy-le-Roi"]
    found = service.listed(text="montreiul").rows
    assert [(row.name, row.near) for row in found] == [("Montreuil", True)]
    assert service.names(text="paris") == []


def test_the_list_is_sorted_by_what_is_asked(service):
    by_name = ["Bobigny", "Choisy-le-Roi", "Fresnes", "Montreuil", "Rungis"]
    assert service.names(order=PreventionOrder.NAME) == by_name
    assert service.names(order=PreventionOrder.NAME, descending=True) == by_name[::-1]
    assert service.names(order=PreventionOrder.LEFT, descending=True)[0] == "Montreuil"
    assert service.names(order=PreventionOrder.DONE)[0] == "Rungis"
    assert service.names(order=PreventionOrder.NEXT)[-1] in {"Fresnes", "Rungis"}


def test_presence_is_followed_apart_month_by_month(service):
    service.ordered("Fresnes", ("SST-40", None))
    presence = service.listed(replace(YEAR, part=Part.PRESENCE))
    (row,) = presence.rows
    assert (row.name, row.lines[0].kind) == ("Fresnes", PreventionKind.PRESENCE)
    assert len(row.lines[0].order.months) == 2  # from the day of the quote on
    assert row.pace.expected < row.balance.granted
    assert "Fresnes" in service.names()
    assert service.row("Fresnes").balance.granted == 6


def test_another_year_has_its_own(service):
    assert service.names(PreventionFilter(2025)) == []
    assert service.names(PreventionFilter(2027)) == []


def test_what_is_planned_first_is_what_is_late(world):
    world.package("Montreuil", "10", "4", done=9, ahead=0)
    row = world.row("Montreuil")
    assert row.neediest.kind is PreventionKind.ADVICE
    assert row.behind == row.neediest.pace.behind


def test_the_days_of_a_package_are_entered_together(service):
    row = service.row("Rungis")
    assert [each.unit for each in row.entered] == ["inspection-day", "advice-day", "ergonomics-day"]
    assert len(row.shown) == 1
    service.services.engagements.enter_days({row.entered[0].id: Decimal(3)})
    assert service.row("Rungis").state is PaceState.LATE


def test_a_package_used_up_is_offered_days_beyond_in_one_draft(service):
    assert service.row("Fresnes").package_used_up
    assert not service.row("Montreuil").package_used_up
    assert not service.row("Rungis").package_used_up
    change = service.services.prevention.offer_extra_days(service.ids["Fresnes"], 2026)
    view = service.services.quotes.view(change.ids[0])
    assert view.service_day.year == 2026
    assert [(line.offer, line.quantity) for line in _lines(service, change.ids[0])] == [("ACFI-SUP", 1)]
    service.services.quotes.issuing.issue(change.ids[0])  # nothing is missing: the package is active


def _lines(world, quote_id):
    with world.services.context.reading() as uow:
        return list(uow.get(Quote, quote_id).lines)


def test_days_beyond_the_package_of_a_past_or_coming_year_stay_in_it(service):
    for year, day in ((2025, date(2025, 12, 31)), (2027, date(2027, 1, 1))):
        change = service.services.prevention.offer_extra_days(service.ids["Fresnes"], year)
        assert service.services.quotes.view(change.ids[0]).service_day == day


def test_an_authority_that_is_gone_is_offered_nothing(world):
    with pytest.raises(NotFound):
        world.services.prevention.offer_extra_days(new_id(), 2026)


def test_a_table_has_one_line_for_each_order(service):
    table = prevention_table(service.listed().rows, 2026)
    rows = [tuple(row) for row in table.rows]
    assert table.count == len(rows) == 6  # Choisy-le-Roi has inspection and advice
    assert rows[0][:4] == ("Montreuil", 100, "50 à 199\u00a0agents", "Inspection")
    assert rows[0][5:] == (16, 9, 1, 6, Decimal(4), date(2026, 11, 16), "jours d’inspection", "en cours")
    assert all(len(row) == len(table.columns) for row in rows)


def test_more_authorities_ask_no_more_questions(service, desk):
    def asked():
        sent = []
        engine = desk.store.engine
        listen = lambda *args: sent.append(args[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", listen)
        service.services.prevention.year(2026)
        event.remove(engine, "before_cursor_execute", listen)
        return len(sent)

    before = asked()
    service.package("Sceaux", "3")
    service.package("Bagneux", "3", done=1)
    assert asked() == before


# what is followed beside: the audit, moved days, late months, other orders


def test_the_first_year_of_a_package_is_its_audit(service):
    assert service.row("Montreuil").audit is AuditState.ONGOING
    assert service.row("Rungis").audit is AuditState.TO_ENTER

    def known_before(uow):
        uow.add(Subscription(id=new_id(), authority_id=service.ids["Montreuil"], offer="ACFI", year=2024))
        return ()

    service.services.context.change(Right.MANAGE_AUTHORITIES, known_before, "")
    assert service.row("Montreuil").audit is None


def test_days_that_move_keep_who_when_and_why(service):
    engagements, prevention = service.services.engagements, service.services.prevention
    parts = {each.unit: each.id for each in service.row("Choisy-le-Roi").entered}
    moved = {parts["inspection-day"]: Decimal(3), parts["advice-day"]: Decimal(3)}
    with pytest.raises(InvalidInput) as caught:
        engagements.enter_days(moved)
    assert set(caught.value.errors) == {"reason"}
    before = {key: each.order.balance.granted for each in service.row("Choisy-le-Roi").lines
              if (key := each.order.id) in moved}  # fmt: skip
    change = engagements.enter_days(moved, " À sa  demande ")
    (told,) = prevention.moves(list(moved))
    assert (told.by, told.reason, told.at.date()) == ("Camille Roussel", "À sa demande", date(2026, 11, 12))
    assert {(each.words, each.before, each.after) for each in told.parts} == {
        (words, before[parts[unit]], Decimal(3))
        for words, unit in (("inspection", "inspection-day"), ("conseil", "advice-day"))
        if before[parts[unit]] != 3
    }
    change.undo.run()
    assert prevention.moves(list(moved)) == ()


def test_the_first_entry_leaves_no_trace(service):
    row = service.row("Rungis")
    service.services.engagements.enter_days({row.entered[0].id: Decimal(3)})
    assert service.services.prevention.moves([each.id for each in row.entered]) == ()


def test_a_presence_tells_its_late_months_and_is_exported_month_by_month(service):
    terms = MembershipTerms(
        id=new_id(), membership_id=service.social("Fresnes"), year=2026, offer="SST-40", headcount=90
    )

    def granted(uow):
        uow.add(terms)
        uow.flush()
        grant_terms(uow, terms)
        return ()

    service.services.context.change(Right.MANAGE_MEMBERSHIPS, granted, "")
    presence = service.listed(replace(YEAR, part=Part.PRESENCE))
    (row,) = presence.rows
    (line,) = row.lines
    assert [each.start.month for each in line.late_months] == list(range(1, 11))
    rows = [tuple(each) for each in prevention_table(presence.rows, 2026).rows]
    assert len(rows) == len(line.order.months)
    assert rows[0][3].startswith("Présence, ")


def test_orders_beside_the_packages_are_listed_in_their_own_units(service):
    service.ordered("Montreuil", ("PSY-IND", "4"), ("GAPP", "2"))
    works = service.listed(replace(YEAR, part=Part.WORKS))
    (row,) = works.rows
    assert {(each.kind, each.order.unit) for each in row.lines} == {
        (PreventionKind.PSYCHOSOCIAL, "half-day"),
        (PreventionKind.GROUPS, "half-day"),
    }
    assert row.audit is None
    rows = [tuple(each) for each in prevention_table(works.rows, 2026).rows]
    assert {each[-2] for each in rows} == {"demi-journées"}
    assert "Psychosocial" not in str(
        [tuple(each) for each in prevention_table(service.listed().rows, 2026).rows]
    )
