"""`cigdesk quote pdf` on a real store."""

from __future__ import annotations

import stat
import sys

import pytest

from cigdesk.cli.quote import run
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id


@pytest.fixture
def command(desk, desk_passphrase, tmp_path, monkeypatch, capsys):
    """Runs the command on the store of `desk`, which stays open beside; gives the code and what was told."""
    secret = tmp_path / "phrase.txt"
    secret.write_text(f"{desk_passphrase}\n", encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))

    def call(number, output, *, force=False):
        code = run(number, output, desk.path, force=force, stderr=sys.stderr)
        return code, capsys.readouterr().err

    return call


@pytest.fixture
def issued(services):
    """A quote that has its number."""

    def work(uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        authority = Authority(id=new_id(), name="Pantin", kind=AuthorityKind.COMMUNE)
        uow.add(authority)
        start = services.context.today().replace(month=1, day=1)
        membership = {"authority_id": authority.id, "convention": Convention.CADRE, "start": start}
        uow.add(Membership(id=new_id(), **membership))
        return (authority.id,)

    authority = services.context.change(Right.MANAGE_AUTHORITIES, work, "").ids[0]
    quote = services.quotes.drafting.create(authority).ids[0]
    services.quotes.drafting.add_line(quote, "COACH")
    services.quotes.issuing.issue(quote)
    return quote


def test_the_kept_page_is_written_whole_and_private(command, services, issued, tmp_path):
    output = tmp_path / "devis.pdf"
    assert command("2026-0001", output) == (0, "")
    assert output.read_bytes() == services.quotes.issuing.pdf(issued)
    if sys.platform != "win32":
        assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_file_is_replaced_only_when_told_so(command, issued, tmp_path):
    output = tmp_path / "devis.pdf"
    output.write_text("à garder", encoding="utf-8")
    code, told = command("2026-0001", output)
    assert (code, output.read_text(encoding="utf-8")) == (2, "à garder")
    assert "--force" in told
    assert command("2026-0001", output, force=True) == (0, "")
    assert output.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("number", ["2026-0002", "", "'; DROP TABLE quotes", "2026"])
def test_an_unknown_number_is_one_line(command, issued, tmp_path, number):
    code, told = command(number, tmp_path / "devis.pdf")
    assert (code, len(told.splitlines())) == (2, 1)
    assert not (tmp_path / "devis.pdf").exists()


def test_a_folder_that_is_not_there_is_one_line(command, issued, tmp_path):
    code, told = command("2026-0001", tmp_path / "absent" / "devis.pdf")
    assert (code, len(told.splitlines())) == (2, 1)
