"""`cigdesk price` through the real entry: JSON answers, one line for what cannot be read, no traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk import __version__
from cigdesk.cli import main

FULL = Path("/dev/full")
REQUEST = {
    "catalogue": "cig-petite-couronne-2026",
    "date": "2026-03-02",
    "authority": {
        "name": "Essai",
        "headcount": 320,
        "conventions": ["cadre"],
        "active_offers": ["ACFI"],
    },
    "lines": [{"offer": "ACFI-SUP", "quantity": "1.5"}],
}


class _Streams:
    """The three streams of a process, in memory."""

    def __init__(self, monkeypatch):
        self._monkeypatch = monkeypatch

    def run(self, *arguments, stdin=b""):
        out, err = io.TextIOWrapper(io.BytesIO()), io.StringIO()
        with self._monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                code = main(arguments)
            except SystemExit as ended:
                code = ended.code
            out.flush()
        return code, out.buffer.getvalue().decode("utf-8"), err.getvalue()

    def price(self, request):
        code, out, err = self.run("price", "-", stdin=json.dumps(request).encode())
        assert err == ""
        return code, json.loads(out)

    def refuse(self, data):
        """One line on standard error, nothing on standard output, exit 2."""
        code, out, err = self.run("price", "-", stdin=data)
        assert (code, out) == (2, "")
        assert err.endswith(".\n")
        assert len(err.splitlines()) == 1
        return err


@pytest.fixture
def cigdesk(monkeypatch):
    return _Streams(monkeypatch)


def _with(**changes):
    return REQUEST | changes


def _line(**fields):
    return _with(lines=[{"offer": "QVCT"} | fields])


def _facts(**facts):
    return _with(authority=REQUEST["authority"] | facts)


def test_answer_has_the_documented_shape(cigdesk):
    code, answer = cigdesk.price(REQUEST)
    assert code == 0
    label = answer["lines"][0].pop("label")
    assert label.startswith("Jour d’intervention")
    assert answer == {
        "total": "1200.00",
        "total_with_options": "1200.00",
        "lines": [
            {
                "offer": "ACFI-SUP",
                "unit": "day",
                "quantity": "1.5",
                "unit_price": "800.00",
                "amount": "1200.00",
                "optional": False,
                "warnings": [],
            }
        ],
        "refusals": [],
    }


def test_refusal_empties_the_totals_and_keeps_the_lines(cigdesk):
    lines = [{"offer": "NOPE", "quantity": "7:20"}, {"offer": "QVCT", "quantity": 2}, {"offer": "ACFI-SUP"}]
    code, answer = cigdesk.price(_with(lines=lines) | {"authority": {"conventions_proposed": ["cadre"]}})
    assert code == 2
    assert (answer["total"], answer["total_with_options"]) == (None, None)
    nothing = dict.fromkeys(("label", "unit", "unit_price", "amount"))
    assert answer["lines"][0] == {
        "offer": "NOPE",
        "quantity": "7:20",
        "optional": False,
        "warnings": [],
        **nothing,
    }
    assert answer["lines"][1]["amount"] == "1600.00"
    assert [warning["rule"] for warning in answer["lines"][1]["warnings"]] == ["convention-proposed"]
    assert [(refusal["line"], refusal["rule"]) for refusal in answer["refusals"]] == [
        (0, "offer-unknown"),
        (2, "offer-needed"),
    ]
    assert all(set(refusal) == {"line", "rule", "message"} for refusal in answer["refusals"])


@pytest.mark.parametrize(
    ("change", "rule"),
    [({"date": "2025-12-31"}, "catalogue-not-yet-in-force"), ({"catalogue": "nowhere"}, "catalogue-unknown")],
)
def test_whole_request_may_be_refused(cigdesk, change, rule):
    code, answer = cigdesk.price(_with(**change))
    assert (code, answer["total"], len(answer["lines"])) == (2, None, 1)
    assert [(refusal["line"], refusal["rule"]) for refusal in answer["refusals"]] == [(None, rule)]


@pytest.mark.parametrize(
    ("fields", "quantity", "amount"),
    [
        ({}, "1", "800.00"),
        ({"quantity": 3}, "3", "2400.00"),
        ({"quantity": "2.50"}, "2.5", "2000.00"),
        ({"quantity": "010"}, "10", "8000.00"),
        ({"quantity": "0.3"}, "0.3", None),
        ({"quantity": "0"}, "0", None),
        ({"quantity": "-0.0"}, "0", None),
        ({"quantity": -2}, "-2", None),
        ({"offer": "GAPP-INTER", "quantity": "2", "participants": 3}, "2", "600.00"),
    ],
)
def test_quantities(cigdesk, fields, quantity, amount):
    _, answer = cigdesk.price(_line(**fields))
    assert (answer["lines"][0]["quantity"], answer["lines"][0]["amount"]) == (quantity, amount)


@pytest.mark.parametrize(
    ("quantity", "written", "amount", "code"),
    [
        ("7:20", "7:20", "440.00", 0),
        ("07:05", "7:05", "425.00", 0),
        ("0:01", "0:01", "1.00", 0),
        ("0:00", "0:00", None, 2),
        ("9999999:59", "9999999:59", "599999999.00", 0),
        (None, None, None, 2),
    ],
)
def test_hours(cigdesk, quantity, written, amount, code):
    line = {"offer": "MQ-ACC"} | ({"quantity": quantity} if quantity else {})
    authority = {"conventions": ["accompagnement-social"], "earlier_offers": ["MQ-EDL"]}
    request = _with(catalogue="cdg-martinique-social", authority=authority, lines=[line])
    found, answer = cigdesk.price(request)
    assert found == code
    assert (answer["lines"][0]["quantity"], answer["lines"][0]["amount"]) == (written, amount)


def test_default_of_medicine_is_the_headcount(cigdesk):
    _, answer = cigdesk.price(_facts(conventions=["medecine"]) | {"lines": [{"offer": "MED-1"}]})
    assert (answer["lines"][0]["quantity"], answer["total"]) == ("320", "38400.00")


@pytest.mark.parametrize("value", [0, -1, 999, 2.5, "un jour", True, None, ["atelier"]])
def test_unused_fields_are_ignored_whatever_they_hold(cigdesk, value):
    extra = dict.fromkeys(("participants", "format", "exploratory", "prescription"), value)
    code, answer = cigdesk.price(_line(**extra))
    assert (code, answer["total"]) == (0, "800.00")


def test_options_have_their_own_total(cigdesk):
    _, answer = cigdesk.price(_with(lines=[{"offer": "QVCT"}, {"offer": "EVT", "optional": True}]))
    assert (answer["total"], answer["total_with_options"]) == ("800.00", "1300.00")


WRONG = [
    *(
        _line(quantity=quantity)
        for quantity in ("NaN", "1e400", "1E2", "6:75", "1:00", "", " 1", "+1", "1,5")
    ),
    *(
        _line(quantity=quantity)
        for quantity in ("1.", ".5", "٣", "½", "0x1", "1_000", "--1", "inf", "9" * 5000)
    ),
    *(_line(quantity=quantity) for quantity in (1.5, 1.0, 1e3, True, None, [], {}, 10**9, -(10**9), 10**30)),
    *(_line(offer="GAPP-INTER", participants=number) for number in ("3", 3.0, True, None, 10**12)),
    *(_line(optional=value) for value in (0, "false", None)),
    *(_line(offer="DEGR", exploratory=value) for value in (1, "oui")),
    *(_line(offer="HAND-SENS", format=value) for value in (3, None, ["atelier"], "")),
    *(_line(offer="ERGO-POSTE", prescription=value) for value in (20260101, None, {})),
    *(_line(offer="ERGO-POSTE", prescription=day) for day in ("", "2026-02-30", "1999-12-31", "20260201")),
    *(_line(offer=offer) for offer in (None, 3, [], "\ud800")),
    _line(price="1"),
    _with(lines=[{}]),
    _with(lines=["QVCT"]),
    _with(lines=[[]]),
    *(_with(lines=lines) for lines in ({}, None, "QVCT", 3)),
    *(_facts(headcount=heads) for heads in (0, -1, 49.5, "320", True, None, 10**40)),
    *(_facts(conventions=codes) for codes in ("cadre", ["Cadre"], [3], [None], {"cadre": True}, None)),
    _facts(conventions_proposed=["service"]),
    *(_facts(active_offers=codes) for codes in ("ACFI", [1], {}, ["\udfff"])),
    *(_facts(earlier_offers=codes) for codes in (None, [["ACFI"]])),
    *(_facts(has_acfi=value) for value in ("true", 1, None)),
    _facts(affiliated="oui"),
    _facts(optional_contribution=[]),
    _facts(name=7),
    _facts(siren="219400223"),
    *(_with(authority=value) for value in (None, [], "Essai")),
    *(
        _with(date=day)
        for day in ("1999-12-31", "2101-01-01", "2026-02-30", "2026-W10-1", "02/03/2026", "", None)
    ),
    *(
        _with(date=day)
        for day in (20260302, "2026-3-2", "20260302", " 2026-03-02", "2026-03-02T00:00", "٢٠٢٦-٠٣-٠٢")
    ),
    *(_with(catalogue=name) for name in (None, 3, [], "\ud83d")),
    _with(extra=1),
    *({key: value for key, value in REQUEST.items() if key != missing} for missing in REQUEST),
    {},
    [],
    [REQUEST],
    "texte",
    3,
    None,
]


@pytest.mark.parametrize("request_", WRONG, ids=range(len(WRONG)))
def test_what_is_not_a_request_is_refused_in_one_line(cigdesk, request_):
    assert cigdesk.refuse(json.dumps(request_).encode()).startswith("Demande illisible")


TEXT = json.dumps(REQUEST)
HOSTILE = [
    b"",
    b" \n\t",
    b"{",
    TEXT.encode() + b"}",
    TEXT.encode() + TEXT.encode(),
    b"\xef\xbb\xbf",
    TEXT.encode("utf-16"),
    TEXT.replace("Essai", "Épinay").encode("cp1252"),
    TEXT.replace("Essai", "\x00").encode(),
    b"\xff\xfe\x00",
    bytes(range(256)),
    b"[" * 100_000,
    b'{"a":' * 100_000,
    (TEXT[:-1] + ', "date": "2026-03-02"}').encode(),
    TEXT.replace('"offer"', '"quantity": 2, "offer"').encode(),
    TEXT.replace("320", "NaN").encode(),
    TEXT.replace("320", "Infinity").encode(),
    TEXT.replace("320", "-Infinity").encode(),
    TEXT.replace("320", "1e400").encode(),
    TEXT.replace("320", "320.0").encode(),
    TEXT.replace("320", "3" * 10_000).encode(),
    TEXT.replace("320", "0320").encode(),
    TEXT.replace('"name"', '"' + "x\\n\\u202e" * 300 + '"').encode(),
    TEXT.replace("320", "320 /* agents */").encode(),
    b"\x00" * 1000,
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_bytes_are_refused_in_one_line(cigdesk, data):
    assert cigdesk.refuse(data).startswith("Demande illisible")


def test_endless_input_is_cut(cigdesk):
    assert "16\u00a0Mio" in cigdesk.refuse(b" " * (16 * 1024 * 1024 + 1))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
PLACES = st.sampled_from(["catalogue", "date", "authority", "lines", "headcount", "offer", "quantity"])


@given(PLACES, JSON_VALUES)
def test_no_value_anywhere_breaks_it(place, value):
    request = json.loads(TEXT)
    line, authority = request["lines"][0], request["authority"]
    {"headcount": authority, "offer": line, "quantity": line}.get(place, request)[place] = value
    with pytest.MonkeyPatch.context() as monkeypatch:
        data = json.dumps(request).encode()
        code, out, err = _Streams(monkeypatch).run("price", "-", stdin=data)
    assert code in (0, 2)
    assert bool(out) != bool(err)
    assert len(err.splitlines()) <= 1


@given(st.binary(max_size=60))
def test_no_bytes_break_it(data):
    with pytest.MonkeyPatch.context() as monkeypatch:
        code, out, err = _Streams(monkeypatch).run("price", "-", stdin=data)
    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_byte_order_mark_is_not_the_request(cigdesk):
    code, out, _ = cigdesk.run("price", "-", stdin=b"\xef\xbb\xbf" + TEXT.encode())
    assert (code, json.loads(out)["total"]) == (0, "1200.00")


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        (_facts(headcount=49.5), "authority.headcount"),
        (_line(quantity=1.5), "lines[0].quantity"),
        (_line(quantity="1,5"), "lines[0].quantity"),
    ],
)
def test_fault_names_its_place(cigdesk, request_, place):
    assert f"\u00a0: {place} doit être" in cigdesk.refuse(json.dumps(request_).encode())


def test_request_may_be_a_file(cigdesk, tmp_path):
    file = tmp_path / "demande é.json"
    file.write_text(TEXT, encoding="utf-8")
    code, out, _ = cigdesk.run("price", str(file))
    assert (code, json.loads(out)["total"]) == (0, "1200.00")


@pytest.mark.parametrize("name", ["absent.json", ".", "a\x00b", "x" * 5000, "\udce9\n"])
def test_file_that_cannot_be_read(cigdesk, tmp_path, name):
    code, out, err = cigdesk.run("price", f"{tmp_path}/{name}")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith("Le fichier")


def test_help_and_version_are_french(cigdesk):
    assert cigdesk.run("--version") == (0, f"cigdesk {__version__}\n", "")
    code, out, _ = cigdesk.run("--help")
    assert code == 0
    assert "utilisation" in out
    assert "chiffrer une demande" in out
    code, out, _ = cigdesk.run("price", "--help")
    assert code == 0
    assert "conventions_proposed" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["price"], "il manque"),
        (["price", "a", "b"], "arguments inconnus"),
        (["prices"], "est inconnu"),
        (["--nope"], "arguments inconnus"),
        (["--version=3"], "n’attend pas de valeur"),
    ],
)
def test_wrong_arguments_are_told_in_french(cigdesk, arguments, said):
    code, out, err = cigdesk.run(*arguments)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert said in err


def _process(data, *arguments, **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        input=data,
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


PRICES_WITHOUT_ENGINES = """
import sys
from pathlib import Path
from cigdesk.cli import main
code = main(["price", "-"])
heavy = {"PySide6", "sqlalchemy", "alembic", "sqlcipher3", "reportlab", "holidays"} & set(sys.modules)
sys.exit(f"imported {heavy}" if heavy else code)
"""


def test_price_imports_neither_window_nor_store():
    run = _process(TEXT.encode(), "-c", PRICES_WITHOUT_ENGINES)
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.parametrize("locale", ["C", "POSIX", "fr_FR.ISO-8859-1"])
def test_answers_are_utf8_in_any_locale(locale):
    run = _process(TEXT.encode(), "-m", "cigdesk", "price", "-", LC_ALL=locale, PYTHONUTF8="0")
    assert run.returncode == 0
    assert "’" in json.loads(run.stdout.decode("utf-8"))["lines"][0]["label"]


def test_help_and_faults_are_utf8_in_any_locale():
    help_ = _process(b"", "-m", "cigdesk", "--help", PYTHONIOENCODING="ascii")
    assert (help_.returncode, "vérifier" in help_.stdout.decode("utf-8")) == (0, True)
    fault = _process(b"", "-m", "cigdesk", "idée", PYTHONIOENCODING="ascii")
    assert (fault.returncode, "idée est inconnue" in fault.stderr.decode("utf-8")) == (2, True)


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_answer_that_cannot_be_written_is_told():
    with FULL.open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "cigdesk", "price", "-"],
            input=TEXT.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (run.returncode, len(run.stderr.splitlines())) == (1, 1)
