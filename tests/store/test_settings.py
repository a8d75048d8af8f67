"""Settings of the centre, sites and rooms, catalogues of the centre."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from cigdesk.bootstrap import create_store
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import InvalidInput, MovedOn, NotFound
from cigdesk.domain.place import SiteValues
from cigdesk.services.centres import CentreValues, authorities_file, catalogue_families
from cigdesk.services.context import centre_of
from db.crypto import Cost

SIRET = "21940022300018"


def edit(services, **changed):
    shown = services.centre.view().settings
    return services.centre.edit(shown, replace(shown, **changed))


def test_what_blocks_the_issue_of_quotes_is_said_by_field(services):
    assert services.centre.view().missing.keys() == {"siret", "deliberation", "signatory"}
    edit(services, siret="219 400 223 00018", deliberation="n° 2025-118", signatory="A. Martin")
    view = services.centre.view()
    assert view.missing == {}
    assert view.settings.siret == SIRET


def test_a_setting_is_taken_back(services):
    changed = edit(services, quote_prefix="D-")
    changed.undo.run()
    assert services.centre.view().settings.quote_prefix == ""


def test_wrong_settings_are_refused_by_field(services):
    with pytest.raises(InvalidInput) as refused:
        edit(services, siret="12345678901234", quote_validity_months=25)
    assert refused.value.errors.keys() == {"siret", "quote_validity_months"}


def test_values_marked_demo_are_refused_in_a_real_store(services):
    with pytest.raises(InvalidInput, match="démonstration"):
        edit(services, deliberation="n° 0 (démo)")


def test_two_people_may_write_two_settings_but_not_the_same_one(services):
    shown = services.centre.view().settings
    services.centre.edit(shown, replace(shown, city="Bobigny"))
    services.centre.edit(shown, replace(shown, phone="0156968080"))
    with pytest.raises(MovedOn):
        services.centre.edit(shown, replace(shown, city="Créteil"))
    assert services.centre.view().settings.city == "Bobigny"


def own_store(tmp_path, **values):
    kept = CentreValues(**{"name": "Centre de gestion de la Dordogne", "short_name": "CDG 24", **values})
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    return create_store(tmp_path / "cdg24.cigdesk", kept, "Ana Lopes", "quatre mots pour entrer", cost=cheap)


def test_a_centre_of_ones_own_may_start_from_a_shipped_catalogue_without_its_authorities(tmp_path):
    family = catalogue_families()[0].id
    desk = own_store(tmp_path, catalogue_family=family)
    try:
        assert desk.services.catalogue.view().catalogue is not None
        with desk.services.context.reading() as uow:
            assert authorities_file(centre_of(uow)) == ""
    finally:
        desk.store.close()


def test_a_centre_without_catalogue_has_nothing_to_show(tmp_path):
    desk = own_store(tmp_path)
    try:
        view = desk.services.catalogue.view()
        assert (view.catalogue, view.choices) == (None, ())
    finally:
        desk.store.close()


def test_a_centre_without_name_is_not_founded(tmp_path):
    with pytest.raises(InvalidInput):
        own_store(tmp_path, name=" ")
    assert list(tmp_path.iterdir()) == []


def test_the_catalogue_of_today_is_shown_first(services):
    view = services.catalogue.view()
    assert view.catalogue.id == "cig-petite-couronne-2026"
    assert [(each.label, each.current) for each in view.choices] == [("2026", True)]
    assert services.catalogue.view("inconnu").catalogue == view.catalogue


def test_sites_come_by_owner_with_their_rooms(services):
    commune = services.authorities.create(AuthorityValues(name="Arcueil", kind=AuthorityKind.COMMUNE)).ids[0]
    services.places.create_site(SiteValues(name="Mairie", authority_id=commune))
    own = services.places.create_site(SiteValues(name="Siège", city="Pantin")).ids[0]
    services.places.add_room(own, "Salle 2")
    services.places.add_room(own, "Salle 1")
    first, second = services.places.listing()
    assert (first.name, [room.name for room in first.rooms]) == ("Siège", ["Salle 1", "Salle 2"])
    assert (second.name, second.authority) == ("Mairie", "Arcueil")


def test_names_of_places_are_told_apart_within_their_owner(services):
    commune = services.authorities.create(AuthorityValues(name="Arcueil", kind=AuthorityKind.COMMUNE)).ids[0]
    own = services.places.create_site(SiteValues(name="Siège")).ids[0]
    services.places.create_site(SiteValues(name="Siège", authority_id=commune))
    with pytest.raises(InvalidInput):
        services.places.create_site(SiteValues(name="SIEGE"))
    services.places.add_room(own, "Salle 1")
    with pytest.raises(InvalidInput):
        services.places.add_room(own, "salle 1")
    with pytest.raises(NotFound):
        services.places.create_site(SiteValues(name="Ailleurs", authority_id=uuid4()))


def test_places_are_corrected_and_archived(services):
    own = services.places.create_site(SiteValues(name="Siège")).ids[0]
    room = services.places.add_room(own, "Salle 1").ids[1]
    services.places.edit_site(own, SiteValues(name="Siège"), SiteValues(name="Siège", city="Pantin"))
    services.places.rename_room(room, "Salle 1", "Salle bleue")
    services.places.set_room_archived(room, archived=True)
    archived = services.places.set_site_archived(own, archived=True)
    site = services.places.listing()[0]
    assert (site.city, site.archived) == ("Pantin", True)
    assert (site.rooms[0].name, site.rooms[0].archived) == ("Salle bleue", True)
    archived.undo.run()
    assert services.places.listing()[0].archived is False
    with pytest.raises(MovedOn):
        services.places.rename_room(room, "Salle 1", "Salle verte")


def test_values_marked_demo_are_kept_in_a_demonstration(tmp_path):
    kept = CentreValues(name="Centre de gestion", short_name="CDG")
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    desk = create_store(
        tmp_path / "demo.cigdesk", kept, "Ana", "quatre mots pour entrer", cost=cheap, demo=True
    )
    try:
        edit(
            desk.services, siret="000 000 000 00000 (démo)", deliberation="n° 0 (démo)", signatory="A. (démo)"
        )
        assert desk.services.centre.view().missing.keys() == {"address"}
    finally:
        desk.store.close()
