"""What is installed beside the program, and under which names."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest

import cigdesk

ROOT = Path(__file__).parents[2]
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
# Brought by Python's own venv, or this program itself.
NOT_PINNED = {"pip", "setuptools", "cigdesk"}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins() -> dict[str, str]:
    lines = (line.partition("#")[0].strip() for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines())
    pins = (line.split("==") for line in lines if line)
    return {_canonical(name): version for name, version in pins}


@pytest.mark.parametrize("name", ["cigdesk", "ui", "db", "resources"])
def test_no_other_distribution_owns_our_package_names(name):
    assert set(packages_distributions().get(name, [])) <= {"cigdesk"}
    assert Path(importlib.util.find_spec(name).origin).is_relative_to(ROOT)


def test_our_folder_of_commands_does_not_hide_the_library_of_the_same_name():
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert not Path(importlib.util.find_spec("packaging").origin).is_relative_to(ROOT / "packaging")


def test_everything_installed_is_pinned_at_its_version():
    installed = {_canonical(each.name): each.version for each in distributions()}
    assert {name for name, _ in installed.items() - _pins().items()} <= NOT_PINNED


def test_version_stands_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" in project["dynamic"]
    holders = [
        path.relative_to(ROOT).as_posix()
        for part in ("cigdesk", "ui", "db", "resources", "packaging")
        for path in (ROOT / part).rglob("*.py")
        if f'"{cigdesk.__version__}"' in path.read_text(encoding="utf-8")
    ]
    assert holders == ["cigdesk/__init__.py"]
