"""What no page can show, and texts without end; markup is tried in every document by tests/hostile."""

from dataclasses import replace

import pytest

from cigdesk.documents import fonts, render_quote
from cigdesk.documents.markup import LONGEST_TEXT, chunks, printed
from cigdesk.services.quote_sheet import Addressee, Agreement, Mention, NotSubjectToVat


def _squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a\x00b\x07c", "abc"),
        ("droite\u202egauche", "droitegauche"),
        ("\ud800moitié", "moitié"),
        ("privé\uf8e1\ue000", "privé"),
        ("e\u0301te\u0301", "été"),
        ("zéro\u200blargeur", "zérolargeur"),
        ("你好 👩", "□□ □"),
    ],
)
def test_what_no_page_can_show(typed, read):
    fonts.register()
    assert printed(typed) == read


def test_line_ends_are_kept_and_the_names_of_months_raised():
    fonts.register()
    assert printed("un\r\ndeux\rtrois") == "un<br/>deux<br/>trois"
    assert "<super" in printed("au 1er janvier")
    assert "<super" not in printed("11er 1erment a1er")


def test_long_words_are_broken_and_long_texts_cut():
    fonts.register()
    assert printed("x" * 130) == f"{'x' * 60} {'x' * 60} {'x' * 10}"
    assert printed("x" * 60) == "x" * 60
    assert printed("a " * LONGEST_TEXT).endswith("…")
    assert len(printed("a " * LONGEST_TEXT)) == LONGEST_TEXT + 1


@pytest.mark.parametrize("text", ["", "court", "mot " * 900, "x" * 2000, "a\nb " * 500])
def test_chunks_lose_nothing_and_respect_their_size(text):
    pieces = chunks(text, 600)
    assert all(len(piece) <= 600 for piece in pieces)
    assert _squeezed("".join(pieces)) == _squeezed(text)


def test_the_largest_texts_everywhere_still_make_a_document(sheet, line):
    text = "W" * 25_000
    whole = sheet(
        object=text,
        lines=(line(text, detail=text, notes=(text,), unit=text, quantity=text),),
        addressee=Addressee(name=text, service=text, address_lines=(text,) * 9, siren=text),
        conventions=(text,) * 9,
        contact="\n".join([text] * 9),
        mentions=(Mention(lead=text, text=text),),
        agreement=Agreement(deliberation=text, engagement=text, service_code=text, purchase_order=text),
        vat=NotSubjectToVat(mention=text, label=text),
        tariff_note=text,
    )
    issuer = replace(whole.issuer, name=text, short_name=text, service_lines=(text,) * 3, signatory=text)
    assert render_quote(replace(whole, issuer=issuer)).startswith(b"%PDF")
