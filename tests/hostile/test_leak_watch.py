"""The watch over names in logs, reports and files sees what it is there for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from leak_watch import WATCH, LeakWatch

from cigdesk.domain.authority import Authority, AuthorityKind, Contact
from cigdesk.domain.people import Agent
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id

CASE = Path(__file__).with_name("leaking_case.py")


def test_what_a_store_keeps_about_people_and_the_passphrases_are_marks(desk, desk_passphrase):
    WATCH.hook()
    town = Authority(id=new_id(), name="Ville", kind=AuthorityKind.COMMUNE)

    def people(uow) -> tuple[()]:
        uow.add(town)
        uow.add(Contact(id=new_id(), authority_id=town.id, name="Oriane Contactée"))
        uow.add(Agent(id=new_id(), authority_id=town.id, last_name="Ysandre", phone="0199887766"))
        return ()

    desk.services.context.change(Right.MANAGE_CENTRE, people, "")
    desk.store.require_passphrase(desk_passphrase)
    told = f"Ysandre, 0199887766, Oriane Contactée, {desk_passphrase}"
    assert WATCH.found_in(told) >= {"Ysandre", "0199887766", "Oriane Contactée", desk_passphrase}
    assert "Ysandre" not in WATCH.found_in("Ysandrelle")


def test_only_what_the_program_left_behind_is_read(tmp_path):
    watch = LeakWatch()
    watch.note("Philibertine", "court", "eau", "Eau", None, 7)
    assert watch.marks == {"Philibertine"}
    written = (
        "cigdesk0/log/a.log",
        "cigdesk1/cache/b",
        "cigdesk1/cache/copies/9/page.pdf",
        "tmp/c",
        "test_0/d",
    )
    for place in written:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("Fiche de Philibertine", encoding="utf-8")
    (tmp_path / "test_0" / "Philibertine.pdf").touch()
    assert watch.found_under(tmp_path).keys() == {
        *("cigdesk0/log/a.log", "cigdesk1/cache/b", "tmp/c"),
        "name of test_0/Philibertine.pdf",
    }


def test_a_test_that_leaks_fails_and_so_does_a_run_that_left_something(tmp_path):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", str(CASE)]
    done = subprocess.run(
        [*command, f"--basetemp={tmp_path / 'base'}"], capture_output=True, text=True, check=False
    )
    said = set(re.findall(r"^ERROR \S*::(\w+)", done.stdout, re.MULTILINE))
    assert done.returncode == 1, done.stdout
    assert said == {
        "test_standard_error",
        "test_standard_error_read_by_the_test",
        "test_log",
        "test_files",
    }
    for place in ("defauts.log", "name of cigdesk", "tmp/x.tmp"):
        assert place in done.stdout
