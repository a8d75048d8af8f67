"""The one place that knows all rooms: opens the store, builds the services, hands them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import Engine

from cigdesk.backup_settings import BackupSettings
from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.backups import Reason
from cigdesk.domain.errors import CigdeskError, Refused
from cigdesk.domain.passphrases import Tries
from cigdesk.domain.persons import tidy_roles
from cigdesk.domain.rights import ROLES, Right
from cigdesk.ports import Clock, Store
from cigdesk.services.access_noting import Later
from cigdesk.services.centres import CentreValues, found_store, shipped_centres
from cigdesk.services.context import Actor, Context, centre_of, new_id, person_of
from cigdesk.services.desk import Services
from cigdesk.services.erasure_replay import erase_again
from cigdesk.services.person_sheet import PersonSheet
from cigdesk.services.persons import require_new_passphrase
from cigdesk.services.quote_sheet import QuoteSheet
from cigdesk.services.report_sheet import ReportSheet
from cigdesk.store_errors import StoreError
from db.backup_shelf import StoreShelf
from db.crypto import Cost, PersonKey
from db.erasure_list import ErasureList
from db.homecoming import StoreHomecoming, bring_home
from db.keyfile import Holder
from db.lock import WindowLock
from db.masking import mask_agents
from db.persons import KnownPerson, keep_persons, keep_public_key, known_persons, let_back_in, take_over
from db.restore import restore_with_key
from db.store import Store as StoreFile
from db.uow import Units, map_records
from db.vault_crypto import StoreSecrecy

if TYPE_CHECKING:
    from cigdesk.services.carrying import ReturnPreview
    from cigdesk.services.demonstration import Extent, History, Tell


_NEW_SHEET: Final = (
    "Votre nouvelle phrase de passe ouvre la base. La fiche de secours a été lue : faites-en une autre."
)


def prepare() -> None:
    """Do ahead what every opening does first, whichever store it is; may run in a thread, reads no store."""
    import cigdesk.services.agenda
    import cigdesk.services.booking
    import cigdesk.services.carrying
    import cigdesk.services.permanences  # noqa: F401  # what the agenda asks, most often the first page
    from cigdesk.domain.agenda.holidays import public_holidays

    map_records()
    public_holidays("FR", datetime.now(UTC).year)


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)


@dataclass
class Desk:
    """An open store with its services, until `close`."""

    store: StoreFile
    services: Services
    centre_name: str
    person_name: str
    demo: bool
    left_behind: ExitStack = field(default_factory=ExitStack)
    """What is cleared away once the store is closed."""
    told: str = ""
    """What whoever comes in is told, or ""."""

    @cached_property
    def path(self) -> Path:
        """Where the store lies."""
        return self.store.path

    def note_opened(self, *, reads_records: bool = True) -> None:
        """Keep that it was opened, and after how many wrong passphrases; what was kept too long goes.

        Of what reads no record of anybody, the wrong passphrases alone. The key of the notes is changed where
        somebody has left since.
        """
        tries, self.store.tries = self.store.tries, Tries()
        log = self.services.accesses
        (log.opened if reads_records else log.note_failed)(tries.wrong, tries.since)
        if reads_records:
            self.services.vaults.keep_up()

    def write_accesses_by(self, later: Later) -> None:
        """What is opened from now on is kept when that says so: a window has a worker for it."""
        self.services.accesses.note_by(later)

    def _write_accesses(self) -> None:
        """What was opened last. A disk that is full must not keep the store from closing."""
        with suppress(StoreError):
            self.services.context.accesses.flush()

    @property
    def person_roles(self) -> str:
        """What the person at the keyboard is."""
        return ", ".join(ROLES[role] for role in tidy_roles(self.services.context.actor.roles))

    @cached_property
    def provisional(self) -> bool:
        """Whether somebody else chose their passphrase."""
        return self.services.passphrase.provisional

    def change_passphrase(self, old: str, new: str, again: str) -> None:
        """See `PassphraseService.change`."""
        self.services.passphrase.change(old, new, again)
        self.__dict__.pop("provisional", None)

    def may(self, right: Right) -> bool:
        """Whether the person at the keyboard may do that."""
        return self.services.context.actor.may(right)

    def close(self) -> None:
        """Back up what changed (a demonstration is not worth it), fold the log away, and close.

        The second folder comes last, when another window may already open the store: a key is slow.
        """
        with self.left_behind:
            try:
                self._write_accesses()
                if not self.demo:
                    self.services.backups.at_exit()
            finally:
                self.store.close()
            if not self.demo:
                self.services.backups.follow()

    def restored(self, copy: Path) -> Desk:
        """Close, put a copy of this store in its place, and open it; what was there is set aside.

        A backup of the present is made first. What was erased since the copy was made is erased again before
        anybody sees it. Who opens the store with which roles is not taken back: a copy would give their
        access again to those who left. Raises a `StoreError`; the store is then closed as it was.
        """
        services, store = self.services, self.store
        persons = known_persons(store.engine)
        self._write_accesses()
        with self._closed_at_the_end():
            services.carrying.require_living()
            services.backups.before(Reason.RESTORE)
        restore_with_key(store.path, copy, store.key, services.context.now())
        desk = self._reopened(persons)
        desk.services.backups.note_restored()
        desk.services.accesses.note(AccessAct.RESTORE, "store")
        return desk

    def brought_home(self, preview: ReturnPreview) -> Desk:
        """Close, put the copy that came back in the place of the store, and open it.

        A backup of the present is made first, and what was there is set aside. Raises a `CigdeskError`; the
        store is then closed as it was.
        """
        services, store = self.services, self.store
        self._write_accesses()
        with self._closed_at_the_end():
            agree = services.carrying.agreement(preview)
            services.backups.before(Reason.CARRY)
        context = services.context
        bring_home(store.path, preview.coming.copy, store.key, context.now(), context.actor.person_id, agree)
        desk = self._reopened()
        desk.services.accesses.note(AccessAct.RESTORE, "store")
        return desk

    @contextmanager
    def _closed_at_the_end(self) -> Iterator[None]:
        try:
            yield
        finally:
            self.store.close()

    def _reopened(self, persons: Sequence[KnownPerson] = ()) -> Desk:
        """The store that took the place of this one; with `persons`, as they were in this one."""
        store = StoreFile.reopen(self.path, self.store.key, identity=self.store.identity)
        desk = _desk_or_close(store, self.services.context.clock, persons)
        desk.left_behind = self.left_behind.pop_all()
        return desk

    def lock(self) -> LockedDesk:
        """Back up what changed and close, but keep the place: no other window gets the store.

        A backup that fails changes nothing of it: what this gives says it in `trouble`.
        """
        held, trouble = None, ""
        self._write_accesses()
        try:
            self.services.backups.at_exit()
        except CigdeskError as error:
            trouble = str(error)
        finally:
            held = self.store.close_keeping_lock()
        self.services.backups.follow()
        self.store.forget_key()
        clock = self.services.context.clock
        return LockedDesk(self.path, clock, held, self.left_behind.pop_all(), trouble)

    def require_passphrase(self, passphrase: str) -> None:
        """Raises `WrongPassphrase` or `TooManyTries` unless it opens this store."""
        self.store.require_passphrase(passphrase, self.services.context.now)

    def abandon(self) -> None:
        """Close without a backup: the file is damaged, and must not take the place of a sound one."""
        with self.left_behind:
            self.store.close()


@dataclass
class LockedDesk:
    """A store that was locked: closed, its key let go, its window's lock held until `unlock` or `leave`."""

    path: Path
    clock: Clock
    held: WindowLock | None
    left_behind: ExitStack
    trouble: str = ""
    """Why no backup could be made while it was being closed, or ""."""

    def unlock(self, passphrase: str, name: str = "") -> Desk:
        """Open it again, as whoever the passphrase is of; raises a `CigdeskError`, it then stays locked."""
        now = self.clock.now
        store = StoreFile.open(self.path, passphrase, name=name, window=True, held=self.held, now=now)
        self.held = None
        desk = _entered(store, passphrase, self.clock)
        desk.left_behind = self.left_behind.pop_all()
        return desk

    def leave(self) -> None:
        """Let another window have it."""
        held, self.held = self.held, None
        with self.left_behind:
            if held is not None:
                held.release()


def create_store(
    path: Path,
    values: CentreValues,
    person_name: str,
    passphrase: str,
    *,
    window: bool = False,
    demo: bool = False,
    clock: Clock | None = None,
    cost: Cost | None = None,
    fill: Callable[[Context], None] | None = None,
) -> Desk:
    """Make a store with its centre and first person, and open it. All or nothing.

    `fill` writes what else the store begins with, before it has its name.
    """
    clock = clock or SystemClock()
    person_id, pair = new_id(), PersonKey.generate()
    holder = Holder(person_id.hex, person_name, pair)

    def found(engine: Engine) -> None:
        with Units(engine, clock, None).writing() as uow:
            found_store(
                uow, values, person_name, demo=demo, person_id=person_id, public_key=pair.public.hex()
            )
            uow.commit()
        if fill is not None:
            fill(_context(engine, clock, person_id, founding=True))

    store = StoreFile.create(path, passphrase, holder=holder, window=window, cost=cost or Cost(), found=found)
    return _desk_or_close(store, clock)


def create_demo(
    path: Path,
    centre: str,
    passphrase: str,
    *,
    window: bool = False,
    clock: Clock | None = None,
    cost: Cost | None = None,
    extent: Extent | None = None,
    history: History | None = None,
    tell: Tell | None = None,
) -> Desk:
    """Make a store with the demonstration of a shipped centre, and open it. All or nothing.

    With a `history` it is filled with years of drawn work instead; `tell` is then told how far it is.
    Raises `KeyError` for a centre without demonstration (see `cigdesk.services.demonstration.centres`).
    """
    from cigdesk.exchange.authorities_table import read_table
    from cigdesk.exchange.drawn_photos import drawn
    from cigdesk.services.authority_import import AuthorityImport
    from cigdesk.services.demonstration import fill, fill_history, scenario
    from cigdesk.services.demonstration.inspections import illustrate
    from cigdesk.services.demonstration.notes import write_notes
    from cigdesk.services.demonstration.reports import send_reports

    written = scenario(centre)

    def fill_in(context: Context) -> None:
        shipped = read_table(AuthorityImport(context).shipped_bytes())
        if history is None:
            fill(context, written, shipped, extent)
        else:
            fill_history(context, written, shipped, history, tell)

    values = next(each.values for each in shipped_centres() if each.id == centre)
    desk = create_store(
        path,
        values,
        written.user_name,
        passphrase,
        window=window,
        demo=True,
        clock=clock,
        cost=cost,
        fill=fill_in,
    )
    if history is None:
        # Photos are files beside the store, which has its place only now.
        illustrate(desk.services.context, desk.store.attachments, drawn)
        send_reports(desk.services.context, desk.store.attachments, desk.services.render_report)
        write_notes(desk.services.context, desk.services.secrecy)
    return desk


def open_store(
    path: Path, passphrase: str, *, name: str = "", window: bool = False, clock: Clock | None = None
) -> Desk:
    """Open a store as whoever the passphrase is of; raises the classes of cigdesk.store_errors.

    With a `name` that person's passphrase alone is tried, which takes less time where many open the store.
    """
    clock = clock or SystemClock()
    store = StoreFile.open(path, passphrase, name=name, window=window, now=clock.now)
    return _entered(store, passphrase, clock)


def recoverable(path: Path, words: str, clock: Clock | None = None) -> list[tuple[UUID, str]]:
    """Whom the words of a recovery sheet let back in: ids and names, by name.

    Raises `InvalidInput` under `words` for mistyped ones, `WrongRecovery` for those of another sheet.
    """
    with _opened_by_words(path, words, clock or SystemClock(), window=False) as store:
        people = [each for each in known_persons(store.engine) if each.left_on is None]
    return [(each.id, each.name) for each in sorted(people, key=lambda each: each.name.casefold())]


def recover(
    path: Path,
    words: str,
    person_id: UUID,
    passphrase: str,
    again: str,
    *,
    window: bool = False,
    clock: Clock | None = None,
) -> Desk:
    """Give somebody a new passphrase by the words of the recovery sheet, and open the store as them.

    Their pair of keys is a new one. Raises `InvalidInput` under `words`, `passphrase` or `again`,
    `WrongRecovery`, or what `open_store` raises.
    """
    require_new_passphrase(passphrase, again)
    clock = clock or SystemClock()
    store = _opened_by_words(path, words, clock, window=window)
    try:
        name = next(each.name for each in known_persons(store.engine) if each.id == person_id)
        sheet = store.identity.pair
        holder = Holder(person_id.hex, name, PersonKey.generate())
        store.admit(passphrase, holder)
        store.come_in_as(holder)
        let_back_in(store, clock)
    except BaseException:
        store.close()
        raise
    desk = _desk_or_close(store, clock)
    desk.told = _after_recovery(desk, sheet)
    return desk


def _after_recovery(desk: Desk, sheet: PersonKey | None) -> str:
    """Give whoever came back their notes, by the pair of the sheet; what they are told."""
    from cigdesk.domain.vault import VaultKind
    from cigdesk.services.vaults import State

    pair, told = desk.store.identity.pair, _NEW_SHEET
    vaults = desk.services.vaults
    begun = desk.may(Right.NOTES) and vaults.standing(VaultKind.TEAM).state is not State.NOT_YET
    if begun and pair is not None and sheet is not None:
        try:
            vaults.readmit(UUID(desk.store.identity.person), pair.public, sheet)
        except Refused as refused:
            told = str(refused)
    return told


def _opened_by_words(path: Path, words: str, clock: Clock, *, window: bool) -> StoreFile:
    from cigdesk.services.recovery_words import passphrase_of, read_words

    typed = passphrase_of(read_words(words))
    return StoreFile.open(path, typed, recovery=True, window=window, now=clock.now)


def _entered(store: StoreFile, passphrase: str, clock: Clock) -> Desk:
    """The desk of who typed that; a passphrase from before there were persons becomes the only one's."""
    try:
        if not store.identity.person:
            take_over(store, passphrase, clock)
        keep_public_key(store)
    except BaseException:
        store.close()
        raise
    return _desk_or_close(store, clock)


def _desk_or_close(store: StoreFile, clock: Clock, persons: Sequence[KnownPerson] = ()) -> Desk:
    try:
        keep_persons(store, clock, persons)
        return _desk(store, clock)
    except BaseException:
        store.close()
        raise


def _desk(store: StoreFile, clock: Clock) -> Desk:
    """The services, acting for whoever opened the store, in the centre's zone."""
    context = _context(store.engine, clock, UUID(store.identity.person))
    erasures = ErasureList(store.path, store.key)
    # Before names are masked at the door: they are looked for as they lie in the file.
    if erase_again(context, erasures):
        store.checkpoint()
    if not context.actor.may(Right.SEE_NAMES):
        mask_agents(store.engine)
    with context.reading() as uow:
        centre = centre_of(uow)
    keeping = (StoreShelf(store), BackupSettings(store.key.store_id))
    services = Services(
        context,
        store.attachments,
        _render_quote,
        *keeping,
        render_report=_render_report,
        keys=store,
        access=store,
        erasures=erasures,
        carrier=StoreHomecoming(store),
        secrecy=StoreSecrecy(store),
        render_person=_render_person,
        store_name=store.path.name,
    )
    return Desk(store, services, centre.short_name, context.actor.name, centre.demo)


def _context(engine: Engine, clock: Clock, person_id: UUID, *, founding: bool = False) -> Context:
    with Units(engine, clock, None).reading() as uow:
        centre, person = centre_of(uow), person_of(uow, person_id)
    units: Store = Units(engine, clock, person.id, founding)
    return Context(units, clock, Actor(person.id, person.name, frozenset(person.roles)), centre.zone_info)


def _render_quote(sheet: QuoteSheet, *, watermark: str = "") -> bytes:
    """Drawn by reportlab, which start-up does not import."""
    from cigdesk.documents import render_quote

    return render_quote(sheet, watermark=watermark)


def _render_report(sheet: ReportSheet) -> bytes:
    """As `_render_quote`, for the report of an inspection day."""
    from cigdesk.documents import render_report

    return render_report(sheet)


def _render_person(sheet: PersonSheet) -> bytes:
    """As `_render_quote`, for everything that is kept of one person."""
    from cigdesk.documents import render_person

    return render_person(sheet)
