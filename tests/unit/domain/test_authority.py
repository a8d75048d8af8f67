"""What may be written about an authority: each fault says the rule and the gap; what is kept is tidied."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from cigdesk.domain.authority import (
    Authority,
    AuthorityKind,
    AuthorityValues,
    ContactValues,
    authority_faults,
    authority_kind,
    completed,
    contact_faults,
    search_words,
)
from cigdesk.domain.departments import department_code, department_name, department_of
from cigdesk.domain.identifiers import mail_fault, phone_fault, siren_fault, siret_fault

CHOISY = AuthorityValues(name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE, siren="219400223")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("219 400 22", "Le SIREN compte 9\xa0chiffres, il en manque 1."),
        ("21940022345", "Le SIREN compte 9\xa0chiffres, il y en a 2 de trop."),
        ("21940022A", "Le SIREN ne contient que des chiffres."),
        ("٢١٩٤٠٠٢٢٣", "Le SIREN ne contient que des chiffres."),
    ],
)
def test_a_siren_says_its_gap(typed, said):
    assert siren_fault(typed) == said


def test_a_siren_with_a_wrong_key_is_refused_whatever_its_spaces():
    assert siren_fault("219\u202f400\xa0223") == ""
    assert "clé" in siren_fault("219 400 224")
    assert "clé" in siren_fault("000000000")


@given(st.integers(min_value=10_000_000, max_value=99_999_999), st.integers(0, 9))
def test_exactly_one_key_of_ten_is_right(body, key):
    right = luhn.calc_check_digit(str(body))
    assert (siren_fault(f"{body}{key}") == "") == (str(key) == right)


def test_a_siret_begins_with_the_siren_and_la_poste_is_an_exception():
    assert siret_fault("356 000 000 49837", "356000000") == ""
    assert "commence par" in siret_fault("35600000049837", "219400223")
    assert "il en manque 5" in siret_fault("219400223")
    assert "clé" in siret_fault("21940022300013")


@pytest.mark.parametrize(
    "typed", ["01 56 96 80 80", "01.56.96.80.80", "+33 1 56 96 80 80", "3646", "0596700886", ""]
)
def test_a_phone_is_written_in_any_of_the_usual_ways(typed):
    assert phone_fault(typed) == ""


@pytest.mark.parametrize("typed", ["01 56 96 80", "bureau 12", "+33", "12", "015696808080"])
def test_a_phone_that_cannot_be_called_is_said(typed):
    assert phone_fault(typed)


@pytest.mark.parametrize(
    "typed", ["rh@", "rh@choisy", "rh choisy@ville.fr", "a@b@c.fr", "@ville.fr", "rh@ville..fr"]
)
def test_a_mail_that_cannot_be_sent_is_said(typed):
    assert mail_fault(typed)
    assert mail_fault("rh.paie+cig@choisyleroi.fr") == ""


def test_every_field_at_fault_is_named_at_once():
    faults = authority_faults(
        AuthorityValues(
            name=" ",
            kind=AuthorityKind.CCAS,
            siren="1",
            insee="940",
            postcode="9460",
            department="Atlantide",
            population=-1,
            phone="x",
            mail="x",
            group_name="\x07",
            address="a" * 201,
        )
    )
    assert set(faults) == {
        *("name", "siren", "insee", "postcode", "department", "population"),
        *("phone", "mail", "group_name", "address"),
    }


def test_what_is_kept_is_tidied_and_completed():
    kept = AuthorityValues(
        name="  L'Haÿ-les-Roses\u200b ",
        kind=AuthorityKind.COMMUNE,
        siret="219 400 223 00012".replace("00012", "00010"),
        insee="94 038",
        department="val de marne",
        phone="0156968080",
    ).tidied()
    assert (kept.name, kept.insee, kept.department) == ("L’Haÿ-les-Roses", "94038", "94")
    assert kept.phone == "01\xa056\xa096\xa080\xa080"


def test_the_siren_follows_from_the_siret_and_the_department_from_the_place():
    body = "2194002230001"
    kept = AuthorityValues(
        name="Choisy", kind=AuthorityKind.COMMUNE, siret=body + luhn.calc_check_digit(body), postcode="94600"
    ).tidied()
    assert (kept.siren, kept.department) == ("219400223", "94")
    assert department_of("97209", "") == "972"
    assert department_of("2A004", "") == "2A"


def test_tidying_twice_changes_nothing():
    once = AuthorityValues(name=" d'Arc ", kind=AuthorityKind.OTHER, phone="+33156968080").tidied()
    assert once.tidied() == once


def test_completing_never_replaces_what_is_there():
    other = AuthorityValues(
        name="Autre", kind=AuthorityKind.EPT, siren="1", mail="rh@choisy.fr", population=0
    )
    done = completed(CHOISY, other)
    assert (done.name, done.kind, done.siren, done.mail, done.population) == (
        *("Choisy-le-Roi", AuthorityKind.COMMUNE, "219400223", "rh@choisy.fr"),
        0,
    )


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("COMMUNE", AuthorityKind.COMMUNE),
        ("C.C.A.S.", AuthorityKind.CCAS),
        ("Caisse des ecoles", AuthorityKind.SCHOOL_FUND),
        ("Communauté d’agglomération", AuthorityKind.CA),
        ("office public de l’habitat", AuthorityKind.HOUSING_OFFICE),
        ("planète", None),
        ("", None),
    ],
)
def test_kinds_are_read_leniently(typed, kind):
    assert authority_kind(typed) is kind


def test_departments_are_read_by_number_or_name():
    assert [department_code(text) for text in ("94", "1", "2a", "cote d'or", "99", "")] == [
        "94",
        "01",
        "2A",
        "21",
        "",
        "",
    ]
    assert department_name("972") == "Martinique"


def test_search_words_hold_the_short_and_the_joined_forms():
    words = search_words(Authority(id=uuid4(), name="L’Île-Saint-Denis", kind=AuthorityKind.COMMUNE)).split()
    assert {"l", "ile", "lile", "saint", "st", "denis"} <= set(words)


def test_a_contact_needs_a_name_and_sound_addresses():
    assert set(contact_faults(ContactValues(name="", phone="1", mail="x"))) == {"name", "phone", "mail"}
    assert contact_faults(ContactValues(name="Anne Besson", role="DRH", mail="drh@choisy.fr")) == {}
