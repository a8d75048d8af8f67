"""What a free text is warned of, and what it is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.fr import nir

from cigdesk.domain.free_text import has_nir, health_words, warnings_of

BODY = "1850578006084"
KEYED = BODY + nir.calc_check_digits(BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        KEYED,
        f"Son numéro est le {nir.format(KEYED)}, à vérifier.",
        "n°1.85.05.78.006.084",
        "1-85-05-78-006-084 en 2026",
        "2 95 10 2A 126 111",
        "née à l’étranger : 2 67 31 99 350 123",
        "1\u202f85\u00a005 78 006 084",
    ],
)
def test_a_social_security_number_is_seen_however_it_is_written(text):
    assert has_nir(text)
    assert any("sécurité sociale" in each for each in warnings_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "06 12 34 56 78, puis 01 56 96 80 80",
        "SIRET 289 400 026 00017",
        "12/11/2026 - 13/11/2026",
        "du 2 au 12/11/2026, 14 h 30",
        KEYED[:-2] + f"{(int(KEYED[-2:]) + 1) % 97:02d}",
        "IBAN FR76 3000 6000 0112 3456 7890 189",
        BODY + "123456",
        "A" + BODY,
        "1 85 15 78 006 084",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert not has_nir(text)


@settings(max_examples=40)
@given(
    st.from_regex(
        r"[12][0-9]{2}(0[1-9]|1[0-2])(7[5-8]|9[1-5])(?!000)[0-9]{3}(?!000)[0-9]{3}", fullmatch=True
    ),
    st.sampled_from(["", " ", ".", "-", "\u00a0"]),
)
def test_every_number_with_its_key_is_seen(body, gap):
    printed = nir.format(body + nir.calc_check_digits(body), gap)
    assert has_nir(f"Agent {printed}, dossier 12.")


def test_words_about_health_are_named_as_they_are_written():
    text = "Reprise après une Dépression ; l’alcoolisme du conjoint, un burn-out, la dépression."
    assert health_words(text) == ("Dépression", "alcoolisme", "burn-out", "dépression")
    (warning,) = warnings_of("Un AVC.")
    assert warning.startswith("«\u00a0AVC\u00a0» touche à la santé")


@pytest.mark.parametrize(
    "text",
    [
        "diagnostic RPS",
        "traitement indiciaire",
        "invalider la facture",
        "enceinte du stade",
        "Sidonie",
        "mal",
    ],
)
def test_words_of_the_trade_are_not_about_health(text):
    assert warnings_of(text) == ()
