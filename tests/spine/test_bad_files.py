"""What a clumsy or hostile user hands in: one clear sentence each, and the rest of the run is done."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import jiping
from jiping import samples

SAMPLE = samples.path("hb_department.md")
CONTENT = """<?xml version="1.0"?>%s<w:document xmlns:w="http://schemas.openxmlformats.org/\
wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"""


def docx(body: str) -> bytes:
    """A Word package around one document part."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", relations)
        package.writestr("word/document.xml", body)
    return stream.getvalue()


def laughs() -> bytes:
    entities = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return docx(CONTENT % (entities, "&b;"))


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.docx": (lambda: b"", "RDG002"),
    "truncated.docx": (lambda: docx(CONTENT % ("", "x" * 9000))[:300], "RDG001"),
    "broken.docx": (lambda: docx((CONTENT % ("", "甲"))[:150]), "RDG001"),
    "entities.docx": (laughs, "RDG008"),
    "huge_cell.docx": (lambda: docx(CONTENT % ("", "0" * 80_000_000)), "RDG001"),
    "photograph.docx": (lambda: b"\xff\xd8\xff\xe0" + bytes(900), "RDG001"),
    "paper.md": (lambda: b"%PDF-1.7\n" + bytes(900), "RDG001"),
    "minutes.md": ("会议纪要\n\n研究了三件事。\n".encode, "RDG019"),
}


def checked(*arguments: object) -> tuple[int, list[dict[str, Any]], str]:
    """Exit status, reports and messages of `jiping check`."""
    done = subprocess.run(
        [sys.executable, "-m", "jiping", "check", "--format", "json", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    reports = json.loads(done.stdout)["reports"] if done.stdout else []
    return done.returncode, reports, done.stderr


def test_every_bad_file_is_one_finding_and_the_others_are_done(tmp_path: Path) -> None:
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content())
    (tmp_path / "good.md").write_bytes(SAMPLE.read_bytes())
    status, reports, _ = checked(tmp_path)
    assert status == 1
    found = {Path(report["source"]).name: report for report in reports}
    assert found.pop("good.md")["evaluation"]["claimed_total"]["text"] == "99.20"
    said = {name: [f["code"] for f in report["findings"]] for name, report in found.items()}
    wrong = {name: codes for name, codes in said.items() if BAD[name][1] not in codes}
    assert wrong == {}
    assert set(found) == set(BAD)
    for report in found.values():
        assert report["evaluation"] is None
        blocking = [f for f in report["findings"] if f["severity"] == "block"]
        assert len(blocking) == 1
        assert blocking[0]["message"] and blocking[0]["suggestion"]


def test_a_file_that_is_not_there_is_named_and_the_others_are_done(tmp_path: Path) -> None:
    status, reports, messages = checked(tmp_path / "没有.docx", SAMPLE)
    assert status == 2
    assert len(reports) == 1
    assert "没有.docx" in messages


def test_half_a_form_says_so_and_is_still_read() -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    half = "\n".join(lines[: len(lines) // 2]).encode()
    [report] = jiping.evaluate(half, suffix=".md")
    assert report.evaluation is not None
    assert report.evaluation.truncated
    assert "RDG023" in {finding.code for finding in report.findings}


def test_ten_forms_in_one_file_are_ten_reports() -> None:
    text = "\n\n".join([SAMPLE.read_text(encoding="utf-8")] * 10).encode()
    reports = jiping.evaluate(text, suffix=".md")
    assert len(reports) == 10
    assert len({len(report.findings) for report in reports}) == 1


def test_a_form_without_its_digits_is_reported_and_not_judged() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    lost = "".join("□" if sign.isdigit() else sign for sign in text).encode()
    [report] = jiping.evaluate(lost, suffix=".md")
    assert "RDG022" in {finding.code for finding in report.findings}
    judged = [line for line in report.ledger.checks if line.code == "ARI004"]
    assert [line.outcome for line in judged] == ["insufficient_data"]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html"])
def test_the_kind_is_found_from_the_content(suffix: str) -> None:
    [report] = jiping.evaluate(SAMPLE.read_bytes(), suffix=suffix)
    assert report.evaluation is not None
    assert "RDG013" in {finding.code for finding in report.findings}
