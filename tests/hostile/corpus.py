"""Tables made to harm whoever reads them, each made anew: none weighs in the repository.

`python tests/hostile FOLDER` writes them, for whoever wants to see what the window says of them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from random import Random
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
TITLES = ("siren", "nom", "nature")
GOOD = ("219400223", "Choisy-le-Roi", "commune")


@dataclass(frozen=True)
class Sample:
    """A file, and what must become of it.

    Attributes:
        said: a pattern of the sentence that refuses it, or of the fault of its line.
        rows: how many records are read; None where the whole file is refused.
    """

    name: str
    make: Callable[[], bytes]
    said: str = ""
    rows: int | None = None


def cell(text: str) -> str:
    """A cell with its text in it."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def row(cells: Iterable[str], attributes: str = "") -> str:
    """A row of such cells."""
    return f"<row{attributes}>{''.join(map(cell, cells))}</row>"


def sheet(rows: str, before: str = "") -> str:
    """The part of a workbook that holds its rows."""
    return f'{_HEAD}{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def workbook(
    rows: str = "",
    *,
    parts: Iterable[tuple[str, str | bytes]] = (),
    target: str = "worksheets/sheet1.xml",
) -> bytes:
    """A whole workbook with one sheet; `parts` are added, or take the place of its own."""
    own: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/styles.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
            '<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{_HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/worksheet" Target="{target}"/></Relationships>'
        ),
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{MAIN}"/>',
        "xl/worksheets/sheet1.xml": sheet(rows),
    }
    return archive((own | dict(parts)).items())


def archive(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """A packed archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts:
            target.writestr(name, content)
    return out.getvalue()


def good_rows(count: int = 1) -> str:
    """The titles, and as many lines that can be read."""
    return row(TITLES) + row(GOOD) * count


def loose(count: int, what: str) -> str:
    """The same so many times, with what keeps an archive from packing it too tightly in between."""
    random = Random(2)
    return "".join(f"{what * 100}<!--{random.randbytes(8).hex()}-->" for _ in range(count // 100))


def _laughs(place: str) -> bytes:
    """Ten entities of ten entities, nine deep: a thousand million words from some bytes."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f"{_HEAD}<!DOCTYPE x [{entities}]><x>&a9;</x>"
    if place.endswith("sheet1.xml"):
        bomb = sheet("<row><c t='inlineStr'><is><t>&a9;</t></is></c></row>", f"<!DOCTYPE x [{entities}]>")
    return workbook(good_rows(), parts=[(place, bomb)])


def _outside() -> bytes:
    entity = '<!DOCTYPE x [<!ENTITY passwd SYSTEM "file:///etc/passwd">]>'
    return workbook(parts=[("xl/worksheets/sheet1.xml", sheet(row(TITLES) + row(["&passwd;"]), entity))])


def _ratio() -> bytes:
    return workbook(parts=[("xl/worksheets/sheet1.xml", b"0" * 30_000_000)])


def _all_together() -> bytes:
    """Each part is packed within the ratio, all of them are too much."""
    filler = Random(1).randbytes(15_000) + b"<row/>" * 200_000
    return workbook(good_rows(), parts=[(f"xl/worksheets/more{n}.xml", filler) for n in range(170)])


def _lying() -> bytes:
    """The directory says some bytes, the part unpacks into 30 MB."""
    real = 30_000_000
    data = bytearray(workbook(parts=[("xl/worksheets/sheet1.xml", b"0" * real)]))
    size = real.to_bytes(4, "little")
    while (place := data.find(size)) >= 0:
        data[place : place + 4] = (900).to_bytes(4, "little")
    return bytes(data)


def _many_parts() -> bytes:
    return workbook(good_rows(), parts=[(f"xl/media/{n}.xml", b"") for n in range(300)])


def _far_row() -> bytes:
    return workbook(good_rows() + row(GOOD, ' r="2000000000"'))


def _far_column() -> bytes:
    return workbook(good_rows() + '<row><c r="ZZZZZZZ3" t="inlineStr"><is><t>x</t></is></c></row>')


def _blank_rows() -> bytes:
    """As spreadsheets leave them where the whole column was given a colour."""
    return workbook(good_rows() + loose(20_000, "<row/>"))


def _deep() -> bytes:
    return workbook(good_rows() + "<a>" * 20_000 + "</a>" * 20_000)


def _formula() -> bytes:
    kept = "<row><c><f>1+1</f><v>219400223</v></c>" + cell("Choisy") + cell("commune") + "</row>"
    fresh = '<row><c><f>HYPERLINK("http://127.0.0.1:9")</f></c>' + cell("B") + cell("commune") + "</row>"
    return workbook(row(TITLES) + kept + fresh)


def _date_beyond() -> bytes:
    """A day of the year three million, and a number without end."""
    styles = (
        f'{_HEAD}<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/>'
        "</cellXfs></styleSheet>"
    )
    cells = '<c s="1"><v>1e9</v></c><c><v>1e400</v></c><c t="n"><v>' + "9" * 4_000 + "</v></c>"
    return workbook(row(TITLES) + f"<row>{cells}</row>", parts=[("xl/styles.xml", styles)])


def _text(content: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: content.encode(encoding, "surrogatepass")


_LINE = ";".join(GOOD) + "\n"
_CSV = ";".join(TITLES) + "\n" + _LINE

WORKBOOKS = (
    Sample("ratio.xlsx", _ratio, "200"),
    Sample("all-together.xlsx", _all_together, "200"),
    Sample("lying-directory.xlsx", _lying, "ne peut pas être lu"),
    Sample("many-parts.xlsx", _many_parts, "200"),
    Sample("laughs-in-sheet.xlsx", lambda: _laughs("xl/worksheets/sheet1.xml"), "ne peut pas être lu"),
    Sample("laughs-in-strings.xlsx", lambda: _laughs("xl/sharedStrings.xml"), "ne peut pas être lu"),
    Sample("laughs-in-workbook.xlsx", lambda: _laughs("xl/workbook.xml"), "ne peut pas être lu"),
    Sample("laughs-in-types.xlsx", lambda: _laughs("[Content_Types].xml"), "ne peut pas être lu"),
    Sample("outside-entity.xlsx", _outside, "ne peut pas être lu"),
    Sample(
        "sheet-elsewhere.xlsx",
        lambda: workbook(good_rows(), target="../../../../etc/passwd"),
        "ne peut pas être lu",
    ),
    Sample("far-row.xlsx", _far_row, "ne peut pas être lu"),
    Sample("far-column.xlsx", _far_column, "ne peut pas être lu"),
    Sample("many-columns.xlsx", lambda: workbook(row([*TITLES, *["x"] * 98])), "plus de 100 colonnes"),
    Sample("blank-rows.xlsx", _blank_rows, rows=1),
    Sample("deep.xlsx", _deep, rows=1),
    Sample("long-cell.xlsx", lambda: workbook(row(TITLES) + row(["1", "x" * 40_000, "c"])), "32\u202f767", 0),
    Sample("formula.xlsx", _formula, rows=2),
    Sample("numbers-beyond.xlsx", _date_beyond, rows=1),
    Sample("not-utf-8.xlsx", lambda: workbook(parts=[("xl/worksheets/sheet1.xml", b"\xff\xfe<")]), "lu"),
)

CSVS = (
    Sample("nul.csv", _text(_CSV.replace("Choisy", "Choi\0sy")), "pas un fichier de texte"),
    Sample("surrogate-utf-16.csv", _text("\ufeff" + _CSV + "1;\ud800;c\n", "utf-16-le"), "fichier de texte"),
    Sample("surrogate-utf-8.csv", _text(_CSV + "1;\ud800;c\n"), rows=2),
    Sample("mixed-line-ends.csv", _text(_CSV + "1;A;c\r\n2;B;c\r3;C;c\n\r\n4;D;c"), rows=5),
    Sample("control-characters.csv", _text("\x01\x02\x03" * 99 + _CSV), "pas un fichier de texte"),
    Sample("broken-quote.csv", _text(_CSV + '1;"A;c\n' * 3), "guillemet", 1),
    Sample("long-cell.csv", _text(_CSV + f"1;{'x' * 40_000};c\n"), "32\u202f767", 1),
    Sample("formulas.csv", _text(_CSV + "2;=cmd|' /C calc'!A0;c\n3;'+33 1 99;c\n"), rows=3),
    Sample(
        "many-columns.csv", _text(";".join([*TITLES, *["x"] * 98]) + "\n" + _LINE), "plus de 100 colonnes"
    ),
    Sample("an-image.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "une image"),
    Sample("separators-alone.csv", _text(";;;;\n" * 99), "vide"),
)
