"""A name typed in one line."""

from __future__ import annotations

import pytest

from cigdesk.domain.agenda.naming import read_name
from cigdesk.domain.agenda.words import agent_name, practitioner_name


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mme Haddad", ("Mme", "", "Haddad")),
        ("monsieur lopes", ("M.", "", "Lopes")),
        ("M. Ana-Luis Lopes", ("M.", "Ana-Luis", "Lopes")),
        ("LOPES Ana", ("", "Ana", "Lopes")),
        ("haddad", ("", "", "Haddad")),
        ("de la Tour", ("", "", "de la Tour")),
        ("Jean de la Tour", ("", "Jean", "de la Tour")),
        ("McDonald", ("", "", "McDonald")),
        ("  ", ("", "", "")),
        ("Mme", ("Mme", "", "")),
    ],
)
def test_a_typed_name_is_understood(typed, read):
    assert read_name(typed) == read


def test_names_are_short_and_can_be_masked():
    assert agent_name("M.", "Ana", "Lopes") == "M.\u00a0Lopes"
    assert agent_name("", "Ana", "Lopes") == "Ana\u00a0Lopes"
    assert agent_name("M.", "Ana", "Lopes", masked=True) == "A.L."
    assert practitioner_name("Camille", "Roussel") == "C.\u00a0Roussel"
    assert practitioner_name("", "Roussel") == "Roussel"
