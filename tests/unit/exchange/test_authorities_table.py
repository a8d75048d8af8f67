"""Lists of authorities are read as offices write them; a fault says its reason and its line."""

from __future__ import annotations

import codecs
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.exchange.authorities_table import read_file, read_table
from cigdesk.exchange.tables_in import LARGEST_FILE, MOST_ROWS, UnreadableFile, UnreadableList
from cigdesk.services.authority_import import Column

LIST = "siren;nom;nature\n219400223;Choisy-le-Roi;commune\n269400099;CCAS d’Évry été;CCAS\n"
TITLES = "siren,name,kind\n"


def names(table):
    return [line.cells[Column.NAME] for line in table.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_writing_of_a_list_is_read(encoding, separator, end):
    data = LIST.replace(";", separator).replace("\n", end).encode(encoding)
    assert names(read_table(data)) == ["Choisy-le-Roi", "CCAS d’Évry été"]


def test_utf_16_told_by_its_mark_in_either_order():
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert len(read_table(mark + LIST.encode(encoding)).lines) == 2


@pytest.mark.parametrize(
    "titles",
    ["SIREN;Name;Kind", "Numéro SIREN;Dénomination;Catégorie", " siren ;NOM;Type", '"siren";"nom";"nature"'],
)
def test_titles_are_lenient(titles):
    assert names(read_table(f"{titles}\n219400223;Choisy;commune\n".encode())) == ["Choisy"]


def test_columns_come_in_any_order_and_unknown_ones_are_told():
    table = read_table(b"Mascotte;nature;siren;Code postal;nom\nlion;commune;219400223;94600;Choisy\n")
    assert table.unknown_columns == ("Mascotte",)
    assert table.lines[0].cells == {
        Column.KIND: "commune",
        Column.SIREN: "219400223",
        Column.POSTCODES: "94600",
        Column.NAME: "Choisy",
    }


def test_missing_columns_are_named_with_what_was_read():
    with pytest.raises(UnreadableList, match=r"les colonnes siren, nature\. .*Ville, Nom"):
        read_table(b"Ville;Nom\nChoisy;Choisy\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "vide"),
        (b"\xef\xbb\xbf\r\n  \r\n", "vide"),
        (b";;;\n;;\n", "vide"),
        (b"siren;nom;nature\n", "ligne de titres"),
        (b"PK\x03\x04rest", "classeur"),
        (b"%PDF-1.7", "un PDF"),
        (bytes(range(256)) * 20, "pas un fichier de texte"),
        (b"\x00\x01\x02" * 100, "pas un fichier de texte"),
        (b"siren;nom;nature;name\n1;2;3;4\n", "Deux colonnes"),
        (b"siren;nom;nature" + b";x" * 200 + b"\n1\n", "plus de 100 colonnes"),
        (b"x" * (LARGEST_FILE + 1), "20\xa0Mo"),
    ],
)
def test_a_file_that_is_no_list_says_why(data, said):
    with pytest.raises(UnreadableList, match=said):
        read_table(data)


def test_a_folder_that_nobody_may_look_into_says_so(tmp_path, monkeypatch):
    def denied(*_, **__):
        raise PermissionError

    for name in ("open", "stat"):
        monkeypatch.setattr(Path, name, denied)
    with pytest.raises(UnreadableFile, match="pas le droit"):
        read_file(tmp_path / "liste.csv")


def test_places_that_are_no_files_say_why(tmp_path):
    with pytest.raises(UnreadableFile, match="n’existe pas"):
        read_file(tmp_path / "absent.csv")
    with pytest.raises(UnreadableFile, match="dossier"):
        read_file(tmp_path)
    with pytest.raises(UnreadableFile, match="ne peut pas"):
        read_file(tmp_path / "a\0b")


def test_lines_are_numbered_as_an_editor_shows_them():
    table = read_table(b'sep=;\n\nsiren;nom;nature\n\n1;"deux\nlignes";commune\n;;\n2;x;commune\n')
    assert [line.number for line in table.lines] == [5, 8]


def test_short_lines_have_empty_cells_and_long_ones_are_at_fault():
    table = read_table((TITLES + "1,Choisy\n2,A,commune,,\n3,B,commune,trop\n").encode())
    assert [line.number for line in table.lines] == [2, 3]
    assert "4\xa0valeurs pour 3\xa0colonnes" in str(table.faults[0])


@pytest.mark.parametrize(
    "broken", ['3,"jamais refermé,commune\n4,B,commune\n', '3,"a"b,commune\n', f'3,"{"x" * 200_000}']
)
def test_a_quote_that_is_never_closed_stops_there(broken):
    table = read_table((TITLES + "1,A,commune\n" + broken).encode())
    assert names(table) == ["A"]
    assert [fault.line for fault in table.faults] == [3]


def test_a_cell_without_end_is_at_fault():
    table = read_table((TITLES + f"1,{'x' * 40_000},commune\n").encode())
    assert "32\u202f767" in str(table.faults[0])


def test_the_rows_are_counted_and_limited():
    rows = "1,A,commune\n" * MOST_ROWS
    assert len(read_table((TITLES + rows).encode()).lines) == MOST_ROWS
    with pytest.raises(UnreadableList, match="100\u202f000 lignes"):
        read_table((TITLES + rows + "1,A,commune\n").encode())


def test_a_long_reading_can_be_stopped():
    class Stopped(Exception):
        pass

    def stop(_done, _total, _item):
        raise Stopped

    with pytest.raises(Stopped):
        read_table(LIST.encode(), stop)


@given(st.binary(max_size=300))
def test_no_bytes_end_otherwise_than_in_a_table_or_a_sentence(data):
    with suppress(UnreadableList):
        assert read_table(b"siren;nom;nature\n" + data)
