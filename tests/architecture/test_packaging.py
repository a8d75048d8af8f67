"""What is handed out: one version everywhere, nothing forgotten, nothing without its licence."""

from __future__ import annotations

import ast
import configparser
import importlib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

import cigdesk
from cigdesk.paths import STORE_SUFFIX
from db.revision import HEAD

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
LINUX, WINDOWS = PACKAGING / "linux", PACKAGING / "windows"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(autouse=True)
def _commands_on_the_path(monkeypatch):
    monkeypatch.syspath_prepend(PACKAGING)


@pytest.fixture
def release():
    return importlib.import_module("release")


@pytest.fixture
def debian():
    return importlib.import_module("debian")


@pytest.fixture
def contents():
    return importlib.import_module("bundle_contents")


@pytest.fixture
def another_version(release, monkeypatch, tmp_path):
    """The file that holds the version, with another in it."""
    moved = tmp_path / "__init__.py"
    moved.write_text('"""Any."""\n\n__version__ = "7.8.9rc1"\n', encoding="utf-8")
    monkeypatch.setattr(release, "VERSION_FILE", moved)


class TestVersion:
    def test_the_present_one_is_the_program_s(self, release):
        assert release.version() == cigdesk.__version__

    def test_everything_handed_out_takes_it_from_its_one_place(self, another_version, release, debian):
        inno = importlib.import_module("inno_setup")
        assert 'version="7.8.9rc1"' in debian.metainfo()
        assert debian.changelog().startswith("cigdesk (7.8.9~rc1) ")
        assert "/DVersion=7.8.9rc1" in inno.definitions(Path("bundle"), Path("place"))
        assert "StringStruct('ProductVersion', '7.8.9rc1')" in release.windows_version_info()

    @pytest.mark.parametrize("pattern", ["linux/*", "windows/*", "*.spec", "*.py"])
    def test_it_is_written_nowhere_in_packaging(self, pattern):
        files = list(PACKAGING.glob(pattern))
        assert files
        assert not [path for path in files if cigdesk.__version__ in path.read_text(encoding="utf-8")]

    @pytest.mark.parametrize(
        ("version", "debian_form", "windows_form"),
        [
            ("0.1.0", "0.1.0", (0, 1, 0, 0)),
            ("1.2.0rc1", "1.2.0~rc1", (1, 2, 1, 0)),
            ("1.2.0.dev3", "1.2.0~dev3", (1, 2, 0, 3)),
            ("12.0", "12.0", (12, 0, 0, 0)),
        ],
    )
    def test_it_has_the_forms_that_systems_compare(
        self, release, monkeypatch, version, debian_form, windows_form
    ):
        monkeypatch.setattr(release, "version", lambda: version)
        assert release.debian_version() == debian_form
        assert release.windows_version() == windows_form

    def test_the_resource_of_windows_is_one_expression_that_pyinstaller_can_read(self, release):
        call = ast.parse(release.windows_version_info(), mode="eval").body
        assert isinstance(call, ast.Call)
        assert call.func.id == "VSVersionInfo"
        assert {keyword.arg for keyword in call.keywords} == {"ffi", "kids"}


class TestFolder:
    def test_every_migration_goes_along(self, contents):
        named = {Path(source).name: place for source, place in contents.migrations(ROOT)}
        assert named["env.py"] == "db/migrations"
        assert [place for name, place in named.items() if name.startswith(HEAD)] == ["db/migrations/versions"]
        assert len([name for name in named if name[:4].isdigit()]) == int(HEAD)

    def test_nothing_that_we_import_is_left_out(self, contents):
        imported = {
            name
            for part in ("cigdesk", "ui", "db", "resources")
            for path in (ROOT / part).rglob("*.py")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            for name in _names(node)
        }
        assert "PySide6.QtWidgets" in imported
        assert not imported & set(contents.EXCLUDED_MODULES)

    @pytest.mark.parametrize(
        ("place", "wanted"),
        [
            ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
            ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
            ("PySide6/Qt/plugins/platforms/libqlinuxfb.so", False),
            ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
            ("PySide6/Qt/translations/qtbase_fr.qm", True),
            ("PySide6/Qt/translations/qtbase_de.qm", False),
            ("PySide6/Qt/lib/libQt6Core.so.6", True),
            ("resources/fonts/Inter-Regular.ttf", True),
            ("stdnum/oui.dat", False),
        ],
    )
    def test_of_qt_only_what_serves_goes_along(self, contents, monkeypatch, place, wanted):
        monkeypatch.setattr("sys.platform", "linux")
        assert contents.is_wanted(place, f"/v/lib/python3/site-packages/{place}") is wanted

    def test_the_system_s_own_libraries_stay_where_they_are(self, contents, monkeypatch):
        monkeypatch.setattr("sys.platform", "linux")
        assert not contents.is_wanted("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0")
        assert contents.is_wanted("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0")
        # A link to a library of a wheel is named by where it leads to, inside the folder.
        assert contents.is_wanted("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6")

    def test_every_package_that_goes_along_has_the_text_of_its_licence(self):
        licences = importlib.import_module("licences")
        parts = {part.name: part for part in licences.packages()}
        assert {"PySide6_Essentials", "sqlcipher3", "SQLAlchemy", "reportlab"} <= set(parts)
        assert not [name for name, part in parts.items() if not part.texts]
        assert not [text for part in parts.values() for text in part.texts if not text.is_file()]
        assert not {"pytest", "mypy", "pyinstaller"} & set(parts)


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


class TestDesktop:
    @pytest.fixture
    def entry(self):
        reader = configparser.ConfigParser(interpolation=None)
        reader.optionxform = str
        reader.read(LINUX / "cigdesk.desktop", encoding="utf-8")
        return reader["Desktop Entry"]

    def test_files_of_stores_are_opened_by_the_program(self, entry):
        [kind] = ET.parse(LINUX / "cigdesk-mime.xml").iter(f"{MIME}mime-type")
        assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == [f"*{STORE_SUFFIX}"]
        assert entry["MimeType"].strip(";") == kind.get("type")
        assert entry["Exec"] == "cigdesk %f"

    def test_window_and_entry_share_a_name_and_an_icon(self, entry):
        assert (LINUX / "cigdesk.desktop").stem == "cigdesk" == entry["Icon"]
        assert 'setDesktopFileName("cigdesk")' in (ROOT / "ui" / "app.py").read_text(encoding="utf-8")

    def test_everything_said_to_the_person_is_said_in_french(self, entry):
        assert all(f"{key}[fr]" in entry for key in ("GenericName", "Comment", "Keywords"))

    def test_the_shop_knows_the_entry_and_one_release(self, debian):
        component = ET.fromstring(debian.metainfo())
        assert component.findtext("launchable") == "cigdesk.desktop"
        assert component.findtext("id") == debian.COMPONENT
        [release] = component.find("releases")
        assert release.get("date")

    def test_the_package_depends_on_what_the_program_and_its_window_need(self, debian):
        system_packages = importlib.import_module("system_packages")
        sections = system_packages.read_list(system_packages.LIST.read_text(encoding="utf-8"))
        asked = {each.partition(" ")[0] for each in debian.dependencies().split(", ")}
        assert {each.name for name in ("program", "window") for each in sections[name]} <= asked
        assert not {each.name for name in ("tests", "package") for each in sections[name]} & asked

    def test_the_package_tells_what_the_release_changes(self, debian, monkeypatch, tmp_path):
        pages = "# Log\n\n## 7.8.9\n\n### For all\n- **Agenda**: a `week`\n  on paper.\n\n## 7.8.8\n- Old.\n"
        (tmp_path / "CHANGELOG.md").write_text(pages, encoding="utf-8")
        monkeypatch.setattr(debian, "ROOT", tmp_path)
        monkeypatch.setattr("release.version", lambda: "7.8.9")
        assert "\n  * Agenda: a week on paper.\n" in debian.changelog()
        assert "Old" not in debian.changelog()

    def test_the_installer_of_windows_opens_stores_and_asks_no_administrator(self):
        script = (WINDOWS / "cigdesk.iss").read_text(encoding="ascii")
        assert f'Subkey: "Software\\Classes\\{STORE_SUFFIX}"' in script
        assert "PrivilegesRequired=lowest" in script
        assert {"fr", "en"} <= {line[7:9] for line in script.splitlines() if line.startswith('Name: "')}


def _components(picture: QImage, x: int, y: int) -> tuple[int, ...]:
    return picture.pixelColor(x, y).toRgb().toTuple()


class TestIcon:
    def test_lines_and_pixels_show_the_mark_of_the_window(self, qapp, tmp_path):
        icons = importlib.import_module("make_icons")
        side = 128
        icons.write_svg(tmp_path / "mark.svg")
        icons.write_png(tmp_path / "mark.png", side)
        pixels = QImage(str(tmp_path / "mark.png"))
        lines = QImage(side, side, QImage.Format.Format_ARGB32)
        lines.fill(Qt.GlobalColor.transparent)
        painter = QPainter(lines)
        QSvgRenderer(str(tmp_path / "mark.svg")).render(painter, QRectF(0, 0, side, side))
        painter.end()
        # The plate, the full slot, the paler one; the corner outside is clear.
        for x, y in ((64, 8), (64, 41), (64, 66), (0, 0)):
            assert _components(lines, x, y) == pytest.approx(_components(pixels, x, y), abs=2)
        assert pixels.pixelColor(0, 0).alpha() == 0
        assert pixels.pixelColor(64, 41) == Qt.GlobalColor.white
