"""Killed at any step, one file at least is the living one, and never two are written to."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cigdesk.domain.carry import Carried

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kill -9")

_DEADLY = """
import os, shutil, sys
from pathlib import Path

import cigdesk.services.backups, cigdesk.services.carrying
from cigdesk.bootstrap import open_store, prepare

# What each child would else import for itself.
prepare()
office, laptop, returned, into = map(Path, sys.argv[1:5])
left = 0

def deadly(name):
    real = getattr(os, name)
    def step(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
        return real(*arguments, **options)
    setattr(os, name, step)

def desk_of(store, folder):
    shutil.copytree(store.parent, folder / "base")
    (folder / "cle").mkdir()
    return open_store(folder / "base" / store.name, "quatre mots pour entrer")

def leaving(folder):
    desk = desk_of(office, folder)
    return lambda: desk.services.carrying.take_out(folder / "cle", "portable")

def sending(folder):
    desk = desk_of(laptop, folder)
    return lambda: desk.services.carrying.send_back(folder / "cle")

def returning(folder):
    desk = desk_of(office, folder)
    preview = desk.services.carrying.examine(returned)
    return lambda: desk.brought_home(preview)

def killed(step):
    global left
    folder = into / f"{step:03}"
    child = os.fork()
    if not child:
        ready = begin(folder)
        for name in ("replace", "rename", "link", "unlink", "mkdir", "fsync"):
            deadly(name)
        left = step
        ready()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -9

begin = globals()[sys.argv[5]]
step = 1
# A step or two after the copy has its name, nothing is left to go wrong with it.
while killed(step) and len(list(into.glob("*/cle/*/*.cigdesk"))) < 2:
    step += 1
"""


@pytest.fixture
def killed_at_each_step(desk, tmp_path):
    """Does the work in copies of the folders, each killed a step later than the one before; gives them."""

    def run(work, laptop, returned):
        into = tmp_path / "steps"
        into.mkdir()
        desk.store.close()
        arguments = (desk.path, laptop, returned, into, work)
        subprocess.run([sys.executable, "-c", _DEADLY, *map(str, arguments)], check=True)
        return sorted(into.iterdir())

    return run


@pytest.fixture
def written_to(opened, names):
    """Whether a store is written to; it is whole in any case."""

    def ask(path):
        desk = opened(path)
        try:
            assert names(desk)[:1] == ["Pantin"]
            desk.services.carrying.require_living()
        except Carried:
            return False
        finally:
            desk.store.close()
        return True

    return ask


def test_the_copy_that_leaves_the_office(killed_at_each_step, written_to, desk, keep_document):
    keep_document(desk)
    folders = killed_at_each_step("leaving", "-", "-")
    require_one_of_two(folders, desk.path.name, written_to, copy_is_written_to=True)


def test_the_copy_that_leaves_the_laptop(killed_at_each_step, written_to, laptop):
    laptop.store.close()
    folders = killed_at_each_step("sending", laptop.path, "-")
    require_one_of_two(folders, laptop.path.name, written_to, copy_is_written_to=False)


def require_one_of_two(folders, name, written_to, *, copy_is_written_to):
    """The store is written to, then its copy is there: one step lies between, where the copy has no name."""
    outcomes = []
    for folder in folders:
        writes = written_to(folder / "base" / name)
        parts, copies = list((folder / "cle").glob("*/*.part")), list((folder / "cle").glob("*/*.cigdesk"))
        outcomes.append((writes, bool(copies)))
        if not writes:
            [copy] = copies or [parts[0].rename(parts[0].with_suffix(""))]
            assert written_to(copy) == copy_is_written_to
    assert len(outcomes) > 12
    assert outcomes == sorted(outcomes, key=lambda each: (not each[0], each[1]))
    assert set(outcomes) == {(True, False), (False, False), (False, True)}
    assert outcomes.count((False, False)) == 1


def test_the_copy_that_comes_back(killed_at_each_step, written_to, desk, laptop, send_back):
    returned = send_back(laptop)
    outcomes = [
        written_to(folder / "base" / desk.path.name)
        for folder in killed_at_each_step("returning", "-", returned)
    ]
    assert len(outcomes) > 12
    # The store that waits, then the one that came back.
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}
