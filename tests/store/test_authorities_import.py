"""A list of authorities is imported whole or not at all, by the service and by the command line."""

from __future__ import annotations

import pytest
from stdnum import luhn

from cigdesk.cli import main
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.backups import Reason
from cigdesk.domain.errors import Refused
from cigdesk.exchange.authorities_table import read_table
from cigdesk.services.authority_import import Verdict
from cigdesk.store_errors import BackupDiskFull
from db.backup_shelf import StoreShelf

TITLES = "siren;nom;nature;département;insee;code postal;population;courriel\n"


def siren(number):
    body = f"{10_000_000 + number}"
    return body + luhn.calc_check_digit(body)


@pytest.fixture
def imported(services):
    return services.authority_import


def preview(imported, *lines):
    return imported.preview(read_table((TITLES + "\n".join(lines)).encode()))


def names(services):
    return [row.name for row in services.authorities.listing().rows]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("219400224;A;commune", "clé"),
        ("21940022;A;commune", "il en manque 1"),
        (";A;commune", "Le SIREN manque."),
        ("219400223; ;commune", "Le nom manque."),
        ("219400223;A;", "La nature manque."),
        ("219400223;A;planète", "«\xa0planète\xa0» n’est pas connue"),
        ("219400223;A;commune;94;94022;94600;beaucoup", "«\xa0beaucoup\xa0»"),
        ("219400223;A;commune;94;94022;94600;-3", "nombre entier"),
        ("219400223;A;commune;94;94022;94600;12.5", "nombre entier"),
        ("219400223;A;commune;94;9402", "INSEE"),
        ("219400223;A;commune;94;94022;9460", "code postal"),
        ("219400223;A;commune;94;94022;94600;1;pas une adresse", "courriel"),
        ("219400223;A\x07;commune", "caractère de contrôle"),
        ("219400223;" + "A" * 300 + ";commune", "300\xa0caractères"),
    ],
)
def test_each_fault_is_told_by_its_line_and_nothing_is_written(imported, services, line, said):
    seen = preview(imported, f"{siren(1)};Bonne;commune", line)
    assert [fault.line for fault in seen.faults] == [3]
    assert said in seen.faults[0].reason
    with pytest.raises(Refused, match="Ligne 3"):
        imported.apply(seen)
    assert names(services) == []


def test_a_siren_twice_in_the_file_names_the_first_line(imported):
    seen = preview(imported, f"{siren(1)};A;commune", f"{siren(2)};B;commune", f"{siren(1)};C;commune")
    assert [str(fault) for fault in seen.faults] == ["Ligne 4\xa0: Ce SIREN est déjà à la ligne 2."]


def test_known_authorities_are_completed_and_never_replaced(imported, services):
    services.authorities.create(AuthorityValues(name="Choisy", kind=AuthorityKind.COMMUNE, siren="219400223"))
    lines = ("219400223;Autre nom;EPT;94;94022;94600 94601;45946;rh@choisy.fr", f"{siren(1)};Neuve;commune")
    seen = preview(imported, *lines)
    assert (seen.counts[Verdict.NEW], seen.counts[Verdict.COMPLETED]) == (1, 1)
    change = imported.apply(seen)
    (row, _) = services.authorities.listing().rows
    values = services.authorities.sheet(row.id).values
    assert (values.name, values.kind, values.postcode, values.population, values.mail) == (
        *("Choisy", AuthorityKind.COMMUNE, "94600"),
        *(45946, "rh@choisy.fr"),
    )
    change.undo.run()
    assert names(services) == ["Choisy"]


def test_what_changed_since_the_preview_is_judged_again(imported, services):
    seen = preview(imported, "219400223;Choisy;commune")
    services.authorities.create(
        AuthorityValues(name="Ici avant", kind=AuthorityKind.COMMUNE, siren="219400223")
    )
    with pytest.raises(Refused, match="déjà présentes"):
        imported.apply(seen)
    assert names(services) == ["Ici avant"]


def test_a_stopped_import_keeps_nothing(imported, services):
    class Stopped(Exception):
        pass

    def stop(done, _total, _item):
        if done:
            raise Stopped

    seen = preview(imported, *(f"{siren(number)};Ville {number};commune" for number in range(1200)))
    with pytest.raises(Stopped):
        imported.apply(seen, stop)
    assert names(services) == []


def test_a_preview_shows_faults_first_and_two_hundred_lines(imported):
    lines = [f"{siren(number)};Ville {number};commune" for number in range(500)]
    seen = preview(imported, *lines, "1;x;commune")
    assert len(seen.shown) == 200
    assert [line.verdict for line in seen.shown[:2]] == [Verdict.FAULT, Verdict.NEW]
    assert seen.total == 501


@pytest.fixture
def run(desk, desk_passphrase, tmp_path, monkeypatch, capfd):
    """Run `cigdesk import authorities` on a content, beside the open store."""
    key = tmp_path / "phrase.txt"
    key.write_text(desk_passphrase + "\n", encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(key))

    def command(content: bytes, *options: str) -> tuple[int, str, str]:
        (tmp_path / "liste.csv").write_bytes(content)
        code = main(
            ["import", "authorities", str(tmp_path / "liste.csv"), "--store", str(desk.path), *options]
        )
        return code, *capfd.readouterr()

    return command


def test_the_command_imports_and_says_it(run, services):
    content = (TITLES + f"219400223;Choisy;commune\n{siren(1)};Été;CCAS\n").encode("cp1252")
    simulated = run(content, "--dry-run")
    assert simulated[0] == 0
    assert names(services) == []
    assert run(content) == (0, "2\xa0collectivités ajoutées.\n", "")
    assert names(services) == ["Choisy", "Été"]
    assert run(content) == (0, "0\xa0collectivité ajoutée, 2\xa0déjà présentes.\n", "")


def test_the_command_tells_a_thousand_faults_and_how_many_are_left(run, services):
    code, out, err = run((TITLES + "1;x;commune\n" * 1005).encode())
    lines = err.splitlines()
    assert (code, out, len(lines)) == (2, "", 1002)
    assert lines[0].startswith("Ligne 2\xa0: Le SIREN")
    assert lines[1000] == "et 5\xa0autres"
    assert names(services) == []


def test_a_backup_that_fails_is_told_and_the_import_stands(run, services, monkeypatch):
    back_up = StoreShelf.back_up

    def full_at_exit(shelf, reason, now):
        if reason is Reason.EXIT:
            raise BackupDiskFull(shelf.folder)
        return back_up(shelf, reason, now)

    monkeypatch.setattr(StoreShelf, "back_up", full_at_exit)
    code, out, err = run((TITLES + "219400223;Choisy;commune\n").encode())
    assert (code, out) == (0, "1\xa0collectivité ajoutée.\n")
    assert "sauvegarde n’a pas été faite" in err
    assert names(services) == ["Choisy"]


def test_the_command_refuses_a_wrong_passphrase_without_a_trace(run, monkeypatch, tmp_path):
    (tmp_path / "faux.txt").write_text("autre chose")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(tmp_path / "faux.txt"))
    code, _, err = run((TITLES + "219400223;Choisy;commune\n").encode())
    assert code == 2
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1
