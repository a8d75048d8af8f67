"""What was changed is told in French words, by whom and when, and names nobody to whoever may see no name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import NotAllowed
from cigdesk.domain.people import AgentStatus, AgentValues, Civility, LeaveValues
from cigdesk.domain.rights import Role
from cigdesk.ports.changes import ChangeFilter, ChangeOrder
from cigdesk.services.change_log import ChangeLog
from cigdesk.services.change_names import _FIELD_NAMES, _OWN_NAMES, KIND_NAMES, PARTS, field_name
from db.mapping import KINDS


@pytest.fixture
def log(services):
    return services.change_log


@pytest.fixture
def authority(services):
    values = AuthorityValues(name="Bondy", kind=AuthorityKind.COMMUNE, postcode="93140", city="Bondy")
    return services.authorities.create(values).ids[0]


@pytest.fixture
def agent(services, authority):
    values = AgentValues(
        last_name="Haddad", first_name="Leïla", civility=Civility.MRS, authority_id=authority
    )
    return services.agents.create(values).ids[0]


def _told(rows):
    return [(row.act, row.kind, row.field, row.old, row.new) for row in rows]


def _edit(services, agent, **values):
    before = services.agents.sheet(agent).values
    return services.agents.edit(agent, before, replace(before, **values))


def test_a_change_is_told_as_the_window_writes_it(services, log, agent, authority, clock):
    clock.move(days=1)
    _edit(services, agent, phone="06 39 98 12 34", status=AgentStatus.TENURED)
    services.agents.archive(agent)
    rows = log.of_record("agents", agent)
    assert _told(rows) == [
        ("Modification", "Agent", "Archivé", "non", "oui"),
        ("Modification", "Agent", "Téléphone", "–", "0639981234"),
        ("Modification", "Agent", "Statut", "–", "titulaire"),
        ("Création", "Agent", "", "", ""),
    ]
    assert rows[0].record == "Mme\u00a0Haddad"
    assert (rows[0].line.person, rows[0].line.at) == ("Camille Roussel", clock.now())


def test_references_days_and_choices_are_told_by_name(services, log, agent):
    values = AuthorityValues(name="Pantin", kind=AuthorityKind.COMMUNE, postcode="93500", city="Pantin")
    other = services.authorities.create(values).ids[0]
    _edit(services, agent, authority_id=other)
    before = services.centre.view().settings
    services.centre.edit(before, replace(before, mask_small_counts=False, access_months=6))
    moved, *_ = log.of_record("agents", agent)
    assert (moved.field, moved.old, moved.new) == ("Collectivité", "Bondy", "Pantin")
    told = _told(log.listing(ChangeFilter(kind="centres")).rows)
    assert ("Modification", "Centre", "Petits effectifs masqués", "oui", "non") in told
    assert ("Modification", "Centre", "Journal des accès gardé (mois)", "12", "6") in told


def test_a_record_has_the_history_of_what_lives_in_it_and_of_what_lived_there(services, log, agent):
    leave = LeaveValues(start=date(2026, 3, 2), end=date(2026, 3, 9))
    services.agents.add_leave(agent, leave)
    kept = services.agents.sheet(agent).leaves[0]
    services.agents.edit_leave(agent, kept.id, replace(leave, end=date(2026, 4, 1)))
    services.agents.remove_leave(agent, kept.id)
    rows = [row for row in log.of_record("agents", agent) if row.kind == "Congé d’un agent"]
    assert _told(rows) == [
        ("Suppression", "Congé d’un agent", "", "", ""),
        ("Modification", "Congé d’un agent", "Fin", "9\u00a0mars\u00a02026", "1er\u00a0avr.\u00a02026"),
        ("Création", "Congé d’un agent", "", "", ""),
    ]
    assert rows[0].record == "2\u00a0mars\u00a02026"


def test_the_list_is_filtered_sorted_and_paged(services, log, agent, authority, clock):
    clock.move(days=2)
    services.agents.archive(agent)
    listing = log.listing(ChangeFilter(kind="agents", since=clock.now()))
    assert [row.field for row in listing.rows] == ["Archivé"]
    assert listing.facets.kinds["agents"] == 2
    assert next(iter(listing.facets.persons.values()))[0] == "Camille Roussel"
    by_kind = log.listing(ChangeFilter(until=clock.now()), ChangeOrder.KIND, descending=False)
    kinds = [row.kind for row in by_kind.rows]
    assert (kinds[0], kinds[-1]) == ("Agent", "Collectivité")
    assert log.lines(by_kind.seqs[-1:]) == by_kind.rows[-1:]
    assert log.listing(ChangeFilter(person_id=authority)).seqs == []


def test_whoever_may_see_no_name_reads_none(services, agent):
    _edit(services, agent, last_name="Haddad-Benali", phone="0639981234", mail="leila@agent.example")
    actor = replace(services.context.actor, roles=frozenset({Role.HEAD}))
    head = ChangeLog(replace(services.context, actor=actor))
    rows = [*head.listing().rows, *head.of_record("agents", agent)]
    told = " ".join(f"{row.record} {row.old} {row.new}" for row in rows)
    for secret in ("Haddad", "Leïla", "06", "leila"):
        assert secret not in told
    assert "LH" in told
    assert "•••" in told


def test_rights_are_asked(services, agent):
    def acting(*roles):
        actor = replace(services.context.actor, roles=frozenset(roles))
        return ChangeLog(replace(services.context, actor=actor))

    with pytest.raises(NotAllowed):
        acting(Role.SOCIAL_WORKER).listing()
    assert acting(Role.SECRETARIAT).of_record("agents", agent)
    with pytest.raises(NotAllowed):
        acting(Role.MANAGER).of_record("cases", agent)


def test_every_field_of_every_record_has_a_french_name():
    for table in KINDS.values():
        assert table.name in KIND_NAMES
        for column in table.columns:
            if column.name not in ("id", "rev", "sort_key"):
                assert (table.name, column.name) in _OWN_NAMES or column.name in _FIELD_NAMES, (
                    f"{table.name}.{column.name} has no name in the journal"
                )
                assert field_name(table.name, column.name)


def test_nothing_of_a_vault_is_journaled():
    secret = {"vaults", "vault_grants", "confidential_notes"}
    assert not secret & {table.name for table in KINDS.values()}
    assert set(PARTS) <= {table.name for table in KINDS.values()}
