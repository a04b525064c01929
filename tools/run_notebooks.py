"""Run every template on the sample archive and lay the shipped workbooks beside the results, for `pytest --nbval-lax`.

Nothing under templates/ or workbooks/ is written: both are copied or executed into the folder given as argument.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHECKPOINTS = shutil.ignore_patterns(".ipynb_checkpoints", ".journal")


def make_archive(folder: Path) -> str:
    """Put the sample archive into a folder as a user would; give the id of one finished review in it."""
    subprocess.run([sys.executable, "-m", "review_widgets.cli", "sample", str(folder)], check=True)
    from review_widgets.stores import open_store

    store = open_store(folder)
    finished = [name for name in store.ids() if str(store.load(name).status) == "published"]
    if not finished:
        sys.exit(f"the sample archive in {folder} has no published review among {len(store.ids())}; one is needed")
    return finished[0]


def execute_template(template: Path, made: Path, values: dict[str, str]) -> None:
    """Execute one template through papermill with those of the values it has parameters for."""
    import papermill

    known: dict[str, Any] = papermill.inspect_notebook(str(template))
    wanted = {name: value for name, value in values.items() if name in known}
    if "store" not in wanted:
        sys.exit(f"{template.name} has no parameter 'store' (found {sorted(known)}); every template reads a store")
    print(f"papermill {template.relative_to(ROOT)} -> {made.name} with {', '.join(wanted)}", flush=True)
    papermill.execute_notebook(str(template), str(made), wanted, progress_bar=False, cwd=str(made.parent))


def main() -> int:
    """Make the folder anew."""
    folder = Path(sys.argv[1]).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "workbooks", folder / "workbooks", ignore=CHECKPOINTS)
    archive = folder / "archive"
    values = {"review_id": make_archive(archive), "store": str(archive)}
    templates = sorted((ROOT / "templates").glob("*.ipynb"))
    if not templates or not any(folder.glob("workbooks/**/*.ipynb")):
        sys.exit("no notebook under templates/ or under workbooks/; both ship some")
    for template in templates:
        execute_template(template, folder / template.name, values)
    return 0


if __name__ == "__main__":
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # a second per import; jsonschema#1428
    sys.exit(main())
