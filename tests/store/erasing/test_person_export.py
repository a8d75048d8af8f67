"""Everything that is kept of one person is in what is handed over, but for what concerns somebody else."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

import pytest
from pypdf import PdfReader
from sqlalchemy import Boolean, or_, select

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.erasure import STRUCK, AskedFor
from cigdesk.domain.errors import NotAllowed, Refused
from cigdesk.domain.note import NoteKind
from cigdesk.domain.people import LeaveValues
from cigdesk.domain.retention import CaseDecision, RetentionAct
from cigdesk.domain.rights import Role
from cigdesk.domain.session import Participation
from cigdesk.domain.vault import LOSS_WORDS, VaultKind
from cigdesk.services.context import Actor, Context
from cigdesk.services.erasing import wipe_agent
from cigdesk.services.person_export import PersonExport, Place
from cigdesk.services.person_export_fields import REFERENCES, TECHNICAL, TOLD
from cigdesk.services.person_notes import NotesAbout
from cigdesk.services.social_note_views import NoteOwner
from db.mapping import KINDS
from db.tables import metadata


@pytest.fixture
def export(services):
    return services.person_export


@pytest.fixture
def known(world):
    """A person of whom every table says something."""
    world.services.agents.add_leave(world.person, LeaveValues(start=date(2026, 6, 1), end=date(2026, 6, 30)))
    world.write(
        Participation,
        appointment_id=world.meet(None, -72, title="Atelier budget"),
        agent_id=world.person,
        authority_id=world.town,
        status=AppointmentStatus.DONE,
    )
    world.services.person_rights.note(world.person, AskedFor.ACCESS, date(2026, 11, 2))
    world.meet(None, -90, title="Réunion avec M. Zzyxw et Mme Haddad")
    return world


def written(export, world):
    return json.loads(export.json(export.sheet(world.person)))


def fields_of(told, section):
    (found,) = [each for each in told["sections"] if each["key"] == section]
    return {(entry["id"], each["key"]): each for entry in found["entries"] for each in entry["fields"]}


def test_each_column_that_is_not_empty_is_told(export, known, desk):
    known.write(
        CaseDecision,
        case_id=known.case,
        act=RetentionAct.EXTEND,
        reason="Suivi repris",
        decided_on=date(2026, 11, 3),
        person_id=known.services.context.actor.person_id,
    )
    told = written(export, known)
    rows = _rows_about(desk, known.person, known.case)
    assert set(rows) >= {
        "agents",
        "sick_leaves",
        "requests",
        "appointments",
        "participations",
        "cases",
        "case_decisions",
    }
    for kind, declared in TOLD.items():
        table = KINDS[kind]
        for row in rows.get(table.name, ()):
            found = fields_of(told, declared.key)
            technical = TECHNICAL | declared.technical | {"agent_id"}
            for column in table.columns:
                value = row[column.name]
                if column.name in technical or value is None or value == "":
                    continue
                there = found[str(row["id"]), column.name]
                assert there["text"], column
                if column.name not in REFERENCES and column.name != "sequence":
                    assert there["value"] == _as_json(value), column


def _rows_about(desk, agent_id, case_id):
    """Straight from the tables: what refers to the person, to a case or to an appointment of theirs."""
    found = {}
    with desk.store.engine.connect() as connection:
        its = metadata.tables["appointments"].c
        meetings = select(its.id).where(its.agent_id == agent_id)
        for table in metadata.sorted_tables:
            of = table.c
            about = [of.agent_id == agent_id] if "agent_id" in of else []
            about += [of.case_id == case_id] if "case_id" in of else []
            about += [of.appointment_id.in_(meetings)] if "appointment_id" in of else []
            about += [of.id == agent_id] if table.name == "agents" else []
            if about:
                rows = connection.execute(select(table).where(or_(*about))).mappings().all()
                if rows:
                    found[table.name] = rows
    return found


def _as_json(value):
    if isinstance(value, bool | int):
        return value
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


NOT_EXPORTED = {
    "distinct_agents": "that two sheets are of two people: the other one's",
    "redactions": "marks on the export itself",
}


def test_each_table_that_refers_to_a_person_is_told():
    """A new table with a reference to an agent, a case or an appointment has to say what it tells."""
    told = {KINDS[each].name for each in TOLD}
    referring = {
        table.name
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in {"agents", "cases"}
    }
    assert referring - told - set(NOT_EXPORTED) - {"confidential_notes"} == set()


def test_each_column_is_told_or_technical():
    for kind, declared in TOLD.items():
        columns = {each.name for each in KINDS[kind].columns}
        silent = columns - set(declared.labels) - declared.technical - TECHNICAL - {"agent_id"}
        assert silent == set(), kind
        assert set(declared.labels) <= columns
        flags = {each.name for each in KINDS[kind].columns if isinstance(each.type, Boolean)}
        assert not flags & declared.technical


def test_changes_and_openings_are_told(export, known):
    known.services.agents.sheet(known.person)
    told = written(export, known)
    changes = fields_of(told, "changes")
    assert any("Zzyxw" in each["text"] for (_, key), each in changes.items() if key.startswith("new"))
    acts = {each["value"] for (_, key), each in fields_of(told, "accesses").items() if key == "act"}
    assert AccessAct.VIEW.value in acts
    (mention,) = fields_of(told, "mentions").values()
    assert mention["text"] == "Réunion avec M. Zzyxw et Mme Haddad"


def test_the_pages_say_the_same_and_when_the_answer_is_due(export, known):
    sheet = export.sheet(known.person)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(export.pdf(sheet))).pages)
    text = " ".join(text.replace("\xa0", " ").replace("\u202f", " ").split())
    assert "réponse due le 2 décembre 2026" in text
    for said in ("Qorvex Zzyxw", "06 98 76 54 32", "SST-0001", "Partenairix", "Donnérix", "Atelier budget"):
        assert said in text
    assert "documents joints" in text


def test_what_concerns_somebody_else_is_left_out_and_stays_where_it_is(export, known):
    sheet = export.sheet(known.person)
    (section,) = [each for each in sheet.sections if each.key == "mentions"]
    entry, field = section.entries[0], section.entries[0].fields[0]
    start = field.text.index("Mme Haddad")
    place = Place(entry.id, field.key, start, len(field.text), len(field.text))
    with pytest.raises(Refused):
        export.strike(known.person, [replace(place, end=start)])
    change = export.strike(known.person, [place])
    marked = export.sheet(known.person)
    assert marked.marks == 1
    content = export.json(marked)
    assert "Mme Haddad" not in content.decode()
    assert fields_of(json.loads(content), "mentions")[str(entry.id), field.key]["text"].endswith(STRUCK)
    pages = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(export.pdf(marked))).pages)
    assert "Haddad" not in pages
    change.undo.run()
    assert export.sheet(known.person).marks == 0
    export.strike(known.person, [place])
    mark = export.sheet(known.person).sections
    passages = [p.id for s in mark for e in s.entries for f in e.fields for p in f.passages]
    export.show(passages)
    assert export.sheet(known.person).marks == 0


def test_notes_are_opened_by_a_member_of_their_circle_and_counted_for_others(services, export, known):
    services.vaults.accept_loss(VaultKind.TEAM, LOSS_WORDS)
    services.notes.write(NoteOwner(case_id=known.case), "Confidence sur le loyer et sur Mme Haddad")
    services.notes.write(NoteOwner(appointment_id=known.meeting), "Motif précis", kind=NoteKind.MOTIVE)
    told = written(export, known)
    texts = [each["text"] for (_, key), each in fields_of(told, "notes").items() if key == "text"]
    assert texts == ["Confidence sur le loyer et sur Mme Haddad", "Motif précis"]
    closed = PersonExport(services.context, lambda _sheet: b"", ClosedNotes(services.context))
    sheet = closed.sheet(known.person)
    assert "notes" not in {each.key for each in sheet.sections}
    assert sheet.absent[0].startswith("2\u00a0notes sous secret professionnel ne sont pas")
    known.wipe(wipe_agent, known.person)
    with services.context.reading() as uow:
        vaults = [each.id for each in uow.vaults.vaults()]
        assert not list(uow.vaults.searched(vaults))


class ClosedNotes(NotesAbout):
    """As for somebody of another circle."""

    def __init__(self, context):
        super().__init__(context, None)

    def _opened(self, case_ids, appointment_ids):
        return []


def test_a_mark_on_a_text_that_changed_is_told(export, known):
    sheet = export.sheet(known.person)
    (identity,) = [each for each in sheet.sections if each.key == "identity"]
    mail = next(each for each in identity.entries[0].fields if each.key == "mail")
    export.strike(known.person, [Place(known.person, "mail", 0, 3, len(mail.text))])
    assert export.sheet(known.person).stale_marks == 0
    record = known.services.agents.sheet(known.person).values
    known.services.agents.edit(
        known.person, record, type(record)(**{**vars(record), "mail": "autre@ville.example"})
    )
    assert export.sheet(known.person).stale_marks == 1


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.SOCIAL_WORKER])
def test_nobody_else_hands_it_over(services, known, role):
    sheet = services.person_export.sheet(known.person)
    context = services.context
    actor = Actor(context.actor.person_id, context.actor.name, frozenset({role}))
    mine = Context(context.store, context.clock, actor, context.zone)
    theirs = PersonExport(mine, lambda _sheet: b"", NotesAbout(mine, services.notes))
    for act in (
        lambda: theirs.sheet(known.person),
        lambda: theirs.json(sheet),
        lambda: theirs.pdf(sheet),
        lambda: theirs.strike(known.person, [Place(known.person, "mail", 0, 2, 9)]),
    ):
        with pytest.raises(NotAllowed):
            act()
