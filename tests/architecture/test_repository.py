"""What the files of the repository must say, and must not."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
NOT_OURS = {"build", "dist", "node_modules"}
TEXTS = {"", ".cfg", ".ini", ".md", ".py", ".sh", ".spec", ".toml", ".txt", ".yaml", ".yml"}
REGISTRY = re.compile(r"https?://\S+/simple\b|(?:extra[-])?index[-]url|find[-]links|python[h]osted")
LINK = re.compile(r"\]\(([^)#?\s]+)")


def _texts(*suffixes: str) -> Iterator[Path]:
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if name not in NOT_OURS and (name == ".ci" or name[0] not in "._")]
        yield from (Path(folder, name) for name in files if Path(name).suffix in suffixes)


def test_no_registry_is_named():
    naming = [path for path in _texts(*TEXTS) if REGISTRY.search(path.read_text(encoding="utf-8"))]
    assert not naming


def _relative_links() -> Iterator[tuple[Path, str]]:
    for page in _texts(".md"):
        links = LINK.findall(page.read_text(encoding="utf-8"))
        yield from ((page, link) for link in links if ":" not in link)


def test_links_and_pictures_of_the_pages_resolve():
    links = list(_relative_links())
    assert links
    assert not [(page, link) for page, link in links if not (page.parent / unquote(link)).exists()]


def _public_without_docstring(path: Path) -> list[str]:
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    body = ast.parse(path.read_text(encoding="utf-8")).body
    public = [node for node in body if isinstance(node, definitions) and not node.name.startswith("_")]
    return [f"{path.relative_to(ROOT)}: {node.name}" for node in public if not ast.get_docstring(node)]


@pytest.mark.parametrize("part", ["cigdesk/domain", "cigdesk/services"])
def test_public_names_of_the_rules_and_use_cases_are_documented(part):
    modules = sorted((ROOT / part).rglob("*.py"))
    assert modules
    assert not [name for path in modules for name in _public_without_docstring(path)]
