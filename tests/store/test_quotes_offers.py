"""Every offer of both catalogues on issued quotes, each amount read back from the page, to the cent."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk import french
from cigdesk.bootstrap import create_store
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.rights import Right
from cigdesk.services.catalogues import shipped_catalogues
from cigdesk.services.centres import shipped_centres
from cigdesk.services.context import new_id
from cigdesk.services.quote_lines import LineValues
from db.crypto import Cost

# code, what is filled in, price of one unit, amount of the line
CIG = [
    ("PSY-IND", {"quantity": "6"}, "500.00", "3000.00"),
    ("COACH", {"quantity": "3"}, "100.00", "300.00"),
    ("GAPP", {"quantity": "2"}, "500.00", "1000.00"),
    ("GAPP-INTER", {"quantity": "4", "participants": 6}, "100.00", "2400.00"),
    ("CODEV", {"quantity": "5"}, "100.00", "500.00"),
    ("EVT", {}, "500.00", "500.00"),
    ("DEGR", {"exploratory": True}, "500.00", "500.00"),
    ("DEGR", {"quantity": "3"}, "500.00", "1500.00"),
    ("HAND-POL", {}, "6000.00", "6000.00"),
    ("HAND-COM", {"quantity": "1.5"}, "800.00", "1200.00"),
    ("HAND-SENS", {"quantity": "0.5", "participants": 40}, "800.00", "400.00"),
    ("HAND-REF", {"quantity": "15"}, "200.00", "3000.00"),
    ("FORUM", {"quantity": "2"}, "800.00", "1600.00"),
    ("ACFI", {}, "13905.00", "13905.00"),
    ("ACFI-SUP", {"quantity": "2.5"}, "800.00", "2000.00"),
    ("CONSEIL", {"quantity": "0.5"}, "800.00", "400.00"),
    ("ERGO-CONC", {"quantity": "4"}, "800.00", "3200.00"),
    ("ERGO-AME", {"quantity": "1"}, "800.00", "800.00"),
    ("ERGO-POSTE", {"quantity": "1.5", "prescription": date(2026, 10, 2)}, "1000.00", "1500.00"),
    ("SANTE", {"quantity": "2"}, "1000.00", "2000.00"),
    ("AST-DIST", {}, "15000.00", "15000.00"),
    ("QVCT", {"quantity": "3.5"}, "800.00", "2800.00"),
    ("TRANSF", {"quantity": "7"}, "800.00", "5600.00"),
    ("SENS-PSAS", {"quantity": "0.5", "participants": 30}, "800.00", "400.00"),
    ("CYCLE", {"quantity": "2"}, "800.00", "1600.00"),
    ("MED-1", {}, "120.00", "154080.00"),
    ("SST-40", {}, "28000.00", "28000.00"),
    ("SST-60", {}, "42000.00", "42000.00"),
    ("SST-80", {}, "56000.00", "56000.00"),
    ("CESF-80", {}, "56000.00", "56000.00"),
    ("MED-2", {"optional": True}, "135.00", "173340.00"),
    ("MED-CAB", {"quantity": "2", "optional": True}, "1380.00", "2760.00"),
]
CIG_BESIDE = [
    ("CERCLE", {}, "2060.00", "2060.00"),
    ("MED-2", {}, "135.00", "173340.00"),
]
MARTINIQUE = [
    ("MQ-EDL", {"quantity": "480"}, "0.00", "0.00"),
    ("MQ-ACC", {"quantity": "440"}, "60.00", "440.00"),
    ("MQ-ACC", {"quantity": "1"}, "60.00", "1.00"),
]
_AMOUNT = re.compile(r"([0-9][0-9\u202f]*,[0-9]{2})\u00a0€")


def _write(services, **facts):
    """An authority of 1 284 agents in every convention, in a centre whose settings are complete."""

    def work(uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        centre.address = centre.address or "1 rue de l’Essai"
        authority = Authority(id=new_id(), name="Essai", kind=AuthorityKind.COMMUNE, **facts)
        uow.add(authority)
        uow.add(Headcount(id=new_id(), authority_id=authority.id, year=2026, heads=1284))
        for convention in Convention:
            period = {"convention": convention, "start": date(2026, 1, 1)}
            uow.add(Membership(id=new_id(), authority_id=authority.id, **period))
        return (authority.id,)

    return services.context.change(Right.MANAGE_AUTHORITIES, work, "").ids[0]


def _issue(services, authority, offers):
    quote = services.quotes.drafting.create(authority, None, "Toutes les prestations").ids[0]
    for code, values, _price, _amount in offers:
        filled = values | {"quantity": Decimal(values["quantity"])} if "quantity" in values else values
        services.quotes.drafting.add_line(quote, code, LineValues(**filled))
    view = services.quotes.view(quote)
    assert [refusal.message for line in view.lines for refusal in line.refusals] == []
    services.quotes.issuing.issue(quote)
    return quote


def _assert_priced_and_printed(services, quote, offers):
    view = services.quotes.view(quote)
    expected = [(code, Decimal(price), Decimal(amount)) for code, _values, price, amount in offers]
    assert [(line.code, line.unit_price, line.amount) for line in view.lines] == expected
    firm = sum(line.amount for line in view.lines if not line.optional)
    assert view.total == firm
    reader = PdfReader(BytesIO(services.quotes.issuing.pdf(quote)))
    text = "\n".join(page.extract_text() for page in reader.pages)
    printed = [f"{found}\u00a0€" for found in _AMOUNT.findall(text)]
    for _code, price, amount in expected:
        for euros in (french.amount(price), french.amount(amount)):
            assert euros in printed
            printed.remove(euros)
    assert printed.count(french.amount(view.total)) >= 1
    if view.has_options:
        assert french.amount(view.total_with_options) in printed
    return text


def test_every_offer_of_the_cig_is_issued_and_read_back(services):
    authority = _write(services)
    text = _issue_and_read(services, authority, CIG)
    beside = _issue_and_read(services, _write(services, other_acfi=True), CIG_BESIDE)
    offers = shipped_catalogues()["cig-petite-couronne-2026"].offers
    assert {code for code, *_ in CIG + CIG_BESIDE} == set(offers)
    for code, offer in offers.items():
        words = text if code in {line[0] for line in CIG} else beside
        assert _bare(offer.label) in _bare(words)
    assert "4 × 6" in text


def _issue_and_read(services, authority, offers):
    quote = _issue(services, authority, offers)
    return _assert_priced_and_printed(services, quote, offers)


def _bare(text):
    """Without the ends of lines, which fall where the column ends."""
    return re.sub(r"\s+", "", text)


@pytest.fixture
def martinique(tmp_path, clock):
    centre = next(each for each in shipped_centres() if each.values.catalogue_family == "cdg-martinique")
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    made = create_store(
        tmp_path / "mq" / "base.cigdesk", centre.values, "Essai", "quatre mots", clock=clock, cost=cheap
    )
    yield made.services
    made.store.close()


def test_every_offer_of_martinique_is_issued_and_read_back(martinique):
    authority = _write(martinique, optional_contribution=True)
    text = _issue_and_read(martinique, authority, MARTINIQUE)
    assert {code for code, *_ in MARTINIQUE} == set(shipped_catalogues()["cdg-martinique-social"].offers)
    for written in ("8\u202fh", "7\u202fh\u202f20", "1\u00a0min"):
        assert written in text
