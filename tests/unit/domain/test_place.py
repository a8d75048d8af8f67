"""What keeps a site or a room from being kept."""

from __future__ import annotations

from cigdesk.domain.place import SiteValues, check_room, check_site


def test_a_site_needs_a_name_of_its_own_among_those_of_its_owner():
    assert check_site(SiteValues(name="Hôtel de ville"), ["Annexe"]) == {}
    assert check_site(SiteValues(name=" ")).keys() == {"name"}
    assert check_site(SiteValues(name="HOTEL de ville"), ["Hôtel de ville"]).keys() == {"name"}


def test_the_address_is_checked():
    assert check_site(SiteValues(name="Annexe", postcode="9469")).keys() == {"postcode"}
    assert check_site(SiteValues(name="Annexe", address="x" * 300)).keys() == {"address"}


def test_what_is_kept_is_tidy():
    kept = SiteValues(name="  Maison de l'emploi ", postcode="94 600").tidied()
    assert (kept.name, kept.postcode) == ("Maison de l’emploi", "94600")


def test_rooms_of_a_site_have_names_of_their_own():
    assert check_room("Salle 2", ["Salle 1"]) == {}
    assert check_room("", ["Salle 1"]).keys() == {"name"}
    assert check_room("salle  1", ["Salle 1"]).keys() == {"name"}
