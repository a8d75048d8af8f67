"""Make the Inter variants whose digits all have the same width, for the columns of amounts on paper.

reportlab applies no OpenType feature, so « tnum » can't be switched on when a page is drawn: the digits of
the variant are mapped to the tabular glyphs once and for all. Run it again when the Inter files change:

    .venv/bin/python packaging/make_tabular_fonts.py

Inter is under the SIL Open Font License 1.1 without reserved font name (resources/fonts/LICENSE.txt):
modified versions are allowed, under the same licence, whose notice stays in each file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts"
STYLES: Final = ("Regular", "SemiBold")
# What stands in a column of amounts or of quantities: Latin letters, digits, spaces, minus, euro.
CHARACTERS: Final = (*range(0x20, 0x180), 0x2009, 0x2013, 0x2014, 0x2019, 0x2026, 0x202F, 0x20AC, 0x2212)
FAMILY_NAMES: Final = (1, 3, 4, 6, 16)


def main() -> None:
    """Write resources/fonts/InterTabular-*.ttf."""
    for style in STYLES:
        font = TTFont(FONTS / f"Inter-{style}.ttf", recalcTimestamp=False)
        map_digits(font, tabular_glyphs(font))
        rename(font)
        keep_characters(font)
        target = FONTS / f"InterTabular-{style}.ttf"
        font.save(target)
        print(f"{target.name}: {target.stat().st_size:,} bytes")


def tabular_glyphs(font: TTFont) -> dict[str, str]:
    """The substitutions of « tnum », by glyph name."""
    table = font["GSUB"].table
    substitutions: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[index].SubTable:
                    substitutions |= getattr(subtable, "ExtSubTable", subtable).mapping
    return substitutions


def map_digits(font: TTFont, substitutions: dict[str, str]) -> None:
    """Give the ten digits their tabular glyphs in every table of characters."""
    for table in font["cmap"].tables:
        for digit in map(ord, "0123456789"):
            glyph = table.cmap.get(digit)
            # Several tables share one mapping, whose digits may then be tabular already.
            if glyph in substitutions:
                table.cmap[digit] = substitutions[glyph]


def rename(font: TTFont) -> None:
    """Call the family Inter Tabular, so that nobody takes it for Inter; the licence notice stays."""
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = str(record).replace(
                "Inter", "InterTabular" if record.nameID == 6 else "Inter Tabular"
            )


def keep_characters(font: TTFont) -> None:
    """Drop what no amount needs: the file shrinks from 400 to some 40 KB."""
    options = Options(
        layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False, glyph_names=True
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)


if __name__ == "__main__":
    main()
