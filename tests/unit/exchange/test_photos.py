"""Photos as telephones give them, made here: upright, reduced, rid of their secrets, or refused."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cigdesk.domain.errors import Refused
from cigdesk.exchange.photos import reduce_photo
from cigdesk.services.inspection_photos import LARGEST_PHOTO, LONGEST_SIDE


def picture(size=(400, 300), form="JPEG", mode="RGB", colour="teal", **options):
    made = BytesIO()
    Image.new(mode, size, colour).save(made, form, **options)
    return made.getvalue()


def located():
    """The EXIF of a telephone: its model, the hour, the place, and that it was held upright."""
    exif = Image.Exif()
    exif[0x0110] = "TelephoneDeKarim"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 46.0, 0.0), 3: "E", 4: (2.0, 24.0, 0.0)})
    return exif


def opened(content):
    return Image.open(BytesIO(content))


@pytest.mark.parametrize(
    ("size", "expected"),
    [((400, 300), (400, 300)), ((3200, 2400), (1600, 1200)), ((1000, 5000), (320, 1600))],
)
def test_a_photo_is_reduced_never_enlarged(size, expected):
    photo = reduce_photo(picture(size))
    assert (photo.width, photo.height) == expected == opened(photo.content).size
    assert opened(photo.content).format == "JPEG"


def test_where_and_by_whom_it_was_taken_is_not_kept():
    content = picture((400, 300), exif=located())
    assert b"TelephoneDeKarim" in content
    photo = reduce_photo(content)
    assert (photo.width, photo.height) == (300, 400)
    kept = opened(photo.content)
    assert dict(kept.getexif()) == {}
    assert b"TelephoneDeKarim" not in photo.content
    assert b"Exif" not in photo.content


def test_a_comment_written_in_it_is_not_kept():
    assert b"Karim" not in reduce_photo(picture(comment=b"chez Karim")).content


def test_a_transparent_picture_lies_on_white():
    photo = reduce_photo(picture(form="PNG", mode="RGBA", colour=(255, 0, 0, 0)))
    assert opened(photo.content).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "I;16"])
def test_every_kind_of_png_is_read(mode):
    photo = reduce_photo(picture(form="PNG", mode=mode, colour=0))
    assert opened(photo.content).mode == "RGB"


def test_a_photo_of_an_iphone_says_what_to_do():
    with pytest.raises(Refused, match="HEIC"):
        reduce_photo(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40)


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", picture(form="GIF"), picture(form="TIFF"), picture()[:200], picture(form="PNG")[:60]],
)
def test_what_is_no_whole_photo_is_refused(content):
    with pytest.raises(Refused, match="ne peut pas être lue"):
        reduce_photo(content)


def bomb(width, height):
    """A PNG of some bytes that says it is as large as that."""

    def part(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"\x00" * 100)) + part(b"IEND", b"")


@pytest.mark.parametrize("side", [9_000, 12_000, 60_000])
def test_a_small_file_that_unfolds_into_gigabytes_is_refused(side):
    with pytest.raises(Refused, match="millions de points"):
        reduce_photo(bomb(side, side))


def test_what_weighs_too_much_is_not_read():
    with pytest.raises(Refused, match="25\u00a0Mo au plus"):
        reduce_photo(b"\xff" * (LARGEST_PHOTO + 1))


@given(st.data())
@settings(max_examples=40)
def test_a_damaged_photo_is_read_or_refused_and_nothing_else(data):
    content = bytearray(picture((60, 40), exif=located()))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(2, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        photo = reduce_photo(bytes(content))
    except Refused:
        return
    assert max(photo.width, photo.height) <= LONGEST_SIDE
