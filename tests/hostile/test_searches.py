"""In every search box, what SQL or the query language of FTS5 would obey is looked for as it stands."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from texts import SEARCHES

from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.note_search import wanted_words
from cigdesk.domain.people import Agent, Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.domain.search import find, search_words
from cigdesk.ports import UnitOfWork
from cigdesk.services import circle_listing, follow_up_listing, prevention_listing, retention_listing
from cigdesk.services.catalogues import shipped_catalogues
from cigdesk.services.context import new_id
from cigdesk.services.quote_offers import offers_matching

ROOT = Path(__file__).parents[2]
NAME = "Drop Table Agents"

Found = Sequence[object]


def _answers(desk: Desk, text: str) -> Found:
    answers = desk.services.search.find(text)
    return [hit.id for hits in vars(answers).values() for hit in (*hits.best, *hits.near)]


def _catalogue() -> Catalogue:
    return next(iter(shipped_catalogues().values()))


def _offers(desk: Desk, text: str) -> Found:
    return [each.code for each in offers_matching(_catalogue(), text, 640)]


def _rows(listing: Any) -> Found:
    return [getattr(each, "id", each) for each in getattr(listing, "ids", None) or listing.rows]


BY_SERVICES: dict[str, Callable[[Desk, str], Found]] = {
    "access_log.listing": lambda desk, text: desk.services.accesses.listing(text=text).seqs,
    "agenda.find_agents": lambda desk, text: [each.id for each in desk.services.agenda.find_agents(text)],
    "agenda.find_authorities": lambda desk, text: [
        each.id for each in desk.services.agenda.find_authorities(text)
    ],
    "agents.listing": lambda desk, text: _rows(desk.services.agents.listing(text)),
    "agents.search": lambda desk, text: [each.id for each in desk.services.agents.search(text)],
    "authorities.listing": lambda desk, text: _rows(desk.services.authorities.listing(text)),
    "support_cases.listing": lambda desk, text: _rows(desk.services.cases.listing(text)),
    "change_log.listing": lambda desk, text: desk.services.change_log.listing(text=text).seqs,
    "inspections.listing": lambda desk, text: _rows(desk.services.inspections.listing(text)),
    "memberships.listing": lambda desk, text: _rows(desk.services.memberships.listing(text)),
    "quote_listing.listing": lambda desk, text: _rows(desk.services.quotes.listing(text)),
    "quote_listing.follow_ups": lambda desk, text: sorted(
        (kind, each.count) for kind, each in desk.services.quotes.follow_ups(text).items() if each.count
    ),
    "quote_offers.offers_matching": _offers,
    "quotes.search": lambda desk, text: [each.id for each in desk.services.quotes.search(text)],
    "requests.listing": lambda desk, text: _rows(desk.services.requests.listing(text)),
    "search.find": _answers,
}
"""Each function of the services that looks for a text, by module and name."""

IN_MEMORY = {
    "circle_listing.listed_events": circle_listing,
    "follow_up_listing.follow_up_list": follow_up_listing,
    "prevention_listing.listed": prevention_listing,
    "retention_listing.retention_list": retention_listing,
}
"""Those that look in a list that they are given, by `cigdesk.domain.search.find` alone."""

IN_VAULTS = {"social_notes.search"}
"""Those that look in what they open in memory, by `cigdesk.domain.note_search` alone."""

NO_SEARCH = {
    "activity_meetings.capital",
    "agenda_export.named",  # a name in full
    "agenda_export.practitioner_named",
    "catalogue_edits.decoded",
    "catalogue_reading.read_catalogue",
    "catalogue_table.parse_toml",
    "dpo_paper.spaced",
    "dpo_paper.told",
    "elimination_sheet.elimination_from_json",
    "file_names.file_word",
    "json_reading.shown",
    "person_gathering.plain_field",
    "quote_drafting.add_note",
    "quote_quantities.read_quantity",
    "quote_sheet.sheet_from_json",
    "recovery_words.read_words",
    "recovery_words.same_word",
    "social_notes.save",
    "social_notes.write",
    "statement_sheet.statement_from_json",
    "table_import.printable",
}
"""Functions that take a text for something else than to look for it."""

BOXES = {
    "ui/notes/part.py": "social_notes.search",
    "ui/listing/view.py": "the listing of its page",
    "ui/merging/sheet.py": "agents.search",
    "ui/palette.py": "search.find, and the acts of the window",
    "ui/pages/agenda/person_field.py": "agenda.find_agents, agenda.find_authorities",
    "ui/pages/agenda/place_field.py": "agenda.find_authorities, and the sites by their words",
    "ui/pages/campaign/view.py": "the lines that are shown",
    "ui/pages/catalogue/view.py": "the offers that are shown",
    "ui/pages/quotes/add_line.py": "quote_offers.offers_matching",
    "ui/pages/quotes/batch/form.py": "the offers of the catalogue",
    "ui/pages/quotes/batch/whom.py": "the authorities that are shown",
    "ui/pages/quotes/listing.py": "quotes.listing",
    "ui/pages/settings/places_part.py": "the places that are shown",
    "ui/pages/statements/month_list.py": "the authorities of the month",
    "ui/widgets/gallery.py": "nothing: it shows the widgets",
}
"""The modules of the window that make a search box, and what each asks."""


@pytest.fixture(scope="module")
def laden(founded_store: Path, tmp_path_factory, desk_passphrase: str) -> Iterator[Desk]:
    """A store where some records are called by words of SQL, and one by nothing of the kind."""
    folder = tmp_path_factory.mktemp("searched") / "store"
    shutil.copytree(founded_store.parent, folder)
    desk = open_store(folder / founded_store.name, desk_passphrase)
    desk.services.context.change(Right.MANAGE_CENTRE, _filled, "")
    with desk.services.context.reading() as uow:
        towns = [each.id for each in uow.find(Authority)]
    for town, called in zip(towns, (NAME, "Zut"), strict=True):
        desk.services.quotes.drafting.create(town, object_=called)
        desk.services.inspections.create(town)
    yield desk
    desk.store.close()


def _filled(uow: UnitOfWork) -> tuple[()]:
    for name in (NAME, "Zut"):
        town = Authority(id=new_id(), name=f"O’{name} 100", kind=AuthorityKind.COMMUNE)
        uow.add(town)
        agent = Agent(id=new_id(), last_name=name, authority_id=town.id)
        uow.add(agent)
        uow.add(Practitioner(id=new_id(), first_name=name, last_name=name, function=Function.SOCIAL_WORKER))
        term = {"start": date(2020, 1, 1), "end": date(2050, 1, 1)}
        uow.add(Membership(id=new_id(), authority_id=town.id, convention=Convention.CADRE, **term))
    return ()


def _asked(where: str, desk: Desk, text: str) -> list[object]:
    return list(BY_SERVICES[where](desk, text))


@pytest.mark.parametrize("where", BY_SERVICES)
def test_every_text_finds_what_its_plain_words_find(laden, where):
    """The words of a text, with nothing between them that any language would obey, find the same."""
    expected: dict[str, list[object]] = {"": []}
    for text in SEARCHES:
        words = " ".join(search_words(text))
        if words not in expected:
            expected[words] = _asked(where, laden, words)
        assert _asked(where, laden, text) == expected[words], text[:40]


@pytest.mark.parametrize(
    "where",
    [
        "agenda.find_agents",
        "agenda.find_authorities",
        "agents.listing",
        "agents.search",
        "authorities.listing",
        "memberships.listing",
        "quote_listing.listing",
        "quotes.search",
    ],
)
def test_what_is_called_by_words_of_sql_is_found_alone(laden, where):
    assert len(_asked(where, laden, "")) in (0, 2)
    for text in ("'; DROP TABLE agents; --", "table AND drop".replace("AND", ""), '"drop"', "drop*"):
        assert len(_asked(where, laden, text)) == 1, text
    for text in ("drop OR zut", "NOT zut", "words:drop", "%", "_", "*", "dr_p", "%op"):
        assert _asked(where, laden, text) == [], text


@pytest.mark.parametrize("text", SEARCHES)
def test_lists_in_memory_are_searched_by_the_same_rule(text):
    names = [NAME, "Zut", "Near Or Not", "100"]
    words = search_words(text)
    expected = find(" ".join(words), names, str).best if words else ()
    assert find(text, names, str).best == expected


@pytest.mark.parametrize("text", SEARCHES)
def test_notes_are_searched_for_the_plain_words_of_a_text(text):
    words = search_words(text)
    assert wanted_words(text) == wanted_words(" ".join(words))
    assert len(wanted_words(text)) == len(words)


def test_every_function_of_the_services_that_looks_for_a_text_is_tried():
    known = BY_SERVICES.keys() | IN_MEMORY.keys() | IN_VAULTS | NO_SEARCH
    found = set(_taking_text())
    assert found - known == set(), "name it in BY_SERVICES (and it is tried), or in NO_SEARCH"
    assert known - found == set()


def test_every_search_box_of_the_window_asks_a_search_that_is_tried():
    making = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "ui").rglob("*.py")
        if "SearchField(" in path.read_text(encoding="utf-8").replace("class SearchField(", "")
    }
    assert making == BOXES.keys()


def test_lists_in_memory_ask_the_one_rule():
    for name, module in IN_MEMORY.items():
        assert module.find is find, name


def _taking_text() -> Iterator[str]:
    """The public functions of the services with a parameter that is called as what is typed is."""
    for path in (ROOT / "cigdesk" / "services").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                arguments = [*node.args.args, *node.args.kwonlyargs]
                if any(each.arg in _TYPED and _is_text(each) for each in arguments):
                    yield f"{path.stem}.{node.name}"


_TYPED = {"text", "typed", "words", "query", "wanted", "term", "search", "needle"}


def _is_text(argument: ast.arg) -> bool:
    return argument.annotation is not None and ast.unparse(argument.annotation) == "str"
