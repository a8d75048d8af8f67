"""What every test needs: no screen and one locale before Qt is imported, and nobody's own folders."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.append(str(Path(__file__).parent))

from leak_watch import WATCH

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path_factory):
    """Stores, settings and reports of a test stay in a folder of its own."""
    monkeypatch.setenv("CIGDESK_HOME", str(tmp_path_factory.mktemp("cigdesk")))


@pytest.fixture(scope="session", autouse=True)
def _nothing_left_behind_tells_of_anybody(tmp_path_factory) -> Iterator[None]:
    """At the end of the run, in each of its processes: no log, report, temporary file or name has a mark."""
    base = tmp_path_factory.getbasetemp()
    own = Path(tempfile.mkdtemp(prefix="cd-"))
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = tempfile.tempdir = str(own)
    yield
    tempfile.tempdir = None
    os.environ.pop("TMPDIR")
    if before is not None:
        os.environ["TMPDIR"] = before
    shutil.move(own, base / "tmp")
    leaks = WATCH.found_under(base)
    assert leaks == {}, f"{len(WATCH.marks)} marks looked for"


@pytest.fixture(autouse=True)
def _nothing_said_tells_of_anybody(request, monkeypatch) -> Iterator[None]:
    """At the end of each test: neither its standard error nor its logs have a mark."""
    WATCH.hook()
    errors: list[str] = []
    read = pytest.CaptureFixture.readouterr

    def noted(capture: pytest.CaptureFixture) -> object:
        heard = read(capture)
        errors.append(str(heard.err))
        return heard

    monkeypatch.setattr(pytest.CaptureFixture, "readouterr", noted)
    yield
    sections = getattr(request.node, "_report_sections", ())
    errors += [content for _when, kind, content in sections if kind in ("stderr", "log")]
    assert WATCH.found_in("\n".join(errors)) == set()


PASSPHRASE = "quatre mots pour entrer"


class HandClock:
    """A clock that tests move by hand; it starts on Thursday 12 November 2026 at 10 h 42 in Paris."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def move(self, **delta: float) -> None:
        self.instant += timedelta(**delta)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def desk_passphrase() -> str:
    """What opens the store of `desk`."""
    return PASSPHRASE


@pytest.fixture(scope="session")
def founded_store(tmp_path_factory) -> Path:
    """A store of the CIG with nothing in it but its centre and its first person; copied, never opened."""
    from cigdesk.bootstrap import create_store
    from cigdesk.services.centres import shipped_centres
    from db.crypto import Cost

    path = tmp_path_factory.mktemp("founded") / "base.cigdesk"
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    create_store(path, shipped_centres()[0].values, "Camille Roussel", PASSPHRASE, cost=cheap).store.close()
    return path


@pytest.fixture
def desk(founded_store: Path, tmp_path: Path, clock: HandClock):
    """An open store of the CIG and its services, on a real encrypted file."""
    from cigdesk.bootstrap import open_store

    folder = tmp_path / "desk"
    shutil.copytree(founded_store.parent, folder)
    desk = open_store(folder / founded_store.name, PASSPHRASE, clock=clock)
    yield desk
    desk.store.close()


@pytest.fixture
def services(desk):
    return desk.services
