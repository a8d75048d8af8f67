"""The table of rights, cell by cell: written again here by hand, as the service reads it aloud."""

from __future__ import annotations

import pytest

from cigdesk.domain.errors import NotAllowed
from cigdesk.domain.rights import ACTS, MEANINGS, RIGHTS, ROLES, Right, Role, refusal, require, rights_of

SECRETARIAT, SOCIAL, PREVENTION, MANAGER, HEAD, ADMIN = "SWPMHA"
COLUMNS = {
    SECRETARIAT: Role.SECRETARIAT,
    SOCIAL: Role.SOCIAL_WORKER,
    PREVENTION: Role.PREVENTIONIST,
    MANAGER: Role.MANAGER,
    HEAD: Role.HEAD,
    ADMIN: Role.ADMINISTRATOR,
}
TABLE = {
    Right.READ: "SWPMHA",
    Right.SEE_NAMES: "SW",
    Right.READ_SUPPORT: "SWH",
    Right.NOTES: "W",
    Right.MANAGE_CENTRE: "HA",
    Right.MANAGE_CATALOGUE: "MHA",
    Right.MANAGE_PEOPLE: "HA",
    Right.MANAGE_AGENTS: "SW",
    Right.MANAGE_PERSONS: "A",
    Right.MANAGE_AUTHORITIES: "SMH",
    Right.MANAGE_MEMBERSHIPS: "MH",
    Right.MANAGE_QUOTES: "PMH",
    Right.PRICE_BY_HAND: "MH",
    Right.ISSUE_QUOTES: "MH",
    Right.BOOK: "SWPH",
    Right.SUPPORT: "W",
    Right.INSPECT: "PH",
    Right.MANAGE_STATEMENTS: "MH",
    Right.BACK_UP: "A",
    Right.CARRY: "SWPMHA",
    Right.ARCHIVE: "W",
    Right.ELIMINATE: "H",
    Right.ERASE: "W",
    Right.EXPORT_PERSON: "W",
    Right.READ_ACCESSES: "A",
    Right.READ_CHANGES: "H",
}
CELLS = [(right, column, column in TABLE[right]) for right in Right for column in COLUMNS]


@pytest.mark.parametrize(("right", "column", "may"), CELLS, ids=str)
def test_each_cell(right, column, may):
    role = COLUMNS[column]
    assert (right in RIGHTS[role]) == may
    if may:
        require((role,), right)
    else:
        with pytest.raises(NotAllowed):
            require((role,), right)


def test_every_right_is_in_the_table_and_somebody_has_it():
    assert set(TABLE) == set(Right)
    assert set().union(*RIGHTS.values()) == set(Right)


def test_whoever_is_several_things_may_what_each_may():
    both = rights_of((Role.SECRETARIAT, Role.PREVENTIONIST))
    assert both == RIGHTS[Role.SECRETARIAT] | RIGHTS[Role.PREVENTIONIST]
    assert rights_of(()) == frozenset()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SOCIAL_WORKER])
def test_notes_belong_to_the_social_team_alone(role):
    assert Right.NOTES not in RIGHTS[role]


def test_every_right_and_every_role_is_said_in_french():
    assert list(ACTS) == list(Right)
    assert list(MEANINGS) == list(ROLES) == list(Role)
    assert len(set(ACTS.values())) == len(ACTS)


def test_a_closed_act_says_whose_it_is():
    assert refusal(Right.NOTES) == "Réservé\u00a0: travailleur social."
    assert (
        refusal(Right.ISSUE_QUOTES) == "Réservé\u00a0: gestionnaire des conventions, responsable de service."
    )
