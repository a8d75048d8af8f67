"""Photos in, as telephones and cameras give them: checked, turned upright, reduced, rid of their secrets.

A photo says where and when it was taken, and with which telephone (EXIF): none of it is kept. What claims
more pixels than any camera gives is refused before it is unfolded.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from cigdesk.domain.errors import Refused
from cigdesk.french import NBSP, number
from cigdesk.services.inspection_photos import LONGEST_SIDE, MOST_PIXELS, ReducedPhoto, refuse_heavy_photo

QUALITY: Final = 82
"""Of the JPEG that is kept: what is lost is not seen on paper."""
_FORMATS: Final = ("JPEG", "PNG")
_APPLE: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
_UNREADABLE: Final = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)
"""What Pillow raises for a file that is cut short, or made to harm."""


def reduce_photo(content: bytes) -> ReducedPhoto:
    """The photo as it is kept. Raises `Refused` with what to do, for what is no JPEG or PNG, or too large."""
    refuse_heavy_photo(len(content))
    if content[4:8] == b"ftyp" and content[8:12] in _APPLE:
        raise Refused(
            f"Cette photo est au format HEIC d’un iPhone, que CIGDesk ne lit pas{NBSP}: enregistrez-la en "
            f"JPEG (Réglages, Appareil photo, Formats, «{NBSP}Le plus compatible{NBSP}»)."
        )
    try:
        with warnings.catch_warnings():
            # Damaged EXIF is told so; none of it is kept, whatever it says.
            warnings.simplefilter("ignore")
            return _reduced(content)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except _UNREADABLE as error:
        raise Refused(
            f"Cette photo ne peut pas être lue{NBSP}: seuls les fichiers JPEG et PNG entiers le sont."
        ) from error


def _reduced(content: bytes) -> ReducedPhoto:
    with Image.open(BytesIO(content), formats=_FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise _too_large()
        # A JPEG is unfolded at a fraction of its size where that is enough.
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = _on_white(ImageOps.exif_transpose(opened))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    kept = BytesIO()
    # A new picture of the pixels alone: nothing of what came with them is written.
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    bare.save(kept, "JPEG", quality=QUALITY, optimize=True)
    return ReducedPhoto(kept.getvalue(), *bare.size)


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency, as paper shows it."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")


def _too_large() -> Refused:
    most = number(MOST_PIXELS // 1_000_000)
    return Refused(f"Cette image compte plus de {most}{NBSP}millions de points{NBSP}: réduisez-la d’abord.")
