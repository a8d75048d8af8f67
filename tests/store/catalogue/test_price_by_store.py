"""`cigdesk price --store`: the catalogues voted in a store price a request; its drafts never do."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from cigdesk.cli import main
from cigdesk.domain.stored_catalogue import VoteValues
from cigdesk.services.catalogue_editing import PriceMove


@pytest.fixture
def asked(desk, desk_passphrase, tmp_path, monkeypatch, capsys):
    """Prices one half-day by the catalogue of 2027, on the store of `desk` or on none."""
    secret, request = tmp_path / "phrase.txt", tmp_path / "demande.json"
    secret.write_text(f"{desk_passphrase}\n", encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))
    authority = {"headcount": 320, "conventions": ["cadre"]}
    lines = [{"offer": "PSY-IND", "quantity": 1}]
    catalogue = "cig-petite-couronne-2027"
    asked = {"catalogue": catalogue, "date": "2027-03-02", "authority": authority, "lines": lines}
    request.write_text(json.dumps(asked), encoding="utf-8")

    def run(*, store: bool):
        code = main(["price", str(request), *(["--store", str(desk.path)] if store else [])])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_a_voted_catalogue_prices_where_its_store_is_told(services, asked):
    found = services.catalogue_states.proposal()
    move = PriceMove(Decimal(2))
    draft = services.catalogue_states.prepare(found.values, found.based_on, move).ids[0]
    assert asked(store=True)[0] == 2
    services.catalogue_states.vote(draft, VoteValues(deliberation="2026-118", voted_on=date(2026, 11, 10)))
    code, answer = asked(store=True)
    assert (code, answer["total"]) == (0, "510.00")
    assert asked(store=False)[0] == 2
