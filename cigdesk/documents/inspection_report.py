"""The report of an inspection day, from its sheet: what is grave first, a table, then each observation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page, theme
from cigdesk.documents.grid import ALL, grid, within
from cigdesk.documents.inspection_report_observations import observation_blocks
from cigdesk.documents.inspection_report_tables import earlier_table, summary_table
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.documents.report_marks import INK, SOLID, TINT, WORDS, SeverityChart, SeverityMark
from cigdesk.domain.inspection import InspectionKind
from cigdesk.domain.inspection_report import numbered
from cigdesk.domain.observation import Severity
from cigdesk.french import NBSP
from cigdesk.services.membership_pages import Fact, Party
from cigdesk.services.quote_sheet import TO_COMPLETE
from cigdesk.services.report_sheet import ReportObservation, ReportSheet

_TEXT: Final = theme.style(fonts.REGULAR, 9.6, 14.4, after=5)
_TITLE: Final = theme.style(fonts.SEMIBOLD, 11, 15, theme.ACCENT, after=5)
_NAME: Final = theme.style(fonts.SEMIBOLD, 9.6, 14.2)
_ADDRESS: Final = theme.style(fonts.REGULAR, 9.6, 14.2)
_ALERT: Final = theme.style(fonts.REGULAR, 9.4, 13.6, INK[Severity.DANGER])
_CORRECTS: Final = theme.style(fonts.MEDIUM, 9.4, 13.6)
_LABELS: Final = 74.0
_CARD: Final = 196.0
_GUTTER: Final = 16.0
_LONGEST_FACT: Final = 1000
_LIST_FROM: Final = 3
"""Line ends from which a fact is a list, and stands below the others."""
_ROOM_FOR_TITLE: Final = 90.0
"""Points that a title asks for at the foot of a page: itself and what it announces."""
_SIGNATURE_ROOM: Final = 52.0


def render(sheet: ReportSheet) -> bytes:
    """The PDF; a draft carries « BROUILLON » across each page."""
    fonts.register()
    return page.build(list(_story(sheet)), _furniture(sheet))


def _furniture(sheet: ReportSheet) -> page.Furniture:
    head = sheet.head
    name = f"{sheet.title}, {numbered(sheet.number) if sheet.number else 'brouillon'}"
    siret = f"SIRET {french.siret(sheet.siret) if sheet.siret else TO_COMPLETE}"
    return page.Furniture(
        title=f"{name}, {sheet.authority.name}",
        author=head.name,
        subject=f"{sheet.title}, {french.date_long(sheet.day)}",
        day=sheet.dated,
        running_head=f"{head.short_name}, {name[0].lower()}{name[1:]}, {sheet.authority.name}",
        foot=(
            ", ".join(filter(None, (head.name, head.address or TO_COMPLETE))),
            ", ".join(filter(None, (siret, head.contact))),
        ),
        foot_right="Document de démonstration" if head.demo else "",
        watermark="BROUILLON" if sheet.draft else "",
    )


def _story(sheet: ReportSheet) -> Iterator[Flowable]:
    yield from agenda_paper.head(sheet.head, sheet.title, _under(sheet))
    yield _facts_and_party(sheet)
    yield from _lists(sheet)
    yield Spacer(0, 12)
    if sheet.corrects:
        yield Paragraph(printed(sheet.corrects, 400), _CORRECTS)
        yield Spacer(0, 8)
    if sheet.dangers:
        yield _alert(sheet.dangers)
        yield Spacer(0, 12)
    if sheet.summary:
        yield Paragraph("Synthèse" if _whole(sheet) else "Compte rendu", _TITLE)
        yield from (Paragraph(printed(line), _TEXT) for line in sheet.summary.split("\n") if line)
        yield Spacer(0, 8)
    yield from _found(sheet)
    yield from _earlier(sheet)
    yield from _closing(sheet)


def _whole(sheet: ReportSheet) -> bool:
    """Whether it is the report of an inspection: the others are shorter papers of the same family."""
    return sheet.kind is InspectionKind.INSPECTION


def _under(sheet: ReportSheet) -> str:
    if not sheet.number:
        return "Brouillon"
    dated = f", {french.date_long(sheet.dated)}" if sheet.dated else ""
    return f"{numbered(sheet.number)}{dated}"


def _facts_and_party(sheet: ReportSheet) -> Table:
    """When, where and by whom at the left, the authority at the right."""
    left = CONTENT - _CARD - _GUTTER
    short = [each for each in sheet.facts if not _is_list(each)]
    rows = [(Paragraph(printed_name(each.label), theme.LABEL), _fact(each)) for each in short]
    facts = grid(rows or [("", "")], (_LABELS, left - _LABELS), ("BOTTOMPADDING", *ALL, 3.4))
    return grid([[within(left, facts), "", within(_CARD, _card(sheet.authority))]], (left, _GUTTER, _CARD))


def _is_list(fact: Fact) -> bool:
    return fact.value.count("\n") >= _LIST_FROM


def _lists(sheet: ReportSheet) -> Iterator[Flowable]:
    """Many people or documents stand two a row across the page, which may turn between rows."""
    width = (CONTENT - _LABELS) / 2
    for fact in filter(_is_list, sheet.facts):
        lines = fact.value.split("\n")
        half = (len(lines) + 1) // 2
        pairs = zip(lines[:half], [*lines[half:], ""], strict=False)
        rows = [
            (
                Paragraph(printed_name(fact.label), theme.LABEL) if not place else "",
                *(Paragraph(printed_name(line), theme.VALUE) for line in pair),
            )
            for place, pair in enumerate(pairs)
        ]
        yield Spacer(0, 4)
        yield grid(rows, (_LABELS, width, width), ("RIGHTPADDING", *ALL, 8))


def _fact(fact: Fact) -> Paragraph:
    return Paragraph(printed(fact.value, _LONGEST_FACT), theme.VALUE)


def _card(party: Party) -> Table:
    lines: list[Flowable] = [
        Paragraph("Collectivité", theme.SMALL),
        Paragraph(printed_name(party.name), _NAME),
        *(Paragraph(printed_name(line), _ADDRESS) for line in party.address_lines),
    ]
    identifier = _identifier(party)
    if identifier:
        lines += [Spacer(0, 4), Paragraph(printed_name(identifier), theme.SMALL)]
    return grid(
        [[lines]],
        (_CARD,),
        ("BOX", *ALL, 0.75, theme.BORDER),
        ("LEFTPADDING", *ALL, 12),
        ("RIGHTPADDING", *ALL, 12),
        ("TOPPADDING", *ALL, 8),
        ("BOTTOMPADDING", *ALL, 9),
        radius=5,
    )


def _identifier(party: Party) -> str:
    if party.siret:
        return f"SIRET {french.siret(party.siret)}"
    return f"SIREN {french.siren(party.siren)}" if party.siren else ""


def _alert(dangers: tuple[ReportObservation, ...]) -> Table:
    """What cannot wait, in a red frame."""
    title = WORDS[Severity.DANGER]
    if len(dangers) > 1:
        title = f"{len(dangers)} dangers graves et imminents"
    rows: list[list[object]] = [[SeverityMark(Severity.DANGER, size=12, word=title)]]
    rows += [[Paragraph(_danger(each), _ALERT)] for each in dangers]
    return grid(
        rows,
        (CONTENT,),
        ("BACKGROUND", *ALL, TINT[Severity.DANGER]),
        ("LINEBEFORE", *ALL, 4, SOLID[Severity.DANGER]),
        ("LEFTPADDING", *ALL, 14),
        ("RIGHTPADDING", *ALL, 12),
        ("TOPPADDING", *ALL, 4),
        ("TOPPADDING", (0, 0), (-1, 0), 9),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 3),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
    )


def _danger(observation: ReportObservation) -> str:
    lead = f"Observation {observation.rank}"
    where = f", {observation.place}" if observation.place else ""
    said = f'<font name="{fonts.SEMIBOLD}">{printed(f"{lead}{where}{NBSP}:", 300)}</font>'
    parts = [f"{said} {_on_one_line(observation.text, 600)}"]
    if observation.measure:
        parts.append(_on_one_line(f"Mesure immédiate{NBSP}: {observation.measure}", 600))
    if observation.alerted:
        parts.append(_on_one_line(f"Signalé{NBSP}: {observation.alerted}", 300))
    return "<br/>".join(parts)


def _on_one_line(text: str, limit: int) -> str:
    """What stands in the frame is never parted between pages: it has no lines of its own."""
    return printed(" ".join(text.splitlines()), limit)


def _found(sheet: ReportSheet) -> Iterator[Flowable]:
    found = sheet.observations
    if not found:
        if _whole(sheet):
            yield Paragraph("Observations", _TITLE)
            yield Paragraph("Cette journée n’a donné lieu à aucune observation.", _TEXT)
        return
    title = Paragraph(
        f"{french.plural(len(found), 'observation')}, de la plus grave à la moins grave", _TITLE
    )
    if _whole(sheet):
        counts = Counter(each.severity for each in found)
        heading = Paragraph(french.plural(len(found), "observation"), _TITLE)
        yield KeepTogether([heading, Spacer(0, 2), SeverityChart(counts, CONTENT)])
        yield Spacer(0, 12)
        title = Paragraph("Récapitulatif, du plus grave au moins grave", _TITLE)
    yield CondPageBreak(_ROOM_FOR_TITLE)
    yield title
    yield summary_table(found)
    yield Spacer(0, 16)
    yield from observation_blocks(found, Paragraph("Détail des observations", _TITLE))


def _earlier(sheet: ReportSheet) -> Iterator[Flowable]:
    if not sheet.earlier:
        return
    yield Spacer(0, 8)
    yield CondPageBreak(_ROOM_FOR_TITLE)
    yield Paragraph("Suites des inspections précédentes encore ouvertes", _TITLE)
    yield earlier_table(sheet.earlier)


def _closing(sheet: ReportSheet) -> Iterator[Flowable]:
    yield Spacer(0, 14)
    parts: list[Flowable] = []
    if sheet.closing:
        parts.append(Paragraph("Suites à donner", _TITLE))
        parts += [Paragraph(printed(text), _TEXT) for text in sheet.closing]
        parts.append(Spacer(0, 10))
    yield KeepTogether([*parts, _signature(sheet)])


def _signature(sheet: ReportSheet) -> Table:
    day = french.date_long(sheet.dated) if sheet.dated else ""
    made = f"{sheet.place}, le {day}" if sheet.place else f"Le {day}"
    lines: list[Flowable] = [
        Paragraph(printed_name(made if day else "Brouillon, sans valeur"), theme.SMALL),
        Paragraph(printed_name(sheet.signatory), _NAME),
        Paragraph(printed_name(sheet.signatory_title), theme.SMALL),
        Spacer(0, _SIGNATURE_ROOM),
    ]
    return grid(
        [["", lines]],
        (CONTENT - _CARD, _CARD),
        ("BOX", (1, 0), (1, 0), 0.75, theme.FIELD),
        ("LEFTPADDING", (1, 0), (1, 0), 12),
        ("RIGHTPADDING", (1, 0), (1, 0), 12),
        ("TOPPADDING", (1, 0), (1, 0), 8),
        ("NOSPLIT", *ALL),
    )
