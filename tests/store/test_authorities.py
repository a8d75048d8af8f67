"""Authorities in a real store: the list, the sheet, each change and its way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cigdesk.domain.authority import AuthorityKind, AuthorityValues, ContactValues
from cigdesk.domain.errors import InvalidInput, MovedOn, NeedsConfirmation, NotFound, Refused
from cigdesk.domain.follow_up import Act
from cigdesk.domain.membership import Convention, MembershipState, MembershipValues, Standing
from cigdesk.domain.quote import Quote
from cigdesk.domain.rights import Right
from cigdesk.exchange.authorities_table import read_table
from cigdesk.ports.authorities import AuthorityFilter, AuthorityOrder
from cigdesk.services.context import new_id

CHOISY = AuthorityValues(
    name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE, siren="219 400 223", insee="94022", postcode="94600"
)
CADRE = MembershipValues(convention=Convention.CADRE, start=date(2026, 1, 1), signed_on=date(2025, 12, 8))


@pytest.fixture
def authorities(services):
    return services.authorities


@pytest.fixture
def choisy(authorities):
    return authorities.create(CHOISY).ids[0]


@pytest.fixture
def shipped(services):
    """The shipped list of the centre, loaded."""
    imported = services.authority_import
    return imported.apply(imported.preview(read_table(imported.shipped_bytes())))


def found(authorities, text="", **options):
    return [row.name for row in authorities.listing(text, **options).rows]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("choi", "Choisy-le-Roi"),
        ("le roi choisy", "Choisy-le-Roi"),
        ("CHOISY", "Choisy-le-Roi"),
        ("219 400 223", "Choisy-le-Roi"),
        ("219\u202f400\u202f223", "Choisy-le-Roi"),
        ("94600", "Choisy-le-Roi"),
        ("l'hay", "L’Haÿ-les-Roses"),
        ("lhay", "L’Haÿ-les-Roses"),
        ("pré gervais", "Le Pré-Saint-Gervais"),
    ],
)
def test_an_authority_is_found_as_people_type_it(authorities, shipped, typed, name):
    assert found(authorities, typed) == [name]


def test_short_forms_find_the_saints(authorities, shipped):
    assert found(authorities, "st denis") == ["L’Île-Saint-Denis", "Saint-Denis"]


def test_the_shipped_list_is_whole_and_sorted_without_accents(authorities, shipped):
    listing = authorities.listing()
    assert len(listing.rows) == listing.facets.total == 133
    names = [row.name for row in listing.rows]
    assert names.index("Épinay-sur-Seine") < names.index("Est Ensemble") < names.index("Fontenay-aux-Roses")
    saint_denis = next(row for row in listing.rows if row.name == "Saint-Denis")
    assert (saint_denis.postcode, saint_denis.city) == ("93200", "Saint-Denis")


def test_loading_the_list_twice_adds_nothing(services, shipped):
    again = services.authority_import.preview(read_table(services.authority_import.shipped_bytes()))
    assert again.writes == 0
    with pytest.raises(Refused, match="déjà présentes"):
        services.authority_import.apply(again)


def test_the_list_filters_and_sorts(authorities, services, shipped):
    (choisy,) = (row.id for row in authorities.listing("choisy").rows)
    authorities.declare(choisy, 2026, 1284)
    services.memberships.add(choisy, CADRE)
    assert found(authorities, where=AuthorityFilter(members_only=True)) == ["Choisy-le-Roi"]
    assert len(found(authorities, where=AuthorityFilter(without_headcount=True))) == 132
    assert len(found(authorities, where=AuthorityFilter(department="93"))) == 39
    assert len(found(authorities, where=AuthorityFilter(kind=AuthorityKind.EPT))) == 11
    facets = authorities.listing().facets
    assert (facets.members, facets.undeclared, facets.departments["93"]) == (1, 132, 39)
    for descending in (False, True):
        by_heads = found(authorities, order=AuthorityOrder.HEADCOUNT, descending=descending)
        assert by_heads[0] == "Choisy-le-Roi"
    (row,) = authorities.listing("choisy").rows
    assert (row.headcount, row.conventions) == (1284, ("cadre",))
    assert authorities.listing().scale.label(row.headcount) == "1\u202f250 à 1\u202f749\xa0agents"


def test_a_double_siren_names_the_other_authority(authorities, choisy):
    with pytest.raises(InvalidInput) as refused:
        authorities.create(replace(CHOISY, name="Ville de Choisy"))
    assert refused.value.errors == {"siren": "Ce SIREN est déjà celui de Choisy-le-Roi."}
    authorities.archive(choisy)
    with pytest.raises(InvalidInput, match="archivée"):
        authorities.create(replace(CHOISY, name="Ville de Choisy"))
    authorities.create(AuthorityValues(name="CCAS de Choisy", kind=AuthorityKind.CCAS))
    authorities.create(AuthorityValues(name="Caisse des écoles", kind=AuthorityKind.SCHOOL_FUND))
    assert len(found(authorities)) == 2


def test_a_creation_that_would_double_a_siren_is_not_done_again(authorities):
    undone = authorities.create(CHOISY).undo.run()
    authorities.create(replace(CHOISY, name="Choisy"))
    with pytest.raises(MovedOn):
        undone.undo.run()
    assert found(authorities) == ["Choisy"]


def test_an_edit_is_tidied_and_undone(authorities, choisy):
    sheet = authorities.sheet(choisy)
    change = authorities.update(
        choisy, sheet.rev, replace(sheet.values, chorus_service=" RH-01 ", phone="0148920000")
    )
    values = authorities.sheet(choisy).values
    assert (values.chorus_service, values.phone, values.department) == (
        "RH-01",
        "01\xa048\xa092\xa000\xa000",
        "94",
    )
    change.undo.run()
    assert authorities.sheet(choisy).values == sheet.values


def test_a_stale_edit_overwrites_nothing(authorities, choisy):
    sheet = authorities.sheet(choisy)
    authorities.update(choisy, sheet.rev, replace(sheet.values, city="Choisy"))
    with pytest.raises(MovedOn):
        authorities.update(choisy, sheet.rev, replace(sheet.values, city="Ailleurs"))
    assert authorities.sheet(choisy).values.city == "Choisy"


def test_archiving_hides_without_losing(authorities, choisy):
    change = authorities.archive(choisy)
    assert found(authorities) == []
    assert found(authorities, where=AuthorityFilter(archived=True)) == ["Choisy-le-Roi"]
    change.undo.run()
    assert found(authorities) == ["Choisy-le-Roi"]


def test_a_headcount_gives_its_tier_and_is_one_per_year(authorities, choisy):
    authorities.declare(choisy, 2025, 1249)
    authorities.declare(choisy, 2026, 1284)
    with pytest.raises(NeedsConfirmation, match="1\u202f284\xa0agents sont déjà déclarés pour 2026"):
        authorities.declare(choisy, 2026, 1300)
    replaced = authorities.declare(choisy, 2026, 1300, replace=True)
    sheet = authorities.sheet(choisy)
    assert [(line.year, line.heads, line.tier) for line in sheet.headcounts] == [
        (2025, 1249, "750 à 1\u202f249\xa0agents"),
        (2026, 1300, "1\u202f250 à 1\u202f749\xa0agents"),
    ]
    assert sheet.crossing is not None
    assert (sheet.crossing.year, sheet.crossing.bound) == (2026, 1250)
    assert sheet.scale.price(1300) == "13\u202f905,00\xa0€"
    replaced.undo.run()
    assert authorities.sheet(choisy).heads(2026) == 1284


@pytest.mark.parametrize(
    ("year", "heads", "field"), [(2026, 0, "heads"), (2026, 200_001, "heads"), (1999, 5, "year")]
)
def test_what_is_no_declaration_is_refused(authorities, choisy, year, heads, field):
    with pytest.raises(InvalidInput) as refused:
        authorities.declare(choisy, year, heads)
    assert set(refused.value.errors) == {field}


def test_contacts_come_go_and_come_back(authorities, choisy):
    added = authorities.add_contact(choisy, ContactValues(name="Anne Besson", role="DRH", phone="0148920000"))
    (line,) = authorities.sheet(choisy).contacts
    authorities.update_contact(line.id, line.rev, replace(line.values, signs_quotes=True))
    removed = authorities.remove_contact(added.ids[1])
    assert authorities.sheet(choisy).contacts == ()
    removed.undo.run()
    (back,) = authorities.sheet(choisy).contacts
    assert (back.values.name, back.values.signs_quotes) == ("Anne Besson", True)


def test_a_contact_to_whom_a_quote_is_addressed_stays(authorities, choisy, services):
    contact_id = authorities.add_contact(choisy, ContactValues(name="Anne Besson")).ids[1]
    quote = Quote(
        id=new_id(),
        authority_id=choisy,
        service_day=date(2026, 11, 12),
        contact_id=contact_id,
        created_at=services.context.now(),
    )

    def work(uow):
        uow.add(quote)
        return (quote.id,)

    services.context.change(Right.MANAGE_QUOTES, work, "Devis")
    with pytest.raises(Refused, match="destinataire de 1\xa0devis"):
        authorities.remove_contact(contact_id)


def test_subscriptions_are_one_per_offer_and_year(authorities, choisy):
    authorities.add_subscription(choisy, "ACFI", 2026)
    with pytest.raises(InvalidInput, match="déjà notée pour 2026"):
        authorities.add_subscription(choisy, "ACFI", 2026)
    (line,) = authorities.sheet(choisy).subscriptions
    assert (line.offer, line.year) == ("ACFI", 2026)
    assert line.label != "ACFI"
    authorities.remove_subscription(line.id)
    assert authorities.sheet(choisy).subscriptions == ()


def test_the_to_do_list_follows_the_facts(authorities, choisy):
    assert [point.act for point in authorities.sheet(choisy).todo] == [Act.DECLARE, Act.IDENTITY, Act.CONTACT]
    authorities.declare(choisy, 2026, 1284)
    authorities.add_contact(choisy, ContactValues(name="Anne Besson"))
    assert [point.act for point in authorities.sheet(choisy).todo] == [Act.IDENTITY]


def test_a_membership_makes_a_member_from_its_first_day(authorities, services, choisy, clock):
    services.memberships.add(choisy, replace(CADRE, start=date(2026, 12, 1)))
    assert not authorities.sheet(choisy).member
    clock.move(days=19)
    sheet = authorities.sheet(choisy)
    assert sheet.member
    assert sheet.memberships[0].standing is Standing.IN_FORCE


def test_overlaps_are_refused_under_the_first_day_with_their_reason(services, choisy):
    memberships = services.memberships
    memberships.add(choisy, replace(CADRE, end=date(2026, 12, 31)))
    with pytest.raises(InvalidInput) as refused:
        memberships.add(choisy, replace(CADRE, start=date(2026, 12, 31)))
    assert "31\xa0décembre\xa02026" in refused.value.errors["start"]
    memberships.add(choisy, replace(CADRE, start=date(2027, 1, 1), state=MembershipState.PROPOSED))
    line = services.authorities.sheet(choisy).memberships[1]
    with pytest.raises(InvalidInput):
        memberships.update(line.id, line.rev, replace(line.values, start=date(2026, 6, 1)))
    assert services.authorities.sheet(choisy).memberships[1].values.start == date(2027, 1, 1)


def test_a_membership_is_changed_removed_and_brought_back(services, choisy):
    memberships = services.memberships
    memberships.add(choisy, CADRE)
    (line,) = services.authorities.sheet(choisy).memberships
    changed = replace(line.values, end=date(2027, 12, 31), notice_months=6)
    memberships.update(line.id, line.rev, changed)
    removed = memberships.remove(line.id)
    assert services.authorities.sheet(choisy).memberships == ()
    removed.undo.run()
    (back,) = services.authorities.sheet(choisy).memberships
    assert (back.values, back.standing) == (changed, Standing.IN_FORCE)


def test_the_next_period_is_proposed(services, choisy):
    assert services.memberships.proposal(choisy, Convention.CADRE).start == date(2026, 1, 1)
    services.memberships.add(choisy, replace(CADRE, end=date(2026, 12, 31)))
    assert services.memberships.proposal(choisy, Convention.CADRE).start == date(2027, 1, 1)


def test_the_conventions_of_the_centre_come_first(services):
    conventions = services.memberships.conventions()
    assert conventions == (*list(Convention)[:3], Convention.ACCOMPAGNEMENT_SOCIAL)


def test_an_authority_that_is_gone_is_said(authorities):
    with pytest.raises(NotFound):
        authorities.sheet(new_id())
    with pytest.raises(NotFound):
        authorities.add_contact(new_id(), ContactValues(name="X"))


@pytest.mark.parametrize("order", AuthorityOrder)
def test_every_order_lists_every_authority(authorities, order):
    for name in ("Ivry", "Arcueil"):
        authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE))
    for descending in (False, True):
        assert set(found(authorities, order=order, descending=descending)) == {"Arcueil", "Ivry"}
