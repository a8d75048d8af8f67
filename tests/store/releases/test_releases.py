"""Yesterday's store opens today: backed up first, taken forward, every row there, found, sound, undoable."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2 as driver

from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus
from cigdesk.domain.catalogue import FlatTariff
from cigdesk.domain.errors import MovedOn
from cigdesk.domain.kept_document import KeptDocument
from cigdesk.domain.membership_terms import Amendment
from cigdesk.domain.quote import Quote, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.domain.stored_catalogue import CatalogueState, StoredCatalogue
from cigdesk.services.catalogue_drafts import content_of
from db.revision import HEAD

PASSPHRASE = "la version d’hier s’ouvre demain"
RELEASES = sorted(Path(__file__).parent.glob("*.sql"))
SINCE_0_2 = [each for each in RELEASES if tuple(map(int, each.stem.split("."))) >= (0, 2)]
since_0_2 = pytest.mark.parametrize("release", SINCE_0_2, indirect=True, ids=lambda script: script.stem)
"""For what came with 0.2.0."""

CHANGED_ON_PURPOSE = frozenset({"centres.vat_mention"})  # the first regime of `vat_regimes` says it since
"""Tables, or "table.column", whose rows a migration since has changed or dropped, each with its reason."""

Rows = dict[str, dict[object, dict[str, object]]]
"""By table, then by key, then by column: as they lie in the file."""


@dataclass(frozen=True)
class Release:
    """A store on the disk as its release left it."""

    path: Path
    key_pragma: str
    revision: str
    rows: Rows


@pytest.fixture(params=RELEASES, ids=lambda script: script.stem)
def release(request, tmp_path) -> Release:
    script: Path = request.param
    path = tmp_path / "hier" / "base.cigdesk"
    path.parent.mkdir(mode=0o700)
    statements = script.read_text(encoding="utf-8")
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        connection.executescript(statements)
    shutil.copyfile(script.with_suffix(".key"), f"{path}.key")
    path.with_suffix(".documents").mkdir(mode=0o700)
    for sealed in script.with_suffix(".documents").iterdir():
        shutil.copyfile(sealed, path.with_suffix(".documents") / sealed.stem)
    key_pragma = statements.partition(";")[0]
    rows = _rows(path, key_pragma)
    (revision,) = rows.pop("alembic_version")
    return Release(path, key_pragma, str(revision), rows)


@pytest.fixture
def opened(release, clock) -> Iterator[Desk]:
    desk = open_store(release.path, PASSPHRASE, clock=clock)
    yield desk
    desk.store.close()


def _rows(path: Path, key_pragma: str) -> Rows:
    """What lies in the file, read by the driver alone; those that carry the index are left out."""
    with closing(driver.connect(str(path))) as connection:
        connection.execute(key_pragma)
        listed = connection.execute("PRAGMA main.table_list").fetchall()
        names = [row[1] for row in listed if row[2] == "table" and not row[1].startswith("sqlite_")]
        return {name: _rows_of(connection, name) for name in names}


def _rows_of(connection, name: str) -> dict[object, dict[str, object]]:
    cursor = connection.execute(f'SELECT * FROM "{name}"')
    columns = [each[0] for each in cursor.description]
    return {row[0]: dict(zip(columns, row, strict=True)) for row in cursor}


def _kept(rows: Rows) -> Rows:
    """The rows but for what was changed on purpose."""
    return {
        table: {
            key: {name: value for name, value in row.items() if f"{table}.{name}" not in CHANGED_ON_PURPOSE}
            for key, row in found.items()
        }
        for table, found in rows.items()
        if table not in CHANGED_ON_PURPOSE
    }


def _as_before(now: Rows, before: Rows) -> Rows:
    """Today's rows in yesterday's columns."""
    return {
        table: {
            key: {name: row[name] for name in next(iter(before[table].values())) if name in row}
            for key, row in now.get(table, {}).items()
        }
        for table in before
    }


def test_there_are_releases_to_open():
    assert RELEASES


def test_every_table_of_a_release_holds_something(release):
    assert [name for name, rows in release.rows.items() if not rows] == []


def test_the_store_is_taken_forward_and_keeps_every_row(release, opened):
    opened.store.close()
    now = _rows(release.path, release.key_pragma)
    assert list(now["alembic_version"]) == [HEAD]
    assert _as_before(_kept(now), _kept(release.rows)) == _kept(release.rows)


def test_the_vat_mention_of_the_centre_is_that_of_every_day(release, opened):
    (centre,) = release.rows["centres"].values()
    if "vat_mention" in centre:
        (line,) = opened.services.vat.listing()
        assert (line.values.mention, line.values.rate, line.current) == (centre["vat_mention"], None, True)


def test_a_backup_of_the_former_file_was_made_first(release, opened):
    backups = opened.store.backups()
    if release.revision == HEAD:
        assert backups == []
        return
    (before,) = backups
    assert before.reason == "avant-migration"
    rows = _rows(before.path, release.key_pragma)
    assert list(rows.pop("alembic_version")) == [release.revision]
    assert rows == release.rows


def test_a_store_is_taken_forward_once(release, opened, clock):
    made = opened.store.backups()
    opened.store.close()
    again = open_store(release.path, PASSPHRASE, clock=clock)
    try:
        assert again.store.backups() == made
    finally:
        again.store.close()


def test_the_full_check_finds_nothing(opened):
    report = opened.store.check(full=True)
    assert (report.integrity, report.foreign_keys, report.schema) == ((), (), ())


def test_search_finds_what_yesterday_wrote(opened):
    services = opened.services
    (authority,) = services.authorities.listing("aubin ormes").rows
    (agent,) = services.agents.listing("elodie kel").rows
    (quote,) = services.quotes.listing("D-2026-0003").rows
    found = (authority.name, agent.last_name, quote.row.object)
    assert found == ("Saint-Aubin-les-Ormes", "Keller-Noël", "Prévention 2026 – Accepté")


def test_records_say_what_they_said(opened):
    with opened.services.context.reading() as uow:
        appointments, quotes = uow.find(Appointment), uow.find(Quote)
    assert {each.kind for each in appointments} == set(AppointmentKind)
    assert {each.status for each in appointments} == set(AppointmentStatus)
    assert {each.state for each in quotes} == set(QuoteState)
    numbered = {each.number: each for each in quotes if each.number}
    assert numbered.keys() >= {*(f"D-2026-000{number}" for number in range(1, 7)), "D-2026-0006-R1"}
    accepted = numbered["D-2026-0003"]
    assert accepted.state is QuoteState.ACCEPTED
    assert (accepted.total, accepted.total_with_options) == (Decimal("1600.00"), Decimal("2800.00"))


def test_the_pages_of_issued_quotes_open(release, opened):
    kept = {path.name for path in release.path.with_suffix(".documents").iterdir()}
    with opened.services.context.reading() as uow:
        quotes = [each for each in uow.find(Quote) if each.pdf_sha256 in kept]
    assert quotes
    assert {opened.services.quotes.issuing.pdf(quote.id)[:5] for quote in quotes} == {b"%PDF-"}


@since_0_2
def test_an_amendment_says_what_it_changed_and_is_still_applied(opened):
    with opened.services.context.reading() as uow:
        (membership,) = {each.membership_id for each in uow.find(Amendment)}
    sheet = opened.services.memberships.sheet(membership)
    first, second = sorted(sheet.amendments, key=lambda each: each.number)
    (longer,), (dearer,) = first.changes, second.changes
    assert (first.object, first.signed_on) == ("Prolongation d’un an", date(2026, 10, 5))
    assert (longer.field, longer.after) == ("Fin", "31\u00a0décembre\u00a02028")
    assert (dearer.field, dearer.after) == ("Montant de l’année", "41\u202f500,50\u00a0€")
    assert sheet.last_day == date(2028, 12, 31)
    assert [(each.offer, each.amount) for each in sheet.terms] == [("SST-60", Decimal("41500.50"))]


@since_0_2
def test_what_was_ordered_has_its_balance(opened):
    (quote,) = opened.services.quotes.listing("D-2026-0003").rows
    (order,) = opened.services.engagements.of_quote(quote.row.id)
    balance = order.balance
    assert (order.offer, balance.granted, balance.done) == ("ACFI-SUP", Decimal(2), Decimal("0.5"))
    assert (balance.planned, balance.left) == (Decimal("0.75"), Decimal("0.75"))


@since_0_2
def test_kept_documents_are_read_back(opened):
    with opened.services.context.reading() as uow:
        ids = [each.id for each in uow.find(KeptDocument)]
    found = {each.line.title: each.content for each in map(opened.services.kept_documents.open, ids)}
    assert found == {
        "Avenant 1 signé": b"\x89PNG\r\n\x1a\n avenant",
        "Bon pour accord": b"%PDF-1.7 bon pour accord",
        "Convention médecine signée": b"%PDF-1.7 convention",
        "Délibération du 15 décembre": b"\xff\xd8\xff\xe0 d\xc3\xa9lib\xc3\xa9ration",
        "Lettre de dénonciation": b"%PDF-1.7 lettre",
    }


@since_0_2
def test_a_voted_catalogue_prices_and_the_next_is_still_prepared(opened):
    with opened.services.context.reading() as uow:
        kept = sorted(uow.find(StoredCatalogue), key=lambda each: each.effective_from)
        contents = [content_of(uow, each) for each in kept]
        (package,) = [each for each in uow.find(Quote) if each.number == "D-2026-0007"]
    assert [each.state for each in kept] == [CatalogueState.VOTED, CatalogueState.DRAFT]
    prices = [each.offers["COACH"].tariff for each in contents]
    assert prices == [FlatTariff(Decimal("104.50")), FlatTariff(Decimal(110))]
    assert ["FORUM" in each.offers for each in contents] == [True, False]
    assert (package.catalogue, package.total) == (kept[0].code, Decimal("2090.90"))


@since_0_2
def test_a_session_and_the_requests_stand_where_they_stood(opened):
    services = opened.services
    with services.context.reading() as uow:
        (session,) = [each for each in uow.find(Appointment) if each.seats]
    view = services.sessions.view(session.id)
    assert [(each.authority, each.seats, each.left) for each in view.seats] == [
        ("Mont-le-Merle", 6, 4),
        ("Saint-Aubin-les-Ormes", 2, 1),
    ]
    assert [(each.last_name, each.status) for each in view.people] == [
        ("Bréhat", AppointmentStatus.PLANNED),
        ("Keller-Noël", AppointmentStatus.DONE),
        ("Œuvrard", AppointmentStatus.NO_SHOW),
    ]
    assert set(services.requests.listing().facets.states.values()) == {1}


def _transactions(release: Release) -> list[UUID]:
    """Newest first."""
    acts = sorted(release.rows["journal"].values(), key=lambda act: act["seq"], reverse=True)
    return [UUID(text) for text in dict.fromkeys(str(act["transaction_id"]) for act in acts)]


def _undo(desk: Desk, transaction: UUID) -> None:
    def work(uow):
        uow.revert(transaction)
        return ()

    desk.services.context.change(Right.MANAGE_CENTRE, work, "Annulation")


def test_an_old_change_that_others_lean_on_is_refused_in_words(release, opened):
    founding, first_settings, first_authority = _transactions(release)[:-4:-1]
    before = opened.store.check().counts
    del founding, first_settings
    with pytest.raises(MovedOn, match="Rien n’a été annulé"):
        _undo(opened, first_authority)
    assert opened.store.check().counts == before


def test_the_whole_journal_of_yesterday_can_be_taken_back_or_refuses(release, opened):
    """Each act is undone, or refused in words; none stumbles over what the schema has become."""
    *later, founding = _transactions(release)
    del founding
    undone = [each for each in later if _undone(opened, each)]
    assert len(undone) > len(later) / 2
    assert opened.store.check(full=True).sound


def _undone(desk: Desk, transaction: UUID) -> bool:
    with suppress(MovedOn):
        _undo(desk, transaction)
        return True
    return False
