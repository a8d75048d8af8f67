"""`cigdesk occurrences` through the real entry."""

from __future__ import annotations

import io
import json
import sys

import pytest

from cigdesk.cli import main

REQUEST = {
    "zone": "Europe/Paris",
    "from": "2021-03-22T00:00",
    "to": "2021-04-05T00:00",
    "start": "2021-01-04T09:00",
    "end": "2021-01-04T12:00",
    "rrule": "FREQ=WEEKLY;BYDAY=MO,SU",
    "exceptions": [],
}


@pytest.fixture
def run(monkeypatch):
    def run_with(request):
        out, err = io.TextIOWrapper(io.BytesIO()), io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(request).encode())))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main(["occurrences", "-"])
            out.flush()
        return code, out.buffer.getvalue().decode(), err.getvalue()

    return run_with


@pytest.fixture
def occurrences(run):
    def found(request):
        code, out, err = run(request)
        assert (code, err) == (0, "")
        return json.loads(out)["occurrences"]

    return found


def test_answer_has_the_documented_shape(occurrences):
    found = occurrences(REQUEST)
    assert [each["start"] for each in found] == [
        "2021-03-22T09:00",
        "2021-03-28T09:00",
        "2021-03-29T09:00",
        "2021-04-04T09:00",
    ]
    assert found[0] == {
        "start": "2021-03-22T09:00",
        "end": "2021-03-22T12:00",
        "start_utc": "2021-03-22T08:00:00Z",
        "end_utc": "2021-03-22T11:00:00Z",
    }
    assert found[1]["start_utc"] == "2021-03-28T07:00:00Z"


def test_rule_and_exceptions_may_be_left_out(occurrences):
    once = {key: value for key, value in REQUEST.items() if key not in ("rrule", "exceptions")}
    assert occurrences(once) == []
    assert len(occurrences(once | {"from": "2021-01-04T09:00", "rrule": None})) == 1


@pytest.mark.parametrize(
    ("window", "starts"),
    [
        (("2021-03-28T09:00", "2021-03-29T09:00"), ["03-28"]),
        (("2021-03-28T09:01", "2021-03-29T09:01"), ["03-29"]),
        (("2021-03-28T09:00", "2021-03-28T09:00"), []),
        (("2090-01-01T00:00", "2090-01-08T00:00"), ["01-01", "01-02"]),
    ],
)
def test_an_occurrence_counts_where_it_starts(occurrences, window, starts):
    found = occurrences(REQUEST | {"from": window[0], "to": window[1]})
    assert [each["start"][5:10] for each in found] == starts


def test_exceptions_and_hours_that_do_not_exist(occurrences):
    exceptions = [
        {"occurrence": "2021-03-22T02:30"},
        {"occurrence": "2021-03-23T02:30", "start": "2021-03-25T23:00", "end": "2021-03-26T01:00"},
        {"occurrence": "2021-03-24T09:00", "start": "2021-03-24T10:00", "end": "2021-03-24T11:00"},
        {"occurrence": "2022-01-01T02:30", "start": "2021-03-26T10:00", "end": "2021-03-26T11:00"},
    ]
    night = {
        "start": "2021-03-01T02:30",
        "end": "2021-03-01T04:00",
        "rrule": "FREQ=DAILY",
        "exceptions": exceptions,
    }
    found = occurrences(REQUEST | night | {"to": "2021-03-30T00:00"})
    assert [each["start"][8:] for each in found] == [
        "24T02:30",
        "25T02:30",
        "25T23:00",
        "26T02:30",
        "26T10:00",
        "27T02:30",
        "29T02:30",
    ]


def test_every_day_of_ten_years_is_answered(occurrences):
    always = {
        "from": "2090-12-31T09:00",
        "to": "2100-12-31T23:59",
        "start": "2000-01-01T09:00",
        "rrule": "FREQ=DAILY",
    }
    assert len(occurrences(REQUEST | always | {"end": "2000-01-01T10:00"})) == 3653


@pytest.mark.parametrize(
    "change",
    [
        {"to": "2021-03-21T00:00"},
        {"end": "2021-01-04T09:00"},
        {"rrule": "FREQ=SECONDLY"},
        {"rrule": "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))},
        {"exceptions": [{"occurrence": "2021-03-22"}]},
        {"zone": "Mars/Olympus"},
        {"duration": 60},
        {"start": None},
    ],
)
def test_what_is_not_a_request_is_refused_in_one_line(run, change):
    code, out, err = run(REQUEST | change)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith("Demande illisible")


@pytest.mark.parametrize("missing", ["zone", "from", "to", "start", "end"])
def test_what_is_needed_is_named(run, missing):
    code, _, err = run({key: value for key, value in REQUEST.items() if key != missing})
    assert (code, f"{missing} manque" in err) == (2, True)
