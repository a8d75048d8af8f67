"""The whole job through the real window, as `make run` does it where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from cigdesk.bootstrap import open_store
from cigdesk.domain.quote import QuoteState
from cigdesk.services.demonstration import PASSPHRASE
from ui.tour import PICTURES, QUOTE, STORE


def _cigdesk(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "cigdesk", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )


@pytest.mark.timeout(180)
def test_the_whole_job_is_done_in_a_folder_that_has_been_used_before(tmp_path):
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "notes.txt").write_text("à garder")
    for name in (STORE, QUOTE, "01-creation.png"):
        (folder / name).write_bytes(b"of an earlier tour")
    done = _cigdesk("tour", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 16
    assert (folder / "notes.txt").read_text() == "à garder"
    for name in PICTURES:
        picture = QImage(str(folder / name))
        assert picture.size() == QSize(1440, 900), name
    text = PdfReader(folder / QUOTE).pages[0].extract_text()
    assert "2026-0001" in text
    assert "48\u202f105,00" in text
    desk = open_store(folder / STORE, PASSPHRASE)
    try:
        [quote] = desk.services.quotes.search()
        assert (quote.number, quote.state, quote.authority) == (
            "2026-0001",
            QuoteState.ISSUED,
            "Choisy-le-Roi",
        )
    finally:
        desk.store.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    done = _cigdesk("tour", tmp_path / "file" / "demo")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


@pytest.mark.timeout(120)
def test_pages_are_drawn_under_their_names(tmp_path):
    done = _cigdesk(
        "screens", tmp_path, "--theme", "both", "--size", "1280x800", "--page", "agenda", "--page", "devis"
    )
    assert (done.returncode, done.stderr) == (0, "")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "agenda-clair-1280x800.png",
        "agenda-sombre-1280x800.png",
        "devis-clair-1280x800.png",
        "devis-sombre-1280x800.png",
    ]
    light, dark = (QImage(str(tmp_path / name)).pixelColor(640, 30).lightness() for name in names[:2])
    assert light > 200 > 80 > dark


@pytest.mark.parametrize("size", ["1440", "10x10", "axb", "1440x900,"])
def test_a_size_that_is_none_is_refused(tmp_path, size):
    done = _cigdesk("screens", tmp_path, "--size", size)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
