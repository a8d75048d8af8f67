"""The recovery sheet: twelve words in two columns, their code, what it opens and who keeps it. One page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.french import NBSP
from cigdesk.services.agenda_sheets import Names
from cigdesk.services.recovery_sheet import RecoverySheet
from cigdesk.services.recovery_words import passphrase_of

_TITLE: Final = "Fiche de secours"
_TEXT: Final = theme.style(fonts.REGULAR, 10.4, 15.5, after=7)
_STRONG: Final = theme.style(fonts.SEMIBOLD, 11.2, 15.5, after=4)
_NUMBER: Final = theme.style(fonts.TABULAR_SEMIBOLD, 11, 20, theme.TEXT3, right=True)
_WORD: Final = theme.style(fonts.SEMIBOLD, 15, 20)
_SMALL: Final = theme.style(fonts.REGULAR, 8.8, 12, theme.TEXT2)
_CODE: Final = 118.0
_NUMBER_WIDTH: Final = 30.0
_EDGE: Final = 12.0
_GUTTER: Final = 18.0


def render(sheet: RecoverySheet) -> bytes:
    """The PDF; see `cigdesk.documents.render_recovery`."""
    fonts.register()
    furniture = agenda_paper.furniture(sheet.head, _TITLE, _TITLE, sheet.day, names=Names.HIDDEN)
    return page.build(list(_story(sheet)), furniture)


def _story(sheet: RecoverySheet) -> Iterator[Flowable]:
    yield from agenda_paper.head(sheet.head, _TITLE, f"faite le {french.date_long(sheet.day)}")
    yield Paragraph(printed(_opens(sheet), 600), _TEXT)
    yield Spacer(0, 6)
    yield _words_and_code(sheet)
    yield Spacer(0, 16)
    for title, text in _said(sheet):
        yield Paragraph(printed_name(title), _STRONG)
        yield Paragraph(printed(text, 900), _TEXT)
    yield Spacer(0, 8)
    yield _signed()


def _opens(sheet: RecoverySheet) -> str:
    notes = " et rend les notes sociales à qui y a droit" if sheet.notes else ""
    return (
        f"Ces douze mots ouvrent la base «{NBSP}{sheet.store}{NBSP}» quand une phrase de passe est "
        f"oubliée{notes}. Ils n’existent que sur cette feuille{NBSP}: CIGDesk ne les montre plus jamais."
    )


def _words_and_code(sheet: RecoverySheet) -> Table:
    words = _columns(sheet.words, CONTENT - _CODE - 3 * _EDGE)
    return grid(
        [[words, _code(sheet.words)]],
        (CONTENT - _CODE - 2 * _EDGE, _CODE + 2 * _EDGE),
        ("BACKGROUND", *ALL, agenda_paper.TINT),
        ("LEFTPADDING", *ALL, _EDGE),
        ("TOPPADDING", *ALL, 12),
        ("BOTTOMPADDING", *ALL, 12),
        ("VALIGN", *ALL, "MIDDLE"),
        radius=5,
    )


def _columns(words: tuple[str, ...], width: float) -> Table:
    half = len(words) // 2
    cells = [
        [Paragraph(f"{at + 1}", _NUMBER), Paragraph(printed_name(word), _WORD)]
        for at, word in enumerate(words)
    ]
    room = width / 2 - _NUMBER_WIDTH
    rows = [[*cells[at], *cells[at + half]] for at in range(half)]
    return grid(
        rows,
        (_NUMBER_WIDTH, room, _NUMBER_WIDTH, room),
        ("RIGHTPADDING", (0, 0), (0, -1), 8),
        ("RIGHTPADDING", (2, 0), (2, -1), 8),
        ("BOTTOMPADDING", *ALL, 3),
    )


def _code(words: tuple[str, ...]) -> Drawing:
    """The words again, for a reader of such codes."""
    code = QrCodeWidget(passphrase_of(words), barLevel="M", barWidth=_CODE, barHeight=_CODE, barBorder=2)
    drawing = Drawing(_CODE, _CODE)
    drawing.add(code)
    return drawing


def _said(sheet: RecoverySheet) -> Iterator[tuple[str, str]]:
    yield (
        "Qui la garde",
        "Sous enveloppe cachetée et signée, la personne responsable du service social, elle-même tenue au "
        "secret professionnel (CASF, article L. 411-3). Jamais avec l’ordinateur, ni en photo, ni dans un "
        f"courriel{NBSP}: qui lit ces mots peut choisir une nouvelle phrase de passe pour chacun.",
    )
    yield (
        "Comment elle sert",
        f"À l’ouverture de la base, «{NBSP}Phrase de passe oubliée{NBSP}?{NBSP}», puis les douze mots dans "
        "l’ordre. Les accents et les majuscules ne comptent pas, quatre lettres par mot suffisent.",
    )
    yield (
        "Après usage",
        "Faites-en une nouvelle, dans Réglages, Sécurité. La nouvelle remplace celle-ci, sauf pour les "
        f"sauvegardes faites avant{NBSP}: détruisez-la quand elles n’y sont plus.",
    )
    if not sheet.notes:
        yield (
            "Ce qu’elle n’ouvre pas",
            "Elle a été faite avant qu’il y ait une équipe sociale dans cette base. L’équipe en fait une "
            "autre avant sa première note.",
        )


def _signed() -> Table:
    """Places to write by hand who sealed the envelope, and when."""
    third = (CONTENT - 2 * _GUTTER) / 3
    labels = ("Mise sous enveloppe le", "Par (nom, signature)", "Gardée par (nom, fonction)")
    made, by, kept = (Paragraph(label, _SMALL) for label in labels)
    return grid(
        [[made, "", by, "", kept], [""] * 5],
        (third, _GUTTER, third, _GUTTER, third),
        *(("LINEBELOW", (column, 1), (column, 1), 0.6, theme.FIELD) for column in (0, 2, 4)),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 26),
    )
