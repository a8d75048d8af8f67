"""No statement is built of strings: what is typed reaches the engine as a bound value, or not at all."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SENDING = {
    "execute",
    "executemany",
    "executescript",
    "exec_driver_sql",
    "text",
    "literal_column",
    "DDL",
    "scalar",
}
"""What takes a statement, by the last part of its name."""
STATEMENT = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|ALTER|PRAGMA|ATTACH|VACUUM|WITH)\s", re.I
)
SPOKEN = re.compile(r"\bexecut|exec_driver_sql|literal_column|\b(SELECT|INSERT|UPDATE|DELETE|DROP|PRAGMA)\b")
CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")

REVIEWED = {
    "db/bulk.py": {"usual": "a number that the engine gave"},
    "db/crypto.py": {"self.secret.hex()": "hexadecimal", "self.store_id.hex()": "hexadecimal"},
    "db/engine.py": {"setting": "of a tuple of the module", "'OFF' if writing else 'ON'": "one of two words"},
    "db/masking.py": {"agents": "columns of the schema"},
    "db/migrate.py": {"migrations.number": "a whole number of the program"},
    "db/queries/agenda_selects.py": {"AppointmentStatus.PLANNED.value": "a word of the program"},
    "db/search_vocabulary.py": {"reading": "a number that the engine gave"},
    "db/store.py": {"name": "a word of the program"},
    "db/tables.py": {"' '.join(Role)": "words of the program"},
}
"""What is put into a statement that is not a constant of its module, each with what it is: nothing typed."""


def built(source: str) -> set[str]:
    """What is put into statements in a module, as it is written there, but for constants."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr | ast.BinOp | ast.Call) and STATEMENT.match(_beginning(node)):
            found |= _put_in(node)
        if isinstance(node, ast.Call) and node.args and _name(node.func) in SENDING:
            found |= _put_in(node.args[0])
    return {each for each in found if not CONSTANT.fullmatch(each)}


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _beginning(node: ast.expr) -> str:
    """The first words of a text, whichever way it is put together."""
    if isinstance(node, ast.JoinedStr):
        return _beginning(node.values[0]) if node.values else ""
    if isinstance(node, ast.BinOp):
        return _beginning(node.left)
    if isinstance(node, ast.Call):
        return _beginning(node.func.value) if _formats(node) else ""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _formats(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr in {
        "format",
        "format_map",
        "replace",
        "join",
    }


def _put_in(node: ast.expr) -> set[str]:
    if isinstance(node, ast.JoinedStr):
        return {ast.unparse(part.value) for part in node.values if isinstance(part, ast.FormattedValue)}
    if isinstance(node, ast.BinOp) and _is_text(node):
        return _put_in(node.left) | _put_in(node.right) | _other(node.left) | _other(node.right)
    if isinstance(node, ast.Call) and _formats(node) and _beginning(node):
        return {ast.unparse(each) for each in node.args}
    return set()


def _is_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(
        isinstance(each, ast.JoinedStr)
        or (isinstance(each, ast.Constant) and isinstance(each.value, str))
        or (isinstance(each, ast.BinOp) and _is_text(each))
        for each in sides
    )


def _other(node: ast.expr) -> set[str]:
    texts = ast.Constant | ast.JoinedStr | ast.BinOp
    return set() if isinstance(node, texts) else {ast.unparse(node)}


@pytest.mark.parametrize(
    ("line", "put_in"),
    [
        ("run(f'SELECT * FROM agents WHERE name = {typed}')", {"typed"}),
        ("sql = 'SELECT 1 WHERE a = ' + typed + ' LIMIT 1'", {"typed"}),
        ("c.execute('DELETE FROM agents WHERE name = %s' % typed)", {"typed"}),
        ("c.execute('DELETE FROM a WHERE name = {}'.format(typed))", {"typed"}),
        ("c.exec_driver_sql(f'{typed}')", {"typed"}),
        ("c.execute('SELECT 1 WHERE a = ?', (typed,))", set()),
        ("c.execute(f'PRAGMA page_size = {PAGE_BYTES}')", set()),
        ("c.execute(select(agents).where(agents.c.name == typed))", set()),
    ],
)
def test_the_lint_sees_what_is_built_and_nothing_else(line, put_in):
    assert built(line) == put_in


def _modules() -> Iterator[tuple[str, str]]:
    """Path and source of those that may send a statement."""
    for part in ("cigdesk", "db", "ui"):
        for path in sorted((ROOT / part).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            if SPOKEN.search(source):
                yield path.relative_to(ROOT).as_posix(), source


def test_no_statement_is_built_of_strings():
    found = {path: built(source) - REVIEWED.get(path, {}).keys() for path, source in _modules()}
    assert len(found) > 20
    assert {path: put_in for path, put_in in found.items() if put_in} == {}


def test_what_was_reviewed_is_still_there():
    for path, reasons in REVIEWED.items():
        assert reasons.keys() == built((ROOT / path).read_text(encoding="utf-8")) & reasons.keys(), path
