"""Tables: columns called anything, spreadsheets, and times of every form in a cell."""

from __future__ import annotations

import contextlib
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from review_widgets.errors import ImportFailed
from review_widgets.importers import import_file, import_review
from review_widgets.importers._clock import Clock
from review_widgets.importers._column import is_day_first, read_cell

OWN = "Horo;Okazo;Kiu\n2030-01-02 08:00;Band steht;Runa\n08:10;Band läuft;\n"
"""Columns whose names nobody knows."""


@pytest.mark.parametrize(
    ("cell", "expected", "note"),
    [
        ("2030-01-02T08:00:00Z", "01-02 08:00", ""),
        ("2030-01-02T08:00:00.123456+0530", "01-02 02:30", ""),
        ("2030-01-02 08:00 UTC", "01-02 08:00", ""),
        ("2030/01/02 8:00 PM", "01-02 20:00", "no zone stated"),
        ("02.01.2030 08:00", "01-02 08:00", "no zone stated"),
        ("2/1/2030 08:00", "01-02 08:00", "day first"),
        ("Jan 2, 2030, 8:00:05 AM CET", "01-02 07:00", ""),
        ("1893571200", "01-02 08:00", ""),
        ("1893571200000", "01-02 08:00", ""),
        ("1893571200000000", "01-02 08:00", ""),
        ("1893571200000000000", "01-02 08:00", ""),
        ("1893571200.000200", "01-02 08:00", ""),
        ("2030-01-02", "01-02 00:00", "only the day is stated"),
        ("09:30", "01-01 09:30", "date of the row before"),
        ("0001-01-01T00:00:00Z", "?", "no time"),
        ("?", "?", "no time"),
        ("", "?", ""),
        ("soon", "?", "stated as 'soon', which is no time"),
        ("31/02/2030 08:00", "?", "stated as"),
        ("9999-12-31T23:59:59-14:00", "?", "stated as"),
        ("99999999999999999999", "?", "stated as"),
    ],
)
def test_a_cell_is_read_at_its_time(cell: str, expected: str, note: str) -> None:
    moment = read_cell(cell, Clock(day=date(2030, 1, 1)), day_first=True)
    assert (moment.at.strftime("%m-%d %H:%M") if moment.at else "?") == expected
    assert (moment.note.startswith(note) or note in moment.note) if note else not moment.note


def test_one_day_beyond_twelve_tells_the_order_of_all() -> None:
    assert is_day_first(["3/4/2030", "13/4/2030"])
    assert not is_day_first(["3/4/2030", "3/14/2030"])
    assert is_day_first(["3/4/2030"])


def test_columns_called_anything_are_read_where_their_meaning_is_named(tmp_path: Path) -> None:
    path = tmp_path / "band.csv"
    path.write_text(OWN, encoding="utf-8")
    with pytest.raises(
        ImportFailed,
        match=r"band\.csv: say which columns it has with --column at=NAME --column text=NAME; found Horo, Okazo, Kiu",
    ):
        import_file(path)
    name, (review,) = import_file(path, columns={"at": "Horo", "text": "Okazo", "actor": "Kiu"})
    assert name == "timeline_csv"
    assert [event.text for event in review.events] == ["Band steht", "Band läuft"]
    assert [event.occurred_at.strftime("%H:%M") for event in review.events if event.occurred_at] == ["08:00", "08:10"]
    assert [person.name for person in review.participants] == ["Runa"]


DEPLOYS = "time,service,version,who\n2026-03-01T14:05:00Z,checkout,4411,Mei L.\n2026-03-01T14:22:00Z,checkout,4410,\n"


def test_a_list_of_deployments_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "deploys.csv"
    path.write_text(DEPLOYS, encoding="utf-8")
    name, (review,) = import_file(path)
    assert name == "timeline_csv"
    assert [(event.text, event.kind) for event in review.events] == [
        ("checkout, version 4411", "change"),
        ("checkout, version 4410", "change"),
    ]
    assert [person.name for person in review.participants] == ["Mei L."]


@pytest.mark.parametrize(
    "header",
    [
        "Timestamp,Message",
        "when,what happened,by",
        "Date,Time,Event",
        "Deployed At (UTC),App,Release,Deployed By",
        "created_at,component,build,author",
        "DateTime;Title;User",
        "occurredAt\tsummary\tactor",
        "@timestamp,message,level",
        "date,action",
        "Uhrzeit;Ereignis;Wer",
        "time,repo,commit sha",
        "start,description,committer",
    ],
)
def test_columns_are_known_by_the_names_people_give_them(header: str, tmp_path: Path) -> None:
    mark = next(mark for mark in "\t;," if mark in header)
    names = header.split(mark)
    days = {name: "2026-03-01" for name in names if name.lower() == "date"}
    row = [
        days.get(name, "2026-03-01 14:05" if at == 0 else "14:05" if name == "Time" else f"said{at}")
        for at, name in enumerate(names)
    ]
    path = tmp_path / "export.csv"
    path.write_text(f"{header}\n{mark.join(row)}\n", encoding="utf-8")
    name, (review,) = import_file(path)
    (event,) = review.events
    assert name == "timeline_csv"
    assert event.occurred_at
    assert f"{event.occurred_at:%Y-%m-%d}" == "2026-03-01"
    told = event.text + " ".join(person.name for person in review.participants)
    assert all(cell in told for cell in row if cell.startswith("said"))


def test_deployments_as_json_are_read_like_those_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "deploys.json"
    path.write_text(
        '[{"deployedAt": "2026-03-01T14:05:00Z", "app": "checkout", "build": 4411, "user": "Mei L."}]', encoding="utf-8"
    )
    name, (review,) = import_file(path)
    assert (name, review.events[0].text, review.events[0].kind) == ("json_events", "checkout, build 4411", "change")


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"at": "Horo", "text": "Was"}, "say which columns it has with --column"),
        (
            {"at": "Horo", "text": "Okazo", "colour": "Kiu"},
            "found 'colour=Kiu'; expected one of incident, at, date",
        ),
        ({"at": "Horo", "text": "Okazo", "actor": "Wen"}, "found 'Wen'; expected one of Horo, Okazo, Kiu"),
    ],
)
def test_a_column_that_is_not_there_is_named_with_those_that_are(
    columns: dict[str, str], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "band.csv"
    path.write_text(OWN, encoding="utf-8")
    with pytest.raises(ImportFailed, match=message):
        import_file(path, columns=columns)


# ── spreadsheets ──────────────────────────────────────────────────────────────────────────────────────────────────

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def write_spreadsheet(path: Path, sheets: dict[str, list[list[str | float]]]) -> Path:
    """Write the least that is a spreadsheet: texts in place, numbers as dates with a time."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    known = {
        "workbook": "sheet.main",
        "styles": "styles",
        **{f"worksheets/sheet{n + 1}": "worksheet" for n in range(len(sheets))},
    }
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kind}.{what}+xml"/>' for part, what in known.items()
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{LINKS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs>'
        "</styleSheet>",
    }
    listed = linked = ""
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        listed += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
        linked += f'<Relationship Id="r{number}" Type="{LINKS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        cells = "".join(
            f"<row>{''.join(write_cell(cell, chr(65 + at), line) for at, cell in enumerate(row))}</row>"
            for line, row in enumerate(rows, start=1)
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
        )
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>'
    linked += f'<Relationship Id="s1" Type="{LINKS}/styles" Target="styles.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships">{linked}</Relationships>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return path


def write_cell(cell: str | float, column: str, line: int) -> str:
    if isinstance(cell, str):
        return f'<c r="{column}{line}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return f'<c r="{column}{line}" s="1"><v>{cell}</v></c>'


@pytest.fixture
def reader(require: Callable[[object, str], None]) -> None:
    try:
        import openpyxl  # noqa: F401 - only whether it is there
    except ImportError:
        require(None, "openpyxl is not installed")


@pytest.mark.usefixtures("reader")
def test_a_spreadsheet_is_read_like_the_csv_of_its_first_table(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [
        ["When", "Event", "Who"],
        [47485 + 8 / 24, "Belt stops", "Runa"],
        ["2030-01-02 08:10", "Belt runs", ""],
    ]
    review = import_review(
        write_spreadsheet(tmp_path / "INC-7.xlsx", {"Cover": [["Belt"]], "Log": rows, "Costs": [["a"]]})
    )
    assert review.id == "INC-7"
    assert [event.occurred_at.strftime("%m-%d %H:%M") for event in review.events if event.occurred_at] == [
        "01-02 08:00",
        "01-02 08:10",
    ]
    assert "mapped: sheet 'Log'; not read: 'Cover', 'Costs'" in review.sources[0].notes


@pytest.mark.usefixtures("reader")
def test_a_broken_spreadsheet_and_one_without_rows_are_named(tmp_path: Path) -> None:
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(ImportFailed, match=r"a\.xlsx: found .*expected a whole spreadsheet"):
        import_file(broken)
    with pytest.raises(ImportFailed, match="found 'no sheet with rows'"):
        import_file(write_spreadsheet(tmp_path / "b.xlsx", {"Empty": []}))


@pytest.mark.usefixtures("reader")
def test_a_cell_far_away_asks_for_no_memory(tmp_path: Path) -> None:
    path = write_spreadsheet(tmp_path / "far.xlsx", {"Log": [["when", "event"], ["2030-01-02 08:00", "a"]]})
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name).replace(b'r="B2"', b'r="XFD99999999"') for name in packed.namelist()}
    with zipfile.ZipFile(path, "w") as packed:
        for name, raw in parts.items():
            packed.writestr(name, raw)
    tracemalloc.start()
    with contextlib.suppress(ImportFailed):
        import_file(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200 * 1024 * 1024


@pytest.mark.usefixtures("reader")
def test_a_spreadsheet_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w") as file,
    ):
        for _ in range(513):
            file.write(b"\0" * 1024 * 1024)
    with pytest.raises(ImportFailed, match="bytes unpacked'; expected at most 512 MB"):
        import_file(path)


def test_a_spreadsheet_without_its_reader_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    path = write_spreadsheet(tmp_path / "a.xlsx", {"Log": [["when", "event"], ["2030-01-02", "a"]]})
    with pytest.raises(ImportFailed, match=r"review-widgets\[excel\].*or save the sheet as CSV"):
        import_file(path)
