"""The wheel as a stranger gets it: built, installed into a fresh environment, used from another folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

BASE_INSTALL_MEGABYTES = 450
OVERRIDE = Path("etc/jupyter/labconfig/default_setting_overrides.d/review-widgets.json")
SIZE_PROGRAM = """
import os, site
files = (os.path.join(at, name) for at, _, names in os.walk(site.getsitepackages()[0]) for name in names)
print(sum(os.lstat(file).st_blocks * 512 for file in files))
"""


@dataclass(frozen=True)
class Installed:
    """A fresh environment with the wheel and its base dependencies, and a folder far from the project."""

    prefix: Path
    work: Path

    def run(self, *command: str, code: int = 0) -> str:
        """Run a program of the environment from the far folder; give what it printed."""
        program = self.prefix / "bin" / command[0]
        done = subprocess.run(
            [str(program), *command[1:]],
            cwd=self.work,
            env=_bare_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode == code, f"{' '.join(command)} gave {done.returncode}, expected {code}:\n{said[-4000:]}"
        return said


def _bare_environment() -> dict[str, str]:
    left_out = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONWARNINGS")
    return {
        name: value for name, value in os.environ.items() if name not in left_out and not name.startswith("JUPYTER")
    }


def _run(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, env=_bare_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}:\n{(done.stdout + done.stderr)[-4000:]}"


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the source archive, as a publisher would, without a second build environment."""
    made = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(made), str(root), cwd=made)
    return next(made.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel and nothing but what it asks for."""
    prefix = tmp_path_factory.mktemp("prefix") / "env"
    _run(sys.executable, "-m", "venv", str(prefix), cwd=prefix.parent)
    pip = (str(prefix / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, str(wheel), cwd=prefix.parent)
    return Installed(prefix, tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="module")
def archive(installed: Installed) -> Path:
    """Unpack the sample archive with the installed command and import one export into it."""
    installed.run("learning-review", "sample", "archive")
    return installed.work / "archive"


@pytest.fixture(scope="module")
def imported(installed: Installed, archive: Path, root: Path) -> str:
    """Import one export of another tool into the archive; give its id."""
    shutil.copy(root / "workbooks" / "sample" / "exports" / "inc-204-checkout.md", installed.work)
    installed.run("learning-review", "import", "inc-204-checkout.md", "--store", str(archive), "--id", "INC-wheel")
    return "INC-wheel"


def test_the_wheel_carries_every_file_of_the_package(wheel: Path, root: Path) -> None:
    source = root / "src"
    files = (path for path in (source / "review_widgets").rglob("*") if path.is_file())
    wanted = {path.relative_to(source).as_posix() for path in files if path.suffix != ".pyc" and path.name[0] != "."}
    assert len(wanted) > 10
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_carries_templates_and_the_sample_archive(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {f"review_widgets/templates/{path.name}" for path in (root / "templates").glob("*.ipynb")}
    sample = root / "workbooks" / "sample"
    records = {f"review_widgets/sample/{path.relative_to(sample).as_posix()}" for path in sample.rglob("*.json")}
    assert len(templates) >= 3
    assert len(records) >= 30
    assert templates | records <= names


def test_the_wheel_carries_nothing_of_a_workshop(wheel: Path) -> None:
    strange = [
        n for n in zipfile.ZipFile(wheel).namelist() if "checkpoint" in n or n.endswith((".pyc", ".keep", ".orig"))
    ]
    assert strange == []


def test_an_installed_wheel_turns_saving_of_widgets_on_in_jupyterlab(installed: Installed) -> None:
    settings = json.loads((installed.prefix / OVERRIDE).read_text())
    assert settings["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": True}


def test_an_installed_wheel_puts_its_card_into_jupyterlab_s_launcher(installed: Installed) -> None:
    card = installed.prefix / "share" / "jupyter" / "labextensions" / "review-widgets"
    loaded = json.loads((card / "package.json").read_text())["jupyterlab"]["_build"]["load"]
    assert (card / loaded).is_file()
    config = installed.prefix / "etc" / "jupyter" / "jupyter_server_config.d" / "review-widgets.json"
    assert json.loads(config.read_text())["ServerApp"]["jpserver_extensions"] == {"review_widgets.server": True}


def test_the_base_install_brings_no_jupyterlab_and_stays_small(installed: Installed) -> None:
    assert "No module named" in installed.run("python", "-c", "import jupyterlab", code=1)
    size = int(installed.run("python", "-c", SIZE_PROGRAM)) / 1e6
    print(f"base install: {size:.0f} MB")
    assert size <= BASE_INSTALL_MEGABYTES


def test_the_installed_package_is_the_wheel_and_not_the_project(installed: Installed) -> None:
    where = installed.run("python", "-c", "import review_widgets; print(review_widgets.__file__)").strip()
    assert Path(where).is_relative_to(installed.prefix)


def test_every_public_name_can_be_imported_from_the_wheel(installed: Installed) -> None:
    installed.run("python", "-c", "import review_widgets as rw; [getattr(rw, name) for name in rw.__all__]")


def test_the_sample_archive_unpacks_with_at_least_thirty_reviews(archive: Path) -> None:
    assert len([path for path in archive.glob("*.json") if path.name != "team.json"]) >= 30


def test_an_export_becomes_a_review_with_the_installed_command(archive: Path, imported: str) -> None:
    assert json.loads((archive / f"{imported}.json").read_text())["id"] == imported


def test_a_report_renders_without_jupyterlab(installed: Installed, archive: Path, imported: str) -> None:
    installed.run("learning-review", "report", imported, "--store", str(archive), "--out", "out")
    assert "<html" in (installed.work / "out" / imported / "report.html").read_text(encoding="utf-8")[:500]


def test_the_trends_render_without_jupyterlab(installed: Installed, archive: Path) -> None:
    installed.run("learning-review", "trends", "--store", str(archive), "--out", "out/trends.html")
    assert "<html" in (installed.work / "out" / "trends.html").read_text(encoding="utf-8")[:500]


def test_the_schema_is_printed_as_json(installed: Installed) -> None:
    assert json.loads(installed.run("learning-review", "schema"))["title"]
