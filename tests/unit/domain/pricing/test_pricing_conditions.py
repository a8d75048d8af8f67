"""Each limit and condition of both catalogues, met and not met."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cigdesk.domain.pricing import AuthorityFacts, ConventionPeriod, Granted, RepairAct

MARTINIQUE = {"headcount": 50, "affiliated": True, "optional_contribution": True}


# Conventions


@pytest.mark.parametrize(
    ("code", "convention"), [("QVCT", "cadre"), ("MED-CAB", "medecine"), ("SST-60", "social")]
)
def test_convention_is_active_proposed_or_missing(quote, line, code, convention):
    active = quote(line(code), conventions=[convention])
    assert active.total is not None
    assert not active.lines[0].warnings
    proposed = quote(line(code), conventions=[], conventions_proposed=[convention])
    assert proposed.total == active.total
    assert [warning.rule for warning in proposed.lines[0].warnings] == ["convention-proposed"]
    others = {"cadre", "medecine", "social", "accompagnement-social"} - {convention}
    missing = quote(line(code), conventions=others)
    assert [refusal.rule for refusal in missing.refusals] == ["convention-missing"]
    assert missing.refusals[0].repair.convention == convention
    assert missing.total is None
    assert missing.lines[0].amount == active.total


def test_signed_convention_cannot_be_only_proposed(quote, line):
    proposed = {"conventions": [], "conventions_proposed": ["accompagnement-social"]}
    for code in ("MQ-EDL", "MQ-ACC"):
        pricing = quote(line(code, 60), line("MQ-EDL", 60, optional=True), **MARTINIQUE, **proposed)
        missing = next(refusal for refusal in pricing.refusals if refusal.rule == "convention-missing")
        assert (missing.line, missing.repair, pricing.total) == (0, None, None)
        assert "signée" in missing.message


# Headcount


@pytest.mark.parametrize("code", ["ACFI", "MED-1", "MED-2"])
def test_price_by_headcount_needs_the_headcount(quote, line, code):
    pricing = quote(line(code))
    assert [refusal.rule for refusal in pricing.refusals] == ["headcount-missing"]
    assert pricing.lines[0].amount is None


def test_what_needs_no_headcount_prices_without_it(quote, line):
    assert quote(line("PSY-IND", 3)).total == 1500


@pytest.mark.parametrize(("quantity", "rules"), [(None, []), (320, []), (319, ["quantity-not-headcount"])])
def test_medicine_is_bought_for_all_agents(quote, line, quantity, rules):
    pricing = quote(line("MED-2", quantity), headcount=320)
    assert [refusal.rule for refusal in pricing.refusals] == rules
    assert pricing.total == (None if rules else 43200)


@pytest.mark.parametrize("heads", [0, -1])
def test_headcount_is_one_or_more(heads):
    with pytest.raises(ValueError, match="1 or more"):
        AuthorityFacts(headcount=heads)


# Quantities


@pytest.mark.parametrize("quantity", ["0", "-1", "-0.5", "0.25", "0.7", "1.000000001"])
def test_other_quantities_than_steps_are_refused(refused, line, quantity):
    assert refused(line("QVCT", quantity)) == [(0, "step")]


@pytest.mark.parametrize(
    ("quantity", "nearest"), [("0.7", "1"), ("-3", "0.5"), ("0.1", "0.5"), ("2.1", "2.5")]
)
def test_step_above_is_the_repair(quote, line, quantity, nearest):
    assert quote(line("QVCT", quantity)).refusals[0].repair.quantity == Decimal(nearest)


@pytest.mark.parametrize("code", ["SANTE", "MED-CAB"])
def test_whole_days_alone(refused, line, code):
    assert refused(line(code, "0.5")) == [(0, "step")]


@pytest.mark.parametrize(
    ("seats", "refusals", "warnings"),
    [
        (1, [], ["quantity-below-session"]),
        (7, [], ["quantity-below-session"]),
        (8, [], []),
        (15, [], []),
        (16, [(0, "quantity-maximum")], []),
    ],
)
def test_session_holds_8_to_15_seats(quote, refused, warned, line, seats, refusals, warnings):
    assert refused(line("HAND-REF", seats)) == refusals
    assert warned(line("HAND-REF", seats)) == [warnings]
    assert quote(line("HAND-REF", seats)).draft_total == 200 * seats


def test_too_many_seats_are_split(quote, line):
    repair = quote(line("HAND-REF", 31)).refusals[0].repair
    assert (repair.act, repair.lines) == (RepairAct.SPLIT_QUANTITY, 3)


@pytest.mark.parametrize(("days", "rules"), [("0.5", []), ("1", []), ("1.5", ["quantity-maximum"])])
def test_a_group_is_sensitised_in_half_a_day_or_a_day(quote, line, days, rules):
    assert [refusal.rule for refusal in quote(line("SENS-PSAS", days)).refusals] == rules


# Participants and formats


@pytest.mark.parametrize(
    ("code", "fields", "rules"),
    [
        ("SENS-PSAS", {"participants": 30}, []),
        ("SENS-PSAS", {"participants": 31}, ["too-many-participants"]),
        ("SENS-PSAS", {"participants": 0}, ["too-few-participants"]),
        ("HAND-SENS", {"participants": 40}, []),
        ("HAND-SENS", {"participants": 41}, ["too-many-participants"]),
        ("HAND-SENS", {"participants": 41, "format": "atelier"}, ["too-many-participants"]),
        ("HAND-SENS", {"participants": 400, "format": "conference"}, []),
        ("HAND-SENS", {"participants": 400, "format": "groupe"}, []),
        ("HAND-SENS", {"format": "Atelier"}, ["format-unknown"]),
        ("HAND-SENS", {"participants": 400, "format": "webinaire"}, ["format-unknown"]),
        ("GAPP", {"participants": 400, "format": "webinaire"}, []),
        ("GAPP-INTER", {"participants": 1}, []),
        ("GAPP-INTER", {"participants": 0}, ["too-few-participants"]),
        ("GAPP-INTER", {}, ["participants-missing"]),
    ],
)
def test_participants_and_formats(quote, line, code, fields, rules):
    assert [refusal.rule for refusal in quote(line(code, **fields)).refusals] == rules


def test_too_many_participants_make_groups(quote, line):
    refusal = quote(line("SENS-PSAS", participants=34)).refusals[0]
    assert refusal.message == ("34\u00a0participants pour un plafond de 30\u00a0: il faut 2\u00a0groupes.")
    assert (refusal.repair.act, refusal.repair.lines) == (RepairAct.SPLIT_PARTICIPANTS, 2)


def test_participants_multiply_only_between_authorities(quote, line):
    assert quote(line("GAPP-INTER", 3, participants=7)).total == 2100
    assert quote(line("GAPP", 3, participants=7)).total == 1500
    assert quote(line("CODEV", 3, participants=7)).total == 300


# Other offers


@pytest.mark.parametrize(
    ("code", "needed", "earlier_counts"),
    [("ACFI-SUP", "ACFI", False), ("HAND-COM", "HAND-POL", True), ("MQ-ACC", "MQ-EDL", True)],
)
def test_needed_offer_may_be_on_the_quote_active_or_earlier(refused, line, code, needed, earlier_counts):
    asked, first = line(code, "60"), line(needed, "1")
    missing = (0, "offer-needed")
    assert refused(asked, **MARTINIQUE) == [missing]
    assert refused(asked, first, **MARTINIQUE) == []
    assert refused(first, asked, **MARTINIQUE) == []
    assert missing not in refused(asked, **MARTINIQUE, active_offers=[needed])
    assert (missing in refused(asked, **MARTINIQUE, earlier_offers=[needed])) is not earlier_counts
    option = line(needed, "1", optional=True)
    assert refused(asked, option, **MARTINIQUE) == [missing]


def test_repair_adds_the_needed_offer_or_makes_its_option_firm(quote, line):
    repair = quote(line("ACFI-SUP")).refusals[0].repair
    assert (repair.act, repair.offer) == (RepairAct.ADD_OFFER, "ACFI")
    optional = quote(line("ACFI-SUP"), line("ACFI", optional=True), headcount=10).refusals[0].repair
    assert (optional.act, optional.offer) == (RepairAct.MAKE_FIRM, "ACFI")


@pytest.mark.parametrize("code", ["CERCLE", "CONSEIL"])
def test_acfi_may_be_the_centre_s_or_another_s(refused, line, code):
    assert refused(line(code)) == [(0, "acfi-missing")]
    assert refused(line(code), has_acfi=True) == []
    assert (0, "acfi-missing") not in refused(line(code), active_offers=["ACFI"])
    assert (0, "acfi-missing") not in refused(line(code), line("ACFI"), headcount=10)
    option = line("ACFI", optional=True)
    assert refused(line(code), option, headcount=10) == [(0, "acfi-missing")]
    assert (0, "acfi-missing") in refused(line(code), earlier_offers=["ACFI"])


def test_circle_is_a_duplicate_of_the_package(refused, warned, line):
    duplicate = (0, "duplicate-offer")
    assert refused(line("CERCLE"), active_offers=["ACFI"]) == [duplicate]
    assert refused(line("CERCLE"), line("ACFI"), headcount=10) == [duplicate]
    assert refused(line("CERCLE", optional=True), line("ACFI"), headcount=10) == [duplicate]
    assert refused(line("CERCLE"), has_acfi=True, earlier_offers=["ACFI"]) == []
    beside_an_option = (line("CERCLE"), line("ACFI", optional=True))
    assert refused(*beside_an_option, has_acfi=True, headcount=10) == []
    assert warned(*beside_an_option, has_acfi=True, headcount=10)[0] == ["duplicate-if-chosen"]


def test_advice_goes_with_the_circle(warned, line):
    advice = line("CONSEIL")
    assert warned(advice, has_acfi=True) == [["offer-advised"]]
    assert warned(advice, line("CERCLE", optional=True), has_acfi=True)[0] == ["offer-advised"]
    assert warned(advice, line("CERCLE"), has_acfi=True)[0] == []
    assert warned(advice, has_acfi=True, active_offers=["CERCLE"]) == [[]]
    assert warned(advice, active_offers=["ACFI"]) == [[]], "the package includes the circle"


def test_degraded_situation_starts_with_an_exploratory_session(refused, line):
    work, first = line("DEGR", 4), line("DEGR", 1, exploratory=True)
    assert refused(work) == [(0, "exploratory-first")]
    assert refused(work, first) == []
    assert refused(first) == []
    assert refused(work, earlier_offers=["DEGR"]) == []
    assert refused(work, active_offers=["DEGR"]) == [(0, "exploratory-first")]
    assert refused(work, line("DEGR", 1, exploratory=True, optional=True)) == [(0, "exploratory-first")]


def test_prescription_comes_with_its_date(refused, warned, line):
    assert refused(line("ERGO-POSTE")) == [(0, "prescription-missing")]
    for day, warnings in [(date(2026, 3, 2), []), (date(2026, 3, 3), ["prescription-after-day"])]:
        asked = line("ERGO-POSTE", prescription=day)
        assert (refused(asked), warned(asked)) == ([], [warnings])


# At most one


@pytest.mark.parametrize("code", ["ACFI", "CERCLE", "AST-DIST"])
def test_one_a_year_and_authority(refused, line, code):
    facts = {"headcount": 10, "has_acfi": True}
    assert refused(line(code), **facts) == []
    assert refused(line(code), line(code), **facts) == [(1, "once-per-year")]
    assert refused(line(code), line(code, optional=True), **facts) == [(1, "once-per-year")]
    assert refused(line(code, optional=True), line(code), **facts) == [(0, "once-per-year")]
    assert refused(line(code, 2), **facts) == [(0, "once-per-year")]
    assert (0, "once-per-year") in refused(line(code), **facts, active_offers=[code])
    assert refused(line(code), **facts, earlier_offers=[code]) == []


def test_one_medicine_a_year(refused, line):
    one, two = line("MED-1"), line("MED-2")
    assert refused(one, headcount=10) == []
    assert refused(one, two, headcount=10) == [(1, "not-with")]
    assert refused(two, one, headcount=10) == [(1, "not-with")]
    assert refused(one, one, headcount=10) == [(1, "once-per-year")]
    assert refused(one, headcount=10, active_offers=["MED-2"]) == [(0, "not-with")]
    assert refused(one, headcount=10, active_offers=["MED-1"]) == [(0, "once-per-year")]


def test_the_other_medicine_may_be_an_option_to_compare(quote, line):
    for lines in (
        [line("MED-1"), line("MED-2", optional=True)],
        [line("MED-2", optional=True), line("MED-1")],
    ):
        pricing = quote(*lines, headcount=10)
        assert not pricing.refusals
        assert (pricing.total, pricing.total_with_options) == (1200, 2550)


def test_disability_policy_once_per_quote(refused, line):
    policy = line("HAND-POL")
    assert refused(policy) == []
    assert refused(policy, policy) == [(1, "once-per-quote")]
    assert refused(line("HAND-POL", 2)) == [(0, "once-per-quote")]
    assert refused(policy, active_offers=["HAND-POL"]) == []


def test_mandated_social_workers_are_not_limited(refused, line):
    assert refused(line("SST-40", 2), line("SST-40"), line("SST-60"), line("CESF-80")) == []


# Martinique


@pytest.mark.parametrize(("heads", "limit"), [(1, 240), (50, 240), (51, 480), (5000, 480)])
def test_allowance_by_headcount(quote, line, heads, limit):
    facts = MARTINIQUE | {"headcount": heads}
    whole = quote(line("MQ-EDL", limit), **facts)
    assert (whole.total, whole.lines[0].unit_price) == (0, 0)
    beyond = quote(line("MQ-EDL", limit + 1), **facts).refusals
    assert [refusal.rule for refusal in beyond] == ["allowance-exceeded"]
    assert (beyond[0].repair.offer, beyond[0].repair.quantity) == ("MQ-ACC", 1)


def test_allowance_is_shared_by_the_lines_of_the_quote(quote, refused, line):
    part = line("MQ-EDL", 120)
    assert refused(part, part, **MARTINIQUE) == []
    assert refused(part, part, line("MQ-EDL", 1), **MARTINIQUE) == [(2, "allowance-exceeded")]
    assert refused(line("MQ-EDL", 200, optional=True), part, **MARTINIQUE) == [(0, "allowance-exceeded")]
    excess = quote(part, part, line("MQ-EDL", 90), line("MQ-EDL", 30), **MARTINIQUE).refusals
    assert [refusal.repair.quantity for refusal in excess] == [90, 30]


def test_allowance_needs_its_conditions(refused, line):
    asked = line("MQ-EDL", 60)
    assert refused(asked, **MARTINIQUE) == []
    assert refused(asked, **MARTINIQUE | {"affiliated": False}) == [(0, "not-affiliated")]
    assert refused(asked, **MARTINIQUE | {"optional_contribution": False}) == [(0, "contribution-missing")]
    assert refused(asked, **MARTINIQUE | {"headcount": None}) == [(0, "headcount-missing")]
    assert refused(asked, **MARTINIQUE, conventions=["cadre"]) == [(0, "convention-missing")]
    assert refused(asked, **MARTINIQUE, earlier_offers=["MQ-EDL"]) == [(0, "once-per-convention")]
    assert refused(asked, **MARTINIQUE, active_offers=["MQ-EDL"]) == [(0, "once-per-convention")]


@pytest.mark.parametrize(
    ("minutes", "amount"), [(1, "1.00"), (59, "59.00"), (60, "60.00"), (440, "440.00"), (405, "405.00")]
)
def test_support_is_charged_to_the_minute(quote, line, minutes, amount):
    pricing = quote(line("MQ-ACC", minutes), earlier_offers=["MQ-EDL"])
    assert str(pricing.total) == amount


def test_duration_has_no_default(refused, line):
    assert refused(line("MQ-ACC"), earlier_offers=["MQ-EDL"]) == [(0, "duration-missing")]
    assert refused(line("MQ-ACC", 0), earlier_offers=["MQ-EDL"]) == [(0, "step")]


# The whole request


def test_catalogue_starts_on_its_day(quote, refused, line):
    day_before, first_day = date(2025, 12, 31), date(2026, 1, 1)
    assert refused(line("QVCT"), day=day_before) == [(None, "catalogue-not-yet-in-force")]
    assert refused(line("QVCT"), day=first_day) == []
    early = quote(line("QVCT"), day=day_before)
    assert (early.total, early.draft_total) == (None, 800)


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2100, 12, 31)])
def test_martinique_is_in_force_on_any_day(refused, line, day):
    assert refused(line("MQ-EDL", 60), day=day, **MARTINIQUE) == []


def test_unknown_offer_is_refused_and_the_others_priced(quote, line):
    pricing = quote(line("QVCT"), line("NOPE"), line("ACFI-2"))
    assert [(refusal.line, refusal.rule) for refusal in pricing.refusals] == [
        (1, "offer-unknown"),
        (2, "offer-unknown"),
    ]
    assert [priced.amount for priced in pricing.lines] == [800, None, None]
    assert (pricing.total, pricing.total_with_options, pricing.draft_total) == (None, None, 800)


def test_an_empty_quote_costs_nothing(quote):
    assert str(quote().total) == "0.00"


def test_options_stand_apart(quote, line):
    pricing = quote(line("QVCT", "1.5"), line("EVT", optional=True))
    assert (pricing.total, pricing.total_with_options) == (1200, 1700)
    refused_option = quote(line("QVCT"), line("SANTE", "0.5", optional=True))
    assert refused_option.total is None


@pytest.mark.parametrize(
    ("first", "last", "refuses"),
    [
        (date(2024, 5, 2), date(2024, 5, 2), False),
        (date(2025, 12, 31), date(2025, 12, 31), False),
        (date(2026, 1, 1), date(2026, 1, 1), True),
        (date(2026, 9, 1), date(2026, 9, 1), True),
        (date(2026, 1, 1), date(2026, 12, 31), True),
        (date(2029, 1, 1), date(2029, 1, 1), False),
    ],
)
def test_once_per_convention_counts_within_its_period_alone(line, refused, first, last, refuses):
    """A renewed convention gives the assessment again; what the former one gave does not count."""
    told = {
        "earlier_offers": ["MQ-EDL"],
        "active_offers": ["MQ-EDL"] if first.year == 2026 else [],
        "periods": (ConventionPeriod("accompagnement-social", date(2026, 1, 1), date(2028, 12, 31)),),
        "granted": (Granted("MQ-EDL", first, last),),
    }
    found = refused(line("MQ-EDL", 60), **MARTINIQUE, **told)
    assert found == ([(0, "once-per-convention")] if refuses else [])
