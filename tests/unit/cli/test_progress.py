"""How far a long command is: rewritten on a terminal, a few lines in a file, no reason to stop."""

from __future__ import annotations

import io
import sys

import pytest

from cigdesk.cli.demo import SCALES, configure
from cigdesk.cli.french_parser import FrenchParser
from cigdesk.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Closed(io.StringIO):
    def write(self, _text):
        raise BrokenPipeError


def _tell_all(stream, monkeypatch, total=400):
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress() as progress:
        for done in range(total + 1):
            progress.tell("Rendez-vous", 1000 * done, 1000 * total)
        progress.tell("Devis", 0, 20)


def test_a_terminal_shows_one_line_that_is_wiped_out_at_the_end(monkeypatch):
    stream = Terminal()
    _tell_all(stream, monkeypatch)
    said = stream.getvalue()
    assert "\n" not in said
    assert "Rendez-vous\u00a0: 120\u202f000 sur 400\u202f000 (30\u00a0%)…" in said
    assert said.endswith("\r\x1b[K")


def test_a_file_gets_a_line_for_each_quarter_and_each_part(monkeypatch):
    stream = io.StringIO()
    _tell_all(stream, monkeypatch)
    lines = stream.getvalue().splitlines()
    assert [line.split("(")[1] for line in lines] == [
        f"{hundredths}\u00a0%)" for hundredths in (0, 25, 50, 75, 100, 0)
    ]


def test_nothing_is_said_of_what_says_nothing(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress():
        pass
    assert stream.getvalue() == ""


def test_nobody_there_to_be_told_stops_nothing(monkeypatch):
    _tell_all(Closed(), monkeypatch, total=3)


@pytest.mark.parametrize("scale", SCALES)
def test_each_scale_has_its_word(scale):
    parser = FrenchParser(prog="cigdesk demo")
    configure(parser)
    assert parser.parse_args(["essai", "--scale", scale]).scale == scale
    assert parser.parse_args(["essai"]).scale == "ordinary"
