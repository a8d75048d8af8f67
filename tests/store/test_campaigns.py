"""The campaign of headcounts over a real store: opened, answered one by one or from a file, counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import InvalidInput, NeedsConfirmation, Refused
from cigdesk.domain.letters import Way
from cigdesk.domain.membership import Convention, MembershipValues
from cigdesk.exchange.headcounts_table import read_headcounts
from cigdesk.services.headcount_import import Verdict

DAY = date(2026, 1, 1)
DEADLINE = date(2026, 12, 31)


@pytest.fixture
def towns(services):
    """Two members and one that is none; the first had 740 agents the year before and the ACFI package."""
    made = {}
    for name, siren in (("Bondy", "219300100"), ("Arcueil", "219400033"), ("Cachan", "219400165")):
        values = AuthorityValues(name=name, kind=AuthorityKind.COMMUNE, siren=siren)
        made[name] = services.authorities.create(values).ids[0]
    for name in ("Bondy", "Arcueil"):
        values = MembershipValues(convention=Convention.CADRE, start=DAY, signed_on=DAY)
        services.memberships.add(made[name], values)
    services.authorities.declare(made["Bondy"], 2025, 740)
    services.authorities.add_subscription(made["Bondy"], "ACFI", 2026)
    return made


def named(view):
    return {line.row.name: line for line in view.lines}


def test_members_are_asked_and_everybody_can_be(services, towns):
    assert list(named(services.campaigns.view(2026))) == ["Arcueil", "Bondy"]
    assert list(named(services.campaigns.view(2026, everybody=True))) == ["Arcueil", "Bondy", "Cachan"]


def test_a_year_is_opened_once_and_its_deadline_moves(services, towns):
    services.campaigns.open(2026, DEADLINE)
    with pytest.raises(InvalidInput) as raised:
        services.campaigns.open(2026, DEADLINE)
    assert list(raised.value.errors) == ["year"]
    services.campaigns.move_deadline(2026, date(2027, 1, 15))
    view = services.campaigns.view(2026)
    assert (view.opened_on, view.deadline) == (date(2026, 11, 12), date(2027, 1, 15))
    with pytest.raises(InvalidInput) as raised:
        services.campaigns.move_deadline(2026, date(2026, 11, 11))
    assert list(raised.value.errors) == ["deadline"]


def test_an_answer_tells_the_change_of_tier_and_what_it_costs(services, towns):
    services.campaigns.declare(2026, {towns["Bondy"]: 751})
    line = named(services.campaigns.view(2026))["Bondy"]
    assert line.tier.upward
    assert (line.tier.before.last, line.tier.after.first) == (749, 750)
    (effect,) = line.effects
    assert (effect.offer, effect.before, effect.after) == ("ACFI", Decimal(8755), Decimal(11330))


def test_those_who_have_not_answered_are_counted_once_it_is_open(services, towns):
    assert services.campaigns.missing(2026) == 0
    services.campaigns.open(2026, DEADLINE)
    assert services.campaigns.missing(2026) == 2
    services.campaigns.declare(2026, {towns["Bondy"]: 751, towns["Cachan"]: 12})
    view = services.campaigns.view(2026)
    assert (services.campaigns.missing(2026), view.answered, view.missing) == (1, 1, 1)


def test_the_delay_is_over_the_day_after_the_deadline(services, towns, clock):
    services.campaigns.open(2026, date(2026, 11, 13))
    clock.move(days=1)
    assert not services.campaigns.view(2026).overdue
    clock.move(days=1)
    assert services.campaigns.view(2026).overdue


def test_another_figure_takes_the_place_of_one_only_when_confirmed(services, towns):
    services.campaigns.declare(2026, {towns["Bondy"]: 751})
    with pytest.raises(NeedsConfirmation):
        services.campaigns.declare(2026, {towns["Bondy"]: 752, towns["Arcueil"]: 300})
    assert named(services.campaigns.view(2026))["Arcueil"].row.heads is None
    change = services.campaigns.declare(2026, {towns["Bondy"]: 752, towns["Arcueil"]: 300}, replace=True)
    assert change.label == "2\u00a0effectifs 2026 déclarés"
    change.undo.run()
    lines = named(services.campaigns.view(2026))
    assert (lines["Bondy"].row.heads, lines["Arcueil"].row.heads) == (751, None)


def test_letters_are_counted_for_each_authority(services, towns):
    with pytest.raises(Refused):
        services.campaigns.note_letters(2026, [towns["Bondy"]], Way.MAIL)
    services.campaigns.open(2026, DEADLINE)
    services.campaigns.note_letters(2026, [towns["Bondy"], towns["Arcueil"]], Way.MAIL)
    change = services.campaigns.note_letters(2026, [towns["Bondy"]], Way.POST)
    assert change.label == "1\u00a0courrier préparé"
    lines = named(services.campaigns.view(2026))
    assert (lines["Bondy"].row.letters, lines["Arcueil"].row.letters) == (2, 1)
    assert lines["Bondy"].row.last_letter == date(2026, 11, 12)


def test_the_first_letter_asks_and_the_next_ones_remind(services, towns):
    services.campaigns.open(2026, DEADLINE)
    (first,) = services.campaign_letters.prepare(2026, [towns["Bondy"]])
    assert first.letter.object == "Déclaration de l’effectif au 1er\u00a0janvier\u00a02026"
    assert any("740\u00a0agents" in text for text in first.letter.paragraphs)
    assert any("31\u00a0décembre\u00a02026" in text for text in first.letter.paragraphs)
    services.campaigns.note_letters(2026, [towns["Bondy"]], Way.POST)
    (next_one,) = services.campaign_letters.prepare(2026, [towns["Bondy"]])
    assert next_one.mail.subject.startswith("Rappel")


def test_a_letter_is_written_in_a_town_without_its_cedex(services, towns):
    settings = services.centre.view().settings
    services.centre.edit(settings, replace(settings, city="Pantin cedex"))
    services.campaigns.open(2026, DEADLINE)
    (made,) = services.campaign_letters.prepare(2026, [towns["Bondy"]])
    assert made.letter.place == "Pantin"


CSV = """SIREN;Collectivité;Effectif;Déclaré par
219300100;Bondy;751;Mme Ferrand
;Arcueil;1 284;
219400165;Cachan;;
"""


def verdicts(preview):
    return [(line.name, line.verdict) for line in preview.lines]


def test_a_file_is_previewed_then_written_whole(services, towns):
    services.campaigns.declare(2026, {towns["Arcueil"]: 1284})
    preview = services.headcount_import.preview(read_headcounts(CSV.encode()), 2026)
    assert verdicts(preview) == [
        ("Bondy", Verdict.NEW),
        ("Arcueil", Verdict.UNCHANGED),
        ("Cachan", Verdict.SKIPPED),
    ]
    change = services.headcount_import.apply(preview)
    row = named(services.campaigns.view(2026))["Bondy"].row
    assert (row.heads, row.declared_by) == (751, "Mme Ferrand")
    change.undo.run()
    assert named(services.campaigns.view(2026))["Bondy"].row.heads is None


def test_a_workbook_says_the_same_as_its_csv(services, towns):
    book = Workbook()
    for cells in (["SIREN", "Effectif"], [219300100, 751], ["219400033", 1284.0], [None, None]):
        book.active.append(cells)
    out = BytesIO()
    book.save(out)
    preview = services.headcount_import.preview(read_headcounts(out.getvalue()), 2026)
    assert [(line.name, line.heads) for line in preview.lines] == [("Bondy", 751), ("Arcueil", 1284)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("219300100;;douze;", "L’effectif s’écrit en chiffres"),
        ("219300100;;-3;", "négatif"),
        ("219300100;;0;", "au moins 1"),
        ("999999999;;12;", "Aucune collectivité"),
        (";Nulle-Part;12;", "Aucune collectivité"),
    ],
)
def test_one_line_at_fault_keeps_all_of_it_out(services, towns, line, said):
    data = f"SIREN;Nom;Effectif;Déclarant\n219400033;;40;\n{line}\n".encode()
    preview = services.headcount_import.preview(read_headcounts(data), 2026)
    assert said in preview.shown[0].said
    with pytest.raises(Refused):
        services.headcount_import.apply(preview)
    assert services.campaigns.view(2026).answered == 0


def test_an_authority_comes_once_in_a_file(services, towns):
    data = b"SIREN;Nom;Effectif\n219300100;;12\n;Bondy;13\n"
    preview = services.headcount_import.preview(read_headcounts(data), 2026)
    assert "ligne 2" in preview.lines[1].said
