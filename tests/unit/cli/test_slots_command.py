"""`cigdesk slots` through the real entry: the rules by example, faults in one line, nothing else opened."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.cli import main

MORNING = {"start": "2021-05-03T09:00", "end": "2021-05-03T11:20", "rrule": None, "exceptions": []}
REQUEST = {
    "zone": "Europe/Paris",
    "holidays": "FR",
    "work_on_holidays": False,
    "now": "2021-04-30T08:00",
    "from": "2021-05-03T00:00",
    "to": "2021-05-09T00:00",
    "duration": 60,
    "step": None,
    "buffer": 0,
    "practitioners": [{"id": "A", "permanences": [MORNING], "absences": [], "appointments": []}],
}
MANDATORY = ("zone", "now", "from", "to", "duration", "practitioners")


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
            code = main(arguments)
            out.flush()
        return code, out.buffer.getvalue().decode("utf-8"), err.getvalue()

    def slots(self, request):
        code, out, err = self.run("slots", "-", stdin=json.dumps(request).encode())
        assert (code, err) == (0, "")
        return json.loads(out)["slots"]

    def starts(self, request):
        return [slot["start"][5:] for slot in self.slots(request)]

    def refuse(self, data):
        """One line on standard error, nothing on standard output, exit 2."""
        code, out, err = self.run("slots", "-", stdin=data)
        assert (code, out) == (2, "")
        assert err.startswith("Demande illisible")
        assert err.endswith(".\n")
        assert len(err.splitlines()) == 1
        return err


@pytest.fixture
def cigdesk(monkeypatch):
    return _Streams(monkeypatch)


def span(start, end, **more):
    return {"start": f"2021-{start}", "end": f"2021-{end}"} | more


def one(*permanences, absences=(), appointments=(), **changes):
    """A request about one practitioner."""
    diary = {
        "id": "A",
        "permanences": list(permanences) or [MORNING],
        "absences": list(absences),
        "appointments": list(appointments),
    }
    return REQUEST | {"practitioners": [diary]} | changes


def test_answer_has_the_documented_shape(cigdesk):
    assert cigdesk.slots(REQUEST) == [
        {
            "practitioner": "A",
            "start": "2021-05-03T09:00",
            "end": "2021-05-03T10:00",
            "start_utc": "2021-05-03T07:00:00Z",
        },
        {
            "practitioner": "A",
            "start": "2021-05-03T10:00",
            "end": "2021-05-03T11:00",
            "start_utc": "2021-05-03T08:00:00Z",
        },
    ]


def test_only_six_keys_are_needed(cigdesk):
    request = {key: REQUEST[key] for key in MANDATORY}
    request["practitioners"] = [{"id": "A", "permanences": [span("05-03T09:00", "05-03T10:00")]}, {"id": "B"}]
    assert cigdesk.starts(request) == ["05-03T09:00"]
    assert cigdesk.slots(request | {"practitioners": []}) == []


@pytest.mark.parametrize(
    ("changes", "starts"),
    [
        ({"step": 40}, ["05-03T09:00", "05-03T09:40", "05-03T10:20"]),
        ({"step": 140}, ["05-03T09:00"]),
        ({"buffer": 20}, ["05-03T09:00"]),
        ({"buffer": 10}, ["05-03T09:00", "05-03T10:10"]),
        ({"buffer": 20, "step": 60}, ["05-03T09:00", "05-03T10:00"]),
        ({"duration": 140}, ["05-03T09:00"]),
        ({"duration": 141}, []),
        ({"duration": 1_000_000}, []),
        ({"duration": 999_999_999, "buffer": 999_999_999, "step": 999_999_999}, []),
        ({"now": "2021-05-03T09:00"}, ["05-03T09:00", "05-03T10:00"]),
        ({"now": "2021-05-03T09:01"}, ["05-03T10:00"]),
        ({"now": "2021-05-03T10:01"}, []),
        ({"from": "2021-05-03T10:00"}, ["05-03T10:00"]),
        ({"to": "2021-05-03T10:00"}, ["05-03T09:00"]),
        ({"to": "2021-05-03T10:01"}, ["05-03T09:00", "05-03T10:00"]),
        ({"from": "2021-05-04T00:00", "to": "2021-05-04T00:00"}, []),
    ],
)
def test_grid_buffer_and_window(cigdesk, changes, starts):
    assert cigdesk.starts(one(**changes)) == starts


def test_a_piece_already_begun_keeps_its_grid(cigdesk):
    request = one(span("05-03T14:00", "05-03T17:00"), now="2021-05-03T15:03")
    assert cigdesk.starts(request) == ["05-03T16:00"]
    assert cigdesk.starts(request | {"now": REQUEST["now"], "from": "2021-05-03T15:03"}) == ["05-03T16:00"]


@pytest.mark.parametrize(
    ("second", "starts"),
    [
        (("10:00", "12:00"), ["09:00", "10:00", "11:00"]),
        (("10:30", "13:00"), ["09:00", "10:00", "11:00", "12:00"]),
        (("11:20", "12:20"), ["09:00", "10:00", "11:00"]),
        (("11:30", "12:30"), ["09:00", "10:00", "11:30"]),
        (("09:00", "11:20"), ["09:00", "10:00"]),
    ],
)
def test_permanences_that_overlap_or_touch_give_one_grid(cigdesk, second, starts):
    request = one(MORNING, span(f"05-03T{second[0]}", f"05-03T{second[1]}"))
    assert cigdesk.starts(request) == [f"05-03T{start}" for start in starts]


def test_a_grid_begun_before_the_window_goes_on_in_it(cigdesk):
    halves = [span("05-03T08:00", "05-03T10:00"), span("05-03T10:00", "05-03T12:00")]
    assert cigdesk.starts(one(*halves, **{"from": "2021-05-03T10:00", "duration": 45})) == [
        "05-03T10:15",
        "05-03T11:00",
    ]
    endless = span("01-01T00:00", "01-02T00:00", rrule="FREQ=DAILY")
    far = {"from": "2021-05-03T00:00", "to": "2021-05-03T02:00", "duration": 47, "holidays": None}
    minutes = (122 * 1440 - 60) % 47
    assert cigdesk.starts(one(endless, **far))[0] == f"05-03T00:{47 - minutes:02}"


@pytest.mark.parametrize(
    ("status", "starts"),
    [
        (None, ["10:20"]),
        ("planned", ["10:20"]),
        ("done", ["10:20"]),
        ("no-show", ["10:20"]),
        ("excused", ["09:00", "10:00"]),
        ("cancelled", ["09:00", "10:00"]),
    ],
)
def test_status_holds_or_frees_the_time(cigdesk, status, starts):
    held = span("05-03T09:20", "05-03T10:20") | ({"status": status} if status else {})
    assert cigdesk.starts(one(appointments=[held])) == [f"05-03T{start}" for start in starts]


def test_an_appointment_has_its_own_buffer(cigdesk):
    held = span("05-03T09:00", "05-03T09:30", buffer=15)
    assert cigdesk.starts(one(appointments=[held], duration=30)) == [
        "05-03T09:45",
        "05-03T10:15",
        "05-03T10:45",
    ]
    before = span("05-03T08:00", "05-03T08:50", buffer=30)
    assert cigdesk.starts(one(appointments=[before], duration=60)) == ["05-03T09:20", "05-03T10:20"]


def test_what_touches_does_not_overlap(cigdesk):
    held = [span("05-03T08:00", "05-03T09:00"), span("05-03T10:00", "05-03T11:20")]
    assert cigdesk.starts(one(appointments=held)) == ["05-03T09:00"]


def test_absences_of_several_days_and_recurring_ones(cigdesk):
    daily = span("05-03T09:00", "05-03T10:00", rrule="FREQ=DAILY")
    assert cigdesk.starts(one(daily, absences=[span("05-04T00:00", "05-06T09:30")])) == [
        "05-03T09:00",
        "05-07T09:00",
    ]
    mondays = span("04-05T08:00", "04-05T20:00", rrule="FREQ=WEEKLY;BYDAY=MO,WE")
    assert [start[:5] for start in cigdesk.starts(one(daily, absences=[mondays]))] == [
        "05-04",
        "05-06",
        "05-07",
    ]


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, ["05-21", "05-22", "05-23", "05-25"]),
        ({"holidays": "FR-MQ"}, ["05-21", "05-23", "05-25"]),
        ({"holidays": None}, ["05-21", "05-22", "05-23", "05-24", "05-25"]),
        ({"work_on_holidays": True}, ["05-21", "05-22", "05-23", "05-24", "05-25"]),
    ],
)
def test_public_holidays_close_their_whole_day(cigdesk, changes, days):
    daily = span("05-21T09:00", "05-21T10:00", rrule="FREQ=DAILY;COUNT=5")
    request = one(daily, **{"from": "2021-05-20T00:00", "to": "2021-06-01T00:00"} | changes)
    assert [start[:5] for start in cigdesk.starts(request)] == days


def test_a_night_before_a_holiday_stops_at_midnight(cigdesk):
    night = span("05-12T22:00", "05-13T03:00")
    request = one(night, **{"from": "2021-05-12T00:00", "to": "2021-05-14T00:00"})
    assert cigdesk.starts(request) == ["05-12T22:00", "05-12T23:00"]


def test_one_occurrence_is_skipped_and_one_moved(cigdesk):
    exceptions = [
        {"occurrence": "2021-05-10T09:00", "start": "2021-05-12T14:00", "end": "2021-05-12T15:00"},
        {"occurrence": "2021-05-17T09:00"},
        {"occurrence": "2021-05-18T09:00", "start": "2021-05-20T14:00", "end": "2021-05-20T15:00"},
    ]
    weekly = span(
        "05-03T09:00", "05-03T10:00", rrule="FREQ=WEEKLY;UNTIL=20210524T090000", exceptions=exceptions
    )
    request = one(weekly, to="2021-07-01T00:00", work_on_holidays=True)
    assert cigdesk.starts(request) == ["05-03T09:00", "05-12T14:00", "05-24T09:00"]


@pytest.mark.parametrize(
    ("day", "utc"),
    [("03-27", "08:00"), ("03-28", "07:00"), ("10-30", "07:00"), ("10-31", "08:00")],
)
def test_nine_stays_nine_across_the_change_of_hour(cigdesk, day, utc):
    daily = span("01-01T09:00", "01-01T10:00", rrule="FREQ=DAILY")
    changes = {"now": "2021-01-01T00:00", "from": f"2021-{day}T00:00", "to": f"2021-{day}T23:59"}
    [slot] = cigdesk.slots(one(daily, **changes))
    assert (slot["start"], slot["start_utc"]) == (f"2021-{day}T09:00", f"2021-{day}T{utc}:00Z")


@pytest.mark.parametrize(
    ("permanence", "starts"),
    [
        (("03-28T02:00", "03-28T03:00"), []),
        (("03-28T02:30", "03-28T05:00"), []),
        (("03-28T01:00", "03-28T05:00"), ["01:00", "03:00", "04:00"]),
        (("03-28T01:00", "03-28T02:30"), ["01:00"]),
        (("10-31T02:00", "10-31T03:00"), ["02:00"]),
        (("10-31T01:00", "10-31T05:00"), ["01:00", "02:00", "03:00", "04:00"]),
    ],
)
def test_hours_that_do_not_exist_or_come_twice(cigdesk, permanence, starts):
    changes = {"now": "2021-01-01T00:00", "from": "2021-01-01T00:00", "to": "2022-01-01T00:00"}
    found = cigdesk.slots(one(span(*permanence), **changes))
    assert [slot["start"][11:] for slot in found] == starts
    assert len({slot["start_utc"] for slot in found}) == len(found)


def test_slots_come_by_time_then_practitioner(cigdesk):
    names = ["b", "a", "É", "B"]
    diaries = [{"id": name, "permanences": [MORNING]} for name in names]
    found = cigdesk.slots(REQUEST | {"practitioners": diaries})
    pairs = [(slot["start_utc"], slot["practitioner"]) for slot in found]
    assert pairs == sorted(pairs)
    assert len(pairs) == 8


def _diary(**fields):
    return REQUEST | {"practitioners": [{"id": "A"} | fields]}


WALLS = [
    "",
    None,
    3,
    "2021-05-03",
    "2021-05-03T09:00:00",
    "2021-05-03T09:00Z",
    "2021-05-03 09:00",
    "2021-05-03T24:00",
]
WALLS += [
    "2021-02-30T09:00",
    "1999-12-31T09:00",
    "2101-01-01T00:00",
    "٢٠٢١-05-03T09:00",
    "2021-W18-1T09:00",
    "\ud800",
]
ZONES = [
    "",
    "Paris",
    "../etc/passwd",
    "/etc/localtime",
    "Europe",
    "Europe/Paris/",
    "localtime",
    "right/Europe/Paris",
]
ZONES += [
    "posix/Europe/Paris",
    "Europe/Atlantis",
    "x" * 5000,
    "Europe\\Paris",
    "a\x00b",
    None,
    3,
    [],
    "\ud800",
]
WRONG = [
    *({key: value for key, value in REQUEST.items() if key != missing} for missing in MANDATORY),
    *(REQUEST | {"zone": zone} for zone in ZONES),
    *(REQUEST | {key: wall} for key in ("now", "from", "to") for wall in WALLS),
    *(REQUEST | {"duration": minutes} for minutes in (0, -60, 60.0, "60", None, True, [], 10**9, 10**30)),
    *(REQUEST | {"step": minutes} for minutes in (0, -1, 1.5, "40", False, 10**9)),
    *(REQUEST | {"buffer": minutes} for minutes in (-1, 0.5, "5", None, True)),
    *(REQUEST | {"holidays": region} for region in ("", "DE", "fr", 33, True, ["FR"])),
    *(REQUEST | {"work_on_holidays": value} for value in (None, 1, "true")),
    *(REQUEST | {"practitioners": value} for value in (None, {}, "A", ["A"], [[]], [{}])),
    REQUEST | {"to": "2021-05-02T00:00"},
    REQUEST | {"to": "2032-05-02T00:00"},
    REQUEST | {"closures": []},
    REQUEST | {"practitioners": [{"id": "A"}, {"id": "B"}, {"id": "A"}]},
    *(_diary(id=name) for name in ("", None, 3, ["A"], "\udfff")),
    _diary(name="Roussel"),
    *(
        _diary(**{key: value})
        for key in ("permanences", "absences", "appointments")
        for value in (None, {}, [3], [{}])
    ),
    *(_diary(permanences=[MORNING | {key: wall}]) for key in ("start", "end") for wall in WALLS),
    _diary(permanences=[MORNING | {"end": MORNING["start"]}]),
    _diary(permanences=[MORNING | {"end": "2021-05-03T08:00"}]),
    *(
        _diary(permanences=[MORNING | {"rrule": rule}])
        for rule in ("", "FREQ=HOURLY", "FREQ=WEEKLY;COUNT=0", 3, [])
    ),
    *(
        _diary(permanences=[MORNING | {"exceptions": value}])
        for value in (None, {}, [3], [{}], [{"start": "x"}])
    ),
    *(
        _diary(permanences=[MORNING | {"exceptions": [{"occurrence": MORNING["start"]} | more]}])
        for more in (
            {"start": "2021-05-04T09:00"},
            {"end": "2021-05-04T09:00"},
            {"start": "2021-05-04T09:00", "end": "2021-05-04T09:00"},
            {"start": "", "end": ""},
            {"occurrence": "2021-05-03"},
            {"reason": "congé"},
        )
    ),
    _diary(permanences=[MORNING | {"exceptions": [{"occurrence": MORNING["start"]}] * 2}]),
    *(
        _diary(appointments=[span("05-03T09:00", "05-03T10:00", status=word)])
        for word in ("", "PLANNED", None, 3)
    ),
    *(
        _diary(appointments=[span("05-03T09:00", "05-03T10:00", buffer=value)])
        for value in (-1, None, 1.5, "5")
    ),
    _diary(appointments=[span("05-03T10:00", "05-03T10:00")]),
    {},
    [],
    [REQUEST],
    "texte",
    3,
    None,
]


@pytest.mark.parametrize("request_", WRONG, ids=range(len(WRONG)))
def test_what_is_not_a_request_is_refused_in_one_line(cigdesk, request_):
    cigdesk.refuse(json.dumps(request_).encode())


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (REQUEST | {"duration": 0}, ": duration doit être un nombre entier d’au moins 1"),
        (
            _diary(permanences=[MORNING, MORNING | {"rrule": "FREQ=HOURLY"}]),
            "practitioners[0].permanences[1].rrule a",
        ),
        (_diary(absences=[MORNING | {"end": "x"}]), "practitioners[0].absences[0].end n’est pas"),
        (
            _diary(permanences=[MORNING | {"exceptions": [{"occurrence": "x"}]}]),
            "practitioners[0].permanences[0].exceptions[0].occurrence n’est pas",
        ),
        (
            _diary(appointments=[span("05-03T09:00", "05-03T10:00", status="x")]),
            "appointments[0].status est inconnu",
        ),
    ],
)
def test_fault_names_its_place(cigdesk, request_, said):
    assert said in cigdesk.refuse(json.dumps(request_).encode()).replace("\u00a0", " ")


TEXT = json.dumps(REQUEST).encode()
HOSTILE = [
    b"",
    b"{",
    TEXT + b"}",
    TEXT.decode().encode("utf-16"),
    bytes(range(256)),
    b"[" * 100_000,
    b'{"a":' * 100_000,
    TEXT[:-1] + b', "zone": "UTC"}',
    TEXT.replace(b"60", b"NaN"),
    TEXT.replace(b"60", b"Infinity"),
    TEXT.replace(b"60", b"6e1"),
    TEXT.replace(b"60", b"9" * 10_000),
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_bytes_are_refused_in_one_line(cigdesk, data):
    cigdesk.refuse(data)


def test_an_answer_too_long_is_refused(cigdesk):
    always = span("01-01T00:00", "01-02T00:00", rrule="FREQ=DAILY")
    request = one(always, to="2022-06-01T00:00", duration=1)
    assert "200\u00a0000 lignes" in cigdesk.refuse(json.dumps(request).encode())


def test_a_big_request_is_answered(cigdesk):
    weekly = [span(f"05-0{day}T09:00", f"05-0{day}T17:00", rrule="FREQ=WEEKLY") for day in range(3, 8)]
    held = [
        span(f"{month:02}-{day:02}T10:00", f"{month:02}-{day:02}T11:00")
        for month in range(5, 13)
        for day in range(1, 29)
    ]
    diaries = [{"id": f"{n:02}", "permanences": weekly, "appointments": held} for n in range(60)]
    found = cigdesk.slots(REQUEST | {"practitioners": diaries, "from": "2021-05-03T00:00"})
    assert len(found) == 60 * 5 * 7


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["2021-05-03T09:00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
PLACES = st.sampled_from([*REQUEST, "id", "permanences", "absences", "start", "end", "rrule", "exceptions"])


@given(PLACES, JSON_VALUES)
def test_no_value_anywhere_breaks_it(place, value):
    request = json.loads(TEXT)
    [diary] = request["practitioners"]
    [permanence] = diary["permanences"]
    holder = next((each for each in (permanence, diary) if place in each), request)
    holder[place] = value
    with pytest.MonkeyPatch.context() as monkeypatch:
        code, out, err = _Streams(monkeypatch).run("slots", "-", stdin=json.dumps(request).encode())
    assert code in (0, 2)
    assert bool(out) != bool(err)
    assert len(err.splitlines()) <= 1


@pytest.mark.parametrize("name", ["absent.json", ".", "a\x00b"])
def test_file_that_cannot_be_read(cigdesk, tmp_path, name):
    code, out, err = cigdesk.run("slots", f"{tmp_path}/{name}")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith("Le fichier")


def test_request_may_be_a_file(cigdesk, tmp_path):
    file = tmp_path / "demande é.json"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT)
    code, out, _ = cigdesk.run("slots", str(file))
    assert (code, len(json.loads(out)["slots"])) == (0, 2)


SLOTS_WITHOUT_ENGINES = """
import sys
from cigdesk.cli import main
code = main(["slots", "-"])
heavy = {"PySide6", "sqlalchemy", "alembic", "sqlcipher3", "reportlab"} & set(sys.modules)
sys.exit(f"imported {heavy}" if heavy else code)
"""


def test_slots_import_neither_window_nor_store():
    run = subprocess.run(
        [sys.executable, "-c", SLOTS_WITHOUT_ENGINES],
        input=TEXT,
        capture_output=True,
        env=os.environ,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
