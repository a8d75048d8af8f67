"""The developer's commands: what they find missing, what they redo, what they hand to other programs."""

from __future__ import annotations

import ast
import importlib
import locale
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
NOWHERE = "libcigdesk-nowhere.so.9"


@pytest.fixture(autouse=True)
def _commands_on_the_path(monkeypatch):
    monkeypatch.syspath_prepend(PACKAGING)


@pytest.fixture
def system_packages():
    return importlib.import_module("system_packages")


@pytest.fixture
def console():
    return importlib.import_module("console")


@pytest.fixture
def environment_in(monkeypatch, tmp_path):
    """The module that makes `.venv`, working in an empty folder, with nothing created or downloaded."""
    module = importlib.import_module("python_environment")
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "SCRIPTS", tmp_path / ".venv" / "bin")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(module, "CONSTRAINTS", tmp_path / "constraints.txt")
    module.CONSTRAINTS.write_text("a==1\n", encoding="utf-8")
    return module


@pytest.fixture
def done(environment_in, monkeypatch):
    """The steps that were really taken."""
    steps = []

    def create():
        steps.append("create")
        environment_in.SCRIPTS.mkdir(parents=True, exist_ok=True)
        environment_in.PYTHON.touch()

    def install():
        steps.append("install")
        environment_in.script("cigdesk").touch()

    monkeypatch.setattr(environment_in, "_create", create)
    monkeypatch.setattr(environment_in, "_install", install)
    return steps


def test_old_python_can_read_the_entry_to_be_told_what_is_missing():
    ast.parse((PACKAGING / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("arguments", [[], ["nonsense"]])
def test_unknown_command_prints_the_usage(arguments, tmp_path):
    command = [sys.executable, PACKAGING / "dev.py", *arguments]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "usage" in run.stderr


def test_list_of_system_packages_has_a_sign_for_each(system_packages):
    sections = system_packages.read_list(system_packages.LIST.read_text(encoding="utf-8"))
    assert set(sections) == {"program", "window", "tests", "package"}
    assert {"libgl1", "libegl1", "libxcb-cursor0", "xvfb"} <= {p.name for ps in sections.values() for p in ps}
    assert all(package.is_library for package in sections["program"] + sections["window"])


def test_sections_and_comments_of_the_list_are_read(system_packages):
    sections = system_packages.read_list("# why\n\n[one]\nlibc6   libc.so.6  # always there\n[two]\nsh sh\n")
    assert [package.name for package in sections["one"]] == ["libc6"]
    assert not sections["one"][0].is_missing()
    assert not sections["two"][0].is_missing()


@pytest.fixture
def list_with_a_missing_library(system_packages, monkeypatch, tmp_path):
    listed = tmp_path / "packages.txt"
    listed.write_text(f"[program]\nlibc6 libc.so.6\n[window]\nlibnowhere9 {NOWHERE}\n", encoding="utf-8")
    monkeypatch.setattr(system_packages, "LIST", listed)
    monkeypatch.setattr(system_packages, "may_install", lambda: False)
    return system_packages


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of a Linux system")
def test_missing_library_is_named_with_its_remedy(list_with_a_missing_library, console, monkeypatch, capsys):
    monkeypatch.setattr("shutil.which", lambda name: name if name == "apt-get" else None)
    with pytest.raises(console.Failure):
        list_with_a_missing_library.ensure(["program", "window"])
    said = capsys.readouterr().err
    assert f"{NOWHERE} (Debian package libnowhere9)" in said
    assert "sudo apt-get install libnowhere9" in said
    assert "libc6" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of a Linux system")
def test_missing_library_is_asked_by_its_own_name_where_packages_have_others(
    list_with_a_missing_library, console, monkeypatch, capsys
):
    monkeypatch.setattr("shutil.which", lambda name: name if name == "dnf" else None)
    with pytest.raises(console.Failure):
        list_with_a_missing_library.ensure(["window"])
    assert f"sudo dnf install '{NOWHERE}()(64bit)'" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of a Linux system")
def test_what_is_only_wished_for_stops_nothing(list_with_a_missing_library, capsys):
    list_with_a_missing_library.ensure(["program"], wished=["window"])
    assert NOWHERE in capsys.readouterr().err


def test_environment_is_made_once(environment_in, done):
    environment_in.ensure()
    environment_in.ensure()
    assert done == ["create", "install"]


def test_new_pins_are_installed_into_the_same_environment(environment_in, done):
    environment_in.ensure()
    environment_in.CONSTRAINTS.write_text("a==2\n", encoding="utf-8")
    environment_in.ensure()
    assert done == ["create", "install", "install"]


def test_other_python_gets_another_environment(environment_in, done, monkeypatch):
    environment_in.ensure()
    monkeypatch.setattr(sys, "base_prefix", "/another/python")
    environment_in.ensure()
    assert done == ["create", "install"] * 2


def test_interrupted_set_up_is_redone_from_nothing(environment_in, done, monkeypatch):
    environment_in.ensure()
    environment_in.CONSTRAINTS.write_text("a==2\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(environment_in, "_install", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            environment_in.ensure()
    environment_in.ensure()
    assert done == ["create", "install", "create", "install"]


@pytest.mark.parametrize("damage", ["", "[]", "{", "\x00"])
def test_damaged_stamp_is_as_none(environment_in, done, damage):
    environment_in.ensure()
    environment_in.STAMP.write_text(damage, encoding="utf-8")
    environment_in.ensure()
    assert done == ["create", "install"] * 2


def test_checkout_is_found_by_a_path_without_accents(environment_in, tmp_path, monkeypatch):
    checkout, packages = tmp_path / "été", tmp_path / "été" / ".venv" / "lib"
    packages.mkdir(parents=True)
    monkeypatch.setattr(environment_in, "ROOT", checkout)
    (packages / "cigdesk.pth").write_text(f"{checkout}\n", encoding="utf-8")
    (packages / "other.pth").write_text("import other\n", encoding="utf-8")
    environment_in.make_checkout_relative(packages)
    link = (packages / "cigdesk.pth").read_text(encoding="ascii").strip()
    assert (packages / link).resolve() == checkout
    assert (packages / "other.pth").read_text(encoding="utf-8") == "import other\n"


def test_programs_started_are_not_misled(console, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    assert not {"PYTHONPATH", "VIRTUAL_ENV", "PIP_TARGET"} & console.environment().keys()
    assert console.environment(QT_QPA_PLATFORM="offscreen")["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.skipif(sys.platform != "linux", reason="locales of Linux")
@pytest.mark.parametrize("asked", ["C", "POSIX", "xx_XX.ISO-8859-1"])
def test_programs_started_speak_utf8_in_any_locale(console, monkeypatch, asked):
    in_force = locale.setlocale(locale.LC_CTYPE)
    monkeypatch.setenv("LC_ALL", asked)
    assert console.environment()["LC_ALL"] == "C.UTF-8"
    assert locale.setlocale(locale.LC_CTYPE) == in_force


def test_utf8_locale_is_left_alone(console, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert console.environment()["LC_ALL"] == "C.UTF-8"


def _commands():
    return importlib.import_module("commands")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize(
    ("variables", "asked"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_display_is_looked_for_where_it_is_announced(monkeypatch, variables, asked):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert _commands()._asks_for_display() is asked


@pytest.mark.skipif(sys.platform != "linux", reason="X displays")
def test_dead_display_gives_its_reason(monkeypatch):
    commands = _commands()
    monkeypatch.setattr(commands.python_environment, "PYTHON", Path(sys.executable))
    monkeypatch.setenv("DISPLAY", ":4321")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert "4321" in commands._display_refusal()
